//! The system's own store for secrets: Credential Manager, Keychain, Secret Service. It is asked
//! beside the thread that waits, and given up when it does not answer: a machine without anybody
//! at its screen must neither hang nor be prompted.

use std::sync::mpsc;
use std::time::Duration;

use super::{Key, KeyId};

const SERVICE: &str = "app.storeloop.desktop";
const WAIT: Duration = Duration::from_secs(5);

/// The key of that name, when the store answers and has it.
pub(super) fn find(id: KeyId) -> Option<Key> {
    let secret = answer(move || store::find(&id.text()))??;
    Key::from_bytes(&secret).filter(|key| key.id() == id)
}

/// Keeps a key; whether it can be found again.
pub(super) fn keep(key: &Key) -> bool {
    let (id, bytes) = (key.id(), *key.bytes());
    let kept = answer(move || store::keep(&id.text(), &bytes)).flatten().is_some();
    kept && find(id).as_ref() == Some(key)
}

fn answer<T: Send + 'static>(ask: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (answered, waiting) = mpsc::channel();
    std::thread::spawn(move || answered.send(ask()));
    waiting.recv_timeout(WAIT).ok()
}

#[cfg(any(windows, target_os = "macos"))]
mod store {
    use keyring::Entry;

    use super::SERVICE;

    pub(super) fn find(name: &str) -> Option<Vec<u8>> {
        Entry::new(SERVICE, name).and_then(|entry| entry.get_secret()).ok()
    }

    pub(super) fn keep(name: &str, secret: &[u8]) -> Option<()> {
        Entry::new(SERVICE, name).and_then(|entry| entry.set_secret(secret)).ok()
    }
}

#[cfg(target_os = "linux")]
mod store {
    use std::collections::HashMap;

    use dbus_secret_service::{EncryptionType, SecretService};

    use super::SERVICE;

    /// Seconds a question to the person may stand: none is ever asked.
    const PROMPT: u64 = 0;

    pub(super) fn find(name: &str) -> Option<Vec<u8>> {
        let service = connect()?;
        let found = service.search_items(attributes(name)).ok()?;
        found.unlocked.first()?.get_secret().ok()
    }

    pub(super) fn keep(name: &str, secret: &[u8]) -> Option<()> {
        let service = connect()?;
        let collection = service.get_default_collection().ok()?;
        if collection.is_locked().ok()? {
            return None;
        }
        let kind = "application/octet-stream";
        collection.create_item("Storeloop", attributes(name), secret, true, kind).ok()?;
        Some(())
    }

    fn connect() -> Option<SecretService> {
        // Without it libdbus would start a bus of its own.
        std::env::var_os("DBUS_SESSION_BUS_ADDRESS")?;
        // Whoever can listen on this bus can ask the store as well.
        SecretService::connect_with_max_prompt_timeout(EncryptionType::Plain, PROMPT).ok()
    }

    fn attributes(name: &str) -> HashMap<&str, &str> {
        HashMap::from([("service", SERVICE), ("username", name)])
    }
}

#[cfg(not(any(windows, target_os = "macos", target_os = "linux")))]
mod store {
    pub(super) fn find(_: &str) -> Option<Vec<u8>> {
        None
    }

    pub(super) fn keep(_: &str, _: &[u8]) -> Option<()> {
        None
    }
}
