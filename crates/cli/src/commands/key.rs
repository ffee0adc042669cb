//! `key`: the recovery key of the data, shown and brought in.

use std::io::Read;
use std::path::Path;

use replica::{KEY_FILE, KeyPlace, KeyRing, Language, accept_recovery_key};
use serde::Serialize;

use crate::arguments::RecoveryKey;
use crate::data_folder::open;
use crate::failure::Failure;
use crate::printer::Printer;
use crate::speech::say;

#[derive(Serialize)]
struct Shown {
    recovery_key: String,
}

#[derive(Serialize)]
struct Kept {
    kept_in: KeyPlace,
}

/// Shows or brings in.
pub(super) fn run(folder: &Path, key: &RecoveryKey, printer: &mut Printer) -> Result<(), Failure> {
    match key {
        RecoveryKey::Show => show(folder, printer),
        RecoveryKey::Import { text, meant_for } => {
            import(folder, text, meant_for.as_deref(), printer)
        }
    }
}

fn show(folder: &Path, printer: &mut Printer) -> Result<(), Failure> {
    let chain = open(folder)?;
    let shown = Shown { recovery_key: chain.replica.recovery_key(&chain.owner)? };
    printer.answer(&shown, |_| vec![shown.recovery_key.clone()])
}

fn import(
    folder: &Path,
    text: &str,
    meant_for: Option<&Path>,
    printer: &mut Printer,
) -> Result<(), Failure> {
    if let Some(file) = meant_for.filter(|file| !file.is_file()) {
        let shown = file.display();
        return Err(Failure::said(
            format!("没有文件 {shown}"),
            format!("there is no file {shown}"),
        ));
    }
    let typed = match text {
        "-" => from_standard_input()?,
        typed => typed.to_string(),
    };
    let keys = KeyRing::of_this_machine();
    let kept_in = accept_recovery_key(folder, &typed, meant_for, keys)?;
    printer.answer(&Kept { kept_in }, |language: Language| {
        vec![match kept_in {
            KeyPlace::System => say(
                language,
                "密钥已存入系统的密钥库".to_string(),
                "the key is kept in the system's store for secrets".to_string(),
            ),
            KeyPlace::File => say(
                language,
                format!("密钥已存入数据目录的 {KEY_FILE}，只有本用户可读"),
                format!(
                    "the key is kept in {KEY_FILE} in the data folder, readable by this user alone"
                ),
            ),
        }]
    })
}

fn from_standard_input() -> Result<String, Failure> {
    let mut typed = String::new();
    std::io::stdin().read_to_string(&mut typed).map_err(replica::Error::from)?;
    Ok(typed)
}
