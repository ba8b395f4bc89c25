//! The answer of `care`: what to do, how often, what it costs, and how much it helps.

use std::collections::BTreeMap;

use decklid_advice::lockout::Prevention;
use decklid_car::car::{Car, Rates};
use serde::Serialize;

use crate::texts::Texts;

/// What each number means, printed next to them.
pub const CARE_DEFINITIONS: [(&str, &str); 5] = [
    (
        "lockout_per_breakdown",
        "exact chance, by the car's priors, that nothing opens the lid without help when the usual way fails",
    ),
    ("breakdowns_per_year", "a judgment call: how often a year the usual way fails (cars/numbers.toml)"),
    (
        "share_of_lockouts",
        "exact share of lockouts that go away if what the care works against never happens: the most that it can do",
    ),
    ("lowers_yearly_lockout_by", "breakdowns_per_year * lockout_per_breakdown * share_of_lockouts"),
    ("cost", "each time, in dollars by the default rates"),
];

/// All care of a car.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CareReport {
    /// The car.
    pub car: String,
    /// See the definitions.
    pub lockout_per_breakdown: Option<f64>,
    /// See the definitions.
    pub breakdowns_per_year: Option<f64>,
    /// Expected lockouts a year.
    pub lockouts_per_year: Option<f64>,
    /// What to do, in the order of the car.
    pub items: Vec<CareItem>,
    /// The calendar file, if one was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarFile>,
    /// What each number means.
    pub definitions: BTreeMap<&'static str, &'static str>,
}

/// One thing to do.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CareItem {
    /// Its name.
    pub id: String,
    /// What to do.
    pub says: String,
    /// How often, as an ISO 8601 duration; null for what has no date.
    pub every: Option<String>,
    /// How often, in words; may be empty.
    pub every_says: String,
    /// True for what to do right after opening by hand.
    pub after: bool,
    /// What it costs each time (USD by the default rates).
    pub cost: f64,
    /// Time of each (min).
    pub minutes: f64,
    /// Money for each (USD).
    pub money: f64,
    /// Faults that it makes rarer.
    pub lowers: Vec<String>,
    /// The same in words.
    pub lowers_says: Vec<String>,
    /// See the definitions.
    pub share_of_lockouts: Option<f64>,
    /// See the definitions.
    pub lowers_yearly_lockout_by: Option<f64>,
}

/// A calendar file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarFile {
    /// Path of the file.
    pub file: String,
    /// Start date.
    pub since: String,
    /// Number of recurring events.
    pub events: usize,
}

impl CareReport {
    /// All care of a car with what it is worth.
    pub fn of(car: &Car, worth: Option<&Prevention>, texts: impl Into<Texts>) -> CareReport {
        let texts = texts.into();
        let lockout = worth.map(|w| w.lockout);
        let per_year = lockout.zip(car.breakdowns).map(|(lockout, rate)| lockout * rate);
        let item = |(at, care): (usize, &decklid_car::car::Care)| {
            let share = worth.map(|w| w.share(at));
            let lowers = || care.lowers.iter().map(|id| &car[*id]);
            CareItem {
                id: care.id.clone(),
                says: texts.car(&care.says),
                every: care.months.map(|months| format!("P{months}M")),
                every_says: if care.every.is_empty() { String::new() } else { texts.clause(&care.every) },
                after: care.after,
                cost: Rates::default().price(&care.cost),
                minutes: care.cost.minutes,
                money: care.cost.money,
                lowers: lowers().map(|h| h.id.clone()).collect(),
                lowers_says: lowers().map(|h| texts.clause(&h.says)).collect(),
                share_of_lockouts: share,
                lowers_yearly_lockout_by: share.zip(per_year).map(|(share, per_year)| share * per_year),
            }
        };
        CareReport {
            car: car.id.clone(),
            lockout_per_breakdown: lockout,
            breakdowns_per_year: car.breakdowns,
            lockouts_per_year: per_year,
            items: car.care.iter().enumerate().map(item).collect(),
            calendar: None,
            definitions: CARE_DEFINITIONS.into_iter().collect(),
        }
    }
}
