//! What several files say together.

use std::collections::BTreeMap;

use crate::manifest::{All, DocumentTruth, FileTruth, State};

/// What holds after the files are imported in this order: a document that stands in several counts
/// once, as the last of them tells it; customers who share an exact key are one.
pub fn together<'a>(files: impl IntoIterator<Item = &'a FileTruth>) -> All {
    let mut documents: BTreeMap<(&str, &str, bool), &DocumentTruth> = BTreeMap::new();
    let mut people = People::default();
    for file in files {
        for document in &file.documents {
            let key = (document.store.as_str(), document.number.as_str(), document.is_refund);
            documents.insert(key, document);
        }
        for keys in &file.customer_keys {
            people.join(keys);
        }
    }
    let mut all = All { customers: people.count(), ..All::default() };
    for document in documents.values().filter(|document| document.state == State::Paid) {
        all.net_sales_minor += document.amount_minor;
        *all.by_store.entry(document.store.clone()).or_default() += document.amount_minor;
        *(if document.is_refund { &mut all.refunds } else { &mut all.orders }) += 1;
    }
    all
}

/// Groups of keys that belong to one person each.
#[derive(Default)]
struct People<'a> {
    of_key: BTreeMap<&'a str, usize>,
    joined: Vec<usize>,
}

impl<'a> People<'a> {
    fn join(&mut self, keys: &'a [String]) {
        let person = self.joined.len();
        self.joined.push(person);
        for key in keys {
            let known = self.of_key.get(key.as_str()).copied();
            let (known, person) = (self.first(known.unwrap_or(person)), self.first(person));
            self.joined[known.max(person)] = known.min(person);
            self.of_key.insert(key, known.min(person));
        }
    }

    fn first(&self, mut person: usize) -> usize {
        while self.joined[person] != person {
            person = self.joined[person];
        }
        person
    }

    fn count(&self) -> u32 {
        let first = self.joined.iter().enumerate().filter(|(at, joined)| at == *joined);
        u32::try_from(first.count()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(number: &str, state: State, amount_minor: i64, keys: &[&[&str]]) -> FileTruth {
        let (store, number) = ("S01".to_string(), number.to_string());
        let document = DocumentTruth { store, number, is_refund: false, state, amount_minor };
        let owned = |keys: &&[&str]| keys.iter().map(ToString::to_string).collect();
        FileTruth {
            documents: vec![document],
            customer_keys: keys.iter().map(owned).collect(),
            ..FileTruth::default()
        }
    }

    #[test]
    fn an_order_in_two_files_counts_once_as_the_last_one_tells_it() {
        let early = file("1", State::Unpaid, 0, &[]);
        let late = file("1", State::Paid, 500, &[]);
        let other = file("2", State::Paid, 70, &[]);
        let all = together([&early, &late, &other, &late]);
        assert_eq!((all.orders, all.net_sales_minor), (2, 570));
        assert_eq!(together([&late, &early]).orders, 0, "the last one tells");
    }

    #[test]
    fn customers_who_share_a_key_are_one() {
        let one = file("1", State::Paid, 1, &[&["phone:1"], &["card:9"], &["phone:2"]]);
        let two = file("2", State::Paid, 1, &[&["card:9", "phone:1"], &["outside:taobao:x"]]);
        assert_eq!(together([&one, &two]).customers, 3, "1 with 9, 2, x");
        assert_eq!(together([&two, &one]).customers, 3);
    }
}
