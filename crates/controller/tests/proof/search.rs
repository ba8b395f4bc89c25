//! Two searches of all states: our own, and `stateright`.

use crate::world::{Model, TICK, World};
use stateright::{Checker, Property};
use std::collections::{HashMap, VecDeque};
use std::fmt::Write;

/// A way to a state in which a property does not hold: the choices from the beginning.
#[derive(Debug)]
pub(crate) struct Path {
    pub(crate) property: &'static str,
    pub(crate) choices: Vec<usize>,
}

impl Path {
    /// The way as a scenario file for the twin.
    pub(crate) fn as_scenario(&self, model: &Model) -> String {
        let mut text = format!("# Counterexample to “{}” in the model “{}”.\n", self.property, model.name);
        for (tick, choice) in self.choices.iter().enumerate() {
            if let Some(action) = model.alphabet.get(*choice) {
                let at = (tick as u64 + 1) * TICK;
                write!(text, "\n[[step]]\nat = \"{at} ms\"\ndo = \"{}\"\n", action.name).expect("a string");
            }
        }
        text
    }
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

impl stateright::Model for Model {
    type State = World;
    type Action = usize;

    fn init_states(&self) -> Vec<World> {
        vec![self.begin()]
    }

    fn actions(&self, _: &World, actions: &mut Vec<usize>) {
        actions.extend(self.choices());
    }

    fn next_state(&self, world: &World, choice: usize) -> Option<World> {
        self.next(world, choice)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![Property::always("every property of the model holds", |_, world: &World| world.violated.is_none())]
    }
}

/// The number of states that `stateright` finds, and the first violation if there is one.
pub(crate) fn with_stateright(model: Model) -> (usize, Option<String>) {
    use stateright::Model as _;
    let checker = model.checker().spawn_bfs().join();
    let violation =
        checker.discoveries().into_values().next().map(|path| path.last_state().violated.expect("a name").to_string());
    (checker.unique_state_count(), violation)
}
