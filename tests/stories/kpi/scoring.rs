//! What sheets come to: layers, goals, growth, blanks, grades, marks of many, medals.

use std::collections::BTreeSet;

use domain::access::Role;
use domain::goals::{GoalLink, HolderKind, KeyResultKind, LinkKind};
use domain::kpi::{
    BlankRule, GradeShare, Grades, ItemSource, KpiContent, Marks, Outcome, template,
};
use replica::{Error, NewRating};
use storeloop_tests::{SalesRows, World};

use super::{
    RATING, day, draft, for_all, group, item, metric, number, plain, proof, publish, rate, seller,
    total,
};
use crate::goals::{held_by, set, tell, told};

/// K-10: layers of 90, 80 and 70 at 40, 30 and 30 are 81; K-19: items by weight.
#[test]
fn layers_count_by_their_weights() {
    let world = World::new();
    let one = |key: &str| item(key, RATING, "100", "100");
    let content = KpiContent {
        groups: vec![
            group("result", "40", vec![one("sales")]),
            group("process", "30", vec![one("visits")]),
            group("quality", "30", vec![one("satisfaction")]),
        ],
        ..KpiContent::default()
    };
    let family = for_all(&world, content);
    let who = seller(&world, "E001");
    for (key, value) in [("sales", "90"), ("visits", "80"), ("satisfaction", "70")] {
        rate(&world, &who, family, key, value);
    }
    assert_eq!(total(&world, &who, "2026-10-01"), Some(number("81")));
}

/// K-01: 40 % goals, 30 % contribution, 30 % feedback of 85, 90 and 70 are 82.0, and another value of
/// the key result is another score.
#[test]
fn goals_count_by_how_far_they_are() {
    let world = World::new();
    let content = KpiContent {
        groups: vec![
            group("okr", "40", vec![item("goals", ItemSource::Goals, "100", "100")]),
            group("projects", "30", vec![item("contribution", RATING, "100", "100")]),
            group("customers", "30", vec![item("feedback", RATING, "100", "100")]),
        ],
        ..KpiContent::default()
    };
    let family = for_all(&world, content);
    let who = world.hire("E002", "运营", Role::OperationsSpecialist, None, None);
    let goal = held_by(&world, "增长", HolderKind::Employee, who.employee_id);
    let key_result = told(&world, "复购率", KeyResultKind::Absolute, None, "100");
    set(&world, &goal, std::slice::from_ref(&key_result), &[]);
    tell(&world, key_result.id, "85");
    for (key, value) in [("contribution", "90"), ("feedback", "70")] {
        let rating = NewRating {
            employee_id: who.employee_id,
            family_id: family,
            item: key.into(),
            day: day("2026-11-01"),
            value: number(value),
            evidence: "项目复盘".into(),
        };
        world.replica.rate_work(&world.owner(), rating).expect("rated");
    }
    assert_eq!(total(&world, &who, "2026-11-22"), Some(number("82")));
    let told = proof(&world, &who, "2026-11-22");
    assert_eq!(told.spans[0].groups[0].items[0].goals[0].progress, Some(number("85")));
    tell(&world, key_result.id, "65");
    assert_eq!(total(&world, &who, "2026-11-22"), Some(number("74")), "40 % of 20 less");
}

/// G-08: own results at 100 with a shared one of 30 % at 60 are 88.
#[test]
fn a_shared_key_result_lowers_the_score_of_each_that_shares_it() {
    let world = World::new();
    for_all(&world, plain(vec![item("goals", ItemSource::Goals, "100", "100")]));
    let boss = seller(&world, "E000");
    let shared = told(&world, "复购率", KeyResultKind::Absolute, None, "100");
    let above = held_by(&world, "共担", HolderKind::Employee, boss.employee_id);
    set(&world, &above, std::slice::from_ref(&shared), &[]);
    tell(&world, shared.id, "60");
    for code in ["E001", "E002", "E003"] {
        let who = seller(&world, code);
        let goal = held_by(&world, "自己的", HolderKind::Employee, who.employee_id);
        let mut own = told(&world, "自己的", KeyResultKind::Absolute, None, "100");
        own.weight = 70;
        set(&world, &goal, std::slice::from_ref(&own), &[]);
        tell(&world, own.id, "100");
        let link = GoalLink { weight: 30, ..GoalLink::new(goal.id, shared.id, LinkKind::Shares) };
        world.replica.save_goal_link(&world.owner(), link).expect("shared");
        assert_eq!(total(&world, &who, "2026-11-22"), Some(number("88")), "{code}");
    }
}

/// Completion against a monthly plan, and growth against the month before.
#[test]
fn sales_are_completed_and_grow() {
    let world = World::new();
    let who = seller(&world, "E001");
    let sold = |rows: SalesRows, number: &str, day: &str, amount: &str| {
        rows.sold_by("E001", number, &format!("{day} 10:00:00"), "LIP01", amount)
    };
    let mut rows = SalesRows::new();
    for (number, day, amount) in [
        ("A-1", "2026-09-10", "40000"),
        ("A-2", "2026-10-10", "44000"),
        ("A-3", "2026-10-11", "1000"),
    ] {
        rows = sold(rows, number, day, amount);
    }
    world.import(&[&rows.save(world.room(), "orders.csv")]);
    let completed = ItemSource::Completion { code: "net_sales".into(), monthly: number("50000") };
    let growth = ItemSource::Growth { code: "net_sales".into() };
    for_all(
        &world,
        plain(vec![item("done", completed, "50", "100"), item("grown", growth, "50", "25")]),
    );
    let told = proof(&world, &who, "2026-10-01");
    let items = &told.spans[0].groups[0].items;
    assert_eq!(items[0].value, Some(number("90")), "45,000 of 50,000");
    assert_eq!(items[1].value, Some(number("12.5")), "5,000 more than 40,000");
    assert_eq!(told.total.map(|total| total.normalize()), Some(number("70")), "45 and 25");
    let july = proof(&world, &who, "2026-08-01");
    assert_eq!((july.total, july.outcome), (None, Some(Outcome::NoData)), "no data is not zero");
}

#[test]
fn a_blank_leaves_its_weight_or_holds_the_sheet_back() {
    for (blank, expected, outcome) in [
        (BlankRule::Redistribute, Some(number("80")), Outcome::Scored),
        (BlankRule::Wait, None, Outcome::Waiting),
    ] {
        let world = World::new();
        let items = vec![item("told", RATING, "40", "100"), item("blank", RATING, "60", "100")];
        let family = for_all(&world, KpiContent { blank, ..plain(items) });
        let who = seller(&world, "E001");
        rate(&world, &who, family, "told", "80");
        let told = proof(&world, &who, "2026-10-01");
        assert_eq!(
            (told.total.map(|one| one.normalize()), told.outcome),
            (expected, Some(outcome))
        );
        assert_eq!(told.spans[0].blanks, ["blank"]);
    }
}

/// K-82: 2/7/1 of ten people.
#[test]
fn forced_shares_grade_by_rank() {
    let world = World::new();
    let share = |name: &str, share: &str| GradeShare { name: name.into(), share: number(share) };
    let grades =
        Grades::Shares { shares: vec![share("A", "20"), share("B", "70"), share("C", "10")] };
    let content = KpiContent { grades, ..plain(vec![item("work", RATING, "100", "100")]) };
    let family = for_all(&world, content);
    let people: Vec<_> = (1..=10).map(|at| seller(&world, &format!("E{at:03}"))).collect();
    for (at, who) in people.iter().enumerate() {
        rate(&world, who, family, "work", &(50 + at).to_string());
    }
    let board = world
        .replica
        .score_board(&world.owner(), Some(day("2026-10-01")), None, (None, None))
        .expect("a board");
    let told: Vec<_> = board.sheets[0]
        .people
        .iter()
        .filter(|person| person.total.is_some())
        .map(|person| (person.rank, person.grade.clone().unwrap_or_default()))
        .collect();
    let grades: String = told.iter().map(|(_, grade)| grade.as_str()).collect();
    assert_eq!(grades, "AABBBBBBBC");
    assert_eq!(told[0].0, Some(1));
    let of = |at: usize| proof(&world, &people[at], "2026-10-01");
    assert_eq!((of(9).grade.as_deref(), of(9).rank), (Some("A"), Some(1)));
    assert_eq!((of(0).grade.as_deref(), of(0).rank), (Some("C"), Some(10)));
}

/// K-57: the mean of at least three raters, and nobody can be told from it. K-84: 4.6 is no mark.
#[test]
fn marks_of_many_are_told_as_one() {
    let world = World::new();
    let marks = Marks { lowest: number("0"), highest: number("5"), step: number("0.25") };
    let source = ItemSource::Raters { at_least: 3, marks: Some(marks) };
    let family = for_all(&world, plain(vec![item("team", source, "100", "5")]));
    let leader = seller(&world, "E001");
    let give = |who: &str, value: &str| {
        let rater = world.hire(who, who, Role::SalesAssociate, Some("S01"), None);
        let rating = NewRating {
            employee_id: leader.employee_id,
            family_id: family,
            item: "team".into(),
            day: day("2026-10-31"),
            value: number(value),
            evidence: "私下说的".into(),
        };
        world.replica.rate_work(&rater, rating)
    };
    assert!(matches!(
        give("E010", "4.6"),
        Err(Error::Invalid { field: "value", reason: "out_of_range" })
    ));
    give("E011", "4").expect("rated");
    give("E012", "4.5").expect("rated");
    assert_eq!(total(&world, &leader, "2026-10-01"), None, "two are too few");
    give("E013", "3.5").expect("rated");
    let told = proof(&world, &leader, "2026-10-01");
    let found = &told.spans[0].groups[0].items[0];
    assert_eq!(found.value, Some(number("4")));
    assert_eq!(told.total.map(|total| total.normalize()), Some(number("80")));
    assert_eq!(found.marks.len(), 3);
    for mark in &found.marks {
        assert_eq!((mark.value, mark.rater.as_str(), mark.evidence.as_str()), (None, "", ""));
    }
    let own = NewRating {
        employee_id: leader.employee_id,
        family_id: family,
        item: "team".into(),
        day: day("2026-10-31"),
        value: number("5"),
        evidence: String::new(),
    };
    assert!(matches!(world.replica.rate_work(&leader, own), Err(Error::Denied(_))));
}

/// K-48, K-55, K-56: 90 and all else is gold, 70 silver, 69.9 nothing, and what is missing is named.
#[test]
fn a_medal_needs_every_row() {
    // Of 50,000 that are planned.
    for (sold, expected) in [
        ("45000", Some("gold")),
        ("44950", Some("silver")),
        ("35000", Some("silver")),
        ("34950", None),
    ] {
        let world = World::new();
        let content = template("service_medals").expect("a template").content();
        let family = for_all(&world, content.clone());
        let who = seller(&world, "E001");
        let orders = SalesRows::new().sold_by("E001", "A-1", "2026-10-10 10:00", "LIP01", sold);
        world.import(&[&orders.save(world.room(), "orders.csv")]);
        let mut given = BTreeSet::new();
        for (_, row) in content.medal_rows().filter(|(_, row)| row.item.source.is_marked()) {
            // Gold is asked first, and asks for more.
            if given.insert(row.item.key.clone()) {
                rate(&world, &who, family, &row.item.key, &row.item.target.value.to_string());
            }
        }
        let told = proof(&world, &who, "2026-10-01");
        let reached = told.medals.iter().find(|medal| medal.is_reached);
        assert_eq!(reached.map(|medal| medal.key.as_str()), expected, "{sold}");
        if expected != Some("gold") {
            assert_eq!(told.medals[0].missed.len(), 1, "what was sold");
        }
    }
}

/// K-11: 5 visits of 8 leave a gap of 3, and the next one leaves 2.
#[test]
fn the_gap_to_a_target_is_told_while_the_period_runs() {
    let world = World::new();
    let who = seller(&world, "E001");
    let rows = SalesRows::new().line("A-1", "2026-11-02 10:00", "LIP01", 1, "100", "13800000001");
    world.import(&[&rows.save(world.room(), "orders.csv")]);
    let mut visits = item("visits", metric("visits"), "100", "8");
    visits.target.kind = domain::kpi::TargetKind::CountPerMonth;
    for_all(&world, plain(vec![visits]));
    let customer = world
        .replica
        .list_customers(&world.owner(), &Default::default(), replica::Page::first(1))
        .expect("customers")
        .rows[0]
        .customer
        .id;
    let visit = || {
        let contact = replica::NewContact {
            customer_id: customer,
            kind: domain::care::ContactKind::Visit,
            at: None,
            text: "到家回访".into(),
        };
        world.replica.log_contact(&who, &contact).expect("noted");
    };
    for _ in 0..5 {
        visit();
    }
    let gap = || {
        let own = world.replica.score_proof(&who, None, None, None).expect("my own");
        own.spans[0].groups[0].items[0].gap
    };
    assert_eq!(gap(), Some(number("3")));
    visit();
    assert_eq!(gap(), Some(number("2")));
    let board =
        world.replica.score_board(&world.owner(), None, None, (None, None)).expect("a board");
    let person = board.sheets[0].people.iter().find(|one| one.employee_id == who.employee_id);
    assert_eq!(person.expect("measured").cells[0].gap, Some(number("2")));
}

/// K-79: who fails what must be reached fails the whole sheet, whatever the sum.
#[test]
fn values_that_fail_fail_the_whole() {
    let world = World::new();
    let mut values = group("attitude", "30", vec![item("values", RATING, "100", "100")]);
    values.must_reach = Some(number("60"));
    let content = KpiContent {
        groups: vec![group("results", "70", vec![item("work", RATING, "100", "100")]), values],
        ..KpiContent::default()
    };
    let family = publish(&world, draft("双轨", content), "2026-01-01");
    super::assign(&world, family, domain::kpi::AssignedTo::Chain, None, "2026-01-01");
    let who = seller(&world, "E001");
    rate(&world, &who, family, "work", "100");
    for (values, outcome) in [("59.99", Outcome::Failed), ("60", Outcome::Scored)] {
        rate(&world, &who, family, "values", values);
        assert_eq!(proof(&world, &who, "2026-10-01").outcome, Some(outcome), "{values}");
    }
}
