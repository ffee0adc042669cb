//! `insight index`: what people made of what they were given, beside what anybody makes of it (K-69).

use std::collections::BTreeMap;
use std::path::Path;

use insight::fair::{CaseClass, adjusted_index};
use serde::Serialize;

use super::{each_row, unreadable};
use crate::failure::Failure;
use crate::printer::Printer;
use crate::speech::say;

/// Somebody with their index.
#[derive(Serialize)]
struct Told {
    agent: String,
    cases: u32,
    successes: u32,
    /// Successes over those expected by the classes of the cases; none without any expected.
    index: Option<f64>,
}

/// Cases and how many of them succeeded.
#[derive(Clone, Copy, Default)]
struct Count {
    cases: u32,
    successes: u32,
}

pub(super) fn run(file: &Path, bases: &[String], printer: &mut Printer) -> Result<(), Failure> {
    let mut given: BTreeMap<String, BTreeMap<String, Count>> = BTreeMap::new();
    let mut all: BTreeMap<String, Count> = BTreeMap::new();
    each_row(file, &["agent", "class"], "success", |[agent, class, success]| {
        let is_success = match *success {
            "1" => true,
            "0" => false,
            other => return Err(unreadable(other)),
        };
        let own = given.entry((*agent).to_string()).or_default();
        for count in [
            own.entry((*class).to_string()).or_default(),
            all.entry((*class).to_string()).or_default(),
        ] {
            count.cases += 1;
            count.successes += u32::from(is_success);
        }
        Ok(())
    })?;
    let said = bases.iter().map(|base| read_base(base)).collect::<Result<BTreeMap<_, _>, _>>()?;
    let base_rate = |class: &str| {
        let of_all = || all.get(class).map(|one| f64::from(one.successes) / f64::from(one.cases));
        said.get(class).copied().or_else(of_all).unwrap_or_default()
    };
    let told: Vec<Told> = given
        .iter()
        .map(|(agent, classes)| {
            let cases: Vec<CaseClass> = classes
                .iter()
                .map(|(class, count)| CaseClass {
                    cases: count.cases.into(),
                    successes: count.successes.into(),
                    base_rate: base_rate(class),
                })
                .collect();
            Told {
                agent: agent.clone(),
                cases: classes.values().map(|count| count.cases).sum(),
                successes: classes.values().map(|count| count.successes).sum(),
                index: adjusted_index(&cases),
            }
        })
        .collect();
    printer.answer(&told, |language| {
        let line = |one: &Told| {
            let index = one.index.map_or_else(|| "—".to_string(), |index| format!("{index:.3}"));
            let Told { agent, cases, successes, .. } = one;
            say(
                language,
                format!("{agent}  {cases} 单成 {successes} 单，指数 {index}"),
                format!("{agent}  {successes} of {cases}, index {index}"),
            )
        };
        told.iter().map(line).collect()
    })
}

/// A class and the share that succeeds with everybody, as `A=0.1`.
fn read_base(text: &str) -> Result<(String, f64), Failure> {
    let (class, rate) = text.split_once('=').ok_or_else(|| unreadable(text))?;
    let rate: f64 = rate.trim().parse().map_err(|_| unreadable(text))?;
    if !(rate > 0.0 && rate <= 1.0) {
        return Err(unreadable(text));
    }
    Ok((class.trim().to_string(), rate))
}
