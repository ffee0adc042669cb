//! The two organisation templates an e-commerce chain starts from.

use serde::{Deserialize, Serialize};

/// Which departments a new chain begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum OrgTemplate {
    /// 自建型: everything in house.
    SelfRun,
    /// 外包型: technology, photos and design are bought in.
    Outsourced,
}

/// One department of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateDepartment {
    /// Name in Chinese, the name the record gets.
    pub name: &'static str,
    /// Name of the department above it; `None` at the top.
    pub parent: Option<&'static str>,
}

const FRONT: &str = "前台";
const SUPPORT: &str = "运营支持";
const REAR: &str = "后台";

impl OrgTemplate {
    /// The departments, parents before children: front (product, traffic, design), operations
    /// support (shop operation, market planning, service, IT), rear (warehouse and orders, people
    /// and administration, finance).
    pub fn departments(self) -> Vec<TemplateDepartment> {
        let top = [FRONT, SUPPORT, REAR].map(|name| TemplateDepartment { name, parent: None });
        let below = [
            ("产品", FRONT),
            ("流量", FRONT),
            ("设计", FRONT),
            ("店铺运营", SUPPORT),
            ("市场策划", SUPPORT),
            ("客服导购", SUPPORT),
            ("信息技术", SUPPORT),
            ("仓配订单", REAR),
            ("人事行政", REAR),
            ("财务", REAR),
        ];
        top.into_iter()
            .chain(below.map(|(name, parent)| TemplateDepartment { name, parent: Some(parent) }))
            .filter(|department| !self.buys_in(department.name))
            .collect()
    }

    fn buys_in(self, department: &str) -> bool {
        match self {
            Self::SelfRun => false,
            Self::Outsourced => matches!(department, "设计" | "信息技术"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_self_run_chain_has_all_ten_departments_under_three() {
        let departments = OrgTemplate::SelfRun.departments();
        assert_eq!(departments.iter().filter(|d| d.parent.is_none()).count(), 3);
        assert_eq!(departments.iter().filter(|d| d.parent.is_some()).count(), 10);
    }

    #[test]
    fn the_outsourced_chain_keeps_no_design_and_no_technology() {
        let names: Vec<_> = OrgTemplate::Outsourced.departments().iter().map(|d| d.name).collect();
        assert!(!names.contains(&"设计") && !names.contains(&"信息技术"));
        assert_eq!(names.len(), 11);
    }

    #[test]
    fn parents_come_before_children() {
        for template in [OrgTemplate::SelfRun, OrgTemplate::Outsourced] {
            let departments = template.departments();
            for (at, department) in departments.iter().enumerate() {
                let Some(parent) = department.parent else { continue };
                assert!(departments[..at].iter().any(|d| d.name == parent), "{}", department.name);
            }
        }
    }
}
