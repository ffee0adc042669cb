//! Watches the statements of every connection that a test opens.

use std::cell::RefCell;

use rusqlite::trace::{TraceEvent, TraceEventCodes};
use rusqlite::{Connection, StatementStatus};

/// A statement that ran to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Statement {
    /// Its text.
    pub(super) sql: String,
    /// Rows it stepped through without an index that leads to them.
    pub(super) steps: i32,
    /// Rows it put into an index made for this run alone.
    pub(super) auto_indexed: i32,
}

#[derive(Default)]
struct Log {
    /// Statements under way, with what their counters showed when they began: those of a cached
    /// statement run on.
    begun: Vec<Statement>,
    ended: Vec<Statement>,
}

thread_local! {
    static LOG: RefCell<Option<Log>> = const { RefCell::new(None) };
}

/// The connection, watched: what it runs is kept while the thread is inside [`during`].
pub(crate) fn watched(mut connection: Connection) -> rusqlite::Result<Connection> {
    let codes = TraceEventCodes::SQLITE_TRACE_STMT | TraceEventCodes::SQLITE_TRACE_PROFILE;
    connection.trace_v2(codes, Some(note))?;
    Ok(connection)
}

fn note(event: TraceEvent<'_>) {
    LOG.with_borrow_mut(|log| {
        let Some(log) = log else { return };
        match event {
            TraceEvent::Stmt(statement, _) => {
                log.begun.push(counters(&statement));
            }
            TraceEvent::Profile(statement, _) => {
                let now = counters(&statement);
                let place = log.begun.iter().rposition(|begun| begun.sql == now.sql);
                let before = place.map(|place| log.begun.remove(place));
                let (steps, auto_indexed) =
                    before.map_or((0, 0), |begun| (begun.steps, begun.auto_indexed));
                log.ended.push(Statement {
                    steps: now.steps - steps,
                    auto_indexed: now.auto_indexed - auto_indexed,
                    ..now
                });
            }
            _ => {}
        }
    });
}

fn counters(statement: &rusqlite::trace::StmtRef<'_>) -> Statement {
    Statement {
        sql: statement.sql().into_owned(),
        steps: statement.get_status(StatementStatus::FullscanStep),
        auto_indexed: statement.get_status(StatementStatus::AutoIndex),
    }
}

/// What `run` answers, and the statements that ended meanwhile on this thread.
pub(super) fn during<Answer>(run: impl FnOnce() -> Answer) -> (Answer, Vec<Statement>) {
    LOG.set(Some(Log::default()));
    let answer = run();
    let log = LOG.take().unwrap_or_default();
    (answer, log.ended)
}
