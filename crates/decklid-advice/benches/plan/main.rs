//! How long a person waits: advice, causes, simulation, on every listed car.
//!
//! `cargo bench --bench plan`. First a table in processor time (a busy machine does not change it much),
//! then the same questions on the car that takes longest, by criterion. `cargo bench --bench proof`
//! tells how good the advice is proven to be.

#[path = "../catalog/mod.rs"]
mod catalog;

use std::hint::black_box;
use std::time::{Duration, Instant};

use catalog::{Texts, cpu, listed, ms, texts};
use criterion::Criterion;
use decklid_advice::belief::Reasoner;
use decklid_advice::consult::{Answer, Case, Consultation, Entry};
use decklid_advice::simulate::chance;
use decklid_car::car::{Car, GoalKind, MoveId, OutcomeId};
use decklid_car::load::load;
use decklid_logic::algebra::{Lanes, Plain};
use decklid_meaning as meaning;

/// An answer is shown once it is proven to be this near to the best, or after so much work.
const GAP: f64 = 0.05;
const TRIALS: usize = 38;
/// The search that warm advice rests on: as far as a guide gets while the person reads.
const WARM_GAP: f64 = 0.01;
const WARM: Duration = Duration::from_secs(1);

fn main() {
    let mut criterion = Criterion::default().sample_size(20).configure_from_args();
    let texts = texts();
    let cars = listed(&texts);
    if !std::env::args().any(|a| a == "--test" || a == "--list") {
        table(&texts, &cars);
    }
    let largest = cars.iter().max_by_key(|c| c.hidden.len() * c.moves.len()).expect("a car");
    questions(&mut criterion, &texts, largest);
    lanes(&mut criterion, largest);
    criterion.final_summary();
}

/// Text to advice: what a stateless service does for one question. The time of each part, and the advice.
fn cold(texts: &Texts, id: &str) -> ([Duration; 3], Option<MoveId>) {
    let begun = cpu();
    let (car, _) = load(texts, id);
    let car = car.expect("a car that loaded before");
    let loaded = cpu();
    let mut consultation = begin(&car);
    let set_up = cpu();
    think(&mut consultation);
    let advice = consultation.advice().mv;
    ([loaded - begun, set_up - loaded, cpu() - set_up], advice)
}

fn begin(car: &Car) -> Consultation<'_> {
    Consultation::new(car, Case::new(GoalKind::Open)).expect("a case without answers")
}

fn think(consultation: &mut Consultation<'_>) {
    let mut trials = 0;
    consultation.think(GAP, &mut |_, _| {
        trials += 1;
        trials <= TRIALS
    });
}

/// The likeliest answer to the advised move that does not end the case.
fn likeliest(consultation: &mut Consultation<'_>) -> Option<Entry> {
    let mv = consultation.advice().mv?;
    let open = consultation.ahead().into_iter().filter(|a| !a.done);
    open.max_by(|a, b| a.p.total_cmp(&b.p)).map(|a| Entry { mv, answer: Answer::Saw(a.outcome) })
}

/// The worst time of an answer along the likeliest way, given to a consultation that has thought before,
/// and the number of answers. Too short for [`cpu`]: time on the clock, the least of three walks.
fn warm(car: &Car) -> (Duration, usize) {
    let walks = [0; 3].map(|_| walk(car));
    let answers = walks[0].len();
    let least = |at: usize| walks.iter().filter_map(|w| w.get(at)).min().copied().unwrap_or_default();
    ((0..answers).map(least).max().unwrap_or_default(), answers)
}

fn walk(car: &Car) -> Vec<Duration> {
    let mut consultation = begin(car);
    while_reading(&mut consultation);
    let mut times = Vec::new();
    while let Some(entry) = likeliest(&mut consultation) {
        let begun = Instant::now();
        if consultation.answer(entry).is_err() {
            break;
        }
        black_box(consultation.advice());
        times.push(begun.elapsed());
        while_reading(&mut consultation);
    }
    times
}

/// While the person reads, and does the step, the search goes on.
fn while_reading(consultation: &mut Consultation<'_>) {
    let begun = cpu();
    consultation.think(WARM_GAP, &mut |_, _| cpu() - begun < WARM);
}

/// Mean and longest time to take an answer for the first time and to work out the posteriors of
/// everything hidden: each answer to each move that makes sense after the likeliest first answer.
fn updates(car: &Car) -> [Duration; 2] {
    let mut consultation = begin(car);
    think(&mut consultation);
    let entry = likeliest(&mut consultation).expect("a first answer");
    let mut reasoner = Reasoner::new(car, car.goal(GoalKind::Open).expect("the goal open"));
    let Answer::Saw(outcome) = entry.answer else { panic!("an answer without outcome") };
    let belief = reasoner.see(reasoner.root(), entry.mv, outcome).expect("a possible answer");
    let mut times = Vec::new();
    for mv in car.move_ids() {
        if !reasoner.applies(belief, mv) {
            continue;
        }
        for outcome in (0..car.at(mv).outcomes.len()).map(OutcomeId::from_index) {
            let begun = Instant::now();
            if let Ok(next) = reasoner.see(black_box(belief), mv, outcome) {
                black_box(reasoner.posterior(next));
                times.push(begun.elapsed());
            }
        }
    }
    let mean = times.iter().sum::<Duration>() / times.len().max(1) as u32;
    [mean, times.into_iter().max().unwrap_or_default()]
}

fn table(texts: &Texts, cars: &[Car]) {
    eprintln!(
        "| car | hidden | moves | cold advice [ms] | (load + set up + think) | warm advice [ms] | answers | an answer and all posteriors [µs] | longest [µs] |"
    );
    eprintln!("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    let mut worst = [Duration::ZERO; 4];
    for car in cars {
        let tries = [0; 5].map(|_| cold(texts, &car.id).0);
        let parts = tries.into_iter().min_by_key(|t| t.iter().sum::<Duration>()).unwrap_or_default();
        let first = parts.iter().sum();
        let (slowest, answers) = warm(car);
        // The least of some, each with a reasoner that has seen no answer before.
        let tries = [0; 5].map(|_| updates(car));
        let [mean, longest] = [0, 1].map(|i| tries.iter().map(|t| t[i]).min().unwrap_or_default());
        let (hidden, moves, parts) = (car.hidden.len(), car.moves.len(), parts.map(ms).join(" + "));
        let (a, b, c, d) = (ms(first), ms(slowest), us(mean), us(longest));
        eprintln!("| {} | {hidden} | {moves} | {a} | {parts} | {b} | {answers} | {c} | {d} |", car.id);
        for (most, time) in worst.iter_mut().zip([first, slowest, mean, longest]) {
            *most = (*most).max(time);
        }
    }
    let [first, slowest, mean, longest] = worst;
    let (first, slowest, mean, longest) = (ms(first), ms(slowest), us(mean), us(longest));
    eprintln!("| **worst** | | | {first} | | {slowest} | | {mean} | {longest} |\n");
}

fn us(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1e6)
}

fn questions(c: &mut Criterion, texts: &Texts, car: &Car) {
    c.bench_function(&format!("load/{}", car.id), |b| b.iter(|| load(texts, &car.id)));
    c.bench_function(&format!("cold advice/{}", car.id), |b| b.iter(|| cold(texts, &car.id)));
    let mut consultation = begin(car);
    think(&mut consultation);
    let entry = likeliest(&mut consultation).expect("a first answer");
    consultation.answer(entry).expect("a possible answer");
    c.bench_function(&format!("all posteriors/{}", car.id), |b| b.iter(|| black_box(&mut consultation).posterior()));
}

/// Every move of the car made once by 64 cases: all at once, and one by one.
fn lanes(c: &mut Criterion, car: &Car) {
    let goal = car.goal(GoalKind::Open).expect("the goal open");
    let mut seed = 1u64;
    let mut word = || {
        seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (seed ^ (seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    };
    let hidden: Vec<u64> = car.hidden.iter().map(|h| chance(h.prior, &mut word)).collect();
    let single: Vec<Vec<bool>> = (0..64).map(|case| hidden.iter().map(|w| w >> case & 1 == 1).collect()).collect();
    let together = meaning::start(&mut Lanes, car, goal, &hidden);
    let alone: Vec<Vec<bool>> = single.iter().map(|h| meaning::start(&mut Plain, car, goal, h)).collect();
    let mut group = c.benchmark_group("64 cases, every move");
    group.bench_function("64 lanes", |b| {
        b.iter(|| {
            for mv in &car.moves {
                black_box(meaning::act(&mut Lanes, car, black_box(&together), mv));
            }
        });
    });
    group.bench_function("one by one", |b| {
        b.iter(|| {
            for mv in &car.moves {
                for memory in &alone {
                    black_box(meaning::act(&mut Plain, car, black_box(memory), mv));
                }
            }
        });
    });
    group.finish();
}
