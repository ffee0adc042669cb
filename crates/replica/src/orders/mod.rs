//! Orders, refunds and adjustments: facts that come in batches, are replaced whole when their
//! source says something new, and can be voided by a person.

mod content;
mod detail;
mod list;
mod parts;
mod plan;
mod remove;
mod replace;
mod resolve;
mod void;
mod who;
mod write;

pub use detail::{OrderDetail, OrderLine, OrderPayment, OrderPayments};
pub use list::{OrderFilter, OrderRow, OrderRows};
pub(crate) use list::{kind_of, one, quantity_text, visible};
pub(crate) use plan::{Earlier, Plan, Verdict};
pub(crate) use remove::take_back;
pub(crate) use resolve::{
    Ref, Stores, customers as customers_seen, key_of, known_by_number, product as product_seen,
    product_coded,
};
pub(crate) use void::put_back_void;
pub(crate) use who::{MOST_MERGES, merged_by_people, merged_into, recount_buyer, recount_customer};
pub(crate) use write::{
    WriteProgress, filled, filled_hash, hex, put_product_seen, write_plan, write_sales,
};
