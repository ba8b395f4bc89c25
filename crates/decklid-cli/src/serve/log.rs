//! What happened, as one JSON object a line on standard error. No line says who asked or what about.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::http::{Method, StatusCode};
use decklid_console::output;
use serde_json::{Value, json};

use crate::args::LogWhat;

/// The same kind of event is told once in this time (s): a flood must not fill a disk.
const APART: u64 = 10;

/// Kinds of events that may come in floods.
#[derive(Clone, Copy, Debug)]
pub(super) enum Flood {
    /// Work was refused.
    Overloaded,
    /// Work broke.
    Broken,
    /// No connection could be accepted.
    NotAccepted,
}

/// Where events go.
pub(super) struct Log {
    what: LogWhat,
    /// When each kind of flood was last told (s).
    told: [AtomicU64; 3],
}

impl Log {
    /// A log of these events.
    pub(super) fn new(what: LogWhat) -> Self {
        Log { what, told: Default::default() }
    }

    /// Something that happens once.
    pub(super) fn event(&self, name: &str, more: Value) {
        if self.what != LogWhat::Nothing {
            line(name, more);
        }
    }

    /// Something that may happen very often.
    pub(super) fn flood(&self, kind: Flood) {
        let (now, last) = (seconds().as_secs(), &self.told[kind as usize]);
        let before = last.load(Ordering::Relaxed);
        let mine =
            now >= before + APART && last.compare_exchange(before, now, Ordering::Relaxed, Ordering::Relaxed).is_ok();
        if mine {
            let name = match kind {
                Flood::Overloaded => "overloaded",
                Flood::Broken => "broken",
                Flood::NotAccepted => "not-accepted",
            };
            self.event(name, Value::Null);
        }
    }

    /// An answer; `route` is the pattern of the address, without what was asked.
    pub(super) fn answer(&self, method: &Method, route: &str, status: StatusCode, took: Duration) {
        if self.what == LogWhat::Answers {
            let ms = (took.as_secs_f64() * 1e4).round() / 10.0;
            line("answer", json!({"method": method.as_str(), "route": route, "status": status.as_u16(), "ms": ms}));
        }
    }
}

fn seconds() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

fn line(name: &str, more: Value) {
    let mut object = json!({"time": seconds().as_secs_f64(), "event": name});
    if let (Some(object), Value::Object(more)) = (object.as_object_mut(), more) {
        object.extend(more);
    }
    // A log that cannot be written is no reason to stop.
    let _ = output::write(&format!("{object}\n"), true);
}
