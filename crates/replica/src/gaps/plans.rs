//! How SQLite goes about the questions of the gaps: by indexes, however long the order book is.

use super::{duplicates, missing_days, unmapped_products};
use crate::database::{in_memory, schema_sql};

/// The steps that read a table of orders from end to end.
fn full_scans(query: &str) -> Vec<String> {
    let sql = in_memory().expect("a database");
    sql.execute_batch(&schema_sql().expect("the schema")).expect("tables");
    let mut plan = sql.prepare(&format!("EXPLAIN QUERY PLAN {query}")).expect(query);
    // A plan does not hang on the parameters, which stay empty.
    let steps = plan.raw_query().mapped(|row| row.get::<_, String>("detail"));
    let is_full = |step: &String| {
        let of_orders = ["orders", "one", "other", "order_line", "line"]
            .iter()
            .any(|table| step.split(' ').take(2).eq(["SCAN", table]));
        of_orders && !step.contains("USING COVERING INDEX")
    };
    steps.map(|step| step.expect("a step")).filter(is_full).collect()
}

#[test]
fn no_question_of_the_gaps_reads_the_order_book_from_end_to_end() {
    let stores = "1, 2, 3";
    for query in [
        duplicates::query(stores),
        unmapped_products::query(stores),
        missing_days::FIRST_DAY.to_string(),
        missing_days::DOCUMENT.to_string(),
    ] {
        assert_eq!(full_scans(&query), [""; 0], "{query}");
    }
}

#[test]
fn a_question_without_an_index_is_known_by_its_plan() {
    for query in [
        "SELECT 1 FROM orders WHERE channel = 'x'",
        "SELECT 1 FROM order_line AS line WHERE line.amount = 1",
    ] {
        assert_eq!(full_scans(query).len(), 1, "{query}");
    }
}
