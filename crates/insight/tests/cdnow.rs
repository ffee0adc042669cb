//! The models on the purchases at CDNOW, against what was published of them (see
//! tests/fixtures/cdnow/README.md at the root).

use insight::{BgNbd, Dropout, GammaGamma, Purchases, RepeatValue};

const SUMMARY: &str = include_str!("../../../tests/fixtures/cdnow/customers_summary.csv");

/// Purchases until 1997-09-30 in weeks, and the mean value of the repeat purchases.
fn customers() -> Vec<(Purchases, f64)> {
    let rows = SUMMARY.lines().skip(1).map(|line| {
        let cells: Vec<f64> = line.split(',').map(|cell| cell.parse().expect("a number")).collect();
        (Purchases { repeats: cells[1] as u32, recency: cells[2], age: cells[3] }, cells[4])
    });
    rows.collect()
}

/// The paper's parameters.
const PAPER: BgNbd = BgNbd { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

fn near(what: &str, found: f64, expected: f64, allowed: f64) {
    assert!((found - expected).abs() <= allowed, "{what}: {found} is not {expected}");
}

#[test]
fn the_fit_is_the_published_one() {
    let customers: Vec<_> = customers().into_iter().map(|(one, _)| (one, 1)).collect();
    assert_eq!(customers.len(), 2_357);
    let fitted = BgNbd::fit(&customers).expect("repeat purchases");
    assert!(fitted.converged);
    assert_eq!(fitted.dropout, Dropout::Told);
    let BgNbd { r, alpha, a, b } = fitted.model;
    // The paper's four digits, and what lifetimes found in this very file.
    near("r", r, 0.242_593, 0.000_002);
    near("alpha", alpha, 4.413_532, 0.000_02);
    near("a", a, 0.792_886, 0.000_02);
    near("b", b, 2.425_752, 0.000_1);
    near("log-likelihood", fitted.log_likelihood, -9_582.4, 0.05);
}

#[test]
fn a_day_is_a_seventh_of_a_week() {
    let in_days = |(one, _): (Purchases, f64)| {
        (Purchases { recency: one.recency * 7.0, age: one.age * 7.0, ..one }, 1)
    };
    let customers: Vec<_> = customers().into_iter().map(in_days).collect();
    let BgNbd { r, alpha, a, b } = BgNbd::fit(&customers).expect("repeat purchases").model;
    near("r", r, 0.243, 0.000_5);
    near("alpha", alpha / 7.0, 4.414, 0.000_5);
    near("a", a, 0.793, 0.000_5);
    near("b", b, 2.426, 0.000_5);
}

#[test]
fn a_customer_is_alive_and_buys_as_published() {
    let one = Purchases { repeats: 2, recency: 30.43, age: 38.86 };
    near("P(alive), C-32", PAPER.p_alive(&one), 0.726_6, 0.000_05);
    near("E[Y(39)]", PAPER.expected(&one, 39.0), 1.226, 0.000_5);
    let newcomer = Purchases { repeats: 0, recency: 0.0, age: 38.86 };
    assert_eq!(PAPER.p_alive(&newcomer), 1.0);
    // D-08: 30 days of silence of a weekly buyer with 20 repeats, and of a quarterly one with 3.
    let silence = 30.0 / 7.0;
    let weekly = Purchases { repeats: 20, recency: 20.0, age: 20.0 + silence };
    let quarterly = Purchases { repeats: 3, recency: 39.0, age: 39.0 + silence };
    near("weekly", PAPER.p_alive(&weekly), 0.51, 0.005);
    near("quarterly", PAPER.p_alive(&quarterly), 0.80, 0.005);
}

#[test]
fn purchases_to_expect_are_the_published_ones() {
    let model = BgNbd { r: 0.242_594_5, alpha: 4.413_601_9, a: 0.792_919_9, b: 2.425_888_1 };
    let of_new = [
        (0.142_9, 0.007_8),
        (1.0, 0.053_2),
        (3.0, 0.150_6),
        (31.857_1, 1.040_5),
        (32.0, 1.043_7),
        (78.0, 1.858_0),
    ];
    for (weeks, expected) in of_new {
        near("E[X(t)]", model.expected_of_new(weeks), expected, 0.000_1);
    }
    // repeats, recency, age; purchases in the next week
    let next_week = [
        (18, 35.14, 35.86, 0.424_877),
        (19, 34.00, 34.14, 0.474_738),
        (17, 28.43, 28.86, 0.486_526),
        (29, 37.71, 38.00, 0.662_396),
        (26, 30.86, 31.00, 0.710_623),
    ];
    for (repeats, recency, age, expected) in next_week {
        let found = model.expected(&Purchases { repeats, recency, age }, 1.0);
        near("E[Y(1)]", found, expected, 0.000_02);
    }
}

#[test]
fn chances_of_numbers_of_purchases_are_the_published_ones() {
    near("P(X(39) = 0)", PAPER.chance_of(0, 39.0), 0.573_786_4, 1e-7);
    near("P(X(2) = 10)", PAPER.chance_of(10, 2.0), 1.078_69e-7, 1e-12);
    let of_eleven = [
        0.001_999_521_4,
        0.001_517_023_6,
        0.001_163_315_0,
        0.000_900_314_8,
        0.000_702_363_8,
        0.000_551_790_2,
        0.000_436_191_3,
        0.000_346_717_1,
        0.000_276_961_3,
        0.000_222_226_0,
    ];
    for (count, expected) in (11..).zip(of_eleven) {
        near("P(X(30) = n)", PAPER.chance_of(count, 30.0), expected, 1e-9);
    }
    let all: f64 = (0..400).map(|count| PAPER.chance_of(count, 39.0)).sum();
    near("all chances", all, 1.0, 1e-6);
}

#[test]
fn the_value_of_purchases_is_fitted_as_published() {
    let values: Vec<RepeatValue> = customers()
        .iter()
        .map(|(one, mean)| RepeatValue { repeats: one.repeats, mean: *mean })
        .collect();
    let telling = values.iter().filter(|one| one.repeats > 0).count();
    assert_eq!(telling, 946);
    let fitted = GammaGamma::fit(&values).expect("repeat purchases");
    assert!(fitted.converged);
    near("p", fitted.model.p, 6.25, 0.005);
    near("q", fitted.model.q, 3.74, 0.005);
    near("v", fitted.model.v, 15.445, 0.01);
    let expected = [
        24.658_619, 18.911_489, 35.170_981, 35.170_981, 35.170_981, 71.462_843, 18.911_489,
        35.170_981, 27.282_408, 35.170_981,
    ];
    let found: Vec<f64> =
        values.iter().map(|one| fitted.model.expected(one).expect("a finite mean")).collect();
    for (found, expected) in found.iter().zip(expected) {
        near("mean value", *found, expected, 0.01);
    }
    near("mean of all", found.iter().sum::<f64>() / 2_357.0, 35.252_958_8, 0.01);
}

#[test]
fn data_that_cannot_tell_leaving_from_waiting_say_so() {
    // Everybody comes every week to the end: nobody has ever left.
    let steady = Purchases { repeats: 30, recency: 30.0, age: 30.5 };
    let often = Purchases { repeats: 60, recency: 30.2, age: 30.5 };
    let fitted = BgNbd::fit(&[(steady, 500), (often, 300)]).expect("repeat purchases");
    assert_eq!(fitted.dropout, Dropout::NotTold);
    let expected = fitted.model.expected(&steady, 10.0);
    assert!((8.0..13.0).contains(&expected), "about one a week still: {expected}");
    let never = Purchases { repeats: 0, recency: 0.0, age: 9.0 };
    assert!(BgNbd::fit(&[(never, 100)]).is_none(), "nothing can be learnt");
    assert!(BgNbd::fit(&[]).is_none());
}

#[test]
fn extreme_customers_give_numbers() {
    let many = Purchases { repeats: 100_000, recency: 38.0, age: 38.86 };
    let long = Purchases { repeats: 1, recency: 0.1, age: 6_000.0 };
    for one in [many, long] {
        let (alive, expected) = (PAPER.p_alive(&one), PAPER.expected(&one, 13.0));
        assert!((0.0..=1.0).contains(&alive), "{one:?}: {alive}");
        assert!(expected.is_finite() && expected >= 0.0, "{one:?}: {expected}");
    }
    let at_one = BgNbd { a: 1.0, ..PAPER };
    let beside = BgNbd { a: 1.000_01, ..PAPER };
    let one = Purchases { repeats: 2, recency: 30.43, age: 38.86 };
    near("a = 1", at_one.expected(&one, 39.0), beside.expected(&one, 39.0), 1e-4);
}

#[test]
fn ten_times_the_customers_are_the_same_customers() {
    // More than are searched whole from every start.
    let once: Vec<_> = customers().into_iter().map(|(one, _)| (one, 1)).collect();
    let ten_times: Vec<_> = once.iter().cycle().take(10 * once.len()).copied().collect();
    assert!(ten_times.len() > 20_000);
    let one = BgNbd::fit(&once).expect("repeat purchases");
    let ten = BgNbd::fit(&ten_times).expect("repeat purchases");
    near("r", ten.model.r, one.model.r, 1e-5);
    near("alpha", ten.model.alpha, one.model.alpha, 1e-4);
    near("a", ten.model.a, one.model.a, 1e-4);
    near("b", ten.model.b, one.model.b, 1e-3);
    near("log-likelihood", ten.log_likelihood, 10.0 * one.log_likelihood, 1e-3);
    assert!(ten.converged);
}
