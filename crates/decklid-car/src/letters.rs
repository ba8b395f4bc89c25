//! Letters that nobody sees but programs obey: they have no place in a text for people.

/// Whether a letter is invisible and does something: a control but a line break or a tab, a control of the direction
/// of writing, or no character at all.
///
/// ```
/// use decklid_car::letters::is_hidden;
///
/// assert!(!"Öffnen – \u{5d0}\u{200d}\n".chars().any(is_hidden));
/// assert!(is_hidden('\u{1b}') && is_hidden('\u{9b}') && is_hidden('\u{202e}') && is_hidden('\u{fdd0}'));
/// ```
pub fn is_hidden(letter: char) -> bool {
    let code = u32::from(letter);
    let control = letter.is_control() && !matches!(letter, '\n' | '\t');
    let direction = matches!(code, 0x61c | 0x200e | 0x200f | 0x2028..=0x202e | 0x2066..=0x2069 | 0xfeff);
    let none = matches!(code, 0xfdd0..=0xfdef) || code & 0xfffe == 0xfffe;
    control || direction || none
}
