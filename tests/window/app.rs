//! The app on a data folder of its own, with people at its keyboard.

use std::env;
use std::fs;
use std::net::TcpListener;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::browser::Browser;

/// Owner of the chain that [`App::on_own_chain`] begins.
const OWNER: &str = "沈知远";
/// Name of the one shop of that chain.
pub const STORE: &str = "徐汇店";
/// The owner's password, typed by the walks.
pub const PASSWORD: &str = "a walk through the window";

/// The window and the temporary folder it works in.
pub struct App {
    browser: Browser,
    folder: TempDir,
}

impl Deref for App {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl App {
    /// The first start: nothing is there yet.
    pub fn on_empty_folder() -> App {
        App::open(new_folder())
    }

    /// A chain with one shop, begun on the first page; its owner is signed in, and the page for
    /// the first file is open.
    pub fn on_own_chain() -> App {
        let app = App::on_empty_folder();
        app.click("start-own");
        app.type_into("own-name", "青禾美妆");
        app.type_into("own-store-name", STORE);
        app.type_into("own-owner", OWNER);
        app.type_into("own-password", PASSWORD);
        app.click("own-submit");
        app.wait_for("shell");
        app
    }

    /// The sample chain, made by the command-line program; nobody signed in.
    pub fn on_sample_chain() -> App {
        App::on_sample_chain_with_goals(&[])
    }

    /// The sample chain with the goals of these templates; nobody signed in.
    pub fn on_sample_chain_with_goals(templates: &[&str]) -> App {
        let folder = new_folder();
        let run = |words: &[&str]| run_on(folder.path(), words);
        run(&["init", "--sample", "beauty"]);
        for template in templates {
            run(&["--lang", "zh", "goals", "template", "apply", template, "--year", "2026"]);
        }
        App::open(folder)
    }

    /// A chain whose key this machine has lost, and its recovery key.
    pub fn on_chain_without_its_key() -> (App, String) {
        let folder = new_folder();
        let run = |words: &[&str]| {
            let mut cli = Command::new(needed("STORELOOP_CLI"));
            cli.arg("--data").arg(folder.path()).args(words).env("STORELOOP_KEY_STORE", "file");
            let answer = cli.output().expect("storeloop-cli runs");
            assert!(answer.status.success(), "storeloop-cli {words:?}");
            String::from_utf8(answer.stdout).expect("UTF-8").trim().to_owned()
        };
        let chain = ["init", "--chain", "青禾美妆", "--store", "S01=徐汇店"];
        let place = ["--time-zone", "Asia/Shanghai", "--currency", "CNY"];
        run(&[&chain[..], &place, &["--owner-password", PASSWORD]].concat());
        let recovery_key = run(&["key", "show"]);
        fs::remove_file(folder.path().join("storeloop.key")).expect("the key is beside the data");
        (App::open(folder), recovery_key)
    }

    /// Runs the command-line program on the data that the window shows.
    pub fn command_line(&self, words: &[&str]) {
        run_on(self.folder.path(), words);
    }

    /// Writes a file that the window can be given, and returns its path.
    pub fn file(&self, name: &str, text: &str) -> Value {
        let file = self.folder.path().join(name);
        fs::write(&file, text).expect("the folder is ours");
        json!(file)
    }

    /// Files of five platforms, one of which calls the shop by a name that nobody knows.
    pub fn files_of_five_platforms(&self) -> Vec<PathBuf> {
        let first_day = chrono::NaiveDate::from_ymd_opt(2026, 11, 15).expect("a day");
        let shop = formats::Shop::new(11, 200, first_day, 7);
        let codes = [
            "taobao_order_lines",
            "jd_orders",
            "pinduoduo_orders",
            "douyin_orders",
            "youzan_orders",
        ];
        let write = |code: &str| {
            let file = self.folder.path().join(code);
            let encoding = formats::Shop::usual_encoding(code).expect("a format");
            shop.write(code, &file, &formats::Selection::all(), encoding).expect("written");
            file
        };
        codes.map(write).to_vec()
    }

    /// The file of a till, whose receipts were paid in several ways.
    pub fn file_of_a_till(&self) -> PathBuf {
        let first_day = chrono::NaiveDate::from_ymd_opt(2026, 11, 15).expect("a day");
        let shop = formats::Shop::new(11, 200, first_day, 7);
        let file = self.folder.path().join("till");
        let selection = formats::Selection::all().of_store("S02");
        let encoding = formats::Shop::usual_encoding("pos_receipts").expect("a format");
        shop.write("pos_receipts", &file, &selection, encoding).expect("written");
        file
    }

    /// Leaves the window to the next person.
    pub fn sign_out(&self) {
        self.invoke("sign_out", &json!({}));
        self.reload();
        self.wait_for("password");
    }

    /// Signs in with the password where the page asks one person only.
    #[track_caller]
    pub fn sign_in(&self, password: &str) {
        self.type_into("password", password);
        self.click("sign-in");
        self.wait_for("shell");
    }

    /// Signs in as the owner of the sample chain, with the password that the page itself shows.
    #[track_caller]
    pub fn sign_in_as_sample_owner(&self) {
        self.click("[data-testid=\"sign-in-person\"][data-role=\"owner\"]");
        let password = self.text("[data-testid=\"sample-password\"] code");
        self.sign_in(&password);
    }

    fn open(folder: TempDir) -> App {
        let port = free_port();
        let driver = start_driver(folder.path(), port);
        let program = needed("STORELOOP_APP");
        let browser = Browser::open(driver, port, &program.display().to_string(), &[]);
        App { browser, folder }
    }
}

/// Runs the command-line program on a data folder.
fn run_on(folder: &Path, words: &[&str]) {
    let mut cli = Command::new(needed("STORELOOP_CLI"));
    cli.arg("--data").arg(folder).args(words).env("STORELOOP_KEY_STORE", "file");
    let done = cli.stdout(Stdio::null()).status().expect("storeloop-cli runs");
    assert!(done.success(), "storeloop-cli {words:?}: {done}");
}

/// The path of a file of the project, as the import page takes it.
pub fn project_file(path: &str) -> Value {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the project");
    let file = root.join(path);
    assert!(file.is_file(), "{path} is there");
    json!(file)
}

fn new_folder() -> TempDir {
    tempfile::Builder::new().prefix("storeloop-walk-").tempdir().expect("a temporary folder")
}

/// The driver leads a process group of its own, so that nothing it started outlives it. It hands
/// its environment on to the app. Everything the app and its web view write
/// goes into the walk's folder, nothing to the person's own. The system says there that nothing
/// should move: a list that is still unfolding swallows clicks.
fn start_driver(folder: &Path, port: u16) -> Child {
    let settings = folder.join("webview/gtk-3.0");
    fs::create_dir_all(&settings).expect("the folder is ours");
    fs::write(settings.join("settings.ini"), "[Settings]\ngtk-enable-animations=0\n")
        .expect("the folder is ours");
    let mut driver = Command::new("WebKitWebDriver");
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut driver, 0);
    driver
        .arg(format!("--port={port}"))
        .env("STORELOOP_DATA", folder)
        .env("STORELOOP_KEY_STORE", "file")
        .env("XDG_DATA_HOME", folder.join("webview"))
        .env("XDG_CACHE_HOME", folder.join("webview"))
        .env("XDG_CONFIG_HOME", folder.join("webview"))
        // What tells Tauri to let itself be driven.
        .env("TAURI_AUTOMATION", "true")
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("NO_AT_BRIDGE", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("WebKitWebDriver starts (Debian package webkit2gtk-driver)")
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("a port").port()
}

fn needed(name: &str) -> PathBuf {
    let value = env::var_os(name);
    value.unwrap_or_else(|| panic!("{name} is not set; run `cargo xtask test`")).into()
}
