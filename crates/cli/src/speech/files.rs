//! Why a file was refused.

use domain::mapping::Field;
use replica::{FileError, Language};

use super::say;

/// The reason, without the name of the file.
pub(super) fn reason(language: Language, error: &FileError) -> String {
    let fixed = |zh: &str, en: &str| say(language, zh, en).to_string();
    match error {
        FileError::NotFound => fixed("文件不存在", "the file does not exist"),
        FileError::Unreadable(_) => fixed("文件无法读取", "the file cannot be read"),
        FileError::Empty => fixed("文件是空的", "the file is empty"),
        FileError::Binary(_) => fixed("文件不是表格", "the file is not a table"),
        FileError::Locked => fixed(
            "工作簿有密码，请另存为无密码的",
            "the workbook has a password; save it without one",
        ),
        FileError::Undecided => fixed(
            "表头同时符合几种文件，请用 --mapping 指定",
            "the headers fit several kinds of files; say which with --mapping",
        ),
        FileError::BadMapping(error) => {
            say(language, format!("列映射有误：{error}"), format!("the mapping is wrong: {error}"))
        }
        FileError::WrongEncoding => fixed(
            "文字编码不是 UTF-8、UTF-16 或 GB18030",
            "the text is neither UTF-8, UTF-16 nor GB18030",
        ),
        FileError::NoHeader => fixed("找不到表头", "no header row was found"),
        FileError::UnknownHeaders(missing) => format!(
            "{}{}",
            say(language, "认不出表头，缺少：", "the headers are not known; missing: "),
            columns(language, missing)
        ),
        FileError::TooLarge => fixed("解压后太大", "the workbook is too large once unpacked"),
        FileError::BrokenWorkbook => fixed("工作簿已损坏", "the workbook is damaged"),
        FileError::Changed => fixed("文件在读取时被改动", "the file has changed while it was read"),
        FileError::Cancelled => fixed("已停止", "stopped"),
        FileError::Unwritable(_) => fixed("文件无法写入", "the file cannot be written"),
    }
}

fn columns(language: Language, missing: &[Field]) -> String {
    let named = |field: &Field| match language {
        Language::Chinese => format!("{}（{}）", replica::field_name_zh(*field), field.code()),
        Language::English => field.code().to_string(),
    };
    missing.iter().map(named).collect::<Vec<_>>().join(say(language, "、", ", "))
}
