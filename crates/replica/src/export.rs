//! Writing rows into files.

use std::path::Path;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::Id;
use domain::access::{Actor, Operation, Reach, Target};
use domain::metrics::{MeasureUnit, MetricUnit, Slice};
use domain::orders::{DocumentKind, DocumentStatus};
use domain::products::ProductKind;
use domain::segments::CustomerFilter;
use exchange::write::{Cell, write_bytes, write_csv, write_xlsx};
use serde::{Deserialize, Serialize};

use crate::customers::{ChosenCustomers, CustomerRow};
use crate::error::{Error, Result};
use crate::metrics::{ExploredPart, MetricRow, Question, RowColumn, RowsOf};
use crate::orders::{OrderFilter, OrderRow};
use crate::products::{ProductFilter, ProductRow};
use crate::settings::Language;
use crate::store_profile::table;
use crate::{GoalFilter, Page, Replica, goals, org};

/// What to export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum ExportWhat {
    /// The order book.
    Orders {
        /// Which orders.
        filter: OrderFilter,
    },
    /// The rows behind a metric's value.
    MetricRows {
        /// The metric.
        code: String,
        /// Whose number.
        slice: Slice,
    },
    /// A metric by parts, beside what they were before.
    Explored {
        /// What is asked.
        question: Question,
    },
    /// The products.
    Products {
        /// Which products.
        filter: ProductFilter,
    },
    /// Who buys in a store, beside what kind of place it is.
    StoreProfile {
        /// The store.
        store_id: Id,
    },
    /// Goals, with formulas that give the same progress.
    Goals {
        /// Which goals.
        filter: GoalFilter,
    },
    /// The customers.
    Customers {
        /// Which customers.
        filter: CustomerFilter,
    },
    /// Customers who were chosen on a list.
    ChosenCustomers {
        /// Who.
        customers: ChosenCustomers,
    },
}

/// Into what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// An Excel workbook.
    Xlsx,
    /// UTF-8 text with a byte order mark, which Excel opens as it should.
    Csv,
}

/// Rows asked for at a time: few enough for memory, so many that counting them anew costs little.
const PAGE: u32 = 50_000;

impl Replica {
    /// Writes what this person may see and export. Answers how many rows were written. A failure
    /// leaves no half file.
    pub fn export(
        &self,
        actor: &Actor,
        what: &ExportWhat,
        format: ExportFormat,
        path: &Path,
        language: Language,
    ) -> Result<u32> {
        may_export(actor)?;
        let (headers, rows) = self.table(actor, what, language)?;
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let written = match format {
            ExportFormat::Csv => write_csv(path, &headers, rows),
            ExportFormat::Xlsx => write_xlsx(path, "Storeloop", &headers, rows),
        };
        written.map_err(|source| Error::File { name: name_of(path), source })?;
        Ok(count)
    }

    /// Writes a picture of what this person sees. A failure leaves no half file.
    pub fn save_picture(&self, actor: &Actor, path: &Path, bytes: &[u8]) -> Result<()> {
        may_export(actor)?;
        write_bytes(path, bytes).map_err(|source| Error::File { name: name_of(path), source })
    }

    fn table(
        &self,
        actor: &Actor,
        what: &ExportWhat,
        language: Language,
    ) -> Result<(Vec<String>, Vec<Vec<Cell>>)> {
        let zone = self.database.read(|sql| org::time_zone(&org::chain(sql)?.time_zone))?;
        let words = Words { zone, language };
        if let ExportWhat::MetricRows { code, slice } = what {
            let first = self.metric_rows(actor, code, slice, Page::first(1))?;
            if first.of == RowsOf::Facts {
                let rows = every(|page| Ok(self.metric_rows(actor, code, slice, page)?.rows))?;
                let cells = rows.iter().map(|row| fact_cells(row, &first.columns)).collect();
                return Ok((words.fact_headers(&first.columns), cells));
            }
        }
        let rows = match what {
            ExportWhat::Orders { filter } => {
                every(|page| Ok(self.list_orders(actor, filter, page)?.rows))?
                    .iter()
                    .map(|row| words.order_cells(row))
                    .collect()
            }
            ExportWhat::MetricRows { code, slice } => {
                every(|page| Ok(self.metric_rows(actor, code, slice, page)?.rows))?
                    .iter()
                    .map(|row| words.metric_cells(row))
                    .collect()
            }
            ExportWhat::Explored { question } => {
                let explored = self.explore(actor, question)?;
                let unit = explored.now.unit;
                explored.parts.iter().map(|part| explored_cells(part, unit)).collect()
            }
            ExportWhat::StoreProfile { store_id } => {
                table::rows(&self.store_profile(actor, *store_id)?, language)
            }
            ExportWhat::Goals { filter } => {
                goals::sheet::cells(&self.goal_tree(actor, filter)?.rows, language)
            }
            ExportWhat::Products { filter } => {
                every(|page| Ok(self.list_products(actor, filter, page)?.rows))?
                    .iter()
                    .map(|row| words.product_cells(row))
                    .collect()
            }
            ExportWhat::Customers { filter } => {
                every(|page| Ok(self.list_customers(actor, filter, page)?.rows))?
                    .iter()
                    .map(customer_cells)
                    .collect()
            }
            ExportWhat::ChosenCustomers { customers } => {
                self.chosen_rows(actor, customers)?.iter().map(customer_cells).collect()
            }
        };
        Ok((headers(what, language), rows))
    }
}

/// The name of a file without its folder.
fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Exporting needs the right at the reach of one's sight; lists are bounded by that already.
fn may_export(actor: &Actor) -> Result<()> {
    match actor.may_somewhere(Operation::ExportRows)? {
        Reach::Chain => Ok(actor.may(Operation::ExportRows, Target::Chain)?),
        Reach::Region | Reach::Store | Reach::Own => Ok(()),
    }
}

fn every<T>(mut page_of: impl FnMut(Page) -> Result<Vec<T>>) -> Result<Vec<T>> {
    let mut all = Vec::new();
    loop {
        let offset = u32::try_from(all.len()).map_err(|_| Error::Internal("too many rows"))?;
        let page = page_of(Page { offset, limit: PAGE })?;
        let is_last = page.len() < PAGE as usize;
        all.extend(page);
        if is_last {
            return Ok(all);
        }
    }
}

fn headers(what: &ExportWhat, language: Language) -> Vec<String> {
    let (zh, en): (&[&str], &[&str]) = match what {
        ExportWhat::Goals { .. } => return goals::sheet::headers(language),
        ExportWhat::Orders { .. } => (
            &[
                "订单号",
                "时间",
                "营业日",
                "门店",
                "类型",
                "状态",
                "客户",
                "店员",
                "渠道",
                "件数",
                "金额",
            ],
            &[
                "Number",
                "Time",
                "Business day",
                "Store",
                "Kind",
                "Status",
                "Customer",
                "Employee",
                "Channel",
                "Units",
                "Amount",
            ],
        ),
        ExportWhat::MetricRows { .. } => (
            &["订单号", "时间", "营业日", "门店", "类型", "客户", "店员", "件数", "金额"],
            &[
                "Number",
                "Time",
                "Business day",
                "Store",
                "Kind",
                "Customer",
                "Employee",
                "Units",
                "Amount",
            ],
        ),
        ExportWhat::Explored { .. } => (
            &["部分", "本期", "对比", "变化", "明细行"],
            &["Part", "Now", "Before", "Change", "Rows"],
        ),
        ExportWhat::Products { .. } => (
            &["商品编码", "商品名称", "分类", "类别", "90 天净销售额", "90 天件数"],
            &["Code", "Name", "Category", "Kind", "Net sales, 90 days", "Units, 90 days"],
        ),
        ExportWhat::StoreProfile { .. } => table::HEADERS,
        ExportWhat::Customers { .. } | ExportWhat::ChosenCustomers { .. } => (
            &[
                "姓名",
                "手机",
                "会员卡号",
                "编号",
                "门店",
                "订单数",
                "销售额",
                "首次购买",
                "最近购买",
                "备注",
            ],
            &[
                "Name",
                "Phone",
                "Card",
                "Number",
                "Store",
                "Orders",
                "Gross sales",
                "First bought",
                "Last bought",
                "Note",
            ],
        ),
    };
    let headers = match language {
        Language::Chinese => zh,
        Language::English => en,
    };
    headers.iter().map(ToString::to_string).collect()
}

/// How rows are told in a file: in whose time and in which language.
struct Words {
    zone: Tz,
    language: Language,
}

impl Words {
    fn pick(&self, zh: &'static str, en: &'static str) -> Cell {
        Cell::text(match self.language {
            Language::Chinese => zh,
            Language::English => en,
        })
    }

    /// The wall clock of the head office.
    fn moment(&self, utc_ms: i64) -> Cell {
        let local = DateTime::<Utc>::from_timestamp_millis(utc_ms)
            .map(|at| at.with_timezone(&self.zone).naive_local().and_utc().timestamp_millis());
        local.map_or(Cell::Blank, Cell::Moment)
    }

    fn kind(&self, kind: DocumentKind) -> Cell {
        match kind {
            DocumentKind::Sale => self.pick("销售", "Sale"),
            DocumentKind::Refund => self.pick("退款", "Refund"),
            DocumentKind::Adjustment => self.pick("调整", "Adjustment"),
        }
    }

    fn status(&self, status: DocumentStatus) -> Cell {
        match status {
            DocumentStatus::Paid => self.pick("已付款", "Paid"),
            DocumentStatus::Unpaid => self.pick("未付款", "Unpaid"),
            DocumentStatus::Closed => self.pick("已关闭", "Closed"),
        }
    }

    fn product_kind(&self, kind: ProductKind) -> Cell {
        match kind {
            ProductKind::Goods => self.pick("商品", "Goods"),
            ProductKind::Postage => self.pick("运费", "Postage"),
            ProductKind::Discount => self.pick("优惠", "Discount"),
            ProductKind::Fee => self.pick("手续费", "Fee"),
            ProductKind::Voucher => self.pick("礼品卡", "Voucher"),
            ProductKind::Sample => self.pick("试用装", "Sample"),
            ProductKind::Manual => self.pick("手工金额", "Typed by hand"),
            ProductKind::Adjustment => self.pick("账面调整", "Adjustment"),
        }
    }

    fn order_cells(&self, row: &OrderRow) -> Vec<Cell> {
        vec![
            Cell::text(&row.number),
            self.moment(row.at),
            Cell::text(row.day.to_string()),
            Cell::text(&row.store_name),
            self.kind(row.kind),
            self.status(row.status),
            Cell::text(&row.customer),
            Cell::text(&row.employee),
            Cell::text(&row.channel),
            Cell::Number(row.units.clone()),
            Cell::Money(row.amount.clone()),
        ]
    }

    fn metric_cells(&self, row: &MetricRow) -> Vec<Cell> {
        vec![
            Cell::text(&row.number),
            row.at.map_or(Cell::Blank, |at| self.moment(at)),
            Cell::text(row.day.to_string()),
            Cell::text(&row.store_name),
            row.kind.map_or(Cell::Blank, |kind| self.kind(kind)),
            Cell::text(&row.customer),
            Cell::text(&row.employee),
            Cell::Number(row.units.clone()),
            Cell::Money(row.amount.clone()),
        ]
    }

    fn fact_headers(&self, columns: &[RowColumn]) -> Vec<String> {
        let fixed = [("营业日", "Business day"), ("门店", "Store"), ("商品", "Product")];
        let own = columns.iter().map(|column| fact_column(&column.name));
        let pick = |(zh, en): (&'static str, &'static str)| match self.language {
            Language::Chinese => zh.to_string(),
            Language::English => en.to_string(),
        };
        fixed.into_iter().chain(own).map(pick).collect()
    }

    fn product_cells(&self, row: &ProductRow) -> Vec<Cell> {
        vec![
            Cell::text(&row.product.code),
            Cell::text(&row.product.name),
            Cell::text(&row.product.category),
            self.product_kind(row.product.kind),
            row.net_sales_90d.clone().map_or(Cell::Blank, Cell::Money),
            row.units_90d.clone().map_or(Cell::Blank, Cell::Number),
        ]
    }
}

fn explored_cells(part: &ExploredPart, unit: MetricUnit) -> Vec<Cell> {
    let figure = |value: &Option<String>| match (value, unit) {
        (None, _) => Cell::Blank,
        (Some(value), MetricUnit::Money) => Cell::Money(value.clone()),
        (Some(value), _) => Cell::Number(value.clone()),
    };
    vec![
        Cell::text(&part.name),
        figure(&part.value),
        figure(&part.before),
        part.change.clone().map_or(Cell::Blank, Cell::Number),
        Cell::Number(part.rows.to_string()),
    ]
}

/// What a column of facts is called.
fn fact_column(name: &str) -> (&'static str, &'static str) {
    match name {
        "aligned" => ("已对齐", "Aligned"),
        "attained" => ("达成率", "Attainment"),
        "source" => ("流量来源", "Source"),
        "visitors" => ("访客数", "Visitors"),
        "page_views" => ("浏览量", "Page views"),
        "buyers" => ("买家数", "Buyers"),
        "units_milli" => ("件数", "Units"),
        "amount" => ("金额", "Amount"),
        "plan" => ("计划", "Plan"),
        "channel" => ("渠道", "Channel"),
        "cost" => ("花费", "Cost"),
        "impressions" => ("展现量", "Impressions"),
        "clicks" => ("点击量", "Clicks"),
        "conversions" => ("成交笔数", "Conversions"),
        "sentiment" => ("评价倾向", "Sentiment"),
        "rating_milli" => ("评分", "Rating"),
        "problem" => ("问题", "Problem"),
        "text" => ("内容", "Text"),
        "warehouse" => ("仓库", "Warehouse"),
        "quantity_milli" => ("数量", "Quantity"),
        "book_quantity_milli" => ("账面数量", "Book quantity"),
        "counted_quantity_milli" => ("实盘数量", "Counted quantity"),
        "unit_cost_e4" => ("单位成本", "Unit cost"),
        "age_days" => ("库龄（天）", "Age, days"),
        "entry_no" => ("账务流水号", "Entry"),
        "order_number" => ("订单号", "Order"),
        "kind" => ("类型", "Kind"),
        "note" => ("备注", "Note"),
        "refund_no" => ("退款单号", "Refund"),
        "reason" => ("原因", "Reason"),
        "status" => ("状态", "Status"),
        "level" => ("等级", "Level"),
        _ => ("数值", "Value"),
    }
}

fn fact_cells(row: &MetricRow, columns: &[RowColumn]) -> Vec<Cell> {
    let fixed =
        [Cell::text(row.day.to_string()), Cell::text(&row.store_name), Cell::text(&row.number)];
    let own = columns.iter().zip(&row.cells).map(|(column, cell)| match (cell, column.unit) {
        (None, _) => Cell::Blank,
        (Some(text), None) => Cell::text(text),
        (Some(amount), Some(MeasureUnit::Money)) => Cell::Money(amount.clone()),
        (Some(number), Some(_)) => Cell::Number(number.clone()),
    });
    fixed.into_iter().chain(own).collect()
}

fn customer_cells(row: &CustomerRow) -> Vec<Cell> {
    let day =
        |day: Option<chrono::NaiveDate>| day.map_or(Cell::Blank, |day| Cell::text(day.to_string()));
    vec![
        Cell::text(&row.customer.name),
        Cell::text(&row.customer.phone),
        Cell::text(&row.customer.card),
        Cell::text(&row.customer.outside_id),
        Cell::text(&row.home_store),
        Cell::Number(row.orders.to_string()),
        Cell::Money(row.gross_sales.clone()),
        day(row.first_day),
        day(row.last_day),
        Cell::text(&row.customer.note),
    ]
}
