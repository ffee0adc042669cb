//! Orders and refunds of every platform.

use crate::Corpus;
use crate::table::Tables;

static TABLES: Tables = Tables::of(&[
    "taobao_orders",
    "taobao_order_lines",
    "jd_orders",
    "pinduoduo_orders",
    "douyin_orders",
    "youzan_orders",
    "meituan_bill",
    "taobao_flash",
    "pos_receipts",
    "shopify_orders",
    "sales_lines",
    "online_retail",
]);

/// Reads rows of one of the formats.
pub fn check(input: &[u8]) -> Corpus {
    TABLES.check(input)
}

/// Rows of every format.
pub fn seeds() -> Vec<Vec<u8>> {
    TABLES.seeds()
}
