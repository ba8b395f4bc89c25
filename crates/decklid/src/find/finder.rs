//! All names of all cars, and how well each fits what was typed.

use std::collections::{BTreeSet, HashMap};

use crate::listed::Listed;

use super::lexicon::{Lexicon, Typed, Weight, WordId};
use super::reading::{Reading, Vocabulary};
use super::shape::{Shape, Span};
use super::table::{Made, Model, TABLE};
use super::words::{BEGUN, Before, pieces};

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
/// The body is none of the car's.
const OTHER_BODY: u32 = 12;

/// A car that people may mean.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) make: String,
    /// The model of the table that it is, or is a part of.
    pub(super) model: Option<&'static Model>,
    /// The car of the catalog, by its place in the list.
    pub(super) ours: Option<Ours>,
    /// Few people drive cars of this maker.
    rare: bool,
    /// Codes of its generations.
    codes: Vec<(Vec<WordId>, Span)>,
}

/// A car of the catalog.
#[derive(Clone, Debug)]
pub(super) struct Ours {
    pub(super) at: usize,
    pub(super) shapes: Vec<Shape>,
    pub(super) span: Option<Span>,
}

#[derive(Debug)]
struct Phrase {
    entry: usize,
    words: Vec<WordId>,
    /// The model's own name.
    own: bool,
    /// The code of a generation, and its years.
    code: Option<Span>,
}

/// All names of all cars.
#[derive(Debug)]
pub struct Finder {
    pub(super) lexicon: Lexicon,
    pub(super) vocabulary: Vocabulary,
    pub(super) entries: Vec<Entry>,
    phrases: Vec<Phrase>,
    pub(super) list: Vec<Listed>,
    /// Models of the table by what begins their ids.
    slugs: HashMap<String, usize>,
}

/// How well a car fits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Score {
    pub(super) entry: usize,
    /// 0 for a perfect fit.
    pub(super) cost: u32,
    /// Years that were typed, or those of the generation that was named.
    pub(super) span: Option<Span>,
    pub(super) year_fits: bool,
    /// The body that was typed, apart from the name.
    pub(super) shape: Option<Shape>,
    /// Pieces that name the model by a pattern such as `3##`.
    pub(super) patterned: u32,
}

impl Finder {
    /// Knows the table and these cars of the catalog.
    pub fn new(list: Vec<Listed>) -> Self {
        let mut lexicon = Lexicon::default();
        for word in &TABLE.idle {
            lexicon.weigh(word, Weight::Idle);
        }
        for word in &TABLE.trims {
            lexicon.weigh(word, Weight::Trim);
        }
        let vocabulary = Vocabulary::new(&mut lexicon, list.iter().map(|car| car.header.make.as_str()));
        let mut finder =
            Finder { lexicon, vocabulary, entries: Vec::new(), phrases: Vec::new(), list, slugs: HashMap::new() };
        let common: BTreeSet<&str> = TABLE.models.iter().filter(|m| !m.elsewhere.is_empty()).map(|m| m.make).collect();
        for model in &TABLE.models {
            finder.add_model(model, !common.contains(model.make));
        }
        for at in 0..finder.list.len() {
            finder.add_ours(at);
        }
        finder
    }

    fn add_model(&mut self, model: &'static Model, rare: bool) {
        let entry = self.entries.len();
        let make = model.make.to_owned();
        self.slugs.entry(slug(&full_name(&make, model.model))).or_insert(entry);
        self.entries.push(Entry { make, model: Some(model), ours: None, rare, codes: Vec::new() });
        self.add_names(entry, model);
    }

    /// All names of a model.
    fn add_names(&mut self, entry: usize, model: &'static Model) {
        self.name(entry, model.model, true);
        for name in model.names.split("; ").filter(|name| !name.is_empty()) {
            self.name(entry, name, false);
        }
        let same = |make: &str, name: &str| make == model.make && name == model.model;
        for (_, _, names) in TABLE.further.iter().filter(|further| same(further.0, further.1)) {
            names.split(", ").for_each(|name| self.name(entry, name, false));
        }
        for age in TABLE.generations.iter().filter(|age| same(age.make, age.model)) {
            for code in age.codes.split(", ") {
                let words = self.lexicon.phrase(code);
                // A code with a digit says by itself which car is meant: `e46`.
                let telling = words.len() > 1 && words.iter().any(|word| self.lexicon.text(*word).len() > 1);
                if telling || code.len() > 3 {
                    self.phrases.push(Phrase { entry, words: words.clone(), own: false, code: Some(age.span) });
                }
                if let Some(entry) = self.entries.get_mut(entry) {
                    entry.codes.push((words, age.span));
                }
            }
        }
    }

    fn name(&mut self, entry: usize, name: &str, own: bool) {
        let words = self.lexicon.phrase(name);
        let joined: String = pieces(name).iter().map(|piece| piece.text.as_str()).collect();
        let letters = joined.chars().all(|c| c.is_alphabetic());
        let digits = joined.chars().all(|c| c.is_ascii_digit());
        if words.len() > 1 && (letters && joined.len() <= 14 || digits) {
            let word = self.lexicon.word(&joined);
            self.phrases.push(Phrase { entry, words: vec![word], own, code: None });
        }
        self.phrases.push(Phrase { entry, words, own, code: None });
    }

    /// A car of the catalog goes by all names of its model, and by its aliases unless they name another model.
    fn add_ours(&mut self, at: usize) {
        let Some(car) = self.list.get(at).filter(|car| !car.header.archetype).cloned() else { return };
        let head = &car.header;
        let outside = head.name.split('(').next().unwrap_or_default().to_owned();
        let (name, named) = self.bare(&outside, &head.make);
        let model = self.model(&head.make, &name);
        let aliases: Vec<_> = head.aliases.iter().map(|alias| self.bare(alias, &head.make)).collect();
        let aliases: Vec<_> = aliases
            .into_iter()
            .filter(|(words, _)| {
                self.model(&head.make, words).is_none_or(|other| model.is_some_and(|m| std::ptr::eq(m, other)))
            })
            .filter(|(words, _)| !self.is_of_kin(&head.make, words))
            .collect();
        let mut shapes: Vec<Shape> = car.body.map(Shape::from).into_iter().chain(named).collect();
        shapes.extend(aliases.iter().flat_map(|(_, shapes)| shapes.iter().copied()));
        shapes.dedup();
        let entry = self.entries.len();
        let ours = Some(Ours { at, shapes, span: Span::of_car(&head.years) });
        self.entries.push(Entry { make: head.make.clone(), model, ours, rare: false, codes: Vec::new() });
        if let Some(model) = model {
            self.add_names(entry, model);
        }
        let names = std::iter::once((name, true)).chain(aliases.into_iter().map(|(words, _)| (words, false)));
        let names: Vec<_> = names.filter(|(words, _)| !words.is_empty()).collect();
        self.phrases.extend(names.into_iter().map(|(words, own)| Phrase { entry, words, own, code: None }));
    }

    /// A name without maker, body and years.
    fn bare(&mut self, name: &str, make: &str) -> (Vec<WordId>, Vec<Shape>) {
        let words = self.lexicon.phrase(name);
        let (mut words, shapes) = self.vocabulary.bare(&words, make);
        let year = |word: &str| word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1950..2100).contains(&year));
        if words.len() > 1 {
            words.retain(|word| !year(self.lexicon.text(*word)));
        }
        (words, shapes)
    }

    /// The model of the table whose own name this is.
    fn model(&self, make: &str, words: &[WordId]) -> Option<&'static Model> {
        let own = self.phrases.iter().filter(|phrase| phrase.own && phrase.words == words);
        own.filter_map(|phrase| self.entries.get(phrase.entry)).filter(|e| e.make == make).find_map(|e| e.model)
    }

    /// Whether these words name a model of a kindred maker.
    fn is_of_kin(&self, make: &str, words: &[WordId]) -> bool {
        TABLE.kin_of(make).any(|other| self.model(other, &self.vocabulary.bare(words, other).0).is_some())
    }

    /// The model that an id says, such as `ford-focus-sedan-2010`.
    pub(super) fn by_id(&self, id: &str) -> Option<Score> {
        let mut words: Vec<&str> = id.split('-').collect();
        let mut years = Vec::new();
        while let Some(year) = words.last().filter(|word| word.len() == 4).and_then(|word| word.parse::<u16>().ok())
            && years.len() < 2
        {
            // A model may end in a number too: the longest name that is known counts.
            if self.slugs.contains_key(&words.join("-")) {
                break;
            }
            years.push(year);
            words.pop();
        }
        let span = years.iter().min().zip(years.iter().max()).map(|(first, last)| Span { first: *first, last: *last });
        let shape = words.last().and_then(|word| Shape::named(word));
        let entry = |words: &[&str]| self.slugs.get(&words.join("-")).copied();
        let of_body = shape.and_then(|shape| Some((entry(words.get(..words.len() - 1)?)?, Some(shape))));
        let (entry, shape) = of_body.or_else(|| Some((entry(&words)?, None)))?;
        let year_fits =
            span.is_none_or(|span| self.entries.get(entry).is_some_and(|known| known.was_built(span, false)));
        Some(Score { entry, cost: 0, span, year_fits, shape, patterned: 0 })
    }

    /// Every car whose name was typed, best first.
    pub(super) fn score(&self, typed: &Typed, reading: &Reading) -> Vec<Score> {
        let mut best: Vec<Option<Score>> = vec![None; self.entries.len()];
        for phrase in &self.phrases {
            let Some(entry) = self.entries.get(phrase.entry) else { continue };
            let Some(score) = self.fit(phrase, entry, typed, reading) else { continue };
            if let Some(kept) = best.get_mut(phrase.entry)
                && kept.is_none_or(|kept| score.cost < kept.cost)
            {
                *kept = Some(score);
            }
        }
        let mut scores: Vec<Score> = best.into_iter().flatten().collect();
        scores.sort_by_key(|score| (score.cost, score.entry));
        scores
    }

    /// How well a car fits by one of its names; `None` when it was not named.
    fn fit(&self, phrase: &Phrase, entry: &Entry, typed: &Typed, reading: &Reading) -> Option<Score> {
        let of_make = reading.makes.iter().any(|mention| mention.make == entry.make);
        let mut named = self.named(phrase, typed, of_make)?;
        for mention in &reading.makes {
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
        if !of_make && named.bits & !reading.shape_bits() == 0 {
            return None;
        }
        let mut code = phrase.code;
        for (words, span) in &entry.codes {
            for fit in typed.whole(words, 100).into_iter().filter(|fit| fit.bits & !named.bits != 0) {
                (code, named.read) = (Some(*span), named.read | fit.bits);
            }
        }
        let (years, year_bits) = reading.span(named.bits | if code.is_some() { named.read } else { 0 });
        let read = named.read | named.bits | year_bits | reading.shape_bits();
        let unread = !read & ((1u32 << typed.pieces.len()) - 1);
        let left = self.unread(typed, unread);
        let sure = 100 * (named.words + u32::from(of_make));
        // A word that is only begun names nothing beside one that nobody knows: `foo bar` is no Barchetta.
        let guessed = named.best <= BEGUN && !of_make && left >= UNREAD[Weight::Full as usize];
        if guessed || left > sure * 5 / 2 {
            return None;
        }
        let span = years.or(code);
        let by_code = years.is_none() && code.is_some();
        let year_fits = span.is_none_or(|span| entry.was_built(span, by_code));
        let mut cost = named.cost + left + if phrase.own { 0 } else { OTHER_NAME };
        cost += if entry.rare { RARE } else { 0 } + if year_fits { 0 } else { OTHER_YEAR };
        let shape = reading.shape(named.bits);
        cost += if shape.is_none_or(|shape| entry.has(shape, span)) { 0 } else { OTHER_BODY };
        let number = phrase.words.iter().all(|word| self.lexicon.is_number(*word));
        cost += if number && !of_make && named.patterned == 0 { NUMBER_ALONE } else { 0 };
        Some(Score { entry: phrase.entry, cost, span, year_fits, shape, patterned: named.patterned })
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
                continue;
            };
            apart |= before.is_some_and(|before| before != run.at);
            before = Some(run.at + run.count);
            named.bits |= run.bits();
            named.cost += u32::from(100 - like) * UNREAD[weight as usize] / 100;
            named.words += u32::from(weight == Weight::Full);
            named.best = named.best.max(like);
            named.spelled |= !self.lexicon.is_number(*word);
            if self.lexicon.text(*word).contains('#') {
                named.patterned |= run.bits();
            }
        }
        let whole = missing == 0 && named.bits != 0;
        // A code or a pattern counts as a whole; light words alone name nothing, unless two of them do.
        let partly = phrase.code.is_some() || named.patterned != 0 || named.words == 0;
        if partly && !whole || named.words == 0 && named.bits.count_ones() < 2 && !of_make {
            return None;
        }
        // Nor does a part of a name do that is only begun, or a mere number: `hund` is no Five Hundred.
        if !whole && !of_make && (named.best <= BEGUN || !named.spelled) {
            return None;
        }
        named.cost += missing + if apart { APART } else { 0 };
        named.words = named.words.max(1);
        Some(named)
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
}

impl Entry {
    /// Whether it was built in these years.
    fn was_built(&self, span: Span, by_code: bool) -> bool {
        match &self.ours {
            Some(ours) => ours.span.is_none_or(|own| if by_code { own.holds_most(span) } else { own.meets(span) }),
            None => self.made().any(|made| made.spans.iter().any(|own| own.meets(span))),
        }
    }

    /// Whether it was built with this body, in these years if they are told.
    pub(super) fn has(&self, shape: Shape, span: Option<Span>) -> bool {
        let within = |made: &Made| span.is_none_or(|span| made.spans.iter().any(|own| own.meets(span)));
        match &self.ours {
            Some(ours) => ours.shapes.is_empty() || ours.shapes.contains(&shape),
            None => self.made().any(|made| made.shape == Some(shape) && within(made)),
        }
    }

    /// Bodies of the table.
    pub(super) fn made(&self) -> impl Iterator<Item = &'static Made> {
        self.model.into_iter().flat_map(|model| model.america.iter().chain(&model.elsewhere))
    }
}

/// Maker and model, the maker once.
pub(super) fn full_name(make: &str, model: &str) -> String {
    let again = model.get(..make.len()).is_some_and(|start| start.eq_ignore_ascii_case(make));
    if again || make.is_empty() { model.to_owned() } else { format!("{make} {model}").trim_end().to_owned() }
}

/// A name for links: pieces joined by hyphens.
pub(super) fn slug(name: &str) -> String {
    let mut text = String::new();
    for piece in pieces(name) {
        if !text.is_empty() && piece.after != Before::Glued {
            text.push('-');
        }
        text.push_str(&piece.text.replace('#', ""));
    }
    text.trim_matches('-').to_owned()
}

/// The lids of a sedan and a coupe are alike, those of a wagon and an SUV too.
pub(super) fn alike(one: Shape, other: Shape) -> bool {
    one.archetype() == other.archetype()
}
