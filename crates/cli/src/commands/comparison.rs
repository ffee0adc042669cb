//! `compare`: stores beside what is to be expected of them.

use replica::{ComparedStore, Expectation, FairQuestion, Language, StoreComparison};

use super::metric::refuse_unknown;
use super::time::span;
use crate::arguments::{Compare, ExpectedBy};
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::lookup;
use crate::printer::Printer;
use crate::speech::say;

/// Prints the stores, the best by fair rank first.
pub(super) fn run(chain: &Chain, compare: &Compare, printer: &mut Printer) -> Result<(), Failure> {
    refuse_unknown(chain, &compare.code)?;
    let period = span(&compare.period)?;
    let region = compare.region.as_deref().map(|text| lookup::region(chain, text)).transpose()?;
    let question = FairQuestion {
        code: compare.code.clone(),
        region_id: region.map(|region| region.id),
        from: period.from,
        to: period.to,
        by: match compare.by {
            ExpectedBy::LastYear => Expectation::LastYear,
            ExpectedBy::Kind => Expectation::Kind,
        },
    };
    let found = chain.replica.compare_stores(&chain.owner, &question)?;
    printer.answer(&found, |language| {
        let head =
            format!("{} – {}  {}", found.period.from, found.period.to, verdict(language, &found));
        [head].into_iter().chain(found.stores.iter().map(|store| line(language, store))).collect()
    })
}

fn verdict(language: Language, found: &StoreComparison) -> &'static str {
    match (&found.average, found.differs) {
        (None, _) => say(language, "数据不足，无法比较", "too little to compare"),
        (Some(_), false) => {
            say(language, "差别不超过偶然，不排名", "no more than chance apart, not ranked")
        }
        (Some(_), true) => say(language, "差别超过偶然", "more than chance apart"),
    }
}

fn line(language: Language, store: &ComparedStore) -> String {
    let ComparedStore { name, value, rank, .. } = store;
    let Some(fair) = &store.fair else { return format!("{name}  {value}  {rank} → -") };
    let expected = say(language, "应有", "expected");
    let after = fair.rank.map_or_else(|| "-".to_string(), |rank| rank.to_string());
    format!(
        "{name}  {value}  {expected} {}  {} [{} – {}]  {rank} → {after}",
        fair.expected, fair.adjusted, fair.low, fair.high
    )
}
