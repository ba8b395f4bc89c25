//! From a normal tree to one small diagram a module, several orders tried within a budget.

use super::answers::{Answers, Leaf, Module};
use super::gates::{Gate, Link, Tree, Unsolved, WIDEST};
use super::modules::modules;
use super::normal::Normal;
use super::orders::{Arranged, Order, Part};
use crate::diagram::{Diagram, Node};

/// How hard to try.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Effort {
    /// Nodes of one diagram at most; a node takes about 60 bytes while it is made.
    pub nodes: usize,
    /// Nodes of all that is tried, together: what bounds the time.
    pub tried: usize,
}

impl Default for Effort {
    /// 16 million nodes, about a gigabyte, and 34 million in all. The hardest tree of the Aralia suite takes 28 million.
    fn default() -> Self {
        Effort { nodes: 1 << 24, tried: 1 << 25 }
    }
}

/// Nodes allowed in the first round; each round allows this many times more.
const FIRST: usize = 1 << 12;
const MORE: usize = 4;
/// Inputs of a gate from which on they are combined by halves, not one by one.
const LONG: usize = 16;
/// From this many nodes on, orders that came less far than three fifths of the best are dropped.
const MANY: usize = 1 << 20;

/// Diagrams of all modules, those below first.
pub(super) fn compile(tree: &Tree, normal: &Normal, effort: Effort) -> Result<Answers, Unsolved> {
    let is_module = modules(normal);
    let nominal = nominal(normal);
    let mut compiler = Compiler {
        tree,
        normal,
        nominal,
        effort,
        tried: 0,
        place: vec![0; normal.nodes.len()],
        variable: vec![Node::FALSE; normal.nodes.len()],
    };
    let top = normal.top.node();
    let uses = normal.uses();
    let mut made: Vec<Module> = Vec::new();
    for node in 1..normal.nodes.len() {
        if is_module[node] && uses[node] > 0 {
            let module = compiler.module(Part::below(normal, node, &is_module), &made)?;
            compiler.place[node] = made.len();
            made.push(module);
        }
    }
    let negated = negations(normal);
    if normal.inputs(top).is_empty() {
        made.push(single(tree, normal));
    } else if normal.top.is_opposite() != compiler.nominal[top] {
        let module = &mut made[compiler.place[top]];
        module.function = module.diagram.not(module.function);
    }
    Ok(Answers::new(tree, made, !negated))
}

/// A tree that is a constant or an event.
fn single(tree: &Tree, normal: &Normal) -> Module {
    let sign = |function: Node, diagram: &mut Diagram| match normal.top.is_opposite() {
        true => diagram.not(function),
        false => function,
    };
    let (mut diagram, leaves) = match normal.nodes[normal.top.node()] {
        super::Node::Event(event) => (Diagram::new(vec![tree.events[event].probability]), vec![Leaf::Event(event)]),
        _ => (Diagram::new(Vec::new()), Vec::new()),
    };
    let function = diagram.var(0);
    let function = sign(function, &mut diagram);
    Module::new(diagram, function, leaves)
}

/// Value of every node when no event happens.
fn nominal(normal: &Normal) -> Vec<bool> {
    let mut values = vec![false; normal.nodes.len()];
    for node in 1..normal.nodes.len() {
        let so = |input: &Link| values[input.node()] != input.is_opposite();
        values[node] = match &normal.nodes[node] {
            super::Node::Never | super::Node::Event(_) => false,
            super::Node::Gate(Gate::All, inputs) => inputs.iter().all(so),
            super::Node::Gate(Gate::Any, inputs) => inputs.iter().any(so),
            super::Node::Gate(Gate::AtLeast(least), inputs) => {
                inputs.iter().filter(|input| so(input)).count() >= *least as usize
            }
            super::Node::Gate(Gate::Odd, inputs) => inputs.iter().filter(|input| so(input)).count() % 2 == 1,
        };
    }
    values
}

/// Whether some event counts when it does not happen: then the tree need not be coherent.
fn negations(normal: &Normal) -> bool {
    // Signs under which a node is reached: 1 plain, 2 opposite.
    let mut reached = vec![0u8; normal.nodes.len()];
    let flipped = |signs: u8, flip: bool| if flip { (signs & 1) << 1 | signs >> 1 } else { signs };
    reached[normal.top.node()] = if normal.top.is_opposite() { 2 } else { 1 };
    for node in (1..normal.nodes.len()).rev() {
        let signs = reached[node];
        let both = matches!(normal.nodes[node], super::Node::Gate(Gate::Odd, _)) && signs != 0;
        for input in normal.inputs(node) {
            reached[input.node()] |= if both { 3 } else { flipped(signs, input.is_opposite()) };
        }
    }
    let is_event = |node: usize| matches!(normal.nodes[node], super::Node::Event(_));
    (0..normal.nodes.len()).any(|node| is_event(node) && reached[node] & 2 != 0)
}

struct Compiler<'a> {
    tree: &'a Tree,
    normal: &'a Normal,
    /// Value of every node when no event happens.
    nominal: Vec<bool>,
    effort: Effort,
    /// Nodes made so far, those of what did not fit included.
    tried: usize,
    /// Number of the module of a node.
    place: Vec<usize>,
    /// Function of each node in the diagram at hand.
    variable: Vec<Node>,
}

/// What came of one order under one budget.
struct Attempt {
    arranged: Arranged,
    /// Gates that were finished.
    progress: usize,
}

impl Compiler<'_> {
    fn module(&mut self, part: Part, made: &[Module]) -> Result<Module, Unsolved> {
        let variables = part.leaves.len();
        if variables > WIDEST {
            return Err(Unsolved::TooWide { variables });
        }
        // Most parts are small: their other orders are never compiled.
        let mut attempts = self.attempts(&part, &Order::ALL[..1]);
        let mut limit = FIRST.min(self.effort.nodes);
        loop {
            for attempt in &mut attempts {
                if self.tried > self.effort.tried {
                    return Err(Unsolved::TooLarge { variables, nodes: limit });
                }
                if let Some(module) = self.attempt(&part, attempt, limit, made) {
                    return Ok(module);
                }
            }
            if limit >= self.effort.nodes {
                return Err(Unsolved::TooLarge { variables, nodes: self.effort.nodes });
            }
            if attempts.len() == 1 && limit == FIRST {
                attempts.extend(self.attempts(&part, &Order::ALL[1..]));
                continue;
            }
            attempts.sort_by_key(|attempt| std::cmp::Reverse(attempt.progress));
            if limit >= MANY {
                let best = attempts[0].progress;
                attempts.retain(|attempt| attempt.progress * 5 >= best * 3);
            }
            limit = (limit * MORE).min(self.effort.nodes);
        }
    }

    fn attempts(&self, part: &Part, orders: &[Order]) -> Vec<Attempt> {
        orders.iter().map(|&order| Attempt { arranged: part.arrange(self.normal, order), progress: 0 }).collect()
    }

    /// The module in that order, or `None` when it takes more nodes than the limit.
    fn attempt(&mut self, part: &Part, attempt: &mut Attempt, limit: usize, made: &[Module]) -> Option<Module> {
        let leaves: Vec<Leaf> = attempt.arranged.leaves.iter().map(|&node| self.leaf(node)).collect();
        let prior = |leaf: &Leaf| match *leaf {
            Leaf::Event(event) => self.tree.events[event].probability,
            Leaf::Module(module) => made[module].probability(),
        };
        let mut diagram = Diagram::with_limit(leaves.iter().map(prior).collect(), limit);
        for (level, &node) in attempt.arranged.leaves.iter().enumerate() {
            self.variable[node] = diagram.var(level);
        }
        for (at, &gate) in part.gates.iter().enumerate() {
            self.variable[gate] = self.function(&mut diagram, gate, &attempt.arranged.inputs[at]);
            if diagram.gave_up() {
                self.tried += diagram.len();
                attempt.progress = at;
                return None;
            }
        }
        self.tried += diagram.len();
        let function = self.variable[*part.gates.last()?];
        Some(Module::new(diagram, function, leaves))
    }

    fn leaf(&self, node: usize) -> Leaf {
        match self.normal.nodes[node] {
            super::Node::Event(event) => Leaf::Event(event),
            _ => Leaf::Module(self.place[node]),
        }
    }

    /// A gate, from its last input to its first: what is combined already lies below what comes next.
    ///
    /// Every node is kept as the function that is false when no event happens, so that a coherent tree is built
    /// without a single negation.
    fn function(&self, diagram: &mut Diagram, gate: usize, inputs: &[Link]) -> Node {
        let part = |input: &Link| (self.variable[input.node()], input.is_opposite() != self.nominal[input.node()]);
        let parts: Vec<(Node, bool)> = inputs.iter().map(part).collect();
        match &self.normal.nodes[gate] {
            super::Node::Gate(Gate::AtLeast(least), _) => {
                let parts: Vec<Node> =
                    parts.into_iter().map(|(part, opposite)| if opposite { diagram.not(part) } else { part }).collect();
                let made = at_least(diagram, *least as usize, &parts);
                if self.nominal[gate] { diagram.not(made) } else { made }
            }
            super::Node::Gate(Gate::Odd, _) => {
                parts.iter().rev().fold(Node::FALSE, |done, part| diagram.xor(part.0, done))
            }
            _ => all(diagram, &parts),
        }
    }
}

/// All of the parts, some of them opposites; if all are, the opposite of that: at least one.
fn all(diagram: &mut Diagram, parts: &[(Node, bool)]) -> Node {
    if parts.len() > LONG {
        return by_halves(diagram, parts).0;
    }
    let (mut so, mut not): (Option<Node>, Node) = (None, Node::FALSE);
    for &(part, opposite) in parts.iter().rev() {
        so = match (so, opposite) {
            (None, true) => {
                not = diagram.or(part, not);
                None
            }
            (None, false) => Some(diagram.diff(part, not)),
            (Some(done), true) => Some(diagram.diff(done, part)),
            (Some(done), false) => Some(diagram.and(part, done)),
        };
    }
    so.unwrap_or(not)
}

/// The same for many parts: neighbours first, or what is combined already would be copied again and again.
fn by_halves(diagram: &mut Diagram, parts: &[(Node, bool)]) -> (Node, bool) {
    let mut parts = parts.to_vec();
    while parts.len() > 1 {
        let pair = |pair: &[(Node, bool)]| match *pair {
            [(a, false), (b, false)] => (diagram.and(a, b), false),
            [(a, true), (b, true)] => (diagram.or(a, b), true),
            [(a, false), (b, true)] | [(b, true), (a, false)] => (diagram.diff(a, b), false),
            _ => pair[0],
        };
        parts = parts.chunks(2).map(pair).collect();
    }
    parts[0]
}

/// `reached[k]`: at least `k` of the inputs so far, from the last on.
fn at_least(diagram: &mut Diagram, least: usize, parts: &[Node]) -> Node {
    let mut reached = vec![Node::FALSE; least + 1];
    reached[0] = Node::TRUE;
    for &part in parts.iter().rev() {
        for k in (1..=least).rev() {
            let step = diagram.and(part, reached[k - 1]);
            reached[k] = diagram.or(step, reached[k]);
        }
    }
    reached[least]
}
