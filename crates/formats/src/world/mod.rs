//! The shop whose truth every file is made from.

mod order;
mod orders;
mod people;
mod products;

use std::path::Path;

use chrono::{Days, NaiveDate};

pub use order::{Channel, Flaw, Line, Order};
pub use people::Member;
pub use products::Product;

use crate::bytes::{self, Encoding};
use crate::error::FormatError;
use crate::format;
use crate::manifest::FileTruth;
use crate::selection::Selection;

/// Stores of the chain: code and name.
pub const STORES: [(&str, &str); 3] = [("S01", "云上旗舰店"), ("S02", "徐汇店"), ("S03", "静安店")];

/// What one platform calls the online shop.
pub const ONLINE_ALIAS: &str = "云上官方旗舰店";

/// A chain with an online shop and two stores, and everything that happened in it.
#[derive(Debug, Clone)]
pub struct Shop {
    pub(crate) seed: u64,
    pub(crate) first_day: NaiveDate,
    pub(crate) days: u32,
    pub(crate) products: Vec<Product>,
    pub(crate) members: Vec<Member>,
    pub(crate) orders: Vec<Order>,
}

impl Shop {
    /// A shop with so many orders, spread over `days` days from the first one on. The same
    /// arguments give the same shop. With 200 orders or more, every trap occurs.
    pub fn new(seed: u64, orders: usize, first_day: NaiveDate, days: u32) -> Self {
        let days = days.max(1);
        let products = products::all();
        let members = people::all(orders);
        let orders = orders::all(seed, orders, first_day, days, &products, &members);
        Self { seed, first_day, days, products, members, orders }
    }

    /// How many entries (orders, facts, rows of a list) a format has to choose from.
    ///
    /// # Errors
    /// [`FormatError::UnknownFormat`].
    pub fn entries(&self, code: &str) -> Result<usize, FormatError> {
        let format = named(code)?;
        Ok((format.entries)(self, &Selection::all()))
    }

    /// How files of a format usually come.
    ///
    /// # Errors
    /// [`FormatError::UnknownFormat`].
    pub fn usual_encoding(code: &str) -> Result<Encoding, FormatError> {
        Ok(named(code)?.usual)
    }

    /// Writes one file and answers what it says.
    ///
    /// # Errors
    /// [`FormatError::UnknownFormat`], [`FormatError::Unwritable`].
    pub fn write(
        &self,
        code: &str,
        path: &Path,
        selection: &Selection,
        encoding: Encoding,
    ) -> Result<FileTruth, FormatError> {
        let format = named(code)?;
        let (sheet, tally) = (format.lay)(self, selection);
        bytes::write(&sheet, path, encoding)?;
        let store = format.store.map(|usual| selection.store.as_deref().unwrap_or(usual));
        let name = path.file_name().unwrap_or_default();
        Ok(FileTruth {
            file: name.to_string_lossy().into_owned(),
            format: format.code.to_string(),
            subject: format.subject.to_string(),
            encoding: encoding.code().to_string(),
            store: store.map(str::to_string),
            ..tally.truth()
        })
    }

    /// A day of the shop's time, by its number.
    pub(crate) fn day(&self, number: usize) -> NaiveDate {
        let days = Days::new(number as u64);
        self.first_day.checked_add_days(days).unwrap_or(self.first_day)
    }

    /// The last day.
    pub(crate) fn last_day(&self) -> NaiveDate {
        self.day(self.days as usize - 1)
    }

    /// The chosen orders of a channel.
    pub(crate) fn orders_of(&self, channel: Channel, selection: &Selection) -> Vec<&Order> {
        let all: Vec<&Order> =
            self.orders.iter().filter(|order| order.channel == channel).collect();
        selection.pick(&all)
    }

    /// How many orders a channel has.
    pub(crate) fn count_of(&self, channel: Channel) -> usize {
        self.orders.iter().filter(|order| order.channel == channel).count()
    }

    pub(crate) fn product(&self, line: &Line) -> &Product {
        &self.products[line.product]
    }

    pub(crate) fn member(&self, order: &Order) -> &Member {
        &self.members[order.member]
    }
}

fn named(code: &str) -> Result<&'static format::Format, FormatError> {
    format::named(code).ok_or_else(|| FormatError::UnknownFormat(code.to_string()))
}
