//! What a source said about one document, as it is compared, logged and put back.

use domain::Id;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A digest of what a source said, 16 bytes.
pub(crate) type ContentDigest = [u8; 16];

/// The whole content of one document, every reference by id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Content {
    pub(crate) store_id: Id,
    pub(crate) number: String,
    pub(crate) kind: i64,
    pub(crate) status: i64,
    pub(crate) at_ms: i64,
    pub(crate) customer_id: Option<Id>,
    pub(crate) employee_id: Option<Id>,
    pub(crate) channel: String,
    pub(crate) lines: Vec<ContentLine>,
    #[serde(default)]
    pub(crate) buyer_id: Option<Id>,
    #[serde(default)]
    pub(crate) payments: Vec<ContentPayment>,
    /// How much of the order its sources told; see [`super::parts`].
    #[serde(default)]
    pub(crate) part: i64,
    /// What the head said was paid in all.
    #[serde(default)]
    pub(crate) head_amount: Option<i64>,
}

/// One line: product, quantity in thousandths, unit price in ten-thousandths, amount in minor
/// units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ContentLine(
    pub(crate) Option<Id>,
    pub(crate) i64,
    pub(crate) i64,
    pub(crate) i64,
);

/// One payment: method and amount in minor units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ContentPayment(pub(crate) String, pub(crate) i64);

/// Digests documents without building their [`Content`] first.
pub(crate) struct Digester(Sha256);

impl Digester {
    pub(crate) fn new(store: Id, number: &str, numbers: [i64; 3]) -> Self {
        let mut hash = Sha256::new();
        hash.update(store.as_bytes());
        hash.update((number.len() as u64).to_be_bytes());
        hash.update(number.as_bytes());
        for number in numbers {
            hash.update(number.to_be_bytes());
        }
        Self(hash)
    }

    pub(crate) fn who(mut self, customer: Option<Id>, employee: Option<Id>, channel: &str) -> Self {
        for id in [customer, employee] {
            self.0.update(id.map_or([0; 16], |id| *id.as_bytes()));
        }
        self.0.update((channel.len() as u64).to_be_bytes());
        self.0.update(channel.as_bytes());
        self
    }

    pub(crate) fn line(&mut self, product: Option<Id>, quantity: i64, price: i64, amount: i64) {
        let mut bytes = [0_u8; 40];
        bytes[..16].copy_from_slice(&product.map_or([0; 16], |id| *id.as_bytes()));
        bytes[16..24].copy_from_slice(&quantity.to_be_bytes());
        bytes[24..32].copy_from_slice(&price.to_be_bytes());
        bytes[32..].copy_from_slice(&amount.to_be_bytes());
        self.0.update(bytes);
    }

    /// What later versions of the program read from files. A document that says none of it has the
    /// digest it always had.
    pub(crate) fn more(&mut self, buyer: Option<Id>, part: i64, head_amount: Option<i64>) {
        if let Some(buyer) = buyer {
            self.0.update(b"buyer");
            self.0.update(buyer.as_bytes());
        }
        if part != 0 {
            self.0.update(b"part");
            self.0.update(part.to_be_bytes());
            self.0.update(head_amount.unwrap_or(i64::MIN).to_be_bytes());
        }
    }

    pub(crate) fn payment(&mut self, method: &str, amount: i64) {
        self.0.update(b"payment");
        self.0.update((method.len() as u64).to_be_bytes());
        self.0.update(method.as_bytes());
        self.0.update(amount.to_be_bytes());
    }

    pub(crate) fn finish(self) -> ContentDigest {
        let full: [u8; 32] = self.0.finalize().into();
        let mut short = [0; 16];
        short.copy_from_slice(&full[..16]);
        short
    }
}

impl Content {
    pub(crate) fn digest(&self) -> ContentDigest {
        let numbers = [self.kind, self.status, self.at_ms];
        let mut digester = Digester::new(self.store_id, &self.number, numbers).who(
            self.customer_id,
            self.employee_id,
            &self.channel,
        );
        for line in &self.lines {
            digester.line(line.0, line.1, line.2, line.3);
        }
        digester.more(self.buyer_id, self.part, self.head_amount);
        for payment in &self.payments {
            digester.payment(&payment.0, payment.1);
        }
        digester.finish()
    }
}
