//! One file a command. Each makes a [`Reply`]; only `output` writes it.

pub(crate) mod booklet;
pub(crate) mod card;
pub(crate) mod cars;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod drill;
pub(crate) mod export;
pub(crate) mod lockouts;
pub(crate) mod man;
pub(crate) mod network;
pub(crate) mod next;
pub(crate) mod paint;
pub(crate) mod picture;
pub(crate) mod plan;
pub(crate) mod problem;
pub(crate) mod show;
pub(crate) mod simulate;
pub(crate) mod sources;
pub(crate) mod twin;
pub(crate) mod why;

use render::english::English;
use render::layout::Look;
use render::texts::Language;
use serde::Serialize;

use crate::args::{Common, Spelling};
use crate::failure::{Failure, code};
use crate::garage::{Garage, Workshop};
use crate::output;

/// What every command needs.
pub(crate) struct Context {
    /// The cars.
    pub(crate) garage: Garage,
    /// What their twins are made of.
    pub(crate) workshop: Workshop,
    /// How the reader wants to see text.
    pub(crate) look: Look,
    /// Whether a program reads the answer.
    pub(crate) json: bool,
}

/// The answer of a command, for people and for programs.
pub(crate) struct Reply {
    /// For people.
    pub(crate) text: String,
    /// One JSON document.
    pub(crate) json: String,
    /// The exit code.
    pub(crate) code: u8,
}

impl Context {
    /// From the options that every command has, and the environment.
    pub(crate) fn new(common: &Common) -> Result<Self, Failure> {
        let english = match common.english {
            Some(Spelling::Us) => English::Us,
            Some(Spelling::Uk) => English::Uk,
            None => spoken(),
        };
        let look = Look { english, width: output::width(), colour: output::in_colour(common.json) };
        let (garage, workshop) = (Garage::open(common.cars.as_deref())?, Workshop::open(common.cars.as_deref())?);
        Ok(Context { garage, workshop, look, json: common.json })
    }

    /// The language of that name; without one the reader's own English.
    pub(crate) fn language(&self, named: Option<&str>) -> Result<Language, Failure> {
        let Some(code) = named else { return Ok(Language::English(self.look.english)) };
        let codes: Vec<&str> = Language::ALL.iter().map(|l| l.0).collect();
        let unknown = || Failure::unknown("language", code, &[], &format!("Languages: {}.", codes.join(", ")));
        Language::named(code).ok_or_else(unknown)
    }
}

/// The English of the system's language.
fn spoken() -> English {
    const BOOT: [&str; 6] = ["en_GB", "en_IE", "en_AU", "en_NZ", "en_ZA", "en_IN"];
    let set = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    let language = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default();
    if BOOT.iter().any(|b| language.starts_with(b)) { English::Uk } else { English::Us }
}

impl Reply {
    /// Text, and a value to be printed as JSON.
    pub(crate) fn new(text: String, json: &impl Serialize) -> Result<Self, Failure> {
        let json = serde_json::to_string_pretty(json)
            .map_err(|e| Failure::data(format!("The answer cannot be written as JSON: {e}."), ""))?;
        Ok(Reply { text, json, code: code::DONE })
    }

    /// The same with another exit code.
    pub(crate) fn coded(mut self, code: u8) -> Self {
        self.code = code;
        self
    }
}
