//! What was typed, cut into pieces: `Mazda3`, `mazda 3` and `MAZDA-3` are the same.

/// The longest text that is read.
const MOST_LETTERS: usize = 120;
/// The most pieces that are read.
const MOST_PIECES: usize = 16;

/// A run of letters or of digits, in lower case and without accents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its letters or digits.
    pub(super) text: String,
    /// As it was typed.
    pub(super) raw: String,
    /// What stood before it: another letter or digit, an apostrophe, a hyphen, a space.
    pub(super) after: Before,
}

/// What stands before a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing: it belongs to the same word.
    Glued,
    /// An apostrophe, as in `'95`.
    Apostrophe,
    /// A hyphen or dash.
    Hyphen,
    /// A space or something else.
    Space,
}

impl Piece {
    /// The number that it is.
    pub(super) fn number(&self) -> Option<u16> {
        self.text.parse().ok()
    }

    /// Whether it is written in digits.
    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// The pieces of a text; `#` counts as a digit.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut before = Before::Space;
    let mut open = false;
    for letter in text.chars().take(MOST_LETTERS) {
        let digit = letter.is_ascii_digit() || letter == '#';
        if !digit && !letter.is_alphabetic() {
            // An apostrophe inside a word is part of the spelling: `doesn't`, `cee'd`.
            let inside = open && is_apostrophe(letter) && found.last().is_some_and(|piece| !piece.is_number());
            if !inside {
                before = separator(letter, before, open);
                open = false;
            }
            continue;
        }
        match found.last_mut() {
            Some(piece) if open && is_digit(&piece.text) == digit => {
                fold(letter, &mut piece.text);
                piece.raw.push(letter);
            }
            _ => {
                let mut text = String::new();
                fold(letter, &mut text);
                let after = if open { Before::Glued } else { before };
                found.push(Piece { text, raw: letter.to_string(), after });
            }
        }
        (open, before) = (true, Before::Space);
    }
    found.truncate(MOST_PIECES);
    found
}

fn is_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || c == '#')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '´' | '`')
}

fn separator(letter: char, before: Before, first: bool) -> Before {
    match letter {
        _ if is_apostrophe(letter) => Before::Apostrophe,
        '-' | '–' | '—' | '/' if first => Before::Hyphen,
        _ if first => Before::Space,
        _ => before,
    }
}

/// Lower case without accents.
fn fold(letter: char, to: &mut String) {
    for low in letter.to_lowercase() {
        match low {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => to.push('a'),
            'ç' | 'č' => to.push('c'),
            'è' | 'é' | 'ê' | 'ë' | 'ě' => to.push('e'),
            'ì' | 'í' | 'î' | 'ï' => to.push('i'),
            'ñ' => to.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => to.push('o'),
            'š' => to.push('s'),
            'ß' => to.push_str("ss"),
            'ù' | 'ú' | 'û' | 'ü' => to.push('u'),
            'ý' => to.push('y'),
            'ž' => to.push('z'),
            _ => to.push(low),
        }
    }
}

/// How alike a word is to one that begins with it.
pub(super) const BEGUN: u8 = 72;

/// How alike a typed word and a known one are, from 0 to 100; `begun` allows the known one to go on.
pub(super) fn alike(typed: &str, known: &str, begun: bool) -> u8 {
    if typed == known || pattern(typed, known) {
        return 100;
    }
    let (typed_size, known_size) = (typed.len(), known.len());
    if typed.starts_with(|c: char| c.is_ascii_digit()) || known.starts_with(|c: char| c.is_ascii_digit()) {
        return 0;
    }
    let start = if begun && typed_size >= 2 && known.starts_with(typed) { BEGUN } else { 0 };
    if typed_size < 4 || known_size < 4 || typed_size.abs_diff(known_size) > 2 {
        return start;
    }
    let longest = typed_size.max(known_size);
    let most = if longest >= 7 { 2 } else { 1 };
    // Each mistake changes at most two letters of those that occur.
    if (letters(typed) ^ letters(known)).count_ones() as usize > 2 * most {
        return start;
    }
    let far = strsim::osa_distance(typed, known);
    let same_start = typed.as_bytes().first() == known.as_bytes().first();
    if far > most || (!same_start && (far > 1 || longest < 5)) {
        return start;
    }
    start.max(u8::try_from(100 - 100 * far / (longest + 1)).unwrap_or(0))
}

/// The letters that occur, as bits.
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |bits, byte| bits | 1 << (byte & 31))
}

/// Whether digits fit a pattern such as `3##`.
fn pattern(typed: &str, known: &str) -> bool {
    known.contains('#')
        && typed.len() == known.len()
        && typed.bytes().zip(known.bytes()).all(|(t, k)| t == k || (k == b'#' && t.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name_give_the_same_pieces() {
        let texts = |typed| pieces(typed).into_iter().map(|p| p.text).collect::<Vec<_>>();
        for typed in ["Mazda3", "mazda 3", "MAZDA-3", " mazda,3!"] {
            assert_eq!(texts(typed), ["mazda", "3"], "{typed}");
        }
        assert_eq!(texts("Citroën doesn't"), ["citroen", "doesnt"]);
        assert_eq!(texts("Schrägheck '95"), ["schragheck", "95"]);
        assert_eq!(pieces("'95 Golf").first().map(|p| p.after), Some(Before::Apostrophe));
        assert_eq!(pieces("2015-2018").get(1).map(|p| p.after), Some(Before::Hyphen));
        assert_eq!(pieces(&"a ".repeat(1000)).len(), MOST_PIECES);
    }

    #[test]
    fn mistyped_words_are_near() {
        for (typed, known) in [("corola", "corolla"), ("quashqai", "qashqai"), ("acord", "accord"), ("330", "3##")] {
            assert!(alike(typed, known, false) >= 60, "{typed} {known}");
        }
        for (typed, known) in [("altima", "optima"), ("2008", "2018"), ("golf", "polo"), ("foc", "focus")] {
            assert!(alike(typed, known, false) < 60, "{typed} {known}");
        }
        assert!(alike("foc", "focus", true) >= 60);
    }
}
