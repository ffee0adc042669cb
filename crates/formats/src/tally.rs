//! Adds up what a file says while the file is being laid out.

use std::collections::{BTreeMap, BTreeSet};

use crate::manifest::{Control, DocumentTruth, FactsTruth, FileTruth, State};

/// What a file says so far.
#[derive(Debug, Default)]
pub struct Tally {
    truth: FileTruth,
    products: BTreeSet<String>,
    buyers: BTreeSet<String>,
    customers: BTreeSet<Vec<String>>,
}

impl Tally {
    /// Counts a row.
    pub fn row(&mut self) {
        self.truth.rows += 1;
    }

    /// Counts a row that must be rejected.
    pub fn rejected_row(&mut self) {
        self.truth.rows += 1;
        self.truth.rejected += 1;
    }

    /// Counts lines of documents.
    pub fn lines(&mut self, count: usize) {
        self.truth.lines += u32::try_from(count).unwrap_or(u32::MAX);
    }

    /// A sale of a store.
    pub fn sale(&mut self, store: &str, number: &str, state: State, amount_minor: i64) {
        match state {
            State::Paid => {
                self.truth.sales += 1;
                self.truth.net_amount_minor += amount_minor;
            }
            State::Unpaid => self.truth.unpaid += 1,
            State::Closed => self.truth.closed += 1,
        }
        self.document(store, number, false, state, amount_minor);
    }

    /// Money that went back, given as a positive amount.
    pub fn refund(&mut self, store: &str, number: &str, amount_minor: i64) {
        self.truth.refunds += 1;
        self.truth.net_amount_minor -= amount_minor;
        self.document(store, number, true, State::Paid, -amount_minor);
    }

    fn document(&mut self, store: &str, number: &str, refund: bool, state: State, amount: i64) {
        self.truth.documents.push(DocumentTruth {
            store: store.to_string(),
            number: number.to_string(),
            is_refund: refund,
            state,
            amount_minor: amount,
        });
    }

    /// A product named.
    pub fn product(&mut self, code_or_name: &str) {
        self.products.insert(code_or_name.to_uppercase());
    }

    /// A buyer of whom only weak marks are told.
    pub fn buyer(&mut self, marks: &str) {
        self.buyers.insert(marks.to_string());
    }

    /// A customer with these exact keys.
    pub fn customer(&mut self, keys: Vec<String>) {
        self.customers.insert(keys);
    }

    /// A member of a list.
    pub fn member(&mut self, keys: Vec<String>) {
        self.truth.members += 1;
        self.customer(keys);
    }

    /// Something settled by rule.
    pub fn remark(&mut self, code: &str) {
        *self.truth.remarks.entry(code.to_string()).or_default() += 1;
    }

    /// A summary row's total.
    pub fn control(&mut self, field: &'static str, stated_minor: i64) {
        self.truth.controls.push(Control { field, stated_minor });
    }

    /// A plain fact with its numbers.
    pub fn fact(&mut self, kind: &str, numbers: &[(&str, i64)]) {
        let empty = FactsTruth { kind: kind.to_string(), rows: 0, sums: BTreeMap::new() };
        let facts = self.truth.facts.get_or_insert(empty);
        facts.rows += 1;
        for (name, number) in numbers {
            *facts.sums.entry((*name).to_string()).or_default() += number;
        }
    }

    /// The truth of the whole file.
    pub fn truth(self) -> FileTruth {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        FileTruth {
            products: count(self.products.len()),
            buyers: count(self.buyers.len()),
            customers: count(self.customers.len()),
            customer_keys: self.customers.into_iter().collect(),
            ..self.truth
        }
    }
}
