//! From an address to a reader and a case. Anything we cannot read is mentioned on the page, never an error.

use decklid_advice::case::{Field, Kind, NamedCase, RATES, Saw};
use decklid_advice::consult::{Answer, Case, Entry};
use decklid_car::car::Car;
use decklid_faces::page::Reader;
use decklid_faces::page::address::named_case;
use decklid_faces::page::home::WRONGS;
use decklid_faces::page::region::Region;
use decklid_faces::page::step::Stale;
use decklid_faces::texts::{Currency, Language, Measures, Units};

/// Fields of forms and of the start page.
const FORM: [&str; 3] = ["wrong", "worth", "volts"];
/// What fields of forms begin with that are about one thing of the car.
const FORM_OF: [&str; 2] = ["tool.", "sign."];

/// Names and values of an address, decoded.
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// From the part after the question mark.
    pub fn of(query: Option<&str>) -> Self {
        let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
        Fields(pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    /// The first value of that name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// All values of that name.
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The reader: language, money and units from the link, otherwise the region, otherwise the first language that the
    /// browser accepts.
    pub fn reader(&self, accepted: Option<&str>, region: Option<&'static Region>) -> Reader {
        let chosen = self.get("lang").and_then(Language::named);
        let tag = accepted.and_then(first_known);
        let language = chosen.or_else(|| Language::named(tag?)).unwrap_or_default();
        let reader = Reader {
            chosen: chosen.is_some(),
            region: self.get("region").and_then(Region::named).or(region),
            guessed: accepted.and_then(|accepted| accepted.split([',', ';']).find_map(Region::of_tag)),
            money: self.get("money").and_then(Currency::named),
            units: self.get("units").and_then(Units::named),
            ..Reader::of(language)
        };
        let there = reader.region.and_then(|region| Measures::of_land(region.code));
        let usual = there.or_else(|| Measures::of_tag(tag.filter(|_| chosen.is_none())?));
        let measures = reader.chosen_of(usual.unwrap_or_else(|| Measures::of_language(language)));
        Reader { texts: reader.texts.measured_in(measures), ..reader }
    }

    /// The case in the address, by name.
    fn named_case(&self) -> NamedCase {
        named_case(self.0.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }

    /// The case that the address gives for a car, and the parts of it that this model does not know; `None` if it holds
    /// more than a case may.
    pub fn case(&self, car: &Car) -> Option<(Case, Stale)> {
        let named = self.named_case();
        let (case, faults) = named.resolve_leniently(car);
        if faults.iter().any(|fault| matches!(fault.kind, Kind::TooMany { .. })) {
            return None;
        }
        let mut lost: Vec<String> = Vec::new();
        for name in faults.iter().filter_map(|fault| lost_name(&named, fault.field)) {
            if !lost.contains(&name) {
                lost.push(name);
            }
        }
        lost.truncate(8);
        Some((case, Stale { other_model: self.get("model").is_some_and(|m| m != car.hash), lost }))
    }

    /// True when a form or the start page added something that the address does not hold yet.
    pub fn is_form(&self) -> bool {
        self.0.iter().any(|(name, _)| FORM.contains(&name.as_str()) || FORM_OF.iter().any(|of| name.starts_with(of)))
    }

    /// What an hour is worth (USD), typed in the currency that the form named: `worth_in`, whatever is chosen now.
    fn worth(&self, hourly: f64, reader: &Reader) -> Option<f64> {
        let typed = self.get("worth").map(str::trim).filter(|typed| !typed.is_empty())?;
        let named = self.get("worth_in").and_then(Currency::named).unwrap_or(reader.texts.measures().currency);
        let shown = reader.texts.measured_in(Measures { currency: named, ..reader.texts.measures() });
        // A value left untouched must not change by rounding.
        let worth = Some(typed).filter(|typed| *typed != shown.hourly_field(hourly)).and_then(amount)?;
        Some((named.to_dollars(worth) * 100.0).round() / 100.0).filter(|dollars| RATES.contains(dollars))
    }

    /// The case with what a form or the start page adds; `reader` is who saw the form.
    pub fn filled_case(&self, car: &Car, reader: &Reader) -> Case {
        let mut named = self.named_case();
        let hourly = named.resolve_leniently(car).0.rates.hourly;
        named.hourly = self.worth(hourly, reader).or(named.hourly);
        for (name, value) in &self.0 {
            match (name.strip_prefix("tool."), value.as_str()) {
                (Some(tool), "have") => named.have.push(tool.to_owned()),
                (Some(tool), "lack") => named.lack.push(tool.to_owned()),
                _ => {}
            }
        }
        let signs = self.0.iter().filter_map(|(name, value)| Some((name.strip_prefix("sign.")?, value.trim())));
        named.saw.extend(signs.filter(|(_, told)| !told.is_empty()).map(|(sign, told)| Saw::new(sign, told)));
        let wrong = self.get("wrong").and_then(|id| WRONGS.iter().find(|w| w.id == id));
        if let Some(wrong) = wrong.filter(|w| car.goal(w.goal).is_some()) {
            named.goal = Some(wrong.goal.name().to_owned());
            let seen = wrong.told.and_then(|symptom| car.symptom(symptom));
            let entry = |(mv, outcome)| Entry { mv, answer: Answer::Saw(outcome) };
            named.saw.extend(seen.map(|seen| Saw::of(car, &entry(seen))));
        }
        named.resolve_leniently(car).0
    }
}

/// What a field of a link says, as far as a reader may miss it.
fn lost_name(named: &NamedCase, field: Field) -> Option<String> {
    let saw = |saw: &Saw| format!("{}.{}", saw.step, saw.outcome);
    match field {
        Field::Saw(at, _) => named.saw.get(at).map(saw),
        Field::Before(at, _) => named.before.get(at).map(|earlier| format!("{}.{}", earlier.goal, saw(&earlier.saw))),
        Field::Have(at) => named.have.get(at).cloned(),
        Field::Lack(at) => named.lack.get(at).cloned(),
        Field::Cannot(at) => named.cannot.get(at).cloned(),
        Field::Goal | Field::Volts | Field::Hourly | Field::Thrift => None,
    }
}

/// An amount as people type it: with a point or a comma, thousands separated or not. Three digits after the last mark are
/// thousands: no one states the worth of an hour in tenths of a cent.
fn amount(typed: &str) -> Option<f64> {
    let (whole, part) = typed.trim().rsplit_once([',', '.']).unwrap_or((typed.trim(), ""));
    let whole = whole.replace([',', '.'], "");
    let number = if part.len() == 3 { whole + part } else { format!("{whole}.{part}") };
    number.parse().ok().filter(|amount: &f64| amount.is_finite() && *amount >= 0.0)
}

/// The first language of a browser's list that we speak, with its country.
fn first_known(accepted: &str) -> Option<&str> {
    let tags = accepted.split(',').filter_map(|part| part.split(';').next()).map(str::trim);
    tags.into_iter().find(|tag| Language::named(tag).is_some())
}

/// The first language of a client's list that we speak.
pub fn first_language(accepted: &str) -> Option<Language> {
    first_known(accepted).and_then(Language::named)
}

/// The reader of an address, ignoring the rest of it.
pub fn language_only(query: Option<&str>, accepted: Option<&str>) -> Reader {
    let query = query.unwrap_or_default();
    // In a long address, look no further than a language can be.
    let start: String = query.chars().take(2_000).collect();
    Fields::of(Some(&start)).reader(accepted, None)
}
