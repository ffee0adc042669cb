//! The rejects file: the rows that were not taken, why, and what stood in them.

use std::path::Path;

use domain::mapping::Field;
use domain::sales_file::{Reject, RejectReason};

use crate::FileError;
use crate::write::{Cell, write_csv};

/// The language of a file that people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

/// Writes the rejected rows as CSV: row number, reason, field, the text at fault, then the row's
/// cells under the file's own headers, so that they can be corrected and imported again.
///
/// # Errors
/// [`FileError::Unwritable`].
pub fn write_rejects(
    path: &Path,
    headers: &[String],
    rejects: &[Reject],
    language: Language,
) -> Result<(), FileError> {
    let own = match language {
        Language::Zh => ["行号", "原因", "字段", "内容"],
        Language::En => ["Row", "Reason", "Field", "Found"],
    };
    let all_headers: Vec<String> =
        own.iter().map(ToString::to_string).chain(headers.iter().cloned()).collect();
    write_csv(path, &all_headers, rejects.iter().map(|reject| line(reject, language)))
}

fn line(reject: &Reject, language: Language) -> Vec<Cell> {
    let field = reject.reason.field().map_or("", |field| field_name(field, language));
    let mut cells = vec![
        Cell::Number(reject.row.to_string()),
        Cell::text(reason_text(&reject.reason, language)),
        Cell::text(field),
        Cell::text(reject.reason.found()),
    ];
    cells.extend(reject.cells.iter().map(Cell::text));
    cells
}

/// Why a row was not taken, in words.
pub fn reason_text(reason: &RejectReason, language: Language) -> &'static str {
    let (zh, en) = match reason {
        RejectReason::Missing(_) => ("必填单元格为空", "a needed cell is empty"),
        RejectReason::BadDate(_) => ("日期或时间无法识别", "the date or time cannot be read"),
        RejectReason::BadNumber(..) => ("数字无法识别", "the number cannot be read"),
        RejectReason::NegativePrice(_) => ("普通销售的单价为负", "a price below zero on a sale"),
        RejectReason::CellTooLong(_) => ("单元格过长", "the cell is too long"),
        RejectReason::CutOff => ("文件在此行被截断", "the file was cut off in this row"),
        RejectReason::TooLarge => ("数值超出范围", "the number is too large"),
        RejectReason::UnknownStore(_) => ("门店不存在", "the store is not known"),
        RejectReason::Contradiction(_) => {
            ("与同一单据的其他行不一致", "contradicts other rows of the same document")
        }
    };
    in_language(zh, en, language)
}

/// The name of a field in words.
pub fn field_name(field: Field, language: Language) -> &'static str {
    let (zh, en) = match field {
        Field::OrderNo => ("单号", "Order number"),
        Field::OrderedAt => ("时间", "Time"),
        Field::ProductCode => ("商品编码", "Product code"),
        Field::ProductName => ("商品名称", "Product name"),
        Field::Category => ("分类", "Category"),
        Field::Quantity => ("数量", "Quantity"),
        Field::UnitPrice => ("单价", "Unit price"),
        Field::Amount => ("金额", "Amount"),
        Field::CustomerNo => ("客户编号", "Customer number"),
        Field::Phone => ("手机号", "Phone"),
        Field::Card => ("会员卡号", "Member card"),
        Field::CustomerName => ("客户姓名", "Customer name"),
        Field::Store => ("门店", "Store"),
        Field::Employee => ("店员", "Employee"),
        Field::Channel => ("渠道", "Channel"),
        Field::Kind => ("类型", "Kind"),
        Field::Status => ("状态", "Status"),
        Field::Country => ("国家", "Country"),
    };
    in_language(zh, en, language)
}

fn in_language(zh: &'static str, en: &'static str, language: Language) -> &'static str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}
