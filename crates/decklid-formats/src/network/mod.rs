//! Third-party belief networks, and exact posteriors in them.
//!
//! ```text
//!   Network ──moral graph, min-fill──► Tree of cliques ──two passes──► all posteriors
//! ```
//! The tree is built once; each question is two passes over its tables.

mod elimination;
mod tree;

pub use tree::{MOST_NUMBERS, Posteriors, TooLarge, Tree};

/// A variable by its place in [`Network::variables`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct NodeId(pub usize);

/// A belief network: variables with states, each given its parents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// Its name; may be empty.
    pub name: String,
    /// All variables.
    pub variables: Vec<Variable>,
}

/// A variable.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Names of its states.
    pub states: Vec<String>,
    /// What it depends on.
    pub parents: Vec<NodeId>,
    /// Probability of each state, for each joint state of the parents: the last parent varies fastest of
    /// them, the variable's own state faster still.
    pub table: Vec<f64>,
}

impl Network {
    /// The variable of that name.
    pub fn find(&self, name: &str) -> Option<NodeId> {
        self.variables.iter().position(|v| v.name == name).map(NodeId)
    }

    /// A variable that is its own ancestor, if there is one.
    pub fn in_a_circle(&self) -> Option<NodeId> {
        let count = self.variables.len();
        let mut left: Vec<usize> = self.variables.iter().map(|v| v.parents.len()).collect();
        let mut children = vec![Vec::new(); count];
        for (at, variable) in self.variables.iter().enumerate() {
            variable.parents.iter().for_each(|p| children[p.0].push(at));
        }
        let mut open: Vec<usize> = (0..count).filter(|&n| left[n] == 0).collect();
        while let Some(node) = open.pop() {
            for &child in &children[node] {
                left[child] -= 1;
                if left[child] == 0 {
                    open.push(child);
                }
            }
        }
        // The rest is on a circle or leads from one: going up the parents ends in a circle.
        let mut at = left.iter().position(|&l| l > 0)?;
        for _ in 0..count {
            at = self.variables[at].parents.iter().find(|p| left[p.0] > 0).map_or(at, |p| p.0);
        }
        Some(NodeId(at))
    }
}
