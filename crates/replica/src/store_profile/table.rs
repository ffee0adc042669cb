//! The profile of a store as rows of a file.

use domain::org::{StoreFormat, TradeArea};
use exchange::write::Cell;

use super::{ProfileRecency, StoreProfile};
use crate::metrics::known;
use crate::settings::Language;

type Words = (&'static str, &'static str);

/// The columns: what kind of thing, which one, its value, and its share in per cent.
pub(crate) const HEADERS: (&[&str], &[&str]) =
    (&["类别", "项目", "数值", "占比 %"], &["Kind", "Item", "Value", "Share %"]);

const STORE: Words = ("门店", "Store");
const PERIOD: Words = ("近 90 天", "Last 90 days");
const CATEGORY: Words = ("品类", "Category");
const RECENCY: Words = ("距上次购买", "Since the last purchase");
const SEGMENT: Words = ("客户类别", "Segment");

/// One row for each number.
pub(crate) fn rows(profile: &StoreProfile, language: Language) -> Vec<Vec<Cell>> {
    let say = |(zh, en): Words| match language {
        Language::Chinese => zh,
        Language::English => en,
    };
    let row = |kind: Words, item: String, value: Cell, share: &Option<String>| {
        let share = share.clone().map_or(Cell::Blank, Cell::Number);
        vec![Cell::text(say(kind)), Cell::text(item), value, share]
    };
    let place =
        |name: Words, value: String| row(STORE, say(name).to_string(), Cell::text(value), &None);
    let store = &profile.store;
    let opened = store.opened_on.map(|day| day.to_string()).unwrap_or_default();
    let mut rows = vec![
        place(("名称", "Name"), store.name.clone()),
        place(("编号", "Code"), store.code.clone()),
        place(("区域", "Region"), profile.region.clone()),
        place(("商圈", "Trade area"), say(area(store.trade_area)).to_string()),
        place(("业态", "Format"), say(format(store.format)).to_string()),
        place(("开业日", "Opened on"), opened),
    ];
    for figure in &profile.figures {
        let name = known(&figure.code).map(|metric| &metric.name);
        let name = name.map(|name| match language {
            Language::Chinese => name.zh.to_string(),
            Language::English => name.en.to_string(),
        });
        let value = figure.value.clone().map_or(Cell::Blank, Cell::Number);
        rows.push(row(PERIOD, name.unwrap_or_else(|_| figure.code.clone()), value, &None));
    }
    for category in &profile.categories {
        let value = Cell::Money(category.net_sales.clone());
        rows.push(row(CATEGORY, category.name.clone(), value, &category.share));
    }
    if let Some(customers) = &profile.customers {
        for part in &customers.recency {
            let value = Cell::Number(part.customers.to_string());
            rows.push(row(RECENCY, days(part, language), value, &part.share));
        }
        for part in &customers.segments {
            let value = Cell::Number(part.customers.to_string());
            let name = say(segment(&part.code)).to_string();
            rows.push(row(SEGMENT, name, value, &part.customer_share));
        }
    }
    rows
}

fn days(part: &ProfileRecency, language: Language) -> String {
    let from = part.from_days;
    match (part.to_days, language) {
        (Some(to), Language::Chinese) => format!("{from}–{to} 天"),
        (Some(to), Language::English) => format!("{from}–{to} days"),
        (None, Language::Chinese) => format!("{from} 天及以上"),
        (None, Language::English) => format!("{from} days or more"),
    }
}

const fn area(area: TradeArea) -> Words {
    match area {
        TradeArea::Core => ("核心商圈", "City centre"),
        TradeArea::Community => ("社区", "Neighbourhood"),
        TradeArea::Office => ("写字楼", "Offices"),
        TradeArea::Transport => ("交通枢纽", "Transport hub"),
        TradeArea::Campus => ("校园", "Campus"),
        TradeArea::Online => ("线上", "Online"),
        TradeArea::Other => ("其他", "Other"),
    }
}

const fn format(format: StoreFormat) -> Words {
    match format {
        StoreFormat::Standard => ("标准店", "Standard"),
        StoreFormat::Flagship => ("旗舰店", "Flagship"),
        StoreFormat::Counter => ("专柜", "Counter"),
        StoreFormat::Outlet => ("折扣店", "Outlet"),
        StoreFormat::PopUp => ("快闪店", "Pop-up"),
        StoreFormat::Online => ("线上店", "Online shop"),
    }
}

fn segment(code: &str) -> Words {
    match code {
        "champions" => ("冠军客户", "Champions"),
        "potential_loyalist" => ("潜力忠诚", "Potential loyalists"),
        "loyal_customers" => ("忠诚客户", "Loyal customers"),
        "promising" => ("有希望", "Promising"),
        "new_customers" => ("新客", "New customers"),
        "cant_lose_them" => ("不能失去", "Can't lose them"),
        "at_risk" => ("有流失风险", "At risk"),
        "need_attention" => ("需要关注", "Need attention"),
        "about_to_sleep" => ("快要沉睡", "About to sleep"),
        "lost" => ("已流失", "Lost"),
        "others" => ("其他", "Others"),
        _ => ("其他", "Others"),
    }
}
