//! Changing one number of a sheet as somebody who tries things out means it.

use rust_decimal::Decimal;

use super::KpiContent;
use crate::money::round;

impl KpiContent {
    /// Gives an item another weight within its group; the others of the group share the rest as they
    /// shared it before, rounded to two places, and the last of them takes what rounding left. `false`
    /// when there is no such item, the weight is not between 0 and 100, or nothing could take the rest.
    pub fn reweigh(&mut self, key: &str, weight: Decimal) -> bool {
        if !(Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&weight) {
            return false;
        }
        let has = |group: &&mut super::KpiGroup| group.items.iter().any(|item| item.key == key);
        let Some(group) = self.groups.iter_mut().find(has) else { return false };
        let rest = Decimal::ONE_HUNDRED - weight;
        let is_other = |item: &super::KpiItem| item.key != key && !item.curve.is_beside_weights();
        let others: Vec<usize> =
            (0..group.items.len()).filter(|at| is_other(&group.items[*at])).collect();
        let sum: Decimal = others.iter().map(|at| group.items[*at].weight).sum();
        let Some(last) = others.last().copied() else { return rest.is_zero() };
        let mut left = rest;
        for at in &others {
            let item = &mut group.items[*at];
            let share = (item.weight * rest).checked_div(sum).map(|share| round(share, 2));
            item.weight = if *at == last { left } else { share.unwrap_or_default().min(left) };
            left -= item.weight;
        }
        for item in &mut group.items {
            if item.key == key {
                item.weight = weight;
            }
        }
        true
    }

    /// Gives an item another target. `false` when there is no such item.
    pub fn retarget(&mut self, key: &str, target: Decimal) -> bool {
        let mut items = self.groups.iter_mut().flat_map(|group| &mut group.items);
        match items.find(|item| item.key == key) {
            Some(item) => {
                item.target.value = target;
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::template;

    fn number(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    #[test]
    fn the_others_share_the_rest_as_they_did() {
        // The group is sales_completed 60, alipay_growth 20, profit_goods_share 20.
        let cases: [(&str, &str, Option<[&str; 3]>); 7] = [
            ("sales_completed", "50", Some(["50", "25", "25"])),
            ("sales_completed", "0", Some(["0", "50", "50"])),
            ("sales_completed", "100", Some(["100", "0", "0"])),
            // 70 between 60 and 20: 52.5 and 17.5
            ("alipay_growth", "30", Some(["52.5", "30", "17.5"])),
            // 66.67 between 60 and 20: 50.0025 is 50.00, the last takes 16.67
            ("alipay_growth", "33.33", Some(["50", "33.33", "16.67"])),
            ("sales_completed", "100.01", None),
            ("unknown", "10", None),
        ];
        for (key, weight, expected) in cases {
            let mut content = template("service_guide").expect("a template").content();
            let done = content.reweigh(key, number(weight));
            assert_eq!(done, expected.is_some(), "{key} {weight}");
            let weights = content.groups[0].items.iter().map(|item| item.weight);
            let expected = expected.unwrap_or(["60", "20", "20"]).map(number);
            assert_eq!(weights.collect::<Vec<_>>(), expected, "{key} {weight}");
        }
    }

    #[test]
    fn an_item_alone_keeps_all_of_its_group() {
        let mut content = template("business_and_values").expect("a template").content();
        let key = content.groups[0].items[0].key.clone();
        content.groups[0].items.truncate(1);
        assert!(content.reweigh(&key, Decimal::ONE_HUNDRED));
        assert!(!content.reweigh(&key, number("50")));
    }

    #[test]
    fn another_target_is_that_of_the_item_alone() {
        let mut content = template("service_guide").expect("a template").content();
        assert!(content.retarget("bad_reviews", number("3")));
        assert!(!content.retarget("unknown", number("3")));
        let targets = content.items().map(|(_, item)| (item.key.as_str(), item.target.value));
        let told: Vec<_> = targets.filter(|(key, _)| *key == "bad_reviews").collect();
        assert_eq!(told, [("bad_reviews", number("3"))]);
    }
}
