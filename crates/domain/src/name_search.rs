//! By which texts a person's name is found (C-34): any part of it from one of its characters or words
//! on, its pinyin, and its initials. Each of these is a key; what is typed finds the keys that begin
//! with it.

use std::collections::BTreeSet;

use pinyin::{ToPinyin, ToPinyinMulti};

/// Longer names are found by their beginning.
const LONGEST_KEY: usize = 24;

/// A text as names are compared: lower case, half width, without spaces and punctuation, `ü` as `v`.
pub fn folded(text: &str) -> String {
    units(text).map(|unit| unit.letter).take(LONGEST_KEY).collect()
}

/// Every key of a name. The first character counts with each of its readings, since surnames are read
/// otherwise than words (单 shan, 曾 zeng, 仇 qiu).
pub fn name_keys(name: &str) -> BTreeSet<String> {
    let units: Vec<Unit> = units(name).take(LONGEST_KEY).collect();
    let mut keys: BTreeSet<String> = (0..units.len())
        .filter(|at| units[*at].begins)
        .map(|at| units[at..].iter().map(|unit| unit.letter).collect())
        .collect();
    let Some((first, rest)) = units.split_first() else { return keys };
    let given = sounds(rest);
    let given_initials = initials(rest);
    if given_initials.is_empty() && !first.is_han() {
        return keys;
    }
    for reading in first.readings() {
        keys.insert(cut(format!("{reading}{given}")));
        keys.insert(cut(reading.chars().take(1).chain(given_initials.chars()).collect()));
    }
    if first.is_han() && rest.iter().any(Unit::is_han) {
        keys.insert(cut(given));
    }
    keys
}

fn cut(key: String) -> String {
    if key.len() <= LONGEST_KEY { key } else { key.chars().take(LONGEST_KEY).collect() }
}

/// One letter of a name.
#[derive(Clone, Copy)]
struct Unit {
    letter: char,
    /// Whether a word begins with it; every character that is not of an alphabet is a word.
    begins: bool,
}

impl Unit {
    fn is_han(&self) -> bool {
        self.letter.to_pinyin().is_some()
    }

    fn readings(&self) -> BTreeSet<String> {
        match self.letter.to_pinyin_multi() {
            Some(readings) => readings.into_iter().map(|one| typed(one.plain())).collect(),
            None => BTreeSet::from([self.letter.to_string()]),
        }
    }
}

fn sounds(units: &[Unit]) -> String {
    units
        .iter()
        .map(|unit| {
            unit.letter.to_pinyin().map_or(unit.letter.to_string(), |one| typed(one.plain()))
        })
        .collect()
}

fn initials(units: &[Unit]) -> String {
    units
        .iter()
        .filter(|unit| unit.begins)
        .filter_map(|unit| match unit.letter.to_pinyin() {
            Some(one) => typed(one.plain()).chars().next(),
            None => Some(unit.letter),
        })
        .collect()
}

/// Pinyin as it is typed: `lü` by its key `v`.
fn typed(sound: &str) -> String {
    sound.replace('ü', "v")
}

fn units(text: &str) -> impl Iterator<Item = Unit> {
    let mut after_break = true;
    text.chars().flat_map(|letter| half_width(letter).to_lowercase()).filter_map(move |letter| {
        if is_break(letter) {
            after_break = true;
            return None;
        }
        let of_alphabet = letter.is_lowercase() || letter.is_numeric();
        let begins = after_break || !of_alphabet;
        // A word of an alphabet begins anew after a character that is a word of its own.
        after_break = !of_alphabet;
        Some(Unit { letter: if letter == 'ü' { 'v' } else { letter }, begins })
    })
}

fn half_width(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    }
}

/// Spaces and punctuation, and the marks that only say how the emoji before them looks.
fn is_break(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || letter.is_ascii_punctuation()
        || matches!(letter, '\u{b7}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}'
            | '\u{30fb}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(typed: &str, name: &str) -> bool {
        let typed = folded(typed);
        !typed.is_empty() && name_keys(name).iter().any(|key| key.starts_with(&typed))
    }

    #[test]
    fn a_name_is_found_by_what_people_type_for_it() {
        let cases = [
            ("王小明", "王小明", true),
            ("王小明", "王小", true),
            ("王小明", "小明", true),
            ("王小明", "明", true),
            ("王小明", "wangxiaoming", true),
            ("王小明", "Wang Xiao Ming", true),
            ("王小明", "wang", true),
            ("王小明", "wxm", true),
            ("王小明", "WX", true),
            ("王小明", "xiaoming", true),
            ("王小明", "ｗｘｍ", true),
            ("王小明", "xm", false),
            ("王小明", "wangm", false),
            ("王小明", "王明", false),
            ("吕布", "lvbu", true),
            ("吕布", "lübu", true),
            ("欧阳·若溪", "欧阳若溪", true),
            ("欧阳·若溪", "ouyangruoxi", true),
            ("欧阳·若溪", "oyrx", true),
            ("Sarah Lee", "sarah l", true),
            ("Sarah Lee", "lee", true),
            ("Sarah Lee", "sl", true),
            ("Sarah Lee", "arah", false),
            ("陳大文 David", "david", true),
            ("陳大文 David", "cdwd", true),
            ("小鱼🐟", "🐟", true),
            ("小鱼🐟", "xiaoyu🐟", true),
            ("👩‍🦰红", "红", true),
            ("𠮷田", "𠮷田", true),
            ("", "a", false),
            ("·", "·", false),
        ];
        for (name, typed, found) in cases {
            assert_eq!(finds(typed, name), found, "{typed} for {name}: {:?}", name_keys(name));
        }
    }

    #[test]
    fn a_surname_is_found_by_any_of_its_readings() {
        let cases = [
            ("单田", ["shantian", "dantian"]),
            ("曾敏", ["zengmin", "cengmin"]),
            ("仇英", ["qiuying", "chouying"]),
            ("解缙", ["xiejin", "jiejin"]),
            ("朴信", ["piaoxin", "puxin"]),
            ("翟让", ["zhairang", "dirang"]),
        ];
        for (name, readings) in cases {
            for typed in readings {
                assert!(finds(typed, name), "{typed} for {name}: {:?}", name_keys(name));
            }
        }
    }

    #[test]
    fn a_name_of_any_length_has_few_short_keys() {
        let long = "上海青禾美妆连锁贸易有限公司徐汇分公司采购部张小红女士收件请打电话";
        let keys = name_keys(long);
        assert!(keys.len() <= 2 * LONGEST_KEY, "{} keys", keys.len());
        assert!(keys.iter().all(|key| key.chars().count() <= LONGEST_KEY));
        assert!(finds(long, long) && finds("shanghaiqinghe", long));
    }
}
