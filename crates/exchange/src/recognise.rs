//! Which kind of file a header row belongs to, and which column carries which field, told by the
//! headers alone.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::mapping::Field;
use domain::subject::Subject;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::cell::text::half_width;
use crate::formats::{Format, formats};

/// A format fits from this share (in percent) of its usual headers on.
const FITS_FROM: usize = 30;
/// Two formats whose likeness differs by less than so many thousandths fit equally well.
const EQUALLY: usize = 20;

/// What was found in a header row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recognised {
    /// Code of the format; `None` when needed fields were not found, or several formats fit.
    pub format: Option<&'static str>,
    /// What the file is about.
    pub subject: Subject,
    /// Field to column.
    pub columns: BTreeMap<Field, usize>,
    /// Needed fields without a column.
    pub missing: Vec<Field>,
    /// Codes of formats that fit equally well.
    pub candidates: Vec<&'static str>,
    /// Headers that such files usually have and this one lacks.
    pub missing_headers: Vec<String>,
    /// Headers that the format does not know.
    pub new_headers: Vec<String>,
}

/// Every header of every format as it is written there, to how it is compared: a file's headers are
/// looked for among all of them.
static COMPARED: LazyLock<FxHashMap<&'static str, String>> = LazyLock::new(|| {
    let named = formats().iter().flat_map(|format| {
        let carried = format.columns.iter().flat_map(|(_, headers)| headers.iter());
        carried.chain(format.usual).chain(format.required).flat_map(|either| either.split('|'))
    });
    named.map(|name| (name, compared(name))).collect()
});

/// Every header of every format, as compared.
static KNOWN: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| COMPARED.values().map(String::as_str).collect());

/// A header as aliases are compared: half-width, lower case, without white space, `_`, `-`,
/// dressing, and a unit in brackets at the end.
fn compared(header: &str) -> String {
    let mut text: String = domain::mapping::normal_header(header)
        .chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-'))
        .flat_map(char::to_lowercase)
        .collect();
    for unit in ["(元)", "(¥)", "(件)", "(个)", "(天)", "(+元)", "*"] {
        if let Some(bare) = text.strip_suffix(unit) {
            text.truncate(bare.len());
        }
    }
    text
}

/// The other names of a header: the halves of `收货人手机号/提货人手机号`, and what stands below
/// the group in `买家信息_手机号`.
fn other_names(header: &str) -> impl Iterator<Item = String> {
    let halves = header.split(['/', '／']).filter(|part| part.len() < header.len());
    let below = header.rsplit_once('_').filter(|_| !header.is_ascii()).map(|(_, below)| below);
    halves.chain(below).map(compared)
}

fn is_known(header: &str) -> bool {
    let knows = |name: String| KNOWN.contains(name.as_str());
    knows(compared(header)) || other_names(header).any(knows)
}

/// How many of a row's texts are known headers.
pub fn known_headers(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.is_empty() && is_known(cell)).count()
}

/// Whether at least 60 % of a row's texts (and at least two) are known headers.
pub fn looks_like_header(cells: &[String]) -> bool {
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let known = known_headers(cells);
    known >= 2 && known * 10 >= filled * 6
}

/// The headers of one file, looked up by any of their names.
struct Headers<'h> {
    texts: &'h [String],
    columns: FxHashMap<String, usize>,
}

impl<'h> Headers<'h> {
    fn new(texts: &'h [String]) -> Self {
        let mut columns = FxHashMap::default();
        for (column, text) in texts.iter().enumerate() {
            columns.entry(compared(text)).or_insert(column);
        }
        for (column, text) in texts.iter().enumerate() {
            for name in other_names(text) {
                columns.entry(name).or_insert(column);
            }
        }
        columns.remove("");
        Self { texts, columns }
    }

    /// The column under one of the headers of the formats.
    fn column(&self, name: &'static str) -> Option<usize> {
        self.columns.get(COMPARED.get(name)?).copied()
    }

    /// Whether one of the headers in `a|b` is there.
    fn has(&self, either: &'static str) -> bool {
        either.split('|').any(|name| self.column(name).is_some())
    }

    fn filled(&self) -> usize {
        self.texts.iter().filter(|text| !compared(text).is_empty()).count()
    }

    /// The fields that a format finds; no column carries two.
    fn fields(&self, format: &Format) -> BTreeMap<Field, usize> {
        let mut found = BTreeMap::new();
        self.add_fields(format, &mut found);
        if format.takes_aliases
            && let Some(general) = Format::general(format.subject)
        {
            self.add_fields(general, &mut found);
        }
        found
    }

    fn add_fields(&self, format: &Format, found: &mut BTreeMap<Field, usize>) {
        for (field, headers) in format.columns {
            if found.contains_key(field) {
                continue;
            }
            let free = |column: &usize| !found.values().any(|taken| taken == column);
            if let Some(column) = headers.iter().filter_map(|name| self.column(name)).find(free) {
                found.insert(*field, column);
            }
        }
    }

    /// How alike the header row and the format are, in thousandths; `None` when it does not fit.
    fn likeness(&self, format: &Format) -> Option<usize> {
        if format.is_general() || !format.required.iter().all(|either| self.has(either)) {
            return None;
        }
        let found = format.usual.iter().filter(|either| self.has(either)).count();
        let all = format.usual.len();
        (found * 100 >= all * FITS_FROM).then(|| found * 2_000 / (all + self.filled()).max(1))
    }
}

/// Finds the format, the subject and the fields of a header row.
pub fn recognise(texts: &[String]) -> Recognised {
    let headers = Headers::new(texts);
    let mut alike: Vec<(usize, &'static Format)> =
        formats().iter().filter_map(|format| Some((headers.likeness(format)?, format))).collect();
    alike.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    let Some((best, format)) = alike.first() else { return by_alias(&headers) };
    let equals: Vec<&'static Format> = alike
        .iter()
        .filter(|(likeness, _)| best - likeness < EQUALLY)
        .map(|(_, format)| *format)
        .collect();
    if equals.len() > 1 { undecided(&headers, &equals) } else { read_as(&headers, format) }
}

/// The header row read as a file of this format, whatever it looks like.
pub fn recognise_as(texts: &[String], format: &'static Format) -> Recognised {
    read_as(&Headers::new(texts), format)
}

fn read_as(headers: &Headers<'_>, format: &'static Format) -> Recognised {
    let columns = headers.fields(format);
    let missing = format.subject.missing(columns.keys());
    let lacking = |either: &&&'static str| !headers.has(either);
    let first_name = |either: &&str| either.split('|').next().unwrap_or(either).to_string();
    let (missing_headers, new_headers) = if format.is_general() {
        (Vec::new(), Vec::new())
    } else {
        let lacks = format.usual.iter().filter(lacking).map(first_name).collect();
        (lacks, unknown_to(format, &columns, headers))
    };
    Recognised {
        format: missing.is_empty().then_some(format.code),
        subject: format.subject,
        columns,
        missing,
        candidates: Vec::new(),
        missing_headers,
        new_headers,
    }
}

fn unknown_to(
    format: &Format,
    columns: &BTreeMap<Field, usize>,
    headers: &Headers<'_>,
) -> Vec<String> {
    let carried = format.columns.iter().flat_map(|(_, names)| names.iter());
    let names = carried.chain(format.usual).chain(format.required);
    let known: FxHashSet<usize> = names
        .flat_map(|either| either.split('|'))
        .filter_map(|name| headers.column(name))
        .chain(columns.values().copied())
        .collect();
    let texts = headers.texts.iter().enumerate();
    let unknown = texts.filter(|(column, text)| !known.contains(column) && !text.trim().is_empty());
    unknown.map(|(_, text)| text.trim().to_string()).collect()
}

fn undecided(headers: &Headers<'_>, equals: &[&'static Format]) -> Recognised {
    let shown = equals.first().map(|format| read_as(headers, format)).unwrap_or_default();
    Recognised {
        format: None,
        candidates: equals.iter().map(|format| format.code).collect(),
        ..shown
    }
}

/// Without a fitting format, the general one that finds the most fields, if it finds all that it
/// needs. What is not certainly something else is taken for sales, where a person can say more.
fn by_alias(headers: &Headers<'_>) -> Recognised {
    let Some(sales) = Format::general(Subject::Sales).map(|format| read_as(headers, format)) else {
        return Recognised::default();
    };
    let general = formats().iter().filter(|format| format.is_general());
    let mut complete: Vec<(usize, &'static Format)> = general
        .filter_map(|format| {
            let fields = headers.fields(format);
            let is_complete = format.subject.missing(fields.keys()).is_empty();
            is_complete.then_some((fields.len(), format))
        })
        .collect();
    complete.sort_by_key(|(fields, _)| std::cmp::Reverse(*fields));
    let Some(&(most, format)) = complete.first() else { return sales };
    if most < sales.columns.len() {
        return sales;
    }
    let equals: Vec<&'static Format> = complete
        .iter()
        .take_while(|(fields, _)| *fields == most)
        .map(|(_, format)| *format)
        .collect();
    if equals.len() > 1 { undecided(headers, &equals) } else { read_as(headers, format) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(text: &str) -> Vec<String> {
        text.split(',').map(str::to_string).collect()
    }

    #[test]
    fn headers_of_any_source_carry_their_fields() {
        use Field::*;
        type Case = (&'static str, Option<&'static str>, &'static [(Field, usize)]);
        let cases: [Case; 9] = [
            (
                "Country,CustomerID,UnitPrice,InvoiceDate,Quantity,Description,StockCode,InvoiceNo",
                Some("online_retail"),
                &[(OrderNo, 7), (ProductCode, 6), (Quantity, 4), (UnitPrice, 2), (Country, 0)],
            ),
            (
                "订单号,商品编码,商品名称,数量,下单时间,单价,客户编号,国家",
                Some("online_retail"),
                &[(OrderNo, 0), (OrderedAt, 4), (CustomerNo, 6), (Country, 7)],
            ),
            (
                "流水号,日期,类型,会员,实收金额,门店名称,导购/店员,渠道",
                Some("sales_lines"),
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
                Some("sales_lines"),
                &[(OrderNo, 0), (UnitPrice, 5), (CustomerNo, 6)],
            ),
            (
                "订单号 ,\u{feff}下单时间,商品总价（元）,商家实收金额(元),收货人手机号/提货人手机号",
                Some("sales_lines"),
                &[(OrderNo, 0), (OrderedAt, 1), (Amount, 3), (Phone, 4)],
            ),
            ("ORDER_NO,order date,Line-Total", Some("sales_lines"), &[(Amount, 2)]),
            (
                "会员卡号,点单时间,到手金额,售出份数,标价,结算方式,退单金额,小票号",
                Some("sales_lines"),
                &[
                    (Card, 0),
                    (OrderedAt, 1),
                    (Amount, 2),
                    (Quantity, 3),
                    (UnitPrice, 4),
                    (PaymentMethod, 5),
                    (RefundAmount, 6),
                    (OrderNo, 7),
                ],
            ),
            ("订单号,数量,单价", None, &[(OrderNo, 0), (Quantity, 1), (UnitPrice, 2)]),
            ("商品编码,商品名称,数量,单价", None, &[(ProductCode, 0), (Quantity, 2)]),
        ];
        for (text, format, fields) in cases {
            let found = recognise(&headers(text));
            assert_eq!(found.format, format, "{text}");
            assert_eq!(found.subject, Subject::Sales, "{text}");
            for (field, column) in fields {
                assert_eq!(found.columns.get(field), Some(column), "{field:?} in {text}");
            }
        }
    }

    #[test]
    fn names_that_mean_nothing_to_us_are_not_guessed() {
        let found = recognise(&headers("甲,乙,丙"));
        assert_eq!((found.format, found.columns.len()), (None, 0));
        assert_eq!(found.missing, Subject::Sales.missing([]));
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
    fn no_header_stands_for_two_fields_of_one_format() {
        for format in formats() {
            let mut seen: FxHashMap<String, Field> = FxHashMap::default();
            for (field, names) in format.columns {
                for name in *names {
                    let before = seen.insert(compared(name), *field);
                    let code = format.code;
                    assert!(
                        before.is_none_or(|other| other == *field),
                        "{code}: {name} is also {before:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_format_has_its_own_code_and_what_its_subject_needs() {
        let mut codes: Vec<&str> = formats().iter().map(|format| format.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), formats().len());
        for format in formats() {
            let fields = format.columns.iter().map(|(field, _)| field);
            assert_eq!(format.subject.missing(fields), [], "{}", format.code);
        }
        for subject in Subject::ALL {
            assert!(Format::general(subject).is_some(), "{subject:?}");
        }
    }
}
