//! What documents count for: the one place that says it.

use super::documents::{Document, Line};
use super::packed::Buyer;
use super::sums::Sums;

/// Documents added up, with who bought and what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) sums: Sums,
    /// Those who bought, some of them several times.
    pub(crate) buyers: Vec<Buyer>,
    /// Products sold by key, with thousandths, some of them several times.
    pub(crate) goods: Vec<(i64, i64)>,
    /// The keys between which the documents lie.
    pub(crate) first_order_key: i64,
    pub(crate) last_order_key: i64,
}

impl Cell {
    /// What several stretches of days add up to.
    pub(crate) fn together<'a>(cells: impl Iterator<Item = &'a Self>) -> Self {
        let mut whole = Self::default();
        for cell in cells {
            whole.sums += cell.sums;
            whole.buyers.extend(&cell.buyers);
            whole.goods.extend(&cell.goods);
        }
        whole
    }

    /// Adds lines of a document. A line of a refund goes back whatever its sign; a negative line of
    /// a sale is money back too.
    pub(crate) fn add(&mut self, document: &Document, lines: &[Line]) {
        let sums = &mut self.sums;
        let is_sale = document.kind == Document::SALE;
        let mut gives_back = document.kind == Document::REFUND;
        let mut sold = 0;
        for line in lines {
            match document.kind {
                Document::SALE if line.amount > 0 => sold += line.amount,
                Document::SALE => {
                    sums.refunds -= line.amount;
                    gives_back |= line.amount < 0;
                }
                Document::REFUND => sums.refunds -= line.amount,
                _ => sums.adjustments += line.amount,
            }
            if is_sale && line.is_sold_goods() {
                sums.units_milli += line.quantity_milli;
            }
        }
        sums.documents += 1;
        sums.refund_documents += i64::from(gives_back);
        if is_sale {
            self.add_sale(document, sold);
        } else if document.kind != Document::REFUND {
            sums.adjustment_documents += 1;
        }
        self.reach(document.key, document.key);
    }

    fn add_sale(&mut self, document: &Document, sold: i64) {
        let sums = &mut self.sums;
        sums.orders += 1;
        sums.gross_sales += sold;
        let count = |orders: &mut i64, sales: &mut i64| {
            *orders += 1;
            *sales += sold;
        };
        match document.customer_key {
            Some(_) if document.is_first => sums.new_customers += 1,
            Some(_) => count(&mut sums.returning_orders, &mut sums.returning_sales),
            None => {}
        }
        if document.is_of_member {
            count(&mut sums.member_orders, &mut sums.member_sales);
        }
        if document.is_of_birthday {
            count(&mut sums.birthday_orders, &mut sums.birthday_sales);
        }
        if let Some(customer) = document.customer_key {
            let kept = u8::from(document.is_kept);
            let as_member = u8::from(document.is_kept && document.is_of_member);
            self.buyers.push(Buyer::new(customer, kept, as_member));
        }
    }

    /// Adds which products the lines of a document sold.
    pub(crate) fn add_goods(&mut self, document: &Document, lines: &[Line]) {
        if document.kind == Document::SALE {
            let sold = lines.iter().filter(|line| line.product_key != 0 && line.is_sold_goods());
            self.goods.extend(sold.map(|line| (line.product_key, line.quantity_milli)));
        }
    }

    fn reach(&mut self, first: i64, last: i64) {
        if self.sums.documents == 1 {
            (self.first_order_key, self.last_order_key) = (first, last);
        }
        self.first_order_key = self.first_order_key.min(first);
        self.last_order_key = self.last_order_key.max(last);
    }
}

impl Line {
    fn is_sold_goods(&self) -> bool {
        self.quantity_milli > 0 && self.is_goods
    }
}
