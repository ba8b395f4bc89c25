//! A counterexample as a scenario file that the twin replays: what the environment does in each tick, as quantities of
//! the plant, and at the end what would be so on a car that keeps the property.

use crate::properties::{CRASH_IN_TIME, L1_OPENS};
use crate::search::Path;
use crate::world::Model;
use decklid_controller::signals::{FobButton, Ignition, Inputs, Press, Seen};
use std::fmt::Write;

/// Ticks follow each other a little faster than timers run, so that what is done in a tick comes before what becomes due
/// in it, as in the proof (ms).
const TICK: usize = 99;

/// What a car that keeps the property shows at that moment; nothing if a scenario cannot see it.
pub(crate) fn wanted(property: &str) -> Option<&'static str> {
    let (number, _) = property.split_once(' ')?;
    match number {
        "I1" | "I2" | "I7" | "I9" | "I11" => Some("release off"),
        "I4" => Some("not claw open"),
        "I12" => Some("motor off"),
        "L1" if property == L1_OPENS.name => Some("not claw main"),
        "I3" => Some("release on"),
        "I5" => Some("not lid locked"),
        "I6" if property == CRASH_IN_TIME.name => Some("accepted crash"),
        "I6" => Some("level unlocked"),
        "I13" => Some("not level deadlocked"),
        "I22" => Some("not dtc exterior-stuck"),
        "L4" => Some("not lid shut"),
        _ => None,
    }
}

impl Path {
    /// The way as a scenario file.
    pub(crate) fn as_scenario(&self, model: &Model) -> String {
        let car = if model.name == "front trunk" { "front-trunk" } else { "sedan" };
        let mut text = format!(
            "car = \"{car}\"\nabout = \"Counterexample to “{}” in the model “{}”.\"\nsource = \"docs/proof.md\"\n\n\
             [start]\nset = {{ \"battery.ohms\" = 0.001, \"coding.interior_button\" = true, \
             \"coding.interior_park_only\" = false }}\n",
            self.property, model.name
        );
        let mut world = model.begin();
        for (tick, choice) in self.choices.iter().enumerate() {
            let mut inputs = world.inputs;
            let resets = model.apply(*choice, &mut inputs).expect("the way is possible");
            let last = tick + 1 == self.choices.len();
            if *choice != model.nothing() || last {
                write!(text, "\n[[step]]\nat = \"{} ms\"\n", (tick + 1) * TICK).expect("a string");
                text += &step(&world.inputs, &inputs, resets);
            }
            if let Some(wanted) = wanted(self.property).filter(|_| last) {
                // Where it must be seen what a motor does, it is given the time that it takes.
                let after = if wanted.contains("claw") { 120 } else { 20 };
                write!(text, "after = \"{after} ms\"\nexpect = \"{wanted}\"\n").expect("a string");
            }
            world = model.next(&world, *choice).expect("the way is possible");
        }
        text
    }
}

/// What changes from `before` to `after`, as lines of a step.
fn step(before: &Inputs, after: &Inputs, resets: bool) -> String {
    let mut sets = Vec::new();
    let mut set = |changes: bool, knob: &str, to: &str| {
        if changes {
            sets.push(format!("\"{knob}\" = {to}"));
        }
    };
    let contact = |level: decklid_controller::signals::Level| if level.is_down() { "\"closed\"" } else { "\"no\"" };
    set(before.exterior != after.exterior, "exterior_button.stuck", contact(after.exterior));
    set(before.interior != after.interior, "interior_button.stuck", contact(after.interior));
    set(before.handle != after.handle, "inside_button.stuck", contact(after.handle));
    set(before.valet != after.valet, "valet", &after.valet.is_down().to_string());
    set(before.latch != after.latch, "latch.claw", "\"main\"");
    set(before.latch != after.latch, "lid.gap", "\"shut\"");
    set(before.speed != after.speed, "driving.kmh", &(after.speed.deci_kmh / 10).to_string());
    set(before.speed != after.speed, "driving.stale", &(!after.speed.age.is_zero()).to_string());
    set(before.battery != after.battery, "battery.volts", &format!("{:.1}", f64::from(after.battery) / 1000.0));
    set(before.ignition != after.ignition, "driving.ignition", ignition(after.ignition));
    set(before.keys != after.keys, "fob.place", place(after.keys[0]));
    set(before.occupant != after.occupant, "person.occupant", &after.occupant.to_string());
    set(before.trunk_occupant != after.trunk_occupant, "person.in_trunk", &after.trunk_occupant.to_string());
    set(before.crash != after.crash, "driving.crash", &after.crash.to_string());
    let mut text = if sets.is_empty() { String::new() } else { format!("set = {{ {} }}\n", sets.join(", ")) };
    if resets {
        text += "reset = true\n";
    }
    text + &radio(before.radio, after.radio)
}

fn radio(before: Option<Press>, after: Option<Press>) -> String {
    let button = |press: Press| match press.button {
        FobButton::Lock => "fob.lock",
        FobButton::Unlock => "fob.unlock",
        FobButton::Trunk => "fob.trunk",
    };
    let lets_go = before.filter(|_| before != after).map(|press| format!("\"release {}\"", button(press)));
    let keeps = after.filter(|_| before != after).map(|press| format!("\"keep {}\"", button(press)));
    let does: Vec<String> = lets_go.into_iter().chain(keeps).collect();
    if does.is_empty() { String::new() } else { format!("do = [{}]\n", does.join(", ")) }
}

const fn ignition(position: Ignition) -> &'static str {
    match position {
        Ignition::Off => "\"off\"",
        Ignition::Accessory => "\"accessory\"",
        Ignition::On => "\"on\"",
        Ignition::Crank => "\"crank\"",
    }
}

const fn place(seen: Seen) -> &'static str {
    match seen {
        Seen::Nowhere => "\"away\"",
        Seen::Outside => "\"pocket\"",
        Seen::Cabin => "\"cabin\"",
        Seen::Trunk => "\"trunk\"",
    }
}
