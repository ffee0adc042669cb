//! Why a command did not do what was asked.

use std::io;

/// Why a command did not do what was asked. Nothing was written, whatever the variant, but for
/// [`Failure::CheckFailed`], which writes nothing anyway.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The replica says why.
    Replica(replica::Error),
    /// We know why, in both languages.
    Said {
        /// In Chinese.
        zh: String,
        /// In English.
        en: String,
    },
    /// The arguments make no sense together.
    Usage {
        /// In Chinese.
        zh: String,
        /// In English.
        en: String,
    },
    /// The database does not hold together.
    CheckFailed,
    /// Whoever read our output closed it.
    ReaderGone,
    /// Our output could not be written.
    Output(io::Error),
}

impl Failure {
    /// A reason in both languages.
    pub(crate) fn said(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Said { zh: zh.into(), en: en.into() }
    }

    /// Arguments that make no sense, in both languages.
    pub(crate) fn usage(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Usage { zh: zh.into(), en: en.into() }
    }

    /// Whether the arguments are at fault and not the chain.
    pub(crate) fn is_usage(&self) -> bool {
        matches!(self, Self::Usage { .. })
    }
}

impl From<replica::Error> for Failure {
    fn from(error: replica::Error) -> Self {
        Self::Replica(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ReaderGone,
            _ => Self::Output(error),
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}
