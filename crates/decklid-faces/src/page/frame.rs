//! What is on every page: the emergency line first, languages last.

use decklid_car::car::Car;

use super::address::{Pocket, Query, Reader};
use super::region::UNKNOWN;
use crate::texts::{Language, Texts};

/// The style sheet of every page; inline, so a page is one request.
pub const STYLE: &str = include_str!("../../templates/style.css");
/// What pages with a picture of the car add.
pub const PICTURE: &str = include_str!("../../templates/picture.css");
/// What pages with something to fill in or to choose from add.
pub const CHOOSE: &str = include_str!("../../templates/choose.css");

/// A link with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Where to.
    pub href: String,
    /// What it says.
    pub says: String,
}

impl Link {
    /// A link.
    pub fn new(href: impl Into<String>, says: impl Into<String>) -> Self {
        Link { href: href.into(), says: says.into() }
    }
}

/// A language to switch to.
#[derive(Clone, Debug)]
pub struct Tongue {
    /// Its code.
    pub code: &'static str,
    /// What it calls itself.
    pub name: &'static str,
    /// This page in it; empty for the language of this page.
    pub href: String,
}

/// What surrounds the main part of a page.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Language of the page.
    pub lang: &'static str,
    /// Title of the window.
    pub title: String,
    /// Emergency numbers to call.
    pub calls: Vec<Link>,
    /// What to do when someone is trapped inside.
    pub what_to_do: String,
    /// Start page.
    pub home: String,
    /// One step back, if there is one.
    pub back: Option<String>,
    /// This page in other languages.
    pub languages: Vec<Tongue>,
    /// What the numbers were learned from; empty where they are judged.
    pub learned: String,
    /// The style sheet.
    pub style: &'static str,
    /// Whether the page says how far it is kept for when there is no network.
    pub pocket: bool,
    /// Whether there is nobody to answer until it is.
    pub files: bool,
    /// Texts of the reader's language.
    pub t: Texts,
}

impl Frame {
    /// The frame of the page at `path` with `query`; `car` if it is about one.
    pub fn new(reader: &Reader, title: String, path: &str, query: &Query, car: Option<&Car>) -> Self {
        let language = reader.texts.language();
        let tongue = |(code, other): (&'static str, Language)| {
            let switched = reader.speaking(other);
            let href = if other == language { String::new() } else { switched.link(path, query) };
            Tongue { code, name: other.name(), href }
        };
        let emergency = car.map_or("/emergency".to_owned(), |car| format!("/emergency/{}", car.id));
        Frame {
            lang: language.code(),
            title,
            calls: calls(reader),
            what_to_do: reader.link(&emergency, &Query::default()),
            home: reader.link("/", &Query::default()),
            back: None,
            languages: Language::ALL.into_iter().map(tongue).collect(),
            learned: car.and_then(|car| car.learned).map_or(String::new(), |from| learned(reader.texts, from.cases)),
            style: STYLE,
            pocket: reader.pocket != Pocket::No,
            files: reader.pocket == Pocket::Files,
            t: reader.texts,
        }
    }

    /// The style of pictures.
    pub(super) fn picture(&self) -> &'static str {
        PICTURE
    }

    /// The style of forms, tables and choices.
    pub(super) fn choose(&self) -> &'static str {
        CHOOSE
    }

    /// The same with a way back.
    pub fn back(mut self, href: String) -> Self {
        self.back = Some(href);
        self
    }
}

fn learned(t: Texts, cases: u32) -> String {
    t.next_learned(cases as usize)
}

/// The numbers to call, as links. Where the country is only guessed, its number comes before those that work in most.
pub fn calls(reader: &Reader) -> Vec<Link> {
    let numbers = match (reader.region, reader.guessed) {
        (Some(region), _) => region.numbers.to_vec(),
        (None, Some(guessed)) => {
            let first = guessed.numbers.first().copied();
            first.into_iter().chain(UNKNOWN.iter().copied().filter(|number| Some(*number) != first)).collect()
        }
        (None, None) => UNKNOWN.to_vec(),
    };
    let call = |number: &str| Link::new(format!("tel:{number}"), reader.texts.emergency_call(number));
    numbers.into_iter().map(call).collect()
}
