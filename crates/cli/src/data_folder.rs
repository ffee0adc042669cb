//! Opening the data folder.

use std::path::Path;

use domain::access::Actor;
use replica::{KeyRing, Page, Replica};

use crate::failure::Failure;

/// A chain's replica, and its owner, as whom everything here is done.
pub(crate) struct Chain {
    /// The replica.
    pub(crate) replica: Replica,
    /// The owner.
    pub(crate) owner: Actor,
}

/// The data folder, which must have been named.
pub(crate) fn named(folder: Option<&Path>) -> Result<&Path, Failure> {
    folder.ok_or_else(|| Failure::usage("缺少 --data 目录", "--data DIR is missing"))
}

/// Opens a folder that has data. One that has none is left as it is: a mistyped path makes no
/// second, empty chain.
pub(crate) fn open_replica(folder: &Path) -> Result<Replica, Failure> {
    if !replica::has_database(folder) {
        return Err(no_chain(folder));
    }
    Ok(Replica::open(folder, KeyRing::of_this_machine())?)
}

/// Opens a folder that has a chain.
pub(crate) fn open(folder: &Path) -> Result<Chain, Failure> {
    let replica = open_replica(folder)?;
    let owner = match replica.owner() {
        Err(replica::Error::NoChain) => return Err(no_chain(folder)),
        owner => owner?,
    };
    Ok(Chain { replica, owner })
}

fn no_chain(folder: &Path) -> Failure {
    let folder = folder.display();
    Failure::said(
        format!("{folder} 中没有连锁数据，请先运行 init"),
        format!("there is no chain in {folder}; run init first"),
    )
}

/// Every row of a list that is read by pages.
pub(crate) fn every<T>(
    mut page_of: impl FnMut(Page) -> replica::Result<Vec<T>>,
) -> Result<Vec<T>, Failure> {
    const LIMIT: u32 = 50_000;
    let mut all = Vec::new();
    loop {
        let offset = u32::try_from(all.len()).unwrap_or(u32::MAX);
        let page = page_of(Page { offset, limit: LIMIT })?;
        let is_last = page.len() < LIMIT as usize;
        all.extend(page);
        if is_last {
            return Ok(all);
        }
    }
}
