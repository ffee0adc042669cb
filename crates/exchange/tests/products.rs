//! Product lists.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod facts_support;

use domain::Money;
use domain::file_content::ProductListed;
use domain::mapping::Field;
use domain::sales_file::RejectReason;
use domain::subject::Subject;
use facts_support::{gbk, options, read, read_bytes, rejected, remarks};

const PRODUCTS: &str = "商品编码,商品名称,商品简码,商品分类ID,计量单位,参考进价,零售单价,商品积分,商品类型,最低折扣,提成类型,提成金额(比例),商品简介\n";

#[test]
fn a_product_list_says_what_a_product_costs_and_pays() {
    let table = format!(
        "{PRODUCTS}kh-01,口红,KH,12,支,12.345,59.90元,5,普通,0.8,按比例,5%,显白\n\
         \t6901234567892,面膜,MM,13,盒,-,\"1,280.00\",,普通,,按金额,2.00,\n"
    );
    let content = read_bytes(&gbk(&table), &options());
    assert_eq!((content.subject, content.rows), (Subject::Products, 2));
    let fen = |minor| Some(Money::from_minor(minor));
    assert_eq!(
        content.products,
        [
            ProductListed {
                code: "KH-01".into(),
                name: "口红".into(),
                short_code: "KH".into(),
                category: "12".into(),
                unit: "支".into(),
                unit_cost: fen(1_235),
                list_price: fen(5_990),
                commission_kind: "按比例".into(),
                commission: "5%".into(),
            },
            ProductListed {
                code: "6901234567892".into(),
                name: "面膜".into(),
                short_code: "MM".into(),
                category: "13".into(),
                unit: "盒".into(),
                unit_cost: None,
                list_price: fen(128_000),
                commission_kind: "按金额".into(),
                commission: "2.00".into(),
            },
        ]
    );
}

#[test]
fn a_product_needs_a_code_a_name_and_no_price_below_zero() {
    let content = read(
        Subject::Products,
        "商品编码,商品名称,参考进价,零售单价\n,口红,1,2\nMM,,1,2\nKH,口红,1,-2\nXX,眉笔,一元,2\nOK,香水,0,0\n",
    );
    let reasons: Vec<_> = content.rejects.iter().map(|reject| &reject.reason).collect();
    assert_eq!(
        reasons,
        [
            &RejectReason::Missing(Field::ProductCode),
            &RejectReason::Missing(Field::ProductName),
            &RejectReason::NegativePrice("-2".to_string()),
            &RejectReason::BadNumber(Field::UnitCost, "一元".to_string()),
        ]
    );
    assert_eq!(content.products[0].unit_cost, Some(Money::ZERO), "free of charge is a price");
}

#[test]
fn a_product_listed_twice_fills_its_gaps_from_the_later_row() {
    let content = read(
        Subject::Products,
        "商品编码,商品名称,计量单位,参考进价,零售单价\nkh-01,口红,,12.00,\nKH-01,口红旧名,支,13.00,59.90\n",
    );
    assert_eq!((content.rows, content.products.len(), rejected(&content)), (2, 1, vec![]));
    let product = &content.products[0];
    assert_eq!((&*product.name, &*product.unit), ("口红", "支"));
    assert_eq!(product.unit_cost, Some(Money::from_minor(1_200)));
    assert_eq!(product.list_price, Some(Money::from_minor(5_990)));
    assert_eq!(remarks(&content), [("repeated_lines", 1)]);
}
