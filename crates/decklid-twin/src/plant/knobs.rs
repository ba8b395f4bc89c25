//! Everything in the plant that a fault, a setting or a repair can change, by name.

use decklid_controller::signals::{Gear, Ignition};

use super::Plant;
use super::body::Opener;
use super::electric::Segment;
use super::keys::KeyPlace;
use super::latch::Claw;
use super::lid::Gap;
use super::switch::Stuck;

/// What a knob is set to.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// True or false.
    Flag(bool),
    /// A number in the knob's unit.
    Number(f64),
    /// One of its words.
    Word(String),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Flag(flag) => write!(f, "{flag}"),
            Value::Number(number) => write!(f, "{number}"),
            Value::Word(word) => f.write_str(word),
        }
    }
}

/// How a knob is reached.
#[derive(Clone, Copy)]
enum Turn {
    Flag(fn(&mut Plant) -> &mut bool),
    /// With least and most.
    Number(fn(&mut Plant) -> &mut f64, f64, f64),
    /// The same for what takes a deed to change; it may fail.
    Deed(fn(&mut Plant, f64) -> Result<(), String>, f64, f64),
    /// With its words; sets, given the place of the word.
    Word(&'static [&'static str], fn(&mut Plant, usize)),
}

/// A named quantity of the plant.
#[derive(Clone, Copy)]
pub struct Knob {
    /// Its name, such as `battery.volts`.
    pub name: &'static str,
    /// What it is, with its unit.
    pub says: &'static str,
    turn: Turn,
}

const fn flag(name: &'static str, says: &'static str, at: fn(&mut Plant) -> &mut bool) -> Knob {
    Knob { name, says, turn: Turn::Flag(at) }
}

const fn number(
    name: &'static str,
    says: &'static str,
    (least, most): (f64, f64),
    at: fn(&mut Plant) -> &mut f64,
) -> Knob {
    Knob { name, says, turn: Turn::Number(at, least, most) }
}

const fn deed(
    name: &'static str,
    says: &'static str,
    (least, most): (f64, f64),
    does: fn(&mut Plant, f64) -> Result<(), String>,
) -> Knob {
    Knob { name, says, turn: Turn::Deed(does, least, most) }
}

const fn word(
    name: &'static str,
    says: &'static str,
    words: &'static [&'static str],
    set: fn(&mut Plant, usize),
) -> Knob {
    Knob { name, says, turn: Turn::Word(words, set) }
}

const PLACES: [KeyPlace; 4] = [KeyPlace::Pocket, KeyPlace::Cabin, KeyPlace::Trunk, KeyPlace::Away];
const STUCK: &[&str] = &["no", "open", "closed"];

fn stuck(at: usize) -> Stuck {
    match at {
        0 => Stuck::No,
        1 => Stuck::Open,
        _ => Stuck::Closed,
    }
}

/// All knobs with fixed names, by subject.
pub const KNOBS: &[Knob] = &[
    number("battery.volts", "battery without load [V]", (0.0, 16.0), |p| &mut p.electric.volts),
    number("battery.ohms", "inner resistance of the battery [Ω]", (0.001, 10.0), |p| &mut p.electric.ohms),
    flag("battery.connected", "the clamps of the battery are on", |p| &mut p.electric.connected),
    flag("battery.in_front", "the battery is under the hood", |p| &mut p.cabin.battery_in_front),
    flag("jump.posts", "posts for jump leads under the hood", |p| &mut p.cabin.jump_posts),
    flag("jump.through_clamps", "the posts feed the car only through the clamps of the battery", |p| {
        &mut p.electric.jump_through_clamps
    }),
    flag("hood.opens", "the hood can be opened", |p| &mut p.cabin.hood_opens),
    flag("hood.electric", "the hood opens by a motor only", |p| &mut p.cabin.hood_electric),
    flag("hood.open", "the hood is open", |p| &mut p.cabin.hood_open),
    flag("leads.fitted", "leads in the bumper feed the hood or front lid", |p| &mut p.cabin.outside_leads),
    flag("leads.whole", "those leads are whole", |p| &mut p.cabin.leads_whole),
    flag("computer.hung", "the computer hangs until it starts anew", |p| &mut p.hung),
    flag("actuator.dead", "the release motor does not move", |p| &mut p.actuator.dead),
    flag("actuator.gave_up", "the latch gave up until the ignition was cycled", |p| &mut p.actuator.gave_up),
    word("relay.stuck", "contact of the relay that feeds the release motor", STUCK, |p, at| p.relay = stuck(at)),
    number("actuator.heat", "heat of the motor's PTC, trips at 1", (0.0, 2.0), |p| &mut p.actuator.heat),
    number("latch.friction", "force that moves the pawl [N]; 20 is clean", (0.0, 10_000.0), |p| &mut p.latch.friction),
    number("latch.dirt", "stiffness of the claw [N]; from 40 it does not catch", (0.0, 1000.0), |p| &mut p.latch.dirt),
    flag("latch.worn", "the claw does not hold", |p| &mut p.latch.worn),
    flag("latch.base_cracked", "the base of the latch has cracked", |p| &mut p.latch.base_cracked),
    flag("latch.bolts_sheared", "the bolts of the latch have sheared", |p| &mut p.latch.bolts_sheared),
    flag("latch.link_off", "the cable from motor to latch is off", |p| &mut p.latch.link_off),
    word("latch.claw", "where the claw is", &["open", "pre", "main"], |p, at| {
        p.latch.claw = [Claw::Open, Claw::Pre, Claw::Main][at.min(2)];
    }),
    flag("latch.asleep", "the latch must be pressed shut before it works", |p| &mut p.coding.latch_asleep),
    number("striker.offset", "striker off its place [mm]; over 3 it misses", (-50.0, 50.0), |p| {
        &mut p.latch.striker_offset
    }),
    flag("striker.bent", "the striker is bent", |p| &mut p.latch.striker_bent),
    number("lid.seal", "ice or a sticky seal holds the lid [N]", (0.0, 10_000.0), |p| &mut p.lid.seal),
    number("lid.cargo", "cargo holds the lid or the latch [N]", (0.0, 10_000.0), |p| &mut p.lid.cargo),
    number("lid.jam", "a window ajar or a roof half way holds it [N]", (0.0, 10_000.0), |p| &mut p.lid.jam),
    number("lid.spring", "push of the seal on a free lid [N]", (0.0, 1000.0), |p| &mut p.lid.spring),
    flag("lid.rises", "it rises by itself", |p| &mut p.lid.rises),
    flag("lid.weak", "weak struts: it falls", |p| &mut p.lid.weak),
    flag("lid.second_catch", "a second catch under the edge", |p| &mut p.lid.second_catch),
    flag("lid.second_catch_stuck", "the second catch does not let go", |p| &mut p.lid.second_catch_stuck),
    flag("lid.wrong_leaf", "the leaves were taken in the wrong order", |p| &mut p.lid.wrong_leaf),
    word("lid.gap", "how far the lid is up", &["shut", "caught", "ajar", "open"], |p, at| {
        p.lid.gap = [Gap::Shut, Gap::Caught, Gap::Ajar, Gap::Open][at.min(3)];
    }),
    flag("gate.fitted", "a motor lifts the gate", |p| &mut p.gate.fitted),
    flag("gate.dead", "that motor is burnt out", |p| &mut p.gate.dead),
    flag("gate.lost", "it has lost its place", |p| &mut p.gate.lost),
    flag("gate.off", "the power gate is switched off", |p| &mut p.gate.off),
    flag("gate.blocked", "it feels something in its way", |p| &mut p.gate.blocked),
    flag("gate.park_only", "it lifts in Park only", |p| &mut p.gate.park_only),
    flag("doors.keyhole", "the driver's door has a keyhole", |p| &mut p.doors.keyhole),
    flag("doors.keyhole_seized", "that keyhole does not work", |p| &mut p.doors.keyhole_seized),
    flag("doors.electric_handles", "doors open by electricity only", |p| &mut p.doors.electric_handles),
    number("fob.cell_volts", "cell of the fob [V]; silent below 2", (0.0, 4.0), |p| &mut p.radio.fobs[0].cell_volts),
    flag("fob.broken", "the fob is broken or not at hand", |p| &mut p.radio.fobs[0].broken),
    deed("fob.ahead", "presses that the car has missed; out of step over 16384", (0.0, 1e9), Plant::get_ahead),
    flag("fob.cell_changes", "its cell can be changed", |p| &mut p.radio.fobs[0].cell_changes),
    word("fob.place", "where the fob is", &["pocket", "cabin", "trunk", "away"], |p, at| {
        p.radio.fobs[0].place = PLACES[at.min(3)];
    }),
    flag("spare.broken", "the spare fob does not work", |p| &mut p.radio.fobs[1].broken),
    word("spare.place", "where the spare fob is", &["pocket", "cabin", "trunk", "away"], |p, at| {
        p.radio.fobs[1].place = PLACES[at.min(3)];
    }),
    flag("radio.jammed", "something disturbs the radio", |p| &mut p.radio.jammed),
    flag("radio.relayed", "the radio of fobs that are away is carried to the car and back", |p| &mut p.radio.relayed),
    number("radio.relay_us", "what that adds to the way there and back [µs]", (0.0, 1e6), |p| &mut p.radio.relay_us),
    flag("radio.deaf_when_on", "no fob is heard while the car is on", |p| &mut p.radio.deaf_when_on),
    flag("passive.asleep", "passive entry sleeps until a button is heard", |p| &mut p.radio.passive_asleep),
    flag("passive.off", "passive entry is switched off", |p| &mut p.radio.passive_off),
    flag("blade.here", "the metal key is at hand", |p| &mut p.blade.here),
    flag("blade.fits", "it belongs to this car", |p| &mut p.blade.fits),
    flag("blade.master", "it fits the lid too", |p| &mut p.blade.master),
    flag("seats.fold", "the rear seat folds from inside the car", |p| &mut p.cabin.seats_fold),
    flag("seats.stuck", "its catch does not come loose", |p| &mut p.cabin.seat_stuck),
    flag("seats.climb_over", "one can climb over the seat", |p| &mut p.cabin.climb_over),
    flag("seats.pad_frees", "behind the seat pad is room for an arm", |p| &mut p.cabin.pad_frees),
    flag("seats.unbolt", "the seat can be unbolted", |p| &mut p.cabin.unbolts),
    flag("glass.opens", "the window of the gate opens by itself", |p| &mut p.cabin.glass_opens),
    word("driving.ignition", "ignition", &["off", "accessory", "on", "crank"], |p, at| {
        p.driving.ignition = [Ignition::Off, Ignition::Accessory, Ignition::On, Ignition::Crank][at.min(3)];
    }),
    word("driving.gear", "gear lever", &["park", "neutral", "reverse", "drive", "unknown"], |p, at| {
        p.driving.gear = [Gear::Park, Gear::Neutral, Gear::Reverse, Gear::Drive, Gear::Unknown][at.min(4)];
    }),
    number("driving.kmh", "road speed [km/h]", (0.0, 400.0), |p| &mut p.driving.kmh),
    flag("driving.stale", "no fresh speed comes", |p| &mut p.driving.stale),
    flag("driving.crash", "the crash line is active", |p| &mut p.driving.crash),
    word("exterior_button.stuck", "contact of the button on the lid", STUCK, |p, at| {
        p.switches.exterior.stuck = stuck(at);
    }),
    flag("exterior_button.wet", "water keeps that contact open", |p| &mut p.switches.exterior.wet),
    word("interior_button.stuck", "contact of the button in the cabin", STUCK, |p, at| {
        p.switches.interior.stuck = stuck(at);
    }),
    word("central_lock.stuck", "dash switch, side lock", STUCK, |p, at| p.switches.central_lock.stuck = stuck(at)),
    word("central_unlock.stuck", "dash switch, side unlock", STUCK, |p, at| {
        p.switches.central_unlock.stuck = stuck(at);
    }),
    word("inside_button.stuck", "contact of an electric handle in the trunk", STUCK, |p, at| {
        p.switches.handle.stuck = stuck(at);
    }),
    flag("valet", "the valet switch is on", |p| &mut p.switches.valet.pressed),
    flag("coding.exterior_button", "there is a button on the lid", |p| &mut p.coding.exterior_fitted),
    flag("coding.interior_button", "there is a trunk button in the cabin", |p| &mut p.coding.interior_fitted),
    flag("coding.fob_trunk", "the fob opens the trunk", |p| &mut p.coding.fob_trunk),
    flag("coding.fob_after_unlock", "… only in an unlocked car", |p| &mut p.coding.fob_after_unlock),
    flag("coding.interior_park_only", "the trunk button in the cabin works in Park only", |p| {
        &mut p.coding.interior_park_only
    }),
    flag("coding.all_park_only", "no electrical opener works out of Park", |p| &mut p.coding.all_park_only),
    flag("coding.passive", "a fob in the pocket is enough for the button on the lid", |p| &mut p.coding.passive),
    flag("coding.keyhole_switch", "the door key unlocks electrically too", |p| &mut p.coding.keyhole_switch),
    flag("coding.remote_trunk", "opening by fob is allowed in the settings", |p| &mut p.coding.remote_trunk),
    flag("coding.driver_first", "one press unlocks the driver's door only", |p| &mut p.coding.driver_first),
    flag("coding.locked", "the car was left locked", |p| &mut p.coding.locked),
    flag("coding.deadlocked", "the car was left deadlocked", |p| &mut p.coding.deadlocked),
    flag("coding.camera", "there is a camera in the lid", |p| &mut p.coding.camera),
    flag("coding.camera_spared", "its wires run apart", |p| &mut p.coding.camera_spared),
    flag("coding.app", "the maker's app reaches the car", |p| &mut p.coding.app),
    flag("coding.foot_sensor", "a foot under the bumper opens", |p| &mut p.coding.foot_sensor),
    flag("coding.trailer", "a trailer is plugged in", |p| &mut p.coding.trailer),
    flag("person.deaf", "they miss the click", |p| &mut p.person.deaf),
    flag("person.clumsy", "they do it wrongly at first", |p| &mut p.person.clumsy),
    flag("person.handle_first", "they try the handle first", |p| &mut p.person.handle_first),
    flag("person.misses_catch", "they do not know the second catch", |p| &mut p.person.misses_catch),
    flag("person.oil_fails", "oil does not help this latch", |p| &mut p.person.oil_fails),
    flag("person.break_hidden", "nobody can see where the wire is broken", |p| &mut p.person.break_hidden),
    flag("person.card", "a card that unlocks is at hand", |p| &mut p.person.card),
    flag("person.hook_finds", "the loose hook finds the latch", |p| &mut p.person.hook_finds),
    flag("person.in_cabin", "a door is open to them", |p| &mut p.person.in_cabin),
    flag("person.through", "an arm reaches the trunk", |p| &mut p.person.through),
    flag("person.occupant", "somebody is known to sit in the car", |p| &mut p.person.occupant),
    flag("person.in_trunk", "somebody is shut in the trunk", |p| &mut p.person.in_trunk),
];

/// A flag of something that the car's own file names.
type Own<T> = (&'static str, fn(&mut T) -> &mut bool);

/// What an opener's own knobs are called.
const OPENER: &[Own<Opener>] = &[
    ("fitted", |o| &mut o.fitted),
    ("electric", |o| &mut o.electric),
    ("broken", |o| &mut o.broken),
    ("stuck", |o| &mut o.stuck),
    ("covered", |o| &mut o.covered),
    ("locked", |o| &mut o.locked),
    ("caught", |o| &mut o.caught),
    ("by_key", |o| &mut o.by_key),
    ("by_master_key", |o| &mut o.by_master_key),
];

/// What a fuse's or wire's own knobs are called.
const SEGMENT: &[Own<Segment>] =
    &[("open", |s| &mut s.open), ("short", |s| &mut s.short), ("behind_lid", |s| &mut s.behind_lid)];

impl Plant {
    /// Sets a knob; the sentence says why it could not be.
    pub fn set(&mut self, name: &str, value: &Value) -> Result<(), String> {
        if let Some(knob) = KNOBS.iter().find(|k| k.name == name) {
            self.turn(knob, value)?;
        } else {
            let Value::Flag(on) = value else {
                return Err(format!("`{name}` is true or false, or it does not exist."));
            };
            *self.own_flag(name).ok_or_else(|| format!("There is nothing named `{name}` in this car."))? = *on;
        }
        self.after_set(name);
        Ok(())
    }

    /// All names that can be set in this car, in order.
    pub fn knob_names(&self) -> Vec<String> {
        let mut names: Vec<String> = KNOBS.iter().map(|k| k.name.to_owned()).collect();
        for opener in &self.openers {
            names.extend(OPENER.iter().map(|o| format!("{}.{}", opener.name, o.0)));
        }
        for segment in &self.electric.segments {
            names.extend(SEGMENT.iter().map(|s| format!("{}.{}", segment.name, s.0)));
        }
        names
    }

    fn turn(&mut self, knob: &Knob, value: &Value) -> Result<(), String> {
        match (knob.turn, value) {
            (Turn::Flag(at), Value::Flag(on)) => *at(self) = *on,
            (Turn::Number(at, least, most), Value::Number(to)) => {
                if !(*to >= least && *to <= most) {
                    return Err(format!("`{}` goes from {least} to {most}.", knob.name));
                }
                *at(self) = *to;
            }
            (Turn::Deed(does, least, most), Value::Number(to)) => {
                if !(*to >= least && *to <= most) {
                    return Err(format!("`{}` goes from {least} to {most}.", knob.name));
                }
                does(self, *to)?;
            }
            (Turn::Word(words, set), Value::Word(to)) => {
                let Some(at) = words.iter().position(|w| w == to) else {
                    return Err(format!("`{}` is one of: {}.", knob.name, words.join(", ")));
                };
                set(self, at);
            }
            (Turn::Flag(_), _) => return Err(format!("`{}` is true or false.", knob.name)),
            (Turn::Number(..) | Turn::Deed(..), _) => {
                return Err(format!("`{}` is a number: {}.", knob.name, knob.says));
            }
            (Turn::Word(words, _), _) => return Err(format!("`{}` is one of: {}.", knob.name, words.join(", "))),
        }
        Ok(())
    }

    fn own_flag(&mut self, name: &str) -> Option<&mut bool> {
        let (part, key) = name.rsplit_once('.')?;
        if let Some(at) = OPENER.iter().find(|o| o.0 == key)
            && let Some(opener) = self.openers.iter_mut().find(|o| o.name == part)
        {
            return Some(at.1(opener));
        }
        let at = SEGMENT.iter().find(|s| s.0 == key)?;
        self.electric.segment(part).map(at.1)
    }

    /// What else changes when a knob is turned.
    fn after_set(&mut self, name: &str) {
        match name {
            "valet" => {
                let on = self.switches.valet.pressed;
                self.switches.valet = super::Switch::default();
                self.switches.valet.press(on, self.now, self.seed);
                self.switches.valet.advance(self.now + 8);
            }
            "coding.locked" | "coding.deadlocked" => {
                let locked = self.coding.locked || self.coding.deadlocked;
                self.doors.driver_locked = locked;
                self.doors.others_locked = locked;
                self.doors.deadlocked = self.coding.deadlocked;
            }
            _ => self.work_latch(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_set() {
        let mut names: Vec<&str> = KNOBS.iter().map(|k| k.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), KNOBS.len());
        let mut plant = Plant::default();
        for knob in KNOBS {
            let value = match knob.turn {
                Turn::Flag(_) => Value::Flag(true),
                Turn::Number(_, _, most) | Turn::Deed(_, _, most) => Value::Number(most),
                Turn::Word(words, _) => Value::Word(words[0].to_owned()),
            };
            assert_eq!(plant.set(knob.name, &value), Ok(()), "{}", knob.name);
        }
        assert!(plant.set("fob.cell_volts", &Value::Number(-1.0)).is_err());
        assert!(plant.set("no.such", &Value::Flag(true)).is_err());
    }
}
