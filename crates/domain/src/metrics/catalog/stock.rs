//! What lies in stock.

use super::{Entry, entry};
use crate::access::Role;
use crate::metrics::Direction::{Higher, Lower, Neutral};
use crate::metrics::MetricUnit::{Money, Percent, Ratio, Units};

pub(super) static ENTRIES: [Entry; 16] = [
    entry(
        ("purchases_in_time_rate", Percent, Higher, Role::Purchasing),
        "purchases_in_time / purchases",
        ("采购及时率", "Purchases in time"),
        (
            "按时到货的采购单数除以采购单数（我们的定义）。",
            "Purchase orders that came in time over purchase orders (our definition).",
        ),
        ("20 张采购单，18 张按时到货 → 90 %", "18 of 20 came in time → 90 %"),
    ),
    entry(
        ("purchase_quality", Percent, Higher, Role::Purchasing),
        "accepted_units / inspected_units",
        ("采购合格率", "Quality of purchases"),
        (
            "到货抽检合格件数除以抽检件数（我们的定义）。",
            "Units that passed the inspection on arrival over units inspected (our definition).",
        ),
        ("抽检 200 件，合格 196 件 → 98 %", "196 of 200 passed → 98 %"),
    ),
    entry(
        ("purchase_charge_rate", Percent, Lower, Role::Purchasing),
        "purchase_charges / purchase_value",
        ("采购费用率", "Cost of purchasing"),
        (
            "采购费用（差旅、样品、运费等）除以采购金额（我们的定义）。",
            "What purchasing cost (travel, samples, freight) over the value purchased (our definition).",
        ),
        ("费用 3,000，采购 100,000 → 3 %", "Cost 3,000, purchased 100,000 → 3 %"),
    ),
    entry(
        ("logistics_cost_share", Percent, Lower, Role::SupplyChainHead),
        "logistics_cost / gross_sales",
        ("物流费用率", "Logistics cost share"),
        (
            "物流费用除以销售额，看供应链的成本控制（我们的定义）。",
            "Logistics cost over gross sales: how the supply chain keeps its cost (our definition).",
        ),
        ("物流费用 4,000，销售 100,000 → 4 %", "Cost 4,000, sold 100,000 → 4 %"),
    ),
    entry(
        ("stock_units", Units, Neutral, Role::SupplyChainHead),
        "stock_units",
        ("期末库存件数", "Units in stock"),
        (
            "期间内最后一张库存表的件数，各店相加。",
            "Units of the last stock list in the period, added up over stores.",
        ),
        ("两店末日各 300、500 件 → 800", "300 and 500 on the last day in two stores → 800"),
    ),
    entry(
        ("stock_value", Money, Neutral, Role::SupplyChainHead),
        "stock_value",
        ("期末库存金额", "Stock value"),
        (
            "期间内最后一张库存表的数量乘成本；库存表没写成本时用商品资料的成本。",
            "Units times cost of the last stock list in the period; the cost of the product where the list has none.",
        ),
        ("800 件，每件成本 25 → 20,000", "800 units at 25 → 20,000"),
    ),
    entry(
        ("stock_turnover", Ratio, Higher, Role::SupplyChainHead),
        "cost_of_goods / average_stock_value",
        ("库存周转率", "Stock turnover"),
        (
            "销售成本除以平均库存金额。销售成本按商品资料的成本算，没有成本的商品不计。",
            "Cost of goods sold over the average stock value. The cost is that of the product; products without one do not count.",
        ),
        ("销售成本 60,000，平均库存 20,000 → 3", "Cost of goods 60,000, average stock 20,000 → 3"),
    ),
    entry(
        ("sell_through", Percent, Higher, Role::Merchandiser),
        "units / (opening_stock_units + received_units)",
        ("月动销率（按件）", "Sell-through (units)"),
        (
            "销售件数除以期初库存与入库件数之和。期初库存取第一天之前最近的库存表，入库件数手工录入。",
            "Units sold over opening stock and receipts. Opening stock is the last list before the first day; receipts are entered by hand.",
        ),
        (
            "期初 300、入库 100，卖出 40 → 10 %",
            "300 at the beginning, 100 received, 40 sold → 10 %",
        ),
    ),
    entry(
        ("sku_sell_through", Percent, Higher, Role::Merchandiser),
        "sold_skus / stocked_skus",
        ("动销率（按 SKU）", "Sell-through (SKUs)"),
        ("有销售的 SKU 数除以期末在库 SKU 数。", "SKUs sold over SKUs in stock at the end."),
        ("400 种在库，120 种有销售 → 30 %", "120 of 400 → 30 %"),
    ),
    entry(
        ("out_of_stock_rate", Percent, Lower, Role::SupplyChainHead),
        "out_of_stock_sku_days / sku_days",
        ("缺货率", "Out-of-stock rate"),
        ("缺货 SKU 天数除以在售 SKU 天数。", "SKU-days out of stock over SKU-days on sale."),
        ("1,000 个 SKU 天，缺货 30 → 3 %", "30 of 1,000 SKU-days → 3 %"),
    ),
    entry(
        ("sku_count_difference", Percent, Lower, Role::SupplyChainHead),
        "1 - found_skus / counted_skus",
        ("SKU 库存种类差异率", "SKU count difference"),
        (
            "1 减去抽盘 SKU 在库种类数与抽盘种类数之比。抽盘的是账面有货的 SKU；实盘为 0 即不在库。每次盘点同一 SKU 计一次。",
            "1 less SKUs found over SKUs drawn for counting: those in stock by the books. One counted as 0 is not found. Each counts once in a stock-take.",
        ),
        ("抽盘 100 种，在库 92 种 → 8 %", "92 found of 100 → 8 %"),
    ),
    entry(
        ("sku_value_difference", Percent, Lower, Role::SupplyChainHead),
        "value_difference / book_value",
        ("SKU 库存金额差异率", "SKU value difference"),
        (
            "盘点金额与账面金额之差的绝对值，除以账面金额（我们的定义）。每店每日的盘点算一次差额；没有成本的商品不计。",
            "Absolute difference of counted and book value over book value (our definition). The difference is that of a store's count of a day; products without a cost do not count.",
        ),
        ("账面 100,000，盘点 98,500 → 1.5 %", "98,500 counted against 100,000 → 1.5 %"),
    ),
    entry(
        ("stock_loss_rate", Percent, Lower, Role::SupplyChainHead),
        "loss_value / average_stock_value",
        ("库存损耗率", "Stock loss rate"),
        (
            "损耗金额除以平均库存金额；看整年即年度库存损耗率（我们的定义）。损耗金额是盘亏件数乘成本，盘盈不抵。",
            "Value lost over the average stock value; over a year this is the yearly loss rate (our definition). Lost is what a stock-take finds short, at cost; what it finds over makes up for nothing.",
        ),
        ("年损耗 12,000，平均库存 800,000 → 1.5 %", "12,000 lost of 800,000 on average → 1.5 %"),
    ),
    entry(
        ("slow_sku_share", Percent, Lower, Role::Merchandiser),
        "slow_skus / stocked_skus",
        ("滞销 SKU 数量占比", "Share of slow-moving SKUs"),
        (
            "库存表写明库龄 90 天及以上的 SKU 数，除以在库 SKU 数（我们的定义）。",
            "SKUs that the stock list tells to be 90 days old or more over SKUs in stock (our definition).",
        ),
        ("400 种在库，30 种滞销 → 7.5 %", "30 of 400 → 7.5 %"),
    ),
    entry(
        ("slow_value_share", Percent, Lower, Role::Merchandiser),
        "slow_value / stock_value",
        ("滞销 SKU 金额占比", "Value share of slow-moving SKUs"),
        (
            "滞销 SKU 的库存金额除以库存金额（我们的定义）。",
            "Stock value of slow-moving SKUs over stock value (our definition).",
        ),
        ("库存 500,000，其中滞销 40,000 → 8 %", "40,000 of 500,000 → 8 %"),
    ),
    entry(
        ("intake_errors_per_record", Ratio, Lower, Role::SupplyChainHead),
        "intake_errors / intake_records",
        ("入库登记差错率", "Errors per goods received record"),
        (
            "入库登记的品名、规格、数量、批号差错数除以登记单数。",
            "Errors in name, specification, quantity and batch number over goods received records.",
        ),
        ("50 张登记单，4 处差错 → 0.08", "4 errors in 50 records → 0.08"),
    ),
];
