//! A fault tree built by any engine, variables in the order in which the file first names them.

use decklid_logic::tree::{Gate, Link, Node, Tree};

/// What a function is built with.
pub(crate) trait Engine {
    type Function: Clone;
    /// The function "the event at this level happens".
    fn var(&mut self, level: usize) -> Self::Function;
    fn not(&mut self, a: &Self::Function) -> Self::Function;
    fn and(&mut self, a: &Self::Function, b: &Self::Function) -> Self::Function;
    fn or(&mut self, a: &Self::Function, b: &Self::Function) -> Self::Function;
}

/// A tree with its order.
pub(crate) struct Arranged {
    tree: Tree,
    /// Nodes that the top needs, children first.
    nodes: Vec<usize>,
    /// Events by level: depth first.
    levels: Vec<usize>,
}

impl Arranged {
    pub(crate) fn new(tree: Tree) -> Self {
        let nodes = tree.children_first(&[tree.top]).expect("no gates in a circle");
        let event = |&node: &usize| if let Node::Event(event) = tree.nodes[node] { Some(event) } else { None };
        let levels = nodes.iter().filter_map(event).collect();
        Arranged { tree, nodes, levels }
    }

    /// Probabilities by level.
    pub(crate) fn priors(&self) -> Vec<f64> {
        self.levels.iter().map(|&event| self.tree.events[event].probability).collect()
    }

    /// The top as a function of the engine.
    pub(crate) fn build<E: Engine>(&self, engine: &mut E) -> E::Function {
        let mut level_of = vec![0; self.tree.events.len()];
        for (level, &event) in self.levels.iter().enumerate() {
            level_of[event] = level;
        }
        let mut done: Vec<Option<E::Function>> = vec![None; self.tree.nodes.len()];
        for &node in &self.nodes {
            done[node] = match &self.tree.nodes[node] {
                Node::Never => None,
                Node::Event(event) => Some(engine.var(level_of[*event])),
                Node::Gate(gate, inputs) => {
                    let parts = inputs.iter().map(|&input| signed(engine, &done, input)).collect();
                    Some(combined(engine, *gate, parts))
                }
            };
        }
        signed(engine, &done, self.tree.top)
    }
}

fn signed<E: Engine>(engine: &mut E, done: &[Option<E::Function>], link: Link) -> E::Function {
    let it = done[link.node()].clone().expect("a tree without constants");
    if link.is_opposite() { engine.not(&it) } else { it }
}

/// From the last input to the first: what is already combined then lies below what comes next.
fn combined<E: Engine>(engine: &mut E, gate: Gate, parts: Vec<E::Function>) -> E::Function {
    let all = parts.into_iter().rev();
    let made = match gate {
        Gate::All => all.reduce(|done, part| engine.and(&part, &done)),
        Gate::Any => all.reduce(|done, part| engine.or(&part, &done)),
        Gate::AtLeast(least) => return at_least(engine, least as usize, all.collect()),
        Gate::Odd => all.reduce(|done, part| {
            let (not_done, not_part) = (engine.not(&done), engine.not(&part));
            let (only_part, only_done) = (engine.and(&part, &not_done), engine.and(&not_part, &done));
            engine.or(&only_part, &only_done)
        }),
    };
    made.expect("a gate has inputs")
}

/// `reached[k]`: at least `k + 1` of the inputs so far, none of the last.
fn at_least<E: Engine>(engine: &mut E, least: usize, parts: Vec<E::Function>) -> E::Function {
    let mut reached: Vec<E::Function> = Vec::new();
    for part in parts {
        let mut next = Vec::new();
        for k in 0..least.min(reached.len() + 1) {
            let step = if k == 0 { part.clone() } else { engine.and(&part, &reached[k - 1]) };
            next.push(match reached.get(k) {
                Some(before) => engine.or(&step, before),
                None => step,
            });
        }
        reached = next;
    }
    reached.pop().expect("at least one and at most all")
}
