//! I22 for everything that can last: each contact that can stick and each condition that is a fault after its time. A
//! fault is set exactly when its condition has held that long, in every order of coming and going; all orders are
//! looked at, with one input at a time.

use crate::models::{T, reduced, s};
use crate::properties::Held;
use decklid_controller::profile::{Current, FaultTimes, GENERIC};
use decklid_controller::signals::{
    Cylinder, Dtc, FobButton, Ignition, Inputs, Instant, LatchContacts, Level, Press, Slot, Span, Speed,
};
use decklid_controller::{Profile, State, step};
use std::collections::{BTreeSet, VecDeque};

/// Something that can last.
struct Lasting {
    name: &'static str,
    dtc: Dtc,
    /// Makes it so or undoes it.
    set: fn(&mut Inputs, bool),
    /// Ticks until a level counts.
    steady: u8,
    /// Ticks from then on until it is a fault.
    time: u8,
}

/// Ticks after which a button is stuck, and a condition a fault, in the model.
const STUCK: u8 = 3;
const FAULT: u8 = 2;

const fn contact(name: &'static str, dtc: Dtc, set: fn(&mut Inputs, bool)) -> Lasting {
    Lasting { name, dtc, set, steady: 1, time: STUCK }
}

const fn fob(name: &'static str, set: fn(&mut Inputs, bool)) -> Lasting {
    Lasting { name, dtc: Dtc::FobStuck, set, steady: 0, time: STUCK }
}

fn press(on: bool, button: FobButton) -> Option<Press> {
    on.then_some(Press { slot: Slot::new(0), button, cell_low: false })
}

fn turn(on: bool, way: Cylinder) -> Cylinder {
    if on { way } else { Cylinder::Rest }
}

const ALL: &[Lasting] = &[
    contact("handle", Dtc::HandleStuck, |i, on| i.handle = Level::from_bool(on)),
    contact("exterior", Dtc::ExteriorStuck, |i, on| i.exterior = Level::from_bool(on)),
    contact("interior", Dtc::InteriorStuck, |i, on| i.interior = Level::from_bool(on)),
    contact("lever", Dtc::LeverStuck, |i, on| i.lever = Level::from_bool(on)),
    contact("central lock", Dtc::CentralStuck, |i, on| i.central_lock = Level::from_bool(on)),
    contact("central unlock", Dtc::CentralStuck, |i, on| i.central_unlock = Level::from_bool(on)),
    contact("key, lid", Dtc::CylinderStuck, |i, on| i.cylinder = turn(on, Cylinder::Boot)),
    contact("key, unlock", Dtc::CylinderStuck, |i, on| i.cylinder = turn(on, Cylinder::Unlock)),
    contact("key, lock", Dtc::CylinderStuck, |i, on| i.cylinder = turn(on, Cylinder::Lock)),
    fob("fob, trunk", |i, on| i.radio = press(on, FobButton::Trunk)),
    fob("fob, unlock", |i, on| i.radio = press(on, FobButton::Unlock)),
    fob("fob, lock", |i, on| i.radio = press(on, FobButton::Lock)),
    Lasting {
        name: "latch contacts that contradict each other",
        dtc: Dtc::LatchContacts,
        set: |i, on| i.latch = LatchContacts { main: true, pre: !on },
        steady: 1,
        time: FAULT,
    },
    Lasting {
        name: "low voltage",
        dtc: Dtc::Undervoltage,
        set: |i, on| i.battery = if on { 8_000 } else { 12_600 },
        steady: 0,
        time: FAULT,
    },
    Lasting {
        name: "old speed with the ignition on",
        dtc: Dtc::SpeedStale,
        set: |i, on| i.speed = Speed { deci_kmh: 0, age: Span::ms(if on { 501 } else { 0 }) },
        steady: 0,
        time: FAULT,
    },
    Lasting {
        name: "current through a motor that nothing drives",
        dtc: Dtc::ReleaseStuck,
        set: |i, on| i.motor_current = if on { 5_000 } else { 0 },
        steady: 0,
        time: FAULT,
    },
];

fn model() -> Profile {
    let faults = FaultTimes { latch: T.times(2), undervoltage: T.times(2), speed: T.times(2) };
    let current = Current { open_below: 300, short_above: u16::MAX, after: T.times(2) };
    Profile { stuck_after: s(T.times(u32::from(STUCK))), faults: s(faults), current: s(current), ..reduced(GENERIC) }
}

/// The number of states if the fault is set exactly when it should be in all of them.
fn holds(profile: &Profile, what: &Lasting) -> Option<usize> {
    let base = Inputs { motor_current: 5_000, ignition: Ignition::On, ..Inputs::PARKED };
    let power_on = State::power_on(profile, profile.new_car(), Instant::at_ms(0));
    let mut rest = base;
    (what.set)(&mut rest, false);
    let begin = (step(profile, power_on, &rest, Instant::at_ms(0)).0, false, Held::default(), false);
    let mut known = std::collections::HashSet::from([begin]);
    let mut queue = VecDeque::from([begin]);
    while let Some((state, was, held, lasted)) = queue.pop_front() {
        for on in [was, !was] {
            let mut inputs = base;
            (what.set)(&mut inputs, on);
            let (mut state, out) = step(profile, state, &inputs, Instant::at_ms(100));
            state.at = Instant::at_ms(0);
            let held = held.after(on, what.steady > 0);
            let lasted = lasted || held.has_lasted(what.time);
            if out.dtcs.has(what.dtc) != lasted {
                return None;
            }
            if known.insert((state, on, held, lasted)) {
                queue.push_back((state, on, held, lasted));
            }
        }
    }
    Some(known.len())
}

#[test]
fn every_fault_is_set_exactly_when_its_condition_has_lasted() {
    let dtcs: BTreeSet<Dtc> = ALL.iter().map(|what| what.dtc).collect();
    let found_by_driving = [Dtc::ReleaseShort, Dtc::ReleaseOpen, Dtc::ReleaseNoMovement];
    assert_eq!(dtcs.len() + found_by_driving.len(), Dtc::ALL.len(), "every fault that lasts is here");
    for what in ALL {
        let states = holds(&model(), what);
        assert!(states.is_some_and(|n| n > 6), "{}: {states:?}", what.name);
        for wrong in [what.time - 1, what.time + 1] {
            let wrong = Lasting { time: wrong, ..*what };
            assert_eq!(holds(&model(), &wrong), None, "{}: a wrong time is noticed", what.name);
        }
    }
}
