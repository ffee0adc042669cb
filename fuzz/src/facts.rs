//! Plain facts: refunds asked for, settlements, traffic, advertising, reviews, stock, stock-takes.

use crate::Corpus;
use crate::table::Tables;

static TABLES: Tables = Tables::of(&[
    "refund_list",
    "alipay_statement",
    "jd_settlement",
    "douyin_settlement",
    "traffic_shop",
    "traffic_products",
    "ad_plans",
    "qianchuan",
    "review_list",
    "stock_list",
    "stock_take",
]);

/// Reads rows of one of the formats.
pub fn check(input: &[u8]) -> Corpus {
    TABLES.check(input)
}

/// Rows of every format.
pub fn seeds() -> Vec<Vec<u8>> {
    TABLES.seeds()
}
