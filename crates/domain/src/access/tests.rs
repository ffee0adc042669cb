use super::*;

/// The matrix as one table, written out by hand: a letter per role and operation.
/// C chain, R region, S store, O own, . nothing. Columns stand in the order of `Operation::ALL`.
#[rustfmt::skip]
const TABLE: [(&str, &str); 25] = [
    //                          vs vc rp vp vh im ui em vo ep ec es er ed ee sp cc bu rb xr ri mc lc et ap xp rp eM ev pm eS ac ve rk vg eg ag vS eK rW ts
    ("owner",                  "C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C"),
    ("general_manager",        "C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C"),
    ("operations_director",    "C C C C C C C C C C C C C C C . . C . C C C C C C C C C C C C C C . C C C C C C C"),
    ("operations_specialist",  "C C . C C C C C . C . . . . . . . C . C C . C C C . . C C C C . C . C C C O . . C"),
    ("supply_chain_head",      "C . . . C . . . . C . . . . . . . . . C . . . . . . . . C C . . C . C O . O . . C"),
    ("service_head",           "C C C C C . . . . . C . . . . . . . . C C . C C C C . . C C C C C . C O . O . . ."),
    ("service_agent",          "C C . . . . . . . . C . . . . . . . . . . . C . C . . . . C . C C . C O . O . . ."),
    ("account_manager",        "C C C C C . . . . . C . . . . . . . . C C . C C C C . . C C C C C . C O . O . . ."),
    ("merchandiser",           "C . . . C . . . . C . . . . . . . . . C . . . . . . . . C C . . C . C O . O . . C"),
    ("designer",               "C . . . . . . . . . . . . . . . . . . C . . . . . . . . . C . . C . C O . O . . ."),
    ("marketing",              "C . . . . . . . . . . . . . . . . . . C . . . . . . . . . C . . C . C O . O . . ."),
    ("purchasing",             "C . . . C . . . . C . . . . . . . . . C . . . . . . . . C C . . C . C O . O . . C"),
    ("regional_manager",       "R R R R R R R C R . R R . . R R . C . R R R R C R R . . R R C R R . C R R R . R R"),
    ("store_manager",          "S S S S S S S C S . S S . . S S . C . S S . S C S S . . S S C S S . C S S S . S S"),
    ("sales_associate",        "O S . . . . . . . . . . . . . . . . . . . . S . S . . . . O . S O . C O . O . . S"),
    ("human_resources",        ". . . C C . . . . . . . . C C C . . . C . . . . . . . . C C . . C . C C C C C C ."),
    ("category_manager",       "C . . . C . . . . C . . . . . . . . . C . . . . . . . . C C . . C . C O . O . . C"),
    ("promotion_manager",      "C . . . . . . . . . . . . . . . . . . C . . . . . . . . . C . . C . C O . O . . ."),
    ("business_manager",       "C . . . . . . . . . . . . . . . . . . C . . . . . . . . . C . . C . C O . O . . ."),
    ("design_manager",         "C . . . . . . . . . . . . . . . . . . C . . . . . . . . . C . . C . C O . O . . ."),
    ("product_manager",        "C . . . C . . . . C . . . . . . . . . C . . . . . . . . C C . . C . C O . O . . C"),
    ("traffic_manager",        "C . . . . . . . . . . . . . . . . . . C . . . . . . . . . C . . C . C O . O . . ."),
    ("team_leader",            "S S . S . S . . . . S . . . . . . C . . . . S . S . . . S S . S S . C O . O . . S"),
    ("floor_supervisor",       "S S . S . S . . . . S . . . . . . C . . . . S . S . . . S S . S S . C O . O . . S"),
    ("information_technology", ". . . C C . . C . . . . . . . C . C C . . . . . . . . . . . . . . . C O . O . . ."),
];

fn actor(role: Role, store: Option<Id>, region: Option<Id>) -> Actor {
    Actor {
        employee_id: Id::derived("employee", &["me"]),
        name: "林晓".into(),
        role,
        store_id: store,
        region_id: region,
    }
}

#[test]
fn every_role_may_do_exactly_what_the_table_says() {
    assert_eq!(TABLE.len(), Role::ALL.len());
    for (code, row) in TABLE {
        let role = Role::from_code(code).expect(code);
        let letters: Vec<&str> = row.split(' ').collect();
        assert_eq!(letters.len(), Operation::ALL.len(), "{code}");
        for (operation, letter) in Operation::ALL.into_iter().zip(letters) {
            let expected = match letter {
                "C" => Some(Reach::Chain),
                "R" => Some(Reach::Region),
                "S" => Some(Reach::Store),
                "O" => Some(Reach::Own),
                _ => None,
            };
            assert_eq!(matrix::reach(role, operation), expected, "{code} {operation:?}");
        }
    }
}

#[test]
fn every_reach_covers_what_is_theirs_and_not_the_neighbours() {
    let (mine, other) = (Id::derived("store", &["mine"]), Id::derived("store", &["other"]));
    let (north, south) = (Id::derived("region", &["north"]), Id::derived("region", &["south"]));
    let me = Id::derived("employee", &["me"]);
    let you = Id::derived("employee", &["you"]);
    let store = |store, region| Target::Store { store, region: Some(region) };
    let sold =
        |employee, store| Target::Employee { employee, store: Some(store), region: Some(north) };
    let cases = [
        (Role::Owner, Target::Chain, true),
        (Role::Owner, store(other, south), true),
        (Role::RegionalManager, Target::Chain, false),
        (Role::RegionalManager, Target::Region(north), true),
        (Role::RegionalManager, Target::Region(south), false),
        (Role::RegionalManager, store(other, north), true),
        (Role::RegionalManager, store(other, south), false),
        (Role::StoreManager, Target::Region(north), false),
        (Role::StoreManager, store(mine, north), true),
        (Role::StoreManager, store(other, north), false),
        (Role::StoreManager, sold(you, mine), true),
        (Role::StoreManager, sold(you, other), false),
        (Role::SalesAssociate, store(mine, north), false),
        (Role::SalesAssociate, sold(me, mine), true),
        (Role::SalesAssociate, sold(you, mine), false),
    ];
    for (role, target, allowed) in cases {
        let region = (role == Role::RegionalManager).then_some(north);
        let result = actor(role, Some(mine), region).may(Operation::ViewSales, target);
        assert_eq!(result.is_ok(), allowed, "{role:?} {target:?}");
    }
}

#[test]
fn a_manager_without_a_store_or_region_manages_nothing() {
    let nowhere = Target::Store { store: Id::derived("store", &["S01"]), region: None };
    for role in [Role::RegionalManager, Role::StoreManager] {
        assert!(actor(role, None, None).may(Operation::ViewSales, nowhere).is_err(), "{role:?}");
    }
}

#[test]
fn names_in_the_log_are_unique_and_match_their_serde_form() {
    for operation in Operation::ALL {
        let json = serde_json::to_string(&operation).expect("json");
        assert_eq!(json, format!("\"{}\"", operation.code()));
    }
    for role in Role::ALL {
        let json = serde_json::to_string(&role).expect("json");
        assert_eq!(json, format!("\"{}\"", role.code()));
    }
}

#[test]
fn nobody_hands_out_more_than_they_have() {
    let cases = [
        (Role::Owner, Role::Owner, true),
        (Role::GeneralManager, Role::Owner, true),
        (Role::StoreManager, Role::SalesAssociate, true),
        (Role::StoreManager, Role::FloorSupervisor, true),
        (Role::StoreManager, Role::StoreManager, true),
        (Role::StoreManager, Role::RegionalManager, false),
        (Role::StoreManager, Role::Owner, false),
        (Role::StoreManager, Role::Designer, false), // sees the sales of the whole chain
        (Role::RegionalManager, Role::StoreManager, true),
        (Role::RegionalManager, Role::OperationsDirector, false),
        (Role::HumanResources, Role::StoreManager, true),
        (Role::HumanResources, Role::GeneralManager, false),
        (Role::InformationTechnology, Role::Owner, false),
    ];
    for (own, other, allowed) in cases {
        assert_eq!(may_hand_out(own, other), allowed, "{own:?} to {other:?}");
    }
}
