//! One row read and checked on its own, before it joins a document.

use domain::mapping::Field;
use domain::orders::{DocumentKind, DocumentStatus};
use domain::products::ProductKind;
use domain::sales_file::RejectReason;
use domain::{Currency, Money};
use rustc_hash::FxHashMap;

use super::amounts::{
    Amounts, QUANTITY_PLACES, amounts_in, derived_price, excerpt, money_in, number, worth_in,
};
use super::parts::{PartLine, counted, parted};
use super::refund_words::{RefundState, refund_state};
use crate::cell::date::{DayOrder, days_since_1970};
use crate::cell::text::shown;
use crate::cell::{is_blank, parse_local_ms};
use crate::formats::Rules;
use crate::sheet::Row;
use crate::table::Layout;
use crate::table::words::{
    KindWord, is_letter_and_digits, kind_in, kind_of_code, kind_of_name, status_in,
};

const DAY_MS: i64 = 86_400_000;

/// What a row turned out to be.
#[derive(Debug)]
pub enum Reading<'r> {
    /// A line of an order or a refund.
    Sale(Entry<'r>),
    /// Money put on a stored-value card.
    TopUp,
    /// An entry of another kind than the one the format sells by.
    OtherKind,
}

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
    /// What the whole order came to, when its rows tell that.
    pub order_amount: Option<Money>,
    /// What of it went back under the same number.
    pub given_back: GivenBack,
}

/// What of a sale went back, told in the sale's own row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GivenBack {
    /// Nothing.
    Nothing,
    /// This much, above zero.
    Amount(Money),
    /// All of it.
    All,
}

/// Reads rows into entries.
#[derive(Debug)]
pub struct EntryReader {
    layout: Layout,
    rules: Rules,
    currency: Currency,
    day_order: DayOrder,
    kinds: FxHashMap<Box<[u8]>, Option<KindWord>>,
    statuses: FxHashMap<Box<[u8]>, (DocumentStatus, RefundState)>,
    tells_refunds: bool,
    parts: Vec<PartLine>,
    /// Of files whose orders run over several rows, what the first row of an order said.
    first_row: Option<FirstRow>,
    times_from_numbers: u32,
}

#[derive(Debug)]
struct FirstRow {
    number: Box<[u8]>,
    said: Result<(i64, DocumentStatus, RefundState), RejectReason>,
}

impl EntryReader {
    /// A reader for files of this layout.
    pub fn new(layout: Layout, rules: Rules, currency: Currency, day_order: DayOrder) -> Self {
        let tells_refunds = [Field::RefundAmount, Field::RefundStatus, Field::Status]
            .into_iter()
            .any(|field| layout.has(field));
        Self {
            layout,
            rules,
            currency,
            day_order,
            kinds: FxHashMap::default(),
            statuses: FxHashMap::default(),
            tells_refunds,
            parts: Vec::new(),
            first_row: None,
            times_from_numbers: 0,
        }
    }

    /// The lines of the row read last, when it holds several; empty when it is one line.
    pub fn parts(&self) -> &[PartLine] {
        &self.parts
    }

    /// How many rows took their day from the order number.
    pub fn times_from_numbers(&self) -> u32 {
        self.times_from_numbers
    }

    /// Reads a row.
    ///
    /// # Errors
    /// The reason for which the row is not taken.
    pub fn read<'r>(&mut self, row: &'r Row) -> Result<Reading<'r>, RejectReason> {
        if let Some(kind) = self.rules.only_kind
            && self.layout.bare(row, Field::Kind) != kind.as_bytes()
        {
            return Ok(Reading::OtherKind);
        }
        let named_kind = match self.kind_word(row) {
            Some(KindWord::TopUp) => return Ok(Reading::TopUp),
            Some(KindWord::Document(kind)) => Some(kind),
            None => None,
        };
        let number = self.needed(row, Field::OrderNo)?;
        let (local_ms, status, refund) = self.circumstances(row, number)?;
        let is_bad_debt = self.is_bad_debt(row, number);
        self.read_parts(row)?;
        let order_amount = self.order_amount(row)?;
        let amounts = self.amounts(row)?;
        let mut entry = Entry {
            number,
            local_ms,
            quantity_milli: amounts.quantity_milli,
            unit_price_e4: amounts.unit_price_e4,
            amount: amounts.amount,
            named_kind,
            status,
            is_bad_debt,
            order_amount,
            given_back: GivenBack::Nothing,
        };
        if named_kind == Some(DocumentKind::Refund) {
            entry.give_back();
            self.parts.iter_mut().for_each(PartLine::give_back);
        } else if self.layout.has(Field::UnitPrice) && entry.unit_price_e4 < 0 {
            self.allow_negative_price(row, &entry)?;
        }
        if self.tells_refunds {
            entry.given_back = self.given_back(row, &entry, refund)?;
        }
        Ok(Reading::Sale(entry))
    }

    /// Time, status and what it says of refunds; checked together with the currency. Of an order
    /// over several rows, only the first says them.
    fn circumstances(
        &mut self,
        row: &Row,
        number: &[u8],
    ) -> Result<(i64, DocumentStatus, RefundState), RejectReason> {
        if !self.rules.continued {
            return self.own_circumstances(row, number);
        }
        let says_nothing = |field| is_blank(self.layout.bare(row, field));
        let goes_on = says_nothing(Field::OrderedAt)
            || (says_nothing(Field::Status) && says_nothing(Field::Amount));
        if goes_on
            && let Some(first) = &self.first_row
            && *first.number == *number
        {
            return first.said.clone();
        }
        let said = self.own_circumstances(row, number);
        self.first_row = Some(FirstRow { number: number.into(), said: said.clone() });
        said
    }

    fn own_circumstances(
        &mut self,
        row: &Row,
        number: &[u8],
    ) -> Result<(i64, DocumentStatus, RefundState), RejectReason> {
        if let Some(currency) = self.layout.named(row, Field::Currency)
            && !is_currency(currency, self.currency)
        {
            return Err(RejectReason::OtherCurrency(excerpt(currency)));
        }
        let local_ms = self.moment(row, number)?;
        let (status, refund) = self.status(row, Field::Status);
        Ok((local_ms, status, refund))
    }

    fn moment(&mut self, row: &Row, number: &[u8]) -> Result<i64, RejectReason> {
        let cell = self.layout.bare(row, Field::OrderedAt);
        if !is_blank(cell) {
            return parse_local_ms(cell, self.day_order)
                .ok_or_else(|| RejectReason::BadDate(excerpt(cell)));
        }
        let day = self.rules.day_in_number.then(|| day_in(number)).flatten();
        let day = day.ok_or(RejectReason::Missing(Field::OrderedAt))?;
        self.times_from_numbers += 1;
        Ok(day * DAY_MS)
    }

    fn needed<'r>(&self, row: &'r Row, field: Field) -> Result<&'r [u8], RejectReason> {
        self.layout.named(row, field).ok_or(RejectReason::Missing(field))
    }

    fn kind_word(&mut self, row: &Row) -> Option<KindWord> {
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

    fn status(&mut self, row: &Row, field: Field) -> (DocumentStatus, RefundState) {
        let cell = self.layout.bare(row, field);
        if cell.is_empty() {
            return (DocumentStatus::Paid, RefundState::Unsaid);
        }
        if let Some(&known) = self.statuses.get(cell) {
            return known;
        }
        let text = shown(cell);
        let told = (status_in(&text), refund_state(&text));
        self.statuses.insert(cell.into(), told);
        told
    }

    /// What of a paid sale went back: an amount, unless a status says that it did not; all of it
    /// when a status says that it did and no amount is told.
    fn given_back(
        &mut self,
        row: &Row,
        entry: &Entry<'_>,
        by_order: RefundState,
    ) -> Result<GivenBack, RejectReason> {
        let amount = money_in(row, &self.layout, Field::RefundAmount, self.currency)?.unwrap_or(0);
        let is_sale =
            !matches!(entry.named_kind, Some(DocumentKind::Refund | DocumentKind::Adjustment));
        if !is_sale || !entry.status.counts() {
            return Ok(GivenBack::Nothing);
        }
        let by_refund = self.status(row, Field::RefundStatus).1;
        let state = if by_refund == RefundState::Unsaid { by_order } else { by_refund };
        let each_tells = self.parts.iter().any(|part| part.is_given_back);
        let whole = entry.order_amount.unwrap_or(entry.amount);
        Ok(match state {
            RefundState::NotDone => GivenBack::Nothing,
            RefundState::Done | RefundState::Unsaid
                if amount.abs() == whole.minor().abs() && amount != 0 =>
            {
                GivenBack::All
            }
            RefundState::Done | RefundState::Unsaid if amount != 0 => {
                GivenBack::Amount(Money::from_minor(amount.abs()))
            }
            RefundState::Done if !each_tells => GivenBack::All,
            RefundState::Done | RefundState::Unsaid => GivenBack::Nothing,
        })
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

    fn order_amount(&self, row: &Row) -> Result<Option<Money>, RejectReason> {
        if !self.rules.amount_of_order {
            return Ok(None);
        }
        let amount = money_in(row, &self.layout, Field::Amount, self.currency)?;
        Ok(amount.map(Money::from_minor))
    }

    fn amounts(&self, row: &Row) -> Result<Amounts, RejectReason> {
        if let [first, ..] = self.parts.as_slice() {
            let amount =
                self.parts.iter().try_fold(0_i64, |sum, part| sum.checked_add(part.amount));
            let amount = Money::from_minor(amount.ok_or(RejectReason::TooLarge)?);
            let (quantity_milli, unit_price_e4) = (first.quantity_milli, first.unit_price_e4);
            return Ok(Amounts { quantity_milli, unit_price_e4, amount });
        }
        let has_worth = self.layout.has(Field::Quantity) && self.layout.has(Field::UnitPrice);
        if self.rules.amount_of_order && has_worth {
            return worth_in(row, &self.layout, self.currency);
        }
        amounts_in(row, &self.layout, self.currency)
    }

    /// Finds the lines of a row that holds several.
    fn read_parts(&mut self, row: &Row) -> Result<(), RejectReason> {
        self.parts.clear();
        if self.rules.several_in_a_cell {
            self.read_parallel_cells(row)?;
        }
        if self.rules.counted_products {
            self.read_counted_products(row)?;
        }
        Ok(())
    }

    /// Products, codes and quantities of one row stand in the same order in their cells. Amounts
    /// do when there are as many, else the first line carries the one there is.
    fn read_parallel_cells(&mut self, row: &Row) -> Result<(), RejectReason> {
        let cells = |field| parted(self.layout.bare(row, field));
        let quantities = cells(Field::Quantity);
        let count = quantities.len();
        if count < 2 {
            return Ok(());
        }
        let (names, codes) = (cells(Field::ProductName), cells(Field::ProductCode));
        let (amounts, states) = (cells(Field::Amount), cells(Field::RefundStatus));
        let nth = |parts: &[&[u8]], place: usize| -> Vec<u8> {
            let part = if parts.len() == count { parts.get(place) } else { parts.first() };
            part.filter(|part| !is_blank(part)).map(|part| part.to_vec()).unwrap_or_default()
        };
        let has_amounts = amounts.len() == count;
        if !has_amounts && amounts.len() != 1 {
            let cell = self.layout.bare(row, Field::Amount);
            return Err(RejectReason::BadNumber(Field::Amount, excerpt(cell)));
        }
        let digits = u32::from(self.currency.digits());
        let mut parts = Vec::with_capacity(count);
        for (place, quantity) in quantities.iter().enumerate() {
            let quantity_milli = number(quantity, Field::Quantity, QUANTITY_PLACES)?;
            let amount = match amounts.get(place) {
                Some(amount) if is_blank(amount) => 0,
                Some(amount) => number(amount, Field::Amount, digits)?,
                None => 0,
            };
            let price = has_amounts.then(|| derived_price(amount, quantity_milli, self.currency));
            let own_state = states.get(place).filter(|_| states.len() == count);
            parts.push(PartLine {
                code: nth(&codes, place),
                name: nth(&names, place),
                quantity_milli,
                unit_price_e4: price
                    .map_or(Some(0), |price| price)
                    .ok_or(RejectReason::TooLarge)?,
                amount,
                is_given_back: own_state
                    .is_some_and(|state| refund_state(&shown(state)) == RefundState::Done),
            });
        }
        self.parts = parts;
        Ok(())
    }

    /// A cell with one product is one line; with several, nobody knows what each of them cost, and
    /// a line without a product carries the amount.
    fn read_counted_products(&mut self, row: &Row) -> Result<(), RejectReason> {
        let Some(items) = counted(self.layout.bare(row, Field::ProductName)) else { return Ok(()) };
        let amount = money_in(row, &self.layout, Field::Amount, self.currency)?
            .ok_or(RejectReason::Missing(Field::Amount))?;
        let line = |(name, count): &(&str, i64)| PartLine {
            name: name.as_bytes().to_vec(),
            quantity_milli: count.saturating_mul(1_000),
            ..PartLine::default()
        };
        self.parts = items.iter().map(line).collect();
        if let [only] = self.parts.as_mut_slice() {
            only.amount = amount;
            only.unit_price_e4 = derived_price(amount, only.quantity_milli, self.currency)
                .ok_or(RejectReason::TooLarge)?;
            return Ok(());
        }
        self.parts.push(PartLine { amount, ..PartLine::default() });
        Ok(())
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

impl PartLine {
    fn give_back(&mut self) {
        self.quantity_milli = -self.quantity_milli.abs();
        self.amount = -self.amount.abs();
    }
}

/// Whether a cell names the chain's currency.
fn is_currency(cell: &[u8], currency: Currency) -> bool {
    let text = shown(cell).trim().to_uppercase();
    let code = match text.as_str() {
        "人民币" | "元" | "RMB" | "¥" | "￥" => "CNY",
        other => other,
    };
    code == currency.code()
}

/// The day since 1970 with which an order number begins: `240305-123456` is of 5 March 2024.
fn day_in(number: &[u8]) -> Option<i64> {
    let [y1, y2, m1, m2, d1, d2, b'-', ..] = number else { return None };
    if ![y1, y2, m1, m2, d1, d2].iter().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let two = |tens: &u8, ones: &u8| i64::from(tens - b'0') * 10 + i64::from(ones - b'0');
    days_since_1970(2_000 + two(y1, y2), two(m1, m2), two(d1, d2))
}
