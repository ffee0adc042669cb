//! Traffic, advertising, stock and reviews.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod facts_support;

use domain::Position;
use domain::facts::{FactKind, FactValue};
use domain::mapping::Field;
use domain::sales_file::RejectReason;
use domain::subject::Subject;
use facts_support::{
    day, gbk, keys, numbers, options, read, read_bytes, rejected, remarks, text, utf16, value,
    values,
};

const TRAFFIC: &str = "日期,访客数,浏览量,支付买家数,支付金额,支付件数,转化率,客单价\n";
const PRODUCT_TRAFFIC: &str =
    "日期,商品名称,商家编码,商品访客数,支付买家数,商品支付金额,支付商品件数,可售件数\n";
const ADS: &str = "推广计划名称,日期,花费,展现量,点击量,点击率,点击单价,成交笔数,成交金额,投产比\n";
const REVIEWS: &str = "商品名称,商家编码,反馈来源,评价日期,正负向,问题类型,评价内容,出现次数\n";
const STOCK: &str = "商品名称,商家编码,当前库存,单位成本,仓库名称,库龄,库存日期\n";

fn at(index: usize) -> Option<Position> {
    Some(Position::new(index))
}

#[test]
fn a_day_of_traffic_is_one_fact_in_whole_counts_and_fen() {
    let content = read(
        Subject::Traffic,
        &format!("{TRAFFIC}2026-11-21,\"1,204\",5310,87,\"¥6,543.215\",112,7.23%,75.21\n"),
    );
    assert_eq!(content.facts.kind, Some(FactKind::Traffic));
    assert_eq!((content.rows, rejected(&content)), (1, vec![]));
    let fact = &content.facts.rows[0];
    assert_eq!((fact.day, fact.store, fact.product, &*fact.key), (day(11, 21), None, None, ""));
    let expected = [
        ("visitors", 1_204),
        ("page_views", 5_310),
        ("buyers", 87),
        ("units_milli", 112_000),
        ("amount", 654_322), // 6543.215 yuan, half away from zero
    ]
    .map(|(name, number)| (name, FactValue::Number(number)));
    let told: Vec<_> = values(&content, fact).into_iter().map(|(n, v)| (n, v.clone())).collect();
    assert_eq!(told, expected, "ratios are computed, not stored");
}

#[test]
fn an_empty_cell_or_a_dash_is_nothing_and_not_zero() {
    let content = read(
        Subject::Traffic,
        &format!("{TRAFFIC}2026-11-20,10,,-,--,0,-,-\n2026-11-21,-,,-,,-,0.00%,\n"),
    );
    let fact = &content.facts.rows[0];
    for name in ["page_views", "buyers", "amount"] {
        assert_eq!(value(&content, fact, name), &FactValue::Nothing, "{name}");
    }
    assert_eq!(value(&content, fact, "units_milli"), &FactValue::Number(0), "a zero is a zero");
    assert_eq!(rejected(&content), [(3, "missing")], "a row without a figure says nothing");
    assert_eq!(content.rejects[0].reason, RejectReason::Missing(Field::Visitors));
}

#[test]
fn traffic_of_products_is_told_apart_by_product() {
    let content = read(
        Subject::Traffic,
        &format!(
            "{PRODUCT_TRAFFIC}2026-11-21,口红,kh-01,300,12,960.00,13,55\n\
             2026-11-21,面膜,MM-02,80,0,0.00,0,-\n2026-11-22,口红,KH-01,280,9,720.00,9,46\n"
        ),
    );
    let products: Vec<&str> = content.facts.products.iter().map(|p| &*p.code).collect();
    assert_eq!(products, ["KH-01", "MM-02"], "two spellings of a code are one product");
    let places: Vec<_> = content.facts.rows.iter().map(|fact| (fact.day, fact.product)).collect();
    assert_eq!(places, [(day(11, 21), at(0)), (day(11, 21), at(1)), (day(11, 22), at(0))]);
    assert_eq!(numbers(&content, "visitors"), [Some(300), Some(80), Some(280)]);
    assert_eq!(numbers(&content, "amount"), [Some(96_000), Some(0), Some(72_000)]);
    assert_eq!(numbers(&content, "units_milli"), [Some(13_000), Some(0), Some(9_000)]);
}

#[test]
fn the_later_of_two_rows_of_one_day_holds_and_they_are_not_added_up() {
    let traffic = format!(
        "{TRAFFIC}2026-11-20,10,,1,5.00,1,,\n2026-11-21,20,,2,6.00,2,,\n2026-11-20,11,,1,5.50,1,,\n"
    );
    let content = read(Subject::Traffic, &traffic);
    assert_eq!(numbers(&content, "visitors"), [Some(11), Some(20)]);
    assert_eq!(numbers(&content, "amount"), [Some(550), Some(600)]);
    assert_eq!((content.rows, remarks(&content)), (3, vec![("repeated_lines", 1)]));
}

#[test]
fn a_span_of_days_is_no_day() {
    let content = read(
        Subject::Traffic,
        &format!("{TRAFFIC}2026-11-16 ~ 2026-11-22,70,,,,,,\n2026-11-22 ~ 2026-11-22,9,,,,,,\n"),
    );
    assert_eq!(rejected(&content), [(2, "bad_date")], "a week's sum belongs to none of its days");
    assert_eq!(content.facts.rows[0].day, day(11, 22));
}

#[test]
fn the_encodings_of_platforms_read_the_same() {
    let table = format!("{TRAFFIC}2026年11月21日,15,30,2,88.80,3,,\n");
    let cases = [
        ("UTF-8", table.as_bytes().to_vec()),
        ("UTF-8 with a mark", [b"\xef\xbb\xbf", table.as_bytes()].concat()),
        ("GBK", gbk(&table)),
        ("UTF-16", utf16(&table)),
    ];
    for (name, bytes) in cases {
        let content = read_bytes(&bytes, &options());
        assert_eq!(content.subject, Subject::Traffic, "{name}");
        assert_eq!(numbers(&content, "amount"), [Some(8_880)], "{name}");
        assert_eq!(content.facts.rows[0].day, day(11, 21), "{name}");
    }
}

#[test]
fn titles_above_and_totals_below_are_no_facts() {
    let content = read(
        Subject::Traffic,
        &format!(
            "店铺流量报表\n统计日期：2026-11-20至2026-11-21\n{TRAFFIC}2026-11-20,10,,1,5.00,1,,\n2026-11-21,20,,2,6.00,2,,\n合计,30,,3,11.00,3,,\n"
        ),
    );
    assert_eq!((content.rows, rejected(&content)), (2, vec![]));
    assert_eq!(numbers(&content, "visitors"), [Some(10), Some(20)]);
    assert_eq!(remarks(&content), [("summary_rows", 1)]);
    let sums: Vec<_> =
        content.controls.iter().map(|sum| (sum.field, sum.stated, sum.counted)).collect();
    assert_eq!(sums, [(Field::Amount, 1_100, 1_100), (Field::Quantity, 3_000, 3_000)]);
}

#[test]
fn an_advertising_plan_has_a_fact_for_each_day_with_its_cost() {
    let content = read(
        Subject::Advertising,
        &format!(
            "{ADS}新品推广,2026-11-21,120.50,8000,160,2.00%,0.75,4,398.00,3.30\n\
             老客召回,2026-11-21,30.005,900,12,1.33%,2.50,-,-,-\n\
             新品推广,2026-11-22,99.00,7000,140,2.00%,0.71,3,290.00,2.93\n"
        ),
    );
    assert_eq!(content.facts.kind, Some(FactKind::Advertising));
    assert_eq!(keys(&content), ["新品推广", "老客召回", "新品推广"]);
    assert_eq!(numbers(&content, "cost"), [Some(12_050), Some(3_001), Some(9_900)]);
    assert_eq!(numbers(&content, "impressions"), [Some(8_000), Some(900), Some(7_000)]);
    assert_eq!(numbers(&content, "clicks"), [Some(160), Some(12), Some(140)]);
    assert_eq!(numbers(&content, "conversions"), [Some(4), None, Some(3)]);
    assert_eq!(numbers(&content, "amount"), [Some(39_800), None, Some(29_000)]);
}

#[test]
fn consumption_is_another_word_for_cost() {
    let content = read(
        Subject::Advertising,
        "日期,计划名称,消耗(元),展现量,点击量,转化数,成交金额(元)\n2026-11-21,直播间引流,88.8,1000,50,5,600\n",
    );
    assert_eq!(numbers(&content, "cost"), [Some(8_880)]);
    assert_eq!(numbers(&content, "conversions"), [Some(5)]);
    assert_eq!(keys(&content), ["直播间引流"]);
}

#[test]
fn reviews_alike_on_one_day_stand_beside_each_other() {
    let row = "口红,KH-01,淘宝,2026-11-21,负向,色差,颜色不对,2\n";
    let content = read(
        Subject::Reviews,
        &format!(
            "{REVIEWS}{row}{row}口红,KH-01,淘宝,2026-11-22,负向,色差,颜色不对,1\n口红,KH-01,淘宝,2026-11-21,好评,,很显白,-\n"
        ),
    );
    let keys = keys(&content);
    assert_eq!(keys[1], format!("{}#2", keys[0]), "the second alike on that day");
    assert_eq!(keys[2], keys[0], "another day tells them apart by itself");
    assert_ne!(keys[3], keys[0]);
    assert_eq!((keys[0].len(), remarks(&content)), (16, vec![]));
    assert_eq!(numbers(&content, "times"), [Some(2), Some(2), Some(1), None]);
    let fact = &content.facts.rows[0];
    assert_eq!(value(&content, fact, "channel"), &text("淘宝"));
    assert_eq!(value(&content, fact, "sentiment"), &text("negative"));
    assert_eq!(value(&content, fact, "problem"), &text("色差"));
    assert_eq!(value(&content, fact, "text"), &text("颜色不对"));
    assert_eq!(value(&content, &content.facts.rows[3], "sentiment"), &text("positive"));
}

#[test]
fn a_review_keeps_its_mark_whatever_stands_around_it() {
    let row = "口红,KH-01,淘宝,2026-11-21,负向,色差,颜色不对,2\n";
    let other = "口红,KH-01,淘宝,2026-11-21,中评,,一般,1\n";
    let one = read(Subject::Reviews, &format!("{REVIEWS}{row}"));
    let two = read(Subject::Reviews, &format!("{REVIEWS}{other}{row}"));
    assert_eq!(keys(&one)[0], keys(&two)[1]);
}

#[test]
fn marks_of_reviews_are_kept_in_thousandths() {
    let content = read(
        Subject::Reviews,
        "评价日期,商品名称,评价内容,评分,正负向\n2026-11-21,口红,不错,4.5,\n2026-11-21,口红,一般,3星,追评\n2026-11-21,口红,-,-,-\n",
    );
    assert_eq!(numbers(&content, "rating_milli"), [Some(4_500), Some(3_000)]);
    assert_eq!(value(&content, &content.facts.rows[0], "sentiment"), &FactValue::Nothing);
    assert_eq!(value(&content, &content.facts.rows[1], "sentiment"), &text("追评"), "as written");
    assert_eq!(rejected(&content), [(4, "missing")]);
}

#[test]
fn stock_is_told_by_warehouse_and_day() {
    let content = read(
        Subject::Stock,
        &format!(
            "{STOCK}口红,KH-01,55,12.3456,上海仓,30天,2026-11-21\n口红,KH-01,-3,12.3456,广州仓,-,2026-11-21\n\
             面膜,MM-02,2.5,,上海仓,7,2026-11-21\n口红,KH-01,54,12.3456,上海仓,30,2026-11-21\n"
        ),
    );
    assert_eq!(keys(&content), ["上海仓", "广州仓", "上海仓"]);
    assert_eq!(numbers(&content, "quantity_milli"), [Some(54_000), Some(-3_000), Some(2_500)]);
    assert_eq!(numbers(&content, "unit_cost_e4"), [Some(123_456), Some(123_456), None]);
    assert_eq!(numbers(&content, "age_days"), [Some(30), None, Some(7)]);
    assert_eq!(remarks(&content), [("repeated_lines", 1)]);
}

#[test]
fn stock_without_a_day_is_of_the_day_of_the_file() {
    let content = read(
        Subject::Stock,
        "商品名称,商家编码,当前库存,仓库名称\n口红,KH-01,55,上海仓\n面膜,MM-02,8,上海仓\n",
    );
    assert!(content.facts.rows.iter().all(|fact| fact.day == day(11, 30)));
    assert_eq!(remarks(&content), [("day_of_file", 2)]);
}

#[test]
fn stock_without_a_product_or_a_quantity_is_not_taken() {
    let content = read(
        Subject::Stock,
        &format!(
            "{STOCK},,5,1,上海仓,,2026-11-21\n口红,KH-01,-,1,上海仓,,2026-11-21\n口红,KH-01,五,1,上海仓,,2026-11-21\n"
        ),
    );
    let reasons: Vec<_> = content.rejects.iter().map(|reject| &reject.reason).collect();
    assert_eq!(
        reasons,
        [
            &RejectReason::Missing(Field::ProductCode),
            &RejectReason::Missing(Field::Quantity),
            &RejectReason::BadNumber(Field::Quantity, "五".to_string()),
        ]
    );
    assert_eq!((content.rows, content.facts.rows.len(), content.facts.products.len()), (3, 0, 0));
}

#[test]
fn a_count_is_told_beside_the_books() {
    let content = read(
        Subject::StockTake,
        "盘点日期,商品编码,商品名称,仓库,账面数量,实盘数量,差异数量,成本价\n\
         2026年11月20日,kh-01,口红,后仓,\"1,055\",\"1,050.5\",-4.5,12.3456\n\
         2026/11/20,MM-02,面膜,后仓,-,3,3,\n2026-11-20,KH-01,口红,卖场,7,0,-7,12.3456\n\
         2026-11-20,KH-01,口红,后仓,1055,1051,-4,12.3456\n",
    );
    assert_eq!(content.facts.kind, Some(FactKind::StockTake));
    assert_eq!(keys(&content), ["后仓", "后仓", "卖场"]);
    let books = [Some(1_055_000), None, Some(7_000)];
    assert_eq!(numbers(&content, "book_quantity_milli"), books, "a dash is not zero");
    let counted = [Some(1_051_000), Some(3_000), Some(0)];
    assert_eq!(numbers(&content, "counted_quantity_milli"), counted, "a zero is a zero");
    assert_eq!(numbers(&content, "unit_cost_e4"), [Some(123_456), None, Some(123_456)]);
    assert_eq!(remarks(&content), [("repeated_lines", 1)]);
    assert!(content.facts.rows.iter().all(|fact| fact.day == day(11, 20)));
}

#[test]
fn a_line_that_nobody_counted_is_not_taken() {
    let content = read(
        Subject::StockTake,
        "商品编码,账面数量,实盘数量\nKH-01,5,\nKH-01,5,-\nKH-01,5,五\nKH-01,5,-1\n,5,5\nKH-01,x,5\n\
         KH-01,5,4\n合计,5,4\n",
    );
    let missing = RejectReason::Missing(Field::CountedQuantity);
    let broken = |field, text: &str| RejectReason::BadNumber(field, text.to_string());
    let reasons: Vec<_> = content.rejects.iter().map(|reject| reject.reason.clone()).collect();
    assert_eq!(
        reasons,
        [
            missing.clone(),
            missing,
            broken(Field::CountedQuantity, "五"),
            broken(Field::CountedQuantity, "-1"),
            RejectReason::Missing(Field::ProductCode),
            broken(Field::BookQuantity, "x"),
        ]
    );
    assert_eq!(remarks(&content), [("day_of_file", 1), ("summary_rows", 1)]);
    let sums: Vec<_> =
        content.controls.iter().map(|sum| (sum.field, sum.stated, sum.counted)).collect();
    let expected = [(Field::BookQuantity, 5_000), (Field::CountedQuantity, 4_000)];
    assert_eq!(sums, expected.map(|(field, sum)| (field, sum, sum)));
}

#[test]
fn facts_of_a_store_that_is_not_the_chains_are_rejected() {
    let stock = read(
        Subject::Stock,
        "门店名称,商品名称,商家编码,当前库存\n徐汇店,口红,KH-01,5\n外地店,口红,KH-01,6\n静安店,口红,KH-01,7\n",
    );
    assert_eq!(rejected(&stock), [(3, "unknown_store")]);
    assert_eq!(stock.facts.stores, ["徐汇店", "静安店"]);
    let stores: Vec<_> = stock.facts.rows.iter().map(|fact| fact.store).collect();
    assert_eq!(stores, [at(0), at(1)]);
    let traffic = read(
        Subject::Traffic,
        "店铺名称,日期,访客数,浏览量\n外地店,2026-11-21,5,6\n徐汇店,2026-11-21,7,8\n静安店,2026-11-21,9,10\n",
    );
    assert_eq!(rejected(&traffic), [(2, "unknown_store")]);
    assert_eq!(numbers(&traffic, "visitors"), [Some(7), Some(9)], "a day of each store");
}
