//! A WebDriver client in the words the walks need. Elements are named by their `data-testid`, or
//! by a CSS selector where a walk needs one of several.
//!
//! Whatever is asked for is waited for; a walk that waits in vain fails with a photograph.

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::http::request;

/// Long for a person, short for a slow machine that also compiles.
const PATIENCE: Duration = Duration::from_secs(40);
const LOOK_EVERY: Duration = Duration::from_millis(60);
/// The keys End and Backspace in WebDriver's letters. A modifier would be no help: it stays down
/// where the letters after it are on no key of the keyboard.
const END: &str = "\u{e010}";
const BACKSPACE: &str = "\u{e003}";
const ENTER: &str = "\u{e007}";
/// How long keys and clicks are on their way.
const SOON: Duration = Duration::from_secs(2);
/// The first choice of the select that is open.
const CHOICE: &str =
    ".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option";
/// The key under which WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A window under control; both it and its driver end with this value.
pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

impl Browser {
    /// Opens the program's window through a driver that listens on the port.
    pub fn open(mut driver: Child, port: u16, program: &str, arguments: &[&str]) -> Browser {
        let options = json!({"binary": program, "args": arguments});
        let wanted =
            json!({"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}});
        let opened = try_until(PATIENCE, || request(port, "POST", "/session", &wanted));
        let opened = opened.unwrap_or_else(|error| {
            stop(&mut driver);
            panic!("the window of {program} did not open: {error}");
        });
        let session = opened["sessionId"].as_str().expect("a session has an id").to_owned();
        let browser = Browser { driver, port, session };
        browser.post("/timeouts", &json!({"script": 280_000})).expect("timeouts are set");
        browser
    }

    /// Waits until the element is there.
    #[track_caller]
    pub fn wait_for(&self, name: &str) {
        self.element(name);
    }

    /// Whether the element is there now.
    pub fn shows(&self, name: &str) -> bool {
        self.find(name).is_ok()
    }

    /// Clicks the element, waiting until it is there, can be pressed, stands still and nothing
    /// lies over it.
    #[track_caller]
    pub fn click(&self, name: &str) {
        self.until(&format!("click {name}"), || self.press(name));
    }

    /// Clicks the element until the condition holds, `what` saying it in words: something that is
    /// still on its way to its place may swallow a click.
    #[track_caller]
    pub fn click_until(&self, name: &str, what: &str, mut holds: impl FnMut() -> bool) {
        let mut seen = || if holds() { Ok(Value::Null) } else { Err("not yet".to_owned()) };
        self.until(what, || {
            if seen().is_ok() {
                return Ok(Value::Null);
            }
            self.press(name)?;
            try_until(SOON, &mut seen)
        });
    }

    /// Opens the select and takes its first choice, waiting until its list is closed again: a list
    /// that is still unfolding may swallow a click.
    #[track_caller]
    pub fn choose_first(&self, select: &str) {
        let mut chosen = false;
        self.until(&format!("choose in {select}"), || {
            if self.find(CHOICE).is_err() {
                if chosen {
                    return Ok(Value::Null);
                }
                self.press(select)?;
                try_until(SOON, || self.find(CHOICE).map(Value::String))?;
            }
            self.press(CHOICE)?;
            chosen = true;
            try_until(SOON, || match self.find(CHOICE) {
                Ok(_) => Err("its list stays open".to_owned()),
                Err(_) => Ok(Value::Null),
            })
        });
    }

    fn press(&self, name: &str) -> Result<Value, String> {
        let element = self.find(name)?;
        if self.get(&format!("/element/{element}/enabled"))? != json!(true) {
            return Err("it cannot be pressed".to_owned());
        }
        self.stands_still(&element)?;
        self.post(&format!("/element/{element}/click"), &json!({}))
    }

    /// Types behind what stands in the input that is the element or lies in it, and waits until
    /// it is there: a drawer that opens takes the keyboard to itself once. What got lost on the way
    /// is typed again over what arrived.
    #[track_caller]
    pub fn type_into(&self, name: &str, text: &str) {
        let input = format!("input{0}, textarea{0}, {0} input", selector(name));
        let mut begun: Option<String> = None;
        self.until(&format!("type into {name}"), || {
            let element = self.find(&input)?;
            self.stands_still(&element)?;
            let read = || -> Result<String, String> {
                let value = self.get(&format!("/element/{element}/property/value"))?;
                Ok(value.as_str().unwrap_or_default().to_owned())
            };
            let now = read()?;
            let before = begun.get_or_insert_with(|| now.clone()).clone();
            let whole = format!("{before}{text}");
            if now == whole {
                return Ok(Value::Null);
            }
            let type_keys = |keys: &str| {
                self.post(&format!("/element/{element}/value"), &json!({"text": keys}))
            };
            if now == before {
                type_keys(text)?;
            } else {
                type_keys(&format!("{END}{}", BACKSPACE.repeat(now.chars().count())))?;
                for letter in whole.chars() {
                    type_keys(&letter.to_string())?;
                }
            }
            try_until(SOON, || match read()? {
                now if now == whole => Ok(Value::Null),
                now => Err(format!("it reads {now}")),
            })
        });
    }

    /// Types over what stands in an input, and Enter.
    #[track_caller]
    pub fn retype(&self, input: &str, text: &str) {
        self.until(&format!("type over {input}"), || {
            let element = self.find(input)?;
            self.stands_still(&element)?;
            let value = format!("/element/{element}/property/value");
            self.post(&format!("/element/{element}/click"), &json!({}))?;
            let script = "document.activeElement.select()";
            self.post("/execute/sync", &json!({"script": script, "args": []}))?;
            let keys = format!("{BACKSPACE}{text}{ENTER}");
            self.post(&format!("/element/{element}/value"), &json!({"text": keys}))?;
            let plain = |value: &str| value.replace([',', ' '], "");
            try_until(SOON, || match self.get(&value)?.as_str().map(plain) {
                Some(now) if now == text => Ok(Value::Null),
                now => Err(format!("it reads {now:?}")),
            })
        });
    }

    /// An element on its way to its place is not where a click would go.
    fn stands_still(&self, element: &str) -> Result<(), String> {
        let place = format!("/element/{element}/rect");
        let before = self.get(&place)?;
        thread::sleep(LOOK_EVERY);
        if self.get(&place)? == before { Ok(()) } else { Err("it moves".to_owned()) }
    }

    /// The text a person reads in the element.
    #[track_caller]
    pub fn text(&self, name: &str) -> String {
        let text = self.until(&format!("read {name}"), || {
            let element = self.find(name)?;
            self.get(&format!("/element/{element}/text"))
        });
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The exact number in `data-value` once the element has one: the text may be shortened.
    #[track_caller]
    pub fn figure(&self, name: &str) -> String {
        let value = self.until(&format!("read the figure of {name}"), || {
            let element = self.find(name)?;
            let value = self.get(&format!("/element/{element}/attribute/data-value"))?;
            let filled = value.as_str().is_some_and(|value| !value.is_empty());
            if filled { Ok(value) } else { Err("no figure yet".to_owned()) }
        });
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the condition holds; `what` says it in words.
    #[track_caller]
    pub fn wait_until(&self, what: &str, mut holds: impl FnMut() -> bool) {
        self.until(what, || if holds() { Ok(Value::Null) } else { Err("not yet".to_owned()) });
    }

    /// Goes to a screen by its address; the search parts are JSON, as the UI writes them.
    #[track_caller]
    pub fn go(&self, path: &str, search: &[(&str, Value)]) {
        let script = "const [path, search] = arguments;\n\
            const parts = search.map(([name, value]) => name + '=' + encodeURIComponent(JSON.stringify(value)));\n\
            location.hash = '#' + path + (parts.length ? '?' + parts.join('&') : '');";
        self.run("sync", script, &json!([path, search]));
    }

    /// Loads the page anew, as the same person on the same address.
    #[track_caller]
    pub fn reload(&self) {
        self.post("/refresh", &json!({})).expect("the page loads anew");
    }

    /// Value of a script's `return`.
    #[track_caller]
    pub fn evaluate(&self, script: &str) -> Value {
        self.run("sync", script, &json!([]))
    }

    /// Calls a command of the shell past the screens, to set a walk's stage.
    #[track_caller]
    pub fn invoke(&self, command: &str, arguments: &Value) -> Value {
        let script = "const [command, args, done] = arguments;\n\
            window.__TAURI_INTERNALS__.invoke(command, args).then(\n\
              (value) => done({ value }), (error) => done({ error }));";
        let answer = self.run("async", script, &json!([command, arguments]));
        assert!(answer.get("error").is_none(), "{command}: {}", answer["error"]);
        answer["value"].clone()
    }

    /// Gives the window this size, in CSS pixels, and waits until the page has it.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        self.post("/window/rect", &json!({"width": width, "height": height})).expect("a window");
        self.wait_until("see the window in its new size", || {
            self.evaluate("return [innerWidth, innerHeight]") == json!([width, height])
        });
    }

    /// The window as a PNG.
    #[track_caller]
    pub fn photograph(&self) -> Vec<u8> {
        let encoded = self.get("/screenshot").expect("a photograph");
        BASE64_STANDARD.decode(encoded.as_str().unwrap_or_default()).expect("base64")
    }

    /// The window as a PNG once nothing moves any more: two photographs in a row are the same.
    #[track_caller]
    pub fn photograph_at_rest(&self) -> Vec<u8> {
        let begun = Instant::now();
        let mut last = self.photograph();
        while begun.elapsed() < Duration::from_secs(6) {
            thread::sleep(Duration::from_millis(180));
            let next = self.photograph();
            if next == last {
                break;
            }
            last = next;
        }
        last
    }

    #[track_caller]
    fn element(&self, name: &str) -> String {
        let found = self.until(&format!("find {name}"), || self.find(name).map(Value::String));
        found.as_str().unwrap_or_default().to_owned()
    }

    fn find(&self, name: &str) -> Result<String, String> {
        let by = json!({"using": "css selector", "value": selector(name)});
        let found = self.post("/element", &by)?;
        found[ELEMENT].as_str().map(str::to_owned).ok_or_else(|| "not an element".to_owned())
    }

    #[track_caller]
    fn run(&self, kind: &str, script: &str, arguments: &Value) -> Value {
        let body = json!({"script": script, "args": arguments});
        match self.post(&format!("/execute/{kind}"), &body) {
            Ok(value) => value,
            Err(error) => panic!("{error} in the script: {script}"),
        }
    }

    #[track_caller]
    fn until(&self, what: &str, attempt: impl FnMut() -> Result<Value, String>) -> Value {
        match try_until(PATIENCE, attempt) {
            Ok(value) => value,
            Err(error) => panic!("could not {what}: {error}\n{}", self.last_sight()),
        }
    }

    /// Where the walk stopped: the address, the text on the screen and a photograph.
    fn last_sight(&self) -> String {
        let script = "return location.hash + '\\n' + document.body.innerText";
        let seen = self.post("/execute/sync", &json!({"script": script, "args": []}));
        let file = screenshots().join("where-the-walk-stopped.png");
        let encoded = self.get("/screenshot").unwrap_or_default();
        let image = BASE64_STANDARD.decode(encoded.as_str().unwrap_or_default());
        let saved = image.is_ok_and(|image| fs::write(&file, image).is_ok());
        let photograph = if saved { file.display().to_string() } else { "none".to_owned() };
        format!("screen: {}\nphotograph: {photograph}", seen.unwrap_or_else(Value::String))
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        request(self.port, "POST", &format!("/session/{}{path}", self.session), body)
    }

    fn get(&self, path: &str) -> Result<Value, String> {
        request(self.port, "GET", &format!("/session/{}{path}", self.session), &Value::Null)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The window may be gone by itself; the driver ends in any case.
        let _ = request(self.port, "DELETE", &format!("/session/{}", self.session), &Value::Null);
        stop(&mut self.driver);
    }
}

/// Folder that photographs go to: named by STORELOOP_SCREENSHOTS, else the system's for
/// temporary files.
pub fn screenshots() -> PathBuf {
    std::env::var_os("STORELOOP_SCREENSHOTS").map_or_else(std::env::temp_dir, PathBuf::from)
}

/// A bare name is a `data-testid`; anything else is a CSS selector already.
fn selector(name: &str) -> String {
    let bare = name.chars().all(|next| next.is_alphanumeric() || "-_".contains(next));
    if bare { format!("[data-testid=\"{name}\"]") } else { name.to_owned() }
}

/// Ends the driver and every program of its group: a window whose session was broken off would
/// stay open otherwise, and hold on to whatever reads this test's output.
fn stop(driver: &mut Child) {
    let group = format!("-{}", driver.id());
    let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
    let _ = driver.kill();
    let _ = driver.wait();
}

fn try_until(
    patience: Duration,
    mut attempt: impl FnMut() -> Result<Value, String>,
) -> Result<Value, String> {
    let begun = Instant::now();
    loop {
        match attempt() {
            Err(_) if begun.elapsed() < patience => thread::sleep(LOOK_EVERY),
            outcome => return outcome,
        }
    }
}

#[test]
fn a_bare_name_is_a_test_id_and_anything_else_a_selector() {
    let cases = [
        ("rail-today", "[data-testid=\"rail-today\"]"),
        ("tile-net_sales", "[data-testid=\"tile-net_sales\"]"),
        ("[data-period=\"day\"]", "[data-period=\"day\"]"),
    ];
    for (name, expected) in cases {
        assert_eq!(selector(name), expected);
    }
}
