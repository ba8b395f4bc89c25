//! The server under attack: work, memory and connections stay bounded, and those who ask what is known get it.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use common::server::Server;
use serde_json::{Value, json};

/// An attack takes the whole machine: one test at a time.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A plan that nobody asked for yet takes a second or more.
fn plan(n: usize) -> String {
    let body = json!({"car": "power-liftgate", "hourly": 99_000.0 + n as f64 / 100.0, "thrift": 0.0});
    Server::posting("/api/v1/plan", &body.to_string())
}

fn cores() -> usize {
    std::thread::available_parallelism().unwrap().get()
}

fn of_process(server: &Server, file: &str) -> String {
    std::fs::read_to_string(format!("/proc/{}/{file}", server.child.id())).unwrap()
}

/// Memory in use (MB).
fn memory(server: &Server) -> usize {
    let status = of_process(server, "status");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap() / 1024
}

fn threads(server: &Server) -> usize {
    std::fs::read_dir(format!("/proc/{}/task", server.child.id())).unwrap().count()
}

/// Time on a processor so far (hundredths of a second).
fn ticks(server: &Server) -> u64 {
    let stat = of_process(server, "stat");
    stat.rsplit(')').next().unwrap().split(' ').skip(12).take(2).map(|n| n.parse::<u64>().unwrap()).sum()
}

fn wait_for(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_secs(30), "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn work_that_nobody_waits_for_ends() {
    let _alone = alone();
    let server = Server::start(&[]);
    for n in 0..60 {
        server.hang_up(&plan(n));
    }
    assert!(threads(&server) <= cores() + 4, "{} threads", threads(&server));
    // What was begun is called off; only a thought ahead may run.
    wait_for("the last plan ends", || {
        let text = server.get("/metrics").body;
        let count = |name: &str| -> f64 {
            let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap();
            line.trim().parse().unwrap()
        };
        count("decklid_work_waiting ") == 0.0 && count("decklid_work_running ") <= 1.0
    });
    assert!(memory(&server) < 500, "{} MB", memory(&server));
    assert_eq!(server.post("/api/v1/next", r#"{"car": "sedan", "hourly": 31.5}"#).status, 200);
}

#[test]
fn a_flood_is_shed_at_once_and_known_answers_go_on() {
    let _alone = alone();
    let server = Server::start(&[]);
    let known = r#"{"car": "sedan"}"#;
    assert_eq!(server.post("/api/v1/next", known).status, 200);
    assert_eq!(server.get("/healthz").status, 200);
    let over = AtomicBool::new(false);
    // Each asks something new as soon as it was refused.
    let asks = |of: usize| {
        let mut replies = Vec::new();
        for n in 0.. {
            let begun = Instant::now();
            let reply = server.send(&plan(1_000 * (of + 1) + n));
            replies.push((reply.status, reply.head.contains("retry-after: "), begun.elapsed()));
            if over.load(Ordering::Relaxed) {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        replies
    };
    let (shed, new) = std::thread::scope(|scope| {
        let flood: Vec<_> = (0..8 * cores())
            .map(|of| {
                let asks = &asks;
                scope.spawn(move || asks(of))
            })
            .collect();
        wait_for("it says that it is overloaded", || server.get("/healthz").status == 503);
        assert_eq!(server.post("/api/v1/next", known).status, 200);
        assert_eq!(server.get("/guide/sedan").status, 200);
        let new: Vec<_> = (0..20).map(|n| server.get(&format!("/guide/sedan?hourly=77.{n}&lang=en-US"))).collect();
        over.store(true, Ordering::Relaxed);
        let replies = flood.into_iter().flat_map(|asked| asked.join().unwrap());
        (replies.filter(|reply| reply.0 == 503).collect::<Vec<_>>(), new)
    });
    assert!(shed.iter().all(|reply| reply.1), "{shed:?}");
    let at_once = shed.iter().filter(|reply| reply.2 < Duration::from_secs(2)).count();
    assert!(at_once >= 8 && at_once >= shed.len() / 2, "{shed:?}");
    let told = new.iter().find(|reply| reply.status == 503).expect("new questions are refused, too");
    assert!(told.body.contains("Too many people are asking"), "{}", told.body);
    wait_for("it recovers", || server.get("/healthz").status == 200);
    assert!(server.metric("work_shed_total") >= 8.0);
}

#[test]
fn it_stops_within_ten_seconds_whatever_runs() {
    let _alone = alone();
    let mut server = Server::start(&[]);
    let asked: Vec<_> = (0..6 * cores())
        .map(|n| {
            let mut stream = TcpStream::connect(&server.address).unwrap();
            stream.write_all(plan(2_000 + n).as_bytes()).unwrap();
            stream
        })
        .collect();
    std::thread::sleep(Duration::from_millis(300));
    let begun = Instant::now();
    let (code, said) = server.stop();
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("\"stopping\""), "{said}");
    drop(asked);
}

/// Whoever does not read is let go of, and holds nobody else up.
#[test]
fn clients_that_do_not_read_are_dropped() {
    let _alone = alone();
    let server = Server::start(&[]);
    let page = "GET /facts/toyota-camry HTTP/1.1\r\nhost: x\r\n\r\n";
    let mut stream = TcpStream::connect(&server.address).unwrap();
    stream.set_nonblocking(true).unwrap();
    // More pages than all buffers on the way hold.
    let asked = page.repeat(2_000);
    let sent = stream.write(asked.as_bytes()).unwrap();
    assert!(sent > 300 * page.len(), "{sent}");
    wait_for("the connection is there", || server.metric("connections") == 2.0);
    wait_for("it is dropped", || server.metric("connections") == 1.0);
}

#[test]
fn one_client_does_not_take_every_connection() {
    let _alone = alone();
    let server = Server::start(&["--cars", &common::shelf()]);
    let idle: Vec<_> = (0..300).map(|_| TcpStream::connect(&server.address).unwrap()).collect();
    let mut said = String::new();
    let mut last = idle.last().unwrap();
    last.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    last.read_to_string(&mut said).unwrap();
    assert!(said.starts_with("HTTP/1.1 503") && said.contains("retry-after: "), "{said}");
    drop(idle);
    wait_for("there is room again", || server.get("/healthz").status == 200);
    assert!(server.metric("connections_refused_total") >= 40.0);
}

/// Without files for more connections the server waits, instead of trying all the time.
#[test]
fn few_files_are_enough() {
    let _alone = alone();
    let program = env!("CARGO_BIN_EXE_decklid");
    let mut limited = Command::new("sh");
    let run = "ulimit -n 64; exec \"$0\" --cars \"$1\" serve --listen 127.0.0.1:0";
    limited.args(["-c", run, program, &common::shelf()]).env("LC_ALL", "C");
    let server = Server::of(limited);
    wait_for("it has thought ahead", || {
        let before = ticks(&server);
        std::thread::sleep(Duration::from_millis(500));
        ticks(&server) - before <= 1
    });
    let idle: Vec<_> = (0..80).map(|_| TcpStream::connect(&server.address).unwrap()).collect();
    std::thread::sleep(Duration::from_millis(300));
    let before = ticks(&server);
    std::thread::sleep(Duration::from_secs(1));
    let spent = ticks(&server) - before;
    assert!(spent <= 10, "{spent} hundredths of a second for nothing");
    drop(idle);
    wait_for("it serves again", || server.get("/healthz").status == 200);
}

/// Answers that are kept take no more memory than they may, whatever is asked, and are given again.
#[test]
fn kept_answers_fit_their_memory() {
    let _alone = alone();
    let server =
        Server::of(common::decklid(&["--cars", &common::shelf(), "serve", "--listen", "127.0.0.1:0", "--memory", "1"]));
    let ask = |n: usize| {
        let body = json!({"car": "tiny", "hourly": 20.0 + n as f64 / 100.0});
        server.post("/api/v1/next", &body.to_string())
    };
    for n in 0..2_000 {
        assert_eq!(ask(n).status, 200);
    }
    let (bytes, answers) = (server.metric("kept_bytes"), server.metric("kept_answers"));
    assert!(bytes <= 1_048_576.0 && bytes > 100_000.0, "{bytes} bytes, {answers} answers");
    assert!(answers < 3_000.0, "of each question the advice is kept, and that its sequels were thought of: {answers}");
    let hits = server.metric("kept_hits_total");
    assert_eq!(ask(1_999).body, ask(1_999).body);
    assert!(server.metric("kept_hits_total") > hits, "the same question is answered from memory");
}

/// A case holds so many answers, wherever it is told.
#[test]
fn a_case_is_bounded_everywhere() {
    let _alone = alone();
    let server = Server::start(&[]);
    let saw = "saw=get_in.in_lit&".repeat(65);
    for page in ["guide", "change", "helper", "tools"] {
        let reply = server.get(&format!("/{page}/sedan?at=3&lang=en-US&{saw}"));
        assert!(reply.status == 400 && reply.body.contains("at most 64"), "{page}: {}", reply.status);
    }
    let evidence = vec![json!({"move": "get_in", "outcome": "in_lit"}); 65];
    for path in ["next", "why", "plan"] {
        let body = json!({"car": "sedan", "evidence": evidence}).to_string();
        let reply = server.post(&format!("/api/v1/{path}"), &body);
        assert_eq!((reply.status, reply.json()["field"].as_str()), (422, Some("evidence[64]")), "{}", reply.body);
    }
    let mut args = vec!["next", "sedan"];
    args.extend(["--saw", "get_in=in_lit"].repeat(65));
    common::fails(&common::run(&args, ""), 2, &["--saw is given too often", "At most 64"]);
    // The longest case that is taken is answered soon.
    let most = vec![json!({"move": "get_in", "outcome": "in_lit"}); 64];
    for path in ["next", "why"] {
        let reply = server.post(&format!("/api/v1/{path}"), &json!({"car": "sedan", "evidence": most}).to_string());
        assert_eq!(reply.status, 200, "{path}: {}", reply.body);
    }
}

/// Counts and log name kinds of addresses, never who asked or what.
#[test]
fn nothing_personal_is_written_down() {
    let _alone = alone();
    let mut server = Server::serving(&["--log", "answers"]);
    let told = "/guide/sedan?saw=hold_fob_button.nothing&lang=de";
    assert_eq!(server.get(told).status, 200);
    assert_eq!(server.get("/find?q=my+secret").status, 200);
    assert_eq!(server.get("/wp-login.php").status, 404);
    let metrics = server.get("/metrics");
    assert!(metrics.head.contains("content-type: text/plain"), "{}", metrics.head);
    for line in metrics.body.lines().filter(|line| !line.starts_with('#')) {
        let (name, value) = line.rsplit_once(' ').unwrap();
        assert!(name.starts_with("decklid_") && value.parse::<f64>().is_ok(), "{line}");
    }
    let (code, said) = server.stop();
    assert_eq!(code, Some(0));
    let lines: Vec<Value> = said.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    let routes: Vec<&str> = lines.iter().filter_map(|line| line["route"].as_str()).collect();
    assert_eq!(routes, ["/guide/{car}", "/find", "none", "/metrics"]);
    for personal in ["127.0.0.1", "hold_fob", "secret", "sedan", "wp-login"] {
        assert!(!said.contains(personal) && !metrics.body.contains(personal), "{personal}: {said}");
    }
}

/// What HTTP asks of a server, and what a browser may be told to forbid.
#[test]
fn requests_are_taken_by_the_book() {
    let _alone = alone();
    let server = Server::start(&["--cars", &common::shelf()]);
    let close = "connection: close\r\n\r\n";
    assert_eq!(server.send(&format!("GET / HTTP/1.1\r\n{close}")).status, 400);
    assert_eq!(server.send(&format!("GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n{close}")).status, 400);
    assert_eq!(server.send("GET / HTTP/1.0\r\n\r\n").status, 200);
    let begun = Instant::now();
    let huge = "content-type: application/json\r\ncontent-length: 9223372036854775807";
    let reply = server.send(&format!("POST /api/v1/next HTTP/1.1\r\nhost: x\r\n{huge}\r\n{close}{{}}"));
    assert_eq!((reply.status, reply.json()["status"].as_u64()), (413, Some(413)));
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    let chunked = "content-type: application/json\r\ntransfer-encoding: chunked";
    let broken = format!("POST /api/v1/next HTTP/1.1\r\nhost: x\r\n{chunked}\r\n{close}FFFFFFFFFFFFFFFFFF\r\n{{}}");
    assert_eq!(server.send(&broken).status, 400);
    let page = server.send(&format!("DELETE / HTTP/1.1\r\nhost: x\r\n{close}"));
    assert!(page.status == 405 && page.body.contains("<h1>") && page.head.contains("allow: get"), "{}", page.head);
    let api = server.send(&format!("DELETE /api/v1/cars HTTP/1.1\r\nhost: x\r\n{close}"));
    assert_eq!((api.status, api.json()["status"].as_u64()), (405, Some(405)));
    for header in ["cross-origin-opener-policy: same-origin", "cross-origin-resource-policy: same-origin"] {
        assert!(server.get("/").head.contains(header), "{header}");
    }
    // What a page is addressed to others with is what the operator says, not what a request says.
    let hosts = |server: &Server| {
        ["a.example", "b.example"]
            .map(|host| server.send(&format!("GET /helper/tiny HTTP/1.1\r\nhost: {host}\r\n{close}")).body)
    };
    let [a, b] = hosts(&server);
    assert_ne!(a, b, "the code to scan holds the address");
    let based = ["--cars", &common::shelf(), "serve", "--listen", "127.0.0.1:0", "--base", "https://trunk.example/"];
    let mine = Server::of(common::decklid(&based));
    let [a, b] = hosts(&mine);
    assert_eq!(a, b);
    common::fails(&common::run(&["serve", "--listen", &mine.address], ""), 2, &["Cannot listen", "another"]);
    common::fails(&common::run(&["serve", "--base", "javascript:x"], ""), 2, &["https://"]);
    let named = Server::of(common::decklid(&["serve", "--listen", "localhost:0"]));
    assert_eq!(named.get("/healthz").status, 200);
}
