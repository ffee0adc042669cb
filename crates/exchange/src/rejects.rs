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
        RejectReason::UnknownMeasure(_) => ("没有这个计量项", "no number of this name is entered"),
        RejectReason::UnknownStore(_) => ("门店不存在", "the store is not known"),
        RejectReason::Contradiction(_) => {
            ("与同一单据的其他行不一致", "contradicts other rows of the same document")
        }
        RejectReason::OtherCurrency(_) => ("币种与连锁不同", "another currency than the chain's"),
        RejectReason::NoKey => {
            ("没有手机号、卡号或编号", "neither phone, card nor number says who it is")
        }
    };
    in_language(zh, en, language)
}

/// The name of a field in words.
pub fn field_name(field: Field, language: Language) -> &'static str {
    let (zh, en) = match field {
        Field::OrderNo => ("订单号", "Order number"),
        Field::OrderedAt => ("时间", "Time"),
        Field::ProductCode => ("商品编码", "Product code"),
        Field::ProductName => ("商品名称", "Product name"),
        Field::Category => ("分类", "Category"),
        Field::Quantity => ("数量", "Quantity"),
        Field::BookQuantity => ("账面数量", "Book quantity"),
        Field::CountedQuantity => ("实盘数量", "Counted quantity"),
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
        Field::SubOrderNo => ("子单号", "Part of the order"),
        Field::Postage => ("运费", "Postage"),
        Field::RefundAmount => ("退款金额", "Refunded amount"),
        Field::RefundStatus => ("退款状态", "Refund status"),
        Field::PaymentMethod => ("支付方式", "Payment method"),
        Field::Cash => ("现金", "Cash"),
        Field::StoredValue => ("储值支付", "Stored value"),
        Field::StoredPrincipal => ("储值本金支付", "Stored value, principal"),
        Field::StoredGift => ("储值赠送支付", "Stored value, gift"),
        Field::TimesCard => ("次卡支付", "Card of visits"),
        Field::Currency => ("币种", "Currency"),
        Field::Address => ("地址", "Address"),
        Field::Day => ("日期", "Day"),
        Field::Visitors => ("访客数", "Visitors"),
        Field::PageViews => ("浏览量", "Page views"),
        Field::Buyers => ("买家数", "Buyers"),
        Field::Plan => ("推广计划", "Plan"),
        Field::Cost => ("花费", "Cost"),
        Field::Impressions => ("展现量", "Impressions"),
        Field::Clicks => ("点击量", "Clicks"),
        Field::Conversions => ("成交笔数", "Conversions"),
        Field::Sentiment => ("正负向", "Sentiment"),
        Field::Rating => ("评分", "Rating"),
        Field::Problem => ("问题类型", "Problem"),
        Field::ReviewText => ("评价内容", "Review"),
        Field::Warehouse => ("仓库", "Warehouse"),
        Field::UnitCost => ("单位成本", "Unit cost"),
        Field::StockAge => ("库龄", "Days in stock"),
        Field::EntryNo => ("流水号", "Entry number"),
        Field::Income => ("收入金额", "Income"),
        Field::Expense => ("支出金额", "Expense"),
        Field::Direction => ("收支方向", "Direction"),
        Field::Reason => ("原因", "Reason"),
        Field::Note => ("备注", "Note"),
        Field::ShortCode => ("简码", "Short code"),
        Field::Unit => ("计量单位", "Unit"),
        Field::CommissionKind => ("提成类型", "Commission kind"),
        Field::Commission => ("提成", "Commission"),
        Field::Gender => ("性别", "Gender"),
        Field::Birthday => ("生日", "Birthday"),
        Field::Level => ("会员等级", "Member level"),
        Field::Balance => ("余额", "Balance"),
        Field::Points => ("积分", "Points"),
        Field::Email => ("邮箱", "Mail"),
        Field::WeChat => ("微信号", "WeChat"),
        Field::JoinedOn => ("加入时间", "Joined"),
        Field::Referrer => ("推荐人", "Referrer"),
        Field::IdNumber => ("身份证号", "ID number"),
        Field::Measure => ("计量项", "Measure"),
        Field::Value => ("数值", "Number"),
    };
    in_language(zh, en, language)
}

fn in_language(zh: &'static str, en: &'static str, language: Language) -> &'static str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}
