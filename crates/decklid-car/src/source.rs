//! Where a statement was read, and how far to trust it.

use crate::text::Text;

/// How far to trust a source, best first.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Grade {
    /// The maker's own manual or site.
    Manual,
    /// A law or a regulator's paper.
    Law,
    /// A workshop text.
    Service,
    /// Owners and mechanics telling what they did.
    Owners,
    /// A web page that names no source, or news.
    Web,
    /// Our own conclusion from other facts.
    Inference,
}

impl Grade {
    /// All grades with their names in files, best first.
    pub const NAMES: &'static [(&'static str, Grade)] = &[
        ("manual", Grade::Manual),
        ("law", Grade::Law),
        ("service", Grade::Service),
        ("owners", Grade::Owners),
        ("web", Grade::Web),
        ("inference", Grade::Inference),
    ];

    /// Name in files.
    pub fn word(self) -> &'static str {
        match self {
            Grade::Manual => "manual",
            Grade::Law => "law",
            Grade::Service => "service",
            Grade::Owners => "owners",
            Grade::Web => "web",
            Grade::Inference => "inference",
        }
    }
}

/// A page, a book, a law.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Name in the file.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Where it was read.
    pub url: String,
    /// How far to trust it.
    pub grade: Grade,
    /// When we read it: a year, a month or a day such as `2026-11-28`; empty if not recorded.
    pub read: String,
    /// When it came out, as it says itself; empty when it does not.
    pub published: String,
}

/// One statement about a car.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Name in the file.
    pub id: String,
    /// Ids of what it is about: parts, hidden Booleans, moves, formulas, places.
    pub about: Vec<String>,
    /// The statement, in our own words.
    pub says: Text,
    /// Which cars it was said of (years, market, trim); empty for all of them.
    pub applies: String,
    /// True when it says what something costs.
    pub price: bool,
    /// True when it was said of a related car and is only a lead for this one.
    pub sister: bool,
    /// Index into [`crate::car::Car::sources`].
    pub source: usize,
    /// Grade of this statement; that of its source unless the file says otherwise.
    pub grade: Grade,
    /// Names of facts that say otherwise.
    pub contradicts: Vec<String>,
}
