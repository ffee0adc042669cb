//! Numbers in cells, and which number of a sheet each is.

use domain::kpi::{Curve, KpiItem, SheetChange};
use rust_decimal::Decimal;

use super::Cell;
use crate::cell::text::half_width;
use crate::kpi_workbook::binary;
use crate::kpi_workbook::layout::Column;

/// A number of a sheet that a cell tells.
pub enum Slot<'a> {
    Needed(&'a mut Decimal),
    Free(&'a mut Option<Decimal>),
    /// The way of scoring has none.
    Unused,
}

/// The number of an item that stands in a column.
pub fn slot(item: &mut KpiItem, column: Column) -> Slot<'_> {
    match column {
        Column::WEIGHT => return Slot::Needed(&mut item.weight),
        Column::TARGET => return Slot::Needed(&mut item.target.value),
        Column::FROM => return Slot::Free(&mut item.target.from),
        Column::BUDGET => return Slot::Free(&mut item.target.budget),
        _ => {}
    }
    let [cap, step, points, most] = match &mut item.curve {
        Curve::Linear { cap: share } | Curve::Range { pass: share } => {
            [Some(share), None, None, None]
        }
        Curve::PerStep { step, points } => [None, Some(step), Some(points), None],
        Curve::Bonus { step, points, most } | Curve::Malus { step, points, most } => {
            [None, Some(step), Some(points), Some(most)]
        }
        Curve::Pass | Curve::Bands { .. } | Curve::Pieces { .. } => [None, None, None, None],
    };
    let number = match column {
        Column::CAP => cap,
        Column::STEP => step,
        Column::POINTS => points,
        Column::MOST => most,
        _ => None,
    };
    number.map_or(Slot::Unused, Slot::Needed)
}

/// Takes a number from a cell, and says how it differs.
pub fn numbered(cell: Cell<'_>, text: Option<&str>, slot: Slot<'_>) -> Option<SheetChange> {
    let text = text?;
    let told = number(text);
    let plain = |number: Option<Decimal>| {
        number.map(|number| number.normalize().to_string()).unwrap_or_default()
    };
    let old = match &slot {
        Slot::Needed(old) => Some(**old),
        Slot::Free(old) => **old,
        Slot::Unused if text.is_empty() => return None,
        Slot::Unused => return Some(cell.differs("", text, "not_used")),
    };
    let Ok(new) = told else { return Some(cell.differs(&plain(old), text, "not_a_number")) };
    // A cell holds no more digits than a binary fraction.
    if new.map(binary) == old.map(binary) {
        return None;
    }
    let is_weight = cell.field == "weight";
    let problem = match (new, &slot) {
        (None, Slot::Needed(_)) => "missing",
        (Some(new), _) if is_weight && !(Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&new) => {
            "out_of_range"
        }
        _ => "",
    };
    if problem.is_empty() {
        match (slot, new) {
            (Slot::Needed(kept), Some(new)) => *kept = new,
            (Slot::Free(kept), new) => *kept = new,
            (Slot::Needed(_), None) | (Slot::Unused, _) => {}
        }
    }
    let new = new.map_or_else(|| text.to_string(), |new| plain(Some(new)));
    Some(cell.differs(&plain(old), &new, problem))
}

/// A text where a number should stand.
pub struct NotANumber;

/// A number as people write it; `None` for an empty cell.
pub fn number(text: &str) -> Result<Option<Decimal>, NotANumber> {
    let plain: String = text.chars().map(half_width).filter(|one| *one != ',').collect();
    let plain = plain.trim();
    if plain.is_empty() {
        return Ok(None);
    }
    let number = plain.parse().or_else(|_| Decimal::from_scientific(plain));
    number.map(Some).map_err(|_| NotANumber)
}
