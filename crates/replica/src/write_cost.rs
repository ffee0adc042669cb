//! What the log costs: the same writes with it and without it, in turn, in one run.

use std::path::Path;
use std::time::Instant;

use domain::products::{Product, ProductKind};
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::transact::{self, Author};
use crate::{KeyRing, Replica};

const ROUNDS: u32 = 100;
const WRITES: u32 = 10;

/// Median time of one write, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WriteCost {
    /// Through the write path: rows, log, derived numbers.
    pub with_log_us: f64,
    /// The same record read, compared and written by the same code in a transaction of its own,
    /// without log and counters.
    pub without_log_us: f64,
}

/// Measures both kinds of write on a database in `folder`, which must be empty. Every write is its
/// own durable transaction, as a person's save is.
pub fn measure_write_cost(folder: &Path) -> Result<WriteCost> {
    let replica = Replica::open(folder, KeyRing::beside_the_data())?;
    let product = |round: u32| Product {
        name: format!("round {round}"),
        ..Product::new("BENCH", "", "", ProductKind::Goods)
    };
    replica.transact(Author::default(), "bench", |tx| tx.put(&product(0)))?;
    let mut with = Vec::new();
    let mut without = Vec::new();
    for round in 0..ROUNDS {
        let started = Instant::now();
        for write in 0..WRITES {
            let product = product(1 + round * WRITES * 2 + write);
            replica.transact(Author::default(), "bench", |tx| tx.put(&product))?;
        }
        with.push(started.elapsed().as_secs_f64());
        let started = Instant::now();
        for write in 0..WRITES {
            write_plainly(&replica, &product(1 + round * WRITES * 2 + WRITES + write))?;
        }
        without.push(started.elapsed().as_secs_f64());
    }
    let per_write = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2] / f64::from(WRITES) * 1e6
    };
    Ok(WriteCost { with_log_us: per_write(&mut with), without_log_us: per_write(&mut without) })
}

fn write_plainly(replica: &Replica, product: &Product) -> Result<()> {
    let mut writer = replica.database.writer();
    let sql = writer.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    transact::put_unlogged(&sql, product)?;
    sql.commit()?;
    Ok(())
}
