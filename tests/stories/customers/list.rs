//! The list of all customers: who bought most first, who never bought last, page by page.

use domain::segments::CustomerFilter;
use replica::Page;
use storeloop_tests::World;

use super::{of_phone, orders};

fn phone(number: usize) -> String {
    format!("138000000{number:02}")
}

/// The phones of a page, and how many there are in all.
fn page(world: &World, offset: usize, limit: u32) -> (Vec<String>, usize) {
    let page = Page { offset: u32::try_from(offset).expect("small"), limit };
    let list = world.replica.list_customers(&world.owner(), &CustomerFilter::default(), page);
    let list = list.expect("listed");
    let phones = list.rows.into_iter().map(|row| row.customer.phone).collect();
    (phones, list.total as usize)
}

fn all(world: &World) -> Vec<String> {
    let (phones, total) = page(world, 0, 200);
    assert_eq!(phones.len(), total);
    world.check();
    phones
}

/// Of eleven on the list of members the fifth to the seventh bought, once, twice and three times.
fn world() -> (World, domain::Id) {
    let world = World::new();
    let members: String =
        (1..=11).map(|number| format!("{},会员{number}\n", phone(number))).collect();
    let path = world.room().join("members.csv");
    std::fs::write(&path, format!("手机号,姓名\n{members}")).expect("a writable folder");
    world.import(&[&path.to_string_lossy()]);
    let rows: Vec<[String; 5]> = [(5, 1), (6, 2), (7, 3)]
        .into_iter()
        .flat_map(|(number, orders)| {
            (0..orders).map(move |order| {
                let texts = [format!("A-{number}-{order}"), "2026-11-20".into(), phone(number)];
                let [number, day, phone] = texts;
                [number, day, phone, String::new(), String::new()]
            })
        })
        .collect();
    let rows: Vec<[&str; 5]> = rows
        .iter()
        .map(|row| [&row[0], &row[1], &row[2], &row[3], &row[4]].map(|s| &**s))
        .collect();
    let import = world.import(&[&orders(world.room(), "orders.csv", &rows)]);
    (world, import.import_id.expect("an import"))
}

#[test]
fn pages_of_every_size_make_the_same_list() {
    let (world, _) = world();
    let expected: Vec<String> = [7, 6, 5, 1, 2, 3, 4, 8, 9, 10, 11].map(phone).to_vec();
    assert_eq!(all(&world), expected);
    for limit in [1, 2, 3, 5, 10] {
        for offset in 0..13 {
            let (phones, total) = page(&world, offset, limit);
            let from = offset.min(expected.len());
            let to = (from + limit as usize).min(expected.len());
            assert_eq!((phones, total), (expected[from..to].to_vec(), 11), "{limit} from {offset}");
        }
    }
}

#[test]
fn who_no_longer_bought_and_who_is_merged_changes_place() {
    let (world, import) = world();
    let owner = world.owner();
    world.replica.undo_import(&owner, import).expect("undone");
    assert_eq!(all(&world), (1..=11).map(phone).collect::<Vec<_>>());

    // Of two without a purchase one is left, and both are back when it is taken back.
    world
        .replica
        .merge_customers(&owner, of_phone(&phone(2)), of_phone(&phone(9)))
        .expect("merged");
    assert_eq!(all(&world), [1, 2, 3, 4, 5, 6, 7, 8, 10, 11].map(phone));
    world.replica.undo_last(&owner).expect("undone");
    assert_eq!(all(&world), (1..=11).map(phone).collect::<Vec<_>>());

    // Who takes over a buyer has bought, also after somebody comes anew.
    let rows =
        [["B-1", "2026-11-21", &*phone(8), "", ""], ["B-2", "2026-11-21", "13900000000", "", ""]];
    world.import(&[&orders(world.room(), "more.csv", &rows)]);
    world
        .replica
        .merge_customers(&owner, of_phone(&phone(3)), of_phone(&phone(8)))
        .expect("merged");
    let mut expected = vec![phone(3), "13900000000".to_string()];
    expected.extend([1, 2, 4, 5, 6, 7, 9, 10, 11].map(phone));
    assert_eq!(all(&world), expected);
}
