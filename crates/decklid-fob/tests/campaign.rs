//! A tireless attacker who hears all, jams at will and sends anything: by chance, from a seed.

mod common;

use std::collections::BTreeSet;

use common::dice::Dice;
use common::weak::{Forgets, RollsBack, timeless};
use common::{Breach, Bytes, Car, Street, paired};
use decklid_fob::FobButton;
use decklid_fob::{Refusal, Rules};

const BUTTONS: [FobButton; 3] = [FobButton::Lock, FobButton::Unlock, FobButton::Trunk];
/// Waits that matter: between presses, around the limits, hours, the wrap of the timer on the air, days (ms).
const WAITS: [u64; 10] = [10, 150, 400, 700, 2_100, 2_600, 11_000, 400_000, 65_536 * 250, 3 * 24 * 3_600_000];

/// Sends `telegrams` attack telegrams at one car; the owner comes by now and then.
fn campaign<C: Car>(street: &mut Street<C>, dice: &mut Dice, telegrams: usize) {
    let mut sent = 0;
    while sent < telegrams {
        match dice.below(100) {
            0..16 => {
                street.press(dice.of(&BUTTONS));
            }
            16..34 => {
                street.jammed(dice.of(&BUTTONS));
            }
            34..54 => street.wait(dice.of(&WAITS)),
            54..55 => street.cut_power(),
            55 if dice.below(4) == 0 => street.change_cell(),
            _ => sent += attack(street, dice),
        }
    }
}

/// One attack on what was recorded lately; how many telegrams it took.
fn attack<C: Car>(street: &mut Street<C>, dice: &mut Dice) -> usize {
    let Some(newest) = street.sent.len().checked_sub(1) else { return 0 };
    let from = newest - dice.below(12.min(newest + 1));
    let recorded = street.sent[from].bytes;
    match dice.below(8) {
        0..4 => in_order(street, dice, from),
        4..6 => send(street, recorded),
        6 => send(street, spoiled(recorded, dice)),
        _ => {
            let other = street.sent[newest - dice.below(12.min(newest + 1))].bytes;
            let cut = 1 + dice.below(19);
            let mut spliced = recorded;
            spliced[cut..].copy_from_slice(&other[cut..]);
            send(street, spliced)
        }
    }
}

/// Up to six recorded codes in their order, at a person's pace: what RollBack and any run needs.
fn in_order<C: Car>(street: &mut Street<C>, dice: &mut Dice, from: usize) -> usize {
    let pace = dice.of(&[100, 300, 500, 3_000]);
    let codes: Vec<Bytes> = street.sent[from..].iter().take(6).map(|sent| sent.bytes).collect();
    for code in &codes {
        street.wait(pace);
        let _ = street.air(*code);
    }
    codes.len()
}

/// Other button, later counter, other time, one bit, another tag.
fn spoiled(mut bytes: Bytes, dice: &mut Dice) -> Bytes {
    match dice.below(5) {
        0 => bytes[9] = dice.bits() as u8,
        1 => bytes[8] = bytes[8].wrapping_add(1 + dice.below(3) as u8),
        2 => bytes[10..12].copy_from_slice(&(dice.bits() as u16).to_be_bytes()),
        3 => bytes[dice.below(20)] ^= 1 << dice.below(8),
        _ => bytes[12..20].copy_from_slice(&dice.bits().to_be_bytes()),
    }
    bytes
}

fn send<C: Car>(street: &mut Street<C>, bytes: Bytes) -> usize {
    let _ = street.air(bytes);
    1
}

/// Ours in `episodes` of 10,000 telegrams each: no breach, and the campaign has seen every kind of refusal.
fn ours_stands(episodes: u64) {
    let (mut refusals, mut honest) = (BTreeSet::new(), 0);
    for seed in 0..episodes {
        let (car, owner) = paired(Rules::STANDARD);
        let mut street = Street::new(car, owner);
        campaign(&mut street, &mut Dice::new(seed), 10_000);
        assert_eq!(street.breaches, [], "seed {seed}");
        refusals.extend(street.refusals.keys().copied());
        honest += street.honest;
    }
    let wanted = [
        Refusal::Unreadable,
        Refusal::Unknown,
        Refusal::Silenced,
        Refusal::Old,
        Refusal::Forged,
        Refusal::Stale,
        Refusal::PressAgain,
    ];
    assert!(wanted.iter().all(|kind| refusals.contains(kind)), "the campaign is tame: {refusals:?}");
    assert!(honest > 500 * episodes as usize, "the owner was let in {honest} times only");
}

#[test]
fn a_hundred_thousand_attack_telegrams_open_nothing() {
    ours_stands(10);
}

#[test]
#[ignore = "long: ten million telegrams"]
fn ten_million_attack_telegrams_open_nothing() {
    ours_stands(1000);
}

/// What the first few thousand telegrams find in a weak car.
fn found<C: Car>(mut street: Street<C>) -> BTreeSet<Breach> {
    campaign(&mut street, &mut Dice::new(0), 5_000);
    street.breaches.into_iter().collect()
}

#[test]
fn the_same_campaign_breaks_every_weak_car() {
    for n in [2, 3, 5] {
        let (_, owner) = paired(Rules::STANDARD);
        let last = owner.fob.counter();
        assert!(found(Street::new(RollsBack::new(n, last), owner)).contains(&Breach::Replayed), "{n} codes back");
    }
    let (inner, owner) = paired(Rules::STANDARD);
    let forgets = Forgets { then: inner.memory, inner };
    assert!(found(Street::new(forgets, owner)).contains(&Breach::Replayed), "counter lost");
    let (car, owner) = paired(timeless());
    assert_eq!(found(Street::new(car, owner)), BTreeSet::from([Breach::Late]), "no freshness");
}
