//! How long receiving a telegram takes: believed, forged (with the search of the fob's clock) and old.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use decklid_fob::{FobButton, Instant, Slot};
use decklid_fob::{FobId, Key, Pairing, RECEIVER_WORDS, Ram, Receiver, Rules, TRANSMITTER_WORDS, Transmitter};

fn receiving(c: &mut Criterion) {
    let (master, id, slot) = (Key::new([7; 16]), FobId(7), Slot::new(0));
    let mut memory = Ram::<RECEIVER_WORDS>::BLANK;
    let mut own = Ram::<TRANSMITTER_WORDS>::BLANK;
    let mut receiver = Receiver::power_on(Rules::STANDARD, master, &memory);
    let mut fob = Transmitter::with_cell(id, slot, master.of_fob(id), &own);
    let mut pairing = Pairing::open(slot, false, Instant::at_ms(0));
    let mut press = |at| fob.press(FobButton::Trunk, false, Instant::at_ms(at), &mut own).expect("memory");
    let old = press(0);
    for (at, bytes) in [(0, old), (500, press(500))] {
        let _ = pairing.hear(&mut receiver, bytes, Instant::at_ms(at), &mut memory);
    }
    assert_eq!(receiver.fob_in(slot), Some(id));
    let now = Instant::at_ms(1000);
    let good = press(1000);
    let mut bad = good;
    bad[19] ^= 1;
    for (name, bytes, right) in [("believed", good, true), ("forged", bad, false), ("old", old, false)] {
        assert_eq!(receiver.clone().hear(bytes, false, now, &mut memory.clone()).is_ok(), right, "{name}");
        c.bench_function(&format!("fob/{name}"), |b| {
            b.iter(|| receiver.clone().hear(black_box(bytes), false, now, &mut memory.clone()));
        });
    }
}

criterion_group!(benches, receiving);
criterion_main!(benches);
