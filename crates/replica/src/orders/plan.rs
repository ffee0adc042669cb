//! What writing a file would do, worked out before anything is written.

use std::collections::HashMap;

use domain::Id;
use domain::calendar::{business_day, day_number, utc_from_local};
use domain::sales_file::{Document, SalesFile};
use rusqlite::{Connection, OptionalExtension};

use super::content::{ContentDigest, Digester};
use super::resolve::Resolved;
use crate::database::SqlId;
use crate::error::{Error, Result, invalid};

/// What a document is to the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Not seen before.
    New,
    /// Seen with another content; the local key of the row, `None` when it stands in an earlier
    /// file of the same run.
    Changed(Option<i64>),
    /// Seen with the same content.
    Same,
}

/// One document of a file, ready to be written.
pub(crate) struct PlannedDocument {
    /// Position in the file's documents.
    pub(crate) position: usize,
    pub(crate) id: Id,
    pub(crate) store_key: i64,
    pub(crate) store_id: Id,
    pub(crate) at_ms: i64,
    pub(crate) day: i64,
    pub(crate) content: ContentDigest,
    pub(crate) verdict: Verdict,
}

/// What writing a file would do.
pub(crate) struct Plan {
    pub(crate) resolved: Resolved,
    pub(crate) documents: Vec<PlannedDocument>,
}

impl Plan {
    /// Plans a file. `earlier` holds what earlier files of the same run would write, so that a
    /// preview of several files counts an order once.
    pub(crate) fn make(
        sql: &Connection,
        file: &SalesFile,
        default_store: Option<Id>,
        earlier: &mut HashMap<Id, ContentDigest>,
    ) -> Result<Self> {
        let resolved = Resolved::of_file(sql, file, default_store)?;
        let documents = (0..file.documents.len())
            .map(|position| plan_document(sql, file, position, &resolved, earlier))
            .collect::<Result<_>>()?;
        Ok(Self { resolved, documents })
    }
}

/// The lines of a document.
pub(crate) fn lines_of<'f>(
    file: &'f SalesFile,
    document: &Document,
) -> &'f [domain::sales_file::DocumentLine] {
    &file.lines[document.lines.start as usize..document.lines.end as usize]
}

fn plan_document(
    sql: &Connection,
    file: &SalesFile,
    position: usize,
    resolved: &Resolved,
    earlier: &mut HashMap<Id, ContentDigest>,
) -> Result<PlannedDocument> {
    let document = &file.documents[position];
    let Some(store) = resolved.store(document.store) else {
        return invalid("store_id", "missing");
    };
    let outside = Error::Internal("a time outside the calendar");
    let at_ms = utc_from_local(document.local_ms, store.zone);
    let day = at_ms.and_then(|at_ms| business_day(at_ms, store.zone)).map(day_number);
    let (Some(at_ms), Some(day)) = (at_ms, day) else { return Err(outside) };
    let id = order_id(store.id, &document.number, document.kind);
    let numbers = [document.kind.number(), document.status.number(), at_ms];
    let mut digester = Digester::new(store.id, &document.number, numbers).who(
        document.customer.map(|at| resolved.customers[at as usize].id),
        document.employee.and_then(|at| resolved.employees[at as usize]).map(|found| found.id),
        document.channel.map_or("", |at| &file.channels[at as usize]),
    );
    for line in lines_of(file, document) {
        let product = line.product.map(|at| resolved.products[at as usize].id);
        digester.line(product, line.quantity_milli, line.unit_price_e4, line.amount.minor());
    }
    let content = digester.finish();
    let verdict = match earlier.insert(id, content) {
        Some(before) if before == content => Verdict::Same,
        Some(_) => Verdict::Changed(None),
        None => compare(sql, id, content)?,
    };
    let store_key = store.key;
    let store_id = store.id;
    Ok(PlannedDocument { position, id, store_key, store_id, at_ms, day, content, verdict })
}

/// The identity of a document: the same number in the same store is the same document. A refund
/// that a point of sale books under the number of its sale is a document of its own.
pub(crate) fn order_id(store: Id, number: &str, kind: domain::orders::DocumentKind) -> Id {
    use domain::orders::DocumentKind::{Adjustment, Refund, Sale};
    let noun = match kind {
        Sale | Adjustment => "order",
        Refund => "refund",
    };
    Id::derived(noun, &[&store.to_string(), number])
}

fn compare(sql: &Connection, id: Id, content: ContentDigest) -> Result<Verdict> {
    let found = sql
        .prepare_cached("SELECT key, content FROM orders WHERE id = ?1")?
        .query_row([SqlId(id)], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, ContentDigest>(1)?)))
        .optional()?;
    Ok(match found {
        None => Verdict::New,
        Some((_, known)) if known == content => Verdict::Same,
        Some((key, _)) => Verdict::Changed(Some(key)),
    })
}
