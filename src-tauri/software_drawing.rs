//! A Linux machine without a graphics card computes every layer of a page, which takes more memory and
//! time than drawing the page as a whole.

use std::path::Path;

use crate::Failure;

/// Where the kernel shows what can draw.
const CARDS: &str = "/dev/dri";
/// Tells the web view to draw without layers.
const NO_LAYERS: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
/// Set where another program steers the window: a picture of some pages, asked for without layers,
/// never comes.
const STEERED: &str = "TAURI_AUTOMATION";

/// Has the windows draw without layers where no card would draw them, unless somebody decided
/// otherwise. Comes before anything else: the environment must not change beside other threads.
pub(crate) fn lighten() -> Result<(), Failure> {
    let is_decided = [NO_LAYERS, STEERED].iter().any(|name| std::env::var_os(name).is_some());
    if is_decided || Path::new(CARDS).exists() {
        return Ok(());
    }
    Ok(glib::setenv(NO_LAYERS, "1", false)?)
}
