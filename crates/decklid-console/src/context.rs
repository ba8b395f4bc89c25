//! What every command needs.

use decklid::garage::Garage;
use decklid_faces::english::English;
use decklid_faces::layout::Look;
use decklid_faces::texts::{Currency, Language, Measures, Texts, Units};

use crate::args::{Common, Spelling};
use crate::failure::Failure;
use crate::folder::{self, Workshop};
use crate::output;

/// What every command needs.
pub struct Context {
    /// The cars.
    pub garage: Garage,
    /// What their twins are made of.
    pub workshop: Workshop,
    /// How the reader wants to see text.
    pub look: Look,
    /// Money and units that were asked for.
    pub told: Told,
    /// Whether a program reads the answer.
    pub json: bool,
}

impl Context {
    /// From the options that every command has, and the environment.
    pub fn new(common: &Common) -> Result<Self, Failure> {
        let told = Told { currency: common.currency, units: common.units };
        let texts = texts(common.english, told);
        let look = Look { texts, width: output::width(), colour: output::in_color(common.json) };
        let (garage, workshop) = (folder::garage(common.cars.as_deref())?, Workshop::open(common.cars.as_deref())?);
        Ok(Context { garage, workshop, look, told, json: common.json })
    }

    /// The texts of the language of that name, with the money and units of its country; without a name those of
    /// the terminal.
    pub fn texts(&self, named: Option<&str>) -> Result<Texts, Failure> {
        let Some(code) = named else { return Ok(self.look.texts) };
        let codes: Vec<&str> = Language::ALL.iter().map(|l| l.0).collect();
        let unknown = || Failure::unknown("language", code, &[], &format!("Languages: {}.", codes.join(", ")));
        let language = Language::named(code).ok_or_else(unknown)?;
        let usual = Measures::of_tag(code).unwrap_or_else(|| Measures::of_language(language));
        Ok(Texts::of(language).measured_in(self.told.over(usual)))
    }
}

/// Money and units that a person asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told {
    /// Prices are told in it.
    pub currency: Option<Currency>,
    /// Quantities are told in them.
    pub units: Option<Units>,
}

impl Told {
    /// What was asked for, else what is usual.
    pub fn over(self, usual: Measures) -> Measures {
        Measures { currency: self.currency.unwrap_or(usual.currency), units: self.units.unwrap_or(usual.units) }
    }
}

/// English, money and units for the terminal: as the options say, else as the system's language.
fn texts(english: Option<Spelling>, told: Told) -> Texts {
    let set = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    let system = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default();
    let tag = system.split('.').next().unwrap_or_default();
    let spoken = match english {
        Some(Spelling::Us) => Language::English(English::Us),
        Some(Spelling::Uk) => Language::English(English::Uk),
        None => Language::named(tag).filter(|l| matches!(l, Language::English(_))).unwrap_or_default(),
    };
    let usual = english.is_none().then(|| Measures::of_tag(tag)).flatten();
    Texts::of(spoken).measured_in(told.over(usual.unwrap_or_else(|| Measures::of_language(spoken))))
}
