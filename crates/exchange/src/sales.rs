//! Reads a table of sales lines into orders and refunds.
//!
//! Rows with the same order number, store and kind in words are one document, wherever they stand.
//! A row that cannot be read is rejected alone; the other rows of its order are taken.

mod amounts;
mod customers;
mod documents;
mod entry;
mod gather;
mod parts;
mod payments;
mod refund_words;

use domain::file_content::FileContent;
use domain::mapping::Field;
use domain::sales_file::{RejectReason, Remark};

use crate::FileError;
use crate::cell::date::DayOrder;
use crate::formats::{Format, Rules, SALES_LINES};
use crate::inspect::Inspection;
use crate::read::{KnownStore, Progress, ReadOptions};
use crate::sheet::{Row, Sheet};
use crate::table::Table;
use documents::Documents;
use entry::{EntryReader, Reading};

/// Reads a sheet with the columns of an inspection.
///
/// # Errors
/// As [`crate::read_file`].
pub fn read_sales(
    sheet: Sheet,
    inspection: &Inspection,
    options: &ReadOptions,
    known_store: KnownStore<'_>,
    progress: Progress<'_>,
) -> Result<FileContent, FileError> {
    let table = Table::new(sheet, inspection, options, progress)?;
    let format = format_of(inspection);
    let rules = rules_of(format, inspection);
    let day_order = match rules.month_first {
        true => DayOrder::MonthFirst,
        false => table.day_order(Field::OrderedAt)?,
    };
    let mut reader = SalesReader {
        entries: EntryReader::new(table.layout, rules, options.currency, day_order),
        documents: Documents::new(
            table.layout,
            rules,
            options.currency,
            platform_of(format),
            known_store,
        ),
        not_sales: NotSales::default(),
    };
    let mut content = table.content();
    if content.format.is_empty() {
        content.format = SALES_LINES.to_string();
    }
    table.read(&mut content, &mut |row, content| reader.take(row, content))?;
    reader.finish(&mut content);
    Ok(content)
}

fn format_of(inspection: &Inspection) -> Option<&'static Format> {
    Format::named(inspection.format.as_deref().unwrap_or(SALES_LINES))
}

fn platform_of(format: Option<&'static Format>) -> &'static str {
    format.map_or("", |format| format.platform)
}

/// The rules of a format. When a person chose another column for the amount, it is no longer known
/// to be that of the whole order.
fn rules_of(format: Option<&'static Format>, inspection: &Inspection) -> Rules {
    let Some(format) = format else { return crate::formats::ONE_ROW_ONE_LINE };
    let own_amount = crate::recognise::recognise_as(&inspection.headers, format).columns;
    let is_own = own_amount.get(&Field::Amount) == inspection.columns.get(&Field::Amount);
    Rules { amount_of_order: format.rules.amount_of_order && is_own, ..format.rules }
}

/// Everything gathered while the rows go by.
struct SalesReader<'a> {
    entries: EntryReader,
    documents: Documents<'a>,
    not_sales: NotSales,
}

/// Rows that are in order and not sales.
#[derive(Debug, Default)]
struct NotSales {
    top_ups: u32,
    of_other_kinds: u32,
}

impl SalesReader<'_> {
    fn take(&mut self, row: &Row, content: &mut FileContent) -> Result<(), RejectReason> {
        match self.entries.read(row)? {
            Reading::TopUp => self.not_sales.top_ups += 1,
            Reading::OtherKind => self.not_sales.of_other_kinds += 1,
            Reading::Sale(entry) => {
                self.documents.add(row, &entry, self.entries.parts(), &mut content.sales)?;
            }
        }
        Ok(())
    }

    fn finish(self, content: &mut FileContent) {
        let counts = [
            ("top_ups", self.not_sales.top_ups),
            ("filtered_rows", self.not_sales.of_other_kinds + self.documents.closed_parts()),
            ("times_from_order_numbers", self.entries.times_from_numbers()),
        ];
        let noticed = counts.into_iter().filter(|(_, count)| *count > 0);
        content.remarks.extend(noticed.map(|(code, count)| Remark { code, count }));
        self.documents.finish(content);
    }
}
