//! A tree as it is written: events, gates, and why it cannot be solved.

use std::fmt;

/// Variables of one module at most: operations on diagrams recurse as deep as there are variables.
pub(super) const WIDEST: usize = 4_000;

/// An event, a gate or a constant of a [`Tree`], or the opposite of one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Link(u32);

impl Link {
    /// Never so.
    pub const FALSE: Link = Link(0);
    /// Always so.
    pub const TRUE: Link = Link(1);

    pub(super) fn to(node: usize) -> Self {
        Link((node as u32) << 1)
    }

    /// The node that it leads to, whichever the sign.
    pub fn node(self) -> usize {
        (self.0 >> 1) as usize
    }

    /// Whether it stands for the opposite of its node.
    pub fn is_opposite(self) -> bool {
        self.0 & 1 == 1
    }

    /// The opposite.
    #[must_use]
    pub fn opposite(self) -> Self {
        Link(self.0 ^ 1)
    }

    /// The opposite if asked for.
    pub(super) fn with_sign(self, opposite: bool) -> Self {
        Link(self.0 ^ u32::from(opposite))
    }
}

/// How a gate combines its inputs.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Gate {
    /// All of them; true when there is none.
    All,
    /// At least one of them; false when there is none.
    Any,
    /// At least this many of them.
    AtLeast(u32),
    /// An odd number of them.
    Odd,
}

/// What stands at a place of the tree.
#[derive(Clone, PartialEq, Debug)]
pub enum Node {
    /// Never so.
    Never,
    /// A basic event, by its number in [`Tree::events`].
    Event(usize),
    /// A gate and its inputs.
    Gate(Gate, Vec<Link>),
}

/// A basic event: independent of all others.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// Its name.
    pub name: String,
    /// Probability that it happens.
    pub probability: f64,
}

/// A fault tree. Gates may stand in any order and be shared; a circle is an error where it is solved.
#[derive(Clone, PartialEq, Debug)]
pub struct Tree {
    /// Basic events in order of making.
    pub events: Vec<Event>,
    /// What stands where; place 0 is the constant.
    pub nodes: Vec<Node>,
    /// The function that is asked about.
    pub top: Link,
}

impl Default for Tree {
    fn default() -> Self {
        Self::new()
    }
}

impl Tree {
    /// Without events; never true.
    pub fn new() -> Self {
        Tree { events: Vec::new(), nodes: vec![Node::Never], top: Link::FALSE }
    }

    /// A new basic event of that probability.
    pub fn event(&mut self, name: impl Into<String>, probability: f64) -> Link {
        self.events.push(Event { name: name.into(), probability });
        self.push(Node::Event(self.events.len() - 1))
    }

    /// A new gate.
    pub fn gate(&mut self, gate: Gate, inputs: Vec<Link>) -> Link {
        self.push(Node::Gate(gate, inputs))
    }

    /// A place for a gate that [`Tree::define`] fills later; never true until then.
    pub fn declare(&mut self) -> Link {
        self.push(Node::Gate(Gate::Any, Vec::new()))
    }

    /// Says what stands at a declared place.
    pub fn define(&mut self, place: Link, gate: Gate, inputs: Vec<Link>) {
        self.nodes[place.node()] = Node::Gate(gate, inputs);
    }

    fn push(&mut self, node: Node) -> Link {
        self.nodes.push(node);
        Link::to(self.nodes.len() - 1)
    }

    /// What a node is made of.
    pub fn inputs(&self, node: usize) -> &[Link] {
        match &self.nodes[node] {
            Node::Never | Node::Event(_) => &[],
            Node::Gate(_, inputs) => inputs,
        }
    }

    /// The nodes that these need, each after those it is made of.
    ///
    /// # Errors
    /// The nodes of a circle, if there is one.
    pub fn children_first(&self, roots: &[Link]) -> Result<Vec<usize>, Vec<usize>> {
        const OPEN: u8 = 1;
        const DONE: u8 = 2;
        let mut state = vec![0; self.nodes.len()];
        let mut order = Vec::new();
        let mut path: Vec<(usize, usize)> = Vec::new();
        for root in roots {
            if state[root.node()] == 0 {
                path.push((root.node(), 0));
                state[root.node()] = OPEN;
            }
            while let Some((node, next)) = path.last_mut() {
                let Some(input) = self.inputs(*node).get(*next) else {
                    state[*node] = DONE;
                    order.push(*node);
                    path.pop();
                    continue;
                };
                *next += 1;
                let input = input.node();
                match state[input] {
                    0 => {
                        state[input] = OPEN;
                        path.push((input, 0));
                    }
                    OPEN => return Err(circle(&path, input)),
                    _ => {}
                }
            }
        }
        Ok(order)
    }
}

/// The part of the path that leads back to where it began.
fn circle(path: &[(usize, usize)], back_to: usize) -> Vec<usize> {
    let nodes = path.iter().map(|step| step.0);
    nodes.skip_while(|&node| node != back_to).collect()
}

/// Why a tree was not solved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unsolved {
    /// These gates need each other in a circle.
    Circle(Vec<usize>),
    /// One independent part has too many variables, so it is not tried.
    TooWide {
        /// Variables of that part.
        variables: usize,
    },
    /// No order that was tried fits into the effort allowed.
    TooLarge {
        /// Variables of the part that does not fit.
        variables: usize,
        /// Nodes allowed.
        nodes: usize,
    },
}

impl fmt::Display for Unsolved {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Unsolved::Circle(gates) => write!(f, "{} gates need each other in a circle", gates.len()),
            Unsolved::TooWide { variables } => {
                let most = WIDEST;
                write!(f, "one independent part has {variables} variables; {most} are the most")
            }
            Unsolved::TooLarge { variables, nodes } => {
                write!(f, "one independent part of {variables} variables does not fit into {nodes} nodes")
            }
        }
    }
}

impl std::error::Error for Unsolved {}
