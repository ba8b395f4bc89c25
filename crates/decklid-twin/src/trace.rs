//! What happened, when, and because of what: one JSON line an event.

use decklid_controller::signals::{Answer, Cause, Dtc, LockDrive, Press, Stage};

use crate::plant::keys::Sign;
use crate::plant::latch::Claw;
use crate::plant::lid::Gap;
use crate::plant::radio::Fate;

/// What happened.
#[derive(Clone, PartialEq, Debug)]
pub enum What {
    /// A hand did something: a root of causes.
    Act {
        /// In the words of the script.
        text: String,
    },
    /// A fault, setting or repair: a root of causes.
    Set {
        /// Which quantity of the plant.
        knob: String,
        /// To what.
        to: String,
    },
    /// The computer started or stopped.
    Power {
        /// Started.
        on: bool,
    },
    /// A press of a fob, and what became of it.
    Fob {
        /// Which telegram.
        sign: Sign,
        /// What became of it.
        fate: Fate,
    },
    /// The receiver tells the computer of a press.
    Telegram {
        /// Which button of which fob; none when it was let go.
        press: Option<Press>,
    },
    /// A contact at the computer's pins changed.
    Contact {
        /// Which one.
        name: &'static str,
        /// Closed.
        closed: bool,
    },
    /// The computer answered a request.
    Answer {
        /// What.
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
    /// Turn lamps flash.
    Lamps {
        /// How often.
        times: u8,
    },
    /// The horn sounds.
    Horn,
    /// The latch motor is heard.
    Sound,
    /// Door locks moved.
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
        /// Goes up.
        up: bool,
    },
    /// A fuse blew.
    Fuse,
    /// The computer noticed or forgot a fault.
    Dtc {
        /// Which.
        dtc: Dtc,
        /// Noticed.
        set: bool,
    },
    /// An expectation failed.
    Failed {
        /// What was expected.
        text: String,
    },
}

/// An event.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// When (ms).
    pub at: u64,
    /// The event that brought it about, as its place in the trace; none for roots.
    pub because: Option<usize>,
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
    /// Adds an event; the cause is the latest event that can bring such a thing about.
    pub fn add(&mut self, at: u64, what: What) {
        let because = self.cause_of(&what);
        self.events.push(Event { at, because, what });
    }

    fn cause_of(&self, what: &What) -> Option<usize> {
        let last = |fits: &dyn Fn(&What) -> bool| self.events.iter().rposition(|e| fits(&e.what));
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

    /// The chain of causes of an event, itself first, its root last.
    pub fn chain(&self, event: usize) -> Vec<&Event> {
        let mut chain = Vec::new();
        let mut at = Some(event);
        while let Some(event) = at.and_then(|at| self.events.get(at)) {
            chain.push(event);
            at = event.because;
        }
        chain
    }

    /// Release drives that no act or fault brought about within `within` ms: there must be none (invariant I12).
    pub fn releases_without_cause(&self, within: u64) -> Vec<usize> {
        let drives = |e: &(usize, &Event)| matches!(&e.1.what, What::Drive { stage, .. } if *stage != Stage::None);
        let unfounded = |(at, event): (usize, &Event)| {
            let root = self.chain(at).pop();
            let founded = root
                .is_some_and(|r| matches!(r.what, What::Act { .. } | What::Set { .. }) && event.at - r.at <= within);
            (!founded).then_some(at)
        };
        self.events.iter().enumerate().filter(drives).filter_map(unfounded).collect()
    }

    /// One JSON object a line.
    pub fn json_lines(&self) -> String {
        (0..self.events.len()).map(|at| self.json(at) + "\n").collect()
    }

    /// One event as a JSON object.
    pub fn json(&self, at: usize) -> String {
        let Some(event) = self.events.get(at) else { return "null".to_owned() };
        let because = event.because.map_or("null".to_owned(), |b| b.to_string());
        let (kind, says) = event.what.words();
        format!(
            "{{\"id\":{at},\"at_ms\":{},\"because\":{because},\"event\":\"{kind}\",\"says\":{}}}",
            event.at,
            quote(&says)
        )
    }
}

/// An input of that cause's kind.
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
    /// Kind and particulars.
    pub fn words(&self) -> (&'static str, String) {
        match self {
            What::Act { text } => ("act", text.clone()),
            What::Set { knob, to } => ("set", format!("{knob} = {to}")),
            What::Power { on } => ("computer", if *on { "starts" } else { "stops" }.to_owned()),
            What::Fob { sign, fate } => ("fob", format!("{sign}: {}", fate.code())),
            What::Telegram { press: None } => ("radio", "silent".to_owned()),
            What::Telegram { press: Some(p) } => {
                ("radio", format!("fob {} {:?}", p.slot.number(), p.button).to_lowercase())
            }
            What::Contact { name, closed } => {
                ("contact", format!("{name} {}", if *closed { "closed" } else { "open" }))
            }
            What::Answer { answer: Answer::Accepted(cause) } => ("accepted", kebab(&format!("{cause:?}"))),
            What::Answer { answer: Answer::Refused(reason) } => ("refused", reason.code().to_owned()),
            What::Drive { stage: Stage::None, .. } => ("release", "off".to_owned()),
            What::Drive { stage, cause } => {
                let cause = cause.map_or(String::new(), |c| format!(" for {}", kebab(&format!("{c:?}"))));
                ("release", format!("{}{cause}", kebab(&format!("{stage:?}"))))
            }
            What::Locks { drive } => ("locks", kebab(&format!("{drive:?}"))),
            What::Lamps { times } => ("lamps", format!("flash {times}")),
            What::Horn => ("horn", "sounds".to_owned()),
            What::Sound => ("sound", "latch".to_owned()),
            What::Doors => ("sound", "door locks".to_owned()),
            What::Pawl { off } => ("pawl", if *off { "off" } else { "on" }.to_owned()),
            What::Claw { claw } => ("claw", kebab(&format!("{claw:?}"))),
            What::Lid { gap } => ("lid", kebab(&format!("{gap:?}"))),
            What::Gate { up } => ("gate", if *up { "moves" } else { "beeps and stops" }.to_owned()),
            What::Fuse => ("fuse", "blows".to_owned()),
            What::Dtc { dtc, set } => ("dtc", format!("{} {}", dtc.code(), if *set { "set" } else { "cleared" })),
            What::Failed { text } => ("failed", text.clone()),
        }
    }
}

/// `FobTrunk` as `fob-trunk`.
pub(crate) fn kebab(name: &str) -> String {
    let mut out = String::new();
    for (at, c) in name.chars().enumerate() {
        if c.is_uppercase() && at > 0 {
            out.push('-');
        }
        out.extend(c.to_lowercase());
    }
    out
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
