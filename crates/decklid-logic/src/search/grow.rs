//! How the graph grows, and how bounds get better.

use rustc_hash::FxHashSet;

use super::graph::{Progress, without_self_loops};
use super::{Choice, Link, Problem, QUESTION, Search, Successor, TINY, Vertex, VertexId};

/// Other vertices raise the lower bound of one by at least this share of its cost.
const RAISE: f64 = 0.001;
/// Branches of the simple policy that are rarer are left to the search.
const RARE: f64 = 2e-3;

impl<P: Problem> Search<P> {
    /// The vertex of a belief, which is added if it is new.
    pub fn locate(&mut self, belief: P::Belief) -> VertexId {
        if let Some(&at) = self.by_belief.get(&belief) {
            return at;
        }
        let at = if self.problem.is_goal(belief) {
            self.goal.unwrap_or_else(|| self.add_goal(belief))
        } else {
            let representative = self.problem.representative(belief);
            let at = self.by_representative.get(&representative).copied();
            let at = at.unwrap_or_else(|| self.add(representative, belief));
            self.problem.remember(belief, at);
            at
        };
        self.by_belief.insert(belief, at);
        at
    }

    fn add_goal(&mut self, belief: P::Belief) -> VertexId {
        let at = VertexId::from_index(self.vertices.len());
        let (low, high, floor, fallback) = (0.0, 0.0, 0.0, None);
        let (first, choices, ready, goal) = (belief, Vec::new(), true, true);
        self.vertices.push(Vertex { belief, low, high, fallback, first, floor, choices, ready, goal });
        self.goal = Some(at);
        at
    }

    fn add(&mut self, belief: P::Belief, first: P::Belief) -> VertexId {
        let (fallback, high) = self.problem.fallback(belief);
        let floor = self.problem.floor(first);
        let low = floor.min(high);
        let at = VertexId::from_index(self.vertices.len());
        let (choices, ready, goal) = (Vec::new(), false, false);
        self.vertices.push(Vertex { belief, low, high, fallback, first, floor, choices, ready, goal });
        self.by_representative.insert(belief, at);
        self.raise(at);
        at
    }

    /// Raises the lower bound of a vertex by those of others.
    pub(super) fn raise(&mut self, at: VertexId) {
        let Vertex { first, floor, low, high, .. } = *self.vertex(at);
        let vertices = &self.vertices;
        let least = low - floor + RAISE * high;
        let gain = self.problem.raise(first, None, least, &|v| vertices[v.index()].low);
        self.vertices[at.index()].low = low.max((floor + gain).min(high));
    }

    /// Raises the lower bound of an action by those of vertices that may follow.
    pub(super) fn raise_choice(&mut self, at: VertexId, choice: usize) {
        let Vertex { belief, high, .. } = *self.vertex(at);
        let vertices = &self.vertices;
        let action = vertices[at.index()].choices[choice].action;
        let gain = self.problem.raise(belief, Some(action), RAISE * high, &|v| vertices[v.index()].low);
        let choice = &mut self.vertices[at.index()].choices[choice];
        choice.low = choice.low.max(choice.floor + gain);
        choice.progress = Progress::Raised;
    }

    /// Lists the actions of a vertex.
    pub(super) fn prepare(&mut self, at: VertexId) {
        let Vertex { belief, floor, ready, .. } = *self.vertex(at);
        if ready {
            return;
        }
        let mut choices = std::mem::take(&mut self.vertices[at.index()].choices);
        for (action, low) in self.problem.actions(belief, floor) {
            if choices.iter().all(|choice| choice.action != action) {
                choices.push(self.rough(action, low));
            }
        }
        choices.sort_by_key(|choice| choice.action);
        self.vertices[at.index()].choices = choices;
        self.vertices[at.index()].ready = true;
        self.refresh(at);
    }

    pub(super) fn rough(&self, action: P::Action, low: f64) -> Choice<P::Action> {
        Choice::rough(action, low, self.problem.can_come_before(action).to_vec())
    }

    pub(super) fn refine(&mut self, at: VertexId, choice: usize) {
        let Vertex { belief, choices, .. } = &self.vertices[at.index()];
        let low = self.problem.refine(*belief, choices[choice].action);
        let choice = &mut self.vertices[at.index()].choices[choice];
        choice.floor = low;
        choice.low = choice.low.max(low);
        choice.progress = Progress::Refined;
    }

    /// Follows the problem's simple policy from a vertex down to rare branches, so that what it costs is the
    /// first upper bound.
    pub(super) fn seed(&mut self, at: VertexId) {
        self.follow(at, 1.0, &mut FxHashSet::default());
    }

    fn follow(&mut self, at: VertexId, p: f64, met: &mut FxHashSet<VertexId>) {
        if self.vertex(at).ready || p < RARE || !met.insert(at) {
            return;
        }
        self.prepare(at);
        let belief = self.vertex(at).belief;
        let proposed = self.problem.propose(belief);
        let Some(choice) = proposed.and_then(|action| self.vertex(at).position(action)) else { return };
        self.expand_once(at, choice);
        for link in self.vertex(at).choices[choice].links.clone() {
            self.follow(link.to, p * link.p, met);
        }
        self.refresh(at);
    }

    /// Works out what may follow an action.
    pub(super) fn expand(&mut self, at: VertexId, choice: usize) {
        self.expansions += 1;
        let Vertex { belief, choices, .. } = &self.vertices[at.index()];
        let successors = self.problem.successors(*belief, choices[choice].action);
        let mut links = Vec::with_capacity(successors.len());
        for Successor { outcome, p, cost, next, only_informs, informed_low } in successors {
            let to = self.locate(next);
            links.push(Link { outcome, p, cost, to, only_informs, informed_low });
        }
        let choice = &mut self.vertices[at.index()].choices[choice];
        choice.progress = Progress::Expanded;
        choice.links = without_self_loops(links, at);
        if choice.links.is_empty() {
            choice.low = f64::INFINITY; // neither informs nor changes anything
        }
    }

    pub(super) fn expand_once(&mut self, at: VertexId, choice: usize) {
        if self.vertex(at).choices[choice].progress != Progress::Expanded {
            self.expand(at, choice);
        }
    }

    /// Takes the bounds of a vertex from those of what follows, and drops actions that cannot be the best.
    pub(super) fn refresh(&mut self, at: VertexId) {
        let Vertex { mut low, mut high, .. } = *self.vertex(at);
        let mut least_low = f64::INFINITY;
        let mut choices = std::mem::take(&mut self.vertices[at.index()].choices);
        for choice in &mut choices {
            if choice.progress == Progress::Expanded && !choice.links.is_empty() {
                low = low.max(self.refresh_choice(choice));
                high = high.min(choice.high);
            }
            least_low = least_low.min(choice.low);
        }
        if self.vertex(at).ready && !choices.is_empty() {
            low = low.max(least_low.min(high));
            let near = high * (1.0 + QUESTION) + TINY;
            choices.retain(|c| c.low <= near || c.high <= near);
        }
        let vertex = &mut self.vertices[at.index()];
        vertex.choices = choices;
        vertex.low = low.min(high);
        vertex.high = high;
    }

    /// Takes the bounds of an action from those of what follows: the lower bound that it gives its vertex,
    /// since knowing its outcome for free cannot hurt.
    fn refresh_choice(&self, choice: &mut Choice<P::Action>) -> f64 {
        let (mut low, mut high, mut informed) = (0.0, 0.0, 0.0);
        for link in &choice.links {
            let next = self.vertex(link.to);
            low += link.p * (link.cost + next.low_without(&choice.excluded));
            high += link.p * (link.cost + next.high);
            informed += link.p * if link.only_informs { next.low } else { link.informed_low };
        }
        choice.low = choice.low.max(low);
        choice.high = choice.high.min(high);
        informed
    }
}
