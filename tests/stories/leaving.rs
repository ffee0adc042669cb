//! Who is leaving: the model of everybody's own rhythm, and the fixed rules beside it.

use chrono::{Days, NaiveDate};
use domain::access::Role;
use domain::customer_rules::CustomerRules;
use replica::{
    CustomerFilter, LeavingOrder, LeavingPage, LeavingRow, LeavingRule, LifetimeUnit, Page,
    TodayScope,
};
use storeloop_tests::{SalesRows, World};

/// The stories' day.
const TODAY: &str = "2026-11-22";

fn day(text: &str) -> NaiveDate {
    text.parse().expect(text)
}

/// Whoever buys every `gap` days, for the last time `silent` days ago.
struct Buyer {
    phone: String,
    gap: u64,
    silent: u64,
    times: u64,
    price: &'static str,
}

impl Buyer {
    fn new(number: u64, gap: u64, silent: u64, times: u64) -> Self {
        Self { phone: format!("138{number:08}"), gap, silent, times, price: "100.00" }
    }

    fn paying(self, price: &'static str) -> Self {
        Self { price, ..self }
    }
}

/// People who come and go in many ways: some still come, some have stopped.
fn crowd() -> Vec<Buyer> {
    let regular = |number: u64| Buyer::new(number, 5 + number % 25, number % 6, 6 + number % 9);
    let gone = |number: u64| Buyer::new(number, 6 + number % 20, 120 + number % 90, 1 + number % 6);
    (0..120).map(regular).chain((200..320).map(gone)).collect()
}

fn world_with(buyers: Vec<Buyer>) -> World {
    let world = World::new();
    let mut rows = SalesRows::new();
    for buyer in buyers {
        for time in 0..buyer.times {
            let back = buyer.silent + time * buyer.gap;
            let on = day(TODAY).checked_sub_days(Days::new(back)).expect("a day");
            let number = format!("{}-{time}", buyer.phone);
            rows =
                rows.line(&number, &format!("{on} 12:00:00"), "P1", 1, buyer.price, &buyer.phone);
        }
    }
    world.import(&[&rows.save(world.room(), "sales.csv")]);
    world
}

fn list(world: &World, rule: LeavingRule, order: LeavingOrder) -> LeavingPage {
    let (owner, whole) = (world.owner(), TodayScope::default());
    world.replica.leaving(&owner, &whole, rule, order, Page::first(1_000)).expect("a list")
}

fn row(page: &LeavingPage, number: u64) -> Option<&LeavingRow> {
    let phone = format!("138{number:08}");
    page.rows.iter().find(|row| row.customer.customer.phone == phone)
}

#[test]
fn a_weekly_buyer_is_missed_sooner_than_one_who_comes_every_quarter() {
    // D-08: 30 days of silence.
    let mut buyers = crowd();
    buyers.push(Buyer::new(901, 7, 30, 20));
    buyers.push(Buyer::new(902, 90, 30, 4));
    buyers.push(Buyer::new(903, 7, 3, 20));
    buyers.push(Buyer::new(904, 1, 200, 1));
    let world = world_with(buyers);
    let page = list(&world, LeavingRule::OwnRhythm, LeavingOrder::AtRisk);
    assert!(page.tells_leaving);
    let weekly = row(&page, 901).expect("a weekly buyer silent for a month is leaving");
    assert_eq!((weekly.silent_days, weekly.usual_gap_days), (30, Some(7)));
    assert!(row(&page, 902).is_none(), "who comes every quarter is not late yet");
    assert!(row(&page, 903).is_none(), "who was here three days ago is not leaving");
    assert!(row(&page, 904).is_none(), "nothing is known of the rhythm of who came once");
    assert_eq!(page.total as usize, page.rows.len());

    let risks: Vec<f64> = page
        .rows
        .iter()
        .map(|row| row.at_risk.as_deref().expect("told").parse().expect("money"))
        .collect();
    assert!(risks.is_sorted_by(|one, other| one >= other), "most money first: {risks:?}");
    let all: f64 = page.at_risk.as_deref().expect("told").parse().expect("money");
    assert!((risks.iter().sum::<f64>() - all).abs() < 0.01 * risks.len() as f64);

    let plain = list(&world, LeavingRule::OwnRhythm, LeavingOrder::Recency);
    let ranks: Vec<u32> = plain.rows.iter().map(|row| row.recency_rank).collect();
    assert_eq!(ranks, (1..=plain.total).collect::<Vec<u32>>(), "the baseline beside it");
    assert!(plain.rows.is_sorted_by_key(|row| row.silent_days));
}

#[test]
fn the_fixed_rules_find_whom_they_say() {
    let at = |number, silent, price| Buyer::new(number, 1, silent, 1).paying(price);
    let mut buyers = crowd();
    // C-07 at 30 days: 5,000.00 or less. C-06 at 60 and 61 days: 500 or less.
    buyers.extend([
        at(910, 30, "5000.00"),
        at(911, 29, "5000.00"),
        at(912, 30, "4999.99"),
        at(920, 61, "520.00"),
        at(921, 60, "520.00"),
        at(922, 61, "480.00"),
    ]);
    // Much in all, but the last purchase was small.
    buyers.push(Buyer::new(923, 10, 61, 12).paying("90.00"));
    let world = world_with(buyers);
    let found = |rule, number| row(&list(&world, rule, LeavingOrder::AtRisk), number).is_some();
    let vip = [910, 911, 912].map(|number| found(LeavingRule::Vip, number));
    assert_eq!(vip, [true, false, false]);
    let large = [920, 921, 922, 923].map(|number| found(LeavingRule::LargePurchase, number));
    assert_eq!(large, [true, false, false, false]);
    let page = list(&world, LeavingRule::Vip, LeavingOrder::AtRisk);
    let counts: Vec<u32> = page.found.iter().map(|one| one.customers).collect();
    assert_eq!(counts[1], page.total);

    // The rules are the chain's own; a change is undone like any other.
    let owner = world.owner();
    let rules = CustomerRules { vip_amount: 4_999, ..CustomerRules::default() };
    world.replica.save_customer_rules(&owner, rules).expect("saved");
    assert!(found(LeavingRule::Vip, 912));
    world.replica.undo_last(&owner).expect("undone");
    assert!(!found(LeavingRule::Vip, 912));
    let wrong = CustomerRules { order_limits: vec![2, 1, 3, 4], ..CustomerRules::default() };
    assert!(world.replica.save_customer_rules(&owner, wrong).is_err());
    let manager = world.hire("M01", "店长", Role::StoreManager, Some("S01"), None);
    assert!(world.replica.save_customer_rules(&manager, CustomerRules::default()).is_err());
}

#[test]
fn nobody_is_foretold_from_nothing() {
    let world = World::new();
    let page = list(&world, LeavingRule::OwnRhythm, LeavingOrder::AtRisk);
    assert_eq!((page.total, page.at_risk, page.tells_leaving), (0, None, false));
    assert_eq!(world.replica.leaving_hold_out(&world.owner()).expect("asked"), None);
    let once = world_with((0..9).map(|number| Buyer::new(number, 1, number, 1)).collect());
    let fit = once.replica.lifetime_fit(&once.owner(), day(TODAY), LifetimeUnit::Week);
    assert_eq!(fit.expect("asked"), None, "nobody has bought twice");
    let page = list(&once, LeavingRule::OwnRhythm, LeavingOrder::Expected);
    assert_eq!((page.total, page.at_risk), (0, None));
}

#[test]
fn a_fit_in_days_is_the_fit_in_weeks() {
    let world = world_with(crowd());
    let fit = |unit| {
        let fit = world.replica.lifetime_fit(&world.owner(), day(TODAY), unit).expect("asked");
        fit.expect("people come back")
    };
    let (days, weeks) = (fit(LifetimeUnit::Day), fit(LifetimeUnit::Week));
    assert_eq!((days.r, days.a, days.b), (weeks.r, weeks.a, weeks.b));
    assert!((days.alpha - 7.0 * weeks.alpha).abs() < 1e-9);
    let repeats = f64::from(days.repeat_purchases);
    assert!((weeks.log_likelihood - days.log_likelihood - repeats * 7_f64.ln()).abs() < 1e-6);
    assert!(days.value.is_some_and(|value| value.customers > 0));
}

#[test]
fn the_past_says_which_order_is_better() {
    let world = world_with(crowd());
    let judged = world.replica.leaving_hold_out(&world.owner()).expect("asked");
    let judged = judged.expect("ten months of sales");
    assert_eq!(judged.asked_on, day("2026-08-24"), "90 days before");
    assert!(judged.came > 0 && judged.came < judged.customers);
    let share = |text: &str| text.parse::<f64>().expect("per cent");
    for ranking in [&judged.model, &judged.recency] {
        assert!((0.0..=100.0).contains(&share(&ranking.right_pairs)));
        assert!((0.0..=100.0).contains(&share(&ranking.money_of_best_fifth)));
    }
    let model = share(&judged.model.right_pairs);
    let recency = share(&judged.recency.right_pairs);
    assert!(!judged.model_is_better || model >= recency);
}

#[test]
fn one_customer_is_told_what_the_lists_tell() {
    let mut buyers = crowd();
    buyers.push(Buyer::new(901, 7, 30, 20));
    buyers.push(Buyer::new(904, 1, 200, 1));
    let world = world_with(buyers);
    let owner = world.owner();
    let of = |number: u64| {
        let phone = format!("138{number:08}");
        let found = world
            .replica
            .list_customers(&owner, &CustomerFilter::text(&phone), Page::first(1))
            .expect("found");
        let id = found.rows[0].customer.id;
        world.replica.customer_outlook(&owner, id).expect("asked").expect("they bought")
    };
    let page = list(&world, LeavingRule::OwnRhythm, LeavingOrder::AtRisk);
    let listed = row(&page, 901).expect("on the list");
    let told = of(901);
    assert_eq!(
        (told.silent_days, told.usual_gap_days, told.p_alive),
        (listed.silent_days, listed.usual_gap_days, listed.p_alive)
    );
    assert_eq!(
        (&told.expected_90d, &told.expected_value),
        (&listed.expected_90d, &listed.expected_value)
    );
    let once = of(904);
    assert_eq!((once.usual_gap_days, once.p_alive), (None, None), "one purchase is no rhythm");
    assert!(once.expected_90d.is_some());
}

#[test]
fn a_manager_sees_who_is_leaving_their_own_store() {
    let world = world_with(crowd());
    world.open_store("S02", "静安店", None);
    let other = world.hire("M02", "店长", Role::StoreManager, Some("S02"), None);
    let own = world.hire("M01", "店长", Role::StoreManager, Some("S01"), None);
    let seen = |actor| {
        let (rule, order) = (LeavingRule::OwnRhythm, LeavingOrder::AtRisk);
        let whole = TodayScope::default();
        world.replica.leaving(actor, &whole, rule, order, Page::first(10)).expect("a list").total
    };
    assert!(seen(&own) > 0);
    assert_eq!(seen(&other), 0);
    let asked = TodayScope {
        region_id: None,
        store_id: Some(world.store("S01").id),
        ..TodayScope::default()
    };
    let refused = world.replica.rfm(&other, &asked, None);
    assert!(matches!(refused, Err(replica::Error::Denied(_))));
}
