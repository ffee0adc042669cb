//! A verb's work as numbered steps: a progress line before each, one table after all.

use std::time::Instant;

use crate::failure::Failure;

/// Checks that passed and failed: tests where a step runs tests, otherwise the step itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many passed.
    pub passed: u64,
    /// How many failed.
    pub failed: u64,
}

impl Tally {
    /// A step without tests of its own, done.
    pub const ONE_PASSED: Tally = Tally { passed: 1, failed: 0 };
    const ONE_FAILED: Tally = Tally { passed: 0, failed: 1 };

    /// Both counts added up.
    pub fn plus(self, other: Tally) -> Tally {
        Tally { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

/// How a step that did not fail ended.
#[derive(Debug)]
pub enum Ending {
    /// Did its work; the tally is what it adds to the closing line.
    Done(Tally),
    /// Was not needed or not possible here, for the reason given; counts for nothing.
    Skipped(String),
}

/// What becomes of the other steps when one fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterFailure {
    /// Nothing more is worth doing.
    Stop,
    /// Go on with the steps that do not need the failed one, so one run shows every fault.
    GoOn,
}

struct Step<'a> {
    name: &'static str,
    needs: &'static [&'static str],
    work: Box<dyn FnOnce() -> Result<Ending, Failure> + 'a>,
}

enum Outcome {
    Ended(Ending),
    Failed(Failure),
    NotReached(&'static str),
}

struct Finished {
    name: &'static str,
    outcome: Outcome,
    seconds: f64,
}

/// The steps of one verb, in order.
#[derive(Default)]
pub struct Steps<'a> {
    steps: Vec<Step<'a>>,
}

impl<'a> Steps<'a> {
    /// No steps yet.
    pub fn new() -> Self {
        Steps { steps: Vec::new() }
    }

    /// Adds a step that is one check by itself.
    pub fn step(self, name: &'static str, work: impl FnOnce() -> Result<(), Failure> + 'a) -> Self {
        self.counted(name, &[], move || work().map(|()| Ending::Done(Tally::ONE_PASSED)))
    }

    /// Adds a step that makes sense only after the steps named in `needs` are done.
    pub fn after(
        self,
        needs: &'static [&'static str],
        name: &'static str,
        work: impl FnOnce() -> Result<(), Failure> + 'a,
    ) -> Self {
        self.counted(name, needs, move || work().map(|()| Ending::Done(Tally::ONE_PASSED)))
    }

    /// Adds a step that says itself how many checks it made, or that it was skipped.
    pub fn counted(
        mut self,
        name: &'static str,
        needs: &'static [&'static str],
        work: impl FnOnce() -> Result<Ending, Failure> + 'a,
    ) -> Self {
        self.steps.push(Step { name, needs, work: Box::new(work) });
        self
    }

    /// Performs the steps in order and prints the table. The sum is what the table adds up to.
    pub fn perform(self, after_failure: AfterFailure) -> Result<Tally, Failure> {
        let total = self.steps.len();
        let begun = Instant::now();
        let mut finished: Vec<Finished> = Vec::with_capacity(total);
        for (index, step) in self.steps.into_iter().enumerate() {
            let elapsed = begun.elapsed().as_secs();
            println!("[{}/{total}] {}   ({elapsed} s)", index + 1, step.name);
            finished.push(perform_step(step, &finished));
            let failed = finished.last().is_some_and(|last| last.failed());
            if failed && after_failure == AfterFailure::Stop {
                break;
            }
        }
        print_table(&finished, begun.elapsed().as_secs_f64());
        verdict(&finished)
    }
}

fn perform_step(step: Step<'_>, before: &[Finished]) -> Finished {
    let begun = Instant::now();
    let missing = step.needs.iter().find(|need| !before.iter().any(|done| done.satisfies(need)));
    let outcome = match missing {
        Some(need) => Outcome::NotReached(need),
        None => match (step.work)() {
            Ok(ending) => Outcome::Ended(ending),
            Err(failure) => Outcome::Failed(failure),
        },
    };
    match &outcome {
        Outcome::Failed(failure) => println!("  failed: {failure}"),
        Outcome::Ended(Ending::Skipped(reason)) => println!("  skipped: {reason}"),
        Outcome::NotReached(need) => println!("  not reached: needs \"{need}\""),
        Outcome::Ended(Ending::Done(_)) => {}
    }
    Finished { name: step.name, outcome, seconds: begun.elapsed().as_secs_f64() }
}

impl Finished {
    fn satisfies(&self, need: &str) -> bool {
        self.name == need && matches!(self.outcome, Outcome::Ended(_))
    }

    fn failed(&self) -> bool {
        !matches!(self.outcome, Outcome::Ended(_))
    }

    /// A step that was not reached counts as failed: its checks did not hold.
    fn tally(&self) -> Tally {
        match &self.outcome {
            Outcome::Ended(Ending::Done(tally)) => *tally,
            Outcome::Ended(Ending::Skipped(_)) => Tally::default(),
            Outcome::Failed(failure) => match failure.tally {
                Some(tally) if tally.failed > 0 => tally,
                Some(tally) => tally.plus(Tally::ONE_FAILED),
                None => Tally::ONE_FAILED,
            },
            Outcome::NotReached(_) => Tally::ONE_FAILED,
        }
    }

    fn word(&self) -> &'static str {
        match &self.outcome {
            Outcome::Ended(Ending::Done(_)) => "ok",
            Outcome::Ended(Ending::Skipped(_)) => "skipped",
            Outcome::Failed(_) => "FAILED",
            Outcome::NotReached(_) => "not reached",
        }
    }
}

fn print_table(finished: &[Finished], seconds: f64) {
    let width = finished.iter().map(|step| step.name.chars().count()).max().unwrap_or(0);
    println!();
    for step in finished {
        let Tally { passed, failed } = step.tally();
        println!(
            "  {:<width$}  {:<11}  {passed:>5} passed  {failed:>3} failed  {:>7.1} s",
            step.name,
            step.word(),
            step.seconds,
        );
    }
    println!("  {:<width$}  {seconds:>45.1} s", "together");
    println!();
}

fn verdict(finished: &[Finished]) -> Result<Tally, Failure> {
    let sum = finished.iter().map(Finished::tally).fold(Tally::default(), Tally::plus);
    let failed: Vec<&str> =
        finished.iter().filter(|step| step.failed()).map(|step| step.name).collect();
    if failed.is_empty() {
        return Ok(sum);
    }
    Err(Failure::of_tests(format!("failed: {}", failed.join(", ")), sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_adds_the_tests_of_each_step_and_one_for_each_step_without_tests() {
        let sum = Steps::new()
            .step("format", || Ok(()))
            .counted("tests", &[], || Ok(Ending::Done(Tally { passed: 40, failed: 0 })))
            .counted("licences", &[], || Ok(Ending::Skipped("no tool".into())))
            .perform(AfterFailure::GoOn)
            .expect("all steps pass");
        assert_eq!(sum, Tally { passed: 41, failed: 0 });
    }

    #[test]
    fn a_failed_step_fails_the_steps_that_need_it_and_no_others() {
        let failure = Steps::new()
            .step("build", || Err(Failure::new("does not compile")))
            .after(&["build"], "window", || Ok(()))
            .step("types", || Ok(()))
            .perform(AfterFailure::GoOn)
            .expect_err("the build failed");
        assert_eq!(failure.tally, Some(Tally { passed: 1, failed: 2 }));
        assert_eq!(failure.to_string(), "failed: build, window");
    }

    #[test]
    fn a_step_that_fails_without_a_failing_test_still_counts_one_failure() {
        let tally = Tally { passed: 3, failed: 0 };
        let failure = Steps::new()
            .counted("tests", &[], || Err(Failure::of_tests("did not compile", tally)))
            .perform(AfterFailure::GoOn)
            .expect_err("the step failed");
        assert_eq!(failure.tally, Some(Tally { passed: 3, failed: 1 }));
    }

    #[test]
    fn nothing_runs_after_a_failure_when_told_to_stop() {
        let mut reached = false;
        let stopped = Steps::new()
            .step("build", || Err(Failure::new("does not compile")))
            .step("open", || {
                reached = true;
                Ok(())
            })
            .perform(AfterFailure::Stop);
        assert!(stopped.is_err());
        assert!(!reached, "a window must not open on a build that failed");
    }
}
