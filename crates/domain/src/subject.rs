//! What a file is about, which fields such files have and which they need.

use serde::{Deserialize, Serialize};

use crate::mapping::Field;

/// What the rows of a file are about.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// Orders with their lines.
    #[default]
    Sales,
    /// Money given back after the sale.
    Refunds,
    /// What a platform paid out and kept, entry by entry.
    Settlement,
    /// Visitors by day, of a shop or of its products.
    Traffic,
    /// Advertising cost and what it brought.
    Advertising,
    /// What buyers said.
    Reviews,
    /// What is on hand.
    Stock,
    /// What was counted against the books.
    StockTake,
    /// The list of products.
    Products,
    /// The list of members.
    Members,
    /// Numbers that people keep by store and day.
    Values,
}

impl Subject {
    /// Every subject, in the order a form offers them.
    pub const ALL: [Self; 11] = [
        Self::Sales,
        Self::Refunds,
        Self::Settlement,
        Self::Traffic,
        Self::Advertising,
        Self::Reviews,
        Self::Stock,
        Self::StockTake,
        Self::Products,
        Self::Members,
        Self::Values,
    ];

    /// The stable name used in mapping files and in the interface's texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sales => "sales",
            Self::Refunds => "refunds",
            Self::Settlement => "settlement",
            Self::Traffic => "traffic",
            Self::Advertising => "advertising",
            Self::Reviews => "reviews",
            Self::Stock => "stock",
            Self::StockTake => "stock_take",
            Self::Products => "products",
            Self::Members => "members",
            Self::Values => "values",
        }
    }

    /// The subject of this name.
    pub fn named(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.code() == code)
    }

    /// The fields such files can carry, the needed ones first.
    pub const fn fields(self) -> &'static [Field] {
        use Field::*;
        match self {
            Self::Sales => &[
                OrderNo,
                OrderedAt,
                Amount,
                Quantity,
                UnitPrice,
                ProductCode,
                ProductName,
                Category,
                CustomerNo,
                Phone,
                Card,
                CustomerName,
                Address,
                Store,
                Employee,
                Channel,
                Kind,
                Status,
                SubOrderNo,
                Postage,
                RefundAmount,
                RefundStatus,
                PaymentMethod,
                Cash,
                StoredValue,
                StoredPrincipal,
                StoredGift,
                TimesCard,
                Currency,
                Country,
            ],
            Self::Refunds => &[
                OrderNo,
                Amount,
                OrderedAt,
                EntryNo,
                ProductCode,
                ProductName,
                Reason,
                Status,
                Store,
                Channel,
            ],
            Self::Settlement => &[
                OrderedAt, EntryNo, OrderNo, Amount, Income, Expense, Direction, Kind, Note, Store,
            ],
            Self::Traffic => &[
                Day,
                Visitors,
                PageViews,
                Buyers,
                Quantity,
                Amount,
                ProductCode,
                ProductName,
                Store,
            ],
            Self::Advertising => {
                &[Day, Cost, Plan, Channel, Impressions, Clicks, Conversions, Amount, Store]
            }
            Self::Reviews => &[
                Day,
                ReviewText,
                ProductCode,
                ProductName,
                Channel,
                Sentiment,
                Rating,
                Problem,
                Quantity,
                OrderNo,
                Store,
            ],
            Self::Stock => {
                &[Quantity, ProductCode, ProductName, Day, Warehouse, UnitCost, StockAge, Store]
            }
            Self::StockTake => &[
                CountedQuantity,
                BookQuantity,
                ProductCode,
                ProductName,
                Day,
                Warehouse,
                UnitCost,
                Store,
            ],
            Self::Products => &[
                ProductCode,
                ProductName,
                ShortCode,
                Category,
                Unit,
                UnitCost,
                UnitPrice,
                CommissionKind,
                Commission,
                Note,
            ],
            Self::Members => &[
                Card,
                Phone,
                CustomerName,
                CustomerNo,
                Gender,
                Birthday,
                Level,
                Balance,
                Points,
                Email,
                WeChat,
                Address,
                JoinedOn,
                Referrer,
                Note,
                IdNumber,
                Store,
            ],
            Self::Values => &[Day, Value, Measure, Store],
        }
    }

    /// Sets of fields of each of which at least one must be there: a row without says nothing.
    const fn needed(self) -> &'static [&'static [Field]] {
        use Field::*;
        match self {
            // Quantity and unit price together stand for an amount; see `missing`.
            Self::Sales => &[&[OrderNo], &[OrderedAt]],
            Self::Refunds => &[&[OrderNo], &[Amount], &[OrderedAt]],
            Self::Settlement => &[&[OrderedAt], &[Amount, Income, Expense]],
            Self::Traffic => &[&[Day], &[Visitors, PageViews]],
            Self::Advertising => &[&[Day], &[Cost]],
            Self::Reviews => &[&[Day], &[ReviewText, Sentiment, Problem, Rating]],
            Self::Stock => &[&[Quantity], &[ProductCode, ProductName]],
            Self::StockTake => &[&[CountedQuantity], &[BookQuantity], &[ProductCode, ProductName]],
            Self::Products => &[&[ProductCode], &[ProductName]],
            Self::Members => &[&[Card, Phone, CustomerNo]],
            // Without a column that names the measure, the headers do.
            Self::Values => &[&[Day], &[Value]],
        }
    }

    /// Which needed fields a set of mapped fields lacks; empty when a file can be imported with it.
    /// Where one of several would do, the first is named.
    pub fn missing<'a>(self, mapped: impl IntoIterator<Item = &'a Field>) -> Vec<Field> {
        let mapped: Vec<Field> = mapped.into_iter().copied().collect();
        let has = |field: &Field| mapped.contains(field);
        let mut missing: Vec<Field> = self
            .needed()
            .iter()
            .filter(|any| !any.iter().any(has))
            .filter_map(|any| any.first().copied())
            .collect();
        if self == Self::Sales && !has(&Field::Amount) {
            missing.extend(
                [Field::Quantity, Field::UnitPrice].into_iter().filter(|field| !has(field)),
            );
        }
        missing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Field::*;

    #[test]
    fn a_file_needs_what_makes_its_rows_say_something() {
        let cases: [(Subject, &[Field], &[Field]); 21] = [
            (Subject::Sales, &[OrderNo, OrderedAt, Amount], &[]),
            (Subject::Sales, &[OrderNo, OrderedAt, Quantity, UnitPrice], &[]),
            (Subject::Sales, &[OrderNo, OrderedAt, Quantity], &[UnitPrice]),
            (Subject::Sales, &[OrderNo, Amount], &[OrderedAt]),
            (Subject::Sales, &[], &[OrderNo, OrderedAt, Quantity, UnitPrice]),
            (Subject::Refunds, &[OrderNo, OrderedAt], &[Amount]),
            (Subject::Settlement, &[OrderedAt, Expense], &[]),
            (Subject::Settlement, &[OrderedAt], &[Amount]),
            (Subject::Traffic, &[Day, PageViews], &[]),
            (Subject::Traffic, &[Day, Buyers], &[Visitors]),
            (Subject::Advertising, &[Day, Clicks], &[Cost]),
            (Subject::Reviews, &[Day, Problem], &[]),
            (Subject::Stock, &[ProductName, Quantity], &[]),
            (Subject::StockTake, &[ProductCode, BookQuantity, CountedQuantity], &[]),
            (Subject::StockTake, &[ProductName, CountedQuantity], &[BookQuantity]),
            (Subject::StockTake, &[Day], &[CountedQuantity, BookQuantity, ProductCode]),
            (Subject::Products, &[ProductName], &[ProductCode]),
            (Subject::Members, &[Phone], &[]),
            (Subject::Members, &[CustomerName], &[Card]),
            (Subject::Values, &[Day, Value], &[]),
            (Subject::Values, &[Store, Measure], &[Day, Value]),
        ];
        for (subject, mapped, missing) in cases {
            assert_eq!(subject.missing(mapped), missing, "{subject:?} {mapped:?}");
        }
    }

    #[test]
    fn every_needed_field_is_one_that_such_files_carry() {
        for subject in Subject::ALL {
            assert_eq!(Subject::named(subject.code()), Some(subject));
            for field in subject.needed().iter().copied().flatten() {
                assert!(subject.fields().contains(field), "{subject:?} {field:?}");
            }
        }
    }
}
