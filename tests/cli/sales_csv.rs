//! Sales files made up for a test.

use std::fmt::Write;

/// A header row that is recognised.
pub const HEADERS: &str = "订单号,下单时间,商品编码,商品名称,数量,单价,会员卡号";

/// One line of an order of two pieces at 9.50 each.
pub fn line(order: &str, day: &str) -> String {
    format!("{order},{day} 09:30:00,P1,海棠面霜,2,9.50,K1\n")
}

/// So many orders of one line each, their numbers so long that writing them is far more than
/// SQLite keeps in memory: the database on disk is touched long before the import is done.
pub fn bulky(orders: usize) -> String {
    let tail = "0".repeat(2_000);
    let mut csv = format!("{HEADERS}\n");
    for order in 0..orders {
        let day = 1 + order % 28;
        writeln!(csv, "{order:06}-{tail},2026-03-{day:02} 09:30:00,P1,海棠面霜,1,1.00,")
            .expect("memory");
    }
    csv
}
