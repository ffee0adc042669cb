//! The machine a measurement was made on, in one line.

use std::fs;

/// Processor, cores, memory and system.
pub fn described() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let model = field(&processors, "model name", ':').unwrap_or(std::env::consts::ARCH);
    let system = field(&release, "PRETTY_NAME", '=').unwrap_or(std::env::consts::OS);
    let kilobytes = field(&memory, "MemTotal", ':')
        .and_then(|total| total.trim_end_matches(" kB").parse::<f64>().ok());
    let memory = match kilobytes {
        Some(kilobytes) => format!("{:.0} GB", kilobytes / 1024.0 / 1024.0),
        None => "memory not known".into(),
    };
    format!("Machine: {model}, {cores} cores, {memory}, {}", system.trim_matches('"'))
}

fn field<'a>(text: &'a str, name: &str, separator: char) -> Option<&'a str> {
    text.lines().find_map(|line| {
        let (key, value) = line.split_once(separator)?;
        (key.trim() == name).then(|| value.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_read_from_the_line_that_names_it() {
        let text = "processor\t: 0\nmodel name\t: Some CPU @ 2 GHz\n";
        assert_eq!(field(text, "model name", ':'), Some("Some CPU @ 2 GHz"));
        assert_eq!(field(text, "flags", ':'), None);
    }
}
