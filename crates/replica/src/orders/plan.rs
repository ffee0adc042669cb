//! What writing a file would do, worked out before anything is written.

use std::collections::{HashMap, HashSet};

use domain::calendar::{business_day, day_number, utc_from_local};
use domain::sales_file::{Document, Part, SalesFile};
use domain::{Id, Position};
use rusqlite::{CachedStatement, Connection, OptionalExtension};

use super::content::{Content, ContentDigest, ContentLine, ContentPayment, Digester};
use super::parts::{self, number_of, progress_of};
use super::resolve::Resolved;
use crate::database::SqlId;
use crate::error::{Error, Result};

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

/// One document of a file, ready to be written. A file may have a million: what its document says
/// is not said again.
pub(crate) struct PlannedDocument {
    pub(crate) position: Position,
    pub(crate) id: Id,
    pub(crate) store_key: i64,
    pub(crate) at_ms: i64,
    /// Business day as its number.
    pub(crate) day: i32,
    pub(crate) content: ContentDigest,
    pub(crate) verdict: Verdict,
}

impl PlannedDocument {
    /// The document in its file.
    pub(crate) fn of<'f>(&self, file: &'f SalesFile) -> &'f Document {
        &file.documents[self.position.index()]
    }
}

/// Fewer documents than these are planned before another thread has begun.
const ENOUGH_FOR_A_THREAD: usize = 4_096;

/// What earlier files of the same run would write, so that a preview of several files counts an
/// order once.
#[derive(Debug, Default)]
pub(crate) struct Earlier {
    orders: HashMap<Id, EarlierOrder>,
    /// Whether files follow that may tell the same orders. What nobody will ask for is not kept: of
    /// a single file with a million orders it would be the greatest thing in memory.
    pub(crate) more_files: bool,
}

/// What was told of one document before.
#[derive(Debug)]
struct EarlierOrder {
    digest: ContentDigest,
    /// The content, of a document that is told in parts.
    content: Option<Content>,
    progress: u8,
}

/// What writing a file would do.
pub(crate) struct Plan {
    pub(crate) resolved: Resolved,
    pub(crate) documents: Vec<PlannedDocument>,
}

impl Plan {
    /// Plans a file; what it would write is added to `earlier`.
    pub(crate) fn make(
        sql: &Connection,
        file: &SalesFile,
        default_store: Option<Id>,
        earlier: &mut Earlier,
    ) -> Result<Self> {
        let resolved = Resolved::of_file(sql, file, default_store)?;
        let mut documents = plan_documents(file, &resolved)?;
        let mut comparing = Comparing {
            sql,
            file,
            resolved: &resolved,
            earlier,
            repeated: repeated(&documents),
            by_id: sql.prepare_cached("SELECT key, content FROM orders WHERE id = ?1")?,
        };
        for planned in &mut documents {
            planned.verdict = comparing.verdict(planned)?;
        }
        drop(comparing);
        Ok(Self { resolved, documents })
    }

    /// The stores that it writes to.
    pub(crate) fn stores(&self) -> impl Iterator<Item = Id> {
        let keys: HashSet<i64> = self.documents.iter().map(|planned| planned.store_key).collect();
        let known = self.resolved.stores.iter().chain([&self.resolved.default_store]).flatten();
        known.filter(move |store| keys.contains(&store.key)).map(|store| store.id)
    }
}

/// The documents that stand more than once in a file: a store may be named by code and by name.
fn repeated(documents: &[PlannedDocument]) -> HashSet<Id> {
    let number = |planned: &PlannedDocument| u128::from_be_bytes(*planned.id.as_bytes());
    let mut ids: Vec<u128> = documents.iter().map(number).collect();
    ids.sort_unstable();
    let twice = ids.windows(2).filter(|pair| pair[0] == pair[1]);
    twice.map(|pair| Id::from_bytes(pair[0].to_be_bytes())).collect()
}

/// The lines of a document.
pub(crate) fn lines_of<'f>(
    file: &'f SalesFile,
    document: &Document,
) -> &'f [domain::sales_file::DocumentLine] {
    &file.lines[document.lines.start as usize..document.lines.end as usize]
}

/// The documents as they would be written, not compared yet; worked out by as many threads as the
/// machine has, each a part of the list.
fn plan_documents(file: &SalesFile, resolved: &Resolved) -> Result<Vec<PlannedDocument>> {
    let count = file.documents.len();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let part = count.div_ceil(threads).max(ENOUGH_FOR_A_THREAD);
    let mut documents: Vec<Option<PlannedDocument>> = Vec::with_capacity(count);
    documents.resize_with(count, || None);
    std::thread::scope(|scope| {
        let parts = documents.chunks_mut(part).enumerate().map(|(number, places)| {
            scope.spawn(move || {
                for (place, index) in places.iter_mut().zip(number * part..) {
                    *place = Some(plan_document(file, Position::new(index), resolved)?);
                }
                Ok(())
            })
        });
        let parts: Vec<_> = parts.collect();
        parts.into_iter().try_for_each(|part| {
            part.join().unwrap_or(Err(Error::Internal("a thread that planned documents failed")))
        })
    })?;
    // All are there. Collected in place, which `flatten` would not do: they are never there twice.
    Ok(documents.into_iter().map_while(|planned| planned).collect())
}

/// A document as it would be written, not compared yet.
fn plan_document(
    file: &SalesFile,
    position: Position,
    resolved: &Resolved,
) -> Result<PlannedDocument> {
    let document = &file.documents[position.index()];
    let store = resolved.store(document.store)?;
    let outside = Error::Internal("a time outside the calendar");
    let at_ms = utc_from_local(document.local_ms, store.zone);
    let day = at_ms.and_then(|at_ms| business_day(at_ms, store.zone)).map(day_number);
    let day = day.and_then(|day| i32::try_from(day).ok());
    let (Some(at_ms), Some(day)) = (at_ms, day) else { return Err(outside) };
    let id = order_id(store.id, &document.number, document.kind);
    let numbers = [document.kind.number(), document.status.number(), at_ms];
    let mut digester = Digester::new(store.id, &document.number, numbers).who(
        document.customer.map(|at| resolved.customers[at.index()].id),
        document.employee.and_then(|at| resolved.employees[at.index()]).map(|found| found.id),
        document.channel.map_or("", |at| &file.channels[at.index()]),
    );
    for line in lines_of(file, document) {
        let product = line.product.map(|at| resolved.products[at.index()].id);
        digester.line(product, line.quantity_milli, line.unit_price_e4, line.amount.minor());
    }
    let part = number_of(document.part);
    let head_amount = head_amount(file, document);
    digester.more(buyer_of(document, resolved), part, head_amount);
    for payment in payments_of(file, document) {
        digester.payment(&file.methods[payment.method.index()], payment.amount.minor());
    }
    let content = digester.finish();
    let (store_key, verdict) = (store.key, Verdict::New);
    Ok(PlannedDocument { position, id, store_key, at_ms, day, content, verdict })
}

/// The payments of a document.
pub(crate) fn payments_of<'f>(
    file: &'f SalesFile,
    document: &Document,
) -> &'f [domain::sales_file::Payment] {
    &file.payments[document.payments.start as usize..document.payments.end as usize]
}

/// What was paid in all, when the document is the head of an order.
pub(super) fn head_amount(file: &SalesFile, document: &Document) -> Option<i64> {
    (document.part == Part::Head)
        .then(|| lines_of(file, document).iter().map(|line| line.amount.minor()).sum())
}

/// The weakly known buyer of a document without an exactly known customer.
fn buyer_of(document: &Document, resolved: &Resolved) -> Option<Id> {
    document.customer.is_none().then_some(())?;
    document.buyer.and_then(|at| resolved.buyers.get(at.index())).copied()
}

/// What a file tells of a document, whole.
pub(super) fn content_of(
    file: &SalesFile,
    resolved: &Resolved,
    planned: &PlannedDocument,
) -> Result<Content> {
    let document = planned.of(file);
    Ok(Content {
        store_id: resolved.store(document.store)?.id,
        number: document.number.to_string(),
        kind: document.kind.number(),
        status: document.status.number(),
        at_ms: planned.at_ms,
        customer_id: document.customer.map(|at| resolved.customers[at.index()].id),
        employee_id: document
            .employee
            .and_then(|at| resolved.employees[at.index()])
            .map(|found| found.id),
        channel: document.channel.map_or_else(String::new, |at| file.channels[at.index()].clone()),
        lines: lines_of(file, document)
            .iter()
            .map(|line| {
                let product = line.product.map(|at| resolved.products[at.index()].id);
                ContentLine(product, line.quantity_milli, line.unit_price_e4, line.amount.minor())
            })
            .collect(),
        buyer_id: buyer_of(document, resolved),
        payments: payments_of(file, document)
            .iter()
            .map(|payment| {
                let method = file.methods[payment.method.index()].clone();
                ContentPayment(method, payment.amount.minor())
            })
            .collect(),
        part: number_of(document.part),
        head_amount: head_amount(file, document),
    })
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

/// Sets the documents of a file beside what is known of them.
struct Comparing<'a> {
    sql: &'a Connection,
    file: &'a SalesFile,
    resolved: &'a Resolved,
    earlier: &'a mut Earlier,
    repeated: HashSet<Id>,
    /// Key and digest of the order with an id.
    by_id: CachedStatement<'a>,
}

impl Comparing<'_> {
    fn verdict(&mut self, planned: &PlannedDocument) -> Result<Verdict> {
        let document = planned.of(self.file);
        let progress = progress_of(document.status.number());
        if let Some(before) = self.earlier.orders.get(&planned.id) {
            if before.digest == planned.content
                || (before.content.is_none() && progress < before.progress)
            {
                return Ok(Verdict::Same);
            }
            let told = self.told(planned)?;
            let now = before.content.as_ref().map(|known| parts::join(known, &told));
            let is_same = now.is_some() && now == before.content;
            self.remember(planned, progress, now);
            return Ok(if is_same { Verdict::Same } else { Verdict::Changed(None) });
        }
        let found = self
            .by_id
            .query_row([SqlId(planned.id)], |row| {
                Ok((row.get(0)?, row.get::<_, ContentDigest>(1)?))
            })
            .optional()?;
        let will_be_asked = self.earlier.more_files || self.repeated.contains(&planned.id);
        let Some((key, digest)) = found else {
            if will_be_asked {
                let is_part = document.part != Part::Whole;
                let content = is_part.then(|| self.told(planned)).transpose()?;
                self.remember(planned, progress, content);
            }
            return Ok(Verdict::New);
        };
        if digest == planned.content {
            return Ok(Verdict::Same);
        }
        let known = super::replace::load(self.sql, key)?;
        let now = parts::join(&known, &self.told(planned)?);
        let verdict = if now == known { Verdict::Same } else { Verdict::Changed(Some(key)) };
        if will_be_asked {
            self.remember(planned, progress, Some(now));
        }
        Ok(verdict)
    }

    fn told(&self, planned: &PlannedDocument) -> Result<Content> {
        content_of(self.file, self.resolved, planned)
    }

    fn remember(&mut self, planned: &PlannedDocument, progress: u8, content: Option<Content>) {
        let told = EarlierOrder { digest: planned.content, content, progress };
        self.earlier.orders.insert(planned.id, told);
    }
}
