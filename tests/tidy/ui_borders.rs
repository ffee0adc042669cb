//! Borders inside the UI: one file knows the shell, features do not know each other, and texts
//! live in the dictionaries.

use crate::assert_none;
use crate::sources::{self, Source};

const SHELL: &str = "@tauri-apps/";
const KNOWS_THE_SHELL: &str = "ui/src/ipc.ts";

fn shell_faults(source: &Source) -> Vec<String> {
    if source.path == KNOWS_THE_SHELL {
        return Vec::new();
    }
    let lines = source.text.lines().enumerate().filter(|(_, line)| line.contains(SHELL));
    lines.map(|(index, _)| format!("{}:{} knows the shell", source.path, index + 1)).collect()
}

fn feature_faults(source: &Source) -> Vec<String> {
    let Some(own) = feature_of(&source.path) else { return Vec::new() };
    imports(&source.text)
        .into_iter()
        .filter_map(|import| {
            Some((import, feature_of(&resolved(&source.path, import))?.to_owned()))
        })
        .filter(|(_, other)| other != own)
        .map(|(import, _)| format!("{} imports {import}", source.path))
        .collect()
}

/// The feature a path lies in: `goals` for `ui/src/features/goals/Tree.tsx`.
fn feature_of(path: &str) -> Option<&str> {
    let (_, inside) = path.split_once("features/")?;
    inside.split('/').next().filter(|name| !name.is_empty())
}

/// What a file imports, by `import`, `export from`, `import()` or a mock of a test.
fn imports(text: &str) -> Vec<&str> {
    let openings = ["from ", "import ", "import(", "mock("];
    openings
        .iter()
        .flat_map(|opening| text.split(opening).skip(1))
        .filter_map(|rest| {
            let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\''))?;
            rest[1..].split(quote).next()
        })
        .collect()
}

/// A relative import as a path from the root; any other stays as it is.
fn resolved(file: &str, import: &str) -> String {
    if !import.starts_with('.') {
        return import.to_owned();
    }
    let mut path: Vec<&str> = file.split('/').collect();
    path.pop();
    for step in import.split('/') {
        match step {
            "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path.join("/")
}

fn text_faults(source: &Source) -> Vec<String> {
    let exempt = ["/i18n/", ".test.", "/testing/"].iter().any(|part| source.path.contains(part));
    if exempt || !source.path.ends_with(".tsx") {
        return Vec::new();
    }
    let code = without_comments(&source.text);
    let lines = code.lines().enumerate().filter(|(_, line)| line.chars().any(is_chinese));
    lines.map(|(index, _)| format!("{}:{} has a Chinese text", source.path, index + 1)).collect()
}

/// Good enough for TSX: comments that begin a line, follow a blank, or stand between `/*` and
/// `*/`. Lines stay where they were.
fn without_comments(text: &str) -> String {
    let mut code = String::new();
    let mut in_block = false;
    for line in text.lines() {
        let mut rest = line;
        loop {
            if in_block {
                let Some((_, after)) = rest.split_once("*/") else { break };
                (rest, in_block) = (after, false);
            }
            let line_comment = rest
                .match_indices("//")
                .map(|(at, _)| at)
                .find(|at| rest[..*at].is_empty() || rest[..*at].ends_with(char::is_whitespace));
            match (rest.find("/*"), line_comment) {
                (Some(block), line) if line.is_none_or(|line| block < line) => {
                    code.push_str(&rest[..block]);
                    (rest, in_block) = (&rest[block + 2..], true);
                }
                (_, Some(line)) => {
                    code.push_str(&rest[..line]);
                    break;
                }
                _ => {
                    code.push_str(rest);
                    break;
                }
            }
        }
        code.push('\n');
    }
    code
}

fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}

#[test]
fn one_file_of_the_ui_knows_the_shell() {
    let faults: Vec<String> = sources::typescript().iter().flat_map(shell_faults).collect();
    assert_none("only ui/src/ipc.ts may import the shell", &faults);
}

#[test]
fn features_do_not_import_each_other() {
    let faults: Vec<String> = sources::typescript().iter().flat_map(feature_faults).collect();
    assert_none("a feature imports another", &faults);
}

#[test]
fn screens_hold_no_chinese_text_of_their_own() {
    let faults: Vec<String> = sources::typescript().iter().flat_map(text_faults).collect();
    assert_none("texts belong into ui/src/i18n", &faults);
}

#[test]
fn a_second_file_that_knows_the_shell_is_seen() {
    let text = "import { invoke } from \"@tauri-apps/api/core\";";
    let cases = [("ui/src/features/today/queries.ts", 1), ("ui/src/ipc.ts", 0)];
    for (path, expected) in cases {
        let source = Source { path: path.into(), text: text.into() };
        assert_eq!(shell_faults(&source).len(), expected, "{path}");
    }
}

#[test]
fn an_import_of_another_feature_is_seen_however_it_is_written() {
    let cases = [
        ("import { Tile } from \"../today/Tile\";", 1),
        ("export { Tile } from '../../features/today/Tile';", 1),
        ("const page = lazy(() => import(\"@/features/today/Page\"));", 1),
        ("import \"../today/side-effect\";", 1),
        ("import { Row } from \"./Row\";", 0),
        ("import { Row } from \"../imports/Row\";", 0),
        ("import { Page } from \"../../components/Page\";", 0),
    ];
    for (text, expected) in cases {
        let path = "ui/src/features/imports/Preview.tsx".to_owned();
        let source = Source { path, text: text.into() };
        assert_eq!(feature_faults(&source).len(), expected, "{text}");
    }
}

#[test]
fn a_chinese_text_in_a_screen_is_seen_and_a_comment_is_not() {
    let cases = [
        ("ui/src/app/Rail.tsx", "<b>今天</b>", 1),
        ("ui/src/app/Rail.tsx", "// 今天\n/** 数据\n * 设置 */\nconst x = 1; // 万", 0),
        ("ui/src/app/Rail.tsx", "const u = \"ipc://x\"; /* 今天 */ const t = \"数据\";", 1),
        ("ui/src/i18n/zh.tsx", "<b>今天</b>", 0),
        ("ui/src/app/Rail.test.tsx", "expect(\"今天\")", 0),
    ];
    for (path, text, expected) in cases {
        let source = Source { path: path.into(), text: text.into() };
        assert_eq!(text_faults(&source).len(), expected, "{path}: {text}");
    }
}
