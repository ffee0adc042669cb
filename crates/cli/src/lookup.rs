//! Finding records by what people call them: a store's code, an order's number.

use domain::Id;
use domain::customers::Customer;
use domain::org::{Department, Employee, Region, Store};
use domain::products::{Product, normal_code};
use domain::registry::{self, Table};
use replica::{CustomerFilter, OrderFilter, ProductFilter};

use crate::data_folder::{Chain, every};
use crate::failure::Failure;
use crate::speech;

/// The table of a name; a noun in the singular will do.
pub(crate) fn table(name: &str) -> Result<&'static Table, Failure> {
    let singular = name.strip_suffix('s').unwrap_or(name);
    let name = match singular {
        "order" => registry::ORDER.name,
        _ if Table::named(name).is_some() => name,
        _ => singular,
    };
    Table::named(name).ok_or_else(|| {
        let known = registry::TABLES.map(|table| table.name).join(", ");
        Failure::said(
            format!("没有表 {name}；可用：{known}"),
            format!("there is no table {name}; there are {known}"),
        )
    })
}

/// The id of a record of a table. Anything that is an id is taken for one.
pub(crate) fn record(
    chain: &Chain,
    table: &Table,
    text: &str,
    store: Option<&str>,
) -> Result<Id, Failure> {
    if let Ok(id) = text.parse() {
        return Ok(id);
    }
    match table.number {
        n if n == registry::CHAIN.number => {
            Ok(chain.replica.find_chain()?.ok_or(replica::Error::NoChain)?.id)
        }
        n if n == registry::STORE.number => Ok(self::store(chain, text)?.id),
        n if n == registry::REGION.number => Ok(region(chain, text)?.id),
        n if n == registry::DEPARTMENT.number => Ok(department(chain, text)?.id),
        n if n == registry::EMPLOYEE.number || n == registry::CREDENTIAL.number => {
            Ok(employee(chain, text)?.id)
        }
        n if n == registry::PRODUCT.number => Ok(product(chain, text)?.id),
        n if n == registry::CUSTOMER.number => Ok(customer(chain, text)?.id),
        n if n == registry::ORDER.number => order(chain, text, store),
        n if n == registry::MAPPING.number => {
            let mappings = chain.replica.list_mappings()?;
            Ok(only("mapping", text, mappings, |mapping| mapping.name == text)?.id)
        }
        _ => Err(unknown(table.name, text)),
    }
}

/// A store by code, name or id.
pub(crate) fn store(chain: &Chain, text: &str) -> Result<Store, Failure> {
    let stores = chain.replica.list_stores()?;
    if let Some(store) = stores.iter().find(|store| store.code == text) {
        return Ok(store.clone());
    }
    only("store", text, stores, |store| store.name == text || is(store.id, text))
}

/// A region by name or id.
pub(crate) fn region(chain: &Chain, text: &str) -> Result<Region, Failure> {
    let regions = chain.replica.list_regions()?;
    only("region", text, regions, |region| region.name == text || is(region.id, text))
}

/// A department by name or id.
pub(crate) fn department(chain: &Chain, text: &str) -> Result<Department, Failure> {
    let departments = chain.replica.list_departments()?;
    only("department", text, departments, |found| found.name == text || is(found.id, text))
}

/// An employee by staff number or id.
pub(crate) fn employee(chain: &Chain, text: &str) -> Result<Employee, Failure> {
    let searched = if text.parse::<Id>().is_ok() { "" } else { text };
    let rows = every(|page| Ok(chain.replica.list_employees(&chain.owner, searched, page)?.rows))?;
    let employees = rows.into_iter().map(|row| row.employee).collect();
    only("employee", text, employees, |employee: &Employee| {
        employee.code == text || is(employee.id, text)
    })
}

/// A product by code or id.
pub(crate) fn product(chain: &Chain, text: &str) -> Result<Product, Failure> {
    if let Ok(id) = text.parse() {
        return Ok(chain.replica.product(&chain.owner, id)?.product);
    }
    let filter = ProductFilter { text: text.to_string(), ..ProductFilter::default() };
    let rows = every(|page| Ok(chain.replica.list_products(&chain.owner, &filter, page)?.rows))?;
    let products = rows.into_iter().map(|row| row.product).collect();
    only("product", text, products, |product: &Product| product.code == normal_code(text))
}

/// A customer by phone, card, the number an outside system uses, or id.
pub(crate) fn customer(chain: &Chain, text: &str) -> Result<Customer, Failure> {
    if let Ok(id) = text.parse() {
        return Ok(chain.replica.customer(&chain.owner, id)?.customer);
    }
    let filter = CustomerFilter::text(text);
    let rows = every(|page| Ok(chain.replica.list_customers(&chain.owner, &filter, page)?.rows))?;
    let customers = rows.into_iter().map(|row| row.customer).collect();
    only("customer", text, customers, |customer: &Customer| {
        [&customer.phone, &customer.card, &customer.outside_id].into_iter().any(|key| key == text)
    })
}

/// An order by number or id.
pub(crate) fn order(chain: &Chain, text: &str, store: Option<&str>) -> Result<Id, Failure> {
    if let Ok(id) = text.parse() {
        return Ok(id);
    }
    let store_id = store.map(|code| self::store(chain, code)).transpose()?.map(|store| store.id);
    let filter = OrderFilter { text: text.to_string(), store_id, ..OrderFilter::default() };
    let orders = every(|page| Ok(chain.replica.list_orders(&chain.owner, &filter, page)?.rows))?;
    Ok(only("order", text, orders, |order| order.number == text)?.id)
}

fn is(id: Id, text: &str) -> bool {
    text.parse() == Ok(id)
}

fn only<T>(
    noun: &'static str,
    text: &str,
    rows: Vec<T>,
    fits: impl Fn(&T) -> bool,
) -> Result<T, Failure> {
    let mut fitting = rows.into_iter().filter(|row| fits(row));
    let first = fitting.next().ok_or_else(|| unknown(noun, text))?;
    if fitting.next().is_none() {
        return Ok(first);
    }
    Err(Failure::said(
        format!("有多个{}叫 {text}，请用 id 指明", speech::noun_zh(noun)),
        format!("several records are {noun} {text}; name one by its id"),
    ))
}

fn unknown(noun: &str, text: &str) -> Failure {
    Failure::said(
        format!("没有{} {text}", speech::noun_zh(noun)),
        format!("there is no {noun} {text}"),
    )
}
