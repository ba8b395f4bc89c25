//! How well a car fits what was typed, by one of its names.

use super::finder::{Entry, Finder, Phrase, Score};
use super::lexicon::{Typed, Weight};
use super::reading::Reading;
use super::shape::{Shape, Shapes, Span};
use super::table::TABLE;
use super::words::{BEGUN, Before};

/// What a typed word costs that stays unread, by its weight: it names, it is a trim, it is idle.
const UNREAD: [u32; 3] = [100, 15, 0];
/// What a word of a name costs that was not typed.
const UNTYPED: [u32; 3] = [55, 15, 12];
/// A single letter says less.
const LETTER: u32 = 40;
/// The name is not the model's first one.
const OTHER_NAME: u32 = 5;
/// The words of the name stand apart.
const APART: u32 = 30;
/// Few people drive cars of this maker.
const RARE: u32 = 25;
/// The car is sold under the name of a kindred maker.
const KIN: u32 = 30;
/// The year is none of the car's.
const OTHER_YEAR: u32 = 45;
/// A mere number without a maker names many cars.
const NUMBER_ALONE: u32 = 50;
/// Nor is a pattern as good a name as the number itself: a `208` is a Peugeot before it is a BMW 2 Series.
const PATTERN_ALONE: u32 = 10;
/// The body is none of the car's.
const OTHER_BODY: u32 = 12;
/// Shorter words are codes, which several makers use.
const TELLING: usize = 4;

/// How well a name was typed.
#[derive(Clone, Copy, Debug, Default)]
struct Named {
    /// Pieces of the name.
    bits: u32,
    /// Further pieces that are accounted for.
    read: u32,
    cost: u32,
    /// Words that name.
    words: u32,
    patterned: u32,
    /// How well the best word of the name fits (0 to 100).
    best: u8,
    /// Whether a word of it is more than a number.
    spelled: bool,
    /// Whether a word of it is more than a code.
    telling: bool,
    /// Whether all of its words were typed.
    whole: bool,
    /// Whether a number of the name was not typed.
    lacks_number: bool,
}

/// What a code or a trim says.
#[derive(Clone, Copy)]
struct Said {
    code: Option<Span>,
    shapes: Shapes,
    /// Pieces of a trim that allows some bodies only.
    trims: u32,
}

impl Finder {
    /// How well a car fits by one of its names; `None` when it was not named.
    pub(super) fn fit(&self, phrase: &Phrase, entry: &Entry, typed: &Typed, reading: &Reading) -> Option<Score> {
        let of_make = reading.makes.iter().any(|mention| mention.make == entry.make);
        let mut named = self.named(phrase, typed, of_make)?;
        read_makes(&mut named, entry, reading)?;
        if !of_make && named.bits & !reading.shape_bits() == 0 {
            return None;
        }
        let mut said = coded(&mut named, phrase, entry, typed);
        let taken = named.bits | if said.code.is_some() { named.read } else { 0 };
        let (years, year_bits) = reading.span(taken);
        read_beside(&mut named, &mut said, entry, typed, years);
        let unread = !(named.read | named.bits | year_bits | reading.shape_bits()) & typed.all();
        if named.lacks_number && typed.numbers() & unread != 0 {
            return None;
        }
        let left = self.unread(typed, unread);
        let sure = 100 * (named.words + u32::from(of_make));
        // A word that is only begun names nothing beside one that nobody knows: `foo bar` is no Barchetta.
        let strange = !of_make && left >= UNREAD[Weight::Full as usize];
        if strange && named.best <= BEGUN || left > sure * 5 / 2 {
            return None;
        }
        let number = phrase.words.iter().all(|word| self.lexicon.is_number(*word)) && !of_make;
        // Nor is a number a model where it may be a year.
        if number && reading.span(0).0.is_some() && (strange || reading.shape(named.bits).is_some()) {
            return None;
        }
        let alone = match (number, named.patterned) {
            (false, _) => 0,
            (true, 0) => NUMBER_ALONE,
            (true, _) => NUMBER_ALONE + PATTERN_ALONE,
        };
        let cost = named.cost + left + alone;
        let score = Score {
            entry: phrase.entry,
            cost: cost + if phrase.own { 0 } else { OTHER_NAME } + if entry.rare { RARE } else { 0 },
            span: years.or(said.code),
            year_fits: true,
            shape: reading.shape(named.bits).map(|shape| entry.called(shape, years.or(said.code))),
            shapes: said.shapes,
            said: named.patterned | self.trims(typed, said.trims | unread) & !named.bits,
            doubtful: strange && !named.telling,
        };
        let of_code = said.code.is_none_or(|generation| entry.is_of(generation, years.is_some()));
        Some(score.beside(entry, of_code))
    }

    /// How well a name was typed.
    fn named(&self, phrase: &Phrase, typed: &Typed, of_make: bool) -> Option<Named> {
        let mut named = Named::default();
        let mut before: Option<usize> = None;
        let (mut apart, mut missing) = (false, 0);
        for word in &phrase.words {
            let weight = self.lexicon.weight(*word);
            let Some((run, like)) = typed.best(*word, named.bits) else {
                let letter = self.lexicon.text(*word).len() == 1 && weight == Weight::Full;
                missing += if letter { LETTER } else { UNTYPED[weight as usize] };
                named.lacks_number |= self.lexicon.is_number(*word);
                continue;
            };
            apart |= before.is_some_and(|before| before != run.at);
            before = Some(run.at + run.count);
            named.bits |= run.bits();
            named.cost += u32::from(100 - like) * UNREAD[weight as usize] / 100;
            named.words += u32::from(weight == Weight::Full);
            named.best = named.best.max(like);
            named.spelled |= !self.lexicon.is_number(*word);
            named.telling |= !self.lexicon.is_number(*word) && self.lexicon.text(*word).len() >= TELLING;
            if self.lexicon.text(*word).contains('#') {
                named.patterned |= run.bits();
            }
        }
        named.whole = missing == 0 && named.bits != 0;
        named.cost += missing + if apart { APART } else { 0 };
        let code = !named.telling && phrase.words.len() > 1;
        let names = !(code && apart) && self.names(&named, phrase, typed, of_make);
        named.words = named.words.max(1);
        names.then_some(named)
    }

    /// Whether so much of a name was typed that it names.
    fn names(&self, named: &Named, phrase: &Phrase, typed: &Typed, of_make: bool) -> bool {
        // A code or a pattern counts as a whole; light words alone name nothing, unless two of them do.
        let must_be_whole = phrase.code.is_some() || named.patterned != 0 || named.words == 0;
        if must_be_whole && !named.whole || named.words == 0 && named.bits.count_ones() < 2 && !of_make {
            return false;
        }
        // Nor does a part of a name do that is only begun, or a mere number: `hund` is no Five Hundred.
        if !named.whole && (!named.spelled || !of_make && named.best <= BEGUN) {
            return false;
        }
        // The number in `F150` is no number by itself.
        let begins = typed.pieces.get(named.bits.trailing_zeros() as usize);
        named.spelled || of_make || begins.is_none_or(|piece| piece.after != Before::Glued)
    }

    /// The pieces among these that are trims.
    fn trims(&self, typed: &Typed, bits: u32) -> u32 {
        let trim = |at: usize| typed.pieces.get(at).is_some_and(|p| self.lexicon.weight_of(&p.text) == Weight::Trim);
        (0..typed.pieces.len()).filter(|at| bits & 1 << at != 0 && trim(*at)).fold(0, |bits, at| bits | 1 << at)
    }

    /// What the pieces cost that stay unread.
    fn unread(&self, typed: &Typed, unread: u32) -> u32 {
        let left = typed.pieces.iter().enumerate().filter(|(at, _)| unread & (1 << at) != 0);
        left.map(|(_, piece)| match self.lexicon.weight_of(&piece.text) {
            Weight::Full if piece.text.len() == 1 && !piece.is_number() => LETTER,
            weight => UNREAD[weight as usize],
        })
        .sum()
    }
}

impl Score {
    /// With what year and body cost that are none of the car's.
    fn beside(self, entry: &Entry, of_code: bool) -> Self {
        let year_fits = of_code && self.span.is_none_or(|span| entry.was_built(span));
        let body_fits = match (self.shape, &entry.ours) {
            (Some(shape), _) => entry.has(shape, self.span),
            (None, Some(ours)) => ours.allows(self.shapes),
            (None, None) => true,
        };
        let cost = self.cost + if year_fits { 0 } else { OTHER_YEAR } + if body_fits { 0 } else { OTHER_BODY };
        Score { cost, year_fits, ..self }
    }
}

/// Reads the makers that were named; `None` when the car is of none of them.
fn read_makes(named: &mut Named, entry: &Entry, reading: &Reading) -> Option<()> {
    for mention in &reading.makes {
        // A part of a name that is a maker is that maker: `Rover` alone is no Range Rover.
        if named.bits & !mention.bits == 0 && !named.whole {
            return None;
        }
        if mention.make == entry.make || mention.bits & named.bits == mention.bits {
            named.read |= mention.bits;
        } else if TABLE.are_kin(&mention.make, &entry.make) {
            (named.read, named.cost) = (named.read | mention.bits, named.cost + KIN);
        } else if mention.bits & named.bits == 0
            && !reading.makes.iter().any(|m| m.make == entry.make && m.bits & mention.bits != 0)
        {
            return None;
        }
    }
    Some(())
}

/// Reads the code of a generation, wherever it stands.
fn coded(named: &mut Named, phrase: &Phrase, entry: &Entry, typed: &Typed) -> Said {
    let mut code = phrase.code;
    for (words, span, shape) in &entry.codes {
        for fit in typed.whole(words, 100).into_iter().filter(|fit| fit.bits & !named.bits != 0) {
            (code, named.read) = (Some((*span, *shape)), named.read | fit.bits);
        }
    }
    let shapes = code.and_then(|code| code.1).into_iter().collect();
    Said { code: code.map(|code| code.0), shapes: Shapes::ALL.and(shapes), trims: 0 }
}

/// Reads further names of the car, and a trim that came with some bodies only.
fn read_beside(named: &mut Named, said: &mut Said, entry: &Entry, typed: &Typed, years: Option<Span>) {
    for fit in entry.names.iter().flat_map(|words| typed.whole(words, 100)) {
        named.read |= fit.bits;
    }
    let own = entry.ours.as_ref().and_then(|ours| ours.span);
    for (words, trim) in &entry.trims {
        for fit in typed.whole(words, 100) {
            named.read |= fit.bits;
            said.trims |= fit.bits;
            said.shapes = said.shapes.and(trim.shapes(years.or(said.code), own));
        }
    }
}

impl super::finder::Ours {
    /// Whether it has one of these bodies.
    pub(super) fn allows(&self, shapes: Shapes) -> bool {
        self.shapes.is_empty() || self.shapes.iter().any(|shape: &Shape| shapes.has(*shape))
    }
}
