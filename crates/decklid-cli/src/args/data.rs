//! Options of commands about the cars themselves.

use std::path::PathBuf;

use clap::Args;

/// Options of `cars`.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct CarsArgs {
    /// Find a car by make, model, year or body, such as "ford focus 2010"
    #[arg(long, value_name = "WORDS")]
    pub(crate) find: Option<String>,
}

/// Options of `show`.
#[derive(Debug, Clone, Args)]
pub(crate) struct ShowArgs {
    /// The car
    pub(crate) car: String,
    /// Print the car file with all that it inherits, and where each value stands
    #[arg(long)]
    pub(crate) merged: bool,
    /// Of the merged file only this, such as moves.get_in
    #[arg(long, value_name = "PATH", requires = "merged")]
    pub(crate) table: Option<String>,
}

/// Options of `sources`.
#[derive(Debug, Clone, Args)]
pub(crate) struct SourcesArgs {
    /// The car
    pub(crate) car: String,
    /// Only statements that rest on one weak source, first those on which the advice leans most
    #[arg(long)]
    pub(crate) weak: bool,
}

/// Options of `gaps`.
#[derive(Debug, Clone, Args)]
pub(crate) struct GapsArgs {
    /// Only these cars [default: all, which takes minutes]
    #[arg(value_name = "CAR")]
    pub(crate) only: Vec<String>,
    /// How many lines of each kind to show
    #[arg(long, default_value_t = 20, value_name = "COUNT")]
    pub(crate) most: usize,
}

/// Options of `check`.
#[derive(Debug, Clone, Args)]
pub(crate) struct CheckArgs {
    /// Car files or folders of cars [default: the built-in cars]
    pub(crate) paths: Vec<PathBuf>,
}

/// Options of `new`.
#[derive(Debug, Clone, Args)]
pub(crate) struct NewArgs {
    /// Id of the new car and name of its folder, such as toyota-corolla
    pub(crate) id: String,
    /// The body type or car that it is like
    #[arg(long, value_name = "CAR")]
    pub(crate) based_on: String,
    /// Name for people [default: from the id]
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Maker
    #[arg(long)]
    pub(crate) make: Option<String>,
    /// Build years, such as 2014-2019
    #[arg(long)]
    pub(crate) years: Option<String>,
    /// The folder of cars
    #[arg(long, value_name = "DIR", default_value = "data/cars")]
    pub(crate) into: PathBuf,
}

/// Options of `care`.
#[derive(Debug, Clone, Args)]
pub(crate) struct CareArgs {
    /// The car
    pub(crate) car: String,
    /// Date of the last maintenance, such as 2026-11-28 [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<String>,
    /// Write recurring maintenance to this calendar file
    #[arg(long, value_name = "FILE")]
    pub(crate) ics: Option<PathBuf>,
}
