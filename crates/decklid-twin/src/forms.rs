//! Every table of a `twin.toml` and every key in it, for the loader and for the schema.

use decklid_car::file::{Form, Key, Shape};
use decklid_controller::profile::ALL;

use crate::plant::Reach;
use Shape::{ByName, Either, Flag, List, Named, Number, Table, Text, Word};

/// No limit on the length of a list.
const ANY: usize = usize::MAX;
const TEXTS: Shape = List(&Text, ANY);
/// What a knob of the plant can be set to.
const VALUE: Shape = Either(&[Flag, Number(f64::MIN, f64::MAX), Text]);
const SETTINGS: Shape = Either(&[Table(&SETTING), List(&Table(&LISTED_SETTING), ANY)]);

/// What a car's twin is made of, `twin.toml`.
pub const WIRING: Form = Form {
    name: "twin",
    keys: &[
        Key::somewhere("profile", Word(|| ALL.iter().map(|p| p.id).collect()), "numbers of its controller"),
        Key::free("harness", Named(&Word(|| vec!["fuse", "wire"])), "fuses and wires, by name"),
        Key::free("circuits", ByName(&TEXTS), "which of them feed what, in order from the battery"),
        Key::free("openers", Named(&Table(&OPENER)), "what frees the latch by hand, without power"),
        Key::free("plant", ByName(&VALUE), "knobs of a healthy car that differ from the defaults"),
        Key::free("states", ByName(&SETTINGS), "how a bit of the situation is injected into the plant"),
        Key::free("hidden", ByName(&SETTINGS), "how a hidden Boolean is injected into the plant"),
        Key::free("routines", ByName(&TEXTS), "scripts by name"),
        Key::free("usual", TEXTS, "what people do first"),
        Key::free("moves", Named(&Table(&ENACTED)), "moves of the car as hands and eyes"),
        Key::free("remove", TEXTS, "paths removed from the twin that this is based on"),
    ],
};

pub(crate) const OPENER: Form = Form {
    name: "opener",
    keys: &[
        Key::somewhere("reach", Word(|| Reach::NAMES.iter().map(|r| r.0).collect()), "from where it can be worked"),
        Key::free("fitted", Flag, "whether every such car has it"),
        Key::free("by_key", Flag, "worked by the metal key"),
        Key::free("by_master_key", Flag, "worked by the master key alone"),
        Key::free("locks_with_doors", Flag, "locked while the doors are"),
        Key::free("electric", Flag, "needs power"),
    ],
};

const SET: &str = "knob of the plant";
const TO: &str = "its value";
const WHEN: Key = Key::free("when", TEXTS, "only if these are true; ! before a name: false");

pub(crate) const SETTING: Form =
    Form { name: "setting", keys: &[Key::somewhere("set", Text, SET), Key::somewhere("to", VALUE, TO), WHEN] };

/// The same in a list, which is never merged with another.
const LISTED_SETTING: Form =
    Form { name: "listed_setting", keys: &[Key::here("set", Text, SET), Key::here("to", VALUE, TO), WHEN] };

pub(crate) const ENACTED: Form = Form {
    name: "played",
    keys: &[
        Key::free("do", TEXTS, "what hands do, line by line"),
        Key::free("sees", ByName(&Text), "for each outcome, what is then perceived"),
    ],
};
