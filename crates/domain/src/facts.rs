//! Plain facts: things that happened beside the orders, each one row of one table, told apart by
//! store, day, product and a key of their own.

use chrono::NaiveDate;

use crate::registry::{self, Table};
use crate::sales_file::ProductSeen;
use crate::{Id, Position};

/// A kind of plain fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FactKind {
    /// Visitors of a day.
    Traffic,
    /// Advertising of a day and plan.
    Advertising,
    /// One thing said by buyers.
    Review,
    /// What was on hand at the end of a day.
    Stock,
    /// One entry of a platform's settlement.
    Settlement,
    /// One refund asked for after the sale.
    AfterSale,
    /// What was counted of a product against its book quantity.
    StockTake,
}

impl FactKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Traffic,
        Self::Advertising,
        Self::Review,
        Self::Stock,
        Self::Settlement,
        Self::AfterSale,
        Self::StockTake,
    ];

    /// Where such facts are kept. Its first three fields are `store_id`, `day` and `product_id`,
    /// the fourth the fact's own key; the others are its values.
    pub fn table(self) -> &'static Table {
        match self {
            Self::Traffic => &registry::TRAFFIC,
            Self::Advertising => &registry::ADVERTISING,
            Self::Review => &registry::REVIEW,
            Self::Stock => &registry::STOCK,
            Self::Settlement => &registry::SETTLEMENT,
            Self::AfterSale => &registry::AFTER_SALE,
            Self::StockTake => &registry::STOCK_TAKE,
        }
    }

    /// The fields that hold a fact's values, in the order of [`FactSeen::values`].
    pub fn values(self) -> &'static [registry::Field] {
        &self.table().fields[PLACE_FIELDS..]
    }

    /// The kind whose facts are kept in this table.
    pub fn of_table(table: &Table) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.table() == table)
    }

    /// The identity of a fact. An entry of a settlement and a refund bear numbers of their own,
    /// so their day may be corrected; the others are what they are by their day.
    pub fn id_of(self, store: Id, day: NaiveDate, product: Option<Id>, key: &str) -> Id {
        let store = store.to_string();
        let name = self.table().name;
        match self {
            Self::Settlement | Self::AfterSale => Id::derived(name, &[&store, key]),
            Self::Traffic | Self::Advertising | Self::Review | Self::Stock | Self::StockTake => {
                let product = product.map(|id| id.to_string()).unwrap_or_default();
                Id::derived(name, &[&store, &day.to_string(), &product, key])
            }
        }
    }
}

/// How many fields of a table of facts say where a fact belongs: store, day, product, key.
pub const PLACE_FIELDS: usize = 4;

/// The plain facts of one file. Stores and products are named once and referred to by position.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FactsFile {
    /// What the rows are; `None` when the file holds no plain facts.
    pub kind: Option<FactKind>,
    /// Store names or codes as written.
    pub stores: Vec<String>,
    /// Products in order of first appearance.
    pub products: Vec<ProductSeen>,
    /// The facts, in file order.
    pub rows: Vec<FactSeen>,
}

/// One plain fact as a file tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactSeen {
    /// Position in [`FactsFile::stores`]; `None` when the row names no store.
    pub store: Option<Position>,
    /// The store's business day.
    pub day: NaiveDate,
    /// Position in [`FactsFile::products`].
    pub product: Option<Position>,
    /// What tells it apart from others of its store, day and product: plan, entry number, warehouse,
    /// the text of a review with how often it came before. May be empty.
    pub key: Box<str>,
    /// One value for each of [`FactKind::values`].
    pub values: Vec<FactValue>,
}

/// A value of a plain fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactValue {
    /// The file says nothing; not the same as zero.
    Nothing,
    /// A count, money in minor units, quantities in thousandths, unit costs in ten-thousandths, as
    /// the field's name says.
    Number(i64),
    /// A text.
    Text(Box<str>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_of_facts_begins_with_the_place() {
        for kind in FactKind::ALL {
            let names: Vec<&str> =
                kind.table().fields[..3].iter().map(|field| field.name).collect();
            assert_eq!(names, ["store_id", "day", "product_id"], "{kind:?}");
            assert_eq!(kind.table().kind, registry::TableKind::Fact);
            assert_eq!(FactKind::of_table(kind.table()), Some(kind));
        }
    }

    #[test]
    fn a_numbered_fact_keeps_its_identity_when_its_day_is_corrected() {
        let store = Id::derived("store", &["S01"]);
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        let same = |kind: FactKind| {
            kind.id_of(store, day(1), None, "A1") == kind.id_of(store, day(2), None, "A1")
        };
        assert!(same(FactKind::Settlement) && same(FactKind::AfterSale));
        assert!(!same(FactKind::Traffic) && !same(FactKind::Stock));
        assert!(!same(FactKind::StockTake), "another day is another count");
    }
}
