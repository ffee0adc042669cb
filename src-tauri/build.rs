//! Compiles the capabilities beside the shell and the window's configuration into the binary.

fn main() {
    let attributes =
        tauri_build::Attributes::new().capabilities_path_pattern("./src-tauri/capabilities/**/*");
    if let Err(error) = tauri_build::try_build(attributes) {
        panic!("tauri build configuration: {error:#}");
    }
}
