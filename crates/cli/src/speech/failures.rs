//! One line for each way a command can fail.

use std::path::Path;

use replica::{Error, KeyRing, Language, newest_restorable};

use super::words::{field_zh, noun_zh, rule};
use super::{files, say};
use crate::failure::Failure;

/// The line for a failure on a data folder.
pub(crate) fn failure(language: Language, failure: &Failure, folder: Option<&Path>) -> String {
    match failure {
        Failure::Said { zh, en } | Failure::Usage { zh, en } => say(language, zh, en).clone(),
        Failure::Replica(Error::Damaged(_)) => damaged(language, folder),
        Failure::Replica(error) => of_replica(language, error),
        Failure::CheckFailed => say(
            language,
            "检查发现问题，可用 restore 恢复备份",
            "the check found something wrong; a backup can be put back with restore",
        )
        .to_string(),
        Failure::ReaderGone => String::new(),
        Failure::Output(error) => {
            format!("{}{error}", say(language, "无法写出：", "cannot write: "))
        }
    }
}

/// A damaged database is not the end: the line names the backup to go back to.
fn damaged(language: Language, folder: Option<&Path>) -> String {
    let newest = folder.and_then(|folder| newest_restorable(folder, KeyRing::of_this_machine()));
    match newest {
        Some(backup) => {
            let file = backup.file;
            say(
                language,
                format!("数据库已损坏；最近一份可恢复的备份是 {file}，用 restore 恢复"),
                format!(
                    "the database is damaged; the newest good backup is {file}: put it back with restore"
                ),
            )
        }
        None => say(
            language,
            "数据库已损坏，数据目录中没有可恢复的备份；如另有备份，用 restore 恢复",
            "the database is damaged and its folder has no good backup; put one from elsewhere back with restore",
        )
        .to_string(),
    }
}

fn of_replica(language: Language, error: &Error) -> String {
    let fixed = |zh: &str, en: &str| say(language, zh, en).to_string();
    match error {
        Error::Denied(_) => fixed("没有权限", "this is not allowed"),
        Error::NotFound(noun) => say(
            language,
            format!("没有这样的{}", noun_zh(noun)),
            format!("there is no such {noun}"),
        ),
        Error::Invalid { field, reason } => invalid(language, field, reason),
        Error::GoalLoop(titles) => say(
            language,
            format!("目标会绕成一圈，没有写入：{titles}"),
            format!(
                "these goals would support each other in a loop; nothing was written: {titles}"
            ),
        ),
        Error::BadSheet { line, what } => say(
            language,
            format!("不是考核表。第 {line} 行：{what}"),
            format!("this is no KPI sheet. Line {line}: {what}"),
        ),
        Error::Conflict => {
            fixed("之后又有改动，没有写入", "something has changed in between; nothing was written")
        }
        Error::CannotUndo => {
            fixed("没有可以撤销的操作", "there is nothing to undo, or it is undone already")
        }
        Error::WrongPassword => fixed("密码不正确", "the password is wrong"),
        Error::LockedOut { .. } => fixed("密码错误次数过多", "too many wrong passwords"),
        Error::File { name, source } => {
            format!("{name}{}{}", say(language, "：", ": "), files::reason(language, source))
        }
        Error::Cancelled => fixed("已取消", "cancelled"),
        Error::NoChain => {
            fixed("还没有连锁，请先运行 init", "there is no chain yet; run init first")
        }
        Error::ChainExists => {
            fixed("已有连锁，没有改动", "there is a chain here already; nothing was changed")
        }
        Error::NewerVersion { .. } => fixed(
            "数据由更新版本的 Storeloop 写入，请先升级；数据未改动",
            "the data was written by a newer Storeloop; upgrade first. It was left untouched",
        ),
        Error::KeyMissing => fixed(
            "数据已加密，本机找不到它的密钥（或系统密钥库未解锁）；用 key import 输入恢复密钥。数据未改动",
            "the data is encrypted and its key is not on this machine, or its key store is locked; bring the recovery key in with key import. The data was left untouched",
        ),
        Error::Damaged(_) => damaged(language, None),
        Error::ReadOnly => fixed(
            "数据目录无法写入（只读或没有权限）",
            "the data folder cannot be written: it is read-only or not ours",
        ),
        Error::DiskFull => fixed(
            "磁盘已满或无法写入，没有写入任何内容",
            "the disk is full or does not take writes; nothing was written",
        ),
        Error::Busy => fixed(
            "另一个程序正在使用这份数据，请稍后再试",
            "another program is using this data; try again later",
        ),
        Error::Sqlite(cause) => say(
            language,
            format!("数据库读写失败（磁盘可能已满），没有写入：{cause}"),
            format!(
                "the database could not be read or written (is the disk full?); nothing was written: {cause}"
            ),
        ),
        Error::Io(cause) => say(
            language,
            format!("文件读写失败：{}", cause.kind()),
            format!("a file could not be read or written: {}", cause.kind()),
        ),
        Error::Internal(cause) => {
            say(language, format!("程序出错：{cause}"), format!("a fault in the program: {cause}"))
        }
    }
}

fn invalid(language: Language, field: &'static str, reason: &'static str) -> String {
    let (zh, en) = rule(reason);
    say(language, format!("{}{zh}", field_zh(field)), format!("{} {en}", field.replace('_', " ")))
}
