//! Chances come true as often as they say, on simulated chains of stores.

use insight::pace::{Better, Goal, Measure, OpenDay, PastDay, forecast};

/// SplitMix64 (Steele, Lea and Flood 2014), and the normal numbers of Box and Muller.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        let part = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        low + part * (high - low)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn normal(&mut self) -> f64 {
        let (one, other) = (self.between(f64::MIN_POSITIVE, 1.0), self.between(0.0, 1.0));
        (-2.0 * one.ln()).sqrt() * (std::f64::consts::TAU * other).cos()
    }

    /// A factor with mean 1.
    fn factor(&mut self, deviation: f64) -> f64 {
        (deviation * self.normal() - deviation * deviation / 2.0).exp()
    }
}

/// How the logarithm of a level moves from day to day.
struct Wander {
    keeps: f64,
    push: f64,
    at: f64,
}

impl Wander {
    /// Still, walking, or returning; `size` scales the moves.
    fn any(random: &mut Random, size: f64) -> Self {
        match random.below(3) {
            0 => Self { keeps: 1.0, push: 0.0, at: 0.0 },
            1 => Self { keeps: 1.0, push: size * random.between(0.0, 0.015), at: 0.0 },
            _ => {
                let keeps = [0.9, 0.97, 0.99][random.below(3) as usize];
                let spread = size * random.between(0.03, 0.15);
                let push = spread * (1.0_f64 - keeps * keeps).sqrt();
                Self { keeps, push, at: spread * random.normal() }
            }
        }
    }

    fn step(&mut self, random: &mut Random) -> f64 {
        self.at = self.keeps * self.at + self.push * random.normal();
        self.at.exp()
    }
}

/// The history of a goal, what became of it, and what somebody would expect who knows the pattern of
/// days and takes the level of the last four weeks for the future one: no more than the past tells, or
/// targets near it would give away the level.
struct Run {
    history: Vec<PastDay>,
    period: Vec<OpenDay>,
    from: i64,
    last: f64,
    expected: f64,
}

const PROMOTION: u32 = 11;

/// A goal at a random time of its run.
fn run(random: &mut Random, measure: Measure) -> Run {
    let length = [30, 92][random.below(2) as usize];
    let passed = random.below(length as u64) as i64;
    let with_promotion = random.below(3) == 0;
    let before = if with_promotion { 400 } else { 60 + random.below(340) as i64 };
    let start = 19_000 + random.below(1_000) as i64;
    let from = start + passed;
    let ends = start + length;
    // A promotion of up to a week, once a year, somewhere in the period.
    let days = 1 + random.below(7) as i64;
    let begins = start + random.below((length - days) as u64) as i64;
    let is_promotion = |day: i64| {
        let in_one = |first: i64| (first..first + days).contains(&day);
        with_promotion && (in_one(begins) || in_one(begins - 364))
    };
    let is_sum = measure == Measure::Sum;
    let (size, weekday_size) = if is_sum { (1.0, 0.35) } else { (0.3, 0.03) };
    let mut level = Wander::any(random, size);
    let usual = if is_sum { 10_f64.powf(random.between(1.0, 5.0)) } else { 0.3 };
    let weekdays: [f64; 7] = std::array::from_fn(|_| random.factor(weekday_size));
    let crowds: [f64; 7] = std::array::from_fn(|_| random.factor(0.35));
    let noise = if is_sum { random.between(0.1, 0.35) } else { random.between(0.03, 0.1) };
    let crowd = random.between(20.0, 200.0);
    let effect = if is_sum { random.between(1.2, 3.5) } else { random.between(0.85, 1.2) };
    let apart = if is_sum { 0.1 } else { 0.03 };
    let effects = [effect * random.factor(apart), effect * random.factor(apart)];
    let closes = random.below(4) == 0;
    let (mut history, mut period) = (Vec::new(), Vec::new());
    let (mut sums, mut expected) = ([0.0, 0.0], [0.0, 0.0]);
    let (mut seen, mut days_seen) = (0.0, 0.0);
    for day in start - before..ends {
        let now = level.step(random);
        let promotion = is_promotion(day).then_some(PROMOTION);
        let of_promotion = promotion.map_or(1.0, |_| effects[usize::from(day >= start)]);
        let pattern = usual * weekdays[day.rem_euclid(7) as usize] * of_promotion;
        let rows = (crowd * crowds[day.rem_euclid(7) as usize] * random.factor(0.25)).ceil();
        let of_rows = if is_sum { 0.0 } else { (pattern * (1.0 - pattern.min(0.9)) / rows).sqrt() };
        let value = pattern * now * random.factor(noise) + of_rows * random.normal();
        let is_closed = closes && day < from && random.below(20) == 0;
        if is_closed {
            continue;
        }
        if (from - 28..from).contains(&day) {
            seen += value / pattern;
            days_seen += 1.0;
        }
        let weight = if is_sum { 1.0 } else { rows };
        if day >= start {
            period.push(OpenDay { day, promotion });
            sums = [sums[0] + value * weight, sums[1] + weight];
            let of_last_year = promotion.map_or(1.0, |_| effects[0]);
            let usual_now = usual * seen / days_seen;
            let foreseen = usual_now * weekdays[day.rem_euclid(7) as usize] * of_last_year;
            let foreseen = if day < from { value } else { foreseen };
            expected = [expected[0] + foreseen * weight, expected[1] + weight];
        }
        history.push(PastDay { day, value, rows: weight, promotion });
    }
    let of = |sums: [f64; 2]| if is_sum { sums[0] } else { sums[0] / sums[1] };
    Run { history, period, from, last: of(sums), expected: of(expected) }
}

/// Forecasts with a chance in a part of all chances: their mean chance, the share that came true, and
/// how many they are.
struct Bin {
    mean: f64,
    came_true: f64,
    forecasts: usize,
}

/// What was said of a simulated goal with a target near the expectation, and what became of it.
struct Said {
    chance: f64,
    came_true: bool,
    below_band: bool,
    above_band: bool,
}

fn said(measure: Measure, runs: usize, seed: u64) -> Vec<Said> {
    let mut random = Random(seed);
    let size = if measure == Measure::Sum { 0.07 } else { 0.02 };
    let said = (0..runs).map(|_| {
        let run = run(&mut random, measure);
        let better = if random.below(2) == 0 { Better::Higher } else { Better::Lower };
        let target = run.expected * random.factor(size);
        let goal = Goal { period: &run.period, from: run.from, target, better };
        let forecast = forecast(measure, &run.history, &goal).expect("enough days");
        let end = forecast.coming.last().expect("a day to come");
        Said {
            chance: forecast.chance,
            came_true: better.reaches(run.last, target),
            below_band: run.last < end.low,
            above_band: run.last > end.high,
        }
    });
    said.collect()
}

fn share(said: &[Said], is: impl Fn(&Said) -> bool) -> f64 {
    said.iter().filter(|one| is(one)).count() as f64 / said.len() as f64
}

fn bin(said: &[Said], part: std::ops::Range<f64>) -> Bin {
    let within: Vec<_> = said.iter().filter(|one| part.contains(&one.chance)).collect();
    let forecasts = within.len() as f64;
    Bin {
        mean: within.iter().map(|one| one.chance).sum::<f64>() / forecasts,
        came_true: within.iter().filter(|one| one.came_true).count() as f64 / forecasts,
        forecasts: within.len(),
    }
}

fn forecasts_come_true_as_often_as_they_say(measure: Measure, seed: u64) {
    let said = said(measure, 4_000, seed);
    for (part, allowed) in [(0.2..0.3, 0.07), (0.65..0.75, 0.05), (0.85..0.95, 0.07)] {
        let middle = (part.start + part.end) / 2.0;
        let Bin { mean, came_true, forecasts } = bin(&said, part);
        assert!(forecasts >= 150, "{measure:?} at {middle}: only {forecasts}");
        assert!((mean - middle).abs() < 0.02, "{measure:?} at {middle}: said {mean}");
        assert!((came_true - middle).abs() <= allowed, "{measure:?} at {middle}: true {came_true}");
    }
    for (what, share) in [
        ("below", share(&said, |one| one.below_band)),
        ("above", share(&said, |one| one.above_band)),
    ] {
        assert!((0.075..=0.125).contains(&share), "{measure:?} {what} its band: {share}");
    }
}

#[test]
fn forecasts_of_sums_come_true_as_often_as_they_say() {
    forecasts_come_true_as_often_as_they_say(Measure::Sum, 20_240_101);
}

#[test]
fn forecasts_of_means_come_true_as_often_as_they_say() {
    forecasts_come_true_as_often_as_they_say(Measure::Mean, 20_240_102);
}
