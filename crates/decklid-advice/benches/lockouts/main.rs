//! How long the full lockout analysis of each car takes, part by part (median, microseconds).
//!
//! `cargo bench -p access --bench lockouts`. "all" is everything from the loaded car on: function, exact
//! probability, all cut sets counted and listed, all importance measures. "posterior" is one sweep: what
//! every fault has become likely to be, given a lockout.
#![allow(clippy::print_stdout, reason = "a table is what it is for")]

#[allow(dead_code, reason = "each bench uses its part")]
#[path = "../catalog/mod.rs"]
mod catalog;

use std::hint::black_box;
use std::time::Instant;

use decklid_advice::lockout::{Question, Settings};
use decklid_logic::diagram::Sweep;

const ROUNDS: usize = 101;

/// Median time of so many rounds (µs).
fn median(mut what: impl FnMut()) -> f64 {
    let time = |_| {
        let begun = Instant::now();
        what();
        begun.elapsed().as_secs_f64() * 1e6
    };
    let mut times: Vec<f64> = (0..ROUNDS).map(time).collect();
    times.sort_by(f64::total_cmp);
    times[ROUNDS / 2]
}

fn main() {
    println!("| car | faults | cut sets | question | function | cut sets listed | importance | all | posterior |");
    println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    for car in catalog::listed(&catalog::texts()) {
        let Some(question) = Question::new(&car, Settings::Typical) else { continue };
        let lockouts = question.clone().solve();
        let answers = &lockouts.answers;
        let sets = answers.cut_sets();
        let asked = median(|| drop(black_box(Question::new(&car, Settings::Typical))));
        let solved = median(|| drop(black_box(question.clone().solve())));
        let listed = median(|| {
            black_box(answers.cut_sets().sets().count());
        });
        let measured = median(|| drop(black_box(answers.importance(Some(&sets)))));
        let all = median(|| {
            let lockouts = Question::new(&car, Settings::Typical).map(Question::solve);
            let Some(lockouts) = lockouts else { return };
            let cuts = lockouts.answers.cut_sets();
            black_box((cuts.sets().count(), lockouts.answers.importance(Some(&cuts)), lockouts.answers.probability()));
        });
        let (mut sweep, mut out) = (Sweep::new(), vec![0.0; lockouts.diagram.variables()]);
        let posterior = median(|| {
            black_box(sweep.posteriors(&lockouts.diagram, lockouts.function, &mut out));
        });
        let times = [asked, solved, listed, measured, all].map(|time| format!("{time:.0}")).join(" | ");
        let count = sets.sets().count();
        let faults = lockouts.diagram.support(lockouts.function).len();
        println!("| {} | {faults} | {count} | {times} | {posterior:.2} |", car.id);
    }
}
