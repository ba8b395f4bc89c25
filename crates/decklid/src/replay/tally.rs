//! Counts over scores: of all cases, of one car, or of any others.

use decklid_faces::report::ReplayCounts;

use super::{LOOKED_AT, RULED_OUT, Score, walk::End};

/// Below this a probability counts as this in the log score, so that one case that was ruled out does not hide the rest.
const LEAST_P: f64 = 1e-6;

/// Counts scores.
pub fn counts<'s>(scores: impl IntoIterator<Item = &'s Score>) -> ReplayCounts {
    let mut counts = ReplayCounts::default();
    let (mut logs, mut steps, mut cost, mut open) = (0.0, 0, 0.0, 0);
    for score in scores {
        take(&mut counts, score);
        logs += score.cause.map_or(0.0, |cause| cause.p.max(LEAST_P).ln());
        if matches!(score.walk.end, End::Reached { .. }) {
            (open, steps, cost) = (open + 1, steps + score.walk.steps.len(), cost + score.walk.cost);
        }
    }
    let mean = |sum: f64, count: usize| (count > 0).then(|| sum / count as f64);
    counts.log_score = mean(logs, counts.cause_known);
    counts.mean_steps = mean(steps as f64, open);
    counts.mean_cost = mean(cost, open);
    counts
}

fn take(counts: &mut ReplayCounts, score: &Score) {
    let one = usize::from;
    counts.cases += 1;
    counts.found += one(score.found);
    counts.tellable += one(score.notes == 0);
    counts.accepted += one(score.refused.is_empty());
    counts.cause_known += one(score.cause.is_some());
    counts.cause_first += one(score.in_first(1));
    counts.cause_top3 += one(score.in_first(LOOKED_AT));
    counts.cause_open += one(score.cause.is_some_and(|cause| cause.p >= RULED_OUT));
    counts.way_known += one(score.way_known);
    counts.reached += one(score.way_known && score.reached());
    counts.same_way += one(score.walk.end == End::Reached { same: true });
    counts.called_wrongly += one(score.called_wrongly());
    counts.called_cheaper += one(matches!(score.walk.end, End::Called(call) if call.dearer_by.is_some()));
    counts.unsafe_cases += one(!score.walk.unsafe_steps.is_empty());
}
