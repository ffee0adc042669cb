//! Every format: its code, what it is about, and who lays it out.

use crate::bytes::Encoding;
use crate::facts::{advertising, refunds, reviews, settlement, stock, stock_take, traffic};
use crate::lists;
use crate::sales::{
    delivery, douyin, erp, jd, online_retail, pinduoduo, pos, shopify, taobao, youzan,
};
use crate::selection::Selection;
use crate::sheet::Sheet;
use crate::tally::Tally;
use crate::world::Shop;

/// Lays out a file and adds up what it says.
type Lay = fn(&Shop, &Selection) -> (Sheet, Tally);

/// A format.
pub struct Format {
    /// Its code.
    pub code: &'static str,
    /// What its rows are about.
    pub subject: &'static str,
    /// Code of the store such files are imported into, when no column names one.
    pub store: Option<&'static str>,
    /// How such files usually come.
    pub usual: Encoding,
    /// How many entries the world has for it.
    pub entries: fn(&Shop, &Selection) -> usize,
    /// Who lays it out.
    pub lay: Lay,
}

macro_rules! formats {
    ($($code:literal $subject:literal $store:expr, $usual:ident, $module:ident :: $entries:ident,
        $lay:ident;)+) => {
        /// Every format, in the order in which their files are best imported.
        pub static FORMATS: &[Format] = &[$(Format {
            code: $code,
            subject: $subject,
            store: $store,
            usual: Encoding::$usual,
            entries: $module::$entries,
            lay: $module::$lay,
        },)+];
    };
}

const ONLINE: Option<&str> = Some("S01");

formats! {
    "product_list" "products" None, Xlsx, lists::products, product_list;
    "member_list" "members" None, Gbk, lists::members, member_list;
    "taobao_orders" "sales" None, Gbk, taobao::entries, orders;
    "taobao_order_lines" "sales" ONLINE, Gbk, taobao::entries, order_lines;
    "jd_orders" "sales" None, Gbk, jd::entries, orders;
    "pinduoduo_orders" "sales" ONLINE, Utf8, pinduoduo::entries, orders;
    "douyin_orders" "sales" ONLINE, Utf8Bom, douyin::entries, orders;
    "youzan_orders" "sales" ONLINE, Xlsx, youzan::entries, orders;
    "meituan_bill" "sales" None, Xlsx, delivery::meituan_entries, meituan_bill;
    "taobao_flash" "sales" None, Xlsx, delivery::flash_entries, flash_bill;
    "pos_receipts" "sales" None, Utf8Bom, pos::entries, receipts;
    "shopify_orders" "sales" ONLINE, Utf8, shopify::entries, orders;
    "sales_lines" "sales" None, Utf16Le, erp::entries, sales_lines;
    "online_retail" "sales" ONLINE, Utf8, online_retail::entries, lines;
    "alipay_statement" "settlement" ONLINE, Gbk, settlement::alipay_entries, alipay;
    "jd_settlement" "settlement" ONLINE, Xlsx, settlement::jd_entries, jd;
    "douyin_settlement" "settlement" ONLINE, Utf8Bom, settlement::douyin_entries, douyin;
    "traffic_shop" "traffic" ONLINE, Xls, traffic::shop_entries, shop;
    "traffic_products" "traffic" ONLINE, Xls, traffic::product_entries, products;
    "ad_plans" "advertising" ONLINE, Gbk, advertising::plan_entries, plans;
    "qianchuan" "advertising" ONLINE, Xlsx, advertising::qianchuan_entries, qianchuan;
    "refund_list" "refunds" None, Xlsx, refunds::entries, refund_list;
    "review_list" "reviews" ONLINE, Utf8, reviews::entries, review_list;
    "stock_list" "stock" ONLINE, Xls, stock::entries, stock_list;
    "stock_take" "stock_take" None, Gbk, stock_take::entries, stock_take;
}

/// The format with this code.
pub fn named(code: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.code == code)
}

/// Codes of all formats, in the order in which their files are best imported.
pub fn codes() -> Vec<&'static str> {
    FORMATS.iter().map(|format| format.code).collect()
}
