//! `customers add`, `tag`, `untag`, `assign`, `contact`, `consent`, `reveal`, `erase`, `settle-levels`:
//! what a shop does for its customers.

use domain::Id;
use domain::care::{ConsentChannel, ConsentState, ContactKind, Tag, TagColour};
use domain::new_customer::NewCustomer;
use replica::{ChosenCustomers, ErasedPerson, NewContact};
use serde::Serialize;

use crate::arguments::{Channel, ContactWay, NewOne, Said};
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::lookup;
use crate::printer::Printer;
use crate::speech::say;

#[derive(Serialize)]
struct Counted {
    /// How many customers changed.
    count: u32,
    /// By which it can be undone; none when nothing changed.
    tx: Option<i64>,
}

#[derive(Serialize)]
struct Added {
    id: Id,
    /// Whether there was none before.
    is_new: bool,
    tx: Option<i64>,
}

#[derive(Serialize)]
struct Noted {
    id: Id,
    tx: Option<i64>,
}

#[derive(Serialize)]
struct Revealed {
    phone: String,
}

/// Makes a customer, or tells who has the phone number or card already.
pub(super) fn add(chain: &Chain, new: &NewOne, printer: &mut Printer) -> Result<(), Failure> {
    let store_id = match &new.store {
        Some(code) => Some(lookup::store(chain, code)?.id),
        None => None,
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let typed = NewCustomer {
        phone: text(&new.phone),
        name: text(&new.name),
        card: text(&new.card),
        store_id,
    };
    let done = chain.replica.add_customer(&chain.owner, &typed)?;
    let added = Added { id: done.value.id, is_new: done.value.is_new, tx: done.tx };
    printer.answer(&added, |language| {
        let id = added.id;
        vec![match added.is_new {
            true => say(language, format!("已新建 {id}"), format!("added {id}")),
            false => say(language, format!("本来就有 {id}"), format!("known already: {id}")),
        }]
    })
}

/// Puts a tag on customers; a tag that is not there is made only when asked.
pub(super) fn tag(
    chain: &Chain,
    name: &str,
    customers: &[String],
    make: bool,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let chosen = chosen(chain, customers)?;
    let tag = match named(chain, name)? {
        Some(tag) => tag,
        None if make => {
            let id = chain.replica.new_id()?;
            let tag = Tag { id, name: name.to_string(), colour: TagColour::Teal };
            chain.replica.save_tag(&chain.owner, tag)?;
            id
        }
        None => return Err(no_tag(name)),
    };
    let done = chain.replica.tag_customers(&chain.owner, &chosen, tag)?;
    counted(done.value, done.tx, printer)
}

/// Takes a tag off customers.
pub(super) fn untag(
    chain: &Chain,
    name: &str,
    customers: &[String],
    printer: &mut Printer,
) -> Result<(), Failure> {
    let tag = named(chain, name)?.ok_or_else(|| no_tag(name))?;
    let done = chain.replica.untag_customers(&chain.owner, &chosen(chain, customers)?, tag)?;
    counted(done.value, done.tx, printer)
}

/// Gives customers to an employee, or to nobody.
pub(super) fn assign(
    chain: &Chain,
    employee: Option<&str>,
    customers: &[String],
    printer: &mut Printer,
) -> Result<(), Failure> {
    let employee = match employee {
        Some(code) => Some(lookup::employee(chain, code)?.id),
        None => None,
    };
    let done =
        chain.replica.assign_customers(&chain.owner, &chosen(chain, customers)?, employee)?;
    counted(done.value, done.tx, printer)
}

/// Notes a contact that was just had.
pub(super) fn contact(
    chain: &Chain,
    customer: &str,
    way: ContactWay,
    text: &str,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let customer_id = lookup::customer(chain, customer)?.id;
    let kind = match way {
        ContactWay::Phone => ContactKind::Phone,
        ContactWay::Email => ContactKind::Email,
        ContactWay::Social => ContactKind::Social,
        ContactWay::Online => ContactKind::Online,
        ContactWay::Visit => ContactKind::Visit,
        ContactWay::Note => ContactKind::Note,
    };
    let new = NewContact { customer_id, kind, at: None, text: text.to_string() };
    let done = chain.replica.log_contact(&chain.owner, &new)?;
    noted(done.value, done.tx, printer)
}

/// Notes what a customer said about a channel, or that they want no contact at all.
pub(super) fn consent(
    chain: &Chain,
    customer: &str,
    channel: Channel,
    said: Said,
    source: &str,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let id = lookup::customer(chain, customer)?.id;
    let channel = match channel {
        Channel::Sms => ConsentChannel::Sms,
        Channel::Phone => ConsentChannel::Phone,
        Channel::WeChat => ConsentChannel::WeChat,
    };
    let state = match said {
        Said::Given => ConsentState::Given,
        Said::Withdrawn => ConsentState::Withdrawn,
        Said::Unknown => ConsentState::Unknown,
    };
    let done = chain.replica.set_consent(&chain.owner, id, channel, state, source)?;
    noted(id, done.tx, printer)
}

/// Shows a phone number in full, and notes why.
pub(super) fn reveal(
    chain: &Chain,
    customer: &str,
    reason: &str,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let id = lookup::customer(chain, customer)?.id;
    let phone = chain.replica.reveal_phone(&chain.owner, id, reason)?.value;
    let shown = Revealed { phone };
    printer.answer(&shown, |_| vec![shown.phone.clone()])
}

/// Takes everything personal of a customer out; it cannot be undone and must be said to be meant.
pub(super) fn erase(
    chain: &Chain,
    customer: &str,
    for_good: bool,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let id = lookup::customer(chain, customer)?.id;
    if !for_good {
        return Err(Failure::said(
            "抹去不能撤销；确定的话加 --for-good",
            "erasing cannot be undone; say --for-good when it is meant",
        ));
    }
    let erased: ErasedPerson = chain.replica.erase_person(&chain.owner, id)?.value;
    printer.answer(&erased, |language| {
        let (customers, rows) = (erased.customers, erased.log_rows);
        vec![say(
            language,
            format!("已抹去，涉及 {customers} 条客户记录、{rows} 条修改记录"),
            format!("erased: {customers} customer records, {rows} rows of the log"),
        )]
    })
}

/// Gives everybody the member level that the chain's own rules say.
pub(super) fn settle_levels(chain: &Chain, printer: &mut Printer) -> Result<(), Failure> {
    let done = chain.replica.settle_levels(&chain.owner)?;
    counted(done.value, done.tx, printer)
}

fn chosen(chain: &Chain, customers: &[String]) -> Result<ChosenCustomers, Failure> {
    let ids = customers.iter().map(|text| Ok(lookup::customer(chain, text)?.id));
    Ok(ChosenCustomers::These { ids: ids.collect::<Result<_, Failure>>()? })
}

fn named(chain: &Chain, name: &str) -> Result<Option<Id>, Failure> {
    let tags = chain.replica.list_tags(&chain.owner)?;
    Ok(tags.into_iter().find(|row| row.tag.name == name.trim()).map(|row| row.tag.id))
}

fn no_tag(name: &str) -> Failure {
    Failure::said(
        format!("没有标签 {name}；加 --make 就新建"),
        format!("there is no tag {name}; --make makes it"),
    )
}

fn counted(count: u32, tx: Option<i64>, printer: &mut Printer) -> Result<(), Failure> {
    printer.answer(&Counted { count, tx }, |language| {
        vec![match tx {
            None => say(language, "没有变化".to_string(), "nothing changed".to_string()),
            Some(tx) => say(
                language,
                format!("{count} 位客户，可用 undo {tx} 撤销"),
                format!("{count} customers; undo {tx} takes it back"),
            ),
        }]
    })
}

fn noted(id: Id, tx: Option<i64>, printer: &mut Printer) -> Result<(), Failure> {
    printer.answer(&Noted { id, tx }, |language| {
        vec![match tx {
            None => say(language, "没有变化".to_string(), "nothing changed".to_string()),
            Some(tx) => say(
                language,
                format!("已记下，可用 undo {tx} 撤销"),
                format!("noted; undo {tx} takes it back"),
            ),
        }]
    })
}
