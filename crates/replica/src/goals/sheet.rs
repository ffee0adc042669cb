//! Goals as a spreadsheet: out with formulas that give the same progress, and back in with a list of
//! what was changed (the first part of D-23).

use std::collections::HashMap;
use std::path::Path;

use domain::Id;
use domain::access::{Actor, Operation};
use domain::goals::{KeyResult, KeyResultKind, KeyResultSource, Objective};
use exchange::sheet::Sheet;
use exchange::write::Cell;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::board::{GoalRow, KeyResultRow};
use super::rights;
use crate::error::{Error, Result};
use crate::settings::Language;
use crate::topic::Done;
use crate::{Replica, transact};

/// The columns, in Chinese and in English.
const COLUMNS: [(&str, &str); 16] = [
    ("目标", "Objective"),
    ("归属", "Whose"),
    ("负责人", "Owner"),
    ("关键结果", "Key result"),
    ("类型", "Kind"),
    ("起点", "Start"),
    ("目标值", "Target"),
    ("达成值", "Aim"),
    ("现值", "Value"),
    ("权重", "Weight"),
    ("进度%", "Progress %"),
    ("计入%", "Counted %"),
    ("加权", "Weighted"),
    ("目标进度%", "Objective %"),
    ("关键结果编号", "Key result id"),
    ("目标编号", "Objective id"),
];
const TITLE: usize = 3;
const START: usize = 5;
const TARGET: usize = 6;
const WEIGHT: usize = 9;
const KEY_RESULT: usize = 14;
/// More goals than this nobody keeps in one sheet.
const MOST_ROWS: u32 = 100_000;
const LONGEST_CELL: usize = 400;

/// The headers of the sheet.
pub(crate) fn headers(language: Language) -> Vec<String> {
    let said = |(zh, en): &(&str, &str)| match language {
        Language::Chinese => (*zh).to_string(),
        Language::English => (*en).to_string(),
    };
    COLUMNS.iter().map(said).collect()
}

/// One row for each key result; one that an objective shares with another stands with both.
pub(crate) fn cells(rows: &[GoalRow], language: Language) -> Vec<Vec<Cell>> {
    let mut lines: HashMap<Id, usize> = HashMap::new();
    let mut line = 2;
    for row in rows {
        for one in &row.key_results {
            lines.insert(one.key_result.id, line);
            line += 1;
        }
        line += row.shared.len();
    }
    let last = line.saturating_sub(1).max(2);
    let mut all = Vec::new();
    for row in rows {
        for one in &row.key_results {
            let here = all.len() + 2;
            all.push(result_cells(row, one, here, last, language));
        }
        for shared in &row.shared {
            let here = all.len() + 2;
            let of = row.objective.id;
            let told = shared.counted.map(|counted| counted.to_string());
            let counted = match lines.get(&shared.key_result_id) {
                Some(line) => formula(format!("IF(L{line}=\"\",\"\",L{line})"), told),
                None => told.map_or(Cell::Blank, Cell::Number),
            };
            let title = match language {
                Language::Chinese => format!("（共担）{}", shared.title),
                Language::English => format!("(shared) {}", shared.title),
            };
            let mut cells = head(row, title, String::new());
            cells.extend([Cell::Blank, Cell::Blank, Cell::Blank, Cell::Blank]);
            cells.push(Cell::Number(shared.weight.to_string()));
            cells.extend([Cell::Blank, counted]);
            cells.extend(tail(row, here, last, None, of));
            all.push(cells);
        }
    }
    all
}

fn head(row: &GoalRow, title: String, kind: String) -> Vec<Cell> {
    vec![
        Cell::text(row.objective.title.clone()),
        Cell::text(row.holder_name.clone()),
        Cell::text(row.owner_name.clone()),
        Cell::Text(title),
        Cell::Text(kind),
    ]
}

fn result_cells(
    row: &GoalRow,
    one: &KeyResultRow,
    line: usize,
    last: usize,
    language: Language,
) -> Vec<Cell> {
    let key_result = &one.key_result;
    let number = |value: Option<Decimal>| {
        value.map_or(Cell::Blank, |value| Cell::Number(value.normalize().to_string()))
    };
    let plain = |value: Decimal| value.normalize().to_string();
    let mut cells = head(row, key_result.title.clone(), kind_name(key_result.kind, language));
    cells.push(number(key_result.start));
    cells.push(Cell::Number(plain(key_result.target)));
    cells.push(formula(aim_formula(key_result.kind, line), one.aim.map(plain)));
    cells.push(number(one.value));
    cells.push(Cell::Number(key_result.weight.to_string()));
    let progress = one.progress;
    cells.push(formula(progress_formula(key_result, line), progress.map(|done| plain(done.raw))));
    let counted = format!("IF(K{line}=\"\",\"\",MAX(0,MIN(100,K{line})))");
    cells.push(formula(counted, progress.map(|done| plain(done.counted))));
    cells.extend(tail(row, line, last, Some(key_result.id), row.objective.id));
    cells
}

/// What the objective adds up to, and the ids by which the sheet comes back.
fn tail(
    row: &GoalRow,
    line: usize,
    last: usize,
    key_result: Option<Id>,
    objective: Id,
) -> Vec<Cell> {
    let all = |column: &str| format!("{column}$2:{column}${last}");
    let own = format!("{},P{line}", all("P"));
    let sum = format!(
        "IFERROR(ROUND(SUMIFS({},{own})/SUMIFS({},{own},{},\">=0\"),2),\"\")",
        all("M"),
        all("J"),
        all("L"),
    );
    vec![
        formula(format!("IF(L{line}=\"\",\"\",J{line}*L{line})"), None),
        formula(sum, row.progress.map(|done| done.normalize().to_string())),
        key_result.map_or(Cell::Blank, |id| Cell::text(id.to_string())),
        Cell::text(objective.to_string()),
    ]
}

fn formula(text: String, result: Option<String>) -> Cell {
    Cell::Formula { formula: text, result: result.unwrap_or_default() }
}

fn aim_formula(kind: KeyResultKind, line: usize) -> String {
    match kind {
        KeyResultKind::Absolute
        | KeyResultKind::AtLeast
        | KeyResultKind::AtMost
        | KeyResultKind::Count => format!("G{line}"),
        KeyResultKind::IncreasePercent => format!("F{line}*(1+G{line}/100)"),
        KeyResultKind::DecreasePercent => format!("F{line}*(1-G{line}/100)"),
        KeyResultKind::IncreasePoints => format!("F{line}+G{line}"),
        KeyResultKind::DecreasePoints => format!("F{line}-G{line}"),
        KeyResultKind::Milestone => "100".to_string(),
    }
}

/// The rule of [`domain::goals::progress`] in the words of a spreadsheet.
fn progress_formula(key_result: &KeyResult, line: usize) -> String {
    let (start, aim, value) = (format!("F{line}"), format!("H{line}"), format!("I{line}"));
    let is_share =
        matches!(key_result.source, KeyResultSource::Milestones | KeyResultSource::Supporters)
            && !key_result.kind.is_threshold();
    let way = format!("ROUND(({value}-N({start}))/({aim}-N({start}))*100,2)");
    let told = match key_result.kind {
        _ if is_share => value.clone(),
        KeyResultKind::AtLeast | KeyResultKind::AtMost => {
            let is_most = key_result.kind == KeyResultKind::AtMost;
            let plain = if is_most {
                format!("IFERROR(ROUND({aim}/{value}*100,2),0)")
            } else {
                format!("IFERROR(ROUND({value}/{aim}*100,2),0)")
            };
            let share = format!("IF(OR({start}=\"\",{start}={aim}),{plain},{way})");
            let met = if is_most { format!("{value}<={aim}") } else { format!("{value}>={aim}") };
            format!("IF({met},MAX(100,{share}),MIN(99.99,{share}))")
        }
        _ => way,
    };
    format!("IF({value}=\"\",\"\",IFERROR({told},\"\"))")
}

fn kind_name(kind: KeyResultKind, language: Language) -> String {
    let (zh, en) = match kind {
        KeyResultKind::Absolute => ("达到", "to reach"),
        KeyResultKind::IncreasePercent => ("提升%", "up by %"),
        KeyResultKind::DecreasePercent => ("下降%", "down by %"),
        KeyResultKind::IncreasePoints => ("提升（点）", "up by points"),
        KeyResultKind::DecreasePoints => ("下降（点）", "down by points"),
        KeyResultKind::AtLeast => ("不低于", "at least"),
        KeyResultKind::AtMost => ("不高于", "at most"),
        KeyResultKind::Count => ("计数", "count"),
        KeyResultKind::Milestone => ("里程碑", "milestones"),
    };
    match language {
        Language::Chinese => zh.to_string(),
        Language::English => en.to_string(),
    }
}

/// What a sheet changes about one key result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct GoalSheetChange {
    /// The line of the sheet.
    pub line: u32,
    /// The key result; `None` when the line names none that is known.
    pub key_result_id: Option<Id>,
    /// Its title as it is kept.
    pub title: String,
    /// Which field differs; empty when the whole line cannot be taken.
    pub field: String,
    /// As it is kept.
    pub old: String,
    /// As the sheet has it.
    pub new: String,
    /// Why it cannot be taken, a stable word; empty when it can.
    pub problem: String,
}

impl Replica {
    /// What a sheet of goals would change: titles, starts, targets and weights; everything else of
    /// it is computed. With `apply` what can be taken is changed, in one transaction; the rest is told.
    pub fn import_goal_sheet(
        &self,
        actor: &Actor,
        path: &Path,
        apply: bool,
    ) -> Result<Done<Vec<GoalSheetChange>>> {
        actor.may_somewhere(Operation::EditGoal)?;
        let lines = lines_of(path)?;
        self.transact(actor, Operation::EditGoal.code(), |tx| {
            let mut changes = Vec::new();
            for (line, cells) in &lines {
                let (found, after) = compared(tx.sql, actor, *line, cells)?;
                let can = found.iter().all(|change| change.problem.is_empty());
                changes.extend(found);
                if let Some(after) = after.filter(|_| apply && can) {
                    tx.put(&after)?;
                }
            }
            Ok(changes)
        })
    }
}

/// What one line changes, and the key result as it would be.
fn compared(
    sql: &rusqlite::Connection,
    actor: &Actor,
    line: u32,
    cells: &[String],
) -> Result<(Vec<GoalSheetChange>, Option<KeyResult>)> {
    let text = |column: usize| cells.get(column).map(|cell| cell.trim()).unwrap_or_default();
    let refused = |title: &str, problem: &str| {
        let change = GoalSheetChange {
            line,
            key_result_id: None,
            title: title.to_string(),
            field: String::new(),
            old: String::new(),
            new: String::new(),
            problem: problem.to_string(),
        };
        Ok((vec![change], None))
    };
    if text(KEY_RESULT).is_empty() {
        return Ok((Vec::new(), None));
    }
    let known = text(KEY_RESULT).parse::<Id>().ok();
    let known = known.map(|id| transact::find::<KeyResult>(sql, id)).transpose()?.flatten();
    let Some(before) = known else { return refused(text(TITLE), "unknown") };
    let objective: Objective = transact::get(sql, before.objective_id)?;
    let mut after = KeyResult { title: text(TITLE).to_string(), ..before.clone() };
    let mut changes = Vec::new();
    let mut differs = |field: &str, old: String, new: String, problem: &str| {
        changes.push(GoalSheetChange {
            line,
            key_result_id: Some(before.id),
            title: before.title.clone(),
            field: field.to_string(),
            old,
            new,
            problem: problem.to_string(),
        });
    };
    if after.title != before.title {
        let problem = if after.title.is_empty() { "missing" } else { "" };
        differs("title", before.title.clone(), after.title.clone(), problem);
    }
    let shown =
        |value: Option<Decimal>| value.map(|v| v.normalize().to_string()).unwrap_or_default();
    for (field, column, old) in [
        ("start", START, before.start),
        ("target", TARGET, Some(before.target)),
        ("weight", WEIGHT, Some(before.weight.into())),
    ] {
        let written = text(column).replace(',', "");
        let new: Option<Decimal> = written.parse().ok();
        if written.is_empty() && old.is_none() || new.is_some() && new == old {
            continue;
        }
        let weight =
            new.and_then(|new| u32::try_from(new.mantissa()).ok().filter(|_| new.scale() == 0));
        let problem = match (field, new) {
            (_, None) if written.is_empty() && field == "start" => "",
            (_, None) => "not_a_number",
            ("weight", Some(_)) if weight.is_none_or(|weight| weight > 100) => "out_of_range",
            _ => "",
        };
        match (field, new) {
            ("start", _) => after.start = new,
            ("target", Some(new)) => after.target = new,
            ("weight", _) => after.weight = weight.unwrap_or(before.weight),
            _ => {}
        }
        differs(field, shown(old), written, problem);
    }
    if changes.is_empty() {
        return Ok((changes, None));
    }
    let numbers = changes.iter().any(|change| change.field != "title");
    let whole = if rights::may_edit(sql, actor, &objective).is_err() {
        Some("denied")
    } else if objective.locked && numbers {
        Some("agreed")
    } else {
        after.check().err().map(|wrong| wrong.reason)
    };
    if let Some(problem) = whole {
        for change in &mut changes {
            if change.problem.is_empty() {
                change.problem = problem.to_string();
            }
        }
    }
    Ok((changes, Some(after)))
}

/// The lines of a sheet below its headers, each with its cells in the order of [`COLUMNS`].
fn lines_of(path: &Path) -> Result<Vec<(u32, Vec<String>)>> {
    let failed = |source| Error::File {
        name: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        source,
    };
    let sheet = Sheet::open(path).map_err(failed)?;
    let rows = sheet.first_rows(MOST_ROWS).map_err(failed)?;
    let Some(head) = rows.first() else { return Ok(Vec::new()) };
    let head = head.texts(LONGEST_CELL);
    let place = |(zh, en): &(&str, &str)| {
        head.iter()
            .position(|cell| [*zh, *en].contains(&cell.trim_start_matches('\u{feff}').trim()))
    };
    let places: Vec<Option<usize>> = COLUMNS.iter().map(place).collect();
    if places[KEY_RESULT].is_none() || places[TARGET].is_none() {
        return Err(Error::Invalid { field: "file", reason: "not_a_goal_sheet" });
    }
    let numbered = rows.iter().enumerate().skip(1).filter(|(_, row)| !row.is_empty());
    Ok(numbered
        .map(|(at, row)| {
            let cells = row.texts(LONGEST_CELL);
            let cell = |place: &Option<usize>| {
                place.and_then(|place| cells.get(place)).cloned().unwrap_or_default()
            };
            (u32::try_from(at + 1).unwrap_or(u32::MAX), places.iter().map(cell).collect())
        })
        .collect())
}
