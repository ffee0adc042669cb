//! LibreOffice without a window, with a profile of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A cold start on a busy machine takes half a minute.
const LONGEST: Duration = Duration::from_secs(300);

/// Results that are stored in a file count for nothing: everything is computed when it is opened.
const COMPUTE_ALL: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"#;

/// A folder as an address; one that begins with a drive has a stroke before it.
fn address(folder: &Path) -> String {
    let path = folder.to_string_lossy().replace('\\', "/").replace(' ', "%20");
    format!("file:///{}", path.trim_start_matches('/'))
}

/// Opens workbooks, computes them and saves them. Returns the files in the order of the workbooks.
pub fn computed_anew(folder: &Path, workbooks: &[&Path]) -> Vec<PathBuf> {
    let program = std::env::var_os("STORELOOP_SOFFICE").expect("STORELOOP_SOFFICE names soffice");
    let (profile, saved) = (folder.join("profile"), folder.join("saved"));
    std::fs::create_dir_all(profile.join("user")).expect("a profile");
    std::fs::write(profile.join("user/registrymodifications.xcu"), COMPUTE_ALL).expect("settings");
    let mut running = Command::new(program)
        .arg(format!("-env:UserInstallation={}", address(&profile)))
        .args(["--headless", "--norestore", "--convert-to", "xlsx", "--outdir"])
        .arg(&saved)
        .args(workbooks)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .expect("soffice starts");
    let begun = Instant::now();
    let ended = loop {
        if let Some(ended) = running.try_wait().expect("soffice runs") {
            break ended;
        }
        if begun.elapsed() > LONGEST {
            running.kill().expect("soffice is stopped");
            panic!("soffice did not end within {LONGEST:?}");
        }
        std::thread::sleep(Duration::from_millis(200));
    };
    assert!(ended.success(), "soffice ended with {ended}");
    let file = |path: &&Path| saved.join(path.file_name().expect("a file"));
    workbooks.iter().map(file).collect()
}
