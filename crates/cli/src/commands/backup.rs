//! `backup` and `restore`.

use std::path::Path;

use replica::{Error, KeyRing, Language};
use serde::Serialize;

use super::time::with_utc_texts;
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::printer::Printer;
use crate::speech::say;

#[derive(Serialize)]
struct Restored<'a> {
    restored: &'a Path,
}

/// Makes a backup in a folder and prints its file.
pub(super) fn back_up(chain: &Chain, folder: &Path, printer: &mut Printer) -> Result<(), Failure> {
    let backup = chain.replica.back_up_into(folder)?;
    printer.answer(&with_utc_texts(&backup)?, |_| vec![backup.file.clone()])
}

/// Puts a backup in place of the data.
pub(super) fn restore(folder: &Path, file: &Path, printer: &mut Printer) -> Result<(), Failure> {
    let shown = file.display();
    if !file.is_file() {
        return Err(Failure::said(
            format!("没有文件 {shown}"),
            format!("there is no file {shown}"),
        ));
    }
    replica::restore(folder, file, KeyRing::of_this_machine()).map_err(|error| match error {
        // It is the backup that is meant, and not the data, which is as it was.
        Error::Damaged(_) => Failure::said(
            format!("{shown} 不是完好的备份，数据未改动"),
            format!("{shown} is not a good backup; the data was left untouched"),
        ),
        Error::KeyMissing => Failure::said(
            format!("{shown} 已加密，本机没有它的密钥；先用 key import 输入恢复密钥（加 --for 指定该文件），数据未改动"),
            format!("{shown} is encrypted and its key is not on this machine; bring the recovery key in first with key import --for that file. The data was left untouched"),
        ),
        error => error.into(),
    })?;
    printer.answer(&Restored { restored: file }, |language: Language| {
        vec![say(language, format!("已从 {shown} 恢复"), format!("restored from {shown}"))]
    })
}
