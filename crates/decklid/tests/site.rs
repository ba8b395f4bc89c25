//! The site as a pure function: addresses in, replies out, without a server.

use decklid::Garage;
use decklid::site::{Alone, Reply, Request, Site, answer, at_once};
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
