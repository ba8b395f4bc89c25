//! A text in several languages.

use std::fmt;
use std::ops::Deref;

/// A text that people read. It derefs to the English.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Text {
    english: String,
    /// Language and text; few, so a list.
    translations: Vec<(&'static str, String)>,
}

impl Text {
    /// The same text in another language, if it is translated.
    pub fn translation(&self, language: &str) -> Option<&str> {
        self.translations.iter().find(|t| t.0 == language).map(|t| t.1.as_str())
    }

    /// Sets the text in another language.
    pub fn translate(&mut self, language: &'static str, text: impl Into<String>) {
        self.translations.retain(|t| t.0 != language);
        self.translations.push((language, text.into()));
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.english
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.english, f)
    }
}

impl From<String> for Text {
    fn from(english: String) -> Self {
        Text { english, translations: Vec::new() }
    }
}

impl From<&str> for Text {
    fn from(english: &str) -> Self {
        english.to_owned().into()
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.english == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.english == *other
    }
}

/// Anything that can be said in the reader's language: a [`Text`], or English that has no translation.
pub trait Say {
    /// In English.
    fn english(&self) -> &str;

    /// In another language, if there is a translation.
    fn translation(&self, language: &str) -> Option<&str>;
}

impl Say for Text {
    fn english(&self) -> &str {
        self
    }

    fn translation(&self, language: &str) -> Option<&str> {
        Text::translation(self, language)
    }
}

impl Say for str {
    fn english(&self) -> &str {
        self
    }

    fn translation(&self, _language: &str) -> Option<&str> {
        None
    }
}

impl Say for String {
    fn english(&self) -> &str {
        self
    }

    fn translation(&self, _language: &str) -> Option<&str> {
        None
    }
}

impl<T: Say + ?Sized> Say for &T {
    fn english(&self) -> &str {
        (**self).english()
    }

    fn translation(&self, language: &str) -> Option<&str> {
        (**self).translation(language)
    }
}
