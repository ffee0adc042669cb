//! Texts numbered in order of first appearance.

use domain::Position;
use rustc_hash::FxHashMap;

use crate::cell::text::shown;

/// Numbers for texts that come again and again; a text already known costs no allocation.
#[derive(Debug, Default)]
pub struct Names {
    positions: FxHashMap<Box<[u8]>, Position>,
}

impl Names {
    /// The number of a text, and whether it is new.
    pub fn number(&mut self, text: &[u8]) -> (Position, bool) {
        if let Some(&known) = self.positions.get(text) {
            return (known, false);
        }
        let number = Position::new(self.positions.len());
        self.positions.insert(text.into(), number);
        (number, true)
    }

    /// The number of a text that has been met.
    pub fn known(&self, text: &[u8]) -> Option<Position> {
        self.positions.get(text).copied()
    }

    /// The position of a text in `list`, where it is added when it is new.
    pub fn position_in(&mut self, list: &mut Vec<String>, text: &[u8]) -> Position {
        let (number, is_new) = self.number(text);
        if is_new {
            list.push(shown(text).into_owned());
        }
        number
    }
}
