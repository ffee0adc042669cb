//! `alias`: names by which files call a store or a product.

use domain::Id;
use serde::Serialize;

use crate::arguments::{Alias, Meaning};
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::lookup;
use crate::printer::Printer;
use crate::speech::say;

#[derive(Serialize)]
struct Said<'a> {
    text: &'a str,
    /// What files mean by it; none when it was forgotten.
    means: Option<Id>,
    /// By which it can be undone; none when nothing changed.
    tx: Option<i64>,
}

/// Says what files mean by a text, or forgets the text.
pub(super) fn run(chain: &Chain, alias: &Alias, printer: &mut Printer) -> Result<(), Failure> {
    let Chain { replica, owner } = chain;
    let (text, means, done) = match alias {
        Alias::Store(Meaning { text, code, .. }) => {
            let store = code.as_deref().map(|code| lookup::store(chain, code)).transpose()?;
            let store = store.map(|store| store.id);
            (text, store, replica.set_store_alias(owner, text, store)?)
        }
        Alias::Product(Meaning { text, code, .. }) => {
            let product = code.as_deref().map(|code| lookup::product(chain, code)).transpose()?;
            let product = product.map(|product| product.id);
            (text, product, replica.set_product_alias(owner, text, product)?)
        }
    };
    let said = Said { text, means, tx: done.tx };
    printer.answer(&said, |language| {
        vec![match (said.tx, means) {
            (None, _) => say(language, "没有变化", "nothing changed").to_string(),
            (Some(tx), Some(_)) => say(
                language,
                format!("已记住 {text}，可用 undo {tx} 撤销"),
                format!("{text} is remembered; undo {tx} takes it back"),
            ),
            (Some(tx), None) => say(
                language,
                format!("已忘记 {text}，可用 undo {tx} 撤销"),
                format!("{text} is forgotten; undo {tx} takes it back"),
            ),
        }]
    })
}
