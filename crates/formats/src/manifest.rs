//! What importing the files must give.

use std::collections::BTreeMap;

use serde::Serialize;

/// The right totals of a folder of files, kept beside the folder as `<folder>.manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Manifest {
    /// Currency of every amount.
    pub currency: &'static str,
    /// Stores of the chain: code and name.
    pub stores: Vec<StoreNamed>,
    /// Names in files that are no store's name, and the code of the store they mean.
    pub aliases: BTreeMap<String, String>,
    /// The files, in the order in which they are to be imported.
    pub files: Vec<FileTruth>,
    /// What holds after all of them.
    pub all: All,
}

/// A store of the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StoreNamed {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// What one file says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FileTruth {
    /// Name of the file.
    pub file: String,
    /// Code of the format.
    pub format: String,
    /// What the rows are about.
    pub subject: String,
    /// `gbk`, `gb18030`, `utf-8`, `utf-8-bom`, `utf-16le`, `xlsx` or `xls`, whatever the name ends
    /// with.
    pub encoding: String,
    /// Code of the store the file is imported into, when no column names one.
    pub store: Option<String>,
    /// Rows below the header that are neither comments nor summaries.
    pub rows: u32,
    /// Rows that must be rejected.
    pub rejected: u32,
    /// Sales that were paid.
    pub sales: u32,
    /// Refunds: rows that are refunds, and orders of which a column says that money went back.
    pub refunds: u32,
    /// Sales closed or cancelled.
    pub closed: u32,
    /// Sales not paid yet.
    pub unpaid: u32,
    /// Lines of the documents that stand in the file as rows, stand-in and difference lines among
    /// them; not those of refunds that only a column tells.
    pub lines: u32,
    /// Paid sales less refunds, as this file alone says, in minor units.
    pub net_amount_minor: i64,
    /// What the file's own summary rows state.
    pub controls: Vec<Control>,
    /// Plain facts, when it has some.
    pub facts: Option<FactsTruth>,
    /// Different products named, postage among them where it stands as a product.
    pub products: u32,
    /// Members of a member list.
    pub members: u32,
    /// Different buyers known by weak marks only.
    pub buyers: u32,
    /// Different customers known by an exact key, members of a list among them.
    pub customers: u32,
    /// What is settled by rule, and how often. Only what the generator plants on purpose.
    pub remarks: BTreeMap<String, u32>,
    /// The documents behind the totals.
    #[serde(skip)]
    pub documents: Vec<DocumentTruth>,
    /// The exact keys of each customer: `phone:…`, `card:…`, `outside:taobao:…`.
    #[serde(skip)]
    pub customer_keys: Vec<Vec<String>>,
}

/// A total that a summary row states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Control {
    /// `amount` or `quantity`.
    pub field: &'static str,
    /// Minor units; quantities in thousandths.
    pub stated_minor: i64,
}

/// The plain facts of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FactsTruth {
    /// `traffic`, `advertising`, `review`, `stock`, `settlement` or `after_sale`.
    pub kind: String,
    /// Facts.
    pub rows: u32,
    /// Sum of each number: minor units, quantities in thousandths, counts.
    pub sums: BTreeMap<String, i64>,
}

/// Whether a document counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It counts.
    Paid,
    /// Placed, not paid yet.
    Unpaid,
    /// Closed without money.
    Closed,
}

/// A sale or a refund as a file tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentTruth {
    /// Code of the store.
    pub store: String,
    /// Its number.
    pub number: String,
    /// A refund; else a sale.
    pub is_refund: bool,
    /// Whether it counts.
    pub state: State,
    /// What was paid or, below zero, went back, in minor units.
    pub amount_minor: i64,
}

/// What holds after all files are imported: an order that stands in several counts once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct All {
    /// Paid sales less refunds, in minor units.
    pub net_sales_minor: i64,
    /// Paid sales.
    pub orders: u32,
    /// Refunds.
    pub refunds: u32,
    /// Different customers, joined by exact keys.
    pub customers: u32,
    /// Paid sales less refunds of each store, by its code.
    pub by_store: BTreeMap<String, i64>,
}
