//! Why a queued file failed, in a few words.

use replica::Language;

use super::say;

/// Codes that the queue gives, in both languages.
const PROBLEMS: &[(&str, &str, &str)] = &[
    ("not_found", "文件不存在", "the file does not exist"),
    ("unreadable", "文件无法读取", "the file cannot be read"),
    ("empty", "文件是空的", "the file is empty"),
    ("binary", "文件不是表格", "the file is not a table"),
    ("locked", "工作簿有密码", "the workbook has a password"),
    ("wrong_encoding", "文字编码无法识别", "the encoding is not known"),
    ("no_header", "找不到表头", "no header row was found"),
    ("unknown_headers", "认不出表头", "the headers are not known"),
    ("undecided", "表头符合几种文件", "the headers fit several kinds of files"),
    ("too_large", "解压后太大", "the workbook is too large once unpacked"),
    ("broken_xlsx", "工作簿已损坏", "the workbook is damaged"),
    ("changed", "文件之后有改动", "the file has changed since"),
    ("cancelled", "已取消", "cancelled"),
    ("denied", "没有权限", "not allowed"),
    ("needs_store", "需要指定门店", "it names no store; add it again with --store"),
    ("disk_full", "磁盘已满", "the disk is full"),
    ("read_only", "数据目录无法写入", "the data folder cannot be written"),
    ("busy", "另一个程序正在使用数据", "another program is using the data"),
    ("damaged", "数据库已损坏", "the database is damaged"),
];

/// The words for a code; the code itself when there are none.
pub(crate) fn problem(language: Language, code: &str) -> &str {
    PROBLEMS
        .iter()
        .find(|(known, ..)| *known == code)
        .map_or(code, |(_, zh, en)| say(language, *zh, *en))
}
