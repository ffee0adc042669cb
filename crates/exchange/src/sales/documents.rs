//! Rows gathered into documents, in order of first appearance.

use std::hash::Hasher;

use domain::Money;
use domain::mapping::Field;
use domain::orders::DocumentKind;
use domain::sales_file::{Document, DocumentLine, RejectReason, Remark, SalesFile};
use rustc_hash::{FxHashSet, FxHasher};

use super::customers::Customers;
use super::entry::Entry;
use super::layout::Layout;
use super::names::Names;
use super::products::{Products, is_goods};
use crate::cell::is_blank;
use crate::cell::text::shown;
use crate::sales::KnownStore;
use crate::sheet::Row;

/// The documents gathered so far.
pub struct Documents<'a> {
    layout: Layout,
    known_store: KnownStore<'a>,
    numbers: Names,
    stores: Names,
    employees: Names,
    channels: Names,
    customers: Customers,
    products: Products,
    open: Vec<Open>,
    /// The document of each line, in file order.
    document_of_line: Vec<u32>,
    /// Hash of every row with its document; 64 bits, so that two different rows of one document
    /// are taken for repeats less than once in a million files.
    rows_seen: FxHashSet<u64>,
    key: Vec<u8>,
    last_key: Vec<u8>,
    last: u32,
    guest_lines: u32,
    zero_price_lines: u32,
    repeated_lines: u32,
}

/// A document while its rows are still coming.
#[derive(Debug)]
struct Open {
    document: Document,
    named_kind: Option<DocumentKind>,
    total: i128,
    is_bad_debt: bool,
    all_free: bool,
    goods_leave: bool,
}

impl<'a> Documents<'a> {
    /// No documents yet.
    pub fn new(layout: Layout, known_store: KnownStore<'a>) -> Self {
        Self {
            layout,
            known_store,
            numbers: Names::default(),
            stores: Names::default(),
            employees: Names::default(),
            channels: Names::default(),
            customers: Customers::new(layout),
            products: Products::new(layout),
            open: Vec::new(),
            document_of_line: Vec::new(),
            rows_seen: FxHashSet::default(),
            key: Vec::new(),
            last_key: Vec::new(),
            last: 0,
            guest_lines: 0,
            zero_price_lines: 0,
            repeated_lines: 0,
        }
    }

    /// Adds a checked row to its document.
    ///
    /// # Errors
    /// [`RejectReason::Contradiction`] when the row gives its order another status than the rows
    /// before it: of an order partly closed, only the lines of the first status can be taken.
    /// [`RejectReason::UnknownStore`] when it names a store the chain does not have.
    pub fn add(
        &mut self,
        row: &Row,
        entry: &Entry<'_>,
        file: &mut SalesFile,
    ) -> Result<(), RejectReason> {
        let position = self.document_of(row, entry, file)?;
        let customer = self.customers.of_row(row, &mut file.customers);
        let product = self.products.of_row(row, entry.unit_price_e4, file);
        let employee = named(row, &self.layout, Field::Employee)
            .map(|name| self.employees.position_in(&mut file.employees, name));
        let channel = named(row, &self.layout, Field::Channel)
            .map(|name| self.channels.position_in(&mut file.channels, name));
        if let Some(open) = self.open.get_mut(position as usize) {
            open.document.customer = open.document.customer.or(customer);
            open.document.employee = open.document.employee.or(employee);
            open.document.channel = open.document.channel.or(channel);
            open.include(entry);
        }
        self.count(row, entry, position, customer);
        self.document_of_line.push(position);
        file.lines.push(DocumentLine {
            product,
            quantity_milli: entry.quantity_milli,
            unit_price_e4: entry.unit_price_e4,
            amount: entry.amount,
        });
        Ok(())
    }

    fn count(&mut self, row: &Row, entry: &Entry<'_>, position: u32, customer: Option<u32>) {
        self.guest_lines += u32::from(customer.is_none() && self.customers.are_named());
        self.zero_price_lines += u32::from(entry.unit_price_e4 == 0);
        let is_new = self.rows_seen.insert(hash_of(row, position));
        self.repeated_lines += u32::from(!is_new);
    }

    /// The document a row belongs to, opened when it is the first of its rows.
    fn document_of(
        &mut self,
        row: &Row,
        entry: &Entry<'_>,
        file: &mut SalesFile,
    ) -> Result<u32, RejectReason> {
        let store_name = named(row, &self.layout, Field::Store);
        self.key.clear();
        self.key.extend_from_slice(entry.number);
        self.key.push(0x1f);
        self.key.extend_from_slice(store_name.unwrap_or_default());
        self.key.push(entry.named_kind.map_or(b'-', |kind| b'0' + kind.number() as u8));
        if self.key != self.last_key || self.open.is_empty() {
            self.refuse_unknown_store(store_name)?;
            let (position, is_new) = self.numbers.number(&self.key);
            if is_new {
                let store = store_name.map(|name| self.stores.position_in(&mut file.stores, name));
                self.open.push(Open::new(entry, store));
            }
            self.last = position;
            self.last_key.clone_from(&self.key);
        }
        match self.open.get(self.last as usize) {
            Some(open) if open.document.status != entry.status => {
                let status = self.layout.bare(row, Field::Status);
                Err(RejectReason::Contradiction(shown(status).into_owned()))
            }
            _ => Ok(self.last),
        }
    }

    fn refuse_unknown_store(&self, name: Option<&[u8]>) -> Result<(), RejectReason> {
        let Some(name) = name.map(shown) else { return Ok(()) };
        if (self.known_store)(&name) {
            Ok(())
        } else {
            Err(RejectReason::UnknownStore(name.into()))
        }
    }

    /// Settles the kind of every document and puts its lines beside each other.
    pub fn finish(self, file: &mut SalesFile, summary_rows: u32) {
        let has_prices = self.layout.has(Field::UnitPrice);
        let mut stock_adjustments = 0;
        let mut documents = Vec::with_capacity(self.open.len());
        for open in self.open {
            let (kind, is_stock_adjustment) = open.kind(has_prices);
            stock_adjustments += u32::from(is_stock_adjustment);
            documents.push(Document { kind, ..open.document });
        }
        file.documents = documents;
        gather_lines(file, &self.document_of_line);
        let is_other = |line: &&DocumentLine| {
            !is_goods(line.product.and_then(|position| file.products.get(position as usize)))
        };
        let non_goods_lines =
            u32::try_from(file.lines.iter().filter(is_other).count()).unwrap_or(u32::MAX);
        let counts = [
            ("guest_lines", self.guest_lines),
            ("zero_price_lines", self.zero_price_lines),
            ("two_spellings", self.products.in_two_spellings()),
            ("non_goods_lines", non_goods_lines),
            ("summary_rows", summary_rows),
            ("stock_adjustments", stock_adjustments),
            ("repeated_lines", self.repeated_lines),
        ];
        let noticed = counts.into_iter().filter(|(_, count)| *count > 0);
        file.remarks = noticed.map(|(code, count)| Remark { code, count }).collect();
    }
}

impl Open {
    fn new(entry: &Entry<'_>, store: Option<u32>) -> Self {
        let document = Document {
            number: shown(entry.number).into(),
            kind: DocumentKind::Sale,
            status: entry.status,
            local_ms: entry.local_ms,
            customer: None,
            store,
            employee: None,
            channel: None,
            lines: 0..0,
        };
        Self {
            document,
            named_kind: entry.named_kind,
            total: 0,
            is_bad_debt: false,
            all_free: true,
            goods_leave: false,
        }
    }

    fn include(&mut self, entry: &Entry<'_>) {
        self.document.local_ms = self.document.local_ms.min(entry.local_ms);
        self.document.lines.end += 1;
        self.total += i128::from(entry.amount.minor());
        self.is_bad_debt |= entry.is_bad_debt;
        self.all_free &= entry.amount == Money::ZERO && entry.unit_price_e4 == 0;
        self.goods_leave |= entry.quantity_milli < 0;
    }

    /// The kind, and whether it is a correction of the stock: every line free of charge, with
    /// goods leaving or nobody who received them.
    fn kind(&self, has_prices: bool) -> (DocumentKind, bool) {
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
        let nobody = self.document.customer.is_none();
        if has_prices && self.all_free && (self.goods_leave || nobody) {
            return (DocumentKind::Adjustment, true);
        }
        (DocumentKind::Sale, false)
    }
}

/// The text of a cell that names something; `None` when it is empty.
fn named<'r>(row: &'r Row, layout: &Layout, field: Field) -> Option<&'r [u8]> {
    let cell = layout.bare(row, field);
    (!is_blank(cell)).then_some(cell)
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

/// Sorts the lines by document, keeping file order within each, and gives every document its
/// range. Each document's range holds only a count before.
fn gather_lines(file: &mut SalesFile, document_of_line: &[u32]) {
    let mut start = 0;
    for document in &mut file.documents {
        let count = document.lines.end;
        document.lines = start..start + count;
        start += count;
    }
    if document_of_line.is_sorted() {
        return;
    }
    let mut next: Vec<u32> = file.documents.iter().map(|document| document.lines.start).collect();
    let mut sorted = file.lines.clone();
    for (line, document) in file.lines.iter().zip(document_of_line) {
        let place = &mut next[*document as usize];
        sorted[*place as usize] = *line;
        *place += 1;
    }
    file.lines = sorted;
}
