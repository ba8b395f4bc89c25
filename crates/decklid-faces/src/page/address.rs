//! Addresses: all that a person has told stands in them, by names.

use decklid_advice::consult::{Case, Entry};
use decklid_car::car::{Car, GoalKind, Rates};

use super::region::Region;
use crate::texts::{Currency, Language, Measures, Texts, Units};
use crate::view::answer_id;

/// Who reads a page: what every link carries on.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// The reader's language.
    pub texts: Texts,
    /// True when the language was chosen by a link and not guessed.
    pub chosen: bool,
    /// Where they are, if they told.
    pub region: Option<&'static Region>,
    /// The money that they chose.
    pub money: Option<Currency>,
    /// The units that they chose.
    pub units: Option<Units>,
}

impl Reader {
    /// A reader of whom only the language is known.
    pub fn of(language: Language) -> Self {
        Reader::with(Texts::of(language))
    }

    /// A reader with these words, money and units, who told nothing.
    pub fn with(texts: Texts) -> Self {
        Reader { texts, chosen: false, region: None, money: None, units: None }
    }

    /// The same in another language, with the money and units that were chosen or that are used where they are.
    pub fn speaking(&self, language: Language) -> Self {
        let usual = self.region.and_then(|region| Measures::of_land(region.code));
        let usual = usual.unwrap_or_else(|| Measures::of_language(language));
        Reader { texts: Texts::of(language).measured_in(self.chosen_of(usual)), chosen: true, ..*self }
    }

    /// The money and units that were chosen, else the usual ones.
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

    /// Everything that a case tells of a car, and the model that it was told to.
    pub fn of(car: &Car, case: &Case) -> Self {
        let mut query = Query::default();
        if case.goal != GoalKind::Open || !case.before.is_empty() {
            query.put("goal", case.goal.name());
        }
        for leg in &case.before {
            for entry in &leg.entries {
                query.put("before", format!("{}.{}", leg.goal.name(), word(car, entry)));
            }
        }
        for entry in &case.entries {
            query.put("saw", word(car, entry));
        }
        for (name, tools) in [("have", &case.have), ("lack", &case.lack)] {
            for tool in tools {
                query.put(name, car[*tool].id.as_str());
            }
        }
        for mv in &case.cannot {
            query.put("cannot", car.at(*mv).id.as_str());
        }
        let usual = Rates::default();
        if case.rates.hourly != usual.hourly {
            query.put("hourly", case.rates.hourly.to_string());
        }
        if case.rates.thrift != usual.thrift {
            query.put("thrift", case.rates.thrift.to_string());
        }
        query.with("model", car.hash.as_str())
    }
}

fn word(car: &Car, entry: &Entry) -> String {
    let it = car.at(entry.mv);
    format!("{}.{}", it.id, answer_id(it, entry.answer))
}

/// The guide of a car with what was told.
pub fn guide(reader: &Reader, car: &Car, case: &Case) -> String {
    reader.link(&format!("/guide/{}", car.id), &Query::of(car, case))
}

/// Another page of a car with what was told, such as `/helper`.
pub fn beside(reader: &Reader, page: &str, car: &Car, case: &Case) -> String {
    reader.link(&format!("{page}/{}", car.id), &Query::of(car, case))
}

/// Bytes that have a meaning of their own in an address as `%` and two digits.
fn encoded(value: &str) -> String {
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
