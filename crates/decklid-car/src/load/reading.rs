//! How hard a text is to read: US school grade, from the length of words and sentences.
//!
//! Two formulas that need no syllables, and their mean: the *automated
//! readability index*, 4.71 letters a word + 0.5 words a sentence - 21.43
//! (Smith and Senter 1967), and *Coleman-Liau*, 5.88 letters a word - 29.6
//! sentences a word - 15.8 (1975). Nothing but a check that words and
//! sentences are short: no formula knows whether a text is true or clear.
//!
//! German words are longer, so German has a formula of its own: the fourth
//! *Wiener Sachtextformel*, 0.2656 words a sentence + 0.2744 of 100 words with
//! three or more syllables - 1.693 (Bamberger and Vanecek 1984), a school grade.

use crate::car::Car;

use super::fields::Item;
use super::problem::Report;

/// The highest grade that a text for people may have.
pub const HIGHEST_GRADE: f64 = 6.0;

/// The US school grade of a text: the mean of the two formulas; 0 without words.
///
/// ```
/// use decklid_car::load::reading_grade;
///
/// assert!(reading_grade("Pull the metal key out of the fob. Turn it gently, both ways.") < 3.0);
/// assert!(reading_grade("Subsequently re-establish electrical continuity of the release circuit.") > 15.0);
/// ```
pub fn reading_grade(text: &str) -> f64 {
    let (mut letters, mut words, mut sentences) = (0.0, 0.0, 0.0);
    for word in text.split_whitespace() {
        let length = word.chars().filter(|c| c.is_alphanumeric()).count();
        letters += length as f64;
        words += if length > 0 { 1.0 } else { 0.0 };
        sentences += if word.ends_with(['.', '!', '?', ':']) { 1.0 } else { 0.0 };
    }
    if words == 0.0 {
        return 0.0;
    }
    let sentences = f64::max(sentences, 1.0);
    let readability = 4.71 * letters / words + 0.5 * words / sentences - 21.43;
    let coleman_liau = 5.88 * letters / words - 29.6 * sentences / words - 15.8;
    f64::max(0.0, (readability + coleman_liau) / 2.0)
}

/// The highest grade that a German step may have.
pub const HIGHEST_GERMAN_GRADE: f64 = 7.0;

/// The school grade of a German text by the fourth Wiener Sachtextformel; 0 without words.
///
/// ```
/// use decklid_car::load::german_grade;
///
/// assert!(german_grade("Ziehen Sie den Schlüssel heraus. Drehen Sie ihn sanft.") < 5.0);
/// assert!(german_grade("Stromkreisunterbrechungen sind unverzüglich wiederherzustellen.") > 15.0);
/// ```
pub fn german_grade(text: &str) -> f64 {
    let (mut words, mut long, mut sentences) = (0.0, 0.0, 0.0);
    let mut open = false;
    for word in text.split_whitespace() {
        for part in word.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty()) {
            words += 1.0;
            long += if syllables(part) >= 3 { 1.0 } else { 0.0 };
            open = true;
        }
        if open && word.ends_with(['.', '!', '?', ':', ';']) {
            sentences += 1.0;
            open = false;
        }
    }
    sentences += if open { 1.0 } else { 0.0 };
    if words == 0.0 { 0.0 } else { f64::max(0.0, 0.2656 * words / sentences + 27.44 * long / words - 1.693) }
}

/// Syllables of a German word: its vowels, of which two that sound as one count once.
fn syllables(word: &str) -> usize {
    const ONE_SOUND: [&str; 6] = ["ei", "ie", "eu", "äu", "au", "ai"];
    let word = word.to_lowercase();
    let (mut rest, mut count) = (word.as_str(), 0);
    while let Some(first) = rest.chars().next() {
        let pair = ONE_SOUND.iter().find(|pair| rest.starts_with(**pair));
        count += usize::from(pair.is_some() || "aeiouyäöü".contains(first));
        rest = &rest[pair.map_or(first.len_utf8(), |pair| pair.len())..];
    }
    count.max(1)
}

/// Reports the texts of a car that tell people what to do and are too hard to read.
pub(super) fn lint(root: &Item<'_>, car: &Car, report: &mut Report<'_>) {
    let mut check = |section: &'static str, id: &str, text: &str| {
        let grade = reading_grade(text);
        if grade <= HIGHEST_GRADE {
            return;
        }
        let entry = root.table_of(section).and_then(|t| t.entry(id));
        let message = format!("`{section}.{id}` reads at grade {grade:.1}; {HIGHEST_GRADE} is the most.");
        report.add(entry.map_or(root.at, |e| e.at), "reading", message, "Use shorter words and shorter sentences.");
    };
    for mv in &car.moves {
        let steps: Vec<&str> = mv.steps.iter().map(|step| &**step).collect();
        check("moves", &mv.id, &steps.join(" "));
        check("moves", &mv.id, &mv.leaves);
    }
    for setting in &car.settings {
        let steps: Vec<&str> = setting.steps.iter().map(|step| &**step).collect();
        check("settings", &setting.id, &steps.join(" "));
    }
    let emergency: Vec<&str> = car.emergency.iter().map(|step| &**step).collect();
    check("emergency", "steps", &emergency.join(" "));
    for hazard in &car.hazards {
        check("hazards", &hazard.id, &hazard.says);
    }
    for mistake in &car.mistakes {
        check("mistakes", &mistake.id, &format!("{} {}", mistake.says, mistake.why));
    }
    for care in &car.care {
        check("care", &care.id, &care.says);
    }
}
