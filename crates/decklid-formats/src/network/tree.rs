//! A tree of cliques: all posteriors in two passes.

use std::fmt;

use super::elimination::{cliques, size};
use super::{Network, NodeId};

/// At most this many numbers in all tables of a tree.
pub const MOST_NUMBERS: u64 = 1 << 26;

/// A network that is too entangled for exact tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge {
    /// Numbers that its tables would hold; a lower bound on overflow.
    pub numbers: u64,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "The network is too large to be solved exactly: its tables would hold {:.1e} numbers.", self.numbers)
    }
}

impl std::error::Error for TooLarge {}

/// The tree of a network, ready for any number of questions.
#[derive(Clone, Debug)]
pub struct Tree {
    /// Children before parents.
    cliques: Vec<Clique>,
    /// For each variable: its clique, number of states, and their stride in the table.
    homes: Vec<Home>,
}

#[derive(Clone, Debug)]
struct Clique {
    /// Product of the probabilities assigned to this clique.
    table: Vec<f64>,
    /// The parent clique, and for each entry of both the entry of their separator.
    up: Option<Link>,
}

#[derive(Clone, Debug)]
struct Link {
    to: usize,
    size: usize,
    here: Vec<u32>,
    there: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Home {
    clique: usize,
    states: usize,
    stride: usize,
}

/// What follows from findings.
#[derive(Clone, Debug, PartialEq)]
pub struct Posteriors {
    /// Logarithm of the probability of all findings.
    pub log_p: f64,
    /// For each variable the probability of each of its states.
    pub of: Vec<Vec<f64>>,
}

impl Tree {
    /// Builds the tree.
    ///
    /// # Errors
    /// When its tables would be too large.
    pub fn new(network: &Network) -> Result<Self, TooLarge> {
        let found = cliques(network);
        let numbers = found.numbers(network);
        if numbers > MOST_NUMBERS {
            return Err(TooLarge { numbers });
        }
        let states = |v: usize| network.variables[v].states.len();
        // Parents before children, then reversed: a parent may have been merged into an earlier clique.
        let order = children_first(&found.parent);
        let mut place = vec![0; order.len()];
        order.iter().enumerate().for_each(|(at, &clique)| place[clique] = at);
        let mut tree = Tree { cliques: Vec::new(), homes: Vec::new() };
        for &clique in &order {
            let members = &found.members[clique];
            let up = found.parent[clique].map(|to| link(members, &found.members[to], place[to], &states));
            tree.cliques.push(Clique { table: vec![1.0; size(network, members) as usize], up });
        }
        for at in 0..network.variables.len() {
            let holds = |c: &&usize| found.members[**c].binary_search(&at).is_ok();
            let smallest = order.iter().filter(holds).min_by_key(|c| size(network, &found.members[**c]));
            let clique = smallest.copied().unwrap_or(0);
            let stride = found.members[clique].iter().rev().take_while(|&&v| v != at).map(|&v| states(v)).product();
            tree.homes.push(Home { clique: place[clique], states: states(at), stride });
        }
        for at in 0..network.variables.len() {
            tree.put(network, at, &found.members, &place);
        }
        Ok(tree)
    }

    /// Numbers in all tables.
    pub fn numbers(&self) -> usize {
        self.cliques.iter().map(|c| c.table.len()).sum()
    }

    /// All posteriors given findings (variable and number of its state); `None` when they contradict each other.
    pub fn posteriors(&self, findings: &[(NodeId, usize)]) -> Option<Posteriors> {
        let (tables, log_p) = self.settled(findings)?;
        let of = self.homes.iter().map(|home| marginal(home, &tables[home.clique])).collect();
        Some(Posteriors { log_p, of })
    }

    /// The posteriors of some variables only, in their order.
    pub fn posteriors_of(&self, findings: &[(NodeId, usize)], of: &[NodeId]) -> Option<Posteriors> {
        let (tables, log_p) = self.settled(findings)?;
        let homes = of.iter().map(|node| &self.homes[node.0]);
        Some(Posteriors { log_p, of: homes.map(|home| marginal(home, &tables[home.clique])).collect() })
    }

    /// Every table given the findings, up to a factor, and the logarithm of their probability.
    fn settled(&self, findings: &[(NodeId, usize)]) -> Option<(Vec<Vec<f64>>, f64)> {
        let mut tables: Vec<Vec<f64>> = self.cliques.iter().map(|c| c.table.clone()).collect();
        for &(node, state) in findings {
            let Home { clique, states, stride } = self.homes[node.0];
            for (at, value) in tables[clique].iter_mut().enumerate() {
                if at / stride % states != state {
                    *value = 0.0;
                }
            }
        }
        let (messages, log_p) = self.collect(&mut tables)?;
        self.distribute(&mut tables, &messages);
        Some((tables, log_p))
    }

    /// Messages from children to parents, scaled to sum to one.
    fn collect(&self, tables: &mut [Vec<f64>]) -> Option<(Vec<Vec<f64>>, f64)> {
        let mut messages = Vec::with_capacity(tables.len());
        let mut log_p = 0.0;
        for (at, clique) in self.cliques.iter().enumerate() {
            let Some(link) = &clique.up else {
                let total: f64 = tables[at].iter().sum();
                log_p += possible(total)?.ln();
                messages.push(Vec::new());
                continue;
            };
            let mut message = vec![0.0; link.size];
            for (value, &to) in tables[at].iter().zip(&link.here) {
                message[to as usize] += value;
            }
            let total = possible(message.iter().sum())?;
            log_p += total.ln();
            message.iter_mut().for_each(|m| *m /= total);
            for (value, &from) in tables[link.to].iter_mut().zip(&link.there) {
                *value *= message[from as usize];
            }
            messages.push(message);
        }
        Some((messages, log_p))
    }

    /// Messages from parents to children.
    fn distribute(&self, tables: &mut [Vec<f64>], messages: &[Vec<f64>]) {
        for (at, clique) in self.cliques.iter().enumerate().rev() {
            let Some(link) = &clique.up else { continue };
            let mut news = vec![0.0; link.size];
            for (value, &to) in tables[link.to].iter().zip(&link.there) {
                news[to as usize] += value;
            }
            for (new, &old) in news.iter_mut().zip(&messages[at]) {
                *new = if old > 0.0 { *new / old } else { 0.0 };
            }
            for (value, &from) in tables[at].iter_mut().zip(&link.here) {
                *value *= news[from as usize];
            }
        }
    }

    /// Multiplies the probabilities of a variable into a clique that holds its family.
    fn put(&mut self, network: &Network, at: usize, members: &[Vec<usize>], place: &[usize]) {
        let variable = &network.variables[at];
        let family: Vec<usize> = variable.parents.iter().map(|p| p.0).chain([at]).collect();
        let holds = |c: &usize| family.iter().all(|v| members[*c].binary_search(v).is_ok());
        let fits = (0..members.len()).filter(holds);
        let Some(clique) = fits.min_by_key(|&c| self.cliques[place[c]].table.len()) else { return };
        let states = |v: usize| network.variables[v].states.len();
        let index = indices(&members[clique], &family, &states);
        for (value, from) in self.cliques[place[clique]].table.iter_mut().zip(index) {
            *value *= variable.table[from as usize];
        }
    }
}

/// Probability of each state, scaled to one.
fn marginal(home: &Home, table: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; home.states];
    for block in table.chunks_exact(home.states * home.stride) {
        for (sum, part) in sums.iter_mut().zip(block.chunks_exact(home.stride)) {
            *sum += part.iter().sum::<f64>();
        }
    }
    let total: f64 = sums.iter().sum();
    sums.iter_mut().for_each(|s| *s /= total);
    sums
}

fn possible(total: f64) -> Option<f64> {
    (total > 0.0).then_some(total)
}

/// Indices of cliques, each before its parent.
fn children_first(parent: &[Option<usize>]) -> Vec<usize> {
    let mut children = vec![Vec::new(); parent.len()];
    let mut order: Vec<usize> = Vec::with_capacity(parent.len());
    for (at, up) in parent.iter().enumerate() {
        match up {
            Some(up) => children[*up].push(at),
            None => order.push(at),
        }
    }
    let mut next = 0;
    while let Some(&clique) = order.get(next) {
        order.extend(&children[clique]);
        next += 1;
    }
    order.reverse();
    order
}

fn link(here: &[usize], there: &[usize], to: usize, states: &dyn Fn(usize) -> usize) -> Link {
    let shared: Vec<usize> = here.iter().copied().filter(|v| there.binary_search(v).is_ok()).collect();
    let size = shared.iter().map(|&v| states(v)).product();
    Link { to, size, here: indices(here, &shared, states), there: indices(there, &shared, states) }
}

/// For each entry of a table over `from`, the matching entry of a table over `to`; the last
/// variable varies fastest in both, and all of `to` occur in `from`.
fn indices(from: &[usize], to: &[usize], states: &dyn Fn(usize) -> usize) -> Vec<u32> {
    let mut strides = vec![0u32; from.len()];
    let mut stride = 1u32;
    for variable in to.iter().rev() {
        if let Ok(at) = from.binary_search(variable) {
            strides[at] = stride;
        }
        stride *= states(*variable) as u32;
    }
    let mut all = vec![0u32];
    for (&variable, &stride) in from.iter().zip(&strides) {
        let count = states(variable) as u32;
        all = all.iter().flat_map(|&base| (0..count).map(move |state| base + state * stride)).collect();
    }
    all
}
