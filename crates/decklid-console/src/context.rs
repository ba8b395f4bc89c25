//! What every command needs.

use std::path::PathBuf;

use decklid::garage::Garage;
use decklid_faces::english::English;
use decklid_faces::layout::Look;
use decklid_faces::page::region::Region;
use decklid_faces::texts::{Currency, Language, Measures, Texts, Units};

use crate::args::{Common, Spelling};
use crate::failure::Failure;
use crate::folder::{self, Workshop};
use crate::output;

/// What every command needs.
pub struct Context {
    /// The cars.
    pub garage: Garage,
    /// The wiring of their twins.
    pub workshop: Workshop,
    /// How the reader wants to see text.
    pub look: Look,
    /// Currency and units that were asked for.
    pub told: Told,
    /// The folder of cars that was given.
    pub cars: Option<PathBuf>,
    /// Whether a program reads the answer.
    pub json: bool,
}

impl Context {
    /// From the options that every command has, and the environment.
    pub fn new(common: &Common, speech: Speech<'_>) -> Result<Self, Failure> {
        let told = Told { currency: common.currency, units: common.units };
        let texts = texts(common.english, speech, told)?;
        let spelled = || match common.english? {
            Spelling::Us => Region::named("us"),
            Spelling::Uk => Region::named("gb"),
        };
        let region = common.country.or_else(|| Region::of_tag(&system_tag())).or_else(spelled);
        let calls = region.map_or(Look::default().calls, |region| region.numbers);
        let look = Look { texts, calls, width: output::width(), color: output::in_color(common.json) };
        let garage = folder::taught(folder::garage(common.cars.as_deref())?, common.numbers.as_deref())?;
        let workshop = Workshop::open(common.cars.as_deref())?;
        Ok(Context { garage, workshop, look, told, cars: common.cars.clone(), json: common.json })
    }
}

/// Which language a program speaks.
#[derive(Clone, Copy, Debug)]
pub enum Speech<'a> {
    /// English, in the reader's own variety if the system says which.
    English,
    /// The system's language, if we speak it.
    System,
    /// The language of that name.
    Named(&'a str),
}

impl<'a> Speech<'a> {
    /// The language of that name, otherwise the system's.
    pub fn of(name: Option<&'a str>) -> Self {
        name.map_or(Speech::System, Speech::Named)
    }
}

/// Currency and units that a person asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told {
    /// Currency of prices.
    pub currency: Option<Currency>,
    /// Units of quantities.
    pub units: Option<Units>,
}

impl Told {
    /// What was asked for, otherwise the usual.
    pub fn over(self, usual: Measures) -> Measures {
        Measures { currency: self.currency.unwrap_or(usual.currency), units: self.units.unwrap_or(usual.units) }
    }
}

/// Language, currency and units for the terminal: from the options, otherwise from the system's language.
fn texts(english: Option<Spelling>, speech: Speech<'_>, told: Told) -> Result<Texts, Failure> {
    let system = system_tag();
    let of_system = Language::named(&system);
    let (language, tag) = match (speech, english) {
        (Speech::Named(name), _) => (Some(named(name)?), name),
        (_, Some(Spelling::Us)) => (Some(Language::English(English::Us)), ""),
        (_, Some(Spelling::Uk)) => (Some(Language::English(English::Uk)), ""),
        (Speech::System, None) => (of_system, system.as_str()),
        (Speech::English, None) => (of_system.filter(|l| matches!(l, Language::English(_))), system.as_str()),
    };
    let language = language.unwrap_or_default();
    let usual = Measures::of_tag(tag).unwrap_or_else(|| Measures::of_language(language));
    Ok(Texts::of(language).measured_in(told.over(usual)))
}

/// The language that the system is set to, such as `de_AT`.
fn system_tag() -> String {
    let set = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    let system = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default();
    system.split('.').next().unwrap_or_default().to_owned()
}

fn named(code: &str) -> Result<Language, Failure> {
    let codes: Vec<&str> = Language::ALL.iter().map(|l| l.0).collect();
    let unknown = || Failure::unknown("language", code, &[], &format!("Languages: {}.", codes.join(", ")));
    Language::named(code).ok_or_else(unknown)
}
