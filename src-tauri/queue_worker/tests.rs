//! The worker over a real data folder.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::org::OrgTemplate;
use replica::{FileChoice, ImportProgress, KeyRing, NewChain, NewStore, Replica, Topic};
use tempfile::TempDir;

use super::*;
use crate::error::ErrorCode;
use crate::state::Announce;

const PASSWORD: &str = "a long one";

/// What the windows were told.
#[derive(Clone, Default)]
struct Heard {
    changes: Arc<AtomicU32>,
    done: Arc<Mutex<Vec<QueueDone>>>,
    steps: Arc<AtomicU32>,
}

impl Announce for Heard {
    fn changed(&self, _: &[Topic]) {}

    fn progress(&self, _: ImportProgress) {
        self.steps.fetch_add(1, Ordering::Relaxed);
    }

    fn queue_changed(&self) {
        self.changes.fetch_add(1, Ordering::Relaxed);
    }

    fn queue_done(&self, done: QueueDone) {
        self.done.lock().unwrap().push(done);
    }
}

struct Desk {
    folder: TempDir,
    app: App,
    heard: Heard,
}

/// A chain with its owner at the window and these files in the queue.
fn desk(files: &[&str]) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let heard = Heard::default();
    let app = App::new(
        Some(folder.path().join("data")),
        KeyRing::beside_the_data(),
        Box::new(heard.clone()),
    );
    let chain = NewChain {
        name: "云杉".into(),
        currency: "CNY".into(),
        time_zone: "Asia/Shanghai".into(),
        org_template: OrgTemplate::SelfRun,
        stores: vec![NewStore { code: "S01".into(), name: "徐汇店".into() }],
        owner_name: "王芳".into(),
        owner_password: PASSWORD.into(),
    };
    app.start_own(chain).unwrap();
    let desk = Desk { folder, app, heard };
    desk.enqueue(files);
    desk
}

impl Desk {
    fn enqueue(&self, files: &[&str]) {
        for name in files {
            let path = self.folder.path().join(name);
            let rows =
                format!("订单号,下单时间,商品编码,数量,金额\n{name},2026-01-05 10:00,P1,1,9.90\n");
            fs::write(&path, rows).unwrap();
            let path = path.display().to_string();
            let add = |replica: &Replica, actor: &Actor| {
                let store = replica.list_stores()?.first().map(|store| store.id);
                replica.enqueue(actor, vec![FileChoice { path, ..FileChoice::default() }], store)
            };
            self.app.read(add).unwrap();
        }
    }

    fn states(&self) -> Vec<QueueState> {
        let listed = self.app.read(|replica, actor| replica.list_queue(actor)).unwrap();
        listed.into_iter().map(|file| file.state).collect()
    }

    fn shift(&self) -> Shift {
        begin(&self.app).unwrap().expect("nobody is at it")
    }

    fn told_done(&self) -> Vec<QueueDone> {
        self.heard.done.lock().unwrap().clone()
    }
}

#[test]
fn the_worker_imports_all_that_waits_and_says_once_that_it_is_through() {
    let desk = desk(&["1.csv", "2.csv", "3.csv"]);
    fs::remove_file(desk.folder.path().join("2.csv")).unwrap();
    work(&desk.app, desk.shift());
    assert_eq!(desk.states(), [QueueState::Done, QueueState::Failed, QueueState::Done]);
    assert_eq!(desk.told_done(), [QueueDone { done: 2, failed: 1 }]);
    assert!(desk.heard.changes.load(Ordering::Relaxed) >= 6, "each file begins and ends");
    assert!(desk.heard.steps.load(Ordering::Relaxed) > 0);

    work(&desk.app, desk.shift());
    assert_eq!(desk.told_done().len(), 1, "where nothing waited, nothing is done");
}

#[test]
fn a_paused_queue_stands_still_until_somebody_goes_on() {
    let desk = desk(&["1.csv", "2.csv"]);
    let shift = desk.shift();
    desk.app.queue.pause();
    work(&desk.app, shift);
    assert_eq!(desk.states(), [QueueState::Paused, QueueState::Waiting]);
    assert_eq!(desk.told_done(), []);
    work(&desk.app, desk.shift());
    assert_eq!(desk.states(), [QueueState::Done, QueueState::Done]);
}

#[test]
fn cancelling_gives_up_the_file_at_which_the_queue_was_paused_and_leaves_the_rest() {
    let desk = desk(&["1.csv", "2.csv"]);
    let shift = desk.shift();
    desk.app.queue.pause();
    work(&desk.app, shift);
    cancel(&desk.app).unwrap();
    assert_eq!(desk.states(), [QueueState::Failed, QueueState::Waiting]);

    let shift = desk.shift();
    cancel(&desk.app).unwrap();
    work(&desk.app, shift);
    assert_eq!(desk.states()[1], QueueState::Waiting, "a cancelled worker leaves");
    assert_eq!(desk.told_done(), []);
}

#[test]
fn one_worker_is_enough_and_hears_of_what_came_while_it_was_leaving() {
    let desk = desk(&["1.csv"]);
    let shift = desk.shift();
    assert!(begin(&desk.app).unwrap().is_none(), "there is a worker");
    desk.app.queue.pause();
    assert!(begin(&desk.app).unwrap().is_none(), "it is told to go on");
    work(&desk.app, shift);
    assert_eq!(desk.states(), [QueueState::Done]);

    let asked = QueueDesk::default();
    assert!(asked.send());
    assert!(!asked.send());
    assert!(!asked.leave(), "somebody asked for more meanwhile");
    assert!(asked.leave());
    assert!(asked.send(), "it has left");
}

#[test]
fn a_queue_that_another_program_works_through_is_left_to_it() {
    let desk = desk(&["1.csv"]);
    let other =
        Replica::open(&desk.folder.path().join("data"), KeyRing::beside_the_data()).unwrap();
    let held = other.hold_queue(&other.owner().unwrap()).unwrap();
    let refused = begin(&desk.app).map(|_| ()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Busy);
    drop(held);
    work(&desk.app, desk.shift());
    assert_eq!(desk.states(), [QueueState::Done]);
}

#[test]
fn nobody_starts_the_queue_without_having_signed_in() {
    let desk = desk(&["1.csv"]);
    desk.app.sign_out();
    assert_eq!(begin(&desk.app).map(|_| ()).unwrap_err().code, ErrorCode::SignedOut);
}
