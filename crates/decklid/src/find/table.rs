//! Models and names of the listing (`data/listing`), read once.

use std::sync::LazyLock;

use super::shape::{Shape, Shapes, Span};

/// A model that people drive, whether we know facts of it or not.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) make: &'static str,
    pub(super) model: &'static str,
    /// Bodies in the US listing, the commonest first; none where the model was not sold there.
    pub(super) america: Vec<Made>,
    /// Bodies as we know them, the commonest first.
    pub(super) elsewhere: Vec<Made>,
    /// Other names, separated by `; `.
    pub(super) names: &'static str,
}

impl Model {
    /// Whether both are one car, which is sold under two names: the table has one as another name of the other.
    pub(super) fn is_also(&self, other: &Model) -> bool {
        let names = |one: &Model, other: &Model| one.names.split("; ").any(|name| name == other.model);
        std::ptr::eq(self, other) || self.make == other.make && (names(self, other) || names(other, self))
    }
}

/// A body and its years.
#[derive(Debug)]
pub(super) struct Made {
    /// `None` where the listing does not tell the body.
    pub(super) shape: Option<Shape>,
    pub(super) spans: Vec<Span>,
}

/// A generation of a model.
#[derive(Debug)]
pub(super) struct Generation {
    pub(super) make: &'static str,
    pub(super) model: &'static str,
    /// Separated by `, `.
    pub(super) codes: &'static str,
    pub(super) span: Span,
    /// The body that the code says.
    pub(super) shape: Option<Shape>,
}

impl Generation {
    /// Whether it is one of this model.
    pub(super) fn is_of(&self, model: &Model) -> bool {
        self.make == model.make && self.model == model.model
    }
}

/// A trim that came with some bodies of a model only.
#[derive(Debug)]
pub(super) struct Trim {
    pub(super) make: &'static str,
    pub(super) model: &'static str,
    /// Separated by `, `.
    pub(super) words: &'static str,
    pub(super) made: Vec<Made>,
}

impl Trim {
    /// Its bodies in the years that were told, or in those of the car; another car's trim has another body.
    pub(super) fn shapes(&self, told: Option<Span>, own: Option<Span>) -> Shapes {
        let of = |span: Option<Span>| -> Shapes {
            let within = |made: &&Made| span.is_none_or(|span| made.spans.iter().any(|own| own.meets(span)));
            self.made.iter().filter(within).filter_map(|made| made.shape).collect()
        };
        if told.is_some() { of(told) } else { of(None).and(of(own)) }
    }
}

/// Everything in the tables.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) models: Vec<Model>,
    /// Makes and their other names.
    pub(super) makes: Vec<(&'static str, &'static str)>,
    /// Makes and those whose cars go by the same names.
    pub(super) kin: Vec<(&'static str, &'static str)>,
    /// Bodies and their words.
    pub(super) bodies: Vec<(Shape, &'static str)>,
    /// Words that tell no car from another.
    pub(super) idle: Vec<&'static str>,
    /// Words after a model's name.
    pub(super) trims: Vec<&'static str>,
    pub(super) generations: Vec<Generation>,
    /// Trims that came with some bodies only.
    pub(super) only: Vec<Trim>,
    /// Makers none of whose models is listed.
    pub(super) others: Vec<&'static str>,
    /// Makers and the first signs of their numbers.
    pub(super) makers: Vec<(&'static str, &'static str)>,
    /// Make, model and further names.
    pub(super) further: Vec<(&'static str, &'static str, &'static str)>,
}

/// The tables of the listing.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { models: lines(decklid_data::MODELS).filter_map(model).collect(), ..Table::default() };
    for line in lines(decklid_data::NAMES) {
        table.add(line);
    }
    table
});

impl Table {
    fn add(&mut self, line: &'static str) {
        let fields: Vec<&'static str> = line.split('\t').collect();
        match fields.as_slice() {
            ["make", make, names] => self.makes.push((make, names)),
            ["wmi", make, codes] => self.makers.push((make, codes)),
            ["kin", make, others] => self.kin.push((make, others)),
            ["body", shape, words] => self.bodies.extend(Shape::named(shape).map(|shape| (shape, *words))),
            ["idle", words] => self.idle.extend(words.split(' ')),
            ["trim", words] => self.trims.extend(words.split(' ')),
            ["other", makes] => self.others.extend(makes.split(", ")),
            ["only", make, model, words, bodies] => self.only.push(Trim { make, model, words, made: made(bodies) }),
            ["age", make, model, codes, span, body @ ..] => {
                let shape = body.first().and_then(|body| Shape::named(body));
                let span = Span::read(span);
                self.generations.extend(span.map(|span| Generation { make, model, codes, span, shape }));
            }
            ["name", make, model, names] => self.further.push((make, model, names)),
            _ => {}
        }
    }

    /// Whether cars of one make also go by the name of the other.
    pub(super) fn are_kin(&self, one: &str, other: &str) -> bool {
        self.kin_of(one).any(|kin| kin == other)
    }

    /// Makes whose cars go by the same names.
    pub(super) fn kin_of<'t>(&'t self, make: &str) -> impl Iterator<Item = &'static str> + use<'t> {
        let others = |kin: &(&'static str, &'static str)| kin.1.split(", ");
        let to: Vec<&str> = self.kin.iter().filter(|kin| kin.0 == make).flat_map(others).collect();
        let from = self.kin.iter().filter(|kin| others(kin).any(|other| other == make)).map(|kin| kin.0);
        let all: Vec<&str> = from.chain(to).collect();
        all.into_iter()
    }
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn model(line: &'static str) -> Option<Model> {
    let mut fields = line.split('\t');
    let (make, model) = (fields.next()?, fields.next()?);
    let america = made(fields.next().unwrap_or_default());
    let elsewhere = made(fields.next().unwrap_or_default());
    Some(Model { make, model, america, elsewhere, names: fields.next().unwrap_or_default() })
}

/// Reads `sedan 1981-1990 1995, coupe 1988`.
fn made(text: &str) -> Vec<Made> {
    let body = |part: &str| {
        let mut words = part.split(' ');
        let shape = Shape::named(words.next()?);
        Some(Made { shape, spans: words.filter_map(Span::read).collect() })
    };
    text.split(", ").filter(|part| !part.is_empty()).filter_map(body).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        assert!(TABLE.models.len() > 2000, "{}", TABLE.models.len());
        for model in &TABLE.models {
            let made: Vec<&Made> = model.america.iter().chain(&model.elsewhere).collect();
            assert!(!made.is_empty(), "{} {} has no years", model.make, model.model);
            for body in made {
                assert!(!body.spans.is_empty(), "{} {}", model.make, model.model);
                assert!(
                    body.spans.iter().all(|s| s.first <= s.last && s.first >= 1950),
                    "{} {}",
                    model.make,
                    model.model
                );
            }
        }
        let read =
            TABLE.makes.len() + TABLE.kin.len() + TABLE.bodies.len() + TABLE.generations.len() + TABLE.makers.len();
        let read = read + TABLE.only.len();
        let told = lines(decklid_data::NAMES).count();
        let words = lines(decklid_data::NAMES)
            .filter(|l| ["idle", "trim", "other"].iter().any(|kind| l.starts_with(kind)))
            .count();
        assert_eq!(read + TABLE.further.len() + words, told);
    }

    #[test]
    fn names_are_of_models_that_are_listed() {
        let listed = |make: &str, model: &str| TABLE.models.iter().any(|m| m.make == make && m.model == model);
        for age in &TABLE.generations {
            assert!(listed(age.make, age.model), "{} {}", age.make, age.model);
        }
        for (make, _) in TABLE.makers.iter().chain(&TABLE.makes) {
            assert!(TABLE.models.iter().any(|model| model.make == *make), "{make}");
        }
        for (make, model, _) in &TABLE.further {
            assert!(listed(make, model), "{make} {model}");
        }
        for trim in &TABLE.only {
            assert!(listed(trim.make, trim.model) && !trim.made.is_empty(), "{} {}", trim.make, trim.words);
        }
        for make in &TABLE.others {
            assert!(TABLE.models.iter().all(|model| model.make != *make), "{make} is listed");
        }
    }
}
