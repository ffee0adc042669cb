//! Stock-taking: what was counted of each product against what the books say (K-118 to K-120).

use crate::metrics::{Measure, Measures};
use crate::{Currency, Money};

/// Decimal places of a quantity in thousandths times a cost in ten-thousandths.
const VALUE_PLACES: u32 = 7;

/// What a count says of one product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedLine {
    /// Quantity by the books in thousandths; `None` when no list tells it, which is not zero.
    pub book_milli: Option<i64>,
    /// Quantity counted, in thousandths.
    pub counted_milli: i64,
    /// What one unit costs, in ten-thousandths; `None` when nobody knows.
    pub unit_cost_e4: Option<i64>,
}

impl CountedLine {
    /// Counted less book quantity in thousandths: negative when goods are missing. `None` without a
    /// book quantity, and when the difference is beyond what can be kept.
    pub fn difference_milli(&self) -> Option<i64> {
        self.counted_milli.checked_sub(self.book_milli?)
    }

    /// What the difference is worth at cost, rounded half away from zero to minor units.
    pub fn difference_value(&self, currency: Currency) -> Option<Money> {
        Money::of_line(self.difference_milli()?, self.unit_cost_e4?, currency)
    }

    /// Whether it was drawn from the books: a product without stock by the books cannot be missed.
    fn is_drawn(&self) -> bool {
        self.book_milli.is_none_or(|book| book > 0)
    }

    /// Book and difference at cost, in units of 10^-7.
    fn worth(&self) -> Option<(i128, i128)> {
        let (book, cost) = (i128::from(self.book_milli?), i128::from(self.unit_cost_e4?));
        Some((book * cost, (i128::from(self.counted_milli) - book) * cost))
    }
}

/// The measures of one count of a store, each product on one line. Lines without a book quantity or
/// a cost are worth nothing known; without any line that is, the measures of value are absent.
pub fn measures(lines: &[CountedLine], currency: Currency) -> Measures {
    let mut measures = Measures::default();
    let drawn = lines.iter().filter(|line| line.is_drawn());
    let (counted, found) = drawn.fold((0_i64, 0_i64), |(counted, found), line| {
        (counted + 1, found + i64::from(line.counted_milli > 0))
    });
    if counted > 0 {
        measures.set(Measure::CountedSkus, counted);
        measures.set(Measure::FoundSkus, found);
    }
    let worth: Vec<(i128, i128)> = lines.iter().filter_map(CountedLine::worth).collect();
    if worth.is_empty() {
        return measures;
    }
    let (mut book, mut difference, mut lost) = (0_i128, 0_i128, 0_i128);
    for (of_book, of_difference) in worth {
        book += of_book;
        difference += of_difference;
        lost += (-of_difference).max(0);
    }
    let values = [
        (Measure::BookValue, book),
        (Measure::ValueDifference, difference.abs()),
        (Measure::LossValue, lost),
    ];
    for (measure, value) in values {
        if let Some(minor) = in_minor(value, currency) {
            measures.set(measure, minor);
        }
    }
    measures
}

/// A worth in minor units, rounded half away from zero; `None` when it is beyond what can be kept.
fn in_minor(value: i128, currency: Currency) -> Option<i64> {
    let places = VALUE_PLACES.saturating_sub(u32::from(currency.digits()));
    let scale = 10_i128.pow(places);
    i64::try_from((value + value.signum() * scale / 2) / scale).ok()
}

/// The cost of one unit over several places of a list, each with its quantity in thousandths and its
/// cost in ten-thousandths: the mean by quantity, rounded half away from zero. Where nothing lies
/// anywhere, the first cost that is told; `None` when none is.
pub fn mean_cost(places: &[(i64, Option<i64>)]) -> Option<i64> {
    let told = places.iter().filter_map(|(quantity, cost)| Some((*quantity, (*cost)?)));
    let (mut quantity, mut value, mut first) = (0_i128, 0_i128, None);
    for (of_place, cost) in told {
        first = first.or(Some(cost));
        let of_place = i128::from(of_place.max(0));
        quantity += of_place;
        value += of_place * i128::from(cost);
    }
    if quantity == 0 {
        return first;
    }
    i64::try_from((value + value.signum() * quantity / 2) / quantity).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::metric;
    use rust_decimal::Decimal;

    fn line(book: i64, counted: i64, cost: i64) -> CountedLine {
        CountedLine {
            book_milli: Some(book * 1_000),
            counted_milli: counted * 1_000,
            unit_cost_e4: Some(cost * 10_000),
        }
    }

    fn value(lines: &[CountedLine], code: &str) -> Option<Decimal> {
        let measures = measures(lines, Currency::CNY);
        metric(code).expect(code).value(&measures, Currency::CNY)
    }

    fn percent(text: &str) -> Option<Decimal> {
        Some(text.parse().expect(text))
    }

    #[test]
    fn ninety_two_found_of_a_hundred_differ_by_eight_percent() {
        let found = |skus: usize| -> Vec<CountedLine> {
            (0..100).map(|at| line(10, if at < skus { 10 } else { 0 }, 5)).collect()
        };
        let cases = [(91, "9"), (92, "8"), (93, "7"), (100, "0"), (0, "100")];
        for (skus, expected) in cases {
            assert_eq!(value(&found(skus), "sku_count_difference"), percent(expected), "{skus}");
        }
        assert_eq!(value(&[], "sku_count_difference"), None, "no count is not zero");
    }

    #[test]
    fn what_the_books_do_not_have_is_not_drawn() {
        let cases = [
            (Some(-1), 5, None),
            (Some(0), 0, None),
            (Some(0), 5, None),
            (Some(1), 5, percent("0")),
            (Some(1), 0, percent("100")),
            (None, 5, percent("0")), // no list tells the books: somebody drew it
        ];
        for (book_milli, counted_milli, expected) in cases {
            let line = CountedLine { book_milli, counted_milli, unit_cost_e4: None };
            assert_eq!(value(&[line], "sku_count_difference"), expected, "{line:?}");
        }
    }

    #[test]
    fn the_value_differs_by_the_count_as_a_whole() {
        // 98,500 counted against 100,000 by the books.
        let short = [line(1_000, 970, 50), line(500, 500, 100)];
        assert_eq!(value(&short, "sku_value_difference"), percent("1.5"));
        let over = [line(1_000, 1_030, 50), line(500, 500, 100)];
        assert_eq!(value(&over, "sku_value_difference"), percent("1.5"), "an absolute difference");
        let both = [line(1_000, 970, 50), line(500, 515, 100)];
        assert_eq!(value(&both, "sku_value_difference"), percent("0"), "30 x 50 and 15 x 100");
        let lost = measures(&both, Currency::CNY).get(Measure::LossValue);
        assert_eq!(lost, Some(150_000), "what is over makes up for nothing that is short");
        let without_cost = CountedLine { unit_cost_e4: None, ..line(10, 9, 5) };
        assert_eq!(value(&[without_cost], "sku_value_difference"), None, "no cost, no value");
    }

    #[test]
    fn a_line_says_what_is_missing_and_what_it_is_worth() {
        let cases = [
            (Some(3_000), 2_000, Some(-1_000), Some(-1_235)), // 12.345 yuan
            (Some(3_000), 3_000, Some(0), Some(0)),
            (Some(3_000), 4_000, Some(1_000), Some(1_235)),
            (None, 4_000, None, None),
            (Some(i64::MIN), i64::MAX, None, None),
        ];
        for (book_milli, counted_milli, difference, worth) in cases {
            let line = CountedLine { book_milli, counted_milli, unit_cost_e4: Some(123_450) };
            assert_eq!(line.difference_milli(), difference, "{line:?}");
            assert_eq!(line.difference_value(Currency::CNY).map(Money::minor), worth, "{line:?}");
        }
    }

    #[test]
    fn values_are_added_up_before_they_are_rounded() {
        // Three times 0.004 yuan are 0.012 yuan: one cent, not three times nothing.
        let line =
            CountedLine { book_milli: Some(1_000), counted_milli: 0, unit_cost_e4: Some(40) };
        let lost = measures(&[line; 3], Currency::CNY).get(Measure::LossValue);
        assert_eq!(lost, Some(1));
    }

    #[test]
    fn a_cost_is_the_mean_by_quantity() {
        type Case = (&'static [(i64, Option<i64>)], Option<i64>);
        let cases: [Case; 6] = [
            (&[], None),
            (&[(5_000, None)], None),
            (&[(0, Some(70)), (0, Some(90))], Some(70)),
            (&[(1_000, Some(70)), (3_000, Some(90))], Some(85)),
            (&[(-1_000, Some(70)), (3_000, Some(90))], Some(90)), // no weight below zero
            (&[(1_000, Some(1)), (1_000, Some(2))], Some(2)),     // 1.5, half away from zero
        ];
        for (places, expected) in cases {
            assert_eq!(mean_cost(places), expected, "{places:?}");
        }
    }
}
