//! The least value of a function of a few variables, by its slope.

/// Where a search ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Least<const N: usize> {
    pub at: [f64; N],
    pub value: f64,
    /// Whether it ended because nothing better was near, not because patience ran out.
    pub converged: bool,
    /// What the curvature there is taken to be, inverted.
    pub inverse: [[f64; N]; N],
}

const STEPS: u32 = 2_000;

/// The method of Broyden, Fletcher, Goldfarb and Shanno: `of` answers the value and its slope.
/// Converges in a few dozen steps where the function is smooth.
pub fn least<const N: usize>(
    start: [f64; N],
    of: impl Fn(&[f64; N]) -> (f64, [f64; N]),
) -> Least<N> {
    search(start, None, of)
}

/// The same from near the least value, where the inverted curvature is about known: a few steps.
pub fn least_near<const N: usize>(
    start: [f64; N],
    inverse: [[f64; N]; N],
    of: impl Fn(&[f64; N]) -> (f64, [f64; N]),
) -> Least<N> {
    search(start, Some(inverse), of)
}

fn search<const N: usize>(
    start: [f64; N],
    known: Option<[[f64; N]; N]>,
    of: impl Fn(&[f64; N]) -> (f64, [f64; N]),
) -> Least<N> {
    let mut at = start;
    let (mut value, mut slope) = of(&at);
    let mut inverse = known.unwrap_or_else(|| identity(1.0 / norm(&slope).max(1.0)));
    for step in 0..STEPS {
        if norm(&slope) <= 1e-9 * value.abs().max(1.0) {
            return Least { at, value, converged: true, inverse };
        }
        let mut way: [f64; N] = std::array::from_fn(|row| -dot(&inverse[row], &slope));
        if dot(&way, &slope) >= 0.0 {
            inverse = identity(1.0 / norm(&slope).max(1.0));
            way = std::array::from_fn(|axis| -slope[axis] * inverse[axis][axis]);
        }
        let Some((next, next_value, next_slope)) = along(&at, value, &slope, &way, &of) else {
            return Least { at, value, converged: step > 0, inverse };
        };
        let moved: [f64; N] = std::array::from_fn(|axis| next[axis] - at[axis]);
        let turned: [f64; N] = std::array::from_fn(|axis| next_slope[axis] - slope[axis]);
        let gained = value - next_value;
        (at, value, slope) = (next, next_value, next_slope);
        learn(&mut inverse, &moved, &turned);
        if gained <= 1e-13 * value.abs().max(1.0) {
            return Least { at, value, converged: true, inverse };
        }
    }
    Least { at, value, converged: false, inverse }
}

/// A point along a way that is enough better (Armijo's rule); `None` when there is none.
fn along<const N: usize>(
    at: &[f64; N],
    value: f64,
    slope: &[f64; N],
    way: &[f64; N],
    of: &impl Fn(&[f64; N]) -> (f64, [f64; N]),
) -> Option<([f64; N], f64, [f64; N])> {
    let falls = dot(slope, way);
    // A step in logarithms never multiplies a parameter by more than about twenty.
    let mut share = (3.0 / norm(way)).min(1.0);
    for _ in 0..60 {
        let next: [f64; N] = std::array::from_fn(|axis| at[axis] + share * way[axis]);
        let (next_value, next_slope) = of(&next);
        if next_value <= value + 1e-4 * share * falls {
            return Some((next, next_value, next_slope));
        }
        share /= 2.0;
    }
    None
}

/// Learns the curvature from how the slope turned.
fn learn<const N: usize>(inverse: &mut [[f64; N]; N], moved: &[f64; N], turned: &[f64; N]) {
    let along = dot(moved, turned);
    if along <= 1e-12 * norm(moved) * norm(turned) {
        return;
    }
    let through: [f64; N] = std::array::from_fn(|row| dot(&inverse[row], turned));
    let share = (1.0 + dot(turned, &through) / along) / along;
    for row in 0..N {
        for column in 0..N {
            inverse[row][column] += share * moved[row] * moved[column]
                - (through[row] * moved[column] + moved[row] * through[column]) / along;
        }
    }
}

fn identity<const N: usize>(scale: f64) -> [[f64; N]; N] {
    std::array::from_fn(|row| std::array::from_fn(|at| if at == row { scale } else { 0.0 }))
}

fn dot<const N: usize>(one: &[f64; N], other: &[f64; N]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn norm<const N: usize>(one: &[f64; N]) -> f64 {
    dot(one, one).sqrt()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn places_where_the_function_is_no_number_are_avoided() {
        let found = least([3.0], |[x]| {
            let value = if *x < 1.0 { f64::NAN } else { (x - 2.0).powi(2) };
            (value, [2.0 * (x - 2.0)])
        });
        assert!((found.at[0] - 2.0).abs() < 1e-4, "{found:?}");
    }

    #[test]
    fn the_bottom_of_a_curved_valley_is_found() {
        // Rosenbrock's function, least at (1, 1).
        let found = least([-1.2, 1.0], |[x, y]| {
            let (far, off) = (1.0 - x, y - x * x);
            let slope = [-2.0 * far - 400.0 * x * off, 200.0 * off];
            (far.powi(2) + 100.0 * off.powi(2), slope)
        });
        assert!(found.converged, "{found:?}");
        assert!((found.at[0] - 1.0).abs() < 1e-6 && (found.at[1] - 1.0).abs() < 1e-6, "{found:?}");
    }

    #[test]
    fn a_search_that_knows_the_curvature_takes_fewer_steps_to_the_same_place() {
        let asked = Cell::new(0);
        // A narrow bowl, least at (2, -1).
        let bowl = |[x, y]: &[f64; 2]| {
            asked.set(asked.get() + 1);
            let (far, off) = (x - 2.0, y + 1.0);
            ((far * far).cosh() + 50.0 * off * off, [2.0 * far * (far * far).sinh(), 100.0 * off])
        };
        let first = least([0.5, 1.0], bowl);
        let of_first = asked.replace(0);
        let second = least_near([1.9, -0.9], first.inverse, bowl);
        assert!(second.converged && (second.at[1] + 1.0).abs() < 1e-4, "{second:?}");
        assert!((second.value - first.value).abs() < 1e-9, "{first:?} {second:?}");
        assert!(asked.get() < of_first, "{} of {of_first}", asked.get());
    }
}
