//! Where a statement was read, and how far to trust it.

use crate::id::HiddenId;
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
    /// A text mill: a page that collects or invents texts, and names nobody who saw the car.
    Mill,
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
        ("mill", Grade::Mill),
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
            Grade::Mill => "mill",
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
    /// Likewise: others that say the same, independently.
    pub also: Vec<usize>,
    /// Grade of this statement; that of its best source unless the file says otherwise.
    pub grade: Grade,
    /// Names of facts that say otherwise.
    pub contradicts: Vec<String>,
}

/// How to change a setting of this car.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Name in the file.
    pub id: String,
    /// What is changed: a short instruction.
    pub title: Text,
    /// Short lines in order.
    pub steps: Vec<Text>,
    /// Which cars it was said of (years, market, trim); empty for all of them.
    pub applies: String,
    /// Hidden Booleans that it has to do with: where one is likely, the guide leads here.
    pub about: Vec<HiddenId>,
    /// Indices into [`crate::car::Car::sources`], at least one.
    pub sources: Vec<usize>,
}

/// A recall or a bulletin.
#[derive(Clone, Debug, PartialEq)]
pub struct Recall {
    /// Name in the file.
    pub id: String,
    /// The number under which it is looked up.
    pub number: String,
    /// What it is about, in our own words.
    pub says: Text,
    /// Which of these cars (years, market); empty for all of them.
    pub applies: String,
    /// Hidden Booleans that it makes likelier.
    pub about: Vec<HiddenId>,
    /// Indices into [`crate::car::Car::sources`], at least one.
    pub sources: Vec<usize>,
}
