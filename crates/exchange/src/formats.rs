//! The kinds of files we know, as data: how each is recognised and which header carries what.
//!
//! A format is told by its headers alone. Those of one platform stand in one file; the last of each
//! subject are general ones, found by alias when no platform's format fits.

mod alipay;
mod douyin;
mod jd;
mod lists;
mod marketing;
mod meituan;
mod online_retail;
mod pinduoduo;
mod receipts;
mod refunds;
mod reviews;
mod sales_lines;
mod settlement;
mod shopify;
mod stock;
mod stock_take;
mod taobao;
mod traffic;
mod values;
mod youzan;

use domain::mapping::Field;
use domain::sales_file::Part;
use domain::subject::Subject;

/// A kind of file.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Stable code.
    pub code: &'static str,
    /// What such files are about.
    pub subject: Subject,
    /// The platform that writes them, for example `taobao`; empty when there is none. Channel
    /// customer numbers are exact within their platform and bear its name.
    pub platform: &'static str,
    /// Headers without which a file is another one. `a|b` means either. None for general formats.
    pub required: &'static [&'static str],
    /// Headers that such files usually have, `a|b` meaning either.
    pub usual: &'static [&'static str],
    /// Field and the headers that carry it, best first.
    pub columns: &'static [Carried],
    /// Whether fields that none of these headers carries are looked for by alias.
    pub takes_aliases: bool,
    /// How the rows of sales are read.
    pub rules: Rules,
}

/// A field and the headers that carry it.
type Carried = (Field, &'static [&'static str]);

/// What lists and reports call the store.
const STORE: Carried = (
    Field::Store,
    &[
        "门店名称",
        "门店",
        "店铺名称",
        "店铺",
        "分店",
        "门店编号",
        "门店编码",
        "Store",
        "Store Name",
        "Store Code",
        "Shop",
    ],
);

/// What lists and reports call the code of a product.
const PRODUCT_CODE: Carried = (
    Field::ProductCode,
    &[
        "商品编码",
        "商品编号",
        "商家编码",
        "商品代码",
        "SKU编码",
        "SKU",
        "货号",
        "款号",
        "商品条码",
        "条码",
        "商品ID",
        "Product Code",
        "Item Code",
        "StockCode",
    ],
);

/// What lists and reports call a product.
const PRODUCT_NAME: Carried = (
    Field::ProductName,
    &[
        "商品名称",
        "商品标题",
        "产品名称",
        "货品名称",
        "品名",
        "宝贝标题",
        "商品",
        "Product Name",
        "Item Name",
        "Product",
    ],
);

/// How the rows of a sales file are to be understood.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// How much of an order the file tells.
    pub part: Part,
    /// Dates such as 12/1/2010 begin with the month.
    pub month_first: bool,
    /// The amount is that of the whole order, in each row or in the first; a line is worth its
    /// quantity times its price.
    pub amount_of_order: bool,
    /// Rows after the first of an order leave time, status and currency blank.
    pub continued: bool,
    /// Only rows whose kind is this word are sales.
    pub only_kind: Option<&'static str>,
    /// A cell may hold several parts of an order, parted by semicolons.
    pub several_in_a_cell: bool,
    /// The product cell lists products with their counts: `口红(1件);面膜(2件)`.
    pub counted_products: bool,
    /// An order number begins with its day, `yymmdd-`.
    pub day_in_number: bool,
}

/// One row is one line of an order.
pub(crate) const ONE_ROW_ONE_LINE: Rules = Rules {
    part: Part::Whole,
    month_first: false,
    amount_of_order: false,
    continued: false,
    only_kind: None,
    several_in_a_cell: false,
    counted_products: false,
    day_in_number: false,
};

const BLANK: Format = Format {
    code: "",
    subject: Subject::Sales,
    platform: "",
    required: &[],
    usual: &[],
    columns: &[],
    takes_aliases: false,
    rules: ONE_ROW_ONE_LINE,
};

/// Code of the format of the public Online Retail data set.
pub const ONLINE_RETAIL: &str = "online_retail";
/// Code of any other table of sales lines.
pub const SALES_LINES: &str = "sales_lines";

static FORMATS: [Format; 29] = [
    online_retail::ONLINE_RETAIL,
    taobao::ORDERS,
    taobao::ORDER_LINES,
    jd::ORDERS,
    pinduoduo::ORDERS,
    douyin::ORDERS,
    youzan::ORDERS,
    meituan::BILL,
    meituan::FLASH,
    receipts::POS_RECEIPTS,
    shopify::ORDERS,
    alipay::STATEMENT,
    jd::SETTLEMENT,
    douyin::SETTLEMENT,
    traffic::SHOP,
    traffic::PRODUCTS,
    marketing::AD_PLANS,
    marketing::QIANCHUAN,
    sales_lines::SALES_LINES,
    refunds::REFUND_LIST,
    settlement::SETTLEMENT,
    traffic::TRAFFIC,
    marketing::ADVERTISING,
    reviews::REVIEW_LIST,
    stock::STOCK_LIST,
    stock_take::STOCK_TAKE,
    lists::PRODUCT_LIST,
    lists::MEMBER_LIST,
    values::VALUE_LIST,
];

/// Every format, those of platforms before the general ones.
pub fn formats() -> &'static [Format] {
    &FORMATS
}

impl Format {
    /// The format of this code.
    pub fn named(code: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.code == code)
    }

    /// Whether it is found by alias instead of by a fingerprint.
    pub fn is_general(&self) -> bool {
        self.required.is_empty()
    }

    /// The general format of a subject.
    pub fn general(subject: Subject) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.is_general() && format.subject == subject)
    }
}
