//! The graph: vertices, the actions in each, and where their outcomes lead.

/// The place of a vertex in a [`Search`](super::Search).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct VertexId(u32);

impl VertexId {
    /// The vertex where the search starts.
    pub const ROOT: VertexId = VertexId(0);

    pub(super) fn from_index(index: usize) -> Self {
        // A vertex takes over a hundred bytes, so memory ends first.
        VertexId(index as u32)
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A belief in the graph.
#[derive(Debug)]
pub struct Vertex<B, A> {
    /// The belief that stands for all beliefs of this vertex.
    pub belief: B,
    /// No policy does better than this.
    pub low: f64,
    /// The policy found so far does this well.
    pub high: f64,
    /// First action of a policy that surely ends.
    pub fallback: Option<A>,
    /// The first belief of this vertex that was met.
    pub(super) first: B,
    /// [`Problem::floor`](super::Problem::floor) of it.
    pub(super) floor: f64,
    /// Actions that may still be the best one; empty until [`ready`](Self::ready).
    pub(super) choices: Vec<Choice<A>>,
    pub(super) ready: bool,
    pub(super) goal: bool,
}

impl<B, A: PartialEq> Vertex<B, A> {
    pub(super) fn choice(&self, action: A) -> Option<&Choice<A>> {
        self.choices.iter().find(|c| c.action == action)
    }

    pub(super) fn position(&self, action: A) -> Option<usize> {
        self.choices.iter().position(|c| c.action == action)
    }

    /// Lower bound when some actions may not come next.
    pub(super) fn low_without(&self, excluded: &[A]) -> f64 {
        if excluded.is_empty() || self.goal || !self.ready {
            return self.low;
        }
        let allowed = self.choices.iter().filter(|c| !excluded.contains(&c.action));
        let least = allowed.map(|c| c.low).fold(f64::INFINITY, f64::min);
        self.low.max(least.min(self.high))
    }

    /// How far the bounds are apart when some actions may not come next.
    pub(super) fn width(&self, excluded: &[A]) -> f64 {
        self.high - self.low_without(excluded)
    }
}

/// An action in a vertex.
#[derive(Debug)]
pub(super) struct Choice<A> {
    pub(super) action: A,
    /// [`Problem::refine`](super::Problem::refine) of it; 0 before [`Progress::Refined`].
    pub(super) floor: f64,
    pub(super) low: f64,
    pub(super) high: f64,
    /// Empty before [`Progress::Expanded`], and for an action that neither informs nor changes anything.
    pub(super) links: Vec<Link>,
    pub(super) progress: Progress,
    /// Actions that need not come next after this one fails, because the other order is as good.
    pub(super) excluded: Vec<A>,
}

impl<A> Choice<A> {
    pub(super) fn rough(action: A, low: f64, excluded: Vec<A>) -> Self {
        let (floor, high) = (0.0, f64::INFINITY);
        Choice { action, floor, low, high, links: Vec::new(), progress: Progress::Rough, excluded }
    }

    pub(super) fn only_informs(&self) -> bool {
        !self.links.is_empty() && self.links.iter().all(|link| link.only_informs)
    }

    /// Mean price of the action itself.
    pub(super) fn price(&self) -> f64 {
        self.links.iter().map(|link| link.p * link.cost).sum()
    }
}

/// How far an action has been looked into.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Progress {
    /// Only a cheap bound is known.
    Rough,
    /// A better bound is known.
    Refined,
    /// So is what other vertices add to it.
    Raised,
    /// What may follow is known.
    Expanded,
}

/// An outcome of an expanded action.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) outcome: u16,
    pub(super) p: f64,
    pub(super) cost: f64,
    pub(super) to: VertexId,
    pub(super) only_informs: bool,
    pub(super) informed_low: f64,
}

/// What follows once an action that may leave everything as it was has been repeated until it does not.
pub(super) fn without_self_loops(mut links: Vec<Link>, at: VertexId) -> Vec<Link> {
    let (mut stays, mut wasted) = (0.0, 0.0);
    links.retain(|link| {
        let loops = link.to == at;
        if loops {
            stays += link.p;
            wasted += link.p * link.cost;
        }
        !loops
    });
    if stays > 0.0 {
        for link in &mut links {
            link.p /= 1.0 - stays;
            link.cost += wasted / (1.0 - stays);
        }
    }
    links
}

/// The choice with the least finite key.
pub(super) fn least<A>(choices: &[Choice<A>], key: impl Fn(&Choice<A>) -> f64) -> Option<usize> {
    let at = (0..choices.len()).min_by(|&a, &b| key(&choices[a]).total_cmp(&key(&choices[b])))?;
    key(&choices[at]).is_finite().then_some(at)
}
