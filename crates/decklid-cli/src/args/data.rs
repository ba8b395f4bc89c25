//! Options of commands about what is known of cars.

use std::path::PathBuf;

use clap::Args;

/// Options of `check`.
#[derive(Debug, Clone, Args)]
pub(crate) struct CheckArgs {
    /// Car files or folders of cars; without one, the built-in cars
    pub(crate) paths: Vec<PathBuf>,
}

/// Options of `care`.
#[derive(Debug, Clone, Args)]
pub(crate) struct CareArgs {
    /// The car
    pub(crate) car: String,
    /// The day when everything was last done, such as 2026-11-28 [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<String>,
    /// Write what comes back by the calendar into this file
    #[arg(long, value_name = "FILE")]
    pub(crate) ics: Option<PathBuf>,
}
