//! The queue: files that wait, one import each, paused, cancelled, taken up again, and the folder
//! in which new ones are found.

use std::cell::Cell;
use std::fs;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use domain::Id;
use domain::access::{Actor, Role};
use replica::{
    DeviceSettings, Error, FileChoice, ImportStep, Page, QueueState, QueueWish, QueuedFile, Replica,
};
use storeloop_tests::{SalesRows, World};

const DAY: &str = "2026-11-21";

fn file(world: &World, name: &str, number: &str, price: &str) -> String {
    SalesRows::new()
        .line(number, &format!("{DAY} 10:00:00"), "LIP01", 1, price, "")
        .save(world.room(), name)
}

fn chosen(path: &str) -> FileChoice {
    FileChoice { path: path.into(), ..FileChoice::default() }
}

fn enqueue(world: &World, paths: &[&str]) -> Vec<QueuedFile> {
    let store = world.store("S01").id;
    let files = paths.iter().map(|path| chosen(path)).collect();
    world.replica.enqueue(&world.owner(), files, Some(store)).expect("in line")
}

/// Works through the queue as the shell does, until it is empty or somebody stopped it.
fn run(replica: &Replica, actor: &Actor, wish: &dyn Fn() -> QueueWish) -> Vec<QueuedFile> {
    let hold = replica.hold_queue(actor).expect("nobody else works through it");
    let go_on = |_| ControlFlow::Continue(());
    let mut ended = Vec::new();
    while wish() == QueueWish::GoOn
        && let Some(next) = replica.next_queued(&hold, actor).expect("the next one")
    {
        ended.push(replica.run_queued(&hold, actor, next.key, &go_on, wish).expect("run").0);
    }
    ended
}

fn run_all(world: &World) -> Vec<QueuedFile> {
    run(&world.replica, &world.owner(), &|| QueueWish::GoOn)
}

/// Runs the next file; from the first word of a step on, somebody wants something else.
fn run_one(world: &World, at: ImportStep, wanted: QueueWish) -> QueuedFile {
    let owner = world.owner();
    let hold = world.replica.hold_queue(&owner).expect("held");
    let next = world.replica.next_queued(&hold, &owner).expect("next").expect("one waits");
    let reached = Cell::new(false);
    let heard = |progress: replica::ImportProgress| {
        reached.set(reached.get() || progress.step == at);
        ControlFlow::Continue(())
    };
    let wish = || if reached.get() { wanted } else { QueueWish::GoOn };
    world.replica.run_queued(&hold, &owner, next.key, &heard, &wish).expect("run").0
}

fn list(world: &World) -> Vec<(String, QueueState)> {
    let files = world.replica.list_queue(&world.owner()).expect("listed");
    files.into_iter().map(|file| (file.file, file.state)).collect()
}

fn net(world: &World) -> Option<String> {
    world.metric("net_sales", DAY, DAY)
}

fn imports(world: &World) -> Vec<Id> {
    let listed = world.replica.list_imports(&world.owner(), Page::first(50)).expect("imports");
    listed.rows.into_iter().map(|row| row.id).collect()
}

#[test]
fn each_file_becomes_an_import_of_its_own_in_the_order_they_came() {
    let world = World::new();
    let (one, two) = (file(&world, "1.csv", "A1", "10"), file(&world, "2.csv", "A2", "20"));
    enqueue(&world, &[&one, &two]);
    assert_eq!(
        list(&world),
        [("1.csv".into(), QueueState::Waiting), ("2.csv".into(), QueueState::Waiting)]
    );
    assert_eq!(net(&world), None, "nothing is imported by itself");

    let ended = run_all(&world);
    let states: Vec<_> = ended.iter().map(|file| (&*file.file, file.state)).collect();
    assert_eq!(states, [("1.csv", QueueState::Done), ("2.csv", QueueState::Done)]);
    assert_eq!(net(&world).as_deref(), Some("30.00"));
    let mut told: Vec<Id> = ended.iter().filter_map(|file| file.import_id).collect();
    told.reverse();
    assert_eq!(imports(&world), told, "the queue names the import of each file, newest last");

    world.replica.undo_import(&world.owner(), told[0]).expect("one of them is taken back alone");
    assert_eq!(net(&world).as_deref(), Some("10.00"));
    world.check();
}

#[test]
fn a_bad_file_stays_with_its_reason_and_the_others_come_in() {
    let world = World::new();
    world.open_store("S02", "静安店", None);
    let room = world.room();
    let write = |name: &str, bytes: &[u8]| {
        fs::write(room.join(name), bytes).expect("written");
        room.join(name).to_string_lossy().into_owned()
    };
    let picture = write("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let notes = write("notes.csv", "备忘,随便\n一,二\n".as_bytes());
    let empty = write("empty.csv", b"");
    let grown = file(&world, "grown.csv", "G1", "5");
    let vanished = file(&world, "vanished.csv", "V1", "5");
    let never = room.join("never.csv").to_string_lossy().into_owned();
    let folder = room.join("folder.csv");
    fs::create_dir(&folder).expect("a folder");
    let folder = folder.to_string_lossy().into_owned();
    let nowhere = file(&world, "nowhere.csv", "N1", "5");
    let good = file(&world, "good.csv", "A1", "10");
    enqueue(&world, &[&picture, &notes, &empty, &grown, &vanished, &never, &folder, &good]);
    world.replica.enqueue(&world.owner(), vec![chosen(&nowhere)], None).expect("no store chosen");
    fs::OpenOptions::new()
        .append(true)
        .open(&grown)
        .and_then(|mut file| file.write_all(b"\n"))
        .expect("a line more");
    fs::remove_file(&vanished).expect("gone");

    run_all(&world);
    let files = world.replica.list_queue(&world.owner()).expect("listed");
    let problems: Vec<_> = files.iter().map(|file| (&*file.file, &*file.problem)).collect();
    assert_eq!(
        problems,
        [
            ("picture.csv", "binary"),
            ("notes.csv", "unknown_headers"),
            ("empty.csv", "empty"),
            ("grown.csv", "changed"),
            ("vanished.csv", "not_found"),
            ("never.csv", "not_found"),
            ("folder.csv", "unreadable"),
            ("good.csv", ""),
            ("nowhere.csv", "needs_store"),
        ]
    );
    for queued in files {
        let expected =
            if queued.file == "good.csv" { QueueState::Done } else { QueueState::Failed };
        assert_eq!((queued.state, queued.ended_at.is_some()), (expected, true), "{}", queued.file);
    }
    assert_eq!((net(&world).as_deref(), imports(&world).len()), (Some("10.00"), 1));
    world.check();
}

#[test]
fn a_file_that_grows_while_it_is_read_is_not_imported() {
    for grows_at in [ImportStep::Reading, ImportStep::Comparing] {
        let world = World::new();
        let before = world.check();
        let path = file(&world, "till.csv", "A1", "10");
        enqueue(&world, &[&path]);
        let owner = world.owner();
        let hold = world.replica.hold_queue(&owner).expect("held");
        let next = world.replica.next_queued(&hold, &owner).expect("next").expect("one waits");
        let heard = |progress: replica::ImportProgress| {
            if progress.step == grows_at {
                let row = format!("A2,{DAY} 11:00:00,LIP01,LIP01 名,1,20,,,\n");
                let mut till = fs::OpenOptions::new().append(true).open(&path).expect("the file");
                till.write_all(row.as_bytes()).expect("a sale more");
            }
            ControlFlow::Continue(())
        };
        let go_on = || QueueWish::GoOn;
        let (ended, changed) =
            world.replica.run_queued(&hold, &owner, next.key, &heard, &go_on).expect("run");
        assert_eq!((ended.state, &*ended.problem), (QueueState::Failed, "changed"), "{grows_at:?}");
        assert_eq!((changed, world.check()), (Vec::new(), before));
    }
}

#[test]
fn a_failed_file_is_tried_again_with_the_content_it_has_by_then() {
    let world = World::new();
    let path = file(&world, "till.csv", "A1", "10");
    let key = enqueue(&world, &[&path])[0].key;
    file(&world, "till.csv", "A1", "12");
    assert_eq!(run_all(&world)[0].problem, "changed");

    let again = world.replica.retry_queued(&world.owner(), key).expect("in line again");
    assert_eq!((again.state, &*again.problem), (QueueState::Waiting, ""));
    assert_eq!(run_all(&world)[0].state, QueueState::Done);
    assert_eq!(net(&world).as_deref(), Some("12.00"));
    assert_eq!(list(&world).len(), 1, "it is still one file");
}

#[test]
fn cancelling_stops_the_present_file_whole_and_leaves_the_rest_waiting() {
    for step in
        [ImportStep::Reading, ImportStep::Comparing, ImportStep::Writing, ImportStep::Computing]
    {
        let world = World::new();
        let before = world.check();
        let (one, two) = (file(&world, "1.csv", "A1", "10"), file(&world, "2.csv", "A2", "20"));
        enqueue(&world, &[&one, &two]);
        let stopped = run_one(&world, step, QueueWish::Cancel);
        assert_eq!((stopped.state, &*stopped.problem), (QueueState::Failed, "cancelled"));
        assert_eq!(world.check(), before, "nothing of it was written at {step:?}");
        assert_eq!(list(&world)[1], ("2.csv".into(), QueueState::Waiting));
        run_all(&world);
        assert_eq!(net(&world).as_deref(), Some("20.00"), "a cancelled file is not tried again");
    }
}

#[test]
fn pausing_puts_a_file_down_before_it_is_written_and_finishes_it_after() {
    use ImportStep::{Comparing, Computing, Reading, Writing};
    let cases = [
        (Reading, QueueState::Paused),
        (Comparing, QueueState::Paused),
        (Writing, QueueState::Done),
        (Computing, QueueState::Done),
    ];
    for (step, expected) in cases {
        let world = World::new();
        let before = world.check();
        enqueue(&world, &[&file(&world, "1.csv", "A1", "10")]);
        let stopped = run_one(&world, step, QueueWish::Pause);
        assert_eq!((stopped.state, &*stopped.problem), (expected, ""), "{step:?}");
        assert_eq!(world.check() == before, expected == QueueState::Paused, "{step:?}");
        run_all(&world);
        assert_eq!(net(&world).as_deref(), Some("10.00"), "taken up again after {step:?}");
        assert_eq!(imports(&world).len(), 1, "{step:?}");
    }
}

#[test]
fn a_paused_queue_keeps_nobody_from_writing() {
    let world = World::new();
    enqueue(&world, &[&file(&world, "1.csv", "A1", "10")]);
    let owner = world.owner();
    let hold = world.replica.hold_queue(&owner).expect("held");
    let paused = world.replica.pause_next_queued(&hold).expect("paused").expect("one waits");
    assert_eq!(paused.state, QueueState::Paused);
    for replica in [&world.replica, &world.second_process()] {
        replica.save_chain(&owner, "白桦", 10).expect("written beside a paused queue");
        assert_eq!(replica.list_queue(&owner).expect("listed")[0].state, QueueState::Paused);
    }
}

#[test]
fn a_file_whose_run_died_waits_again() {
    let world = World::new();
    let before = world.check();
    enqueue(&world, &[&file(&world, "1.csv", "A1", "10")]);
    let owner = world.owner();
    let other = world.second_process();
    let hold = world.replica.hold_queue(&owner).expect("held");
    world.replica.next_queued(&hold, &owner).expect("next").expect("one waits");
    for replica in [&world.replica, &other] {
        let state = replica.list_queue(&owner).expect("listed")[0].state;
        assert_eq!(state, QueueState::Running, "every process sees that it runs");
    }
    drop(hold); // as the system does for a process that was killed

    assert_eq!(other.list_queue(&owner).expect("listed")[0].state, QueueState::Waiting);
    assert_eq!(world.check(), before);
    let ended = run(&other, &owner, &|| QueueWish::GoOn);
    assert_eq!(ended[0].state, QueueState::Done);
    assert_eq!(imports(&world).len(), 1);
}

#[test]
fn one_process_at_a_time_works_through_the_queue_and_its_file_is_left_alone() {
    let world = World::new();
    let path = file(&world, "1.csv", "A1", "10");
    let key = enqueue(&world, &[&path])[0].key;
    let owner = world.owner();
    let other = world.second_process();
    let hold = world.replica.hold_queue(&owner).expect("held");
    assert!(matches!(other.hold_queue(&owner), Err(Error::Busy)));
    assert!(matches!(world.replica.hold_queue(&owner), Err(Error::Busy)));

    world.replica.next_queued(&hold, &owner).expect("next").expect("one waits");
    assert!(matches!(other.drop_queued(&owner, key), Err(Error::Conflict)));
    assert!(matches!(other.retry_queued(&owner, key), Err(Error::Conflict)));
    assert_eq!(
        enqueue(&world, &[&path])[0].state,
        QueueState::Running,
        "it is not asked for twice"
    );
    let go_on = |_| ControlFlow::Continue(());
    let (ended, _) = world
        .replica
        .run_queued(&hold, &owner, key, &go_on, &|| QueueWish::GoOn)
        .expect("it ends undisturbed");
    assert_eq!(ended.state, QueueState::Done);
    drop(hold);
    other.hold_queue(&owner).expect("the queue is free");
}

#[test]
fn the_same_file_stands_in_the_queue_once() {
    let world = World::new();
    let path = file(&world, "1.csv", "A1", "10");
    let first = enqueue(&world, &[&path, &path]);
    assert_eq!(first[0].key, first[1].key);
    assert_eq!(run_all(&world).len(), 1);
    let again = enqueue(&world, &[&path]);
    assert_eq!((again[0].key, again[0].state), (first[0].key, QueueState::Waiting));
    assert_eq!(again[0].import_id, None);
    let before = world.check();
    assert_eq!(run_all(&world)[0].state, QueueState::Done, "asked for twice, it comes in twice");
    assert_eq!(world.check(), before, "and changes nothing the second time");
}

#[test]
fn what_was_dropped_is_not_imported() {
    let world = World::new();
    let (one, two) = (file(&world, "1.csv", "A1", "10"), file(&world, "2.csv", "A2", "20"));
    let key = enqueue(&world, &[&one, &two])[0].key;
    world.replica.drop_queued(&world.owner(), key).expect("dropped");
    assert_eq!(list(&world), [("2.csv".into(), QueueState::Waiting)]);
    run_all(&world);
    assert_eq!(net(&world).as_deref(), Some("20.00"));
    assert!(matches!(world.replica.drop_queued(&world.owner(), key), Err(Error::NotFound("file"))));
}

#[test]
fn what_ended_is_listed_until_the_day_is_over_and_what_failed_until_somebody_decides() {
    let world = World::new(); // 08:20 in Shanghai
    let gone = world.room().join("gone.csv").to_string_lossy().into_owned();
    enqueue(&world, &[&file(&world, "1.csv", "A1", "10"), &gone]);
    run_all(&world);
    let all = [("1.csv".to_string(), QueueState::Done), ("gone.csv".into(), QueueState::Failed)];
    let midnight = 1_795_363_200_000; // 2026-11-23 00:00 there
    world.set_clock(midnight - 1);
    assert_eq!(list(&world), all);
    world.set_clock(midnight);
    assert_eq!(list(&world), all[1..]);
}

#[test]
fn choices_stay_with_the_file() {
    let world = World::new();
    world.open_store("S02", "静安店", None);
    let other = world.store("S02").id;
    let path = file(&world, "1.csv", "A1", "10");
    let choice = FileChoice { store_id: Some(other), ..chosen(&path) };
    let default = Some(world.store("S01").id);
    world.replica.enqueue(&world.owner(), vec![choice.clone()], default).expect("in line");
    let listed = world.second_process().list_queue(&world.owner()).expect("listed");
    assert_eq!(listed[0].choice, choice);
    run_all(&world);
    let day = storeloop_tests::slice(DAY, DAY);
    let there = domain::metrics::Slice { store_id: Some(other), ..day };
    assert_eq!(world.metric_of("net_sales", &there).as_deref(), Some("10.00"));
}

#[test]
fn the_queue_is_for_people_who_may_import_and_ends_where_their_stores_do() {
    let world = World::new();
    world.open_store("S02", "静安店", None);
    let path = file(&world, "1.csv", "A1", "10");
    let key = enqueue(&world, &[&path])[0].key;
    let associate = world.hire("E2", "李雷", Role::SalesAssociate, Some("S01"), None);
    let replica = &world.replica;
    let refused = [
        replica.list_queue(&associate).map(|_| ()),
        replica.enqueue(&associate, vec![chosen(&path)], None).map(|_| ()),
        replica.drop_queued(&associate, key),
        replica.retry_queued(&associate, key).map(|_| ()),
        replica.hold_queue(&associate).map(|_| ()),
        replica.scan_watch_folder(&associate).map(|_| ()),
    ];
    for (at, result) in refused.into_iter().enumerate() {
        assert!(matches!(result, Err(Error::Denied(_))), "{at}: {result:?}");
    }

    let manager = world.hire("E3", "韩梅", Role::StoreManager, Some("S02"), None);
    let other = Some(world.store("S01").id);
    let asked = replica.enqueue(&manager, vec![chosen(&path)], other);
    assert!(matches!(asked, Err(Error::Denied(_))), "{asked:?}");
    let ended = run(replica, &manager, &|| QueueWish::GoOn);
    assert_eq!(&*ended[0].problem, "denied", "who runs it must be allowed to, not who queued it");
    assert_eq!(net(&world), None);
}

fn watch(world: &World, folder: &Path) {
    let settings = DeviceSettings {
        watch_folder: folder.to_string_lossy().into_owned(),
        ..world.replica.device_settings().expect("settings")
    };
    world.replica.save_device_settings(Some(&world.owner()), &settings).expect("watched");
}

fn found(world: &World) -> Vec<String> {
    let found = world.replica.scan_watch_folder(&world.owner()).expect("scanned");
    found.into_iter().map(|file| file.file).collect()
}

#[test]
fn a_new_file_in_the_watched_folder_is_found_once_and_waits_until_somebody_asks_for_it() {
    let world = World::new();
    let folder = world.room().join("inbox");
    fs::create_dir_all(folder.join("older.csv")).expect("a folder in it");
    assert_eq!(found(&world), [""; 0], "no folder is watched");
    watch(&world, &folder);
    let path = file(&world, "inbox/day.csv", "A1", "10");
    for (name, bytes) in [(".hidden.csv", "x"), ("~$day.xlsx", "x"), ("empty.csv", "")] {
        fs::write(folder.join(name), bytes).expect("written");
    }
    assert_eq!(found(&world), ["day.csv"]);
    assert_eq!(found(&world), [""; 0], "it is known");

    assert!(run_all(&world).is_empty(), "nobody asked for it");
    let listed = world.replica.list_queue(&world.owner()).expect("listed");
    assert_eq!((listed[0].watched, listed[0].state), (true, QueueState::Waiting));
    let asked = &enqueue(&world, &[&path])[0];
    assert_eq!((asked.key, asked.watched), (listed[0].key, false), "it is in line now");
    run_all(&world);
    assert_eq!(net(&world).as_deref(), Some("10.00"));
    assert_eq!(found(&world), [""; 0], "an imported file is not found again");

    file(&world, "inbox/day.csv", "A1", "12.5");
    assert_eq!(found(&world), ["day.csv"], "with another content it is another file");
}

#[test]
fn a_dropped_find_stays_dropped_until_somebody_wants_it_back() {
    let world = World::new();
    let folder = world.room().join("inbox");
    fs::create_dir(&folder).expect("a folder");
    watch(&world, &folder);
    file(&world, "inbox/day.csv", "A1", "10");
    let owner = world.owner();
    let key = world.replica.scan_watch_folder(&owner).expect("scanned")[0].key;
    world.replica.drop_queued(&owner, key).expect("dropped");
    assert_eq!(list(&world), [("day.csv".into(), QueueState::Ignored)]);
    assert_eq!(found(&world), [""; 0]);
    assert!(run_all(&world).is_empty());
    let wanted = world.replica.retry_queued(&owner, key).expect("wanted after all");
    assert_eq!((wanted.key, wanted.watched, wanted.state), (key, false, QueueState::Waiting));
    assert_eq!(run_all(&world)[0].problem, "needs_store", "it is in line again, as it was found");
}

#[test]
fn a_file_that_is_still_being_written_is_left_for_the_next_look() {
    let world = World::new();
    let folder = world.room().join("inbox");
    fs::create_dir(&folder).expect("a folder");
    watch(&world, &folder);
    let path = file(&world, "inbox/till.csv", "A1", "10");
    std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(500));
            let mut till = fs::OpenOptions::new().append(true).open(&path).expect("the file");
            till.write_all(format!("A2,{DAY} 11:00:00,LIP01,LIP01 名,1,20,,,\n").as_bytes())
                .expect("a sale more");
        });
        assert_eq!(found(&world), [""; 0]);
    });
    assert_eq!(found(&world), ["till.csv"]);
}

#[test]
fn a_watched_folder_that_is_gone_says_so() {
    let world = World::new();
    let folder = world.room().join("inbox");
    fs::create_dir(&folder).expect("a folder");
    watch(&world, &folder);
    fs::remove_dir(&folder).expect("unplugged");
    let refused = world.replica.scan_watch_folder(&world.owner());
    let Err(Error::File { name, source }) = refused else { panic!("{refused:?}") };
    assert_eq!((&*name, source.code()), ("inbox", "not_found"));
}

#[test]
fn which_folder_is_watched_is_chosen_by_people_who_may_import() {
    let world = World::new();
    let folder = world.room().to_string_lossy().into_owned();
    let settings = DeviceSettings { watch_folder: folder, ..DeviceSettings::default() };
    let associate = world.hire("E2", "李雷", Role::SalesAssociate, Some("S01"), None);
    for actor in [None, Some(&associate)] {
        let refused = world.replica.save_device_settings(actor, &settings);
        assert!(matches!(refused, Err(Error::Denied(_))), "{refused:?}");
    }
    let nowhere = DeviceSettings { watch_folder: "/没有/这里".into(), ..settings.clone() };
    let refused = world.replica.save_device_settings(Some(&world.owner()), &nowhere);
    assert!(matches!(refused, Err(Error::Invalid { field: "watch_folder", .. })), "{refused:?}");
    world.replica.save_device_settings(Some(&world.owner()), &settings).expect("chosen");
    assert_eq!(world.replica.device_settings().expect("settings"), settings);
}
