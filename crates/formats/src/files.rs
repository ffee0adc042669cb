//! The standard folder: one file of every format, named as such files are named.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::bytes::Encoding;
use crate::error::FormatError;
use crate::manifest::{Manifest, StoreNamed};
use crate::selection::Selection;
use crate::together::together;
use crate::world::{ONLINE_ALIAS, STORES, Shop};

/// A file to be written.
struct Planned {
    format: &'static str,
    name: String,
    selection: Selection,
    encoding: Encoding,
}

impl Shop {
    /// Writes the standard folder and beside it `<folder>.manifest.json`, and answers the manifest:
    /// the folder holds nothing but files of shops, so that all of it can be imported. Files that
    /// stand there already and bear the same names are replaced.
    ///
    /// # Errors
    /// [`FormatError::Unwritable`].
    pub fn files(&self, folder: &Path) -> Result<Manifest, FormatError> {
        fs::create_dir_all(folder).map_err(FormatError::writing)?;
        let mut files = Vec::new();
        for planned in self.plan()? {
            let path = folder.join(&planned.name);
            files.push(self.write(planned.format, &path, &planned.selection, planned.encoding)?);
        }
        let store = |(code, name): &(&str, &str)| StoreNamed {
            code: (*code).to_string(),
            name: (*name).to_string(),
        };
        let manifest = Manifest {
            currency: "CNY",
            stores: STORES.iter().map(store).collect(),
            aliases: [(ONLINE_ALIAS.to_string(), STORES[0].0.to_string())].into(),
            all: together(&files),
            files,
        };
        let text = serde_json::to_string_pretty(&manifest).map_err(FormatError::writing)?;
        fs::write(manifest_path(folder), text + "\n").map_err(FormatError::writing)?;
        Ok(manifest)
    }

    fn plan(&self) -> Result<Vec<Planned>, FormatError> {
        let (from, to) = (self.first_day, self.last_day());
        let next = to.succ_opt().unwrap_or(to);
        let usual = |format, name: String| {
            let encoding = Self::usual_encoding(format)?;
            Ok(Planned { format, name, selection: Selection::all(), encoding })
        };
        let orders = self.entries("taobao_orders")?;
        // Two exports of one list: the earlier one reaches up to seven tenths of the orders, the
        // later one begins at four tenths; between them stand the orders that were paid late.
        let early = Planned {
            selection: Selection::range(0..orders * 7 / 10).before_payment(),
            ..usual("taobao_orders", format!("ExportOrderList{}0830.csv", digits(to)))?
        };
        let late = Planned {
            selection: Selection::range(orders * 4 / 10..orders),
            encoding: Encoding::Gb18030,
            ..usual("taobao_orders", format!("ExportOrderList{}0830.csv", digits(next)))?
        };
        let till = |code: &str, store: &str| {
            let name = format!("销售流水_{store}_{}.csv", digits(to));
            let selection = Selection::all().of_store(code);
            Ok(Planned { selection, ..usual("pos_receipts", name)? })
        };
        let day = digits(next);
        Ok(vec![
            usual("product_list", "商品档案.xlsx".to_string())?,
            usual("member_list", format!("会员资料_{day}.csv"))?,
            early,
            // Text in GBK, whatever its name says.
            usual("taobao_order_lines", format!("ExportOrderDetailList{day}0831.xls"))?,
            late,
            usual("jd_orders", format!("order_{day}093000.csv"))?,
            usual("pinduoduo_orders", format!("orders_export{next}-09-31-22.csv"))?,
            usual("douyin_orders", format!("订单导出_{day}_7301.csv"))?,
            usual("youzan_orders", format!("订单列表_{from}至{to}.xlsx"))?,
            usual("meituan_bill", format!("账单明细_{}_{}.xlsx", digits(from), digits(to)))?,
            usual("taobao_flash", format!("淘宝闪购账单_{}_{}.xlsx", digits(from), digits(to)))?,
            till("S02", "徐汇店")?,
            till("S03", "静安店")?,
            usual("shopify_orders", "orders_export_1.csv".to_string())?,
            usual("sales_lines", format!("销售明细_{}.txt", digits(to)))?,
            usual("online_retail", "Online Retail.csv".to_string())?,
            usual("alipay_statement", format!("2088000000000000156_{}_账务明细.csv", digits(to)))?,
            usual("jd_settlement", format!("结算单明细_{day}.xlsx"))?,
            usual("douyin_settlement", format!("动账明细_{from}_{to}.csv"))?,
            usual("traffic_shop", format!("【生意参谋平台】店铺_整体_{from}_{to}.xls"))?,
            usual("traffic_products", format!("【生意参谋平台】商品_全部_{from}_{to}.xls"))?,
            usual("ad_plans", format!("计划报表_{day}.csv"))?,
            usual("qianchuan", format!("千川_计划_{day}.xlsx"))?,
            usual("refund_list", format!("退款管理_{day}.xlsx"))?,
            usual("review_list", format!("评价分析_{day}.csv"))?,
            usual("stock_list", format!("库存明细表_{}.xls", digits(to)))?,
            usual("stock_take", format!("门店盘点表_{}.csv", digits(to)))?,
        ])
    }
}

/// Where the manifest of a folder stands.
pub fn manifest_path(folder: &Path) -> PathBuf {
    let mut name = folder.as_os_str().to_os_string();
    name.push(".manifest.json");
    PathBuf::from(name)
}

/// `20261121`.
fn digits(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}
