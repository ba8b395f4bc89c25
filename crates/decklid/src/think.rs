//! How long to think: the one place that decides, for every face.
//!
//! The limit is on work, not time, so the same question gets the same answer everywhere. What was worked out
//! beforehand ([`solved`]), with far more work, comes first; where it says how good it is, nothing is left to do.

use std::collections::BTreeMap;

use decklid_advice::consult::{Case, Consultation, Refusal};
use decklid_car::car::{Car, GoalKind, MoveId, ToolId};
use decklid_faces::booklet::Advised;

use crate::solved;

/// Good enough: the advice is proven to be within this share of the best.
pub const GOOD_ENOUGH: f64 = 0.01;
/// Trials of the search at most, where nothing was worked out beforehand.
pub const TRIALS: usize = 60;
/// After so many of them, the size is looked at.
const ROUND: usize = 6;
/// So many new nodes of diagrams and costs are work enough for one answer.
const ENOUGH_NODES: usize = 1_000_000;
/// One case may take so many nodes of diagrams, and of costs: under half a gigabyte.
const MOST_NODES: usize = 4_000_000;
/// The same for a car of which a plan was worked out, so that it is known to be worth it: `secured` of some gates needs
/// more than the others may take.
const MOST_NODES_PLANNED: usize = 1 << 24;
/// Searches that are kept for questions like theirs.
const KEPT: usize = 12;

/// A consultation that knows what was worked out beforehand.
///
/// # Errors
/// When the case cannot be true: see [`Refusal`].
pub fn consult(car: &Car, case: Case) -> Result<Consultation<'_>, Refusal> {
    let goal = case.goal;
    let mut consultation = Consultation::new(car, case)?;
    let plan = solved::plan(car, goal);
    consultation.set_limit(if plan.is_some() { MOST_NODES_PLANNED } else { MOST_NODES });
    if let Some(plan) = plan {
        consultation.recall(plan);
    }
    Ok(consultation)
}

/// Thinks until the advice is good enough, or the work is used up.
pub fn enough(consultation: &mut Consultation<'_>) {
    // The first round also lays out what later ones build on.
    let mut most = None;
    for _ in 0..TRIALS / ROUND {
        let mut trials = 0;
        consultation.think(GOOD_ENOUGH, &mut |_, _| {
            trials += 1;
            trials <= ROUND
        });
        let nodes = consultation.nodes();
        if trials <= ROUND || nodes > *most.get_or_insert(nodes.saturating_add(ENOUGH_NODES)) {
            return;
        }
    }
}

/// A consultation in a case that has thought enough.
///
/// # Errors
/// When the case cannot be true: see [`Refusal`].
pub fn through(car: &Car, case: Case) -> Result<Consultation<'_>, Refusal> {
    let mut consultation = consult(car, case)?;
    enough(&mut consultation);
    if consultation.gave_up() {
        return Err(Refusal::TooIntricate);
    }
    Ok(consultation)
}

/// The goal, the steps that are off and the tools that lack: what questions must have in common to share a search.
type Terms = (GoalKind, Vec<MoveId>, Vec<ToolId>);

/// Questions with the same terms, and the search that they share, once it was begun.
pub struct Batch<'c> {
    terms: Terms,
    /// Places of the questions among all that were asked.
    pub questions: Vec<usize>,
    search: Option<Consultation<'c>>,
}

impl<'c> Batch<'c> {
    /// The advice in each of its cases; `None` where a case is impossible.
    pub fn answer(&mut self, car: &'c Car, cases: &[Case]) -> Vec<Option<Advised>> {
        let one = |search: &mut Option<Consultation<'c>>, case: &Case| {
            match search {
                Some(search) => search.turn_to(case.clone()).ok()?,
                None => {
                    let start = Case { entries: Vec::new(), ..case.clone() };
                    let search = search.insert(consult(car, start).ok()?);
                    // One search for many situations grows with them.
                    search.set_limit(usize::MAX);
                    search.turn_to(case.clone()).ok()?;
                }
            }
            let search = search.as_mut()?;
            enough(search);
            Some(Advised::of(search))
        };
        let cases = self.questions.iter().map(|&at| cases.get(at));
        cases.map(|case| one(&mut self.search, case?)).collect()
    }
}

/// Searches of one car that go on where earlier questions left them.
#[derive(Default)]
pub struct Searches<'c> {
    kept: BTreeMap<Terms, (usize, Consultation<'c>)>,
    turn: usize,
}

impl<'c> Searches<'c> {
    /// Cases sorted by what they have in common.
    pub fn batches(&mut self, cases: &[Case]) -> Vec<Batch<'c>> {
        let mut batches: BTreeMap<Terms, Vec<usize>> = BTreeMap::new();
        for (at, case) in cases.iter().enumerate() {
            let terms = (case.goal, case.cannot.clone(), case.lack.clone());
            batches.entry(terms).or_default().push(at);
        }
        let mut begun = |terms: &Terms| self.kept.remove(terms).map(|kept| kept.1);
        let batch = |(terms, questions)| Batch { search: begun(&terms), terms, questions };
        batches.into_iter().map(batch).collect()
    }

    /// Keeps the searches of those batches, and of others the latest.
    pub fn keep(&mut self, batches: Vec<Batch<'c>>) {
        self.turn += 1;
        for Batch { terms, search, .. } in batches {
            self.kept.extend(search.map(|search| (terms, (self.turn, search))));
        }
        while self.kept.len() > KEPT
            && let Some(oldest) = self.kept.iter().min_by_key(|(_, kept)| kept.0).map(|(terms, _)| terms.clone())
        {
            self.kept.remove(&oldest);
        }
    }
}
