//! A policy from elsewhere, laid into the graph: what it really costs here becomes an upper bound.

use super::graph::Progress;
use super::{Problem, Search, TINY, VertexId};

impl<P: Problem> Search<P> {
    /// Works out what follows that action, whether or not other actions were looked at: each outcome with its
    /// probability and the vertex after it. The action must make sense in the belief. [`Self::settle`] makes use of it.
    pub fn lay(&mut self, at: VertexId, action: P::Action) -> Vec<(u16, f64, VertexId)> {
        let choice = match self.vertex(at).position(action) {
            Some(choice) => choice,
            None => {
                let rough = self.rough(action, 0.0);
                let choices = &mut self.vertices[at.index()].choices;
                choices.push(rough);
                choices.len() - 1
            }
        };
        if self.vertex(at).choices[choice].progress != Progress::Expanded {
            self.expand(at, choice);
        }
        self.vertex(at).choices[choice].links.iter().map(|link| (link.outcome, link.p, link.to)).collect()
    }

    /// Changes the problem, and begins again with nothing searched.
    pub fn restart(&mut self, change: impl FnOnce(&mut P)) {
        change(&mut self.problem);
        self.vertices.clear();
        self.by_representative.clear();
        self.by_belief.clear();
        self.goal = None;
        let root = self.problem.root();
        self.locate(root);
    }

    /// Whether the goal is reached there.
    pub fn is_goal(&self, at: VertexId) -> bool {
        self.vertex(at).goal
    }

    /// Whether it is known of some action there what may follow.
    pub fn is_expanded(&self, at: VertexId) -> bool {
        self.vertex(at).choices.iter().any(|choice| choice.progress == Progress::Expanded)
    }

    /// Takes the bounds of a vertex from those of what follows.
    pub fn settle(&mut self, at: VertexId) {
        if !self.vertex(at).goal {
            self.refresh(at);
        }
    }

    /// Takes it as proven that no policy costs less than `low` from there.
    pub fn trust(&mut self, at: VertexId, low: f64) {
        let vertex = &mut self.vertices[at.index()];
        vertex.low = vertex.low.max(low.min(vertex.high));
    }

    /// Whether the bounds of a vertex are as near as `gap` of its cost.
    pub fn is_proven(&self, at: VertexId, gap: f64) -> bool {
        let vertex = self.vertex(at);
        vertex.high - vertex.low <= gap * vertex.high + TINY
    }
}
