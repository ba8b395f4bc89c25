//! What was learned, as a report.

use decklid::garage::NUMBERS;
use decklid::learn::{Faulty, Learned, Lesson, Score};
use decklid_advice::learn::Judgment;
use decklid_faces::report::{CalibrationBin, Foretold, LearnReport, LearnedNumber, LeftOutCase, TaughtCar};

use super::gather::Gathered;
use crate::args::LearnArgs;

/// The report but for scores and steps.
pub(super) fn report(
    lesson: &Lesson,
    learned: &Learned,
    gathered: &Gathered,
    args: &LearnArgs,
    judgment: Judgment,
) -> LearnReport {
    let numbers = (0..lesson.numbers.len()).map(|at| number(lesson, learned, at, args.k_anonymous));
    let (told, still) = numbers.partition(|number: &LearnedNumber| number.learned != number.judged);
    let left_out: Vec<LeftOutCase> = left_out(lesson, gathered);
    LearnReport {
        cases: lesson.taught(),
        held_out: held(lesson),
        different: lesson.units.iter().map(|unit| unit.taught.len()).sum(),
        left_out_records: left_out.iter().map(|left| left.records).sum(),
        left_out,
        judgment_factor: judgment.factor,
        rounds: learned.rounds,
        settled: learned.settled,
        numbers: told,
        judgment_still: still,
        before: None,
        after: None,
        first_steps: Vec::new(),
        by_car: by_car(lesson, args.k_anonymous),
        file: args.output.as_ref().map(|file| file.display().to_string()),
    }
}

fn held(lesson: &Lesson) -> u64 {
    lesson.units.iter().flat_map(|unit| &unit.held).map(|seen| seen.count as u64).sum()
}

fn number(lesson: &Lesson, learned: &Learned, at: usize, least: u64) -> LearnedNumber {
    let number = &lesson.numbers[at];
    let known = learned.known.as_ref().map(|known| known[at]);
    let moved = learned.p[at] != number.number.judged;
    LearnedNumber {
        id: number.id.clone(),
        car: (number.owner != NUMBERS).then(|| number.owner.clone()),
        judged: number.number.judged,
        learned: learned.p[at],
        low: known.map(|known| known.interval.0),
        high: known.map(|known| known.interval.1),
        told: known.map(|known| known.told),
        cases: number.cases,
        written: moved && number.cases >= least,
    }
}

/// Everything that could not be used, by place.
fn left_out(lesson: &Lesson, gathered: &Gathered) -> Vec<LeftOutCase> {
    let mut faulty: Vec<&Faulty> = gathered.broken.iter().chain(&lesson.faulty).collect();
    faulty.sort_by_key(|faulty| faulty.first);
    let case = |faulty: &Faulty| LeftOutCase {
        file: gathered.files.get(faulty.first.file as usize).cloned().unwrap_or_default(),
        line: faulty.first.line,
        records: faulty.records,
        why: faulty.why.trim_end_matches('.').to_owned(),
    };
    let mut left: Vec<LeftOutCase> = faulty.into_iter().map(case).collect();
    if gathered.pile.overflow > 0 {
        let why = format!("more than {} cases differ", decklid::learn::MOST_KINDS);
        left.push(LeftOutCase { file: String::new(), line: 0, records: gathered.pile.overflow, why });
    }
    left
}

fn by_car(lesson: &Lesson, least: u64) -> Vec<TaughtCar> {
    let of = |at: usize| {
        let cases = || lesson.units.iter().filter(move |unit| unit.car == at).flat_map(|unit| &unit.taught);
        TaughtCar {
            car: lesson.cars[at].id.clone(),
            cases: cases().map(|seen| seen.count as u64).sum(),
            different: cases().count(),
            model_hash: lesson.cars[at].hash.clone(),
        }
    };
    (0..lesson.cars.len()).map(of).filter(|car| car.cases >= least.max(1)).collect()
}

/// A score in words of the report; none where nothing was found.
pub(super) fn foretold(score: &Score) -> Option<Foretold> {
    let bin = |[cases, p, found]: &[f64; 3]| CalibrationBin {
        cases: *cases as u64,
        foretold: p / cases,
        found: found / cases,
    };
    (score.cases > 0.0).then(|| Foretold {
        cases: score.cases as u64,
        log_score: score.log / score.cases,
        cause_known: score.named as u64,
        cause_first: score.first as u64,
        calibration: score.bins.iter().filter(|bin| bin[0] > 0.0).map(bin).collect(),
    })
}
