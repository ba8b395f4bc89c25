//! Counts for whoever runs the server, in the text format of Prometheus. Nothing in them is about a person.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};

use super::state::State;
use super::tally::{CLASSES, Tally};

fn of(count: &AtomicU64) -> u64 {
    count.load(Ordering::Relaxed)
}

/// All counts as text.
pub(super) fn all_counts(state: &State) -> String {
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
