//! `stores profile`: what kind of place a store is, and who buys there.

use replica::{ExportFormat, ExportWhat, Language, StoreProfile};
use serde::Serialize;

use crate::arguments::Stores;
use crate::data_folder::Chain;
use crate::failure::Failure;
use crate::lookup;
use crate::printer::Printer;
use crate::speech::say;

#[derive(Serialize)]
struct Written {
    rows: u32,
}

/// Does what was asked.
pub(super) fn run(chain: &Chain, stores: &Stores, printer: &mut Printer) -> Result<(), Failure> {
    let Stores::Profile { store, csv } = stores;
    let store_id = lookup::store(chain, store)?.id;
    if let Some(path) = csv {
        let what = ExportWhat::StoreProfile { store_id };
        let (owner, language) = (&chain.owner, printer.language());
        let rows = chain.replica.export(owner, &what, ExportFormat::Csv, path, language)?;
        let file = path.display();
        return printer.answer(&Written { rows }, |language| {
            vec![say(language, format!("{rows} 行已写入 {file}"), format!("{rows} rows in {file}"))]
        });
    }
    let profile = chain.replica.store_profile(&chain.owner, store_id)?;
    printer.answer(&profile, |language| lines(language, &profile))
}

fn lines(language: Language, profile: &StoreProfile) -> Vec<String> {
    let of = |share: &Option<String>| share.as_deref().unwrap_or("-").to_string();
    let StoreProfile { store, from, to, .. } = profile;
    let mut lines = vec![
        format!("{}  {}  {}", store.code, store.name, profile.region),
        format!("{from} – {to}"),
    ];
    lines.extend(
        profile
            .figures
            .iter()
            .map(|figure| format!("  {}  {}", figure.code, figure.value.as_deref().unwrap_or("-"))),
    );
    lines.extend(profile.categories.iter().map(|category| {
        format!("  {}  {}  {} %", category.name, category.net_sales, of(&category.share))
    }));
    if let Some(customers) = &profile.customers {
        lines.push(say(
            language,
            format!("{} 位客户", customers.customers),
            format!("{} customers", customers.customers),
        ));
        lines.extend(customers.recency.iter().map(|part| {
            let to = part.to_days.map_or_else(String::new, |days| days.to_string());
            format!("  {}–{to}  {}  {} %", part.from_days, part.customers, of(&part.share))
        }));
        lines.extend(customers.segments.iter().map(|part| {
            format!("  {}  {}  {} %", part.code, part.customers, of(&part.customer_share))
        }));
    }
    lines
}
