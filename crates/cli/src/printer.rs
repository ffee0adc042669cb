//! What goes to stdout: JSON for programs, lines for people.

use std::io::{BufWriter, Stdout, Write, stdout};

use replica::Language;
use serde::Serialize;

use crate::failure::Failure;

/// Prints answers in the form that was asked for.
pub(crate) struct Printer {
    out: BufWriter<Stdout>,
    json: bool,
    language: Language,
}

impl Printer {
    /// A printer to stdout.
    pub(crate) fn new(json: bool, language: Language) -> Self {
        Self { out: BufWriter::new(stdout()), json, language }
    }

    /// The language of the lines.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// Prints an answer: whole as JSON, or the lines that people read.
    pub(crate) fn answer<T: Serialize>(
        &mut self,
        answer: &T,
        lines: impl FnOnce(Language) -> Vec<String>,
    ) -> Result<(), Failure> {
        if self.json {
            serde_json::to_writer(&mut self.out, answer)?;
            writeln!(self.out)?;
            return Ok(());
        }
        for line in lines(self.language) {
            writeln!(self.out, "{line}")?;
        }
        Ok(())
    }

    /// Prints rows as CSV under a head.
    pub(crate) fn csv<T: Serialize>(&mut self, head: &[&str], rows: &[T]) -> Result<(), Failure> {
        let mut out = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
        out.write_record(head).map_err(std::io::Error::other)?;
        for row in rows {
            out.serialize(row).map_err(std::io::Error::other)?;
        }
        let bytes = out.into_inner().map_err(|error| std::io::Error::other(error.to_string()))?;
        self.text(&String::from_utf8_lossy(&bytes))
    }

    /// Prints text as it is, in either form.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), Failure> {
        Ok(self.out.write_all(text.as_bytes())?)
    }

    /// Sends everything off.
    pub(crate) fn finish(&mut self) -> Result<(), Failure> {
        Ok(self.out.flush()?)
    }
}
