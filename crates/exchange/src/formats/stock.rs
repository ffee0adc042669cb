//! What is on hand.

use domain::mapping::Field;
use domain::subject::Subject;

use super::{BLANK, Format, PRODUCT_CODE, PRODUCT_NAME, STORE};

/// Found by alias.
pub(super) const STOCK_LIST: Format = Format {
    code: "stock_list",
    subject: Subject::Stock,
    columns: &[
        (
            Field::Quantity,
            &[
                "当前库存",
                "可用库存",
                "库存量",
                "库存数量",
                "实物库存",
                "现存量",
                "结存数量",
                "实盘数量",
                "库存",
                "On Hand",
                "Stock",
                "Stock Quantity",
                "Quantity On Hand",
            ],
        ),
        PRODUCT_CODE,
        PRODUCT_NAME,
        (Field::Day, &["库存日期", "盘点日期", "统计日期", "日期", "Stock Date", "Date"]),
        (Field::Warehouse, &["仓库名称", "仓库", "库房", "仓位", "Warehouse"]),
        (
            Field::UnitCost,
            &["单位成本", "成本单价", "成本价", "参考进价", "进价", "Unit Cost", "Cost"],
        ),
        (Field::StockAge, &["库龄", "库龄(天)", "在库天数", "Stock Age"]),
        STORE,
    ],
    ..BLANK
};
