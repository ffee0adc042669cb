//! The roles of a chain.

use serde::{Deserialize, Serialize};

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// What a person is in the chain.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
        #[serde(rename_all = "snake_case")]
        pub enum Role {
            $($(#[$doc])* $name,)*
        }

        impl Role {
            /// Every role.
            pub const ALL: [Self; [$($code),*].len()] = [$(Self::$name),*];

            /// The stable name kept in the database.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// The role of a stable name.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|role| role.code() == code)
            }
        }
    };
}

roles! {
    /// 老板.
    Owner = "owner",
    /// 总经理.
    GeneralManager = "general_manager",
    /// 运营总监.
    OperationsDirector = "operations_director",
    /// 运营专员.
    OperationsSpecialist = "operations_specialist",
    /// 供应链/仓储负责人.
    SupplyChainHead = "supply_chain_head",
    /// 客服主管.
    ServiceHead = "service_head",
    /// 客服.
    ServiceAgent = "service_agent",
    /// 客户经理.
    AccountManager = "account_manager",
    /// 选品.
    Merchandiser = "merchandiser",
    /// 设计.
    Designer = "designer",
    /// 市场.
    Marketing = "marketing",
    /// 采购.
    Purchasing = "purchasing",
    /// 区域经理.
    RegionalManager = "regional_manager",
    /// 店长.
    StoreManager = "store_manager",
    /// 导购/销售.
    SalesAssociate = "sales_associate",
    /// 人事.
    HumanResources = "human_resources",
    /// 品类经理.
    CategoryManager = "category_manager",
    /// 推广经理.
    PromotionManager = "promotion_manager",
    /// 商务经理.
    BusinessManager = "business_manager",
    /// 设计经理.
    DesignManager = "design_manager",
    /// 产品经理.
    ProductManager = "product_manager",
    /// 流量经理.
    TrafficManager = "traffic_manager",
    /// 业务组长.
    TeamLeader = "team_leader",
    /// 现场主管.
    FloorSupervisor = "floor_supervisor",
    /// 信息技术组.
    InformationTechnology = "information_technology",
}
