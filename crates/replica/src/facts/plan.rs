//! What writing a file's plain facts would do.

use std::collections::HashMap;

use domain::Id;
use domain::calendar::day_number;
use domain::facts::{FactKind, FactSeen, FactValue, FactsFile};
use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

use crate::database::SqlId;
use crate::error::{Result, invalid};
use crate::orders::{Ref, Stores, Verdict, product_seen};

/// A digest of what a source said, 16 bytes.
pub(crate) type FactDigest = [u8; 16];

/// One fact of a file, ready to be written.
pub(crate) struct PlannedFact {
    /// Position in the file's facts.
    pub(crate) position: usize,
    pub(crate) id: Id,
    pub(crate) store_id: Id,
    pub(crate) store_key: i64,
    pub(crate) content: FactDigest,
    pub(crate) verdict: Verdict,
}

/// What writing a file's plain facts would do.
pub(crate) struct FactPlan {
    pub(crate) kind: FactKind,
    pub(crate) products: Vec<Ref>,
    pub(crate) rows: Vec<PlannedFact>,
}

impl FactPlan {
    /// Plans the facts of a file; `None` when it holds none. `earlier` holds what earlier files of
    /// the same run would write.
    pub(crate) fn make(
        sql: &Connection,
        file: &FactsFile,
        default_store: Option<Id>,
        earlier: &mut HashMap<Id, FactDigest>,
    ) -> Result<Option<Self>> {
        let Some(kind) = file.kind else { return Ok(None) };
        let stores = Stores::load(sql)?;
        let named: Vec<_> = file.stores.iter().map(|name| stores.named(name)).collect();
        let default = default_store.and_then(|id| stores.with_id(id));
        let products: Vec<Ref> =
            file.products.iter().map(|seen| product_seen(sql, seen)).collect::<Result<_>>()?;
        let mut rows = Vec::with_capacity(file.rows.len());
        for (position, fact) in file.rows.iter().enumerate() {
            let store = match fact.store {
                Some(at) => named.get(at.index()).and_then(Option::as_ref),
                None => default.as_ref(),
            };
            let Some(store) = store else { return invalid("store_id", "missing") };
            let product = fact.product.map(|at| products[at.index()].id);
            let id = kind.id_of(store.id, fact.day, product, &fact.key);
            let content = digest(fact, product);
            let verdict = compare(sql, kind, id, content, earlier)?;
            let (store_id, store_key) = (store.id, store.key);
            rows.push(PlannedFact { position, id, store_id, store_key, content, verdict });
        }
        Ok(Some(Self { kind, products, rows }))
    }
}

fn compare(
    sql: &Connection,
    kind: FactKind,
    id: Id,
    content: FactDigest,
    earlier: &mut HashMap<Id, FactDigest>,
) -> Result<Verdict> {
    match earlier.insert(id, content) {
        Some(before) if before == content => return Ok(Verdict::Same),
        Some(_) => return Ok(Verdict::Changed(None)),
        None => {}
    }
    let query = format!("SELECT key, content FROM {} WHERE id = ?1", kind.table().name);
    let found: Option<(i64, FactDigest)> = sql
        .prepare_cached(&query)?
        .query_row([SqlId(id)], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(match found {
        None => Verdict::New,
        Some((_, known)) if known == content => Verdict::Same,
        Some((key, _)) => Verdict::Changed(Some(key)),
    })
}

fn digest(fact: &FactSeen, product: Option<Id>) -> FactDigest {
    let mut hash = Sha256::new();
    hash.update(day_number(fact.day).to_be_bytes());
    hash.update(product.map_or([0; 16], |id| *id.as_bytes()));
    add_text(&mut hash, &fact.key);
    for value in &fact.values {
        match value {
            FactValue::Nothing => hash.update([0]),
            FactValue::Number(number) => {
                hash.update([1]);
                hash.update(number.to_be_bytes());
            }
            FactValue::Text(text) => {
                hash.update([2]);
                add_text(&mut hash, text);
            }
        }
    }
    let full: [u8; 32] = hash.finalize().into();
    let mut short = [0; 16];
    short.copy_from_slice(&full[..16]);
    short
}

fn add_text(hash: &mut Sha256, text: &str) {
    hash.update((text.len() as u64).to_be_bytes());
    hash.update(text.as_bytes());
}
