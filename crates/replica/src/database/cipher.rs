//! How a database is unlocked, and what the beginning of a file says about it.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::Once;

use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, Result};
use crate::keys::{Key, KeyId};

/// What a database file is, by its first sixteen bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beginning {
    /// There is nothing yet.
    Nothing,
    /// A database in clear, as older versions wrote it.
    Clear,
    /// A database under the key of this name.
    Locked(KeyId),
    /// Nothing of ours, or damaged.
    Unknown,
}

/// Reads how a file begins.
pub(crate) fn beginning(path: &Path) -> Result<Beginning> {
    let mut bytes = [0; 16];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut bytes));
    match read {
        Ok(()) if &bytes == b"SQLite format 3\0" => Ok(Beginning::Clear),
        Ok(()) => Ok(KeyId::at_beginning(bytes).map_or(Beginning::Unknown, Beginning::Locked)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::UnexpectedEof) => {
            Ok(Beginning::Nothing)
        }
        Err(error) => Err(error.into()),
    }
}

/// A connection to a file, which is in clear to it until it is unlocked.
pub(crate) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    make_ready();
    Ok(Connection::open_with_flags(path, flags)?)
}

/// A database in memory, in clear.
pub(crate) fn in_memory() -> Result<Connection> {
    make_ready();
    Ok(Connection::open_in_memory()?)
}

/// Lets SQLCipher make itself ready before anybody else goes on. SQLite counts itself ready before
/// the cipher is, and a second thread that opened in that moment was refused its key.
fn make_ready() {
    static READY: Once = Once::new();
    READY.call_once(|| drop(Connection::open_in_memory()));
}

/// Gives a new connection the key of its file. Nothing is read yet: the first reading tells whether
/// the key fits.
pub(crate) fn unlock(connection: &Connection, key: &Key) -> Result<()> {
    be_silent(connection)?;
    // An error of SQLite shows the statement, and this one holds the key.
    connection
        .pragma_update(None, "key", key.for_sqlcipher())
        .map_err(|_| Error::Internal("the key was not taken"))
}

/// SQLCipher would otherwise tell what it meets on the terminal.
pub(super) fn be_silent(connection: &Connection) -> Result<()> {
    let told = connection.pragma_update_and_check(None, "cipher_log_level", "NONE", |_| Ok(()));
    match told {
        Ok(()) | Err(rusqlite::Error::QueryReturnedNoRows) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
