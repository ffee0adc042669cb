//! Member lists.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod facts_support;

use domain::Money;
use domain::Position;
use domain::file_content::MemberListed;
use domain::subject::Subject;
use exchange::ReadOptions;
use facts_support::{gbk, options, read, read_bytes, rejected, remarks, utf16};

const MEMBERS: &str = "会员卡号,姓名,性别,生日,手机号码,余额(元),创建时间\n";

fn keys(members: &[MemberListed]) -> Vec<(&str, &str, &str)> {
    members.iter().map(|m| (&*m.card, &*m.phone, &*m.name)).collect()
}

#[test]
fn a_member_list_is_read_in_every_encoding() {
    let table = format!(
        "{MEMBERS}\t8000123456789012345,张三,男,1990/5/23,\t13800138000,88.50元,2024/3/1 10:22\n\
         80002,李四,女,5月23日,１３９００１３９０００,\"1,200.00\",2024-03-02\n"
    );
    let encodings = [
        table.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", table.as_bytes()].concat(),
        gbk(&table),
        utf16(&table),
    ];
    for bytes in encodings {
        let content = read_bytes(&bytes, &options());
        assert_eq!((content.subject, content.rows), (Subject::Members, 2));
        let first = MemberListed {
            card: "8000123456789012345".into(),
            phone: "13800138000".into(),
            name: "张三".into(),
            gender: "male".into(),
            birthday: "1990-05-23".into(),
            balance: Some(Money::from_minor(8_850)),
            joined_on: "2024-03-01".into(),
            ..MemberListed::default()
        };
        let second = MemberListed {
            card: "80002".into(),
            phone: "13900139000".into(),
            name: "李四".into(),
            gender: "female".into(),
            birthday: "05-23".into(),
            balance: Some(Money::from_minor(120_000)),
            joined_on: "2024-03-02".into(),
            ..MemberListed::default()
        };
        assert_eq!(content.members, [first, second]);
    }
}

#[test]
fn the_fuller_list_has_more_of_a_member() {
    let content = read(
        Subject::Members,
        "会员编号,姓名,手机号码,微信号,会员等级,积分,推荐人,电子邮箱,地址,加入时间,备注\n\
         M1,王五,13700137000,wang5,金卡,\"1,024\",张三,w5@example.cn,上海市某路1号,2025-12-31,喜欢口红\n",
    );
    let expected = MemberListed {
        outside_id: "M1".into(),
        phone: "13700137000".into(),
        name: "王五".into(),
        we_chat: "wang5".into(),
        level: "金卡".into(),
        points: Some(1_024),
        referrer: "张三".into(),
        email: "w5@example.cn".into(),
        address: "上海市某路1号".into(),
        joined_on: "2025-12-31".into(),
        note: "喜欢口红".into(),
        ..MemberListed::default()
    };
    assert_eq!(content.members, [expected]);
}

#[test]
fn nobody_is_known_by_a_masked_phone() {
    let content = read(
        Subject::Members,
        &format!(
            "{MEMBERS}80001,张三,男,,138****8000,0,\n,李四,女,,139****9000,0,\n-,王五,女,,-,0,\n80004,赵六,,,12345,-,\n"
        ),
    );
    assert_eq!(rejected(&content), [(3, "no_key"), (4, "no_key")]);
    assert_eq!(keys(&content.members), [("80001", "", "张三"), ("80004", "", "赵六")]);
    assert_eq!(content.members[0].balance, Some(Money::ZERO));
    assert_eq!(content.members[1].balance, None, "a dash is no balance of nought");
}

#[test]
fn numbers_that_a_spreadsheet_has_spoilt_join_nobody() {
    let content = read(
        Subject::Members,
        &format!(
            "{MEMBERS}6.22588E+15,张三,男,,1.38001E+10,0,\n6.22588E+15,李四,男,,13900139000.0,0,\n"
        ),
    );
    assert_eq!(rejected(&content), [(2, "no_key")]);
    assert_eq!(keys(&content.members), [("", "13900139000", "李四")]);
}

#[test]
fn a_member_may_be_known_by_the_hash_of_the_phone() {
    let content = read(
        Subject::Members,
        "姓名,手机号MD5,积分\n\
         张三,7945BD83237335E5376FF44D62E4F0AE,5\n\
         ,7945bd83237335e5376ff44d62e4f0ae,7\n\
         李四,d41d8cd98f00b204e9800998ecf8427e,1\n\
         王五,13900139000,1\n",
    );
    assert_eq!(rejected(&content), [(4, "no_key")], "the hash of nothing");
    let members: Vec<_> =
        content.members.iter().map(|m| (&*m.phone_hash, &*m.phone, m.points)).collect();
    assert_eq!(
        members,
        [("7945bd83237335e5376ff44d62e4f0ae", "", Some(5)), ("", "13900139000", Some(1)),]
    );
    assert_eq!(remarks(&content), [("hashed_phones", 1), ("repeated_lines", 1)]);
}

#[test]
fn a_birthday_on_the_leap_day_needs_no_year() {
    let content = read(
        Subject::Members,
        &format!("{MEMBERS}1,张三,男,2月29日,,,\n2,李四,男,1990-02-29,,,\n3,王五,男,不详,,,\n"),
    );
    let birthdays: Vec<_> = content.members.iter().map(|member| &*member.birthday).collect();
    assert_eq!(birthdays, ["02-29", "", ""], "a day that never was is not kept; the member is");
    assert_eq!(rejected(&content), []);
}

#[test]
fn a_member_listed_twice_fills_their_gaps_from_the_later_row() {
    let content = read(
        Subject::Members,
        &format!(
            "{MEMBERS}80001,张三,男,,13800138000,,\n80002,李四,女,,13900139000,5,\n\
             80001,张三丰,,1990-05-23,13700137000,9.90,\n,王五,,,13900139000,7,2024-01-01\n"
        ),
    );
    assert_eq!((content.rows, remarks(&content)), (4, vec![("repeated_lines", 2)]));
    assert_eq!(
        keys(&content.members),
        [("80001", "13800138000", "张三"), ("80002", "13900139000", "李四")],
        "by card or by phone; what stood first holds"
    );
    assert_eq!(&*content.members[0].birthday, "1990-05-23");
    assert_eq!(content.members[0].balance, Some(Money::from_minor(990)));
    assert_eq!(content.members[1].balance, Some(Money::from_minor(500)));
    assert_eq!(&*content.members[1].joined_on, "2024-01-01");
}

#[test]
fn id_numbers_are_left_out_unless_the_owner_wants_them() {
    let table = "会员卡号,姓名,身份证号码,手机号码\n80001,张三,11010119900101001x,13800138000\n\
                 80002,李四,,13900139000\n,王五,110101199001010029,\n";
    let content = read(Subject::Members, table);
    assert!(content.members.iter().all(|member| member.id_number.is_empty()));
    assert_eq!(remarks(&content), [("id_numbers_skipped", 2)]);
    assert_eq!(rejected(&content), [(4, "no_key")]);
    let kept_of_the_reject = content.rejects[0].cells.join(" ");
    assert!(!kept_of_the_reject.contains("110101"), "not in the rejects either");

    let keeping = ReadOptions { keep_id_numbers: true, ..options() };
    let content = read_bytes(table.as_bytes(), &keeping);
    let numbers: Vec<_> = content.members.iter().map(|member| &*member.id_number).collect();
    assert_eq!((numbers, remarks(&content)), (vec!["11010119900101001x", ""], vec![]));
}

#[test]
fn a_member_belongs_to_a_store_of_the_chain() {
    let content = read(
        Subject::Members,
        "会员卡号,姓名,手机号码,门店名称\n1,张三,,徐汇店\n2,李四,,外地店\n3,王五,,\n4,赵六,,徐汇店\n",
    );
    assert_eq!(content.sales.stores, ["徐汇店"]);
    let stores: Vec<_> = content.members.iter().map(|member| member.store).collect();
    let first = Some(Position::new(0));
    assert_eq!(stores, [first, None, first]);
    assert_eq!(rejected(&content), [(3, "unknown_store")]);
}
