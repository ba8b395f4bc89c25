//! The server as a browser or a program meets it, over a real connection.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::server::{Reply, Server};
use serde_json::{Value, json};

/// The commands and the interface say the same, number by number.
#[test]
fn next_says_what_the_command_says() {
    let server = Server::start(&[]);
    let described = server.get("/openapi.json").json();
    let cases = [
        ("sedan", "open", vec![]),
        ("sedan", "open", vec![("hold_fob_button", "nothing")]),
        ("toyota-camry", "open", vec![("hold_fob_button", "clicks"), ("push_lid_and_release", "cannot")]),
        ("mini-r50-r53-hatch", "fixed", vec![]),
        ("hatch", "secured", vec![]),
    ];
    for (car, goal, saw) in cases {
        let mut args = vec!["--json".to_owned(), "next".to_owned(), car.to_owned(), format!("--goal={goal}")];
        args.extend(saw.iter().map(|(mv, outcome)| format!("--saw={mv}={outcome}")));
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let evidence: Vec<Value> = saw.iter().map(|(mv, outcome)| json!({"move": mv, "outcome": outcome})).collect();
        let body = json!({"car": car, "goal": goal, "evidence": evidence});
        assert_eq!(misfits(&described, "Case", &body), [""; 0], "{body}");
        let body = body.to_string();
        let reply = server.post("/api/v1/next", &body);
        assert_eq!(reply.status, 200, "{}", reply.body);
        assert_eq!(reply.json(), common::run(&args, "").json(), "{args:?}");
        // The same from memory.
        assert_eq!(server.post("/api/v1/next", &body).body, reply.body);
    }
}

/// A sign is told by the page, the link, the interface and the command alike.
#[test]
fn signs_are_told_by_every_face() {
    let server = Server::start(&[]);
    let page = server.get("/noticed/sedan?lang=en-US");
    assert_eq!(page.status, 200);
    for words in ["name=\"sign.battery_was_off\"", "What happened before", "name=\"sign.volts\""] {
        assert!(page.body.contains(words), "{words}");
    }
    let found = server.get("/noticed/sedan?q=batery+disconected&sign.since_rain=yes&lang=en-US").body;
    assert!(found.contains("name=\"sign.battery_was_off\"") && !found.contains("sign.since_crash"), "{found}");
    assert!(found.contains("name=\"sign.since_rain\" value=\"yes\" checked"), "no tick is lost: {found}");
    assert!(server.get("/noticed/sedan?q=zzzzzz&lang=en-US").body.contains("Nothing here fits"));
    let german = server.get("/noticed/sedan?q=Baterie+abgeklemmt&lang=de").body;
    assert!(german.contains("Die Batterie war abgeklemmt"), "{german}");
    let sent = server.get("/guide/sedan?sign.battery_was_off=yes&sign.volts=&sign.volts=11.4&sign.season=");
    let address = sent.head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap().to_owned();
    assert_eq!(sent.status, 303);
    assert!(address.starts_with("/guide/sedan?saw=battery_was_off.yes&saw=volts.from_11_to_12&"), "{address}");
    let step = server.get(&address).body;
    assert!(step.contains("The battery was disconnected") && step.contains("Take back"), "{step}");
    let evidence = json!([{"move": "battery_was_off", "outcome": "yes"}]);
    let body = json!({"car": "sedan", "evidence": evidence, "volts": 11.4});
    assert_eq!(misfits(&server.get("/openapi.json").json(), "Case", &body), [""; 0]);
    let args = ["--json", "why", "sedan", "--saw", "battery_was_off=yes", "--volts", "11.4"];
    let why = server.post("/api/v1/why", &body.to_string()).json();
    assert_eq!(why, common::run(&args, "").json());
    let weighs = |cause: &Value| cause["evidence"].as_array().unwrap().iter().any(|e| e["move"] == "battery_was_off");
    assert!(why["posterior"].as_array().unwrap().iter().any(weighs), "{why}");
    let wrong = json!({"car": "sedan", "volts": 400});
    let reply = server.post("/api/v1/next", &wrong.to_string());
    assert_eq!((reply.status, reply.json()["field"].clone()), (422, json!("volts")), "{}", reply.body);
}

/// What in a value does not fit the shape of that name in the description of the interface.
fn misfits(described: &Value, name: &str, value: &Value) -> Vec<String> {
    let of = &described["components"]["schemas"][name];
    assert!(of.is_object(), "no shape {name}");
    common::schema::misfits(described, of, value)
}

/// Every mistake has its status and names its field.
#[test]
fn problems_name_the_field() {
    let server = Server::start(&[]);
    let cases = [
        (json!({"car": "sedam"}), 422, "car"),
        (json!({"car": "sedan", "goal": "shut"}), 422, "goal"),
        (json!({"car": "sedan", "evidence": [{"move": "fly", "outcome": "no"}]}), 422, "evidence[0].move"),
        (json!({"car": "sedan", "evidence": [{"move": "get_in", "outcome": "up"}]}), 422, "evidence[0].outcome"),
        (
            json!({"car": "sedan", "evidence": [{"move": "hold_fob_button=nothing", "outcome": "x"}]}),
            422,
            "evidence[0].move",
        ),
        (
            json!({"car": "sedan", "evidence": [{"move": "hold_fob_button", "outcome": "nothing=x"}], "hourly": -1}),
            422,
            "evidence[0].outcome",
        ),
        (json!({"car": "sedan", "evidence": 3}), 400, "evidence"),
        (json!({"car": "sedan", "evidence": [{"move": "get_in"}]}), 400, "evidence[0]"),
        (json!({"car": "sedan", "colour": "red"}), 400, "colour"),
        (json!({"car": "sedan", "have": ["wings"]}), 422, "have[0]"),
        (json!({"car": "sedan", "have": ["screwdriver"], "lack": ["screwdriver"]}), 422, "have[0]"),
        (json!({"car": "sedan", "cannot": ["fly"]}), 422, "cannot[0]"),
        (json!({"car": "sedan", "hourly": -1}), 422, "hourly"),
        (json!({"car": "sedan", "thrift": 1e9}), 422, "thrift"),
        (json!({"car": "sedan", "language": "xx"}), 422, "language"),
        (
            json!({"car": "sedan", "before": [{"goal": "x", "move": "get_in", "outcome": "in_lit"}]}),
            422,
            "before[0].goal",
        ),
        (json!({"car": "sedan", "model_hash": "0000000000000000"}), 409, "model_hash"),
    ];
    let described = server.get("/openapi.json").json();
    for path in ["/api/v1/next", "/api/v1/why", "/api/v1/plan"] {
        for (body, status, field) in &cases {
            let reply = server.post(path, &body.to_string());
            assert_eq!(reply.status, *status, "{path} {body}: {}", reply.body);
            assert!(reply.head.contains("application/problem+json"), "{}", reply.head);
            let problem = reply.json();
            assert_eq!(problem["field"], *field, "{problem}");
            assert_eq!(problem["status"], *status);
            assert_eq!(misfits(&described, "Problem", &problem), [""; 0], "{problem}");
            // In terms of HTTP, never of the command line.
            assert!(!reply.body.contains("--") && !reply.body.contains("`decklid"), "{}", reply.body);
            // What is refused as malformed is malformed by the description too.
            assert!(*status != 400 || !misfits(&described, "Case", body).is_empty(), "{body}");
        }
    }
}

/// More than one fault: the first in front, all in `errors`.
#[test]
fn all_faults_are_told() {
    let server = Server::start(&[]);
    let body = json!({"car": "sedan", "evidence": [{"move": "fly", "outcome": "no"}], "have": ["wings"], "hourly": -1});
    let problem = server.post("/api/v1/next", &body.to_string()).json();
    let fields: Vec<&str> =
        problem["errors"].as_array().unwrap().iter().map(|e| e["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["evidence[0].move", "have[0]", "hourly"]);
    assert_eq!(problem["field"], "evidence[0].move");
}

/// What is wrong with a body is told in words, with its place and where the description is.
#[test]
fn bad_bodies_are_explained() {
    let server = Server::start(&["--cars", &common::shelf()]);
    let cases = [
        ("", 400, "", "The body is empty"),
        (" \n", 400, "", "The body is empty"),
        (r#"{"car": "tiny", "goa"#, 400, "", "The body ends too early, at line 1, column 20."),
        (r#"{"car": "tiny""#, 400, "", "ends too early"),
        ("{\n\"car\": tiny}", 400, "car", "not JSON at line 2, column 9: expected a value there."),
        (r#"{"car": "tiny",}"#, 400, "", "not JSON at line 1, column 16"),
        (r#"{"car": "tiny"} too"#, 400, "", "not JSON at line 1, column 17"),
        (r#"{"car": "tiny", "hourly": NaN}"#, 400, "hourly", "not JSON"),
        (r#"{"car": "tiny", "hourly": 1e999}"#, 400, "hourly", "number out of range"),
        (r#"["tiny"]"#, 400, "", "The body is a list; expected an object"),
        (r#""tiny""#, 400, "", "The body is a string; expected an object"),
        ("null", 400, "", "The body is null; expected an object"),
        ("{}", 400, "", "The body has no `car`"),
        (r#"{"car": 3}"#, 400, "car", "`car` is a number; expected a string"),
        (r#"{"car": "tiny", "hourly": "30"}"#, 400, "hourly", "`hourly` is a string; expected a number or null"),
        (r#"{"car": "tiny", "emergency": 1}"#, 400, "emergency", "`emergency` is a number; expected true or false"),
        (r#"{"car": "tiny", "have": "wrench"}"#, 400, "have", "`have` is a string; expected a list of strings"),
        (r#"{"car": "tiny", "have": [3]}"#, 400, "have[0]", "`have[0]` is a number; expected a string"),
        (r#"{"car": "tiny", "evidence": {}}"#, 400, "evidence", "an object; expected a list of objects"),
        (r#"{"car": "tiny", "evidence": [["open", "no"]]}"#, 400, "evidence[0]", "is a list; expected an object with"),
        (r#"{"car": "tiny", "evidence": [{"move": "x"}]}"#, 400, "evidence[0]", "`evidence[0]` has no `outcome`"),
        (r#"{"car": "tiny", "colour": 1}"#, 400, "colour", "no field `colour`; unknown fields are refused"),
        (r#"{"car": "tiny", "car": "tiny"}"#, 400, "car", "the field `car` twice"),
        (r#"{"car": "tiny", "hourly": -1}"#, 422, "hourly", "is out of range"),
    ];
    for (body, status, field, told) in cases {
        let reply = server.post("/api/v1/next", body);
        let problem = reply.json();
        assert_eq!(reply.status, status, "{body}: {problem}");
        assert_eq!(problem["field"].as_str().unwrap_or_default(), field, "{body}: {problem}");
        assert!(problem["detail"].as_str().unwrap().contains(told), "{body}: {problem}");
        assert!(!problem["hint"].as_str().unwrap().is_empty(), "{body}: {problem}");
        assert!(status == 422 || problem["hint"].as_str().unwrap().contains("/openapi.json"), "{body}: {problem}");
    }
    for (kind, told) in
        [("", "does not declare the type of its body"), ("content-type: text/plain\r\n", "`text/plain`")]
    {
        let head = format!("POST /api/v1/next HTTP/1.1\r\nhost: x\r\n{kind}content-length: 2\r\nconnection: close");
        let reply = server.send(&format!("{head}\r\n\r\n{{}}"));
        assert_eq!((reply.status, reply.json()["field"].as_str()), (415, Some("Content-Type")));
        assert!(reply.json()["detail"].as_str().unwrap().contains(told), "{}", reply.body);
    }
}

/// Too much, too long, of the wrong kind: a clear answer each.
#[test]
fn limits_are_told() {
    let server = Server::start(&[]);
    let large = "x".repeat(10_000_000);
    assert_eq!(server.post("/api/v1/next", &large).status, 413);
    assert_eq!(server.post("/api/v1/next", "{").status, 400);
    assert_eq!(server.post("/api/v1/next", &"[".repeat(50_000)).status, 400);
    let plain = server.send("POST /api/v1/next HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    assert_eq!(plain.status, 415);
    assert_eq!(server.get("/api/v1/next").status, 405);
    assert_eq!(server.get("/api/v1/nothing").status, 404);
    assert_eq!(server.get("/api/v1/nothing").json()["status"], 404);
    let long = server.get(&format!("/guide/sedan?saw={}&lang=de", "x".repeat(9_000)));
    assert_eq!(long.status, 414);
    assert!(server.get("/guide/%ff").body.contains("<h1>This address can&#39;t be read</h1>"));
    assert!(long.body.contains("<h1>This address is too long</h1>"), "{}", long.body);
    assert_eq!(server.get(&format!("/api/v1/cars?{}", "x".repeat(9_000))).json()["status"], 414);
    assert_eq!(server.get("/healthz").json(), json!({"status": "ok"}));
}

/// A model that has not changed is not sent again.
#[test]
fn models_carry_their_hash() {
    let server = Server::start(&[]);
    let first = server.get("/api/v1/cars/sedan");
    // It may come compressed, and another version of the program may say it in other words: a weak tag of its own.
    let tag = first.head.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap().to_owned();
    assert!(tag.starts_with("w/\"") && !tag.contains(first.json()["model_hash"].as_str().unwrap()), "{tag}");
    let again = server.send(&format!(
        "GET /api/v1/cars/sedan HTTP/1.1\r\nhost: x\r\nif-none-match: {}\r\nconnection: close\r\n\r\n",
        tag.replace("w/", "W/")
    ));
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    assert!(again.head.contains("vary: "), "{}", again.head);
    // An answer to a question is no version of the model.
    assert!(!server.post("/api/v1/next", r#"{"car": "sedan"}"#).head.contains("etag"));
}

/// Pages forbid what they do not need, set no cookie, and escape what comes from outside.
#[test]
fn pages_are_closed_to_the_outside() {
    let server = Server::start(&["--cars", &common::shelf()]);
    for path in ["/", "/find?q=%3Cscript%3E", "/guide/%3Cscript%3E", "/guide/tiny?saw=%3Cscript%3E.x", "/emergency"] {
        let page = server.get(path);
        assert!([200, 404].contains(&page.status), "{path}: {}", page.status);
        assert!(!page.body.contains("<script"), "{path}");
        assert!(page.head.contains("content-security-policy: default-src 'none'"), "{path}");
        assert!(!page.head.contains("set-cookie"), "{path}");
    }
    let german = server.send("GET / HTTP/1.1\r\nhost: x\r\naccept-language: fr, de;q=0.8\r\nconnection: close\r\n\r\n");
    assert!(german.body.contains("<html lang=\"de\""));
    for (told, accepted, german) in
        [("", "fr, de;q=0.8", true), (r#","language":"en-US""#, "de", false), ("", "fr", false)]
    {
        let body = format!(r#"{{"car":"tiny","goal":"open","emergency":true{told}}}"#);
        let head =
            format!("host: x\r\naccept-language: {accepted}\r\ncontent-type: application/json\r\nconnection: close");
        let text = format!("POST /api/v1/next HTTP/1.1\r\n{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        let answer = server.send(&text).body;
        assert_eq!(answer.contains("Rufen Sie jetzt 112 an"), german, "{told} {accepted}: {answer}");
    }
    let cry = server.get("/find?q=my+dog+is+inside");
    assert!(cry.status == 303 && cry.head.contains("location: /emergency?q=my%20dog%20is%20inside"), "{}", cry.head);
    let page = server.get("/emergency?q=my%20dog%20is%20inside");
    assert!(page.body.contains("/find?q=my%20dog%20is%20inside&#38;calm=yes"), "{}", page.body);
    assert_eq!(server.get("/find?q=my%20dog%20is%20inside&calm=yes").status, 200);
    assert_eq!(server.get("/find?q=child+seat").status, 200);
    let british =
        server.send("GET /emergency HTTP/1.1\r\nhost: x\r\naccept-language: en-GB\r\nconnection: close\r\n\r\n");
    let first = british.body.split("href=\"tel:").nth(1).unwrap_or_default().to_owned();
    assert!(first.starts_with("999"), "{first}");
    let dark = server.get("/guide/sedan?saw=get_in.in_dark");
    assert!(dark.status == 404 || dark.body.contains("/emergency/sedan"), "{}", dark.body);
    let chosen = server.get("/emergency?region=jp");
    assert!(chosen.body.contains("href=\"tel:119\""));
}

/// Money follows the country and the wish; an hour's worth is typed in the reader's money and kept in dollars.
#[test]
fn money_is_the_readers_and_addresses_count_in_dollars() {
    let server = Server::start(&["--cars", &common::shelf()]);
    let page = |path: &str, tongue: &str| {
        server
            .send(&format!("GET {path} HTTP/1.1\r\nhost: x\r\naccept-language: {tongue}\r\nconnection: close\r\n\r\n"))
            .body
    };
    let cases = [
        ("/helper/tiny", "en-US", "30 dollars an hour"),
        ("/helper/tiny", "en-GB", "23 pounds an hour"),
        ("/helper/tiny", "en-IE", "26 euros an hour"),
        ("/helper/tiny", "de-AT", "Stunde zu 26 Euro"),
        ("/helper/tiny?region=ca", "en-US", "42 Canadian dollars an hour"),
        ("/helper/tiny?region=ca&money=usd", "de", "Stunde zu 30 Dollar"),
        ("/helper/tiny?lang=en-US", "de", "30 dollars an hour"),
        ("/helper/tiny?money=none&units=none", "en-US", "30 dollars an hour"),
    ];
    for (path, tongue, told) in cases {
        assert!(page(path, tongue).contains(told), "{path} {tongue}: {told}");
    }
    let form = "/guide/tiny?money=eur&worth_in=eur&worth=";
    let forms = [
        ("40", "hourly=46.51"),
        ("26", "tiny?model="),
        ("25,8", "tiny?model="),
        ("1.200", "hourly=1395.35"),
        ("1,200.50", "hourly=1395.93"),
        ("", "tiny?model="),
        ("-3", "tiny?model="),
    ];
    for (typed, kept) in forms {
        let reply = server.get(&format!("{form}{typed}"));
        assert_eq!(reply.status, 303);
        assert!(reply.head.contains(kept) && reply.head.contains("money=eur"), "{typed}: {}", reply.head);
        assert!(!reply.head.contains("worth"), "{}", reply.head);
    }
}

/// Asks again as `Retry-After` says: on a busy machine a card takes longer than anybody waits.
fn patient(ask: impl Fn() -> Reply) -> Reply {
    let mut reply = ask();
    for _ in 0..30 {
        if reply.status != 503 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_secs(1));
        reply = ask();
    }
    reply
}

/// Each route of the document answers, and nothing that it does not name.
#[test]
fn the_interface_is_described() {
    let server = Server::start(&[]);
    let document = server.get("/openapi.json").json();
    assert_eq!(document["openapi"], "3.1.0");
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, described) in methods.as_object().unwrap() {
            let reply = match method.as_str() {
                "get" => patient(|| server.get(&path.replace("{id}", "sedan"))),
                _ => patient(|| server.post(path, &json!({"car": "tesla-model-3"}).to_string())),
            };
            assert_eq!(reply.status, 200, "{path}");
            let of = &described["responses"]["200"]["content"]["application/json"]["schema"];
            if of["$ref"].is_string() {
                let misfits = common::schema::misfits(&document, of, &reply.json());
                assert!(misfits.is_empty(), "{path}:\n{}", misfits.join("\n"));
            }
        }
    }
}

/// What an owner breaks stands in the address: each link turns one thing round, and back.
#[test]
fn parts_are_broken_and_mended_by_links() {
    let server = Server::start(&["--cars", &common::shelf()]);
    let well = server.get("/what-if/tiny");
    assert_eq!(well.status, 200, "{}", well.body);
    assert!(well.body.contains("It still opens without help.") && well.body.contains("<svg "), "{}", well.body);
    assert!(well.body.contains("href=\"/what-if/tiny?so=latch.seized\""), "{}", well.body);
    let shut = server.get("/what-if/tiny?so=latch.seized&so=nothing.like_it&lang=de").body;
    assert!(shut.contains("Ohne Hilfe geht es nicht auf.") && shut.contains("Reparieren:"), "{shut}");
    assert!(shut.contains("href=\"/what-if/tiny?lang=de\""), "it can be mended: {shut}");
    assert_eq!(server.get("/what-if/nobody").status, 404);
}

/// The calendar is the same as that of the command, is kept by its tag, and a day must be one.
#[test]
fn care_is_a_calendar() {
    let server = Server::start(&["--cars", &common::shelf()]);
    let path = "/api/v1/cars/tiny/care.ics?since=2026-11-28&lang=de";
    let reply = server.get(path);
    assert!(reply.status == 200 && reply.head.contains("content-type: text/calendar"), "{}", reply.head);
    let file = common::scratch("served.ics");
    let file = file.to_str().unwrap();
    common::tiny(&["care", "tiny", "--since", "2026-11-28", "--ics", file, "--lang", "de"], "");
    assert_eq!(std::fs::read_to_string(file).unwrap(), reply.body);
    let tag = reply.head.lines().find_map(|l| l.strip_prefix("etag: ")).unwrap().trim().to_owned();
    let tag = tag.replace("w/", "W/");
    let again = format!("GET {path} HTTP/1.1\r\nhost: x\r\nif-none-match: {tag}\r\nconnection: close\r\n\r\n");
    assert_eq!(server.send(&again).status, 304);
    for since in ["soon", "2026-02-30", "2026-13-01", "2023-02-29"] {
        let wrong = server.get(&format!("/api/v1/cars/tiny/care.ics?since={since}"));
        assert_eq!((wrong.status, wrong.json()["field"].as_str()), (422, Some("since")), "{since}");
    }
    assert_eq!(server.get("/api/v1/cars/tiny/care.ics?since=2024-02-29").status, 200);
    assert!(server.get("/care/tiny").body.contains("href=\"/api/v1/cars/tiny/care.ics\""));
}

/// Told to stop, the server finishes and says that all is well.
#[cfg(unix)]
#[test]
fn it_stops_when_told() {
    let mut server = Server::start(&["--cars", &common::shelf()]);
    assert_eq!(server.get("/").status, 200);
    assert_eq!(server.stop().0, Some(0));
}

/// Addresses and bodies put together at random, of true and false pieces: always an answer, never a mistake of ours.
#[test]
fn no_address_breaks_it() {
    use rand_core::Rng;
    let server = Server::start(&["--cars", &common::shelf()]);
    let mut dice = <rand_chacha::ChaCha8Rng as rand_core::SeedableRng>::seed_from_u64(7);
    let paths = [
        "/guide/tiny",
        "/change/tiny",
        "/helper/tiny",
        "/tools/tiny",
        "/find",
        "/facts/tiny",
        "/care/tiny",
        "/what-if/tiny",
        "/guide/%00%ff",
        "/guide/nobody",
    ];
    let names = [
        "saw", "before", "goal", "have", "lack", "cannot", "hourly", "at", "model", "wrong", "lang", "q", "tool.x",
        "money", "units", "worth", "so", "not",
    ];
    let known = server.get("/api/v1/cars/tiny").json();
    let mut values: Vec<String> =
        ["", ".", "open.", "-1", "1e999", "%", "%ff", "%F0%9F%9A%97", "a.b.c", "2", "fixed", "de"]
            .map(str::to_owned)
            .to_vec();
    for mv in known["moves"].as_array().unwrap() {
        for outcome in mv["outcomes"].as_array().unwrap() {
            values.push(format!("{}.{}", mv["id"].as_str().unwrap(), outcome.as_str().unwrap()));
        }
    }
    let mut pick = |most: usize| (dice.next_u32() as usize) % most;
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..400 {
        let fields: Vec<String> =
            (0..pick(8)).map(|_| format!("{}={}", names[pick(names.len())], values[pick(values.len())])).collect();
        let path = format!("{}?{}", paths[pick(paths.len())], fields.join("&"));
        let reply = server.get(&path);
        assert!([200, 303, 400, 404].contains(&reply.status), "{path}: {}", reply.status);
        seen.insert(reply.status);
        let (mv, outcome) = (values[pick(values.len())].clone(), values[pick(values.len())].clone());
        let body =
            json!({"car": "tiny", "evidence": [{"move": mv, "outcome": outcome}], "goal": values[pick(values.len())]});
        let mut text = body.to_string();
        text.truncate(text.len() - pick(3));
        let reply = server.post("/api/v1/why", &text);
        assert!([200, 400, 422].contains(&reply.status), "{text}: {}", reply.status);
    }
    assert!(seen.contains(&200) && seen.contains(&404), "{seen:?}");
}
