//! Whether a formula means something: what its parts are counted in, and which way is better.

use super::formula::{Formula, Operator};
use super::parse::{FormulaError, Problem};
use super::{Bilingual, Direction, Measure, MeasureUnit, MetricUnit};

/// What a part of a formula is counted in: how often each unit is multiplied with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Units {
    money: i8,
    count: i8,
    goods: i8,
    minutes: i8,
    days: i8,
}

impl Units {
    fn of(measure: Measure) -> Self {
        let mut units = Self::default();
        match measure.unit() {
            MeasureUnit::Money => units.money = 1,
            MeasureUnit::Count => units.count = 1,
            MeasureUnit::Goods => units.goods = 1,
            MeasureUnit::Minutes => units.minutes = 1,
            MeasureUnit::Days => units.days = 1,
            MeasureUnit::Plain => {}
        }
        units
    }

    fn combined(self, other: Self, sign: i8) -> Self {
        let join = |own: i8, other: i8| own.saturating_add(other.saturating_mul(sign));
        Self {
            money: join(self.money, other.money),
            count: join(self.count, other.count),
            goods: join(self.goods, other.goods),
            minutes: join(self.minutes, other.minutes),
            days: join(self.days, other.days),
        }
    }

    /// Things, people and units of goods, of which one may stand for each of another.
    fn things(self) -> i8 {
        self.count.saturating_add(self.goods)
    }

    fn is_time_or_money(self) -> bool {
        self.money != 0 || self.minutes != 0 || self.days != 0
    }

    /// Whether a result of these units may be called one of `unit`.
    fn fits(self, unit: MetricUnit) -> bool {
        let per_things = self.things() <= 0;
        match unit {
            MetricUnit::Money => {
                self.money == 1 && self.minutes == 0 && self.days == 0 && per_things
            }
            MetricUnit::Percent => self == Self::default(),
            MetricUnit::Count => self == Self { count: 1, ..Self::default() },
            MetricUnit::Units => self == Self { goods: 1, ..Self::default() },
            MetricUnit::Ratio => !self.is_time_or_money() && self.things() == 0,
            MetricUnit::Hours => {
                self.minutes == 1 && self.money == 0 && self.days == 0 && per_things
            }
            MetricUnit::Days => {
                self.days == 1 && self.money == 0 && self.minutes == 0 && per_things
            }
        }
    }

    fn said(self) -> Bilingual {
        let parts = [
            (self.money, "金额", "money"),
            (self.count, "个数", "count"),
            (self.goods, "件数", "units of goods"),
            (self.minutes, "分钟", "minutes"),
            (self.days, "天", "days"),
        ];
        let written =
            |wanted: fn(i8) -> bool, pick: fn((&'static str, &'static str)) -> &'static str| {
                let named = parts.iter().filter(|(power, ..)| wanted(*power));
                let words = named.map(|(power, zh, en)| {
                    let name = pick((zh, en));
                    match power.unsigned_abs() {
                        1 => name.to_string(),
                        times => format!("{name}^{times}"),
                    }
                });
                words.collect::<Vec<_>>().join("×")
            };
        let text = |pick: fn((&'static str, &'static str)) -> &'static str, number: &str| {
            let upper = written(|power| power > 0, pick);
            let lower = written(|power| power < 0, pick);
            match (upper.is_empty(), lower.is_empty()) {
                (true, true) => number.to_string(),
                (false, true) => upper,
                (true, false) => format!("1/{lower}"),
                (false, false) => format!("{upper}/{lower}"),
            }
        };
        let zh = text(|(zh, _)| zh, "没有单位的数");
        let en = text(|(_, en)| en, "a number without unit");
        Bilingual { zh: zh.into(), en: en.into() }
    }
}

/// Checks that the parts of a formula can be joined, that its result is of the unit that is said,
/// and that the direction does not contradict what it counts.
///
/// # Errors
/// What is wrong; the whole text is concerned.
pub fn check(
    text: &str,
    formula: &Formula,
    unit: MetricUnit,
    direction: Direction,
) -> Result<(), FormulaError> {
    let wrong = |problem| FormulaError { at: 0, length: text.chars().count(), problem };
    if formula.measures().is_empty() {
        return Err(wrong(Problem::Constant));
    }
    let units = units(formula).map_err(wrong)?;
    if !units.fits(unit) {
        let gives = units.said();
        return Err(wrong(match unit {
            MetricUnit::Percent => Problem::PercentOfDifferentUnits(gives),
            _ => Problem::OtherUnit { gives },
        }));
    }
    match (better(formula), direction) {
        (Some(Direction::Higher), Direction::Lower)
        | (Some(Direction::Lower), Direction::Higher) => Err(wrong(Problem::OtherDirection)),
        _ => Ok(()),
    }
}

fn units(formula: &Formula) -> Result<Units, Problem> {
    match formula {
        Formula::Of(measure) => Ok(Units::of(*measure)),
        Formula::Number(_) => Ok(Units::default()),
        Formula::Negative(inner) => units(inner),
        Formula::Joined(operator, left, right) => {
            let (left, right) = (units(left)?, units(right)?);
            match operator {
                Operator::Plus | Operator::Minus if left != right => {
                    Err(Problem::UnitClash { left: left.said(), right: right.said() })
                }
                Operator::Plus | Operator::Minus => Ok(left),
                Operator::Times => Ok(left.combined(right, 1)),
                Operator::Over => Ok(left.combined(right, -1)),
            }
        }
    }
}

/// Which way is better by what the formula counts above the line: `None` when that says nothing or
/// contradicts itself. What stands below the line only tells how much there could be.
fn better(formula: &Formula) -> Option<Direction> {
    let mut found: Vec<Direction> = Vec::new();
    counted(formula, true, &mut found);
    let first = *found.first()?;
    found.iter().all(|other| *other == first).then_some(first)
}

fn counted(formula: &Formula, rises: bool, found: &mut Vec<Direction>) {
    match formula {
        Formula::Of(measure) => match (measure.better(), rises) {
            (Direction::Neutral, _) => {}
            (Direction::Higher, true) | (Direction::Lower, false) => found.push(Direction::Higher),
            (Direction::Lower, true) | (Direction::Higher, false) => found.push(Direction::Lower),
        },
        Formula::Number(_) => {}
        Formula::Negative(inner) => counted(inner, !rises, found),
        Formula::Joined(operator, left, right) => {
            counted(left, rises, found);
            match operator {
                Operator::Plus | Operator::Times => counted(right, rises, found),
                Operator::Minus => counted(right, !rises, found),
                Operator::Over => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse::{DEEPEST, LONGEST};
    use super::*;

    fn checked(text: &str, unit: MetricUnit, direction: Direction) -> Result<(), FormulaError> {
        let formula = text.parse()?;
        check(text, &formula, unit, direction)
    }

    #[test]
    fn each_fault_is_told_with_its_place() {
        use MetricUnit as U;
        let cases: [(&str, MetricUnit, usize, usize, &str); 26] = [
            ("", U::Money, 0, 0, "empty"),
            ("   ", U::Money, 0, 3, "empty"),
            ("gros_sales", U::Money, 0, 10, "no measure called “gros_sales”"),
            ("orders + 销量", U::Count, 9, 2, "no measure called “销量”"),
            ("net_sales / orders", U::Money, 0, 9, "write (gross_sales - refunds + adjustments)"),
            ("gross_sales + orders", U::Money, 0, 20, "added: money and count"),
            ("orders + 1", U::Count, 0, 10, "added: count and a number without unit"),
            ("gross_sales / 0", U::Money, 14, 1, "always zero"),
            ("gross_sales / (1 - 1)", U::Money, 14, 7, "always zero"),
            ("gross_sales / (2 * 0.0) * 3", U::Money, 14, 9, "always zero"),
            ("gross_sales / orders", U::Percent, 0, 20, "gives money/count"),
            ("units / orders", U::Percent, 0, 14, "gives units of goods/count"),
            ("refunds / gross_sales", U::Money, 0, 21, "gives a number without unit"),
            ("orders", U::Money, 0, 6, "gives count"),
            ("gross_sales * gross_sales", U::Money, 0, 25, "gives money^2"),
            ("1 / orders", U::Ratio, 0, 10, "gives 1/count"),
            ("1 + 2", U::Ratio, 0, 5, "never changes"),
            ("orders orders", U::Count, 7, 6, "missing here"),
            ("orders 2", U::Count, 7, 1, "missing here"),
            ("orders +", U::Count, 7, 1, "must stand here"),
            ("* orders", U::Count, 0, 1, "must stand here"),
            ("(orders", U::Count, 0, 1, "never closed"),
            ("orders)", U::Count, 6, 1, "never opened"),
            ("orders % 2", U::Count, 7, 1, "“%” is no sign"),
            ("orders * 1.2.3", U::Count, 9, 5, "cannot be read"),
            ("(orders buyers)", U::Count, 8, 6, "missing here"),
        ];
        for (text, unit, at, length, said) in cases {
            let error = checked(text, unit, Direction::Neutral).expect_err(text);
            assert_eq!((error.at, error.length), (at, length), "{text}: {error}");
            let words = error.problem.said();
            assert!(words.en.contains(said), "{text}: {}", words.en);
            assert!(!words.zh.is_ascii(), "{text}: {}", words.zh);
        }
    }

    #[test]
    fn a_formula_that_never_ends_is_refused() {
        let long = |length: usize| {
            let text = "orders + ".repeat(length / 9 + 1);
            text.chars().take(length).collect::<String>()
        };
        let at_most = format!("{}orders", long(LONGEST - 6 - (LONGEST - 6) % 9));
        assert!(checked(&at_most, MetricUnit::Count, Direction::Higher).is_ok());
        for length in [LONGEST + 1, 10 * LONGEST, 5_000_000] {
            let error = checked(&long(length), MetricUnit::Count, Direction::Higher);
            let error = error.expect_err("too long");
            assert_eq!(error.problem, Problem::TooLong, "{length}");
            assert_eq!((error.at, error.length), (LONGEST, length - LONGEST));
        }
        let deep = |levels: usize| format!("{}orders{}", "(".repeat(levels), ")".repeat(levels));
        for (levels, fits) in [(DEEPEST - 2, true), (DEEPEST - 1, true), (DEEPEST, false)] {
            let result = checked(&deep(levels), MetricUnit::Count, Direction::Higher);
            assert_eq!(result.is_ok(), fits, "{levels}");
        }
        let error = checked(&"-".repeat(LONGEST), MetricUnit::Count, Direction::Higher);
        assert_eq!(error.expect_err("too deep").problem, Problem::TooDeep);
    }

    #[test]
    fn a_result_may_be_called_what_it_is() {
        use MetricUnit as U;
        let cases = [
            ("gross_sales / orders", U::Money),
            ("refunds / gross_sales", U::Percent),
            ("refunds / gross_sales", U::Ratio),
            ("units / orders", U::Ratio),
            ("units", U::Units),
            ("visitors / orders", U::Ratio),
            ("response_minutes / answered_tickets", U::Hours),
            ("delivery_days / delivered_orders", U::Days),
            ("100 * (promoters - detractors) / (promoters + passives + detractors)", U::Ratio),
            ("1 - found_skus / counted_skus", U::Percent),
        ];
        for (text, unit) in cases {
            let result = checked(text, unit, Direction::Neutral);
            assert!(result.is_ok(), "{text}: {result:?}");
        }
    }

    #[test]
    fn the_direction_must_not_contradict_what_is_counted() {
        use Direction::{Higher, Lower, Neutral};
        let cases = [
            ("refunds / gross_sales", MetricUnit::Percent, Higher, false),
            ("refunds / gross_sales", MetricUnit::Percent, Lower, true),
            ("refunds / gross_sales", MetricUnit::Percent, Neutral, true),
            ("gross_sales / orders", MetricUnit::Money, Lower, false),
            ("gross_sales - refunds", MetricUnit::Money, Higher, true),
            ("gross_sales - refunds", MetricUnit::Money, Lower, false),
            ("gross_sales + refunds", MetricUnit::Money, Lower, true), // says nothing
            ("1 - found_skus / counted_skus", MetricUnit::Percent, Lower, true),
            ("1 - found_skus / counted_skus", MetricUnit::Percent, Higher, false),
            ("page_views / visitors", MetricUnit::Ratio, Higher, true),
        ];
        for (text, unit, direction, fits) in cases {
            let result = checked(text, unit, direction);
            assert_eq!(result.is_ok(), fits, "{text} {direction:?}: {result:?}");
            if let Err(error) = result {
                assert_eq!(error.problem, Problem::OtherDirection);
            }
        }
    }
}
