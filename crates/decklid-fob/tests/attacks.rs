//! Scripted attacks, as published, against our receiver and against weak ones that must fall.

mod common;

use common::weak::{Forgets, RollsBack, timeless};
use common::{Breach, Bytes, Car, Decklid, FOB, MASTER, Owner, SLOT, Street, ms, paired};
use decklid_fob::{FobButton, Slot};
use decklid_fob::{FobId, Ram, Refusal, Rules};

fn street(rules: Rules) -> Street<Decklid> {
    let (car, owner) = paired(rules);
    Street::new(car, owner)
}

/// A street with another car, in which the owner's fob is paired as well.
fn street_with<C: Car>(car: impl FnOnce(Decklid, &Owner) -> C) -> Street<C> {
    let (ours, owner) = paired(Rules::STANDARD);
    let car = car(ours, &owner);
    Street::new(car, owner)
}

// --- the scripts ---------------------------------------------------------------------------------

/// Everything that was ever accepted is replayed at every later state.
fn replay<C: Car>(street: &mut Street<C>) {
    let mut recorded: Vec<Bytes> = Vec::new();
    for _ in 0..20 {
        street.wait(700);
        assert!(street.press(FobButton::Trunk), "an honest press works");
        recorded.push(street.sent.last().expect("just sent").bytes);
        for bytes in recorded.clone() {
            street.wait(10);
            let _ = street.air(bytes);
        }
    }
}

/// RollBack: `n` consecutive codes are recorded, used, and sent again in order, at their own pace and fast.
fn rollback<C: Car>(street: &mut Street<C>, n: usize) {
    for _ in 0..n + 10 {
        street.wait(500);
        street.press(FobButton::Trunk);
    }
    let recorded: Vec<Bytes> = street.sent[2..2 + n].iter().map(|sent| sent.bytes).collect();
    for pace in [500, 100, 1] {
        street.wait(3_600_000);
        for bytes in &recorded {
            street.wait(pace);
            let _ = street.air(*bytes);
        }
    }
}

/// RollJam: two presses are jammed; the first is sent at once, the second kept for `later` ms.
fn rolljam<C: Car>(street: &mut Street<C>, later: u64) -> Result<FobButton, Refusal> {
    let first = street.jammed(FobButton::Unlock);
    street.wait(800);
    let second = street.jammed(FobButton::Unlock);
    street.wait(100);
    let _ = street.air(first);
    street.wait(later);
    street.air(second)
}

/// Codes are recorded; the car's battery is taken off and put on again; the codes are sent at their own pace.
fn power_cut<C: Car>(street: &mut Street<C>) {
    for _ in 0..4 {
        street.wait(500);
        street.press(FobButton::Unlock);
    }
    street.wait(60_000);
    street.cut_power();
    for at in 0..4 {
        street.wait(500);
        let _ = street.air(street.sent[at].bytes);
    }
}

type Script = dyn Fn(&mut Street<Decklid>);

// --- ours stands ---------------------------------------------------------------------------------

#[test]
fn no_script_opens_our_car() {
    let mut scripts: Vec<(&str, Box<Script>)> = vec![
        ("replay", Box::new(replay)),
        ("power cut", Box::new(power_cut)),
        ("RollJam, a minute", Box::new(|s| assert_eq!(rolljam(s, 60_000), Err(Refusal::Stale)))),
        // Whole wraps of the timer's lower half: what is on the air looks fresh again.
        ("RollJam, a wrap", Box::new(|s| assert_eq!(rolljam(s, 65_536 * 250), Err(Refusal::Stale)))),
        ("RollJam, a week", Box::new(|s| assert_eq!(rolljam(s, 7 * 24 * 3_600_000), Err(Refusal::Stale)))),
    ];
    for n in [2, 3, 5] {
        scripts.push(("RollBack", Box::new(move |s| rollback(s, n))));
    }
    for (name, script) in scripts {
        let mut street = street(Rules::STANDARD);
        script(&mut street);
        assert_eq!(street.breaches, [], "{name}");
        street.wait(400_000);
        let again = (0..3).any(|_| {
            street.wait(500);
            street.press(FobButton::Trunk)
        });
        assert!(again, "{name}: the owner is let in afterwards");
    }
}

#[test]
fn a_captured_code_dies_at_the_next_accepted_press() {
    let mut street = street(Rules::STANDARD);
    let held = street.jammed(FobButton::Unlock);
    street.wait(300);
    assert!(street.press(FobButton::Unlock));
    assert_eq!(street.air(held), Err(Refusal::Old));
}

#[test]
fn a_captured_code_never_changes_what_it_says() {
    let (mut car, mut owner) = paired(Rules::STANDARD);
    let bytes = owner.press(FobButton::Lock, 2000);
    for bit in 0..160 {
        let mut flipped = bytes;
        flipped[bit / 8] ^= 1 << (bit % 8);
        let heard = car.clone().hear(flipped, ms(2000));
        assert!(heard.is_err(), "bit {} of byte {} flipped: {heard:?}", bit % 8, bit / 8);
    }
    for status in 0..=255 {
        let mut other = bytes;
        other[9] = status;
        let heard = car.clone().hear(other, ms(2000));
        assert_eq!(heard.is_ok(), other == bytes, "status {status}: button, hold and cell are under the tag");
    }
    assert_eq!(car.hear(bytes, ms(2000)), Ok(FobButton::Lock), "unchanged it is believed");
}

#[test]
fn a_fob_of_another_car_or_slot_is_nobody() {
    let (mut car, owner) = paired(Rules::STANDARD);
    let strangers = [
        (FobId(7), SLOT, MASTER, Refusal::Unknown),
        (FOB, Slot::new(0), MASTER, Refusal::Unknown),
        (FOB, SLOT, decklid_fob::Key::new([7; 16]), Refusal::Forged),
    ];
    for (id, slot, master, why) in strangers {
        let mut memory = owner.memory;
        let mut fob = decklid_fob::Transmitter::with_cell(id, slot, master.of_fob(id), &memory);
        let bytes = fob.press(FobButton::Unlock, false, ms(1000), &mut memory).unwrap();
        assert_eq!(car.hear(bytes, ms(2000)), Err(why));
    }
}

#[test]
fn three_bad_tags_silence_one_fob_ever_longer_and_no_other() {
    let (mut car, mut owner) = paired(Rules::STANDARD);
    let other = Slot::new(2);
    let (mut second, mut memory) = (FobId(9), Ram::<8>::BLANK);
    let mut fob = decklid_fob::Transmitter::with_cell(second, other, MASTER.of_fob(second), &memory);
    let mut pairing = decklid_fob::Pairing::open(other, false, ms(1000));
    for at in [1000, 1500] {
        let bytes = fob.press(FobButton::Lock, false, ms(at), &mut memory).unwrap();
        second = pairing.hear(&mut car.receiver, bytes, ms(at), &mut car.memory).unwrap_or(second);
    }
    assert_eq!(car.receiver.fob_in(other), Some(second));
    let mut now = 2000;
    for silence in [5, 10, 20, 40, 80, 160, 300, 300] {
        for _ in 0..3 {
            let mut bad = owner.clone().press(FobButton::Trunk, now);
            bad[19] ^= 1;
            assert_eq!(car.hear(bad, ms(now)), Err(Refusal::Forged));
        }
        let end = now + silence * 1000;
        let press = owner.press(FobButton::Trunk, end - 1);
        assert_eq!(car.clone().hear(press, ms(end - 1)), Err(Refusal::Silenced), "after {silence} s");
        let theirs = fob.press(FobButton::Unlock, false, ms(end - 1), &mut memory).unwrap();
        assert_eq!(car.hear(theirs, ms(end - 1)), Ok(FobButton::Unlock), "the other fob is heard all the while");
        assert_eq!(car.clone().hear(press, ms(end)), Ok(FobButton::Trunk), "then the owner is heard again");
        now = end;
    }
}

// --- the weak ones fall to the same scripts ------------------------------------------------------

#[test]
fn rolling_back_receivers_fall_to_rollback() {
    for n in [2, 3, 5] {
        let mut street = street_with(|_, owner| RollsBack::new(n, owner.fob.counter()));
        rollback(&mut street, n as usize);
        assert!(street.breaches.contains(&Breach::Replayed), "{n} codes open it");
        let mut few = street_with(|_, owner| RollsBack::new(n, owner.fob.counter()));
        rollback(&mut few, n as usize - 1);
        assert_eq!(few.breaches, [], "fewer than {n} do not: it is the weakness that is found, not the script");
    }
}

#[test]
fn a_counter_lost_with_power_falls_to_a_power_cut() {
    let mut street = street_with(|inner, _| Forgets { then: inner.memory, inner });
    power_cut(&mut street);
    assert!(street.breaches.contains(&Breach::Replayed));
}

#[test]
fn a_receiver_without_freshness_falls_to_rolljam() {
    let mut street = street(timeless());
    assert_eq!(rolljam(&mut street, 3_600_000), Ok(FobButton::Unlock));
    assert_eq!(street.breaches, [Breach::Late]);
}

// --- what one-way codes cannot resist: stated, and shown to be so ----------------------------------

#[test]
fn a_jammer_within_the_freshness_limit_wins() {
    let mut street = street(Rules::STANDARD);
    assert_eq!(rolljam(&mut street, 1_500), Ok(FobButton::Unlock));
    let mut late = self::street(Rules::STANDARD);
    assert_eq!(rolljam(&mut late, 2_300), Err(Refusal::Stale), "a little later it does not");
}

#[test]
fn delays_within_the_limit_do_not_add_up() {
    let mut street = street(Rules::STANDARD);
    let mut acted = Vec::new();
    for delay in (1..8).map(|n| n * 1_500) {
        street.wait(20_000);
        let bytes = street.jammed(FobButton::Unlock);
        street.wait(delay);
        acted.push(street.air(bytes).is_ok());
    }
    assert_eq!(acted, [true, false, false, false, false, false, false]);
}

#[test]
fn held_codes_survive_only_if_the_cars_power_is_cut() {
    let held = |cut: bool| {
        let mut street = street(Rules::STANDARD);
        let codes: Vec<Bytes> = (0..3)
            .map(|_| {
                street.wait(500);
                street.jammed(FobButton::Unlock)
            })
            .collect();
        street.wait(3_600_000);
        if cut {
            street.cut_power();
        }
        codes
            .iter()
            .filter(|code| {
                street.wait(500);
                street.air(**code).is_ok()
            })
            .count()
    };
    assert_eq!(held(false), 0);
    assert_eq!(held(true), 1, "three held codes and a power cut: once, as docs/fob.md says");
}

/// Held codes that set the clock after a power cut leave it late by as much, until the owner is heard without delay.
#[test]
fn a_clock_set_late_by_held_codes_stays_late_until_the_owner_is_heard() {
    for owner_heard in [false, true] {
        let mut street = street(Rules::STANDARD);
        street.cut_power();
        let held: Vec<Bytes> = (0..3)
            .map(|_| {
                street.wait(500);
                street.jammed(FobButton::Lock)
            })
            .collect();
        street.wait(60_000);
        for code in held {
            street.wait(500);
            let _ = street.air(code);
        }
        if owner_heard {
            for _ in 0..3 {
                street.wait(500);
                street.press(FobButton::Lock);
            }
        }
        let codes: Vec<Bytes> = (0..3)
            .map(|_| {
                street.wait(500);
                street.jammed(FobButton::Unlock)
            })
            .collect();
        street.wait(60_000);
        assert_eq!(street.air(codes[0]).is_ok(), !owner_heard, "heard: {owner_heard}");
    }
}

#[test]
fn an_unpaired_car_hears_nobody() {
    let mut car = Decklid::new();
    let bytes = Owner::new().press(FobButton::Unlock, 100);
    assert_eq!(car.hear(bytes, ms(100)), Err(Refusal::Unknown));
}
