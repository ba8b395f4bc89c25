//! Test-only reader of fault trees in Open-PSA XML, and their evaluation by any engine.
//!
//! ```text
//!   define-gate        and | or | not | atleast(min)  of gates and basic events, nested or not
//!   define-basic-event float value                    its probability
//! ```

use std::collections::BTreeMap;

/// A formula of a gate; numbers are positions in [`Tree::gates`] and [`Tree::events`].
pub(crate) enum Formula {
    Gate(usize),
    Event(usize),
    Not(Box<Formula>),
    And(Vec<Formula>),
    Or(Vec<Formula>),
    /// At least so many of the arguments.
    AtLeast(usize, Vec<Formula>),
}

/// A fault tree with its one top gate.
pub(crate) struct Tree {
    pub(crate) top: usize,
    pub(crate) gates: Vec<Formula>,
    /// Probability of each basic event.
    pub(crate) events: Vec<f64>,
}

/// In which order the children of a gate are visited, and so which variables come first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Order {
    /// As written in the file, depth first.
    File,
    /// Depth first, the child with the most leaves below it first.
    HeaviestFirst,
}

/// What a tree is built with.
pub(crate) trait Engine {
    type Function: Clone;
    /// The function "the event at this level happens".
    fn var(&mut self, level: usize) -> Self::Function;
    fn not(&mut self, a: &Self::Function) -> Self::Function;
    fn and(&mut self, a: &Self::Function, b: &Self::Function) -> Self::Function;
    fn or(&mut self, a: &Self::Function, b: &Self::Function) -> Self::Function;
}

/// Reads a tree; the message says what is wrong with the text.
pub(crate) fn read(text: &str) -> Result<Tree, String> {
    let document = roxmltree::Document::parse(text).map_err(|error| error.to_string())?;
    let named = |tag: &'static str| {
        document
            .descendants()
            .filter(move |node| node.has_tag_name(tag))
            .enumerate()
            .map(|(i, node)| Ok((name(node)?, (i, node))))
            .collect::<Result<BTreeMap<_, _>, String>>()
    };
    let (gates, events) = (named("define-gate")?, named("define-basic-event")?);
    let mut formulas: Vec<_> = gates.values().copied().collect();
    formulas.sort_by_key(|&(i, _)| i);
    let formulas = formulas
        .into_iter()
        .map(|(_, gate)| {
            let body = gate.first_element_child().ok_or("empty gate")?;
            formula(body, &gates, &events)
        })
        .collect::<Result<Vec<_>, String>>()?;
    let mut probabilities = vec![0.0; events.len()];
    for &(i, event) in events.values() {
        let value = event.first_element_child().and_then(|float| float.attribute("value"));
        probabilities[i] = value.and_then(|value| value.parse().ok()).ok_or("an event without a probability")?;
    }
    Ok(Tree { top: top(&formulas)?, gates: formulas, events: probabilities })
}

type Named<'a, 'i> = BTreeMap<&'a str, (usize, roxmltree::Node<'a, 'i>)>;

fn name<'a>(node: roxmltree::Node<'a, '_>) -> Result<&'a str, String> {
    node.attribute("name").ok_or_else(|| format!("<{}> without a name", node.tag_name().name()))
}

fn formula(node: roxmltree::Node, gates: &Named, events: &Named) -> Result<Formula, String> {
    let find = |all: &Named| {
        let name = name(node)?;
        let found = all.get(name).map(|&(i, _)| i);
        found.ok_or_else(|| format!("{name} is not defined"))
    };
    let parts = || {
        node.children()
            .filter(roxmltree::Node::is_element)
            .map(|child| formula(child, gates, events))
            .collect::<Result<Vec<_>, String>>()
    };
    match node.tag_name().name() {
        "gate" => Ok(Formula::Gate(find(gates)?)),
        "basic-event" => Ok(Formula::Event(find(events)?)),
        "and" => Ok(Formula::And(parts()?)),
        "or" => Ok(Formula::Or(parts()?)),
        "not" => {
            let only = parts()?.pop().ok_or("an empty not")?;
            Ok(Formula::Not(Box::new(only)))
        }
        "atleast" => {
            let min = node.attribute("min").and_then(|min| min.parse().ok());
            let (min, parts) = (min.ok_or("atleast without min")?, parts()?);
            match (1..=parts.len()).contains(&min) {
                true => Ok(Formula::AtLeast(min, parts)),
                false => Err(format!("atleast {min} of {}", parts.len())),
            }
        }
        other => Err(format!("<{other}> is not known here")),
    }
}

/// The gate that no other gate uses.
fn top(gates: &[Formula]) -> Result<usize, String> {
    let mut used = vec![false; gates.len()];
    let mut open: Vec<&Formula> = gates.iter().collect();
    while let Some(formula) = open.pop() {
        if let Formula::Gate(gate) = formula {
            used[*gate] = true;
        }
        open.extend(formula.parts());
    }
    let tops: Vec<usize> = (0..gates.len()).filter(|&gate| !used[gate]).collect();
    match tops[..] {
        [top] => Ok(top),
        _ => Err(format!("{} top gates", tops.len())),
    }
}

impl Formula {
    fn parts(&self) -> &[Formula] {
        match self {
            Formula::Gate(_) | Formula::Event(_) => &[],
            Formula::Not(part) => std::slice::from_ref(part),
            Formula::And(parts) | Formula::Or(parts) | Formula::AtLeast(_, parts) => parts,
        }
    }
}

impl Tree {
    /// Sorts every gate's arguments for this order of visits.
    pub(crate) fn arrange(&mut self, order: Order) {
        if order == Order::File {
            return;
        }
        let mut weights = vec![None; self.gates.len()];
        for gate in 0..self.gates.len() {
            self.weigh(&Formula::Gate(gate), &mut weights);
        }
        for gate in &mut self.gates {
            sort(gate, &weights);
        }
    }

    /// Number of leaves below, each counted as often as it is reached.
    fn weigh(&self, formula: &Formula, weights: &mut [Option<f64>]) -> f64 {
        let Formula::Gate(gate) = formula else {
            let parts = formula.parts().iter();
            let below: f64 = parts.map(|part| self.weigh(part, weights)).sum();
            return below.max(1.0);
        };
        if let Some(weight) = weights[*gate] {
            return weight;
        }
        let weight = self.weigh(&self.gates[*gate], weights);
        weights[*gate] = Some(weight);
        weight
    }

    /// The events as they are first met, depth first from the top.
    pub(crate) fn levels(&self) -> Vec<usize> {
        let mut order = Vec::new();
        let mut seen = (vec![false; self.gates.len()], vec![false; self.events.len()]);
        let mut open = vec![&self.gates[self.top]];
        while let Some(formula) = open.pop() {
            match formula {
                Formula::Event(event) if !std::mem::replace(&mut seen.1[*event], true) => {
                    order.push(*event);
                }
                Formula::Gate(gate) if !std::mem::replace(&mut seen.0[*gate], true) => {
                    open.push(&self.gates[*gate]);
                }
                _ => open.extend(formula.parts().iter().rev()),
            }
        }
        order
    }

    /// The top gate as a function of `engine`, whose variables are [`Tree::levels`].
    pub(crate) fn build<E: Engine>(&self, engine: &mut E) -> E::Function {
        let mut level_of = vec![0; self.events.len()];
        for (level, event) in self.levels().into_iter().enumerate() {
            level_of[event] = level;
        }
        let mut builder = Builder { tree: self, level_of, done: vec![None; self.gates.len()], engine };
        builder.function(&Formula::Gate(self.top))
    }
}

fn sort(formula: &mut Formula, weights: &[Option<f64>]) {
    fn weight(part: &Formula, weights: &[Option<f64>]) -> f64 {
        match part {
            Formula::Gate(gate) => weights[*gate].unwrap_or(1.0),
            Formula::Event(_) => 1.0,
            _ => part.parts().iter().map(|part| weight(part, weights)).sum(),
        }
    }
    match formula {
        Formula::Gate(_) | Formula::Event(_) => {}
        Formula::Not(part) => sort(part, weights),
        Formula::And(parts) | Formula::Or(parts) | Formula::AtLeast(_, parts) => {
            parts.iter_mut().for_each(|part| sort(part, weights));
            parts.sort_by(|a, b| weight(b, weights).total_cmp(&weight(a, weights)));
        }
    }
}

struct Builder<'a, E: Engine> {
    tree: &'a Tree,
    level_of: Vec<usize>,
    done: Vec<Option<E::Function>>,
    engine: &'a mut E,
}

impl<E: Engine> Builder<'_, E> {
    fn function(&mut self, formula: &Formula) -> E::Function {
        match formula {
            Formula::Event(event) => self.engine.var(self.level_of[*event]),
            Formula::Gate(gate) => {
                if let Some(done) = &self.done[*gate] {
                    return done.clone();
                }
                let tree = self.tree;
                let made = self.function(&tree.gates[*gate]);
                self.done[*gate] = Some(made.clone());
                made
            }
            Formula::Not(part) => {
                let part = self.function(part);
                self.engine.not(&part)
            }
            Formula::And(parts) => self.fold(parts, E::and),
            Formula::Or(parts) => self.fold(parts, E::or),
            Formula::AtLeast(min, parts) => self.at_least(*min, parts),
        }
    }

    /// From the last argument to the first: what is already combined then lies below what comes next.
    fn fold(
        &mut self,
        parts: &[Formula],
        operation: fn(&mut E, &E::Function, &E::Function) -> E::Function,
    ) -> E::Function {
        let parts: Vec<_> = parts.iter().map(|part| self.function(part)).collect();
        let all = parts.into_iter().rev();
        let folded = all.reduce(|done, part| operation(self.engine, &part, &done));
        folded.expect("a gate has arguments")
    }

    /// `reached[k]`: at least `k + 1` of the arguments so far, none of the last.
    fn at_least(&mut self, min: usize, parts: &[Formula]) -> E::Function {
        let parts: Vec<_> = parts.iter().map(|part| self.function(part)).collect();
        let mut reached: Vec<E::Function> = Vec::new();
        for part in parts.iter().rev() {
            let mut next = Vec::new();
            for k in 0..min.min(reached.len() + 1) {
                let step = match k {
                    0 => part.clone(),
                    _ => self.engine.and(part, &reached[k - 1]),
                };
                next.push(match reached.get(k) {
                    Some(before) => self.engine.or(&step, before),
                    None => step,
                });
            }
            reached = next;
        }
        reached.pop().expect("min is at least one and at most all")
    }
}
