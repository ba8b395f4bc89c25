//! A plan worked out beforehand saves the search: what it costs from here is worked out exactly, and where this very
//! situation was proven, nothing is left to think about.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::{Case, Consultation, outcome};
use crate::plan::stored::{Proof, StoredPlan};
use crate::plan::world::World;
use decklid_logic::search::{Search, VertexId};

/// A plan, and the vertices under which it lies already.
pub(super) struct Recalled {
    pub(super) plan: Arc<StoredPlan>,
    laid: FxHashSet<VertexId>,
}

impl Consultation<'_> {
    /// Takes up a plan for this car and goal that was worked out beforehand.
    pub fn recall(&mut self, plan: Arc<StoredPlan>) {
        self.recalled = Some(Recalled { plan, laid: FxHashSet::default() });
    }

    /// Follows the plan from where the case stands. Off its ways it may still do as a first policy from the start.
    pub(super) fn lay_plan(&mut self) {
        let Some((situation, proof)) = self.situation() else { return };
        let low = proof.map(|proof| proof.low);
        let here = self.here;
        if let Some(Recalled { plan, laid }) = &mut self.recalled {
            lay(&mut self.search, plan, here, situation, laid);
        }
        if let Some(low) = low {
            self.search.trust(here, low);
        }
    }

    /// Makes ready to search: until then, a plan is followed without lower bounds of one's own.
    pub(super) fn wake(&mut self) {
        if self.search.problem().is_awake() {
            return;
        }
        self.search.restart(World::wake);
        self.here = VertexId::ROOT;
        if let Some(recalled) = &mut self.recalled {
            recalled.laid.clear();
        }
        self.lay_plan();
    }

    /// What is stored as proven of the case as it stands.
    pub(super) fn proof(&self) -> Option<&Proof> {
        self.situation()?.1
    }

    fn situation(&self) -> Option<(usize, Option<&Proof>)> {
        let plan = &self.recalled.as_ref()?.plan;
        let Some(at) = self.reached(plan) else { return Some((0, None)) };
        let proof = plan.situations.get(at)?.proof.as_ref();
        Some((at, proof.filter(|_| self.is_usual())))
    }

    /// The situation of the plan to which the answers lead.
    fn reached(&self, plan: &StoredPlan) -> Option<usize> {
        let mut at = 0;
        for entry in &self.case.entries {
            let Some(outcome) = outcome(self.car(), entry) else { continue };
            plan.situations.get(at).filter(|situation| situation.mv == entry.mv)?;
            at = plan.after(at, outcome.index())?;
        }
        Some(at)
    }

    /// Whether nothing was told but outcomes, and all of them are taken at their word.
    fn is_usual(&self) -> bool {
        let told = self.case.entries.iter().all(|entry| outcome(self.car(), entry).is_some());
        let honest = self.doubts.iter().sum::<f64>() < 0.5;
        told && honest
            && !self.supposed
            && Case { entries: Vec::new(), ..self.case.clone() } == Case::new(self.case.goal)
    }
}

/// Lays the plan from a situation on under a vertex. Only as deep as a plan is long.
fn lay(
    search: &mut Search<World<'_>>,
    plan: &StoredPlan,
    at: VertexId,
    situation: usize,
    laid: &mut FxHashSet<VertexId>,
) {
    let Some(mv) = plan.situations.get(situation).map(|situation| situation.mv) else { return };
    let belief = search.vertex(at).belief;
    if search.is_goal(at) || !search.problem_mut().may_advise(belief, mv) || !laid.insert(at) {
        return;
    }
    for (outcome, _, to) in search.lay(at, mv) {
        if let Some(next) = plan.after(situation, outcome.into()) {
            lay(search, plan, to, next, laid);
        }
    }
    search.settle(at);
}
