//! What importing one file would do, whatever the file is about.

use std::collections::{HashMap, HashSet};

use domain::Id;
use domain::access::{Actor, Operation};
use domain::file_content::FileContent;
use rusqlite::Connection;

use super::listed::ListPlan;
use super::views::RowCounts;
use crate::error::Result;
use crate::facts::FactPlan;
use crate::orders::{self, Earlier, Plan, Verdict, WriteProgress};
use crate::transact::{Origin, Tx};
use crate::{aliases, facts, org};

/// What earlier files of the same run would write, so that a preview counts everything once.
#[derive(Default)]
pub(super) struct EarlierFiles {
    orders: Earlier,
    facts: HashMap<Id, [u8; 16]>,
}

impl EarlierFiles {
    /// Says whether files follow that may tell the same orders.
    pub(super) fn expect_more(&mut self, more_files: bool) {
        self.orders.more_files = more_files;
    }
}

/// What importing one file would do.
pub(super) struct FilePlan {
    pub(super) sales: Plan,
    pub(super) facts: Option<FactPlan>,
    pub(super) lists: ListPlan,
    /// Products that stand for others, of which none is news.
    pub(super) standing: HashSet<Id>,
}

impl FilePlan {
    pub(super) fn make(
        sql: &Connection,
        file: &FileContent,
        default_store: Option<Id>,
        earlier: &mut EarlierFiles,
    ) -> Result<Self> {
        Ok(Self {
            sales: Plan::make(sql, &file.sales, default_store, &mut earlier.orders)?,
            facts: FactPlan::make(sql, &file.facts, default_store, &mut earlier.facts)?,
            lists: ListPlan::make(sql, file, default_store)?,
            standing: aliases::standing(sql)?,
        })
    }

    /// Fails unless this person may import into every store the plan writes to; lists of products
    /// belong to the chain.
    pub(super) fn authorise(&self, sql: &Connection, actor: &Actor) -> Result<()> {
        let mut stores: Vec<Id> = self.sales.stores().collect();
        stores.extend(self.facts.iter().flat_map(|plan| &plan.rows).map(|fact| fact.store_id));
        stores.extend(self.lists.members.iter().map(|(member, _)| member.home_store_id));
        stores.sort_unstable();
        stores.dedup();
        for store in stores {
            actor.may(Operation::ImportSales, org::store_target(sql, store)?)?;
        }
        for (_, value, _) in &self.lists.values {
            actor.may(Operation::EnterValues, org::store_target(sql, value.store_id)?)?;
        }
        if !self.lists.products.is_empty() {
            actor.may(Operation::EditProduct, domain::access::Target::Chain)?;
        }
        Ok(())
    }

    pub(super) fn write(
        self,
        tx: &mut Tx<'_>,
        file: &FileContent,
        origin: Origin,
        progress: WriteProgress<'_>,
    ) -> Result<()> {
        self.lists.write(tx)?;
        orders::write_plan(tx, &file.sales, self.sales, origin, progress)?;
        match self.facts {
            Some(plan) => facts::write_plan(tx, &file.facts, plan, origin, progress),
            None => Ok(()),
        }
    }

    /// How many of the file's rows are what.
    pub(super) fn counts(&self, file: &FileContent) -> RowCounts {
        let rejected = u32::try_from(file.rejects.len()).unwrap_or(u32::MAX);
        let mut counts = RowCounts { rows: file.rows, rejected, ..RowCounts::default() };
        let mut add = |verdict: Verdict, rows: u32| match verdict {
            Verdict::New => counts.new += rows,
            Verdict::Changed(_) => counts.changed += rows,
            Verdict::Same => counts.same += rows,
        };
        for planned in &self.sales.documents {
            // Lists of refunds are plain facts too; there each row counts once.
            if self.facts.is_none() {
                add(planned.verdict, planned.of(&file.sales).rows);
            }
        }
        for fact in self.facts.iter().flat_map(|plan| &plan.rows) {
            add(fact.verdict, 1);
        }
        self.lists.verdicts().for_each(|verdict| add(verdict, 1));
        counts
    }
}
