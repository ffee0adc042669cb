//! Names of worksheets, which spreadsheets are particular about.

use std::collections::HashSet;

/// The longest name, in UTF-16 units.
const LONGEST: usize = 31;

/// Names that are given away, in small letters: no two worksheets differ in capitals alone.
pub struct SheetNames(HashSet<String>);

impl SheetNames {
    /// With names that are taken.
    pub fn taken(names: &[&str]) -> Self {
        // Spreadsheets keep this one for themselves.
        let own = ["history"].into_iter().map(str::to_string);
        Self(names.iter().map(|name| name.to_lowercase()).chain(own).collect())
    }

    /// A name for a person's worksheet: name and code as far as they can stand there, and a number
    /// where that is taken.
    pub fn of(&mut self, name: &str, code: &str) -> String {
        let clean = |text: &str| -> String {
            let refused = |one: char| one.is_control() || "[]:*?/\\'".contains(one);
            text.chars().filter(|one| !refused(*one)).collect::<String>().trim().to_string()
        };
        let wanted = format!("{} {}", clean(name), clean(code));
        let wanted = match wanted.trim() {
            "" => "-",
            wanted => wanted,
        };
        let mut candidate = cut(wanted, LONGEST).to_string();
        let mut next = 2_u32;
        while !self.0.insert(candidate.to_lowercase()) {
            let tail = format!(" {next}");
            candidate = format!("{}{tail}", cut(wanted, LONGEST - tail.len()));
            next = next.saturating_add(1);
        }
        candidate
    }
}

fn cut(text: &str, longest: usize) -> &str {
    let mut units = 0;
    for (place, one) in text.char_indices() {
        units += one.len_utf16();
        if units > longest {
            return text[..place].trim_end();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_spreadsheets_take_and_nobody_else_has() {
        let mut names = SheetNames::taken(&["考核表", "Sheet"]);
        let long = "很".repeat(40);
        let cases = [
            ("张三", "E1", "张三 E1"),
            ("张三", "E1", "张三 E1 2"),
            ("ann", "e1", "ann e1"),
            ("ANN", "E1", "ANN E1 2"),
            ("a/b:c*d?[e]\\'f'", "", "abcdef"),
            ("sheet", "", "sheet 2"),
            ("History", "", "History 2"),
            ("", "", "-"),
            ("", "", "- 2"),
            (&long, "E1", &"很".repeat(31)),
            (&long, "E2", &format!("{} 2", "很".repeat(29))),
            // Two units each.
            (&"😀".repeat(16), "", &"😀".repeat(15)),
        ];
        for (name, code, expected) in cases {
            assert_eq!(names.of(name, code), expected, "{name} {code}");
        }
    }
}
