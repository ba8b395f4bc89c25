//! The messages as functions, made from `data/texts` by `build/`.

use super::Texts;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// A word that readers call differently, such as `trunk`, in American (0) or British English (1).
pub(crate) fn term(name: &str, language: usize) -> Option<&'static str> {
    let at = TERMS.binary_search_by(|row| row.0.cmp(name)).ok()?;
    TERMS[at].1.get(language).copied()
}

/// The text with each `{0}` replaced by the value of that number.
pub(super) fn filled(text: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(text.len() + values.iter().map(|value| value.len()).sum::<usize>());
    let mut pieces = text.split('{');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (number, rest) = piece.split_once('}').unwrap_or(("", piece));
        out.push_str(number.parse::<usize>().ok().and_then(|at| values.get(at)).unwrap_or(&""));
        out.push_str(rest);
    }
    out
}
