//! The chain and its parts: regions, stores, departments, employees.

mod template;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::access::Role;

pub use template::{OrgTemplate, TemplateDepartment};

/// The chain itself; one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Chain {
    /// Identity.
    pub id: Id,
    /// Name.
    pub name: String,
    /// ISO 4217 code of the currency all amounts are in.
    pub currency: String,
    /// IANA time zone of the head office; stores may differ.
    pub time_zone: String,
    /// Which sample this is, empty for a real chain.
    pub sample: String,
    /// Minutes without a key or a click after which the window locks.
    pub auto_lock_minutes: u32,
    /// Whether ID-card numbers of member lists are kept; only the owner may switch that on.
    pub keep_id_numbers: bool,
}

/// A region (区域): a group of stores with one manager.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Region {
    /// Identity.
    pub id: Id,
    /// Name.
    pub name: String,
}

/// A store (门店), or an online shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Store {
    /// Identity.
    pub id: Id,
    /// Short code, unique in the chain.
    pub code: String,
    /// Name.
    pub name: String,
    /// The region it belongs to.
    pub region_id: Option<Id>,
    /// What kind of place it stands in.
    pub trade_area: TradeArea,
    /// What kind of store it is.
    pub format: StoreFormat,
    /// IANA time zone by which its business day is counted.
    pub time_zone: String,
    /// First day of business.
    pub opened_on: Option<NaiveDate>,
    /// Last day of business.
    pub closed_on: Option<NaiveDate>,
}

/// The kind of place a store stands in (商圈).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum TradeArea {
    /// 核心商圈.
    Core,
    /// 社区.
    Community,
    /// 写字楼.
    Office,
    /// 交通枢纽.
    Transport,
    /// 校园.
    Campus,
    /// An online shop.
    Online,
    /// Anything else.
    #[default]
    Other,
}

/// The kind of a store (业态).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum StoreFormat {
    /// 标准店.
    #[default]
    Standard,
    /// 旗舰店.
    Flagship,
    /// 专柜、店中店.
    Counter,
    /// 折扣店.
    Outlet,
    /// 快闪店.
    PopUp,
    /// An online shop.
    Online,
}

/// A department (部门).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Department {
    /// Identity.
    pub id: Id,
    /// Name.
    pub name: String,
    /// The department above it.
    pub parent_id: Option<Id>,
}

/// An employee (员工).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Employee {
    /// Identity.
    pub id: Id,
    /// Staff number, unique in the chain.
    pub code: String,
    /// Name.
    pub name: String,
    /// Role, from which their rights come.
    pub role: Role,
    /// Department.
    pub department_id: Option<Id>,
    /// What they are there (岗位), in the chain's own words; KPI sheets are given to posts.
    pub post: String,
    /// The store they work in; head office has none.
    pub store_id: Option<Id>,
    /// The region they answer for; regional managers have one.
    pub region_id: Option<Id>,
    /// First working day.
    pub joined_on: Option<NaiveDate>,
    /// Last working day.
    pub left_on: Option<NaiveDate>,
}
