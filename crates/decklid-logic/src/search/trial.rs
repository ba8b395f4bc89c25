//! One trial: a walk down to where the bounds are furthest apart, and the way back up.

use super::exchange::Step;
use super::graph::{Progress, least};
use super::{Choice, Link, Problem, Search, TINY, VertexId};

/// The doubt about an action's outcomes is worth clearing when it is this many times its price.
const CLEAR: f64 = 3.0;
/// Longest walk.
const DEEP: usize = 400;

impl<P: Problem> Search<P> {
    /// Walks once. A `clever` walk uses the exchange argument and prefers to clear doubts of the best
    /// policy; a plain one follows what looks cheapest, which never gets stuck where actions lead in a
    /// circle. Returns whether anything was learned.
    pub(super) fn trial(&mut self, root: VertexId, slack: f64, clever: bool) -> bool {
        let expansions = self.expansions;
        let path = self.walk(root, slack, clever);
        let mut changed = false;
        for &at in path.iter().rev() {
            let before = self.bounds(at);
            self.refresh(at);
            changed |= before != self.bounds(at);
        }
        changed || self.expansions > expansions
    }

    fn bounds(&self, at: VertexId) -> (f64, f64) {
        (self.vertex(at).low, self.vertex(at).high)
    }

    /// The walk down: the vertices on it.
    fn walk(&mut self, root: VertexId, slack: f64, clever: bool) -> Vec<VertexId> {
        let mut path = vec![root];
        let mut weight = 1.0;
        let mut at = root;
        let mut before = None;
        while path.len() < DEEP {
            if self.vertex(at).ready {
                self.raise(at);
            } else {
                self.prepare(at);
            }
            let Some((chosen, link)) = self.step_down(at, slack / weight, before, clever) else { break };
            weight *= link.p;
            before = clever.then(|| Step { from: at, action: self.vertex(at).choices[chosen].action });
            at = link.to;
            path.push(at);
        }
        path
    }

    /// Looks into promising actions until the way down is clear: the action and the outcome to follow.
    fn step_down(
        &mut self,
        at: VertexId,
        slack: f64,
        before: Option<Step<P::Action>>,
        clever: bool,
    ) -> Option<(usize, Link)> {
        loop {
            let excluded = before.map_or(&[][..], |step| self.excluded(step));
            if self.vertex(at).width(excluded) <= TINY.max(slack) {
                return None;
            }
            let chosen = self.choose(at, excluded, clever)?;
            match self.vertex(at).choices[chosen].progress {
                Progress::Expanded => {
                    if before.is_some_and(|step| self.exchange(step, at, chosen)) {
                        continue;
                    }
                    return self.widest(&self.vertex(at).choices[chosen]).map(|link| (chosen, link));
                }
                Progress::Raised => self.expand(at, chosen),
                Progress::Refined => self.raise_choice(at, chosen),
                Progress::Rough => self.refine(at, chosen),
            }
            self.refresh(at);
        }
    }

    /// Which action to look into: the one that looks cheapest, unless the vertex's lower bound already comes
    /// from free information and what is uncertain are the best policy's own outcomes.
    fn choose(&self, at: VertexId, excluded: &[P::Action], clever: bool) -> Option<usize> {
        let vertex = self.vertex(at);
        let unless_excluded =
            |c: &Choice<P::Action>, bound| if excluded.contains(&c.action) { f64::INFINITY } else { bound };
        let hopeful = least(&vertex.choices, |c| unless_excluded(c, c.low))?;
        let Some(best) = least(&vertex.choices, |c| unless_excluded(c, c.high)) else { return Some(hopeful) };
        if !clever || vertex.choices[hopeful].low >= vertex.low - TINY {
            return Some(hopeful);
        }
        let choice = &vertex.choices[best];
        let doubt: f64 = choice.links.iter().map(|l| l.p * self.vertex(l.to).width(&choice.excluded)).sum();
        Some(if doubt > CLEAR * choice.price() { best } else { hopeful })
    }

    /// The outcome where the bounds are furthest apart.
    fn widest(&self, choice: &Choice<P::Action>) -> Option<Link> {
        let width = |link: &Link| link.p * self.vertex(link.to).width(&choice.excluded);
        let open = choice.links.iter().filter(|link| width(link) > TINY * 1e-3);
        open.max_by(|a, b| width(a).total_cmp(&width(b))).copied()
    }
}
