//! How long a person waits: from starting the app on the sample chain to a window that takes
//! input. The app itself writes the milliseconds since its start when its first screen is there.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use super::measured_process::held_megabytes;
use super::{Promise, median};
use crate::failure::{Failure, While};
use crate::layout::Layout;
use crate::process::{program, read};
use crate::screen::VirtualScreen;

const RUNS: usize = 5;
const SECONDS_LIMIT: f64 = 1.5;
const MEGABYTES_LIMIT: f64 = 350.0;
const A_WHILE: Duration = Duration::from_secs(3);
const GIVE_UP_AFTER: Duration = Duration::from_secs(30);

/// Median over several starts.
pub fn measure(layout: &Layout, folder: &Path) -> Result<Vec<Promise>, Failure> {
    if !cfg!(target_os = "linux") {
        println!("  skipped: the screen in memory is Linux's");
        return Ok(Vec::new());
    }
    let data = folder.join("sample");
    let mut cli = program(layout, layout.release_cli());
    read(cli.arg("--data").arg(&data).args(["init", "--sample", "beauty"]))?;
    let screen = VirtualScreen::start()?;
    let ready = folder.join("ready");
    let mut seconds = Vec::new();
    for turn in 1..=RUNS {
        let measured = started(layout, &screen, &data, &ready)?.seconds;
        println!("  run {turn}: {measured:.2} s");
        seconds.push(measured);
    }
    let all = seconds.iter().map(|one| format!("{one:.2}")).collect::<Vec<_>>().join(", ");
    let measured = median(seconds).ok_or_else(|| Failure::new("nothing was measured"))?;
    Ok(vec![Promise {
        what: "window ready for input on the sample chain".into(),
        measured,
        limit: SECONDS_LIMIT,
        unit: "s",
        behind: format!("of {all} s"),
    }])
}

/// How the window of a large chain starts, and the most it holds a while later.
pub fn of_large_chain(layout: &Layout, data: &Path, ready: &Path) -> Result<[Promise; 2], Failure> {
    let screen = VirtualScreen::start()?;
    let starts = (0..RUNS).map(|_| started(layout, &screen, data, ready));
    let starts = starts.collect::<Result<Vec<_>, _>>()?;
    let all = starts.iter().map(|one| format!("{:.2}", one.seconds)).collect::<Vec<_>>().join(", ");
    let seconds = median(starts.iter().map(|one| one.seconds).collect());
    let megabytes = starts.iter().filter_map(|one| one.megabytes).reduce(f64::max);
    let nothing = || Failure::new("nothing was measured");
    Ok([
        Promise {
            what: "window ready for input".into(),
            measured: seconds.ok_or_else(nothing)?,
            limit: SECONDS_LIMIT,
            unit: "s",
            behind: format!("of {all} s"),
        },
        Promise {
            what: "memory with the window open, its web view counted".into(),
            measured: megabytes.ok_or_else(nothing)?,
            limit: MEGABYTES_LIMIT,
            unit: "MB",
            behind: format!("greatest of {RUNS} starts, {} s after each", A_WHILE.as_secs()),
        },
    ])
}

/// What a start of the app took.
struct Started {
    /// Until its first screen took input.
    seconds: f64,
    /// What it and its web view hold a while later, when the screen's numbers are there too.
    megabytes: Option<f64>,
}

fn started(
    layout: &Layout,
    screen: &VirtualScreen,
    data: &Path,
    ready: &Path,
) -> Result<Started, Failure> {
    if ready.exists() {
        fs::remove_file(ready).when(ready.display())?;
    }
    let mut app = program(layout, layout.release_app());
    app.env("STORELOOP_DATA", data).env("STORELOOP_READY_FILE", ready);
    screen.show_on(&mut app);
    let mut window = app.stdout(Stdio::null()).stderr(Stdio::null()).spawn().when("app")?;
    let written = wait_for_number(ready, Instant::now() + GIVE_UP_AFTER);
    thread::sleep(A_WHILE);
    let megabytes = held_megabytes(window.id());
    // The window has done its part; one that is gone already has been reported by the file.
    let _ = window.kill();
    window.wait().when("app")?;
    let milliseconds: f64 =
        written.ok_or_else(|| Failure::new("the window was not ready within 30 s"))?;
    Ok(Started { seconds: milliseconds / 1000.0, megabytes })
}

fn wait_for_number(file: &Path, until: Instant) -> Option<f64> {
    while Instant::now() < until {
        let number = fs::read_to_string(file).ok().and_then(|text| text.trim().parse().ok());
        if number.is_some() {
            return number;
        }
        thread::sleep(Duration::from_millis(20));
    }
    None
}
