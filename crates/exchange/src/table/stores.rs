//! The store of a row, checked against the chain's.

use domain::Position;
use domain::mapping::Field;
use domain::sales_file::RejectReason;

use super::layout::Layout;
use super::names::Names;
use crate::cell::text::shown;
use crate::read::KnownStore;
use crate::sheet::Row;

/// The stores met so far.
pub struct Stores<'a> {
    known_store: KnownStore<'a>,
    names: Names,
}

impl<'a> Stores<'a> {
    /// No stores yet.
    pub fn new(known_store: KnownStore<'a>) -> Self {
        Self { known_store, names: Names::default() }
    }

    /// The store a row names, as a position in `seen`; `None` when it names none.
    ///
    /// # Errors
    /// [`RejectReason::UnknownStore`] when the chain has no such store.
    pub fn of_row(
        &mut self,
        row: &Row,
        layout: &Layout,
        seen: &mut Vec<String>,
    ) -> Result<Option<Position>, RejectReason> {
        layout.named(row, Field::Store).map(|name| self.position_of(name, seen)).transpose()
    }

    /// The position of a store's name in `seen`.
    ///
    /// # Errors
    /// As [`Stores::of_row`].
    pub fn position_of(
        &mut self,
        name: &[u8],
        seen: &mut Vec<String>,
    ) -> Result<Position, RejectReason> {
        if let Some(known) = self.names.known(name) {
            return Ok(known);
        }
        let text = shown(name);
        if !(self.known_store)(&text) {
            return Err(RejectReason::UnknownStore(text.into_owned()));
        }
        Ok(self.names.position_in(seen, name))
    }
}
