//! Time: stepping every millisecond shows the same as stepping only when an input changes or `wake_in` is over.

use decklid_controller::profile::{self, Profile};
use decklid_controller::signals::{
    Answer, Cylinder, FobButton, Gear, Ignition, Inputs, Instant, LatchContacts, Level, Outputs, Press, Seen, Slot,
    Span,
};
use decklid_controller::{State, step};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Inputs over time: what holds from which millisecond on, and whether the speed gets old from then on.
type Schedule = Vec<(u64, Inputs, bool)>;

fn pick<T: Copy>(rng: &mut ChaCha8Rng, of: &[T]) -> T {
    of[rng.next_u32() as usize % of.len()]
}

/// True once in `n` times.
fn one_in(rng: &mut ChaCha8Rng, n: u32) -> bool {
    rng.next_u32().is_multiple_of(n)
}

fn level(rng: &mut ChaCha8Rng) -> Level {
    pick(rng, &[Level::Up, Level::Down])
}

fn change(i: &mut Inputs, ages: &mut bool, rng: &mut ChaCha8Rng) {
    match rng.next_u32() % 24 {
        0 => i.battery = pick(rng, &[6_000, 8_999, 9_000, 10_700, 12_600, 12_600]),
        1 => i.speed.deci_kmh = pick(rng, &[0, 0, 1, 49, 50, 70, 71, 150, 900]),
        2 => *ages = !*ages,
        3 => i.ignition = pick(rng, &[Ignition::Off, Ignition::Accessory, Ignition::On, Ignition::Crank]),
        4 => i.gear = pick(rng, &[Gear::Park, Gear::Park, Gear::Neutral, Gear::Drive]),
        5 | 6 => i.exterior = level(rng),
        7 => i.interior = level(rng),
        8 => i.lever = level(rng),
        9 => i.central_lock = level(rng),
        10 => i.central_unlock = level(rng),
        11 => i.handle = level(rng),
        12 => i.valet = pick(rng, &[Level::Up, Level::Up, Level::Down]),
        13 | 14 => i.latch = LatchContacts { main: one_in(rng, 2), pre: !one_in(rng, 4) },
        15 => i.doors.driver = one_in(rng, 4),
        16 => i.occupant = one_in(rng, 4),
        17 => i.trunk_occupant = !i.trunk_occupant,
        18 => i.keys[0] = pick(rng, &[Seen::Nowhere, Seen::Outside, Seen::Cabin, Seen::Trunk]),
        19 => i.near_lid = pick(rng, &[None, Some(Slot::new(0))]),
        20 => i.crash = one_in(rng, 8),
        21 => i.cylinder = pick(rng, &[Cylinder::Rest, Cylinder::Unlock, Cylinder::Lock, Cylinder::Boot]),
        22 => i.motor_current = pick(rng, &[0, 5_000, 5_000, 30_000]),
        _ => {
            let button = pick(rng, &[FobButton::Lock, FobButton::Unlock, FobButton::Trunk]);
            let press = Press { slot: Slot::new(0), button, cell_low: one_in(rng, 8) };
            i.radio = pick(rng, &[None, Some(press)]);
        }
    }
}

fn schedule(seed: u64, end: u64) -> Schedule {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let (mut now, mut inputs, mut ages) = (0, Inputs::PARKED, false);
    let mut schedule = vec![(0, inputs, ages)];
    loop {
        let most = 1 << (rng.next_u32() % 13);
        now += 1 + u64::from(rng.next_u32()) % most;
        if now >= end {
            return schedule;
        }
        change(&mut inputs, &mut ages, &mut rng);
        schedule.push((now, inputs, ages));
    }
}

/// What is shown, without what is said only once.
fn levels(out: &Outputs) -> Outputs {
    Outputs { flashes: 0, horn: false, answer: None, save: None, wake_in: None, ..*out }
}

/// What is said once.
type Said = (u64, u8, bool, Option<Answer>, Option<decklid_controller::locking::Saved>);

fn said(now: u64, out: &Outputs) -> Option<Said> {
    let said = (now, out.flashes, out.horn, out.answer, out.save);
    (said != (now, 0, false, None, None)).then_some(said)
}

/// Runs a schedule; gives each change of what is shown, all that is said, the last state and the number of steps.
fn run(
    profile: &Profile,
    schedule: &Schedule,
    end: u64,
    every_ms: bool,
) -> (Vec<(u64, Outputs)>, Vec<Said>, State, u64) {
    let mut state = State::power_on(profile, profile.new_car(), Instant::at_ms(0));
    let (mut shown, mut heard, mut steps): (Vec<(u64, Outputs)>, Vec<Said>, u64) = (Vec::new(), Vec::new(), 0);
    let (mut now, mut at) = (0, 0);
    while now < end {
        while at + 1 < schedule.len() && schedule[at + 1].0 <= now {
            at += 1;
        }
        let (since, mut inputs, ages) = schedule[at];
        inputs.speed.age = if ages { Span::ms((now - since) as u32) } else { Span::ZERO };
        let (next, out) = step(profile, state, &inputs, Instant::at_ms(now));
        let (again, same) = step(profile, next, &inputs, Instant::at_ms(now));
        assert_eq!((again, levels(&same)), (next, levels(&out)), "a second look at the same moment changes nothing");
        state = next;
        steps += 1;
        if shown.last().is_none_or(|(_, last)| *last != levels(&out)) {
            shown.push((now, levels(&out)));
        }
        heard.extend(said(now, &out));
        let wake = out.wake_in.map_or(u64::MAX, |span| now + u64::from(span.as_ms()));
        assert!(wake > now, "{profile:?}: wants to be woken at once: {out:?}");
        let changes = schedule.get(at + 1).map_or(u64::MAX, |next| next.0);
        now = if every_ms { now + 1 } else { wake.min(changes) };
    }
    let (state, _) = step(profile, state, &schedule[at].1, Instant::at_ms(end));
    (shown, heard, state, steps)
}

#[test]
fn skipping_idle_time_changes_nothing() {
    let end = 40_000;
    let (mut all, mut few) = (0, 0);
    for (number, profile) in profile::ALL.iter().enumerate() {
        for round in 0..3 {
            let schedule = schedule(number as u64 * 1_000 + round, end);
            let (shown, heard, state, steps) = run(profile, &schedule, end, true);
            let (shown_2, heard_2, state_2, steps_2) = run(profile, &schedule, end, false);
            for (a, b) in heard.iter().zip(&heard_2) {
                assert_eq!(a, b, "{}", profile.id);
            }
            assert_eq!(heard.len(), heard_2.len());
            for (a, b) in shown.iter().zip(&shown_2) {
                assert_eq!(a, b, "{}", profile.id);
            }
            assert_eq!(shown.len(), shown_2.len());
            assert_eq!(state, state_2, "{}", profile.id);
            (all, few) = (all + steps, few + steps_2);
        }
    }
    assert!(few * 4 < all, "{few} of {all} steps: skipping is worth while");
}

#[test]
fn a_parked_car_sleeps() {
    for profile in profile::ALL {
        let state = State::power_on(profile, profile.new_car(), Instant::at_ms(0));
        let (_, out) = step(profile, state, &Inputs::PARKED, Instant::at_ms(0));
        assert_eq!(out, Outputs::default(), "{}", profile.id);
    }
}
