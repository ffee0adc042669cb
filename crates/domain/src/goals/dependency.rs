//! What more visitors ask of stock and service: the bottleneck before it hurts (D-21).

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::money::round;

/// What is planned to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Demand {
    /// Visitors of the period.
    #[specta(type = String)]
    pub visitors: Decimal,
    /// Of a hundred visitors so many order.
    #[specta(type = String)]
    pub conversion_percent: Decimal,
    /// Units of goods in an order.
    #[specta(type = String)]
    pub units_per_order: Decimal,
    /// Of a hundred orders so many ask for service.
    #[specta(type = String)]
    pub service_percent: Decimal,
    /// Minutes such a case takes.
    #[specta(type = String)]
    pub service_minutes: Decimal,
}

/// What there is for it. What is `None` does not bind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Dependency {
    /// Orders that can be packed and sent.
    #[specta(type = Option<String>)]
    pub order_capacity: Option<Decimal>,
    /// Units in stock.
    #[specta(type = Option<String>)]
    pub stock_units: Option<Decimal>,
    /// Hours of service.
    #[specta(type = Option<String>)]
    pub service_hours: Option<Decimal>,
}

/// What may run out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Resource {
    /// Packing and sending.
    Orders,
    /// Goods.
    Stock,
    /// Service.
    Service,
}

/// How one resource stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Capacity {
    /// Which.
    pub resource: Resource,
    /// How much of it is asked for.
    #[specta(type = String)]
    pub needed: Decimal,
    /// How much there is.
    #[specta(type = String)]
    pub available: Decimal,
    /// How many orders it allows.
    pub orders: u32,
    /// Whether it does not suffice.
    pub is_short: bool,
}

/// What the plan comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Simulated {
    /// Orders that would come in.
    pub orders: u32,
    /// Every resource that binds, the scarcest first.
    pub capacities: Vec<Capacity>,
    /// The scarcest that does not suffice; `None` when all do.
    pub bottleneck: Option<Resource>,
}

/// Visitors times conversion against what there is: 12,000 x 3.6 % are 432 orders, which a capacity
/// of 400 does not hold. Orders are rounded to whole ones.
pub fn simulate(demand: &Demand, dependency: &Dependency) -> Option<Simulated> {
    let hundred = Decimal::ONE_HUNDRED;
    let orders = demand.visitors.checked_mul(demand.conversion_percent)?.checked_div(hundred)?;
    let orders = round(orders, 0).max(Decimal::ZERO);
    let minutes = demand.service_percent.checked_mul(demand.service_minutes)?;
    let hours_per_order = minutes.checked_div(Decimal::from(6_000))?;
    let asked = [
        (Resource::Orders, Decimal::ONE, dependency.order_capacity),
        (Resource::Stock, demand.units_per_order, dependency.stock_units),
        (Resource::Service, hours_per_order, dependency.service_hours),
    ];
    let mut capacities = Vec::new();
    for (resource, per_order, available) in asked {
        let (Some(available), true) = (available, per_order > Decimal::ZERO) else { continue };
        let allowed = available.checked_div(per_order)?.floor().max(Decimal::ZERO);
        capacities.push(Capacity {
            resource,
            needed: round(orders.checked_mul(per_order)?, 2),
            available,
            orders: allowed.to_u32().unwrap_or(u32::MAX),
            is_short: allowed < orders,
        });
    }
    capacities.sort_by_key(|capacity| capacity.orders);
    let bottleneck = capacities.first().filter(|capacity| capacity.is_short);
    Some(Simulated {
        orders: orders.to_u32()?,
        bottleneck: bottleneck.map(|capacity| capacity.resource),
        capacities,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    fn demand() -> Demand {
        Demand {
            visitors: number("12000"),
            conversion_percent: number("3.6"),
            units_per_order: number("2"),
            service_percent: number("25"),
            service_minutes: number("12"),
        }
    }

    #[test]
    fn the_resource_that_does_not_suffice_is_named() {
        // 432 orders, 864 units, 108 cases of 12 minutes: 21.6 hours.
        let cases = [
            (Some("400"), None, None, Some(Resource::Orders)),
            (Some("431"), None, None, Some(Resource::Orders)),
            (Some("432"), None, None, None),
            (None, Some("863"), None, Some(Resource::Stock)),
            (None, Some("864"), None, None),
            (None, None, Some("21.5"), Some(Resource::Service)),
            (None, None, Some("21.6"), None),
            (Some("430"), Some("800"), Some("21"), Some(Resource::Stock)), // 400 orders
            (None, None, None, None),
        ];
        for (orders, stock, hours, expected) in cases {
            let dependency = Dependency {
                order_capacity: orders.map(number),
                stock_units: stock.map(number),
                service_hours: hours.map(number),
            };
            let found = simulate(&demand(), &dependency).expect("simulated");
            assert_eq!(found.orders, 432);
            assert_eq!(found.bottleneck, expected, "{dependency:?}");
        }
    }

    #[test]
    fn a_fifth_more_visitors_ask_a_fifth_more_of_everything() {
        let more = Demand { visitors: number("14400"), ..demand() };
        let dependency = Dependency {
            order_capacity: None,
            stock_units: Some(number("1000")),
            service_hours: Some(number("40")),
        };
        let found = simulate(&more, &dependency).expect("simulated");
        assert_eq!(found.orders, 518); // 518.4
        let needed: Vec<_> = found.capacities.iter().map(|one| one.needed).collect();
        assert_eq!(needed, [number("1036"), number("25.90")]);
        assert_eq!(found.bottleneck, Some(Resource::Stock));
    }

    #[test]
    fn numbers_too_great_are_no_answer() {
        let endless = Demand { visitors: Decimal::MAX, ..demand() };
        assert_eq!(simulate(&endless, &Dependency::default()), None);
    }
}
