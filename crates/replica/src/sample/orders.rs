//! Eighteen months of orders and refunds, day by day and store by store.

use chrono::{Datelike, NaiveDate};
use domain::Position;
use domain::org::{Store, TradeArea};
use domain::sales_file::{
    Document, DocumentKind, DocumentLine, DocumentStatus, Part, ProductSeen, SalesFile,
};

use super::basket::{Shelves, Shopper};
use super::catalog::{Article, Catalog};
use super::hours::Hours;
use super::members::Members;
use super::people::{People, Seller};
use super::refunds::{Return, Returns};
use super::rng::Rng;
use super::span::Span;
use super::stories::promotion_day;

const MEMBER_ORDERS_PER_MILLE: u32 = 575;
const MINI_PROGRAM_PER_MILLE: u32 = 110;
const NOT_PAID_PER_MILLE: u32 = 4;
/// An order not paid within so many days is closed.
const UNPAID_DAYS: usize = 3;
const UNPAID_PER_MILLE: u32 = 18;

/// Positions in the list of channels.
const COUNTER: usize = 0;
const MINI_PROGRAM: usize = 1;
const FIRST_WEB_CHANNEL: usize = 2;
const FIRST_WEB_STORE: usize = 22;

/// What the orders are made from.
pub(super) struct Trade<'a> {
    pub catalog: &'a Catalog,
    pub articles: &'a [Article],
    pub stores: &'a [Store],
    pub people: &'a People,
    pub orders: &'a [Vec<u32>],
    pub span: Span,
}

/// Writes the whole book. The days of a store follow each other, and so do the times of a day.
pub(super) fn write(trade: &Trade<'_>, members: &mut Members, seed: u64) -> SalesFile {
    let promotion = promotion_day(trade.span.today);
    let mut writing = Writing {
        trade,
        hours: trade.stores.iter().map(|store| Hours::of(store.trade_area)).collect(),
        shelves: Shelves::of(trade.catalog, trade.articles, promotion),
        returns: Returns::over(&trade.span),
        vip_visits: vip_visits(members, trade),
        members,
        rng: Rng::new(seed, "orders"),
        book: empty_book(trade),
        basket: Vec::new(),
    };
    for day in 0..trade.span.days {
        writing.write_day(day);
    }
    let mut book = writing.book;
    book.customers = std::mem::take(&mut members.seen);
    book
}

fn empty_book(trade: &Trade<'_>) -> SalesFile {
    let product = |article: &Article| ProductSeen {
        code: article.product.code.as_str().into(),
        name: article.product.name.as_str().into(),
        category: article.product.category.as_str().into(),
        kind: article.product.kind,
    };
    SalesFile {
        products: trade.articles.iter().map(product).collect(),
        stores: trade.stores.iter().map(|store| store.code.clone()).collect(),
        employees: trade.people.employees.iter().map(|person| person.code.clone()).collect(),
        channels: trade.catalog.channels.map(String::from).to_vec(),
        documents: Vec::with_capacity(210_000),
        lines: Vec::with_capacity(460_000),
        ..SalesFile::default()
    }
}

/// By day: the VIPs who come, and to which store.
fn vip_visits(members: &Members, trade: &Trade<'_>) -> Vec<Vec<(usize, u32)>> {
    let mut visits = vec![Vec::new(); trade.span.days];
    for (vip, store) in members.vips.iter().zip(super::stories::VIP_STORES) {
        for day in &vip.1 {
            visits[*day].push((store, vip.0));
        }
    }
    visits
}

struct Writing<'a> {
    trade: &'a Trade<'a>,
    hours: Vec<Hours>,
    shelves: Shelves<'a>,
    returns: Returns,
    vip_visits: Vec<Vec<(usize, u32)>>,
    members: &'a mut Members,
    rng: Rng,
    book: SalesFile,
    basket: Vec<DocumentLine>,
}

/// One store on one day.
#[derive(Clone, Copy)]
struct StoreDay {
    store: usize,
    day: usize,
    date: NaiveDate,
    online: bool,
}

/// Who stands at the till.
#[derive(Clone, Copy)]
enum Buyer {
    Guest,
    Member(u32),
    Vip(u32),
}

impl Writing<'_> {
    fn write_day(&mut self, day: usize) {
        if day.is_multiple_of(7) {
            self.members.new_week();
        }
        let date = self.trade.span.date(day);
        self.shelves.open(date);
        let returns = self.returns.take(day);
        for (store, place) in self.trade.stores.iter().enumerate() {
            let orders = self.trade.orders[store][day];
            if orders == 0 {
                continue;
            }
            let online = place.trade_area == TradeArea::Online;
            let at = StoreDay { store, day, date, online };
            self.write_sales(at, orders);
            self.write_refunds(at, &returns);
        }
    }

    fn write_sales(&mut self, at: StoreDay, orders: u32) {
        let buyers = self.buyers(at, orders);
        let times = self.hours[at.store].times(buyers.len() as u32, &mut self.rng);
        for (number, (buyer, time)) in (1..).zip(buyers.into_iter().zip(times)) {
            let number = format!("{}-{number:04}", self.day_prefix(at));
            self.write_sale(at, number, buyer, time);
        }
    }

    fn write_sale(&mut self, at: StoreDay, number: String, buyer: Buyer, time: i64) {
        let vip = matches!(buyer, Buyer::Vip(_));
        let mut basket = std::mem::take(&mut self.basket);
        self.shelves.fill(Shopper { online: at.online, vip }, &mut basket, &mut self.rng);
        let status = if vip { DocumentStatus::Paid } else { self.status(at.day) };
        let (customer, channel) = (buyer.member(), Some(self.channel(at)));
        if status.counts() && !vip {
            let lines = basket.clone();
            let order = Return { store: at.store, customer, channel, lines };
            self.returns.consider(order, at.day, &self.shelves, &mut self.rng);
        }
        let sale = Document {
            number: number.into(),
            kind: DocumentKind::Sale,
            status,
            local_ms: self.trade.span.midnight_ms(at.day) + time,
            customer,
            store: Some(Position::new(at.store)),
            employee: self.seller(at),
            channel,
            buyer: None,
            part: Part::Whole,
            rows: 0,
            lines: 0..0,
            payments: 0..0,
        };
        self.write_document(sale, &basket);
        self.basket = basket;
    }

    fn write_refunds(&mut self, at: StoreDay, returns: &[Return]) {
        let here: Vec<&Return> = returns.iter().filter(|back| back.store == at.store).collect();
        let times = self.hours[at.store].times(here.len() as u32, &mut self.rng);
        for (number, (back, time)) in (1..).zip(here.into_iter().zip(times)) {
            let refund = Document {
                number: format!("{}-R{number:03}", self.day_prefix(at)).into(),
                kind: DocumentKind::Refund,
                status: DocumentStatus::Paid,
                local_ms: self.trade.span.midnight_ms(at.day) + time,
                customer: back.customer,
                store: Some(Position::new(at.store)),
                employee: self.seller(at),
                channel: back.channel,
                buyer: None,
                part: Part::Whole,
                rows: 0,
                lines: 0..0,
                payments: 0..0,
            };
            self.write_document(refund, &back.lines);
        }
    }

    fn write_document(&mut self, document: Document, lines: &[DocumentLine]) {
        let first = self.book.lines.len() as u32;
        self.book.lines.extend_from_slice(lines);
        let lines = first..self.book.lines.len() as u32;
        self.book.documents.push(Document { lines, ..document });
    }

    fn day_prefix(&self, at: StoreDay) -> String {
        let code = &self.trade.stores[at.store].code;
        format!("{code}-{}{:02}{:02}", at.date.year(), at.date.month(), at.date.day())
    }

    /// VIPs on their day, members whose first time it is, members who come again, guests; mixed.
    fn buyers(&mut self, at: StoreDay, orders: u32) -> Vec<Buyer> {
        let vips = self.vip_visits[at.day].iter().filter(|(store, _)| *store == at.store);
        let mut buyers: Vec<Buyer> = vips.map(|(_, member)| Buyer::Vip(*member)).collect();
        let lucky = self.rng.below(1_000);
        let of_members = ((orders * MEMBER_ORDERS_PER_MILLE + lucky) / 1_000) as usize;
        for _ in buyers.len()..of_members {
            let Some(member) = self.next_member(at) else { continue };
            self.members.bought(member, &mut self.rng);
            buyers.push(Buyer::Member(member));
        }
        let orders = buyers.len().max(orders as usize);
        buyers.resize(orders, Buyer::Guest);
        shuffle(&mut buyers, &mut self.rng);
        buyers
    }

    fn next_member(&mut self, at: StoreDay) -> Option<u32> {
        let due = self.members.due(at.store, at.day);
        due.or_else(|| self.members.regular(at.store, at.online, &mut self.rng))
    }

    fn status(&mut self, day: usize) -> DocumentStatus {
        let recent = day >= self.trade.span.last(UNPAID_DAYS);
        match recent {
            true if self.rng.happens(UNPAID_PER_MILLE) => DocumentStatus::Unpaid,
            false if self.rng.happens(NOT_PAID_PER_MILLE) => DocumentStatus::Closed,
            _ => DocumentStatus::Paid,
        }
    }

    fn channel(&mut self, at: StoreDay) -> Position {
        if at.online {
            return Position::new(FIRST_WEB_CHANNEL + at.store - FIRST_WEB_STORE);
        }
        let orders_online = self.rng.happens(MINI_PROGRAM_PER_MILLE);
        Position::new(if orders_online { MINI_PROGRAM } else { COUNTER })
    }

    /// Someone of the team who works that day; failing that the floor supervisor.
    fn seller(&mut self, at: StoreDay) -> Option<Position> {
        let team: &[Seller] = &self.trade.people.sellers[at.store];
        let drawn = self.rng.pick(team).filter(|seller| seller.works_on(at.date));
        drawn.or(team.first()).map(|seller| Position::new(seller.employee as usize))
    }
}

impl Buyer {
    fn member(self) -> Option<Position> {
        match self {
            Self::Guest => None,
            Self::Member(member) | Self::Vip(member) => Some(Position::new(member as usize)),
        }
    }
}

fn shuffle(buyers: &mut [Buyer], rng: &mut Rng) {
    for at in (1..buyers.len()).rev() {
        buyers.swap(at, rng.below(at as u32 + 1) as usize);
    }
}
