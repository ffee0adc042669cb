//! What the shell keeps between two commands: the open replica and who sits at the window.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use domain::Id;
use domain::access::Actor;
use replica::{
    BackupInfo, ChainInfo, Done, Error, ImportProgress, KeyRing, NewChain, Replica, Session, Topic,
    accept_recovery_key, default_folder, list_backups,
};
use serde::{Deserialize, Serialize};

use crate::error::{Answer, CommandError, ErrorCode};
use crate::events::QueueDone;
use crate::queue_worker::QueueDesk;
use crate::session::{self, SignedIn};

/// What stands between opening the window and the work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum AppState {
    /// There is no chain yet.
    FirstRun,
    /// Somebody can sign in.
    Ready {
        /// The chain.
        chain: ChainInfo,
    },
    /// The database is damaged; one of these can be put in its place.
    Damaged {
        /// Newest first.
        backups: Vec<BackupInfo>,
    },
    /// The data is locked, and its key is not on this machine: the recovery key opens it.
    KeyMissing,
    /// A newer version of the program wrote the data.
    NewerVersion,
    /// The data folder takes no writes.
    ReadOnly,
}

/// The answer of a write that gives nothing else back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename = "Done")]
pub struct Written {
    /// The transaction by which it can be undone; `None` when nothing changed.
    #[specta(type = Option<f64>)]
    pub tx: Option<i64>,
    /// What to read again.
    pub changed: Vec<Topic>,
}

/// The answer of a write that touches many things at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Counted {
    /// The transaction by which it can be undone; `None` when nothing changed.
    #[specta(type = Option<f64>)]
    pub tx: Option<i64>,
    /// What to read again.
    pub changed: Vec<Topic>,
    /// How many things changed.
    pub count: u32,
}

/// What the shell tells every window.
pub trait Announce: Send + Sync {
    /// Something was written.
    fn changed(&self, topics: &[Topic]);
    /// How an import, a preview or the making of the sample goes.
    fn progress(&self, progress: ImportProgress);
    /// The queue of imports looks otherwise.
    fn queue_changed(&self);
    /// The queue of imports is through.
    fn queue_done(&self, done: QueueDone);
}

/// The shell's state. Reads and writes of several commands run beside each other; putting a
/// backup in place waits for all of them.
pub struct App {
    folder: Option<PathBuf>,
    keys: KeyRing,
    replica: RwLock<Option<Replica>>,
    is_damaged: AtomicBool,
    seat: Mutex<Option<SignedIn>>,
    cancels: AtomicU32,
    announce: Box<dyn Announce>,
    /// What people want of the queue of imports.
    pub(crate) queue: QueueDesk,
}

impl App {
    /// The state over a data folder, which is opened by the first command that needs it, so that
    /// the window does not wait for it.
    pub fn new(folder: Option<PathBuf>, keys: KeyRing, announce: Box<dyn Announce>) -> Self {
        Self {
            folder,
            keys,
            replica: RwLock::new(None),
            is_damaged: AtomicBool::new(false),
            seat: Mutex::new(None),
            cancels: AtomicU32::new(0),
            announce,
            queue: QueueDesk::default(),
        }
    }

    /// What stands between opening the window and the work. Opens the data anew when it could
    /// not be opened before.
    pub fn state(&self) -> Answer<AppState> {
        let chain = self.with(|replica| Ok(replica.chain_info()?));
        match chain {
            Ok(Some(chain)) => Ok(AppState::Ready { chain }),
            Ok(None) => Ok(AppState::FirstRun),
            Err(error) => match error.code {
                ErrorCode::Damaged => Ok(AppState::Damaged { backups: self.spare_backups()? }),
                ErrorCode::KeyMissing => Ok(AppState::KeyMissing),
                ErrorCode::NewerVersion => Ok(AppState::NewerVersion),
                ErrorCode::ReadOnly => Ok(AppState::ReadOnly),
                _ => Err(error),
            },
        }
    }

    /// Runs something that needs nobody to be signed in.
    pub fn with<T>(&self, run: impl FnOnce(&Replica) -> Answer<T>) -> Answer<T> {
        let answer = self.with_unwatched(run);
        if let Err(error) = &answer {
            self.note_damage(error);
        }
        answer
    }

    /// Reads on behalf of the person at the window.
    pub fn read<T>(&self, run: impl FnOnce(&Replica, &Actor) -> replica::Result<T>) -> Answer<T> {
        self.with(|replica| Ok(run(replica, &self.actor(replica)?)?))
    }

    /// Writes on behalf of the person at the window, and tells every screen what changed.
    pub fn write<T>(
        &self,
        run: impl FnOnce(&Replica, &Actor) -> replica::Result<Done<T>>,
    ) -> Answer<Done<T>> {
        let done = self.read(run)?;
        self.changed(&done.changed);
        Ok(done)
    }

    /// Like [`App::write`], for writes that give nothing back.
    pub fn put(
        &self,
        run: impl FnOnce(&Replica, &Actor) -> replica::Result<Done>,
    ) -> Answer<Written> {
        let Done { tx, changed, .. } = self.write(run)?;
        Ok(Written { tx, changed })
    }

    /// Like [`App::write`], for writes that answer how many things they changed.
    pub fn put_many(
        &self,
        run: impl FnOnce(&Replica, &Actor) -> replica::Result<Done<u32>>,
    ) -> Answer<Counted> {
        let Done { value, tx, changed } = self.write(run)?;
        Ok(Counted { tx, changed, count: value })
    }

    /// Makes a backup on behalf of the person at the window. A copy that fails its checks says
    /// something about the disk it went to, not about the data.
    pub fn back_up(&self) -> Answer<BackupInfo> {
        let backup = self.with_unwatched(|replica| Ok(replica.back_up(&self.actor(replica)?)?))?;
        self.changed(&[Topic::Backups]);
        Ok(backup)
    }

    /// Makes the day's backup when there is none yet.
    pub fn back_up_daily(&self) -> Answer<()> {
        let made = self.with_unwatched(|replica| Ok(replica.back_up_daily()?))?;
        if made.is_some() {
            self.changed(&[Topic::Backups]);
        }
        Ok(())
    }

    /// A number that changes when another program writes; `None` while the data is not open.
    pub fn data_version(&self) -> Option<i64> {
        shared(&self.replica).as_ref()?.data_version().ok()
    }

    /// Begins a chain, and answers what stands before the work then.
    pub fn start(&self, run: impl FnOnce(&Replica) -> replica::Result<()>) -> Answer<AppState> {
        self.with(|replica| Ok(run(replica)?))?;
        self.changed(&Topic::ALL);
        self.state()
    }

    /// Begins a chain of one's own. Whoever begins it is its owner, and stays at the window.
    pub fn start_own(&self, chain: NewChain) -> Answer<AppState> {
        self.with(|replica| {
            replica.start_chain(chain)?;
            *lock(&self.seat) = Some(SignedIn::now(replica.owner()?));
            Ok(())
        })?;
        self.changed(&Topic::ALL);
        self.state()
    }

    /// Signs somebody in with their password.
    pub fn sign_in(&self, employee: Id, password: &str) -> Answer<Session> {
        self.with(|replica| {
            let actor = replica.sign_in(employee, password)?;
            let session = replica.session(&actor)?;
            *lock(&self.seat) = Some(SignedIn::now(actor));
            Ok(session)
        })
    }

    /// Signs whoever is there out.
    pub fn sign_out(&self) {
        *lock(&self.seat) = None;
    }

    /// What the person at the window sees; `None` when nobody is signed in.
    pub fn session(&self) -> Answer<Option<Session>> {
        match self.read(Replica::session) {
            Ok(session) => Ok(Some(session)),
            Err(CommandError { code: ErrorCode::SignedOut | ErrorCode::Locked, .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Puts a backup in place of the data. While the data can be opened, it takes a person who
    /// may; when it is damaged nobody can sign in, and only the backups on offer are taken.
    pub fn restore(&self, file: &str) -> Answer<AppState> {
        match self.read(Replica::may_restore) {
            Err(CommandError { code: ErrorCode::Damaged, .. }) => self.must_be_offered(file)?,
            permitted => permitted?,
        }
        self.replace_data(file)?;
        self.changed(&Topic::ALL);
        self.state()
    }

    /// Keeps the key of the data, or of a backup from another machine, by its recovery text. While
    /// the data can be opened, it takes a person who may put a backup in place.
    pub fn give_key(&self, text: &str, backup: Option<&str>) -> Answer<AppState> {
        match self.read(Replica::may_restore) {
            Err(CommandError { code: ErrorCode::KeyMissing | ErrorCode::Damaged, .. }) => {}
            permitted => permitted?,
        }
        accept_recovery_key(self.folder()?, text, backup.map(Path::new), self.keys)?;
        self.changed(&Topic::ALL);
        self.state()
    }

    /// Tells the imports and previews that run now to stop.
    pub fn cancel(&self) {
        self.cancels.fetch_add(1, Ordering::Relaxed);
    }

    /// Runs an import or a preview on behalf of the person at the window, with its progress shown
    /// and until somebody cancels.
    pub fn with_progress<T>(
        &self,
        run: impl FnOnce(&Replica, &Actor, replica::ImportListener<'_>) -> replica::Result<T>,
    ) -> Answer<T> {
        let cancels = self.cancels.load(Ordering::Relaxed);
        self.read(|replica, actor| {
            run(replica, actor, &|progress| {
                self.announce.progress(progress);
                if self.cancels.load(Ordering::Relaxed) == cancels {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            })
        })
    }

    /// Shows how something goes that cannot be cancelled.
    pub fn progress(&self, progress: ImportProgress) {
        self.announce.progress(progress);
    }

    /// Tells every screen that the queue of imports looks otherwise.
    pub fn queue_changed(&self) {
        self.announce.queue_changed();
    }

    /// Tells every screen that the queue of imports is through.
    pub fn queue_done(&self, done: QueueDone) {
        self.announce.queue_done(done);
    }

    /// Tells every screen what to read again.
    pub fn changed(&self, topics: &[Topic]) {
        if !topics.is_empty() {
            self.announce.changed(topics);
        }
    }

    /// The person at the window, if somebody is signed in.
    pub fn who(&self, replica: &Replica) -> Option<Actor> {
        self.actor(replica).ok()
    }

    fn actor(&self, replica: &Replica) -> Answer<Actor> {
        session::actor(&mut lock(&self.seat), replica)
    }

    fn with_unwatched<T>(&self, run: impl FnOnce(&Replica) -> Answer<T>) -> Answer<T> {
        self.open_if_closed()?;
        let replica = shared(&self.replica);
        // Between the two lines above a backup may have been put in place and failed to open.
        let closed = || CommandError::new(ErrorCode::Busy, "the data was closed a moment ago");
        run(replica.as_ref().ok_or_else(closed)?)
    }

    fn open_if_closed(&self) -> Answer<()> {
        if shared(&self.replica).is_some() {
            return Ok(());
        }
        if self.is_damaged.load(Ordering::Relaxed) {
            return Err(Error::Damaged("found while working".to_string()).into());
        }
        let mut replica = alone(&self.replica);
        if replica.is_none() {
            *replica = Some(Replica::open(self.folder()?, self.keys)?);
        }
        Ok(())
    }

    /// Damage met while working closes the data for good: the check at opening may not see it.
    fn note_damage(&self, error: &CommandError) {
        let is_news =
            error.code == ErrorCode::Damaged && !self.is_damaged.swap(true, Ordering::Relaxed);
        if is_news {
            *alone(&self.replica) = None;
            self.changed(&[Topic::Chain]);
        }
    }

    fn replace_data(&self, file: &str) -> Answer<()> {
        let folder = self.folder()?;
        let mut replica = alone(&self.replica);
        *replica = None;
        replica::restore(folder, Path::new(file), self.keys)
            .map_err(|error| bad_backup(error, file))?;
        self.is_damaged.store(false, Ordering::Relaxed);
        Ok(())
    }

    fn must_be_offered(&self, file: &str) -> Answer<()> {
        if self.spare_backups()?.iter().any(|backup| backup.file == file) {
            return Ok(());
        }
        Err(Error::NotFound("backup").into())
    }

    /// The backups to offer when the settings, which may name another folder, cannot be read.
    fn spare_backups(&self) -> Answer<Vec<BackupInfo>> {
        Ok(list_backups(&default_folder(self.folder()?)))
    }

    fn folder(&self) -> Answer<&Path> {
        let missing = || CommandError::new(ErrorCode::NoDataFolder, "no folder for the data");
        self.folder.as_deref().ok_or_else(missing)
    }
}

/// A backup that fails its checks is a bad file, not damage of the present data.
fn bad_backup(error: Error, file: &str) -> CommandError {
    match error {
        Error::Damaged(_) | Error::NewerVersion { .. } => {
            let name = Path::new(file).file_name().unwrap_or_default().to_string_lossy();
            CommandError::new(ErrorCode::File, "the backup cannot be used")
                .with("reason", "unreadable")
                .with("file", name)
        }
        other => other.into(),
    }
}

// A panic while one of these is held leaves nothing half done in the shell: SQLite has rolled its
// transaction back, so the value is as good as before.

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn shared<T>(lock: &RwLock<T>) -> RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(PoisonError::into_inner)
}

fn alone<T>(lock: &RwLock<T>) -> RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
