//! Every word of every name, and how alike a typed word is to each.

use std::collections::HashMap;

use super::words::{BEGUN, Piece, alike, pieces};

/// The number of a word in the lexicon.
pub(super) type WordId = u32;

/// How much a word says about which car is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// It names.
    Full,
    /// A trim, an engine: it belongs to the name and changes nothing.
    Trim,
    /// It stands in any name or sentence.
    Idle,
}

/// Words by number.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    ids: HashMap<String, WordId>,
    words: Vec<(String, Weight)>,
    /// Words with a `#` for any digit.
    patterns: Vec<WordId>,
}

impl Lexicon {
    /// The words of a name, added where they are new.
    pub(super) fn phrase(&mut self, text: &str) -> Vec<WordId> {
        pieces(text).iter().map(|piece| self.word(&piece.text)).collect()
    }

    /// The number of a word, added if it is new.
    pub(super) fn word(&mut self, text: &str) -> WordId {
        if let Some(id) = self.ids.get(text) {
            return *id;
        }
        let id = self.words.len() as WordId;
        self.ids.insert(text.to_owned(), id);
        self.words.push((text.to_owned(), Weight::Full));
        if text.contains('#') {
            self.patterns.push(id);
        }
        id
    }

    /// Makes a word light.
    pub(super) fn weigh(&mut self, text: &str, weight: Weight) {
        for piece in pieces(text) {
            let id = self.word(&piece.text);
            if let Some(word) = self.words.get_mut(id as usize) {
                word.1 = weight;
            }
        }
    }

    /// How much a word says.
    pub(super) fn weight(&self, id: WordId) -> Weight {
        self.words.get(id as usize).map_or(Weight::Full, |word| word.1)
    }

    /// The letters of a word.
    pub(super) fn text(&self, id: WordId) -> &str {
        self.words.get(id as usize).map_or("", |word| word.0.as_str())
    }

    /// Whether a word is a number.
    pub(super) fn is_number(&self, id: WordId) -> bool {
        self.text(id).starts_with(|c: char| c.is_ascii_digit())
    }

    /// How much a typed word says.
    pub(super) fn weight_of(&self, text: &str) -> Weight {
        self.ids.get(text).map_or(Weight::Full, |id| self.weight(*id))
    }

    /// Reads what was typed.
    pub(super) fn read(&self, typed: &str) -> Typed {
        let pieces = pieces(typed);
        let mut runs = Vec::new();
        for at in 0..pieces.len() {
            runs.push(self.run(&pieces, at, 1));
        }
        for at in 1..pieces.len() {
            runs.extend(self.joined(&pieces, at - 1));
        }
        Typed { pieces, runs }
    }

    /// Two pieces that were perhaps one word: `cross trek`, `le sabre`, `9-3`.
    fn joined(&self, pieces: &[Piece], at: usize) -> Option<Run> {
        let (one, two) = (pieces.get(at)?, pieces.get(at + 1)?);
        let sentence = [one, two].iter().all(|piece| self.weight_of(&piece.text) == Weight::Idle);
        let run = (!sentence && one.is_number() == two.is_number()).then(|| self.run(pieces, at, 2))?;
        run.like.iter().any(|like| *like > 0).then_some(run)
    }

    fn run(&self, pieces: &[Piece], at: usize, count: usize) -> Run {
        let text: String = pieces.iter().skip(at).take(count).map(|piece| piece.text.as_str()).collect();
        let last = at + count == pieces.len();
        let mut like = vec![0; self.words.len()];
        let mut exact = false;
        for id in self.ids.get(&text).into_iter().chain(&self.patterns) {
            let same = alike(&text, self.text(*id), false) == 100;
            exact |= same;
            if let Some(like) = like.get_mut(*id as usize).filter(|_| same) {
                *like = 100;
            }
        }
        // A word of any sentence begins no name: `my car` is no Caravan.
        let whole = exact && (!last || self.weight_of(&text) == Weight::Idle);
        if !whole && text.len() >= 2 && (count == 1 || text.len() >= 6) {
            for (like, (word, _)) in like.iter_mut().zip(&self.words).filter(|(like, _)| **like == 0) {
                let found = alike(&text, word, last || text.len() >= 4);
                // A word that is right as it stands may only go on, not be mistyped.
                *like = if exact { found.min(if word.starts_with(&text) { BEGUN } else { 0 }) } else { found };
            }
        }
        Run { at, count, exact, like }
    }
}

/// One piece, or two that were perhaps one word.
#[derive(Debug)]
pub(super) struct Run {
    /// The first piece.
    pub(super) at: usize,
    /// How many pieces.
    pub(super) count: usize,
    /// Whether the lexicon has it.
    pub(super) exact: bool,
    /// How alike it is to each word, from 0 to 100.
    like: Vec<u8>,
}

impl Run {
    /// Its pieces as bits.
    pub(super) fn bits(&self) -> u32 {
        ((1 << self.count) - 1) << self.at
    }

    /// How alike it is to a word, from 0 to 100.
    pub(super) fn like(&self, word: WordId) -> u8 {
        self.like.get(word as usize).copied().unwrap_or(0)
    }
}

/// What was typed, beside the lexicon.
#[derive(Debug)]
pub(super) struct Typed {
    pub(super) pieces: Vec<Piece>,
    pub(super) runs: Vec<Run>,
}

/// Where a phrase was found.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fit {
    /// Pieces that it takes.
    pub(super) bits: u32,
    /// How well its words fit, at worst (0 to 100).
    pub(super) worst: u8,
}

impl Typed {
    /// The best run for a word among pieces that are free.
    pub(super) fn best(&self, word: WordId, taken: u32) -> Option<(&Run, u8)> {
        let free = self.runs.iter().filter(|run| run.bits() & taken == 0);
        let fitting = free.map(|run| (run, run.like(word))).filter(|(_, like)| *like >= LEAST);
        fitting.max_by_key(|(run, like)| (*like, std::cmp::Reverse(run.at)))
    }

    /// All pieces.
    pub(super) fn all(&self) -> u32 {
        (1u32 << self.pieces.len()) - 1
    }

    /// Pieces that are numbers.
    pub(super) fn numbers(&self) -> u32 {
        let numbers = self.pieces.iter().enumerate().filter(|(_, piece)| piece.is_number());
        numbers.fold(0, |bits, (at, _)| bits | 1 << at)
    }

    /// Whether the lexicon has one of these pieces as it was typed.
    pub(super) fn knows(&self, bits: u32) -> bool {
        self.runs.iter().any(|run| run.exact && run.bits() & bits != 0)
    }

    /// All places where the words of a phrase stand one after the other.
    pub(super) fn whole(&self, phrase: &[WordId], least: u8) -> Vec<Fit> {
        let begin = |start: usize| {
            let mut fit = Fit { bits: 0, worst: 100 };
            let mut at = start;
            for word in phrase {
                let fitting = self.runs.iter().filter(|run| run.at == at && run.like(*word) >= least);
                let run = fitting.max_by_key(|run| run.like(*word))?;
                fit = Fit { bits: fit.bits | run.bits(), worst: fit.worst.min(run.like(*word)) };
                at += run.count;
            }
            Some(fit)
        };
        if phrase.is_empty() { Vec::new() } else { (0..self.pieces.len()).filter_map(begin).collect() }
    }
}

/// Less alike is another word.
pub(super) const LEAST: u8 = 60;
