//! Fault trees: what has to go wrong together, as gates over basic events, and what follows from it.
//!
//! ```text
//!   Tree ──normal──► And, at least, xor and signs ──modules──► independent parts
//!                                                                   │ compile: several orders, a budget
//!                    Answers: count, sizes, first sets, importance ◄┘ a small diagram each
//! ```
//!
//! A module is a part that shares nothing with the rest. It gets a diagram of its own in which the
//! modules below it are single variables, so that sizes add up and do not multiply. Nothing is
//! enumerated: tens of millions of cut sets are a few thousand rows.
//!
//! ```
//! use decklid_logic::diagram::Count;
//! use decklid_logic::tree::{Effort, Gate, Tree, answers};
//!
//! let mut tree = Tree::new();
//! let valve = tree.event("valve", 0.1);
//! let pumps = [tree.event("pump1", 0.2), tree.event("pump2", 0.2)];
//! let both = tree.gate(Gate::All, pumps.to_vec());
//! tree.top = tree.gate(Gate::Any, vec![valve, both]);
//! let answers = answers(&tree, Effort::default())?;
//! assert!((answers.probability() - (1.0 - 0.9 * 0.96)).abs() < 1e-15);
//! let cuts = answers.cut_sets();
//! assert_eq!(cuts.count(), Count::Exact(2));
//! assert_eq!(cuts.sets().collect::<Vec<_>>(), [vec![0], vec![1, 2]]);
//! # Ok::<(), decklid_logic::tree::Unsolved>(())
//! ```

mod answers;
mod compile;
mod gates;
mod importance;
mod listing;
mod modules;
mod normal;
mod orders;

pub use answers::Answers;
pub use compile::Effort;
pub use gates::{Event, Gate, Link, Node, Tree, Unsolved};
pub use importance::Importance;
pub use listing::{Families, Listing};

use rustc_hash::FxHashMap;

use crate::algebra::Algebra;
use crate::diagram::{Diagram, Node as Function};

/// Everything that follows from a tree, exactly.
///
/// # Errors
/// Gates in a circle, or a part too large for the effort; never an answer that is cut off.
pub fn answers(tree: &Tree, effort: Effort) -> Result<Answers, Unsolved> {
    let normal = normal::normal(tree)?;
    compile::compile(tree, &normal, effort)
}

/// A fourth reading of a Boolean: as the formula that it is, for other programs to solve.
///
/// What is the same function is written once, however it came about: the diagram beside it tells.
#[derive(Clone, Debug)]
pub struct Writer {
    tree: Tree,
    diagram: Diagram,
    links: FxHashMap<Function, Link>,
}

impl Writer {
    /// A writer over these basic events.
    pub fn new(events: Vec<Event>) -> Self {
        let mut diagram = Diagram::new(events.iter().map(|event| event.probability).collect());
        let mut tree = Tree::new();
        let mut links = FxHashMap::from_iter([(Function::FALSE, Link::FALSE), (Function::TRUE, Link::TRUE)]);
        for (variable, event) in events.into_iter().enumerate() {
            links.insert(diagram.var(variable), tree.event(event.name, event.probability));
        }
        Writer { tree, diagram, links }
    }

    /// The function "this event happens".
    pub fn event(&mut self, event: usize) -> Function {
        self.diagram.var(event)
    }

    /// Everything that was written, with that function as the top.
    pub fn finish(mut self, top: Function) -> Tree {
        self.tree.top = self.link(top);
        self.tree
    }

    /// Where a function was written, or its opposite.
    fn link(&mut self, function: Function) -> Link {
        if let Some(&link) = self.links.get(&function) {
            return link;
        }
        let opposite = self.diagram.not(function);
        self.links.get(&opposite).map_or(Link::FALSE, |link| link.opposite())
    }

    fn gate(&mut self, gate: Gate, parts: [Function; 2], made: Function) -> Function {
        let opposite = self.diagram.not(made);
        if !self.links.contains_key(&made) && !self.links.contains_key(&opposite) {
            let inputs = parts.map(|part| self.link(part)).to_vec();
            let link = self.tree.gate(gate, inputs);
            self.links.insert(made, link);
        }
        made
    }
}

impl Algebra for Writer {
    type Bit = Function;

    fn constant(&mut self, value: bool) -> Function {
        if value { Function::TRUE } else { Function::FALSE }
    }

    fn not(&mut self, a: Function) -> Function {
        self.diagram.not(a)
    }

    fn and(&mut self, a: Function, b: Function) -> Function {
        let made = self.diagram.and(a, b);
        self.gate(Gate::All, [a, b], made)
    }

    fn or(&mut self, a: Function, b: Function) -> Function {
        let made = self.diagram.or(a, b);
        self.gate(Gate::Any, [a, b], made)
    }
}
