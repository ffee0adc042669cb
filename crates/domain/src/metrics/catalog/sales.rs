//! What was sold.

use super::{Entry, entry};
use crate::access::Role;
use crate::metrics::Direction::{Higher, Lower, Neutral};
use crate::metrics::MetricUnit::{Count, Money, Percent, Ratio, Units};

pub(super) static ENTRIES: [Entry; 18] = [
    entry(
        ("net_sales", Money, Higher, Role::OperationsDirector),
        "gross_sales - refunds + adjustments",
        ("净销售额", "Net sales"),
        (
            "销售额减退款，再加账面调整。每笔按发生当天计入：退款计入退款那天，不回改原订单那天。未付款和已作废的单据不计。",
            "Gross sales less refunds, plus adjustments. Each document counts on its own day: a refund on the day it was given, not on the day of its order. Unpaid and voided documents do not count.",
        ),
        (
            "销售 11,500，退款 460，调整 −40 → 11,000",
            "Sold 11,500, refunded 460, adjusted −40 → 11,000",
        ),
    ),
    entry(
        ("gross_sales", Money, Higher, Role::OperationsDirector),
        "gross_sales",
        ("销售额", "Gross sales"),
        (
            "已付款销售单中各行实付金额之和（已扣优惠，含运费等非商品行），退款不减。",
            "What was paid for the lines of paid sales, after discounts and including postage and other lines that are not goods, before refunds.",
        ),
        ("100 单共付 11,500 → 11,500", "100 orders paid 11,500 together → 11,500"),
    ),
    entry(
        ("orders", Count, Higher, Role::OperationsDirector),
        "orders",
        ("订单数", "Orders"),
        (
            "已付款的销售单数。退款单、调整单、金额全为零的单据不算订单。",
            "Paid sales documents. Refunds, adjustments and documents in which every line is zero are no orders.",
        ),
        ("100 张销售单、4 张退款单 → 100", "100 sales and 4 refunds → 100"),
    ),
    entry(
        ("average_order_value", Money, Higher, Role::OperationsDirector),
        "gross_sales / orders",
        ("客单价", "Average order value"),
        (
            "销售额除以订单数。用未减退款的销售额，因为退款常发生在另一天。",
            "Gross sales over orders. Sales before refunds, because refunds often fall on another day.",
        ),
        ("11,500 ÷ 100 单 → 115", "11,500 over 100 orders → 115"),
    ),
    entry(
        ("buyers", Count, Higher, Role::OperationsDirector),
        "buyers",
        ("购买客户数", "Buyers"),
        (
            "期间内至少有一张已付款销售单的客户数，同一客户只算一次。未留身份的散客不计。",
            "Customers with at least one paid sale in the period, each counted once. Guests who left no identity are not counted.",
        ),
        ("80 位客户下了 100 单 → 80", "80 customers placed 100 orders → 80"),
    ),
    entry(
        ("refunds", Money, Lower, Role::ServiceHead),
        "refunds",
        ("退款额", "Refunds"),
        (
            "退还给客户的金额，按退款发生当天计。",
            "Money given back to customers, on the day it was given.",
        ),
        ("4 张退款单共 460 → 460", "4 refunds of 460 together → 460"),
    ),
    entry(
        ("refund_rate", Percent, Lower, Role::ServiceHead),
        "refunds / gross_sales",
        ("退款率", "Refund rate"),
        (
            "同期退款额除以同期销售额。期间没有销售时没有数值。",
            "Refunds over gross sales of the same period. Without sales in the period there is no value.",
        ),
        ("460 ÷ 11,500 → 4 %", "460 over 11,500 → 4 %"),
    ),
    entry(
        ("units", Units, Higher, Role::Merchandiser),
        "units",
        ("销售件数", "Units"),
        (
            "销售单中商品行的数量之和。运费、优惠、手续费等非商品行不计，退货不减。",
            "Quantities on the goods lines of sales. Postage, discounts, fees and the like do not count; returns are not taken off.",
        ),
        ("100 单共 250 件 → 250", "250 pieces in 100 orders → 250"),
    ),
    entry(
        ("units_per_order", Ratio, Higher, Role::Merchandiser),
        "units / orders",
        ("连带率", "Units per order"),
        ("销售件数除以订单数。", "Units over orders."),
        ("250 件 ÷ 100 单 → 2.5", "250 units over 100 orders → 2.5"),
    ),
    entry(
        ("new_customers", Count, Higher, Role::Marketing),
        "new_customers",
        ("新客数", "New customers"),
        (
            "在全连锁的第一张已付款销售单落在本期、本范围的客户数。",
            "Customers whose first paid sale in the whole chain lies in this period and scope.",
        ),
        ("80 位购买客户中 24 位首次购买 → 24", "24 of 80 buyers bought for the first time → 24"),
    ),
    entry(
        ("adjustments", Money, Neutral, Role::OperationsDirector),
        "adjustments",
        ("账面调整", "Adjustments"),
        (
            "既非销售也非退款的账面更正，例如坏账核销，带正负号。",
            "Corrections of the books that are neither sale nor refund, such as bad debt, with their sign.",
        ),
        ("坏账 −11,062.06 → −11,062.06", "Bad debt of −11,062.06 → −11,062.06"),
    ),
    entry(
        ("sales_per_buyer", Money, Higher, Role::OperationsDirector),
        "gross_sales / buyers",
        ("人均销售额", "Sales per buyer"),
        (
            "销售额除以购买客户数。散客的销售额也在分子里，散客多的店此数偏高。",
            "Gross sales over buyers. What guests paid is in the upper number, so shops with many guests show more.",
        ),
        ("10,000 ÷ 80 人 → 125", "10,000 over 80 buyers → 125"),
    ),
    entry(
        ("sold_skus", Count, Higher, Role::Merchandiser),
        "sold_skus",
        ("动销 SKU 数", "SKUs sold"),
        (
            "期间内至少卖出一件的商品种数，同一商品只算一次。",
            "Products of which at least one unit was sold in the period, each counted once.",
        ),
        ("400 种在库，120 种有销售 → 120", "120 of 400 products in stock were sold → 120"),
    ),
    entry(
        ("gross_margin", Percent, Higher, Role::OperationsDirector),
        "(gross_sales - cost_of_goods) / gross_sales",
        ("毛利率", "Gross margin"),
        (
            "销售额减销售成本，再除以销售额；成本取商品档案里的单位成本，没填成本的商品按 0 计，此时毛利率偏高。",
            "Gross sales less the cost of the goods over gross sales; the cost is the unit cost of each product, and one without a cost counts as 0, so that the margin shows too high.",
        ),
        ("销售 10,000，成本 6,000 → 40 %", "Sold 10,000 that cost 6,000 → 40 %"),
    ),
    entry(
        ("campaign_roi", Ratio, Higher, Role::PromotionManager),
        "campaign_sales / campaign_cost",
        ("活动 ROI", "Campaign ROI"),
        (
            "活动带来的销售额除以活动成本（投产比）。旁边请看毛利 ROI。",
            "Sales of campaigns over what they cost. See the gross-profit ROI beside it.",
        ),
        ("成本 80,000，销售 224,000 → 2.8", "Cost 80,000, sales 224,000 → 2.8"),
    ),
    entry(
        ("campaign_profit_roi", Ratio, Higher, Role::PromotionManager),
        "campaign_profit / campaign_cost",
        ("活动毛利 ROI", "Campaign gross-profit ROI"),
        (
            "活动带来的毛利除以活动成本。大于 1 才算赚回成本。",
            "Gross profit of campaigns over what they cost. Above 1 they earned their cost.",
        ),
        ("成本 80,000，毛利 96,000 → 1.2", "Cost 80,000, gross profit 96,000 → 1.2"),
    ),
    entry(
        ("settled_net", Money, Higher, Role::OperationsSpecialist),
        "settled_in - settled_out",
        ("结算净额", "Settled, net"),
        (
            "平台结算单的收入减支出，按记账当天计。",
            "What settlements brought in, less what they took, on the day of the entry.",
        ),
        ("收入 9,800，支出 620 → 9,180", "In 9,800, out 620 → 9,180"),
    ),
    entry(
        ("settlement_charge_rate", Percent, Lower, Role::OperationsSpecialist),
        "settled_out / settled_in",
        ("平台扣费率", "Settlement charge rate"),
        (
            "结算支出除以结算收入。退款也记在支出里。",
            "What settlements took over what they brought in. Refunds are among what they took.",
        ),
        ("620 ÷ 9,800 → 6.33 %", "620 over 9,800 → 6.33 %"),
    ),
];
