//! One order as its page shows it.

use replica::{OrderDetail, OrderFilter, Page};
use storeloop_tests::{SalesRows, World};

const TILL: &str = "流水号,日期,类型,会员,实收金额,次卡支付,储值卡支付,储值本金支付,储值赠送支付,现金支付,支付方式\n\
    1,2026-11-21 10:00:00,销售,-,100.00,0,60.00,50.00,10.00,40.00,现金+储值\n\
    2,2026-11-21 12:00:00,退款,-,20.00,0,20.00,20.00,0,0,储值\n\
    3,2026-11-21 13:00:00,销售,-,30.00,0,0,0,0,0,微信支付\n";

fn order(world: &World, number: &str) -> OrderDetail {
    let filter = OrderFilter { text: number.into(), ..OrderFilter::default() };
    let rows = world.replica.list_orders(&world.owner(), &filter, Page::first(1)).expect("orders");
    world.replica.order(&world.owner(), rows.rows[0].id).expect("an order")
}

#[test]
fn an_order_tells_how_it_was_paid_and_what_of_it_is_new_money() {
    let world = World::new();
    let file = world.room().join("till.csv");
    std::fs::write(&file, TILL).expect("written");
    world.import(&[&file.to_string_lossy()]);

    // number, what its lines come to, ways with their marks, paid in all, new money
    type Case<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str, bool)], &'a str, &'a str);
    let cases: [Case<'_>; 3] = [
        (
            "1",
            "100.00",
            &[
                ("cash", "40.00", false),
                ("stored_principal", "50.00", true),
                ("stored_gift", "10.00", true),
            ],
            "100.00",
            "40.00",
        ),
        ("2", "-20.00", &[("stored_principal", "-20.00", true)], "-20.00", "0.00"),
        ("3", "30.00", &[("微信支付", "30.00", false)], "30.00", "30.00"),
    ];
    for (number, amount, ways, total, new_money) in cases {
        let told = order(&world, number);
        let paid = told.payments.expect("the till says how it was paid");
        let found: Vec<(&str, &str, bool)> = paid
            .ways
            .iter()
            .map(|way| (way.method.as_str(), way.amount.as_str(), way.prepaid))
            .collect();
        assert_eq!(found, ways, "{number}");
        let sums = (told.order.amount.as_str(), paid.total.as_str(), paid.new_money.as_str());
        assert_eq!(sums, (amount, total, new_money), "{number}");
    }
}

#[test]
fn an_order_of_a_file_that_says_nothing_of_payments_tells_none() {
    let world = World::new();
    let rows = SalesRows::new().line("A1", "2026-11-21 10:00", "LIP01", 1, "10", "");
    world.import(&[&rows.save(world.room(), "a.csv")]);
    assert_eq!(order(&world, "A1").payments, None);
}
