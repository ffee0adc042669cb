//! The chain of a story and the people in it.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Role};
use domain::metrics::Slice;
use domain::org::{Employee, OrgTemplate, Region, Store};
use replica::{
    FilePreview, ImportOutcome, ImportRequest, KeyRing, NewChain, NewStore, Replica, Result,
};
use tempfile::TempDir;

/// The password of everyone in a story.
pub const PASSWORD: &str = "海棠花开了六";

/// A chain in a folder of its own, with a clock that stands until the story moves it.
pub struct World {
    /// The data folder and, beside it, room for files.
    pub folder: TempDir,
    /// The device's replica.
    pub replica: Replica,
    clock: Arc<AtomicI64>,
}

impl World {
    /// A chain "示例" in yuan with store S01 徐汇店, on 2026-11-22 at 08:20 in Shanghai.
    pub fn new() -> Self {
        Self::with("CNY", "Asia/Shanghai")
    }

    /// The same in another currency and zone.
    pub fn with(currency: &str, zone: &str) -> Self {
        let world = Self::empty();
        world
            .replica
            .start_chain(NewChain {
                name: "示例".into(),
                currency: currency.into(),
                time_zone: zone.into(),
                org_template: OrgTemplate::SelfRun,
                stores: vec![NewStore { code: "S01".into(), name: "徐汇店".into() }],
                owner_name: "王芳".into(),
                owner_password: PASSWORD.into(),
            })
            .expect("a chain can begin");
        world
    }

    /// A device on which nothing has begun.
    pub fn empty() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let clock = Arc::new(AtomicI64::new(1_795_306_800_000)); // 2026-11-22 00:20 UTC
        let replica = open(&folder.path().join("data"), &clock);
        Self { folder, replica, clock }
    }

    /// The device whose database was copied to this file.
    pub fn on_database(file: &str) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let data = folder.path().join("data");
        std::fs::create_dir(&data).expect("a data folder");
        std::fs::copy(file, data.join("storeloop.sqlite")).expect("a copy of the database");
        let clock = Arc::new(AtomicI64::new(1_795_306_800_000)); // 2026-11-22 00:20 UTC
        let replica = open(&data, &clock);
        Self { folder, replica, clock }
    }

    /// Opens the same data once more, as a second process would.
    pub fn second_process(&self) -> Replica {
        open(&self.folder.path().join("data"), &self.clock)
    }

    /// Sets the clock, forward or back.
    pub fn set_clock(&self, utc_ms: i64) {
        self.clock.store(utc_ms, Ordering::SeqCst);
    }

    /// What the clock shows.
    pub fn now(&self) -> i64 {
        self.clock.load(Ordering::SeqCst)
    }

    /// Room for files.
    pub fn room(&self) -> &Path {
        self.folder.path()
    }

    /// The owner.
    pub fn owner(&self) -> Actor {
        self.replica.owner().expect("a chain has an owner")
    }

    /// The store of a code.
    pub fn store(&self, code: &str) -> Store {
        let stores = self.replica.list_stores().expect("stores");
        stores.into_iter().find(|store| store.code == code).expect(code)
    }

    /// Opens another store, in a region when one is named.
    pub fn open_store(&self, code: &str, name: &str, region: Option<&str>) -> Store {
        let region_id = region.map(|name| self.region(name));
        let store = Store {
            id: self.replica.new_id().expect("an id"),
            code: code.into(),
            name: name.into(),
            region_id,
            ..self.store("S01")
        };
        self.replica.save_store(&self.owner(), store.clone()).expect("a store can open");
        store
    }

    /// The region of a name, made when it is not there.
    pub fn region(&self, name: &str) -> Id {
        let regions = self.replica.list_regions().expect("regions");
        if let Some(region) = regions.into_iter().find(|region| region.name == name) {
            return region.id;
        }
        let region = Region { id: self.replica.new_id().expect("an id"), name: name.into() };
        self.replica.save_region(&self.owner(), region.clone()).expect("a region can be made");
        region.id
    }

    /// Hires somebody and signs them in.
    pub fn hire(
        &self,
        code: &str,
        name: &str,
        role: Role,
        store: Option<&str>,
        region: Option<&str>,
    ) -> Actor {
        let employee = Employee {
            id: self.replica.new_id().expect("an id"),
            code: code.into(),
            name: name.into(),
            role,
            department_id: None,
            post: String::new(),
            store_id: store.map(|code| self.store(code).id),
            region_id: region.map(|name| self.region(name)),
            joined_on: None,
            left_on: None,
        };
        let owner = self.owner();
        self.replica.save_employee(&owner, employee.clone()).expect("hired");
        self.replica.set_password(&owner, employee.id, PASSWORD).expect("a password");
        self.replica.sign_in(employee.id, PASSWORD).expect("signed in")
    }

    /// Imports files into store S01 as the owner.
    pub fn import(&self, paths: &[&str]) -> ImportOutcome {
        self.try_import(paths).expect("imported")
    }

    /// The same, when it may fail.
    pub fn try_import(&self, paths: &[&str]) -> Result<ImportOutcome> {
        self.replica.run_import(&self.owner(), &self.request(paths), &|_| ControlFlow::Continue(()))
    }

    /// What importing one file into store S01 would do.
    pub fn preview(&self, path: &str) -> FilePreview {
        self.replica
            .preview_import(&self.owner(), &self.request(&[path]), &|_| ControlFlow::Continue(()))
            .expect("previewed")
            .remove(0)
    }

    /// A request to import into store S01.
    pub fn request(&self, paths: &[&str]) -> ImportRequest {
        ImportRequest {
            paths: paths.iter().map(ToString::to_string).collect(),
            store_id: Some(self.store("S01").id),
            choices: Vec::new(),
            save_mapping_as: None,
        }
    }

    /// A metric of the whole chain.
    pub fn metric(&self, code: &str, from: &str, to: &str) -> Option<String> {
        self.metric_of(code, &slice(from, to))
    }

    /// A metric of a slice, after making sure that the rows behind it are as many as it says.
    pub fn metric_of(&self, code: &str, slice: &Slice) -> Option<String> {
        self.replica.metric(&self.owner(), code, slice).expect(code).value
    }

    /// Fails when any derived number, reference or log row is not as it should be; answers the
    /// digest.
    pub fn check(&self) -> String {
        let check = self.replica.check().expect("checked");
        assert_eq!(check.derived_mismatches, 0, "derived numbers equal a recomputation");
        assert_eq!(
            (check.integrity.as_str(), check.broken_references, check.log_gaps),
            ("ok", 0, 0)
        );
        check.digest
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}

fn open(folder: &Path, clock: &Arc<AtomicI64>) -> Replica {
    let clock = Arc::clone(clock);
    let clock = Box::new(move || clock.load(Ordering::SeqCst));
    Replica::open_with_clock(folder, KeyRing::beside_the_data(), clock)
        .expect("a fresh folder opens")
}

/// The whole chain from one day to another.
pub fn slice(from: &str, to: &str) -> Slice {
    let day = |text: &str| text.parse::<NaiveDate>().expect(text);
    Slice::chain(domain::calendar::Period { from: day(from), to: day(to) })
}
