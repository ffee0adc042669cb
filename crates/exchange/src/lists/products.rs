//! Product lists.

use domain::Money;
use domain::file_content::{FileContent, ProductListed};
use domain::mapping::Field;
use domain::products::normal_code;
use domain::sales_file::{RejectReason, Remark};
use rustc_hash::FxHashMap;

use crate::FileError;
use crate::cell::date::DayOrder;
use crate::facts::cells::{Cells, excerpt};
use crate::inspect::Inspection;
use crate::read::{KnownStore, Progress, ReadOptions};
use crate::sheet::{Row, Sheet};
use crate::table::Table;

/// Reads a product list into [`FileContent::products`]. Products belong to the whole chain, so no
/// store is asked for.
///
/// # Errors
/// As [`crate::read_file`].
pub fn read_products(
    sheet: Sheet,
    inspection: &Inspection,
    options: &ReadOptions,
    _known_store: KnownStore<'_>,
    progress: Progress<'_>,
) -> Result<FileContent, FileError> {
    let table = Table::new(sheet, inspection, options, progress)?;
    let mut content = table.content();
    let mut listed = Listed::new(Cells::new(table.layout, options.currency, DayOrder::Unknown));
    table.read(&mut content, &mut |row, _| listed.take(row))?;
    content.products = listed.products;
    if listed.repeated > 0 {
        content.remarks.push(Remark { code: "repeated_lines", count: listed.repeated });
    }
    Ok(content)
}

/// The products listed so far.
struct Listed {
    cells: Cells,
    products: Vec<ProductListed>,
    by_code: FxHashMap<Box<str>, usize>,
    repeated: u32,
}

impl Listed {
    fn new(cells: Cells) -> Self {
        Self { cells, products: Vec::new(), by_code: FxHashMap::default(), repeated: 0 }
    }

    fn take(&mut self, row: &Row) -> Result<(), RejectReason> {
        let product = self.product_in(row)?;
        let next = self.products.len();
        let place = *self.by_code.entry(product.code.clone()).or_insert(next);
        match self.products.get_mut(place) {
            Some(earlier) => {
                self.repeated += 1;
                fill_gaps(earlier, product);
            }
            None => self.products.push(product),
        }
        Ok(())
    }

    fn product_in(&self, row: &Row) -> Result<ProductListed, RejectReason> {
        let text = |field| self.cells.text(row, field);
        let needed = |field| {
            let cell = text(field);
            if cell.is_empty() { Err(RejectReason::Missing(field)) } else { Ok(cell) }
        };
        Ok(ProductListed {
            code: normal_code(&needed(Field::ProductCode)?).into(),
            name: needed(Field::ProductName)?,
            short_code: text(Field::ShortCode),
            category: text(Field::Category),
            unit: text(Field::Unit),
            unit_cost: self.price(row, Field::UnitCost)?,
            list_price: self.price(row, Field::UnitPrice)?,
            commission_kind: text(Field::CommissionKind),
            commission: text(Field::Commission),
        })
    }

    fn price(&self, row: &Row, field: Field) -> Result<Option<Money>, RejectReason> {
        let price = self.cells.money(row, field)?;
        if price.is_some_and(|minor| minor < 0) {
            return Err(RejectReason::NegativePrice(excerpt(self.cells.layout.bare(row, field))));
        }
        Ok(price.map(Money::from_minor))
    }
}

/// What a later row says of a product where the earlier ones are silent.
fn fill_gaps(earlier: &mut ProductListed, later: ProductListed) {
    let texts = [
        (&mut earlier.short_code, later.short_code),
        (&mut earlier.category, later.category),
        (&mut earlier.unit, later.unit),
        (&mut earlier.commission_kind, later.commission_kind),
        (&mut earlier.commission, later.commission),
    ];
    for (gap, text) in texts {
        if gap.is_empty() {
            *gap = text;
        }
    }
    earlier.unit_cost = earlier.unit_cost.or(later.unit_cost);
    earlier.list_price = earlier.list_price.or(later.list_price);
}
