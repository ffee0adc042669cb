//! The system packages a Linux build and its tests need.

use std::io::IsTerminal;
use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::layout::Layout;
use crate::process::{found, program, show};

/// What a verb is going to do, as far as system packages matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Compile the app and open it.
    Build,
    /// Compile it and walk through its window, on a screen of our own where there is none.
    Walk,
    /// Everything that tests need: walk, and compute workbooks in LibreOffice.
    Test,
    /// Walk, and measure against `sqlite3`.
    Measure,
}

const BUILD: &[&str] = &[
    "build-essential",
    "pkg-config",
    // For SQLCipher, and for asking the system's store for secrets.
    "libssl-dev",
    "libdbus-1-dev",
    "libwebkit2gtk-4.1-dev",
    "librsvg2-dev",
    "libayatana-appindicator3-dev",
    "libxdo-dev",
    // Without it a Chinese screen is a screen of boxes.
    "fonts-noto-cjk",
];
const WALK: &[&str] = &["webkit2gtk-driver", "xvfb"];
const OFFICE: &[&str] = &["libreoffice-calc-nogui"];
const MEASURE: &[&str] = &["sqlite3"];

impl Purpose {
    fn packages(self) -> Vec<&'static str> {
        let beyond_build: &[&[&str]] = match self {
            Purpose::Build => &[],
            Purpose::Walk => &[WALK],
            Purpose::Test => &[WALK, OFFICE],
            Purpose::Measure => &[WALK, MEASURE],
        };
        BUILD.iter().chain(beyond_build.iter().copied().flatten()).copied().collect()
    }
}

/// Installs what is missing, saying so first. Elsewhere than on Debian's kin it says what the
/// platform needs and leaves the rest to the person.
pub fn ensure(layout: &Layout, purpose: Purpose) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        println!("  {}", advice(std::env::consts::OS));
        return Ok(());
    }
    let packages = purpose.packages();
    if found("apt-get").is_none() || found("dpkg-query").is_none() {
        println!("  no apt-get here; Storeloop needs what Debian calls: {}", packages.join(" "));
        return Ok(());
    }
    let missing: Vec<&str> = packages.into_iter().filter(|name| !installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("  missing Debian packages, installing them now: {}", missing.join(" "));
    show(&mut apt_get(layout, &["update", "-qq"])?)?;
    let install = ["install", "-y", "-qq", "--no-install-recommends"];
    show(apt_get(layout, &install)?.args(&missing))
}

fn installed(package: &str) -> bool {
    Command::new("dpkg-query")
        .args(["--show", "--showformat=${db:Status-Status}", package])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|answer| answer.status.success() && answer.stdout == b"installed")
}

/// `apt-get` with the rights to install: as it is for root, through sudo for others, which may
/// ask for a password only when somebody is there to type it.
fn apt_get(layout: &Layout, arguments: &[&str]) -> Result<Command, Failure> {
    let mut command = if is_root() {
        program(layout, "apt-get")
    } else if found("sudo").is_some() {
        let mut sudo = program(layout, "sudo");
        if !std::io::stdin().is_terminal() {
            sudo.arg("--non-interactive");
        }
        sudo.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    } else {
        return Err(Failure::new("packages are missing, and neither root nor sudo is at hand"));
    };
    command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments).stdin(Stdio::null());
    Ok(command)
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|answer| answer.stdout == b"0\n")
}

fn advice(system: &str) -> String {
    match system {
        "windows" => {
            "Windows needs the Visual Studio C++ build tools, WebView2 (part of Windows 11), \
                      and Perl and NASM to build OpenSSL"
                .into()
        }
        "macos" => "macOS needs the command line tools: xcode-select --install".into(),
        other => format!("{other}: see Tauri's list of prerequisites"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_asks_for_no_more_packages_than_it_needs() {
        assert!(!Purpose::Build.packages().contains(&"xvfb"));
        assert!(Purpose::Walk.packages().contains(&"xvfb"));
        assert!(!Purpose::Walk.packages().contains(&"libreoffice-calc-nogui"));
        assert!(Purpose::Test.packages().contains(&"libreoffice-calc-nogui"));
        assert!(Purpose::Test.packages().contains(&"xvfb"));
        assert!(Purpose::Measure.packages().contains(&"sqlite3"));
        assert!(Purpose::Measure.packages().contains(&"libwebkit2gtk-4.1-dev"));
    }

    #[test]
    fn a_package_nobody_has_is_not_installed() {
        assert!(!installed("storeloop-no-such-package"));
    }
}
