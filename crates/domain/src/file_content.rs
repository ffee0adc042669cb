//! What one file says, once it has been read: the border between the crate that reads files and
//! the crate that stores them.

use chrono::NaiveDate;

use crate::facts::FactsFile;
use crate::mapping::Field;
use crate::metrics::Measure;
use crate::sales_file::{Reject, Remark, SalesFile};
use crate::subject::Subject;
use crate::{Money, Position};

/// Everything one file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileContent {
    /// Code of the recognised format, for example `taobao_orders` or `sales_lines`.
    pub format: String,
    /// What the rows are about.
    pub subject: Subject,
    /// Data rows read, header and summary rows not counted: accepted and rejected ones.
    pub rows: u32,
    /// Orders and refunds.
    pub sales: SalesFile,
    /// Plain facts.
    pub facts: FactsFile,
    /// Products of a product list.
    pub products: Vec<ProductListed>,
    /// Members of a member list.
    pub members: Vec<MemberListed>,
    /// Numbers that people keep by store and day.
    pub values: Vec<ValueListed>,
    /// What the file's own summary rows say beside what we add up.
    pub controls: Vec<ControlTotal>,
    /// Rows that could not be taken, in file order.
    pub rejects: Vec<Reject>,
    /// What was noticed and settled by rule, with how often.
    pub remarks: Vec<Remark>,
}

/// A total that the file states itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlTotal {
    /// Row in the file.
    pub row: u32,
    /// The field whose column holds it.
    pub field: Field,
    /// What the file says, in minor units (quantities in thousandths).
    pub stated: i64,
    /// What the rows above it add up to, rejected ones not among them.
    pub counted: i64,
}

/// A row of a product list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProductListed {
    /// Code, trimmed, letters in upper case.
    pub code: Box<str>,
    /// Name.
    pub name: Box<str>,
    /// Short code, for the counter.
    pub short_code: Box<str>,
    /// Category.
    pub category: Box<str>,
    /// Unit of measure.
    pub unit: Box<str>,
    /// What one unit costs the chain.
    pub unit_cost: Option<Money>,
    /// What one unit is sold for.
    pub list_price: Option<Money>,
    /// How commission is reckoned, as written.
    pub commission_kind: Box<str>,
    /// The commission, as written: an amount or a share.
    pub commission: Box<str>,
}

/// A number of a store and a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueListed {
    /// Row in the file; a row may tell several numbers.
    pub row: u32,
    /// Position in [`FileContent::sales`]'s stores; `None` when the row names no store.
    pub store: Option<Position>,
    /// The day.
    pub day: NaiveDate,
    /// What it counts; one that people enter.
    pub measure: Measure,
    /// The number in the measure's whole numbers, see [`Measure::digits`].
    pub value: i64,
}

/// A row of a member list. At least one of phone, its hash, card and outside number is not empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemberListed {
    /// Position in [`FileContent::sales`]'s stores; `None` when the row names no store.
    pub store: Option<Position>,
    /// Card number.
    pub card: Box<str>,
    /// Phone number in full, see [`crate::customers::normal_phone`]; empty when masked or unreadable.
    pub phone: Box<str>,
    /// Hash of the phone number, see [`crate::phone_hash`], when it is not told in full.
    pub phone_hash: Box<str>,
    /// The number the source uses.
    pub outside_id: Box<str>,
    /// Name.
    pub name: Box<str>,
    /// `male`, `female` or empty.
    pub gender: Box<str>,
    /// `1990-05-23`, or `05-23` without a year; empty when unknown.
    pub birthday: Box<str>,
    /// Member level as written.
    pub level: Box<str>,
    /// Balance of the stored-value card.
    pub balance: Option<Money>,
    /// Points.
    pub points: Option<i64>,
    /// Mail address.
    pub email: Box<str>,
    /// WeChat number.
    pub we_chat: Box<str>,
    /// Address.
    pub address: Box<str>,
    /// `2026-11-22`, or empty.
    pub joined_on: Box<str>,
    /// Who brought them.
    pub referrer: Box<str>,
    /// Remark.
    pub note: Box<str>,
    /// ID-card number; the reader leaves it empty unless told to read it.
    pub id_number: Box<str>,
}
