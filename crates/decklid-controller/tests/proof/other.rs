//! The search of others: `stateright`, which must find as many states.

use crate::world::{Model, World};
use stateright::{Checker, Property};

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
