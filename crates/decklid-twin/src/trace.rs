//! The trace: what happened, when, and because of what; one JSON line per event.

use decklid_controller::signals::{Answer, Cause, Dtc, LockDrive, Press, Stage};

use crate::plant::{Claw, Fate, Gap, Sign};
use crate::words::{FOB_BUTTONS, LOCK_DRIVES, STAGES, word};

/// What happened.
#[derive(Clone, PartialEq, Debug)]
pub enum What {
    /// A hand did something: a root cause.
    Act {
        /// As written in the script.
        text: String,
    },
    /// A fault, setting or repair: a root cause.
    Set {
        /// Which knob of the plant.
        knob: String,
        /// Its new value.
        to: String,
    },
    /// The computer started or stopped.
    Power {
        /// It started.
        on: bool,
    },
    /// A press of a fob, and what became of it.
    Fob {
        /// Which telegram.
        sign: Sign,
        /// What became of it.
        fate: Fate,
    },
    /// The receiver tells the computer about a press.
    Telegram {
        /// Which button of which fob; none when it was let go.
        press: Option<Press>,
    },
    /// A contact at the computer's pins changed.
    Contact {
        /// Which one.
        name: &'static str,
        /// It closed.
        closed: bool,
    },
    /// The computer answered a request.
    Answer {
        /// The answer.
        answer: Answer,
    },
    /// The release drive changed.
    Drive {
        /// Stage of the latch.
        stage: Stage,
        /// Who asked.
        cause: Option<Cause>,
    },
    /// The lock drive changed.
    Locks {
        /// To what.
        drive: LockDrive,
    },
    /// The turn signals flash.
    Lamps {
        /// How many times.
        times: u8,
    },
    /// The horn sounds.
    Horn,
    /// The latch motor makes a sound.
    Sound,
    /// The door locks moved.
    Doors,
    /// The pawl moved.
    Pawl {
        /// Off the claw.
        off: bool,
    },
    /// The claw turned.
    Claw {
        /// Where it is now.
        claw: Claw,
    },
    /// The lid moved.
    Lid {
        /// Where it is now.
        gap: Gap,
    },
    /// The power gate goes up, or beeps and stops.
    Gate {
        /// It goes up.
        up: bool,
    },
    /// A fuse blew.
    Fuse,
    /// The computer set or cleared a trouble code.
    Dtc {
        /// Which one.
        dtc: Dtc,
        /// It was set.
        set: bool,
    },
    /// An expectation failed.
    Failed {
        /// What was expected.
        text: String,
    },
}

/// An event's place in its trace, from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct EventId(pub usize);

impl std::fmt::Display for EventId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// An event.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// When (ms).
    pub at: u64,
    /// The event that caused it; none for a root cause.
    pub because: Option<EventId>,
    /// What happened.
    pub what: What,
}

/// All events of a run, in order.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Trace {
    /// The events.
    pub events: Vec<Event>,
}

impl Trace {
    /// Adds an event. Its cause is the latest event that can bring such a thing about.
    pub(crate) fn add(&mut self, at: u64, what: What) {
        let because = self.cause_of(&what);
        self.events.push(Event { at, because, what });
    }

    fn cause_of(&self, what: &What) -> Option<EventId> {
        let last = |fits: &dyn Fn(&What) -> bool| self.events.iter().rposition(|e| fits(&e.what)).map(EventId);
        let act = |w: &What| matches!(w, What::Act { .. } | What::Set { .. });
        match what {
            What::Act { .. } | What::Set { .. } | What::Failed { .. } => None,
            What::Telegram { press: Some(_) } => {
                last(&|w| matches!(w, What::Fob { fate: Fate::Taken | Fate::Answered, .. }) || act(w))
            }
            What::Power { .. } | What::Fob { .. } | What::Telegram { press: None } | What::Contact { .. } => last(&act),
            What::Answer { answer: Answer::Accepted(cause) } => last(&|w| asks(w, *cause)).or_else(|| last(&act)),
            What::Answer { answer: Answer::Refused(_) } => {
                last(&|w| matches!(w, What::Telegram { press: Some(_) } | What::Contact { closed: true, .. }))
            }
            What::Drive { stage: Stage::None, .. } => last(&|w| matches!(w, What::Drive { .. })),
            What::Drive { cause, .. } => {
                let accepted =
                    |w: &What| matches!(w, What::Answer { answer: Answer::Accepted(c) } if Some(*c) == *cause);
                last(&accepted).or_else(|| cause.and_then(|c| last(&|w| asks(w, c))))
            }
            What::Locks { .. } | What::Lamps { .. } | What::Horn => {
                last(&|w| matches!(w, What::Answer { answer: Answer::Accepted(_) })).or_else(|| last(&act))
            }
            What::Sound | What::Fuse => last(&|w| matches!(w, What::Drive { .. }) || act(w)),
            What::Doors => last(&|w| matches!(w, What::Locks { .. })),
            What::Pawl { .. } => last(&|w| matches!(w, What::Sound | What::Drive { .. }) || act(w)),
            What::Claw { .. } => last(&|w| matches!(w, What::Pawl { .. }) || act(w)),
            What::Lid { .. } => last(&|w| matches!(w, What::Claw { .. } | What::Gate { up: true }) || act(w)),
            What::Gate { .. } => last(&|w| matches!(w, What::Claw { .. })),
            What::Dtc { .. } => last(&act),
        }
    }

    /// An event and its chain of causes, the root cause last.
    pub fn chain(&self, event: EventId) -> Vec<&Event> {
        let mut chain = Vec::new();
        let mut at = Some(event);
        while let Some(event) = at.and_then(|at| self.events.get(at.0)) {
            chain.push(event);
            at = event.because;
        }
        chain
    }

    /// Releases that no act or fault within the `within` ms before them caused; there must be none (invariant I12).
    pub fn releases_without_cause(&self, within: u64) -> Vec<EventId> {
        let drives = |e: &(usize, &Event)| matches!(&e.1.what, What::Drive { stage, .. } if *stage != Stage::None);
        let unfounded = |(at, event): (usize, &Event)| {
            let root = self.chain(EventId(at)).pop();
            let founded = root
                .is_some_and(|r| matches!(r.what, What::Act { .. } | What::Set { .. }) && event.at - r.at <= within);
            (!founded).then_some(EventId(at))
        };
        self.events.iter().enumerate().filter(drives).filter_map(unfounded).collect()
    }

    /// All events, one JSON object per line.
    pub fn json_lines(&self) -> String {
        (0..self.events.len()).map(|at| self.json(EventId(at)) + "\n").collect()
    }

    /// One event as a JSON object: `id`, `at_ms`, `because`, `event`, `says`; `null` if there is no such event.
    pub fn json(&self, at: EventId) -> String {
        let Some(event) = self.events.get(at.0) else { return "null".to_owned() };
        let because = event.because.map_or("null".to_owned(), |b| b.to_string());
        let (kind, says) = event.what.words();
        format!(
            "{{\"id\":{at},\"at_ms\":{},\"because\":{because},\"event\":\"{kind}\",\"says\":{}}}",
            event.at,
            quote(&says)
        )
    }
}

/// An input that can be this cause.
fn asks(what: &What, cause: Cause) -> bool {
    match cause {
        Cause::FobTrunk | Cause::FobSecondClick | Cause::FobUnlock | Cause::FobLock => {
            matches!(what, What::Telegram { press: Some(_) })
        }
        Cause::Exterior | Cause::Passive => matches!(what, What::Contact { name: "exterior", closed: true }),
        Cause::Interior => matches!(what, What::Contact { name: "interior", closed: true }),
        Cause::Lever => matches!(what, What::Contact { name: "lever", closed: true }),
        Cause::Handle => matches!(what, What::Contact { name: "handle", closed: true }),
        Cause::CentralUnlock => matches!(what, What::Contact { name: "central_unlock", closed: true }),
        Cause::CentralLock => matches!(what, What::Contact { name: "central_lock", closed: true }),
        Cause::KeyBoot | Cause::KeyUnlock | Cause::KeyLock => matches!(what, What::Contact { name: "cylinder", .. }),
        Cause::Crash | Cause::AutoRelease | Cause::Menu => matches!(what, What::Set { .. } | What::Act { .. }),
    }
}

impl What {
    /// Its kind and its details, as in the trace.
    pub fn words(&self) -> (&'static str, String) {
        match self {
            What::Act { text } => ("act", text.clone()),
            What::Set { knob, to } => ("set", format!("{knob} = {to}")),
            What::Power { on } => ("computer", if *on { "starts" } else { "stops" }.to_owned()),
            What::Fob { sign, fate } => ("fob", format!("{sign}: {}", fate.code())),
            What::Telegram { press: None } => ("radio", "silent".to_owned()),
            What::Telegram { press: Some(p) } => {
                ("radio", format!("fob {} {}", p.slot.number(), word(FOB_BUTTONS, p.button)))
            }
            What::Contact { name, closed } => {
                ("contact", format!("{name} {}", if *closed { "closed" } else { "open" }))
            }
            What::Answer { answer: Answer::Accepted(cause) } => ("accepted", cause.code().to_owned()),
            What::Answer { answer: Answer::Refused(reason) } => ("refused", reason.code().to_owned()),
            What::Drive { stage: Stage::None, .. } => ("release", "off".to_owned()),
            What::Drive { stage, cause } => {
                let cause = cause.map_or(String::new(), |cause| format!(" for {}", cause.code()));
                ("release", format!("{}{cause}", word(STAGES, *stage)))
            }
            What::Locks { drive } => ("locks", word(LOCK_DRIVES, *drive).to_owned()),
            What::Lamps { times } => ("lamps", format!("flash {times}")),
            What::Horn => ("horn", "sounds".to_owned()),
            What::Sound => ("sound", "latch".to_owned()),
            What::Doors => ("sound", "door locks".to_owned()),
            What::Pawl { off } => ("pawl", if *off { "off" } else { "on" }.to_owned()),
            What::Claw { claw } => ("claw", word(Claw::NAMES, *claw).to_owned()),
            What::Lid { gap } => ("lid", word(Gap::NAMES, *gap).to_owned()),
            What::Gate { up } => ("gate", if *up { "moves" } else { "beeps and stops" }.to_owned()),
            What::Fuse => ("fuse", "blows".to_owned()),
            What::Dtc { dtc, set } => ("dtc", format!("{} {}", dtc.code(), if *set { "set" } else { "cleared" })),
            What::Failed { text } => ("failed", text.clone()),
        }
    }
}

/// A text in JSON quotes.
pub(crate) fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out += "\\\"",
            '\\' => out += "\\\\",
            c if u32::from(c) < 0x20 => out += &format!("\\u{:04x}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
