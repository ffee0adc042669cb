//! How SQLite goes through the tables of a large chain. Every statement that a test runs is watched:
//! none of those people wait for may step through a big table from end to end.

mod reading;
mod watch;
mod writing;

use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use domain::access::Actor;
use domain::customers::Customer;
use tempfile::TempDir;

use watch::Statement;

use crate::sample::SampleKind;
use crate::{CustomerFilter, KeyRing, OrderFilter, OrderRow, Page, Replica};

pub(crate) use watch::watched;

/// Rows a statement may step through: those of small tables (stores, employees, products) and of what
/// a transaction touched. Every big table of the sample chain (customers, orders, lines, the log) has
/// twice as many.
const FEW: i32 = 10_000;

/// The sample chain in a folder of its own, for one test at a time.
pub(crate) struct Chain {
    folder: TempDir,
    pub(crate) replica: Replica,
    pub(crate) owner: Actor,
}

pub(crate) fn chain() -> MutexGuard<'static, Chain> {
    static CHAIN: OnceLock<Mutex<Chain>> = OnceLock::new();
    let chain = CHAIN.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        // 2026-11-22 00:20 UTC
        let clock = Box::new(|| 1_795_306_800_000);
        let replica =
            Replica::open_with_clock(folder.path(), KeyRing::beside_the_data(), clock).unwrap();
        replica.start_sample(SampleKind::Beauty, &|_, _| {}).unwrap();
        let owner = replica.owner().unwrap();
        Mutex::new(Chain { folder, replica, owner })
    });
    chain.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Chain {
    fn newest_order(&self) -> OrderRow {
        let first = Page::first(1);
        let page = self.replica.list_orders(&self.owner, &OrderFilter::default(), first).unwrap();
        page.rows.into_iter().next().unwrap()
    }

    fn best_customer(&self) -> Customer {
        let page = self
            .replica
            .list_customers(&self.owner, &CustomerFilter::default(), Page::first(1))
            .unwrap();
        page.rows.into_iter().next().unwrap().customer
    }

    /// Runs what people do and fails when one of its statements goes through a big table.
    #[track_caller]
    fn goes_straight<Answer>(
        &self,
        what: &str,
        run: impl FnOnce(&Replica, &Actor) -> Answer,
    ) -> Answer {
        let (answer, scans) = self.scans(run);
        let scans: Vec<String> = scans
            .iter()
            .map(|statement| format!("{statement:?}\n{}", self.plan(&statement.sql)))
            .collect();
        assert!(scans.is_empty(), "{what}:\n{}", scans.join("\n"));
        answer
    }

    /// What `run` answers, and its statements that go through a big table.
    fn scans<Answer>(
        &self,
        run: impl FnOnce(&Replica, &Actor) -> Answer,
    ) -> (Answer, Vec<Statement>) {
        let (answer, mut seen) = watch::during(|| run(&self.replica, &self.owner));
        assert!(!seen.is_empty(), "the database was asked");
        seen.retain(|statement| statement.steps > FEW || statement.auto_indexed > FEW);
        (answer, seen)
    }

    /// What SQLite says of how it runs a statement.
    fn plan(&self, sql: &str) -> String {
        let lines = self.replica.database.read(|connection| {
            let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
            let lines = statement
                .raw_query()
                .mapped(|row| row.get(3))
                .collect::<Result<Vec<String>, _>>()?;
            Ok(lines)
        });
        lines.map_or_else(|error| error.to_string(), |lines| lines.join("\n"))
    }
}

#[test]
fn a_statement_that_goes_through_a_big_table_is_seen_each_time() {
    let chain = chain();
    let count = |condition: &str| {
        let query = format!("SELECT count(*) FROM customer WHERE {condition}");
        let (_, scans) = chain.scans(|replica, _| {
            let asked = replica.database.read(|sql| {
                Ok(sql.prepare_cached(&query)?.query_row([], |row| row.get::<_, u32>(0))?)
            });
            asked.unwrap()
        });
        scans.iter().map(|statement| statement.steps).collect::<Vec<_>>()
    };
    for _ in 0..2 {
        assert_eq!(count("note = ''"), [19_999], "the step to the first row is none");
        assert!(count("key = 7").is_empty());
    }
}
