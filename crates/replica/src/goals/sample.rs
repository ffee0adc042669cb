//! The goals of the sample chain: this quarter's, from the chain down to the sellers of one store,
//! and last quarter's, which waits to be looked back on. Told in `docs/sample-chain.md`.

use chrono::{Days, NaiveDate};
use domain::Id;
use domain::access::{Actor, Role};
use domain::calendar::{Against, Grain, Period};
use domain::goals::{
    BreakDown, CheckIn, Decomposition, Development, GoalLink, GoalRules, GoalSlice, HolderKind,
    KeyResult, KeyResultKind, KeyResultSource, LinkKind, Method, Milestone, Objective,
    ObjectiveKind, ObjectiveReview,
};
use domain::money::round;
use domain::org::Employee;
use rust_decimal::Decimal;

use super::{links, plan};
use crate::error::Result;
use crate::metrics;
use crate::sample::SampleChain;
use crate::transact::Tx;

const SALES: &str = "net_sales";
/// So many per cent of what was sold on the same days a year before the chain shall sell, and its
/// regions, and so many of its last quarter.
const CHAIN: i64 = 104;
const REGION: i64 = 102;
const LAST_QUARTER: i64 = 103;
/// Of what a store shall sell, so many per cent are its associates'; the rest is the supervisor's.
const OF_ASSOCIATES: i64 = 90;

/// Writes them. The sales must be there with their sums.
pub(crate) fn put(
    tx: &mut Tx<'_>,
    owner: &Actor,
    sample: &SampleChain,
    today: NaiveDate,
) -> Result<()> {
    let quarter = Period { from: Grain::Quarter.start(today), to: Grain::Quarter.end(today) };
    let mut goals = Goals { tx, owner, sample, period: quarter };
    let sales = goals.chain()?;
    goals.marketing(&sales)?;
    goals.warehouse(&sales, today)?;
    goals.places(&sales)?;
    goals.development()?;
    goals.last_quarter()?;
    goals.tx.put(&GoalRules { meets: true, ..GoalRules::default() })?;
    Ok(())
}

struct Goals<'a, 'b> {
    tx: &'a mut Tx<'b>,
    owner: &'a Actor,
    sample: &'a SampleChain,
    period: Period,
}

impl<'a> Goals<'a, '_> {
    /// The chain's objective; answers the key result that everybody's sales support.
    fn chain(&mut self) -> Result<KeyResult> {
        let says = ["业绩比去年同期高 4 %", "租金和人工都在涨，业绩跟上，才有钱给大家涨薪。"];
        let goal = self.objective("业绩", says, Whose::chain(self.owner));
        self.tx.put(&goal)?;
        let before = self.before(SALES, &GoalSlice::default())?.unwrap_or_default();
        let sales = self.result(&goal, "净销售额", SALES, 60);
        let sales = KeyResult { target: part(before, CHAIN), ..sales };
        self.tx.put(&sales)?;
        let value = self.result(&goal, "客单价比去年同期", "average_order_value", 20);
        let value = KeyResult {
            kind: KeyResultKind::IncreasePercent,
            start: self.before("average_order_value", &GoalSlice::default())?,
            target: Decimal::TWO,
            position: 1,
            ..value
        };
        self.tx.put(&value)?;
        let refunds = self.result(&goal, "退款率", "refund_rate", 20);
        self.tx.put(&KeyResult {
            kind: KeyResultKind::AtMost,
            target: Decimal::from(5),
            position: 2,
            ..refunds
        })?;
        Ok(sales)
    }

    fn marketing(&mut self, above: &KeyResult) -> Result<()> {
        let Some(owner) = self.somebody(|one| one.role == Role::Marketing) else { return Ok(()) };
        let whose = self.department("市场策划", owner);
        let says = ["让老客常回来", "老客带来一大半业绩，请回一位比拉来一位省得多。"];
        let goal = self.objective("老客", says, whose);
        self.tx.put(&goal)?;
        let share = self.result(&goal, "会员销售占比", "member_sales_share", 60);
        self.tx.put(&KeyResult {
            kind: KeyResultKind::AtLeast,
            target: Decimal::from(60),
            ..share
        })?;
        let days = |days| self.period.from.checked_add_days(Days::new(days));
        let step =
            |title: &str, due, done_on| Milestone { title: title.into(), due_on: due, done_on };
        let milestones = vec![
            step("会员日的权益定下来", days(14), days(7)),
            step("门店物料到位", days(40), None),
            step("会员日办完，名单回访", days(75), None),
        ];
        let plan = self.result(&goal, "会员日办成", "", 40);
        self.tx.put(&KeyResult {
            kind: KeyResultKind::Milestone,
            source: KeyResultSource::Milestones,
            target: Decimal::ONE_HUNDRED,
            position: 1,
            milestones,
            ..plan
        })?;
        self.link(goal.id, above.id, LinkKind::Supports, "")
    }

    fn warehouse(&mut self, sales: &KeyResult, today: NaiveDate) -> Result<()> {
        let head = |one: &Employee| one.role == Role::SupplyChainHead;
        let Some(owner) = self.somebody(head) else { return Ok(()) };
        let whose = self.department("仓配订单", owner);
        let says = ["货跟得上业绩", "去年大促第二天就断货，客人白来一趟。"];
        let goal = self.objective("备货", says, whose);
        self.tx.put(&goal)?;
        let stock = self.result(&goal, "主推商品备货达成率", "", 100);
        let stock = KeyResult {
            kind: KeyResultKind::AtLeast,
            source: KeyResultSource::CheckIn,
            unit: "%".into(),
            target: Decimal::from(95),
            ..stock
        };
        self.tx.put(&stock)?;
        self.tx.put(&CheckIn {
            id: self.id("check_in", "备货"),
            key_result_id: stock.id,
            employee_id: owner.id,
            day: today.pred_opt().unwrap_or(today).max(self.period.from),
            confidence: 5,
            note: "四款主推里三款备齐。".into(),
            obstacle: "一款的原料晚到一周，先从慢销店调货。".into(),
            value: Some(Decimal::from(91)),
        })?;
        self.link(goal.id, sales.id, LinkKind::Supports, "")?;
        self.link(sales.id, stock.id, LinkKind::DependsOn, "卖得越多，越要备货")?;
        self.link(sales.id, stock.id, LinkKind::Warns, "检查库存")
    }

    /// Regions, their stores, the online shops, and the sellers of the first store.
    fn places(&mut self, above: &KeyResult) -> Result<()> {
        let sample = self.sample;
        for region in &sample.regions {
            let manages = |one: &Employee| one.region_id == Some(region.id);
            let Some(owner) = self.somebody(manages) else { continue };
            let slice = GoalSlice { region_id: Some(region.id), ..GoalSlice::default() };
            let Some(before) = self.before(SALES, &slice)? else { continue };
            let name = format!("区域 {}", region.name);
            let whose = Whose::of(HolderKind::Region, region.id, owner);
            let title = format!("{}业绩达标", region.name);
            let goal =
                self.objective(&name, [&title, "每个区域扛住自己的一份，全连锁才到得了。"], whose);
            self.tx.put(&goal)?;
            let target = part(before, REGION);
            let sales =
                KeyResult { slice, target, ..self.result(&goal, "净销售额", SALES, 100) };
            self.tx.put(&sales)?;
            self.link(goal.id, above.id, LinkKind::Supports, "")?;
            self.break_down(&goal, &sales)?;
        }
        Ok(())
    }

    /// Shares a region's sales out among its stores by what they brought a year before.
    fn break_down(&mut self, goal: &Objective, sales: &KeyResult) -> Result<()> {
        let metric = metrics::named(self.tx.sql, SALES)?;
        let history = BreakDown::History;
        let shares = plan::plan(self.tx.sql, self.owner, goal, sales, &metric, history)?;
        // The shop that opened five months ago has no year before to go by.
        for part in shares.parts.iter().filter(|part| part.before.is_some()) {
            let of_store = plan::give(self.tx, goal, sales, part, part.proposed)?;
            if self.sample.stores.first().is_some_and(|first| first.id == part.store_id) {
                self.sellers(part.store_id, &of_store)?;
            }
        }
        Ok(())
    }

    fn sellers(&mut self, store: Id, above: &KeyResult) -> Result<()> {
        let sample = self.sample;
        let sells = |one: &&Employee| {
            one.store_id == Some(store) && one.role == Role::SalesAssociate && one.left_on.is_none()
        };
        let sellers: Vec<&Employee> = sample.employees.iter().filter(sells).collect();
        let Some(each) = above.target.checked_div(Decimal::from(sellers.len())) else {
            return Ok(());
        };
        for seller in sellers {
            let whose = Whose::of(HolderKind::Employee, seller.id, seller);
            let says = ["我的业绩", "我多卖一点，店里就近一点，提成也多一点。"];
            let goal = self.objective(&format!("个人 {}", seller.code), says, whose);
            self.tx.put(&goal)?;
            let sales = self.result(&goal, "我的净销售额", SALES, 100);
            let slice = GoalSlice { employee_id: Some(seller.id), ..GoalSlice::default() };
            self.tx.put(&KeyResult { slice, target: part(each, OF_ASSOCIATES), ..sales })?;
            self.link(goal.id, above.id, LinkKind::Supports, "")?;
        }
        Ok(())
    }

    /// What the associate who can sign in wants to learn (G-26).
    fn development(&mut self) -> Result<()> {
        let sample = self.sample;
        let who = |one: &&Employee| {
            one.role == Role::SalesAssociate && sample.demo_people.contains(&one.id)
        };
        let Some(seller) = sample.employees.iter().find(who) else { return Ok(()) };
        let whose = Whose::of(HolderKind::Employee, seller.id, seller);
        let says = ["明年能当现场主管", "想带人，也想把一个店看明白。"];
        let goal = self.objective("成长", says, whose);
        self.tx.put(&Objective {
            kind: ObjectiveKind::Development,
            development: Development {
                role_model: "现场主管".into(),
                strengths: vec!["记得住老客的肤质和习惯".into()],
                gaps: vec!["排班和盘点还没做过".into()],
                actions: vec!["跟主管盘点两次".into(), "每周替班一天".into()],
                is_weighted: false,
            },
            ..goal
        })?;
        Ok(())
    }

    /// Over, and nobody has looked back on it yet.
    fn last_quarter(&mut self) -> Result<()> {
        self.period = self.period.previous();
        let says = ["上季业绩守住", "淡季守得住，旺季才有余力。"];
        let goal = self.objective("上季", says, Whose::chain(self.owner));
        self.tx.put(&goal)?;
        let before = self.before(SALES, &GoalSlice::default())?.unwrap_or_default();
        let sales = self.result(&goal, "净销售额", SALES, 100);
        self.tx.put(&KeyResult { target: part(before, LAST_QUARTER), ..sales })?;
        Ok(())
    }

    /// An objective of a name within the sample, with its title and why it matters.
    fn objective(&self, name: &str, [title, why]: [&str; 2], whose: Whose) -> Objective {
        Objective {
            id: self.id("objective", name),
            title: title.into(),
            why: why.into(),
            holder: whose.holder,
            holder_id: whose.holder_id,
            owner_id: whose.owner_id,
            begins_on: self.period.from,
            ends_on: self.period.to,
            method: Method::Okr,
            kind: ObjectiveKind::Business,
            decomposition: Decomposition::default(),
            development: Development::default(),
            locked: false,
            change_reason: String::new(),
            review: ObjectiveReview::default(),
            template: String::new(),
        }
    }

    /// A key result that wants so much of a metric of the whole chain.
    fn result(&self, goal: &Objective, title: &str, metric: &str, weight: u32) -> KeyResult {
        KeyResult {
            id: Id::derived("key_result", &[&goal.id.to_string(), title]),
            objective_id: goal.id,
            title: title.into(),
            owner_id: goal.owner_id,
            kind: KeyResultKind::Absolute,
            source: KeyResultSource::Metric,
            metric: metric.into(),
            slice: GoalSlice::default(),
            unit: String::new(),
            start: None,
            target: Decimal::ZERO,
            budget: None,
            stretch: None,
            benchmark: None,
            weight,
            position: 0,
            milestones: Vec::new(),
        }
    }

    fn link(&mut self, from: Id, to: Id, kind: LinkKind, note: &str) -> Result<()> {
        links::put(self.tx, &GoalLink { note: note.into(), ..GoalLink::new(from, to, kind) })
    }

    /// What a metric was on the same days a year before.
    fn before(&self, code: &str, slice: &GoalSlice) -> Result<Option<Decimal>> {
        let metric = metrics::named(self.tx.sql, code)?;
        let slice = slice.over(Against::LastYear.before(self.period));
        metrics::value(self.tx.sql, &metric, &slice)
    }

    fn id(&self, noun: &str, name: &str) -> Id {
        let (chain, from) = (self.sample.chain.id.to_string(), self.period.from.to_string());
        Id::derived(noun, &["sample", &chain, &from, name])
    }

    /// Somebody who works for the sample and answers to this.
    fn somebody(&self, is: impl Fn(&Employee) -> bool) -> Option<&'a Employee> {
        self.sample.employees.iter().find(|one| one.left_on.is_none() && is(one))
    }

    /// The goals of a department that one of its people answers for; of the chain without it.
    fn department(&self, name: &str, owner: &Employee) -> Whose {
        let found = self.sample.departments.iter().find(|department| department.name == name);
        match found {
            Some(department) => Whose::of(HolderKind::Department, department.id, owner),
            None => Whose { holder: HolderKind::Chain, holder_id: None, owner_id: owner.id },
        }
    }
}

/// Whose an objective is, and who answers for it.
struct Whose {
    holder: HolderKind,
    holder_id: Option<Id>,
    owner_id: Id,
}

impl Whose {
    fn chain(owner: &Actor) -> Self {
        Self { holder: HolderKind::Chain, holder_id: None, owner_id: owner.employee_id }
    }

    fn of(holder: HolderKind, id: Id, owner: &Employee) -> Self {
        Self { holder, holder_id: Some(id), owner_id: owner.id }
    }
}

/// So many per cent of a number in whole thousands, as people set targets.
fn part(of: Decimal, per_cent: i64) -> Decimal {
    round(of * Decimal::new(per_cent, 5), 0) * Decimal::ONE_THOUSAND
}
