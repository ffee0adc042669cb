//! What was counted against the books.

use domain::mapping::Field;
use domain::subject::Subject;

use super::{BLANK, Format, PRODUCT_CODE, PRODUCT_NAME, STORE};

/// Found by alias.
pub(super) const STOCK_TAKE: Format = Format {
    code: "stock_take",
    subject: Subject::StockTake,
    columns: &[
        (
            Field::CountedQuantity,
            &[
                "实盘数量",
                "实盘数",
                "实盘库存",
                "实盘件数",
                "盘点数量",
                "盘点数",
                "实际数量",
                "实存数量",
                "Counted Quantity",
                "Counted",
                "Counted Qty",
                "Physical Quantity",
                "Actual Quantity",
            ],
        ),
        (
            Field::BookQuantity,
            &[
                "账面数量",
                "账面数",
                "账面库存",
                "账存数量",
                "帐面数量",
                "帐存数量",
                "系统数量",
                "系统库存",
                "库存数量",
                "Book Quantity",
                "Book",
                "Book Qty",
                "System Quantity",
                "Expected Quantity",
            ],
        ),
        PRODUCT_CODE,
        PRODUCT_NAME,
        (
            Field::Day,
            &["盘点日期", "盘点时间", "库存日期", "日期", "Stock-take Date", "Count Date", "Date"],
        ),
        (Field::Warehouse, &["仓库名称", "仓库", "库房", "仓位", "库位", "Warehouse", "Location"]),
        (
            Field::UnitCost,
            &["单位成本", "成本单价", "成本价", "参考进价", "进价", "Unit Cost", "Cost"],
        ),
        STORE,
    ],
    ..BLANK
};
