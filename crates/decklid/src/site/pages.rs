//! Pages for people.

use std::sync::Arc;

use decklid_advice::case::NamedCase;
use decklid_advice::consult::{Answer, Case, Entry, Refusal};
use decklid_advice::lockout::WhatIf;
use decklid_car::car::{Car, Closure, GoalKind};
use decklid_faces::page::address::guide as guide_address;
use decklid_faces::page::find::{Listed, Sought};
use decklid_faces::page::step::Stale;
use decklid_faces::page::{Link, Query, Reader, what_if as supposing};
use decklid_faces::page::{
    care, change, emergency, end, facts, find, helper, home, misfit, noticed, step, tools, trouble, without,
};
use decklid_faces::view::Counsel;

use super::known::Known;
use super::message::{Reply, Request};
use super::query::{Fields, language_only};
use super::shelf::Site;
use super::think::{Lost, Think};
use crate::emergency::{place, sounds_urgent};
use crate::find::{self as near, Found, Kind, Market, Match, Meant, Offer, Vin};
use crate::record::Record;
use crate::what_if;

/// The page at an address.
pub(super) async fn page(site: &Site, request: &Request<'_>, parts: &[&str], think: &impl Think) -> Reply {
    let asked = Asked::of(site, request);
    match *parts {
        [] => Reply::page(200, home::home(&asked.reader, &site.listed(|car| !car.header.archetype))),
        ["find"] => list(site, &asked),
        ["emergency"] => shut_in(&asked, None),
        ["emergency", id] if !id.is_empty() => shut_in(&asked, site.car(id).ok().as_ref().map(|known| &known.car)),
        [kind, id] if KINDS.contains(&kind) && !id.is_empty() => match Visit::of(site, asked, id) {
            Ok(visit) => visit.page(kind, think).await.unwrap_or_else(|reply| reply),
            Err(reply) => reply,
        },
        _ => trouble(request, 404),
    }
}

/// Pages about a car and a case.
const KINDS: [&str; 8] = ["guide", "change", "tools", "noticed", "helper", "facts", "care", "what-if"];

/// No such page, or an address that cannot be read.
pub(super) fn trouble(request: &Request<'_>, status: u16) -> Reply {
    let reader = language_only(request.query, request.accepted);
    let t = reader.texts;
    let title = if status == 404 { t.trouble_no_page() } else { t.trouble_bad_address() };
    Reply::page(status, trouble::trouble(&reader, title, Vec::new(), Vec::new()))
}

/// A request for a page, read.
struct Asked<'r> {
    fields: Fields,
    reader: Reader,
    request: &'r Request<'r>,
}

/// A request for a page about a car, with the case from its address.
struct Visit<'r> {
    asked: Asked<'r>,
    known: Arc<Known>,
    case: Case,
    stale: Stale,
}

impl<'r> Visit<'r> {
    /// The visit, or a page saying that there is no such car.
    fn of(site: &Site, asked: Asked<'r>, id: &str) -> Result<Self, Reply> {
        let known = site.car(id).map_err(|offers| asked.no_car(site, id, &offers))?;
        let Some((case, stale)) = asked.fields.case(&known.car) else { return Err(asked.too_many(&known)) };
        Ok(Visit { asked, known, case, stale })
    }

    async fn page(self, kind: &str, think: &impl Think) -> Result<Reply, Reply> {
        match kind {
            "guide" => guide(self, think).await,
            "change" => Ok(changed(self)),
            "tools" => Ok(at_hand(self)),
            "noticed" => Ok(noticed_first(self)),
            "helper" => for_helpers(self, think).await,
            "facts" => Ok(known_facts(self)),
            "care" => cared(self, think).await,
            _ => Ok(supposed(self, think).await),
        }
    }
}

impl<'r> Asked<'r> {
    fn of(site: &Site, request: &'r Request<'r>) -> Self {
        let fields = Fields::of(request.query);
        let reader = Reader { pocket: site.pocket(), ..fields.reader(request.accepted, site.region()) };
        Asked { fields, reader, request }
    }

    /// What was typed into the search, shortened.
    fn searched(&self) -> Option<String> {
        self.fields.get("q").map(|q| q.trim().chars().take(80).collect())
    }

    /// These words mean no car, or several: then the list to choose from.
    fn no_car(&self, site: &Site, id: &str, offers: &[Offer]) -> Reply {
        let t = self.reader.texts;
        let short: String = id.chars().take(60).collect();
        if !offers.is_empty() {
            return Reply::see_other(self.reader.link("/find", &Query::default().with("q", short)));
        }
        let list = site.list().iter().map(|car| car.header.id.as_str());
        let ids = near::nearest(&short, list, 4);
        let link = |id: &String| {
            let name = site.of_id(id).map(|k| t.car(&k.car.name)).unwrap_or_default();
            Link::new(self.reader.link(&format!("/guide/{id}"), &Query::default()), name)
        };
        let links: Vec<Link> = ids.iter().map(link).collect();
        let says = if links.is_empty() { Vec::new() } else { vec![t.trouble_perhaps()] };
        let title = t.trouble_no_car(&short);
        Reply::page(404, trouble::trouble(&self.reader, title, says, links))
    }

    fn lost(&self, lost: Lost) -> Reply {
        let t = self.reader.texts;
        let (status, says) = match lost {
            Lost::Busy => (503, t.trouble_busy()),
            Lost::Broken => (500, t.trouble_inside()),
        };
        Reply::page(status, trouble::trouble(&self.reader, t.trouble_title(), vec![says], Vec::new()))
    }

    /// No case holds so many answers.
    fn too_many(&self, known: &Known) -> Reply {
        let html = misfit::misfit(&self.reader, &known.car, &Case::new(GoalKind::Open), &Refusal::TooMany);
        Reply::page(400, html)
    }
}

fn list(site: &Site, asked: &Asked<'_>) -> Reply {
    let typed = asked.searched();
    if let Some(typed) = typed.as_deref().filter(|typed| asked.fields.get("calm").is_none() && sounds_urgent(typed)) {
        return Reply::see_other(asked.reader.link("/emergency", &Query::default().with("q", typed)));
    }
    // A number that identifies one car stays in no address.
    if let Some(vin) = typed.as_deref().and_then(Vin::read) {
        return Reply::see_other(asked.reader.link("/find", &Query::default().with("q", vin.words())));
    }
    let body = asked.fields.get("body");
    let closure = body.and_then(|b| Closure::NAMES.iter().find(|c| c.0 == b)).map(|c| c.1);
    let wrong = asked.fields.get("wrong").filter(|w| home::WRONGS.iter().any(|known| known.id == *w));
    let (typed, unlisted) = (typed.as_deref().filter(|q| !q.is_empty()), body == Some("any"));
    let t = asked.reader.texts;
    let found = typed.map(|typed| site.finder().find(typed, Market::of(t.language())));
    let unserved = found.as_ref().and_then(|found| match found.meant() {
        Meant::Unserved(found) => Some(near::unserved(&found, t)),
        _ => None,
    });
    let served = unserved.is_none();
    let cars = match &found {
        _ if unlisted || !served => Vec::new(),
        Some(found) => rows(site, found, asked),
        None => site.listed(|l| !l.header.archetype && closure.is_none_or(|c| l.closure == Some(c))),
    };
    let sought = Sought { typed, closure, unlisted, wrong, unserved };
    let bodies = site.listed(|l| served && l.header.archetype && closure.is_none_or(|c| l.closure == Some(c)));
    Reply::page(200, find::find(&asked.reader, &sought, &cars, &bodies))
}

/// Cars that fit what was typed: a car of the catalog once, another one with each body that opens in its own way.
fn rows(site: &Site, found: &Found, asked: &Asked<'_>) -> Vec<Listed> {
    let t = asked.reader.texts;
    let this_year = asked.request.today.year();
    // The year that was typed goes into the link as the age: a page is a function of its address.
    let told = |offer: &Offer| {
        let known = site.car(&offer.id).ok().filter(|_| offer.body.is_some())?;
        let told = near::age(&known.car, this_year)?;
        let saw = NamedCase::of(&known.car, &Case { signs: vec![told], ..Case::new(GoalKind::Open) }).saw;
        saw.first().map(|saw| format!("{}.{}", saw.step, saw.outcome))
    };
    let row = |(found, offer): (&Match, Offer)| Listed {
        told: told(&offer),
        name: near::offer_words(found, &offer, t).as_str().into(),
        id: offer.id,
        years: String::new(),
        closure: None,
        archetype: found.kind == Kind::Body,
        unlisted: found.kind != Kind::Ours,
        neighbour: found.neighbour,
    };
    let offers = found.matches.iter().flat_map(|found| found.offers().into_iter().map(move |offer| (found, offer)));
    offers.map(row).collect()
}

async fn guide(visit: Visit<'_>, think: &impl Think) -> Result<Reply, Reply> {
    let Visit { asked, known, case, stale } = visit;
    if asked.fields.is_form() {
        let case = asked.fields.filled_case(&known.car, &asked.reader);
        return Ok(Reply::see_other(guide_address(&asked.reader, &known.car, &case)));
    }
    let worked = think.counsel(&known, &case).await.map_err(|lost| asked.lost(lost))?;
    let html = match worked.as_ref() {
        Ok(counsel) => advised(&asked.reader, &known, &case, counsel, &stale),
        Err(refusal) => misfit::misfit(&asked.reader, &known.car, &case, refusal),
    };
    Ok(Reply::page(200, html))
}

fn advised(reader: &Reader, known: &Known, case: &Case, counsel: &Counsel, stale: &Stale) -> String {
    step::step(reader, &known.car, case, counsel, stale)
        .unwrap_or_else(|| end::end(reader, &known.car, case, counsel, stale, &record(known, case)))
}

/// What happened, as a line of a case file: it leaves this page only if the person saves it.
fn record(known: &Known, case: &Case) -> String {
    let id = format!("{}-1", known.car.id);
    serde_json::to_string(&Record::of_session(id, &known.car, case, true, None)).unwrap_or_default()
}

fn changed(Visit { asked, known, case, .. }: Visit<'_>) -> Reply {
    let at = asked.fields.get("at").and_then(|at| at.parse::<usize>().ok()).and_then(|at| at.checked_sub(1));
    let with = |answer: Option<Answer>| changed_to(&case, at.unwrap_or(0), answer);
    match at.and_then(|at| change::change(&asked.reader, &known.car, &case, at, &with)) {
        Some(html) => Reply::page(200, html),
        None => Reply::see_other(guide_address(&asked.reader, &known.car, &case)),
    }
}

/// The case with another answer, or without one.
fn changed_to(case: &Case, at: usize, answer: Option<Answer>) -> Case {
    let mut case = case.clone();
    match (answer, case.entries.get_mut(at)) {
        (Some(answer), Some(entry)) => *entry = Entry { answer, ..*entry },
        _ => case = without(&case, at),
    }
    case
}

fn at_hand(Visit { asked, known, case, .. }: Visit<'_>) -> Reply {
    Reply::page(200, tools::tools(&asked.reader, &known.car, &case))
}

/// What was noticed; a search keeps the ticks of the form that it came from.
fn noticed_first(Visit { asked, known, .. }: Visit<'_>) -> Reply {
    let case = asked.fields.filled_case(&known.car, &asked.reader);
    let typed: String = asked.fields.get("q").unwrap_or_default().trim().chars().take(80).collect();
    if sounds_urgent(&typed) {
        let path = format!("/emergency/{}", known.car.id);
        return Reply::see_other(asked.reader.link(&path, &Query::default().with("q", typed)));
    }
    let found = near::signs(&known.car, &typed, asked.reader.texts);
    Reply::page(200, noticed::noticed(&asked.reader, &known.car, &case, &noticed::Searched { typed: &typed, found }))
}

async fn for_helpers(visit: Visit<'_>, think: &impl Think) -> Result<Reply, Reply> {
    let Visit { asked, known, case, .. } = visit;
    let lost = |lost| asked.lost(lost);
    let worked = think.counsel(&known, &case).await.map_err(lost)?;
    let why = think.causes(&known, &case, asked.reader.texts).await.map_err(lost)?;
    let html = match (worked.as_ref(), &why) {
        (Ok(counsel), Ok(why)) => helper::helper(&asked.reader, &known.car, &case, counsel, why, asked.request.origin),
        (Err(refusal), _) | (_, Err(refusal)) => misfit::misfit(&asked.reader, &known.car, &case, refusal),
    };
    Ok(Reply::page(200, html))
}

fn known_facts(Visit { asked, known, case, .. }: Visit<'_>) -> Reply {
    Reply::page(200, facts::facts(&asked.reader, &known.car, &case))
}

async fn cared(visit: Visit<'_>, think: &impl Think) -> Result<Reply, Reply> {
    let Visit { asked, known, case, .. } = visit;
    if known.knows_worth() {
        return Ok(Reply::page(200, care::care(&asked.reader, &known.car, &case, known.worth())));
    }
    let reader = asked.reader;
    let work = move || care::care(&reader, &known.car, &case, known.worth());
    let html = think.work(work).await.map_err(|lost| asked.lost(lost))?;
    Ok(Reply::page(200, html))
}

/// What the address assumes; names that this model does not know are left out.
async fn supposed(visit: Visit<'_>, think: &impl Think) -> Reply {
    let Visit { asked, known, case, .. } = visit;
    let named = |name, value| {
        let ids = asked.fields.all(name).filter_map(|id| what_if::hidden(&known.car, id).ok());
        ids.map(|id| (id, value)).collect::<Vec<_>>()
    };
    let sets = [named("so", true), named("not", false)].concat();
    let (reader, worker) = (asked.reader, known.clone());
    let html = think.work(move || {
        let it = WhatIf::of(&worker.car, &sets)?;
        Some(supposing::what_if(&reader, &worker.car, &it))
    });
    match html.await {
        Ok(Some(html)) => Reply::page(200, html),
        // A car without the goal `open` has no such page.
        Ok(None) => Reply::page(200, facts::facts(&asked.reader, &known.car, &case)),
        Err(lost) => asked.lost(lost),
    }
}

/// What to do when someone is trapped inside, in this car if it is known.
fn shut_in(asked: &Asked<'_>, car: Option<&Car>) -> Reply {
    let typed = asked.searched();
    let place = typed.as_deref().map(place).unwrap_or_default();
    Reply::page(200, emergency::emergency(&asked.reader, car, typed.as_deref(), place))
}
