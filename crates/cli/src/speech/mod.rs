//! Messages in the language of whoever reads them. They name causes and never what stands in the
//! chain's records.

mod failures;
mod files;
mod problems;
mod usage;
mod words;

use replica::Language;

use crate::arguments::Lang;

pub(crate) use failures::failure;
pub(crate) use problems::problem;
pub(crate) use usage::usage;
pub(crate) use words::noun_zh;

/// The language asked for, or else that of the system.
pub(crate) fn language(asked: Option<Lang>) -> Language {
    match asked {
        Some(Lang::Zh) => Language::Chinese,
        Some(Lang::En) => Language::English,
        None => of_system(["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| std::env::var(name).ok())),
    }
}

/// The first of the system's variables that says anything decides.
fn of_system(variables: [Option<String>; 3]) -> Language {
    let decisive = variables.into_iter().flatten().find(|value| !value.is_empty());
    match decisive {
        Some(value) if value.starts_with("zh") => Language::Chinese,
        Some(_) | None => Language::English,
    }
}

/// One of two texts.
pub(crate) fn say<T>(language: Language, zh: T, en: T) -> T {
    match language {
        Language::Chinese => zh,
        Language::English => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_says_anything_decides_the_language() {
        let cases = [
            ([None, None, Some("zh_CN.UTF-8")], Language::Chinese),
            ([Some(""), None, Some("zh_CN.UTF-8")], Language::Chinese),
            ([Some("C"), None, Some("zh_CN.UTF-8")], Language::English),
            ([None, Some("zh_TW"), Some("en_US")], Language::Chinese),
            ([None, None, None], Language::English),
        ];
        for (variables, expected) in cases {
            let owned = variables.map(|value| value.map(ToString::to_string));
            assert_eq!(of_system(owned), expected, "{variables:?}");
        }
    }
}
