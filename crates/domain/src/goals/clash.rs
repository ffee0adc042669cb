//! The same number asked of the same person twice, as an OKR and as a KPI (G-20).

use super::Method;
use crate::Id;
use crate::calendar::Period;

/// A number that is asked of somebody in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aim {
    /// The key result, or the item of a sheet.
    pub id: Id,
    /// As what it is meant.
    pub method: Method,
    /// Who answers for it.
    pub owner_id: Id,
    /// Code of the metric.
    pub metric: String,
    /// Its days.
    pub period: Period,
}

/// Pairs of an OKR and a KPI on the same metric, of the same person, in periods that overlap: the
/// failure of monthly OKR beside monthly KPI. The OKR stands first.
pub fn clashes(aims: &[Aim]) -> Vec<(Id, Id)> {
    let of = |method: Method| {
        aims.iter().filter(move |aim| aim.method == method && !aim.metric.is_empty())
    };
    let mut found = Vec::new();
    for okr in of(Method::Okr) {
        for kpi in of(Method::Kpi) {
            let is_same = okr.owner_id == kpi.owner_id && okr.metric == kpi.metric;
            if is_same && okr.period.from <= kpi.period.to && kpi.period.from <= okr.period.to {
                found.push((okr.id, kpi.id));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aim(name: &str, method: Method, owner: &str, metric: &str, from: &str, to: &str) -> Aim {
        let day = |text: &str| text.parse().expect(text);
        Aim {
            id: Id::derived("aim", &[name]),
            method,
            owner_id: Id::derived("employee", &[owner]),
            metric: metric.into(),
            period: Period { from: day(from), to: day(to) },
        }
    }

    #[test]
    fn an_okr_and_a_kpi_on_one_number_of_one_month_clash() {
        let okr = aim("okr", Method::Okr, "wang", "repurchase_rate", "2026-11-01", "2026-11-30");
        let cases = [
            ("wang", "repurchase_rate", "2026-11-01", "2026-11-30", true),
            ("wang", "repurchase_rate", "2026-11-30", "2026-12-31", true),
            ("wang", "repurchase_rate", "2026-12-01", "2026-12-31", false),
            ("wang", "repurchase_rate", "2026-10-01", "2026-10-31", false),
            ("li", "repurchase_rate", "2026-11-01", "2026-11-30", false),
            ("wang", "net_sales", "2026-11-01", "2026-11-30", false),
        ];
        for (owner, metric, from, to, expected) in cases {
            let kpi = aim("kpi", Method::Kpi, owner, metric, from, to);
            let found = clashes(&[okr.clone(), kpi.clone()]);
            let pair = if expected { vec![(okr.id, kpi.id)] } else { Vec::new() };
            assert_eq!(found, pair, "{owner} {metric} {from}");
        }
        let twice =
            aim("twice", Method::Okr, "wang", "repurchase_rate", "2026-11-01", "2026-11-30");
        assert!(clashes(&[okr, twice]).is_empty(), "two of one method are not this fault");
    }
}
