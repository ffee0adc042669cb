//! How the level of a series moved from week to week, and how surely it can be carried on.
//!
//! The level is a mean and a deviation from it; the deviation keeps a part of itself from one week to
//! the next and gets a push (an autoregression, or a random walk where it keeps all). How much it
//! keeps and how hard it is pushed are not chosen: a small grid of both is run through the Kalman
//! filter and each pair counts as much as the weeks make it likely (Bayesian averaging). The mean is
//! unknown and found on the way by running the filter on the weeks and on ones beside each other
//! (de Jong 1991, The diffuse Kalman filter, Annals of Statistics 19).

/// What the ordinary days of a week say of the level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Week {
    /// Their mean, weekdays taken out.
    pub value: f64,
    /// Variance of that mean by the noise of days.
    pub noise: f64,
}

/// Share of its deviation that the level keeps for a week.
const KEEPS: [f64; 3] = [1.0, 0.9, 0.6];
/// Variance of a week's push, as a share of the mean square of the steps from week to week, which
/// cannot be less than it.
const PUSHES: [f64; 4] = [0.005, 0.05, 0.25, 0.75];
/// The pairs of both, and a level that stays.
const COURSES: usize = KEEPS.len() * PUSHES.len() + 1;
/// How many times as likely as another course a level that stays is before the weeks are seen.
const STAYS: f64 = 4.0;
/// A course less likely than this is left out.
const NEGLIGIBLE: f64 = 0.004;
/// So many weeks at most before a product of shares is kept as a logarithm, lest it vanishes.
const PRODUCT: usize = 12;
/// Steps ahead after which the level drifts no further: ten years.
const FURTHEST: i64 = 520;

/// All ways the level may move, and where each stands at the end of the weeks seen. The same number
/// of all courses lies side by side, so that the machine works on several at once.
struct Courses {
    keeps: [f64; COURSES],
    push: [f64; COURSES],
    /// Filtered deviation were the mean 0, and how much of the mean is to be taken from it.
    deviation: [f64; COURSES],
    pull: [f64; COURSES],
    /// Variance of the deviation.
    variance: [f64; COURSES],
    /// Sums over the weeks, each term divided by its variance: of squared errors, of errors by pulls,
    /// and of squared pulls, which is how surely the mean is known.
    squares: [f64; COURSES],
    crossed: [f64; COURSES],
    known: [f64; COURSES],
    /// Product of the shares that the noise of days has in the variances of the errors, and the
    /// logarithm of earlier such products.
    shares: [f64; COURSES],
    ln_shares: [f64; COURSES],
}

impl Courses {
    /// At the first week, for steps of this mean square from week to week.
    fn starting(step: f64) -> Self {
        let pairs = KEEPS.iter().flat_map(|keeps| PUSHES.map(|push| (*keeps, push * step)));
        let zero = [0.0; COURSES];
        let mut courses = Self {
            keeps: [1.0; COURSES],
            push: zero,
            deviation: zero,
            pull: zero,
            variance: zero,
            squares: zero,
            crossed: zero,
            known: zero,
            shares: [1.0; COURSES],
            ln_shares: zero,
        };
        for (at, (keeps, push)) in pairs.enumerate() {
            courses.keeps[at] = keeps;
            courses.push[at] = push;
            // A walk begins at the mean, which is then the first level; what returns is somewhere
            // about it.
            courses.variance[at] = if keeps < 1.0 { push / (1.0 - keeps * keeps) } else { 0.0 };
        }
        courses
    }

    fn see(&mut self, week: Week) {
        for at in 0..COURSES {
            let inverse = 1.0 / (self.variance[at] + week.noise);
            let error = week.value - self.deviation[at];
            let rest = 1.0 - self.pull[at];
            self.squares[at] += error * error * inverse;
            self.crossed[at] += error * rest * inverse;
            self.known[at] += rest * rest * inverse;
            self.shares[at] *= inverse * week.noise;
            let gain = self.variance[at] * inverse;
            self.deviation[at] += gain * error;
            self.pull[at] += gain * rest;
            self.variance[at] *= 1.0 - gain;
        }
    }

    fn pass(&mut self) {
        for at in 0..COURSES {
            let keeps = self.keeps[at];
            self.deviation[at] *= keeps;
            self.pull[at] *= keeps;
            self.variance[at] = keeps * keeps * self.variance[at] + self.push[at];
        }
    }

    fn fold_shares(&mut self) {
        for (product, sum) in self.shares.iter_mut().zip(&mut self.ln_shares) {
            *sum += product.ln();
            *product = 1.0;
        }
    }

    /// Logarithm of how likely a course makes the weeks, up to what is common to all courses.
    fn ln_likelihood(&self, at: usize) -> f64 {
        let left = self.squares[at] - self.crossed[at] * self.crossed[at] / self.known[at];
        let before = if self.push[at] == 0.0 { STAYS.ln() } else { 0.0 };
        before + 0.5 * (self.ln_shares[at] - self.known[at].ln() - left)
    }

    /// The likely ones, ready to be carried on.
    fn ahead(&self) -> Vec<Ahead> {
        let logs: [f64; COURSES] = std::array::from_fn(|at| self.ln_likelihood(at));
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let likely = logs.map(|log| (log - most).exp());
        let kept = |at: &usize| likely[*at] >= NEGLIGIBLE;
        let all: f64 = (0..COURSES).filter(kept).map(|at| likely[at]).sum();
        let ahead = |at: usize| Ahead {
            likely: likely[at] / all,
            keeps: self.keeps[at],
            push: self.push[at],
            mean: self.crossed[at] / self.known[at],
            known: self.known[at],
            deviation: self.deviation[at],
            pull: self.pull[at],
            kept: 1.0,
            variance: self.variance[at],
            summed: 0.0,
            together: 0.0,
            kept_sum: 0.0,
        };
        (0..COURSES).filter(kept).map(ahead).collect()
    }
}

/// Mean and variance of a sum over days to come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sum {
    /// What to expect.
    pub mean: f64,
    /// Its variance by what is not known of the level.
    pub variance: f64,
}

/// A course carried on beyond the last week, and the sum of the levels of days to come, each with
/// the weight of its day.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Ahead {
    /// Chance that this is the course.
    likely: f64,
    keeps: f64,
    push: f64,
    /// The mean, and one over its variance.
    mean: f64,
    known: f64,
    /// As in [`Courses`], at the end of the weeks.
    deviation: f64,
    pull: f64,
    /// What is kept until the week reached, of 1 at the end of the weeks.
    kept: f64,
    /// Variance of the deviation in the week reached.
    variance: f64,
    /// Of the sum until the week before: its variance, and its covariance with the deviation now.
    summed: f64,
    together: f64,
    /// Sum of what is kept, by weight.
    kept_sum: f64,
}

/// The level after the last week, summed day by day.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    courses: Vec<Ahead>,
    steps: i64,
    weight: f64,
    weight_of_week: f64,
}

impl Level {
    /// What the weeks tell, the newest first; `None` without any.
    pub fn of(weeks: &[Option<Week>]) -> Option<Self> {
        let step = typical_step(weeks)?;
        let mut courses = Courses::starting(step);
        let oldest = weeks.iter().rposition(Option::is_some)?;
        for (at, week) in weeks[..=oldest].iter().rev().enumerate() {
            courses.pass();
            if let Some(week) = week {
                courses.see(*week);
            }
            if at % PRODUCT == 0 {
                courses.fold_shares();
            }
        }
        courses.fold_shares();
        let courses = courses.ahead();
        let told = !courses.is_empty();
        told.then_some(Self { courses, steps: 0, weight: 0.0, weight_of_week: 0.0 })
    }

    /// Goes on to a week, 1 being the first after the last known one.
    pub fn go_to(&mut self, week: i64) {
        while self.steps < week.min(FURTHEST) {
            self.steps += 1;
            for ahead in &mut self.courses {
                ahead.pass(self.weight_of_week);
            }
            self.weight_of_week = 0.0;
        }
    }

    /// Adds a day of the week reached: the level times `weight`.
    pub fn add(&mut self, weight: f64) {
        self.weight += weight;
        self.weight_of_week += weight;
        for ahead in &mut self.courses {
            ahead.kept_sum += weight * ahead.kept;
        }
    }

    /// The weights of all days added.
    pub fn weight(&self) -> f64 {
        self.weight
    }

    /// The sum of all days added.
    pub fn sum(&self) -> Sum {
        let (mut mean, mut square, mut variance) = (0.0, 0.0, 0.0);
        for ahead in &self.courses {
            let sum = ahead.sum(self.weight, self.weight_of_week);
            mean += ahead.likely * sum.mean;
            square += ahead.likely * sum.mean * sum.mean;
            variance += ahead.likely * sum.variance;
        }
        Sum { mean, variance: variance + (square - mean * mean).max(0.0) }
    }
}

impl Ahead {
    fn pass(&mut self, weight_of_week: f64) {
        let Self { keeps, push, .. } = *self;
        self.summed += self.within(weight_of_week);
        self.together = keeps * (self.together + weight_of_week * self.variance);
        self.variance = keeps * keeps * self.variance + push;
        self.kept *= keeps;
    }

    /// What the days of the week reached add to the variance of the sum.
    fn within(&self, weight_of_week: f64) -> f64 {
        weight_of_week * (2.0 * self.together + weight_of_week * self.variance)
    }

    fn sum(&self, weight: f64, weight_of_week: f64) -> Sum {
        let Self { deviation, pull, known, .. } = *self;
        let share_of_mean = weight - pull * self.kept_sum;
        Sum {
            mean: self.mean * share_of_mean + deviation * self.kept_sum,
            variance: self.summed
                + self.within(weight_of_week)
                + share_of_mean * share_of_mean / known,
        }
    }
}

/// Mean square of the steps from week to week, not less than the noise of days makes them.
fn typical_step(weeks: &[Option<Week>]) -> Option<f64> {
    let known = weeks.iter().flatten().count() as f64;
    let noise = weeks.iter().flatten().map(|week| week.noise).sum::<f64>() / known;
    let (mut squares, mut steps) = (0.0, 0.0_f64);
    for pair in weeks.windows(2) {
        if let [Some(later), Some(earlier)] = pair {
            squares += (later.value - earlier.value).powi(2);
            steps += 1.0;
        }
    }
    (known > 0.0).then(|| (squares / steps.max(1.0)).max(2.0 * noise))
}
