//! Settlements of platforms.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod facts_support;

use domain::facts::{FactKind, FactValue};
use domain::mapping::Field;
use domain::sales_file::RejectReason;
use domain::subject::Subject;
use facts_support::{
    day, gbk, keys, numbers, options, read, read_bytes, rejected, remarks, text, value,
};

const ALIPAY: &str = "账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注\n";
const DOUYIN: &str = "动账时间,动帐流水号,动账方向,动账金额,动账账户,动账场景,计费类型,子订单号,订单号,订单实付应结,运费实付,平台服务费,佣金,备注\n";

fn total(content: &domain::file_content::FileContent) -> i64 {
    numbers(content, "amount").into_iter().flatten().sum()
}

#[test]
fn an_alipay_statement_is_read_between_its_comments() {
    let statement = format!(
        "#支付宝账务明细查询\n#账号：[2088000000000000]\n#起始日期：[2026年11月21日 00:00:00]   终止日期：[2026年11月22日 00:00:00]\n\
         #-----------------------------------------账务明细列表----------------------------------------\n{ALIPAY}\
         1001\t,b1,T200P3141592653589793238\t,口红,2026-11-21 10:00:05,a***@x.cn,98.00,,198.00,支付宝,在线支付,\t\n\
         1002\t,b2,T200P3141592653589793238\t,口红,2026-11-21 10:00:06,b***@x.cn,,-4.90,193.10,支付宝,交易分账,天猫佣金\n\
         1003\t,b3,,提现,2026-11-21 23:59:59,,,100.00,93.10,支付宝,提现,\n\
         #-----------------------------------------账务明细列表结束------------------------------------\n\
         #支出合计：2笔，共-104.90元\n#收入合计：1笔，共1,098.00元\n#导出时间：[2026年11月22日 08:00:00]\n"
    );
    let content = read_bytes(&gbk(&statement), &options());
    assert_eq!(content.subject, Subject::Settlement);
    assert_eq!(content.facts.kind, Some(FactKind::Settlement));
    assert_eq!((content.rows, rejected(&content), remarks(&content)), (3, vec![], vec![]));
    assert_eq!(keys(&content), ["1001", "1002", "1003"]);
    assert_eq!(
        numbers(&content, "amount"),
        [Some(9_800), Some(-490), Some(-10_000)],
        "what went out is negative, with or without its sign in the file"
    );
    assert!(content.facts.rows.iter().all(|fact| fact.day == day(11, 21)));
    let orders: Vec<_> =
        content.facts.rows.iter().map(|fact| value(&content, fact, "order_number")).collect();
    let order = text("3141592653589793238");
    assert_eq!(
        orders,
        [&order, &order, &FactValue::Nothing],
        "without the payment platform's mark"
    );
    let fee = &content.facts.rows[1];
    assert_eq!(value(&content, fee, "kind"), &text("交易分账"));
    assert_eq!(value(&content, fee, "note"), &text("天猫佣金"));
}

#[test]
fn an_entry_number_may_begin_with_a_number_sign() {
    let content = read(
        Subject::Settlement,
        "结算时间,流水号,结算金额,费用类型\n2026-11-21,#1001-2,5.00,货款\n#1001-3,2026-11-21,1.00,货款\n\
         #收入合计：2笔,共6.00元\n",
    );
    assert_eq!(content.rows, 2, "a remark is no row");
    assert_eq!(rejected(&content), [(3, "bad_date")], "and a number no remark");
    assert_eq!((keys(&content), total(&content)), (vec!["#1001-2"], 500));
}

#[test]
fn douyin_amounts_take_their_sign_from_the_direction() {
    let content = read(
        Subject::Settlement,
        &format!(
            "{DOUYIN}\"\t2026-11-21 09:00:00\",\"\t71001\",入账,188.00,聚合账户,货款结算入账,订单,\"\t6901\",\"\t6900\",198.00,0.00,-3.96,-6.04,-\n\
             \"\t2026-11-21 09:00:00\",\"\t71002\",出账,20.00,聚合账户,退款,-,\"\t6911\",\"\t6910\",0.00,0.00,0.00,0.00,-\n\
             2026-11-22 09:00:00,71003,出账,-1.50,聚合账户,运费险,-,-,-,0,0,0,0,补扣\n"
        ),
    );
    assert_eq!(rejected(&content), []);
    assert_eq!(keys(&content), ["71001", "71002", "71003"]);
    assert_eq!(
        numbers(&content, "amount"),
        [Some(18_800), Some(-2_000), Some(-150)],
        "the amount that moved, not the columns it is made of"
    );
    let scenes: Vec<_> = content.facts.rows.iter().map(|f| value(&content, f, "note")).collect();
    assert_eq!(scenes, [&text("货款结算入账"), &text("退款"), &text("运费险")]);
    assert_eq!(value(&content, &content.facts.rows[0], "order_number"), &text("6900"));
    assert_eq!(value(&content, &content.facts.rows[2], "order_number"), &FactValue::Nothing);
}

#[test]
fn an_entry_without_a_direction_that_is_known_is_rejected() {
    let content = read(
        Subject::Settlement,
        &format!(
            "{DOUYIN}2026-11-21 09:00:00,1,冻结,5,a,b,-,-,-,0,0,0,0,-\n2026-11-21 09:00:00,2,,5,a,b,-,-,-,0,0,0,0,-\n2026-11-21 09:00:00,3,入账,-,a,b,-,-,-,0,0,0,0,-\n"
        ),
    );
    let reasons: Vec<_> = content.rejects.iter().map(|reject| &reject.reason).collect();
    assert_eq!(
        reasons,
        [
            &RejectReason::BadNumber(Field::Direction, "冻结".to_string()),
            &RejectReason::Missing(Field::Direction),
            &RejectReason::Missing(Field::Amount),
        ],
        "a sum whose sign is a guess is worse than none"
    );
}

#[test]
fn one_entry_told_twice_counts_once() {
    let row = "1001,b1,T200P3141,口红,2026-11-21 10:00:05,x,98.00,,198.00,支付宝,在线支付,\n";
    let content = read(Subject::Settlement, &format!("{ALIPAY}{row}{row}"));
    assert_eq!((content.rows, total(&content)), (2, 9_800));
    assert_eq!(remarks(&content), [("repeated_lines", 1)]);
}

#[test]
fn two_movements_under_one_number_both_count() {
    let content = read(
        Subject::Settlement,
        &format!(
            "{ALIPAY}1001,b,T200P3141,口红,2026-11-21 10:00:05,x,98.00,,0,支付宝,在线支付,\n\
             1001,b,T200P3141,口红,2026-11-21 10:00:05,x,,-4.90,0,支付宝,交易分账,\n"
        ),
    );
    assert_eq!(keys(&content), ["1001", "1001#2"]);
    assert_eq!((total(&content), remarks(&content)), (9_310, vec![]));
}

#[test]
fn one_number_on_two_like_fees_of_two_products_loses_neither() {
    let content = read(
        Subject::Settlement,
        "单据编号,订单编号,商品名称,结算时间,费用名称,应结金额,收支方向\n\
         D1,3001,口红,2026-11-21 08:00:00,佣金,5.00,支出\n\
         D1,3001,面膜,2026-11-21 08:00:00,佣金,5.00,支出\n\
         D1,3001,面膜,2026-11-21 08:00:00,佣金,5.00,支出\n",
    );
    assert_eq!(keys(&content), ["D1", "D1#2"]);
    assert_eq!((total(&content), remarks(&content)), (-1_000, vec![("repeated_lines", 1)]));
}

#[test]
fn an_entry_without_a_number_is_known_by_order_fee_and_time() {
    let table = "订单编号,结算时间,费用名称,应结金额,收支方向\n";
    let fee = "3001,2026-11-21 08:00:00,佣金,-5.00,支出\n";
    let content = read(
        Subject::Settlement,
        &format!("{table}3001,2026-11-21 08:00:00,货款,100.00,收入\n{fee}{fee}"),
    );
    assert_eq!(
        keys(&content),
        [
            "3001/货款/2026-11-21 08:00:00",
            "3001/佣金/2026-11-21 08:00:00",
            "3001/佣金/2026-11-21 08:00:00#2",
        ]
    );
    assert_eq!(total(&content), 10_000 - 500 - 500, "either may be meant, so none is dropped");
    assert_eq!(remarks(&content), [("repeated_lines", 1)], "and it is said");
    assert_eq!(value(&content, &content.facts.rows[1], "kind"), &text("佣金"));
}

#[test]
fn a_second_export_tells_the_same_entries() {
    let one = "1001,b,T200P3141,口红,2026-11-21 10:00:05,x,98.00,,0,支付宝,在线支付,\n";
    let two = "1002,b,T200P3141,口红,2026-11-21 10:00:06,x,,-4.90,0,支付宝,交易分账,\n";
    let narrow = read(Subject::Settlement, &format!("{ALIPAY}{two}"));
    let wide = read(Subject::Settlement, &format!("{ALIPAY}{one}{two}"));
    assert_eq!(narrow.facts.rows[0], wide.facts.rows[1]);
}
