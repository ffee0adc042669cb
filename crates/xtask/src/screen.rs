//! A screen for the window: the one that is there, or one in memory.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::failure::{Failure, While};

/// A screen in memory, 1366x768 as on a shop's PC; gone when dropped.
#[derive(Debug)]
pub struct VirtualScreen {
    server: Child,
    /// What programs find it by, for the environment variable DISPLAY.
    pub display: String,
}

impl VirtualScreen {
    /// Starts one beside any others that run.
    pub fn start() -> Result<VirtualScreen, Failure> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .when("Xvfb")?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number).when("Xvfb")?;
        }
        let number: u32 = number.trim().parse().when("Xvfb named no display")?;
        Ok(VirtualScreen { server, display: format!(":{number}") })
    }

    /// Starts programs on this screen rather than on another that may be there.
    pub fn show_on(&self, command: &mut Command) {
        command.env("DISPLAY", &self.display).env_remove("WAYLAND_DISPLAY");
    }
}

impl Drop for VirtualScreen {
    fn drop(&mut self) {
        // Gone already is just as well.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Whether a window can be seen by somebody here.
pub fn is_there() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
