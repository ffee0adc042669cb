//! Writing a plan: products and customers first, then the documents in batches per store, one
//! log row for each batch.

use std::collections::HashMap;

use domain::customers::{Customer, normal_phone};
use domain::orders::DocumentKind;
use domain::products::Product;
use domain::registry;
use domain::sales_file::{Document, ProductSeen, SalesFile};
use domain::{Id, Position};
use rusqlite::{Connection, params};

use super::content::Content;
use super::parts::number_of;
use super::plan::{
    Earlier, Plan, PlannedDocument, Verdict, content_of, head_amount, lines_of, payments_of,
};
use super::resolve::{Ref, code_of, key_of, merged};
use super::who::Who;
use crate::buyers::Buyer;
use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::identity::same_number;
use crate::transact::{self, BATCH, Batch, Origin, Tx};

/// Told how many of how many documents are written; an error stops and rolls back.
pub(crate) type WriteProgress<'a> = &'a dyn Fn(u64, u64) -> Result<()>;

/// Plans and writes a file in one go.
pub(crate) fn write_sales(
    tx: &mut Tx<'_>,
    file: &SalesFile,
    origin: Origin,
    progress: WriteProgress<'_>,
) -> Result<()> {
    let plan = Plan::make(tx.sql, file, None, &mut Earlier::default())?;
    write_plan(tx, file, plan, origin, progress)
}

/// Writes what a plan says.
pub(crate) fn write_plan(
    tx: &mut Tx<'_>,
    file: &SalesFile,
    mut plan: Plan,
    origin: Origin,
    progress: WriteProgress<'_>,
) -> Result<()> {
    put_products(tx, file, &mut plan)?;
    put_customers(tx, file, &mut plan)?;
    put_buyers(tx, file, &plan)?;
    // Store by store, day by day: the indexes grow at their ends and a batch has one scope.
    let in_turn = |planned: &PlannedDocument| (planned.store_key, planned.day, planned.position);
    plan.documents.sort_unstable_by_key(in_turn);
    let writer = FactWriter { file, plan: &plan, origin };
    let new: Vec<&PlannedDocument> =
        plan.documents.iter().filter(|planned| planned.verdict == Verdict::New).collect();
    let total = plan.documents.len() as u64;
    let mut done = 0_u64;
    for of_store in new.chunk_by(|one, other| one.store_key == other.store_key) {
        for batch in of_store.chunks(BATCH) {
            writer.write_batch(tx, batch)?;
            done += batch.len() as u64;
            progress(done, total)?;
        }
    }
    for planned in &plan.documents {
        let Verdict::Changed(key) = planned.verdict else { continue };
        // A document of an earlier file of this run has its key only now.
        let key = match key {
            Some(key) => key,
            None => key_of(tx.sql, "orders", planned.id)?.ok_or(Error::NotFound("order"))?,
        };
        writer.replace(tx, planned, key)?;
    }
    progress(total, total)
}

fn put_products(tx: &mut Tx<'_>, file: &SalesFile, plan: &mut Plan) -> Result<()> {
    let found = &mut plan.resolved.products;
    file.products.iter().zip(found).try_for_each(|(seen, found)| put_product_seen(tx, seen, found))
}

/// Makes a product that a file names and nobody knows yet.
pub(crate) fn put_product_seen(tx: &mut Tx<'_>, seen: &ProductSeen, found: &mut Ref) -> Result<()> {
    if found.key.is_none() {
        tx.put(&Product {
            id: found.id,
            ..Product::new(&code_of(seen), &seen.name, &seen.category, seen.kind)
        })?;
        found.key = key_of(tx.sql, "product", found.id)?;
    }
    Ok(())
}

fn put_customers(tx: &mut Tx<'_>, file: &SalesFile, plan: &mut Plan) -> Result<()> {
    let homes = home_stores(file, plan)?;
    for (at, seen) in file.customers.iter().enumerate() {
        let found = plan.resolved.customers[at];
        let home = homes.get(&Position::new(at)).copied();
        let Some(home_store_id) = home else { continue };
        let known: Option<Customer> = transact::find(tx.sql, found.id)?;
        let old = known.unwrap_or_else(|| Customer::new(found.id, home_store_id));
        if old.erased_on.is_some() {
            plan.resolved.customers[at].key = key_of(tx.sql, "customer", found.id)?;
            continue;
        }
        tx.put(&Customer {
            name: filled(&old.name, &seen.name),
            phone: filled(&old.phone, &normal_phone(&seen.phone).unwrap_or_default()),
            phone_hash: filled_hash(&old, &seen.phone_hash),
            card: filled(&old.card, &seen.card),
            outside_id: filled(&old.outside_id, &seen.outside_id),
            birthday: filled(&old.birthday, &seen.birthday),
            ..old
        })?;
        plan.resolved.customers[at].key = key_of(tx.sql, "customer", found.id)?;
    }
    if same_number::settle(tx)? {
        plan.resolved.merged = merged(tx.sql)?;
    }
    Ok(())
}

/// The hash of a phone number is kept of those whose number is not known.
pub(crate) fn filled_hash(known: &Customer, told: &str) -> String {
    if known.phone.is_empty() { filled(&known.phone_hash, told) } else { known.phone_hash.clone() }
}

/// What was known stays; what was not is filled in.
pub(crate) fn filled(known: &str, told: &str) -> String {
    if known.is_empty() { told.trim() } else { known }.to_string()
}

fn put_buyers(tx: &mut Tx<'_>, file: &SalesFile, plan: &Plan) -> Result<()> {
    for planned in &plan.documents {
        let document = planned.of(file);
        let (None, Some(at)) = (document.customer, document.buyer) else { continue };
        let (Some(seen), Some(id)) =
            (file.buyers.get(at.index()), plan.resolved.buyers.get(at.index()))
        else {
            continue;
        };
        if key_of(tx.sql, "buyer", *id)?.is_none() {
            tx.put(&Buyer::new(*id, plan.resolved.store(document.store)?.id, seen))?;
        }
    }
    Ok(())
}

/// The store of each customer's first document.
fn home_stores(file: &SalesFile, plan: &Plan) -> Result<HashMap<Position, Id>> {
    let mut homes = HashMap::new();
    for planned in &plan.documents {
        let document = planned.of(file);
        if let Some(customer) = document.customer {
            homes.entry(customer).or_insert(plan.resolved.store(document.store)?.id);
        }
    }
    Ok(homes)
}

/// Writes documents of one file.
pub(super) struct FactWriter<'a> {
    file: &'a SalesFile,
    plan: &'a Plan,
    origin: Origin,
}

impl FactWriter<'_> {
    fn write_batch(&self, tx: &mut Tx<'_>, batch: &[&PlannedDocument]) -> Result<()> {
        let Some(first) = batch.first() else { return Ok(()) };
        let mut logged = Batch::begin(tx);
        for planned in batch {
            self.insert(tx, planned, logged.number)?;
            logged.add(planned.id, &planned.content);
        }
        let store = self.plan.resolved.store(self.document(first).store)?;
        logged.log(tx, &registry::ORDER, store.id, self.origin)
    }

    fn insert(&self, tx: &mut Tx<'_>, planned: &PlannedDocument, batch: i64) -> Result<()> {
        let document = self.document(planned);
        let who = self.who(tx.sql, planned)?;
        tx.sql
            .prepare_cached(
                "INSERT INTO orders (id, store_key, number, kind, status, at_ms, day, customer_key,
                                     employee_key, channel, version, content, import_key, batch,
                                     part, head_amount, told_customer_key, buyer_key)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
                         ?17, ?18)",
            )?
            .execute(params![
                SqlId(planned.id),
                planned.store_key,
                document.number.as_str(),
                document.kind.number(),
                document.status.number(),
                planned.at_ms,
                planned.day,
                who.customer_key,
                self.employee_key(planned),
                self.channel(planned),
                tx.version(),
                planned.content,
                self.origin.import.map(|(_, key)| key),
                batch,
                number_of(document.part),
                head_amount(self.file, document),
                who.told_key,
                who.buyer_key,
            ])?;
        let key = tx.sql.last_insert_rowid();
        self.insert_lines(tx, planned, key)?;
        self.insert_payments(tx, document, key)?;
        tx.touched.document(planned.store_key, planned.day.into(), who.customer_key);
        if document.kind == DocumentKind::Refund {
            tx.touched.refund(planned.store_key, &document.number);
        }
        Ok(())
    }

    fn insert_lines(&self, tx: &Tx<'_>, planned: &PlannedDocument, key: i64) -> Result<()> {
        let mut insert = tx.sql.prepare_cached(INSERT_LINE)?;
        let lines = lines_of(self.file, self.document(planned));
        for (line, line_no) in lines.iter().zip(1_i64..) {
            let product = line.product.and_then(|at| self.plan.resolved.products[at.index()].key);
            insert.execute(params![
                key,
                line_no,
                product,
                line.quantity_milli,
                line.unit_price_e4,
                line.amount.minor()
            ])?;
        }
        Ok(())
    }

    fn insert_payments(&self, tx: &Tx<'_>, document: &Document, key: i64) -> Result<()> {
        for (payment, payment_no) in payments_of(self.file, document).iter().zip(1_i64..) {
            let method = &self.file.methods[payment.method.index()];
            tx.sql.prepare_cached(INSERT_PAYMENT)?.execute(params![
                key,
                payment_no,
                method,
                payment.amount.minor()
            ])?;
        }
        Ok(())
    }

    fn document(&self, planned: &PlannedDocument) -> &Document {
        planned.of(self.file)
    }

    /// What the file tells of a document.
    pub(super) fn content(&self, planned: &PlannedDocument) -> Result<Content> {
        content_of(self.file, &self.plan.resolved, planned)
    }

    pub(super) fn import_key(&self) -> Option<i64> {
        self.origin.import.map(|(_, key)| key)
    }

    /// Customers that nobody merged away need no query: half a million rows go this way.
    fn who(&self, sql: &Connection, planned: &PlannedDocument) -> Result<Who> {
        let document = self.document(planned);
        if let Some(at) = document.customer {
            let known = self.plan.resolved.customers[at.index()];
            let counts_for = known.key.filter(|key| self.plan.resolved.merged.contains(key));
            return match counts_for {
                None => Ok(Who { customer_key: known.key, ..Who::default() }),
                Some(_) => Who::of_told(sql, Some(known.id), None),
            };
        }
        let buyer = document.buyer.and_then(|at| self.plan.resolved.buyers.get(at.index()));
        Who::of_told(sql, None, buyer.copied())
    }

    fn employee_key(&self, planned: &PlannedDocument) -> Option<i64> {
        let at = self.document(planned).employee?;
        self.plan.resolved.employees[at.index()].and_then(|found: Ref| found.key)
    }

    fn channel(&self, planned: &PlannedDocument) -> &str {
        self.document(planned).channel.map_or("", |at| &self.file.channels[at.index()])
    }
}

pub(super) const INSERT_LINE: &str = "INSERT INTO order_line
    (order_key, line_no, product_key, quantity_milli, unit_price_e4, amount)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

pub(super) const INSERT_PAYMENT: &str =
    "INSERT INTO order_payment (order_key, payment_no, method, amount) VALUES (?1, ?2, ?3, ?4)";

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
