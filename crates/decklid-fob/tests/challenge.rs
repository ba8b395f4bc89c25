//! The two-way protocol: answers are good once, at once, for what was asked; and what a relay can do.

mod common;

use common::dice::Dice;
use common::{Car, Decklid, FOB, Owner, SLOT, ms, paired};
use decklid_fob::FobButton;
use decklid_fob::{CHALLENGE, Hello, Purpose, REPLY, Refusal, Rules};

const NOW: u64 = 5000;
const HELLO: Hello = Hello { slot: SLOT, id: FOB };

struct Scene {
    car: Decklid,
    owner: Owner,
    dice: Dice,
}

impl Scene {
    fn new() -> Scene {
        let (car, owner) = paired(Rules::STANDARD);
        Scene { car, owner, dice: Dice::new(2) }
    }

    fn ask(&mut self, purpose: Purpose) -> [u8; CHALLENGE] {
        let nonce = self.dice.bits();
        self.car.receiver.ask(HELLO, purpose, nonce, ms(NOW)).expect("a paired two-way fob")
    }

    fn press(&mut self) {
        let hello = self.owner.fob.call(FobButton::Trunk, false, ms(NOW));
        assert_eq!(Hello::from_bytes(hello), Some(HELLO));
    }

    fn reply(&mut self, challenge: [u8; CHALLENGE]) -> Option<[u8; REPLY]> {
        self.owner.fob.reply(challenge, ms(NOW), &mut self.owner.memory)
    }

    fn hear(&mut self, reply: [u8; REPLY], round_trip: u32) -> Result<FobButton, Refusal> {
        let heard = self.car.receiver.hear_reply(reply, round_trip, ms(NOW), &mut self.car.memory);
        heard.map(|heard| heard.button)
    }

    fn answered(purpose: Purpose) -> (Scene, [u8; REPLY]) {
        let mut scene = Scene::new();
        scene.press();
        let challenge = scene.ask(purpose);
        let reply = scene.reply(challenge).expect("pressed, so it answers");
        (scene, reply)
    }
}

#[test]
fn answers_are_bounded_in_time() {
    let cases = [
        (Purpose::Button, 20_000, Ok(FobButton::Trunk)),
        (Purpose::Button, 20_001, Err(Refusal::TooLate)),
        (Purpose::Passive, 2_000, Ok(FobButton::Trunk)),
        (Purpose::Passive, 2_001, Err(Refusal::TooLate)),
    ];
    for (purpose, round_trip, expected) in cases {
        let (mut scene, reply) = Scene::answered(purpose);
        assert_eq!(scene.hear(reply, round_trip), expected, "{purpose:?}, {round_trip} µs");
    }
}

#[test]
fn an_answer_is_good_once_and_for_its_own_challenge() {
    let (mut scene, reply) = Scene::answered(Purpose::Button);
    assert!(scene.hear(reply, 1000).is_ok());
    assert_eq!(scene.hear(reply, 1000), Err(Refusal::TooLate), "no challenge is open any more");
    scene.ask(Purpose::Button);
    assert_eq!(scene.hear(reply, 1000), Err(Refusal::Forged), "another nonce");
}

#[test]
fn even_a_repeated_nonce_lets_no_answer_work_twice() {
    let (mut scene, reply) = Scene::answered(Purpose::Button);
    let nonce = Dice::new(2).bits();
    assert!(scene.hear(reply, 1000).is_ok());
    scene.car.receiver.ask(HELLO, Purpose::Button, nonce, ms(NOW)).unwrap();
    assert_eq!(scene.hear(reply, 1000), Err(Refusal::Old));
}

/// RollJam on the two-way protocol: the held answer is dead at once.
#[test]
fn a_jammed_answer_is_dead_at_once() {
    let (mut scene, held) = Scene::answered(Purpose::Button);
    assert_eq!(scene.hear(held, 100_000), Err(Refusal::TooLate));
    scene.ask(Purpose::Button);
    assert_eq!(scene.hear(held, 1000), Err(Refusal::Forged));
}

#[test]
fn every_bit_of_an_answer_counts() {
    let (scene, reply) = Scene::answered(Purpose::Button);
    for bit in 0..REPLY * 8 {
        let mut flipped = reply;
        flipped[bit / 8] ^= 1 << (bit % 8);
        let mut car = scene.car.clone();
        let heard = car.receiver.hear_reply(flipped, 1000, ms(NOW), &mut car.memory);
        assert!(heard.is_err(), "bit {} of byte {}: {heard:?}", bit % 8, bit / 8);
    }
}

/// Somebody carries the car's question to a fob that is not pressed, as if it were the harmless one.
#[test]
fn an_answer_given_for_passive_entry_is_no_press() {
    let mut scene = Scene::new();
    scene.owner.fob.wake(ms(NOW));
    let mut question = scene.ask(Purpose::Button);
    assert_eq!(scene.reply(question), None, "nothing is pressed");
    question[1] = 2;
    let reply = scene.reply(question).expect("a moving fob answers a passive question");
    assert_eq!(scene.hear(reply, 1000), Err(Refusal::Forged));
}

#[test]
fn a_fob_answers_only_what_is_meant_for_it_and_only_awake() {
    let mut scene = Scene::new();
    let question = scene.ask(Purpose::Passive);
    let asleep = scene.owner.fob.reply(question, ms(10 * 60_000), &mut scene.owner.memory);
    assert_eq!(asleep, None, "it lay still: a relay finds it asleep");
    scene.press();
    let mut other = scene.ask(Purpose::Button);
    other[5] ^= 1;
    assert_eq!(scene.reply(other), None, "another fob is asked");
    let question = scene.ask(Purpose::Button);
    let late = scene.owner.fob.reply(question, ms(NOW + 1001), &mut scene.owner.memory);
    assert_eq!(late, None, "a press is worth an answer for a second");
    assert_eq!(scene.reply(question), None, "and only one");
}

/// What a relay wins: it is only as far away as its delay shows.
#[test]
fn a_relay_is_seen_by_its_delay_and_by_nothing_else() {
    for (delay, opens) in [(0, true), (500, true), (1_500, false), (10_000, false)] {
        let mut scene = Scene::new();
        scene.owner.fob.wake(ms(NOW));
        let question = scene.ask(Purpose::Passive);
        let reply = scene.reply(question).unwrap();
        assert_eq!(scene.hear(reply, 1_000 + delay).is_ok(), opens, "{delay} µs more");
    }
}

#[test]
fn while_deadlocked_what_opens_must_be_answered_and_the_code_dies() {
    let mut scene = Scene::new();
    let mut one_way = |button, deadlocked| {
        let bytes = scene.owner.press(button, NOW);
        let heard = scene.car.receiver.hear(bytes, deadlocked, ms(NOW), &mut scene.car.memory);
        (bytes, heard.map(|heard| heard.button))
    };
    assert_eq!(one_way(FobButton::Lock, true).1, Ok(FobButton::Lock));
    assert_eq!(one_way(FobButton::Unlock, true).1, Err(Refusal::MustAnswer));
    let (bytes, heard) = one_way(FobButton::Trunk, true);
    assert_eq!(heard, Err(Refusal::MustAnswer));
    assert_eq!(scene.car.hear(bytes, ms(NOW)), Err(Refusal::Old), "it is used up");
    let (mut scene, reply) = Scene::answered(Purpose::Button);
    assert_eq!(scene.hear(reply, 9_000), Ok(FobButton::Trunk));
}

/// However many presses were lost, one answer brings the counter back in step.
#[test]
fn an_answer_may_be_any_number_of_presses_ahead() {
    let mut scene = Scene::new();
    for _ in 0..20_000 {
        let _ = scene.owner.press(FobButton::Lock, NOW);
    }
    let press = scene.owner.press(FobButton::Trunk, NOW);
    assert_eq!(scene.car.hear(press, ms(NOW)), Err(Refusal::TooFar));
    scene.press();
    let question = scene.ask(Purpose::Button);
    let reply = scene.reply(question).unwrap();
    assert_eq!(scene.hear(reply, 9_000), Ok(FobButton::Trunk));
    let press = scene.owner.press(FobButton::Trunk, NOW);
    assert_eq!(scene.car.hear(press, ms(NOW)), Ok(FobButton::Trunk));
}
