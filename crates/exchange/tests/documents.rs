//! How rows become documents.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use domain::Position;
use domain::mapping::Field;
use domain::orders::{DocumentKind, DocumentStatus};
use domain::products::ProductKind;
use domain::sales_file::RejectReason;
use support::{Sales, options, options_in, rejected, remarked, sales, total, totals};

const RETAIL: &str =
    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

fn retail(rows: &str) -> Sales {
    sales(&format!("{RETAIL}{rows}"))
}

fn at(index: usize) -> Option<Position> {
    Some(Position::new(index))
}

#[test]
fn rows_of_one_order_are_one_document_wherever_they_stand() {
    let file = retail(
        "1,A,a,1,2011-01-05 10:00:00,1.00,,UK\n\
         2,B,b,1,2011-01-05 11:00:00,2.00,17850.0,UK\n\
         1,C,c,1,2011-01-05 09:59:00,4.00,17851,UK\n",
    );
    assert_eq!(
        totals(&file),
        [("1", DocumentKind::Sale, 500), ("2", DocumentKind::Sale, 200)],
        "lines of one order lie beside each other"
    );
    let first = &file.documents[0];
    assert_eq!(first.local_ms, 1_294_221_540_000, "the earliest row's time");
    assert_eq!(&*file.customers[first.customer.unwrap().index()].outside_id, "17851");
    let codes: Vec<&str> =
        file.lines.iter().map(|line| &*file.products[line.product.unwrap().index()].code).collect();
    assert_eq!(codes, ["A", "C", "B"]);
}

#[test]
fn the_same_number_in_another_store_is_another_document() {
    let file = sales(
        "流水号,日期,实收金额,门店名称\n1,2024-01-01,10,徐汇店\n1,2024-01-01,20,静安店\n1,2024-01-01,5,徐汇店\n",
    );
    assert_eq!(file.stores, ["徐汇店", "静安店"]);
    let by_store: Vec<_> = file.documents.iter().map(|d| (d.store, total(&file, d))).collect();
    assert_eq!(by_store, [(at(0), 1_500), (at(1), 2_000)]);
}

#[test]
fn kinds_are_told_by_what_a_document_holds() {
    let file = retail(
        "C10,A,a,-1,2011-01-05 10:00:00,2.50,1,UK\n\
         11,A,a,-3,2011-01-05 10:00:00,2.50,1,UK\n\
         A12,B,Adjust bad debt,1,2011-01-05 10:00:00,-11062.06,,UK\n\
         13,A,damaged,-20,2011-01-05 10:00:00,0,,UK\n\
         14,A,a,5,2011-01-05 10:00:00,0,,UK\n\
         15,A,gift,1,2011-01-05 10:00:00,0,1,UK\n\
         16,A,a,2,2011-01-05 10:00:00,2.50,1,UK\n\
         16,A,a,-1,2011-01-05 10:00:00,2.50,1,UK\n\
         CARD,A,a,1,2011-01-05 10:00:00,2.50,1,UK\n",
    );
    use DocumentKind::{Adjustment, Refund, Sale};
    assert_eq!(
        totals(&file),
        [
            ("C10", Refund, -250),
            ("11", Refund, -750),
            ("A12", Adjustment, -1_106_206),
            ("13", Adjustment, 0),
            ("14", Adjustment, 0),
            ("15", Sale, 0),
            ("16", Sale, 250),
            ("CARD", Sale, 250),
        ]
    );
    assert_eq!(remarked(&file, "stock_adjustments"), 2, "bad debt is not one of them");
    assert_eq!(remarked(&file, "zero_price_lines"), 3);
}

#[test]
fn a_price_below_zero_is_rejected_on_an_ordinary_sale_only() {
    let file = retail(
        "1,A,a,1,2011-01-05 10:00:00,-2.50,1,UK\n\
         A2,B,Adjust bad debt,1,2011-01-05 10:00:00,-5,,UK\n\
         C3,A,a,1,2011-01-05 10:00:00,-2.50,1,UK\n\
         4,D,Discount,1,2011-01-05 10:00:00,-1,1,UK\n",
    );
    assert_eq!(rejected(&file), [(2, "negative_price")]);
    assert_eq!(file.rejects[0].reason, RejectReason::NegativePrice("-2.50".to_string()));
    assert_eq!(file.lines.len(), 3);
}

#[test]
fn refunds_that_a_till_writes_with_positive_amounts_go_back() {
    let file = sales(
        "流水号,日期,类型,会员,数量,单价,实收金额\n\
         1,2024-03-01 10:00,销售,-,2,10.00,19.00\n\
         2,2024-03-01 11:00,退款,-,1,10.00,9.50\n\
         3,2024-03-01 11:00,退货,-,-1,10.00,-9.50\n\
         1,2024-03-02 09:00,退款,-,1,10.00,9.50\n",
    );
    use DocumentKind::{Refund, Sale};
    assert_eq!(
        totals(&file),
        [("1", Sale, 1_900), ("2", Refund, -950), ("3", Refund, -950), ("1", Refund, -950)],
        "a refund under the sale's number is a document of its own"
    );
    for line in &file.lines[1..] {
        assert_eq!((line.quantity_milli, line.unit_price_e4), (-1_000, 100_000));
    }
}

#[test]
fn statuses_in_words_decide_what_counts() {
    let file = sales(
        "订单编号,订单状态,订单创建时间,买家实际支付金额\n\
         1,交易成功,2024-03-01 10:00,10\n\
         2,交易关闭,2024-03-01 10:00,10\n\
         3,等待买家付款,2024-03-01 10:00,10\n\
         1,交易关闭,2024-03-01 10:00,10\n",
    );
    let statuses: Vec<_> = file.documents.iter().map(|document| document.status).collect();
    use DocumentStatus::{Closed, Paid, Unpaid};
    assert_eq!(statuses, [Paid, Closed, Unpaid]);
    assert_eq!(rejected(&file), [(5, "contradiction")], "a closed line of a paid order");
}

#[test]
fn two_spellings_of_a_code_are_one_product() {
    let file = retail(
        "1,85123a,HOLDER,1,2011-01-05 10:00:00,1,1,UK\n\
         1,85123A ,HOLDER,1,2011-01-05 10:00:00,1,1,UK\n\
         1,84029g,BOTTLE,1,2011-01-05 10:00:00,1,1,UK\n\
         1,84029g,BOTTLE,2,2011-01-05 10:00:00,1,1,UK\n\
         1,85123a,HOLDER,3,2011-01-05 10:00:00,1,1,UK\n",
    );
    let codes: Vec<&str> = file.products.iter().map(|product| &*product.code).collect();
    assert_eq!(codes, ["85123A", "84029G"]);
    assert_eq!(remarked(&file, "two_spellings"), 1);
}

#[test]
fn a_product_is_named_by_a_row_that_was_paid_for() {
    let file = retail(
        "1,A,damaged,-1,2011-01-05 10:00:00,0,,UK\n\
         2,A,,1,2011-01-05 10:00:00,2,1,UK\n\
         3,A,RED MUG,1,2011-01-05 10:00:00,2,1,UK\n\
         4,A,MUG RED,1,2011-01-05 10:00:00,2,1,UK\n\
         5,B,found,1,2011-01-05 10:00:00,0,,UK\n",
    );
    let names: Vec<&str> = file.products.iter().map(|product| &*product.name).collect();
    assert_eq!(names, ["RED MUG", "found"]);
}

#[test]
fn lines_that_are_not_goods_are_kept_and_counted() {
    let file = retail(
        "1,post,POSTAGE,1,2011-01-05 10:00:00,18,1,UK\n\
         1,gift_0001_20,Voucher,1,2011-01-05 10:00:00,20,1,UK\n\
         1,PADS,PADS TO MATCH,1,2011-01-05 10:00:00,0.001,1,UK\n",
    );
    let kinds: Vec<ProductKind> = file.products.iter().map(|product| product.kind).collect();
    assert_eq!(kinds, [ProductKind::Postage, ProductKind::Voucher, ProductKind::Goods]);
    assert_eq!(remarked(&file, "non_goods_lines"), 2);

    let named = sales("订单号,下单时间,商品名称,金额\n1,2024-01-01,毛巾,10\n1,2024-01-01,运费,6\n");
    assert_eq!(named.products[1].kind, ProductKind::Postage, "told by name without a code");
    assert_eq!(&*named.products[0].code, "毛巾", "the name stands for the code");
}

#[test]
fn repeats_of_a_row_are_kept_and_counted() {
    let row = "1,A,a,1,2011-01-05 10:00:00,2.00,1,UK\n";
    let file = retail(&format!("{row}{row}{row}2{}", &row[1..]));
    assert_eq!(file.lines.len(), 4);
    assert_eq!(remarked(&file, "repeated_lines"), 2, "the same row of another order is no repeat");
}

#[test]
fn totals_below_the_lines_are_not_lines() {
    let file = sales(
        "流水号,日期,实收金额\n1,2024-01-01,10\n小计,,10\n,,\n2,2024-01-01,5\n合计：,,15\n,总计,15\nTotal,,15\n",
    );
    assert_eq!(file.rows, 2);
    assert_eq!(rejected(&file), []);
    assert_eq!(remarked(&file, "summary_rows"), 4);
}

#[test]
fn customers_are_known_by_exact_keys() {
    let file = sales(
        "流水号,日期,会员,手机号,会员卡号,实收金额\n\
         1,2024-01-01,张三（13800138000）,,,1\n\
         2,2024-01-01,-,,,1\n\
         3,2024-01-01,散客,,,1\n\
         4,2024-01-01,,1******6198,,1\n\
         5,2024-01-01,,'138 0013 8000,,1\n\
         6,2024-01-01,李四,,\t80001234,1\n\
         7,2024-01-01,王五,,,1\n",
    );
    let keys: Vec<_> = file.customers.iter().map(|c| (&*c.name, &*c.phone, &*c.card)).collect();
    assert_eq!(keys, [("张三", "13800138000", ""), ("李四", "", "80001234")]);
    let buyers: Vec<_> = file.documents.iter().map(|document| document.customer).collect();
    assert_eq!(buyers, [at(0), None, None, None, at(0), at(1), None]);
    assert_eq!(remarked(&file, "guest_lines"), 4, "a name alone is no key");
}

#[test]
fn a_row_whose_refund_is_known_otherwise_is_rejected_whole() {
    use DocumentKind::{Refund, Sale};
    let file = sales(
        "流水号,日期,类型,订单状态,实收金额,退款金额\n\
         1,2024-01-01,退款,已取消,-5,\n\
         1,2024-01-01,销售,已完成,5,5\n\
         2,2024-01-01,销售,已完成,7,7\n",
    );
    assert_eq!(rejected(&file), [(3, "contradiction")]);
    let kinds: Vec<_> = file.documents.iter().map(|d| (&*d.number, d.kind, d.rows)).collect();
    assert_eq!(
        kinds,
        [("1", Refund, 1), ("2", Sale, 1), ("2", Refund, 0)],
        "nothing of the rejected row is kept"
    );
}

#[test]
fn a_phone_told_as_a_hash_is_a_key_and_never_a_number() {
    let file = sales(
        "流水号,日期,会员,手机号,会员卡号,实收金额\n\
         1,2024-01-01,,7945BD83237335E5376FF44D62E4F0AE,,1\n\
         2,2024-01-01,张三,'7945bd83237335e5376ff44d62e4f0ae,,1\n\
         3,2024-01-01,,ffe1cf3289b18e5aedf4f62e2c1ce2242bbdb0c2,80001,1\n\
         4,2024-01-01,（13800138000）,0000000000000000000000000000000a,,1\n\
         5,2024-01-01,,d41d8cd98f00b204e9800998ecf8427e,,1\n\
         6,2024-01-01,,49ba59abbe56e057,,1\n\
         7,2024-01-01,,1.38001E+10,,1\n",
    );
    let keys: Vec<_> =
        file.customers.iter().map(|c| (&*c.name, &*c.phone, &*c.phone_hash, &*c.card)).collect();
    let (md5, sha1) =
        ("7945bd83237335e5376ff44d62e4f0ae", "ffe1cf3289b18e5aedf4f62e2c1ce2242bbdb0c2");
    assert_eq!(
        keys,
        [("张三", "", md5, ""), ("", "", sha1, "80001"), ("", "13800138000", "", "")],
        "capitals and small letters are one hash; a number told beside it is surer"
    );
    let customers: Vec<_> = file.documents.iter().map(|document| document.customer).collect();
    assert_eq!(customers, [at(0), at(0), at(1), at(2), None, None, None]);
    assert_eq!(remarked(&file, "hashed_phones"), 2);
}

#[test]
fn one_of_quantity_price_and_amount_may_be_derived() {
    // header, row, quantity, price, amount
    let cases = [
        ("数量,单价", "3,0.335", 3_000, 3_350, 101),
        ("金额", "12.345元", 1_000, 123_500, 1_235),
        ("数量,金额", "3,10.00", 3_000, 33_333, 1_000),
        ("数量,金额", "-3,-10.00", -3_000, 33_333, -1_000),
        ("数量,金额", "0,10.00", 0, 0, 1_000),
        ("数量,单价,实收金额", "2,10,18.5", 2_000, 100_000, 1_850),
        ("数量,单价,实收金额", "2,10,", 2_000, 100_000, 2_000),
        ("数量,单价", "0.355,\"1,234.50\"", 355, 12_345_000, 43_825),
    ];
    for (header, row, quantity, price, amount) in cases {
        let file = sales(&format!("订单号,下单时间,{header}\n1,2024-01-01,{row}\n"));
        assert_eq!(rejected(&file), [], "{header}: {row}");
        let line = file.lines[0];
        let found = (line.quantity_milli, line.unit_price_e4, line.amount.minor());
        assert_eq!(found, (quantity, price, amount), "{header}: {row}");
    }
}

#[test]
fn amounts_follow_the_currency() {
    let path = support::file("a.csv", "订单号,下单时间,金额\n1,2024-01-01,1234.5\n".as_bytes());
    let inspection = exchange::inspect(&path.path, &[]).unwrap();
    for (code, minor, price) in
        [("CNY", 123_450, 12_345_000), ("JPY", 1_235, 12_350_000), ("KWD", 1_234_500, 12_345_000)]
    {
        let currency = domain::Currency::from_code(code).unwrap();
        let go_on = |_, _| std::ops::ControlFlow::Continue(());
        let options = options_in(currency);
        let file =
            exchange::read_file(&path.path, &inspection, &options, &|_| true, &go_on).unwrap();
        let file = Sales::from(file);
        assert_eq!(file.lines[0].amount.minor(), minor, "{code}");
        assert_eq!(file.lines[0].unit_price_e4, price, "{code}");
    }
}

#[test]
fn a_broken_row_is_rejected_alone() {
    use RejectReason::{BadDate, BadNumber, Missing, TooLarge};
    let text = |text: &str| text.to_string();
    let cases = [
        (",A,a,1,2011-01-05 10:00:00,1,1,UK", Missing(Field::OrderNo)),
        ("1,A,a,1,,1,1,UK", Missing(Field::OrderedAt)),
        ("1,A,a,,2011-01-05 10:00:00,1,1,UK", Missing(Field::Quantity)),
        ("1,A,a,1,2011-01-05 10:00:00,-,1,UK", Missing(Field::UnitPrice)),
        ("1,A,a,1,2011-02-30 10:00:00,1,1,UK", BadDate(text("2011-02-30 10:00:00"))),
        ("1,A,a,1,0000-00-00,1,1,UK", BadDate(text("0000-00-00"))),
        ("1,A,a,1,昨天,1,1,UK", BadDate(text("昨天"))),
        ("1,A,a,x,2011-01-05,1,1,UK", BadNumber(Field::Quantity, text("x"))),
        ("1,A,a,1,2011-01-05,#N/A,1,UK", BadNumber(Field::UnitPrice, text("#N/A"))),
        ("1,A,a,1,2011-01-05,99999999999999999999,1,UK", TooLarge),
        ("1,A,a,9000000000000000,2011-01-05,900000000000000,1,UK", TooLarge),
    ];
    for (row, reason) in cases {
        let good = "1,A,a,1,2011-01-05 10:00:00,1,1,UK\n";
        let file = retail(&format!("{good}{row}\n{good}"));
        assert_eq!(file.rows, 3, "{row}");
        assert_eq!(totals(&file), [("1", DocumentKind::Sale, 200)], "{row}");
        assert_eq!(file.rejects.len(), 1, "{row}");
        assert_eq!((file.rejects[0].row, &file.rejects[0].reason), (3, &reason), "{row}");
        assert_eq!(file.rejects[0].cells.len(), 8, "{row}");
    }
}

#[test]
fn a_rejected_row_leaves_no_product_customer_or_document_behind() {
    let file = retail("9,Z,z,x,2011-01-05 10:00:00,1,99,UK\n");
    assert!(file.products.is_empty() && file.customers.is_empty() && file.documents.is_empty());
}

#[test]
fn employees_and_channels_are_named_once() {
    let file = sales(
        "订单号,下单时间,金额,导购/店员,渠道\n1,2024-01-01,1,小王,门店\n2,2024-01-01,1,小李,小程序\n3,2024-01-01,1,小王,-\n",
    );
    assert_eq!(
        (file.employees.clone(), file.channels.clone()),
        (vec!["小王".into(), "小李".into()], vec!["门店".into(), "小程序".into()])
    );
    let who: Vec<_> = file.documents.iter().map(|d| (d.employee, d.channel)).collect();
    assert_eq!(who, [(at(0), at(0)), (at(1), at(1)), (at(0), None)]);
}

#[test]
fn a_row_of_a_store_the_chain_does_not_have_is_rejected() {
    let text = "订单号,下单时间,金额,门店名称\n1,2024-01-01,5,徐汇店\n2,2024-01-01,6,月球店\n1,2024-01-01,7,徐汇店\n";
    let path = support::file("a.csv", text.as_bytes());
    let inspection = exchange::inspect(&path.path, &[]).unwrap();
    let go_on = |_, _| std::ops::ControlFlow::Continue(());
    let known = |name: &str| name == "徐汇店";
    let file = exchange::read_file(&path.path, &inspection, &options(), &known, &go_on).unwrap();
    let file = Sales::from(file);
    assert_eq!(rejected(&file), [(3, "unknown_store")]);
    assert_eq!((file.rows, file.documents.len(), file.lines.len()), (3, 1, 2));
}
