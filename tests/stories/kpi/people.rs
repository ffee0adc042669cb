//! Whom sheets measure: the nearest assignment, versions, moves, and who may see what.

use domain::access::{Actor, Role};
use domain::calendar::Grain;
use domain::kpi::{AssignedTo, KpiContent, Posting};
use domain::org::Employee;
use replica::{Error, NewAssignment, Page, Topic};
use storeloop_tests::World;

use super::{
    RATING, assign, day, draft, for_all, item, number, october, plain, proof, publish, rate,
    seller, total,
};

fn employee(world: &World, who: &Actor) -> Employee {
    let rows = world.replica.list_employees(&world.owner(), "", Page::first(100)).expect("people");
    let found = rows.rows.into_iter().find(|row| row.employee.id == who.employee_id);
    found.expect("somebody").employee
}

fn one(key: &str) -> KpiContent {
    plain(vec![item(key, RATING, "100", "100")])
}

/// K-15, K-12: another version counts from its day on, and the days before keep theirs.
#[test]
fn another_version_leaves_the_days_before_it_as_they_were() {
    let world = World::new();
    let owner = world.owner();
    let family = for_all(&world, one("old"));
    let who = seller(&world, "E001");
    rate(&world, &who, family, "old", "80");
    let before = proof(&world, &who, "2026-10-01");
    let change = |reason: &str| replica::SheetDraft {
        family_id: Some(family),
        change_reason: reason.into(),
        ..draft("考核表", one("new"))
    };
    let save = |reason| world.replica.save_kpi_draft(&owner, change(reason)).expect("kept").value;
    let second = save("");
    assert!(matches!(
        world.replica.publish_kpi_sheet(&owner, second, day("2026-11-11")),
        Err(Error::Invalid { field: "change_reason", reason: "missing" })
    ));
    assert_eq!(save("慢区域改考过程"), second, "a sheet has one draft");
    assert!(matches!(
        world.replica.publish_kpi_sheet(&owner, second, day("2026-01-01")),
        Err(Error::Invalid { field: "published_from", reason: "before_beginning" })
    ));
    world.replica.publish_kpi_sheet(&owner, second, day("2026-11-11")).expect("published");
    assert!(matches!(
        world.replica.publish_kpi_sheet(&owner, second, day("2026-12-01")),
        Err(Error::Conflict)
    ));
    assert!(matches!(world.replica.delete_kpi_draft(&owner, second), Err(Error::Conflict)));
    let after = proof(&world, &who, "2026-10-01");
    assert_eq!((after.total, &after.hash), (before.total, &before.hash));
    let november = proof(&world, &who, "2026-11-22");
    let spans: Vec<_> = november.spans.iter().map(|one| (one.from, one.to, one.version)).collect();
    let expected =
        [(day("2026-11-01"), day("2026-11-10"), 1), (day("2026-11-11"), day("2026-11-30"), 2)];
    assert_eq!(spans, expected);
}

#[test]
fn the_nearest_sheet_measures_and_the_same_people_have_one() {
    let world = World::new();
    let owner = world.owner();
    let everybody = for_all(&world, one("all"));
    let own = publish(&world, draft("个人", one("own")), "2026-01-01");
    let (who, other) = (seller(&world, "E001"), seller(&world, "E002"));
    assign(&world, own, AssignedTo::Person, Some(who.employee_id), "2026-01-01");
    assert_eq!(proof(&world, &who, "2026-10-01").spans[0].family_id, own);
    assert_eq!(proof(&world, &other, "2026-10-01").spans[0].family_id, everybody);
    let rows = world.replica.list_kpi_assignments(&owner, None).expect("assignments");
    let of = |family| rows.iter().find(|row| row.assignment.family_id == family).expect("a row");
    assert_eq!((of(everybody).named, of(everybody).measured), (3, 2));
    assert_eq!((of(own).named, of(own).measured), (1, 1));
    // Another sheet for the same people takes the place of the one before.
    let next = publish(&world, draft("新的", one("next")), "2026-01-01");
    let new = NewAssignment {
        family_id: next,
        kind: AssignedTo::Person,
        post: String::new(),
        target_id: Some(who.employee_id),
        from_on: day("2026-10-11"),
        to_on: None,
    };
    assert_eq!(world.replica.assign_kpi_sheet(&owner, &new).expect("assigned").value, 1);
    assert_eq!(world.replica.assign_kpi_sheet(&owner, &new).expect("again").value, 0);
    let spans = proof(&world, &who, "2026-10-01").spans;
    let told: Vec<_> = spans.iter().map(|span| (span.family_id, span.to)).collect();
    assert_eq!(told, [(own, day("2026-10-10")), (next, day("2026-10-31"))]);
}

/// Who comes late is measured for their days; who changes store in mid-period in both, by days.
#[test]
fn joiners_leavers_and_movers_count_by_days() {
    let world = World::new();
    let owner = world.owner();
    world.open_store("S02", "静安店", None);
    let here = publish(&world, draft("徐汇", one("here")), "2026-01-01");
    let there = publish(&world, draft("静安", one("there")), "2026-01-01");
    let store = |code: &str| Some(world.store(code).id);
    assign(&world, here, AssignedTo::Store, store("S01"), "2026-01-01");
    assign(&world, there, AssignedTo::Store, store("S02"), "2026-01-01");
    let who = seller(&world, "E001");
    let posting = |from: &str, code: &str| Posting {
        id: who.employee_id,
        employee_id: who.employee_id,
        from_on: day(from),
        post: "店员".into(),
        department_id: None,
        store_id: store(code),
        region_id: None,
    };
    for (from, code) in [("2026-01-01", "S01"), ("2026-10-22", "S02")] {
        world.replica.save_posting(&owner, posting(from, code)).expect("kept");
    }
    rate(&world, &who, here, "here", "93");
    rate(&world, &who, there, "there", "62");
    // 21 of 31 days at 93 and 10 at 62: 63 + 20
    let told = proof(&world, &who, "2026-10-01");
    assert_eq!(told.total.map(|total| total.normalize()), Some(number("83")));
    let stores: Vec<_> = told.spans.iter().map(|span| span.store_name.as_str()).collect();
    assert_eq!(stores, ["徐汇店", "静安店"]);
    let postings = world.replica.list_postings(&owner, who.employee_id).expect("postings");
    assert_eq!(postings.len(), 2, "the same day again would correct it");

    let came = Employee {
        joined_on: Some(day("2026-10-27")),
        ..employee(&world, &seller(&world, "E002"))
    };
    world.replica.save_employee(&owner, came.clone()).expect("saved");
    let spans = world
        .replica
        .score_proof(&owner, Some(came.id), Some(day("2026-10-01")), None)
        .expect("a proof")
        .spans;
    assert_eq!((spans[0].from, spans[0].months), (day("2026-10-27"), number("0.1613")));
}

/// A change in the personnel file counts from today, and the days before keep the old place.
#[test]
fn a_move_in_the_personnel_file_begins_today() {
    let world = World::new();
    world.open_store("S02", "静安店", None);
    for_all(&world, one("all"));
    let who = seller(&world, "E001");
    let moved = Employee { store_id: Some(world.store("S02").id), ..employee(&world, &who) };
    world.replica.save_employee(&world.owner(), moved).expect("saved");
    let spans = proof(&world, &who, "2026-11-22").spans;
    let told: Vec<_> = spans.iter().map(|one| (one.to, one.store_name.as_str())).collect();
    assert_eq!(told, [(day("2026-11-21"), "徐汇店"), (day("2026-11-30"), "静安店")]);
}

/// Every role: own scores for everybody, their people's for managers, everybody's for the head office.
#[test]
fn who_sees_whose_score() {
    let world = World::new();
    world.region("华东");
    let mut store = world.store("S01");
    store.region_id = Some(world.region("华东"));
    world.replica.save_store(&world.owner(), store).expect("saved");
    world.open_store("S02", "静安店", Some("华东"));
    world.open_store("S03", "虹桥店", Some("华南"));
    for_all(&world, one("all"));
    let people: Vec<Actor> = ["S01", "S02", "S03"]
        .map(|code| world.hire(code, code, Role::SalesAssociate, Some(code), None))
        .into();
    for role in Role::ALL {
        let (store, region) = match role {
            Role::RegionalManager => (None, Some("华东")),
            Role::StoreManager
            | Role::FloorSupervisor
            | Role::TeamLeader
            | Role::SalesAssociate => (Some("S01"), None),
            _ => (None, None),
        };
        let code = format!("R-{}", role.code());
        let actor = world.hire(&code, "某人", role, store, region);
        let expected = match role {
            Role::Owner
            | Role::GeneralManager
            | Role::OperationsDirector
            | Role::HumanResources => [true, true, true],
            Role::RegionalManager => [true, true, false],
            Role::StoreManager => [true, false, false],
            _ => [false, false, false],
        };
        let sees = |who: &Actor| {
            let asked = world.replica.score_proof(&actor, Some(who.employee_id), None, None);
            match asked {
                Ok(_) => true,
                Err(Error::Denied(_)) => false,
                Err(error) => panic!("{error}"),
            }
        };
        let seen: Vec<bool> = people.iter().map(sees).collect();
        assert_eq!(seen, expected, "{role:?}");
        assert!(sees(&actor), "{role:?} sees their own");
        let board = world.replica.score_board(&actor, None, None, (None, None)).expect("a board");
        let on_board = |who: &Actor| {
            let all = board.sheets.iter().flat_map(|sheet| &sheet.people);
            all.into_iter().any(|one| one.employee_id == who.employee_id)
        };
        let shown: Vec<bool> = people.iter().map(on_board).collect();
        assert_eq!(shown, expected, "{role:?} on the board");
        let history = world.replica.score_history(&actor, Some(people[2].employee_id), None);
        assert_eq!(history.is_ok(), expected[2], "{role:?} looks back");
        let why = world.replica.score_difference(&actor, Some(people[2].employee_id), None, None);
        assert_eq!(why.is_ok(), expected[2], "{role:?} asks why");
        let may_edit = world.replica.save_kpi_draft(&actor, draft("新", one("x"))).is_ok();
        assert_eq!(may_edit, expected == [true, true, true], "{role:?} edits");
    }
}

/// A mark is given by who answers for somebody, with what shows it, and never to oneself.
#[test]
fn marks_are_given_from_above() {
    let world = World::new();
    world.open_store("S02", "静安店", None);
    let family = for_all(&world, one("work"));
    let who = seller(&world, "E001");
    let rating = |evidence: &str| replica::NewRating {
        employee_id: who.employee_id,
        family_id: family,
        item: "work".into(),
        day: day("2026-10-31"),
        value: number("80"),
        evidence: evidence.into(),
    };
    let manager = world.hire("M1", "店长", Role::StoreManager, Some("S01"), None);
    let other = world.hire("M2", "别的店长", Role::StoreManager, Some("S02"), None);
    let denied = [&who, &other, &seller(&world, "E002")];
    for actor in denied {
        let refused = world.replica.rate_work(actor, rating("见记录"));
        assert!(matches!(refused, Err(Error::Denied(_))), "{}", actor.name);
    }
    assert!(matches!(
        world.replica.rate_work(&manager, rating(" ")),
        Err(Error::Invalid { field: "evidence", reason: "missing" })
    ));
    let tasks = world.replica.rating_tasks(&manager, october()).expect("tasks");
    let task = tasks.iter().find(|task| task.employee_id == who.employee_id).expect("a task");
    assert!(!task.is_done && task.given.is_none());
    let done = world.replica.rate_work(&manager, rating("十月检查三次，均合格")).expect("rated");
    assert!(done.changed.contains(&Topic::Scores), "{:?}", done.changed);
    world.replica.rate_work(&manager, rating("十月检查三次，均合格")).expect("the same again");
    let tasks = world.replica.rating_tasks(&manager, october()).expect("tasks");
    let task = tasks.iter().find(|task| task.employee_id == who.employee_id).expect("a task");
    assert_eq!((task.is_done, task.given), (true, Some(number("80"))));
    assert!(
        world
            .replica
            .rating_tasks(&other, october())
            .expect("tasks")
            .iter()
            .all(|task| { task.employee_id != who.employee_id })
    );
    assert_eq!(total(&world, &who, "2026-10-01"), Some(number("80")));
    let told = proof(&world, &who, "2026-10-01");
    let marks = &told.spans[0].groups[0].items[0].marks;
    assert_eq!((marks.len(), marks[0].rater.as_str()), (1, "店长"));
}

/// K-127: both sides agree, each once, with the time.
#[test]
fn both_sides_agree_to_a_sheet() {
    let world = World::new();
    for_all(&world, one("work"));
    let who = seller(&world, "E001");
    let manager = world.hire("M1", "店长", Role::StoreManager, Some("S01"), None);
    let agree =
        |actor: &Actor| world.replica.agree_kpi_sheet(actor, who.employee_id, day("2026-11-22"));
    let at = world.now();
    agree(&who).expect("agreed");
    world.set_clock(at + 60_000);
    agree(&manager).expect("agreed");
    world.set_clock(at + 120_000);
    agree(&who).expect("nothing new");
    let found = proof(&world, &who, "2026-11-22").agreement.expect("an agreement");
    assert_eq!((found.employee_at, found.manager_at), (Some(at), Some(at + 60_000)));
    assert_eq!(found.manager_id, Some(manager.employee_id));
    let stranger = seller(&world, "E002");
    assert!(matches!(agree(&stranger), Err(Error::Denied(_))));
}

/// A sheet of quarters is marked and agreed to once for all its months, also by who came late in it.
#[test]
fn a_quarter_is_one_period() {
    let world = World::new();
    let owner = world.owner();
    let quarterly = replica::SheetDraft { cycle: Grain::Quarter, ..draft("季度", one("work")) };
    let family = publish(&world, quarterly, "2026-01-01");
    assign(&world, family, AssignedTo::Chain, None, "2026-01-01");
    let who = seller(&world, "E001");
    let late = Employee { joined_on: Some(day("2026-11-16")), ..employee(&world, &who) };
    world.replica.save_employee(&owner, late).expect("saved");
    rate(&world, &who, family, "work", "70");
    let told = proof(&world, &who, "2026-10-01");
    assert_eq!((told.period.from, told.period.to), (day("2026-10-01"), day("2026-12-31")));
    assert_eq!(told.spans[0].from, day("2026-11-16"));
    assert_eq!(told.total.map(|total| total.normalize()), Some(number("70")));
    assert_eq!(total(&world, &who, "2026-11-20"), Some(number("70")), "whichever day is asked");
    world.replica.agree_kpi_sheet(&who, who.employee_id, day("2026-10-01")).expect("agreed");
    assert!(proof(&world, &who, "2026-12-01").agreement.is_some());
    let marks = |on| proof(&world, &who, on).spans[0].groups[0].items[0].marks.len();
    assert_eq!(marks("2026-11-20"), 1);
}

/// A mark of one week is not one of the next.
#[test]
fn weeks_have_their_own_marks() {
    let world = World::new();
    let weekly = replica::SheetDraft { cycle: Grain::Week, ..draft("每周", one("work")) };
    let family = publish(&world, weekly, "2026-01-01");
    assign(&world, family, AssignedTo::Chain, None, "2026-01-01");
    let who = seller(&world, "E001");
    // The 31st of October 2026 is a Saturday.
    rate(&world, &who, family, "work", "70");
    assert_eq!(total(&world, &who, "2026-10-26"), Some(number("70")));
    assert_eq!(total(&world, &who, "2026-11-01"), Some(number("70")), "Sunday of the same week");
    assert_eq!(total(&world, &who, "2026-10-25"), None);
    assert_eq!(total(&world, &who, "2026-11-02"), None);
}
