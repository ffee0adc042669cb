//! What makes these files hard to read, and where it occurs.

macro_rules! traps {
    ($($trap:ident $text:literal [$($format:literal)+],)+) => {
        /// Something in a file over which a careless reader stumbles. The README of this crate
        /// shows them as a table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Trap {
            $(#[doc = $text] $trap,)+
        }

        impl Trap {
            /// Every trap.
            pub const ALL: &'static [Self] = &[$(Self::$trap,)+];

            /// What it is.
            pub const fn text(self) -> &'static str {
                match self {
                    $(Self::$trap => $text,)+
                }
            }

            /// Codes of the formats whose files have it.
            pub const fn formats(self) -> &'static [&'static str] {
                match self {
                    $(Self::$trap => &[$($format,)+],)+
                }
            }
        }
    };
}

traps! {
    FormulaNumbers "numbers dressed as formulas: `=\"123\"`, quoted or bare"
        ["taobao_orders" "taobao_order_lines"],
    LeadingQuote "`'` before a phone number" ["taobao_orders"],
    Tabs "tabs before or behind values"
        ["taobao_order_lines" "douyin_orders" "youzan_orders" "meituan_bill" "alipay_statement"
         "douyin_settlement" "member_list" "pinduoduo_orders"],
    HeaderSpaces "headers that end with a space" ["taobao_orders"],
    BrokenLines "commas, quotes and new lines inside cells" ["taobao_orders" "review_list"],
    RareCharacters "characters that GBK lacks" ["taobao_orders"],
    MoneyWords "元 or ¥ with an amount" ["taobao_orders" "youzan_orders" "member_list"],
    Thousands "commas in thousands"
        ["jd_orders" "youzan_orders" "traffic_shop" "traffic_products" "ad_plans" "member_list"
         "stock_take"],
    FullWidthDigits "full-width digits" ["sales_lines"],
    FullWidthBrackets "full-width brackets in headers" ["alipay_statement"],
    Dashes "`-` for nothing" ["douyin_orders" "pos_receipts" "traffic_products"],
    ChineseDates "dates as 2026年11月15日" ["sales_lines" "stock_take"],
    DateCells "real date cells"
        ["youzan_orders" "taobao_flash" "jd_settlement" "refund_list"],
    WrongEnding "a name that ends with .xls and holds GBK text" ["taobao_order_lines"],
    TitleRows "title rows above the header"
        ["sales_lines" "traffic_shop" "traffic_products" "stock_list" "stock_take"],
    CommentLines "comment lines before and behind the table" ["alipay_statement"],
    TwoRowHeading "a heading of two rows with merged groups" ["meituan_bill"],
    MergedCells "cells merged over several rows" ["stock_list"],
    CoverSheet "a sheet of notes before the table" ["taobao_flash"],
    SummaryRows "totals and sub-totals as rows" ["sales_lines" "taobao_flash" "stock_list" "stock_take"],
    BadRows "rows that must be rejected"
        ["jd_orders" "pos_receipts" "shopify_orders" "member_list" "stock_take"],
    StoreAlias "a store under another name" ["jd_orders"],
    MaskedPhones "masked phone numbers"
        ["taobao_orders" "jd_orders" "douyin_orders" "member_list"],
    PartsInOneCell "several parts of an order in one cell" ["douyin_orders" "youzan_orders"],
    RepeatedTotals "the order's total on each of its rows" ["jd_orders"],
    TotalsOnFirstRow "the order's totals on its first row only" ["shopify_orders"],
    NoTime "rows without any time" ["pinduoduo_orders"],
    SmallLetters "product codes in small letters" ["pinduoduo_orders" "stock_take"],
    ClosedOrders "orders closed or cancelled"
        ["taobao_orders" "taobao_order_lines" "jd_orders" "pinduoduo_orders" "douyin_orders"
         "youzan_orders" "meituan_bill" "taobao_flash" "shopify_orders"],
    MovingStatus "an order unpaid in one file and paid in a later one" ["taobao_orders"],
    SameOrderTwice "orders that stand in another file too"
        ["taobao_orders" "taobao_order_lines" "sales_lines"],
    RefundColumn "refunds that only a column tells"
        ["taobao_orders" "taobao_order_lines" "pinduoduo_orders" "douyin_orders" "shopify_orders"],
    RefundRows "refunds as rows" ["pos_receipts" "online_retail"],
    RefusedRefunds "refunds asked for and not granted" ["refund_list"],
    NotOrders "rows that are no orders" ["meituan_bill"],
    TopUps "money put on cards among the sales" ["pos_receipts"],
    DoubleColumns "a column that repeats the sum of two others" ["pos_receipts"],
    SignInWords "amounts whose sign stands in words"
        ["pos_receipts" "jd_settlement" "douyin_settlement"],
    LookalikeColumns "several columns that look like the amount or the quantity"
        ["taobao_orders" "pinduoduo_orders" "meituan_bill" "traffic_products"
         "douyin_settlement" "stock_take"],
    IdNumbers "ID-card numbers" ["member_list"],
    HalfBirthdays "birthdays without a year" ["member_list"],
    AlikeRows "rows alike in every cell that mean two things" ["review_list"],
    LongNumbers "numbers longer than a spreadsheet can hold"
        ["taobao_orders" "taobao_order_lines" "douyin_orders" "meituan_bill" "taobao_flash"
         "member_list" "sales_lines"],
    Guests "buyers of whom nothing is told"
        ["pinduoduo_orders" "pos_receipts" "sales_lines" "online_retail" "meituan_bill"],
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::FORMATS;

    fn table() -> String {
        let mut table = String::from("| trap | formats |\n| --- | --- |\n");
        for trap in Trap::ALL {
            let formats = trap.formats().join(", ");
            table.push_str(&format!("| {} | {formats} |\n", trap.text()));
        }
        table
    }

    #[test]
    fn the_readme_lists_every_trap_and_where_it_occurs() {
        let readme = include_str!("../README.md");
        assert!(readme.contains(&table()), "put this into README.md:\n\n{}", table());
    }

    #[test]
    fn every_trap_occurs_in_formats_that_exist() {
        for trap in Trap::ALL {
            for code in trap.formats() {
                assert!(FORMATS.iter().any(|format| format.code == *code), "{trap:?}: {code}");
            }
        }
    }
}
