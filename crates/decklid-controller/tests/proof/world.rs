//! One state of controller, plant and what must be remembered to judge a step.

use crate::properties::{Facts, Memory, Property};
use decklid_controller::locking::Saved;
use decklid_controller::signals::{Inputs, Instant, LatchContacts, Level, Stage};
use decklid_controller::{Profile, State, step};

/// Length of a tick (ms).
pub(crate) const TICK: u64 = 100;

/// What the environment may do in a tick; false if it changes nothing here.
pub(crate) type Action = fn(&mut Inputs) -> bool;

/// A model: a reduced profile, an alphabet, and what must always be so.
#[derive(Clone)]
pub(crate) struct Model {
    pub(crate) name: &'static str,
    pub(crate) profile: Profile,
    pub(crate) alphabet: Vec<Action>,
    pub(crate) properties: Vec<Property>,
    /// What the controller sees of the inputs; a broken one is blind for something.
    pub(crate) sees: fn(&mut Inputs),
    /// Forges what was observed; only to show that a property can fail.
    pub(crate) forges: fn(&mut Facts),
    /// The latch stays shut whatever drives it.
    pub(crate) stiff: bool,
    /// Power may go off and on, and up to two things of the alphabet happen meanwhile.
    pub(crate) resets: bool,
    /// How many states there are.
    pub(crate) states: usize,
}

/// A state of the world.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct World {
    pub(crate) state: State,
    pub(crate) inputs: Inputs,
    pub(crate) memory: Memory,
    /// The first property that was violated on the way here.
    pub(crate) violated: Option<&'static str>,
    pub(crate) open: bool,
}

impl Model {
    pub(crate) fn begin(&self) -> World {
        let saved: Saved = self.profile.new_car();
        let inputs = Inputs { motor_current: 5_000, ..Inputs::PARKED };
        let first = State::power_on(&self.profile, saved, Instant::at_ms(0));
        let (state, _) = step(&self.profile, first, &inputs, Instant::at_ms(0));
        World { state, inputs, memory: Memory::default(), violated: None, open: false }
    }

    /// Doing nothing, which is the number after the last action, then all actions, then all resets: so that of several
    /// shortest ways the quietest is found.
    pub(crate) fn choices(&self) -> impl Iterator<Item = usize> + use<> {
        let nothing = self.alphabet.len();
        let pairs = if self.resets { (nothing + 1).pow(2) } else { 0 };
        (0..=nothing).rev().chain((nothing + 1..=nothing + pairs).rev())
    }

    /// The number of the choice in which nothing happens.
    pub(crate) fn nothing(&self) -> usize {
        self.alphabet.len()
    }

    /// Changes the inputs as chosen; whether power goes off and on meanwhile. None if something chosen changes nothing here.
    pub(crate) fn apply(&self, choice: usize, inputs: &mut Inputs) -> Option<bool> {
        let kinds = self.nothing() + 1;
        let reset = choice.checked_sub(kinds);
        let [first, second] = reset.map_or([choice, self.nothing()], |pair| [pair / kinds, pair % kinds]);
        let possible = [first, second].iter().all(|at| self.alphabet.get(*at).is_none_or(|action| action(inputs)));
        possible.then_some(reset.is_some())
    }

    /// The next state, if `choice` is possible here.
    pub(crate) fn next(&self, world: &World, choice: usize) -> Option<World> {
        let mut inputs = world.inputs;
        let resets = self.apply(choice, &mut inputs)?;
        let mut seen = inputs;
        (self.sees)(&mut seen);
        let mut before = world.state;
        if resets {
            before = State::power_on(&self.profile, before.saved(), Instant::at_ms(0));
        }
        let (mut state, outputs) = step(&self.profile, before, &seen, Instant::at_ms(TICK));
        let mut facts = Facts::new(&self.profile, world, &state, &inputs, &outputs, resets);
        (self.forges)(&mut facts);
        let mut memory = world.memory;
        memory.note(&facts);
        let violated = self.properties.iter().find(|p| !(p.holds)(&facts, &memory)).map(|p| p.name);
        if outputs.release == Stage::All && !self.stiff {
            inputs.latch = LatchContacts { main: false, pre: false };
        }
        state.at = Instant::at_ms(0);
        Some(World { state, inputs, memory, violated, open: !inputs.latch.main })
    }
}

/// Turns a level over.
pub(crate) fn toggle(level: &mut Level) -> bool {
    *level = if level.is_down() { Level::Up } else { Level::Down };
    true
}
