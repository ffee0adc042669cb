//! Takes a Rust file apart into code and string literals, so that a rule about code is not
//! broken by a comment, nor a rule about texts by code.

/// A Rust file without its comments.
pub struct RustText {
    /// The code, with string literals and comments emptied; lines stay where they were.
    pub code: String,
    /// Each string literal with the number of the line it begins on.
    pub strings: Vec<(usize, String)>,
}

impl RustText {
    /// Numbers of the lines on which the code has `needle`.
    pub fn lines_with(&self, needle: &str) -> Vec<usize> {
        let lines = self.code.lines().enumerate();
        lines.filter(|(_, line)| line.contains(needle)).map(|(index, _)| index + 1).collect()
    }
}

/// Reads comments (nested ones too), strings, raw strings and characters; all else is code.
pub fn split(text: &str) -> RustText {
    let mut reader = Reader { rest: text, line: 1, code: String::new(), strings: Vec::new() };
    while let Some(next) = reader.rest.chars().next() {
        if reader.rest.starts_with("//") {
            let end = reader.rest.find('\n').unwrap_or(reader.rest.len());
            reader.drop_bytes(end);
        } else if reader.rest.starts_with("/*") {
            reader.drop_bytes(block_comment_length(reader.rest));
        } else if let Some((open, close)) = reader.raw_string() {
            reader.take_string(open, &close);
        } else if next == '"' {
            reader.take_escaped_string();
        } else if next == '\'' {
            reader.take_quote();
        } else {
            reader.keep(next);
        }
    }
    RustText { code: reader.code, strings: reader.strings }
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    code: String,
    strings: Vec<(usize, String)>,
}

impl Reader<'_> {
    fn keep(&mut self, next: char) {
        self.code.push(next);
        self.line += usize::from(next == '\n');
        self.rest = &self.rest[next.len_utf8()..];
    }

    /// Leaves out the next bytes but for their line ends.
    fn drop_bytes(&mut self, count: usize) {
        let ends = self.rest[..count].matches('\n').count();
        self.code.extend(std::iter::repeat_n('\n', ends));
        self.line += ends;
        self.rest = &self.rest[count..];
    }

    /// Length of an opening `r#"` and the text that closes it, unless the `r` ends a name.
    fn raw_string(&self) -> Option<(usize, String)> {
        let after_name = self.code.ends_with(|last: char| last.is_alphanumeric() || last == '_')
            && !self.code.ends_with('b');
        let marks = self.rest.strip_prefix('r').filter(|_| !after_name)?;
        let hashes = marks.len() - marks.trim_start_matches('#').len();
        let opened = marks[hashes..].starts_with('"');
        opened.then(|| (hashes + 2, format!("\"{}", "#".repeat(hashes))))
    }

    fn take_string(&mut self, open: usize, close: &str) {
        let body = &self.rest[open..];
        let length = body.find(close).unwrap_or(body.len());
        self.strings.push((self.line, body[..length].to_owned()));
        self.drop_bytes((open + length + close.len()).min(self.rest.len()));
    }

    fn take_escaped_string(&mut self) {
        let body = &self.rest[1..];
        let mut escaped = false;
        let length = body.find(|next: char| {
            let ends = next == '"' && !escaped;
            escaped = next == '\\' && !escaped;
            ends
        });
        let length = length.unwrap_or(body.len());
        self.strings.push((self.line, body[..length].to_owned()));
        self.drop_bytes((length + 2).min(self.rest.len()));
    }

    /// A character such as `'"'` is left out; a lifetime such as `'a` is code.
    fn take_quote(&mut self) {
        let mut next = self.rest.chars().skip(1);
        let length = match (next.next(), next.next()) {
            (Some('\\'), Some(escaped)) => {
                let start = 2 + escaped.len_utf8();
                self.rest[start..].find('\'').map(|end| start + end + 1)
            }
            (Some(character), Some('\'')) => Some(character.len_utf8() + 2),
            _ => None,
        };
        match length {
            Some(length) => self.drop_bytes(length),
            None => self.keep('\''),
        }
    }
}

fn block_comment_length(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        if rest.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    text.len()
}

#[test]
fn comments_are_neither_code_nor_strings() {
    let text = split("a // \"one\"\nb /* \"two\" /* nested */ */ c\n");
    assert_eq!(text.code, "a \nb  c\n");
    assert!(text.strings.is_empty());
}

#[test]
fn strings_of_every_kind_are_found_with_their_line() {
    let text = split("f(\"one \\\" more\");\nlet x = r#\"two \" \nlines\"#;\ng(b\"three\", 'x');");
    let expected = [(1, "one \\\" more"), (2, "two \" \nlines"), (4, "three")];
    let found: Vec<(usize, &str)> =
        text.strings.iter().map(|(line, string)| (*line, string.as_str())).collect();
    assert_eq!(found, expected);
    assert!(!text.code.contains("three"));
}

#[test]
fn a_quote_character_and_a_lifetime_do_not_open_a_string() {
    let text = split("let q = '\"'; let e = '\\''; fn f<'a>(x: &'a str) { g(\"s\") }");
    assert_eq!(text.strings, [(1, "s".to_owned())]);
    assert!(text.code.contains("fn f<'a>(x: &'a str)"));
}
