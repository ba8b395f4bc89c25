//! Words and signs of a text, with the place of each.

use crate::ReadError;

/// The marks of a language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marks {
    /// Single-character tokens.
    pub(crate) signs: &'static [u8],
    /// What starts a line comment.
    pub(crate) comment: &'static str,
    /// Whether `/* … */` is a comment and `"…"` one word.
    pub(crate) like_c: bool,
}

/// A word or a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token<'t> {
    /// The text; one byte for a sign, empty at the end.
    pub(crate) text: &'t str,
    /// Where it begins (bytes).
    pub(crate) at: usize,
}

/// A text read word by word.
#[derive(Clone, Debug)]
pub(crate) struct Scan<'t> {
    text: &'t str,
    at: usize,
    marks: Marks,
    /// The word or sign at `at`, once peeked.
    ahead: Option<Token<'t>>,
    /// The class of each byte.
    bytes: [Byte; 256],
}

/// The class of a byte where a word may begin or continue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Byte {
    Word,
    Blank,
    Sign,
    /// Begins a comment and ends a word.
    Comment,
}

impl<'t> Scan<'t> {
    /// Starts at the beginning, behind the mark that some editors put there.
    pub(crate) fn new(text: &'t str, marks: Marks) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut bytes = [Byte::Word; 256];
        (0..=255u8).filter(u8::is_ascii_whitespace).for_each(|b| bytes[usize::from(b)] = Byte::Blank);
        marks.signs.iter().for_each(|&b| bytes[usize::from(b)] = Byte::Sign);
        if let &[lone] = marks.comment.as_bytes() {
            bytes[usize::from(lone)] = Byte::Comment;
        }
        Scan { text, at: 0, marks, ahead: None, bytes }
    }

    /// The position of the first byte from `at` on that is not `like`.
    fn past(&self, mut at: usize, like: Byte) -> usize {
        let text = self.text.as_bytes();
        while text.get(at).is_some_and(|&b| self.bytes[usize::from(b)] == like) {
            at += 1;
        }
        at
    }

    /// The next word or sign, without taking it.
    pub(crate) fn peek(&mut self) -> Token<'t> {
        if let Some(token) = self.ahead {
            return token;
        }
        let token = self.look();
        self.ahead = Some(token);
        token
    }

    fn look(&mut self) -> Token<'t> {
        self.skip();
        let rest = &self.text.as_bytes()[self.at..];
        let length = match rest.first() {
            None => 0,
            Some(b'"') if self.marks.like_c => {
                rest.iter().skip(1).position(|&b| b == b'"').map_or(rest.len(), |end| end + 2)
            }
            Some(&first) if self.bytes[usize::from(first)] == Byte::Sign => 1,
            // The first byte may be one that starts a comment elsewhere.
            Some(_) => self.past(self.at + 1, Byte::Word) - self.at,
        };
        Token { text: &self.text[self.at..self.at + length], at: self.at }
    }

    /// The next word or sign; empty at the end.
    pub(crate) fn next(&mut self) -> Token<'t> {
        let token = self.peek();
        self.at += token.text.len();
        self.ahead = None;
        token
    }

    /// Takes the next word or sign if it is this one.
    pub(crate) fn take(&mut self, text: &str) -> bool {
        let there = self.peek().text == text;
        if there {
            self.next();
        }
        there
    }

    /// Takes this word or sign, or says what is missing.
    pub(crate) fn expect(&mut self, text: &str, hint: &str) -> Result<(), ReadError> {
        if self.take(text) {
            return Ok(());
        }
        let token = self.peek();
        Err(self.error(token.at, format!("Expected `{text}`, found {}.", shown(token)), hint))
    }

    /// An error at a position (bytes).
    pub(crate) fn error(&self, at: usize, message: impl Into<String>, hint: impl Into<String>) -> ReadError {
        let before = &self.text[..at.min(self.text.len())];
        let line_begins = before.rfind('\n').map_or(0, |newline| newline + 1);
        ReadError {
            line: before.bytes().filter(|&b| b == b'\n').count() + 1,
            column: before[line_begins..].chars().count() + 1,
            message: message.into(),
            hint: hint.into(),
        }
    }

    fn skip(&mut self) {
        loop {
            self.at = self.past(self.at, Byte::Blank);
            let rest = &self.text.as_bytes()[self.at..];
            let comment = if rest.starts_with(self.marks.comment.as_bytes()) {
                rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len())
            } else if self.marks.like_c && rest.starts_with(b"/*") {
                rest.windows(2).position(|two| two == b"*/").map_or(rest.len(), |end| end + 2)
            } else {
                return;
            };
            self.at += comment;
        }
    }
}

/// A token as shown in a message.
pub(crate) fn shown(token: Token<'_>) -> String {
    match token.text {
        "" => "the end of the file".to_owned(),
        text if text.chars().count() > 40 => format!("`{}…`", text.chars().take(40).collect::<String>()),
        text => format!("`{text}`"),
    }
}

/// A finite number, if the word is one.
pub(crate) fn number(text: &str) -> Option<f64> {
    let first = text.bytes().next()?;
    let like = first.is_ascii_digit() || matches!(first, b'.' | b'+' | b'-');
    text.parse().ok().filter(|n: &f64| like && n.is_finite())
}
