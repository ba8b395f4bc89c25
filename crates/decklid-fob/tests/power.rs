//! Power fails at every single write, the torn word holding anything: nothing is done twice, nobody is locked out.

mod common;

use common::dice::Dice;
use common::{Bytes, Car, Decklid, FOB, Failing, MASTER, Owner, SLOT, ms, paired};
use decklid_fob::FobButton;
use decklid_fob::{Cell, FobId, Journal, Memory, Ram, Receiver, Refusal, Rules, TRANSMITTER_WORDS, Transmitter};

/// How a torn word comes out: as it was, as it should be, half, or by chance.
fn torn(dice: &mut Dice) -> [u32; 4] {
    [0, u32::MAX, 0xffff, dice.bits() as u32]
}

#[test]
fn a_journal_keeps_the_old_or_the_new_record() {
    let (mut dice, journal) = (Dice::new(3), Journal::<3>::at(2));
    let mut memory = Failing::<12>::blank();
    assert_eq!(journal.read(&memory), None, "blank memory holds no record");
    let mut old = None;
    for round in 0..200_u32 {
        let new = [round, dice.bits() as u32, !round];
        for left in 0..=4 {
            for torn in torn(&mut dice) {
                let mut cut = Failing { left: Some(left), torn, ..memory };
                assert!(journal.write(&mut cut, new).is_err(), "write {left} failed");
                let read = journal.read(&cut);
                assert!(read == old || read == Some(new), "round {round}, write {left}: {read:?}");
                let mut after = Failing { left: None, ..cut };
                assert_eq!(journal.write(&mut after, [9; 3]), Ok(()));
                assert_eq!(journal.read(&after), Some([9; 3]), "it goes on after a cut");
            }
        }
        assert_eq!(journal.write(&mut memory, new), Ok(()));
        assert_eq!(journal.read(&memory), Some(new));
        old = Some(new);
    }
    assert_eq!(Failing { left: Some(99), ..memory }.words[..2], [u32::MAX; 2], "nothing outside its place is written");
}

#[test]
fn a_flipped_bit_is_not_taken_for_a_record() {
    let (journal, mut memory) = (Journal::<3>::at(0), Ram::<10>::BLANK);
    journal.write(&mut memory, [1, 2, 3]).unwrap();
    for at in 0..5 {
        for bit in 0..32 {
            let mut worn = memory;
            worn.write(at, worn.read(at) ^ (1 << bit)).unwrap();
            assert_eq!(journal.read(&worn), None, "word {at}, bit {bit}");
        }
    }
}

/// A car whose memory fails after so many writes.
fn shaky(left: u32, torn: u32) -> (Decklid, Owner) {
    let (mut car, owner) = paired(Rules::STANDARD);
    (car.memory.left, car.memory.torn) = (Some(left), torn);
    (car, owner)
}

#[test]
fn a_cut_at_any_write_of_a_press_never_lets_it_act_twice() {
    let mut dice = Dice::new(5);
    for left in 0..40 {
        for torn in torn(&mut dice) {
            let (mut car, mut owner) = shaky(left, torn);
            let (mut acted, mut sent) = (Vec::new(), Vec::new());
            let mut now = 2000;
            for _ in 0..5 {
                now += 500;
                let bytes = owner.press(FobButton::Trunk, now);
                sent.push(bytes);
                match car.hear(bytes, ms(now)) {
                    Ok(_) => acted.push(bytes),
                    Err(Refusal::Memory) => car.cut_power(),
                    Err(_) => {}
                }
            }
            // Whoever recorded it all sends it again, at its own pace, before and after one more cut.
            for _ in 0..2 {
                for bytes in &sent {
                    now += 500;
                    if car.hear(*bytes, ms(now)).is_ok() {
                        acted.push(*bytes);
                    }
                }
                car.cut_power();
            }
            let mut once = acted.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), acted.len(), "cut at write {left}: something was done twice");
            let again = (0..3).any(|_| {
                now += 500;
                car.hear(owner.press(FobButton::Trunk, now), ms(now)).is_ok()
            });
            assert!(again, "cut at write {left}: the owner gets in with three presses");
        }
    }
}

#[test]
fn what_was_acted_on_was_committed_before() {
    for left in 0..13 {
        let (mut car, mut owner) = shaky(left, 0);
        let bytes = owner.press(FobButton::Trunk, 2000);
        let acted = car.hear(bytes, ms(2000)).is_ok();
        assert_eq!(acted, left >= 12, "a record has six words, twice: with {left} writes it acts or not");
        car.cut_power();
        let kept = car.receiver.last_counter(SLOT) == Some(owner.fob.counter());
        assert!(kept || !acted, "acted on, yet forgotten");
    }
}

#[test]
fn a_fob_never_sends_the_same_counter_twice() {
    let mut dice = Dice::new(7);
    let key = MASTER.of_fob(FOB);
    for left in 0..24 {
        for torn in torn(&mut dice) {
            let mut memory = Failing::<TRANSMITTER_WORDS> { left: Some(left), torn, ..Failing::blank() };
            let mut fob = Transmitter::with_cell(FOB, SLOT, key, &memory);
            let mut counters = Vec::new();
            for n in 0..8 {
                match fob.press(FobButton::Lock, false, ms(n * 500), &mut memory) {
                    Ok(bytes) => counters.push(u32::from_be_bytes([bytes[5], bytes[6], bytes[7], bytes[8]])),
                    Err(_) => {
                        memory.left = None;
                        fob = Transmitter::with_cell(FOB, SLOT, key, &memory);
                    }
                }
            }
            assert!(counters.len() >= 7, "at most one press is lost");
            assert!(counters.windows(2).all(|pair| pair[0] < pair[1]), "cut at write {left}: {counters:?}");
        }
    }
}

#[test]
fn a_cut_while_pairing_or_forgetting_leaves_one_or_the_other() {
    let (mut dice, stranger) = (Dice::new(11), FobId(0xbeef));
    for left in 0..22 {
        for torn in torn(&mut dice) {
            // The counter of the fob before, four words, and the new record, six: each twice.
            let (mut car, mut before) = shaky(left, torn);
            let paired = car.pair(&mut Owner::of(stranger), false, 2000).is_ok();
            assert_eq!(paired, left >= 20);
            car.cut_power();
            let now = car.receiver.fob_in(SLOT);
            assert!(now == Some(stranger) || (now == Some(FOB) && !paired), "cut at write {left}: {now:?}");
            if paired {
                assert_eq!(car.hear(before.press(FobButton::Unlock, 4000), ms(4000)), Err(Refusal::Unknown));
            }

            let (mut car, mut owner) = shaky(left, torn);
            let gone = car.receiver.forget(SLOT, &mut car.memory).is_ok();
            assert_eq!(gone, left >= 12);
            car.cut_power();
            let now = car.receiver.fob_in(SLOT);
            assert!(now.is_none() || (now == Some(FOB) && !gone), "cut at write {left}: {now:?}");
            if gone {
                assert_eq!(car.hear(owner.press(FobButton::Unlock, 3000), ms(3000)), Err(Refusal::Unknown));
            }
        }
    }
}

#[test]
fn a_forgotten_fob_that_is_paired_again_leaves_its_old_codes_dead() {
    for two_way in [true, false] {
        let (mut car, mut owner) = common::paired_as(Rules::STANDARD, two_way);
        let held: Vec<Bytes> = (0..5).map(|n| owner.press(FobButton::Unlock, 2000 + n * 500)).collect();
        car.forget();
        assert_eq!(car.pair(&mut owner, two_way, 60_000), Ok(FOB));
        for bytes in held {
            assert_eq!(car.hear(bytes, ms(61_000)), Err(Refusal::Old));
        }
        assert!(car.hear(owner.press(FobButton::Unlock, 61_000), ms(61_000)).is_ok());
    }
}

/// After its cell was changed the fob says so, and three presses set its clock, however long it lay without.
#[test]
fn a_changed_cell_costs_three_presses() {
    for without in [0_u64, 3_600_000, 30 * 24 * 3_600_000, 3_650 * 24 * 3_600_000] {
        let (mut car, mut owner) = paired(Rules::STANDARD);
        let mut now = 10_000_000 + without;
        owner.change_cell(now);
        let mut acted = Vec::new();
        for _ in 0..12 {
            now += 500;
            let press = owner.press(FobButton::Trunk, now);
            acted.push(car.receiver.hear(press, false, ms(now), &mut car.memory).is_ok());
        }
        assert_eq!(acted[..2], [false, false]);
        assert_eq!(acted[2..], [true; 10], "after {without} ms");
    }
}

#[test]
fn a_car_that_was_without_power_costs_three_presses_however_long() {
    for days in [0_u64, 1, 45, 193, 195, 366, 3_650, 12_000] {
        let (mut car, mut owner) = paired(Rules::STANDARD);
        car.receiver = Receiver::power_on(Rules::STANDARD, MASTER, &car.memory);
        // The car's clock begins anew; the fob's did not stop.
        let later = days * 86_400_000 + 10_000;
        let acted = [500, 1000, 1500, 2000].map(|up| {
            let press = owner.press(FobButton::Trunk, later + up);
            car.receiver.hear(press, false, ms(up), &mut car.memory).is_ok()
        });
        assert_eq!(acted, [false, false, true, true], "{days} days");
    }
}

#[test]
fn the_low_cell_mark_goes_after_five_good_ones_in_a_row_and_outlives_power() {
    let (mut car, mut owner) = paired(Rules::STANDARD);
    let cells = [Cell::Good, Cell::Low, Cell::Good, Cell::Good, Cell::Empty, Cell::Good, Cell::Fair];
    let marks = [false, true, true, true, true, true, true];
    let mut now = 2000;
    let mut press = |car: &mut common::Decklid, cell| {
        now += 500;
        owner.fob.cell = cell;
        let bytes = owner.press(FobButton::Lock, now);
        let heard = car.receiver.hear(bytes, false, ms(now), &mut car.memory);
        assert!(heard.is_err() || heard.is_ok_and(|heard| heard.press().cell_low == heard.cell_low));
        heard.map(|heard| heard.cell_low)
    };
    for (cell, mark) in cells.into_iter().zip(marks) {
        assert_eq!(press(&mut car, cell), Ok(mark), "{cell:?}");
    }
    car.receiver = Receiver::power_on(Rules::STANDARD, MASTER, &car.memory);
    let after = [0; 5].map(|_| press(&mut car, Cell::Good));
    let again = Err(Refusal::PressAgain);
    assert_eq!(after, [again, again, Ok(true), Ok(true), Ok(false)], "two had been counted before the cut");
}
