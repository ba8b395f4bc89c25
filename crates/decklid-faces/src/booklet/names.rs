//! What situations are called: in links, and on paper.

use std::collections::BTreeMap;

use decklid_car::car::{Car, GoalKind};

use super::explore::{AfterAnswer, Booklet, Leaf};
use crate::page::address::Query;
use crate::texts::Texts;

/// Letters of which no words are made.
const LETTERS: &[u8] = b"bcdfghjkmnpqrstvwxz";

/// The names of the situations of a goal.
pub(super) struct Names {
    goal: GoalKind,
    ids: Vec<String>,
    paper: BTreeMap<usize, String>,
}

impl Names {
    /// The names in links; nothing is printed yet.
    pub(super) fn of(car: &Car, booklet: &Booklet) -> Self {
        let ids = booklet.leaves.iter().enumerate().map(|(at, leaf)| id(car, leaf, at)).collect();
        Names { goal: booklet.goal, ids, paper: BTreeMap::new() }
    }

    /// Names situations on paper: the number of their step, and a letter if there are several.
    pub(super) fn number(&mut self, step: usize, situations: &[usize]) {
        for (place, at) in situations.iter().enumerate() {
            let letter = if situations.len() > 1 { letters(place) } else { String::new() };
            self.paper.insert(*at, format!("{step}{letter}"));
        }
    }

    /// The name in links.
    pub(super) fn id(&self, at: usize) -> &str {
        &self.ids[at]
    }

    /// The name on paper, if it is printed.
    pub(super) fn on_paper(&self, at: usize) -> Option<&str> {
        self.paper.get(&at).map(String::as_str)
    }

    /// Where an answer leads to.
    pub(super) fn href(&self, next: AfterAnswer) -> String {
        match next {
            AfterAnswer::Leaf(at) => format!("#{}", self.ids[at]),
            AfterAnswer::Done => format!("#{}", done(self.goal)),
            AfterAnswer::Help => "#help".to_owned(),
            AfterAnswer::Odd => "#odd".to_owned(),
        }
    }

    /// The same in words, for paper. Paths not printed end with whom to call; impossible ones are left out.
    pub(super) fn told_on_paper(&self, next: AfterAnswer, t: Texts) -> Option<String> {
        match next {
            AfterAnswer::Leaf(at) => Some(self.on_paper(at).map_or_else(|| t.guide_help(), str::to_owned)),
            AfterAnswer::Done => Some(done_words(self.goal, t)),
            AfterAnswer::Help => Some(t.guide_help()),
            AfterAnswer::Odd => None,
        }
    }
}

/// What is said at the end of a goal.
pub(super) fn done_words(goal: GoalKind, t: Texts) -> String {
    match goal {
        GoalKind::Open => t.done_open(),
        GoalKind::Fixed => t.done_fixed(),
        GoalKind::Secured => t.done_secured(),
    }
}

/// The name of the start of a goal.
pub(super) fn start(goal: GoalKind) -> String {
    format!("{}0", letter(goal))
}

/// The name of its end.
pub(super) fn done(goal: GoalKind) -> String {
    format!("{}-done", letter(goal))
}

/// The name of a situation in links: its number, and three letters that depend on the answers. So a link to a file
/// that was regenerated leads to the same situation or, if that has another number now, to the start.
fn id(car: &Car, leaf: &Leaf, at: usize) -> String {
    if at == 0 {
        return start(leaf.case.goal);
    }
    let query = Query::of(car, &leaf.case);
    let told = query.pairs().iter().filter(|(name, _)| *name != "model");
    let bytes = told.flat_map(|(name, value)| name.bytes().chain(value.bytes()).chain([0]));
    // FNV-1a.
    let mut hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    let mut id = format!("{}{at}", letter(leaf.case.goal));
    for _ in 0..3 {
        id.push(char::from(LETTERS[(hash % LETTERS.len() as u64) as usize]));
        hash /= LETTERS.len() as u64;
    }
    id
}

/// The letter of a goal.
fn letter(goal: GoalKind) -> char {
    match goal {
        GoalKind::Open => 'o',
        GoalKind::Fixed => 'f',
        GoalKind::Secured => 'c',
    }
}

/// a, b, … z, aa, ab, …
fn letters(place: usize) -> String {
    let last = char::from(b'a' + (place % 26) as u8);
    let first = if place < 26 { String::new() } else { letters(place / 26 - 1) };
    format!("{first}{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_count_on_after_z() {
        assert_eq!([0, 25, 26, 51, 52, 702].map(letters), ["a", "z", "aa", "az", "ba", "aaa"]);
    }
}
