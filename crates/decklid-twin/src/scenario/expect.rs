//! What can be expected: `lid open`, `refused locked`, `not dtc exterior-stuck`.

use decklid_controller::locking::{Level, LidLock};
use decklid_controller::signals::{Answer, Cause, Dtc, Reason, Stage};

use crate::bench::Bench;
use crate::condition::Condition;
use crate::plant::{Claw, Fate, Gap};
use crate::sensation::perceived;
use crate::trace::{Event, What};
use crate::words::{LEVELS, Words, not_one_of, parse, word};

/// Something that must hold.
#[derive(Clone, PartialEq, Debug)]
pub struct Expect {
    /// As written.
    pub text: String,
    /// It must not hold.
    not: bool,
    what: Subject,
}

#[derive(Clone, PartialEq, Debug)]
enum Subject {
    Lid(Gap),
    LidLocked,
    Claw(Claw),
    Accepted(Cause),
    Refused(Reason),
    NoAnswer,
    Level(Level),
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
    Sense(Condition),
}

const ON_OFF: &Words<bool> = &[("on", true), ("off", false)];
const WORDS: &str = "`lid open`, `lid locked`, `claw main`, `accepted fob-trunk`, `refused locked`, `no answer`, `level locked`, \
                     `doors locked`, `driver locked`, `dtc CODE`, `release on`, `motor on`, `light on`, `computer on`, \
                     `held open`, `volts above 9`, `radio taken`, `trace TEXT`, `sense CONDITION`, each also after `not`";

impl Expect {
    /// Reads an expectation.
    ///
    /// # Errors
    /// A sentence for people: what is wrong with it, and what to write.
    pub fn read(text: &str) -> Result<Expect, String> {
        let text = text.trim();
        let (not, rest) = text.strip_prefix("not ").map_or((false, text), |rest| (true, rest.trim()));
        let (first, second) = rest.split_once(' ').map_or((rest, ""), |(a, b)| (a, b.trim()));
        let what = match first {
            "lid" if second == "locked" => Subject::LidLocked,
            "lid" => Subject::Lid(parse(Gap::NAMES, second)?),
            "claw" => Subject::Claw(parse(Claw::NAMES, second)?),
            "accepted" => Subject::Accepted(by_code(Cause::ALL, Cause::code, second)?),
            "refused" => Subject::Refused(by_code(Reason::ALL, Reason::code, second)?),
            "no" if second == "answer" => Subject::NoAnswer,
            "level" => Subject::Level(parse(LEVELS, second)?),
            "doors" if second == "locked" => Subject::DoorsLocked,
            "driver" if second == "locked" => Subject::DriversDoorLocked,
            "dtc" => Subject::Dtc(by_code(Dtc::ALL, Dtc::code, second)?),
            "release" => Subject::Release(parse(ON_OFF, second)?),
            "motor" => Subject::Motor(parse(ON_OFF, second)?),
            "light" if second == "on" => Subject::Light,
            "computer" if second == "on" => Subject::Computer,
            "held" if second == "open" => Subject::HeldOpen,
            "volts" => {
                let number = second.strip_prefix("above ").and_then(|n| n.trim().parse().ok());
                Subject::Above(number.ok_or_else(|| "Write `volts above 9`.".to_owned())?)
            }
            "radio" => Subject::Radio(by_code(Fate::all(), Fate::code, second)?),
            "trace" if !second.is_empty() => Subject::Trace(second.to_owned()),
            "sense" => Subject::Sense(Condition::read(second)?),
            _ => return Err(format!("`{rest}` cannot be expected. Write one of {WORDS}.")),
        };
        Ok(Expect { text: text.to_owned(), not, what })
    }

    /// Checks it; the error says what holds instead. `since` is where the step began in the trace.
    pub(super) fn check(&self, bench: &Bench, since: usize, began_shut: bool) -> Result<(), String> {
        let (holds, saw) = self.what.look(bench, since, began_shut);
        if holds == self.not { Err(saw) } else { Ok(()) }
    }
}

/// The value with that code; the error lists the codes.
fn by_code<T: Copy>(
    all: impl IntoIterator<Item = T>,
    code: impl Fn(T) -> &'static str,
    second: &str,
) -> Result<T, String> {
    let all: Vec<T> = all.into_iter().collect();
    let found = all.iter().copied().find(|value| code(*value) == second);
    found.ok_or_else(|| not_one_of(second, all.iter().map(|value| code(*value))))
}

impl Subject {
    /// Whether it holds, and what holds, in words.
    fn look(&self, bench: &Bench, since: usize, began_shut: bool) -> (bool, String) {
        let (plant, outputs) = (bench.plant(), bench.outputs());
        let given = |answer| bench.answers().iter().any(|given| given.1 == answer);
        match self {
            Subject::Lid(gap) => (plant.lid.gap == *gap, format!("lid {}", word(Gap::NAMES, plant.lid.gap))),
            Subject::LidLocked => {
                let locked = bench.level().is_some_and(Level::is_locked);
                let follows = bench.saved().is_some_and(|saved| saved.lid == LidLock::WithCar);
                (locked && follows, format!("car locked: {locked}, lid follows: {follows}"))
            }
            Subject::Claw(claw) => (plant.claw() == *claw, format!("claw {}", word(Claw::NAMES, plant.claw()))),
            Subject::Accepted(cause) => (given(Answer::Accepted(*cause)), answers(bench)),
            Subject::Refused(reason) => (given(Answer::Refused(*reason)), answers(bench)),
            Subject::NoAnswer => (bench.answers().is_empty(), answers(bench)),
            Subject::Level(level) => {
                let found = bench.level().map_or("computer off", |level| word(LEVELS, level));
                (bench.level() == Some(*level), format!("level {found}"))
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
                let all: Vec<&str> = outputs.dtcs.iter().map(|d| d.code()).collect();
                (outputs.dtcs.has(*dtc), format!("dtcs: {}", all.join(", ")))
            }
            Subject::Release(on) => switched("release", outputs.release != Stage::None, *on),
            Subject::Motor(on) => switched("motor", plant.motor_runs(), *on),
            Subject::Light => switched("light", outputs.boot_light, true),
            Subject::Computer => switched("computer", bench.level().is_some(), true),
            Subject::HeldOpen => {
                let held = if outputs.hold_open { "held open" } else { "not held open" };
                (outputs.hold_open, held.to_owned())
            }
            Subject::Above(volts) => (plant.supply.bus() > *volts, format!("{:.1} V", plant.supply.bus())),
            Subject::Radio(fate) => fates(*fate, events(bench, since)),
            Subject::Trace(text) => {
                let line = |what: &What| {
                    let (kind, says) = what.words();
                    format!("{kind} {says}").contains(text)
                };
                let events = events(bench, since);
                (events.iter().any(|e| line(&e.what)), format!("{} other events", events.len()))
            }
            Subject::Sense(condition) => {
                (bench.perceives(condition, began_shut), perceived(plant, began_shut).join(", "))
            }
        }
    }
}

/// Whether something is on or off as expected, and which of the two.
fn switched(what: &str, on: bool, expected: bool) -> (bool, String) {
    (on == expected, format!("{what} {}", word(ON_OFF, on)))
}

/// Whether a press of a fob had that fate, and which fates there were.
fn fates(fate: Fate, events: &[Event]) -> (bool, String) {
    let of = |e: &Event| if let What::Fob { fate, .. } = &e.what { Some(*fate) } else { None };
    let all: Vec<Fate> = events.iter().filter_map(of).collect();
    let codes: Vec<&str> = all.iter().map(|fate| fate.code()).collect();
    let saw = if codes.is_empty() { "no press of a fob".to_owned() } else { codes.join(", ") };
    (all.contains(&fate), saw)
}

/// The events of this step.
fn events(bench: &Bench, since: usize) -> &[Event] {
    bench.trace().events.get(since..).unwrap_or(&[])
}

fn answers(bench: &Bench) -> String {
    let word = |a: &(u64, Answer)| match a.1 {
        Answer::Accepted(cause) => format!("accepted {}", cause.code()),
        Answer::Refused(reason) => format!("refused {}", reason.code()),
    };
    let all: Vec<String> = bench.answers().iter().map(word).collect();
    if all.is_empty() { "no answer".to_owned() } else { all.join(", ") }
}
