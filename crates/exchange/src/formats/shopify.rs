//! Shopify.

use domain::mapping::Field;

use super::{BLANK, Format, ONE_ROW_ONE_LINE, Rules};

/// Orders over several rows; the totals stand in the first.
pub(super) const ORDERS: Format = Format {
    code: "shopify_orders",
    platform: "shopify",
    required: &["Name", "Financial Status", "Total"],
    usual: &[
        "Name",
        "Email",
        "Financial Status",
        "Fulfillment Status",
        "Currency",
        "Subtotal",
        "Shipping",
        "Taxes",
        "Total",
        "Discount Code",
        "Discount Amount",
        "Created at",
        "Lineitem quantity",
        "Lineitem name",
        "Lineitem price",
        "Lineitem sku",
    ],
    columns: &[
        (Field::OrderNo, &["Name"]),
        (Field::OrderedAt, &["Created at", "Paid at"]),
        (Field::ProductCode, &["Lineitem sku"]),
        (Field::ProductName, &["Lineitem name"]),
        (Field::Quantity, &["Lineitem quantity"]),
        (Field::UnitPrice, &["Lineitem price"]),
        (Field::Amount, &["Total"]),
        (Field::CustomerNo, &["Email"]),
        (Field::CustomerName, &["Billing Name", "Shipping Name"]),
        (Field::Phone, &["Phone", "Billing Phone", "Shipping Phone"]),
        (Field::Address, &["Shipping Street", "Shipping Address1"]),
        (Field::Status, &["Financial Status"]),
        (Field::Currency, &["Currency"]),
        (Field::Postage, &["Shipping"]),
        (Field::RefundAmount, &["Refunded Amount"]),
        (Field::PaymentMethod, &["Payment Method"]),
        (Field::Employee, &["Employee"]),
        (Field::Store, &["Location"]),
    ],
    rules: Rules { amount_of_order: true, continued: true, ..ONE_ROW_ONE_LINE },
    ..BLANK
};
