//! Orders that several files tell in parts: a platform's list of orders (the head: who, when, how
//! much in all) and its list of lines. Whatever the order of the files, the outcome is the same.

use domain::orders::{DocumentKind, DocumentStatus, share_out};
use domain::sales_file::Part;

use super::content::{Content, ContentLine};

/// Told whole by one file.
pub(super) const WHOLE: i64 = 0;
/// Only its head is known; the lines are a stand-in.
pub(super) const HEAD: i64 = 1;
/// Only its lines are known.
pub(super) const LINES: i64 = 2;
/// Head and lines are known.
pub(super) const JOINED: i64 = 3;

/// The permanent number of a part.
pub(super) const fn number_of(part: Part) -> i64 {
    match part {
        Part::Whole => WHOLE,
        Part::Head => HEAD,
        Part::Lines => LINES,
    }
}

/// How far an order has come: a file exported earlier never takes it back.
pub(super) fn progress_of(status: i64) -> u8 {
    match DocumentStatus::from_number(status) {
        Some(DocumentStatus::Unpaid) | None => 0,
        Some(DocumentStatus::Paid) => 1,
        Some(DocumentStatus::Closed) => 2,
    }
}

/// What is known of an order when a file tells `told` and `known` was known before. Head and lines
/// each come from the latest file that lists them; a file that tells both gives what is lacking,
/// and all of it where nothing but such files told anything.
pub(super) fn join(known: &Content, told: &Content) -> Content {
    let is_stale = progress_of(told.status) < progress_of(known.status);
    if known.part == told.part {
        return if is_stale { known.clone() } else { with_people(told, known) };
    }
    // A list of refunds knows the refund itself; an order's own columns only know of it.
    if told.kind == DocumentKind::Refund.number() {
        match (known.part, told.part) {
            (WHOLE, _) => return with_people(known, told),
            (_, WHOLE) => return with_people(told, known),
            _ => {}
        }
    }
    let head = match told.part {
        HEAD if is_stale && known.part == JOINED => known,
        HEAD => told,
        WHOLE if known.part == LINES => told,
        _ => known,
    };
    let lines = match told.part {
        LINES if is_stale && known.part == JOINED => known,
        LINES => told,
        WHOLE if known.part == HEAD => told,
        _ => known,
    };
    joined(head, lines, if is_stale { known.status } else { told.status })
}

/// A content with the people that it does not name and another does.
fn with_people(content: &Content, other: &Content) -> Content {
    let customer_id = content.customer_id.or(other.customer_id);
    let either = |one: &str, other: &str| if one.is_empty() { other } else { one }.to_string();
    Content {
        customer_id,
        buyer_id: content.buyer_id.or(other.buyer_id).filter(|_| customer_id.is_none()),
        employee_id: content.employee_id.or(other.employee_id),
        channel: either(&content.channel, &other.channel),
        payments: if content.payments.is_empty() { &other.payments } else { &content.payments }
            .clone(),
        ..content.clone()
    }
}

fn joined(head: &Content, lines: &Content, status: i64) -> Content {
    let paid = paid_in_all(head);
    Content {
        status,
        lines: paid.map_or_else(|| lines.lines.clone(), |paid| reconciled(&lines.lines, paid)),
        part: JOINED,
        head_amount: paid,
        ..with_people(head, lines)
    }
}

/// What a head says was paid in all; nothing before the order is paid.
fn paid_in_all(head: &Content) -> Option<i64> {
    if head.part == JOINED {
        return head.head_amount;
    }
    let is_paid = head.status != DocumentStatus::Unpaid.number();
    is_paid.then(|| head.head_amount.unwrap_or_else(|| total(&head.lines)))
}

fn total(lines: &[ContentLine]) -> i64 {
    lines.iter().map(|line| line.3).sum()
}

/// The lines, adding up to what was paid in all. A discount on the whole order is shared out by the
/// lines' amounts, rounded half away from zero along the running total so that no cent is lost;
/// what was paid on top (postage) is a line without product.
pub(super) fn reconciled(lines: &[ContentLine], paid: i64) -> Vec<ContentLine> {
    let is_on_top = |line: &&ContentLine| line.0.is_none() && line.1 == 0 && line.2 == 0;
    let mut lines: Vec<ContentLine> =
        if total(lines) == paid { return lines.to_vec() } else { lines.to_vec() };
    lines.retain(|line| !is_on_top(&line));
    let amounts: Vec<i64> = lines.iter().map(|line| line.3).collect();
    match share_out(&amounts, paid) {
        Some(shares) => lines.iter_mut().zip(shares).for_each(|(line, share)| line.3 = share),
        None => {
            let on_top = paid - total(&lines);
            if on_top != 0 {
                lines.push(ContentLine(None, 0, 0, on_top));
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Id;

    fn line(product: &str, amount: i64) -> ContentLine {
        ContentLine(Some(Id::derived("product", &[product])), 1_000, amount * 100, amount)
    }

    fn told(part: i64, status: DocumentStatus, amounts: &[i64]) -> Content {
        let is_head = part == HEAD;
        Content {
            store_id: Id::derived("store", &["S01"]),
            number: "T1".into(),
            kind: 0,
            status: status.number(),
            at_ms: part,
            customer_id: is_head.then(|| Id::derived("customer", &["phone", "1"])),
            employee_id: None,
            channel: String::new(),
            lines: if is_head {
                amounts.iter().map(|amount| ContentLine(None, 1_000, 0, *amount)).collect()
            } else {
                amounts.iter().map(|amount| line("A", *amount)).collect()
            },
            buyer_id: None,
            payments: Vec::new(),
            part,
            head_amount: is_head.then(|| amounts.iter().sum()),
        }
    }

    #[test]
    fn a_discount_on_the_order_is_shared_out_and_postage_stands_on_top() {
        // amounts of the lines, paid in all, amounts after
        let cases: [(&[i64], i64, &[i64]); 7] = [
            (&[6_000, 4_000], 10_000, &[6_000, 4_000]),
            (&[6_000, 4_000], 9_000, &[5_400, 3_600]),
            // 10.00 over three equal lines of 3.34: 3.33, 3.34, 3.33 along the running total.
            (&[334, 334, 334], 1_000, &[333, 334, 333]),
            (&[6_000, 4_000], 11_000, &[6_000, 4_000, 1_000]),
            (&[6_000], 0, &[0]),
            (&[-6_000, -4_000], -9_000, &[-5_400, -3_600]),
            (&[6_000, -1_000], 4_500, &[6_000, -1_000, -500]),
        ];
        for (amounts, paid, after) in cases {
            let lines: Vec<ContentLine> = amounts.iter().map(|amount| line("A", *amount)).collect();
            let result: Vec<i64> = reconciled(&lines, paid).iter().map(|line| line.3).collect();
            assert_eq!(result, after, "{amounts:?} {paid}");
            assert_eq!(result.iter().sum::<i64>(), paid);
        }
    }

    #[test]
    fn the_order_of_the_files_does_not_matter() {
        use DocumentStatus::{Closed, Paid, Unpaid};
        let files = [
            told(HEAD, Unpaid, &[0]),
            told(HEAD, Paid, &[9_000]),
            told(LINES, Paid, &[6_000, 4_000]),
            told(HEAD, Closed, &[9_000]),
        ];
        let all = |order: &[usize]| {
            let first = files[order[0]].clone();
            order[1..].iter().fold(first, |known, next| join(&known, &files[*next]))
        };
        for until in [2, 3, 4] {
            let in_turn: Vec<usize> = (0..until).collect();
            let expected = all(&in_turn);
            for order in permutations(until) {
                assert_eq!(all(&order), expected, "{order:?}");
            }
        }
        let joined = all(&[0, 1, 2]);
        assert_eq!((joined.part, joined.status), (JOINED, Paid.number()));
        assert_eq!(joined.lines.iter().map(|line| line.3).collect::<Vec<_>>(), [5_400, 3_600]);
        assert!(joined.customer_id.is_some(), "the head says who");
    }

    #[test]
    fn a_whole_order_from_another_program_joins_without_counting_twice() {
        use DocumentStatus::Paid;
        let (whole, head, lines) = (
            told(WHOLE, Paid, &[8_000, 2_000]),
            told(HEAD, Paid, &[9_500]),
            told(LINES, Paid, &[10_000]),
        );
        let one = join(&join(&whole, &head), &lines);
        let other = join(&join(&head, &lines), &whole);
        assert_eq!(one, other);
        assert_eq!(total(&one.lines), 9_500);
        assert_eq!(join(&join(&whole, &head), &whole), join(&head, &whole), "twice is once");
    }

    #[test]
    fn a_list_of_refunds_knows_better_than_the_columns_of_an_order() {
        let refund = |part, amounts: &[i64]| Content {
            kind: DocumentKind::Refund.number(),
            ..told(part, DocumentStatus::Paid, amounts)
        };
        let (head, lines, whole) =
            (refund(HEAD, &[-9_000]), refund(LINES, &[-9_500]), refund(WHOLE, &[-8_000, -500]));
        let files = [&head, &lines, &whole];
        for order in permutations(3) {
            let first = files[order[0]].clone();
            let all = order[1..].iter().fold(first, |known, next| join(&known, files[*next]));
            assert_eq!((all.part, all.at_ms), (WHOLE, whole.at_ms), "{order:?}");
            assert_eq!(total(&all.lines), -8_500);
            assert_eq!(all.customer_id, head.customer_id, "the order says whose it is");
            assert!(files.iter().all(|again| join(&all, again) == all), "twice is once");
        }
    }

    fn permutations(count: usize) -> Vec<Vec<usize>> {
        if count == 0 {
            return vec![Vec::new()];
        }
        permutations(count - 1)
            .into_iter()
            .flat_map(|order| {
                (0..count).map(move |place| {
                    let mut longer = order.clone();
                    longer.insert(place, count - 1);
                    longer
                })
            })
            .collect()
    }
}
