//! The site as a pure function: addresses in, replies out, without a server.

use decklid::Garage;
use decklid::site::{Alone, Reply, Request, Site, answer, at_once};
use decklid::solved;
use decklid_car::car::GoalKind;
use decklid_car::date;
use decklid_faces::page::Pocket;

fn site(pocket: Pocket) -> Site {
    Site::new(Garage::built_in(), None, pocket)
}

fn ask(site: &Site, address: &str, accepted: &str) -> Reply {
    let (path, query) = address.split_once('?').map_or((address, None), |(path, query)| (path, Some(query)));
    let today = date::day("2026-11-29").expect("a day");
    let origin = Some("https://trunk.example");
    let request = Request { path, query, accepted: Some(accepted), origin, today };
    at_once(answer(site, &request, &Alone)).expect("nobody to wait for")
}

#[test]
fn every_kind_of_address_has_its_reply() {
    let site = site(Pocket::No);
    for (address, status, says) in [
        ("/", 200, "<form class=\"search\""),
        ("/find?q=camry", 200, "/guide/toyota-camry"),
        ("/find?q=child%20locked%20in%20the%20trunk", 303, "/emergency?q=child"),
        ("/guide/sedan", 200, "saw="),
        ("/guide/sedan?tool.jack=have", 303, "/guide/sedan"),
        ("/guide/toyota%20camry", 303, "/find?q=toyota"),
        ("/guide/nope", 303, "/find?q=nope"),
        ("/guide/", 404, ""),
        ("/guide/sedan/more", 404, ""),
        ("/guide/%FF", 400, ""),
        ("/change/sedan?at=1", 303, "/guide/sedan"),
        ("/helper/sedan", 200, "<svg"),
        ("/what-if/sedan", 200, "so="),
        ("/care/sedan", 200, "/api/v1/cars/sedan/care.ics"),
        ("/emergency/sedan", 200, "tel:"),
        ("/emergency?q=my%20dog%20is%20in%20the%20car", 200, "<li>Press unlock on the fob and pull every door handle."),
        ("/noticed/sedan?q=my%20dog%20is%20in%20my%20car", 303, "/emergency/sedan?q=my%20dog"),
        ("/emergency/sedan?q=Kind%20im%20Auto", 200, "<li>Press unlock on the fob and pull every door handle."),
        ("/emergency?q=dog%20in%20the%20trunk", 200, "<li>Hold the trunk button"),
        ("/api/v1/cars", 200, "\"cars\""),
        ("/api/v1/cars/nope", 404, "urn:decklid:problem:no-such-car"),
        ("/api/v1/cars/sedan/care.ics", 200, "BEGIN:VCALENDAR"),
        ("/api/v1/cars/sedan/card.svg", 200, "<svg "),
        ("/api/v1/cars/nope/card.svg", 404, "no-such-car"),
        ("/api/v1/cars/sedan/care.ics?since=never", 422, "\"field\":\"since\""),
        ("/api/v1/none", 404, "urn:decklid:problem:not-found"),
    ] {
        let reply = ask(&site, address, "en");
        let all = reply.location.clone().unwrap_or_default() + &reply.body;
        assert_eq!(reply.status, status, "{address}");
        assert!(all.contains(says), "{address} lacks {says}: {all}");
    }
}

#[test]
fn pages_have_a_script_only_where_a_worker_can_be() {
    for (pocket, script, warned) in
        [(Pocket::No, false, false), (Pocket::Yes, true, false), (Pocket::Files, true, true)]
    {
        let page = ask(&site(pocket), "/guide/sedan", "de").body;
        assert_eq!(page.contains("<script src=\"/pocket.js\" defer></script>"), script, "{pocket:?}");
        assert_eq!(page.contains("<noscript>"), warned, "{pocket:?}");
        assert_eq!(page.contains("ohne Netz"), script, "{pocket:?}");
    }
}

/// What a page may weigh (bytes), uncompressed, with style and pictures; it is one request. The start page names all cars,
/// each in 46 bytes.
const HOME: usize = 23_000;
const STEP: usize = 21_000;
/// Statements and their sources: a list to look things up in, most of it words.
const FACTS: usize = 58_000;

/// A car park without much of a network: home, first step, a later step and facts of all cars stay light, in German too.
/// What every page of a kind weighs is told together, so that a new car that is too heavy is seen beside the others.
#[test]
fn pages_are_light() {
    let site = site(Pocket::Yes);
    let garage = Garage::built_in();
    let (mut heavy, mut steps) = (Vec::new(), 0);
    for language in ["en", "de"] {
        let mut weigh = |address: &str, most: usize| {
            let body = ask(&site, address, language).body;
            if body.len() > most {
                heavy.push(format!("{address} in {language}: {} bytes", body.len()));
            }
            body
        };
        weigh("/", HOME);
        for listed in garage.list() {
            let id = listed.header.id.as_str();
            weigh(&format!("/facts/{id}"), FACTS);
            // Without a plan that still holds, each step would be searched for seconds.
            if garage.car(id).is_ok_and(|car| solved::plan(&car, GoalKind::Open).is_none()) {
                continue;
            }
            let first = weigh(&format!("/guide/{id}"), STEP);
            let answers = first.split("<ul class=\"answers\" id=\"ask\">").nth(1);
            let Some(later) = answers.and_then(|rest| link(rest.split("</ul>").next()?)) else { continue };
            weigh(&later, STEP);
            steps += 1;
        }
    }
    assert!(heavy.is_empty(), "{}", heavy.join("\n"));
    assert!(steps >= 100, "only {steps} later steps were weighed");
}

/// The last link of a list.
fn link(list: &str) -> Option<String> {
    let (_, rest) = list.rsplit_once("href=\"")?;
    Some(rest.split('"').next()?.replace("&#38;", "&"))
}
