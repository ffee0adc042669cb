//! How a key result stands follows from its chance, on every screen (D-22).

use chrono::{Datelike, NaiveDate};
use domain::Id;
use domain::goals::{KeyResult, KeyResultKind, Standing};
use storeloop_tests::{SalesRows, World};

use super::{goal, key_result, number, objective, result, set};

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
