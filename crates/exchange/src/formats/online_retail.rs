//! The public Online Retail data set, in English and with Chinese headers.

use domain::mapping::Field;

use super::{BLANK, Format, ONE_ROW_ONE_LINE, Rules};

/// Its lines.
pub(super) const ONLINE_RETAIL: Format = Format {
    code: "online_retail",
    required: &[
        "InvoiceNo|订单号",
        "StockCode|商品编码",
        "Description|商品名称",
        "Quantity|数量",
        "InvoiceDate|下单时间",
        "UnitPrice|单价",
        "CustomerID|客户编号",
        "Country|国家",
    ],
    usual: &[
        "InvoiceNo|订单号",
        "StockCode|商品编码",
        "Description|商品名称",
        "Quantity|数量",
        "InvoiceDate|下单时间",
        "UnitPrice|单价",
        "CustomerID|客户编号",
        "Country|国家",
    ],
    columns: &[
        (Field::OrderNo, &["InvoiceNo", "订单号"]),
        (Field::OrderedAt, &["InvoiceDate", "下单时间"]),
        (Field::ProductCode, &["StockCode", "商品编码"]),
        (Field::ProductName, &["Description", "商品名称"]),
        (Field::Quantity, &["Quantity", "数量"]),
        (Field::UnitPrice, &["UnitPrice", "单价"]),
        (Field::CustomerNo, &["CustomerID", "客户编号"]),
        (Field::Country, &["Country", "国家"]),
    ],
    rules: Rules { month_first: true, ..ONE_ROW_ONE_LINE },
    ..BLANK
};
