//! How long one step takes: a parked car, a busy one, and one with everything pressed. At most 200 ns are wanted.

use criterion::{Criterion, criterion_group, criterion_main};
use decklid_controller::profile::MINI_R56;
use decklid_controller::signals::{Gear, Ignition, Inputs, Instant, LatchContacts, Level, Span};
use decklid_controller::{State, step};
use std::hint::black_box;

fn steps(c: &mut Criterion) {
    let parked = Inputs::PARKED;
    let busy = Inputs { exterior: Level::Down, ignition: Ignition::On, motor_current: 5_000, ..parked };
    let open = LatchContacts { main: false, pre: false };
    let all = Inputs {
        interior: Level::Down,
        lever: Level::Down,
        central_lock: Level::Down,
        handle: Level::Down,
        gear: Gear::Drive,
        latch: open,
        ..busy
    };
    for (name, inputs) in [("parked", parked), ("busy", busy), ("everything", all)] {
        let mut state = State::power_on(&MINI_R56, MINI_R56.new_car(), Instant::at_ms(0));
        for ms in 0..300 {
            state = step(&MINI_R56, state, &Inputs { exterior: Level::Up, ..inputs }, Instant::at_ms(ms)).0;
        }
        let now = Instant::at_ms(300).after(Span::ms(1));
        c.bench_function(name, |b| b.iter(|| step(&MINI_R56, black_box(state), black_box(&inputs), black_box(now))));
    }
}

criterion_group! { name = benches; config = Criterion::default().sample_size(50); targets = steps }
criterion_main!(benches);
