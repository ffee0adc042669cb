//! `buyers` and `customers`: who somebody is.

use domain::Id;
use domain::identity::CandidateReason;
use replica::{BuyerFilter, BuyerRow, Candidate, Done, Duplicate, DuplicateReason, Language};
use serde::Serialize;

use super::{care, customers};
use crate::arguments::{Buyers, Customers, Decision};
use crate::data_folder::{Chain, every};
use crate::failure::Failure;
use crate::lookup;
use crate::printer::Printer;
use crate::speech::say;

#[derive(Serialize)]
struct Saved {
    id: Id,
    /// By which it can be undone; none when nothing changed.
    tx: Option<i64>,
}

/// Lists buyers known by weak marks only, or says who one is.
pub(super) fn buyers(chain: &Chain, buyers: &Buyers, printer: &mut Printer) -> Result<(), Failure> {
    match buyers {
        Buyers::List { text, decided } => {
            let filter = BuyerFilter { text: text.clone().unwrap_or_default(), decided: *decided };
            let rows =
                every(|page| Ok(chain.replica.list_buyers(&chain.owner, &filter, page)?.rows))?;
            printer.answer(&rows, |language| {
                rows.iter().flat_map(|row| buyer_lines(language, row)).collect()
            })
        }
        Buyers::Decide { id, decision } => decide(chain, *id, decision, printer),
    }
}

/// Lists customers that share a key, merges two or sets one apart again.
pub(super) fn customers(
    chain: &Chain,
    asked: &Customers,
    printer: &mut Printer,
) -> Result<(), Failure> {
    match asked {
        Customers::Search { text, limit } => customers::search(chain, text, *limit, printer),
        Customers::Show { id } => customers::show(chain, id, printer),
        Customers::Add(new) => care::add(chain, new, printer),
        Customers::Tag { name, customers, make } => {
            care::tag(chain, name, customers, *make, printer)
        }
        Customers::Untag { name, customers } => care::untag(chain, name, customers, printer),
        Customers::Assign { customers, employee } => {
            care::assign(chain, employee.as_deref(), customers, printer)
        }
        Customers::Contact { id, way, text } => care::contact(chain, id, *way, text, printer),
        Customers::Consent { id, channel, said, source } => {
            care::consent(chain, id, *channel, *said, source, printer)
        }
        Customers::Reveal { id, reason } => care::reveal(chain, id, reason, printer),
        Customers::Erase { id, for_good } => care::erase(chain, id, *for_good, printer),
        Customers::SettleLevels => care::settle_levels(chain, printer),
        Customers::Duplicates => {
            let rows = every(|page| Ok(chain.replica.list_duplicates(&chain.owner, page)?.rows))?;
            printer.answer(&rows, |language| {
                rows.iter().map(|row| duplicate_line(language, row)).collect()
            })
        }
        Customers::Merge { keep, merged } => {
            let keep = lookup::customer(chain, keep)?.id;
            let merged = lookup::customer(chain, merged)?.id;
            let done = chain.replica.merge_customers(&chain.owner, keep, merged)?;
            saved(merged, &done, printer)
        }
        Customers::Merged { id } => {
            let id = lookup::customer(chain, id)?.id;
            let rows = chain.replica.list_merged(&chain.owner, id)?;
            printer.answer(&rows, |language| {
                rows.iter().map(|row| candidate_line(language, row)).collect()
            })
        }
        Customers::Unmerge { id } => {
            let done = chain.replica.unmerge_customer(&chain.owner, *id)?;
            saved(*id, &done, printer)
        }
    }
}

fn decide(
    chain: &Chain,
    buyer: Id,
    decision: &Decision,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let customer = match &decision.customer {
        Some(text) => Some(lookup::customer(chain, text)?.id),
        None => None,
    };
    let done = chain.replica.decide_buyer(&chain.owner, buyer, customer, decision.other)?;
    saved(buyer, &done, printer)
}

fn saved(id: Id, done: &Done, printer: &mut Printer) -> Result<(), Failure> {
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

fn buyer_lines(language: Language, row: &BuyerRow) -> Vec<String> {
    let buyer = &row.buyer;
    let decision = match buyer.decision.as_str() {
        "same" => say(language, "已认出", "known"),
        "other" => say(language, "不是我们认识的人", "nobody we know"),
        _ => say(language, "待认", "open"),
    };
    let head = format!(
        "{}  {}  {}  {}  {} / {}  {decision}",
        buyer.id, buyer.name, buyer.masked_phone, buyer.address, row.orders, row.amount
    );
    let candidates =
        row.candidates.iter().map(|found| format!("    {}", candidate_line(language, found)));
    [head].into_iter().chain(candidates).collect()
}

fn candidate_line(language: Language, found: &Candidate) -> String {
    let reason = match found.reason {
        CandidateReason::Decided => say(language, "人工确认", "people said so"),
        CandidateReason::ExactKey => say(language, "号码相同", "same number"),
        CandidateReason::HashedPhone => say(language, "手机哈希吻合", "hash of the phone"),
        CandidateReason::PhoneAndName => say(language, "手机与姓名吻合", "phone and name"),
        CandidateReason::Phone => say(language, "手机吻合", "phone"),
        CandidateReason::NameAddress => say(language, "姓名与地址相同", "name and address"),
    };
    format!(
        "{}  {}  {}  {}  {}%  {reason}",
        found.customer_id, found.name, found.phone, found.home_store_name, found.confidence
    )
}

fn duplicate_line(language: Language, row: &Duplicate) -> String {
    let reason = match row.reason {
        DuplicateReason::Phone => say(language, "手机号相同", "same phone"),
        DuplicateReason::PhoneHash => say(language, "手机哈希吻合", "hash of a phone"),
        DuplicateReason::Card => say(language, "会员卡相同", "same card"),
        DuplicateReason::OutsideId => say(language, "外部编号相同", "same outside number"),
    };
    let short = |one: &Candidate| format!("{} {} {}", one.customer_id, one.name, one.phone);
    format!("{reason}  {}  |  {}", short(&row.one), short(&row.other))
}
