//! A device's replica of the chain: the SQLite database and every operation on it.
//!
//! One module per noun. Reads run in a snapshot beside the writer; everything that writes goes
//! through `transact`. Every public operation takes the [`Actor`](domain::access::Actor) on whose
//! behalf it runs and asks the access matrix before it does anything.

mod aliases;
mod backup;
mod baskets;
mod buyers;
mod comparison;
mod consents;
mod contacts;
mod customers;
mod database;
mod error;
mod export;
mod facts;
mod gaps;
mod goals;
mod identity;
mod imports;
mod insights;
mod kept;
mod keys;
mod kpi;
mod levels;
mod mappings;
mod measures;
mod metrics;
mod modules;
mod older_copies;
mod orders;
mod org;
mod people;
#[cfg(test)]
mod plans;
mod products;
mod queue;
mod recovery;
pub mod sample;
mod search;
mod segments;
mod settings;
mod start;
mod stock_takes;
mod store_profile;
mod tags;
#[cfg(test)]
mod testing;
mod today;
mod topic;
mod transact;
mod write_cost;

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use domain::Id;

use database::Database;

pub use aliases::{ProductName, ProductNames, StoreAlias};
pub use backup::{BackupInfo, KEEP_DAYS, default_folder, list_backups, newest_restorable, restore};
pub use baskets::{AlsoBought, BasketProduct, BasketRule};
pub use buyers::Buyer;
pub use comparison::{ComparedStore, Expectation, FairQuestion, FairStanding, StoreComparison};
pub use consents::ConsentRow;
pub use contacts::{NewContact, VisitCount};
pub use customers::{
    AddedCustomer, BirthdayRow, BirthdayRows, ChosenCustomers, CustomerProfile, CustomerRow,
    CustomerRows, ErasedPerson, Favourite, KnownCustomer, Place, TimelineRow, TimelineRows,
};
pub use database::{SCHEMA_VERSION, has_database, schema_sql};
pub use domain::segments::CustomerFilter;
pub use error::{Error, Result};
pub use exchange::{FileError, ReadingCost, mapping_file, measure_reading};
pub use export::{ExportFormat, ExportWhat};
pub use gaps::{
    ClosedDay, DuplicateDocument, DuplicateOrder, Gaps, MissingDay, Outlier, UnknownStore,
    UnknownStoreFile, UnmappedProduct,
};
pub use goals::{
    Calibration, CheckInRow, ExpectedDay, GoalChange, GoalFilter, GoalOutlook, GoalPage, GoalPath,
    GoalPlan, GoalRow, GoalSheetChange, GoalTally, GoalTemplateInfo, GoalTree, KeptDay,
    KeyResultDay, KeyResultRow, LeftOut, MeetingItem, NewCheckIn, NoticeRow, PlanPart, PlannedDay,
    PlannedTarget, SharedKeyResult, SyncMeeting, TargetDifficulty, TemplateChoice, TemplateNumber,
    TemplateTarget, TodoRow, Whose,
};
pub use identity::{
    BuyerFilter, BuyerRow, BuyerRows, Candidate, Duplicate, DuplicateReason, DuplicateRows,
};
pub use imports::{
    ControlRow, FactSum, FileChoice, FileColumn, FilePreview, ImportFile, ImportListener,
    ImportOutcome, ImportProgress, ImportRequest, ImportRow, ImportRows, ImportStep, RejectRow,
    RemarkRow, RowCounts, UndoImportOutcome, UnknownName,
};
pub use insights::{
    CustomerOutlook, HoldOut, HoldOutRanking, LeavingFound, LeavingOrder, LeavingPage, LeavingRow,
    LeavingRule, LifetimeFit, LifetimeScore, LifetimeUnit, LifetimeValue, RfmCell, RfmFilter,
    RfmLimits, RfmPage, RfmPart, RfmRow, RfmRows, RfmScoreRow,
};
pub use keys::{KEY_FILE, KEY_STORE_VARIABLE, Key, KeyId, KeyPlace, KeyRing};
pub use kpi::{
    AssignmentRow, BoardItem, BoardSheet, GradeCount, ItemDifference, KeptItem, KeptProof,
    KeptSource, KpiResult, LibraryEntry, NewAssignment, NewRating, PastScore, PersonScore,
    ProofGoal, ProofGroup, ProofItem, ProofMark, ProofMedal, ProofSource, ProofSpan, RatingTask,
    ScoreBoard, ScoreCell, ScoreDifference, ScoreProof, SheetDifficulty, SheetDraft, SheetRow,
    SourceDifference, WhatIf, WhatIfOutcome, WhatIfRow,
};
pub use levels::{LevelCount, LevelPage, LevelStanding};
pub use mappings::MappingRow;
pub use measures::Check;
pub use metrics::{
    AlarmState, BandLimits, By, ChangedRow, Explored, ExploredPart, FormulaCheck, FormulaFault,
    ManualEntry, ManualFileOutcome, ManualRow, MeasureInfo, MetricAnswer, MetricInfo, MetricPart,
    MetricRow, MetricRows, Question, RowColumn, RowsOf,
};
pub use orders::{
    OrderDetail, OrderFilter, OrderLine, OrderPayment, OrderPayments, OrderRow, OrderRows,
};
pub use people::{
    EmployeeRow, EmployeeRows, RegionChoice, RoleInfo, Session, SignInPerson, StoreChoice,
};
pub use products::{ProductFilter, ProductRow, ProductRows};
pub use queue::{QueueHold, QueueState, QueueWish, QueuedFile};
pub use recovery::{Protection, RecoveryShown, accept_recovery_key};
pub use search::{HitKind, SearchHit};
pub use segments::{CustomerWords, SegmentRow};
pub use settings::{DeviceSettings, Language, Theme};
pub use start::{ChainInfo, NewChain, NewStore, SAMPLE_PASSWORD};
pub use stock_takes::{
    CountedProduct, StockTakeLine, StockTakeRow, StockTakeSaved, StockTakeSheet, StockTakeTotals,
    WeighedLine, WeighedStockTake,
};
pub use store_profile::{
    ProfileCategory, ProfileCustomers, ProfileFigure, ProfileRecency, StoreProfile,
};
pub use tags::TagRow;
pub use today::{
    MissingStore, StageView, StoreInNeed, TodayAlarm, TodayPage, TodayPeriod, TodayProduct,
    TodayScope, TodayStore, TodayTile, TrendPoint,
};
pub use topic::{Done, Topic};
pub use transact::{Author, HistoryEntry, HistoryField, HistoryKind, Undone};
pub use write_cost::{WriteCost, measure_write_cost};

/// What a field of a file is called in Chinese.
pub fn field_name_zh(field: domain::mapping::Field) -> &'static str {
    exchange::field_name(field, exchange::Language::Zh)
}

/// Gives UTC milliseconds.
pub type Clock = Box<dyn Fn() -> i64 + Send + Sync>;

/// A device's replica. Safe to share between threads; several processes may have the same data
/// folder open.
pub struct Replica {
    folder: PathBuf,
    keys: KeyRing,
    database: Database,
    clock: Clock,
    last_device: transact::LastDevice,
    insights: insights::Insights,
    together: kept::Kept<(), baskets::Counted>,
    goals: kept::Kept<(chrono::NaiveDate, i64), goals::Board>,
    scores: kept::Kept<(domain::calendar::Period, chrono::NaiveDate), kpi::Scored>,
    scores_as_if: kept::Kept<(Id, domain::calendar::Period, chrono::NaiveDate), kpi::Scored>,
    calibration: kept::Kept<chrono::NaiveDate, Vec<Calibration>>,
    goals_settled: goals::LastSettled,
    last_settled: levels::LastSettled,
}

/// Which part of a list to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
pub struct Page {
    /// How many rows to pass over.
    pub offset: u32,
    /// How many rows to give, at most 100,000.
    pub limit: u32,
}

impl Page {
    /// The first rows.
    pub fn first(limit: u32) -> Self {
        Self { offset: 0, limit }
    }

    fn limit(self) -> u32 {
        self.limit.min(100_000)
    }
}

impl Replica {
    /// Opens the replica of a data folder by the machine's clock.
    pub fn open(folder: &Path, keys: KeyRing) -> Result<Self> {
        Self::open_with_clock(folder, keys, Box::new(system_clock))
    }

    /// Opens the replica of a data folder by a given clock.
    pub fn open_with_clock(folder: &Path, keys: KeyRing, clock: Clock) -> Result<Self> {
        let database = Database::open(folder, keys)?;
        let folder = folder.to_path_buf();
        Ok(Self {
            folder,
            keys,
            database,
            clock,
            last_device: transact::LastDevice::default(),
            insights: insights::Insights::default(),
            together: kept::Kept::default(),
            goals: kept::Kept::default(),
            scores: kept::Kept::default(),
            scores_as_if: kept::Kept::default(),
            calibration: kept::Kept::default(),
            goals_settled: goals::LastSettled::default(),
            last_settled: levels::LastSettled::default(),
        })
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A number that changes whenever another connection or process commits a write.
    pub fn data_version(&self) -> Result<i64> {
        let writer = self.database.writer();
        Ok(writer.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// A new random id, for a record that a form is about to make.
    pub fn new_id(&self) -> Result<Id> {
        new_id(self.now_ms())
    }

    fn now_ms(&self) -> i64 {
        (self.clock)()
    }
}

fn system_clock() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

fn new_id(now_ms: i64) -> Result<Id> {
    let mut entropy = [0_u8; 10];
    getrandom::fill(&mut entropy).map_err(|_| Error::Internal("no random numbers"))?;
    Ok(Id::new_v7(now_ms, entropy))
}
