//! Finding what a person noticed.

use decklid_car::car::{Car, SignId};
use decklid_faces::texts::Texts;

use super::lexicon::LEAST;
use super::words::{BEGUN, alike, pieces};

/// What a typed word costs that fits nothing.
const FAR: u32 = 8;
/// Words of sentences that do not distinguish signs.
const FILLERS: &[&str] = &[
    "a", "an", "the", "my", "car", "with", "and", "of", "it", "is", "was", "or", "not", "no", "in", "on", "to", "i",
    "has", "does", "but", "der", "die", "das", "es", "ist", "und", "oder", "nicht", "ein", "eine", "im", "am", "auf",
    "ich",
];

/// Signs of a car that fit what was typed, in the reader's language or in English, best first.
pub fn signs(car: &Car, typed: &str, texts: Texts) -> Vec<SignId> {
    let typed = words(typed);
    let mut found: Vec<(u32, SignId)> = Vec::new();
    for id in car.sign_ids() {
        let sign = &car[id];
        let texts = [&sign.says, &sign.words].map(|text| format!("{} {}", texts.car(text), &**text));
        let known: Vec<String> = texts.iter().flat_map(|text| text.split_whitespace()).flat_map(words).collect();
        let far: Vec<Option<u32>> = typed.iter().map(|word| near(word, &known)).collect();
        if far.iter().any(Option::is_some) {
            found.push((far.iter().map(|far| far.unwrap_or(FAR)).sum(), id));
        }
    }
    found.sort();
    let best = found.first().map_or(0, |f| f.0);
    found.into_iter().filter(|f| f.0 < best + FAR).map(|f| f.1).collect()
}

/// Words that distinguish, in lower case and without accents.
fn words(text: &str) -> Vec<String> {
    let all = pieces(text).into_iter().map(|piece| piece.text);
    all.filter(|word| !FILLERS.contains(&word.as_str())).take(12).collect()
}

/// How far a typed word is from the nearest known one.
fn near(word: &str, known: &[String]) -> Option<u32> {
    let far = |name: &String| -> Option<u32> {
        if name == word {
            return Some(0);
        }
        let like = alike(word, name, true);
        if name.starts_with(word) && like >= BEGUN {
            return Some(1);
        }
        if word.len() >= 3 && name.contains(word) {
            return Some(2);
        }
        (like >= LEAST).then(|| 2 + u32::from(100 - like) / 10)
    };
    known.iter().filter_map(far).min()
}
