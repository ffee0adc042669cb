//! Column mappings: which column of a file carries which field.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Id;
use crate::subject::Subject;

macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $field:ident $code:literal,)+) => {
        /// What a column of a file carries.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
            specta::Type,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum Field {
            $($(#[doc = $doc])+ $field,)+
        }

        impl Field {
            /// Every field, in the order a form shows them.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$field),+];

            /// The stable name used in mapping files and in the interface's texts.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$field => $code,)+
                }
            }
        }
    };
}

fields! {
    /// Number of the order, receipt or invoice.
    OrderNo "order_no",
    /// When it was sold; of settlements and refunds, when the money moved.
    OrderedAt "ordered_at",
    /// Code of the product.
    ProductCode "product_code",
    /// Name of the product.
    ProductName "product_name",
    /// Category of the product.
    Category "category",
    /// Quantity; of stock lists what is on hand, of reviews how often it was said.
    Quantity "quantity",
    /// Price of one unit; of product lists the list price.
    UnitPrice "unit_price",
    /// Amount of the row: what was paid, went back, moved or was attributed.
    Amount "amount",
    /// The customer's number in the source.
    CustomerNo "customer_no",
    /// The customer's phone number.
    Phone "phone",
    /// The customer's member card.
    Card "card",
    /// The customer's name.
    CustomerName "customer_name",
    /// Store name or code.
    Store "store",
    /// Employee who sold (导购, distributor): name or code.
    Employee "employee",
    /// Sales channel; of reviews where they were written.
    Channel "channel",
    /// Sale, refund or top-up, in words; of settlements the name of the fee.
    Kind "kind",
    /// Order or refund status, in words.
    Status "status",
    /// Country or region of the buyer. Read to recognise a format; not stored.
    Country "country",
    /// Number of a part of an order.
    SubOrderNo "sub_order_no",
    /// Postage the buyer paid.
    Postage "postage",
    /// What of the order went back.
    RefundAmount "refund_amount",
    /// How far a refund has come, in words.
    RefundStatus "refund_status",
    /// How it was paid, in words.
    PaymentMethod "payment_method",
    /// Paid in cash.
    Cash "cash",
    /// Paid from a stored-value card, principal and gift together.
    StoredValue "stored_value",
    /// Paid from the principal of a stored-value card.
    StoredPrincipal "stored_principal",
    /// Paid from the gift part of a stored-value card.
    StoredGift "stored_gift",
    /// Paid from a card of visits.
    TimesCard "times_card",
    /// Currency of the amounts.
    Currency "currency",
    /// Address, to suggest who a buyer is.
    Address "address",
    /// Business day of a count or a sum.
    Day "day",
    /// Visitors.
    Visitors "visitors",
    /// Page views.
    PageViews "page_views",
    /// Buyers, as the platform counts them.
    Buyers "buyers",
    /// Advertising plan.
    Plan "plan",
    /// Advertising cost.
    Cost "cost",
    /// Times shown.
    Impressions "impressions",
    /// Clicks.
    Clicks "clicks",
    /// Orders that the platform puts down to a plan.
    Conversions "conversions",
    /// Good, neutral or bad, in words.
    Sentiment "sentiment",
    /// Stars or marks.
    Rating "rating",
    /// Kind of problem.
    Problem "problem",
    /// What was said.
    ReviewText "review_text",
    /// Warehouse.
    Warehouse "warehouse",
    /// Quantity by the books when it was counted.
    BookQuantity "book_quantity",
    /// Quantity that was counted.
    CountedQuantity "counted_quantity",
    /// Cost of one unit.
    UnitCost "unit_cost",
    /// Days in stock.
    StockAge "stock_age",
    /// Number of a settlement entry or a refund.
    EntryNo "entry_no",
    /// Money that came in.
    Income "income",
    /// Money that went out.
    Expense "expense",
    /// In or out, in words.
    Direction "direction",
    /// Reason of a refund.
    Reason "reason",
    /// Remark.
    Note "note",
    /// Short code of a product.
    ShortCode "short_code",
    /// Unit of measure.
    Unit "unit",
    /// How commission on a product is reckoned, in words.
    CommissionKind "commission_kind",
    /// Commission on a product: an amount or a share.
    Commission "commission",
    /// Gender.
    Gender "gender",
    /// Birthday, with or without a year.
    Birthday "birthday",
    /// Member level.
    Level "level",
    /// Balance of the stored-value card.
    Balance "balance",
    /// Points.
    Points "points",
    /// Mail address.
    Email "email",
    /// WeChat number.
    WeChat "we_chat",
    /// When somebody became a member.
    JoinedOn "joined_on",
    /// Who brought the member.
    Referrer "referrer",
    /// ID-card number; kept only where the owner switched that on.
    IdNumber "id_number",
    /// What a number counts: a measure's name or code.
    Measure "measure",
    /// The number; in a file without a column of measures, the first column named like one.
    Value "value",
}

/// A mapping that a person made for files with a certain header row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Mapping {
    /// Identity, derived from the fingerprint: the same headers have one mapping in the chain.
    pub id: Id,
    /// What people call this source.
    pub name: String,
    /// Fingerprint of the header row (see [`fingerprint`]).
    pub fingerprint: String,
    /// Field to header text, as it stands in the file.
    pub columns: BTreeMap<Field, String>,
    /// What such files are about.
    pub subject: Subject,
}

impl Mapping {
    /// The identity of the mapping for this header row.
    pub fn id_of(fingerprint: &str) -> Id {
        Id::derived("mapping", &[fingerprint])
    }
}

/// A header as it is compared: without white space around, byte order mark, tab, quote signs or
/// letter case.
pub fn normal_header(header: &str) -> String {
    header
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\'' | '"' | '='))
        .to_lowercase()
}

/// One text that stands for a header row whatever the order of its columns.
pub fn fingerprint(headers: &[String]) -> String {
    let mut names: Vec<String> =
        headers.iter().map(|h| normal_header(h)).filter(|h| !h.is_empty()).collect();
    names.sort();
    names.join("\u{1f}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_ignores_order_case_and_dressing() {
        let one = ["\u{feff}订单号".to_string(), " 数量 ".to_string(), "SKU".to_string()];
        let two = ["sku".to_string(), "'订单号".to_string(), "数量".to_string()];
        assert_eq!(fingerprint(&one), fingerprint(&two));
        assert_ne!(fingerprint(&one), fingerprint(&two[..2]));
    }

    #[test]
    fn the_name_of_a_field_is_its_code() {
        for field in Field::ALL {
            assert_eq!(serde_json::to_value(field).expect("a text"), field.code());
        }
    }
}
