//! Saving a count: what is told replaces what stood there, in one transaction.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::access::{Actor, Operation};
use domain::facts::{FactKind, FactSeen, FactValue, FactsFile};
use domain::products::Product;
use domain::sales_file::ProductSeen;
use domain::stock_take::CountedLine;
use domain::{Id, Position};
use serde::{Deserialize, Serialize};

use super::CountedProduct;
use super::books::Books;
use super::weigh::read;
use crate::error::{Result, invalid};
use crate::facts::{self, FactPlan};
use crate::orders::Verdict;
use crate::topic::Done;
use crate::transact::Origin;
use crate::{Replica, org, transact};

/// What saving a count did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct StockTakeSaved {
    /// Lines that are new.
    pub new: u32,
    /// Lines that say something else than before.
    pub changed: u32,
    /// Lines that say the same.
    pub same: u32,
    /// Lines that are told no more.
    pub removed: u32,
}

impl Replica {
    /// Saves the count of a store and a day as it is told now: its lines stand in place of those
    /// saved before, so that saving twice changes nothing. Can be undone.
    ///
    /// # Errors
    /// As [`Replica::weigh_stock_take`]; [`crate::Error::Invalid`] when a file told this count by
    /// warehouses.
    pub fn save_stock_take(
        &self,
        actor: &Actor,
        store: Id,
        day: NaiveDate,
        counted: &[CountedProduct],
    ) -> Result<Done<StockTakeSaved>> {
        self.transact(actor, Operation::TakeStock.code(), |tx| {
            actor.may(Operation::TakeStock, org::store_target(tx.sql, store)?)?;
            let books = Books::of(tx.sql, store, day)?;
            if books.by_warehouse {
                return invalid("warehouse", "counted_by_warehouse");
            }
            let lines = read(tx.sql, &books, counted)?;
            let products = lines
                .iter()
                .map(|(id, _)| transact::get::<Product>(tx.sql, *id))
                .collect::<Result<Vec<Product>>>()?;
            let file = as_told(day, &products, &lines);
            let Some(plan) = FactPlan::make(tx.sql, &file, Some(store), &mut HashMap::new())?
            else {
                return Ok(StockTakeSaved::default());
            };
            let mut saved = StockTakeSaved::default();
            for row in &plan.rows {
                match row.verdict {
                    Verdict::New => saved.new += 1,
                    Verdict::Changed(_) => saved.changed += 1,
                    Verdict::Same => saved.same += 1,
                }
            }
            let kept: HashSet<Id> = plan.rows.iter().map(|row| row.id).collect();
            saved.removed = facts::remove_others(tx, FactKind::StockTake, store, day, &kept)?;
            let origin = Origin { import: None };
            facts::write_plan(tx, &file, plan, origin, &|_, _| Ok(()))?;
            Ok(saved)
        })
    }
}

/// A count as a file would tell it.
fn as_told(day: NaiveDate, products: &[Product], lines: &[(Id, CountedLine)]) -> FactsFile {
    let seen = |product: &Product| ProductSeen {
        code: product.code.as_str().into(),
        ..ProductSeen::default()
    };
    let value = |number: Option<i64>| number.map_or(FactValue::Nothing, FactValue::Number);
    let fact = |(at, (_, line)): (usize, &(Id, CountedLine))| FactSeen {
        store: None,
        day,
        product: Some(Position::new(at)),
        key: "".into(),
        values: [line.book_milli, Some(line.counted_milli), line.unit_cost_e4].map(value).into(),
    };
    FactsFile {
        kind: Some(FactKind::StockTake),
        stores: Vec::new(),
        products: products.iter().map(seen).collect(),
        rows: lines.iter().enumerate().map(fact).collect(),
    }
}
