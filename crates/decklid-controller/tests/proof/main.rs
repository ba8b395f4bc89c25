//! Proof by looking at every state: controller and an abstract plant, one model for each concern, searched completely
//! by our own breadth-first search and by `stateright`, which must find as many states.
//!
//! The abstraction: time goes in ticks of 100 ms; profiles are reduced (timers of a few ticks that keep their order:
//! debounce < pulse < gap < block); in each tick the environment changes at most one input, out of the alphabet of the
//! model, and up to two while power is off; a latch that is driven for a tick is open, until somebody shuts the lid. Everything else is the real
//! controller. Every property is also shown to fail: of a controller that is blind for something, or of forged facts.

mod lasting;
mod models;
mod other;
mod properties;
mod scenario;
mod search;
mod wide;
mod world;

use models::{BREAKS, MODELS};
use other::with_stateright;
use search::{Found, search};

#[test]
fn every_property_holds_in_every_state() {
    let mut counts = Vec::new();
    for model in MODELS {
        let model = model();
        let Found { states, violation, graph, .. } = search(&model);
        if let Some(path) = violation {
            panic!("{}\n{}", model.name, path.as_scenario(&model));
        }
        if let Some(path) = graph.stranded() {
            panic!("{}\n{}", model.name, path.as_scenario(&model));
        }
        let (their_states, their_violation) = with_stateright(model.clone());
        assert_eq!(their_violation, None, "{}", model.name);
        assert_eq!(states, their_states, "{}: both searches find as many states", model.name);
        counts.push((model.name, states, model.states));
    }
    let wrong: Vec<_> = counts.iter().filter(|(_, found, known)| found != known).collect();
    assert!(wrong.is_empty(), "the numbers of states are known: model, found, written {wrong:?}");
}

#[test]
fn every_property_can_fail() {
    let mut broken = std::collections::BTreeSet::new();
    for (property, how, make) in BREAKS {
        let model = make();
        let found = search(&model).violation.unwrap_or_else(|| panic!("{property} holds though {how}"));
        assert_eq!(found.property, *property, "when {how}");
        broken.insert(*property);
        let scenario = found.as_scenario(&model);
        assert!(scenario.contains("[[step]]") && scenario.contains(property), "{scenario}");
    }
    for model in MODELS {
        for property in model().properties {
            assert!(broken.contains(property.name), "{} was never shown to fail", property.name);
        }
    }
}
