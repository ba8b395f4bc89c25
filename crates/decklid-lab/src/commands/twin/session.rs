//! A person operates the car, line by line: what hands do, faults, and what there is to see.

use decklid_car::role::StateRole;
use decklid_car::texts::Text;
use decklid_controller::signals::Ignition;
use decklid_faces::texts::Texts;
use decklid_twin::bench::Bench;
use decklid_twin::moves;
use decklid_twin::plant::{Button, Gap, knobs};
use decklid_twin::script::{self, ScriptError, play};
use decklid_twin::wiring::Wiring;

use super::words::{felt, lines, noticed};
use crate::args::TwinArgs;
use decklid::find;
use decklid_console::console::{Console, Leave};
use decklid_console::context::Context;
use decklid_console::failure::Failure;

const HELP: &str = "Type what your hands do, one line each:
  press exterior_button      hold fob.trunk 3 s      press fob.unlock 2 times
  keep fob.trunk             release fob.trunk       turn door key to unlock
  open door                  press central.unlock    press interior_button
  lift                       close lid               pull lid
  fold seat                  pull inner_release      work release_cable lifting with both hands
  ignition on                gear drive              drive 50 km/h
  new cell                   take spare              jump on
  choose driver first        record                  replay 1
  wait 30 s                  rest
Buttons: `buttons`. What is pulled: `openers`.
Then:
  moves              what the guide may tell you to do; `move NAME` does it
  faults             what can be wrong or so; `fault NAME` makes it so
  knobs              every quantity; `set KNOB to VALUE` changes it, to mend it too
  look               what is so now
  why                what came of the last line, with causes: each line names the one (\u{2190}) that brought it about
  help, q";

/// Runs until there is no more input.
pub(super) fn run(context: &Context, wiring: &Wiring, bench: Bench, args: &TwinArgs) -> Result<(), Failure> {
    let car = context.garage.car(&wiring.id)?;
    let mut console = Console::new(context);
    let texts = context.look.texts;
    let (whole, so) = (args.trace, args.so.clone());
    let mut session = Session { wiring, bench, car, texts, whole, so, since: 0 };
    session.bench.think();
    console.say(&format!("{}: a simulated car. Type `help` for what you can do, `q` to leave.\n", session.car.name))?;
    console.say(&session.look())?;
    loop {
        match console.ask() {
            Ok(line) if line.is_empty() => {}
            Ok(line) => {
                let answer = session.hear(&line);
                console.say(&answer)?;
            }
            Err(Leave::Failed(failure)) => return Err(failure),
            Err(Leave::End | Leave::Quit) => return Ok(()),
        }
    }
}

struct Session<'w> {
    wiring: &'w Wiring,
    bench: Bench,
    car: decklid_car::car::Car,
    texts: Texts,
    whole: bool,
    /// What the person has set.
    so: Vec<String>,
    /// Where the last line starts in the trace.
    since: usize,
}

impl Session<'_> {
    fn hear(&mut self, line: &str) -> String {
        let (word, rest) = line.split_once(' ').map_or((line, ""), |(a, b)| (a, b.trim()));
        match (word, rest) {
            ("help" | "?", _) => format!("{HELP}\n"),
            ("look", "") => self.look(),
            ("why", "") => lines(self.bench.trace(), self.since).join("\n") + "\n",
            ("moves", "") => self.list(self.wiring.moves.keys()),
            ("faults", "") => self.list(self.faults()),
            ("knobs", "") => self.list(self.bench.plant().knob_names().iter()),
            ("buttons", "") => self.list(Button::NAMES.iter().map(|b| b.0)),
            ("openers", "") => {
                let openers = self.bench.plant().openers().iter();
                openers
                    .map(|o| format!("  {}{}\n", o.name(), if o.is_fitted() { "" } else { " (not on this car)" }))
                    .collect()
            }
            ("fault", "") => "Which one? Type `faults`.\n".to_owned(),
            ("move", "") => "Which one? Type `moves`.\n".to_owned(),
            ("fault", name) => self.fault(name),
            ("move", name) => self.make(name),
            _ => self.act(line),
        }
    }

    fn begin(&mut self) {
        self.since = self.bench.trace().events.len();
        self.bench.clear_senses();
        self.bench.clear_answers();
    }

    fn fault(&mut self, name: &str) -> String {
        self.begin();
        let lid_open = self.bench.plant().lid().gap() == Gap::Open;
        let open = self.car.state_with(StateRole::LidOpen).map(|slot| slot.index() - self.car.hidden.len());
        let open = open.map(|at| self.car.states[at].id.as_str()).filter(|_| lid_open);
        let so = |other: &str| self.so.iter().any(|so| so == other) || open == Some(other);
        if !self.wiring.inject(&mut self.bench, name, &so) {
            let names: Vec<&str> = self.wiring.injections.iter().map(|i| i.name.as_str()).collect();
            return unknown("fault", name, &find::nearest(name, names.iter().copied(), 3));
        }
        self.so.push(name.to_owned());
        self.bench.run_for(100);
        self.told()
    }

    fn make(&mut self, name: &str) -> String {
        self.begin();
        let Some(outcome) = moves::make_named(&mut self.bench, self.wiring, &self.car, name) else {
            let names: Vec<&str> = self.wiring.moves.keys().map(String::as_str).collect();
            return unknown("move", name, &find::nearest(name, names.iter().copied(), 3));
        };
        format!("You would say: {outcome}.\n{}", self.told())
    }

    fn act(&mut self, line: &str) -> String {
        let act = match script::read(line) {
            Ok(act) => act,
            Err(why) => return format!("{why}{}\n", self.hint(line, &why)),
        };
        self.begin();
        let shut = self.bench.plant().lid().gap() == Gap::Shut;
        if let script::Does::Set(knob, to) = &act.does
            && let Err(why) = self.bench.plant().clone().set(knob, to)
        {
            return format!("{why} Type `knobs`.\n");
        }
        play(&mut self.bench, &self.wiring.routines, &[act], shut);
        self.bench.run_for(1_000);
        self.told()
    }

    /// What can be set on this car: everything its file knows.
    fn faults(&self) -> impl Iterator<Item = &String> {
        let known = |name: &&String| {
            let state = self.car.states.iter().any(|state| state.id == **name);
            state || self.car.find_hidden(name).is_some()
        };
        self.wiring.injections.iter().map(|i| &i.name).filter(known)
    }

    /// What to type instead, if the complaint does not say so.
    fn hint(&self, line: &str, why: &ScriptError) -> String {
        if matches!(why, ScriptError::Wrong(_)) {
            return String::new();
        }
        if Button::NAMES.iter().any(|button| button.0 == line) {
            return format!(" That is a button: `press {line}`, `hold {line} 3 s`.");
        }
        if self.bench.plant().openers().iter().any(|opener| opener.name() == line) {
            return format!(" That is something to pull: `pull {line}`.");
        }
        let phrases = script::phrases();
        let near = find::nearest(line, phrases.iter().copied(), 2);
        if near.is_empty() { " Type `help`.".to_owned() } else { format!(" Did you mean `{}`?", near.join("`, `")) }
    }

    /// Names, each with its description if there is one.
    fn list<S: AsRef<str>>(&self, names: impl Iterator<Item = S>) -> String {
        let line = |name: &str| match self.says(name) {
            Some(says) => format!("  {name:26} {}\n", self.texts.car(&says)),
            None => format!("  {name}\n"),
        };
        names.map(|name| line(name.as_ref())).collect()
    }

    fn says(&self, name: &str) -> Option<Text> {
        let car = &self.car;
        let knob = || knobs().into_iter().find(|knob| knob.name == name).map(|knob| knob.says.into());
        let mv = || car.find_move(name).map(|mv| car.at(mv).title.clone());
        let state = || car.states.iter().find(|state| state.id == name).map(|state| state.says.clone());
        let hidden = car.hidden.iter().find(|hidden| hidden.id == name).map(|hidden| hidden.says.clone());
        hidden.or_else(state).or_else(mv).or_else(knob)
    }

    /// The result: everything with `--trace`, otherwise what a person would notice.
    fn told(&self) -> String {
        let mut out = String::new();
        if self.whole {
            out += &(lines(self.bench.trace(), self.since).join("\n") + "\n");
        } else {
            let events = self.bench.trace().events.iter().skip(self.since);
            let seen = events.filter_map(|event| noticed(&event.what));
            for words in seen.chain(self.bench.plant().observer().felt().iter().filter_map(felt)) {
                out += &format!("  {}\n", self.texts.car(&words));
            }
            if out.is_empty() {
                out += "  You notice nothing. Type `why` for more.\n";
            }
        }
        out + &self.look()
    }

    fn look(&self) -> String {
        let plant = self.bench.plant();
        let locked = match (plant.doors().deadlocked(), plant.doors().driver_locked(), plant.doors().others_locked()) {
            (true, _, _) => "doors double locked",
            (_, true, true) => "doors locked",
            (_, false, true) => "driver's door unlocked",
            (_, _, false) => "doors unlocked",
        };
        let gap = match plant.lid().gap() {
            Gap::Shut => "lid shut",
            Gap::Caught => "lid held by its second catch",
            Gap::Ajar => "lid ajar",
            Gap::Open => "lid open",
        };
        let computer = if self.bench.level().is_some() { "" } else { " · computer off" };
        let inside = if plant.person().is_in_cabin() { " · you can sit in the car" } else { "" };
        let light = if self.bench.outputs().boot_light { " · lamp in the {trunk} lit" } else { "" };
        let ignition = match plant.driving().ignition() {
            Ignition::Off => "",
            Ignition::Accessory => " · ignition at accessory",
            Ignition::On => " · ignition on",
            Ignition::Crank => " · the starter turns",
        };
        let kmh = plant.driving().kmh();
        let speed = if kmh > 0.0 { format!(" · {kmh:.0} km/h") } else { String::new() };
        let (volts, now) = (plant.supply().bus(), self.bench.now() as f64 / 1000.0);
        self.texts
            .car(&format!("[{now:.1} s] {gap} · {locked} · {volts:.1} V{computer}{ignition}{speed}{light}{inside}\n"))
    }
}

fn unknown(what: &str, name: &str, near: &[String]) -> String {
    let hint =
        if near.is_empty() { format!("Type `{what}s`.") } else { format!("Did you mean `{}`?", near.join("`, `")) };
    format!("There is no {what} `{name}`. {hint}\n")
}
