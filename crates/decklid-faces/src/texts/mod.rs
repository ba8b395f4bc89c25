//! Every word that a face says of its own, key by key in each language.
//!
//! ```text
//!   en.rs, de.rs   key → text, sorted: a translator works here
//!   numbers        minutes, dates, chances in words
//!   currency       money, and what a dollar is in it
//!   measures       units, and what is used where
//!   trial          languages made up of English, which show what was forgotten
//! ```
//!
//! Texts of cars come from the car. English texts write `{trunk}` and the like
//! for what a British reader calls otherwise; `{name}` is filled in by the face.
//! Tests see to it that all languages have the same keys and the same gaps.
//!
//! ```
//! use decklid_faces::texts::{Language, Texts};
//! let texts = Texts::of(Language::German);
//! assert_eq!(texts.say("answer.not_sure"), "Ich bin nicht sicher");
//! assert_eq!(texts.minutes(4.6), "etwa 5 Minuten");
//! ```

mod currency;
mod de;
mod en;
mod measures;
mod numbers;
mod trial;

use decklid_car::texts::Say;

use crate::english::English;
pub use currency::Currency;
pub use measures::{Measures, Units};
pub use trial::Script;

/// A language that the faces speak.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    /// English, with the reader's word for the trunk.
    English(English),
    /// German.
    German,
    /// Made up of English for tests: longer, and no letter as in English.
    Trial(Script),
}

impl Default for Language {
    fn default() -> Self {
        Language::English(English::Us)
    }
}

impl Language {
    /// All of them with their names in links and in `lang` attributes.
    pub const ALL: [(&'static str, Language); 3] = [
        ("en-US", Language::English(English::Us)),
        ("en-GB", Language::English(English::Uk)),
        ("de", Language::German),
    ];

    /// Languages for tests: links know them, no page offers them.
    pub const TRIALS: [(&'static str, Language); 2] =
        [("en-XA", Language::Trial(Script::Latin)), ("ar-XB", Language::Trial(Script::RightToLeft))];

    /// Its name in links and in `lang` attributes (BCP 47).
    pub fn code(self) -> &'static str {
        match self {
            Language::English(English::Us) => "en-US",
            Language::English(English::Uk) => "en-GB",
            Language::German => "de",
            Language::Trial(Script::Latin) => "en-XA",
            Language::Trial(Script::RightToLeft) => "ar-XB",
        }
    }

    /// What it calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Language::English(English::Us) => "English (US)",
            Language::English(English::Uk) => "English (UK)",
            Language::German => "Deutsch",
            Language::Trial(Script::Latin) => "Trial",
            Language::Trial(Script::RightToLeft) => "Trial, right to left",
        }
    }

    /// The way that it is read, for `dir` attributes.
    pub fn direction(self) -> &'static str {
        match self {
            Language::English(_) | Language::German | Language::Trial(Script::Latin) => "ltr",
            Language::Trial(Script::RightToLeft) => "rtl",
        }
    }

    /// The language of that name; of `en-AU` or `de_CH` what is nearest.
    pub fn named(code: &str) -> Option<Self> {
        let code = code.replace('_', "-").to_lowercase();
        let (tongue, land) = code.split_once('-').unwrap_or((&code, ""));
        match tongue {
            "de" => Some(Language::German),
            "en" if land == "xa" => Some(Language::Trial(Script::Latin)),
            "ar" if land == "xb" => Some(Language::Trial(Script::RightToLeft)),
            "en" if matches!(land, "gb" | "ie" | "au" | "nz" | "za" | "in") => Some(Language::English(English::Uk)),
            "en" => Some(Language::English(English::Us)),
            _ => None,
        }
    }
}

/// All texts of one language, for a reader with money and units of their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Texts {
    language: Language,
    measures: Measures,
    table: &'static [(&'static str, &'static str)],
}

impl From<English> for Texts {
    fn from(english: English) -> Self {
        Texts::of(Language::English(english))
    }
}

impl Default for Texts {
    fn default() -> Self {
        Texts::of(Language::default())
    }
}

impl Texts {
    /// The texts of a language, with the money and units that most of its readers use.
    pub fn of(language: Language) -> Self {
        let table = match language {
            Language::English(_) | Language::Trial(_) => en::TEXTS,
            Language::German => de::TEXTS,
        };
        Texts { language, measures: Measures::of_language(language), table }
    }

    /// The same for a reader who uses other money or units.
    pub fn measured_in(self, measures: Measures) -> Self {
        Texts { measures, ..self }
    }

    /// The reader's money and units.
    pub fn measures(&self) -> Measures {
        self.measures
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of that name as it is written, without the reader's words; the name itself if there is none.
    fn raw(&self, key: &'static str) -> &'static str {
        self.table.binary_search_by(|line| line.0.cmp(key)).map_or(key, |at| self.table[at].1)
    }

    /// The text of that name.
    pub fn say(&self, key: &'static str) -> String {
        self.car(self.raw(key))
    }

    /// The text of that name as a part of a sentence: no capital letter at its start.
    pub fn clause_of(&self, key: &'static str) -> String {
        self.clause(self.raw(key))
    }

    /// The text of that name with its gaps filled: `{name}` becomes the value beside it.
    pub fn fill(&self, key: &'static str, values: &[(&str, &str)]) -> String {
        let mut text = self.say(key);
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// A text of a car in the reader's language, with the reader's words and units in it.
    pub fn car<T: Say + ?Sized>(&self, text: &T) -> String {
        self.told(text, English::fill)
    }

    /// The same for a clause that stands inside a sentence.
    pub fn clause<T: Say + ?Sized>(&self, text: &T) -> String {
        self.told(text, English::clause)
    }

    /// The text in the reader's language; `put` says how English words are put in.
    fn told<T: Say + ?Sized>(&self, text: &T, put: impl Fn(English, &str) -> String) -> String {
        match self.language {
            Language::English(english) => self.with_quantities(&put(english, text.english())),
            Language::German => match text.translation("de") {
                Some(german) => self.with_quantities(german),
                None => self.with_quantities(&put(English::Us, text.english())),
            },
            Language::Trial(script) => trial::stretched(&Texts::default().car(text.english()), script),
        }
    }

    /// The language of a car's text where it is not the reader's: for `lang` attributes.
    pub fn foreign<T: Say + ?Sized>(&self, text: &T) -> Option<&'static str> {
        (self.language == Language::German && text.translation("de").is_none()).then_some("en")
    }

    /// The one of two texts that stand beside their data, English first and then German.
    pub fn either(&self, [english, german]: [&str; 2]) -> String {
        match self.language {
            Language::English(_) => english.to_owned(),
            Language::German => german.to_owned(),
            Language::Trial(script) => trial::stretched(english, script),
        }
    }

    /// The space for luggage, in the reader's English.
    pub fn trunk(&self) -> &'static str {
        self.english().trunk()
    }

    /// The English for texts of cars that are not translated.
    pub fn english(&self) -> English {
        match self.language {
            Language::English(english) => english,
            Language::German | Language::Trial(_) => English::Us,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn gaps(text: &str) -> BTreeSet<&str> {
        let reader = ["trunk", "hood", "fender", "windshield"];
        let all = text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
        all.filter(|name| !reader.contains(name)).collect()
    }

    #[test]
    fn languages_have_the_same_keys_and_gaps() {
        assert!(en::TEXTS.windows(2).all(|w| w[0].0 < w[1].0), "en.rs is not sorted");
        assert!(de::TEXTS.windows(2).all(|w| w[0].0 < w[1].0), "de.rs is not sorted");
        let keys = |table: &[(&'static str, &str)]| table.iter().map(|t| t.0).collect::<Vec<_>>();
        assert_eq!(keys(en::TEXTS), keys(de::TEXTS));
        for (en, de) in en::TEXTS.iter().zip(de::TEXTS) {
            assert_eq!(gaps(en.1), gaps(de.1), "{}", en.0);
            assert!(!de.1.trim().is_empty(), "{}", de.0);
        }
    }

    #[test]
    fn languages_are_found_by_name() {
        let cases = [("de-AT", Some("de")), ("en", Some("en-US")), ("EN_gb", Some("en-GB")), ("fr", None), ("", None)];
        for (code, found) in cases {
            assert_eq!(Language::named(code).map(Language::code), found, "{code}");
        }
        for (code, language) in Language::ALL.into_iter().chain(Language::TRIALS) {
            assert_eq!(Language::named(code), Some(language));
            assert_eq!(language.code(), code);
        }
    }

    #[test]
    fn gaps_are_filled() {
        let uk = Texts::of(Language::English(English::Uk));
        assert_eq!(uk.say("goal.open"), "Open the boot");
        assert_eq!(uk.fill("page.step_of", &[("car", "Mini")]), "Mini");
    }
}
