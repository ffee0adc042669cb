//! What can be counted: in the facts, among the customers, or by people where no file tells it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Bilingual, Direction};
use crate::{Currency, Money};

/// In what a measure is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum MeasureUnit {
    /// Money.
    Money,
    /// Things, people, cases.
    Count,
    /// Units of goods; weighed goods have fractions.
    Goods,
    /// Minutes.
    Minutes,
    /// Days.
    Days,
    /// A plain number, without unit.
    Plain,
}

/// Where a measure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum MeasureSource {
    /// Documents of sales, refunds and adjustments, and their lines.
    Sales,
    /// What customers bought, each customer counted once.
    Buyers,
    /// The list of members.
    Members,
    /// Reports of visitors.
    Traffic,
    /// Reports of advertising.
    Advertising,
    /// What buyers said.
    Review,
    /// Lists of stock.
    Stock,
    /// Stock-takes, imported or counted here.
    StockTake,
    /// Entries of settlements.
    Settlement,
    /// Refunds asked for.
    AfterSale,
    /// Contacts with customers that people note.
    Contacts,
    /// Numbers that people enter for a store and a day.
    Manual,
    /// The calendar.
    Calendar,
    /// Goals; projects do not feed numbers yet.
    Goals,
}

impl MeasureSource {
    /// What people call it.
    pub const fn name(self) -> Bilingual {
        match self {
            Self::Sales => Bilingual::of(
                "导入的销售文件（订单、退款、调整）",
                "Imported sales files (orders, refunds, adjustments)",
            ),
            Self::Buyers => {
                Bilingual::of("导入的销售文件，按客户归并", "Imported sales files, by customer")
            }
            Self::Members => Bilingual::of("导入的会员名单", "Imported lists of members"),
            Self::Traffic => Bilingual::of("导入的流量报表", "Imported traffic reports"),
            Self::Advertising => Bilingual::of("导入的推广报表", "Imported advertising reports"),
            Self::Review => Bilingual::of("导入的评价", "Imported reviews"),
            Self::Stock => Bilingual::of("导入的库存表", "Imported stock lists"),
            Self::StockTake => Bilingual::of(
                "盘点（导入的盘点表，或在门店扫码盘点）",
                "Stock-takes, imported or counted in the store",
            ),
            Self::Settlement => Bilingual::of("导入的结算单", "Imported settlements"),
            Self::AfterSale => Bilingual::of("导入的售后、退款单", "Imported after-sale cases"),
            Self::Contacts => Bilingual::of("登记的客户联系", "Contacts noted with customers"),
            Self::Manual => Bilingual::of(
                "按门店、日期手工录入，或用 CSV 导入",
                "Entered by hand for a store and a day, or imported from CSV",
            ),
            Self::Calendar => Bilingual::of("日历", "The calendar"),
            Self::Goals => {
                Bilingual::of("目标（项目尚未接入）", "Goals (projects are not connected yet)")
            }
        }
    }
}

/// How a measure adds up over days. Over stores every one of them is a sum, except the distinct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Adding {
    /// The sum of the days.
    Sum,
    /// Each counted once in the whole slice, so that parts may add up to more.
    Distinct,
    /// The value of the last day in the period that has one.
    Last,
    /// The mean of the days that have one.
    Mean,
}

macro_rules! measures {
    ($($name:ident $code:literal $unit:ident $source:ident $adding:ident $better:ident $zh:literal $en:literal;)*) => {
        /// What can be counted in a slice.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Measure {
            $(#[doc = $en] $name,)*
        }

        impl Measure {
            /// Every measure.
            pub const ALL: [Self; [$($code),*].len()] = [$(Self::$name),*];

            /// The stable name used in formulas.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What people call it, in Chinese and in English.
            pub const fn words(self) -> (&'static str, &'static str) {
                match self { $(Self::$name => ($zh, $en),)* }
            }

            /// In what it is counted.
            pub const fn unit(self) -> MeasureUnit {
                match self { $(Self::$name => MeasureUnit::$unit,)* }
            }

            /// Where it comes from.
            pub const fn source(self) -> MeasureSource {
                match self { $(Self::$name => MeasureSource::$source,)* }
            }

            /// How it adds up over days.
            pub const fn adding(self) -> Adding {
                match self { $(Self::$name => Adding::$adding,)* }
            }

            /// Whether more of it is better.
            pub const fn better(self) -> Direction {
                match self { $(Self::$name => Direction::$better,)* }
            }
        }
    };
}

measures! {
    GrossSales "gross_sales" Money Sales Sum Higher "销售额" "Gross sales";
    Refunds "refunds" Money Sales Sum Lower "退款额" "Refunds";
    Adjustments "adjustments" Money Sales Sum Neutral "账面调整" "Adjustments";
    Orders "orders" Count Sales Sum Higher "订单数" "Orders";
    Units "units" Goods Sales Sum Higher "销售件数" "Units sold";
    SoldSkus "sold_skus" Count Sales Distinct Higher "有销售的 SKU 数" "SKUs sold";
    CostOfGoods "cost_of_goods" Money Sales Sum Neutral "销售成本" "Cost of goods sold";

    Buyers "buyers" Count Buyers Distinct Higher "购买客户数" "Buyers";
    NewCustomers "new_customers" Count Buyers Distinct Higher "新客数" "New customers";
    KeptBuyers "kept_buyers" Count Buyers Distinct Higher "有未退款订单的客户数" "Buyers of orders not refunded";
    RepeatBuyers "repeat_buyers" Count Buyers Distinct Higher "复购客户数" "Buyers of two or more orders";
    ReturningSales "returning_sales" Money Buyers Sum Higher "老客销售额" "Sales to returning customers";
    MemberSales "member_sales" Money Buyers Sum Higher "会员销售额" "Sales to members";
    MemberBirthdaySales "member_birthday_sales" Money Buyers Sum Higher "会员生日月销售额" "Sales to members in their month of birth";
    MemberBuyers "member_buyers" Count Buyers Distinct Higher "有未退款订单的会员数" "Members with orders not refunded";
    RepeatMembers "repeat_members" Count Buyers Distinct Higher "复购会员数" "Members with two or more orders";
    NonMemberOrders "non_member_orders" Count Buyers Sum Neutral "非会员订单数" "Orders of non-members";

    NewMembers "new_members" Count Members Sum Higher "新开卡会员数" "New members";
    NewSilverMembers "new_silver_members" Count Members Sum Higher "新增银卡会员数" "New silver-card members";

    Visitors "visitors" Count Traffic Sum Higher "访客数" "Visitors";
    PaidVisitors "paid_visitors" Count Traffic Sum Neutral "付费流量访客数" "Visitors from paid traffic";
    FreeVisitors "free_visitors" Count Traffic Sum Higher "免费流量访客数" "Visitors from free traffic";
    PageViews "page_views" Count Traffic Sum Higher "浏览量" "Page views";
    VisitBuyers "visit_buyers" Count Traffic Sum Higher "成交用户数" "Visitors who bought";

    AdCost "ad_cost" Money Advertising Sum Lower "推广花费" "Advertising cost";
    AdSales "ad_sales" Money Advertising Sum Higher "推广带来的销售额" "Sales from advertising";
    Impressions "impressions" Count Advertising Sum Higher "展现量" "Impressions";
    Clicks "clicks" Count Advertising Sum Higher "点击量" "Clicks";
    Conversions "conversions" Count Advertising Sum Higher "推广成交笔数" "Conversions";

    Reviews "reviews" Count Review Sum Neutral "评价数" "Reviews";
    GoodReviews "good_reviews" Count Review Sum Higher "好评数" "Good reviews";
    BadReviews "bad_reviews" Count Review Sum Lower "差评数" "Bad reviews";
    Ratings "ratings" Count Review Sum Neutral "带评分的评价数" "Reviews with a rating";
    RatingSum "rating_sum" Count Review Sum Higher "评分之和" "Sum of ratings";

    StockUnits "stock_units" Goods Stock Last Neutral "期末库存件数" "Units in stock at the end";
    StockValue "stock_value" Money Stock Last Neutral "期末库存金额" "Stock value at the end";
    AverageStockValue "average_stock_value" Money Stock Mean Neutral "平均库存金额" "Average stock value";
    OpeningStockUnits "opening_stock_units" Goods Stock Last Neutral "期初库存件数" "Units in stock before the first day";
    StockedSkus "stocked_skus" Count Stock Last Neutral "在库 SKU 数" "SKUs in stock";
    SlowSkus "slow_skus" Count Stock Last Lower "滞销 SKU 数" "Slow-moving SKUs";
    SlowValue "slow_value" Money Stock Last Lower "滞销 SKU 金额" "Value of slow-moving SKUs";

    CountedSkus "counted_skus" Count StockTake Sum Neutral "抽盘 SKU 种类数" "SKUs drawn for counting";
    FoundSkus "found_skus" Count StockTake Sum Higher "抽盘 SKU 在库种类数" "SKUs found when counting";
    ValueDifference "value_difference" Money StockTake Sum Lower "盘点金额差异（绝对值）" "Absolute difference of counted and book value";
    BookValue "book_value" Money StockTake Sum Neutral "盘点账面金额" "Book value at counting";
    LossValue "loss_value" Money StockTake Sum Lower "库存损耗金额" "Value lost from stock";

    SettledIn "settled_in" Money Settlement Sum Higher "结算收入" "Settled in";
    SettledOut "settled_out" Money Settlement Sum Lower "结算支出" "Settled out";

    AfterSales "after_sales" Count AfterSale Sum Lower "退换货单数" "After-sale cases";
    AfterSaleAmount "after_sale_amount" Money AfterSale Sum Lower "申请退款金额" "Amount asked back";

    Visits "visits" Count Contacts Sum Higher "客户拜访次数" "Visits to customers";
    VipVisits "vip_visits" Count Contacts Sum Higher "高价值客户拜访次数" "Visits to high-value customers";

    Promoters "promoters" Count Manual Sum Higher "推荐者（9–10 分）" "Promoters (9-10)";
    Passives "passives" Count Manual Sum Neutral "被动者（7–8 分）" "Passives (7-8)";
    Detractors "detractors" Count Manual Sum Lower "贬损者（0–6 分）" "Detractors (0-6)";
    Tickets "tickets" Count Manual Sum Neutral "处理的工单数" "Tickets handled";
    AnsweredTickets "answered_tickets" Count Manual Sum Neutral "已答复工单数" "Tickets answered";
    ResponseMinutes "response_minutes" Minutes Manual Sum Lower "响应时长合计（分钟）" "Minutes until answers, in all";
    SolvedAtFirst "solved_at_first" Count Manual Sum Higher "一次性解决的工单数" "Tickets solved at first contact";
    SatisfactionSum "satisfaction_sum" Count Manual Sum Higher "满意度得分之和" "Sum of satisfaction scores";
    SatisfactionAnswers "satisfaction_answers" Count Manual Sum Neutral "满意度答卷数" "Answers on satisfaction";
    WouldBuyAgain "would_buy_again" Count Manual Sum Higher "愿意复购的答卷数" "Answers: would buy again";
    BuyAgainAnswers "buy_again_answers" Count Manual Sum Neutral "复购意向答卷数" "Answers on buying again";
    Complaints "complaints" Count Manual Sum Lower "投诉数" "Complaints";
    ServiceClosedOrders "service_closed_orders" Count Manual Sum Lower "因服务原因关闭的订单数" "Orders closed for service reasons";
    FeedbackDays "feedback_days" Days Manual Last Lower "反馈到改进的中位天数" "Median days from feedback to change";
    OutOfStockSkuDays "out_of_stock_sku_days" Count Manual Sum Lower "缺货 SKU 天数" "SKU-days out of stock";
    SkuDays "sku_days" Count Manual Sum Neutral "在售 SKU 天数" "SKU-days on sale";
    ReceivedUnits "received_units" Goods Manual Sum Neutral "入库件数" "Units received";
    ReturnedParcels "returned_parcels" Count Manual Sum Lower "退件包裹数" "Parcels returned";
    Parcels "parcels" Count Manual Sum Neutral "包裹数" "Parcels";
    ParcelsInTime "parcels_in_time" Count Manual Sum Higher "按时效送达的包裹数" "Parcels within the promised time";
    DelayedShipments "delayed_shipments" Count Manual Sum Lower "延时发货订单数" "Orders shipped late";
    ShippedOrders "shipped_orders" Count Manual Sum Neutral "发货订单数" "Orders shipped";
    CorrectOrders "correct_orders" Count Manual Sum Higher "准确订单数" "Orders shipped correctly";
    KeptSlips "kept_slips" Count Manual Sum Higher "完整的底单存根数" "Slips kept complete";
    Slips "slips" Count Manual Sum Neutral "应有底单存根数" "Slips due";
    IntakeErrors "intake_errors" Count Manual Sum Lower "入库登记差错数" "Errors in goods received records";
    IntakeRecords "intake_records" Count Manual Sum Neutral "入库登记单数" "Goods received records";
    DeliveredOrders "delivered_orders" Count Manual Sum Neutral "已交付订单数" "Orders delivered";
    OnTimeOrders "on_time_orders" Count Manual Sum Higher "准时交付订单数" "Orders delivered on time";
    Punctuality "punctuality" Count Manual Sum Higher "准时度之和" "Sum of punctuality";
    DeliveryDays "delivery_days" Days Manual Sum Lower "配送天数合计" "Days of delivery, in all";
    DormantContacted "dormant_contacted" Count Manual Sum Neutral "触达的沉睡客户数" "Dormant customers contacted";
    DormantWoken "dormant_woken" Count Manual Sum Higher "唤醒的沉睡客户数" "Dormant customers who bought";
    DormantControl "dormant_control" Count Manual Sum Neutral "未触达的对照客户数" "Dormant customers left alone";
    DormantControlWoken "dormant_control_woken" Count Manual Sum Neutral "对照组自行回购数" "Those left alone who bought";
    WarnedVips "warned_vips" Count Manual Sum Neutral "预警的高价值客户数" "VIPs warned about";
    WonBackVips "won_back_vips" Count Manual Sum Higher "挽回的高价值客户数" "VIPs won back";
    ReachTargets "reach_targets" Count Manual Sum Neutral "营销目标名单人数" "Target list";
    Reached "reached" Count Manual Sum Higher "有效触达人数" "People reached";
    CampaignCost "campaign_cost" Money Manual Sum Lower "活动成本" "Campaign cost";
    CampaignSales "campaign_sales" Money Manual Sum Higher "活动带来的销售额" "Sales of the campaign";
    CampaignProfit "campaign_profit" Money Manual Sum Higher "活动带来的毛利" "Gross profit of the campaign";
    Letters "letters" Count Manual Sum Higher "开发信数量" "Letters to prospects";
    Samples "samples" Count Manual Sum Neutral "样品单数" "Sample orders";
    SampleDeals "sample_deals" Count Manual Sum Higher "样品转订单数" "Samples that became orders";
    LogisticsCost "logistics_cost" Money Manual Sum Lower "物流费用" "Logistics cost";
    Purchases "purchases" Count Manual Sum Neutral "采购单数" "Purchase orders";
    PurchasesInTime "purchases_in_time" Count Manual Sum Higher "按时到货的采购单数" "Purchase orders that came in time";
    InspectedUnits "inspected_units" Goods Manual Sum Neutral "到货抽检件数" "Units inspected on arrival";
    AcceptedUnits "accepted_units" Goods Manual Sum Higher "抽检合格件数" "Units that passed the inspection";
    PurchaseCharges "purchase_charges" Money Manual Sum Lower "采购费用" "Cost of purchasing";
    PurchaseValue "purchase_value" Money Manual Sum Neutral "采购金额" "Value purchased";
    Staff "staff" Count Manual Last Neutral "在职人数" "Staff";
    TrainedStaff "trained_staff" Count Manual Last Higher "已培训人数" "Staff trained";
    PlannedHires "planned_hires" Count Manual Sum Neutral "计划招聘人数" "Hires planned";
    Hires "hires" Count Manual Sum Higher "到岗人数" "Hires";
    Leavers "leavers" Count Manual Sum Lower "离职人数" "Leavers";
    ReviewsDue "reviews_due" Count Manual Sum Neutral "应完成的绩效评估数" "Appraisals due";
    ReviewsInTime "reviews_in_time" Count Manual Sum Higher "按时完成的绩效评估数" "Appraisals in time";
    StaffScoreSum "staff_score_sum" Count Manual Sum Higher "员工满意度得分之和" "Sum of staff satisfaction scores";
    StaffAnswers "staff_answers" Count Manual Sum Neutral "员工满意度答卷数" "Answers of staff";

    Months "months" Plain Calendar Distinct Neutral "月数" "Months";

    LowerObjectives "lower_objectives" Count Goals Sum Neutral "下级目标数" "Lower-level objectives";
    AlignedObjectives "aligned_objectives" Count Goals Sum Higher "已对齐的下级目标数" "Aligned lower-level objectives";
    JointNodes "joint_nodes" Count Goals Sum Neutral "跨部门协同节点数" "Cross-department nodes";
    JointNodesInTime "joint_nodes_in_time" Count Goals Sum Higher "按时完成的协同节点数" "Cross-department nodes in time";
    HighestAttainment "highest_attainment" Plain Goals Last Neutral "区域最高目标达成率" "Highest attainment of a region";
    LowestAttainment "lowest_attainment" Plain Goals Last Neutral "区域最低目标达成率" "Lowest attainment of a region";
}

/// Digits after the point of a value that people enter, money apart.
const MANUAL_DIGITS: u32 = 4;
/// Digits after the point of a quantity or a rating.
const MILLI_DIGITS: u32 = 3;

impl Measure {
    /// What people call it.
    pub const fn name(self) -> Bilingual {
        let (zh, en) = self.words();
        Bilingual::of(zh, en)
    }

    /// The measure that people enter under this code or name.
    pub fn entered_as(text: &str) -> Option<Self> {
        let text = text.trim();
        let named = |measure: &Self| {
            let (zh, en) = measure.words();
            zh == text || measure.code() == text || en.eq_ignore_ascii_case(text)
        };
        Self::ALL.into_iter().filter(|measure| measure.is_manual()).find(named)
    }

    /// The measure of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.code() == code)
    }

    /// Whether people enter it.
    pub const fn is_manual(self) -> bool {
        matches!(self.source(), MeasureSource::Manual)
    }

    /// Digits after the point of the whole numbers in which it is kept and summed up.
    pub fn digits(self, currency: Currency) -> u32 {
        match (self, self.unit()) {
            (_, MeasureUnit::Money) => u32::from(currency.digits()),
            (measure, _) if measure.is_manual() => MANUAL_DIGITS,
            (Self::Months, _) => 0,
            (_, MeasureUnit::Plain) => MANUAL_DIGITS,
            (Self::RatingSum, _) | (_, MeasureUnit::Goods) => MILLI_DIGITS,
            (_, MeasureUnit::Count | MeasureUnit::Minutes | MeasureUnit::Days) => 0,
        }
    }
}

/// The measures of one slice. One that is absent has no data, which is not zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measures(BTreeMap<Measure, i64>);

impl Measures {
    /// The measure in its whole numbers: minor units of money, see [`Measure::digits`].
    pub fn get(&self, measure: Measure) -> Option<i64> {
        self.0.get(&measure).copied()
    }

    /// Money of a measure; nothing when it is absent.
    pub fn money(&self, measure: Measure) -> Money {
        Money::from_minor(self.get(measure).unwrap_or(0))
    }

    /// Notes a measure.
    pub fn set(&mut self, measure: Measure, value: i64) {
        self.0.insert(measure, value);
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The measure as people count it.
    pub fn value(&self, measure: Measure, currency: Currency) -> Option<Decimal> {
        Some(Decimal::new(self.get(measure)?, measure.digits(currency)))
    }
}

impl FromIterator<(Measure, i64)> for Measures {
    fn from_iter<T: IntoIterator<Item = (Measure, i64)>>(values: T) -> Self {
        Self(values.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn codes_and_names_are_used_once_and_fit_a_formula() {
        let (mut codes, mut zh, mut en) = (HashSet::new(), HashSet::new(), HashSet::new());
        for measure in Measure::ALL {
            let name = measure.name();
            assert!(codes.insert(measure.code()), "{}", measure.code());
            assert!(zh.insert(name.zh) && en.insert(name.en), "{}", measure.code());
            assert!(
                measure.code().bytes().all(|byte| byte == b'_' || byte.is_ascii_lowercase()),
                "{}",
                measure.code()
            );
            assert_eq!(Measure::from_code(measure.code()), Some(measure));
        }
    }

    #[test]
    fn a_measure_is_kept_in_whole_numbers_of_its_own_size() {
        let cases = [
            (Measure::GrossSales, "12.34"),
            (Measure::Orders, "1234"),
            (Measure::Units, "1.234"),
            (Measure::RatingSum, "1.234"),
            (Measure::Promoters, "0.1234"),
            (Measure::LossValue, "12.34"),
        ];
        for (measure, expected) in cases {
            let measures: Measures = [(measure, 1_234)].into_iter().collect();
            let value = measures.value(measure, Currency::CNY).map(|value| value.to_string());
            assert_eq!(value.as_deref(), Some(expected), "{}", measure.code());
        }
        assert_eq!(Measures::default().value(Measure::Orders, Currency::CNY), None);
    }
}
