//! What each sample chain is called, where its stores stand and what it sells.

mod beauty;
mod convenience;
mod mother_baby;

use domain::org::TradeArea;
use domain::products::{Product, ProductKind};

use super::kind::SampleKind;

/// Everything that is written by hand for one kind of chain.
pub(super) struct Catalog {
    pub chain: &'static str,
    pub card_prefix: &'static str,
    pub regions: [&'static str; 3],
    /// Physical stores first: eight in the first region, seven in each of the others; then two
    /// online shops, which no region answers for.
    pub places: [Place; 24],
    /// How an order reached the chain: at the counter, by mini-program, in the first online shop,
    /// in the second.
    pub channels: [&'static str; 4],
    pub series: [&'static str; 3],
    pub categories: [Category; 12],
    pub prices: PriceTag,
    /// Pieces on a line: how many in a thousand lines have two, and how many more than two.
    pub twos: u32,
    pub more: u32,
    /// How strongly the online festivals (3.8, 618, 双11) move the trade; 1 for beauty.
    pub festival: f64,
}

/// A store as written in the list.
pub(super) struct Place {
    pub name: &'static str,
    pub trade_area: TradeArea,
    /// Expected trade beside an ordinary store, in per cent.
    pub size: u32,
}

/// A category and its five articles, each sold in three series.
pub(super) struct Category {
    pub code: &'static str,
    pub name: &'static str,
    /// Share of the lines, relative to the other categories.
    pub weight: u32,
    pub season: Season,
    /// Name and price of the middle series in fen.
    pub articles: [(&'static str, i64); 5],
}

/// When a category sells more.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    AllYear,
    Summer,
    Winter,
}

/// How prices end.
pub(super) enum PriceTag {
    /// 89.00, 119.00: whole yuan ending in nine.
    Nines,
    /// 3.50, 12.00: half yuan.
    Halves,
}

/// Something the chain sells, with what the generator knows about it.
#[derive(Clone, Debug)]
pub(super) struct Article {
    pub product: Product,
    pub price_fen: i64,
    /// Share of the lines; nothing for what is not goods.
    pub weight: u32,
    pub summer: bool,
    pub winter: bool,
}

/// Positions in the list of articles of the things that are not goods; they follow the goods.
pub(super) const GOODS: usize = 12 * 5 * 3;
pub(super) const POSTAGE: usize = GOODS;
pub(super) const VOUCHER: usize = GOODS + 1;
pub(super) const SAMPLE: usize = GOODS + 2;

/// The product whose refunds rise, and the one whose promotion sells out: the middle series of
/// the first article of the first two categories, sold often enough to be counted.
pub(super) const COMPLAINED_OF: usize = 1;
pub(super) const PROMOTED: usize = 16;
const STORY_WEIGHT: u32 = 600;

/// The hand-written list of one kind.
pub(super) fn catalog(kind: SampleKind) -> &'static Catalog {
    match kind {
        SampleKind::Beauty => &beauty::CATALOG,
        SampleKind::Convenience => &convenience::CATALOG,
        SampleKind::MotherBaby => &mother_baby::CATALOG,
    }
}

/// All articles: 180 goods, then postage, gift voucher and sample.
pub(super) fn articles(catalog: &Catalog) -> Vec<Article> {
    let goods = catalog.categories.iter().flat_map(|category| goods_of(catalog, category));
    let others = [
        ("POST", "运费", ProductKind::Postage, 800),
        ("GIFT100", "100 元礼品卡", ProductKind::Voucher, 10_000),
        ("TRIAL", "试用装", ProductKind::Sample, 0),
    ];
    let others = others.map(|(code, name, kind, price_fen)| Article {
        product: product(code, name.to_string(), "非商品", kind),
        price_fen,
        weight: 0,
        summer: false,
        winter: false,
    });
    let mut all: Vec<Article> = goods.chain(others).collect();
    for story in [COMPLAINED_OF, PROMOTED] {
        all[story].weight = STORY_WEIGHT;
        (all[story].summer, all[story].winter) = (false, false);
    }
    all
}

fn goods_of(catalog: &'_ Catalog, category: &Category) -> Vec<Article> {
    let mut goods = Vec::with_capacity(15);
    for (rank, (name, middle_price)) in category.articles.iter().enumerate() {
        for (tier, series) in catalog.series.iter().enumerate() {
            let code = format!("{}{}{:02}", category.code, tier + 1, rank + 1);
            let name = format!("{series} {name}");
            goods.push(Article {
                product: product(&code, name, category.name, ProductKind::Goods),
                price_fen: tagged_price(&catalog.prices, *middle_price, tier),
                weight: category.weight * POPULARITY[rank] * SERIES_SHARE[tier] / 100,
                summer: category.season == Season::Summer,
                winter: category.season == Season::Winter,
            });
        }
    }
    goods
}

/// The first articles of a category sell most.
const POPULARITY: [u32; 5] = [100, 60, 42, 30, 22];
/// The simple, the middle and the fine series.
const SERIES_SHARE: [u32; 3] = [45, 35, 20];
const SERIES_PRICE_PERCENT: [i64; 3] = [80, 100, 140];

fn tagged_price(tag: &PriceTag, middle_fen: i64, tier: usize) -> i64 {
    let fen = middle_fen * SERIES_PRICE_PERCENT[tier] / 100;
    match tag {
        PriceTag::Nines => ((fen + 500) / 1_000).max(1) * 1_000 - 100,
        PriceTag::Halves => ((fen + 25) / 50).max(2) * 50,
    }
}

fn product(code: &str, name: String, category: &str, kind: ProductKind) -> Product {
    Product::new(code, &name, category, kind)
}

const fn place(name: &'static str, trade_area: TradeArea, size: u32) -> Place {
    Place { name, trade_area, size }
}
