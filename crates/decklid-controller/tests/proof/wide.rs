//! What holds of one ordinary opener holds of each: every one in turn takes the place of the outside button in the models
//! of interlocks and supply. And all models once more with the openers of most cars at once.

use crate::models::{
    CLOSE, DRIVE, EXTERIOR, FOB_TRUNK, FOB_UNLOCK, FOB_UP, HANDLE, INTERIOR, MODELS, STALE, STAND, STRONG, T, VALET,
    WEAK, blind, interlocks, s, supply,
};
use crate::properties::{I1, I2, I3, I7, I9, I11, I12, I22, Property};
use crate::search::search;
use crate::world::{Action, Model, World, toggle};
use decklid_controller::Profile;
use decklid_controller::profile::{GENERIC, Gate, Gesture, LockRule, Sourced};
use decklid_controller::signals::{Cause, Cylinder, Level, Slot, Span};
use std::collections::{HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};

const LEVER: Action = |i| toggle(&mut i.lever);
const KEY: Action = |i| {
    i.cylinder = if i.cylinder == Cylinder::Rest { Cylinder::Boot } else { Cylinder::Rest };
    true
};
const NEAR: Action = |i| {
    i.near_lid = if i.near_lid.is_none() { Some(Slot::new(0)) } else { None };
    true
};

fn fitted(gesture: Gesture) -> Sourced<Gate> {
    s(Gate { gesture, fitted: true, lock: LockRule::Any, ..GENERIC.interior.value })
}

/// An opener: what the car must have for it, and what a hand does.
type Opener = (Cause, fn(&mut Profile), &'static [Action]);

/// Every cause that an interlock can forbid.
const OPENERS: &[Opener] = &[
    (Cause::Exterior, |_| {}, &[EXTERIOR]),
    (Cause::Passive, |p| (p.exterior.value.fitted, p.passive) = (false, fitted(Gesture::Press)), &[EXTERIOR, NEAR]),
    (Cause::Interior, |_| {}, &[INTERIOR]),
    (Cause::Lever, |p| p.lever = fitted(Gesture::Press), &[LEVER]),
    (Cause::KeyBoot, |p| p.key_boot = fitted(Gesture::Press), &[KEY]),
    (Cause::FobTrunk, |_| {}, &[FOB_UP, FOB_TRUNK]),
    (
        Cause::FobSecondClick,
        |p| (p.second_press, p.fob_second) = (s(T.times(4)), fitted(Gesture::Second(T.times(4)))),
        &[FOB_UP, FOB_UNLOCK],
    ),
];

/// The model with that opener in place of the outside button.
fn with(opener: &Opener, mut model: Model, others: &[Action], properties: &[Property]) -> Model {
    (opener.1)(&mut model.profile);
    model.alphabet = [opener.2, others].concat();
    model.properties = properties.to_vec();
    model
}

#[test]
fn every_opener_obeys_speed_valet_and_supply() {
    for opener in OPENERS {
        let gates = [HANDLE, VALET, CLOSE, STAND, DRIVE, STALE];
        let gated = with(opener, interlocks(), &gates, &[I1, I2, I3, I7, I11, I12]);
        let fed = with(opener, supply(), &[HANDLE, CLOSE, WEAK, STRONG], &[I3, I7, I9, I12]);
        for model in [&gated, &fed] {
            let found = search(model);
            let violated = found.violation.map(|path| path.as_scenario(model));
            assert_eq!(violated, None, "{:?} in {}", opener.0, model.name);
            assert!(found.states > 1000, "{:?} in {}: {} states", opener.0, model.name, found.states);
        }
        let breaks = [
            (I1, blind(gated.clone(), |i| i.speed.age = Span::ZERO)),
            (I11, blind(gated, |i| i.valet = Level::Up)),
            (I9, blind(fed, |i| i.battery = 12_600)),
        ];
        for (property, mut model) in breaks {
            model.properties = vec![property];
            assert!(
                search(&model).violation.is_some(),
                "{:?} is no opener, or {} cannot fail",
                opener.0,
                property.name
            );
        }
    }
}

/// The openers of most cars, with what forbids them.
const ALL: [Action; 6] = [EXTERIOR, INTERIOR, HANDLE, VALET, FOB_UP, FOB_TRUNK];
/// What must hold whatever else is in the model.
const ALWAYS: [Property; 6] = [I1, I2, I3, I9, I11, I12];

fn widened(mut model: Model) -> Model {
    for action in ALL {
        if !model.alphabet.iter().any(|known| std::ptr::fn_addr_eq(*known, action)) {
            model.alphabet.push(action);
        }
    }
    for property in ALWAYS {
        if !model.properties.iter().any(|known| known.name == property.name) {
            model.properties.push(property);
        }
    }
    model
}

/// All states, known by 128 bits of each, up to `most`: how many, whether all, and what was violated.
fn count(model: &Model, most: usize) -> (usize, bool, Option<&'static str>) {
    let begin = model.begin();
    let mut known = HashSet::from([fingerprint(&begin)]);
    let mut queue = VecDeque::from([begin]);
    while let Some(world) = queue.pop_front() {
        for next in model.choices().filter_map(|choice| model.next(&world, choice)) {
            if known.insert(fingerprint(&next)) {
                if next.violated.is_some() || known.len() >= most {
                    return (known.len(), false, next.violated);
                }
                queue.push_back(next);
            }
        }
    }
    (known.len(), true, None)
}

fn fingerprint(world: &World) -> u128 {
    let half = |salt: u64| {
        let mut hasher = DefaultHasher::new();
        (salt, world).hash(&mut hasher);
        u128::from(hasher.finish())
    };
    half(1) << 64 | half(2)
}

#[test]
#[ignore = "long"]
fn every_property_holds_when_power_goes() {
    for model in MODELS {
        let mut model = Model { resets: true, ..model() };
        // What has lasted is counted anew after a reset.
        model.properties.retain(|property| property.name != I22.name);
        let (states, whole, violated) = count(&model, 5_000_000);
        eprintln!("{} with resets: {states} states, whole: {whole}", model.name);
        assert_eq!((whole, violated), (true, None), "{}", model.name);
    }
}

#[test]
#[ignore = "long"]
fn every_property_holds_with_all_openers_at_once() {
    for model in MODELS {
        let model = widened(model());
        let (states, whole, violated) = count(&model, 1_000_000);
        eprintln!("{}: {states} states, whole: {whole}", model.name);
        assert_eq!(violated, None, "{}", model.name);
    }
}
