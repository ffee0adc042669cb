//! What documents add up to, as every table of sums keeps it.

use std::ops::AddAssign;

use rusqlite::Row;

macro_rules! sums {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// What some documents, or some of their lines, add up to. Money in minor units.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(crate) struct Sums {
            $($(#[$doc])* pub(crate) $name: i64,)*
        }

        impl Sums {
            /// The columns, in the order of [`Self::values`].
            pub(crate) const COLUMNS: &[&str] = &[$(stringify!($name)),*];

            /// The values of the columns.
            pub(super) fn values(&self) -> [i64; Self::COLUMNS.len()] {
                [$(self.$name),*]
            }

            /// Reads the columns of a row by their names; what no row told is nothing.
            pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
                Ok(Self {
                    $($name: row.get::<_, Option<i64>>(stringify!($name))?.unwrap_or(0),)*
                })
            }
        }

        impl AddAssign for Sums {
            fn add_assign(&mut self, other: Self) {
                $(self.$name += other.$name;)*
            }
        }
    };
}

sums! {
    /// Paid documents.
    documents,
    /// Positive lines of sales.
    gross_sales,
    /// What was given back: lines of refunds, and negative lines of sales.
    refunds,
    /// Lines of adjustments.
    adjustments,
    /// Sales.
    orders,
    /// Thousandths of goods sold.
    units_milli,
    /// Documents that gave something back.
    refund_documents,
    /// Adjustments.
    adjustment_documents,
    /// Sales that are the first of their customer.
    new_customers,
    /// Sales of customers known before.
    returning_orders,
    /// What these amount to.
    returning_sales,
    /// Sales to those who had joined before that day.
    member_orders,
    /// What these amount to.
    member_sales,
    /// Sales to them in the month of their birth.
    birthday_orders,
    /// What these amount to.
    birthday_sales,
}
