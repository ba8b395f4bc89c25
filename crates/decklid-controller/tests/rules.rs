//! Rules that no car of the list uses, on profiles made up for them; and moments that scripts cannot hit.
#![allow(clippy::unwrap_used)]

mod common;

use common::Car;
use decklid_controller::profile::{
    Current, GENERIC, Gate, Gesture, Heat, IgnitionRule, LockRule, Profile, Sourced, Supply,
};
use decklid_controller::signals::{Answer, Cause, Ignition, Inputs, Instant, Level, Span};
use decklid_controller::{State, step};

const fn s<T>(value: T) -> Sourced<T> {
    Sourced::assumed(value, "made up for a test of a rule")
}

const FREE: Gate = Gate { gesture: Gesture::Press, lock: LockRule::Any, ..GENERIC.exterior.value };

/// Runs lines on a car with that profile.
fn run(profile: Profile, lines: &str) {
    let mut car = Car::new(profile);
    for (number, line) in lines.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty()) {
        if let Err(problem) = car.line(line) {
            panic!("line {}: {line}: {problem}", number + 1);
        }
    }
}

#[test]
fn a_hot_motor_rests_until_it_is_cold() {
    let heat = s(Heat { limit: Span::ms(800), rest_per_run: 3 });
    let pulse = s(Span::ms(500));
    let profile = Profile { heat, pulse, pulse_max: pulse, stop_when_open: s(false), ..GENERIC };
    let lines = "
        tap exterior
        pass 350
        ? ran 500
        = +exterior
        tap exterior
        pass 100
        ? wake 50
        pass 350
        ? release none
        = +exterior -hot
        latch closed
        pass 200
        tap exterior
        = -hot
        down handle
        pass 100
        ? release all
        = +handle
        up handle
        pass 2000
        tap exterior
        = -hot
        pass 10000
        tap exterior
        = +exterior";
    run(profile, lines);
}

#[test]
fn a_motor_that_gets_hot_is_stopped() {
    let heat = s(Heat { limit: Span::ms(300), rest_per_run: 2 });
    let profile = Profile { heat, pulse: s(Span::ms(500)), pulse_max: s(Span::ms(500)), ..GENERIC };
    let lines = "
        jammed
        down exterior
        pass 100
        ? release all
        pass 299
        ? release all
        pass 1
        ? release none
        = +exterior -hot
        ? wake 600
        up exterior
        pass 599
        tap exterior
        = +exterior";
    run(profile, lines);
}

#[test]
fn an_opener_may_work_for_some_time_after_unlocking_only() {
    let gate = |window| s(Gate { lock: LockRule::Driver, window, ..FREE });
    let profile =
        Profile { exterior: gate(Span::s(5)), interior: gate(Span::ZERO), relock_after: s(Span::ZERO), ..GENERIC };
    let lines = "
        tap exterior
        = -window-over
        click unlock
        pass 4700
        tap exterior
        = +fob-unlock +exterior
        pass 200
        tap exterior
        = -window-over
        click lock
        tap exterior
        = +fob-lock -locked";
    run(profile, lines);
    assert_eq!(profile.longest_window(), Span::s(5));
}

#[test]
fn an_opener_may_want_the_ignition_off_or_on() {
    let gate = |ignition| s(Gate { ignition, ..FREE });
    let profile = Profile {
        interior: gate(IgnitionRule::Off),
        exterior: gate(IgnitionRule::NotOff),
        lever: gate(IgnitionRule::Any),
        ..GENERIC
    };
    let lines = "
        tap interior
        tap exterior
        = +interior -ignition-wrong
        ignition on
        tap interior
        tap exterior
        = -ignition-wrong +exterior";
    run(profile, lines);
}

#[test]
fn a_second_click_opens_only_what_it_unlocks() {
    let second = s(Gate { gesture: Gesture::Second(Span::s(2)), ..FREE });
    let profile = Profile { fob_second: second, second_press: s(Span::s(2)), ..GENERIC };
    let lines = "
        click unlock
        click unlock
        = +fob-unlock +fob-second-click
        pass 5000
        latch closed
        pass 500
        battery 8000
        pass 5000
        click unlock
        click unlock
        ? release none
        = -undervoltage -undervoltage";
    run(profile, lines);
}

#[test]
fn a_hold_that_is_not_fitted_asks_for_nothing() {
    let second = s(Gate { fitted: false, gesture: Gesture::Hold(Span::s(1)), ..FREE });
    run(Profile { fob_second: second, ..GENERIC }, "fob unlock\n pass 3000\n = +fob-unlock");
    let fitted = s(Gate { fitted: true, ..second.value });
    run(Profile { fob_second: fitted, ..GENERIC }, "fob unlock\n pass 3000\n = +fob-unlock +fob-second-click");
}

#[test]
fn passive_entry_tells_the_weightier_reason() {
    let shut = s(Gate { lock: LockRule::All, ..FREE });
    let profile = Profile { exterior: shut, passive: s(FREE), passive_pause: s(Span::s(2)), ..GENERIC };
    let lines = "
        near 0
        click lock
        tap exterior
        = +fob-lock +passive
        latch closed
        pass 200
        down valet
        pass 200
        tap exterior
        = -valet -valet";
    run(profile, lines);
}

#[test]
fn a_least_voltage_of_twelve_volts_asks_for_the_short_pulse() {
    for min in [12_000, 13_000] {
        let supply = s(Supply { min, ..GENERIC.supply.value });
        let profile = Profile { supply, pulse_max: s(Span::s(2)), stop_when_open: s(false), ..GENERIC };
        let ran = profile.pulse.value.as_ms();
        run(profile, &format!("battery 13500\n tap exterior\n pass 3000\n ? ran {ran}"));
    }
}

/// The speed gets too old a millisecond after its last fresh one; what is old stays old and needs no look.
#[test]
fn the_age_of_the_speed_is_looked_at_in_time() {
    let fresh = GENERIC.speed_fresh_for.value;
    for (driving, ignition) in [(true, Ignition::Off), (false, Ignition::On)] {
        let mut inputs = Inputs { ignition, motor_current: 5_000, ..Inputs::PARKED };
        let begin = State::power_on(&GENERIC, GENERIC.new_car(), Instant::at_ms(0));
        let (mut state, _) = step(&GENERIC, begin, &inputs, Instant::at_ms(0));
        inputs.handle = Level::from_bool(driving);
        (state, _) = step(&GENERIC, state, &inputs, Instant::at_ms(10));
        inputs.speed.age = fresh;
        let (_, out) = step(&GENERIC, state, &inputs, Instant::at_ms(500));
        assert_eq!(out.wake_in, Some(Span::ms(1)), "driving: {driving}");
        for more in [1, 2] {
            inputs.speed.age = fresh.plus(Span::ms(more));
            let (_, out) = step(&GENERIC, state, &inputs, Instant::at_ms(500));
            assert!(out.wake_in.is_none_or(|wake| wake > Span::ms(1)), "driving: {driving}, {out:?}");
        }
    }
}

/// A drive is given up in the very step in which the inside handle counts: nobody who is shut in waits for the answer.
#[test]
fn the_handle_does_not_wait_for_another_answer() {
    let at = |state, inputs: &Inputs, ms| step(&GENERIC, state, inputs, Instant::at_ms(ms));
    let mut inputs = Inputs { motor_current: 5_000, exterior: Level::Down, ..Inputs::PARKED };
    let (state, _) = at(State::power_on(&GENERIC, GENERIC.new_car(), Instant::at_ms(0)), &Inputs::PARKED, 0);
    let (state, _) = at(state, &inputs, 10);
    let (state, out) = at(state, &inputs, 110);
    assert_eq!(out.cause, Some(Cause::Exterior));
    inputs.handle = Level::Down;
    let (state, _) = at(state, &inputs, 120);
    inputs.valet = Level::Down;
    let (_, out) = at(state, &inputs, 220);
    assert_eq!((out.answer, out.cause), (Some(Answer::Accepted(Cause::Handle)), Some(Cause::Handle)));
}

/// Where every current is one of a motor, none can be told from a relay that sticks: it is not watched.
#[test]
fn a_relay_is_watched_where_its_current_can_be_told() {
    let current = |open_below| s(Current { open_below, ..GENERIC.current.value });
    run(Profile { current: current(1), ..GENERIC }, "amps 1\n relay sticks\n pass 20\n ? dtcs release-stuck");
    run(Profile { current: current(1), ..GENERIC }, "amps 0\n relay sticks\n pass 5000\n ? dtcs");
    run(Profile { current: current(0), ..GENERIC }, "relay sticks\n pass 5000\n ? dtcs");
}

#[test]
fn time_is_counted_in_milliseconds() {
    assert_eq!(Instant::at_ms(7).as_ms(), 7);
    let days = u64::from(u32::MAX);
    assert_eq!(Instant::at_ms(days + 5).since(Instant::at_ms(4)), Span::ms(u32::MAX), "49 days are the most");
}
