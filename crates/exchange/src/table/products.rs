//! What was sold: products by code, whatever its spelling.

use domain::Position;
use domain::mapping::Field;
use domain::products::{ProductKind, normal_code};
use domain::sales_file::ProductSeen;
use rustc_hash::FxHashMap;

use super::layout::Layout;
use super::names::Names;
use super::words::{kind_of_code, kind_of_name};
use crate::cell::is_blank;
use crate::cell::text::shown;
use crate::sheet::Row;

/// The products met so far.
#[derive(Debug)]
pub struct Products {
    layout: Layout,
    spellings: Names,
    /// Position of the product that a spelling means, by the spelling's number.
    by_spelling: Vec<Position>,
    by_code: FxHashMap<String, Position>,
    met: Vec<Met>,
}

/// What is remembered of a product beside what the file will say of it.
#[derive(Debug, Clone, Copy, Default)]
struct Met {
    spellings: u32,
    /// Its name comes from a row with a positive price, which outdoes notes on stock rows.
    name_is_settled: bool,
}

impl Products {
    /// No products yet.
    pub fn new(layout: Layout) -> Self {
        Self {
            layout,
            spellings: Names::default(),
            by_spelling: Vec::new(),
            by_code: FxHashMap::default(),
            met: Vec::new(),
        }
    }

    /// The product of a row as a position in the file's products; `None` when the row names none.
    ///
    /// A product without a code is known by its name, which then also stands for the code.
    pub fn of_row(
        &mut self,
        row: &Row,
        price_e4: i64,
        seen: &mut Vec<ProductSeen>,
    ) -> Option<Position> {
        let code = self.layout.bare(row, Field::ProductCode);
        let name = self.layout.bare(row, Field::ProductName);
        let position = self.of(code, name, price_e4, seen)?;
        if self.layout.has(Field::Category) {
            self.learn_category(position, self.layout.bare(row, Field::Category), seen);
        }
        Some(position)
    }

    /// The product of a code and a name (either may be blank) as a position in `seen`.
    pub fn of(
        &mut self,
        code: &[u8],
        name: &[u8],
        price_e4: i64,
        seen: &mut Vec<ProductSeen>,
    ) -> Option<Position> {
        let has_code = !is_blank(code);
        let key = if has_code { code } else { name };
        if is_blank(key) {
            return None;
        }
        let (spelling, is_new) = self.spellings.number(key);
        if is_new {
            let position = self.position_of(key, has_code, seen)?;
            self.by_spelling.push(position);
        }
        let position = *self.by_spelling.get(spelling.index())?;
        self.learn_name(position, name, price_e4, seen);
        Some(position)
    }

    /// How many codes occur in more than one spelling.
    pub fn in_two_spellings(&self) -> u32 {
        self.met.iter().map(|met| u32::from(met.spellings > 1)).sum()
    }

    fn position_of(
        &mut self,
        key: &[u8],
        has_code: bool,
        seen: &mut Vec<ProductSeen>,
    ) -> Option<Position> {
        let written = shown(key);
        let code = normal_code(&written);
        let next = Position::new(seen.len());
        let position = *self.by_code.entry(code.clone()).or_insert(next);
        if position == next {
            let kind = if has_code { kind_of_code(&code) } else { kind_of_name(&written) };
            seen.push(ProductSeen { code: code.into(), kind, ..ProductSeen::default() });
            self.met.push(Met::default());
        }
        self.met.get_mut(position.index())?.spellings += 1;
        Some(position)
    }

    fn learn_name(
        &mut self,
        position: Position,
        name: &[u8],
        price: i64,
        seen: &mut [ProductSeen],
    ) {
        let (Some(met), Some(product)) =
            (self.met.get_mut(position.index()), seen.get_mut(position.index()))
        else {
            return;
        };
        if !met.name_is_settled && !is_blank(name) && (price > 0 || product.name.is_empty()) {
            product.name = shown(name).into();
            met.name_is_settled = price > 0;
        }
    }

    fn learn_category(&self, position: Position, category: &[u8], seen: &mut [ProductSeen]) {
        let Some(product) = seen.get_mut(position.index()) else { return };
        if product.category.is_empty() && !is_blank(category) {
            product.category = shown(category).into();
        }
    }
}

/// Whether a line with this product is one of goods.
pub fn is_goods(product: Option<&ProductSeen>) -> bool {
    product.is_none_or(|product| product.kind == ProductKind::Goods)
}
