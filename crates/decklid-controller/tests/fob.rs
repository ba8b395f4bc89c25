//! From the air to the motor: a genuine press while driving, with a speed signal that went silent.

#[path = "../../decklid-fob/tests/common/mod.rs"]
mod common;

use common::{ms, paired};
use decklid_controller::locking::Saved;
use decklid_controller::profile::GENERIC;
use decklid_controller::signals::{FobButton, Ignition, Inputs, Instant, Span, Speed, Stage};
use decklid_controller::{Profile, State, step};
use decklid_fob::{Heard, Rules};

/// How the car moves, and what its computer is told.
struct Drive {
    /// True speed (0.1 km/h).
    truth: u16,
    /// Speed in the last message (0.1 km/h).
    told: u16,
    /// When that message came, before the press (ms); nothing if messages keep coming.
    silent_for: Option<u32>,
}

/// A gate that asks for exactly zero and believes the last message forever. Kept to fall.
fn exact_zero() -> Profile {
    let mut weak = GENERIC;
    weak.fob_trunk.value.speed_below = 1;
    weak.speed_fresh_for.value = Span::ms(u32::MAX);
    weak
}

/// The owner's fob holds the trunk button for two seconds; true if the release was driven.
fn opens(profile: &Profile, drive: &Drive) -> bool {
    let (mut car, mut owner) = paired(Rules::STANDARD);
    let press = owner.press(FobButton::Trunk, 2000);
    let heard: Heard = car.receiver.hear(press, false, ms(2000), &mut car.memory).expect("a genuine press");
    let inputs = Inputs { ignition: Ignition::On, radio: Some(heard.press()), ..Inputs::PARKED };
    let mut state = State::power_on(profile, Saved::default(), ms(2000));
    let mut driven = false;
    for n in 0..200_u32 {
        let (now, radio) = (Instant::at_ms(2000 + u64::from(n) * 10), inputs.radio.filter(|_| n > 0));
        let age = drive.silent_for.map_or(Span::ZERO, |silent| Span::ms(silent + n * 10));
        let speed = Speed { deci_kmh: drive.told, age };
        let (next, out) = step(profile, state, &Inputs { speed, radio, ..inputs }, now);
        state = next;
        driven |= out.release != Stage::None;
    }
    driven
}

#[test]
fn a_silent_speed_signal_opens_only_the_weak_gate() {
    let parked = Drive { truth: 0, told: 0, silent_for: None };
    let driving = Drive { truth: 900, told: 900, silent_for: None };
    let silent = Drive { truth: 900, told: 0, silent_for: Some(60_000) };
    let limit = GENERIC.fob_trunk.value.speed_below;
    for (name, profile, falls) in [("ours", GENERIC, false), ("exact zero", exact_zero(), true)] {
        assert!(parked.truth < limit && opens(&profile, &parked), "{name}: parked, the trunk opens");
        assert!(driving.truth > limit && !opens(&profile, &driving), "{name}: at 90 km/h it does not");
        assert!(silent.truth > limit);
        assert_eq!(opens(&profile, &silent), falls, "{name}: at 90 km/h, last told zero a minute ago");
    }
}
