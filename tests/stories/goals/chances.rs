//! How a key result stands follows from its chance, on every screen (D-22).

use chrono::{Datelike, NaiveDate};
use domain::Id;
use domain::access::Role;
use domain::calendar::Period;
use domain::goals::{GoalSlice, KeyResult, KeyResultKind, Standing};
use domain::org::Employee;
use replica::Page;
use replica::sample::SampleKind;
use storeloop_tests::{SalesRows, World};

use super::{goal, key_result, number, objective, result, set, tree};

/// Twenty weeks up to yesterday, Saturday 21 November, with the takings of each day.
fn weeks(world: &World, takings: impl Fn(NaiveDate) -> u32) {
    let mut rows = SalesRows::new();
    let first: NaiveDate = "2026-07-06".parse().expect("a Monday");
    for (place, day) in first.iter_days().take(139).enumerate() {
        let (at, price) = (format!("{day} 10:00:00"), takings(day).to_string());
        rows = rows.line(&format!("A-{place}"), &at, "LIP01", 1, &price, "");
    }
    world.import(&[&rows.save(world.room(), "orders.csv")]);
}

fn is_weekend(day: NaiveDate) -> bool {
    day.weekday().num_days_from_monday() >= 5
}

/// What this week shall take, from Monday 16 November to this Sunday.
fn this_week(world: &World, target: &str) -> (Id, KeyResult) {
    let one = key_result(world, "GMV", KeyResultKind::Absolute, "gross_sales", None, target);
    let mut week = objective(world, "这一周");
    week.begins_on = "2026-11-16".parse().expect("a day");
    week.ends_on = "2026-11-22".parse().expect("a day");
    set(world, &week, std::slice::from_ref(&one), &[]);
    (week.id, one)
}

#[test]
fn a_shop_that_lives_by_its_sundays_is_not_behind_on_sunday_morning() {
    let world = World::new();
    weeks(&world, |day| if is_weekend(day) { 1_000 } else { 10 });
    let (week, one) = this_week(&world, "1950");
    // 1,050 of 1,950 are in, and six of seven days are over.
    assert_eq!(result(&world, one.id).standing, Standing::Behind);
    assert_eq!(world.replica.forecast_goals().expect("forecast").value, 1);
    let after = result(&world, one.id);
    assert!(after.chance.is_some_and(|chance| chance >= number("70")), "{after:?}");
    assert_eq!(after.standing, Standing::OnTrack);
    assert_eq!(goal(&world, week).standing, Standing::OnTrack);
    let page = world.replica.goal_page(&world.owner(), one.id).expect("a page");
    assert_eq!(page.outlook.map(|outlook| outlook.chance), after.chance);
}

#[test]
fn a_shop_that_rests_on_sundays_is_behind_before_the_plan_says_so() {
    let world = World::new();
    weeks(&world, |day| if day.weekday().num_days_from_monday() == 6 { 1 } else { 1_000 });
    let (_, one) = this_week(&world, "7000");
    // 6,000 of 7,000 are in, as much as six of seven days ask for.
    assert_eq!(result(&world, one.id).standing, Standing::OnTrack);
    world.replica.forecast_goals().expect("forecast");
    let after = result(&world, one.id);
    assert!(after.chance.is_some_and(|chance| chance < number("30")), "{after:?}");
    assert_eq!(after.standing, Standing::Behind);
    // It is told at once: the notices stand on the same.
    world.replica.settle_goals().expect("settled");
    assert_eq!(result(&world, one.id).standing, Standing::Behind);
}

#[test]
fn a_chance_is_forecast_again_only_when_day_question_or_value_is_another() {
    let world = World::new();
    weeks(&world, |_| 100);
    let (week, one) = this_week(&world, "690");
    let forecast = || world.replica.forecast_goals().expect("forecast").value;
    assert_eq!((forecast(), forecast()), (1, 0));
    let second = world.second_process();
    assert_eq!(second.forecast_goals().expect("forecast").value, 0, "kept for every program");

    let mut harder = one.clone();
    harder.target = number("5000");
    let row = goal(&world, week);
    set(&world, &row.objective, std::slice::from_ref(&harder), &[]);
    assert_eq!(result(&world, one.id).chance, None, "the old chance was of another target");
    assert_eq!((forecast(), forecast()), (1, 0));
    assert!(result(&world, one.id).chance.is_some_and(|chance| chance < number("5")));

    let more = SalesRows::new().line("B-1", "2026-11-22 08:00:00", "LIP01", 1, "4300", "");
    world.import(&[&more.save(world.room(), "more.csv")]);
    assert_eq!(result(&world, one.id).value, Some(number("4900.00")));
    assert_eq!((forecast(), forecast()), (1, 0));

    world.set_clock(world.now() + 24 * 3_600_000);
    assert_eq!(result(&world, one.id).standing, Standing::Missed, "its days are over");
    assert_eq!(forecast(), 0, "and nothing is left to forecast");
}

#[test]
fn shops_and_people_measured_together_show_what_each_shows_alone() {
    let world = World::empty();
    world.replica.start_sample(SampleKind::Beauty, &|_, _| {}).expect("a sample");
    let (owner, replica) = (world.owner(), &world.replica);
    let stores = replica.list_stores().expect("stores").into_iter();
    let regions = replica.list_regions().expect("regions").into_iter();
    let people = replica.list_employees(&owner, "", Page::first(500)).expect("people").rows;
    let sells = |employee: &Employee| employee.role == Role::SalesAssociate;
    let sellers = people.into_iter().map(|row| row.employee).filter(sells).take(12);
    let slices: Vec<GoalSlice> = stores
        .map(|store| GoalSlice { store_id: Some(store.id), ..GoalSlice::default() })
        .chain(regions.map(|one| GoalSlice { region_id: Some(one.id), ..GoalSlice::default() }))
        .chain(sellers.map(|one| GoalSlice { employee_id: Some(one.id), ..GoalSlice::default() }))
        .collect();
    let asked: Vec<KeyResult> = ["net_sales", "average_order_value", "visitors"]
        .into_iter()
        .flat_map(|metric| slices.iter().map(move |slice| (metric, slice)))
        .map(|(metric, slice)| KeyResult {
            slice: slice.clone(),
            weight: 1,
            ..key_result(&world, metric, KeyResultKind::Absolute, metric, None, "300000")
        })
        .collect();
    let quarter = objective(&world, "大家的");
    set(&world, &quarter, &asked, &[]);
    replica.forecast_goals().expect("forecast");

    let until = tree(&world).today;
    let days = Period { from: quarter.begins_on, to: until };
    let (mut values, mut chances) = (0, 0);
    for row in goal(&world, quarter.id).key_results {
        let KeyResult { id, metric, slice, .. } = &row.key_result;
        let alone = replica.metric(&owner, metric, &slice.over(days)).expect("a metric").value;
        assert_eq!(row.value.map(|value| value.to_string()), alone, "{metric} {slice:?}");
        let page = replica.goal_page(&owner, *id).expect("a page");
        let told = page.outlook.map(|outlook| outlook.chance);
        // What is reached needs no forecast, and what has no value yet stands without one.
        let told = told.filter(|_| !row.is_met && row.value.is_some());
        assert_eq!(row.chance, told, "{metric} {slice:?}");
        values += u32::from(row.value.is_some());
        chances += u32::from(row.chance.is_some());
    }
    assert!(values > 70 && chances > 50, "{values} {chances}");
}
