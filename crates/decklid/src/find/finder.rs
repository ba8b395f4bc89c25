//! All names of all cars, and how well each fits what was typed.

use std::collections::{BTreeSet, HashMap};

use crate::listed::Listed;

use super::lexicon::{Lexicon, Typed, Weight, WordId};
use super::reading::{Reading, Vocabulary};
use super::shape::{Shape, Shapes, Span};
use super::table::{Made, Model, TABLE, Trim};
use super::words::{Before, pieces};

/// A car that people may mean.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) make: String,
    /// The model of the table that it is, or is a part of.
    pub(super) model: Option<&'static Model>,
    /// The car of the catalog, by its place in the list.
    pub(super) ours: Option<Ours>,
    /// Few people drive cars of this maker.
    pub(super) rare: bool,
    /// Further names, to be read beside the first.
    pub(super) names: Vec<Vec<WordId>>,
    /// Codes of its generations, and the body that a code says.
    pub(super) codes: Vec<(Vec<WordId>, Span, Option<Shape>)>,
    /// Trims that came with some bodies only.
    pub(super) trims: Vec<(Vec<WordId>, &'static Trim)>,
}

/// A car of the catalog.
#[derive(Clone, Debug)]
pub(super) struct Ours {
    pub(super) at: usize,
    pub(super) shapes: Vec<Shape>,
    pub(super) span: Option<Span>,
    /// Years of the generations whose codes are among its names; none where no code is.
    pub(super) generations: Vec<Span>,
}

/// A name of a car.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) entry: usize,
    pub(super) words: Vec<WordId>,
    /// The model's own name.
    pub(super) own: bool,
    /// The code of a generation: its years, and the body that it says.
    pub(super) code: Option<(Span, Option<Shape>)>,
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
    /// Bodies that the trim or the code allows.
    pub(super) shapes: Shapes,
    /// Pieces that say which of the model's cars it is: a pattern such as `3##`, trims.
    pub(super) said: u32,
    /// A mere code or number, without a maker and beside a word that nobody knows: perhaps another maker's car.
    pub(super) doubtful: bool,
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
        self.entries.push(Entry { rare, ..Entry::new(make, Some(model), None) });
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
        for age in TABLE.generations.iter().filter(|age| age.is_of(model)) {
            for code in age.codes.split(", ") {
                let words = self.lexicon.phrase(code);
                // A code with a digit says by itself which car is meant: `e46`.
                let telling = words.len() > 1 && words.iter().any(|word| self.lexicon.text(*word).len() > 1);
                if telling || code.len() > 3 {
                    let code = Some((age.span, age.shape));
                    self.phrases.push(Phrase { entry, words: words.clone(), own: false, code });
                }
                if let Some(entry) = self.entries.get_mut(entry) {
                    entry.codes.push((words, age.span, age.shape));
                }
            }
        }
        for trim in TABLE.only.iter().filter(|trim| same(trim.make, trim.model)) {
            let words: Vec<_> = trim.words.split(", ").map(|words| (self.lexicon.phrase(words), trim)).collect();
            if let Some(entry) = self.entries.get_mut(entry) {
                entry.trims.extend(words);
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
        if let Some(entry) = self.entries.get_mut(entry).filter(|_| !own) {
            entry.names.push(words.clone());
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
                self.model(&head.make, words).is_none_or(|other| model.is_some_and(|m| m.is_also(other)))
            })
            .filter(|(words, _)| !self.is_of_kin(&head.make, words))
            .collect();
        let mut shapes: Vec<Shape> = car.body.map(Shape::from).into_iter().chain(named).collect();
        shapes.extend(aliases.iter().flat_map(|(_, shapes)| shapes.iter().copied()));
        shapes.dedup();
        let entry = self.entries.len();
        let known = |code: &[WordId]| {
            let names = aliases.iter().map(|(words, _)| words).chain([&name]);
            names.into_iter().any(|words| words.windows(code.len()).any(|part| part == code))
        };
        let of_model = TABLE.generations.iter().filter(|age| model.is_some_and(|model| age.is_of(model)));
        let own = of_model.filter(|age| age.codes.split(", ").any(|code| known(&self.lexicon.phrase(code))));
        let generations = own.map(|age| age.span).collect();
        let ours = Some(Ours { at, shapes, span: Span::of_car(&head.years), generations });
        self.entries.push(Entry::new(head.make.clone(), model, ours));
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
        let whole = self.vocabulary.without_make(&words, make);
        if self.is_named(make, whole) {
            return (whole.to_vec(), Vec::new());
        }
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

    /// Whether a model of the table goes by these words: the caravan in `Grand Caravan` is no body.
    fn is_named(&self, make: &str, words: &[WordId]) -> bool {
        let same = |phrase: &Phrase| self.entries.get(phrase.entry).is_some_and(|entry| entry.make == make);
        self.phrases.iter().any(|phrase| phrase.words == words && phrase.code.is_none() && same(phrase))
    }

    /// Whether these words name a model of a kindred maker.
    fn is_of_kin(&self, make: &str, words: &[WordId]) -> bool {
        TABLE.kin_of(make).any(|other| self.model(other, &self.vocabulary.bare(words, other).0).is_some())
    }

    /// The model that an id says, such as `ford-focus-titanium-sedan-2010`.
    pub(super) fn by_id(&self, id: &str) -> Option<Score> {
        if self.list.iter().any(|car| car.header.id == id) {
            return None;
        }
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
        let of_body = shape.and_then(|shape| {
            let (entry, said) = self.begins(words.get(..words.len() - 1)?)?;
            Some((entry, Some(shape), said))
        });
        let whole = || self.slugs.get(&words.join("-")).map(|entry| (*entry, None, 0));
        let (entry, shape, said) = of_body.or_else(whole)?;
        let year_fits = span.is_none_or(|span| self.entries.get(entry).is_some_and(|known| known.was_built(span)));
        Some(Score { entry, cost: 0, span, year_fits, shape, shapes: Shapes::ALL, said, doubtful: false })
    }

    /// The model whose name these words begin with, the longest name first, and the pieces that say more.
    fn begins(&self, words: &[&str]) -> Option<(usize, u32)> {
        let count = |words: &[&str]| pieces(&words.join("-")).len();
        (1..=words.len()).rev().find_map(|size| {
            let (name, more) = words.split_at(size);
            let entry = *self.slugs.get(&name.join("-"))?;
            let (from, to) = (count(name), count(words));
            let known = |word: &&str| {
                pieces(word).iter().any(|p| self.lexicon.weight_of(&p.text) == Weight::Trim || p.is_number())
            };
            let said = (from..to).fold(0, |bits, at| bits | 1 << at);
            more.iter().all(known).then_some((entry, said))
        })
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
}

impl Entry {
    fn new(make: String, model: Option<&'static Model>, ours: Option<Ours>) -> Self {
        Entry { make, model, ours, rare: false, names: Vec::new(), codes: Vec::new(), trims: Vec::new() }
    }

    /// Whether it was built in these years.
    pub(super) fn was_built(&self, span: Span) -> bool {
        match &self.ours {
            Some(ours) => ours.span.is_none_or(|own| own.meets(span)),
            None => self.made().any(|made| made.spans.iter().any(|own| own.meets(span))),
        }
    }

    /// Whether it is of the generation of these years, whose code was typed: by its own codes; where it has none, by its
    /// years, unless others were typed.
    pub(super) fn is_of(&self, generation: Span, dated: bool) -> bool {
        let Some(ours) = &self.ours else { return true };
        if ours.generations.is_empty() {
            return dated || ours.span.is_none_or(|own| own.holds_most(generation));
        }
        ours.generations.contains(&generation)
    }

    /// Whether it was built with this body, in these years if they are told.
    pub(super) fn has(&self, shape: Shape, span: Option<Span>) -> bool {
        let within = |made: &Made| span.is_none_or(|span| made.spans.iter().any(|own| own.meets(span)));
        match &self.ours {
            Some(ours) => ours.shapes.is_empty() || ours.shapes.contains(&shape),
            None => self.made().any(|made| made.shape == Some(shape) && within(made)),
        }
    }

    /// The body that a word for it means here: people call a liftback a sedan where there is no other.
    pub(super) fn called(&self, shape: Shape, span: Option<Span>) -> Shape {
        let within = |made: &Made| span.is_none_or(|span| made.spans.iter().any(|own| own.meets(span)));
        let has = |shape| self.made().any(|made| made.shape == Some(shape) && within(made));
        if shape == Shape::Sedan && !has(Shape::Sedan) && has(Shape::Hatch) { Shape::Hatch } else { shape }
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
