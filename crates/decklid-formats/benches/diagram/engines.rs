//! The three engines of the comparison, each building functions through [`Engine`].

use biodivine_lib_bdd::{Bdd, BddVariable, BddVariableSet};
use decklid_logic::diagram::{Diagram, Node};
use oxidd::bdd::BDDFunction;
use oxidd::util::Ref;
use oxidd::{BooleanFunction, Function, HasLevel, InnerNode, Manager, ManagerRef, NodeID};

use crate::tree::Engine;

pub(crate) struct Ours(pub(crate) Diagram);

impl Engine for Ours {
    type Function = Node;

    fn var(&mut self, level: usize) -> Node {
        self.0.var(level)
    }

    fn not(&mut self, a: &Node) -> Node {
        self.0.not(*a)
    }

    fn and(&mut self, a: &Node, b: &Node) -> Node {
        self.0.and(*a, *b)
    }

    fn or(&mut self, a: &Node, b: &Node) -> Node {
        self.0.or(*a, *b)
    }
}

/// biodivine-lib-bdd: every function owns its nodes.
pub(crate) struct Biodivine {
    set: BddVariableSet,
    variables: Vec<BddVariable>,
}

impl Biodivine {
    pub(crate) fn new(variables: usize) -> Self {
        let set = BddVariableSet::new_anonymous(variables as u16);
        let variables = set.variables();
        Biodivine { set, variables }
    }

    /// P(f) in one pass: its nodes, too, lie children first.
    pub(crate) fn probability(f: &Bdd, priors: &[f64]) -> f64 {
        let mut weights: Vec<f64> = Vec::with_capacity(f.size());
        for pointer in f.pointers() {
            weights.push(match pointer.to_index() {
                0 => 0.0,
                1 => 1.0,
                _ => {
                    let p = priors[f.var_of(pointer).to_index()];
                    let low = weights[f.low_link_of(pointer).to_index()];
                    let high = weights[f.high_link_of(pointer).to_index()];
                    (1.0 - p) * low + p * high
                }
            });
        }
        weights.last().copied().unwrap_or(0.0)
    }
}

impl Engine for Biodivine {
    type Function = Bdd;

    fn var(&mut self, level: usize) -> Bdd {
        self.set.mk_var(self.variables[level])
    }

    fn not(&mut self, a: &Bdd) -> Bdd {
        a.not()
    }

    fn and(&mut self, a: &Bdd, b: &Bdd) -> Bdd {
        a.and(b)
    }

    fn or(&mut self, a: &Bdd, b: &Bdd) -> Bdd {
        a.or(b)
    }
}

/// oxidd: one shared manager with reference counts, here single-threaded.
pub(crate) struct Oxidd {
    variables: Vec<BDDFunction>,
    /// Above every node number.
    nodes: usize,
}

impl Oxidd {
    /// A manager with room for so many nodes and as many cached results.
    pub(crate) fn new(variables: usize, nodes: usize) -> Self {
        Self::with_cache(variables, nodes, nodes)
    }

    /// The same with room for so many cached results.
    pub(crate) fn with_cache(variables: usize, nodes: usize, cached: usize) -> Self {
        let manager = oxidd::bdd::new_manager(nodes, cached, 1);
        let variables = manager.with_manager_exclusive(|manager| {
            let all = manager.add_vars(variables as u32);
            all.map(|v| BDDFunction::var(manager, v).expect("room for the variables")).collect()
        });
        Oxidd { variables, nodes: nodes + 2 }
    }

    /// P(f), each shared node once.
    pub(crate) fn probability(&self, f: &BDDFunction, priors: &[f64]) -> f64 {
        let mut done = vec![f64::NAN; self.nodes];
        f.with_manager_shared(|manager, edge| {
            let always = BDDFunction::t(manager);
            let always = always.as_edge(manager).node_id();
            weigh(manager, edge, always, priors, &mut done)
        })
    }
}

fn weigh<M>(manager: &M, edge: Ref<'_, M::Edge>, always: NodeID, priors: &[f64], done: &mut [f64]) -> f64
where
    M: Manager,
    M::InnerNode: HasLevel,
{
    let id = edge.node_id();
    let oxidd::Node::Inner(node) = manager.get_node(edge) else {
        return f64::from(u8::from(id == always));
    };
    if !done[id].is_nan() {
        return done[id];
    }
    let p = priors[node.level() as usize];
    let high = weigh(manager, node.child(0), always, priors, done);
    let low = weigh(manager, node.child(1), always, priors, done);
    let weight = (1.0 - p) * low + p * high;
    done[id] = weight;
    weight
}

impl Engine for Oxidd {
    type Function = BDDFunction;

    fn var(&mut self, level: usize) -> BDDFunction {
        self.variables[level].clone()
    }

    fn not(&mut self, a: &BDDFunction) -> BDDFunction {
        a.not().expect("room")
    }

    fn and(&mut self, a: &BDDFunction, b: &BDDFunction) -> BDDFunction {
        a.and(b).expect("room")
    }

    fn or(&mut self, a: &BDDFunction, b: &BDDFunction) -> BDDFunction {
        a.or(b).expect("room")
    }
}
