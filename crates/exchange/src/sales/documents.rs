//! Rows gathered into documents, in order of first appearance.

use std::hash::Hasher;

use domain::file_content::FileContent;
use domain::mapping::Field;
use domain::orders::{DocumentKind, DocumentStatus, share_out};
use domain::sales_file::{
    CustomerSeen, Document, DocumentLine, Part, RejectReason, Remark, SalesFile,
};
use domain::{Money, Position};
use rustc_hash::{FxHashMap, FxHasher};

use super::customers::{Customers, Who};
use super::entry::{Entry, GivenBack};
use super::gather::gather;
use super::parts::PartLine;
use super::payments::{Paid, Payments};
use crate::cell::text::shown;
use crate::formats::Rules;
use crate::read::KnownStore;
use crate::sheet::Row;
use crate::table::{Layout, Names, Products, Stores, is_goods};

/// The documents gathered so far.
pub struct Documents<'a> {
    layout: Layout,
    rules: Rules,
    /// Whether an order may be closed in part: the platform's rows are parts of orders, each with a
    /// status of its own.
    closes_in_part: bool,
    /// Whether goods that leave free of charge may be a correction of the stock.
    corrects_stock: bool,
    by_key: FxHashMap<u64, u32>,
    stores: Stores<'a>,
    employees: Names,
    channels: Names,
    customers: Customers,
    products: Products,
    payments: Payments,
    /// Beside the documents themselves no more than must be: a year of receipts has a million.
    open: Vec<Open>,
    /// What went back of the orders whose amount is told as a whole, by document.
    given_back: FxHashMap<u32, GivenBack>,
    /// The document of each line, in file order.
    document_of_line: Vec<u32>,
    /// Hash of every row with its document; 64 bits, so that two different rows of one document
    /// are taken for repeats less than once in a million files.
    rows_seen: Vec<u64>,
    key: Vec<u8>,
    last_key: Vec<u8>,
    last: u32,
    guest_lines: u32,
    zero_price_lines: u32,
    closed_parts: u32,
}

/// Stands for the document of a line that counts no more.
const NO_DOCUMENT: u32 = u32::MAX;

/// A document while its rows are still coming.
#[derive(Debug)]
struct Open {
    document: Document,
    named_kind: Option<DocumentKind>,
    total: i64,
    is_bad_debt: bool,
    all_free: bool,
    goods_leave: bool,
    /// What the order came to, when its rows tell that beside the worth of their lines.
    order_amount: Option<Money>,
}

impl<'a> Documents<'a> {
    /// No documents yet.
    pub fn new(
        layout: Layout,
        rules: Rules,
        currency: domain::Currency,
        platform: &'static str,
        known_store: KnownStore<'a>,
    ) -> Self {
        Self {
            layout,
            rules,
            closes_in_part: !platform.is_empty(),
            corrects_stock: layout.has(Field::UnitPrice)
                && platform.is_empty()
                && rules.part == Part::Whole,
            by_key: FxHashMap::default(),
            stores: Stores::new(known_store),
            employees: Names::default(),
            channels: Names::default(),
            customers: Customers::new(layout, platform),
            products: Products::new(layout),
            payments: Payments::new(layout, currency),
            open: Vec::new(),
            given_back: FxHashMap::default(),
            document_of_line: Vec::new(),
            rows_seen: Vec::new(),
            key: Vec::new(),
            last_key: Vec::new(),
            last: 0,
            guest_lines: 0,
            zero_price_lines: 0,
            closed_parts: 0,
        }
    }

    /// Adds a checked row to its document: as one line, or as the `parts` it holds.
    ///
    /// # Errors
    /// [`RejectReason::Contradiction`] when the row gives its order another status than the rows
    /// before it. Only platforms close orders in part; there the paid parts are the order.
    /// [`RejectReason::UnknownStore`] when it names a store the chain does not have;
    /// [`RejectReason::BadNumber`] when a payment cannot be read.
    pub fn add(
        &mut self,
        row: &Row,
        entry: &Entry<'_>,
        parts: &[PartLine],
        file: &mut SalesFile,
    ) -> Result<(), RejectReason> {
        if self.payments.are_told() {
            self.payments.check(row)?;
        }
        let part_back = parts.iter().any(|part| part.is_given_back) && entry.status.counts();
        let gives_back = entry.given_back != GivenBack::Nothing || part_back;
        if gives_back && !self.rules.amount_of_order {
            self.refuse_other_refund(row, entry, file)?;
        }
        let (position, is_new) = self.document_of(row, entry, entry.named_kind, file)?;
        if self.is_closed_part(position, entry) {
            self.closed_parts += 1;
            return Ok(());
        }
        let who = self.customers.of_row(row, file);
        self.learn_people(row, position, who, file);
        self.count(row, position, who.customer);
        self.zero_price_lines += u32::from(parts.is_empty() && entry.unit_price_e4 == 0);
        let lines_from = file.lines.len();
        if parts.is_empty() {
            let product = self.products.of_row(row, entry.unit_price_e4, &mut file.products);
            self.push_line(position, entry.line(product), file);
        } else {
            for part in parts {
                let line = self.part_line(part, file);
                self.push_line(position, line, file);
            }
        }
        if let Some(open) = self.open.get_mut(position as usize) {
            open.include(entry);
            open.document.rows += 1;
        }
        if self.payments.are_told() {
            self.add_payments(row, entry, position, is_new, file);
        }
        if gives_back {
            self.give_back(row, entry, position, parts, lines_from, file)?;
        }
        Ok(())
    }

    fn learn_people(&mut self, row: &Row, position: u32, who: Who, file: &mut SalesFile) {
        let layout = &self.layout;
        let employee = layout
            .named(row, Field::Employee)
            .map(|name| self.employees.position_in(&mut file.employees, name));
        let channel = layout
            .named(row, Field::Channel)
            .map(|name| self.channels.position_in(&mut file.channels, name));
        let Some(open) = self.open.get_mut(position as usize) else { return };
        let document = &mut open.document;
        document.customer = document.customer.or(who.customer);
        document.buyer = document.buyer.or(who.buyer);
        document.employee = document.employee.or(employee);
        document.channel = document.channel.or(channel);
    }

    fn part_line(&mut self, part: &PartLine, file: &mut SalesFile) -> DocumentLine {
        let product =
            self.products.of(&part.code, &part.name, part.unit_price_e4, &mut file.products);
        DocumentLine {
            product,
            quantity_milli: part.quantity_milli,
            unit_price_e4: part.unit_price_e4,
            amount: Money::from_minor(part.amount),
        }
    }

    fn push_line(&mut self, position: u32, line: DocumentLine, file: &mut SalesFile) {
        let Some(open) = self.open.get_mut(position as usize) else { return };
        open.document.lines.end += 1;
        open.total = open.total.saturating_add(line.amount.minor());
        open.all_free &= line.amount == Money::ZERO && line.unit_price_e4 == 0;
        open.goods_leave |= line.quantity_milli < 0;
        self.document_of_line.push(position);
        file.lines.push(line);
    }

    fn add_payments(
        &mut self,
        row: &Row,
        entry: &Entry<'_>,
        position: u32,
        is_new: bool,
        file: &mut SalesFile,
    ) {
        // Where the amount is that of the order, so is the payment, and each row tells it again.
        if self.rules.amount_of_order && !is_new {
            return;
        }
        let amount = entry.order_amount.unwrap_or(entry.amount);
        let gives_back = entry.named_kind == Some(DocumentKind::Refund);
        let paid = Paid { document: position, amount, status: entry.status, gives_back };
        let count = self.payments.add(row, paid, file);
        if let Some(open) = self.open.get_mut(position as usize) {
            open.document.payments.end += count;
        }
    }

    /// Puts what went back into a refund under the sale's number.
    fn give_back(
        &mut self,
        row: &Row,
        entry: &Entry<'_>,
        position: u32,
        parts: &[PartLine],
        lines_from: usize,
        file: &mut SalesFile,
    ) -> Result<(), RejectReason> {
        if self.rules.amount_of_order {
            self.given_back.insert(position, entry.given_back);
            return Ok(());
        }
        let sold: Vec<DocumentLine> = file.lines.get(lines_from..).unwrap_or_default().to_vec();
        let lines: Vec<DocumentLine> = match entry.given_back {
            GivenBack::All => sold.iter().map(reversed).collect(),
            GivenBack::Amount(amount) => {
                let product =
                    if parts.is_empty() { sold.first().and_then(|l| l.product) } else { None };
                vec![money_back(product, amount)]
            }
            GivenBack::Nothing => {
                let back = sold.iter().zip(parts).filter(|(_, part)| part.is_given_back);
                back.map(|(line, _)| reversed(line)).collect()
            }
        };
        let (refund, _) = self.document_of(row, entry, Some(DocumentKind::Refund), file)?;
        self.open_refund(position, refund);
        for line in lines {
            self.push_line(refund, line, file);
        }
        Ok(())
    }

    /// The refund of a sale knows what the sale knows of its people.
    fn open_refund(&mut self, sale: u32, refund: u32) {
        let Some(sold) = self.open.get(sale as usize).map(|open| open.document.clone()) else {
            return;
        };
        let Some(open) = self.open.get_mut(refund as usize) else { return };
        let document = &mut open.document;
        document.part = part_of_refund(sold.part);
        document.local_ms = document.local_ms.min(sold.local_ms);
        document.customer = document.customer.or(sold.customer);
        document.buyer = document.buyer.or(sold.buyer);
        document.employee = document.employee.or(sold.employee);
        document.channel = document.channel.or(sold.channel);
    }

    /// Refuses a row whose refund is known with another status, before anything of it is taken.
    fn refuse_other_refund(
        &mut self,
        row: &Row,
        entry: &Entry<'_>,
        file: &mut SalesFile,
    ) -> Result<(), RejectReason> {
        let kind = Some(DocumentKind::Refund);
        let store = self.stores.of_row(row, &self.layout, &mut file.stores)?;
        self.name(row, entry, kind);
        let refund = self.place_of(entry, kind, store).ok();
        let status = refund.and_then(|at| self.open.get(at as usize)).map(|at| at.document.status);
        match status {
            Some(known) if known != entry.status && !self.closes_in_part => {
                Err(self.contradiction(row))
            }
            Some(_) | None => Ok(()),
        }
    }

    fn contradiction(&self, row: &Row) -> RejectReason {
        let status = self.layout.bare(row, Field::Status);
        RejectReason::Contradiction(shown(status).into_owned())
    }

    fn count(&mut self, row: &Row, position: u32, customer: Option<Position>) {
        self.guest_lines += u32::from(customer.is_none() && self.customers.are_named());
        self.rows_seen.push(hash_of(row, position));
    }

    /// The document a row belongs to, and whether it is the first of its rows and opens it.
    fn document_of(
        &mut self,
        row: &Row,
        entry: &Entry<'_>,
        kind: Option<DocumentKind>,
        file: &mut SalesFile,
    ) -> Result<(u32, bool), RejectReason> {
        self.name(row, entry, kind);
        let mut opened = false;
        if self.key != self.last_key || self.open.is_empty() {
            let store = self.stores.of_row(row, &self.layout, &mut file.stores)?;
            opened = self.find_or_open(entry, kind, store);
            self.last_key.clone_from(&self.key);
        }
        match self.open.get(self.last as usize) {
            Some(open) if open.document.status == entry.status => {}
            Some(open) if self.closes_in_part => {
                let is_paid_after_all = entry.status.counts() && !open.document.status.counts();
                if is_paid_after_all {
                    self.keep_paid_parts_only(self.last);
                }
            }
            Some(_) => return Err(self.contradiction(row)),
            None => {}
        }
        Ok((self.last, opened))
    }

    /// Notes what names the document of a row.
    fn name(&mut self, row: &Row, entry: &Entry<'_>, kind: Option<DocumentKind>) {
        let store_name = self.layout.named(row, Field::Store);
        self.key.clear();
        self.key.extend_from_slice(entry.number);
        self.key.push(0x1f);
        self.key.extend_from_slice(store_name.unwrap_or_default());
        self.key.push(kind.map_or(b'-', |kind| b'0' + kind.number() as u8));
    }

    /// Makes the document with this number, store and kind the last one; whether it had to be
    /// opened.
    fn find_or_open(
        &mut self,
        entry: &Entry<'_>,
        kind: Option<DocumentKind>,
        store: Option<Position>,
    ) -> bool {
        let hash = match self.place_of(entry, kind, store) {
            Ok(position) => {
                self.last = position;
                return false;
            }
            Err(free) => free,
        };
        // A sheet has no four milliards of rows.
        self.last = u32::try_from(self.open.len()).unwrap_or(u32::MAX);
        self.by_key.insert(hash, self.last);
        self.open.push(Open::new(entry, kind, store, self.rules.part));
        true
    }

    /// The place of the document that was named, or the hash under which it is to be kept. Documents
    /// are found by the hash of what names them and compared with it, so that nothing is kept twice;
    /// two that share a hash stand at the places behind each other.
    fn place_of(
        &self,
        entry: &Entry<'_>,
        kind: Option<DocumentKind>,
        store: Option<Position>,
    ) -> Result<u32, u64> {
        let number = shown(entry.number);
        let mut hash = hash_of_bytes(&self.key);
        while let Some(&position) = self.by_key.get(&hash) {
            let is_it = |open: &Open| {
                *open.document.number == *number
                    && open.document.store == store
                    && open.named_kind == kind
            };
            if self.open.get(position as usize).is_some_and(is_it) {
                return Ok(position);
            }
            hash = hash.wrapping_add(1);
        }
        Err(hash)
    }

    /// Whether a row is a part without money of an order that was paid otherwise.
    fn is_closed_part(&self, position: u32, entry: &Entry<'_>) -> bool {
        let order = self.open.get(position as usize).map(|open| open.document.status);
        self.closes_in_part && !entry.status.counts() && order.is_some_and(|status| status.counts())
    }

    /// An order of which a part turns out to be paid: the parts before it, which were not, are no
    /// lines of it.
    fn keep_paid_parts_only(&mut self, position: u32) {
        let Some(open) = self.open.get_mut(position as usize) else { return };
        let mut left = std::mem::take(&mut open.document.lines.end);
        open.document.status = DocumentStatus::Paid;
        self.closed_parts += std::mem::take(&mut open.document.rows);
        open.total = 0;
        open.all_free = true;
        open.goods_leave = false;
        for document in self.document_of_line.iter_mut().rev() {
            if left == 0 {
                break;
            }
            if *document == position {
                *document = NO_DOCUMENT;
                left -= 1;
            }
        }
    }

    /// Takes out the lines of closed parts.
    fn drop_closed_parts(&mut self, file: &mut SalesFile) {
        if self.closed_parts == 0 {
            return;
        }
        let mut documents = self.document_of_line.iter();
        file.lines.retain(|_| documents.next().is_some_and(|document| *document != NO_DOCUMENT));
        self.document_of_line.retain(|document| *document != NO_DOCUMENT);
    }

    /// How many rows were parts without money of orders that were paid otherwise.
    pub fn closed_parts(&self) -> u32 {
        self.closed_parts
    }

    /// Settles what the whole file had to be known for, and puts the lines and payments of each
    /// document beside each other.
    pub fn finish(mut self, content: &mut FileContent) {
        self.drop_closed_parts(&mut content.sales);
        self.add_up_to_orders(&mut content.sales);
        self.give_back_of_orders(&mut content.sales);
        // Set free before anything else is built.
        self.by_key = FxHashMap::default();
        let repeated_lines = repeats(std::mem::take(&mut self.rows_seen));
        let mut stock_adjustments = 0;
        let corrects_stock = self.corrects_stock;
        let settled = self.open.into_iter().map(|open| {
            let (kind, is_stock_adjustment) = open.kind(corrects_stock);
            stock_adjustments += u32::from(is_stock_adjustment);
            Document { kind, ..open.document }
        });
        let file = &mut content.sales;
        // Collected in place: the documents are never there twice.
        file.documents = settled.collect();
        file.documents.shrink_to_fit();
        let ranges = file.documents.iter_mut().map(|document| &mut document.lines);
        gather(&mut file.lines, &self.document_of_line, ranges);
        let ranges = file.documents.iter_mut().map(|document| &mut document.payments);
        gather(&mut file.payments, &self.payments.document_of_payment, ranges);
        let is_other = |line: &&DocumentLine| {
            !is_goods(line.product.and_then(|position| file.products.get(position.index())))
        };
        let is_hashed = |customer: &&CustomerSeen| !customer.phone_hash.is_empty();
        let count_of = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let counts = [
            ("guest_lines", self.guest_lines),
            ("zero_price_lines", self.zero_price_lines),
            ("two_spellings", self.products.in_two_spellings()),
            ("non_goods_lines", count_of(file.lines.iter().filter(is_other).count())),
            ("stock_adjustments", stock_adjustments),
            ("repeated_lines", repeated_lines),
            ("masked_buyers", count_of(file.buyers.len())),
            ("hashed_phones", count_of(file.customers.iter().filter(is_hashed).count())),
        ];
        let noticed = counts.into_iter().filter(|(_, count)| *count > 0);
        content.remarks.extend(noticed.map(|(code, count)| Remark { code, count }));
    }

    /// Orders whose amount is told apart from their lines come to it: a discount on the order as a
    /// whole is shared out over its lines; postage and taxes are a line of their own.
    fn add_up_to_orders(&mut self, file: &mut SalesFile) {
        if self.open.iter().all(|open| open.order_amount.is_none()) {
            return;
        }
        for (position, places) in self.places_of_lines().into_iter().enumerate() {
            let Some(open) = self.open.get_mut(position) else { continue };
            let Some(paid) = open.order_amount else { continue };
            let amounts: Vec<i64> =
                places.iter().map(|at| file.lines[*at].amount.minor()).collect();
            let sum: i128 = amounts.iter().map(|amount| i128::from(*amount)).sum();
            let difference = i128::from(paid.minor()) - sum;
            if let Some(shares) = share_out(&amounts, paid.minor()) {
                open.total = paid.minor();
                for (at, share) in places.iter().zip(shares) {
                    file.lines[*at].amount = Money::from_minor(share);
                }
            } else if let (Ok(minor), Ok(position)) =
                (i64::try_from(difference), u32::try_from(position))
                && minor != 0
            {
                self.push_line(position, money_line(None, Money::from_minor(minor)), file);
            }
        }
    }

    /// The places of each document's lines, in file order.
    fn places_of_lines(&self) -> Vec<Vec<usize>> {
        let mut places = vec![Vec::new(); self.open.len()];
        for (at, document) in self.document_of_line.iter().enumerate() {
            if let Some(of_document) = places.get_mut(*document as usize) {
                of_document.push(at);
            }
        }
        places
    }

    fn give_back_of_orders(&mut self, file: &mut SalesFile) {
        let mut given_back: Vec<_> = std::mem::take(&mut self.given_back).into_iter().collect();
        if given_back.is_empty() {
            return;
        }
        given_back.sort_unstable_by_key(|(position, _)| *position);
        let places = self.places_of_lines();
        for (position, given_back) in given_back {
            let Some(open) = self.open.get(position as usize) else { continue };
            let lines: Vec<DocumentLine> = match given_back {
                GivenBack::Nothing => continue,
                GivenBack::Amount(amount) if amount.minor() != open.total => {
                    vec![money_back(None, amount)]
                }
                GivenBack::Amount(_) | GivenBack::All => {
                    let places = places.get(position as usize).into_iter().flatten();
                    places.map(|at| reversed(&file.lines[*at])).collect()
                }
            };
            let mut refund = Open::refund_of(open);
            refund.document.kind = DocumentKind::Refund;
            let position = u32::try_from(self.open.len()).unwrap_or(u32::MAX);
            self.open.push(refund);
            for line in lines {
                self.push_line(position, line, file);
            }
        }
    }
}

/// What the columns of an order say of its refund is no more than its head; a list of refunds
/// tells it whole.
fn part_of_refund(of_sale: Part) -> Part {
    match of_sale {
        Part::Whole => Part::Head,
        part => part,
    }
}

/// The line of goods that came back.
fn reversed(line: &DocumentLine) -> DocumentLine {
    DocumentLine { quantity_milli: -line.quantity_milli, amount: -line.amount, ..*line }
}

/// A line of money alone.
fn money_line(product: Option<Position>, amount: Money) -> DocumentLine {
    DocumentLine { product, quantity_milli: 0, unit_price_e4: 0, amount }
}

/// Money that went back while the goods stayed.
fn money_back(product: Option<Position>, amount: Money) -> DocumentLine {
    money_line(product, -amount)
}

impl Entry<'_> {
    fn line(&self, product: Option<Position>) -> DocumentLine {
        DocumentLine {
            product,
            quantity_milli: self.quantity_milli,
            unit_price_e4: self.unit_price_e4,
            amount: self.amount,
        }
    }
}

impl Open {
    fn new(
        entry: &Entry<'_>,
        named_kind: Option<DocumentKind>,
        store: Option<Position>,
        part: Part,
    ) -> Self {
        let document = Document {
            number: shown(entry.number).into(),
            kind: DocumentKind::Sale,
            status: entry.status,
            local_ms: entry.local_ms,
            customer: None,
            store,
            employee: None,
            channel: None,
            buyer: None,
            part,
            rows: 0,
            lines: 0..0,
            payments: 0..0,
        };
        Self {
            document,
            named_kind,
            total: 0,
            is_bad_debt: false,
            all_free: true,
            goods_leave: false,
            order_amount: None,
        }
    }

    /// A refund under the number of a sale, without lines yet.
    fn refund_of(sale: &Self) -> Self {
        Self {
            document: Document {
                part: part_of_refund(sale.document.part),
                rows: 0,
                lines: 0..0,
                payments: 0..0,
                ..sale.document.clone()
            },
            named_kind: Some(DocumentKind::Refund),
            total: 0,
            is_bad_debt: false,
            all_free: true,
            goods_leave: false,
            order_amount: None,
        }
    }

    fn include(&mut self, entry: &Entry<'_>) {
        self.document.local_ms = self.document.local_ms.min(entry.local_ms);
        self.is_bad_debt |= entry.is_bad_debt;
        self.order_amount = self.order_amount.or(entry.order_amount);
    }

    /// The kind, and whether it is a correction of the stock: every line free of charge, with
    /// goods leaving or nobody who received them.
    fn kind(&self, corrects_stock: bool) -> (DocumentKind, bool) {
        if let Some(named) = self.named_kind {
            return (named, false);
        }
        if self.is_bad_debt {
            return (DocumentKind::Adjustment, false);
        }
        // Cancellations are numbered `C` and digits by some sources, but it is money going back
        // that makes a refund, whatever the number.
        if self.total < 0 {
            return (DocumentKind::Refund, false);
        }
        let nobody = self.document.customer.is_none() && self.document.buyer.is_none();
        let counts = self.document.status == DocumentStatus::Paid;
        if corrects_stock && counts && self.all_free && (self.goods_leave || nobody) {
            return (DocumentKind::Adjustment, true);
        }
        (DocumentKind::Sale, false)
    }
}

/// How many of the hashes were there before.
fn repeats(mut hashes: Vec<u64>) -> u32 {
    hashes.sort_unstable();
    let again = hashes.windows(2).filter(|pair| pair[0] == pair[1]).count();
    u32::try_from(again).unwrap_or(u32::MAX)
}

fn hash_of_bytes(bytes: &[u8]) -> u64 {
    let mut hash = FxHasher::default();
    hash.write(bytes);
    hash.finish()
}

fn hash_of(row: &Row, document: u32) -> u64 {
    let (text, ends) = row.content();
    let mut hash = FxHasher::default();
    hash.write_u32(document);
    hash.write(text);
    for end in ends {
        hash.write_usize(*end);
    }
    hash.finish()
}
