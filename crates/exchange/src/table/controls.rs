//! The file's own totals beside ours. Few files have any, so that the rows are added up in a second
//! pass over those files alone.

use domain::file_content::ControlTotal;
use domain::mapping::Field;
use domain::sales_file::Reject;

use super::{Nature, Table, words};
use crate::FileError;
use crate::cell::parse_scaled;
use crate::sheet::Row;

const QUANTITY_PLACES: u32 = 3;
const FIELDS: [Field; 4] =
    [Field::Amount, Field::Quantity, Field::BookQuantity, Field::CountedQuantity];

/// A summary row met, with the sums when it was.
struct Stated {
    row: u32,
    field: Field,
    stated: i64,
    since_last: i64,
    of_all: i64,
    is_subtotal: bool,
    rows_follow: bool,
}

/// What each summary row states and what the rows above it add up to: a sub-total those since the
/// last one, a total at the end all of them.
pub(super) fn compare(
    table: &Table<'_>,
    rejects: &[Reject],
) -> Result<Vec<ControlTotal>, FileError> {
    let mut met: Vec<Stated> = Vec::new();
    let (mut since_last, mut of_all) = ([0_i64; FIELDS.len()], [0_i64; FIELDS.len()]);
    table.each_row(|row, _| {
        match table.nature(row) {
            Nature::Nothing => {}
            Nature::Summary => {
                let is_subtotal = words::is_subtotal(first_filled(row));
                for (place, field) in FIELDS.into_iter().enumerate() {
                    let Some(stated) = number(table, row, field) else { continue };
                    let (since_last, of_all) = (since_last[place], of_all[place]);
                    let row = row.number;
                    let rows_follow = false;
                    met.push(Stated {
                        row,
                        field,
                        stated,
                        since_last,
                        of_all,
                        is_subtotal,
                        rows_follow,
                    });
                }
                since_last = [0; FIELDS.len()];
            }
            Nature::Fact => {
                met.iter_mut().rev().take_while(|sum| !sum.rows_follow).for_each(|sum| {
                    sum.rows_follow = true;
                });
                if rejects.binary_search_by_key(&row.number, |reject| reject.row).is_err() {
                    for (place, field) in FIELDS.into_iter().enumerate() {
                        let more = number(table, row, field).unwrap_or(0);
                        since_last[place] = since_last[place].saturating_add(more);
                        of_all[place] = of_all[place].saturating_add(more);
                    }
                }
            }
        }
        Ok(())
    })?;
    Ok(met.iter().map(Stated::control).collect())
}

impl Stated {
    fn control(&self) -> ControlTotal {
        let closes_a_group = self.is_subtotal || self.rows_follow || self.stated == self.since_last;
        let counted = if closes_a_group { self.since_last } else { self.of_all };
        ControlTotal { row: self.row, field: self.field, stated: self.stated, counted }
    }
}

fn first_filled(row: &Row) -> &[u8] {
    (0..row.len()).map(|column| row.bare(column)).find(|cell| !cell.is_empty()).unwrap_or_default()
}

fn number(table: &Table<'_>, row: &Row, field: Field) -> Option<i64> {
    let places = match field {
        Field::Amount => u32::from(table.options.currency.digits()),
        _ => QUANTITY_PLACES,
    };
    parse_scaled(table.layout.named(row, field)?, places).ok()
}
