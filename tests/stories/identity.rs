//! Who somebody is: exact keys join by themselves, weak marks only suggest, people decide, and what
//! they decided can be taken back.

mod hashed;
mod merging;
mod people;
mod review;
mod thousand;

use std::path::Path;

use domain::Id;
use replica::{BuyerFilter, BuyerRow, CustomerFilter, CustomerRow, OrderFilter, Page};
use storeloop_tests::World;

/// One order of one line over 10.00, with what its file says of the buyer.
#[derive(Clone, Copy, Default)]
pub struct Sold<'a> {
    pub number: &'a str,
    pub phone: &'a str,
    pub card: &'a str,
    pub name: &'a str,
    pub address: &'a str,
    pub channel: &'a str,
}

/// Writes orders as a file.
pub fn sold(folder: &Path, file: &str, orders: &[Sold<'_>]) -> String {
    let mut text =
        "订单号,下单时间,商品编码,商品名称,数量,单价,手机号,会员卡号,客户姓名,收货地址,渠道\n"
            .to_string();
    for order in orders {
        let Sold { number, phone, card, name, address, channel } = order;
        text += &format!(
            "{number},2026-11-21 10:00:00,LIP01,口红,1,10,{phone},{card},{name},{address},{channel}\n"
        );
    }
    save(folder, file, &text)
}

/// Writes a member list: card, name, phone, address.
pub fn members(folder: &Path, file: &str, rows: &[[&str; 4]]) -> String {
    let rows: String = rows.iter().map(|row| row.join(",") + "\n").collect();
    save(folder, file, &format!("会员卡号,姓名,手机号码,地址\n{rows}"))
}

fn save(folder: &Path, file: &str, text: &str) -> String {
    let path = folder.join(file);
    std::fs::write(&path, text).expect("a writable folder");
    path.to_string_lossy().into_owned()
}

/// A phone number as exports tell it that hash it; three kinds, in small letters or capitals.
pub fn hashed(phone: &str, kind: usize) -> String {
    use sha2::Digest;
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let hash = match kind % 3 {
        0 => hex(&md5::Md5::digest(phone)),
        1 => hex(&sha1::Sha1::digest(phone)),
        _ => hex(&sha2::Sha256::digest(phone)),
    };
    if kind.is_multiple_of(2) { hash.to_uppercase() } else { hash }
}

/// Every customer as the list shows them.
pub fn customers(world: &World) -> Vec<CustomerRow> {
    let list = world.replica.list_customers(
        &world.owner(),
        &CustomerFilter::default(),
        Page::first(10_000),
    );
    let mut rows = list.expect("customers").rows;
    rows.sort_by_key(|row| row.customer.id);
    rows
}

/// The customer of a card or phone.
pub fn customer(world: &World, key: &str) -> Id {
    let rows = customers(world);
    let found = rows.iter().find(|row| row.customer.phone == key || row.customer.card == key);
    found.unwrap_or_else(|| panic!("no customer {key}")).customer.id
}

/// Numbers of the orders that count for a customer.
pub fn orders_of(world: &World, customer: Id) -> Vec<String> {
    let filter = OrderFilter { customer_id: Some(customer), ..OrderFilter::default() };
    let list = world.replica.list_orders(&world.owner(), &filter, Page::first(1_000));
    let mut numbers: Vec<String> =
        list.expect("orders").rows.into_iter().map(|order| order.number).collect();
    numbers.sort();
    numbers
}

/// The buyers of the review queue, open or decided.
pub fn buyers(world: &World, decided: bool) -> Vec<BuyerRow> {
    let filter = BuyerFilter { decided, ..BuyerFilter::default() };
    let list = world.replica.list_buyers(&world.owner(), &filter, Page::first(5_000));
    list.expect("buyers").rows
}
