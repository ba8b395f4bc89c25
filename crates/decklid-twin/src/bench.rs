//! Plant and controller in virtual time: from event to event, never tick by tick.

use decklid_controller::locking::{Level, Saved, UnlockMode};
use decklid_controller::profile::Profile;
use decklid_controller::signals::{Answer, Dtc, Inputs, Instant, MenuChoice, Outputs, Stage};
use decklid_controller::{State, step};

use crate::condition::Condition;
use crate::plant::{BROWN_OUT, Choice, DoorAction, Hand, Holds, Load, Plant, Value, WAKE_UP};
use crate::trace::{Trace, What};

/// How long a card is held to the pillar (ms).
const CARD_MS: u64 = 300;
/// More steps than this at one moment mean that plant and controller chase each other.
const CHASE: usize = 200;

/// A car that runs.
#[derive(Clone, Debug)]
pub struct Bench {
    /// The car but for its computer.
    plant: Plant,
    /// Numbers of the controller as the maker publishes them.
    table: Profile,
    /// What happens to the levels on their way into the computer; nothing in a sound one.
    sees: fn(&mut Inputs),
    /// Numbers of the controller as it was coded into this car.
    profile: Profile,
    saved: Option<Saved>,
    state: Option<State>,
    inputs: Option<Inputs>,
    wake: Option<u64>,
    trace: Trace,
    tracing: bool,
    answers: Vec<(u64, Answer)>,
    outputs: Outputs,
}

impl Bench {
    /// A car with this plant and this controller, not yet powered.
    pub fn new(plant: Plant, profile: Profile) -> Self {
        Bench {
            plant,
            table: profile,
            sees: |_| {},
            profile,
            saved: None,
            state: None,
            inputs: None,
            wake: None,
            trace: Trace::default(),
            tracing: false,
            answers: Vec::new(),
            outputs: Outputs::default(),
        }
    }

    /// Another computer in the same car, not yet powered: with `profile` instead of its own, and `sees` between the pins
    /// and what it makes of them, so that it can be blind to something.
    #[must_use]
    pub fn with_computer(mut self, profile: Profile, sees: fn(&mut Inputs)) -> Self {
        (self.table, self.profile, self.sees) = (profile, profile, sees);
        self
    }

    /// Keeps a trace from now on.
    #[must_use]
    pub fn tracing(mut self) -> Self {
        self.tracing = true;
        self.plant.observer.trace();
        self
    }

    /// The car but for its computer.
    pub fn plant(&self) -> &Plant {
        &self.plant
    }

    /// What happened; empty unless the bench is [tracing](Bench::tracing).
    pub fn trace(&self) -> &Trace {
        &self.trace
    }

    /// The trace of a run that is over.
    pub fn into_trace(self) -> Trace {
        self.trace
    }

    /// Answers of the controller with their times (ms), since they were last cleared.
    pub fn answers(&self) -> &[(u64, Answer)] {
        &self.answers
    }

    /// Forgets answers so far.
    pub fn clear_answers(&mut self) {
        self.answers.clear();
    }

    /// Makes the person forget what they perceived so far.
    pub fn clear_senses(&mut self) {
        self.plant.observer.clear();
    }

    /// The person perceives that. `began_shut`: the lid was shut when they began.
    pub fn perceives(&self, condition: &Condition, began_shut: bool) -> bool {
        condition.holds(&|sensation| sensation.holds(&self.plant, began_shut))
    }

    /// Now (ms).
    pub fn now(&self) -> u64 {
        self.plant.now
    }

    /// What the controller drives and shows now.
    pub fn outputs(&self) -> &Outputs {
        &self.outputs
    }

    /// How far the car is locked, according to its computer; none while the computer is off.
    pub fn level(&self) -> Option<Level> {
        self.state.as_ref().map(State::level)
    }

    /// What the computer keeps through a loss of power.
    pub fn saved(&self) -> Option<&Saved> {
        self.saved.as_ref()
    }

    /// Numbers of the controller, as it was coded into this car.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Sets a knob of the plant before the car is powered: it was always so, and the trace does not show it.
    ///
    /// # Errors
    /// As [`Plant::set`].
    pub fn prepare(&mut self, knob: &str, value: &Value) -> Result<(), String> {
        self.plant.set(knob, value)
    }

    /// Sets a knob of the plant now: a fault, a setting, a repair.
    ///
    /// # Errors
    /// As [`Plant::set`].
    pub fn set(&mut self, knob: &str, value: &Value) -> Result<(), String> {
        self.plant.set(knob, value)?;
        self.plant.observer.record(What::Set { knob: knob.to_owned(), to: value.to_string() });
        if self.saved.is_some() && knob.starts_with("coding.") {
            self.saved = Some(self.plant.coding.saved(&self.profile));
            self.reset();
        }
        self.think();
        Ok(())
    }

    /// A hand does something now.
    pub fn hand(&mut self, hand: &Hand) {
        self.plant.hand(hand);
        if let Hand::Choose(choice) = hand {
            self.choose(*choice);
        }
        self.think();
        if *hand == Hand::Door(DoorAction::ShowCard) {
            self.run_for(CARD_MS);
            self.plant.radio.app = None;
            self.think();
        }
    }

    /// A choice in the menu changes the settings of the fob in the hand.
    fn choose(&mut self, choice: Choice) {
        let (slot, Some(saved)) = (self.plant.radio.in_hand().slot(), self.saved) else { return };
        let mut settings = saved.settings(slot);
        match choice {
            Choice::DriverFirst(on) => settings.unlock = if on { UnlockMode::DriverFirst } else { UnlockMode::All },
            Choice::RemoteTrunk(on) => settings.remote_trunk = on,
            Choice::Relock(on) => settings.relock = on,
        }
        self.plant.computer.menu = Some(MenuChoice { slot, settings });
    }

    /// Records in the trace what a hand is about to do.
    pub fn say(&mut self, text: &str) {
        self.log(What::Act { text: text.to_owned() });
    }

    /// Adds an event to the trace, if one is kept.
    pub(crate) fn log(&mut self, what: What) {
        if self.tracing {
            self.trace.add(self.plant.now, what);
        }
    }

    /// The computer restarts at this moment, as after a brown-out of one instruction.
    pub fn reset(&mut self) {
        self.state = None;
        self.inputs = None;
        self.wake = None;
        self.think();
    }

    /// Lets that much time pass (ms).
    pub fn run_for(&mut self, ms: u64) {
        self.run_until(self.plant.now.saturating_add(ms));
    }

    /// Lets time pass up to `end` (ms).
    pub fn run_until(&mut self, end: u64) {
        self.think();
        while let Some(next) = self.due().filter(|at| *at <= end) {
            self.plant.advance(next.max(self.plant.now));
            self.think();
        }
        self.plant.advance(end.max(self.plant.now));
    }

    /// When something is due next (ms).
    pub fn due(&self) -> Option<u64> {
        [self.plant.due(), self.wake].into_iter().flatten().min()
    }

    /// Lets the controller see the plant, and the plant feel the controller, until both are at rest at this moment.
    pub fn think(&mut self) {
        for _ in 0..CHASE {
            self.power();
            self.plant.listen();
            self.plant.drive_release();
            self.collect();
            let Some(state) = self.state else { return };
            let mut inputs = self.plant.inputs();
            (self.sees)(&mut inputs);
            let due = self.wake.is_some_and(|at| at <= self.plant.now);
            if self.inputs == Some(inputs) && !due {
                return;
            }
            self.log_inputs(&inputs);
            let now = Instant::at_ms(self.plant.now);
            let (state, outputs) = step(&self.profile, state, &inputs, now);
            self.state = Some(state);
            self.inputs = Some(inputs);
            self.wake = outputs.wake_in.map(|s| self.plant.now + u64::from(s.as_ms()).max(1));
            self.take(&outputs);
            self.plant.computer.menu = None;
        }
    }

    /// Starts or stops the computer, depending on its supply.
    fn power(&mut self) {
        let volts = self.plant.supply.volts_at(Load::Computer);
        if self.state.is_some() && (volts < BROWN_OUT || self.plant.computer.hung) {
            self.state = None;
            self.inputs = None;
            self.wake = None;
            self.take(&Outputs::default());
            self.log(What::Power { on: false });
        } else if self.state.is_none() && volts >= WAKE_UP && !self.plant.computer.hung {
            let saved = self.saved.unwrap_or_else(|| self.plant.coding.saved(&self.profile));
            self.saved = Some(saved);
            self.profile = self.plant.coding.apply(&self.table);
            self.plant.radio.deadlocked = saved.level == Level::Deadlocked;
            self.plant.radio.holds = Holds {
                unlock: u64::from(self.profile.fob_second.value.hold().as_ms()),
                trunk: u64::from(self.profile.fob_trunk.value.hold().as_ms()),
            };
            self.state = Some(State::power_on(&self.profile, saved, Instant::at_ms(self.plant.now)));
            self.log(What::Power { on: true });
        }
    }

    fn take(&mut self, outputs: &Outputs) {
        let before = std::mem::replace(&mut self.outputs, *outputs);
        if let Some(saved) = outputs.save {
            self.saved = Some(saved);
            self.plant.radio.deadlocked = saved.level == Level::Deadlocked;
        }
        if let Some(answer) = outputs.answer {
            self.answers.push((self.plant.now, answer));
            self.log(What::Answer { answer });
        }
        if self.tracing {
            self.log_outputs(&before, outputs);
        }
        self.plant.drive(outputs);
        self.collect();
    }

    fn collect(&mut self) {
        if self.tracing {
            for what in self.plant.observer.take_events() {
                self.log(what);
            }
        }
    }

    fn log_inputs(&mut self, inputs: &Inputs) {
        if !self.tracing {
            return;
        }
        let before = self.inputs.unwrap_or(Inputs::PARKED);
        if before.radio != inputs.radio {
            self.log(What::Telegram { press: inputs.radio });
        }
        let contacts = [
            ("exterior", before.exterior, inputs.exterior),
            ("interior", before.interior, inputs.interior),
            ("lever", before.lever, inputs.lever),
            ("central_lock", before.central_lock, inputs.central_lock),
            ("central_unlock", before.central_unlock, inputs.central_unlock),
            ("handle", before.handle, inputs.handle),
            ("valet", before.valet, inputs.valet),
        ];
        for (name, was, is) in contacts {
            if was != is {
                self.log(What::Contact { name, closed: is.is_down() });
            }
        }
        if before.cylinder != inputs.cylinder {
            let closed = inputs.cylinder != decklid_controller::signals::Cylinder::Rest;
            self.log(What::Contact { name: "cylinder", closed });
        }
    }

    fn log_outputs(&mut self, before: &Outputs, after: &Outputs) {
        if (before.release, before.cause) != (after.release, after.cause)
            && (before.release != Stage::None || after.release != Stage::None)
        {
            self.log(What::Drive { stage: after.release, cause: after.cause });
        }
        if before.locks != after.locks {
            self.log(What::Locks { drive: after.locks });
        }
        if after.flashes > 0 {
            self.log(What::Lamps { times: after.flashes });
        }
        if after.horn {
            self.log(What::Horn);
        }
        for dtc in Dtc::ALL {
            let set = after.dtcs.has(dtc);
            if before.dtcs.has(dtc) != set {
                self.log(What::Dtc { dtc, set });
            }
        }
    }
}
