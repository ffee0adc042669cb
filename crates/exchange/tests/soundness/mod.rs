//! What holds of every content, whatever the file was; the fuzz targets hold the reader to it too.

use std::ops::ControlFlow;
use std::path::Path;

use domain::Position;
use domain::facts::FactValue;
use domain::file_content::FileContent;
use domain::subject::Subject;
use exchange::{FileError, Inspection, ReadOptions, inspect, read_file};

/// Reads a file as a person would: of several fitting formats the first is taken.
pub fn read(path: &Path, options: &ReadOptions) -> Result<(Inspection, FileContent), FileError> {
    let found = inspect(path, &[])?;
    let found = match found.candidates.first().cloned() {
        Some(code) => found.as_format(&code),
        None => found,
    };
    let go_on = |_, _| ControlFlow::Continue(());
    let content = read_file(path, &found, options, &|_| true, &go_on)?;
    Ok((found, content))
}

fn remarked(content: &FileContent, code: &str) -> usize {
    let remark = content.remarks.iter().find(|remark| remark.code == code);
    remark.map_or(0, |remark| remark.count as usize)
}

/// How many rows the content tells of, at least and at most; rejected ones not among them.
fn told(content: &FileContent) -> (usize, usize) {
    let repeated = remarked(content, "repeated_lines");
    let exactly = |rows| (rows, rows);
    match content.subject {
        Subject::Sales => {
            let rows: u32 = content.sales.documents.iter().map(|document| document.rows).sum();
            let others = remarked(content, "top_ups") + remarked(content, "filtered_rows");
            exactly(rows as usize + others)
        }
        Subject::Products => exactly(content.products.len() + repeated),
        Subject::Members => exactly(content.members.len() + repeated),
        // A row may tell several numbers.
        Subject::Values => (0, content.values.len() + repeated),
        Subject::Refunds
        | Subject::Settlement
        | Subject::Traffic
        | Subject::Advertising
        | Subject::Reviews
        | Subject::Stock
        | Subject::StockTake => {
            // Of the rows told twice some stand beside each other and some replace another.
            let facts = content.facts.rows.len();
            (facts, facts + repeated)
        }
    }
}

/// Sums of amounts, quantities and numbers of facts that do not fit the ledger.
fn overflowing(content: &FileContent) -> usize {
    let sales = &content.sales;
    let number = |value: &FactValue| match value {
        FactValue::Number(number) => i128::from(*number),
        FactValue::Nothing | FactValue::Text(_) => 0,
    };
    let width = content.facts.rows.iter().map(|fact| fact.values.len()).max().unwrap_or(0);
    let of_facts = (0..width).map(|at| {
        let values = content.facts.rows.iter().filter_map(|fact| fact.values.get(at));
        values.map(number).map(i128::abs).sum()
    });
    let of_sales: [i128; 3] = [
        sales.lines.iter().map(|line| i128::from(line.amount.minor()).abs()).sum(),
        sales.lines.iter().map(|line| i128::from(line.quantity_milli).abs()).sum(),
        sales.payments.iter().map(|payment| i128::from(payment.amount.minor()).abs()).sum(),
    ];
    of_sales.into_iter().chain(of_facts).filter(|sum| i64::try_from(*sum).is_err()).count()
}

/// What is wrong with a content, if anything: rows unaccounted for, places that point nowhere, sums
/// beyond what a ledger holds.
pub fn fault(found: &Inspection, content: &FileContent) -> Option<String> {
    let rows = content.rows as usize;
    let rejected = content.rejects.len();
    let (least, most) = told(content);
    if rejected + least > rows || rejected + most < rows {
        return Some(format!("{rows} rows, {rejected} rejected, {least} to {most} taken"));
    }
    let numbers: Vec<u32> = content.rejects.iter().map(|reject| reject.row).collect();
    if numbers.first().is_some_and(|row| *row <= found.header_row) || !numbers.is_sorted() {
        return Some(format!("rejected rows out of place: {numbers:?}"));
    }
    match overflowing(content) {
        0 => {}
        sums => return Some(format!("{sums} sums do not fit")),
    }
    let sales = &content.sales;
    let mut lines = 0;
    for document in &sales.documents {
        if document.lines.start != lines {
            return Some(format!("lines {:?} begin elsewhere than at {lines}", document.lines));
        }
        lines = document.lines.end;
        let named = [
            (document.customer, sales.customers.len()),
            (document.store, sales.stores.len()),
            (document.employee, sales.employees.len()),
            (document.channel, sales.channels.len()),
            (document.buyer, sales.buyers.len()),
            (
                (document.payments.end as usize).checked_sub(1).map(Position::new),
                sales.payments.len(),
            ),
        ];
        if named.iter().any(|(place, count)| place.is_some_and(|place| place.index() >= *count)) {
            return Some(format!("a document points nowhere: {named:?}"));
        }
    }
    if lines as usize != sales.lines.len() {
        return Some(format!("{} lines, {lines} of them in documents", sales.lines.len()));
    }
    let products = sales.lines.iter().map(|line| (line.product, sales.products.len()));
    let of_facts = content.facts.rows.iter();
    let of_facts = of_facts.map(|fact| (fact.product, content.facts.products.len()));
    let lost = products
        .chain(of_facts)
        .filter(|(place, count)| place.is_some_and(|place| place.index() >= *count));
    let lost = lost.count();
    (lost > 0).then(|| format!("{lost} products point nowhere"))
}
