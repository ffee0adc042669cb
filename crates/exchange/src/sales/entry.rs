//! One row read and checked on its own, before it joins a document.

use domain::mapping::Field;
use domain::orders::{DocumentKind, DocumentStatus};
use domain::products::ProductKind;
use domain::sales_file::RejectReason;
use domain::{Currency, Money};
use rustc_hash::FxHashMap;

use super::layout::Layout;
use super::words::{is_letter_and_digits, kind_in, kind_of_code, kind_of_name, status_in};
use crate::cell::date::DayOrder;
use crate::cell::text::{cut, shown};
use crate::cell::{NumberFlaw, is_blank, parse_local_ms, parse_scaled};
use crate::sheet::Row;

const QUANTITY_PLACES: u32 = 3;
const PRICE_PLACES: u32 = 4;
const SHOWN_CHARS: usize = 200;

/// What one row says.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'r> {
    /// The order number, without dressing.
    pub number: &'r [u8],
    /// Local milliseconds since 1970.
    pub local_ms: i64,
    /// Quantity in thousandths.
    pub quantity_milli: i64,
    /// Unit price in ten-thousandths.
    pub unit_price_e4: i64,
    /// Amount of the line.
    pub amount: Money,
    /// The kind that the kind column names.
    pub named_kind: Option<DocumentKind>,
    /// The status that the status column names.
    pub status: DocumentStatus,
    /// A bad debt or another correction of the books, by its number and content.
    pub is_bad_debt: bool,
}

/// Reads rows into entries.
#[derive(Debug)]
pub struct EntryReader {
    /// Where the fields stand.
    pub layout: Layout,
    currency: Currency,
    day_order: DayOrder,
    kinds: FxHashMap<Box<[u8]>, Option<DocumentKind>>,
    statuses: FxHashMap<Box<[u8]>, DocumentStatus>,
}

struct Amounts {
    quantity_milli: i64,
    unit_price_e4: i64,
    amount: Money,
}

impl EntryReader {
    /// A reader for files of this layout.
    pub fn new(layout: Layout, currency: Currency, day_order: DayOrder) -> Self {
        let (kinds, statuses) = (FxHashMap::default(), FxHashMap::default());
        Self { layout, currency, day_order, kinds, statuses }
    }

    /// Reads a row.
    ///
    /// # Errors
    /// The reason for which the row is not taken.
    pub fn read<'r>(&mut self, row: &'r Row) -> Result<Entry<'r>, RejectReason> {
        let number = self.needed(row, Field::OrderNo)?;
        let moment = self.needed(row, Field::OrderedAt)?;
        let local_ms = parse_local_ms(moment, self.day_order)
            .ok_or_else(|| RejectReason::BadDate(excerpt(moment)))?;
        let named_kind = self.named_kind(row);
        let is_bad_debt = self.is_bad_debt(row, number);
        let amounts = self.amounts(row)?;
        let mut entry = Entry {
            number,
            local_ms,
            quantity_milli: amounts.quantity_milli,
            unit_price_e4: amounts.unit_price_e4,
            amount: amounts.amount,
            named_kind,
            status: self.status(row),
            is_bad_debt,
        };
        if named_kind == Some(DocumentKind::Refund) {
            entry.give_back();
        } else if self.layout.has(Field::UnitPrice) && entry.unit_price_e4 < 0 {
            self.allow_negative_price(row, &entry)?;
        }
        Ok(entry)
    }

    fn needed<'r>(&self, row: &'r Row, field: Field) -> Result<&'r [u8], RejectReason> {
        let cell = self.layout.bare(row, field);
        if is_blank(cell) { Err(RejectReason::Missing(field)) } else { Ok(cell) }
    }

    fn named_kind(&mut self, row: &Row) -> Option<DocumentKind> {
        let cell = self.layout.bare(row, Field::Kind);
        if cell.is_empty() {
            return None;
        }
        if let Some(&known) = self.kinds.get(cell) {
            return known;
        }
        let kind = kind_in(&shown(cell));
        self.kinds.insert(cell.into(), kind);
        kind
    }

    fn status(&mut self, row: &Row) -> DocumentStatus {
        let cell = self.layout.bare(row, Field::Status);
        if cell.is_empty() {
            return DocumentStatus::Paid;
        }
        if let Some(&known) = self.statuses.get(cell) {
            return known;
        }
        let status = status_in(&shown(cell));
        self.statuses.insert(cell.into(), status);
        status
    }

    /// Number `A` and digits, with the product code `B` or a name that says "bad debt".
    fn is_bad_debt(&self, row: &Row, number: &[u8]) -> bool {
        is_letter_and_digits(number, b'A')
            && (self.layout.bare(row, Field::ProductCode).eq_ignore_ascii_case(b"B")
                || shown(self.layout.bare(row, Field::ProductName))
                    .to_lowercase()
                    .contains("bad debt"))
    }

    /// A price below zero is ordinary on refunds, corrections and discount lines only.
    fn allow_negative_price(&self, row: &Row, entry: &Entry<'_>) -> Result<(), RejectReason> {
        let is_adjustment = entry.is_bad_debt || entry.named_kind == Some(DocumentKind::Adjustment);
        let is_refund = entry.named_kind.is_none()
            && is_letter_and_digits(entry.number, b'C')
            && entry.amount < Money::ZERO;
        if is_adjustment || is_refund || self.is_discount(row) {
            return Ok(());
        }
        let price = self.layout.bare(row, Field::UnitPrice);
        Err(RejectReason::NegativePrice(excerpt(price)))
    }

    fn is_discount(&self, row: &Row) -> bool {
        let code = self.layout.bare(row, Field::ProductCode);
        let kind = if is_blank(code) {
            kind_of_name(&shown(self.layout.bare(row, Field::ProductName)))
        } else {
            kind_of_code(&shown(code).to_uppercase())
        };
        kind == ProductKind::Discount
    }

    /// Quantity, price and amount; one of the three may be derived from the others.
    fn amounts(&self, row: &Row) -> Result<Amounts, RejectReason> {
        let quantity = self.number_in(row, Field::Quantity, QUANTITY_PLACES)?;
        let price = self.number_in(row, Field::UnitPrice, PRICE_PLACES)?;
        let digits = u32::from(self.currency.digits());
        let amount = self.number_in(row, Field::Amount, digits)?;
        let Some(minor) = amount else { return self.computed_amount(quantity, price) };
        let quantity_milli = quantity.unwrap_or(1_000);
        let unit_price_e4 = match price {
            Some(price) => price,
            None => self.derived_price(minor, quantity_milli).ok_or(RejectReason::TooLarge)?,
        };
        Ok(Amounts { quantity_milli, unit_price_e4, amount: Money::from_minor(minor) })
    }

    fn computed_amount(
        &self,
        quantity: Option<i64>,
        price: Option<i64>,
    ) -> Result<Amounts, RejectReason> {
        let lacking = |field| {
            let needed = if self.layout.has(Field::Amount) { Field::Amount } else { field };
            RejectReason::Missing(needed)
        };
        let quantity_milli = quantity.ok_or_else(|| lacking(Field::Quantity))?;
        let unit_price_e4 = price.ok_or_else(|| lacking(Field::UnitPrice))?;
        let amount = Money::of_line(quantity_milli, unit_price_e4, self.currency)
            .ok_or(RejectReason::TooLarge)?;
        Ok(Amounts { quantity_milli, unit_price_e4, amount })
    }

    /// Amount over quantity, rounded half away from zero; without a quantity there is no price.
    fn derived_price(&self, minor: i64, quantity_milli: i64) -> Option<i64> {
        if quantity_milli == 0 {
            return Some(0);
        }
        let scale = 10_i128.pow(PRICE_PLACES + QUANTITY_PLACES - u32::from(self.currency.digits()));
        let (numerator, divisor) = (i128::from(minor) * scale, i128::from(quantity_milli));
        let sign = numerator.signum() * divisor.signum();
        let (numerator, divisor) = (numerator.abs(), divisor.abs());
        i64::try_from((numerator + divisor / 2) / divisor * sign).ok()
    }

    fn number_in(&self, row: &Row, field: Field, places: u32) -> Result<Option<i64>, RejectReason> {
        let cell = self.layout.bare(row, field);
        if is_blank(cell) {
            return Ok(None);
        }
        match parse_scaled(cell, places) {
            Ok(number) => Ok(Some(number)),
            Err(NumberFlaw::TooLarge) => Err(RejectReason::TooLarge),
            Err(NumberFlaw::NotANumber) => Err(RejectReason::BadNumber(field, excerpt(cell))),
        }
    }
}

impl Entry<'_> {
    /// Tills write refunds with positive amounts and say in words that they are refunds.
    fn give_back(&mut self) {
        self.quantity_milli = -self.quantity_milli.abs();
        self.unit_price_e4 = self.unit_price_e4.abs();
        self.amount = Money::from_minor(-self.amount.minor().abs());
    }
}

fn excerpt(cell: &[u8]) -> String {
    cut(&shown(cell), SHOWN_CHARS).to_string()
}
