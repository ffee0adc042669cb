//! Reads tables of plain facts: traffic, advertising, reviews, stock, stock-takes, settlements and
//! refunds.
//!
//! A row is one fact. What tells facts apart is the same for every file that tells them, so that a
//! second export of the same days changes nothing.

pub(crate) mod cells;
mod draft;
mod gathered;
mod refunds;
mod reviews;
mod settlement;

use domain::Position;
use domain::facts::{FactKind, FactsFile};
use domain::file_content::FileContent;
use domain::mapping::Field;
use domain::sales_file::{RejectReason, Remark, SalesFile};
use domain::subject::Subject;

use crate::FileError;
use crate::inspect::Inspection;
use crate::read::{KnownStore, Progress, ReadOptions};
use crate::sheet::{Row, Sheet};
use crate::table::{Names, Products, Stores, Table};
use cells::Cells;
use gathered::Gathered;
use refunds::MoneyBack;

const QUANTITY_PLACES: u32 = 3;

/// Reads a table of plain facts into [`FileContent::facts`]; refunds that went through are told as
/// documents too. A file about another subject holds no facts, and nothing is read of it.
///
/// # Errors
/// As [`crate::read_file`].
pub fn read_facts(
    sheet: Sheet,
    inspection: &Inspection,
    options: &ReadOptions,
    known_store: KnownStore<'_>,
    progress: Progress<'_>,
) -> Result<FileContent, FileError> {
    let table = Table::new(sheet, inspection, options, progress)?;
    let mut content = table.content();
    let Some(kind) = kind_of(inspection.subject) else { return Ok(content) };
    let day_order = table.day_order(dated_by(kind))?;
    let cells = Cells::new(table.layout, options.currency, day_order);
    let mut reader = FactsReader::new(kind, cells, options, known_store);
    table.read(&mut content, &mut |row, content| reader.take(row, content))?;
    reader.finish(&mut content);
    Ok(content)
}

/// The kind of facts in files about this subject; `None` when they hold none.
const fn kind_of(subject: Subject) -> Option<FactKind> {
    match subject {
        Subject::Refunds => Some(FactKind::AfterSale),
        Subject::Settlement => Some(FactKind::Settlement),
        Subject::Traffic => Some(FactKind::Traffic),
        Subject::Advertising => Some(FactKind::Advertising),
        Subject::Reviews => Some(FactKind::Review),
        Subject::Stock => Some(FactKind::Stock),
        Subject::StockTake => Some(FactKind::StockTake),
        Subject::Sales | Subject::Products | Subject::Members | Subject::Values => None,
    }
}

/// The field that says when.
const fn dated_by(kind: FactKind) -> Field {
    match kind {
        FactKind::Settlement | FactKind::AfterSale => Field::OrderedAt,
        FactKind::Traffic
        | FactKind::Advertising
        | FactKind::Review
        | FactKind::Stock
        | FactKind::StockTake => Field::Day,
    }
}

/// Everything gathered while the rows go by.
struct FactsReader<'a> {
    kind: FactKind,
    cells: Cells,
    options: &'a ReadOptions,
    facts: FactsFile,
    gathered: Gathered,
    stores: Stores<'a>,
    products: Products,
    channels: Names,
    channel_names: Vec<String>,
    /// The refund that went through of each fact, by the fact's place.
    money_back: Vec<Option<MoneyBack>>,
    without_day: u32,
}

impl<'a> FactsReader<'a> {
    fn new(
        kind: FactKind,
        cells: Cells,
        options: &'a ReadOptions,
        known_store: KnownStore<'a>,
    ) -> Self {
        Self {
            kind,
            cells,
            options,
            facts: FactsFile { kind: Some(kind), ..FactsFile::default() },
            gathered: Gathered::new(kind),
            stores: Stores::new(known_store),
            products: Products::new(cells.layout),
            channels: Names::default(),
            channel_names: Vec::new(),
            money_back: Vec::new(),
            without_day: 0,
        }
    }

    fn take(&mut self, row: &Row, content: &mut FileContent) -> Result<(), RejectReason> {
        if self.kind == FactKind::Settlement && settlement::is_comment(row) {
            // A comma in a sum has parted the platform's closing remark into cells.
            content.rows -= 1;
            return Ok(());
        }
        let fact = draft::read(self.kind, &self.cells, row, self.options.fallback_day)?;
        let money_back = self.money_back_in(row)?;
        let store = self.stores.of_row(row, &self.cells.layout, &mut self.facts.stores)?;
        let product = self.products.of_row(row, 0, &mut self.facts.products);
        let place = self.gathered.add(fact, store, product);
        self.without_day += u32::from(
            matches!(self.kind, FactKind::Stock | FactKind::StockTake)
                && self.cells.layout.named(row, Field::Day).is_none(),
        );
        if self.kind == FactKind::AfterSale {
            let channel = self.channel_of(row);
            self.keep(place, money_back.map(|back| MoneyBack { store, channel, product, ..back }));
        }
        Ok(())
    }

    /// What a row of refunds gives back; `None` when nothing went through. Store, channel and
    /// product are not known yet.
    fn money_back_in(&self, row: &Row) -> Result<Option<MoneyBack>, RejectReason> {
        if self.kind != FactKind::AfterSale {
            return Ok(None);
        }
        let status = self.cells.text(row, Field::Status);
        let has_status = self.cells.layout.has(Field::Status);
        if !refunds::went_through(has_status.then_some(&*status)) {
            return Ok(None);
        }
        let amount = self.cells.money(row, Field::Amount)?;
        let amount = amount.ok_or(RejectReason::Missing(Field::Amount))?.saturating_abs();
        let quantity = self.cells.scaled(row, Field::Quantity, QUANTITY_PLACES)?;
        Ok((amount > 0).then_some(MoneyBack {
            order: self.cells.text(row, Field::OrderNo),
            store: None,
            channel: None,
            product: None,
            local_ms: self.cells.moment(row, Field::OrderedAt)?,
            amount,
            quantity_milli: quantity.unwrap_or(0).saturating_abs(),
        }))
    }

    fn channel_of(&mut self, row: &Row) -> Option<Position> {
        let name = self.cells.layout.named(row, Field::Channel)?;
        Some(self.channels.position_in(&mut self.channel_names, name))
    }

    fn keep(&mut self, place: usize, money_back: Option<MoneyBack>) {
        if place >= self.money_back.len() {
            self.money_back.resize(place + 1, None);
        }
        self.money_back[place] = money_back;
    }

    fn finish(self, content: &mut FileContent) {
        let (rows, repeated) = self.gathered.finish();
        content.facts = FactsFile { rows, ..self.facts };
        let noticed = [("repeated_lines", repeated), ("day_of_file", self.without_day)];
        let noticed = noticed.into_iter().filter(|(_, count)| *count > 0);
        content.remarks.extend(noticed.map(|(code, count)| Remark { code, count }));
        let went_through: Vec<MoneyBack> = self.money_back.into_iter().flatten().collect();
        if went_through.is_empty() {
            return;
        }
        content.sales = SalesFile {
            stores: content.facts.stores.clone(),
            products: content.facts.products.clone(),
            channels: self.channel_names,
            ..SalesFile::default()
        };
        refunds::documents_of(&went_through, &mut content.sales);
    }
}
