//! What a file says about orders and refunds.
//!
//! Products, customers, stores and employees are named once and referred to by position, so that
//! half a million lines stay small in memory.

use std::ops::Range;

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use crate::money::Money;
use crate::position::Position;

/// Everything one file says about sales.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SalesFile {
    /// Products in order of first appearance.
    pub products: Vec<ProductSeen>,
    /// Customers in order of first appearance.
    pub customers: Vec<CustomerSeen>,
    /// Store names or codes as written in the file, when it has such a column.
    pub stores: Vec<String>,
    /// Names or codes of the employees who sold, as written.
    pub employees: Vec<String>,
    /// Sales channels as written.
    pub channels: Vec<String>,
    /// Buyers of whom no exact key is known, in order of first appearance.
    pub buyers: Vec<BuyerSeen>,
    /// Ways to pay, as written or by their code (see [`Payment`]).
    pub methods: Vec<String>,
    /// The documents in order of first appearance.
    pub documents: Vec<Document>,
    /// The lines of all documents, those of one document beside each other.
    pub lines: Vec<DocumentLine>,
    /// The payments of all documents, those of one document beside each other.
    pub payments: Vec<Payment>,
}

/// How much of an order a document tells. Shop platforms give a list of orders (who, when, how much
/// in all) and a list of their lines; the two join by the order number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Part {
    /// All of it.
    #[default]
    Whole,
    /// Buyer, time, status and what was paid in all; its lines are a stand-in.
    Head,
    /// The lines; buyer and total are told elsewhere.
    Lines,
}

/// One order, refund or adjustment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The number the source gave it.
    pub number: CompactString,
    /// Sale, refund or adjustment.
    pub kind: DocumentKind,
    /// Paid, or closed without money.
    pub status: DocumentStatus,
    /// When it happened, as local milliseconds since 1970 (the store's clock, no zone applied).
    pub local_ms: i64,
    /// Position in [`SalesFile::customers`]; `None` for a guest.
    pub customer: Option<Position>,
    /// Position in [`SalesFile::stores`].
    pub store: Option<Position>,
    /// Position in [`SalesFile::employees`].
    pub employee: Option<Position>,
    /// Position in [`SalesFile::channels`].
    pub channel: Option<Position>,
    /// Position in [`SalesFile::buyers`], when no exact key of the buyer is known.
    pub buyer: Option<Position>,
    /// How much of the order it tells.
    pub part: Part,
    /// In how many rows the file tells it; 0 when it follows from the rows of another document.
    pub rows: u32,
    /// Its lines, as positions in [`SalesFile::lines`].
    pub lines: Range<u32>,
    /// Its payments, as positions in [`SalesFile::payments`]; they are information, not sales.
    pub payments: Range<u32>,
}

/// One way in which a document was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payment {
    /// Position in [`SalesFile::methods`]. Known ways have codes: `cash`, `stored_principal`,
    /// `stored_gift`, `stored_value`, `times_card`.
    pub method: Position,
    /// How much; negative when it went back.
    pub amount: Money,
}

/// A buyer known by weak marks only: they suggest who it is and never join anybody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct BuyerSeen {
    /// Name as written.
    pub name: Box<str>,
    /// Phone with stars in it (`1******6198`); empty when there is none.
    pub masked_phone: Box<str>,
    /// Address as written.
    pub address: Box<str>,
}

/// One line of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentLine {
    /// Position in [`SalesFile::products`]; `None` when the file names no product.
    pub product: Option<Position>,
    /// Quantity in thousandths (weighed goods have fractions); negative for goods that come back.
    pub quantity_milli: i64,
    /// Price of one unit in ten-thousandths of the major unit, before discount.
    pub unit_price_e4: i64,
    /// What was paid for the line, rounded to the minor unit; negative for money that goes back.
    pub amount: Money,
}

/// A product as the file names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProductSeen {
    /// Its code, trimmed, letters in upper case: two spellings of one code are one product.
    pub code: Box<str>,
    /// Its name; empty when the file has none.
    pub name: Box<str>,
    /// Its category; empty when the file has none.
    pub category: Box<str>,
    /// Goods, or one of the things that share the lines with them.
    pub kind: crate::products::ProductKind,
}

/// A customer as the file names them. Only exact keys: at least one is not empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct CustomerSeen {
    /// The number the source uses for the customer.
    pub outside_id: Box<str>,
    /// Phone number in full; masked numbers are not taken.
    pub phone: Box<str>,
    /// Hash of the phone number, see [`crate::phone_hash`], when it is not told in full.
    pub phone_hash: Box<str>,
    /// Member card number.
    pub card: Box<str>,
    /// Name as written.
    pub name: Box<str>,
    /// `1990-05-23`, or `05-23` without a year; may be empty.
    pub birthday: Box<str>,
}

pub use crate::orders::{DocumentKind, DocumentStatus};

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reject {
    /// Row in the file, counted as a spreadsheet does (the header is row 1 when it comes first).
    pub row: u32,
    /// Why.
    pub reason: RejectReason,
    /// The row's cells as read, each cut at 200 characters.
    pub cells: Vec<String>,
}

/// Why a row was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RejectReason {
    /// A needed cell is empty.
    Missing(Field),
    /// A date or time that cannot be read.
    BadDate(String),
    /// A number that cannot be read, and in which field.
    BadNumber(Field, String),
    /// A price below zero on an ordinary sale.
    NegativePrice(String),
    /// A cell longer than the limit (32,767 characters, what a spreadsheet cell can hold).
    CellTooLong(Field),
    /// The row has fewer cells than the header: the file was cut off here.
    CutOff,
    /// The amount does not fit the ledger.
    TooLarge,
    /// The store is not one of the chain's.
    UnknownStore(String),
    /// The row says something else about an order than the rows before it (another store).
    Contradiction(String),
    /// The amounts are in another currency than the chain's.
    OtherCurrency(String),
    /// Neither phone nor card nor number tells who the member is.
    NoKey,
    /// No number of this name is entered by people.
    UnknownMeasure(String),
}

impl RejectReason {
    /// Stable code, the key of its text in the interface.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "missing",
            Self::BadDate(_) => "bad_date",
            Self::BadNumber(..) => "bad_number",
            Self::NegativePrice(_) => "negative_price",
            Self::CellTooLong(_) => "cell_too_long",
            Self::CutOff => "cut_off",
            Self::TooLarge => "too_large",
            Self::UnknownStore(_) => "unknown_store",
            Self::Contradiction(_) => "contradiction",
            Self::OtherCurrency(_) => "other_currency",
            Self::NoKey => "no_key",
            Self::UnknownMeasure(_) => "unknown_measure",
        }
    }

    /// The field concerned, when one is.
    pub fn field(&self) -> Option<Field> {
        match self {
            Self::Missing(field) | Self::BadNumber(field, _) | Self::CellTooLong(field) => {
                Some(*field)
            }
            Self::BadDate(_) => Some(Field::OrderedAt),
            Self::NegativePrice(_) => Some(Field::UnitPrice),
            Self::UnknownStore(_) | Self::Contradiction(_) => Some(Field::Store),
            Self::OtherCurrency(_) => Some(Field::Currency),
            Self::UnknownMeasure(_) => Some(Field::Measure),
            Self::CutOff | Self::TooLarge | Self::NoKey => None,
        }
    }

    /// The text that could not be taken, when there is one.
    pub fn found(&self) -> &str {
        match self {
            Self::BadDate(text)
            | Self::BadNumber(_, text)
            | Self::NegativePrice(text)
            | Self::UnknownStore(text)
            | Self::Contradiction(text)
            | Self::OtherCurrency(text)
            | Self::UnknownMeasure(text) => text,
            Self::Missing(_)
            | Self::CellTooLong(_)
            | Self::CutOff
            | Self::TooLarge
            | Self::NoKey => "",
        }
    }
}

/// Something noticed in the file and settled by rule; shown, never hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Stable code: `guest_lines`, `zero_price_lines`, `two_spellings`, `non_goods_lines`,
    /// `summary_rows`, `stock_adjustments`, `repeated_lines`, `top_ups`, `filtered_rows`,
    /// `masked_buyers`, `hashed_phones`, `id_numbers_skipped`, `times_from_order_numbers`.
    pub code: &'static str,
    /// How often.
    pub count: u32,
}

pub use crate::mapping::Field;
