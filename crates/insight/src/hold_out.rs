//! How well a ranking of customers foretold what they did afterwards.

/// A customer as ranked before, and what they did after.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranked {
    /// The rank's score; higher is expected to come sooner or spend more.
    pub score: f64,
    /// What they spent afterwards, in minor units; 0 for who did not come.
    pub spent: i64,
    /// Whether they came.
    pub came: bool,
}

/// Chance that of two customers, one who came and one who did not, the ranking puts the first above
/// the second; ties count half. 0.5 is no better than drawing lots. `None` when all or none came.
/// This is the area under the ROC curve (Hanley and McNeil 1982).
pub fn area_under_curve(ranked: &[Ranked]) -> Option<f64> {
    let came = ranked.iter().filter(|one| one.came).count() as f64;
    let stayed = ranked.len() as f64 - came;
    if came == 0.0 || stayed == 0.0 {
        return None;
    }
    let mut order: Vec<&Ranked> = ranked.iter().collect();
    order.sort_unstable_by(|one, other| one.score.total_cmp(&other.score));
    let mut below = 0.0;
    let mut pairs = 0.0;
    for tied in order.chunk_by(|one, other| one.score.total_cmp(&other.score).is_eq()) {
        let came = tied.iter().filter(|one| one.came).count() as f64;
        let stayed = tied.len() as f64 - came;
        pairs += came * (below + stayed / 2.0);
        below += stayed;
    }
    Some(pairs / (came * stayed))
}

/// Share of all money spent afterwards that the best `share` of the ranking spent; customers tied at
/// the edge count in proportion. `None` when nobody spent anything.
pub fn captured(ranked: &[Ranked], share: f64) -> Option<f64> {
    let all: i64 = ranked.iter().map(|one| one.spent).sum();
    if all <= 0 {
        return None;
    }
    let mut order: Vec<&Ranked> = ranked.iter().collect();
    order.sort_unstable_by(|one, other| other.score.total_cmp(&one.score));
    let mut room = share * ranked.len() as f64;
    let mut spent = 0.0;
    for tied in order.chunk_by(|one, other| one.score.total_cmp(&other.score).is_eq()) {
        let part = (room / tied.len() as f64).clamp(0.0, 1.0);
        spent += part * tied.iter().map(|one| one.spent).sum::<i64>() as f64;
        room -= tied.len() as f64;
    }
    Some(spent / all as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(rows: &[(f64, i64)]) -> Vec<Ranked> {
        rows.iter()
            .map(|(score, spent)| Ranked { score: *score, spent: *spent, came: *spent > 0 })
            .collect()
    }

    #[test]
    fn the_share_of_pairs_in_the_right_order() {
        let cases = [
            (&[(3.0, 10), (2.0, 10), (1.0, 0)][..], Some(1.0)),
            (&[(1.0, 10), (2.0, 0), (3.0, 0)], Some(0.0)),
            (&[(1.0, 10), (1.0, 0)], Some(0.5)),
            // Of 2 x 2 pairs three are in the right order.
            (&[(4.0, 10), (3.0, 0), (2.0, 10), (1.0, 0)], Some(0.75)),
            (&[(1.0, 10)], None),
            (&[(1.0, 0)], None),
        ];
        for (rows, expected) in cases {
            assert_eq!(area_under_curve(&ranked(rows)), expected, "{rows:?}");
        }
    }

    #[test]
    fn the_best_fifth_took_its_share_of_the_money() {
        let rows = [(5.0, 60), (4.0, 20), (3.0, 20), (2.0, 0), (1.0, 0)];
        assert_eq!(captured(&ranked(&rows), 0.2), Some(0.6));
        assert_eq!(captured(&ranked(&rows), 0.4), Some(0.8));
        assert_eq!(captured(&ranked(&rows), 1.0), Some(1.0));
        // All tied: a fifth of them took a fifth of it.
        let tied = rows.map(|(_, spent)| (1.0, spent));
        assert_eq!(captured(&ranked(&tied), 0.2), Some(0.2));
        assert_eq!(captured(&ranked(&[(1.0, 0)]), 0.2), None);
    }
}
