//! What the shop sells.

/// A product.
#[derive(Debug, Clone)]
pub struct Product {
    /// Code, letters in upper case.
    pub code: String,
    /// Name.
    pub name: String,
    /// Short code for the counter.
    pub short_code: String,
    /// Category.
    pub category: &'static str,
    /// Unit of measure.
    pub unit: &'static str,
    /// List price in minor units.
    pub price: i64,
    /// Cost of a unit in minor units.
    pub cost: i64,
}

/// Category, unit, name, price in minor units.
const RANGE: [(&str, &str, &str, i64); 24] = [
    ("彩妆", "支", "丝绒口红 枫叶色", 12_900),
    ("彩妆", "支", "丝绒口红 豆沙色", 12_900),
    ("彩妆", "盒", "轻雾散粉", 9_850),
    ("彩妆", "盒", "四色眼影盘", 15_900),
    ("彩妆", "支", "细芯眉笔", 3_990),
    ("护肤", "瓶", "玻尿酸保湿水 200ml", 8_800),
    ("护肤", "瓶", "烟酰胺精华 30ml", 19_900),
    ("护肤", "盒", "补水面膜 5片装", 4_950),
    ("护肤", "支", "氨基酸洁面乳", 5_900),
    ("护肤", "瓶", "防晒霜 SPF50+", 7_990),
    ("护肤", "罐", "夜间修护面霜", 25_800),
    ("护肤", "瓶", "山茶花护肤油", 13_650),
    ("个护", "瓶", "柑橘沐浴露", 4_590),
    ("个护", "瓶", "无硅油洗发水", 6_880),
    ("个护", "支", "薄荷护手霜", 2_995),
    ("个护", "支", "留香身体乳", 5_250),
    ("香氛", "瓶", "雨后青草淡香水", 32_900),
    ("香氛", "个", "茉莉扩香石", 8_900),
    ("香氛", "个", "大豆蜡香薰蜡烛", 11_800),
    ("工具", "个", "水滴粉扑", 1_990),
    ("工具", "套", "旅行化妆刷", 16_800),
    ("工具", "把", "睫毛夹", 2_590),
    ("礼盒", "套", "新年限定礼盒", 68_800),
    ("礼盒", "套", "心意小样礼盒", 9_900),
];

/// The range, always the same.
pub fn all() -> Vec<Product> {
    (0_usize..)
        .zip(RANGE)
        .map(|(at, (category, unit, name, price))| Product {
            code: format!("YS-{}A", 1_001 + at),
            name: name.to_string(),
            short_code: format!("{:03}", at + 1),
            category,
            unit,
            price,
            cost: price * 38 / 100,
        })
        .collect()
}
