//! Refunds: a fact for each, and documents for those that went through.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod facts_support;

use domain::Position;
use domain::facts::{FactKind, FactValue};
use domain::file_content::FileContent;
use domain::mapping::Field;
use domain::orders::{DocumentKind, DocumentStatus};
use domain::sales_file::RejectReason;
use domain::subject::Subject;
use facts_support::{day, keys, numbers, read, rejected, remarks, text, value, values};

const REFUNDS: &str = "退款编号,订单编号,商品名称,退款金额,退款原因,退款状态,申请时间\n";

/// Order number and amounts of the lines of each document.
fn documents(content: &FileContent) -> Vec<(&str, Vec<i64>)> {
    let amounts = |lines: &std::ops::Range<u32>| {
        let lines = &content.sales.lines[lines.start as usize..lines.end as usize];
        lines.iter().map(|line| line.amount.minor()).collect()
    };
    content.sales.documents.iter().map(|d| (&*d.number, amounts(&d.lines))).collect()
}

#[test]
fn refunds_that_went_through_are_one_document_for_each_order() {
    let content = read(
        Subject::Refunds,
        &format!(
            "{REFUNDS}R1,A100,口红,30.00,色差,退款成功,2026-11-21 10:00:00\n\
             R2,A200,面膜,-12.345,不想要了,退款成功,2026-11-21 11:00:00\n\
             R3,A100,面膜,8.00,少件,退款成功,2026-11-22 09:00:00\n"
        ),
    );
    assert_eq!(content.facts.kind, Some(FactKind::AfterSale));
    assert_eq!(keys(&content), ["R1", "R2", "R3"]);
    assert_eq!(numbers(&content, "amount"), [Some(3_000), Some(1_235), Some(800)]);
    assert_eq!(documents(&content), [("A100", vec![-3_000, -800]), ("A200", vec![-1_235])]);
    let first = &content.sales.documents[0];
    assert_eq!((first.kind, first.status), (DocumentKind::Refund, DocumentStatus::Paid));
    assert_eq!(first.local_ms, 1_795_255_200_000, "date -u -d '2026-11-21 10:00' +%s");
    let names: Vec<_> = content.sales.products.iter().map(|product| &*product.name).collect();
    assert_eq!(names, ["口红", "面膜"]);
    assert_eq!(content.sales.lines[1].product, Some(Position::new(1)));
}

#[test]
fn a_refund_has_its_order_reason_and_status() {
    let content = read(
        Subject::Refunds,
        &format!("{REFUNDS}R1,=\"A100\",口红,30.00,色差,退款成功,2026-11-21 10:00:00\n"),
    );
    let fact = &content.facts.rows[0];
    assert_eq!((fact.day, fact.product), (day(11, 21), Some(Position::new(0))));
    assert_eq!(
        values(&content, fact),
        [
            ("order_number", &text("A100")),
            ("amount", &FactValue::Number(3_000)),
            ("reason", &text("色差")),
            ("status", &text("退款成功")),
        ]
    );
}

#[test]
fn refunds_refused_or_pending_are_facts_only() {
    let content = read(
        Subject::Refunds,
        &format!(
            "{REFUNDS}R1,A100,口红,30.00,色差,退款关闭,2026-11-21 10:00:00\n\
             R2,A200,口红,30.00,色差,待商家处理,2026-11-21 10:00:00\n\
             R3,A300,口红,-,色差,退款中,2026-11-21 10:00:00\n"
        ),
    );
    assert_eq!(numbers(&content, "amount"), [Some(3_000), Some(3_000), None]);
    assert_eq!(content.sales.documents, []);
    assert_eq!(rejected(&content), []);
}

#[test]
fn without_a_status_column_every_refund_counts() {
    let content = read(
        Subject::Refunds,
        "售后单号,订单号,商品名称,退款金额,售后原因,申请时间\nS1,A1,口红,5.00,破损,2026-11-21 10:00:00\n",
    );
    assert_eq!(documents(&content), [("A1", vec![-500])]);
    assert_eq!(value(&content, &content.facts.rows[0], "status"), &FactValue::Nothing);
}

#[test]
fn a_refund_told_again_further_on_is_the_same_refund() {
    let content = read(
        Subject::Refunds,
        &format!(
            "{REFUNDS}R1,A100,口红,30.00,色差,退款中,2026-11-21 10:00:00\n\
             R1,A100,口红,30.00,色差,退款成功,2026-11-21 10:00:00\n"
        ),
    );
    assert_eq!((keys(&content), remarks(&content)), (vec!["R1"], vec![("repeated_lines", 1)]));
    assert_eq!(value(&content, &content.facts.rows[0], "status"), &text("退款成功"));
    assert_eq!(documents(&content), [("A100", vec![-3_000])]);
}

#[test]
fn one_refund_of_two_products_is_a_fact_for_each() {
    let content = read(
        Subject::Refunds,
        &format!(
            "{REFUNDS}R1,A100,口红,30.00,色差,退款成功,2026-11-21 10:00:00\n\
             R1,A100,面膜,8.00,色差,退款中,2026-11-21 10:00:00\n\
             R1,A100,面膜,8.00,色差,退款成功,2026-11-21 12:00:00\n"
        ),
    );
    assert_eq!(keys(&content), ["R1", "R1#2"]);
    assert_eq!(documents(&content), [("A100", vec![-3_000, -800])]);
    assert_eq!(remarks(&content), [("repeated_lines", 1)]);
}

#[test]
fn a_refund_without_a_number_is_known_by_order_and_product() {
    let content = read(
        Subject::Refunds,
        "订单号,商品名称,退款金额,退款原因,申请时间\nA1,口红,5.00,破损,2026-11-21 10:00:00\n\
         A1,面膜,6.00,破损,2026-11-21 10:00:00\nA1,口红,7.00,破损,2026-11-22 10:00:00\n",
    );
    assert_eq!(
        keys(&content),
        ["A1/口红", "A1/面膜", "A1/口红#2"],
        "a second part of the money another day is another refund"
    );
    assert_eq!(documents(&content), [("A1", vec![-500, -600, -700])]);
}

#[test]
fn a_refund_must_say_of_which_order_when_and_how_much() {
    let content = read(
        Subject::Refunds,
        &format!(
            "{REFUNDS}R1,,口红,30.00,色差,退款成功,2026-11-21 10:00:00\n\
             R2,A200,口红,,色差,退款成功,2026-11-21 10:00:00\n\
             R3,A300,口红,30.00,色差,退款成功,-\n"
        ),
    );
    let reasons: Vec<_> = content.rejects.iter().map(|reject| &reject.reason).collect();
    assert_eq!(
        reasons,
        [Field::OrderNo, Field::Amount, Field::OrderedAt]
            .map(RejectReason::Missing)
            .iter()
            .collect::<Vec<_>>()
    );
    assert_eq!((content.facts.rows.len(), content.sales.documents.len()), (0, 0));
}
