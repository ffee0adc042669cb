//! Which kind of file a header row is taken for.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use domain::mapping::Field;
use domain::subject::Subject;
use exchange::{Inspection, formats, read_file};
use support::{file, inspected, options, refusal};

const TAOBAO_ORDERS: &str = "订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类 ,物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,分阶段订单信息,特权订金订单id,定金排名,修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,集分宝抵扣,是否是O2O交易";
const JD_ORDERS: &str = "店铺ID,店铺名称,订单号,商品ID,商品名称,订购数量,下单时间,京东价,订单金额,应付金额,下单帐号,客户姓名,客户地址,联系电话,仓库id,仓库名称,增值税发票";

fn headed(headers: &str) -> Inspection {
    inspected(format!("{headers}\n").as_bytes()).unwrap()
}

#[test]
fn every_known_header_row_is_recognised() {
    use Field::*;
    // headers, format, subject, some of its columns by header
    type Case = (&'static str, &'static str, Subject, &'static [(Field, &'static str)]);
    let cases: [Case; 27] = [
        (
            TAOBAO_ORDERS,
            "taobao_orders",
            Subject::Sales,
            &[
                (OrderNo, "订单编号"),
                (Amount, "买家实际支付金额"),
                (Quantity, "宝贝总数量"),
                (CustomerNo, "买家会员名"),
                (Phone, "联系手机"),
                (OrderedAt, "订单创建时间"),
                (Store, "店铺名称"),
            ],
        ),
        (
            "子订单编号,主订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码,支付单号,买家应付货款,买家实际支付金额,退款状态,退款金额,订单创建时间,订单付款时间",
            "taobao_order_lines",
            Subject::Sales,
            &[
                (OrderNo, "主订单编号"),
                (SubOrderNo, "子订单编号"),
                (ProductCode, "商家编码"),
                (RefundAmount, "退款金额"),
            ],
        ),
        (
            "子订单编号,主订单编号,标题,价格,购买数量,订单状态,买家实付金额,订单创建时间",
            "taobao_order_lines",
            Subject::Sales,
            &[(ProductName, "标题"), (UnitPrice, "价格"), (Amount, "买家实付金额")],
        ),
        (
            "账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注",
            "alipay_statement",
            Subject::Settlement,
            &[
                (Income, "收入金额（+元）"),
                (Expense, "支出金额（-元）"),
                (OrderNo, "商户订单号"),
                (EntryNo, "账务流水号"),
            ],
        ),
        (
            JD_ORDERS,
            "jd_orders",
            Subject::Sales,
            &[
                (Amount, "应付金额"),
                (UnitPrice, "京东价"),
                (CustomerNo, "下单帐号"),
                (Address, "客户地址"),
            ],
        ),
        (
            "订单编号,订单状态,商品编号,商品名称,商品数量,应结金额,费用名称,收支方向,售后服务单号,佣金比例,费用结算时间",
            "jd_settlement",
            Subject::Settlement,
            &[(Amount, "应结金额"), (Kind, "费用名称"), (Direction, "收支方向")],
        ),
        (
            "商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),用户实付金额(元),商家实收金额(元),商品数量(件),发货时间,确认收货时间,商品id,商品规格,样式ID,商家编码-规格维度,商家编码-商品维度,商家备注,售后状态,快递单号,快递公司,订单成交时间",
            "pinduoduo_orders",
            Subject::Sales,
            &[
                (Amount, "商家实收金额(元)"),
                (ProductCode, "商家编码-规格维度"),
                (RefundStatus, "售后状态"),
                (Quantity, "商品数量(件)"),
            ],
        ),
        (
            "主订单编号,子订单编号,选购商品,商品规格,商品数量,商品ID,商家编码,商品金额,订单应付金额,运费,收件人,收件人手机号,详细地址,订单提交时间,商家备注,订单完成时间,订单状态,售后状态,取消原因,发货时间,平台实际承担优惠金额,商家实际承担优惠金额,达人实际承担优惠金额,达人ID,达人昵称,流量体裁,流量渠道,支付方式",
            "douyin_orders",
            Subject::Sales,
            &[
                (OrderNo, "主订单编号"),
                (Amount, "订单应付金额"),
                (ProductName, "选购商品"),
                (PaymentMethod, "支付方式"),
            ],
        ),
        (
            "动账时间,动帐流水号,动账方向,动账金额,动账账户,动账场景,计费类型,子订单号,订单号,订单实付应结,运费实付,实际平台补贴,订单退款,平台服务费,佣金,招商服务费,站外推广费,备注",
            "douyin_settlement",
            Subject::Settlement,
            &[(Amount, "动账金额"), (Note, "动账场景"), (OrderNo, "订单号")],
        ),
        (
            "订单号,订单状态,订单创建时间,买家付款时间,全部商品名称,商品种类数,订单实付金额,收货人/提货人,收货人手机号/提货人手机号,收货人省份,收货人城市,收货人地区,详细收货地址/提货地址,买家昵称,优惠券码名称,分销员",
            "youzan_orders",
            Subject::Sales,
            &[
                (Employee, "分销员"),
                (Phone, "收货人手机号/提货人手机号"),
                (CustomerName, "收货人/提货人"),
            ],
        ),
        (
            "交易类型,商家应收款,基础信息_订单号,基础信息_门店id,基础信息_门店名称,基础信息_订单状态,基础信息_账单日期",
            "meituan_bill",
            Subject::Sales,
            &[
                (OrderNo, "基础信息_订单号"),
                (Amount, "商家应收款"),
                (Kind, "交易类型"),
                (Store, "基础信息_门店名称"),
            ],
        ),
        (
            "门店名称,订单号,下单时间,订单状态,结算金额",
            "taobao_flash",
            Subject::Sales,
            &[(Amount, "结算金额")],
        ),
        (
            "流水号,日期,类型,会员,实收金额,次卡支付,储值卡支付,储值本金支付,储值赠送支付,现金支付,门店名称",
            "pos_receipts",
            Subject::Sales,
            &[(Cash, "现金支付"), (StoredGift, "储值赠送支付"), (Store, "门店名称")],
        ),
        (
            "Name,Email,Financial Status,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price",
            "shopify_orders",
            Subject::Sales,
            &[(OrderNo, "Name"), (Amount, "Total"), (CustomerNo, "Email"), (Currency, "Currency")],
        ),
        (
            "日期,访客数,支付买家数,支付金额,支付件数,转化率,客单价",
            "traffic_shop",
            Subject::Traffic,
            &[(Visitors, "访客数"), (Buyers, "支付买家数")],
        ),
        (
            "日期,商品名称,商家编码,商品访客数,支付买家数,商品支付金额,支付商品件数,可售件数,成本金额,毛利额,退款成功单数,退款成功金额,退款原因",
            "traffic_products",
            Subject::Traffic,
            &[(Visitors, "商品访客数"), (Amount, "商品支付金额"), (ProductCode, "商家编码")],
        ),
        (
            "推广计划名称,日期,花费,展现量,点击量,点击率,点击单价,成交笔数,成交金额,投产比",
            "ad_plans",
            Subject::Advertising,
            &[(Cost, "花费"), (Plan, "推广计划名称")],
        ),
        (
            "推广计划名称,日期,消耗,展现量,点击量,点击率,点击单价,转化数,成交金额,投产比",
            "qianchuan",
            Subject::Advertising,
            &[(Cost, "消耗"), (Conversions, "转化数")],
        ),
        (
            "退款编号,订单编号,商品名称,退款金额,退款原因,申请时间",
            "refund_list",
            Subject::Refunds,
            &[(Amount, "退款金额"), (Reason, "退款原因"), (EntryNo, "退款编号")],
        ),
        (
            "商品名称,商家编码,反馈来源,评价日期,正负向,问题类型,评价内容,出现次数",
            "review_list",
            Subject::Reviews,
            &[(ReviewText, "评价内容"), (Quantity, "出现次数"), (Channel, "反馈来源")],
        ),
        (
            "商品名称,商家编码,当前库存,单位成本,仓库名称,库龄,库存日期",
            "stock_list",
            Subject::Stock,
            &[(Quantity, "当前库存"), (UnitCost, "单位成本"), (StockAge, "库龄")],
        ),
        (
            "盘点日期,商品条码,商品名称,实盘数量,仓库",
            "stock_list",
            Subject::Stock,
            &[(Quantity, "实盘数量"), (Day, "盘点日期")],
        ),
        (
            "盘点日期,门店,商品条码,商品名称,账面数量,实盘数量,差异数量,成本价,差异金额",
            "stock_take",
            Subject::StockTake,
            &[
                (BookQuantity, "账面数量"),
                (CountedQuantity, "实盘数量"),
                (UnitCost, "成本价"),
                (ProductCode, "商品条码"),
                (Store, "门店"),
            ],
        ),
        (
            "Count Date,Store,SKU,Book Quantity,Counted Quantity,Unit Cost,Warehouse",
            "stock_take",
            Subject::StockTake,
            &[(BookQuantity, "Book Quantity"), (CountedQuantity, "Counted Quantity")],
        ),
        (
            "商品编码,商品名称,商品简码,商品分类ID,计量单位,参考进价,零售单价,商品积分,商品类型,最低折扣,提成类型,提成金额(比例),商品简介",
            "product_list",
            Subject::Products,
            &[(UnitPrice, "零售单价"), (Commission, "提成金额(比例)"), (Unit, "计量单位")],
        ),
        (
            "会员卡号,姓名,性别,生日,手机号码,余额(元),创建时间",
            "member_list",
            Subject::Members,
            &[(Card, "会员卡号"), (Balance, "余额(元)"), (JoinedOn, "创建时间")],
        ),
        (
            "会员编号,姓名,微信号,会员等级,推荐人,加入时间,身份证号码,固定电话,积分,电子邮箱,地址",
            "member_list",
            Subject::Members,
            &[(CustomerNo, "会员编号"), (IdNumber, "身份证号码"), (Phone, "固定电话")],
        ),
    ];
    for (headers, format, subject, columns) in cases {
        let found = headed(headers);
        assert_eq!(found.format.as_deref(), Some(format), "{headers}");
        assert_eq!((found.subject, found.candidates.len()), (subject, 0), "{format}");
        assert_eq!(found.missing, [], "{format}");
        for (field, header) in columns {
            let column = found.columns.get(field).map(|column| found.headers[*column].as_str());
            assert_eq!(column, Some(*header), "{format}: {field:?}");
        }
    }
}

#[test]
fn the_order_of_the_columns_does_not_matter() {
    let mut headers: Vec<&str> = JD_ORDERS.split(',').collect();
    headers.reverse();
    let found = headed(&headers.join(","));
    assert_eq!(found.format.as_deref(), Some("jd_orders"));
    assert_eq!(found.headers[found.columns[&Field::Amount]], "应付金额");
    assert!(found.missing_headers.is_empty() && found.new_headers.is_empty());
}

#[test]
fn a_format_that_lost_and_gained_columns_says_which() {
    let changed = JD_ORDERS.replace("增值税发票", "京豆").replace(",仓库id", "");
    let found = headed(&changed);
    assert_eq!(found.format.as_deref(), Some("jd_orders"));
    assert_eq!(found.missing_headers, ["仓库id", "增值税发票"]);
    assert_eq!(found.new_headers, ["京豆"]);
    assert_eq!(found.columns.get(&Field::Warehouse), None, "nothing is guessed");

    let lost_time = headed(&JD_ORDERS.replace("下单时间,", ""));
    assert_eq!((lost_time.format, lost_time.missing), (None, vec![Field::OrderedAt]));
    assert_eq!(lost_time.subject, Subject::Sales);
}

#[test]
fn headers_that_fit_two_formats_equally_are_asked_about() {
    let headers = "日期,推广计划名称,花费,消耗,展现量,点击量,成交金额";
    let found = headed(headers);
    assert_eq!(found.format, None);
    assert_eq!(found.candidates, ["ad_plans", "qianchuan"]);
    let text = format!("{headers}\n2024-03-01,春季,10.50,9.50,100,10,50\n");
    assert_eq!(refusal(text.as_bytes()), "undecided");

    let source = file("x.csv", text.as_bytes());
    let asked = exchange::inspect(&source.path, &[]).unwrap();
    for (code, cost) in [("ad_plans", "花费"), ("qianchuan", "消耗")] {
        let settled = asked.clone().as_format(code);
        assert_eq!(settled.format.as_deref(), Some(code));
        assert_eq!(settled.headers[settled.columns[&Field::Cost]], cost);
        let go_on = |_, _| ControlFlow::Continue(());
        let read = read_file(&source.path, &settled, &options(), &|_| true, &go_on).unwrap();
        assert_eq!((read.format.as_str(), read.facts.rows.len()), (code, 1));
    }
    assert_eq!(asked.clone().as_format("none"), asked, "an unknown code settles nothing");
}

#[test]
fn chosen_columns_keep_what_is_known_of_the_format() {
    let chosen =
        [(Field::OrderNo, "订单号"), (Field::OrderedAt, "下单时间"), (Field::Amount, "订单金额")]
            .map(|(field, header)| (field, header.to_string()));
    let found = headed(JD_ORDERS).with_columns(Subject::Sales, &BTreeMap::from(chosen.clone()));
    assert_eq!((found.format.as_deref(), found.columns.len()), (Some("jd_orders"), 3));

    let as_refunds = headed(JD_ORDERS).with_columns(Subject::Refunds, &BTreeMap::from(chosen));
    assert_eq!(as_refunds.format.as_deref(), Some("refund_list"));
    assert_eq!(as_refunds.subject, Subject::Refunds);
}

#[test]
fn every_subject_has_formats_of_its_own_code() {
    let codes: Vec<&str> = formats().iter().map(|format| format.code).collect();
    let platforms = formats().iter().filter(|format| !format.platform.is_empty());
    assert!(platforms.clone().count() >= 9, "Taobao to Shopify");
    assert!(codes.contains(&"sales_lines") && codes.contains(&"settlement"));
}
