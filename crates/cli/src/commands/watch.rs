//! `watch`: new files in the watched folder, for jobs that run at night.

use std::path::Path;

use replica::{DeviceSettings, FileChoice, QueueState, QueuedFile};
use serde::Serialize;
use serde_json::Value;

use super::import::{store, text_of};
use super::queue::{line, refuse_failed, work};
use super::time::with_utc_texts;
use crate::arguments::Watch;
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::printer::Printer;
use crate::speech::say;

#[derive(Serialize)]
struct Looked {
    found: Value,
    imported: Value,
}

/// Looks into the watched folder once, and imports what it found when asked to.
pub(super) fn run(chain: &Chain, watch: &Watch, printer: &mut Printer) -> Result<(), Failure> {
    if let Some(folder) = &watch.folder {
        watch_from_now_on(chain, folder)?;
    }
    if chain.replica.device_settings()?.watch_folder.is_empty() {
        return Err(Failure::said(
            "没有监视文件夹，请用 --folder 指定",
            "no folder is watched; name one with --folder",
        ));
    }
    chain.replica.scan_watch_folder(&chain.owner)?;
    // What an earlier look found waits as well.
    let waiting = |file: &QueuedFile| file.watched && file.state == QueueState::Waiting;
    let mut found = chain.replica.list_queue(&chain.owner)?;
    found.retain(waiting);
    let imported = if watch.import { import(chain, watch, &found, printer)? } else { Vec::new() };
    let told = Looked { found: with_utc_texts(&found)?, imported: with_utc_texts(&imported)? };
    printer.answer(&told, |language| {
        let files = if watch.import { &imported } else { &found };
        if files.is_empty() {
            return vec![say(language, "没有新文件", "no new files").to_string()];
        }
        files.iter().map(|file| line(language, file)).collect()
    })?;
    refuse_failed(&imported)
}

fn watch_from_now_on(chain: &Chain, folder: &Path) -> Result<(), Failure> {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    let settings =
        DeviceSettings { watch_folder: text_of(&folder)?, ..chain.replica.device_settings()? };
    Ok(chain.replica.save_device_settings(Some(&chain.owner), &settings)?)
}

/// Puts what was found in line and works through the queue, with whatever waited there before.
fn import(
    chain: &Chain,
    watch: &Watch,
    found: &[QueuedFile],
    printer: &Printer,
) -> Result<Vec<QueuedFile>, Failure> {
    if !found.is_empty() {
        let choices: Vec<FileChoice> = found.iter().map(|file| file.choice.clone()).collect();
        let store_id = store(chain, watch.store.as_deref())?;
        chain.replica.enqueue(&chain.owner, choices, store_id)?;
    }
    work(chain, printer.language())
}
