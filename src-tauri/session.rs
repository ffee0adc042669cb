//! Who sits at the window, and when they have been away too long.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::access::Actor;
use replica::{Error, Replica};

use crate::error::{Answer, CommandError, ErrorCode};

/// Somebody who gave their password.
pub struct SignedIn {
    actor: Actor,
    last_seen_ms: i64,
}

impl SignedIn {
    /// Somebody who has just given their password.
    pub fn now(actor: Actor) -> Self {
        Self { actor, last_seen_ms: unix_ms() }
    }
}

/// The person on whose behalf the next command runs, as they are now: a changed role counts at
/// once. Somebody who has left, or was away too long, is signed out.
pub fn actor(seat: &mut Option<SignedIn>, replica: &Replica) -> Answer<Actor> {
    let Some(person) = seat.take() else {
        return Err(CommandError::new(ErrorCode::SignedOut, "nobody is signed in"));
    };
    let now_ms = unix_ms();
    let minutes = replica.find_chain()?.map_or(0, |chain| chain.auto_lock_minutes);
    if was_away(person.last_seen_ms, now_ms, minutes) {
        return Err(CommandError::new(ErrorCode::Locked, "locked after a while without a command"));
    }
    let actor = match replica.refresh_actor(&person.actor) {
        Ok(actor) => actor,
        Err(Error::NotFound(_)) => {
            return Err(CommandError::new(ErrorCode::SignedOut, "no longer an employee"));
        }
        Err(error) => {
            *seat = Some(person);
            return Err(error.into());
        }
    };
    *seat = Some(SignedIn { actor: actor.clone(), last_seen_ms: now_ms });
    Ok(actor)
}

/// Whether so many minutes went by without a command. A clock that was put back that far counts
/// too: nobody knows how long it really was.
fn was_away(last_seen_ms: i64, now_ms: i64, minutes: u32) -> bool {
    last_seen_ms.abs_diff(now_ms) >= u64::from(minutes) * 60_000
}

fn unix_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_locks_after_the_chains_minutes_without_a_command() {
        const MINUTE: i64 = 60_000;
        let cases = [
            (0, 0, 10, false),
            (0, 10 * MINUTE - 1, 10, false),
            (0, 10 * MINUTE, 10, true),
            (0, 24 * 60 * MINUTE, 10, true),
            (5 * MINUTE, 6 * MINUTE, 1, true),
            (10 * MINUTE, 9 * MINUTE, 10, false),
            (60 * MINUTE, 0, 10, true),
        ];
        for (last_seen_ms, now_ms, minutes, locks) in cases {
            assert_eq!(was_away(last_seen_ms, now_ms, minutes), locks, "{last_seen_ms} {now_ms}");
        }
    }
}
