//! A person works the car, line by line: what hands do, faults, and what is to be seen.

use twin::bench::Bench;
use twin::moves;
use twin::plant::body::Senses;
use twin::plant::lid::Gap;
use twin::script::{self, play};
use twin::sense::perceive;
use twin::trace::What;
use twin::wiring::Wiring;

use super::super::Context;
use super::lines;
use crate::failure::Failure;
use crate::find;
use crate::guide::console::{Console, Leave};

const HELP: &str = "Type what your hands do, one line each:
  press exterior_button      hold fob.trunk 3 s      press fob.unlock 2 times
  turn door key to unlock    open door               press interior_button
  lift                       close lid               pull lid
  fold seat                  work inner_release      work release_cable lifting with both hands
  ignition on                gear drive              drive 50 km/h
  new cell                   jump on                 wait 30 s
Then:
  moves              what the guide may tell you to do; `move NAME` does it
  faults             what can be wrong; `fault NAME` makes it so
  set KNOB to VALUE  changes any quantity; `knobs` lists them
  look               what is so now
  why                what came of the last line, with causes
  help, q";

/// Runs until there is no more input.
pub(super) fn run(context: &Context, wiring: &Wiring, bench: Bench, whole: bool) -> Result<(), Failure> {
    let car = context.garage.car(&wiring.id)?;
    let mut console = Console::new(context);
    let mut session = Session { wiring, bench, car, whole, since: 0 };
    session.bench.think();
    console.say(&format!("{}: a car that runs. Type `help` for what you can do, `q` to leave.\n", session.car.name))?;
    console.say(&session.look())?;
    loop {
        match console.ask() {
            Ok(line) if line.is_empty() => {}
            Ok(line) => {
                let answer = session.hear(&line);
                console.say(&answer)?;
            }
            Err(Leave::Failed(failure)) => return Err(failure),
            Err(Leave::Emergency | Leave::End | Leave::Quit) => return Ok(()),
        }
    }
}

struct Session<'w> {
    wiring: &'w Wiring,
    bench: Bench,
    car: access::car::Car,
    whole: bool,
    /// Where the last line began in the trace.
    since: usize,
}

impl Session<'_> {
    fn hear(&mut self, line: &str) -> String {
        let (word, rest) = line.split_once(' ').map_or((line, ""), |(a, b)| (a, b.trim()));
        match (word, rest) {
            ("help" | "?", _) => format!("{HELP}\n"),
            ("look", "") => self.look(),
            ("why", "") => lines(&self.bench.trace, self.since).join("\n") + "\n",
            ("moves", "") => list(self.wiring.moves.keys()),
            ("faults", "") => list(self.wiring.injections.iter().map(|i| &i.name)),
            ("knobs", "") => list(self.bench.plant.knob_names().iter()),
            ("fault", name) => self.fault(name),
            ("move", name) => self.make(name),
            _ => self.act(line),
        }
    }

    fn begin(&mut self) {
        self.since = self.bench.trace.events.len();
        self.bench.plant.senses = Senses::default();
        self.bench.answers.clear();
    }

    fn fault(&mut self, name: &str) -> String {
        self.begin();
        if !self.wiring.inject(&mut self.bench, name) {
            let names: Vec<&str> = self.wiring.injections.iter().map(|i| i.name.as_str()).collect();
            return unknown("fault", name, &find::nearest(name, names.iter().copied(), 3));
        }
        self.bench.run_for(100);
        self.told(self.bench.plant.lid.gap == Gap::Shut)
    }

    fn make(&mut self, name: &str) -> String {
        self.begin();
        let shut = self.bench.plant.lid.gap == Gap::Shut;
        let Some(outcome) = moves::make_named(&mut self.bench, self.wiring, &self.car, name) else {
            let names: Vec<&str> = self.wiring.moves.keys().map(String::as_str).collect();
            return unknown("move", name, &find::nearest(name, names.iter().copied(), 3));
        };
        format!("You would say: {outcome}.\n{}", self.told(shut))
    }

    fn act(&mut self, line: &str) -> String {
        let act = match script::read(line) {
            Ok(act) => act,
            Err(why) => {
                let phrases = script::phrases();
                let names: Vec<&str> = phrases.iter().map(String::as_str).collect();
                let near = find::nearest(line, names.iter().copied(), 2);
                let hint = if near.is_empty() {
                    "Type `help`.".to_owned()
                } else {
                    format!("Did you mean `{}`?", near.join("`, `"))
                };
                return format!("{why} {hint}\n");
            }
        };
        self.begin();
        let shut = self.bench.plant.lid.gap == Gap::Shut;
        if let script::Does::Set(knob, to) = &act.does
            && let Err(why) = self.bench.set(knob, to)
        {
            return format!("{why} Type `knobs`.\n");
        }
        play(&mut self.bench, &self.wiring.routines, &[act], shut);
        self.bench.run_for(1_000);
        self.told(shut)
    }

    /// What came of it: everything with `--trace`, else what a person would notice.
    fn told(&self, began_shut: bool) -> String {
        let mut out = String::new();
        if self.whole {
            out += &(lines(&self.bench.trace, self.since).join("\n") + "\n");
        } else {
            for event in self.bench.trace.events.iter().skip(self.since) {
                if let Some(words) = noticed(&event.what) {
                    out += &format!("  {words}\n");
                }
            }
            let perceived = perceive(&self.bench.plant, began_shut);
            for name in perceived.iter().filter(|n| n.contains('.') && !n.starts_with("noted.")) {
                out += &format!("  {}\n", name.replacen('.', ": ", 1));
            }
        }
        out + &self.look()
    }

    fn look(&self) -> String {
        let plant = &self.bench.plant;
        let locked = match (plant.doors.deadlocked, plant.doors.driver_locked, plant.doors.others_locked) {
            (true, _, _) => "doors double locked",
            (_, true, true) => "doors locked",
            (_, false, true) => "driver's door unlocked",
            (_, _, false) => "doors unlocked",
        };
        let gap = match plant.lid.gap {
            Gap::Shut => "lid shut",
            Gap::Caught => "lid held by its second catch",
            Gap::Ajar => "lid ajar",
            Gap::Open => "lid open",
        };
        let computer = if self.bench.level().is_some() { "" } else { " · computer off" };
        let inside = if plant.person.in_cabin { " · you can sit in the car" } else { "" };
        let light = if self.bench.outputs().boot_light { " · lamp in the trunk lit" } else { "" };
        let (volts, now) = (plant.electric.bus(), self.bench.now() as f64 / 1000.0);
        format!("[{now:.1} s] {gap} · {locked} · {volts:.1} V{computer}{light}{inside}\n")
    }
}

fn unknown(what: &str, name: &str, near: &[String]) -> String {
    let hint =
        if near.is_empty() { format!("Type `{what}s`.") } else { format!("Did you mean `{}`?", near.join("`, `")) };
    format!("There is no {what} `{name}`. {hint}\n")
}

fn list<S: AsRef<str>>(names: impl Iterator<Item = S>) -> String {
    names.map(|n| format!("  {}\n", n.as_ref())).collect()
}

/// What a person near the car notices of an event.
fn noticed(what: &What) -> Option<String> {
    use controller::signals::Answer;
    match what {
        What::Sound => Some("The latch clicks.".to_owned()),
        What::Doors => Some("The door locks clunk.".to_owned()),
        What::Lamps { times } => Some(format!("The turn lamps flash {times} time(s).")),
        What::Horn => Some("The horn sounds.".to_owned()),
        What::Gate { up: true } => Some("The gate moves by itself.".to_owned()),
        What::Gate { up: false } => Some("The gate beeps and stops.".to_owned()),
        What::Lid { gap: Gap::Open } => Some("The lid is open.".to_owned()),
        What::Lid { gap: Gap::Ajar } => Some("The lid comes ajar.".to_owned()),
        What::Lid { gap: Gap::Shut } => Some("The lid is shut.".to_owned()),
        What::Lid { gap: Gap::Caught } => Some("The lid comes up to its second catch.".to_owned()),
        What::Power { on: false } => Some("The car goes dark.".to_owned()),
        What::Power { on: true } => Some("The car wakes.".to_owned()),
        What::Answer { answer: Answer::Refused(reason) } => Some(format!("(The car refuses: {})", reason.words())),
        What::Act { .. }
        | What::Set { .. }
        | What::Telegram { .. }
        | What::Contact { .. }
        | What::Answer { .. }
        | What::Drive { .. }
        | What::Locks { .. }
        | What::Pawl { .. }
        | What::Claw { .. }
        | What::Fuse
        | What::Dtc { .. }
        | What::Failed { .. } => None,
    }
}
