//! A small shop puts away what it does not use, and loses nothing.

use domain::access::{Actor, Role};
use domain::modules::Module;
use replica::Error;
use storeloop_tests::{SalesRows, World};

#[test]
fn what_is_put_away_is_out_of_sight_for_everybody_and_its_data_stay() {
    let world = World::new();
    let rows = SalesRows::new().line("1", "2026-11-21 10:00", "LIP01", 1, "10", "13800000001");
    world.import(&[&rows.save(world.room(), "one.csv")]);
    let manager = world.hire("E3", "李强", Role::StoreManager, Some("S01"), None);
    let hidden = |actor: &Actor| world.replica.session(actor).expect("session").hidden_modules;
    assert_eq!(hidden(&world.owner()), []);

    let chosen = [Module::Stages, Module::Rfm, Module::Stages];
    let done = world.replica.hide_modules(&world.owner(), &chosen).expect("put away");
    assert_eq!(hidden(&manager), [Module::Rfm, Module::Stages]);
    let scope = replica::TodayScope::default();
    let page = world.replica.rfm(&world.owner(), &scope, None).expect("still computed");
    assert_eq!(page.customers, 1, "the data stay");

    world.replica.undo(&world.owner(), done.tx.expect("written")).expect("undone");
    assert_eq!(hidden(&manager), []);
    world.replica.hide_modules(&world.owner(), &[]).expect("nothing put away");
    world.check();
}

#[test]
fn only_who_may_change_the_chain_puts_away() {
    let world = World::new();
    for role in [Role::StoreManager, Role::OperationsDirector, Role::SalesAssociate] {
        let actor = world.hire(role.code(), "某人", role, Some("S01"), None);
        let refused = world.replica.hide_modules(&actor, &[Module::Rfm]);
        assert!(matches!(refused, Err(Error::Denied(_))), "{role:?}");
    }
}
