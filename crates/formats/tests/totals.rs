//! The manifest against what a plain reading of the files adds up to.

#![allow(clippy::unwrap_used, reason = "an unwrap that fails is a failing test")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use formats::{FileTruth, Manifest};
use support::{Table, folder, hundredths, named};

/// What a plain reading finds: paid sales, refunds, closed ones, net amount in hundredths.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    rows: u32,
    sales: u32,
    refunds: u32,
    closed: u32,
    net: i64,
}

impl Found {
    fn of(file: &FileTruth) -> Self {
        Self {
            rows: file.rows,
            sales: file.sales,
            refunds: file.refunds,
            closed: file.closed,
            net: file.net_amount_minor,
        }
    }

    fn add(&mut self, status: &str, paid: i64, refund: i64) {
        match status {
            "等待买家付款" | "pending" => {}
            "交易关闭" | "已取消" | "已关闭" | "voided" => self.closed += 1,
            _ => {
                self.sales += 1;
                self.net += paid - refund;
                self.refunds += u32::from(refund > 0);
            }
        }
    }
}

#[test]
fn order_lists_add_up_to_the_manifest() {
    let (folder, manifest) = folder();
    let lists = manifest.files.iter().filter(|file| file.format == "taobao_orders");
    let files: Vec<&FileTruth> = lists.collect();
    assert_eq!(files.len(), 2);
    for file in files {
        let table = Table::of(folder.path(), file, "订单编号");
        let mut found = Found { rows: table.rows.len() as u32, ..Found::default() };
        for row in &table.rows {
            let paid = table.hundredths(row, "买家实际支付金额");
            let back = table.hundredths(row, "退款金额");
            found.add(table.cell(row, "订单状态"), paid, back);
        }
        assert_eq!(found, Found::of(file), "{}", file.file);
        assert!(file.unpaid > 0 && file.refunds > 2 && file.closed > 2, "{file:?}");
    }
}

/// Rows of one order are added up before the order is counted.
fn by_order(table: &Table, number: &str, status: &str, amounts: [&str; 2]) -> Found {
    let mut orders: BTreeMap<&str, (&str, i64, i64)> = BTreeMap::new();
    for row in &table.rows {
        let order = orders.entry(table.cell(row, number)).or_default();
        let status = table.cell(row, status);
        order.0 = if status.is_empty() { order.0 } else { status };
        let sum = |name| table.hundredths(row, name);
        *order = (order.0, order.1 + sum(amounts[0]), order.2 + sum(amounts[1]));
    }
    let mut found = Found { rows: table.rows.len() as u32, ..Found::default() };
    for (status, paid, back) in orders.values() {
        found.add(status, *paid, *back);
    }
    found
}

#[test]
fn line_lists_add_up_to_the_manifest() {
    let (folder, manifest) = folder();
    let lines = named(&manifest, "taobao_order_lines");
    let table = Table::of(folder.path(), lines, "主订单编号");
    let amounts = ["买家实际支付金额", "退款金额"];
    assert_eq!(by_order(&table, "主订单编号", "订单状态", amounts), Found::of(lines));
    assert_eq!(lines.lines, lines.rows);
    let shopify = named(&manifest, "shopify_orders");
    let mut table = Table::of(folder.path(), shopify, "Name");
    let all = table.rows.len() as u32;
    let foreign = |row: &Vec<String>| row.iter().any(|cell| cell == "USD");
    table.rows.retain(|row| !foreign(row));
    assert_eq!(all - table.rows.len() as u32, shopify.rejected);
    let mut found = by_order(&table, "Name", "Financial Status", ["Total", "Refunded Amount"]);
    found.rows = all;
    assert_eq!(found, Found::of(shopify));
    assert!(shopify.rejected > 0 && shopify.refunds > 0 && shopify.closed > 0, "{shopify:?}");
}

#[test]
fn a_total_that_repeats_on_each_row_counts_once() {
    let (folder, manifest) = folder();
    let file = named(&manifest, "jd_orders");
    let table = Table::of(folder.path(), file, "订单号");
    let (mut seen, mut rejected) = (BTreeSet::new(), 0);
    let mut found = Found { rows: table.rows.len() as u32, ..Found::default() };
    for row in &table.rows {
        let broken = table.cell(row, "下单时间").starts_with("2026-02-30")
            || table.cell(row, "应付金额").ends_with(".x");
        rejected += u32::from(broken);
        if !broken && seen.insert(table.cell(row, "订单号")) {
            found.add(table.cell(row, "订单状态"), table.hundredths(row, "应付金额"), 0);
        }
    }
    assert_eq!(found, Found::of(file));
    assert_eq!(rejected, file.rejected);
    assert!(rejected > 1 && seen.len() < table.rows.len(), "orders of several rows");
}

#[test]
fn platform_files_add_up_to_the_manifest() {
    let (folder, manifest) = folder();
    // Format, header of the number, of the amount, status, column and word of a whole refund.
    let cases = [
        ("pinduoduo_orders", "订单号", "商家实收金额(元)", "订单状态", "售后状态"),
        ("douyin_orders", "主订单编号", "订单应付金额", "订单状态", "售后状态"),
        ("youzan_orders", "订单号", "订单实付金额", "订单状态", "优惠券码名称"),
    ];
    for (format, number, amount, status, after_sale) in cases {
        let file = named(&manifest, format);
        let table = Table::of(folder.path(), file, number);
        let mut found = Found { rows: table.rows.len() as u32, ..Found::default() };
        for row in &table.rows {
            let paid = table.cell(row, amount).split(';').map(hundredths).sum();
            let back = if table.cell(row, after_sale) == "退款成功" { paid } else { 0 };
            found.add(table.cell(row, status), paid, back);
        }
        assert_eq!(found, Found::of(file), "{format}");
        assert!(file.closed > 0, "{format}");
    }
}

#[test]
fn only_orders_count_in_the_bills_of_deliveries() {
    let (folder, manifest) = folder();
    let cases = [
        ("meituan_bill", "门店id", 7, 3, 6, "filtered_rows"),
        ("taobao_flash", "订单编号", 7, 3, 0, "summary_rows"),
    ];
    for (format, header, amount, status, kind, left_out) in cases {
        let file = named(&manifest, format);
        let table = Table::of(folder.path(), file, header);
        let mut found = Found::default();
        let mut others = 0;
        for row in &table.rows {
            if !["外卖订单", "徐汇店", "静安店"].contains(&row[kind].as_str()) {
                others += 1;
                continue;
            }
            found.add(&row[status], hundredths(&row[amount]), 0);
        }
        found.rows = file.rows;
        assert_eq!(found, Found::of(file), "{format}");
        assert_eq!(file.remarks.get(left_out), Some(&others), "{format}");
    }
}

#[test]
fn tills_tell_sales_refunds_and_top_ups_apart() {
    let (folder, manifest) = folder();
    let tills = manifest.files.iter().filter(|file| file.format == "pos_receipts");
    for file in tills {
        let table = Table::of(folder.path(), file, "流水号");
        let (mut found, mut top_ups, mut rejected) = (Found::default(), 0, 0);
        for row in &table.rows {
            let received = table.cell(row, "实收金额");
            if received.ends_with(".x") || table.cell(row, "日期").starts_with("2026-02-30") {
                rejected += 1;
                continue;
            }
            match table.cell(row, "类型") {
                "充值" => top_ups += 1,
                "退款" => {
                    found.refunds += 1;
                    found.net -= hundredths(received).abs();
                }
                _ => {
                    found.add("", hundredths(received), 0);
                    let parts = ["次卡支付", "储值本金支付", "储值赠送支付", "现金支付"];
                    let parts: i64 = parts.iter().map(|name| table.hundredths(row, name)).sum();
                    assert_eq!(parts, hundredths(received), "the ways to pay make the sum");
                }
            }
        }
        found.rows = table.rows.len() as u32;
        assert_eq!(found, Found::of(file), "{}", file.file);
        assert_eq!(rejected, file.rejected);
        assert_eq!(file.remarks.get("top_ups"), Some(&top_ups));
        assert!(file.refunds > 0 && rejected > 1, "{file:?}");
    }
}

#[test]
fn the_erps_lines_and_the_wholesale_list_add_up() {
    let (folder, manifest) = folder();
    let file = named(&manifest, "sales_lines");
    let table = Table::of(folder.path(), file, "单据编号");
    let is_total = |row: &Vec<String>| ["小计", "合计"].contains(&row[0].as_str());
    let (totals, lines): (Vec<_>, Vec<_>) = table.rows.iter().partition(|row| is_total(row));
    let amount = |row: &&Vec<String>| table.hundredths(row, "实收金额");
    assert_eq!(lines.iter().map(amount).sum::<i64>(), file.net_amount_minor);
    let orders: BTreeSet<&str> = lines.iter().map(|row| row[0].as_str()).collect();
    assert_eq!((lines.len(), orders.len()), (file.rows as usize, file.sales as usize));
    let stated: Vec<i64> = totals.iter().map(amount).collect();
    let controls = file.controls.iter().filter(|control| control.field == "amount");
    assert_eq!(controls.map(|control| control.stated_minor).collect::<Vec<_>>(), stated);
    assert_eq!(stated[..stated.len() - 1].iter().sum::<i64>(), stated[stated.len() - 1]);

    let file = named(&manifest, "online_retail");
    let table = Table::of(folder.path(), file, "InvoiceNo");
    let line = |row: &Vec<String>| {
        table.hundredths(row, "Quantity") / 100 * table.hundredths(row, "UnitPrice")
    };
    assert_eq!(table.rows.iter().map(line).sum::<i64>(), file.net_amount_minor);
    let back: BTreeSet<&str> =
        table.rows.iter().map(|row| row[0].as_str()).filter(|no| no.starts_with('C')).collect();
    assert_eq!(back.len() as u32, file.refunds);
    assert!(file.refunds > 1, "{file:?}");
}

/// Sum of a column over the rows that have a number there.
fn column(folder: &Path, file: &FileTruth, header: &str, name: &str) -> i64 {
    let table = Table::of(folder, file, header);
    let is_data = |row: &&Vec<String>| !row[0].starts_with(['#', '合']);
    table.rows.iter().filter(is_data).map(|row| table.hundredths(row, name)).sum()
}

#[test]
fn plain_facts_add_up_to_the_manifest() {
    let (folder, manifest) = folder();
    // Format, first header, column, name of the sum, hundredths of a unit of the sum.
    let cases = [
        ("traffic_shop", "日期", "访客数", "visitors", 100),
        ("traffic_shop", "日期", "浏览量", "page_views", 100),
        ("traffic_shop", "日期", "支付金额", "amount", 1),
        ("traffic_products", "日期", "支付买家数", "buyers", 100),
        ("traffic_products", "日期", "商品支付金额", "amount", 1),
        ("ad_plans", "日期", "花费", "cost", 1),
        ("ad_plans", "日期", "点击量", "clicks", 100),
        ("qianchuan", "日期", "消耗", "cost", 1),
        ("qianchuan", "日期", "转化数", "conversions", 100),
        ("refund_list", "退款编号", "退款金额", "amount", 1),
        ("review_list", "商品名称", "出现次数", "times", 100),
    ];
    for (format, header, name, sum, unit) in cases {
        let file = named(&manifest, format);
        let facts = file.facts.as_ref().unwrap();
        assert_eq!(facts.rows, file.rows, "{format}");
        let read = column(folder.path(), file, header, name);
        assert_eq!(read, facts.sums[sum] * unit, "{format} {name}");
        assert!(read > 0, "{format} {name}");
    }
    let stock = named(&manifest, "stock_list");
    let pieces = column(folder.path(), stock, "商家编码", "当前库存");
    assert_eq!(pieces * 10, stock.facts.as_ref().unwrap().sums["quantity_milli"]);
    assert_eq!(stock.controls[0].stated_minor, pieces * 10);
}

#[test]
fn a_count_adds_up_without_the_lines_that_nobody_counted() {
    let (folder, manifest) = folder();
    let file = named(&manifest, "stock_take");
    let table = Table::of(folder.path(), file, "盘点日期");
    let lines: Vec<_> = table.rows.iter().filter(|row| !row[0].starts_with('合')).collect();
    let is_counted = |row: &&&Vec<String>| !["", "1O"].contains(&table.cell(row, "实盘数量"));
    let counted: Vec<_> = lines.iter().filter(is_counted).collect();
    assert_eq!(lines.len(), file.rows as usize);
    assert_eq!(lines.len() - counted.len(), file.rejected as usize);
    assert!(file.rejected > 1, "{file:?}");
    let sums = &file.facts.as_ref().unwrap().sums;
    for (header, sum) in
        [("账面数量", "book_quantity_milli"), ("实盘数量", "counted_quantity_milli")]
    {
        let read: i64 = counted.iter().map(|row| table.hundredths(row, header)).sum();
        assert_eq!(read * 10, sums[sum], "{header}");
    }
    assert_ne!(sums["book_quantity_milli"], sums["counted_quantity_milli"]);
    assert_eq!(file.controls[0].stated_minor, sums["counted_quantity_milli"]);
}

#[test]
fn settlements_add_up_to_the_manifest() {
    let (folder, manifest) = folder();
    let amount = |format: &str| named(&manifest, format).facts.as_ref().unwrap().sums["amount"];
    let of = |format: &str, name: &str| {
        column(folder.path(), named(&manifest, format), first_header(format), name)
    };
    let alipay =
        of("alipay_statement", "收入金额（+元）") + of("alipay_statement", "支出金额（-元）");
    assert_eq!(alipay, amount("alipay_statement"));
    let cases = [
        ("jd_settlement", "应结金额", "收支方向", "支出"),
        ("douyin_settlement", "动账金额", "动账方向", "出账"),
    ];
    for (format, name, direction, out) in cases {
        let table = Table::of(folder.path(), named(&manifest, format), first_header(format));
        let signed = |row: &Vec<String>| {
            let sign = if table.cell(row, direction) == out { -1 } else { 1 };
            sign * table.hundredths(row, name)
        };
        assert_eq!(table.rows.iter().map(signed).sum::<i64>(), amount(format), "{format}");
    }
}

fn first_header(format: &str) -> &'static str {
    match format {
        "alipay_statement" => "账务流水号",
        "jd_settlement" => "订单编号",
        _ => "动账时间",
    }
}

#[test]
fn what_holds_in_the_end_counts_every_order_once() {
    let (folder, manifest) = folder();
    // The list of Taobao's lines has every order as it is in the end, the ERP's rows of the two
    // stores stand in no other file, and only the list of refunds tells those of JD and Youzan.
    let alone = ["taobao_orders", "sales_lines", "refund_list"];
    let whole = manifest.files.iter().filter(|file| !alone.contains(&file.format.as_str()));
    let mut net: i64 = whole.map(|file| file.net_amount_minor).sum();
    let erp = Table::of(folder.path(), named(&manifest, "sales_lines"), "单据编号");
    let of_stores = |row: &&Vec<String>| ["徐汇店", "静安店"].contains(&row[2].as_str());
    net +=
        erp.rows.iter().filter(of_stores).map(|row| erp.hundredths(row, "实收金额")).sum::<i64>();
    let refunds = Table::of(folder.path(), named(&manifest, "refund_list"), "退款编号");
    let told_here = |row: &&Vec<String>| {
        let number = refunds.cell(row, "订单编号");
        let is_jd = number.len() == 12;
        refunds.cell(row, "退款状态") == "退款成功" && (is_jd || number.starts_with('E'))
    };
    let back = |row: &Vec<String>| refunds.hundredths(row, "退款金额");
    net -= refunds.rows.iter().filter(told_here).map(back).sum::<i64>();
    assert_eq!(manifest.all.net_sales_minor, net);
    assert_eq!(manifest.all.by_store.values().sum::<i64>(), net);
    assert_eq!(manifest.all.by_store.len(), 3);
    moved(&manifest);
}

/// At least one order is unpaid in the earlier list and paid in the later one.
fn moved(manifest: &Manifest) {
    let lists: Vec<&FileTruth> =
        manifest.files.iter().filter(|file| file.format == "taobao_orders").collect();
    let state = |file: &FileTruth, wanted| -> BTreeSet<String> {
        let found = file.documents.iter().filter(|document| document.state == wanted);
        found.map(|document| document.number.clone()).collect()
    };
    let unpaid = state(lists[0], formats::State::Unpaid);
    let paid = state(lists[1], formats::State::Paid);
    assert!(unpaid.intersection(&paid).count() > 0, "an order that moves");
}
