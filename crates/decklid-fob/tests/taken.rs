//! A right that was taken away does not come back: nine attacks of November 2026, each of which worked on the receiver as
//! it was then or showed what it cost. Here each must fail.

mod common;

use common::{Bytes, Car, Decklid, FOB, OTHER, Owner, SLOT, counter_of, ms, paired, paired_as};
use decklid_fob::{
    Challenge, FobButton, FobId, Hello, Memory, Pairing, Purpose, RECEIVER_WORDS, Refusal, Rules, TRANSMITTER_WORDS,
};

const DAY: u64 = 86_400_000;
const HELLO: Hello = Hello { slot: SLOT, id: FOB };

/// So many presses from `from` on, 900 ms apart, each heard and acted on.
fn recorded(car: &mut Decklid, owner: &mut Owner, from: u64, presses: u64) -> Vec<(u64, Bytes)> {
    let at = (0..presses).map(|n| from + n * 900);
    at.map(|at| {
        let bytes = owner.press(FobButton::Unlock, at);
        assert_eq!(car.hear(bytes, ms(at)), Ok(FobButton::Unlock));
        (at, bytes)
    })
    .collect()
}

/// The recorded codes are sent from `from` on, at their own pace: the first two or all into a pairing, then to the car.
fn roll_back(car: &mut Decklid, two_way: bool, codes: &[(u64, Bytes)], from: u64) {
    let mut pairing = Pairing::open(SLOT, two_way, ms(from));
    for (at, bytes) in codes {
        let now = ms(from + at - codes[0].0);
        assert_eq!(pairing.hear(&mut car.receiver, *bytes, now, &mut car.memory), Err(Refusal::Old));
        assert!(car.hear(*bytes, now).is_err());
    }
}

#[test]
fn used_codes_pair_no_forgotten_fob() {
    for two_way in [true, false] {
        let (mut car, mut owner) = paired_as(Rules::STANDARD, two_way);
        let codes = recorded(&mut car, &mut owner, 10_000, 6);
        car.forget();
        car.cut_power();
        roll_back(&mut car, two_way, &codes, 30 * DAY);
        roll_back(&mut car, !two_way, &codes, 31 * DAY);
        assert_eq!(car.receiver.fob_in(SLOT), None);
        assert_eq!(car.pair(&mut owner, two_way, 32 * DAY), Ok(FOB), "whoever has it can pair it");
    }
}

#[test]
fn used_codes_pair_no_fob_that_was_replaced() {
    for two_way in [true, false] {
        let (mut car, mut owner) = paired_as(Rules::STANDARD, two_way);
        let codes = recorded(&mut car, &mut owner, 10_000, 4);
        // More fobs than floors: the first one's floor must stay all the same.
        for id in 0..20 {
            let _ = car.pair(&mut Owner::of(FobId(id)), two_way, DAY + u64::from(id) * 1000);
        }
        assert!(car.receiver.fob_in(SLOT).is_some_and(|id| id != FOB));
        roll_back(&mut car, two_way, &codes, 2 * DAY);
        roll_back(&mut car, !two_way, &codes, 3 * DAY);
        assert_eq!(car.pair(&mut owner, two_way, 4 * DAY), Ok(FOB), "whoever has it can pair it");
    }
}

#[test]
fn when_no_floor_is_left_a_new_fob_must_answer() {
    let (mut car, _) = paired_as(Rules::STANDARD, false);
    let new = |id| Owner::of(FobId(id));
    for id in 0..8 {
        assert_eq!(car.pair(&mut new(id), false, DAY + u64::from(id) * 1000), Ok(FobId(id)));
    }
    assert_eq!(car.pair(&mut new(8), false, 2 * DAY), Err(Refusal::Memory), "eight are remembered, and one is paired");
    assert_eq!(car.receiver.fob_in(SLOT), Some(FobId(7)));
    assert_eq!(car.pair(&mut new(8), true, 3 * DAY), Ok(FobId(8)));
}

/// What nobody used pairs no fob that has to answer; of one that cannot, two held codes do: docs/fob.md says so.
#[test]
fn held_codes_pair_only_a_fob_that_cannot_answer() {
    for two_way in [true, false] {
        let (mut car, mut owner) = paired_as(Rules::STANDARD, two_way);
        car.forget();
        let held = [10_000, 10_500].map(|at| owner.press(FobButton::Lock, at));
        let mut pairing = Pairing::open(SLOT, two_way, ms(DAY));
        let done = held.map(|bytes| pairing.hear(&mut car.receiver, bytes, ms(DAY + 500), &mut car.memory));
        if two_way {
            assert_eq!(done[1], Err(Refusal::MustAnswer));
            let question = pairing.ask(5, ms(DAY + 500)).unwrap();
            assert_eq!(owner.fob.reply(question, ms(DAY + 500), &mut owner.memory), None, "nobody presses it");
            assert_eq!(car.receiver.fob_in(SLOT), None);
        } else {
            assert_eq!(done[1], Ok(FOB));
        }
    }
}

/// Any one bit of the car's memory decays, then power is cut.
fn with_any_bit_decayed(car: &Decklid, each: impl Fn(Decklid, usize)) {
    for bit in 0..RECEIVER_WORDS * 32 {
        let mut rotten = car.clone();
        rotten.rot(bit);
        rotten.cut_power();
        each(rotten, bit);
    }
}

#[test]
fn no_decayed_bit_brings_a_forgotten_or_replaced_fob_back() {
    let (mut car, mut thief) = paired_as(Rules::STANDARD, false);
    let codes = recorded(&mut car, &mut thief, 10_000, 2);
    let mut replaced = car.clone();
    car.forget();
    assert_eq!(replaced.pair(&mut Owner::of(OTHER), false, DAY), Ok(OTHER));
    for (car, now) in [(car, None), (replaced, Some(OTHER))] {
        with_any_bit_decayed(&car, |mut car, bit| {
            assert_eq!(car.receiver.fob_in(SLOT), now, "bit {bit}");
            roll_back(&mut car, false, &codes, 2 * DAY);
        });
    }
}

#[test]
fn no_decayed_bit_revives_held_codes() {
    let (mut car, mut owner) = paired(Rules::STANDARD);
    let held: Vec<Bytes> = (0..3).map(|n| owner.press(FobButton::Unlock, 10_000 + n * 700)).collect();
    let last = owner.press(FobButton::Lock, 13_000);
    assert!(car.hear(last, ms(13_000)).is_ok());
    with_any_bit_decayed(&car, |mut car, bit| {
        assert_eq!(car.receiver.last_counter(SLOT), Some(counter_of(last)), "bit {bit}");
        for code in held.iter().chain([&last]) {
            assert_eq!(car.hear(*code, ms(13_100)), Err(Refusal::Old));
        }
    });
}

#[test]
fn a_copy_that_decays_is_made_up_for_at_power_on() {
    let (mut car, _) = paired(Rules::STANDARD);
    let memory = car.memory;
    for bit in 0..RECEIVER_WORDS * 32 {
        car.rot(bit);
        car.cut_power();
        let paired = (0..12).all(|at| car.memory.read(12 + at) == memory.read(12 + at));
        assert!(paired, "bit {bit}: both copies are as they were");
    }
}

/// However quick or slow: what the car heard once does not act later, with no jammer and any number of power cuts.
#[test]
fn presses_heard_after_a_power_cut_cannot_be_replayed() {
    for pace in [100, 280, 400, 4_900, 5_200] {
        for cut_after in 0..4 {
            let (mut car, mut owner) = paired(Rules::STANDARD);
            car.cut_power();
            let heard: Vec<Bytes> = (0..3)
                .map(|n| {
                    let at = 60_000 + n * pace;
                    let bytes = owner.press(FobButton::Unlock, at);
                    let _ = car.hear(bytes, ms(at));
                    if n == cut_after {
                        car.cut_power();
                    }
                    bytes
                })
                .collect();
            car.cut_power();
            for again in [200, 400, 4_000] {
                for (n, bytes) in (0..).zip(&heard) {
                    assert_eq!(car.hear(*bytes, ms(DAY + n * again)), Err(Refusal::Old), "{pace} ms apart");
                }
            }
        }
    }
}

#[test]
fn strangers_questions_change_nothing_in_a_carried_fob() {
    let (mut car, mut owner) = paired(Rules::STANDARD);
    let (before, kept) = (owner.fob.counter(), owner.memory);
    let mut now = 10_000;
    for nonce in 0..17_000 {
        owner.fob.wake(ms(now));
        for purpose in [Purpose::Passive, Purpose::Button, Purpose::Pair] {
            let question = Challenge { slot: SLOT, purpose, id: FOB, nonce };
            let reply = owner.fob.reply(question.to_bytes(), ms(now), &mut owner.memory);
            assert_eq!(reply.is_some(), purpose == Purpose::Passive);
        }
        now += 20;
    }
    assert_eq!(owner.fob.counter(), before);
    assert!((0..TRANSMITTER_WORDS).all(|at| owner.memory.read(at) == kept.read(at)), "nothing was written");
    let question = car.receiver.ask(HELLO, Purpose::Passive, 99, ms(now)).unwrap();
    let reply = owner.fob.reply(question, ms(now), &mut owner.memory).unwrap();
    assert!(car.receiver.hear_reply(reply, 500, ms(now), &mut car.memory).is_ok());
    assert_eq!(car.hear(owner.press(FobButton::Unlock, now), ms(now)), Ok(FobButton::Unlock));
}

/// With a fob near, a stranger at the lid can make the car ask without end. That must not wear its memory either.
#[test]
fn passive_entry_writes_only_what_is_new() {
    let (mut car, mut owner) = paired(Rules::STANDARD);
    let words = car.memory.words;
    for nonce in 0..100 {
        let now = ms(10_000 + nonce * 1000);
        owner.fob.wake(now);
        let question = car.receiver.ask(HELLO, Purpose::Passive, nonce, now).unwrap();
        let reply = owner.fob.reply(question, now, &mut owner.memory).unwrap();
        assert!(car.receiver.hear_reply(reply, 500, now, &mut car.memory).is_ok());
    }
    assert_eq!(car.memory.words, words);
}

#[test]
fn a_spare_of_any_age_is_let_in_at_the_third_press() {
    for days in [45, 180, 193, 195, 200, 365, 1000, 12_400] {
        for cut in [true, false] {
            let (mut car, mut owner) = paired(Rules::STANDARD);
            if cut {
                car.cut_power();
            }
            let presses = (0..3).map(|n| days * DAY + n * 900);
            let done: Vec<_> = presses.map(|at| car.hear(owner.press(FobButton::Unlock, at), ms(at))).collect();
            assert_eq!(done[2], Ok(FobButton::Unlock), "{days} days, cut: {cut}: {done:?}");
        }
    }
}

/// A nonce that comes again costs this: an answer that a stranger got from a carried fob opens while it is fresh, and of any
/// age if the car does not know the fob's clock, until the fob is heard again. Never after that.
#[test]
fn what_a_repeated_nonce_costs() {
    let stored = |cut: bool, pressed: bool, age: u64| {
        let (mut car, mut owner) = paired(Rules::STANDARD);
        owner.fob.wake(ms(10_000));
        let question = Challenge { slot: SLOT, purpose: Purpose::Passive, id: FOB, nonce: 1 };
        let reply = owner.fob.reply(question.to_bytes(), ms(10_000), &mut owner.memory).unwrap();
        let now = 10_000 + age;
        if pressed {
            assert!(car.hear(owner.press(FobButton::Lock, now), ms(now)).is_ok());
        }
        if cut {
            car.cut_power();
        }
        car.receiver.ask(HELLO, Purpose::Passive, 1, ms(now)).unwrap();
        car.receiver.hear_reply(reply, 100, ms(now), &mut car.memory).map(|heard| heard.button)
    };
    assert_eq!(stored(false, false, 1_000), Ok(FobButton::Trunk), "fresh");
    assert_eq!(stored(false, false, 30 * DAY), Err(Refusal::Stale));
    assert_eq!(stored(true, false, 30 * DAY), Ok(FobButton::Trunk), "clock unknown");
    assert_eq!(stored(true, true, 30 * DAY), Err(Refusal::Old));
}

/// With an owner who presses as well, no more forged telegrams are looked at in a day. Nor is the owner heard meanwhile:
/// silencing a fob is as cheap as jamming it.
#[test]
fn an_owner_who_presses_gives_no_more_guesses() {
    // How many values of the timer are tried matters not here, but takes long.
    let (mut car, mut owner) = paired(Rules { epochs: 1, ..Rules::STANDARD });
    let mut bad = owner.press(FobButton::Unlock, 2000);
    bad[5..9].copy_from_slice(&200_u32.to_be_bytes());
    let (mut looked_at, mut heard) = (0, 0);
    for at in (10_000..DAY).step_by(40) {
        if at % (DAY / 100) < 40 {
            heard += usize::from(car.hear(owner.press(FobButton::Lock, at), ms(at)).is_ok());
        }
        looked_at += usize::from(car.hear(bad, ms(at)) == Err(Refusal::Forged));
    }
    assert!(looked_at <= 879, "{looked_at}");
    assert!(heard <= 2, "{heard} of a hundred presses");
}
