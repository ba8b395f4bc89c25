//! What the typed words say besides the model: maker, body, years.

use super::lexicon::{LEAST, Lexicon, Typed, WordId};
use super::shape::{Shape, Span};
use super::table::TABLE;
use super::words::Before;

/// How alike a word must be to count as a maker or a body.
const NAMED: u8 = 80;
/// Model years that people type.
const YEARS: std::ops::RangeInclusive<u16> = 1950..=2030;

/// Phrases of makers and bodies.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    makes: Vec<(Vec<WordId>, String)>,
    bodies: Vec<(Vec<WordId>, Shape)>,
}

/// A maker that was named.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mention {
    pub(super) make: String,
    pub(super) bits: u32,
}

/// What the words say besides the model.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    pub(super) makes: Vec<Mention>,
    /// Bodies that were named, with their pieces.
    shapes: Vec<(Shape, u32)>,
    /// Whether a maker or a body was mistyped.
    pub(super) mistyped: bool,
    /// Years in full, or after an apostrophe, with their pieces.
    years: Vec<(u16, u32)>,
    /// Two digits that are perhaps a year.
    short: Vec<(u16, u32)>,
}

impl Vocabulary {
    /// The makers of the tables, these others, and all bodies.
    pub(super) fn new<'m>(lexicon: &mut Lexicon, more: impl Iterator<Item = &'m str>) -> Self {
        let mut makes: Vec<(Vec<WordId>, String)> = Vec::new();
        let mut known: Vec<&str> = TABLE.models.iter().map(|model| model.make).chain(more).collect();
        known.extend(&TABLE.others);
        known.sort_unstable();
        known.dedup();
        for make in known.into_iter().filter(|make| !make.is_empty()) {
            makes.push((lexicon.phrase(make), make.to_owned()));
        }
        for (make, names) in &TABLE.makes {
            let names = names.split(", ").filter(|name| !name.is_empty());
            makes.extend(names.map(|name| (lexicon.phrase(name), (*make).to_owned())));
        }
        let mut bodies = Vec::new();
        for (shape, words) in &TABLE.bodies {
            let words = words.split(", ").chain([shape.name()]);
            bodies.extend(words.map(|word| (lexicon.phrase(word), *shape)));
        }
        makes.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        bodies.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        Vocabulary { makes, bodies }
    }

    /// The name of a model without maker and body: the words, and the bodies that were named.
    pub(super) fn bare(&self, phrase: &[WordId], make: &str) -> (Vec<WordId>, Vec<Shape>) {
        let mut rest = self.without_make(phrase, make).to_vec();
        let mut shapes = Vec::new();
        for (known, shape) in &self.bodies {
            let at = rest.windows(known.len()).position(|part| part == known.as_slice());
            if let Some(at) = at.filter(|_| known.len() < rest.len()) {
                rest.drain(at..at + known.len());
                shapes.push(*shape);
            }
        }
        (rest, shapes)
    }

    /// A name without its maker.
    pub(super) fn without_make<'p>(&self, phrase: &'p [WordId], make: &str) -> &'p [WordId] {
        let names = self.makes.iter().filter(|(known, name)| name == make && known.len() < phrase.len());
        names.filter_map(|(known, _)| phrase.strip_prefix(known.as_slice())).next().unwrap_or(phrase)
    }

    /// What the typed words say besides the model.
    pub(super) fn read(&self, typed: &Typed) -> Reading {
        let mut reading = Reading::default();
        let mut taken = 0;
        for least in [100, NAMED] {
            for (phrase, make) in &self.makes {
                for fit in typed.whole(phrase, least) {
                    let free = fit.bits & taken == 0;
                    if free && (fit.worst == 100 || !typed.knows(fit.bits)) {
                        taken |= fit.bits;
                        reading.mistyped |= fit.worst < 100;
                        reading.makes.push(Mention { make: make.clone(), bits: fit.bits });
                    }
                }
            }
        }
        for least in [100, NAMED] {
            for (phrase, shape) in &self.bodies {
                for fit in typed.whole(phrase, least) {
                    let new = fit.bits & reading.shape_bits() == 0;
                    if new && (fit.worst == 100 || !typed.knows(fit.bits)) {
                        reading.shapes.push((*shape, fit.bits));
                        reading.mistyped |= fit.worst < 100;
                    }
                }
            }
        }
        reading.shapes.sort_by_key(|(_, bits)| bits.trailing_zeros());
        reading.find_years(typed);
        reading
    }
}

impl Reading {
    /// The first body that was named by other pieces than these.
    pub(super) fn shape(&self, name: u32) -> Option<Shape> {
        self.shapes.iter().find(|(_, bits)| bits & !name != 0).map(|(shape, _)| *shape)
    }

    /// Pieces that name a body.
    pub(super) fn shape_bits(&self) -> u32 {
        self.shapes.iter().fold(0, |bits, (_, more)| bits | more)
    }

    fn find_years(&mut self, typed: &Typed) {
        for (at, piece) in typed.pieces.iter().enumerate() {
            let next_glued = typed.pieces.get(at + 1).is_some_and(|next| next.after == Before::Glued);
            let alone = piece.after != Before::Glued && !next_glued;
            let Some(number) = piece.number().filter(|_| piece.is_number() && alone) else { continue };
            let bits = 1 << at;
            match piece.text.len() {
                4 if YEARS.contains(&number) => self.years.push((number, bits)),
                2 if number >= 70 || number <= 30 => {
                    let year = if number >= 70 { 1900 + number } else { 2000 + number };
                    let sure = piece.after == Before::Apostrophe;
                    if sure { self.years.push((year, bits)) } else { self.short.push((year, bits)) }
                }
                _ => {}
            }
        }
    }

    /// The years that were typed, as far as their pieces are no part of the name, and those pieces.
    pub(super) fn span(&self, name: u32) -> (Option<Span>, u32) {
        let free = |list: &[(u16, u32)]| list.iter().copied().filter(|year| year.1 & name == 0).collect::<Vec<_>>();
        let mut told = free(&self.years);
        if told.is_empty() {
            told = free(&self.short);
            told.truncate(1);
        }
        let first = told.iter().map(|year| year.0).min();
        let last = told.iter().map(|year| year.0).max();
        let bits = told.iter().fold(0, |bits, year| bits | year.1);
        (first.zip(last).map(|(first, last)| Span { first, last }), bits)
    }
}

const _: () = assert!(NAMED >= LEAST);
