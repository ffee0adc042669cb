//! Lists of products and members, and numbers that people keep: records that a file tells, compared
//! with those that are there.

use std::collections::{BTreeMap, HashMap};

use domain::Id;
use domain::customers::Customer;
use domain::file_content::{FileContent, MemberListed, ProductListed};
use domain::metrics::ManualValue;
use domain::products::{Product, ProductKind};
use domain::sales_file::CustomerSeen;
use rusqlite::Connection;

use crate::error::{Result, invalid};
use crate::levels;
use crate::orders::{
    Ref, Stores, Verdict, customers_seen, filled, filled_hash, key_of, known_by_number,
    product_coded,
};
use crate::transact::{self, Tx};

/// Records of a list, as they will be, with what they are to the database.
#[derive(Default)]
pub(super) struct ListPlan {
    pub(super) products: Vec<(Product, Verdict)>,
    pub(super) members: Vec<(Customer, Verdict)>,
    /// Numbers, each with its row in the file.
    pub(super) values: Vec<(u32, ManualValue, Verdict)>,
    /// New members whose number is that of a customer known already.
    pub(super) known_by_number: u32,
}

impl ListPlan {
    pub(super) fn make(
        sql: &Connection,
        file: &FileContent,
        default_store: Option<Id>,
    ) -> Result<Self> {
        let products =
            file.products.iter().map(|listed| product(sql, listed)).collect::<Result<_>>()?;
        let seen: Vec<CustomerSeen> = file.members.iter().map(seen).collect();
        let found = customers_seen(sql, &seen)?;
        let known_by_number = known_by_number(sql, &seen, &found)?;
        let members = members(sql, file, found, default_store)?;
        let values = values(sql, file, default_store)?;
        Ok(Self { products, members, values, known_by_number })
    }

    pub(super) fn write(&self, tx: &mut Tx<'_>) -> Result<()> {
        for (product, verdict) in &self.products {
            if *verdict != Verdict::Same {
                tx.put(product)?;
            }
        }
        for (member, verdict) in &self.members {
            if *verdict != Verdict::Same {
                tx.put(member)?;
            }
        }
        for (_, value, verdict) in &self.values {
            if *verdict != Verdict::Same {
                tx.put(value)?;
            }
        }
        Ok(())
    }

    pub(super) fn verdicts(&self) -> impl Iterator<Item = Verdict> {
        let products = self.products.iter().map(|(_, verdict)| *verdict);
        let members = self.members.iter().map(|(_, verdict)| *verdict);
        products.chain(members).chain(self.rows_of_values())
    }

    /// What each row of numbers is, however many it tells: changed when one of them is, the same
    /// when all are.
    fn rows_of_values(&self) -> impl Iterator<Item = Verdict> {
        let mut rows: BTreeMap<u32, Verdict> = BTreeMap::new();
        for (row, _, verdict) in &self.values {
            let known = rows.entry(*row).or_insert(*verdict);
            *known = match (*known, *verdict) {
                (Verdict::Same, other) => other,
                (Verdict::New, changed @ Verdict::Changed(_)) => changed,
                (before, _) => before,
            };
        }
        rows.into_values()
    }
}

/// What a list says replaces what was known; where it says nothing, that stays.
fn told(known: &str, told: &str) -> String {
    if told.is_empty() { known } else { told }.to_string()
}

fn product(sql: &Connection, listed: &ProductListed) -> Result<(Product, Verdict)> {
    let found = product_coded(sql, &listed.code)?;
    let known: Option<Product> = transact::find(sql, found.id)?;
    let old = known.clone().unwrap_or_else(|| Product {
        id: found.id,
        ..Product::new(&listed.code, "", "", ProductKind::Goods)
    });
    let now = Product {
        name: told(&old.name, &listed.name),
        category: told(&old.category, &listed.category),
        short_code: told(&old.short_code, &listed.short_code),
        unit: told(&old.unit, &listed.unit),
        unit_cost: listed.unit_cost.map(domain::Money::minor).or(old.unit_cost),
        list_price: listed.list_price.map(domain::Money::minor).or(old.list_price),
        commission_kind: told(&old.commission_kind, &listed.commission_kind),
        commission: told(&old.commission, &listed.commission),
        ..old
    };
    let verdict = verdict(sql, "product", known.as_ref(), &now, now.id)?;
    Ok((now, verdict))
}

fn members(
    sql: &Connection,
    file: &FileContent,
    found: Vec<Ref>,
    default_store: Option<Id>,
) -> Result<Vec<(Customer, Verdict)>> {
    let stores = Stores::load(sql)?;
    let own_levels = levels::rules(sql)?.own;
    // Two rows of one member: the second begins where the first ended.
    let mut so_far: HashMap<Id, Customer> = HashMap::new();
    let mut members = Vec::with_capacity(found.len());
    for (listed, found) in file.members.iter().zip(found) {
        let store = match listed.store {
            Some(at) => stores.named(&file.sales.stores[at.index()]).map(|store| store.id),
            None => default_store,
        };
        let known: Option<Customer> = match so_far.remove(&found.id) {
            Some(known) => Some(known),
            None => transact::find(sql, found.id)?,
        };
        let home = known.as_ref().map(|known| known.home_store_id).or(store);
        let Some(home) = home else { return invalid("store_id", "missing") };
        let old = known.clone().unwrap_or_else(|| Customer::new(found.id, home));
        let now = member(old, listed, own_levels);
        let verdict = verdict(sql, "customer", known.as_ref(), &now, now.id)?;
        so_far.insert(now.id, now.clone());
        members.push((now, verdict));
    }
    Ok(members)
}

fn values(
    sql: &Connection,
    file: &FileContent,
    default_store: Option<Id>,
) -> Result<Vec<(u32, ManualValue, Verdict)>> {
    let stores = Stores::load(sql)?;
    let mut values = Vec::with_capacity(file.values.len());
    for listed in &file.values {
        let store = match listed.store {
            Some(at) => stores.named(&file.sales.stores[at.index()]).map(|store| store.id),
            None => default_store,
        };
        let Some(store) = store else { return invalid("store_id", "missing") };
        let now = ManualValue::of(store, listed.day, listed.measure, listed.value);
        let known: Option<ManualValue> = transact::find(sql, now.id)?;
        let verdict = verdict(sql, "manual_value", known.as_ref(), &now, now.id)?;
        values.push((listed.row, now, verdict));
    }
    Ok(values)
}

fn seen(listed: &MemberListed) -> CustomerSeen {
    CustomerSeen {
        outside_id: listed.outside_id.clone(),
        phone: listed.phone.clone(),
        phone_hash: listed.phone_hash.clone(),
        card: listed.card.clone(),
        name: listed.name.clone(),
        birthday: listed.birthday.clone(),
    }
}

/// Who somebody is, people may have corrected; how things stand with them, the list knows best. Only
/// their level it does not tell where the chain has rules of its own.
fn member(old: Customer, listed: &MemberListed, own_levels: bool) -> Customer {
    if old.erased_on.is_some() {
        return old;
    }
    Customer {
        name: filled(&old.name, &listed.name),
        phone: filled(&old.phone, &listed.phone),
        phone_hash: filled_hash(&old, &listed.phone_hash),
        card: filled(&old.card, &listed.card),
        outside_id: filled(&old.outside_id, &listed.outside_id),
        note: filled(&old.note, &listed.note),
        gender: filled(&old.gender, &listed.gender),
        birthday: filled(&old.birthday, &listed.birthday),
        email: filled(&old.email, &listed.email),
        we_chat: filled(&old.we_chat, &listed.we_chat),
        address: filled(&old.address, &listed.address),
        referrer: filled(&old.referrer, &listed.referrer),
        id_number: filled(&old.id_number, &listed.id_number),
        level: told(&old.level, if own_levels { "" } else { &listed.level }),
        joined_on: told(&old.joined_on, &listed.joined_on),
        balance: listed.balance.map(domain::Money::minor).or(old.balance),
        points: listed.points.or(old.points),
        ..old
    }
}

fn verdict<T: PartialEq>(
    sql: &Connection,
    table: &str,
    known: Option<&T>,
    now: &T,
    id: Id,
) -> Result<Verdict> {
    Ok(match known {
        None => Verdict::New,
        Some(known) if known == now => Verdict::Same,
        Some(_) => Verdict::Changed(key_of(sql, table, id)?),
    })
}
