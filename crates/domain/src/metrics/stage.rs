//! The stages of a business, and the metrics to look at in each (C-36).

use serde::{Deserialize, Serialize};

/// How far a business has come: 启动, 跑通, 深化.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum BusinessStage {
    /// It begins: people must come in (流量).
    Begin,
    /// It runs: people must come back (留量).
    Run,
    /// It deepens: money must stay (效益).
    Deepen,
}

impl BusinessStage {
    /// Every stage, in order.
    pub const ALL: [Self; 3] = [Self::Begin, Self::Run, Self::Deepen];

    /// Codes of the metrics to look at, the most important first.
    pub const fn metrics(self) -> &'static [&'static str] {
        match self {
            Self::Begin => &[
                "visitors",
                "conversion_rate",
                "free_traffic_share",
                "new_customers",
                "new_customer_share",
                "new_members",
                "card_opening_rate",
            ],
            Self::Run => &[
                "repurchase_rate",
                "repurchase_share",
                "member_sales_share",
                "member_repurchase_rate",
                "vip_win_back_rate",
                "satisfaction",
                "nps",
            ],
            Self::Deepen => &[
                "net_sales",
                "gross_margin",
                "average_order_value",
                "refund_rate",
                "ad_roi",
                "ad_cost_share",
                "stock_turnover",
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{CATALOG, metric};

    #[test]
    fn every_stage_names_metrics_of_the_dictionary_and_none_twice() {
        let mut seen = Vec::new();
        for code in BusinessStage::ALL.into_iter().flat_map(BusinessStage::metrics) {
            assert!(metric(code).is_some(), "{code} of {} metrics", CATALOG.len());
            assert!(!seen.contains(code), "{code} stands in one stage");
            seen.push(code);
        }
    }
}
