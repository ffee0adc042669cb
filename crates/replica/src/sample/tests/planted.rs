//! Every story is found by counting the documents, without being told where it is.

use std::collections::{HashMap, HashSet};

use super::super::stories::*;
use super::*;

#[test]
fn one_store_declines_while_the_chain_holds_its_level() {
    for (today, chain) in many_chains() {
        let from = days_before(*today, DECLINE_DAYS);
        let last = chain.net_sales(from, *today);
        let before = chain.net_sales(days_before(from, DECLINE_DAYS), from);
        let ratio = |net: &i64, before: i64| *net as f64 / before as f64;
        let found: Vec<&str> = last
            .iter()
            .filter(|(store, net)| ratio(net, before[*store]) <= 0.75)
            .map(|(store, _)| *store)
            .collect();
        let planted = &chain.stories.declining_store;
        assert_eq!(found, [planted.store_code.as_str()], "{} on {today}", chain.chain.name);
        assert_eq!(planted.from, from);
        let whole = ratio(&last.values().sum(), before.values().sum());
        assert!((0.9..1.15).contains(&whole), "{} on {today}: {whole}", chain.chain.name);
    }
}

/// Units sold, units that came back and the number of refunds, by product.
fn units(
    chain: &SampleChain,
    fits: impl Fn(NaiveDate) -> bool,
) -> HashMap<Position, (i64, i64, u32)> {
    let mut units: HashMap<Position, (i64, i64, u32)> = HashMap::new();
    for document in chain.paid().filter(|document| fits(SampleChain::day(document))) {
        for line in chain.lines(document) {
            let (sold, back, refunds) = units.entry(line.product.unwrap()).or_default();
            match document.kind {
                DocumentKind::Refund => {
                    (*back, *refunds) = (*back - line.quantity_milli, *refunds + 1)
                }
                DocumentKind::Sale | DocumentKind::Adjustment => *sold += line.quantity_milli,
            }
        }
    }
    units
}

#[test]
fn complaints_rise_about_one_product() {
    for (today, chain) in many_chains() {
        let from = days_before(*today, COMPLAINT_DAYS);
        let (late, early) = (units(chain, |day| day >= from), units(chain, |day| day < from));
        let rises = |product: &&Position| {
            let ((sold, back, refunds), (sold_before, back_before, _)) =
                (late[*product], early[*product]);
            // Thirty refunds and more, so that chance in a slow article is not taken for a trend.
            refunds >= 30 && back * sold_before >= 3 * back_before * sold
        };
        let found: Vec<&str> = late
            .keys()
            .filter(rises)
            .map(|product| &*chain.sales.products[product.index()].code)
            .collect();
        let planted = &chain.stories.rising_complaints;
        assert_eq!(found, [planted.product_code.as_str()], "{} on {today}", chain.chain.name);
        assert_eq!(planted.from, from);
    }
}

#[test]
fn a_promotion_sells_out_in_every_store() {
    for (today, chain) in many_chains() {
        let planted = &chain.stories.sold_out_promotion;
        let mut by_day: HashMap<NaiveDate, i64> = HashMap::new();
        for sale in chain.sales_documents() {
            for line in chain.lines(sale) {
                let product = &chain.sales.products[line.product.unwrap().index()];
                if *product.code == *planted.product_code {
                    *by_day.entry(SampleChain::day(sale)).or_default() += line.quantity_milli;
                }
            }
        }
        let on = |day| by_day.get(&day).copied().unwrap_or(0);
        let usual: i64 = (1..=28).map(|ago| on(days_before(planted.day, ago))).sum::<i64>() / 28;
        assert!(usual > 0 && on(planted.day) >= 5 * usual, "{} on {today}", chain.chain.name);
        for after in 1..=SOLD_OUT_DAYS {
            assert_eq!(on(days_after(planted.day, after)), 0, "{after} days after");
        }
        assert!(on(days_after(planted.day, SOLD_OUT_DAYS + 1)) > 0, "and then it is back");
        assert!(days_after(planted.day, SOLD_OUT_DAYS) < *today);
    }
}

#[test]
fn eighteen_vips_have_fallen_silent() {
    for (today, chain) in many_chains() {
        let mut visits: HashMap<Position, Vec<NaiveDate>> = HashMap::new();
        let mut spent: HashMap<Position, i64> = HashMap::new();
        for sale in chain.sales_documents().filter(|sale| sale.status.counts()) {
            let Some(customer) = sale.customer else { continue };
            visits.entry(customer).or_default().push(SampleChain::day(sale));
            *spent.entry(customer).or_default() += chain.amount(sale).minor();
        }
        let pause = |pair: &[NaiveDate]| (pair[1] - pair[0]).num_days() as usize;
        let regular = |days: &[NaiveDate]| {
            days.len() >= 24 && days.windows(2).all(|pair| pause(pair) <= VIP_LONGEST_PAUSE_DAYS)
        };
        let silent = |days: &[NaiveDate]| {
            days.last().is_some_and(|last| pause(&[*last, *today]) >= VIP_SILENT_DAYS)
        };
        let found: HashSet<(Position, NaiveDate)> = visits
            .iter()
            .filter(|(customer, _)| spent[customer] >= VIP_SPENT_AT_LEAST.minor())
            .filter(|(_, days)| regular(days) && silent(days))
            .map(|(customer, days)| (*customer, days[days.len() - 1]))
            .collect();
        let planted: HashSet<(Position, NaiveDate)> = chain
            .stories
            .silent_vips
            .iter()
            .map(|vip| (Position::new(vip.customer as usize), vip.last_bought))
            .collect();
        assert_eq!(planted.len(), 18);
        assert_eq!(found, planted, "{} on {today}", chain.chain.name);
        for vip in &chain.stories.silent_vips {
            assert_eq!(*chain.sales.customers[vip.customer as usize].phone, *vip.phone);
        }
    }
}

#[test]
fn yesterday_has_come_from_every_store_but_one() {
    for (today, chain) in many_chains() {
        let yesterday = days_before(*today, 1);
        let sent = chain.net_sales(yesterday, *today);
        let missing: Vec<&str> = chain
            .stores
            .iter()
            .map(|store| store.code.as_str())
            .filter(|code| !sent.contains_key(code))
            .collect();
        let planted = &chain.stories.missing_store_day;
        assert_eq!(missing, [planted.store_code.as_str()], "{} on {today}", chain.chain.name);
        assert_eq!(planted.day, yesterday);
        let day_before = chain.net_sales(days_before(yesterday, 1), yesterday);
        assert_eq!(day_before.len(), 24, "the day before all of them sent something");
    }
}
