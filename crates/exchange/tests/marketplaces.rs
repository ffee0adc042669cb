//! The traps in the order files of shop platforms.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use domain::Position;
use domain::orders::DocumentKind::{Refund, Sale};
use domain::orders::DocumentStatus::{Closed, Paid, Unpaid};
use domain::sales_file::{Document, Part};
use support::{Sales, file, rejected, remarked, sales, sales_in, total, totals};

const TAOBAO_ORDERS: &str = "订单编号,买家会员名,买家实际支付金额,订单状态,收货人姓名,收货地址 ,联系手机,订单创建时间,订单付款时间,宝贝标题,宝贝种类,宝贝总数量,退款金额,总金额,打款商家金额,卖家服务费\n";
const TAOBAO_LINES: &str = "子订单编号,主订单编号,标题,价格,购买数量,商家编码,订单状态,买家实际支付金额,退款状态,退款金额,订单创建时间\n";
const JD: &str = "店铺ID,订单号,商品ID,商品名称,订购数量,下单时间,京东价,订单金额,应付金额,下单帐号,客户姓名,客户地址,联系电话\n";
const PINDUODUO: &str = "商品,订单号,订单状态,商品总价(元),用户实付金额(元),商家实收金额(元),商品数量(件),商品id,商家编码-规格维度,样式ID,售后状态,订单成交时间\n";
const DOUYIN: &str = "主订单编号,子订单编号,选购商品,商品数量,商家编码,商品金额,订单应付金额,收件人,收件人手机号,详细地址,订单提交时间,订单状态,售后状态,支付方式\n";
const YOUZAN: &str = "订单号,订单状态,订单创建时间,全部商品名称,商品种类数,订单实付金额,收货人/提货人,收货人手机号/提货人手机号,分销员\n";
const SHOPIFY: &str = "Name,Email,Financial Status,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Refunded Amount\n";

/// Product name, quantity in thousandths and amount of each line.
fn lines<'a>(file: &'a Sales, document: &Document) -> Vec<(&'a str, i64, i64)> {
    let range = document.lines.start as usize..document.lines.end as usize;
    let name =
        |product: Option<Position>| product.map_or("", |at| &*file.products[at.index()].name);
    file.lines[range]
        .iter()
        .map(|line| (name(line.product), line.quantity_milli, line.amount.minor()))
        .collect()
}

fn day(document: &Document) -> String {
    exchange::cell::date::written(document.local_ms)
}

#[test]
fn a_list_of_orders_tells_buyer_time_and_what_was_paid() {
    let text = format!(
        "{TAOBAO_ORDERS}\
         =\"168000000000000001\",小鱼儿,￥1,\"234.50\",交易成功,张三,浙江省 杭州市,'13800138000,2016/5/23 22:02,2016/5/23 22:05,毛巾，浴巾,2,3,,,\"1,200.00元\",0.50元\n"
    )
    .replace("￥1,\"234.50\"", "\"￥1,234.50\"");
    let (gbk, _, _) = encoding_rs::GB18030.encode(&text);
    let read = sales_in(&file("ExportOrderList202403010000.csv", &gbk).path).unwrap();
    assert_eq!(read.content.format, "taobao_orders");
    let order = &read.documents[0];
    assert_eq!((&*order.number, order.part), ("168000000000000001", Part::Head));
    assert_eq!(day(order), "2016-05-23 22:02:00");
    assert_eq!(lines(&read, order), [("", 3_000, 123_450)], "one stand-in line");
    let customer = &read.customers[order.customer.unwrap().index()];
    assert_eq!((&*customer.outside_id, &*customer.phone), ("taobao:小鱼儿", "13800138000"));
}

#[test]
fn a_list_of_lines_joins_by_the_main_order() {
    let read = sales(&format!(
        "{TAOBAO_LINES}\
         1-1,1,毛巾,10.00,2,m01,交易成功,18.00,没有申请退款,,2024-03-01 10:00\n\
         1-2,1,浴巾,30.00,1,Y02,交易成功,28.00,没有申请退款,0.00,2024-03-01 10:00\n\
         2-1,2,毛巾,10.00,1,M01,交易关闭,0.00,退款成功,10.00,2024-03-01 11:00\n"
    ));
    assert_eq!(read.content.format, "taobao_order_lines");
    assert_eq!(totals(&read), [("1", Sale, 4_600), ("2", Sale, 0)]);
    assert!(read.documents.iter().all(|document| document.part == Part::Lines));
    assert_eq!(read.documents[1].status, Closed, "closed, and no refund beside it");
    assert_eq!(lines(&read, &read.documents[0]), [("毛巾", 2_000, 1_800), ("浴巾", 1_000, 2_800)]);
}

#[test]
fn what_went_back_of_a_paid_order_is_a_refund_under_its_number() {
    let read = sales(&format!(
        "{TAOBAO_LINES}\
         1-1,1,毛巾,10.00,2,M01,交易成功,18.00,退款成功,8.00,2024-03-01 10:00\n\
         1-2,1,浴巾,30.00,1,Y02,交易成功,28.00,退款成功,,2024-03-01 10:00\n\
         2-1,2,肥皂,5.00,3,F03,交易成功,15.00,退款中,15.00,2024-03-02 10:00\n\
         3-1,3,肥皂,5.00,1,F03,交易成功,5.00,退款成功,5.00,2024-03-03 10:00\n"
    ));
    assert_eq!(
        totals(&read),
        [
            ("1", Sale, 4_600),
            ("1", Refund, -3_600),
            ("2", Sale, 1_500),
            ("3", Sale, 500),
            ("3", Refund, -500)
        ]
    );
    let refund = &read.documents[1];
    assert_eq!(refund.local_ms, read.documents[0].local_ms);
    assert_eq!(
        lines(&read, refund),
        [("毛巾", 0, -800), ("浴巾", -1_000, -2_800)],
        "a part of the money is no goods coming back"
    );
    assert_eq!(lines(&read, &read.documents[4]), [("肥皂", -1_000, -500)]);
}

#[test]
fn the_paid_parts_of_an_order_closed_in_part_are_the_order() {
    let row = |order: &str, part: u32, status: &str, paid: u32| {
        format!(
            "{order}-{part},{order},毛巾,10.00,1,M{part},{status},{paid}.00,,,2024-03-01 10:00\n"
        )
    };
    let read = sales(&format!(
        "{TAOBAO_LINES}{}{}{}{}{}{}{}",
        row("1", 1, "交易关闭", 3),
        row("1", 2, "交易成功", 8),
        row("2", 1, "交易成功", 5),
        row("2", 2, "交易关闭", 7),
        row("1", 3, "交易成功", 4),
        row("3", 1, "等待买家付款", 6),
        row("3", 2, "交易关闭", 2),
    ));
    assert_eq!(totals(&read), [("1", Sale, 1_200), ("2", Sale, 500), ("3", Sale, 800)]);
    let statuses: Vec<_> = read.documents.iter().map(|document| document.status).collect();
    assert_eq!(statuses, [Paid, Paid, Unpaid]);
    assert_eq!((rejected(&read), remarked(&read, "filtered_rows")), (vec![], 2));
    assert_eq!(lines(&read, &read.documents[0]), [("毛巾", 1_000, 800), ("毛巾", 1_000, 400)]);
}

#[test]
fn statuses_of_every_platform_are_understood() {
    let cases = [
        ("等待买家付款", Unpaid),
        ("买家已付款,等待卖家发货", Paid),
        ("卖家已发货,等待买家确认", Paid),
        ("交易成功", Paid),
        ("交易关闭", Closed),
        ("待付款", Unpaid),
        ("待发货", Paid),
        ("已发货，待收货", Paid),
        ("已完成", Paid),
        ("已取消", Closed),
        ("已关闭", Closed),
        ("待支付", Unpaid),
        ("(删除)等待出库", Paid),
        ("已收货", Paid),
    ];
    for (word, status) in cases {
        let read =
            sales(&format!("{TAOBAO_ORDERS}1,甲,10,\"{word}\",,,,2024-03-01 10:00,,x,1,1,,,,\n"));
        assert_eq!(read.documents[0].status, status, "{word}");
    }
}

#[test]
fn an_order_of_jd_adds_up_to_what_was_payable() {
    let read = sales(&format!(
        "{JD}\
         7,A1,S1,水壶,2,2024-03-01 10:00:00,50.00,130.00,118.00,jd_fish,李四,北京市 朝阳区,1******6198\n\
         7,A1,S2,杯子,1,2024-03-01 10:00:00,30.00,130.00,118.00,jd_fish,李四,北京市 朝阳区,1******6198\n\
         7,A2,S1,水壶,1,2024-03-02 10:00:00,50.00,50.00,50.00,,王五,上海市,1******7777\n"
    ));
    assert_eq!(totals(&read), [("A1", Sale, 11_800), ("A2", Sale, 5_000)]);
    assert_eq!(
        lines(&read, &read.documents[0]),
        // 118.00 for 130.00: 90.77 and what is left of it.
        [("水壶", 2_000, 9_077), ("杯子", 1_000, 2_723)]
    );
    assert_eq!(lines(&read, &read.documents[1]).len(), 1, "nothing to make up for");
    assert_eq!(&*read.customers[0].outside_id, "jd:jd_fish");
    assert_eq!(read.documents[0].buyer, None, "an exact key is known");
    let buyer = &read.buyers[read.documents[1].buyer.unwrap().index()];
    assert_eq!(
        (&*buyer.name, &*buyer.masked_phone, &*buyer.address),
        ("王五", "1******7777", "上海市")
    );
    assert_eq!((read.documents[1].customer, remarked(&read, "masked_buyers")), (None, 1));
}

#[test]
fn weak_marks_make_a_buyer_and_never_a_customer() {
    // phone, name, address, and what is known of the buyer
    let cases = [
        ("138****8000", "", "", true),
        ("", "赵六", "苏州市", true),
        ("", "赵六", "", false),
        ("", "", "苏州市", false),
        ("", "赵六", "****", false),
        ("13900139000-1234", "赵六", "苏州市", true),
    ];
    for (phone, name, address, is_buyer) in cases {
        let read = sales(&format!(
            "{JD}7,A1,S1,水壶,1,2024-03-01 10:00:00,5,5,5,,{name},{address},{phone}\n"
        ));
        assert_eq!(read.customers, [], "{phone} {name} {address}");
        assert_eq!(read.documents[0].buyer.is_some(), is_buyer, "{phone} {name} {address}");
    }
}

#[test]
fn a_pinduoduo_row_without_a_time_takes_the_day_of_its_number() {
    let read = sales(&format!(
        "{PINDUODUO}\
         袜子,240305-111,已发货，待签收,10.00,9.00,9.00,1,s1,W1,x,无售后或售后取消,\"\t2024-03-05 08:30:00\"\n\
         袜子,240306-222,已收货,10.00,9.00,9.00,1,s1,W1,x,无售后或售后取消,\n\
         袜子,无号,已收货,10.00,9.00,9.00,1,s1,W1,x,无售后或售后取消,\n\
         袜子,241340-333,已收货,10.00,9.00,9.00,1,s1,W1,x,,-\n\
         袜子,240307-444,未发货，退款成功,10.00,9.00,9.00,2,s1,W1,x,退款成功,2024-03-07 08:00:00\n\
         袜子,240308-555,已取消,10.00,0,0,2,s1,W1,x,退款成功,2024-03-08 08:00:00\n"
    ));
    let days: Vec<_> = read.documents.iter().map(|d| (&*d.number, d.kind, day(d))).collect();
    let expected = [
        ("240305-111", Sale, "2024-03-05 08:30:00"),
        ("240306-222", Sale, "2024-03-06 00:00:00"),
        ("240307-444", Sale, "2024-03-07 08:00:00"),
        ("240307-444", Refund, "2024-03-07 08:00:00"),
        ("240308-555", Sale, "2024-03-08 08:00:00"),
    ];
    assert_eq!(days, expected.map(|(number, kind, day)| (number, kind, day.to_string())));
    assert_eq!(rejected(&read), [(4, "missing"), (5, "missing")], "no day of any month");
    assert_eq!(remarked(&read, "times_from_order_numbers"), 1);
    assert_eq!(total(&read, &read.documents[3]), -900, "all of it");
}

#[test]
fn several_sub_orders_in_a_cell_are_lines() {
    let read = sales(&format!(
        "\u{feff}{DOUYIN}\
         \"\t101\",\"\t101-1;101-2\",\"\t口红;面膜\",\"\t1;2\",K1;M2,39.00;60.00,\"\t39.00;50.00\",张*,138****8000,广东省 ****,\"\t2024-03-01 10:00:00\",已完成,-,微信\n\
         102,102-1;102-2,口红;面膜,1;2,K1;M2,99.00,89.00,-,-,-,2024-03-01 11:00:00,已完成,退款成功;-,-\n\
         103,103-1,口红,1,K1,39.00,39.00,-,-,-,2024-03-01 12:00:00,已完成,-,支付宝\n\
         104,104-1;104-2,口红;面膜,1;2,K1;M2,1;2;3,1;2;3,-,-,-,2024-03-01 12:00:00,已完成,-,-\n"
    ));
    assert_eq!(
        totals(&read),
        [("101", Sale, 8_900), ("102", Sale, 8_900), ("102", Refund, -8_900), ("103", Sale, 3_900)]
    );
    assert_eq!(lines(&read, &read.documents[0]), [("口红", 1_000, 3_900), ("面膜", 2_000, 5_000)]);
    assert_eq!(
        lines(&read, &read.documents[1]),
        [("口红", 1_000, 8_900), ("面膜", 2_000, 0)],
        "one amount for both is carried by the first"
    );
    assert_eq!(lines(&read, &read.documents[2]), [("口红", -1_000, -8_900)]);
    let codes: Vec<&str> = read.products.iter().map(|product| &*product.code).collect();
    assert_eq!(codes, ["K1", "M2"]);
    assert_eq!(rejected(&read), [(5, "bad_number")], "three amounts for two products");
    assert_eq!(read.methods, ["微信", "支付宝"]);
    assert_eq!(&*read.buyers[0].masked_phone, "138****8000");
}

#[test]
fn a_closed_row_of_several_sub_orders_is_one_row_passed_over() {
    let read = sales(&format!(
        "\u{feff}{DOUYIN}\
         101,101-1;101-2,口红;面膜,1;2,K1;M2,39.00;60.00,39.00;50.00,-,-,-,2024-03-01 10:00:00,已关闭,-,微信\n\
         101,101-3,口红,1,K1,39.00,39.00,-,-,-,2024-03-01 10:00:00,已完成,-,微信\n"
    ));
    assert_eq!(totals(&read), [("101", Sale, 3_900)]);
    assert_eq!((read.rows, read.documents[0].rows), (2, 1));
    assert_eq!((rejected(&read), remarked(&read, "filtered_rows")), (vec![], 1));
}

#[test]
fn products_with_counts_in_one_cell_are_quantities() {
    let read = sales(&format!(
        "{YOUZAN}\
         E1,交易完成,2024-03-01 10:00:00,口红(1件);面膜(2件),2,128.00,张三,13800138000,小王\n\
         E2,交易完成,2024-03-01 11:00:00,口红(3件),1,90.00,李四,13900139000,\n\
         E3,交易完成,2024-03-01 12:00:00,礼品卡,1,50.00,李四,13900139000,\n"
    ));
    assert_eq!(read.content.format, "youzan_orders");
    assert_eq!(
        lines(&read, &read.documents[0]),
        [("口红", 1_000, 0), ("面膜", 2_000, 0), ("", 0, 12_800)]
    );
    assert_eq!(lines(&read, &read.documents[1]), [("口红", 3_000, 9_000)]);
    assert_eq!(read.lines[3].unit_price_e4, 300_000);
    assert_eq!(lines(&read, &read.documents[2]), [("礼品卡", 1_000, 5_000)]);
    assert_eq!(
        (read.employees.as_slice(), read.documents[0].employee),
        (&["小王".into()][..], Some(Position::new(0)))
    );
    assert_eq!(&*read.customers[0].phone, "13800138000");
}

#[test]
fn an_order_of_shopify_runs_over_several_rows() {
    let text = format!(
        "{SHOPIFY}\
         #1001,Fish@Mail.example,paid,fulfilled,CNY,80.00,5.00,2.00,87.00,SPRING,10.00,2024-03-01 10:00:00 +0800,2,Cup,30.00,C1,0.00\n\
         #1001,Fish@Mail.example,,,,,,,,,,,1,Plate,30.00,P1,\n\
         #1002,b@mail.example,paid,fulfilled,USD,9.00,0,0,9.00,,0,2024-03-01 11:00:00 +0800,1,Cup,9.00,C1,\n\
         #1002,b@mail.example,,,,,,,,,,,1,Plate,30.00,P1,\n\
         #1003,c@mail.example,refunded,fulfilled,CNY,30.00,0,0,30.00,,0,2024-03-01 12:00:00 +0800,1,Cup,30.00,C1,30.00\n\
         #1004,c@mail.example,partially_refunded,fulfilled,CNY,30.00,0,0,30.00,,0,2024-03-01 13:00:00 +0800,1,Cup,30.00,C1,4.00\n\
         #1005,d@mail.example,voided,,CNY,30.00,0,0,30.00,,0,2024-03-01 14:00:00 +0800,1,Cup,30.00,C1,\n"
    );
    let read = sales(&text);
    assert_eq!(
        totals(&read),
        [
            ("#1001", Sale, 8_700),
            ("#1003", Sale, 3_000),
            ("#1004", Sale, 3_000),
            ("#1005", Sale, 3_000),
            ("#1003", Refund, -3_000),
            ("#1004", Refund, -400),
        ]
    );
    assert_eq!(lines(&read, &read.documents[0]), [("Cup", 2_000, 5_800), ("Plate", 1_000, 2_900)]);
    assert_eq!(rejected(&read), [(4, "other_currency"), (5, "other_currency")]);
    assert_eq!(&*read.customers[0].outside_id, "shopify:fish@mail.example");
    assert_eq!(read.documents[3].status, Closed);
    assert_eq!(lines(&read, &read.documents[4]), [("Cup", -1_000, -3_000)]);
}

#[test]
fn dressing_is_taken_off_every_cell() {
    let read = sales(
        "订单号,下单时间,商品名称,数量,金额,客户编号\n\
         \"=\"\"20240301001\"\"\",\"\t2024-03-01 10:00:00\",'毛巾,２,￥１２．５０,-\n\
         '20240301002,2024年3月1日 10:00,毛巾,1,\"1,234.50 元\",\n",
    );
    let numbers: Vec<_> = totals(&read).into_iter().map(|(number, _, sum)| (number, sum)).collect();
    assert_eq!(numbers, [("20240301001", 1_250), ("20240301002", 123_450)]);
    assert_eq!(read.lines[0].quantity_milli, 2_000);
    assert_eq!((read.products.len(), read.customers.len()), (1, 0));
}
