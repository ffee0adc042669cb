//! Sales files for stories.

use std::path::{Path, PathBuf};

/// The file of this name among the committed fixtures.
pub fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sales").join(name);
    path.to_string_lossy().into_owned()
}

/// Rows of a sales file in the making.
pub struct SalesRows {
    text: String,
}

impl Default for SalesRows {
    fn default() -> Self {
        Self::new()
    }
}

impl SalesRows {
    /// A file with headers and no rows.
    pub fn new() -> Self {
        Self {
            text: "订单号,下单时间,商品编码,商品名称,数量,单价,手机号,店员,渠道\n".into()
        }
    }

    /// One line of an order: number, local time, product code, quantity, unit price, phone.
    pub fn line(
        mut self,
        number: &str,
        at: &str,
        product: &str,
        quantity: i64,
        price: &str,
        phone: &str,
    ) -> Self {
        self.text +=
            &format!("{number},{at},{product},{product} 名,{quantity},{price},{phone},,\n");
        self
    }

    /// One line sold by an employee.
    pub fn sold_by(
        mut self,
        employee: &str,
        number: &str,
        at: &str,
        product: &str,
        price: &str,
    ) -> Self {
        self.text += &format!("{number},{at},{product},{product} 名,1,{price},,{employee},\n");
        self
    }

    /// A row exactly as written.
    pub fn raw(mut self, row: &str) -> Self {
        self.text += row;
        self.text.push('\n');
        self
    }

    /// Writes the file.
    pub fn save(self, folder: &Path, name: &str) -> String {
        let path: PathBuf = folder.join(name);
        std::fs::write(&path, self.text).expect("a writable folder");
        path.to_string_lossy().into_owned()
    }
}
