//! The recovery key: seen by the owner, and typed in where the machine has lost the key.

use std::fs;

use crate::app::{App, PASSWORD};
use crate::browser::screenshots;
use crate::camera::{OPPOSITE_LOOKS, photograph};

#[test]
fn the_owner_sees_the_recovery_key_after_the_password() {
    let app = App::on_own_chain();
    app.go("/settings/protection", &[]);
    photograph(&app, "8-protection", "recovery-key-show", OPPOSITE_LOOKS);
    app.click("recovery-key-show");
    app.type_into("recovery-key-password", "not the password");
    app.click("recovery-key-confirm");
    app.wait_for("[role=\"alert\"]");
    app.type_into("recovery-key-password", PASSWORD);
    app.click("recovery-key-confirm");
    app.wait_for("recovery-key");
    photograph(&app, "8-protection-shown", "recovery-key", &[("zh-CN", "light")]);
    app.click("recovery-key-hide");
    app.wait_for("recovery-key-show");
    assert!(!app.shows("recovery-key"), "it is gone from the page");
}

#[test]
fn data_without_its_key_opens_by_the_recovery_key() {
    let (app, recovery_key) = App::on_chain_without_its_key();
    app.wait_for("trouble-key_missing");
    // No setting can be kept while the data are shut: there is one look.
    let picture = screenshots().join("8-key-missing.png");
    fs::write(picture, app.photograph_at_rest()).expect("a picture");
    let mistyped = format!("{}0", &recovery_key[..recovery_key.len() - 1]);
    let mistyped = if mistyped == recovery_key { mistyped.replace('0', "1") } else { mistyped };
    app.type_into("recovery-key-entry", &mistyped);
    app.click("recovery-key-give");
    app.wait_for("[role=\"alert\"]");
    assert!(app.shows("trouble-key_missing"), "a wrong one opens nothing");
    app.reload();
    app.type_into("recovery-key-entry", &recovery_key);
    app.click("recovery-key-give");
    app.wait_for("password");
}
