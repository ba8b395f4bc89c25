//! Texts as long as a file may be, made of one thing again and again: reading them takes time by their length, not its square.

use std::time::{Duration, Instant};

use decklid_car::load::LONGEST_TEXT;
use decklid_car::quantity::{Piece, bare, pieces};

/// With the square of the length, each took minutes.
const MOST: Duration = Duration::from_secs(10);

#[test]
fn no_letter_is_looked_at_again_and_again() {
    for part in ["{", "}", "{1 ", "{~", "1", "1 ", " ", "-", "{}", "{1 km/h", "é", "1.", "}{"] {
        for end in ["", "}", " km"] {
            let text = part.repeat(LONGEST_TEXT / part.len()) + end;
            let begun = Instant::now();
            let words = pieces(&text).len();
            let found = bare(&text);
            assert!(begun.elapsed() < MOST, "{part:?} … {end:?}: {words} pieces, {found:?}");
        }
    }
}

#[test]
fn braces_within_braces_are_words() {
    let told = pieces("a {b {5 cm} c} {5 cm {6 cm}");
    let words = |piece: &Piece<'_>| match piece {
        Piece::Words(words) => (*words).to_owned(),
        Piece::Quantity(quantity) => format!("{:?}", quantity.numbers),
    };
    let told: Vec<String> = told.iter().map(words).collect();
    assert_eq!(told, ["a {b ", "[5.0]", " c} {5 cm ", "[6.0]", ""]);
}
