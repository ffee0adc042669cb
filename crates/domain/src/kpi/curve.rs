//! How a value becomes a score. Every curve is a row of straight pieces, so that the score, the
//! drawing and the check-up read the same thing.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Target;
use crate::money::round;

/// How a value becomes a score (K-18). Scores are in points of the sheet's scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Curve {
    /// Full at the target and in proportion on the way there; beyond it up to `cap` per cent of the
    /// full score. Where less is better, a value twice the target scores nothing.
    Linear {
        /// In per cent of the full score; 100 rewards nothing beyond the target.
        #[specta(type = String)]
        cap: Decimal,
    },
    /// `pass` per cent of the full score at the near end of the range, full at its far end, in
    /// proportion between and below.
    Range {
        /// In per cent of the full score.
        #[specta(type = String)]
        pass: Decimal,
    },
    /// Full where the target is met; every step it is missed by costs points.
    PerStep {
        /// How far.
        #[specta(type = String)]
        step: Decimal,
        /// What it costs.
        #[specta(type = String)]
        points: Decimal,
    },
    /// Full where the target is met, nothing where it is not.
    Pass,
    /// The score of the best band that is reached; none below all of them.
    Bands {
        /// In any order.
        bands: Vec<ScoreBand>,
    },
    /// A formula of pieces by how far the target is attained.
    Pieces {
        /// In any order; below the first the score is nothing.
        pieces: Vec<Piece>,
    },
    /// Beside the weights: each step beyond the target adds points.
    Bonus {
        /// How far.
        #[specta(type = String)]
        step: Decimal,
        /// What it adds.
        #[specta(type = String)]
        points: Decimal,
        /// The most that is added.
        #[specta(type = String)]
        most: Decimal,
    },
    /// Beside the weights: each step short of the target takes points away.
    Malus {
        /// How far.
        #[specta(type = String)]
        step: Decimal,
        /// What it takes.
        #[specta(type = String)]
        points: Decimal,
        /// The most that is taken.
        #[specta(type = String)]
        most: Decimal,
    },
}

/// What the limit of a band is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum BandOf {
    /// Nothing: the limit is a value.
    Value,
    /// The target, in per cent.
    Target,
    /// The lower target of the budget, in per cent.
    Budget,
}

/// A band of values that scores the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ScoreBand {
    /// What its limit is a share of.
    pub of: BandOf,
    /// Its limit, which belongs to it.
    #[specta(type = String)]
    pub from: Decimal,
    /// The points.
    #[specta(type = String)]
    pub score: Decimal,
}

/// What a piece of a formula gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PieceOf {
    /// Always the same points.
    Fixed,
    /// The value times a factor.
    Value,
    /// The attainment in per cent times a factor.
    Attainment,
}

/// A piece of a formula.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Piece {
    /// Where it begins, in per cent of the target; that belongs to it.
    #[specta(type = String)]
    pub from: Decimal,
    /// What it gives.
    pub gives: PieceOf,
    /// The points, or the factor.
    #[specta(type = String)]
    pub number: Decimal,
}

/// A straight piece: `at + (x - from) * rise / over` from its beginning on, which belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Line {
    from: Decimal,
    at: Decimal,
    rise: Decimal,
    over: Decimal,
}

/// A curve for one target, in the direction in which results get better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Less is better: positions are values with the other sign.
    falls: bool,
    /// Where each begins, ascending.
    lines: Vec<Line>,
    /// Before the first of them.
    before: Decimal,
}

/// Where the score jumps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Jump {
    /// The value at which it does.
    #[specta(type = String)]
    pub at: Decimal,
    /// By so many points as the result gets better; below zero for a fall.
    #[specta(type = String)]
    pub by: Decimal,
}

impl Line {
    fn flat(from: Decimal, at: Decimal) -> Self {
        Self { from, at, rise: Decimal::ZERO, over: Decimal::ONE }
    }

    fn score(&self, x: Decimal) -> Option<Decimal> {
        let way = x.checked_sub(self.from)?.checked_mul(self.rise)?;
        self.at.checked_add(way.checked_div(self.over)?)
    }
}

impl Curve {
    /// Whether its points stand beside the weights.
    pub fn is_beside_weights(&self) -> bool {
        matches!(self, Self::Bonus { .. } | Self::Malus { .. })
    }

    /// The curve for a target on a scale whose full score is given. `None` where it cannot be
    /// drawn: a share of nothing, a range without ends.
    pub fn draw(&self, target: &Target, full: Decimal) -> Option<Drawn> {
        let falls = target.falls();
        let sign = if falls { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
        let goal = target.value;
        let share = |per_cent: Decimal| percent_of(per_cent, full);
        let drawn = |lines| Some(Drawn { falls, lines, before: Decimal::ZERO });
        match self {
            Self::Linear { cap } if goal.is_zero() => {
                (falls && *cap >= Decimal::ONE_HUNDRED).then_some(())?;
                drawn(vec![Line::flat(Decimal::ZERO, full)])
            }
            Self::Linear { cap } => {
                (goal > Decimal::ZERO).then_some(())?;
                let start = if falls { goal.checked_mul(-Decimal::TWO)? } else { Decimal::ZERO };
                let top = start.checked_add(percent_of(*cap, goal)?)?;
                let rise = Line { from: start, at: Decimal::ZERO, rise: full, over: goal };
                drawn(vec![rise, Line::flat(top, share(*cap)?)])
            }
            Self::Range { pass } => {
                let (near, far) = (target.from?.checked_mul(sign)?, goal.checked_mul(sign)?);
                let (low, width) = (share(*pass)?, far.checked_sub(near)?);
                (width > Decimal::ZERO).then_some(())?;
                let mut lines = Vec::new();
                // Below the near end the score falls to nothing over the way from nothing to that
                // end, or as steeply as within the range where there is no such way.
                let way = if falls { width } else { near };
                if way > Decimal::ZERO {
                    let from = near.checked_sub(way)?;
                    lines.push(Line { from, at: Decimal::ZERO, rise: low, over: way });
                }
                let rise = full.checked_sub(low)?;
                lines.push(Line { from: near, at: low, rise, over: width });
                lines.push(Line::flat(far, full));
                drawn(lines)
            }
            Self::PerStep { step, points } => {
                (*step > Decimal::ZERO && *points > Decimal::ZERO).then_some(())?;
                let met = goal.checked_mul(sign)?;
                let way = full.checked_mul(*step)?.checked_div(*points)?;
                let from = met.checked_sub(way)?;
                let rise = Line { from, at: Decimal::ZERO, rise: full, over: way };
                drawn(vec![rise, Line::flat(met, full)])
            }
            Self::Pass => drawn(vec![Line::flat(goal.checked_mul(sign)?, full)]),
            Self::Bands { bands } => {
                let mut limits = Vec::with_capacity(bands.len());
                for band in bands {
                    let limit = match band.of {
                        BandOf::Value => band.from,
                        BandOf::Target => percent_of(band.from, goal)?,
                        BandOf::Budget => percent_of(band.from, target.budget?)?,
                    };
                    limits.push((limit.checked_mul(sign)?, band.score));
                }
                limits.sort();
                let mut best = Decimal::ZERO;
                drawn(
                    limits
                        .into_iter()
                        .map(|(from, score)| {
                            best = best.max(score);
                            Line::flat(from, best)
                        })
                        .collect(),
                )
            }
            Self::Pieces { pieces } => {
                (goal > Decimal::ZERO && !falls).then_some(())?;
                let mut lines = Vec::with_capacity(pieces.len());
                for Piece { from, gives, number } in pieces {
                    let x = percent_of(*from, goal)?;
                    lines.push(match gives {
                        PieceOf::Fixed => Line::flat(x, *number),
                        PieceOf::Value => {
                            let at = x.checked_mul(*number)?;
                            Line { from: x, at, rise: *number, over: Decimal::ONE }
                        }
                        PieceOf::Attainment => {
                            let rise = number.checked_mul(Decimal::ONE_HUNDRED)?;
                            Line { from: x, at: from.checked_mul(*number)?, rise, over: goal }
                        }
                    });
                }
                lines.sort_by_key(|line| line.from);
                drawn(lines)
            }
            Self::Bonus { step, points, most } => {
                (*step > Decimal::ZERO && *points > Decimal::ZERO).then_some(())?;
                let met = goal.checked_mul(sign)?;
                let top = met.checked_add(most.checked_mul(*step)?.checked_div(*points)?)?;
                let rise = Line { from: met, at: Decimal::ZERO, rise: *points, over: *step };
                drawn(vec![rise, Line::flat(top, *most)])
            }
            Self::Malus { step, points, most } => {
                (*step > Decimal::ZERO && *points > Decimal::ZERO).then_some(())?;
                let met = goal.checked_mul(sign)?;
                let way = most.checked_mul(*step)?.checked_div(*points)?;
                let worst =
                    Line { from: met.checked_sub(way)?, at: -*most, rise: *points, over: *step };
                let lines = vec![worst, Line::flat(met, Decimal::ZERO)];
                Some(Drawn { falls, lines, before: -*most })
            }
        }
    }
}

impl Drawn {
    /// The score of a value, rounded to two places. `None` when the numbers are too great.
    pub fn score(&self, value: Decimal) -> Option<Decimal> {
        let x = if self.falls { -value } else { value };
        Some(round(self.exact(x)?, 2))
    }

    fn exact(&self, x: Decimal) -> Option<Decimal> {
        match self.lines.iter().rev().find(|line| line.from <= x) {
            Some(line) => line.score(x),
            None => Some(self.before),
        }
    }

    /// Where the score jumps, from worse to better results.
    pub fn jumps(&self) -> Vec<Jump> {
        let mut left: Option<&Line> = None;
        let mut jumps = Vec::new();
        for line in &self.lines {
            let below = match left {
                Some(left) => left.score(line.from),
                None => Some(self.before),
            };
            if let Some(by) =
                below.and_then(|below| line.at.checked_sub(below)).map(|by| round(by, 2))
                && !by.is_zero()
            {
                let at = if self.falls { -line.from } else { line.from };
                jumps.push(Jump { at: at.normalize(), by: by.normalize() });
            }
            left = Some(line);
        }
        jumps
    }

    /// Whether the score falls anywhere as results get better.
    pub fn falls_somewhere(&self) -> bool {
        let steep = self
            .lines
            .iter()
            .any(|line| (line.rise * line.over).is_sign_negative() && !line.rise.is_zero());
        steep || self.jumps().iter().any(|jump| jump.by < Decimal::ZERO)
    }
}

fn percent_of(per_cent: Decimal, of: Decimal) -> Option<Decimal> {
    per_cent.checked_mul(of)?.checked_div(Decimal::ONE_HUNDRED)
}
