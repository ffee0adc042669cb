//! Rows below the header of a known format. The header is given, so that the fuzzer spends its time
//! on cells.

use std::sync::OnceLock;

use domain::Currency;
use exchange::{Inspection, ReadOptions, inspect, read_file};
use formats::Encoding;

use crate::{Corpus, rows, scratch, seeds, soundness, text};

/// A format of the generator: what stands above its rows, and some of them.
struct Table {
    head: Vec<u8>,
    rows: Vec<u8>,
    found: Inspection,
}

/// The formats of one target.
pub struct Tables {
    formats: &'static [&'static str],
    tables: OnceLock<Vec<Table>>,
}

impl Tables {
    /// The formats of these codes.
    pub const fn of(formats: &'static [&'static str]) -> Self {
        Self { formats, tables: OnceLock::new() }
    }

    fn all(&self) -> &[Table] {
        self.tables.get_or_init(|| self.formats.iter().map(|format| table(format)).collect())
    }

    /// The first byte chooses the format, the second how it is read; the rest is rows.
    pub fn check(&self, input: &[u8]) -> Corpus {
        let [format, way, rows @ ..] = input else { return Corpus::Reject };
        let tables = self.all();
        let Some(table) = tables.get(usize::from(*format)) else { return Corpus::Reject };
        scratch::with(&[&table.head, rows].concat(), |path| {
            let options = options(*way);
            let found = table.found.clone();
            let found = match way & 0x20 {
                0 => found,
                // As when a person chose the columns.
                _ => {
                    let chosen = found.columns.iter();
                    let chosen = chosen.map(|(field, at)| (*field, found.headers[*at].clone()));
                    let chosen = chosen.collect();
                    let subject = found.subject;
                    found.with_columns(subject, &chosen)
                }
            };
            let knows_stores = way & 0x10 == 0;
            let go_on = |_, _| std::ops::ControlFlow::Continue(());
            let read = || read_file(path, &found, &options, &|_| knows_stores, &go_on);
            let Ok(content) = read() else { return Corpus::Reject };
            assert_eq!(soundness::fault(&found, &content), None);
            rows::hold_count(path, &found, &content);
            assert!(read().is_ok_and(|again| again == content), "read twice, it says the same");
            Corpus::Keep
        })
    }

    /// The generator's own rows of each format, read in the usual way.
    pub fn seeds(&self) -> Vec<Vec<u8>> {
        let tables = self.all().iter().zip(0_u8..);
        tables.map(|(table, at)| [&[at, 0][..], &table.rows].concat()).collect()
    }
}

fn options(way: u8) -> ReadOptions {
    let currency = ["CNY", "JPY", "KWD", "USD"][usize::from(way & 3)];
    ReadOptions {
        currency: Currency::from_code(currency).expect("a currency"),
        keep_id_numbers: way & 4 != 0,
        ..text::options()
    }
}

fn table(format: &'static str) -> Table {
    let file = seeds::file(format, Encoding::Utf8);
    let found = scratch::with(&file, |path| inspect(path, &[]).expect("a header"));
    let found = found.as_format(format);
    let mut left = found.header_row;
    let end = file.iter().position(|byte| {
        left -= u32::from(*byte == b'\n');
        left == 0
    });
    let (head, rows) = file.split_at(end.expect("rows below the header") + 1);
    Table { head: head.to_vec(), rows: rows.to_vec(), found }
}
