//! `set` and `add`: any record, from the command line.
//!
//! A record is taken as the fields that the register of tables knows, changed there, and saved by
//! the same operation as in the window, with the same rules.

use domain::Id;
use domain::org::{Department, Employee, Region, Store};
use domain::products::Product;
use domain::registry::{self, FieldType, Table};
use replica::{Done, Error, Replica};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::arguments::Record;
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::lookup;
use crate::printer::Printer;
use crate::speech::{noun_zh, say};

type Pairs = [(String, String)];

#[derive(Serialize)]
struct Saved {
    id: Id,
    /// By which it can be undone; none when nothing changed.
    tx: Option<i64>,
}

/// Changes fields of a record.
pub(super) fn set(
    chain: &Chain,
    record: &Record,
    changes: &Pairs,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let table = lookup::table(&record.table)?;
    let replica = &chain.replica;
    let done = match table.number {
        n if n == registry::STORE.number => {
            let store = edited(chain, table, &lookup::store(chain, &record.id)?, changes)?;
            (store.id, replica.save_store(&chain.owner, store)?)
        }
        n if n == registry::REGION.number => {
            let region = edited(chain, table, &lookup::region(chain, &record.id)?, changes)?;
            (region.id, replica.save_region(&chain.owner, region)?)
        }
        n if n == registry::DEPARTMENT.number => {
            let found = lookup::department(chain, &record.id)?;
            let department = edited(chain, table, &found, changes)?;
            (department.id, replica.save_department(&chain.owner, department)?)
        }
        n if n == registry::EMPLOYEE.number => {
            let employee = edited(chain, table, &lookup::employee(chain, &record.id)?, changes)?;
            (employee.id, replica.save_employee(&chain.owner, employee)?)
        }
        n if n == registry::PRODUCT.number => {
            let product = edited(chain, table, &lookup::product(chain, &record.id)?, changes)?;
            (product.id, replica.save_product(&chain.owner, product)?)
        }
        n if n == registry::CUSTOMER.number => {
            refuse_fixed(changes, &["outside_id"])?;
            let customer = edited(chain, table, &lookup::customer(chain, &record.id)?, changes)?;
            (customer.id, replica.save_customer(&chain.owner, customer)?)
        }
        n if n == registry::CHAIN.number => {
            refuse_fixed(changes, &["currency", "time_zone", "sample"])?;
            let found = replica.find_chain()?.ok_or(Error::NoChain)?;
            let new = edited(chain, table, &found, changes)?;
            (new.id, replica.save_chain(&chain.owner, &new.name, new.auto_lock_minutes)?)
        }
        _ => return Err(not_by_hand(table)),
    };
    print(done, printer)
}

/// Makes a record.
pub(super) fn add(
    chain: &Chain,
    table: &str,
    values: &Pairs,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let table = lookup::table(table)?;
    let Chain { replica, owner } = chain;
    let fresh = fresh(chain, table, values)?;
    let done = match table.number {
        n if n == registry::STORE.number => {
            let store: Store = changed(chain, table, &fresh, values)?;
            (store.id, replica.save_store(owner, store)?)
        }
        n if n == registry::REGION.number => {
            let region: Region = changed(chain, table, &fresh, values)?;
            (region.id, replica.save_region(owner, region)?)
        }
        n if n == registry::DEPARTMENT.number => {
            let department: Department = changed(chain, table, &fresh, values)?;
            (department.id, replica.save_department(owner, department)?)
        }
        n if n == registry::EMPLOYEE.number => {
            let employee: Employee = changed(chain, table, &fresh, values)?;
            (employee.id, replica.save_employee(owner, employee)?)
        }
        n if n == registry::PRODUCT.number => {
            let product: Product = changed(chain, table, &fresh, values)?;
            (product.id, replica.save_product(owner, product)?)
        }
        _ => return Err(not_by_hand(table)),
    };
    print(done, printer)
}

fn print((id, done): (Id, Done), printer: &mut Printer) -> Result<(), Failure> {
    let saved = Saved { id, tx: done.tx };
    printer.answer(&saved, |language| {
        vec![match saved.tx {
            Some(tx) => say(
                language,
                format!("已保存 {id}，可用 undo {tx} 撤销"),
                format!("saved {id}; undo {tx} takes it back"),
            ),
            None => say(language, "没有变化", "nothing changed").to_string(),
        }]
    })
}

/// The fields of a record that is about to be made.
fn fresh(chain: &Chain, table: &Table, values: &Pairs) -> Result<Map<String, Value>, Failure> {
    let given = |name: &str| values.iter().find(|(field, _)| field == name).map(|(_, value)| value);
    let mut fields: Map<String, Value> =
        table.fields.iter().map(|field| (field.name.to_string(), empty(field.kind))).collect();
    let id = match given("code") {
        // The same code is the same product on every device.
        Some(code) if table.number == registry::PRODUCT.number => {
            refuse_known(chain, code)?;
            Product::id_of(code)
        }
        Some(_) | None => chain.replica.new_id()?,
    };
    fields.insert("id".to_string(), Value::String(id.to_string()));
    let defaults = [
        (registry::STORE.number, "trade_area", "other".to_string()),
        (registry::STORE.number, "format", "standard".to_string()),
        (registry::STORE.number, "time_zone", time_zone(&chain.replica)?),
        (registry::PRODUCT.number, "kind", "goods".to_string()),
        (registry::EMPLOYEE.number, "role", "sales_associate".to_string()),
    ];
    for (number, field, value) in defaults {
        if number == table.number {
            fields.insert(field.to_string(), Value::String(value));
        }
    }
    Ok(fields)
}

fn refuse_known(chain: &Chain, code: &str) -> Result<(), Failure> {
    match chain.replica.product(&chain.owner, Product::id_of(code)) {
        Err(Error::NotFound(_)) => Ok(()),
        Err(error) => Err(error.into()),
        Ok(_) => Err(Error::Invalid { field: "code", reason: "taken" }.into()),
    }
}

fn time_zone(replica: &Replica) -> Result<String, Failure> {
    Ok(replica.find_chain()?.ok_or(Error::NoChain)?.time_zone)
}

fn empty(kind: FieldType) -> Value {
    match kind {
        FieldType::Text => Value::String(String::new()),
        FieldType::Integer => Value::from(0),
        FieldType::Flag => Value::Bool(false),
        FieldType::Id | FieldType::Day | FieldType::Json => Value::Null,
    }
}

/// A record of its own kind, with some fields changed.
fn edited<T: Serialize + DeserializeOwned>(
    chain: &Chain,
    table: &Table,
    record: &T,
    changes: &Pairs,
) -> Result<T, Failure> {
    changed(chain, table, record, changes)
}

/// Fields as a record with some of them changed, one after another, so that the one at fault is named.
fn changed<T: DeserializeOwned>(
    chain: &Chain,
    table: &Table,
    record: &impl Serialize,
    changes: &Pairs,
) -> Result<T, Failure> {
    let mut fields = serde_json::to_value(record)?;
    for (name, text) in changes {
        let field = table.fields.iter().find(|field| field.name == name);
        let field = field.ok_or_else(|| unknown_field(table, name))?;
        fields[name] = value(chain, name, field.kind, text)?;
        serde_json::from_value::<T>(fields.clone()).map_err(|_| bad_value(name, text))?;
    }
    Ok(serde_json::from_value(fields)?)
}

fn value(chain: &Chain, name: &str, kind: FieldType, text: &str) -> Result<Value, Failure> {
    Ok(match kind {
        FieldType::Text => Value::String(text.to_string()),
        FieldType::Integer => text.parse::<u32>().map_err(|_| bad_value(name, text))?.into(),
        FieldType::Flag => text.parse::<bool>().map_err(|_| bad_value(name, text))?.into(),
        FieldType::Id | FieldType::Day if text.is_empty() => Value::Null,
        FieldType::Day => Value::String(text.to_string()),
        FieldType::Id => Value::String(referred(chain, name, text)?.to_string()),
        FieldType::Json => return Err(bad_value(name, text)),
    })
}

/// The record a field refers to, by the noun in the field's name.
fn referred(chain: &Chain, name: &str, text: &str) -> Result<Id, Failure> {
    let table = match name {
        "store_id" | "home_store_id" => &registry::STORE,
        "region_id" => &registry::REGION,
        "department_id" | "parent_id" => &registry::DEPARTMENT,
        _ => return text.parse().map_err(|_| bad_value(name, text)),
    };
    lookup::record(chain, table, text, None)
}

fn refuse_fixed(changes: &Pairs, fixed: &[&'static str]) -> Result<(), Failure> {
    let asked = fixed.iter().find(|field| changes.iter().any(|(name, _)| name == *field));
    match asked {
        Some(field) => Err(Error::Invalid { field, reason: "fixed" }.into()),
        None => Ok(()),
    }
}

fn unknown_field(table: &Table, name: &str) -> Failure {
    let known: Vec<&str> = table.fields.iter().map(|field| field.name).collect();
    let known = known.join(", ");
    Failure::said(
        format!("{}没有字段 {name}；可用：{known}", noun_zh(table.name)),
        format!("{} has no field {name}; it has {known}", table.name),
    )
}

fn bad_value(name: &str, text: &str) -> Failure {
    Failure::said(format!("{name} 的值 {text} 无效"), format!("{text} is not a value for {name}"))
}

fn not_by_hand(table: &Table) -> Failure {
    Failure::said(
        format!("{}不能这样修改", noun_zh(table.name)),
        format!("{} cannot be changed like this", table.name),
    )
}
