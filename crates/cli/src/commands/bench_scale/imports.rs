//! How long an import keeps people waiting in a program that is open.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::Instant;

use replica::{Error, ImportRequest};

use crate::data_folder::Chain;
use crate::failure::Failure;

/// The milliseconds in which each file came in, to its last derived number and on the disk; each is
/// taken back again.
pub(super) fn measure(chain: &Chain, files: &[PathBuf]) -> Result<Vec<(String, f64)>, Failure> {
    let mut times = Vec::new();
    for file in files {
        let path = file.display().to_string();
        let request = ImportRequest {
            paths: vec![path.clone()],
            store_id: None,
            choices: Vec::new(),
            save_mapping_as: None,
        };
        let begun = Instant::now();
        let done =
            chain.replica.run_import(&chain.owner, &request, &|_| ControlFlow::Continue(()))?;
        times.push((path, begun.elapsed().as_secs_f64() * 1e3));
        let import = done.import_id.ok_or(Error::NotFound("import"))?;
        chain.replica.undo_import(&chain.owner, import)?;
    }
    Ok(times)
}
