//! Our own search of all states.

use crate::world::Model;
use std::collections::{HashMap, VecDeque};

/// A way to a state in which a property does not hold: the choices from the beginning.
#[derive(Debug)]
pub(crate) struct Path {
    pub(crate) property: &'static str,
    pub(crate) choices: Vec<usize>,
}

/// Which states follow which, and which are open.
pub(crate) struct Graph {
    backwards: Vec<Vec<u32>>,
    open: Vec<bool>,
    parents: Vec<(u32, usize)>,
}

impl Graph {
    /// The way to a state from which no way leads to an open lid.
    pub(crate) fn stranded(&self) -> Option<Path> {
        let mut reaches = self.open.clone();
        let mut queue: Vec<usize> = (0..reaches.len()).filter(|&n| reaches[n]).collect();
        while let Some(node) = queue.pop() {
            for &before in &self.backwards[node] {
                if !std::mem::replace(&mut reaches[before as usize], true) {
                    queue.push(before as usize);
                }
            }
        }
        let lost = reaches.iter().position(|&r| !r)?;
        Some(Path { property: "I19 no state without an exit", choices: way(&self.parents, lost as u32) })
    }
}

/// What the search found.
pub(crate) struct Found {
    pub(crate) states: usize,
    pub(crate) violation: Option<Path>,
    pub(crate) graph: Graph,
}

/// Breadth first over all states; stops at the first violation.
pub(crate) fn search(model: &Model) -> Found {
    let begin = model.begin();
    let mut numbers = HashMap::from([(begin.clone(), 0_u32)]);
    let mut graph = Graph { backwards: vec![Vec::new()], open: vec![begin.open], parents: vec![(0, 0)] };
    let mut queue = VecDeque::from([begin]);
    while let Some(world) = queue.pop_front() {
        let from = numbers[&world];
        assert!(graph.parents.len() < 4_000_000, "{}: too many states, reduce the model", model.name);
        for choice in model.choices() {
            let Some(next) = model.next(&world, choice) else { continue };
            let number = numbers.get(&next).copied().unwrap_or(graph.parents.len() as u32);
            if number as usize == graph.parents.len() {
                graph.parents.push((from, choice));
                graph.backwards.push(Vec::new());
                graph.open.push(next.open);
                numbers.insert(next.clone(), number);
                if let Some(property) = next.violated {
                    let violation = Some(Path { property, choices: way(&graph.parents, number) });
                    let states = graph.parents.len();
                    return Found { states, violation, graph };
                }
                queue.push_back(next);
            }
            graph.backwards[number as usize].push(from);
        }
    }
    Found { states: graph.parents.len(), violation: None, graph }
}

fn way(parents: &[(u32, usize)], mut number: u32) -> Vec<usize> {
    let mut choices = Vec::new();
    while number != 0 {
        let (before, choice) = parents[number as usize];
        choices.push(choice);
        number = before;
    }
    choices.reverse();
    choices
}
