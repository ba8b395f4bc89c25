//! How fast virtual time passes: a year of typical use, from event to event, compared with stepping every millisecond.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use decklid_controller::profile::MINI_R56;
use decklid_twin::bench::Bench;
use decklid_twin::plant::Plant;
use decklid_twin::script::{Act, Routines, play, read};

const DAY: u64 = 86_400_000;

/// One round: unlock, open, close, lock.
fn once() -> Vec<Act> {
    [
        "hold fob.trunk 2 s",
        "lift",
        "wait 2 min",
        "close lid",
        "press fob.unlock",
        "press exterior_button",
        "lift",
        "close lid",
        "press fob.lock",
    ]
    .map(|line| read(line).unwrap())
    .to_vec()
}

/// Days with three rounds each: six openings, an hour and a half of driving with the ignition on.
fn days(bench: &mut Bench, days: u64) {
    let (script, drive) = (once(), [read("ignition on").unwrap(), read("drive 50 km/h").unwrap()]);
    let stop = [read("drive 0 km/h").unwrap(), read("ignition off").unwrap()];
    for day in 0..days {
        for round in 0..3 {
            bench.run_until(day * DAY + (8 + 5 * round) * 3_600_000);
            play(bench, &Routines::new(), &script, true);
            play(bench, &Routines::new(), &drive, true);
            bench.run_for(1_800_000);
            play(bench, &Routines::new(), &stop, true);
        }
    }
    bench.run_until(days * DAY);
}

/// The baseline: the same car, stepped every millisecond.
fn ticks(bench: &mut Bench, ms: u64) {
    for _ in 0..ms {
        bench.run_for(1);
        bench.think();
    }
}

fn year(c: &mut Criterion) {
    let car = || Bench::new(Plant::default(), MINI_R56);
    let begun = Instant::now();
    let mut bench = car();
    days(&mut bench, 365);
    let skipping = begun.elapsed().as_secs_f64();
    black_box(bench.now());
    let begun = Instant::now();
    let mut bench = car();
    ticks(&mut bench, 1_000_000);
    let ticking = begun.elapsed().as_secs_f64() * (365 * DAY) as f64 / 1e6;
    println!(
        "car-years per hour: {:.0} skipping, {:.2} stepping every ms: {:.0} times as fast",
        3600.0 / skipping,
        3600.0 / ticking,
        ticking / skipping
    );
    assert!(3600.0 / skipping >= 1000.0, "at least 1,000 car-years per hour");
    let mut group = c.benchmark_group("twin");
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    group.bench_function("a week, skipping", |b| b.iter(|| days(&mut car(), 7)));
    group.bench_function("a second, stepping every ms", |b| b.iter(|| ticks(&mut car(), 1_000)));
    group.finish();
}

criterion_group!(benches, year);
criterion_main!(benches);
