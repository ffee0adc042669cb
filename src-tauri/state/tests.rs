//! The shell's state over real data folders.

use std::fs;
use std::sync::{Arc, PoisonError};

use domain::org::OrgTemplate;
use replica::{ImportRequest, ImportStep, NewChain, NewStore};
use tempfile::TempDir;

use super::*;

/// Remembers what the windows were told.
#[derive(Clone, Default)]
struct Heard {
    topics: Arc<Mutex<Vec<Topic>>>,
    steps: Arc<Mutex<Vec<ImportStep>>>,
}

impl Announce for Heard {
    fn changed(&self, topics: &[Topic]) {
        self.topics.lock().unwrap_or_else(PoisonError::into_inner).extend(topics);
    }

    fn progress(&self, progress: ImportProgress) {
        self.steps.lock().unwrap_or_else(PoisonError::into_inner).push(progress.step);
    }

    fn queue_changed(&self) {}

    fn queue_done(&self, _: QueueDone) {}
}

impl Heard {
    fn topics(&self) -> Vec<Topic> {
        std::mem::take(&mut *self.topics.lock().unwrap())
    }
}

struct Desk {
    folder: TempDir,
    app: App,
    heard: Heard,
}

const PASSWORD: &str = "a long one";

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let heard = Heard::default();
    let app = App::new(
        Some(folder.path().to_path_buf()),
        KeyRing::beside_the_data(),
        Box::new(heard.clone()),
    );
    Desk { folder, app, heard }
}

fn desk_with_chain() -> Desk {
    let desk = desk();
    let chain = NewChain {
        name: "云杉".into(),
        currency: "CNY".into(),
        time_zone: "Asia/Shanghai".into(),
        org_template: OrgTemplate::SelfRun,
        stores: vec![NewStore { code: "S01".into(), name: "徐汇店".into() }],
        owner_name: "王芳".into(),
        owner_password: PASSWORD.into(),
    };
    desk.app.start(|replica| replica.start_chain(chain)).unwrap();
    desk
}

impl Desk {
    fn owner(&self) -> Id {
        self.app.with(|replica| Ok(replica.owner()?.employee_id)).unwrap()
    }

    fn sign_in(&self) -> Session {
        self.app.sign_in(self.owner(), PASSWORD).unwrap()
    }

    fn code<T>(answer: Answer<T>) -> ErrorCode {
        answer.map(|_| ()).unwrap_err().code
    }

    fn break_database(&self) {
        let file = self.folder.path().join("storeloop.sqlite");
        for beside in ["storeloop.sqlite-wal", "storeloop.sqlite-shm"] {
            let _ = fs::remove_file(self.folder.path().join(beside));
        }
        fs::write(file, "this is not a database, whatever its name says").unwrap();
    }

    fn reopened(self) -> Desk {
        let Desk { folder, app, heard } = self;
        drop(app);
        let app = App::new(
            Some(folder.path().to_path_buf()),
            KeyRing::beside_the_data(),
            Box::new(heard.clone()),
        );
        Desk { folder, app, heard }
    }
}

#[test]
fn a_new_folder_is_a_first_run_and_a_chain_makes_it_ready() {
    assert_eq!(desk().app.state(), Ok(AppState::FirstRun));
    let desk = desk_with_chain();
    let Ok(AppState::Ready { chain }) = desk.app.state() else { panic!("not ready") };
    assert_eq!((&*chain.name, chain.sample), ("云杉", None));
    assert_eq!(desk.heard.topics(), Topic::ALL);
}

#[test]
fn without_a_folder_every_command_says_so() {
    let app = App::new(None, KeyRing::beside_the_data(), Box::new(Heard::default()));
    assert_eq!(Desk::code(app.state()), ErrorCode::NoDataFolder);
}

#[test]
fn nothing_of_the_chain_is_told_to_somebody_who_is_not_signed_in() {
    let desk = desk_with_chain();
    let list = || desk.app.read(|replica, _| replica.list_stores());
    assert_eq!(Desk::code(list()), ErrorCode::SignedOut);
    assert_eq!(desk.app.session(), Ok(None));
    let wrong = desk.app.sign_in(desk.owner(), "another one");
    assert_eq!(Desk::code(wrong), ErrorCode::WrongPassword);

    let session = desk.sign_in();
    assert_eq!(desk.app.session(), Ok(Some(session)));
    assert_eq!(list().unwrap().len(), 1);

    desk.app.sign_out();
    assert_eq!(Desk::code(list()), ErrorCode::SignedOut);
}

#[test]
fn a_write_tells_every_screen_what_changed_and_one_that_changes_nothing_does_not() {
    let desk = desk_with_chain();
    desk.sign_in();
    desk.heard.topics();
    let rename = |name| desk.app.put(|replica, actor| replica.save_chain(actor, name, 10));
    let written = rename("白桦").unwrap();
    assert!(written.tx.is_some());
    assert_eq!(written.changed, [Topic::Chain]);
    assert_eq!(desk.heard.topics(), [Topic::Chain]);

    let nothing = rename("白桦").unwrap();
    assert_eq!((nothing.tx, nothing.changed), (None, vec![]));
    assert_eq!(desk.heard.topics(), []);
}

#[test]
fn a_backup_brings_the_earlier_data_back_for_a_person_who_may() {
    let desk = desk_with_chain();
    desk.sign_in();
    let backup = desk.app.back_up().unwrap();
    desk.app.put(|replica, actor| replica.save_chain(actor, "白桦", 10)).unwrap();

    desk.app.sign_out();
    assert_eq!(Desk::code(desk.app.restore(&backup.file)), ErrorCode::SignedOut);

    desk.sign_in();
    let Ok(AppState::Ready { chain }) = desk.app.restore(&backup.file) else { panic!("not ready") };
    assert_eq!(chain.name, "云杉");
}

#[test]
fn a_backup_that_is_none_leaves_the_data_as_it_is() {
    let desk = desk_with_chain();
    desk.sign_in();
    let file = desk.folder.path().join("storeloop-20260101-000000.backup");
    fs::write(&file, "not a database at all, only text that is long enough").unwrap();
    let refused = desk.app.restore(&file.display().to_string()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::File);
    assert!(matches!(desk.app.state(), Ok(AppState::Ready { .. })));
}

#[test]
fn a_damaged_database_offers_its_backups_and_takes_no_other_file() {
    let desk = desk_with_chain();
    desk.sign_in();
    let backup = desk.app.back_up().unwrap();
    let desk = desk.reopened();
    desk.break_database();
    assert_eq!(desk.app.state(), Ok(AppState::Damaged { backups: vec![backup.clone()] }));
    assert_eq!(Desk::code(desk.app.restore("/tmp/somewhere-else.backup")), ErrorCode::NotFound);
    assert!(matches!(desk.app.restore(&backup.file), Ok(AppState::Ready { .. })));
}

#[test]
fn damage_met_while_working_closes_the_data_and_tells_the_window() {
    let desk = desk_with_chain();
    desk.heard.topics();
    let met = desk.app.with(|_| Err::<(), _>(Error::Damaged("page 7".into()).into()));
    assert_eq!(Desk::code(met), ErrorCode::Damaged);
    assert_eq!(desk.heard.topics(), [Topic::Chain]);
    assert!(matches!(desk.app.state(), Ok(AppState::Damaged { .. })));
}

#[test]
fn a_cancelled_import_stops_and_the_next_one_runs() {
    let desk = desk_with_chain();
    desk.sign_in();
    let file = desk.folder.path().join("sales.csv");
    fs::write(&file, "订单号,下单时间,商品编码,数量,金额\nA1,2026-01-05 10:00,P1,1,9.90\n")
        .unwrap();
    let store = desk.app.read(|replica, _| replica.list_stores()).unwrap().remove(0);
    let request = ImportRequest {
        paths: vec![file.display().to_string()],
        store_id: Some(store.id),
        choices: vec![],
        save_mapping_as: None,
    };
    let import = |cancels: bool| {
        desk.app.with_progress(|replica, actor, listener| {
            replica.run_import(actor, &request, &|progress| {
                if cancels {
                    desk.app.cancel();
                }
                listener(progress)
            })
        })
    };
    assert_eq!(Desk::code(import(true)), ErrorCode::Cancelled);
    let outcome = import(false).unwrap();
    assert_eq!(outcome.files.iter().map(|file| file.orders).sum::<u32>(), 1);
    assert!(desk.heard.steps.lock().unwrap().contains(&ImportStep::Writing));
}

#[test]
fn the_write_of_another_program_is_noticed_and_ones_own_is_not() {
    let desk = desk_with_chain();
    desk.sign_in();
    let before = desk.app.data_version();
    desk.app.put(|replica, actor| replica.save_chain(actor, "白桦", 10)).unwrap();
    assert_eq!(desk.app.data_version(), before);

    let folder = Some(desk.folder.path().to_path_buf());
    let other = App::new(folder, KeyRing::beside_the_data(), Box::new(Heard::default()));
    other.sign_in(desk.owner(), PASSWORD).unwrap();
    other.put(|replica, actor| replica.save_chain(actor, "红松", 10)).unwrap();
    assert_ne!(desk.app.data_version(), before);
}

#[test]
fn data_without_its_key_opens_for_whoever_has_the_recovery_key() {
    let desk = desk_with_chain();
    desk.sign_in();
    let shown = |replica: &Replica, actor: &Actor| replica.recovery_key(actor);
    let recovery_key = desk.app.read(shown).unwrap();
    fs::remove_file(desk.folder.path().join(replica::KEY_FILE)).unwrap();

    let folder = Some(desk.folder.path().to_path_buf());
    let later = App::new(folder, KeyRing::beside_the_data(), Box::new(Heard::default()));
    assert!(matches!(later.state(), Ok(AppState::KeyMissing)));
    let refused = later.give_key(&recovery_key[1..], None).unwrap_err();
    assert_eq!(refused.details["reason"], "mistyped");
    assert!(matches!(later.state(), Ok(AppState::KeyMissing)));
    let opened = later.give_key(&recovery_key, None);
    assert!(matches!(opened, Ok(AppState::Ready { .. })), "{opened:?}");
    assert_eq!(Desk::code(later.give_key(&recovery_key, None)), ErrorCode::SignedOut);
}
