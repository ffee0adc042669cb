//! Member lists.

use domain::customers::normal_phone;
use domain::file_content::{FileContent, MemberListed};
use domain::mapping::Field;
use domain::phone_hash::normal_hash;
use domain::sales_file::{RejectReason, Remark};
use domain::{Money, Position};
use rustc_hash::FxHashMap;

use super::dates::{birthday_text, day_text};
use crate::FileError;
use crate::cell::date::DayOrder;
use crate::cell::text::half_width;
use crate::facts::cells::Cells;
use crate::inspect::Inspection;
use crate::read::{KnownStore, Progress, ReadOptions};
use crate::sheet::{Row, Sheet};
use crate::table::{Stores, Table};

/// Reads a member list into [`FileContent::members`].
///
/// # Errors
/// As [`crate::read_file`].
pub fn read_members(
    sheet: Sheet,
    inspection: &Inspection,
    options: &ReadOptions,
    known_store: KnownStore<'_>,
    progress: Progress<'_>,
) -> Result<FileContent, FileError> {
    let table = Table::new(sheet, inspection, options, progress)?;
    let mut content = table.content();
    let mut stores = Stores::new(known_store);
    let mut listed = Listed::new(&table)?;
    table.read(&mut content, &mut |row, content| {
        let store = stores.of_row(row, &table.layout, &mut content.sales.stores)?;
        listed.take(row, store)
    })?;
    if let Some(column) = table.layout.column(Field::IdNumber).filter(|_| !options.keep_id_numbers)
    {
        // What is not kept of a member is not kept of a rejected row either.
        content
            .rejects
            .iter_mut()
            .filter_map(|reject| reject.cells.get_mut(column))
            .for_each(String::clear);
    }
    listed.finish(&mut content);
    Ok(content)
}

/// The members listed so far.
struct Listed {
    cells: Cells,
    birthdays: DayOrder,
    joinings: DayOrder,
    keep_id_numbers: bool,
    members: Vec<MemberListed>,
    by_key: FxHashMap<(Key, Box<str>), usize>,
    id_numbers_skipped: u32,
    repeated: u32,
}

/// By what two rows are known to speak of one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Card,
    Phone,
    PhoneHash,
    OutsideId,
}

impl Listed {
    fn new(table: &Table<'_>) -> Result<Self, FileError> {
        let birthdays = table.day_order(Field::Birthday)?;
        let joinings = table.day_order(Field::JoinedOn)?;
        Ok(Self {
            cells: Cells::new(table.layout, table.options.currency, joinings),
            birthdays,
            joinings,
            keep_id_numbers: table.options.keep_id_numbers,
            members: Vec::new(),
            by_key: FxHashMap::default(),
            id_numbers_skipped: 0,
            repeated: 0,
        })
    }

    fn take(&mut self, row: &Row, store: Option<Position>) -> Result<(), RejectReason> {
        let has_id_number = self.cells.layout.named(row, Field::IdNumber).is_some();
        self.id_numbers_skipped += u32::from(has_id_number && !self.keep_id_numbers);
        let member = self.member_in(row, store)?;
        let place = self.place_of(&member);
        match self.members.get_mut(place) {
            Some(earlier) => {
                self.repeated += 1;
                fill_gaps(earlier, member);
            }
            None => self.members.push(member),
        }
        self.remember_keys(place);
        Ok(())
    }

    fn finish(self, content: &mut FileContent) {
        content.members = self.members;
        let hashed = content.members.iter().filter(|member| !member.phone_hash.is_empty()).count();
        let noticed = [
            ("repeated_lines", self.repeated),
            ("id_numbers_skipped", self.id_numbers_skipped),
            ("hashed_phones", u32::try_from(hashed).unwrap_or(u32::MAX)),
        ];
        let noticed = noticed.into_iter().filter(|(_, count)| *count > 0);
        content.remarks.extend(noticed.map(|(code, count)| Remark { code, count }));
    }

    /// The place of the member with one of these keys, or the next one.
    fn place_of(&self, member: &MemberListed) -> usize {
        keys_of(member).find_map(|key| self.by_key.get(&key).copied()).unwrap_or(self.members.len())
    }

    fn remember_keys(&mut self, place: usize) {
        let Some(member) = self.members.get(place) else { return };
        for key in keys_of(member) {
            self.by_key.entry(key).or_insert(place);
        }
    }

    fn member_in(&self, row: &Row, store: Option<Position>) -> Result<MemberListed, RejectReason> {
        let text = |field| self.cells.text(row, field);
        let number = |field| without_spreadsheet_damage(&text(field)).unwrap_or_default().into();
        let written_phone = half_width_of(&text(Field::Phone));
        let member = MemberListed {
            store,
            card: number(Field::Card),
            phone: phone_in(&written_phone).unwrap_or_default().into(),
            phone_hash: normal_hash(&written_phone).unwrap_or_default().into(),
            outside_id: number(Field::CustomerNo),
            name: text(Field::CustomerName),
            gender: gender_in(&text(Field::Gender)).into(),
            birthday: birthday_text(&text(Field::Birthday), self.birthdays).into(),
            level: text(Field::Level),
            balance: self.cells.money(row, Field::Balance)?.map(Money::from_minor),
            points: self.cells.count(row, Field::Points)?,
            email: text(Field::Email),
            we_chat: text(Field::WeChat),
            address: text(Field::Address),
            joined_on: day_text(&text(Field::JoinedOn), self.joinings).into(),
            referrer: text(Field::Referrer),
            note: text(Field::Note),
            id_number: if self.keep_id_numbers { number(Field::IdNumber) } else { Box::default() },
        };
        if keys_of(&member).next().is_none() {
            return Err(RejectReason::NoKey);
        }
        Ok(member)
    }
}

fn keys_of(member: &MemberListed) -> impl Iterator<Item = (Key, Box<str>)> + use<'_> {
    [
        (Key::Card, &member.card),
        (Key::Phone, &member.phone),
        (Key::PhoneHash, &member.phone_hash),
        (Key::OutsideId, &member.outside_id),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(key, text)| (key, text.clone()))
}

/// A phone number in full; `None` when it is masked or a spreadsheet has spoilt it.
fn phone_in(half_width: &str) -> Option<String> {
    normal_phone(without_spreadsheet_damage(half_width)?)
}

fn half_width_of(text: &str) -> String {
    text.trim().chars().map(half_width).collect()
}

/// A number kept as text. `138001380000.0` is the number itself; of `1.38E+10` the digits are lost,
/// and half of them would join people who are strangers.
fn without_spreadsheet_damage(text: &str) -> Option<&str> {
    let all_digits =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((mantissa, exponent)) = text.split_once(['E', 'e'])
        && exponent.starts_with('+')
        && all_digits(&exponent[1..])
        && mantissa.split('.').all(all_digits)
    {
        return None;
    }
    match text.strip_suffix(".0") {
        Some(whole) if all_digits(whole) => Some(whole),
        _ => Some(text),
    }
}

fn gender_in(word: &str) -> &'static str {
    match word.to_lowercase().as_str() {
        "男" | "男性" | "先生" | "male" | "m" => "male",
        "女" | "女性" | "女士" | "female" | "f" => "female",
        _ => "",
    }
}

/// What a later row says of a member where the earlier ones are silent.
fn fill_gaps(earlier: &mut MemberListed, later: MemberListed) {
    let texts = [
        (&mut earlier.card, later.card),
        (&mut earlier.phone, later.phone),
        (&mut earlier.phone_hash, later.phone_hash),
        (&mut earlier.outside_id, later.outside_id),
        (&mut earlier.name, later.name),
        (&mut earlier.gender, later.gender),
        (&mut earlier.birthday, later.birthday),
        (&mut earlier.level, later.level),
        (&mut earlier.email, later.email),
        (&mut earlier.we_chat, later.we_chat),
        (&mut earlier.address, later.address),
        (&mut earlier.joined_on, later.joined_on),
        (&mut earlier.referrer, later.referrer),
        (&mut earlier.note, later.note),
        (&mut earlier.id_number, later.id_number),
    ];
    for (gap, text) in texts {
        if gap.is_empty() {
            *gap = text;
        }
    }
    earlier.store = earlier.store.or(later.store);
    earlier.balance = earlier.balance.or(later.balance);
    earlier.points = earlier.points.or(later.points);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_taken_whole_or_not_at_all() {
        let cases = [
            ("13800138000", Some("13800138000")),
            ("１３８００１３８０００", Some("13800138000")),
            ("+86 138-0013-8000", Some("13800138000")),
            ("13800138000.0", Some("13800138000")),
            ("1.38001E+10", None),
            ("138****8000", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(phone_in(&half_width_of(text)).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn genders_are_told_by_words() {
        let cases = [
            ("男", "male"),
            ("女", "female"),
            ("Male", "male"),
            ("FEMALE", "female"),
            ("未知", ""),
        ];
        for (word, expected) in cases {
            assert_eq!(gender_in(word), expected, "{word}");
        }
    }
}
