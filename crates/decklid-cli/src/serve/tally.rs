//! Counts for whoever runs the server, in the text format of Prometheus. Nothing in them is about a person.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use axum::http::StatusCode;

use super::state::State;

/// Upper ends of the classes of times (s).
const CLASSES: [f64; 7] = [0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 15.0];

/// What was answered so far.
#[derive(Default)]
pub(super) struct Tally {
    /// Answers by the first digit of the status.
    answers: [AtomicU64; 6],
    /// Answers at most as slow as each class; the last one counts all.
    times: [AtomicU64; CLASSES.len() + 1],
    micros: AtomicU64,
    /// Connections that are open.
    pub(super) open: AtomicUsize,
    /// Connections that were refused because their client had enough.
    pub(super) refused: AtomicU64,
}

impl Tally {
    /// An answer was given after so long.
    pub(super) fn answered(&self, status: StatusCode, after: Duration) {
        let class = usize::from(status.as_u16() / 100).min(self.answers.len() - 1);
        self.answers[class].fetch_add(1, Ordering::Relaxed);
        self.micros.fetch_add(after.as_micros() as u64, Ordering::Relaxed);
        let class = CLASSES.iter().position(|end| after.as_secs_f64() <= *end).unwrap_or(CLASSES.len());
        self.times[class].fetch_add(1, Ordering::Relaxed);
    }
}

fn of(count: &AtomicU64) -> u64 {
    count.load(Ordering::Relaxed)
}

/// All counts as text.
pub(super) fn metrics(state: &State) -> String {
    let Tally { answers, refused, open, .. } = &state.tally;
    let work = state.workers.tally();
    let (waiting, running) = state.workers.load();
    let mut text = String::new();
    let mut metric = |name: &str, kind: &str, help: &str, values: &[(&str, f64)]| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "# HELP decklid_{name} {help}\n# TYPE decklid_{name} {kind}");
        for (label, value) in values {
            let _ = writeln!(text, "decklid_{name}{label} {value}");
        }
    };
    let classes = ["{class=\"1xx\"}", "{class=\"2xx\"}", "{class=\"3xx\"}", "{class=\"4xx\"}", "{class=\"5xx\"}"];
    let by_class: Vec<(&str, f64)> =
        classes.into_iter().zip(&answers[1..]).map(|(label, count)| (label, of(count) as f64)).collect();
    let one = |value: u64| [("", value as f64)];
    let ends =
        [("{end=\"done\"}", &work.done), ("{end=\"stopped\"}", &work.stopped), ("{end=\"broken\"}", &work.broken)];
    metric("answers_total", "counter", "Answers by class of status.", &by_class);
    metric("work_total", "counter", "Pieces of heavy work.", &ends.map(|(label, count)| (label, of(count) as f64)));
    metric("work_seconds_total", "counter", "Time spent on them.", &[("", of(&work.micros) as f64 / 1e6)]);
    metric("work_shed_total", "counter", "Refused because too much was waiting.", &one(of(&work.shed)));
    metric("work_waiting", "gauge", "Waiting for a worker.", &one(waiting as u64));
    metric("work_running", "gauge", "Running, thoughts ahead included.", &one(running as u64));
    metric("kept_bytes", "gauge", "Memory of answers that are kept.", &one(state.kept.bytes()));
    metric("kept_answers", "gauge", "Answers that are kept.", &one(state.kept.len() as u64));
    metric("kept_hits_total", "counter", "Questions answered from there.", &one(of(&state.kept.hits)));
    metric("kept_misses_total", "counter", "Questions that had to be worked out.", &one(of(&state.kept.misses)));
    metric("connections", "gauge", "Open connections.", &one(open.load(Ordering::Relaxed) as u64));
    metric("connections_refused_total", "counter", "Refused: their client had enough.", &one(of(refused)));
    text + &times(&state.tally)
}

/// How long answers took.
fn times(tally: &Tally) -> String {
    let mut text = String::from("# HELP decklid_answer_seconds Time until an answer began.\n");
    text += "# TYPE decklid_answer_seconds histogram\n";
    let mut sum = 0;
    for (at, count) in tally.times.iter().enumerate() {
        sum += of(count);
        let end = CLASSES.get(at).map_or("+Inf".to_owned(), f64::to_string);
        let _ = writeln!(text, "decklid_answer_seconds_bucket{{le=\"{end}\"}} {sum}");
    }
    let _ = writeln!(text, "decklid_answer_seconds_sum {}", of(&tally.micros) as f64 / 1e6);
    let _ = writeln!(text, "decklid_answer_seconds_count {sum}");
    text
}
