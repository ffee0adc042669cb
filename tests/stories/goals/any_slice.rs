//! Whatever a key result asks, its value is what its rows add up to, and a row that is voided takes
//! with it what it brought (D-01).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::Id;
use domain::access::Role;
use domain::calendar::Period;
use domain::goals::{GoalSlice, KeyResult, KeyResultKind};
use replica::{OrderFilter, Page};
use rust_decimal::Decimal;
use storeloop_tests::World;

use super::{key_result, objective, set, tree};

const STORES: usize = 3;
const SELLERS: usize = 2;
const CATEGORIES: [&str; 3] = ["彩妆", "护肤", "香水"];
const CHANNELS: [&str; 2] = ["门店", "小程序"];
const METRICS: [&str; 4] = ["gross_sales", "orders", "units", "average_order_value"];
const ORDERS: usize = 240;

/// One order with its one line, as it was written into the file.
struct Sold {
    number: String,
    day: NaiveDate,
    store: usize,
    seller: usize,
    category: usize,
    channel: usize,
    units: i64,
    price: i64,
}

/// Numbers that look like chance and are the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides
    }
}

/// A day of the four months before 22 November 2026.
fn day(dice: &mut Dice) -> NaiveDate {
    let first: NaiveDate = "2026-07-22".parse().expect("a day");
    first + chrono::Days::new(dice.roll(123) as u64)
}

struct Shop {
    world: World,
    regions: [Id; 2],
    stores: Vec<Id>,
    sellers: Vec<Vec<Id>>,
    sold: Vec<Sold>,
}

fn shop(dice: &mut Dice) -> Shop {
    let world = World::new();
    let regions = [world.region("东区"), world.region("西区")];
    let names = ["东区", "西区"];
    let mut sellers = Vec::new();
    for store in 0..STORES {
        let code = format!("T{store}");
        world.open_store(&code, &format!("{store}号店"), Some(names[store % 2]));
        let hired = (0..SELLERS).map(|seller| {
            let number = format!("T{store}E{seller}");
            world.hire(&number, &number, Role::SalesAssociate, Some(&code), None).employee_id
        });
        sellers.push(hired.collect());
    }
    let stores = (0..STORES).map(|store| world.store(&format!("T{store}")).id).collect();
    let sold: Vec<Sold> = (0..ORDERS)
        .map(|order| Sold {
            number: format!("N-{order:04}"),
            day: day(dice),
            store: dice.roll(STORES),
            seller: dice.roll(SELLERS),
            category: dice.roll(CATEGORIES.len()),
            channel: dice.roll(CHANNELS.len()),
            units: 1 + dice.roll(3) as i64,
            price: 10 + dice.roll(500) as i64,
        })
        .collect();
    let mut text = String::from(
        "订单号,下单时间,门店编码,渠道,导购工号,商品编码,商品名称,商品类别,数量,单价\n",
    );
    for one in &sold {
        text += &format!(
            "{},{} 10:00:00,T{store},{},T{store}E{},P{category},{name},{name},{},{}\n",
            one.number,
            one.day,
            CHANNELS[one.channel],
            one.seller,
            one.units,
            one.price,
            store = one.store,
            category = one.category,
            name = CATEGORIES[one.category],
        );
    }
    let path = world.room().join("sold.csv");
    std::fs::write(&path, text).expect("a writable folder");
    world.import(&[&path.to_string_lossy()]);
    Shop { world, regions, stores, sellers, sold }
}

/// What a key result asks, as places of the tables above.
#[derive(Clone, Copy)]
struct Asked {
    metric: usize,
    period: Period,
    region: Option<usize>,
    store: Option<usize>,
    seller: Option<(usize, usize)>,
    category: Option<usize>,
    channel: Option<usize>,
}

impl Asked {
    fn at_random(dice: &mut Dice) -> Self {
        let (one, other) = (day(dice), day(dice));
        let mut asked = Self {
            metric: dice.roll(METRICS.len()),
            period: Period { from: one.min(other), to: one.max(other) },
            region: None,
            store: None,
            seller: None,
            category: None,
            channel: None,
        };
        match dice.roll(5) {
            0 => asked.region = Some(dice.roll(2)),
            1 | 2 => asked.store = Some(dice.roll(STORES)),
            3 => asked.seller = Some((dice.roll(STORES), dice.roll(SELLERS))),
            _ => {}
        }
        match dice.roll(4) {
            0 => asked.category = Some(dice.roll(CATEGORIES.len())),
            1 => asked.channel = Some(dice.roll(CHANNELS.len())),
            _ => {}
        }
        asked
    }

    fn holds(&self, sold: &Sold) -> bool {
        (self.period.from..=self.period.to).contains(&sold.day)
            && self.region.is_none_or(|region| sold.store % 2 == region)
            && self.store.is_none_or(|store| sold.store == store)
            && self.seller.is_none_or(|seller| (sold.store, sold.seller) == seller)
            && self.category.is_none_or(|category| sold.category == category)
            && self.channel.is_none_or(|channel| sold.channel == channel)
    }

    /// The metric of these rows, counted without the program; `None` when there is nothing to tell.
    fn value(&self, sold: &[Sold], voided: &BTreeSet<usize>) -> Option<Decimal> {
        let rows = || {
            let rows = sold.iter().enumerate();
            rows.filter(|(place, one)| self.holds(one) && !voided.contains(place))
        };
        let paid: i64 = rows().map(|(_, one)| one.units * one.price).sum();
        let units: i64 = rows().map(|(_, one)| one.units).sum();
        let orders = rows().count() as i64;
        match METRICS[self.metric] {
            "gross_sales" => Some(paid.into()),
            "orders" => Some(orders.into()),
            "units" => Some(units.into()),
            _ => Decimal::from(paid).checked_div(orders.into()),
        }
    }

    fn slice(&self, shop: &Shop) -> GoalSlice {
        GoalSlice {
            region_id: self.region.map(|region| shop.regions[region]),
            store_id: self.store.map(|store| shop.stores[store]),
            employee_id: self.seller.map(|(store, seller)| shop.sellers[store][seller]),
            category: self.category.map(|category| CATEGORIES[category].into()),
            product_id: None,
            channel: self.channel.map(|channel| CHANNELS[channel].into()),
        }
    }
}

/// Fails unless every key result shows what its rows add up to.
fn compare(shop: &Shop, asked: &[(Id, Asked)], voided: &BTreeSet<usize>, least_data: usize) {
    let found: std::collections::HashMap<Id, Option<Decimal>> = tree(&shop.world)
        .rows
        .into_iter()
        .flat_map(|row| row.key_results)
        .map(|one| (one.key_result.id, one.value))
        .collect();
    let mut told = 0;
    for (id, asked) in asked {
        let has_rows = shop.sold.iter().enumerate();
        let has_rows =
            has_rows.filter(|(at, one)| asked.holds(one) && !voided.contains(at)).count();
        match found[id] {
            Some(value) => {
                let expected = asked.value(&shop.sold, voided).expect("a value has rows");
                let near = (value - expected).abs() <= Decimal::new(5, 3);
                assert!(
                    near,
                    "{} of {has_rows} rows: {value}, not {expected}",
                    METRICS[asked.metric]
                );
                told += usize::from(has_rows > 0);
            }
            None => assert_eq!(has_rows, 0, "{} has no value", METRICS[asked.metric]),
        }
    }
    assert!(told >= least_data, "only {told} have rows");
}

#[test]
fn two_hundred_key_results_are_the_sum_of_their_rows_whatever_they_ask() {
    let mut dice = Dice(20_261_122);
    let shop = shop(&mut dice);
    let mut asked = Vec::new();
    for goal in 0..200 {
        let one = Asked::at_random(&mut dice);
        let mut wanted = objective(&shop.world, &format!("目标{goal}"));
        (wanted.begins_on, wanted.ends_on) = (one.period.from, one.period.to);
        let metric = METRICS[one.metric];
        let result = KeyResult {
            slice: one.slice(&shop),
            ..key_result(&shop.world, metric, KeyResultKind::Absolute, metric, None, "100000")
        };
        set(&shop.world, &wanted, std::slice::from_ref(&result), &[]);
        asked.push((result.id, one));
    }
    let mut voided = BTreeSet::new();
    compare(&shop, &asked, &voided, 150);

    let owner = shop.world.owner();
    let orders = shop.world.replica.list_orders(&owner, &OrderFilter::default(), Page::first(500));
    let orders = orders.expect("orders").rows;
    assert_eq!(orders.len(), ORDERS);
    for _ in 0..25 {
        let at = dice.roll(ORDERS);
        if !voided.insert(at) {
            continue;
        }
        let number = &shop.sold[at].number;
        let order = orders.iter().find(|order| &order.number == number).expect("an order");
        shop.world.replica.void_order(&owner, order.id).expect("voided");
        compare(&shop, &asked, &voided, 140);
    }
}
