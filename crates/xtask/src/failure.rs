//! What went wrong in a step, in one line for the person at the terminal.

use std::fmt;

use crate::steps::Tally;

/// A step that could not do its work, with the tests it counted before it failed.
#[derive(Debug)]
pub struct Failure {
    message: String,
    /// Tests that passed and failed inside the step, when it runs tests.
    pub tally: Option<Tally>,
}

impl Failure {
    /// A failure that counts as one failed check.
    pub fn new(message: impl Into<String>) -> Self {
        Failure { message: message.into(), tally: None }
    }

    /// A failure of a step that ran tests.
    pub fn of_tests(message: impl Into<String>, tally: Tally) -> Self {
        Failure { message: message.into(), tally: Some(tally) }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

/// Adds to an error what was being done, and to what.
pub trait While<T> {
    /// Turns the error into a [`Failure`] that begins with `doing`.
    fn when(self, doing: impl fmt::Display) -> Result<T, Failure>;
}

impl<T, E: fmt::Display> While<T> for Result<T, E> {
    fn when(self, doing: impl fmt::Display) -> Result<T, Failure> {
        self.map_err(|error| Failure::new(format!("{doing}: {error}")))
    }
}
