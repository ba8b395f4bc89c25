//! What follows from a tree: its probability, and the diagrams from which the rest follows.

use super::gates::{Event, Tree};
use crate::diagram::{Diagram, Node};

/// What a variable of a module stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Leaf {
    /// A basic event, by its number.
    Event(usize),
    /// A module, by its number: true when its value differs from the one it has when no event happens.
    Module(usize),
}

/// A part that shares nothing with others.
#[derive(Clone, Debug)]
pub(super) struct Module {
    pub(super) diagram: Diagram,
    pub(super) function: Node,
    /// What each variable stands for.
    pub(super) leaves: Vec<Leaf>,
}

impl Module {
    pub(super) fn new(diagram: Diagram, function: Node, leaves: Vec<Leaf>) -> Self {
        Module { diagram, function, leaves }
    }

    pub(super) fn probability(&self) -> f64 {
        self.diagram.probability(self.function)
    }

    /// Number of the module below that a variable stands for.
    pub(super) fn below(&self, variable: usize) -> Option<usize> {
        match self.leaves[variable] {
            Leaf::Event(_) => None,
            Leaf::Module(module) => Some(module),
        }
    }

    /// Its value when all events happen.
    pub(super) fn at_worst(&self) -> bool {
        self.diagram.eval(self.function, &|_| true)
    }
}

/// A tree solved: a diagram a module, the top last.
#[derive(Clone, Debug)]
pub struct Answers {
    pub(super) events: Vec<Event>,
    pub(super) modules: Vec<Module>,
    coherent: bool,
}

impl Answers {
    /// A function of which the diagram is there already; variable `v` is event `v`.
    pub fn of(events: Vec<Event>, diagram: Diagram, function: Node) -> Self {
        let leaves = (0..events.len()).map(Leaf::Event).collect();
        let mut diagram = diagram;
        let coherent = diagram.is_monotone(function);
        Answers { events, modules: vec![Module { diagram, function, leaves }], coherent }
    }

    pub(super) fn new(tree: &Tree, modules: Vec<Module>, coherent: bool) -> Self {
        Answers { events: tree.events.clone(), modules, coherent }
    }

    /// The basic events.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// P(top), exact.
    pub fn probability(&self) -> f64 {
        self.modules.last().map_or(0.0, Module::probability)
    }

    /// Whether no event can help against the top, as far as signs tell. Only then are minimal cut
    /// sets the prime implicants too.
    pub fn coherent(&self) -> bool {
        self.coherent
    }

    /// Number of independent parts.
    pub fn parts(&self) -> usize {
        self.modules.len()
    }

    /// Number of tests in all diagrams.
    pub fn size(&self) -> usize {
        self.modules.iter().map(|module| module.diagram.size(module.function)).sum()
    }
}
