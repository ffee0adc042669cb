//! Customers made whole: found at once, known in full, cared for.

mod adding;
mod bulk;
mod care;
mod finding;
mod levels;
mod list;
mod odd;
mod privacy;
mod profile;
mod segments;

use std::path::Path;

use domain::Id;
use domain::customers::Customer;
use storeloop_tests::World;

/// Orders of one line over 100.00: number, day, phone, name, card.
pub fn orders(folder: &Path, file: &str, rows: &[[&str; 5]]) -> String {
    let mut text =
        String::from("订单号,下单时间,商品编码,商品名称,数量,单价,手机号,客户姓名,会员卡号\n");
    for [number, day, phone, name, card] in rows {
        text += &format!("{number},{day} 10:00:00,LIP01,口红,1,100,{phone},{name},{card}\n");
    }
    let path = folder.join(file);
    std::fs::write(&path, text).expect("a writable folder");
    path.to_string_lossy().into_owned()
}

/// The customer of a phone number.
pub fn of_phone(phone: &str) -> Id {
    Customer::id_of(phone, "", "", "").expect("a phone number")
}

/// Names of whom a text finds, best first.
pub fn found(world: &World, text: &str) -> Vec<String> {
    let rows = world.replica.search_customers(&world.owner(), text, 50).expect("searched");
    rows.into_iter().map(|row| row.customer.name).collect()
}
