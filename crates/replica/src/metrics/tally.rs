//! What parts of a slice add up to, and the measures that are told by it.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::metrics::{Measure, MeasureSource, Slice};
use rusqlite::Connection;

use super::group::{Group, PartKey};
use super::{goods, sums};
use crate::error::Result;
use crate::measures::{BuyerCounts, Cell, Seen, Sums};

/// What each part of a slice adds up to. Parts without documents are left out.
pub(super) type Tallies = BTreeMap<PartKey, Cell>;

/// What is asked beside the sums, for it costs more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// Who bought.
    pub(super) buyers: bool,
    /// What hangs on who bought: first and later sales, those of members.
    pub(super) customers: bool,
    /// Which products were sold.
    pub(super) goods: bool,
}

impl Asked {
    /// What measures need.
    pub(super) fn of(measures: &[Measure]) -> Self {
        let is_any = |some: &[Measure]| measures.iter().any(|measure| some.contains(measure));
        Self {
            buyers: is_any(&[
                Measure::Buyers,
                Measure::KeptBuyers,
                Measure::RepeatBuyers,
                Measure::MemberBuyers,
                Measure::RepeatMembers,
            ]),
            customers: measures.iter().any(|one| one.source() == MeasureSource::Buyers),
            goods: is_any(&[Measure::SoldSkus, Measure::CostOfGoods]),
        }
    }
}

/// Whether documents tell a measure.
pub(super) fn is_of_documents(measure: Measure) -> bool {
    matches!(measure.source(), MeasureSource::Sales | MeasureSource::Buyers)
}

/// What each part of a slice adds up to.
pub(super) fn tallies(
    sql: &Connection,
    slice: &Slice,
    group: Group,
    asked: Asked,
) -> Result<Tallies> {
    let mut tallies = Tallies::new();
    sums::add(sql, slice, group, asked, &mut tallies)?;
    tallies.retain(|_, cell| cell.sums.documents > 0);
    if asked.goods {
        goods::add(sql, slice, group, &mut tallies)?;
    }
    Ok(tallies)
}

/// The documents of a part, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) sums: Sums,
    pub(super) buyers: BuyerCounts,
    sold_skus: i64,
    /// In minor units; `None` where no product sold has a cost.
    cost_of_goods: Option<i64>,
}

/// Counts parts, one after the other.
pub(super) struct Counter {
    seen: Seen,
    members_known: bool,
    /// The cost of products in minor units, by key.
    costs: HashMap<i64, i64>,
}

impl Counter {
    pub(super) fn new(sql: &Connection, asked: Asked) -> Result<Self> {
        let costs = if asked.goods { goods::costs(sql)? } else { HashMap::new() };
        let members_known = super::buyers::has_members(sql)?;
        Ok(Self { seen: Seen::default(), members_known, costs })
    }

    pub(super) fn count(&mut self, cell: &Cell) -> Counted {
        let products: HashSet<i64> = cell.goods.iter().map(|(product, _)| *product).collect();
        let mut with_costs = cell
            .goods
            .iter()
            .filter_map(|(product, milli)| {
                Some(i128::from(*self.costs.get(product)?) * i128::from(*milli))
            })
            .peekable();
        let cost_of_goods =
            with_costs.peek().is_some().then(|| goods::thousandths(with_costs.sum()));
        Counted {
            sums: cell.sums,
            buyers: self.seen.count(&cell.buyers),
            sold_skus: products.len() as i64,
            cost_of_goods,
        }
    }

    /// A measure that documents tell; `None` where they do not know it.
    pub(super) fn measure(&self, counted: &Counted, measure: Measure) -> Option<i64> {
        let Counted { sums, buyers, sold_skus, cost_of_goods } = counted;
        let of_members = |value: i64| self.members_known.then_some(value);
        match measure {
            Measure::GrossSales => Some(sums.gross_sales),
            Measure::Refunds => Some(sums.refunds),
            Measure::Adjustments => Some(sums.adjustments),
            Measure::Orders => Some(sums.orders),
            Measure::Units => Some(sums.units_milli),
            Measure::SoldSkus => Some(*sold_skus),
            Measure::CostOfGoods => *cost_of_goods,
            Measure::Buyers => Some(buyers.buyers),
            Measure::NewCustomers => Some(sums.new_customers),
            Measure::KeptBuyers => Some(buyers.kept),
            Measure::RepeatBuyers => Some(buyers.again),
            Measure::ReturningSales => Some(sums.returning_sales),
            Measure::MemberSales => of_members(sums.member_sales),
            Measure::MemberBirthdaySales => of_members(sums.birthday_sales),
            Measure::MemberBuyers => of_members(buyers.members),
            Measure::RepeatMembers => of_members(buyers.members_again),
            Measure::NonMemberOrders => of_members(sums.orders - sums.member_orders),
            _ => None,
        }
    }
}

/// How many documents or customers stand behind a measure.
pub(super) fn rows(counted: &Counted, measure: Measure) -> i64 {
    let Counted { sums, buyers, .. } = counted;
    match measure {
        Measure::Refunds => sums.refund_documents,
        Measure::Adjustments => sums.adjustment_documents,
        Measure::Buyers => buyers.buyers,
        Measure::NewCustomers => sums.new_customers,
        Measure::KeptBuyers => buyers.kept,
        Measure::RepeatBuyers => buyers.again,
        Measure::ReturningSales => sums.returning_orders,
        Measure::MemberSales => sums.member_orders,
        Measure::MemberBirthdaySales => sums.birthday_orders,
        Measure::MemberBuyers => buyers.members,
        Measure::RepeatMembers => buyers.members_again,
        Measure::NonMemberOrders => sums.orders - sums.member_orders,
        _ => sums.orders,
    }
}
