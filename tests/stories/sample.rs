//! The sample chain, and what a person finds in it.

use std::collections::HashSet;

use chrono::Days;
use domain::calendar::Period;
use domain::goals::{HolderKind, Standing};
use domain::metrics::Slice;
use replica::sample::{SampleKind, generate};
use replica::{By, GoalFilter, Page, TodayScope};
use storeloop_tests::World;

#[test]
fn the_sample_chain_opens_with_its_figures_and_its_stories() {
    let world = World::empty();
    world.replica.start_sample(SampleKind::Beauty, &|_, _| {}).expect("a sample");
    let today = "2026-11-22".parse().expect("a day");
    let sample = generate(SampleKind::Beauty, today);
    world.check();

    let owner = world.owner();
    let page = world.replica.today_page(&owner, &TodayScope::default()).expect("a page");
    let yesterday = today.pred_opt().expect("a day");
    assert_eq!((page.day, page.stale, page.empty), (yesterday, false, false));
    assert_eq!(page.stores.len(), 24);
    assert!(page.day_period.tiles.iter().all(|tile| tile.value.is_some() && tile.before.is_some()));

    // Counted from the generator's documents alone.
    let zone_day = |local_ms: i64| {
        domain::calendar::day_from_number(local_ms.div_euclid(86_400_000)).expect("a day")
    };
    let sold: i64 = sample
        .sales
        .documents
        .iter()
        .filter(|document| document.status.counts() && zone_day(document.local_ms) == yesterday)
        .flat_map(|document| {
            &sample.sales.lines[document.lines.start as usize..document.lines.end as usize]
        })
        .map(|line| line.amount.minor())
        .sum();
    let shown: f64 =
        page.day_period.tiles[0].value.as_ref().expect("data").parse().expect("number");
    assert_eq!((shown * 100.0).round() as i64, sold, "yesterday's net sales");

    let birthdays = world.replica.birthdays(&owner, &TodayScope::default(), 7, Page::first(9));
    assert!(birthdays.expect("asked").total > 100, "somebody to congratulate this week");
    let months = Slice::chain(Period { from: today - Days::new(60), to: yesterday });
    let share = world.replica.metric(&owner, "birthday_sales_share", &months).expect("asked");
    let share: f64 = share.value.expect("data").parse().expect("a number");
    assert!((4.0..10.0).contains(&share), "about one month in twelve, of who told: {share}");

    let missing: Vec<_> = page.missing.iter().map(|store| store.store_id).collect();
    assert_eq!(missing, [sample.stories.missing_store_day.store_id], "the store that sent nothing");

    let weeks = |to: chrono::NaiveDate| Period { from: to - Days::new(55), to };
    let last = weeks(yesterday);
    let falls = |period| {
        let parts = world
            .replica
            .metric_parts(&owner, "net_sales", &Slice::chain(period), By::Store)
            .expect("parts");
        parts
            .into_iter()
            .map(|part| (part.key, part.value.expect("data").parse::<f64>().expect("number")))
            .collect::<std::collections::HashMap<_, _>>()
    };
    let (now, before) = (falls(last), falls(last.weeks_before(8)));
    let worst = now
        .iter()
        .filter_map(|(store, value)| Some((store, value / before.get(store)?)))
        .min_by(|one, other| one.1.total_cmp(&other.1))
        .expect("stores");
    assert_eq!(worst.0, &sample.stories.declining_store.store_id.to_string());
    assert!(worst.1 <= 0.75, "a quarter less: {}", worst.1);
}

#[test]
fn the_sample_chain_has_goals_from_the_chain_down_to_the_sellers_of_a_store() {
    let world = World::empty();
    world.replica.start_sample(SampleKind::Beauty, &|_, _| {}).expect("a sample");
    let sample = generate(SampleKind::Beauty, "2026-11-22".parse().expect("a day"));
    let owner = world.owner();
    world.replica.forecast_goals().expect("forecast");
    let tree = world.replica.goal_tree(&owner, &GoalFilter::default()).expect("a tree");
    let held = |kind| tree.rows.iter().filter(|row| row.objective.holder == kind).count();
    assert_eq!(held(HolderKind::Chain), 2, "this quarter's, and last quarter's");
    assert_eq!((held(HolderKind::Department), held(HolderKind::Region)), (2, 3));
    assert_eq!(held(HolderKind::Store), 21, "every shop with a door that was there a year before");
    assert!(held(HolderKind::Employee) > 3);

    let of = |holder, id| {
        let found = tree
            .rows
            .iter()
            .find(|row| row.objective.holder == holder && row.objective.holder_id == Some(id));
        found.map(|row| &row.key_results[0])
    };
    for region in &sample.regions {
        let stores = sample.stores.iter().filter(|store| store.region_id == Some(region.id));
        let shares = stores.filter_map(|store| of(HolderKind::Store, store.id));
        let shares = shares.map(|share| share.key_result.target);
        let whole = of(HolderKind::Region, region.id).expect("a goal").key_result.target;
        assert_eq!(shares.sum::<rust_decimal::Decimal>(), whole, "{}", region.name);
    }
    let declining = of(HolderKind::Store, sample.stories.declining_store.store_id);
    let declining = declining.expect("a goal");
    assert_eq!(declining.standing, Standing::Behind, "{declining:?}");
    let standings = tree.rows.iter().map(|row| row.standing).collect::<HashSet<_>>();
    assert!(standings.contains(&Standing::OnTrack) && standings.len() > 3, "{standings:?}");

    world.replica.settle_goals().expect("settled");
    let meeting = world.replica.sync_meeting(&owner, None).expect("a meeting");
    assert!(!meeting.items.is_empty(), "somebody is behind");
    assert_eq!(world.replica.forecast_goals().expect("forecast").value, 0);
    world.check();
}
