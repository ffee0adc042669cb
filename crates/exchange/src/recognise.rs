//! Which column carries which field, told by the headers alone.

mod aliases;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::mapping::{Field, fingerprint, missing_fields};
use rustc_hash::FxHashMap;

use crate::cell::text::half_width;
use aliases::{ALIASES, OTHER_KNOWN};

/// Code of the format of the public Online Retail data set.
pub const ONLINE_RETAIL: &str = "online_retail";
/// Code of any other table of sales lines.
pub const SALES_LINES: &str = "sales_lines";

const ONLINE_RETAIL_HEADERS: [[&str; 8]; 2] = [
    [
        "InvoiceNo",
        "StockCode",
        "Description",
        "Quantity",
        "InvoiceDate",
        "UnitPrice",
        "CustomerID",
        "Country",
    ],
    ["订单号", "商品编码", "商品名称", "数量", "下单时间", "单价", "客户编号", "国家"],
];

/// What was found in a header row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recognised {
    /// [`ONLINE_RETAIL`], [`SALES_LINES`], or `None` when needed fields were not found.
    pub format: Option<&'static str>,
    /// Field to column.
    pub columns: BTreeMap<Field, usize>,
}

/// Field and rank of a known header: of two columns for one field the better-ranked (lower) wins.
static KNOWN: LazyLock<FxHashMap<String, Option<(Field, usize)>>> = LazyLock::new(|| {
    let mut known = FxHashMap::default();
    for header in OTHER_KNOWN {
        known.insert(compared(header), None);
    }
    for (field, headers) in ALIASES {
        for (rank, header) in headers.iter().enumerate() {
            known.insert(compared(header), Some((*field, rank)));
        }
    }
    known
});

/// A header as aliases are compared: half-width, lower case, without white space, `_`, `-`,
/// dressing, and a unit in brackets at the end.
fn compared(header: &str) -> String {
    let mut text: String = domain::mapping::normal_header(header)
        .chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-'))
        .flat_map(char::to_lowercase)
        .collect();
    for unit in ["(元)", "(¥)", "(件)", "(个)", "(+元)", "(-元)", "*"] {
        if let Some(bare) = text.strip_suffix(unit) {
            text.truncate(bare.len());
        }
    }
    text
}

fn known(header: &str) -> Option<&'static Option<(Field, usize)>> {
    let text = compared(header);
    KNOWN.get(&text).or_else(|| {
        // 收货人手机号/提货人手机号: two names for one column.
        text.split('/').filter(|_| text.contains('/')).find_map(|part| KNOWN.get(part))
    })
}

/// Whether at least 60 % of a row's texts (and at least two) are known headers.
pub fn looks_like_header(cells: &[String]) -> bool {
    let filled = cells.iter().filter(|cell| !cell.is_empty());
    let (mut all, mut hits) = (0, 0);
    for cell in filled {
        all += 1;
        hits += usize::from(known(cell).is_some());
    }
    hits >= 2 && hits * 10 >= all * 6
}

/// Finds the fields and the format of a header row.
pub fn recognise(headers: &[String]) -> Recognised {
    let columns = columns_of(headers);
    let marks = fingerprint(headers);
    let is_online_retail =
        ONLINE_RETAIL_HEADERS.iter().any(|known| fingerprint(&known.map(str::to_string)) == marks);
    let format = match missing_fields(columns.keys()).is_empty() {
        true if is_online_retail => Some(ONLINE_RETAIL),
        true => Some(SALES_LINES),
        false => None,
    };
    Recognised { format, columns }
}

fn columns_of(headers: &[String]) -> BTreeMap<Field, usize> {
    let mut best: BTreeMap<Field, (usize, usize)> = BTreeMap::new();
    for (column, header) in headers.iter().enumerate() {
        let Some(Some((field, rank))) = known(header) else { continue };
        let candidate = (*rank, column);
        best.entry(*field).and_modify(|found| *found = candidate.min(*found)).or_insert(candidate);
    }
    best.into_iter().map(|(field, (_, column))| (field, column)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(text: &str) -> Vec<String> {
        text.split(',').map(str::to_string).collect()
    }

    #[test]
    fn headers_of_known_sources_carry_their_fields() {
        use Field::*;
        type Case = (&'static str, Option<&'static str>, &'static [(Field, usize)]);
        let cases: [Case; 8] = [
            (
                "Country,CustomerID,UnitPrice,InvoiceDate,Quantity,Description,StockCode,InvoiceNo",
                Some(ONLINE_RETAIL),
                &[(OrderNo, 7), (ProductCode, 6), (Quantity, 4), (UnitPrice, 2), (Country, 0)],
            ),
            (
                "订单号,商品编码,商品名称,数量,下单时间,单价,客户编号,国家",
                Some(ONLINE_RETAIL),
                &[(OrderNo, 0), (OrderedAt, 4), (CustomerNo, 6), (Country, 7)],
            ),
            (
                "流水号,日期,类型,会员,实收金额,门店名称,导购/店员,渠道",
                Some(SALES_LINES),
                &[
                    (OrderNo, 0),
                    (OrderedAt, 1),
                    (Kind, 2),
                    (CustomerName, 3),
                    (Amount, 4),
                    (Store, 5),
                    (Employee, 6),
                    (Channel, 7),
                ],
            ),
            (
                "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
                Some(SALES_LINES),
                &[(OrderNo, 0), (UnitPrice, 5), (CustomerNo, 6)],
            ),
            (
                "子订单编号,主订单编号,标题,价格,购买数量,订单状态,买家实付金额,订单创建时间",
                Some(SALES_LINES),
                &[(OrderNo, 1), (ProductName, 2), (UnitPrice, 3), (Amount, 6), (OrderedAt, 7)],
            ),
            (
                "订单号 ,\u{feff}下单时间,商品总价（元）,商家实收金额(元),收货人手机号/提货人手机号",
                Some(SALES_LINES),
                &[(OrderNo, 0), (OrderedAt, 1), (Amount, 3), (Phone, 4)],
            ),
            ("ORDER_NO,order date,Line-Total", Some(SALES_LINES), &[(Amount, 2)]),
            ("订单号,数量,单价", None, &[(OrderNo, 0), (Quantity, 1), (UnitPrice, 2)]),
        ];
        for (text, format, fields) in cases {
            let found = recognise(&headers(text));
            assert_eq!(found.format, format, "{text}");
            for (field, column) in fields {
                assert_eq!(found.columns.get(field), Some(column), "{field:?} in {text}");
            }
        }
    }

    #[test]
    fn names_that_mean_nothing_to_us_are_not_guessed() {
        let found = recognise(&headers("甲,乙,丙"));
        assert_eq!(found, Recognised::default());
    }

    #[test]
    fn a_header_row_has_three_known_names_of_five() {
        let cases = [
            ("订单号,数量,单价,甲,乙", true),
            ("订单号,数量,甲,乙", false),
            ("订单号,甲", false),
            ("订单号", false),
            ("店铺销售日报,,,,", false),
            ("订单号,,数量,,", true),
            ("538002,22690,DOORMAT,2,2010-12-09,7.95", false),
        ];
        for (text, expected) in cases {
            assert_eq!(looks_like_header(&headers(text)), expected, "{text}");
        }
    }

    #[test]
    fn no_header_stands_for_two_fields() {
        let mut seen: FxHashMap<String, Field> = FxHashMap::default();
        for (field, names) in ALIASES {
            for name in *names {
                let before = seen.insert(compared(name), *field);
                assert!(before.is_none_or(|other| other == *field), "{name} is also {before:?}");
            }
        }
    }
}
