//! Addresses: everything that a person has said is in them, by names.
//!
//! An answer is `saw=STEP.OUTCOME`, and so is a sign that was noticed; one for an earlier goal `before=GOAL.STEP.OUTCOME`. A dot or a percent sign inside
//! a name is written as `%2E` or `%25`, so that no name is cut apart; names of our cars have neither.

use decklid_advice::case::{Earlier, NamedCase, Saw};
use decklid_advice::consult::Case;
use decklid_car::car::Car;

use super::region::Region;
use crate::texts::{Currency, Language, Measures, Texts, Units};

/// Who reads a page: what every link carries on.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// The reader's language.
    pub texts: Texts,
    /// True when the language was chosen by a link and not guessed.
    pub chosen: bool,
    /// Where they are, if known.
    pub region: Option<&'static Region>,
    /// Where they are, guessed from their language; no link carries it on.
    pub guessed: Option<&'static Region>,
    /// The money that they chose.
    pub money: Option<Currency>,
    /// The units that they chose.
    pub units: Option<Units>,
    /// Whether the pages can be kept for when there is no network.
    pub pocket: Pocket,
}

/// Whether a site can be kept in a browser: see [`crate::pocket`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pocket {
    /// It cannot; its pages have no script.
    #[default]
    No,
    /// It can, and there is a server until then.
    Yes,
    /// It can, and until then there are only files.
    Files,
}

impl Reader {
    /// A reader of whom only the language is known.
    pub fn of(language: Language) -> Self {
        Reader::with(Texts::of(language))
    }

    /// A reader with these words, currency and units, and nothing answered yet.
    pub fn with(texts: Texts) -> Self {
        Reader { texts, chosen: false, region: None, guessed: None, money: None, units: None, pocket: Pocket::No }
    }

    /// The same in another language, with the money and units that were chosen or that are used where they are.
    pub fn speaking(&self, language: Language) -> Self {
        let usual = self.region.and_then(|region| Measures::of_land(region.code));
        let usual = usual.unwrap_or_else(|| Measures::of_language(language));
        Reader { texts: Texts::of(language).measured_in(self.chosen_of(usual)), chosen: true, ..*self }
    }

    /// The chosen currency and units, otherwise the usual ones.
    pub fn chosen_of(&self, usual: Measures) -> Measures {
        Measures { currency: self.money.unwrap_or(usual.currency), units: self.units.unwrap_or(usual.units) }
    }

    /// An address on this site with what the link must carry on.
    pub fn link(&self, path: &str, query: &Query) -> String {
        let mut query = query.clone();
        if self.chosen {
            query.put("lang", self.texts.language().code());
        }
        if let Some(region) = self.region {
            query.put("region", region.code);
        }
        if let Some(money) = self.money {
            query.put("money", money.code());
        }
        if let Some(units) = self.units {
            query.put("units", units.code());
        }
        query.after(path)
    }
}

/// The part of an address after the question mark: names with values, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query(Vec<(&'static str, String)>);

impl Query {
    /// Adds a value.
    pub fn put(&mut self, name: &'static str, value: impl Into<String>) {
        self.0.push((name, value.into()));
    }

    /// The same with one more value.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.put(name, value);
        self
    }

    /// Names and values in order, not encoded.
    pub fn pairs(&self) -> &[(&'static str, String)] {
        &self.0
    }

    /// The whole address.
    pub fn after(&self, path: &str) -> String {
        let mut address = path.to_owned();
        for (at, (name, value)) in self.0.iter().enumerate() {
            address.push(if at == 0 { '?' } else { '&' });
            address += &format!("{name}={}", encoded(value));
        }
        address
    }

    /// Everything that a case says of a car, and the model that it was said of.
    pub fn of(car: &Car, case: &Case) -> Self {
        Query::of_names(&NamedCase::of(car, case)).with("model", car.hash.as_str())
    }

    /// Everything that a case says, by names; [`named_case`] reads it again.
    pub fn of_names(case: &NamedCase) -> Self {
        let mut query = Query::default();
        if let Some(goal) = &case.goal {
            query.put("goal", goal.as_str());
        }
        for Earlier { goal, saw } in &case.before {
            query.put("before", format!("{}.{}", escaped(goal), spelled(saw)));
        }
        for saw in &case.saw {
            query.put("saw", spelled(saw));
        }
        for (name, values) in [("have", &case.have), ("lack", &case.lack), ("cannot", &case.cannot)] {
            for value in values {
                query.put(name, value.as_str());
            }
        }
        for (name, rate) in [("volts", case.volts), ("hourly", case.hourly), ("thrift", case.thrift)] {
            if let Some(rate) = rate {
                query.put(name, rate.to_string());
            }
        }
        query
    }
}

/// The case in the names and values of an address; anything that is not part of a case is left out.
pub fn named_case<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> NamedCase {
    let mut case = NamedCase::default();
    for (name, value) in pairs {
        match name {
            "goal" if case.goal.is_none() => case.goal = Some(value.to_owned()),
            "before" => {
                let (goal, saw) = value.split_once('.').unwrap_or((value, ""));
                case.before.push(Earlier { goal: unescaped(goal), saw: read(saw) });
            }
            "saw" => case.saw.push(read(value)),
            "have" => case.have.push(value.to_owned()),
            "lack" => case.lack.push(value.to_owned()),
            "cannot" => case.cannot.push(value.to_owned()),
            "volts" if case.volts.is_none() => case.volts = value.trim().replace(',', ".").parse().ok(),
            "hourly" if case.hourly.is_none() => case.hourly = value.parse().ok(),
            "thrift" if case.thrift.is_none() => case.thrift = value.parse().ok(),
            _ => {}
        }
    }
    case
}

fn spelled(saw: &Saw) -> String {
    format!("{}.{}", escaped(&saw.step), escaped(&saw.outcome))
}

fn read(text: &str) -> Saw {
    let (step, outcome) = text.split_once('.').unwrap_or((text, ""));
    Saw::new(unescaped(step), unescaped(outcome))
}

fn escaped(name: &str) -> String {
    name.replace('%', "%25").replace('.', "%2E")
}

fn unescaped(text: &str) -> String {
    text.replace("%2E", ".").replace("%25", "%")
}

/// The guide of a car with the answers so far.
pub fn guide(reader: &Reader, car: &Car, case: &Case) -> String {
    reader.link(&format!("/guide/{}", car.id), &Query::of(car, case))
}

/// Another page of a car with the answers so far, such as `/helper`.
pub fn beside(reader: &Reader, page: &str, car: &Car, case: &Case) -> String {
    reader.link(&format!("{page}/{}", car.id), &Query::of(car, case))
}

/// Bytes that have a meaning of their own in an address as `%` and two digits.
pub(super) fn encoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            _ => out += &format!("%{byte:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_not_cut_apart() {
        let case = NamedCase {
            goal: Some("fixed".to_owned()),
            before: vec![Earlier { goal: "a.b".to_owned(), saw: Saw::new("x.y", "%2E.") }],
            saw: vec![Saw::new("50%25.", "&=#"), Saw::new("", "")],
            have: vec!["tool.a b".to_owned()],
            hourly: Some(0.1),
            ..NamedCase::default()
        };
        let query = Query::of_names(&case);
        let pairs = query.pairs().iter().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(named_case(pairs), case);
        assert_eq!(named_case([("saw", "hold_fob_button.nothing")]).saw, [Saw::new("hold_fob_button", "nothing")]);
    }

    #[test]
    fn addresses_are_encoded() {
        let query = Query::default().with("q", "Škoda & Co?").with("lang", "de");
        assert_eq!(query.after("/find"), "/find?q=%C5%A0koda%20%26%20Co%3F&lang=de");
        let mut reader = Reader::of(Language::German);
        assert_eq!(reader.link("/", &Query::default()), "/");
        reader.chosen = true;
        reader.region = Region::named("jp");
        assert_eq!(reader.link("/", &Query::default()), "/?lang=de&region=jp");
        reader.money = Some(Currency::Gbp);
        reader.units = Some(Units::Us);
        assert_eq!(reader.link("/", &Query::default()), "/?lang=de&region=jp&money=gbp&units=us");
        let there = reader.speaking(Language::German).texts.measures();
        assert_eq!(there, Measures { currency: Currency::Gbp, units: Units::Us });
        reader.money = None;
        assert_eq!(reader.speaking(Language::German).texts.measures().currency, Currency::Jpy);
    }
}
