//! `init`: a sample chain, or one of one's own.

use std::path::Path;

use domain::org::OrgTemplate;
use replica::sample::SampleKind;
use replica::{Error, KeyRing, Language, NewChain, NewStore, Replica, SAMPLE_PASSWORD};
use serde::Serialize;

use crate::arguments::Init;
use crate::failure::Failure;
use crate::printer::Printer;
use crate::progress::Progress;
use crate::speech::say;

/// Without letters and digits that look alike: the password is copied from a screen by hand.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789-";
const PASSWORD_LETTERS: usize = 16;

#[derive(Serialize)]
struct Begun {
    chain: String,
    stores: usize,
    owner: String,
    /// Only a password that nobody typed is printed.
    password: Option<String>,
}

/// Begins a chain in a folder that has none.
pub(super) fn run(folder: &Path, init: &Init, printer: &mut Printer) -> Result<(), Failure> {
    let replica = Replica::open(folder, KeyRing::of_this_machine())?;
    if replica.chain_info()?.is_some() {
        return Err(Error::ChainExists.into());
    }
    let password = match init.sample {
        Some(kind) => sample(&replica, kind, printer.language())?,
        None => own(&replica, init, printer.language())?,
    };
    let chain = replica.chain_info()?.ok_or(Error::NoChain)?;
    let begun = Begun {
        chain: chain.name,
        stores: replica.list_stores()?.len(),
        owner: replica.owner()?.name,
        password,
    };
    printer.answer(&begun, |language| lines(language, &begun))
}

fn sample(
    replica: &Replica,
    kind: SampleKind,
    language: Language,
) -> Result<Option<String>, Failure> {
    let progress = Progress::new(language);
    let step = say(language, "写入", "writing");
    replica.start_sample(kind, &|done, total| progress.step(step, kind.code(), done, total))?;
    Ok(Some(SAMPLE_PASSWORD.to_string()))
}

fn own(replica: &Replica, init: &Init, language: Language) -> Result<Option<String>, Failure> {
    let made = match &init.owner_password {
        Some(_) => None,
        None => Some(random_password()?),
    };
    let password = init.owner_password.clone().or_else(|| made.clone());
    let owner = say(language, "店主", "Owner").to_string();
    let stores = init.store.iter();
    replica.start_chain(NewChain {
        name: init.chain.clone().unwrap_or_default(),
        currency: init.currency.clone().unwrap_or_default(),
        time_zone: init.time_zone.clone().unwrap_or_default(),
        org_template: OrgTemplate::SelfRun,
        stores: stores
            .map(|(code, name)| NewStore { code: code.clone(), name: name.clone() })
            .collect(),
        owner_name: init.owner.clone().unwrap_or(owner),
        owner_password: password.unwrap_or_default(),
    })?;
    Ok(made)
}

fn random_password() -> Result<String, Failure> {
    let mut bytes = [0_u8; PASSWORD_LETTERS];
    getrandom::fill(&mut bytes).map_err(|_| Error::Internal("no random numbers"))?;
    Ok(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect())
}

fn lines(language: Language, begun: &Begun) -> Vec<String> {
    let Begun { chain, stores, owner, password } = begun;
    let mut lines = vec![say(
        language,
        format!("已建立 {chain}，{stores} 家门店，店主 {owner}"),
        format!("made {chain} with {stores} stores, owner {owner}"),
    )];
    if let Some(password) = password {
        lines.push(say(
            language,
            format!("登录密码（仅显示这一次）：{password}"),
            format!("password, shown only this once: {password}"),
        ));
    }
    lines
}
