//! The one worker that imports what waits in the queue, and what people want of it meanwhile.

use std::ops::ControlFlow;
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::access::Actor;
use replica::{QueueHold, QueueState, QueueWish, QueuedFile};

use crate::error::Answer;
use crate::events::QueueDone;
use crate::state::App;

/// What people want of the queue.
#[derive(Default)]
pub struct QueueDesk(Mutex<Wanted>);

struct Wanted {
    /// A worker is at it.
    is_worked: bool,
    /// Somebody asked for work while there was a worker, who may have been about to leave.
    once_more: bool,
    wish: QueueWish,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { is_worked: false, once_more: false, wish: QueueWish::GoOn }
    }
}

/// One worker's time at the queue: who sent it, and the right to work.
pub struct Shift {
    hold: QueueHold,
    actor: Actor,
}

impl QueueDesk {
    /// Asks the worker, if there is one, to stop where nothing is lost.
    pub fn pause(&self) {
        let mut wanted = self.wanted();
        if wanted.is_worked && wanted.wish == QueueWish::GoOn {
            wanted.wish = QueueWish::Pause;
            wanted.once_more = false;
        }
    }

    /// Asks the worker to give its file up; answers whether there is one.
    fn cancel(&self) -> bool {
        let mut wanted = self.wanted();
        if wanted.is_worked {
            wanted.wish = QueueWish::Cancel;
            wanted.once_more = false;
        }
        wanted.is_worked
    }

    /// Sends somebody to work; answers whether a new worker is needed.
    fn send(&self) -> bool {
        let mut wanted = self.wanted();
        if wanted.is_worked {
            wanted.once_more = true;
            // A pause is over; a file that was given up is given up.
            if wanted.wish == QueueWish::Pause {
                wanted.wish = QueueWish::GoOn;
            }
            return false;
        }
        *wanted = Wanted { is_worked: true, ..Wanted::default() };
        true
    }

    /// Lets the worker go, unless somebody asked for more work in the meantime.
    fn leave(&self) -> bool {
        let mut wanted = self.wanted();
        let is_needed = wanted.once_more;
        *wanted = Wanted { is_worked: is_needed, ..Wanted::default() };
        !is_needed
    }

    /// Lets the worker go, whatever is asked: it cannot work.
    fn give_up(&self) {
        *self.wanted() = Wanted::default();
    }

    fn wish(&self) -> QueueWish {
        self.wanted().wish
    }

    fn wanted(&self) -> MutexGuard<'_, Wanted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A shift for a new worker; `None` when one is at it, who then goes on. Fails when another program
/// works through the queue, or nobody who may import sits at the window.
pub fn begin(app: &App) -> Answer<Option<Shift>> {
    let actor = app.read(|_, actor| Ok(actor.clone()))?;
    if !app.queue.send() {
        return Ok(None);
    }
    match app.with(|replica| Ok(replica.hold_queue(&actor)?)) {
        Ok(hold) => Ok(Some(Shift { hold, actor })),
        Err(error) => {
            app.queue.give_up();
            Err(error)
        }
    }
}

/// Gives the present file up, also one at which the queue was paused.
pub fn cancel(app: &App) -> Answer<()> {
    if app.queue.cancel() {
        return Ok(());
    }
    app.read(|replica, actor| replica.cancel_paused(&replica.hold_queue(actor)?))?;
    app.queue_changed();
    Ok(())
}

/// Imports what waits, one file after another, until nothing waits or somebody wants something
/// else.
pub fn work(app: &App, shift: Shift) {
    let mut count = QueueDone { done: 0, failed: 0 };
    loop {
        match until_stopped(app, &shift, &mut count) {
            Ok(is_through) => {
                if !app.queue.leave() {
                    continue;
                }
                drop(shift);
                if is_through && count.done + count.failed > 0 {
                    app.queue_done(count);
                }
            }
            Err(_) => {
                // The file at which it happened says why; the others wait.
                app.queue.give_up();
                drop(shift);
            }
        }
        app.queue_changed();
        return;
    }
}

/// Answers whether nothing waits anymore.
fn until_stopped(app: &App, shift: &Shift, count: &mut QueueDone) -> Answer<bool> {
    loop {
        match app.queue.wish() {
            QueueWish::GoOn => {}
            QueueWish::Pause => {
                app.with(|replica| Ok(replica.pause_next_queued(&shift.hold)?))?;
                return Ok(false);
            }
            QueueWish::Cancel => return Ok(false),
        }
        let Some(ended) = next(app, shift)? else { return Ok(true) };
        match ended.state {
            QueueState::Done => count.done += 1,
            QueueState::Failed => count.failed += 1,
            QueueState::Waiting
            | QueueState::Running
            | QueueState::Paused
            | QueueState::Ignored => {}
        }
        app.queue_changed();
    }
}

/// Imports the next file, as the person who sent the worker is now: a changed role counts at once.
fn next(app: &App, shift: &Shift) -> Answer<Option<QueuedFile>> {
    let actor = app.with(|replica| Ok(replica.refresh_actor(&shift.actor)?))?;
    let next = app.with(|replica| Ok(replica.next_queued(&shift.hold, &actor)?))?;
    let Some(next) = next else { return Ok(None) };
    app.queue_changed();
    let listener = |progress| {
        app.progress(progress);
        ControlFlow::Continue(())
    };
    let (ended, changed) = app.with(|replica| {
        let wish = || app.queue.wish();
        Ok(replica.run_queued(&shift.hold, &actor, next.key, &listener, &wish)?)
    })?;
    app.changed(&changed);
    Ok(Some(ended))
}

#[cfg(test)]
mod tests;
