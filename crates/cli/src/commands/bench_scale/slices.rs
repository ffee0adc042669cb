//! Slices of every shape that people look at, over periods of every length.

use chrono::{Datelike, Days, NaiveDate};
use domain::calendar::Period;
use domain::metrics::Slice;
use replica::{OrderFilter, Page, ProductFilter};

use crate::data_folder::{Chain, every};
use crate::failure::Failure;

/// The slices without a period, by name.
pub(super) fn shapes(chain: &Chain, channels: &[String]) -> Result<Vec<(String, Slice)>, Failure> {
    let Chain { replica, owner } = chain;
    let stores = some(replica.list_stores()?, 5);
    let regions = some(replica.list_regions()?, 2);
    let people = every(|page| Ok(replica.list_employees(owner, "", page)?.rows))?;
    let people =
        some(people.into_iter().filter(|one| one.employee.store_id.is_some()).collect(), 3);
    let products =
        every(|page| Ok(replica.list_products(owner, &ProductFilter::default(), page)?.rows))?;
    let mut categories: Vec<String> =
        products.iter().map(|row| row.product.category.clone()).collect();
    categories.sort();
    categories.dedup();
    let categories = some(categories, 3);
    let products = some(products, 4);

    let whole = Slice::chain(Period::day(NaiveDate::MIN));
    let places = [(String::from("chain"), whole.clone())]
        .into_iter()
        .chain(regions.iter().map(|region| {
            (
                format!("region {}", region.name),
                Slice { region_id: Some(region.id), ..whole.clone() },
            )
        }))
        .chain(stores.iter().map(|store| {
            (format!("store {}", store.code), Slice { store_id: Some(store.id), ..whole.clone() })
        }))
        .collect::<Vec<_>>();
    let mut shapes = places.clone();
    for person in &people {
        let name = format!("employee {}", person.employee.code);
        let theirs = Slice { employee_id: Some(person.employee.id), ..whole.clone() };
        shapes.push((name.clone(), theirs.clone()));
        shapes.push((
            format!("{name} {}", categories[0]),
            Slice { category: Some(categories[0].clone()), ..theirs },
        ));
    }
    for (name, place) in places {
        for channel in channels {
            let theirs = Slice { channel: Some(channel.clone()), ..place.clone() };
            shapes.push((format!("{name} {channel}"), theirs));
        }
        for category in &categories {
            let theirs = Slice { category: Some(category.clone()), ..place.clone() };
            shapes.push((format!("{name} {category}"), theirs.clone()));
            let theirs = Slice { channel: channels.first().cloned(), ..theirs };
            shapes.push((format!("{name} {category} {:?}", theirs.channel), theirs));
        }
        for product in &products {
            let theirs = Slice { product_id: Some(product.product.id), ..place.clone() };
            shapes.push((format!("{name} {}", product.product.code), theirs));
        }
    }
    Ok(shapes)
}

/// The last day, week, month and so on up to everything, by name.
pub(super) fn periods(chain: &Chain) -> Result<Vec<(String, Period)>, Failure> {
    let Chain { replica, owner } = chain;
    let all = OrderFilter::default();
    let newest = replica.list_orders(owner, &all, Page::first(1))?;
    let total = newest.total;
    let oldest = Page { offset: total.saturating_sub(1), limit: 1 };
    let oldest = replica.list_orders(owner, &all, oldest)?;
    let (Some(newest), Some(oldest)) = (newest.rows.first(), oldest.rows.first()) else {
        return Ok(Vec::new());
    };
    let (from, to) = (oldest.day, newest.day);
    let back = |days: u64| to.checked_sub_days(Days::new(days)).unwrap_or(from).max(from);
    let month = to.with_day(1).unwrap_or(to);
    let last_month = month.pred_opt().and_then(|day| day.with_day(1)).unwrap_or(from);
    let periods = [
        ("a day", Period::day(to)),
        ("a week", Period { from: back(6), to }),
        ("the month so far", Period { from: month, to: back(3) }),
        ("last month", Period { from: last_month, to: month.pred_opt().unwrap_or(to) }),
        ("90 days", Period { from: back(89), to: back(4) }),
        ("200 days", Period { from: back(220), to: back(20) }),
        ("a year", Period { from: back(364), to }),
        ("all", Period { from, to }),
    ];
    Ok(periods.map(|(name, period)| (name.to_string(), period)).to_vec())
}

/// So many of a list, evenly spread, the first and the last among them.
pub(super) fn some<T>(all: Vec<T>, so_many: usize) -> Vec<T> {
    let last = all.len().saturating_sub(1);
    let places: Vec<usize> =
        (0..so_many).map(|at| at * last / so_many.saturating_sub(1).max(1)).collect();
    all.into_iter().enumerate().filter(|(at, _)| places.contains(at)).map(|(_, one)| one).collect()
}
