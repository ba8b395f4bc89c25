//! Learned numbers as a file that is laid over `numbers.toml`.

use std::fmt::Write;

use super::Learned;
use super::lesson::{Lesson, SLIP};
use crate::garage::NUMBERS;

/// The file; numbers with fewer than `least` cases behind them are left out, and so are those that are as they were judged.
pub fn write(lesson: &Lesson, learned: &Learned, least: u64) -> String {
    let cases = lesson.taught().min(u64::from(u32::MAX));
    let mut text = format!(
        "# Learned from cases by decklid-lab learn, to be laid over numbers.toml (--numbers FILE).\n\
         # Beside each number: what it was judged to be, and where it lies with 90 %.\n\
         # Numbers that are not here are judgement still.\n\n[learned]\ncases = {cases}\n"
    );
    let mut owners: Vec<&str> = lesson.numbers.iter().map(|number| number.owner.as_str()).collect();
    owners.sort_unstable();
    owners.dedup();
    // Those that all cars share come first.
    owners.sort_by_key(|owner| *owner != NUMBERS);
    for owner in owners {
        let of_owner = |at: &usize| lesson.numbers[*at].owner == owner;
        let told = |at: &usize| {
            let number = &lesson.numbers[*at];
            number.cases >= least && learned.p[*at] != number.number.judged
        };
        let mut told: Vec<usize> = (0..lesson.numbers.len()).filter(of_owner).filter(told).collect();
        told.sort_by(|a, b| lesson.numbers[*a].id.cmp(&lesson.numbers[*b].id));
        let (slip, priors): (Vec<usize>, Vec<usize>) = told.into_iter().partition(|at| lesson.numbers[*at].id == SLIP);
        let header = if owner == NUMBERS { "prior".to_owned() } else { format!("car.{owner}.prior") };
        section(&mut text, &header, &priors, lesson, learned, &|id| format!("\"{id}\""));
        section(&mut text, "rate", &slip, lesson, learned, &|_| "slip".to_owned());
    }
    text
}

fn section(
    text: &mut String,
    header: &str,
    numbers: &[usize],
    lesson: &Lesson,
    learned: &Learned,
    key: &dyn Fn(&str) -> String,
) {
    if numbers.is_empty() {
        return;
    }
    *text += &format!("\n[{header}]\n");
    for &at in numbers {
        let number = &lesson.numbers[at];
        let interval = learned.known.as_ref().map_or(String::new(), |known| {
            let (low, high) = known[at].interval;
            format!(", {} to {}", figure(low), figure(high))
        });
        // Writing to a text cannot fail.
        let _ = writeln!(
            text,
            "{} = {} # {} judged{interval}; {} cases",
            key(&number.id),
            figure(learned.p[at]),
            number.number.judged,
            number.cases
        );
    }
}

/// Four digits that count; never 0 or 1.
pub(super) fn figure(p: f64) -> String {
    let p = p.clamp(1e-9, 1.0 - 1e-9);
    let digits = (3 - p.min(1.0 - p).log10().floor() as i32).clamp(4, 12) as usize;
    let text = format!("{p:.digits$}");
    text.trim_end_matches('0').to_owned()
}
