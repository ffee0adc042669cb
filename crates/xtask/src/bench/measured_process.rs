//! Runs a program and measures its wall time and the most memory it held.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::{Failure, While};

/// What one run took.
#[derive(Debug, Clone, Copy)]
pub struct Usage {
    /// Wall time in seconds.
    pub seconds: f64,
    /// Peak resident memory in megabytes (10^6 bytes); `None` where the system does not tell.
    pub peak_megabytes: Option<f64>,
}

/// Short against the runs measured here, which take seconds.
const LOOK_EVERY: Duration = Duration::from_millis(4);

/// Runs the program to its end. The kernel keeps the high-water mark of its memory itself, so
/// looking now and then loses only what was added after the last look.
pub fn run(command: &mut Command) -> Result<Usage, Failure> {
    let begun = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn().when("measured program")?;
    let mut peak_megabytes = None;
    loop {
        peak_megabytes = high_water_mark(child.id()).or(peak_megabytes);
        if let Some(status) = child.try_wait().when("measured program")? {
            let seconds = begun.elapsed().as_secs_f64();
            if !status.success() {
                return Err(Failure::new(format!("measured program ended with {status}")));
            }
            return Ok(Usage { seconds, peak_megabytes });
        }
        thread::sleep(LOOK_EVERY);
    }
}

fn high_water_mark(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kilobytes * 1024.0 / 1e6)
}

/// The megabytes that a running program and those it started hold, what they share counted once;
/// `None` where the system does not tell.
pub fn held_megabytes(process: u32) -> Option<f64> {
    let kilobytes: Vec<f64> = family(process).into_iter().filter_map(share_of_memory).collect();
    (!kilobytes.is_empty()).then(|| kilobytes.iter().sum::<f64>() * 1024.0 / 1e6)
}

/// A process, those it started, and so on.
fn family(eldest: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(|process| Some((process, parent(process)?)))
        .collect();
    let mut family = vec![eldest];
    let mut at = 0;
    while at < family.len() {
        let elder = family[at];
        family
            .extend(parents.iter().filter(|(_, parent)| *parent == elder).map(|(child, _)| child));
        at += 1;
    }
    family
}

fn parent(process: u32) -> Option<u32> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("PPid:"))?.trim().parse().ok()
}

/// Kilobytes, those of pages that several processes hold by its share.
fn share_of_memory(process: u32) -> Option<f64> {
    let told = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn what_a_program_started_counts_with_it() {
        let mut shell = Command::new("sh").args(["-c", "sleep 5; true"]).spawn().expect("sh runs");
        let begun = Instant::now();
        while family(shell.id()).len() < 2 {
            assert!(begun.elapsed() < Duration::from_secs(5), "sh starts sleep");
            thread::sleep(LOOK_EVERY);
        }
        assert!(held_megabytes(shell.id()).is_some_and(|held| held > 0.1));
        shell.kill().and_then(|()| shell.wait()).expect("sh ends");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_run_is_measured_from_its_start_to_its_end() {
        let usage = run(Command::new("sleep").arg("0.1")).expect("sleep runs");
        assert!(usage.seconds >= 0.1, "{usage:?}");
        assert!(usage.peak_megabytes.is_some_and(|peak| peak > 0.1), "{usage:?}");
    }

    #[test]
    fn a_program_that_fails_is_not_a_measurement() {
        assert!(run(&mut Command::new("false")).is_err());
    }
}
