//! Every word of the faces themselves, in each language.
//!
//! ```text
//!   data/texts/en.ftl, en-GB.ftl, de.ftl   messages in Fluent's format: a translator works here
//!   words.rs (made by build/)              a function a message: texts.step_cost(&money)
//!   numbers     minutes, dates, chances in words
//!   currency    money, and what a dollar is in it
//!   measures    units, and what is used where
//!   trial       languages made up of English, which show what was forgotten
//! ```
//!
//! A message that English lacks, or a missing argument, does not compile. A language that lacks a message shows it
//! in English; [`untranslated`] lists those. Texts of cars come from the car.
//!
//! ```
//! use decklid_faces::texts::{Language, Texts};
//! let texts = Texts::of(Language::German);
//! assert_eq!(texts.answer_not_sure(), "Ich bin nicht sicher");
//! assert_eq!(texts.minutes(4.6), "etwa 5 Minuten");
//! ```

mod currency;
mod measures;
mod numbers;
#[cfg(feature = "trial")]
mod trial;
mod words;

use decklid_car::texts::Say;

use crate::english::English;
pub use currency::Currency;
pub use measures::{Measures, Units};
#[cfg(feature = "trial")]
pub use trial::Script;
pub(crate) use words::term;

/// A language that the faces speak.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    /// English, with the reader's word for the trunk.
    English(English),
    /// German.
    German,
    /// Made up of English for tests: longer, and no letter as in English.
    #[cfg(feature = "trial")]
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
    #[cfg(feature = "trial")]
    pub const TRIALS: [(&'static str, Language); 2] =
        [("en-XA", Language::Trial(Script::Latin)), ("ar-XB", Language::Trial(Script::RightToLeft))];

    /// Its name in links and in `lang` attributes (BCP 47).
    pub fn code(self) -> &'static str {
        match self {
            Language::English(English::Us) => "en-US",
            Language::English(English::Uk) => "en-GB",
            Language::German => "de",
            #[cfg(feature = "trial")]
            Language::Trial(Script::Latin) => "en-XA",
            #[cfg(feature = "trial")]
            Language::Trial(Script::RightToLeft) => "ar-XB",
        }
    }

    /// What it calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Language::English(English::Us) => "English (US)",
            Language::English(English::Uk) => "English (UK)",
            Language::German => "Deutsch",
            #[cfg(feature = "trial")]
            Language::Trial(Script::Latin) => "Trial",
            #[cfg(feature = "trial")]
            Language::Trial(Script::RightToLeft) => "Trial, right to left",
        }
    }

    /// The way that it is read, for `dir` attributes.
    pub fn direction(self) -> &'static str {
        match self {
            #[cfg(feature = "trial")]
            Language::Trial(Script::Latin) => "ltr",
            Language::English(_) | Language::German => "ltr",
            #[cfg(feature = "trial")]
            Language::Trial(Script::RightToLeft) => "rtl",
        }
    }

    /// The language of that name; of `en-AU` or `de_CH` what is nearest.
    pub fn named(code: &str) -> Option<Self> {
        let code = code.replace('_', "-").to_lowercase();
        let (tongue, land) = code.split_once('-').unwrap_or((&code, ""));
        match tongue {
            "de" => Some(Language::German),
            #[cfg(feature = "trial")]
            "en" if land == "xa" => Some(Language::Trial(Script::Latin)),
            #[cfg(feature = "trial")]
            "ar" if land == "xb" => Some(Language::Trial(Script::RightToLeft)),
            "en" if matches!(land, "gb" | "ie" | "au" | "nz" | "za" | "in") => Some(Language::English(English::Uk)),
            "en" => Some(Language::English(English::Us)),
            _ => None,
        }
    }
}

/// A message without arguments, such as [`Texts::goal_open`]: for tables of messages.
pub type Message = fn(&Texts) -> String;

/// Messages that a language lacks, so that English is shown: its code, the message, the English.
pub fn untranslated() -> &'static [(&'static str, &'static str, &'static str)] {
    words::MISSING
}

/// All texts of one language, for a reader with money and units of their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Texts {
    language: Language,
    measures: Measures,
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
        Texts { language, measures: Measures::of_language(language) }
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

    /// The reader's text of a message, with `{0}` and so on filled in.
    fn message(&self, [american, british, german]: [&str; 3], values: &[&str]) -> String {
        match self.language {
            Language::English(English::Us) => words::filled(american, values),
            Language::English(English::Uk) => words::filled(british, values),
            Language::German => words::filled(german, values),
            #[cfg(feature = "trial")]
            Language::Trial(script) => words::filled(&trial::stretched(american, script), values),
        }
    }

    /// A text of a car in the reader's language, with the reader's words and units in it.
    pub fn car<T: Say + ?Sized>(&self, text: &T) -> String {
        self.told(text, English::fill)
    }

    /// The same for a clause inside a sentence.
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
            #[cfg(feature = "trial")]
            Language::Trial(script) => trial::stretched(&Texts::default().car(text.english()), script),
        }
    }

    /// The language of a car's text where it is not the reader's: for `lang` attributes.
    pub fn foreign<T: Say + ?Sized>(&self, text: &T) -> Option<&'static str> {
        (self.language == Language::German && text.translation("de").is_none()).then_some("en")
    }

    /// The space for luggage, in the reader's English.
    pub fn trunk(&self) -> &'static str {
        self.english().trunk()
    }

    /// The English for texts of cars that are not translated.
    pub fn english(&self) -> English {
        match self.language {
            Language::English(english) => english,
            Language::German => English::Us,
            #[cfg(feature = "trial")]
            Language::Trial(_) => English::Us,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn messages_are_in_the_readers_words() {
        let [us, uk, de] = Language::ALL.map(|(_, language)| Texts::of(language));
        assert_eq!([us.goal_open(), uk.goal_open()], ["Open the trunk", "Open the boot"]);
        assert_eq!(us.step_get_first("about an hour", "a {1} jack"), "Get this first: a {1} jack (about an hour)");
        let hours = [1, 2].map(|n| [us.time_hours(n), de.time_hours(n)]);
        assert_eq!(hours, [["about an hour", "etwa eine Stunde"], ["about 2 hours", "etwa 2 Stunden"]]);
    }

    #[test]
    fn every_file_of_messages_is_a_language() {
        let codes = Language::ALL.map(|(code, _)| if code == "en-US" { "en" } else { code });
        assert_eq!(words::CODES, codes);
    }
}
