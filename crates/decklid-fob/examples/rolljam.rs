//! An attacker jams two presses, keeps both telegrams, and sends the first one so that the owner notices nothing.
//! The telegram that is left is worthless: it is too old, and after the owner's next press it is used up.
//!
//! ```text
//! cargo run -p decklid-fob --example rolljam
//! ```
#![allow(clippy::print_stdout)]

use std::error::Error;

use decklid_fob::{
    FobButton, FobId, Instant, Key, Pairing, RECEIVER_WORDS, Ram, Receiver, Refusal, Rules, Slot, TRANSMITTER_WORDS,
    Transmitter,
};

fn main() -> Result<(), Box<dyn Error>> {
    let (master, id, slot) = (Key::new(*b"keep this secret"), FobId(7), Slot::new(0));
    let (mut car, mut pocket) = (Ram::<RECEIVER_WORDS>::BLANK, Ram::<TRANSMITTER_WORDS>::BLANK);
    let mut receiver = Receiver::power_on(Rules::STANDARD, master, &car);
    let mut fob = Transmitter::with_cell(id, slot, master.of_fob(id), &pocket);
    let mut press = |ms| fob.press(FobButton::Unlock, false, Instant::at_ms(ms), &mut pocket);

    let mut pairing = Pairing::open(slot, false, Instant::at_ms(0));
    let first = pairing.hear(&mut receiver, press(1_000)?, Instant::at_ms(1_000), &mut car);
    assert_eq!(first, Err(Refusal::PressAgain));
    pairing.hear(&mut receiver, press(2_000)?, Instant::at_ms(2_000), &mut car)?;

    // The attacker jams both presses, and sends the first telegram after the second press.
    let (kept, left) = (press(10_000)?, press(11_000)?);
    let mut hear = |telegram, ms| receiver.hear(telegram, false, Instant::at_ms(ms), &mut car);
    println!("the first telegram, sent at once: {:?}", hear(kept, 11_100));
    assert_eq!(hear(kept, 11_200), Err(Refusal::Old), "it works once at most");

    // The other one stays with the attacker, who comes back ten minutes later.
    let late = hear(left, 611_000);
    println!("the second telegram, ten minutes later: {late:?}");
    assert_eq!(late, Err(Refusal::Stale));

    // Had the owner pressed in between, it would not even be fresh for a second.
    hear(press(700_000)?, 700_000)?;
    assert_eq!(hear(left, 700_100), Err(Refusal::Old));
    println!("after the owner's next press: {}", Refusal::Old);
    Ok(())
}
