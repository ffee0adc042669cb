//! Arguments that make no sense, in one line.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use replica::Language;

use super::say;

/// The line for arguments that could not be understood.
pub(crate) fn usage(language: Language, error: &clap::Error) -> String {
    let cause = cause(language, error);
    format!("{cause}{}", say(language, "；见 --help", "; see --help"))
}

fn cause(language: Language, error: &clap::Error) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => say(
            language,
            format!("没有参数 {argument}"),
            format!("there is no argument {argument}"),
        ),
        ErrorKind::InvalidSubcommand => {
            let command = context(error, ContextKind::InvalidSubcommand);
            say(language, format!("没有命令 {command}"), format!("there is no command {command}"))
        }
        ErrorKind::MissingRequiredArgument => {
            say(language, format!("缺少 {argument}"), format!("{argument} is missing"))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            say(language, "缺少命令", "a command is missing").to_string()
        }
        ErrorKind::ArgumentConflict => {
            let other = context(error, ContextKind::PriorArg);
            say(
                language,
                format!("{argument} 不能与 {other} 同时使用"),
                format!("{argument} does not go with {other}"),
            )
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let known = context(error, ContextKind::ValidValue);
            let known = if known.is_empty() { known } else { format!(" ({known})") };
            say(
                language,
                format!("{argument} 的值 {value} 无效{known}"),
                format!("{value} is not a value for {argument}{known}"),
            )
        }
        _ => say(language, "参数无效", "the arguments make no sense").to_string(),
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) if text.is_empty() => "\"\"".to_string(),
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}
