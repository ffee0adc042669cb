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

#[cfg(all(test, unix))]
mod tests {
    use super::*;

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
