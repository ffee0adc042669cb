//! Photographs of a screen in the looks it can have.

use std::collections::HashSet;
use std::fs;

use serde_json::{Value, json};

use crate::browser::{Browser, screenshots};

/// Language and theme.
pub type Look = (&'static str, &'static str);

/// Every look there is; each differs from the one before it in one thing.
pub const EVERY_LOOK: &[Look] =
    &[("zh-CN", "light"), ("zh-CN", "dark"), ("en", "dark"), ("en", "light")];

/// The look most people have, and the one that differs from it in everything.
pub const OPPOSITE_LOOKS: &[Look] = &[("zh-CN", "light"), ("en", "dark")];

/// Takes the screen in each look: once it shows `sign`, and nothing on it moves. Begins with the
/// look that is worn when it is the last one, so that two screens in a row need fewer changes.
#[track_caller]
pub fn photograph(app: &Browser, screen: &str, sign: &str, looks: &[Look]) {
    app.wait_for(sign);
    let mut looks = looks.to_vec();
    if looks.last().is_some_and(|look| wears(app, *look)) {
        looks.reverse();
    }
    let mut seen = HashSet::new();
    for (language, theme) in looks {
        wear(app, (language, theme));
        app.wait_for(sign);
        let image = app.photograph_at_rest();
        let file = screenshots().join(format!("{screen}.{language}.{theme}.png"));
        fs::write(&file, &image).unwrap_or_else(|error| panic!("{file:?}: {error}"));
        assert!(seen.insert(image), "{screen} looks the same in {language}, {theme} as before");
    }
}

/// Changes language and theme where the page has switches for them; otherwise it is loaded anew.
#[track_caller]
fn wear(app: &Browser, look: Look) {
    let (language, theme) = look;
    if app.shows("theme-switch") {
        app.click_until("lang-switch", "wear the language", || worn(app)[0] == json!(language));
        app.click_until("theme-switch", "wear the theme", || worn(app)[1] == json!(theme));
    } else {
        let settings = json!({"language": language, "theme": theme, "backup_folder": null, "watch_folder": ""});
        app.invoke("save_device_settings", &json!({"settings": settings}));
        app.reload();
    }
    app.wait_until("wear another look", || wears(app, look));
}

fn wears(app: &Browser, look: Look) -> bool {
    worn(app) == json!(look)
}

/// Language and theme on the screen.
fn worn(app: &Browser) -> Value {
    app.evaluate("const { lang, dataset } = document.documentElement; return [lang, dataset.mode]")
}
