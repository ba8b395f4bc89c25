//! The models: each a reduced profile, an alphabet and its properties; and the ways to break them.

use crate::properties::*;
use crate::world::{Action, Model, toggle};
use decklid_controller::Profile;
use decklid_controller::locking::Level as Locks;
use decklid_controller::profile::{
    Closure, CrashRule, Current, DeadlockRule, FRONT_TRUNK, FaultTimes, GENERIC, Gate, Gesture, Heat, LockRule, Play,
    Sourced, Supply,
};
use decklid_controller::signals::{
    Answer, Cause, Dtcs, FobButton, Ignition, Inputs, LatchContacts, LockDrive, Press, Seen, Slot, Span, Speed, Stage,
};

pub(crate) const T: Span = Span::ms(100);

pub(crate) fn s<T>(value: T) -> Sourced<T> {
    Sourced::assumed(value, "reduced for the proof")
}

/// Every timer a few ticks, every protection that is not asked for out of the way.
pub(crate) fn reduced(base: Profile) -> Profile {
    let press = |gate: Sourced<Gate>| s(Gate { gesture: Gesture::Press, ..gate.value });
    Profile {
        debounce: s(T),
        stuck_after: s(T),
        speed_fresh_for: s(Span::ms(500)),
        fob_trunk: press(base.fob_trunk),
        interior: press(base.interior),
        pulse: s(T.times(2)),
        pulse_max: s(T.times(2)),
        gap: s(T),
        heat: s(Heat { limit: Span::ZERO, rest_per_run: 1 }),
        play: s(Play { cycles: 255, within: Span::ZERO, block: T }),
        supply: s(Supply { min: 9_000, early: T, block: T, wait: T }),
        current: s(Current { open_below: 0, short_above: u16::MAX, after: T }),
        over_hold: s(Span::ZERO),
        lock_pulse: s(T),
        second_press: s(T.times(2)),
        relock_after: s(T.times(3)),
        relock_lid_after: s(T.times(2)),
        boot_light: s(Span::ZERO),
        faults: s(FaultTimes { latch: Span::ms(1), undervoltage: T, speed: T }),
        ..base
    }
}

fn plain(
    name: &'static str,
    profile: Profile,
    alphabet: Vec<Action>,
    properties: Vec<Property>,
    states: usize,
) -> Model {
    Model { name, profile, alphabet, properties, sees: |_| {}, forges: |_| {}, stiff: false, resets: false, states }
}

fn radio(inputs: &mut Inputs, button: Option<FobButton>) -> bool {
    let press = button.map(|button| Press { slot: Slot::new(0), button, cell_low: false });
    std::mem::replace(&mut inputs.radio, press) != press
}

fn speed(inputs: &mut Inputs, deci_kmh: u16, age: u32) -> bool {
    let speed = Speed { deci_kmh, age: Span::ms(age) };
    std::mem::replace(&mut inputs.speed, speed) != speed
}

fn key(inputs: &mut Inputs, place: Seen) -> bool {
    std::mem::replace(&mut inputs.keys[0], place) != place
}

fn close(inputs: &mut Inputs) -> bool {
    let closed = LatchContacts { main: true, pre: true };
    std::mem::replace(&mut inputs.latch, closed) != closed
}

fn ignition(inputs: &mut Inputs, position: Ignition) -> bool {
    std::mem::replace(&mut inputs.ignition, position) != position
}

pub(crate) const EXTERIOR: Action = |i| toggle(&mut i.exterior);
pub(crate) const INTERIOR: Action = |i| toggle(&mut i.interior);
pub(crate) const HANDLE: Action = |i| toggle(&mut i.handle);
pub(crate) const VALET: Action = |i| toggle(&mut i.valet);
pub(crate) const CLOSE: Action = close;
pub(crate) const STAND: Action = |i| speed(i, 0, 0);
pub(crate) const DRIVE: Action = |i| speed(i, 100, 0);
const CRAWL: Action = |i| speed(i, 40, 0);
pub(crate) const STALE: Action = |i| speed(i, 0, 501);
pub(crate) const WEAK: Action = |i| std::mem::replace(&mut i.battery, 8_000) != 8_000;
pub(crate) const STRONG: Action = |i| std::mem::replace(&mut i.battery, 12_600) != 12_600;
const OFF: Action = |i| ignition(i, Ignition::Off);
const ON: Action = |i| ignition(i, Ignition::On);
const CRANK: Action = |i| ignition(i, Ignition::Crank);
pub(crate) const FOB_UP: Action = |i| radio(i, None);
const FOB_LOCK: Action = |i| radio(i, Some(FobButton::Lock));
pub(crate) const FOB_UNLOCK: Action = |i| radio(i, Some(FobButton::Unlock));
pub(crate) const FOB_TRUNK: Action = |i| radio(i, Some(FobButton::Trunk));
const KEY_TRUNK: Action = |i| key(i, Seen::Trunk);
const KEY_OUT: Action = |i| key(i, Seen::Outside);
const OCCUPANT: Action = |i| {
    i.occupant = !i.occupant;
    true
};
const SHUT_IN: Action = |i| {
    i.trunk_occupant = !i.trunk_occupant;
    true
};
const CRASH: Action = |i| {
    i.crash = !i.crash;
    true
};

/// Who may open when: speed, valet, handle.
pub(crate) fn interlocks() -> Model {
    let profile = Profile { tries: s(2), ..reduced(GENERIC) };
    let alphabet = vec![EXTERIOR, HANDLE, VALET, CLOSE, STAND, DRIVE, STALE];
    plain("interlocks", profile, alphabet, vec![I1, I2, I3, I7, I11, I12, I20], 14_588)
}

/// What the supply allows.
pub(crate) fn supply() -> Model {
    let alphabet = vec![EXTERIOR, HANDLE, CLOSE, WEAK, STRONG];
    plain("supply", reduced(GENERIC), alphabet, vec![I3, I7, I9, I12, I20, L1, L1_OPENS], 5417)
}

/// The starter in the middle of a drive.
pub(crate) fn starter() -> Model {
    let alphabet = vec![EXTERIOR, CLOSE, OFF, CRANK];
    plain("starter", reduced(GENERIC), alphabet, vec![I7, I12, I20, L1, L1_OPENS], 9752)
}

/// Locking again, and where the keys are.
pub(crate) fn relock() -> Model {
    let profile = Profile { sees_keys: s(true), deadlock: s(DeadlockRule::OnLock), ..reduced(GENERIC) };
    // Keys go into the trunk last, so that a counterexample presses the fob while a hand has it.
    let alphabet = vec![KEY_TRUNK, FOB_UP, FOB_LOCK, FOB_UNLOCK, FOB_TRUNK, CLOSE, KEY_OUT, OCCUPANT];
    let model = plain("relock and keys", profile, alphabet, vec![I5, I13, I17, I18, I21], 8861);
    Model { resets: true, ..model }
}

/// Heat, play, stuck buttons.
pub(crate) fn protection() -> Model {
    let profile = Profile {
        heat: s(Heat { limit: T.times(3), rest_per_run: 2 }),
        stuck_after: s(T.times(3)),
        interior: s(Gate { gesture: Gesture::Press, lock: LockRule::Any, ..GENERIC.interior.value }),
        ..reduced(GENERIC)
    };
    let alphabet = vec![EXTERIOR, INTERIOR, CLOSE];
    plain("protection of the release", profile, alphabet, vec![I7, I7_HOT, I10, I12, I20, I22, L2], 11_375)
}

/// Play with the locks.
pub(crate) fn play() -> Model {
    let profile = Profile {
        play: s(Play { cycles: 3, within: T.times(8), block: T.times(3) }),
        relock_after: s(T.times(3)),
        ..reduced(GENERIC)
    };
    let alphabet = vec![FOB_UP, FOB_LOCK, FOB_UNLOCK, CLOSE, FOB_TRUNK];
    plain("play with the locks", profile, alphabet, vec![I8], 26_431)
}

fn crashing(name: &'static str, from_deadlock: bool, states: usize) -> Model {
    let rule = CrashRule { delay: T, from_deadlock, hold: T.times(2), off_for: T.times(2) };
    let profile = Profile {
        deadlock: s(DeadlockRule::OnLock),
        crash: s(rule),
        relock_after: s(Span::ZERO),
        relock_lid_after: s(Span::ZERO),
        second_press: s(Span::ZERO),
        pulse: s(T),
        pulse_max: s(T),
        ..reduced(GENERIC)
    };
    let alphabet = vec![FOB_UP, FOB_LOCK, FOB_TRUNK, CRASH, OFF, ON, OCCUPANT];
    plain(name, profile, alphabet, vec![I6, CRASH_IN_TIME, I13], states)
}

/// Deadlock and crash, unlocking from deadlock.
pub(crate) fn crash() -> Model {
    crashing("crash unlocks from deadlock", true, 77_110)
}

/// Deadlock and crash, as a BMW E60: not from deadlock.
pub(crate) fn crash_e60() -> Model {
    crashing("crash does not unlock from deadlock", false, 87_446)
}

/// A front trunk with both stages and the automatic release.
pub(crate) fn front() -> Model {
    let profile = Profile { auto_release: s(T.times(6)), ..reduced(FRONT_TRUNK) };
    let alphabet = vec![HANDLE, INTERIOR, CLOSE, STAND, CRAWL, DRIVE, STALE, SHUT_IN];
    assert_eq!(profile.closure, Closure::Front);
    plain("front trunk", profile, alphabet, vec![I2, I3, I4, I7, I12, L4], 43_744)
}

/// All models.
pub(crate) const MODELS: &[fn() -> Model] =
    &[front, interlocks, supply, starter, relock, protection, play, crash, crash_e60];

/// A property, how the car is broken, and that car.
pub(crate) type Break = (&'static str, &'static str, fn() -> Model);

/// All ways to break the cars.
pub(crate) const BREAKS: &[Break] = &[
    (I1.name, "a stale speed looks fresh", || blind(interlocks(), |i| i.speed.age = Span::ZERO)),
    (I1.name, "only a speed of exactly zero counts", || {
        let mut model = interlocks();
        model.properties.retain(|p| p.name == I1.name);
        blind(model, |i| i.speed.deci_kmh = i.speed.deci_kmh.saturating_sub(100))
    }),
    (I2.name, "the speed is only looked at before the start", || {
        forging(interlocks(), |f| {
            if f.before.inputs.speed.deci_kmh == 0 && f.inputs.speed.deci_kmh > 0 && f.inputs.exterior.is_down() {
                (f.out.release, f.out.cause) = (Stage::All, Some(Cause::Exterior));
            }
        })
        .only(I2)
    }),
    (I3.name, "the handle's wire is cut when valet is on", || {
        blind(interlocks(), |i| {
            if i.valet.is_down() {
                i.handle = decklid_controller::signals::Level::Up;
            }
        })
    }),
    (I4.name, "the front trunk is taken for a rear one", || {
        let mut model = front();
        model.profile.closure = Closure::Rear;
        model.forges = |f| f.profile.closure = Closure::Front;
        model.only(I4)
    }),
    (I5.name, "the aerial in the trunk is dead", || {
        blind(relock(), |i| {
            if i.keys[0] == Seen::Trunk {
                i.keys[0] = Seen::Nowhere;
            }
        })
        .only(I5)
    }),
    (I6.name, "the hold after a crash is missing", || {
        let mut model = crash();
        let rule = model.profile.crash.value;
        model.forges = |f| f.profile.crash.value.off_for = T.times(2);
        model.profile.crash = s(CrashRule { hold: Span::ZERO, off_for: Span::ZERO, ..rule });
        model.only(I6)
    }),
    (CRASH_IN_TIME.name, "the crash line is cut", || blind(crash(), |i| i.crash = false).only(CRASH_IN_TIME)),
    (I7.name, "the pulse is too long", || {
        let mut model = interlocks();
        model.profile.pulse = s(T.times(3));
        model.profile.pulse_max = s(T.times(3));
        model.forges = |f| f.profile.pulse_max = s(T.times(2));
        model.only(I7)
    }),
    (I7_HOT.name, "the heat is forgotten", || {
        forging(protection(), |f| {
            if f.hot && f.inputs.interior.is_down() {
                (f.out.release, f.out.cause) = (Stage::All, Some(Cause::Interior));
            }
        })
        .only(I7_HOT)
    }),
    (I8.name, "the block begins on the locked side", || {
        forging(play(), |f| {
            if f.played {
                f.level = Locks::Locked;
            }
        })
    }),
    (I9.name, "the voltage is not measured", || blind(supply(), |i| i.battery = 12_600).only(I9)),
    (I10.name, "a stuck button takes the other with it", || {
        blind(protection(), |i| {
            if i.exterior.is_down() {
                i.interior = decklid_controller::signals::Level::Up;
            }
        })
        .only(I10)
    }),
    (I11.name, "the valet switch is not connected", || {
        blind(interlocks(), |i| i.valet = decklid_controller::signals::Level::Up).only(I11)
    }),
    (I12.name, "the relay sticks", || {
        forging(interlocks(), |f| {
            if f.inputs.valet.is_down() {
                f.out.release = Stage::All;
            }
        })
        .only(I12)
    }),
    (I13.name, "the occupant is not seen", || blind(relock(), |i| i.occupant = false).only(I13)),
    (I17.name, "locking the lid again unlocks the car", || {
        forging(relock(), |f| {
            if f.before.lid != f.lid && f.out.answer.is_none() {
                (f.level, f.out.locks) = (Locks::Unlocked, LockDrive::Idle);
            }
        })
        .only(I17)
    }),
    (I18.name, "a reset forgets the settings", || forging(relock(), |f| f.saved.fobs[1].relock &= !f.reset).only(I18)),
    (I20.name, "a refusal is silent", || {
        forging(interlocks(), |f| {
            if matches!(f.out.answer, Some(Answer::Refused(_))) {
                f.out.answer = None;
            }
        })
        .only(I20)
    }),
    (I21.name, "a reset locks", || {
        forging(relock(), |f| {
            if f.reset {
                f.out.locks = LockDrive::Lock;
            }
        })
        .only(I21)
    }),
    (I21.name, "the locks move to where they were before the reset", || {
        forging(relock(), |f| {
            if f.reset && f.level == Locks::Deadlocked {
                f.out.locks = LockDrive::Deadlock;
            }
        })
        .only(I21)
    }),
    (I22.name, "the fault is never set", || forging(protection(), |f| f.out.dtcs = Dtcs::NONE).only(I22)),
    (I22.name, "the fault is set too early", || {
        let mut model = protection();
        model.profile.stuck_after = s(T.times(2));
        model.forges = |f| f.profile.stuck_after = s(T.times(3));
        model.only(I22)
    }),
    (L1.name, "the motor starts late", || {
        let mut model = supply();
        model.forges = |f| {
            if f.out.answer == Some(Answer::Accepted(Cause::Exterior)) {
                (f.out.release, f.out.cause) = (Stage::None, None);
            }
        };
        model.only(L1)
    }),
    (L1_OPENS.name, "the cable from motor to latch is off", || {
        let mut model = supply();
        model.stiff = true;
        model.only(L1_OPENS)
    }),
    (L2.name, "it cools too slowly", || {
        let mut model = protection();
        model.profile.heat = s(Heat { limit: T.times(3), rest_per_run: 4 });
        model.forges = |f| f.profile.heat = s(Heat { limit: T.times(3), rest_per_run: 2 });
        model.only(L2)
    }),
    (L4.name, "the sensor in the trunk is dead", || blind(front(), |i| i.trunk_occupant = false).only(L4)),
];

pub(crate) fn blind(model: Model, sees: fn(&mut Inputs)) -> Model {
    Model { sees, ..model }
}

fn forging(model: Model, forges: fn(&mut Facts)) -> Model {
    Model { forges, ..model }
}

impl Model {
    fn only(mut self, property: Property) -> Model {
        self.properties.retain(|p| p.name == property.name);
        self
    }
}
