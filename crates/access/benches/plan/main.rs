//! How long a person waits: advice, causes, simulation, on every listed car.
//!
//! `cargo bench --bench plan`. First a table in processor time (a busy machine does not change it much),
//! then the same questions on the car that takes longest, by criterion. `cargo bench --bench proof`
//! tells how good the advice is proven to be.

#[path = "../catalogue/mod.rs"]
mod catalogue;

use std::hint::black_box;
use std::time::Duration;

use access::algebra::{Lanes, Plain};
use access::car::{Car, GoalKind, OutcomeId};
use access::consult::{Answer, Case, Consultation, Entry};
use access::load::load;
use access::meaning;
use access::simulate::chance;
use catalogue::{Texts, cpu, listed, ms, texts};
use criterion::Criterion;

/// An answer is shown once it is proven to be this near to the best, or after so much work.
const GAP: f64 = 0.05;
const TRIALS: usize = 60;
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

/// Text to advice: what a stateless service does for one question.
fn cold(texts: &Texts, id: &str) -> Option<access::car::MoveId> {
    let (car, _) = load(texts, id);
    let car = car?;
    let mut consultation = begin(&car);
    think(&mut consultation);
    consultation.advice().mv
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
    let belief = consultation.belief();
    let reasoner = consultation.reasoner();
    let mut best: Option<(f64, OutcomeId)> = None;
    for at in 0..reasoner.car.at(mv).outcomes.len() {
        let outcome = OutcomeId(at as u16);
        let Ok(next) = reasoner.see(belief, mv, outcome) else { continue };
        let p = reasoner.chance(belief, mv, outcome);
        if !reasoner.done(next) && best.is_none_or(|b| p > b.0) {
            best = Some((p, outcome));
        }
    }
    best.map(|b| Entry { mv, answer: Answer::Saw(b.1) })
}

/// Times of the answers along the likeliest way, each answered by a consultation that has thought before.
fn warm(car: &Car) -> Vec<Duration> {
    let mut consultation = begin(car);
    let begun = cpu();
    consultation.think(WARM_GAP, &mut |_, _| cpu() - begun < WARM);
    let mut times = Vec::new();
    while let Some(entry) = likeliest(&mut consultation) {
        let before = cpu();
        if consultation.answer(entry).is_err() {
            break;
        }
        black_box(consultation.advice());
        times.push(cpu() - before);
        // While the person does the step, the search goes on.
        let begun = cpu();
        consultation.think(WARM_GAP, &mut |_, _| cpu() - begun < WARM);
    }
    times
}

fn posteriors(car: &Car) -> (Duration, usize) {
    let mut consultation = begin(car);
    think(&mut consultation);
    if let Some(entry) = likeliest(&mut consultation) {
        consultation.answer(entry).expect("a possible answer");
    }
    let belief = consultation.belief();
    let reasoner = consultation.reasoner();
    let rounds = 20;
    let before = cpu();
    for _ in 0..rounds {
        black_box(reasoner.posterior(black_box(belief)));
    }
    ((cpu() - before) / rounds, reasoner.diagram.size(belief.event))
}

fn table(texts: &Texts, cars: &[Car]) {
    eprintln!(
        "| car | hidden | moves | cold advice [ms] | warm advice, worst [ms] | answers | all posteriors [ms] | nodes |"
    );
    eprintln!("|---|--:|--:|--:|--:|--:|--:|--:|");
    let mut worst = [Duration::ZERO; 3];
    for car in cars {
        let first = (0..3).map(|_| {
            let before = cpu();
            black_box(cold(texts, &car.id));
            cpu() - before
        });
        let first = first.min().unwrap_or_default();
        let answers = warm(car);
        let slowest = answers.iter().copied().max().unwrap_or_default();
        let (all, nodes) = posteriors(car);
        let (hidden, moves, count) = (car.hidden.len(), car.moves.len(), answers.len());
        eprintln!(
            "| {} | {hidden} | {moves} | {} | {} | {count} | {} | {nodes} |",
            car.id,
            ms(first),
            ms(slowest),
            ms(all)
        );
        for (most, time) in worst.iter_mut().zip([first, slowest, all]) {
            *most = (*most).max(time);
        }
    }
    let [first, slowest, all] = worst.map(ms);
    eprintln!("| **worst** | | | {first} | {slowest} | | {all} | |\n");
}

fn questions(c: &mut Criterion, texts: &Texts, car: &Car) {
    c.bench_function(&format!("load/{}", car.id), |b| b.iter(|| load(texts, &car.id)));
    c.bench_function(&format!("cold advice/{}", car.id), |b| b.iter(|| cold(texts, &car.id)));
    let mut consultation = begin(car);
    think(&mut consultation);
    let entry = likeliest(&mut consultation).expect("a first answer");
    consultation.answer(entry).expect("a possible answer");
    let belief = consultation.belief();
    let reasoner = consultation.reasoner();
    c.bench_function(&format!("all posteriors/{}", car.id), |b| b.iter(|| reasoner.posterior(black_box(belief))));
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
