//! The edges: limits to the millisecond, fobs of several kinds in one car, and what pairing insists on.

mod common;
#[path = "common/plain.rs"]
mod plain;

use common::{Bytes, Car, Decklid, FOB, Failing, MASTER, SLOT, ms, paired};
use decklid_fob::{
    Fault, FobId, Hello, Journal, Memory, Pairing, Purpose, REPLY, Ram, Refusal, Rules, TRANSMITTER_WORDS, Transmitter,
};
use decklid_fob::{FobButton, Slot};

/// The place of a second fob.
const OTHER: Slot = Slot::new(2);

/// A second fob, with its memory.
struct Second(Transmitter, Ram<TRANSMITTER_WORDS>);

impl Second {
    fn new(id: FobId, slot: Slot) -> Second {
        let memory = Ram::BLANK;
        Second(Transmitter::with_cell(id, slot, MASTER.of_fob(id), &memory), memory)
    }

    fn press(&mut self, at: u64) -> Bytes {
        self.0.press(FobButton::Trunk, false, ms(at), &mut self.1).expect("a fob that sends")
    }
}

/// Pairs `second` into [`OTHER`], at 2 s.
fn pair(car: &mut Decklid, second: &mut Second, two_way: bool) {
    let mut pairing = Pairing::open(OTHER, two_way, ms(1500));
    for at in [1500, 2000] {
        let _ = pairing.hear(&mut car.receiver, second.press(at), ms(at), &mut car.memory);
    }
    if two_way {
        second.0.call(FobButton::Trunk, false, ms(2000));
        let reply = second.0.reply(pairing.ask(1, ms(2000)).expect("it pressed twice"), ms(2000), &mut second.1);
        let reply = reply.expect("pressed, so it answers");
        assert!(pairing.hear_reply(&mut car.receiver, reply, 1000, ms(2000), &mut car.memory).is_ok());
    }
    assert!(car.receiver.fob_in(OTHER).is_some());
}

#[test]
fn freshness_ends_to_the_millisecond() {
    let day = 86_400_000;
    // Pressed at, heard at: two seconds, and 200 ppm of the time since 1 s, when the fob was paired.
    let cases = [
        (2_000, 4_000, Ok(FobButton::Lock)),
        (2_000, 4_001, Err(Refusal::Stale)),
        (10 * day, 10 * day + 174_000, Ok(FobButton::Lock)),
        (10 * day, 10 * day + 176_000, Err(Refusal::Stale)),
        // A fob whose clock is ahead, by drift and by far.
        (4_000, 2_000, Ok(FobButton::Lock)),
        (4_250, 2_000, Err(Refusal::PressAgain)),
        (10 * day + 170_000, 10 * day, Ok(FobButton::Lock)),
        (10 * day + 180_000, 10 * day, Err(Refusal::PressAgain)),
    ];
    for (pressed, heard, expected) in cases {
        let (mut car, mut owner) = paired(Rules::STANDARD);
        let bytes = owner.press(FobButton::Lock, pressed);
        assert_eq!(car.hear(bytes, ms(heard)), expected, "pressed at {pressed}, heard at {heard}");
    }
}

#[test]
fn a_good_tag_forgives_bad_ones() {
    let (mut car, mut owner) = paired(Rules::STANDARD);
    for now in [2000, 3000, 4000] {
        let good = owner.press(FobButton::Lock, now);
        let mut bad = good;
        bad[19] ^= 1;
        for _ in 0..2 {
            assert_eq!(car.hear(bad, ms(now)), Err(Refusal::Forged));
        }
        assert_eq!(car.hear(good, ms(now)), Ok(FobButton::Lock));
    }
}

#[test]
fn bad_answers_silence_as_bad_tags_do() {
    let (mut car, mut owner) = paired(Rules::STANDARD);
    let hello = Hello { slot: SLOT, id: FOB };
    for nonce in 0..3 {
        let question = car.receiver.ask(hello, Purpose::Passive, nonce, ms(2000)).unwrap();
        let mut reply = owner.fob.reply(question, ms(2000), &mut owner.memory).unwrap();
        reply[REPLY - 1] ^= 1;
        let heard = car.receiver.hear_reply(reply, 100, ms(2000), &mut car.memory);
        assert_eq!(heard, Err(Refusal::Forged));
    }
    assert_eq!(car.receiver.ask(hello, Purpose::Passive, 9, ms(6999)), Err(Refusal::Silenced));
    assert!(car.receiver.ask(hello, Purpose::Passive, 9, ms(7000)).is_ok());
}

#[test]
fn a_fob_that_cannot_answer_is_not_asked() {
    for two_way in [false, true] {
        let (mut car, _) = paired(Rules::STANDARD);
        let mut second = Second::new(FobId(5), OTHER);
        pair(&mut car, &mut second, two_way);
        let asked = car.receiver.ask(Hello { slot: OTHER, id: FobId(5) }, Purpose::Button, 1, ms(2500));
        assert_eq!(asked.is_ok(), two_way);
        let heard = car.receiver.hear(second.press(2500), true, ms(2500), &mut car.memory);
        assert_eq!(heard.is_ok(), !two_way, "deadlocked: it must answer only if it can");
    }
}

#[test]
fn another_fob_of_the_car_cannot_answer_for_this_one() {
    let (mut car, mut owner) = paired(Rules::STANDARD);
    let mut second = Second::new(FobId(5), OTHER);
    pair(&mut car, &mut second, true);
    let theirs = car.receiver.ask(Hello { slot: OTHER, id: FobId(5) }, Purpose::Passive, 1, ms(2500)).unwrap();
    let reply = second.0.reply(theirs, ms(2500), &mut second.1).unwrap();
    car.receiver.ask(Hello { slot: SLOT, id: FOB }, Purpose::Passive, 1, ms(2500)).unwrap();
    let heard = car.receiver.hear_reply(reply, 100, ms(2500), &mut car.memory);
    assert_eq!(heard, Err(Refusal::Unknown), "and it is not held against either");
    assert!(car.hear(owner.press(FobButton::Lock, 2500), ms(2500)).is_ok());
}

#[test]
fn pairing_wants_two_presses_of_one_fob_now() {
    let first = |id| Second::new(FobId(id), OTHER);
    let (mut a, mut b) = (first(5), first(6));
    let _ = b.press(400);
    let (one, two, foreign) = (a.press(500), a.press(1000), b.press(1000));
    let cases = [
        ("two presses", one, two, 1000, Ok(FobId(5))),
        ("the same press twice", one, one, 1000, Err(Refusal::PressAgain)),
        ("presses of two fobs", one, foreign, 1000, Err(Refusal::PressAgain)),
        ("recorded, and sent too slowly", one, two, 10_000, Err(Refusal::PressAgain)),
        ("too late", one, two, 30_501, Err(Refusal::TooLate)),
    ];
    for (name, one, two, at, expected) in cases {
        let (mut car, _) = paired(Rules::STANDARD);
        let mut pairing = Pairing::open(OTHER, false, ms(500));
        assert_eq!(pairing.hear(&mut car.receiver, one, ms(500), &mut car.memory), Err(Refusal::PressAgain));
        assert_eq!(pairing.hear(&mut car.receiver, two, ms(at), &mut car.memory), expected, "{name}");
    }
}

#[test]
fn pairing_again_takes_no_code_that_was_used() {
    let (mut car, mut owner) = paired(Rules::STANDARD);
    let used = [2000, 2500].map(|now| {
        let bytes = owner.press(FobButton::Lock, now);
        assert!(car.hear(bytes, ms(now)).is_ok());
        bytes
    });
    let mut pairing = Pairing::open(SLOT, true, ms(3000));
    for (bytes, at) in used.into_iter().zip([3000, 3500]) {
        let heard = pairing.hear(&mut car.receiver, bytes, ms(at), &mut car.memory);
        assert_eq!(heard, Err(Refusal::Old));
    }
}

#[test]
fn a_fob_that_cannot_count_does_not_send() {
    let mut memory = Failing::<TRANSMITTER_WORDS>::blank();
    let mut fob = Transmitter::with_cell(FOB, SLOT, MASTER.of_fob(FOB), &memory);
    memory.left = Some(2);
    assert_eq!(fob.press(FobButton::Lock, false, ms(0), &mut memory), Err(Fault));
    assert_eq!(fob.counter(), 0);
}

/// Memory with a worn word, which takes no more writes and does not say so.
struct Worn(Ram<10>, usize);

impl Memory for Worn {
    fn read(&self, at: usize) -> u32 {
        self.0.read(at)
    }

    fn write(&mut self, at: usize, word: u32) -> Result<(), Fault> {
        if at == self.1 { Ok(()) } else { self.0.write(at, word) }
    }
}

#[test]
fn a_worn_word_is_noticed() {
    for at in 0..5 {
        let mut memory = Worn(Ram::BLANK, at);
        assert_eq!(Journal::<3>::at(0).write(&mut memory, [1, 2, 3]), Err(Fault), "word {at}");
    }
}

#[test]
fn presses_that_nobody_hears_leave_what_presses_leave() {
    for presses in [0, 1, 3, 9, 300] {
        let (_, mut pressed) = paired(Rules::STANDARD);
        pressed.change_cell(5_000);
        let mut missed = pressed.clone();
        for _ in 0..presses {
            pressed.press(FobButton::Lock, 9_000);
        }
        missed.fob.press_unheard(presses, ms(4_000), &mut missed.memory).unwrap();
        assert_eq!(missed.fob, pressed.fob, "{presses} presses");
        let next = |owner: &mut common::Owner| owner.press(FobButton::Lock, 10_000);
        assert_eq!(next(&mut missed), next(&mut pressed), "{presses} presses");
    }
    let (_, mut owner) = paired(Rules::STANDARD);
    let before = owner.clone();
    assert_eq!(owner.fob.press_unheard(u32::MAX, ms(4_000), &mut owner.memory), Err(Fault), "the counter ends");
    assert!(owner == before);
}

#[test]
fn passive_entry_does_not_put_right_a_fob_that_lost_step() {
    for (missed, purpose, expected) in [
        (16_384, Purpose::Passive, Ok(())),
        (16_385, Purpose::Passive, Err(Refusal::TooFar)),
        (16_385, Purpose::Button, Ok(())),
    ] {
        let (mut car, mut owner) = paired(Rules::STANDARD);
        owner.fob.press_unheard(missed, ms(2_000), &mut owner.memory).unwrap();
        owner.fob.call(FobButton::Unlock, false, ms(2_000));
        let question = car.receiver.ask(Hello { slot: SLOT, id: FOB }, purpose, 7, ms(2_000)).unwrap();
        let reply = owner.fob.reply(question, ms(2_000), &mut owner.memory).unwrap();
        let heard = car.receiver.hear_reply(reply, 1_000, ms(2_000), &mut car.memory);
        assert_eq!(heard.map(|_| ()), expected, "{missed} presses missed, {purpose:?}");
    }
}

#[test]
fn refusals_are_in_plain_words() {
    plain::reads_easily(&Refusal::ALL.map(Refusal::words));
    plain::are_codes(Refusal::ALL.iter().map(|r| r.code()));
}
