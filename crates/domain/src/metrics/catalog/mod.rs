//! The metrics that everybody has, each defined once.

mod customers;
mod logistics;
mod people;
mod sales;
mod service;
mod stock;
mod traffic;

use std::sync::LazyLock;

use super::{Bilingual, Direction, Formula, Metric, MetricUnit, source_of};
use crate::access::Role;

/// A metric as it is written down, its formula as text.
struct Entry {
    code: &'static str,
    name: Bilingual,
    definition: Bilingual,
    formula: &'static str,
    unit: MetricUnit,
    direction: Direction,
    owner: Role,
    example: Bilingual,
}

type Words = (&'static str, &'static str);

/// An entry: code, unit, direction and owner; formula; name, definition and example, each in Chinese
/// and English.
const fn entry(
    (code, unit, direction, owner): (&'static str, MetricUnit, Direction, Role),
    formula: &'static str,
    name: Words,
    definition: Words,
    example: Words,
) -> Entry {
    Entry {
        code,
        name: Bilingual::of(name.0, name.1),
        definition: Bilingual::of(definition.0, definition.1),
        formula,
        unit,
        direction,
        owner,
        example: Bilingual::of(example.0, example.1),
    }
}

impl Entry {
    fn read(&self) -> Option<Metric> {
        let formula: Formula = self.formula.parse().ok()?;
        Some(Metric {
            code: self.code.into(),
            name: self.name.clone(),
            definition: self.definition.clone(),
            source: source_of(&formula),
            formula,
            unit: self.unit,
            direction: self.direction,
            owner: self.owner,
            example: self.example.clone(),
            bands: [&logistics::BANDS, &service::BANDS]
                .into_iter()
                .flatten()
                .find(|(code, _)| *code == self.code)
                .map(|(_, bands)| bands.clone()),
            alarm: service::ALARMS
                .iter()
                .find(|(code, _)| *code == self.code)
                .map(|(_, alarm)| *alarm),
            version: 1,
        })
    }
}

const GROUPS: [&[Entry]; 7] = [
    &sales::ENTRIES,
    &customers::ENTRIES,
    &traffic::ENTRIES,
    &service::ENTRIES,
    &stock::ENTRIES,
    &logistics::ENTRIES,
    &people::ENTRIES,
];

/// Every built-in metric, in the order people read them.
pub static CATALOG: LazyLock<Vec<Metric>> = LazyLock::new(|| {
    GROUPS.iter().flat_map(|group| group.iter()).filter_map(Entry::read).collect()
});

/// The built-in metric of this code.
pub fn metric(code: &str) -> Option<&'static Metric> {
    CATALOG.iter().find(|metric| metric.code == code)
}

/// The text of a built-in metric's formula. Asks the entries, not the catalogue that is read from
/// them.
pub(super) fn built_in_formula(code: &str) -> Option<&'static str> {
    let mut entries = GROUPS.iter().flat_map(|group| group.iter());
    entries.find(|entry| entry.code == code).map(|entry| entry.formula)
}

#[cfg(test)]
mod tests;
