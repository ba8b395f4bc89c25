//! What can be expected: `lid open`, `refused locked`, `not dtc exterior-stuck`.

use decklid_controller::locking::{Level, LidLock};
use decklid_controller::signals::{Answer, Dtc, Reason, Stage};

use crate::bench::Bench;
use crate::plant::latch::Claw;
use crate::plant::lid::Gap;
use crate::plant::radio::Fate;
use crate::sense::{Sense, perceive};
use crate::trace::{Event, What, kebab};

/// Something that must be so.
#[derive(Clone, PartialEq, Debug)]
pub struct Expect {
    /// As written.
    pub text: String,
    /// It must not be so.
    not: bool,
    what: Subject,
}

#[derive(Clone, PartialEq, Debug)]
enum Subject {
    Lid(Gap),
    LidLocked,
    Claw(Claw),
    Accepted(String),
    Refused(Reason),
    NoAnswer,
    Level(String),
    DoorsLocked,
    DriversDoorLocked,
    Dtc(Dtc),
    Release(bool),
    Motor(bool),
    Light,
    Computer,
    HeldOpen,
    Above(f64),
    Radio(Fate),
    Trace(String),
    Sense(Sense),
}

const LIDS: &[(&str, Gap)] = &[("shut", Gap::Shut), ("caught", Gap::Caught), ("ajar", Gap::Ajar), ("open", Gap::Open)];
const CLAWS: &[(&str, Claw)] = &[("open", Claw::Open), ("pre", Claw::Pre), ("main", Claw::Main)];
const LEVELS: &[&str] = &["unlocked", "driver-only", "locked", "deadlocked"];
const WORDS: &str = "`lid open`, `lid locked`, `claw main`, `accepted fob-trunk`, `refused locked`, `no answer`, `level locked`, \
                     `doors locked`, `driver locked`, `dtc CODE`, `release on`, `motor on`, `light on`, `computer on`, \
                     `held open`, `volts above 9`, `radio taken`, `trace TEXT`, `sense CONDITION`, each also after `not`";

impl Expect {
    /// Reads an expectation; the error says what can be written.
    pub fn read(text: &str) -> Result<Expect, String> {
        let text = text.trim();
        let (not, rest) = text.strip_prefix("not ").map_or((false, text), |rest| (true, rest.trim()));
        let (first, second) = rest.split_once(' ').map_or((rest, ""), |(a, b)| (a, b.trim()));
        let one_of = |words: &[&str]| format!("`{second}` is none of: {}.", words.join(", "));
        let what = match first {
            "lid" if second == "locked" => Subject::LidLocked,
            "lid" => Subject::Lid(find(LIDS, second)?),
            "claw" => Subject::Claw(find(CLAWS, second)?),
            "accepted" if second.chars().all(|c| c.is_ascii_lowercase() || c == '-') => {
                Subject::Accepted(second.into())
            }
            "refused" => {
                let codes: Vec<&str> = Reason::ALL.iter().map(|r| r.code()).collect();
                let found = Reason::ALL.into_iter().find(|r| r.code() == second);
                Subject::Refused(found.ok_or_else(|| one_of(&codes))?)
            }
            "no" if second == "answer" => Subject::NoAnswer,
            "level" if LEVELS.contains(&second) => Subject::Level(second.to_owned()),
            "level" => return Err(one_of(LEVELS)),
            "doors" if second == "locked" => Subject::DoorsLocked,
            "driver" if second == "locked" => Subject::DriversDoorLocked,
            "dtc" => {
                let codes: Vec<&str> = Dtc::ALL.iter().map(|d| d.code()).collect();
                let found = Dtc::ALL.into_iter().find(|d| d.code() == second);
                Subject::Dtc(found.ok_or_else(|| one_of(&codes))?)
            }
            "release" if matches!(second, "on" | "off") => Subject::Release(second == "on"),
            "motor" if matches!(second, "on" | "off") => Subject::Motor(second == "on"),
            "light" if second == "on" => Subject::Light,
            "computer" if second == "on" => Subject::Computer,
            "held" if second == "open" => Subject::HeldOpen,
            "volts" => {
                let number = second.strip_prefix("above ").and_then(|n| n.trim().parse().ok());
                Subject::Above(number.ok_or_else(|| "Write `volts above 9`.".to_owned())?)
            }
            "radio" => {
                let fates = Fate::all();
                let codes: Vec<&str> = fates.iter().map(|fate| fate.0).collect();
                let found = fates.iter().find(|fate| fate.0 == second);
                Subject::Radio(found.ok_or_else(|| one_of(&codes))?.1)
            }
            "trace" if !second.is_empty() => Subject::Trace(second.to_owned()),
            "sense" => Subject::Sense(Sense::read(second)?),
            _ => return Err(format!("Nothing can be `{rest}`. Write one of {WORDS}.")),
        };
        Ok(Expect { text: text.to_owned(), not, what })
    }

    /// Looks whether it is so; the error says what is so instead. `since` is where the step began in the trace.
    pub(super) fn check(&self, bench: &Bench, since: usize, began_shut: bool) -> Result<(), String> {
        let (so, saw) = self.what.look(bench, since, began_shut);
        if so == self.not { Err(saw) } else { Ok(()) }
    }
}

fn find<T: Copy>(words: &[(&str, T)], word: &str) -> Result<T, String> {
    let known = || words.iter().map(|w| w.0).collect::<Vec<_>>().join(", ");
    words.iter().find(|w| w.0 == word).map(|w| w.1).ok_or_else(|| format!("`{word}` is none of: {}.", known()))
}

impl Subject {
    /// Whether it is so, and what is so, in words.
    fn look(&self, bench: &Bench, since: usize, began_shut: bool) -> (bool, String) {
        let plant = &bench.plant;
        match self {
            Subject::Lid(gap) => (plant.lid.gap == *gap, format!("lid {}", kebab(&format!("{:?}", plant.lid.gap)))),
            Subject::LidLocked => {
                let locked = bench.level().is_some_and(Level::is_locked);
                let follows = bench.saved().is_some_and(|saved| saved.lid == LidLock::WithCar);
                (locked && follows, format!("car locked: {locked}, lid follows: {follows}"))
            }
            Subject::Claw(claw) => {
                (plant.latch.claw == *claw, format!("claw {}", kebab(&format!("{:?}", plant.latch.claw))))
            }
            Subject::Accepted(cause) => {
                let of = |a: &Answer| matches!(a, Answer::Accepted(c) if kebab(&format!("{c:?}")) == *cause);
                (bench.answers.iter().any(|a| of(&a.1)), answers(bench))
            }
            Subject::Refused(reason) => (bench.answers.iter().any(|a| a.1 == Answer::Refused(*reason)), answers(bench)),
            Subject::NoAnswer => (bench.answers.is_empty(), answers(bench)),
            Subject::Level(level) => {
                let is = bench.level().map_or("computer off".to_owned(), |l| kebab(&format!("{l:?}")));
                (is == *level, format!("level {is}"))
            }
            Subject::DoorsLocked => {
                let (driver, others) = (plant.doors.driver_locked, plant.doors.others_locked);
                (driver && others, format!("driver's door locked: {driver}, others: {others}"))
            }
            Subject::DriversDoorLocked => {
                let driver = plant.doors.driver_locked;
                (driver, format!("driver's door locked: {driver}"))
            }
            Subject::Dtc(dtc) => {
                let all: Vec<&str> = bench.outputs().dtcs.iter().map(|d| d.code()).collect();
                (bench.outputs().dtcs.has(*dtc), format!("dtcs: {}", all.join(", ")))
            }
            Subject::Release(on) => {
                let is = bench.outputs().release != Stage::None;
                (is == *on, format!("release {}", if is { "on" } else { "off" }))
            }
            Subject::Motor(on) => {
                let is = plant.motor_runs();
                (is == *on, format!("motor {}", if is { "on" } else { "off" }))
            }
            Subject::Light => {
                let on = bench.outputs().boot_light;
                (on, format!("light {}", if on { "on" } else { "off" }))
            }
            Subject::Computer => (bench.level().is_some(), "the other".to_owned()),
            Subject::HeldOpen => (bench.outputs().hold_open, "the other".to_owned()),
            Subject::Above(volts) => (plant.electric.bus() > *volts, format!("{:.1} V", plant.electric.bus())),
            Subject::Radio(fate) => {
                let of = |e: &Event| if let What::Fob { fate, .. } = &e.what { Some(*fate) } else { None };
                let all: Vec<Fate> = events(bench, since).iter().filter_map(of).collect();
                let codes: Vec<&str> = all.iter().map(|fate| fate.code()).collect();
                let saw = if codes.is_empty() { "no press of a fob".to_owned() } else { codes.join(", ") };
                (all.contains(fate), saw)
            }
            Subject::Trace(text) => {
                let line = |what: &What| {
                    let (kind, says) = what.words();
                    format!("{kind} {says}").contains(text)
                };
                let events = events(bench, since);
                (events.iter().any(|e| line(&e.what)), format!("{} other events", events.len()))
            }
            Subject::Sense(sense) => {
                let seen = perceive(plant, began_shut);
                (sense.holds(&seen), seen.into_iter().collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// What happened in this step.
fn events(bench: &Bench, since: usize) -> &[Event] {
    bench.trace.events.get(since..).unwrap_or(&[])
}

fn answers(bench: &Bench) -> String {
    let word = |a: &(u64, Answer)| match a.1 {
        Answer::Accepted(cause) => format!("accepted {}", kebab(&format!("{cause:?}"))),
        Answer::Refused(reason) => format!("refused {}", reason.code()),
    };
    let all: Vec<String> = bench.answers.iter().map(word).collect();
    if all.is_empty() { "no answer".to_owned() } else { all.join(", ") }
}
