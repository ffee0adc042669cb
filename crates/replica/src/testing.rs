//! A small chain for tests that look at files and pages.

use std::ops::ControlFlow;
use std::path::Path;

use domain::org::OrgTemplate;

use crate::{ImportRequest, NewChain, NewStore, Replica};

/// Two customers, by phone and name; the first bought and is known by a name of her own.
pub(crate) const CUSTOMERS: [(&str, &str); 2] =
    [("13912345678", "欧阳海棠"), ("13812340001", "慕容秋水")];

/// The phone of a row that the import refused.
pub(crate) const REFUSED: &str = "13587654321";

/// Begins a chain and imports what the customers bought.
pub(crate) fn begin_and_sell(replica: &Replica, folder: &Path) {
    replica
        .start_chain(NewChain {
            name: "示例".into(),
            currency: "CNY".into(),
            time_zone: "Asia/Shanghai".into(),
            org_template: OrgTemplate::SelfRun,
            stores: vec![NewStore { code: "S01".into(), name: "徐汇店".into() }],
            owner_name: "王芳".into(),
            owner_password: "海棠花开了六".into(),
        })
        .unwrap();
    let [(first, her), (second, him)] = CUSTOMERS;
    let rows = format!(
        "订单号,下单时间,商品编码,商品名称,数量,单价,手机号,客户姓名\n\
         A1,2026-11-20 10:00:00,LIP01,口红,1,100,{first},{her}\n\
         A2,2026-11-21 10:00:00,LIP01,口红,1,100,{second},{him}\n\
         A3,不是时间,LIP01,口红,1,100,{REFUSED},上官若溪\n"
    );
    let file = folder.join("sales.csv");
    std::fs::write(&file, rows).unwrap();
    let request = ImportRequest {
        paths: vec![file.to_str().unwrap().into()],
        store_id: Some(replica.list_stores().unwrap()[0].id),
        choices: Vec::new(),
        save_mapping_as: None,
    };
    let owner = replica.owner().unwrap();
    replica.run_import(&owner, &request, &|_| ControlFlow::Continue(())).unwrap();
    std::fs::remove_file(file).unwrap();
}
