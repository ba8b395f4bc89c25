//! From the air to the motor: a genuine press while driving, with a speed signal that went silent.

use decklid_controller::locking::Saved;
use decklid_controller::profile::GENERIC;
use decklid_controller::signals::{FobButton, Ignition, Inputs, Instant, Span, Speed, Stage};
use decklid_controller::{Profile, State, step};
use decklid_fob::{
    FobId, Heard, Key, Pairing, RECEIVER_WORDS, Ram, Receiver, Rules, Slot, TRANSMITTER_WORDS, Transmitter,
};

/// How the car moves, and what its computer knows of it.
struct Drive {
    /// True speed [0.1 km/h].
    truth: u16,
    /// Speed in the last message [0.1 km/h].
    message: u16,
    /// Time from that message to the press [ms]; none if messages keep coming.
    silent_for: Option<u32>,
}

/// A gate that asks for exactly zero and trusts the last message forever. It must fail.
fn exact_zero() -> Profile {
    let mut weak = GENERIC;
    weak.fob_trunk.value.speed_below = 1;
    weak.speed_fresh_for.value = Span::ms(u32::MAX);
    weak
}

/// The owner's fob holds the trunk button for two seconds; true if the release was driven.
fn opens(profile: &Profile, drive: &Drive) -> bool {
    let heard = hear_press();
    let inputs = Inputs { ignition: Ignition::On, radio: Some(heard.press()), ..Inputs::PARKED };
    let mut state = State::power_on(profile, Saved::default(), Instant::at_ms(2000));
    let mut driven = false;
    for n in 0..200_u32 {
        let (now, radio) = (Instant::at_ms(2000 + u64::from(n) * 10), inputs.radio.filter(|_| n > 0));
        let age = drive.silent_for.map_or(Span::ZERO, |silent| Span::ms(silent + n * 10));
        let speed = Speed { deci_kmh: drive.message, age };
        let (next, out) = step(profile, state, &Inputs { speed, radio, ..inputs }, now);
        state = next;
        driven |= out.release != Stage::None;
    }
    driven
}

/// A genuine press of the trunk button, two seconds after pairing began, as the receiver heard it.
fn hear_press() -> Heard {
    let (master, id, slot) = (Key::new(*b"only for a test!"), FobId(1), Slot::new(0));
    let (mut memory, mut own) = (Ram::<RECEIVER_WORDS>::BLANK, Ram::<TRANSMITTER_WORDS>::BLANK);
    let mut receiver = Receiver::power_on(Rules::STANDARD, master, &memory);
    let mut fob = Transmitter::with_cell(id, slot, master.of_fob(id), &own);
    let mut pairing = Pairing::open(slot, false, Instant::at_ms(0));
    for now in [500, 1000].map(Instant::at_ms) {
        let telegram = fob.press(FobButton::Lock, false, now, &mut own).expect("memory works");
        let _ = pairing.hear(&mut receiver, telegram, now, &mut memory);
    }
    let now = Instant::at_ms(2000);
    let press = fob.press(FobButton::Trunk, false, now, &mut own).expect("memory works");
    receiver.hear(press, false, now, &mut memory).expect("a genuine press")
}

#[test]
fn a_silent_speed_signal_opens_only_the_weak_gate() {
    let parked = Drive { truth: 0, message: 0, silent_for: None };
    let driving = Drive { truth: 900, message: 900, silent_for: None };
    let silent = Drive { truth: 900, message: 0, silent_for: Some(60_000) };
    let limit = GENERIC.fob_trunk.value.speed_below;
    for (name, profile, falls) in [("ours", GENERIC, false), ("exact zero", exact_zero(), true)] {
        assert!(parked.truth < limit && opens(&profile, &parked), "{name}: parked, the trunk opens");
        assert!(driving.truth > limit && !opens(&profile, &driving), "{name}: at 90 km/h it does not");
        assert!(silent.truth > limit);
        assert_eq!(opens(&profile, &silent), falls, "{name}: at 90 km/h, last message zero, a minute ago");
    }
}
