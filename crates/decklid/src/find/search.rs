//! The cars that fit, in the order in which they are offered.

use crate::emergency::sounds_urgent;

use super::answer::{Choice, Found, GUESS, Kind, MOST, Market, Match};
use super::finder::{Entry, Finder, Ours, Score, alike, full_name, slug};
use super::lexicon::{Typed, Weight};
use super::reading::Reading;
use super::shape::{Shape, Shapes, Span};
use super::vin::Vin;
use super::words::{Before, Piece};

/// Cars that fit as well as the best one, up to this much worse, are offered beside it.
const BESIDE: u32 = 45;
/// A car of the catalog may fit this much worse than the best name and still be meant.
const SAME: u32 = 12;
/// Cars of the same maker that are offered below.
const NEIGHBOURS: usize = 3;

/// A car and how well it fits.
#[derive(Clone, Copy)]
struct Near<'n> {
    score: &'n Score,
    entry: &'n Entry,
}

/// A car of the catalog and how well it fits.
struct Own<'n> {
    score: &'n Score,
    entry: &'n Entry,
    ours: &'n Ours,
}

/// A search among all names.
struct Search<'s> {
    finder: &'s Finder,
    typed: &'s Typed,
    reading: &'s Reading,
    market: Market,
}

impl Search<'_> {
    /// Cars whose names were typed: ours that fit, what the table says around them, ours that hardly fit, and, where
    /// none of ours fits, others of the maker.
    fn named(&self, scores: &[Score]) -> Vec<Match> {
        let near = self.near(scores);
        let (fitting, misfits) = self.of_ours(&near);
        let listed: Vec<Near<'_>> = near.iter().filter(|near| near.entry.ours.is_none()).copied().collect();
        let first = listed.first().map(|near| near.entry);
        let mut matches: Vec<Match> =
            fitting.iter().filter_map(|own| self.ours(own.score, own.entry, own.ours, false)).collect();
        matches.extend(listed.iter().flat_map(|near| self.around(near, &fitting)));
        matches.extend(self.below(&misfits, first));
        matches.truncate(MOST - NEIGHBOURS);
        if let Some(listed) = first.filter(|_| fitting.is_empty()) {
            self.add_neighbours(&listed.make, &mut matches);
        }
        matches
    }

    /// A code beside a word that nobody knows: first the words as they are, then cars that go by the code.
    fn doubtful(&self, scores: &[Score]) -> Vec<Match> {
        let beside = self.named(scores).into_iter().map(|found| Match { neighbour: true, ..found });
        self.unnamed().into_iter().chain(beside).collect()
    }

    /// Cars that fit about as well as the best, best first.
    fn near<'n>(&'n self, scores: &'n [Score]) -> Vec<Near<'n>> {
        let best = scores.first().map_or(0, |score| score.cost);
        let near = scores.iter().filter(|score| score.cost <= best + BESIDE);
        near.filter_map(|score| Some(Near { score, entry: self.finder.entries.get(score.entry)? })).collect()
    }

    /// Cars of the catalog: those that may be meant, and the others.
    fn of_ours<'n>(&self, near: &[Near<'n>]) -> (Vec<Own<'n>>, Vec<Own<'n>>) {
        let best = near.first().map_or(0, |near| near.score.cost);
        let ours = near
            .iter()
            .filter_map(|near| Some(Own { score: near.score, entry: near.entry, ours: near.entry.ours.as_ref()? }));
        let (mut fitting, misfits): (Vec<_>, Vec<_>) = ours
            .partition(|own| own.score.cost <= best + SAME && own.score.year_fits && body_fits(own.score, own.ours));
        let rank = |own: &Own<'_>| {
            let bodies = self.bodies(own.entry, own.score, own.score.span.or(own.ours.span));
            bodies.iter().position(|body| ours_is(own.ours, *body)).unwrap_or(bodies.len())
        };
        fitting.sort_by_key(|own| (own.score.cost, rank(own), is_open(own.ours), std::cmp::Reverse(own.ours.span)));
        (fitting, misfits)
    }

    /// A model of the table, for the years that ours of the same model do not cover.
    fn around(&self, near: &Near<'_>, fitting: &[Own<'_>]) -> Vec<Match> {
        let same = fitting.iter().filter(|own| same_model(own.entry, near.entry));
        let spans: Vec<Option<Span>> = same.map(|own| own.ours.span).collect();
        let covered: Vec<Span> = spans.iter().flatten().copied().collect();
        // Ours is all of it if it does not say which years it is.
        if !spans.is_empty() && covered.is_empty() { Vec::new() } else { self.listed(near.score, near.entry, &covered) }
    }

    /// Ours that hardly fit: other years or bodies of the model that was named, then neighbours.
    fn below(&self, misfits: &[Own<'_>], listed: Option<&Entry>) -> Vec<Match> {
        let found = misfits.iter().filter_map(|own| {
            let same = listed.is_some_and(|listed| same_model(listed, own.entry));
            self.ours(own.score, own.entry, own.ours, !same || !body_fits(own.score, own.ours))
        });
        let mut below: Vec<Match> = found.collect();
        below.sort_by_key(|found| found.neighbour);
        below
    }

    /// Other cars of the maker.
    fn add_neighbours(&self, make: &str, matches: &mut Vec<Match>) {
        let of_make = self.finder.entries.iter().filter(|entry| entry.make == make);
        let mut added = 0;
        for (entry, ours) in of_make.filter_map(|entry| Some((entry, entry.ours.as_ref()?))) {
            let Some(found) = self.ours(&self.unscored(0, ours.span), entry, ours, true) else { continue };
            if added < NEIGHBOURS && !matches.iter().any(|known| known.kind == Kind::Ours && known.id == found.id) {
                matches.push(found);
                added += 1;
            }
        }
    }

    fn ours(&self, score: &Score, entry: &Entry, ours: &Ours, neighbour: bool) -> Option<Match> {
        let head = &self.finder.list.get(ours.at)?.header;
        let model = head.name.strip_prefix(entry.make.as_str()).unwrap_or(&head.name).trim();
        let bodies = match score.shape {
            Some(shape) if ours.shapes.contains(&shape) => vec![shape],
            _ => {
                let allowed = ours.shapes.iter().copied().find(|shape| score.shapes.has(*shape));
                allowed.or(ours.shapes.first().copied()).into_iter().collect()
            }
        };
        Some(Match {
            kind: Kind::Ours,
            id: head.id.clone(),
            make: entry.make.clone(),
            model: model.to_owned(),
            bodies,
            years: head.years.clone(),
            typed_years: score.span,
            year_fits: score.year_fits,
            neighbour,
            choices: Vec::new(),
            cost: score.cost,
        })
    }

    /// A model of the table; where cars of the catalog cover some years, the years before and after them.
    fn listed(&self, score: &Score, entry: &Entry, covered: &[Span]) -> Vec<Match> {
        let one = |span: Option<Span>| self.listed_in(score, entry, span);
        let (Some(first), Some(last)) =
            (covered.iter().map(|span| span.first).min(), covered.iter().map(|span| span.last).max())
        else {
            return one(score.span).into_iter().collect();
        };
        if score.span.is_some() {
            return Vec::new();
        }
        let end = entry.made().flat_map(|made| &made.spans).map(|span| span.last).max().unwrap_or(0);
        let begin = entry.made().flat_map(|made| &made.spans).map(|span| span.first).min().unwrap_or(u16::MAX);
        let after = (last < end).then(|| Span { first: last + 1, last: end });
        let before = (begin < first).then(|| Span { first: begin, last: first - 1 });
        let part = |span| one(Some(span)).map(|found| Match { years: span.text(), ..found });
        [after, before].into_iter().flatten().filter_map(part).collect()
    }

    fn listed_in(&self, score: &Score, entry: &Entry, span: Option<Span>) -> Option<Match> {
        let model = entry.model?;
        let bodies = self.bodies(entry, score, span);
        let mut name = model.model.to_owned();
        let said = self.raw(score.said);
        let beside = slug(&said);
        if !said.is_empty() {
            name = format!("{name} ({said})");
        }
        let id = |body: Option<Shape>| {
            let years = span.map(|span| {
                if span.first == span.last { span.first.to_string() } else { format!("{}-{}", span.first, span.last) }
            });
            let body = body.map(|body| body.name().to_owned());
            let words =
                [slug(&full_name(&entry.make, model.model)), beside.clone()].into_iter().chain(body).chain(years);
            words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
        };
        let mut spans: Vec<Span> = entry.made().flat_map(|made| made.spans.iter().copied()).collect();
        spans.sort_unstable();
        let choices = choices(bodies.iter().copied(), |body| id(Some(body)));
        Some(Match {
            kind: Kind::Listed,
            id: id(bodies.first().copied()),
            make: entry.make.clone(),
            model: name,
            bodies,
            years: joined(&spans),
            typed_years: span,
            year_fits: score.year_fits,
            neighbour: false,
            choices,
            cost: score.cost,
        })
    }

    /// The body that was typed, otherwise those of the model in these years, the commonest first.
    fn bodies(&self, entry: &Entry, score: &Score, span: Option<Span>) -> Vec<Shape> {
        if let Some(shape) = score.shape {
            return vec![shape];
        }
        let Some(model) = entry.model else { return Vec::new() };
        let (first, second) = match self.market {
            Market::America => (&model.america, &model.elsewhere),
            Market::Elsewhere => (&model.elsewhere, &model.america),
        };
        let of = |wanted: Option<Span>| {
            let mut bodies = Vec::new();
            for made in first.iter().chain(second) {
                let within = wanted.is_none_or(|span| made.spans.iter().any(|own| own.meets(span)));
                bodies.extend(made.shape.filter(|shape| within && !bodies.contains(shape)));
            }
            bodies
        };
        let within = of(span);
        let mut bodies = if within.is_empty() { of(None) } else { within };
        if bodies.iter().any(|body| score.shapes.has(*body)) {
            bodies.retain(|body| score.shapes.has(*body));
        } else if score.shapes != Shapes::ALL {
            bodies = Shape::NAMES.iter().map(|known| known.1).filter(|body| score.shapes.has(*body)).collect();
        }
        bodies
    }

    /// No model was named: the words themselves, the body, cars of the maker.
    fn unnamed(&self) -> Vec<Match> {
        let reading = self.reading;
        let (span, year_bits) = reading.span(0);
        let makes: Vec<&str> = reading.makes.iter().map(|mention| mention.make.as_str()).collect();
        let make = makes.first().copied().unwrap_or_default();
        let make_bits = reading.makes.iter().fold(0, |bits, mention| bits | mention.bits);
        let light = |piece: &Piece| self.finder.lexicon.weight_of(&piece.text) != Weight::Full;
        let mut rest = !(year_bits | make_bits | reading.shape_bits()) & ((1u32 << self.typed.pieces.len()) - 1);
        let heavy = self.typed.pieces.iter().enumerate().any(|(at, piece)| rest & (1 << at) != 0 && !light(piece));
        if !heavy {
            rest = 0;
        }
        let model = self.raw(self.without_idle(rest));
        let mut matches = Vec::new();
        if !(make.is_empty() && model.is_empty() && reading.shape(0).is_none() && span.is_none()) {
            matches.extend(self.unknown(make, &model, span));
        }
        if !make.is_empty() && model.is_empty() {
            let mut of_make = self.finder.entries.iter().filter(|entry| entry.make == make).peekable();
            // Of a maker that nobody lists the body is all that can be told.
            if of_make.peek().is_some() && of_make.all(|entry| entry.ours.is_some()) {
                matches.clear();
                self.add_ours_of_make(make, &mut matches);
            }
            self.add_of_make(make, &mut matches);
        }
        if !make.is_empty() {
            self.add_neighbours(make, &mut matches);
        }
        matches
    }

    /// A car of which only the body is known, or not even that: then all bodies.
    fn unknown(&self, make: &str, model: &str, span: Option<Span>) -> Vec<Match> {
        let year = span.map(Span::text).unwrap_or_default();
        let words = |body: &str| {
            let words = [slug(make), slug(model), body.to_owned(), year.clone()];
            let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
            words.join("-")
        };
        let all = Shape::NAMES.iter().map(|known| known.1);
        let typed = self.reading.shape(0);
        let typed = all.filter(|body| typed.map_or(body.archetype().is_some(), |typed| typed == *body));
        let choices = choices(typed, |body| words(body.name()));
        let found = Match {
            kind: Kind::Body,
            id: self.reading.shape(0).map_or_else(|| words(""), |body| words(body.name())),
            make: make.to_owned(),
            model: model.to_owned(),
            bodies: self.reading.shape(0).into_iter().collect(),
            years: year.clone(),
            typed_years: span,
            year_fits: true,
            neighbour: false,
            choices,
            cost: if self.reading.mistyped { SAME } else { 0 },
        };
        vec![found]
    }

    /// Cars of a maker that only the catalog has.
    fn add_ours_of_make(&self, make: &str, matches: &mut Vec<Match>) {
        let cost = if self.reading.mistyped { GUESS } else { 0 };
        for entry in self.finder.entries.iter().filter(|entry| entry.make == make) {
            let Some(ours) = &entry.ours else { continue };
            let score = self.unscored(cost, ours.span);
            matches.extend(self.ours(&score, entry, ours, !score.year_fits));
        }
    }

    /// Models of a maker, the ones that were built longest first.
    fn add_of_make(&self, make: &str, matches: &mut Vec<Match>) {
        let (span, _) = self.reading.span(0);
        let listed = self.finder.entries.iter().filter(|entry| entry.make == make && entry.ours.is_none());
        let fitting = listed
            .filter(|entry| span.is_none_or(|span| entry.made().any(|m| m.spans.iter().any(|own| own.meets(span)))));
        let fitting = fitting.filter(|entry| self.reading.shape(0).is_none_or(|shape| entry.has(shape, span)));
        let length = |entry: &Entry| -> u16 {
            let spans = entry.made().flat_map(|made| &made.spans);
            spans.map(|span| span.last - span.first + 1).max().unwrap_or(0)
        };
        let mut longest: Vec<&Entry> = fitting.collect();
        longest.sort_by_key(|entry| std::cmp::Reverse(length(entry)));
        for entry in longest.into_iter().take(MOST - NEIGHBOURS - 1) {
            matches.extend(self.listed(&self.unscored(0, None), entry, &[]));
        }
    }

    /// How a car fits of which only the maker was named, by its years.
    fn unscored(&self, cost: u32, own: Option<Span>) -> Score {
        let (span, _) = self.reading.span(0);
        let year_fits = span.zip(own).is_none_or(|(typed, own)| own.meets(typed));
        Score {
            entry: 0,
            cost,
            span,
            year_fits,
            shape: self.reading.shape(0),
            shapes: Shapes::ALL,
            said: 0,
            doubtful: false,
        }
    }

    fn without_idle(&self, bits: u32) -> u32 {
        let idle = |piece: &Piece| self.finder.lexicon.weight_of(&piece.text) == Weight::Idle;
        // The letter in `A4` belongs to its number.
        let next = |at: usize| self.typed.pieces.get(at + 1).is_some_and(|piece| piece.after == Before::Glued);
        let pieces = self.typed.pieces.iter().enumerate().filter(|(at, piece)| !idle(piece) || next(*at));
        pieces.fold(0, |kept, (at, _)| kept | (bits & (1 << at)))
    }

    /// These pieces as they were typed.
    fn raw(&self, bits: u32) -> String {
        let mut text = String::new();
        let mut glue = false;
        for (at, piece) in self.typed.pieces.iter().enumerate() {
            let wanted = bits & (1 << at) != 0;
            let suffix = glue && piece.after == Before::Glued;
            if wanted || suffix {
                let space = !(text.is_empty() || suffix);
                text.push_str(if space { " " } else { "" });
                text.push_str(&piece.raw);
            }
            glue = wanted || suffix;
        }
        text
    }
}

/// One choice for each kind of lid among the bodies.
fn choices(bodies: impl Iterator<Item = Shape>, id: impl Fn(Shape) -> String) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for body in bodies {
        if !choices.iter().any(|known| alike(known.body, body)) {
            choices.push(Choice { id: id(body), body });
        }
    }
    choices
}

fn body_fits(score: &Score, ours: &Ours) -> bool {
    score.shape.map_or(ours.allows(score.shapes), |shape| ours.shapes.is_empty() || ours.shapes.contains(&shape))
}

/// Whether a car of the catalog has this body.
fn ours_is(ours: &Ours, body: Shape) -> bool {
    ours.shapes.first() == Some(&body)
}

/// Where nobody says otherwise, people mean the closed car.
fn is_open(ours: &Ours) -> bool {
    ours.shapes.first() == Some(&Shape::Convertible)
}

/// Whether both are of one model of the table.
fn same_model(one: &Entry, other: &Entry) -> bool {
    one.model.zip(other.model).is_some_and(|(one, other)| one.is_also(other))
}

/// Spans in words; those that meet become one.
fn joined(spans: &[Span]) -> String {
    let mut whole: Vec<Span> = Vec::new();
    for span in spans {
        match whole.last_mut() {
            Some(last) if span.first <= last.last.saturating_add(1) => last.last = last.last.max(span.last),
            _ => whole.push(*span),
        }
    }
    whole.iter().map(|span| span.text()).collect::<Vec<_>>().join(", ")
}

impl Finder {
    /// Cars that fit what was typed, best first.
    pub fn find(&self, typed: &str, market: Market) -> Found {
        let emergency = sounds_urgent(typed);
        let by_id = self.by_id(typed.trim());
        if let Some(vin) = Vin::read(typed).filter(|_| by_id.is_none()) {
            return Found { vin: Some(vin.clone()), ..self.find(&vin.words(), market) };
        }
        let read = self.lexicon.read(typed);
        let reading = self.vocabulary.read(&read);
        let search = Search { finder: self, typed: &read, reading: &reading, market };
        if let Some(score) = by_id {
            return Found { matches: search.named(&[score]), emergency, vin: None };
        }
        let scores = self.score(&read, &reading);
        let mut matches = match scores.first() {
            None => search.unnamed(),
            Some(best) if best.doubtful => search.doubtful(&scores),
            Some(_) => search.named(&scores),
        };
        matches.truncate(MOST);
        Found { matches, emergency, vin: None }
    }
}
