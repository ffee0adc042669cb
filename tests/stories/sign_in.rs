//! Signing in.

use domain::access::Role;
use replica::Error;
use storeloop_tests::{PASSWORD, World};

#[test]
fn five_wrong_passwords_lock_the_person_out_for_a_minute_and_nobody_else() {
    let world = World::new();
    let manager = world.hire("E2", "李强", Role::StoreManager, Some("S01"), None);
    let wrong = || world.replica.sign_in(manager.employee_id, "错的密码啊啊");
    for _ in 0..4 {
        assert!(matches!(wrong(), Err(Error::WrongPassword)));
    }
    let until = world.now() + 60_000;
    assert!(matches!(wrong(), Err(Error::LockedOut { until_ms }) if until_ms == until));
    let right = || world.replica.sign_in(manager.employee_id, PASSWORD);
    world.set_clock(until - 1);
    assert!(matches!(right(), Err(Error::LockedOut { .. })), "one millisecond early");
    world.replica.sign_in(world.owner().employee_id, PASSWORD).expect("another person");
    world.set_clock(until);
    right().expect("in time");
    assert!(matches!(wrong(), Err(Error::WrongPassword)), "a right password starts the count anew");
}

#[test]
fn only_people_with_a_password_who_have_not_left_are_offered() {
    let world = World::new();
    let names = || -> Vec<String> {
        world
            .replica
            .sign_in_people()
            .expect("people")
            .into_iter()
            .map(|person| person.name)
            .collect()
    };
    assert_eq!(names(), ["王芳"]);
    let manager = world.hire("E2", "李强", Role::StoreManager, Some("S01"), None);
    assert_eq!(names(), ["王芳", "李强"]);
    let page = replica::Page::first(10);
    let row =
        world.replica.list_employees(&world.owner(), "李强", page).expect("list").rows.remove(0);
    let left = domain::org::Employee { left_on: "2026-11-21".parse().ok(), ..row.employee };
    world.replica.save_employee(&world.owner(), left).expect("saved");
    assert_eq!(names(), ["王芳"]);
    assert!(world.replica.sign_in(manager.employee_id, PASSWORD).is_err());
    assert!(world.replica.refresh_actor(&manager).is_err(), "a session ends with the job");
}

#[test]
fn a_password_is_changed_with_the_old_one_only() {
    let world = World::new();
    let owner = world.owner();
    assert!(matches!(
        world.replica.change_own_password(&owner, "不是这个密码", "新的密码六位"),
        Err(Error::WrongPassword)
    ));
    world.replica.change_own_password(&owner, PASSWORD, "新的密码六位").expect("changed");
    assert!(world.replica.sign_in(owner.employee_id, PASSWORD).is_err());
    world.replica.sign_in(owner.employee_id, "新的密码六位").expect("the new one");
}

#[test]
fn a_history_never_shows_a_password_hash() {
    let world = World::new();
    let owner = world.owner();
    let history = world.replica.history(&owner, "credential", owner.employee_id).expect("history");
    let shown = format!("{history:?}");
    assert!(shown.contains("****") && !shown.contains("argon2"), "{shown}");
}

#[test]
fn the_last_owner_cannot_give_up() {
    let world = World::new();
    let page = replica::Page::first(10);
    let row =
        world.replica.list_employees(&world.owner(), "王芳", page).expect("list").rows.remove(0);
    let less = domain::org::Employee { role: Role::Designer, ..row.employee };
    let refused = world.replica.save_employee(&world.owner(), less);
    assert!(matches!(refused, Err(Error::Invalid { field: "role", reason: "last_owner" })));
}
