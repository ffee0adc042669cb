//! The program without a window, as a script meets it: real processes on real folders.

mod arguments;
mod beginning;
mod changes;
mod comparison;
mod customers;
mod damage;
mod files;
mod identity;
mod imports;
mod insight;
mod interruptions;
mod key;
mod kpi;
mod metrics;
mod program;
mod queue;
mod sales_csv;
