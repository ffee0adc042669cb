//! How a receipt was paid: columns of known ways, else the words of the payment method.

use domain::Currency;
use domain::mapping::Field;
use domain::orders::DocumentStatus;
use domain::sales_file::{Payment, RejectReason};
use domain::{Money, sales_file::SalesFile};

use super::amounts::money_in;
use crate::sheet::Row;
use crate::table::{Layout, Names};

/// Column of each known way to pay, and its code.
const WAYS: [(Field, &[u8]); 5] = [
    (Field::Cash, b"cash"),
    (Field::StoredPrincipal, b"stored_principal"),
    (Field::StoredGift, b"stored_gift"),
    (Field::StoredValue, b"stored_value"),
    (Field::TimesCard, b"times_card"),
];

/// The payments met so far.
#[derive(Debug)]
pub struct Payments {
    layout: Layout,
    currency: Currency,
    ways: Vec<(Field, &'static [u8])>,
    methods: Names,
    /// The document of each payment, in file order.
    pub document_of_payment: Vec<u32>,
}

/// What a row paid, and in which document.
#[derive(Debug, Clone, Copy)]
pub struct Paid {
    /// The document.
    pub document: u32,
    /// What was paid in all; negative when it went back.
    pub amount: Money,
    /// Whether that is money at all.
    pub status: DocumentStatus,
    /// Whether the row gives money back, whatever the signs in its cells.
    pub gives_back: bool,
}

impl Payments {
    /// No payments yet.
    pub fn new(layout: Layout, currency: Currency) -> Self {
        let has_parts = layout.has(Field::StoredPrincipal) || layout.has(Field::StoredGift);
        let told = |(field, _): &(Field, &[u8])| {
            layout.has(*field) && !(*field == Field::StoredValue && has_parts)
        };
        let ways = WAYS.into_iter().filter(told).collect();
        let (methods, document_of_payment) = (Names::default(), Vec::new());
        Self { layout, currency, ways, methods, document_of_payment }
    }

    /// Whether the file says anything about payments.
    pub fn are_told(&self) -> bool {
        !self.ways.is_empty() || self.layout.has(Field::PaymentMethod)
    }

    /// Notes the payments of a row; gives how many there were.
    pub fn add(&mut self, row: &Row, paid: Paid, file: &mut SalesFile) -> u32 {
        if !paid.status.counts() {
            return 0;
        }
        let mut count = 0;
        for place in 0..self.ways.len() {
            let (field, code) = self.ways[place];
            let Ok(Some(minor)) = money_in(row, &self.layout, field, self.currency) else {
                continue;
            };
            if minor != 0 {
                let amount = if paid.gives_back { -minor.abs() } else { minor };
                self.push(code, Money::from_minor(amount), paid.document, file);
                count += 1;
            }
        }
        let method = self.layout.named(row, Field::PaymentMethod);
        if count == 0
            && let Some(method) = method
            && paid.amount != Money::ZERO
        {
            self.push(method, paid.amount, paid.document, file);
            count = 1;
        }
        count
    }

    /// Whether every column of a way to pay can be read.
    ///
    /// # Errors
    /// [`RejectReason::BadNumber`] or [`RejectReason::TooLarge`].
    pub fn check(&self, row: &Row) -> Result<(), RejectReason> {
        self.ways.iter().try_for_each(|(field, _)| {
            money_in(row, &self.layout, *field, self.currency).map(|_| ())
        })
    }

    fn push(&mut self, method: &[u8], amount: Money, document: u32, file: &mut SalesFile) {
        let method = self.methods.position_in(&mut file.methods, method);
        file.payments.push(Payment { method, amount });
        self.document_of_payment.push(document);
    }
}
