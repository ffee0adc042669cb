//! How orders were sent and arrived.

use super::{Entry, entry};
use crate::access::Role;
use crate::metrics::Bands;
use crate::metrics::Direction::{Higher, Lower};
use crate::metrics::MetricUnit::{Days, Percent};

/// What is agreed to be excellent, and what passes (K-114, K-115).
pub(super) static BANDS: [(&str, Bands); 2] =
    [("late_shipment_rate", Bands::of(2, 5)), ("slip_completeness", Bands::of(100, 95))];

pub(super) static ENTRIES: [Entry; 8] = [
    entry(
        ("delivery_punctuality", Percent, Higher, Role::SupplyChainHead),
        "punctuality / delivered_orders",
        ("订单交付准时率", "Delivery punctuality"),
        (
            "每单的准时度 = 约定天数 ÷ 实际天数，最多为 1；再按单平均。旁边请看准时交付订单占比。",
            "For each order the agreed days over the actual days, at most 1; the mean of the orders. See the share of orders in time beside it.",
        ),
        (
            "约定 10 天，实际 12 天 → 83.33 %；实际 9 天 → 100 %",
            "Agreed 10 days, took 12 → 83.33 %; took 9 → 100 %",
        ),
    ),
    entry(
        ("on_time_share", Percent, Higher, Role::SupplyChainHead),
        "on_time_orders / delivered_orders",
        ("准时交付订单占比", "Orders delivered on time"),
        (
            "按约定日期交付的订单数除以已交付订单数。",
            "Orders delivered by the agreed day over orders delivered.",
        ),
        ("20 单交付，18 单准时 → 90 %", "18 of 20 in time → 90 %"),
    ),
    entry(
        ("delivery_time", Days, Lower, Role::SupplyChainHead),
        "delivery_days / delivered_orders",
        ("物流配送时间", "Delivery time"),
        ("配送天数合计除以已交付订单数。", "Days of delivery over orders delivered."),
        ("20 单共 50 天 → 2.5 天", "20 orders took 50 days → 2.5 days"),
    ),
    entry(
        ("parcels_in_time_rate", Percent, Higher, Role::SupplyChainHead),
        "parcels_in_time / parcels",
        ("物流时效达标率", "Parcels within the promised time"),
        ("按承诺时效送达的包裹数除以包裹数。", "Parcels within the promised time over parcels."),
        ("1,200 件，1,140 件达标 → 95 %", "1,140 of 1,200 → 95 %"),
    ),
    entry(
        ("order_accuracy", Percent, Higher, Role::SupplyChainHead),
        "correct_orders / shipped_orders",
        ("订单准确率", "Order accuracy"),
        ("准确发出的订单数除以发货订单数。", "Orders shipped correctly over orders shipped."),
        ("1,000 单，995 单准确 → 99.5 %", "995 of 1,000 → 99.5 %"),
    ),
    entry(
        ("late_shipment_rate", Percent, Lower, Role::SupplyChainHead),
        "delayed_shipments / shipped_orders",
        ("订单发货延时率", "Late shipment rate"),
        (
            "延时发货的订单数除以发货订单数。不超过 2 % 为优秀，不超过 5 % 为合格，更高须分析库存、系统等原因。",
            "Orders shipped late over orders shipped. Up to 2 % is excellent, up to 5 % passes; above that look for the cause in stock and system.",
        ),
        ("1,000 单，20 单延时 → 2 %，优秀", "20 of 1,000 → 2 %, excellent"),
    ),
    entry(
        ("slip_completeness", Percent, Higher, Role::SupplyChainHead),
        "kept_slips / slips",
        ("底单存根完整率", "Completeness of slips"),
        (
            "完整的底单存根数除以应有数。100 % 为优秀，95 % 及以上为合格，更低须加强。",
            "Slips kept complete over slips due. 100 % is excellent, 95 % passes, less must be improved.",
        ),
        ("200 份，199 份完整 → 99.5 %，合格", "199 of 200 → 99.5 %, passes"),
    ),
    entry(
        ("returned_parcel_share", Percent, Lower, Role::SupplyChainHead),
        "returned_parcels / parcels",
        ("退件包裹数量占比", "Share of returned parcels"),
        (
            "退回的包裹数除以包裹数（我们的定义）。",
            "Parcels returned over parcels (our definition).",
        ),
        ("1,200 件，退回 18 件 → 1.5 %", "18 of 1,200 → 1.5 %"),
    ),
];
