//! The work of learning, side by side. Sums are always made in the same order.

use decklid::learn::{self, Learned, Lesson, Score, Stage, learn};
use decklid::think;
use decklid_advice::consult::Case;
use decklid_advice::learn::{Bundle, Judgment, Sums};
use decklid_car::car::{GoalKind, MoveId};
use decklid_console::failure::Failure;
use decklid_faces::report::FirstStep;

use super::checkpoint::Checkpoint;
use crate::commands::progress::Progress;
use decklid_console::cores::side_by_side;

/// A checkpoint is kept after so many rounds.
const OFTEN: usize = 10;
/// Other first steps that are priced, to find the one that was advised before.
const PRICED: usize = 8;

/// Compiles the cases; those that cannot be are left out of the lesson.
pub(super) fn compile(lesson: &mut Lesson, threads: usize) -> Vec<Option<Bundle>> {
    learn::compile(lesson, |count, one| side_by_side(threads, count, &one))
}

/// Learns.
pub(super) fn teach(
    lesson: &Lesson,
    bundles: &[Option<Bundle>],
    judgment: Judgment,
    threads: usize,
    checkpoint: &mut Checkpoint,
) -> Result<Learned, Failure> {
    let mut ask = |p: &[f64]| {
        side_by_side(threads, bundles.len(), &|at| {
            let (priors, slip) = lesson.priors(lesson.units[at].car, p);
            bundles[at].as_ref().map_or_else(Sums::default, |bundle| bundle.weigh(&priors, slip))
        })
    };
    let from = checkpoint.shifts();
    let (mut climbing, mut kept) = (Progress::new("climbing", "rounds", 100), Ok(()));
    let mut knowing = Progress::new("intervals", "numbers", lesson.numbers.len() as u64);
    let learned = learn(lesson, judgment, from.as_deref(), &mut ask, &mut |stage| match stage {
        Stage::Climb(round, shifts, _) => {
            climbing.tell(round.min(100));
            if round % OFTEN == OFTEN - 1 && kept.is_ok() {
                kept = checkpoint.climbed(shifts);
            }
        }
        Stage::Spread(at) => knowing.tell(at),
    });
    climbing.end();
    knowing.end();
    kept.map(|()| learned)
}

/// How well these numbers foretell the cases that are held out.
pub(super) fn score(lesson: &Lesson, p: &[f64], threads: usize) -> Score {
    let scores = side_by_side(threads, lesson.units.len(), &|at| {
        let unit = &lesson.units[at];
        Score::of(&lesson.car_with(unit.car, p), unit.goal, &unit.held)
    });
    scores.iter().fold(Score::default(), |mut all, score| {
        all.add(score);
        all
    })
}

/// Cars of the lesson whose first step is another with other numbers.
pub(super) fn first_steps(lesson: &Lesson, before: &[f64], after: &[f64], threads: usize) -> Vec<FirstStep> {
    let steps = side_by_side(threads, lesson.cars.len(), &|at| {
        let (old, new) = (lesson.car_with(at, before), lesson.car_with(at, after));
        let first = think::through(&old, Case::new(GoalKind::Open)).ok()?.advice().mv;
        let mut now = think::through(&new, Case::new(GoalKind::Open)).ok()?;
        let advised = now.advice().mv;
        let mut regret = || now.reasons(PRICED).alternatives.into_iter().find(|(mv, _)| Some(*mv) == first);
        let id = |mv: Option<MoveId>| mv.map(|mv| old.at(mv).id.clone());
        (advised != first).then(|| FirstStep {
            car: old.id.clone(),
            before: id(first),
            after: id(advised),
            regret: regret().map(|(_, more)| more),
        })
    });
    steps.into_iter().flatten().collect()
}
