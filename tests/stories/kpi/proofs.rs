//! Where every point comes from (D-02), and what would be (D-03).

use domain::kpi::{Curve, Indicator, ItemSource, KpiContent, KpiItem, TargetKind, template};
use replica::{Error, OrderFilter, Page, WhatIf};
use rust_decimal::Decimal;
use storeloop_tests::{SalesRows, World};

use super::{
    RATING, draft, for_all, group, item, metric, number, october, plain, proof, publish, rate,
    seller,
};

/// Orders of four sellers in October: 1,000, 2,000, 3,000 and 4,000.
fn sellers(world: &World) -> Vec<domain::access::Actor> {
    let people: Vec<_> = (1..=4).map(|at| seller(world, &format!("E{at:03}"))).collect();
    let mut rows = SalesRows::new();
    for (seller, person) in (1..=4).zip(["E001", "E002", "E003", "E004"]) {
        for order in 1..=4 {
            let (number, at) = (format!("{person}-{order}"), format!("2026-10-{order:02} 10:00"));
            rows = rows.sold_by(person, &number, &at, "LIP01", &(seller * 250).to_string());
        }
    }
    world.import(&[&rows.save(world.room(), "orders.csv")]);
    people
}

fn sales_and_work() -> KpiContent {
    KpiContent {
        groups: vec![
            group(
                "facts",
                "60",
                vec![
                    item("sales", metric("net_sales"), "70", "3000"),
                    item("orders", metric("orders"), "30", "7"),
                ],
            ),
            group("marks", "40", vec![item("work", RATING, "100", "3")]),
        ],
        ..KpiContent::default()
    }
}

#[test]
fn the_leaves_add_up_and_lead_to_their_rows() {
    let world = World::new();
    let people = sellers(&world);
    let family = for_all(&world, sales_and_work());
    rate(&world, &people[0], family, "work", "1");
    let told = proof(&world, &people[0], "2026-10-01");
    let items = || told.spans[0].groups.iter().flat_map(|group| &group.items);
    let leaves: Decimal = items().map(|item| item.contribution).sum();
    assert_eq!(told.total, Some(leaves), "exactly");
    // 1,000 of 3,000 is 33.33 at 42 %, 4 of 7 is 57.14 at 18 %, 1 of 3 is 33.33 at 40 %.
    let expected = ["13.9986", "10.2852", "13.332"].map(number);
    let found: Vec<_> = items().map(|item| item.contribution.normalize()).collect();
    assert_eq!(found, expected);
    assert_eq!(told.total.map(|total| total.normalize()), Some(number("37.6158")));
    for item in items().filter(|item| !item.sources.is_empty()) {
        let source = &item.sources[0];
        let owner = world.owner();
        let rows = world
            .replica
            .metric_rows(&owner, &source.code, &source.slice, Page::first(50))
            .expect("rows");
        assert_eq!((rows.total, source.rows), (4, 4), "{}", source.code);
        assert!(rows.rows.iter().all(|row| row.number.starts_with("E001-")));
    }
    // The person's own program asks for the same rows.
    let own = world.replica.score_proof(
        &people[0],
        None,
        Some("2026-10-01".parse().expect("a day")),
        None,
    );
    let own = own.expect("their own");
    assert_eq!((own.total, &own.hash), (told.total, &told.hash));
    let source = &own.spans[0].groups[0].items[0].sources[0];
    let rows = world.replica.metric_rows(&people[0], &source.code, &source.slice, Page::first(9));
    assert_eq!(rows.expect("their own rows").total, 4);
    let others = &proof(&world, &people[1], "2026-10-01").spans[0].groups[0].items[0].sources[0];
    let refused =
        world.replica.metric_rows(&people[0], &others.code, &others.slice, Page::first(9));
    assert!(matches!(refused, Err(Error::Denied(_))));
}

#[test]
fn a_voided_order_changes_the_score_and_its_hash() {
    let world = World::new();
    let people = sellers(&world);
    for_all(&world, plain(vec![item("sales", metric("net_sales"), "100", "4000")]));
    let before = proof(&world, &people[3], "2026-10-01");
    assert_eq!(before.total.map(|total| total.normalize()), Some(number("100")));
    let orders = world
        .replica
        .list_orders(&world.owner(), &OrderFilter::default(), Page::first(50))
        .expect("orders");
    let order = orders.rows.iter().find(|order| order.number == "E004-1").expect("an order");
    world.replica.void_order(&world.owner(), order.id).expect("voided");
    let after = proof(&world, &people[3], "2026-10-01");
    assert_eq!(after.total.map(|total| total.normalize()), Some(number("75")));
    assert_ne!(before.hash, after.hash);
    assert_eq!(proof(&world, &people[3], "2026-10-01").hash, after.hash, "the same again");
}

fn what_if(world: &World, family_id: domain::Id, content: KpiContent) -> replica::WhatIfOutcome {
    let asked = WhatIf { family_id, content, period: october() };
    world.replica.kpi_what_if(&world.owner(), &asked).expect("tried")
}

/// D-03: the settings that count give what was, whatever they are.
#[test]
fn the_settings_that_count_give_what_was() {
    for code in ["store_associate", "service_guide", "three_layers", "business_and_values"] {
        let world = World::new();
        let people = sellers(&world);
        let content = template(code).expect(code).content();
        let family = for_all(&world, content.clone());
        let found = what_if(&world, family, content);
        assert_eq!((found.moved, found.regraded), (0, 0), "{code}");
        assert_eq!(found.rows.len(), people.len() + 1, "{code}: the owner too");
        for row in &found.rows {
            assert_eq!(row.before, row.after, "{code}");
        }
        for who in &people {
            let row = found.rows.iter().find(|row| row.employee_id == who.employee_id);
            assert_eq!(row.expect("a row").after, proof(&world, who, "2026-10-01").total, "{code}");
        }
    }
}

#[test]
fn other_weights_and_targets_move_people() {
    let world = World::new();
    let people = sellers(&world);
    let family = for_all(&world, sales_and_work());
    for (who, mark) in people.iter().zip(["3", "2", "1", "0"]) {
        rate(&world, who, family, "work", mark);
    }
    let mut content = sales_and_work();
    content.groups[0].weight = number("10");
    content.groups[1].weight = number("90");
    let found = what_if(&world, family, content);
    let names: Vec<_> =
        found.rows.iter().filter(|row| row.after.is_some()).map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["导购E001", "导购E002", "导购E003", "导购E004"]);
    // Before, sales put E003 first: 58.28 + 13.33 beside 37.7 to 58 of the others.
    assert_eq!(found.rows[0].rank_after, Some(1));
    assert!(found.moved > 0);
    let before = proof(&world, &people[0], "2026-10-01");
    assert_eq!(found.rows[0].before, before.total, "nothing was published");
}

/// A sheet that measures nobody yet is tried on those it is meant for, or on everybody.
#[test]
fn a_draft_is_tried_before_it_counts() {
    let world = World::new();
    let people = sellers(&world);
    let owner = world.owner();
    let content = plain(vec![item("sales", metric("net_sales"), "100", "4000")]);
    let id = world.replica.save_kpi_draft(&owner, draft("新表", content.clone())).expect("kept");
    let family = world.replica.kpi_sheet(&owner, id.value).expect("a draft").family_id;
    let found = what_if(&world, family, content.clone());
    let best = &found.rows[0];
    assert_eq!((best.employee_id, best.before), (people[3].employee_id, None));
    assert_eq!(best.after.map(|after| after.normalize()), Some(number("100")));
    let difficulty = world.replica.kpi_difficulty(&owner, family, &content).expect("judged");
    // Four values in October alone: 1,000 to 4,000, of which one reaches 4,000.
    assert_eq!((difficulty[0].values, difficulty[0].met), (4, 1));
    assert_eq!(difficulty[0].middle, Some(number("3000.00")));
    assert!(proof(&world, &people[0], "2026-10-01").outcome.is_none(), "nobody is measured");
}

/// K-97: the same metric in two sheets is the same number with the same definition.
#[test]
fn a_metric_is_the_same_in_every_sheet() {
    let world = World::new();
    let people = sellers(&world);
    let content = plain(vec![item("sales", metric("net_sales"), "100", "4000")]);
    for_all(&world, content.clone());
    let own = publish(&world, draft("个人", content), "2026-01-01");
    let other = Some(people[1].employee_id);
    super::assign(&world, own, domain::kpi::AssignedTo::Person, other, "2026-01-01");
    let source = |at: usize| {
        let told = proof(&world, &people[at], "2026-10-01");
        told.spans[0].groups[0].items[0].sources[0].clone()
    };
    let (one, two) = (source(0), source(1));
    assert_eq!((&one.name, &one.formula, one.version), (&two.name, &two.formula, two.version));
}

/// K-70: of several metrics the worst tells, each against its own number.
#[test]
fn the_worst_of_several_tells() {
    let world = World::new();
    let people = sellers(&world);
    let of = [("net_sales", "1250"), ("orders", "4")];
    let of = of.map(|(code, target)| Indicator { code: code.into(), target: number(target) });
    let source = ItemSource::Worst { of: of.to_vec() };
    for_all(&world, plain(vec![item("both", source, "100", "100")]));
    // Four orders each; 1,000 and 2,000 of 1,250.
    for (who, expected) in people.iter().zip(["80", "100"]) {
        let told = proof(&world, who, "2026-10-01");
        assert_eq!(told.total.map(|total| total.normalize()), Some(number(expected)));
        assert_eq!(told.spans[0].groups[0].items[0].sources.len(), 2);
    }
}

/// Numbers that look like chance and are the same on every run (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }

    /// So many whole weights, none below 1, that add up to 100.
    fn weights(&mut self, count: u64) -> Vec<Decimal> {
        let mut left = 100;
        let mut weights = Vec::new();
        for others in (0..count).rev() {
            let weight = if others == 0 { left } else { 1 + self.below(left - others) };
            left -= weight;
            weights.push(Decimal::from(weight));
        }
        weights
    }

    fn item(&mut self, key: String, weight: Decimal) -> KpiItem {
        let codes = ["net_sales", "orders", "units", "average_order_value", "units_per_order"];
        let code = codes[usize::try_from(self.below(5)).expect("few")];
        let target = Decimal::from(1 + self.below(5_000));
        let step = Decimal::from(1 + self.below(50));
        let curve = match self.below(5) {
            0 => Curve::Linear { cap: Decimal::from(100 + self.below(60)) },
            1 => Curve::Pass,
            2 => Curve::PerStep { step, points: Decimal::from(1 + self.below(9)) },
            3 => Curve::Range { pass: Decimal::from(self.below(100)) },
            _ => Curve::Linear { cap: Decimal::ONE_HUNDRED },
        };
        let mut one = item(&key, metric(code), "0", "1");
        (one.weight, one.target.value) = (weight, target);
        if matches!(curve, Curve::Range { .. }) {
            one.target.kind = TargetKind::Range;
            one.target.from = Some(target / Decimal::TWO);
        }
        one.curve = curve;
        one
    }

    fn content(&mut self) -> KpiContent {
        let groups = 1 + self.below(4);
        let weights = self.weights(groups);
        let groups = weights.into_iter().enumerate().map(|(at, weight)| {
            let items = 1 + self.below(4);
            let weights = self.weights(items).into_iter().enumerate();
            let items: Vec<KpiItem> = weights
                .map(|(place, weight)| self.item(format!("i{at}_{place}"), weight))
                .collect();
            let mut one = group(&format!("g{at}"), "0", items);
            one.weight = weight;
            one
        });
        KpiContent { groups: groups.collect(), ..KpiContent::default() }
    }
}

/// D-02 and D-03 over a thousand sheets: the leaves are the score, and the settings that count give it.
#[test]
fn a_thousand_sheets_add_up_and_are_what_they_were() {
    let mut chance = Chance(17);
    // In chains of fifty sheets: one of a thousand reads all of them each time.
    let scored: usize = (0..20).map(|_| fifty_sheets(&mut chance)).sum();
    assert!(scored > 500, "{scored} of a thousand came to something");
}

fn fifty_sheets(chance: &mut Chance) -> usize {
    let world = World::new();
    let owner = world.owner();
    let people = sellers(&world);
    let who = &people[2];
    let mut scored = 0;
    for sheet in 0..50 {
        let content = chance.content();
        let id = world.replica.save_kpi_draft(&owner, draft("随机", content.clone()));
        let id = id.expect("a draft").value;
        // No random sheet has a fault that would keep it back.
        world
            .replica
            .publish_kpi_sheet(&owner, id, "2026-01-01".parse().expect("a day"))
            .unwrap_or_else(|error| panic!("sheet {sheet}: {error}: {content:?}"));
        let family = world.replica.kpi_sheet(&owner, id).expect("a sheet").family_id;
        let person = Some(who.employee_id);
        super::assign(&world, family, domain::kpi::AssignedTo::Person, person, "2026-01-01");
        let told = proof(&world, who, "2026-10-01");
        let groups = told.spans.iter().flat_map(|span| &span.groups);
        let leaves: Decimal =
            groups.flat_map(|group| &group.items).map(|item| item.contribution).sum();
        assert_eq!(told.total, Some(leaves), "sheet {sheet}");
        let found = what_if(&world, family, content);
        let row = &found.rows[0];
        assert_eq!((found.rows.len(), row.before, row.after), (1, told.total, told.total));
        scored += usize::from(told.total.is_some_and(|total| !total.is_zero()));
    }
    scored
}
