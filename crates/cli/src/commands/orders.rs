//! `void`: an order that does not count.

use domain::Id;
use serde::Serialize;

use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::lookup;
use crate::printer::Printer;
use crate::speech::say;

#[derive(Serialize)]
struct Voided {
    id: Id,
    tx: Option<i64>,
}

/// Voids an order.
pub(super) fn void(
    chain: &Chain,
    order: &str,
    store: Option<&str>,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let id = lookup::order(chain, order, store)?;
    let done = chain.replica.void_order(&chain.owner, id).map_err(|error| match error {
        replica::Error::Conflict => Failure::said(
            format!("订单 {order} 已经作废"),
            format!("order {order} is void already"),
        ),
        error => error.into(),
    })?;
    printer.answer(&Voided { id, tx: done.tx }, |language| {
        vec![say(language, format!("已作废订单 {order}"), format!("order {order} is void"))]
    })
}
