//! Invented people who buy.

/// Somebody who buys, and the names the platforms know them by.
#[derive(Debug, Clone)]
pub struct Member {
    /// Position among the members.
    pub at: usize,
    /// Name, invented.
    pub name: String,
    /// Phone number in full, invented.
    pub phone: String,
    /// Member card of 16 digits, more than a spreadsheet's number can hold.
    pub card: String,
    /// Name on Taobao.
    pub taobao: String,
    /// Account on JD.
    pub jd: String,
    /// Name on Youzan.
    pub youzan: String,
    /// Mail address.
    pub mail: String,
    /// Customer number in the wholesale list.
    pub wholesale: String,
    /// Address.
    pub address: String,
}

const SURNAMES: [&str; 12] =
    ["云", "林", "苏", "江", "白", "叶", "秋", "夏", "温", "柳", "石", "米"];
const GIVEN: [&str; 14] = [
    "小禾", "初一", "半夏", "知了", "青柠", "南星", "麦冬", "阿栗", "豆豆", "星野", "木木", "晚舟",
    "朵", "弥",
];
const STREETS: [&str; 5] = ["槐序路", "听雨巷", "长风街", "半山道", "新苗路"];

/// One member for every four orders, so that people come back.
pub fn all(orders: usize) -> Vec<Member> {
    (0..(orders / 4).max(20)).map(member).collect()
}

fn member(at: usize) -> Member {
    let name = format!("{}{}", SURNAMES[at % SURNAMES.len()], GIVEN[at % GIVEN.len()]);
    let street = STREETS[at % STREETS.len()];
    Member {
        at,
        name,
        phone: format!("139{:08}", 100 + at * 7),
        card: format!("{:016}", 8_800_000_000_000_001_u64 + at as u64),
        taobao: format!("云朵{at}号"),
        jd: format!("jd_yun{at}"),
        youzan: format!("小店常客{at}"),
        mail: format!("member{at}@example.com"),
        wholesale: (12_346 + at).to_string(),
        address: format!("云海市 虚构区 {street}{}号", at + 1),
    }
}

impl Member {
    /// `139****0100`.
    pub fn phone_masked_in_the_middle(&self) -> String {
        format!("{}****{}", &self.phone[..3], &self.phone[7..])
    }

    /// `1******0100`.
    pub fn phone_masked_to_its_tail(&self) -> String {
        format!("1******{}", &self.phone[7..])
    }

    /// Whether Taobao's order list shows the whole phone number. It does or does not for each
    /// person, never now and then.
    pub fn shows_phone_to_taobao(&self) -> bool {
        self.at.is_multiple_of(3)
    }

    /// Whether the member list has the number in full; a person it does not know in full is never
    /// named by card and phone together, so nobody is joined behind its back.
    pub fn is_listed_with_phone(&self) -> bool {
        self.at % 10 != 9
    }
}
