//! `metrics`: the dictionary.

use replica::{Language, MetricInfo};

use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::printer::Printer;
use crate::speech::say;

/// Lists every metric with its definition.
pub(super) fn run(chain: &Chain, printer: &mut Printer) -> Result<(), Failure> {
    let metrics = chain.replica.list_metrics();
    printer.answer(&metrics, |language| metrics.iter().map(|info| line(language, info)).collect())
}

fn line(language: Language, metric: &MetricInfo) -> String {
    let name = say(language, &metric.name_zh, &metric.name_en);
    let definition = say(language, &metric.definition_zh, &metric.definition_en);
    format!("{}\t{name}\t{definition}\t{}", metric.code, metric.formula)
}
