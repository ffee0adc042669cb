//! Tills and delivery bills: refunds as rows, top-ups, tenders, entries that are no sales.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use domain::mapping::Field;
use domain::orders::DocumentKind::{Refund, Sale};
use domain::orders::DocumentStatus::{Closed, Paid};
use support::{Sales, content, rejected, remarked, sales, total, totals};

const POS: &str = "流水号,日期,类型,会员,实收金额,次卡支付,储值卡支付,储值本金支付,储值赠送支付,现金支付,支付方式\n";

fn paid(read: &Sales, document: usize) -> Vec<(&str, i64)> {
    let range = read.documents[document].payments.clone();
    read.payments[range.start as usize..range.end as usize]
        .iter()
        .map(|payment| (read.methods[payment.method.index()].as_str(), payment.amount.minor()))
        .collect()
}

#[test]
fn top_ups_are_no_sales_and_tenders_are_no_money_twice() {
    let read = sales(&format!(
        "\u{feff}{POS}\
         1,2024-03-01 10:00:00,销售,张三（13800138000）,100.00,0,60.00,50.00,10.00,40.00,现金+储值\n\
         2,2024-03-01 11:00:00,充值,张三（13800138000）,500.00,0,0,0,0,500.00,现金\n\
         3,2024-03-01 12:00:00,退款,张三（13800138000）,20.00,0,20.00,20.00,0,0,储值\n\
         4,2024-03-01 13:00:00,销售,-,30.00,0,0,0,0,0,微信支付\n\
         5,2024-03-01 14:00:00,销售,-,15.00,15.00,0,0,0,0,次卡\n"
    ));
    assert_eq!(read.content.format, "pos_receipts");
    assert_eq!(
        totals(&read),
        [("1", Sale, 10_000), ("3", Refund, -2_000), ("4", Sale, 3_000), ("5", Sale, 1_500)]
    );
    assert_eq!((read.rows, remarked(&read, "top_ups")), (5, 1));
    assert_eq!(
        paid(&read, 0),
        [("cash", 4_000), ("stored_principal", 5_000), ("stored_gift", 1_000)]
    );
    assert_eq!(paid(&read, 1), [("stored_principal", -2_000)], "it goes back where it came from");
    assert_eq!(paid(&read, 2), [("微信支付", 3_000)]);
    assert_eq!(paid(&read, 3), [("times_card", 1_500)]);
    assert_eq!(read.customers.len(), 1);
    assert_eq!(read.documents[2].customer, None, "a dash is nobody");
}

#[test]
fn a_stored_value_column_counts_when_its_parts_have_none() {
    let read = sales(
        "流水号,日期,类型,实收金额,储值卡支付,现金支付\n1,2024-03-01,销售,50.00,30.00,20.00\n",
    );
    assert_eq!(paid(&read, 0), [("cash", 2_000), ("stored_value", 3_000)]);
}

#[test]
fn an_amount_paid_that_cannot_be_read_is_rejected() {
    let read = sales("流水号,日期,类型,实收金额,现金支付\n1,2024-03-01,销售,50.00,?\n");
    assert_eq!(rejected(&read), [(2, "bad_number")]);
    assert_eq!(read.rejects[0].reason.field(), Some(Field::Cash));
}

#[test]
fn only_delivery_orders_of_a_bill_count() {
    // A heading of two rows, the groups above, as the platform writes it.
    let read = sales(
        "交易类型,商家应收款,基础信息,,,,\n\
         ,,订单号,门店id,门店名称,订单状态,账单日期\n\
         外卖订单,\"\t1,000.50\",\"\t301\",9,徐汇店,已完成,\t2024-03-01\n\
         外卖订单,747.45,302,9,徐汇店,已完成,2024-03-01\n\
         赔付,58.69,303,9,徐汇店,已完成,2024-03-01\n\
         其他调整,20.00,304,9,徐汇店,已完成,2024-03-01\n\
         外卖订单,0.00,305,9,徐汇店,已取消,2024-03-01\n",
    );
    assert_eq!(read.content.format, "meituan_bill");
    let sum: i64 = read.documents.iter().map(|document| total(&read, document)).sum();
    assert_eq!(sum, 174_795, "1,747.95 of 1,826.64");
    assert_eq!((read.rows, remarked(&read, "filtered_rows")), (5, 2));
    let statuses: Vec<_> = read.documents.iter().map(|d| (&*d.number, d.status)).collect();
    assert_eq!(statuses, [("301", Paid), ("302", Paid), ("305", Closed)]);
    assert_eq!(read.stores, ["徐汇店"]);
    assert_eq!(read.rejects, []);
}

#[test]
fn headings_in_one_row_say_the_same() {
    let read = sales(
        "交易类型,商家应收款,基础信息_订单号,基础信息_门店名称,基础信息_账单日期\n外卖订单,7.95,1,徐汇店,2024-03-01\n",
    );
    assert_eq!((read.content.format.as_str(), read.lines[0].amount.minor()), ("meituan_bill", 795));
}

#[test]
fn the_other_delivery_bill_counts_what_is_settled() {
    let read = sales(
        "门店名称,订单号,下单时间,订单状态,账单金额,结算金额\n徐汇店,1,2024-03-01 12:00,已完成,30.00,24.60\n",
    );
    assert_eq!(read.content.format, "taobao_flash");
    assert_eq!(totals(&read), [("1", Sale, 2_460)]);
}

#[test]
fn totals_of_the_file_are_set_beside_ours() {
    let read = content(
        "流水号,日期,数量,实收金额\n\
         1,2024-01-01,1,10.00\n\
         2,2024-01-01,2,20.00\n\
         小计,,3,30.00\n\
         3,2024-01-02,1,5.00\n\
         4,2024-01-02,1,x\n\
         小计,,2,12.00\n\
         合计,,5,42.00\n",
    );
    let found: Vec<_> =
        read.controls.iter().map(|sum| (sum.row, sum.field, sum.stated, sum.counted)).collect();
    use Field::{Amount, Quantity};
    assert_eq!(
        found,
        [
            (4, Amount, 3_000, 3_000),
            (4, Quantity, 3_000, 3_000),
            (7, Amount, 1_200, 500),
            (7, Quantity, 2_000, 1_000),
            (8, Amount, 4_200, 3_500),
            (8, Quantity, 5_000, 4_000),
        ],
        "the rejected row is missing in ours"
    );
    assert_eq!(read.rows, 4);
    assert_eq!(read.remarks.iter().find(|r| r.code == "summary_rows").map(|r| r.count), Some(3));
}

#[test]
fn a_total_in_the_middle_is_one_of_the_rows_since_the_last() {
    let read = content(
        "流水号,日期,实收金额\n1,2024-01-01,10\n合计,,10\n2,2024-01-02,5\n合计,,5\n总计,,15\n",
    );
    let found: Vec<_> = read.controls.iter().map(|sum| (sum.stated, sum.counted)).collect();
    assert_eq!(found, [(1_000, 1_000), (500, 500), (1_500, 1_500)]);
}
