//! Which sales count for measures of customers, as conditions by which their rows are found.

use domain::metrics::Measure;
use rusqlite::Connection;

use crate::error::Result;
use crate::measures::Buyer;

/// A condition on `customer`: on the list of members.
const ON_THE_LIST: &str =
    "(customer.card <> '' OR customer.level <> '' OR customer.joined_on <> '')";

/// A condition on `fact`, a paid sale: whether it counts for a measure; `None` where all of them do.
pub(super) fn condition(measure: Measure) -> Option<String> {
    let known = "fact.customer_key IS NOT NULL";
    let kept = "NOT EXISTS (SELECT 1 FROM orders AS back INDEXED BY orders_by_number
        WHERE back.number = fact.number AND back.store_key = fact.store_key
          AND back.kind = 1 AND back.status = 0 AND back.voided = 0)";
    let summary = |is_first: &str| {
        format!(
            "EXISTS (SELECT 1 FROM customer_summary AS summary
                WHERE summary.customer_key = fact.customer_key
                  AND summary.first_order_key {is_first} fact.key)"
        )
    };
    let born = "AND substr(customer.birthday, -5, 2) =
        strftime('%m', fact.day * 86400, 'unixepoch')";
    Some(match measure {
        Measure::Buyers => known.to_string(),
        Measure::KeptBuyers | Measure::RepeatBuyers => format!("{known} AND {kept}"),
        Measure::MemberBuyers | Measure::RepeatMembers => format!("{} AND {kept}", of_member("")),
        Measure::NewCustomers => summary("="),
        Measure::ReturningSales => summary("<>"),
        Measure::MemberSales => of_member(""),
        Measure::MemberBirthdaySales => of_member(born),
        Measure::NonMemberOrders => format!("NOT {}", of_member("")),
        _ => return None,
    })
}

/// Whether a customer counts for a measure whose rows are customers, by all that a slice knows of
/// them; `None` for measures whose rows are documents.
pub(super) fn counts(measure: Measure) -> Option<fn(Buyer) -> bool> {
    Some(match measure {
        Measure::Buyers => |_| true,
        Measure::KeptBuyers => |buyer| buyer.kept() > 0,
        Measure::RepeatBuyers => |buyer| buyer.kept() > 1,
        Measure::MemberBuyers => |buyer| buyer.as_member() > 0,
        Measure::RepeatMembers => |buyer| buyer.as_member() > 1,
        _ => return None,
    })
}

/// Whether a set of orders holds one that counts for a measure whose rows are customers.
pub(super) fn holds(measure: Measure, buyer: Buyer) -> bool {
    match measure {
        Measure::KeptBuyers | Measure::RepeatBuyers => buyer.kept() > 0,
        Measure::MemberBuyers | Measure::RepeatMembers => buyer.as_member() > 0,
        _ => true,
    }
}

/// A condition on `fact`: bought by somebody who had joined before that day.
fn of_member(more: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM customer WHERE customer.key = fact.customer_key AND {ON_THE_LIST}
            AND customer.joined_on < date(fact.day * 86400, 'unixepoch') {more})"
    )
}

/// Whether any list of members came in.
pub(super) fn has_members(sql: &Connection) -> Result<bool> {
    let query = format!("SELECT 1 FROM customer WHERE {ON_THE_LIST} LIMIT 1");
    Ok(sql.prepare_cached(&query)?.exists([])?)
}
