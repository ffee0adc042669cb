//! Functions of probability theory that the standard library lacks.

/// Coefficients of Lanczos' approximation with g = 7 and nine terms (error below 1e-13 for
/// positive arguments).
const LANCZOS: [f64; 9] = [
    0.999_999_999_999_809_9,
    676.520_368_121_885_1,
    -1_259.139_216_722_402_8,
    771.323_428_777_653_1,
    -176.615_029_162_140_6,
    12.507_343_278_686_905,
    -0.138_571_095_265_720_12,
    9.984_369_578_019_572e-6,
    1.505_632_735_149_311_6e-7,
];
const G: f64 = 7.0;

/// Natural logarithm of the gamma function, for `x > 0`.
pub fn ln_gamma(x: f64) -> f64 {
    if x < 0.5 {
        let pi = std::f64::consts::PI;
        return (pi / (pi * x).sin().abs()).ln() - ln_gamma(1.0 - x);
    }
    let x = x - 1.0;
    let terms = LANCZOS.iter().enumerate().skip(1).map(|(at, term)| term / (x + at as f64));
    let sum = LANCZOS[0] + terms.sum::<f64>();
    let base = x + G + 0.5;
    0.5 * std::f64::consts::TAU.ln() + (x + 0.5) * base.ln() - base + sum.ln()
}

/// Natural logarithm of the beta function, for positive arguments.
pub fn ln_beta(a: f64, b: f64) -> f64 {
    ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
}

/// `ln Γ(x + n) - ln Γ(x)` for a whole `n`, without taking the difference of two great numbers
/// where `n` is small.
pub fn ln_rising(x: f64, n: u32) -> f64 {
    if n <= 16 {
        return (0..n).map(|step| x + f64::from(step)).product::<f64>().ln();
    }
    ln_gamma(x + f64::from(n)) - ln_gamma(x)
}

/// The slope of [`ln_rising`] by `x`: the difference of two digamma functions.
pub fn rising_slope(x: f64, n: u32) -> f64 {
    if n <= 16 {
        return (0..n).map(|step| 1.0 / (x + f64::from(step))).sum();
    }
    digamma(x + f64::from(n)) - digamma(x)
}

/// The slope of [`ln_gamma`], for `x > 0`: small arguments are raised, great ones follow the
/// asymptotic series.
pub fn digamma(mut x: f64) -> f64 {
    let mut below = 0.0;
    while x < 10.0 {
        below += 1.0 / x;
        x += 1.0;
    }
    let square = 1.0 / (x * x);
    let series = square
        * (1.0 / 12.0
            - square
                * (1.0 / 120.0 - square * (1.0 / 252.0 - square * (1.0 / 240.0 - square / 132.0))));
    x.ln() - 0.5 / x - series - below
}

/// A sum of many logarithms, taken as the logarithm of a product: multiplying costs a fraction of
/// what a logarithm does.
pub struct LnProduct {
    product: f64,
    /// Of the factors that the product no longer holds.
    ln: f64,
}

impl LnProduct {
    /// Beyond these the product gives way to its logarithm: one factor more could be too many.
    const BOUNDS: std::ops::RangeInclusive<f64> = 1e-150..=1e150;

    /// Of no factors.
    pub fn new() -> Self {
        Self { product: 1.0, ln: 0.0 }
    }

    /// Takes on a factor between 1e-150 and 1e150.
    pub fn multiply(&mut self, factor: f64) {
        self.product *= factor;
        if !Self::BOUNDS.contains(&self.product) {
            self.ln += self.product.ln();
            self.product = 1.0;
        }
    }

    /// Takes on a factor within the same bounds so many times.
    pub fn multiply_often(&mut self, factor: f64, times: f64) {
        if times == 1.0 {
            self.multiply(factor);
        } else {
            self.ln += times * factor.ln();
        }
    }

    /// The logarithm of all factors together.
    pub fn ln(&self) -> f64 {
        self.ln + self.product.ln()
    }
}

/// Gauss' hypergeometric function by its series, for `0 <= z < 1`.
///
/// Answers the sum so far when a hundred thousand terms are not enough.
pub fn hypergeometric(a: f64, b: f64, c: f64, z: f64) -> f64 {
    let (mut term, mut sum) = (1.0, 1.0);
    for step in 0..100_000 {
        let k = f64::from(step);
        term *= (a + k) * (b + k) / ((c + k) * (k + 1.0)) * z;
        sum += term;
        if term.abs() <= 1e-15 * sum.abs() {
            break;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) {
        let allowed = 1e-12 * expected.abs().max(1.0);
        assert!((found - expected).abs() <= allowed, "{found} is not {expected}");
    }

    #[test]
    fn the_gamma_function_continues_the_factorial() {
        let mut factorial: f64 = 1.0;
        for n in 1..=20_u32 {
            near(ln_gamma(f64::from(n)), factorial.ln());
            factorial *= f64::from(n);
        }
        let root = std::f64::consts::PI.sqrt();
        near(ln_gamma(0.5), root.ln());
        near(ln_gamma(1.5), (root / 2.0).ln());
        near(ln_gamma(0.25), 3.625_609_908_221_908_f64.ln());
    }

    #[test]
    fn the_beta_function_is_a_quotient_of_factorials() {
        // B(m, n) = (m - 1)! (n - 1)! / (m + n - 1)!
        near(ln_beta(3.0, 4.0), (1.0_f64 / 60.0).ln());
        near(ln_beta(1.0, 9.0), (1.0_f64 / 9.0).ln());
        near(ln_beta(0.5, 0.5), std::f64::consts::PI.ln());
    }

    #[test]
    fn a_rising_factorial_is_the_same_by_product_and_by_gamma() {
        for n in [0, 1, 16, 17, 40] {
            let product: f64 = (0..n).map(|step| (0.243 + f64::from(step)).ln()).sum();
            near(ln_rising(0.243, n), product);
        }
    }

    #[test]
    fn the_slope_of_a_rising_factorial_is_a_sum_of_reciprocals() {
        for (x, n) in [(0.243, 0), (0.243, 16), (0.243, 17), (2.426, 40), (1e-3, 300)] {
            let sum: f64 = (0..n).map(|step| 1.0 / (x + f64::from(step))).sum();
            near(rising_slope(x, n), sum);
        }
        // Minus Euler's constant.
        near(digamma(1.0), -0.577_215_664_901_532_9);
    }

    #[test]
    fn the_logarithm_of_a_product_is_the_sum_of_its_factors_logarithms() {
        let mut product = LnProduct::new();
        near(product.ln(), 0.0);
        for factor in [1e150, 1e150, 1e150, 1e-150, 2.0, 3.0] {
            product.multiply(factor);
        }
        product.multiply_often(5.0, 1.0);
        product.multiply_often(7.0, 1_000.0);
        near(product.ln(), 300.0 * 10_f64.ln() + 30_f64.ln() + 1_000.0 * 7_f64.ln());
    }

    #[test]
    fn the_hypergeometric_function_has_known_cases() {
        // 2F1(1, 1; 2; z) = -ln(1 - z) / z; 2F1(a, b; b; z) = (1 - z)^-a; 2F1(1, 0; c; z) = 1.
        for z in [0.0_f64, 0.1, 0.5, 0.9, 0.99] {
            let expected = if z == 0.0 { 1.0 } else { -(1.0 - z).ln() / z };
            near(hypergeometric(1.0, 1.0, 2.0, z), expected);
            near(hypergeometric(1.7, 3.2, 3.2, z), (1.0 - z).powf(-1.7));
            near(hypergeometric(1.0, 0.0, 2.5, z), 1.0);
        }
    }
}
