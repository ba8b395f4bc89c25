//! From an address to a reader and a case. What is not understood is told, never an error.

use axum::http::Uri;
use decklid_advice::consult::Case;
use decklid_car::car::{Car, GoalKind};
use decklid_faces::page::Reader;
use decklid_faces::page::home::WRONGS;
use decklid_faces::page::region::Region;
use decklid_faces::page::step::Stale;
use decklid_faces::texts::{Currency, Language, Measures, Units};

use crate::args::CaseArgs;
use crate::case;

/// Names and values of an address, decoded.
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// From the part after the question mark.
    pub(super) fn of(query: Option<&str>) -> Self {
        let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
        Fields(pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    /// The first value of that name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// All values of that name.
    pub(super) fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The reader: language, money and units of the link, else of the region, else of the first language that the
    /// browser accepts.
    pub(super) fn reader(&self, accepted: Option<&str>, region: Option<&'static Region>) -> Reader {
        let chosen = self.get("lang").and_then(Language::named);
        let tag = accepted.and_then(first_known);
        let language = chosen.or_else(|| Language::named(tag?)).unwrap_or_default();
        let reader = Reader {
            chosen: chosen.is_some(),
            region: self.get("region").and_then(Region::named).or(region),
            money: self.get("money").and_then(Currency::named),
            units: self.get("units").and_then(Units::named),
            ..Reader::of(language)
        };
        let there = reader.region.and_then(|region| Measures::of_land(region.code));
        let usual = there.or_else(|| Measures::of_tag(tag.filter(|_| chosen.is_none())?));
        let measures = reader.chosen_of(usual.unwrap_or_else(|| Measures::of_language(language)));
        Reader { texts: reader.texts.measured_in(measures), ..reader }
    }

    /// The case that the address tells, and what of it this model does not know.
    pub(super) fn case(&self, car: &Car) -> (Case, Stale) {
        let goal = |name: &str| GoalKind::ALL.into_iter().find(|g| g.name() == name);
        let mut case = Case::new(self.get("goal").and_then(goal).unwrap_or(GoalKind::Open));
        let mut stale = Stale { other_model: self.get("model").is_some_and(|m| m != car.hash), lost: Vec::new() };
        for told in self.all("before") {
            let typed = told.replacen('.', ":", 1).replacen('.', "=", 1);
            if case::earlier(car, &typed, &mut case.before).is_err() {
                stale.lost.push(told.to_owned());
            }
        }
        for told in self.all("saw") {
            match case::entry(car, &told.replacen('.', "=", 1)) {
                Ok(entry) => case.entries.push(entry),
                Err(_) => stale.lost.push(told.to_owned()),
            }
        }
        for (name, tools) in [("have", &mut case.have), ("lack", &mut case.lack)] {
            for tool in self.all(name) {
                match case::tools(car, &[tool.to_owned()]) {
                    Ok(found) => tools.extend(found),
                    Err(_) => stale.lost.push(tool.to_owned()),
                }
            }
        }
        for mv in self.all("cannot") {
            match case::find_move(car, mv) {
                Ok(found) => case.cannot.push(found),
                Err(_) => stale.lost.push(mv.to_owned()),
            }
        }
        let number = |name| self.get(name).and_then(|n: &str| n.parse().ok());
        let args = CaseArgs { hourly: number("hourly"), thrift: number("thrift"), ..CaseArgs::default() };
        case.rates = case::rates(&args).unwrap_or_default();
        stale.lost.truncate(8);
        (case, stale)
    }

    /// True when a form or the start page told something that the address does not hold yet.
    pub(super) fn is_form(&self) -> bool {
        self.0.iter().any(|(name, _)| matches!(name.as_str(), "wrong" | "worth") || name.starts_with("tool."))
    }

    /// What an hour is worth, typed in the money that the form named: `worth_in`, whatever is chosen now.
    fn take_worth(&self, case: &mut Case, reader: &Reader) {
        let typed = self.get("worth").map(str::trim).filter(|typed| !typed.is_empty());
        let named = self.get("worth_in").and_then(Currency::named).unwrap_or(reader.texts.measures().currency);
        let shown = reader.texts.measured_in(Measures { currency: named, ..reader.texts.measures() });
        // What was left as it stood must not change by being rounded.
        if let Some(worth) = typed.filter(|typed| *typed != shown.hourly_field(case.rates.hourly)).and_then(amount) {
            let dollars = (named.to_dollars(worth) * 100.0).round() / 100.0;
            let args = CaseArgs { hourly: Some(dollars), thrift: Some(case.rates.thrift), ..CaseArgs::default() };
            case.rates = case::rates(&args).unwrap_or(case.rates);
        }
    }

    /// Puts into the case what a form or the start page told; `reader` is who was shown the form.
    pub(super) fn take_form(&self, car: &Car, case: &mut Case, reader: &Reader) {
        self.take_worth(case, reader);
        for (name, value) in &self.0 {
            let Some(tool) = name.strip_prefix("tool.").and_then(|id| car.find_tool(id)) else {
                continue;
            };
            match value.as_str() {
                "have" => case.have.push(tool),
                "lack" => case.lack.push(tool),
                _ => {}
            }
        }
        let wrong = self.get("wrong").and_then(|id| WRONGS.iter().find(|w| w.id == id));
        if let Some(wrong) = wrong.filter(|w| car.goal(w.goal).is_some()) {
            case.goal = wrong.goal;
            let told = wrong.told.and_then(|(mv, outcome)| case::entry(car, &format!("{mv}={outcome}")).ok());
            case.entries.extend(told);
        }
    }
}

/// An amount as people type it: with a point or a comma, thousands apart or not. Three digits behind the last mark are
/// thousands: nobody tells what an hour is worth in tenths of a cent.
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

/// The reader of an address of which nothing else is looked at.
pub(super) fn language_only(uri: &Uri, accepted: Option<&str>) -> Reader {
    let query = uri.query().unwrap_or_default();
    // A long address is looked at no further than a language can stand.
    let start: String = query.chars().take(2_000).collect();
    Fields::of(Some(&start)).reader(accepted, None)
}
