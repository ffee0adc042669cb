//! `queue`: files that wait, each imported on its own.

use std::path::PathBuf;

use replica::{FileChoice, Language, QueueState, QueueWish, QueuedFile};
use serde::Serialize;

use super::import::{store, text_of};
use super::time::with_utc_texts;
use crate::arguments::Queue;
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::printer::Printer;
use crate::progress::Progress;
use crate::speech::{problem, say};

#[derive(Serialize)]
struct Dropped {
    key: i64,
}

/// Lists the queue, puts files into it, works through it, or takes a file out.
pub(super) fn run(chain: &Chain, queue: &Queue, printer: &mut Printer) -> Result<(), Failure> {
    match queue {
        Queue::List => print(&chain.replica.list_queue(&chain.owner)?, printer),
        Queue::Add { files, store } => add(chain, files, store.as_deref(), printer),
        Queue::Run => {
            let ended = work(chain, printer.language())?;
            print(&ended, printer)?;
            refuse_failed(&ended)
        }
        Queue::Drop { key } => drop_one(chain, *key, printer),
    }
}

fn add(
    chain: &Chain,
    files: &[PathBuf],
    store_code: Option<&str>,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let choices = files
        .iter()
        .map(|path| {
            // The queue outlives the folder this was typed in.
            let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            Ok(FileChoice { path: text_of(&path)?, ..FileChoice::default() })
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    let store_id = store(chain, store_code)?;
    let queued = chain.replica.enqueue(&chain.owner, choices, store_id)?;
    print(&queued, printer)?;
    refuse_failed(&queued)
}

fn drop_one(chain: &Chain, key: i64, printer: &mut Printer) -> Result<(), Failure> {
    chain.replica.drop_queued(&chain.owner, key)?;
    printer.answer(&Dropped { key }, |language| {
        vec![say(language, format!("已移出队列：{key}"), format!("{key} is out of the queue"))]
    })
}

/// Imports what waits, one file after another; answers how each ended.
pub(super) fn work(chain: &Chain, language: Language) -> Result<Vec<QueuedFile>, Failure> {
    let Chain { replica, owner } = chain;
    let hold = replica.hold_queue(owner)?;
    let progress = Progress::new(language);
    let tell = |told| progress.import(told);
    let mut ended = Vec::new();
    while let Some(next) = replica.next_queued(&hold, owner)? {
        let go_on = || QueueWish::GoOn;
        ended.push(replica.run_queued(&hold, owner, next.key, &tell, &go_on)?.0);
    }
    Ok(ended)
}

/// Prints files of the queue.
pub(super) fn print(files: &[QueuedFile], printer: &mut Printer) -> Result<(), Failure> {
    printer.answer(&with_utc_texts(&files)?, |language| {
        files.iter().map(|file| line(language, file)).collect()
    })
}

/// One file of the queue as people read it.
pub(super) fn line(language: Language, file: &QueuedFile) -> String {
    let (zh, en) = match file.state {
        QueueState::Waiting if file.watched => ("已发现", "found"),
        QueueState::Waiting => ("等待", "waiting"),
        QueueState::Running => ("导入中", "running"),
        QueueState::Paused => ("已暂停", "paused"),
        QueueState::Done => ("完成", "done"),
        QueueState::Failed => ("失败", "failed"),
        QueueState::Ignored => ("已忽略", "ignored"),
    };
    let QueuedFile { key, path, .. } = file;
    let state = say(language, zh, en);
    if file.problem.is_empty() {
        return format!("{key}  {state}  {path}");
    }
    let colon = say(language, "：", ": ");
    format!("{key}  {state}{colon}{}  {path}", problem(language, &file.problem))
}

/// A job that left files behind has not done what it was for.
pub(super) fn refuse_failed(files: &[QueuedFile]) -> Result<(), Failure> {
    let failed = files.iter().filter(|file| file.state == QueueState::Failed).count();
    if failed == 0 {
        return Ok(());
    }
    Err(Failure::said(
        format!("{failed} 个文件没有导入，见 queue list"),
        format!("{failed} of the files cannot be imported; see queue list"),
    ))
}
