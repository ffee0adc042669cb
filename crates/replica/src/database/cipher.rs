//! How a database is unlocked, and what the beginning of a file says about it.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::Once;

use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, Result};
use crate::keys::{Form, Key, KeyId};

/// What a database file is, by its first sixteen bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beginning {
    /// There is nothing yet.
    Nothing,
    /// A database in clear, as older versions wrote it.
    Clear,
    /// A database under the key of this name, in this form.
    Locked(KeyId, Form),
    /// Nothing of ours, or damaged.
    Unknown,
}

/// Reads how a file begins.
pub(crate) fn beginning(path: &Path) -> Result<Beginning> {
    let mut bytes = [0; 16];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut bytes));
    match read {
        Ok(()) if &bytes == b"SQLite format 3\0" => Ok(Beginning::Clear),
        Ok(()) => Ok(match KeyId::at_beginning(bytes) {
            Some((id, form)) => Beginning::Locked(id, form),
            None => Beginning::Unknown,
        }),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::UnexpectedEof) => {
            Ok(Beginning::Nothing)
        }
        Err(error) => Err(error.into()),
    }
}

/// The form of a file; what is not there yet will be without sums.
pub(crate) fn form_of(path: &Path) -> Result<Form> {
    match beginning(path)? {
        Beginning::Locked(_, form) => Ok(form),
        Beginning::Nothing | Beginning::Clear | Beginning::Unknown => Ok(Form::Plain),
    }
}

/// A connection to a file in clear, or to one that is not there yet.
pub(crate) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    make_ready();
    let connection = Connection::open_with_flags(path, flags)?;
    be_silent(&connection)?;
    Ok(connection)
}

/// A connection to a file under a key. Nothing is read yet: the first reading tells whether the key
/// fits.
pub(crate) fn connect_locked(
    path: &Path,
    flags: OpenFlags,
    key: &Key,
    form: Form,
) -> Result<Connection> {
    let connection = connect(path, flags)?;
    // An error of SQLite shows the statement, and this one holds the key.
    connection
        .pragma_update(None, "key", key.for_sqlcipher(form))
        .map_err(|_| Error::Internal("the key was not taken"))?;
    if form == Form::Signed {
        tell(&connection, "cipher_use_hmac", "ON")?;
    }
    Ok(connection)
}

/// A database in memory, in clear.
pub(crate) fn in_memory() -> Result<Connection> {
    make_ready();
    Ok(Connection::open_in_memory()?)
}

/// Lets SQLCipher make itself ready before anybody else goes on, and write files without sums.
/// SQLite counts itself ready before the cipher is, and a second thread that opened in that moment
/// was refused its key.
fn make_ready() {
    static READY: Once = Once::new();
    READY.call_once(|| {
        let first = Connection::open_in_memory();
        drop(first.map(|first| tell(&first, "cipher_default_use_hmac", "OFF")));
    });
}

/// SQLCipher would otherwise tell what it meets on the terminal.
fn be_silent(connection: &Connection) -> Result<()> {
    tell(connection, "cipher_log_level", "NONE")
}

/// Some of SQLCipher's settings answer with a row, some do not.
fn tell(connection: &Connection, setting: &str, value: &str) -> Result<()> {
    match connection.pragma_update_and_check(None, setting, value, |_| Ok(())) {
        Ok(()) | Err(rusqlite::Error::QueryReturnedNoRows) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::super::open::{FILE_NAME, open_to_look};
    use super::super::sound::must_be_sound;
    use super::*;
    use crate::keys::KeyRing;
    use crate::testing::begin_and_sell;
    use crate::{Replica, SCHEMA_VERSION};

    /// A data folder whose pages have sums, and its key.
    fn left_signed() -> (TempDir, Key) {
        let folder = TempDir::new().unwrap();
        let replica = Replica::open(folder.path(), KeyRing::beside_the_data()).unwrap();
        begin_and_sell(&replica, folder.path());
        let key = replica.database.key().clone();
        drop(replica);
        let (path, plain) = (folder.path().join(FILE_NAME), folder.path().join("plain"));
        std::fs::rename(&path, &plain).unwrap();
        let signed = connect_locked(&path, OpenFlags::default(), &key, Form::Signed).unwrap();
        crate::customers::rhythm::teach_stages(&signed).unwrap();
        let text = key.for_sqlcipher(Form::Plain);
        signed.execute("ATTACH DATABASE ?1 AS plain KEY ?2", (plain.to_str(), text)).unwrap();
        signed.query_row("SELECT sqlcipher_export('main', 'plain')", [], |_| Ok(())).unwrap();
        signed.pragma_update(None, "user_version", SCHEMA_VERSION).unwrap();
        drop(signed);
        std::fs::remove_file(plain).unwrap();
        (folder, key)
    }

    #[test]
    fn a_file_whose_pages_have_sums_is_worked_with_and_backed_up_as_it_is() {
        let (folder, key) = left_signed();
        let form = |path: &Path| match beginning(path).unwrap() {
            Beginning::Locked(id, form) if id == key.id() => Some(form),
            _ => None,
        };
        assert_eq!(form(&folder.path().join(FILE_NAME)), Some(Form::Signed));
        let replica = Replica::open(folder.path(), KeyRing::beside_the_data()).unwrap();
        let written = "INSERT INTO device_setting VALUES ('last', 'written')";
        assert_eq!(replica.database.writer().execute(written, []).unwrap(), 1);
        assert_eq!(replica.check().unwrap().derived_mismatches, 0);
        let backup = replica.back_up_into(&folder.path().join("backups")).unwrap();
        let backup = Path::new(&backup.file);
        assert_eq!(form(backup), Some(Form::Signed));
        must_be_sound(&open_to_look(backup, Some(&key)).unwrap()).unwrap();
    }

    #[test]
    fn a_new_file_has_no_sums() {
        let folder = TempDir::new().unwrap();
        drop(Replica::open(folder.path(), KeyRing::beside_the_data()).unwrap());
        assert_eq!(form_of(&folder.path().join(FILE_NAME)).unwrap(), Form::Plain);
    }
}
