//! A chain of a million customers and ten million sales lines on one PC: how large its database is,
//! and how long people wait for what they look at.

mod chain_csv;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::measured_process::run;
use super::peers::environment;
use super::{Promise, median, window_ready};
use crate::failure::{Failure, While};
use crate::layout::Layout;
use crate::process::{program, read};
use chain_csv::{SELLERS, STORES, seller_code, store_code};

/// Size of the chain unless another is asked for, in hundredths of a million customers.
pub const WHOLE: u64 = 100;
const RFM: &str = include_str!("rfm.py");
const REGIONS: u64 = 5;
/// Lets whoever wants to look at the chain in the window sign in.
const OWNER_PASSWORD: &str = "bench-bench-bench";
const SMALL_IMPORTS: u64 = 20;
const SMALL_IMPORT_ORDERS: u64 = 1_000;

/// Kinds of questions the program asks itself, with the milliseconds within which 95 of 100 shall be
/// answered.
const LIMITS: [(&str, &str, f64); 10] = [
    ("metric", "any metric of sales or customers, of any slice", 50.0),
    ("rows-first", "the first page of the rows behind a number", 50.0),
    ("rows-middle", "the middle page of these rows", 50.0),
    ("rows-last", "the last page of these rows", 50.0),
    ("search", "a search by phone tail, name, card or order number", 30.0),
    ("customers", "a page of customers, the first, the middle and the last", 50.0),
    ("orders", "a page of the order book, the first, the middle and the last", 50.0),
    ("today", "the page of today", 500.0),
    ("rfm", "classes and segments of all customers", 1_500.0),
    ("lifetime", "the fit of who comes back, and the scores of all customers", 10_000.0),
];

const IMPORT: (&str, &str, f64) =
    ("import", "an import of 1,000 orders, to its last derived number and on the disk", 300.0);

/// Goals of 1,500 people, each with three objectives of four key results, looked at after something was
/// written.
const GOALS: [(&str, &str, f64); 2] = [
    ("goals", "the tree of 18,000 key results, as it is handed to the window", 1_000.0),
    ("goal-map", "their map, as it is handed to the window", 1_500.0),
];

/// Scores of 1,500 people by sheets of eight items, looked at after something was written.
const SCORES: [(&str, &str, f64); 3] = [
    (
        "scores",
        "the scores of 1,500 people by eight items, as they are handed to the window",
        5_000.0,
    ),
    ("proof", "the proof of one score", 100.0),
    ("what-if", "what other weights would have made of all of them", 200.0),
];

/// Measures a chain of so many hundredths of a million customers, which is made when it is not there.
pub fn measure(layout: &Layout, folder: &Path, per_cent: u64) -> Result<Vec<Promise>, Failure> {
    let chain = made(layout, &folder.join(per_cent.to_string()), per_cent)?;
    let mut promises = vec![chain.size()?];
    let kinds = chain.answers(layout)?;
    promises.extend(LIMITS.iter().map(|limit| told(&kinds, limit)).collect::<Result<Vec<_>, _>>()?);
    promises.push(chain.classes_to_duckdb(layout, &kinds)?);
    promises.push(chain.small_imports(layout, per_cent)?);
    for (kind, limits) in [("goals", &GOALS[..]), ("scores", &SCORES[..])] {
        let found = chain.looked_at(layout, kind)?;
        let told = limits.iter().map(|limit| told(&found, limit));
        promises.extend(told.collect::<Result<Vec<_>, _>>()?);
    }
    if cfg!(target_os = "linux") {
        let ready = chain.data.with_file_name("ready");
        promises.extend(window_ready::of_large_chain(layout, &chain.data, &ready)?);
    }
    Ok(promises)
}

/// A chain that stands, and what its files weighed.
struct Made {
    data: PathBuf,
    csv_bytes: u64,
}

fn made(layout: &Layout, folder: &Path, per_cent: u64) -> Result<Made, Failure> {
    let (data, note) = (folder.join("data"), folder.join("csv-bytes"));
    if let Some(csv_bytes) =
        fs::read_to_string(&note).ok().and_then(|text| text.trim().parse().ok())
    {
        return Ok(Made { data, csv_bytes });
    }
    if folder.exists() {
        fs::remove_dir_all(folder).when(folder.display())?;
    }
    let csv = folder.join("csv");
    fs::create_dir_all(&csv).when(csv.display())?;
    let files = chain_csv::write(&csv, per_cent)?;
    let csv_bytes = files.iter().map(|file| bytes_of(file)).sum::<Result<u64, _>>()?;
    begin(layout, &data)?;
    for file in &files {
        let mut cli = cli(layout, &data);
        let usage = run(cli.arg("import").arg(file).arg("--json"))?;
        let peak = usage.peak_megabytes.unwrap_or_default();
        println!("  {}: {:.1} s, {peak:.0} MB", file.display(), usage.seconds);
    }
    fs::write(&note, csv_bytes.to_string()).when(note.display())?;
    Ok(Made { data, csv_bytes })
}

/// A chain with its regions, stores and people, and nothing sold yet.
fn begin(layout: &Layout, data: &Path) -> Result<(), Failure> {
    let mut init = cli(layout, data);
    init.args(["init", "--chain", "Bench", "--time-zone", "Asia/Shanghai", "--currency", "CNY"]);
    init.args(["--owner-password", OWNER_PASSWORD]);
    for store in 0..STORES {
        init.arg("--store").arg(format!("{}=门店{}", store_code(store), store + 1));
    }
    read(&mut init)?;
    for region in 1..=REGIONS {
        read(cli(layout, data).args(["add", "region"]).arg(format!("name=大区{region}")))?;
    }
    for store in 0..STORES {
        let code = store_code(store);
        let region = format!("region_id=大区{}", store % REGIONS + 1);
        read(cli(layout, data).args(["set", "store", &code]).arg(region))?;
        for seller in 0..SELLERS {
            let staff = seller_code(store, seller);
            let (number, name) = (format!("code={staff}"), format!("name=店员{staff}"));
            let home = format!("store_id={code}");
            read(cli(layout, data).args(["add", "employee", &number, &name, &home]))?;
        }
    }
    Ok(())
}

fn cli(layout: &Layout, data: &Path) -> Command {
    let mut cli = program(layout, layout.release_cli());
    cli.arg("--data").arg(data);
    cli
}

fn bytes_of(file: &Path) -> Result<u64, Failure> {
    Ok(fs::metadata(file).when(file.display())?.len())
}

impl Made {
    fn size(&self) -> Result<Promise, Failure> {
        let bytes = bytes_of(&self.data.join("storeloop.sqlite"))?;
        Ok(Promise {
            what: "size of the database to that of its CSV files".into(),
            measured: bytes as f64 / self.csv_bytes as f64,
            limit: 2.5,
            unit: "x",
            behind: format!("{} MB to {} MB", bytes / 1_000_000, self.csv_bytes / 1_000_000),
        })
    }

    /// How long the program waited for each kind of question.
    fn answers(&self, layout: &Layout) -> Result<Value, Failure> {
        let printed = read(cli(layout, &self.data).arg("bench-scale"))?;
        serde_json::from_str(&printed).when("bench-scale")
    }

    /// How long the window waited for goals or scores, which the chain has from then on.
    fn looked_at(&self, layout: &Layout, kind: &str) -> Result<Value, Failure> {
        let printed = read(cli(layout, &self.data).args(["bench-scale", "--only", kind]))?;
        serde_json::from_str(&printed).when("bench-scale")
    }

    /// Classes of all customers by us, with the page that shows them, and by DuckDB's SQL.
    fn classes_to_duckdb(&self, layout: &Layout, kinds: &Value) -> Result<Promise, Failure> {
        let folder = self.data.with_file_name("duckdb");
        fs::create_dir_all(&folder).when(folder.display())?;
        let python = environment(layout, &folder, &["duckdb"])?;
        let script = folder.join("rfm.py");
        fs::write(&script, RFM).when(script.display())?;
        let files = self.data.with_file_name("csv").join("*.csv");
        let printed = read(program(layout, &python).arg(&script).arg(files))?;
        let theirs: Vec<f64> = serde_json::from_str(&printed).when("rfm.py")?;
        let theirs = median(theirs).ok_or_else(|| Failure::new("rfm.py measured nothing"))?;
        let ours = told(kinds, &("rfm", "", 0.0))?.measured / 1e3;
        Ok(Promise {
            what: "classes of all customers to DuckDB's SQL for them".into(),
            measured: ours / theirs,
            limit: 1.0,
            unit: "x",
            behind: format!("{:.0} ms to {:.0} ms", ours * 1e3, theirs * 1e3),
        })
    }

    /// Files of a thousand new orders each, in a program that is open; taken back again.
    fn small_imports(&self, layout: &Layout, per_cent: u64) -> Result<Promise, Failure> {
        let folder = self.data.with_file_name("days");
        fs::create_dir_all(&folder).when(folder.display())?;
        let mut asking = cli(layout, &self.data);
        asking.args(["bench-scale", "--import"]);
        for turn in 0..SMALL_IMPORTS {
            let file = folder.join(format!("{turn}.csv"));
            chain_csv::write_another_day(&file, per_cent, turn, SMALL_IMPORT_ORDERS)?;
            asking.arg(file);
        }
        let printed = read(&mut asking)?;
        told(&serde_json::from_str(&printed).when("bench-scale")?, &IMPORT)
    }
}

fn told(kinds: &Value, (kind, what, limit): &(&str, &str, f64)) -> Result<Promise, Failure> {
    let found = kinds.as_array().into_iter().flatten().find(|one| one["kind"] == *kind);
    let found = found.ok_or_else(|| Failure::new(format!("bench-scale told nothing of {kind}")))?;
    let number = |name: &str| {
        found[name].as_f64().ok_or_else(|| Failure::new(format!("bench-scale told no {name}")))
    };
    let (slowest, worst) = (&found["slowest"][0][0], found["slowest"][0][1].as_f64());
    Ok(Promise {
        what: format!("{what}, 95 of 100"),
        measured: number("p95_ms")?,
        limit: *limit,
        unit: "ms",
        behind: format!(
            "half of {} of {} questions within {:.1} ms, the slowest ({}) {:.0} ms",
            number("asked")?,
            number("of")?,
            number("p50_ms")?,
            slowest.as_str().unwrap_or_default(),
            worst.unwrap_or_default(),
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_that_was_not_measured_is_not_promised() {
        let kinds = serde_json::json!([{
            "kind": "search", "asked": 9, "of": 10, "p50_ms": 1.5, "p95_ms": 20.25,
            "slowest": [["name 王芳", 31.0]],
        }]);
        let search = told(&kinds, &("search", "a search", 30.0));
        assert_eq!(search.ok().map(|promise| promise.measured), Some(20.25));
        assert!(told(&kinds, &("metric", "a metric", 50.0)).is_err());
    }
}
