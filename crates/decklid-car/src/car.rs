//! The words of the domain: what a car is, as far as its trunk is concerned.
//!
//! Plain data. [`load`](mod@crate::load) makes it from text, `decklid-meaning` gives it
//! a meaning. A car is a machine with hidden constants: [`Hidden`] Booleans
//! with priors (faults, unknowns of this individual car, misheard answers), a
//! situation made of [`State`] bits, and [`Move`]s that map both to what is
//! seen and to the next situation.

pub use crate::cost::{Cost, Rates};
pub use crate::expr::Expr;
pub use crate::id::{FormulaId, HazardId, HiddenId, MoveId, OutcomeId, PlaceId, SignId, SlotId, ToolId};
pub use crate::place::{Act, Anchor, Body, Closure, Keys, Place, Spot};

use crate::law::Law;
use crate::role::{FormulaRole, MoveRole, StateRole, Symptom};
use crate::sign::Sign;
use crate::source::{Fact, Recall, Setting, Source};
use crate::text::Text;

/// What the name of a move begins with that was made from the `ask` of an unknown.
pub const ASK: &str = "ask_";

/// One car generation (or archetype), loaded and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Car {
    /// Name in links, commands and logs: lower case with hyphens.
    pub id: String,
    /// Name for people.
    pub name: Text,
    /// Maker; empty for an archetype.
    pub make: String,
    /// Build years as text, such as `2001-2006`.
    pub years: String,
    /// True for a body type with everything unknown, false for a real car.
    pub archetype: bool,
    /// Id of the car that this one is based on.
    pub based_on: Option<String>,
    /// What kind of lid closes the luggage space.
    pub closure: Closure,
    /// Its outline.
    pub body: Body,
    /// What the driver carries to open it.
    pub keys: Keys,
    /// Other names that people type.
    pub aliases: Vec<String>,
    /// One or two sentences: what is special about this car.
    pub summary: Text,
    /// Hidden Booleans. A [`HiddenId`] and the [`SlotId`] with the same index are the same bit.
    pub hidden: Vec<Hidden>,
    /// Situation bits; their slots follow those of `hidden`.
    pub states: Vec<State>,
    /// Parts in file order.
    pub parts: Vec<Part>,
    /// Circuits, controls, ways and definitions, each after those it uses.
    pub formulas: Vec<Formula>,
    /// Everything that a person can do, ask or call.
    pub moves: Vec<Move>,
    /// What a person may have noticed before anything was tried.
    pub signs: Vec<Sign>,
    /// Goals by their kind.
    pub goals: Vec<Goal>,
    /// Tools that moves need.
    pub tools: Vec<Tool>,
    /// Places that steps name.
    pub places: Vec<Place>,
    /// What to do when someone is trapped inside, in order; empty if the file does not say.
    pub emergency: Vec<Text>,
    /// Dangers that moves name.
    pub hazards: Vec<Hazard>,
    /// What makes it worse.
    pub mistakes: Vec<Mistake>,
    /// What to do later: after-care and prevention.
    pub care: Vec<Care>,
    /// The fixed checklists of the source document, by goal: the baseline to beat.
    pub checklists: Vec<(GoalKind, Vec<MoveId>)>,
    /// How often a year an owner stands before a lid that the usual way does not open; a judgement call.
    pub breakdowns: Option<f64>,
    /// How likely one other answer is, compared with the one that the car would give; above 0, a judgement call.
    pub slip: f64,
    /// Priors of cars built before a model year, the earliest year first; judgement calls, for cars in no file.
    pub before: Vec<(u16, Vec<(HiddenId, f64)>)>,
    /// Statements about this car, each with its source.
    pub facts: Vec<Fact>,
    /// How to change settings of this car.
    pub settings: Vec<Setting>,
    /// Recalls and bulletins on what opens this car.
    pub recalls: Vec<Recall>,
    /// What the law asks of such cars.
    pub laws: Vec<Law>,
    /// Where statements were read.
    pub sources: Vec<Source>,
    /// What was looked for and not found.
    pub gaps: Vec<Text>,
    /// Hash of the text that the car was made from: 16 hexadecimal digits.
    pub hash: String,
    /// What its numbers were learned from, if cases have taught any of them.
    pub learned: Option<Learned>,
    /// Of a car that is in no file: its name, years and body, that no facts are known, and what holds instead.
    pub unlisted: Option<Text>,
}

/// What numbers were learned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Learned {
    /// Number of cases, of all cars together.
    pub cases: u32,
}

/// Why a Boolean is hidden.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum HiddenKind {
    /// A part does not do what it should.
    Fault,
    /// Equipment or build date of this individual car.
    Equipment,
    /// A setting or lock-out switch that may have been set.
    Setting,
    /// Something outside the parts that keeps the lid shut: a wrong press, weather, a gear.
    Circumstance,
    /// What just happens to hold and is no cause by itself: doors locked, key left at home.
    Given,
    /// A misheard, misseen or misunderstood answer.
    Noise,
}

impl HiddenKind {
    /// Whether it can be a reason why the lid stays shut.
    pub fn is_cause(self) -> bool {
        match self {
            HiddenKind::Fault | HiddenKind::Setting | HiddenKind::Circumstance => true,
            HiddenKind::Equipment | HiddenKind::Given | HiddenKind::Noise => false,
        }
    }
}

/// A Boolean that has not been observed yet: constant unless a move changes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Hidden {
    /// Name, such as `fob.cell_flat` or `lid_has_keyhole`.
    pub id: String,
    /// Why it is hidden.
    pub kind: HiddenKind,
    /// What holds when it is true: a clause without full stop.
    pub says: Text,
    /// Probability of being true before anything is known.
    pub prior: f64,
}

/// A bit of the situation: known to follow from what was hidden and what was done.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Name, such as `in_cabin`.
    pub id: String,
    /// What holds when it is true.
    pub says: Text,
    /// Value at the start, over hidden Booleans.
    pub starts: Expr,
    /// What code takes it for.
    pub role: Option<StateRole>,
}

/// A physical part with the ways in which it can fail.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Name, such as `fob`.
    pub id: String,
    /// Name for people.
    pub name: Text,
    /// What kind of thing it is.
    pub kind: PartKind,
    /// Where it is, if the car says so.
    pub place: Option<String>,
    /// Its fault modes.
    pub faults: Vec<HiddenId>,
}

/// Kinds of parts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum PartKind {
    /// Remote control.
    Fob,
    /// Battery of the car or of a fob.
    Battery,
    /// Fuse or relay.
    Fuse,
    /// Wires, loom, connector.
    Wiring,
    /// Switch, button or lever that a hand works.
    Switch,
    /// Motor or solenoid.
    Actuator,
    /// What holds the lid shut, with its striker.
    Latch,
    /// Lid, seal, struts.
    Lid,
    /// Key cylinder.
    Cylinder,
    /// Cable, rod, handle: works without power.
    Mechanical,
    /// Computer and its software.
    Module,
    /// Seat.
    Seat,
}

/// What a formula stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum FormulaKind {
    /// Power or a signal gets through.
    Circuit,
    /// Working this control now has its effect.
    Control,
    /// This route to an open lid would work now.
    Way,
    /// A named part of other formulas.
    Define,
}

/// A named formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// Name with its kind, such as `way.fob`.
    pub id: String,
    /// What it stands for.
    pub kind: FormulaKind,
    /// What holds when it is true.
    pub says: Text,
    /// When it is true.
    pub when: Expr,
    /// What code takes it for.
    pub role: Option<FormulaRole>,
}

/// What a person wants to reach.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum GoalKind {
    /// The lid is open.
    Open,
    /// The usual way works again.
    Fixed,
    /// The lid closes, latches and locks again.
    Secured,
}

/// A goal: where it begins and when it is reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// Which one.
    pub kind: GoalKind,
    /// What holds at the start, or there would be no question: evidence, over slots and formulas.
    pub given: Expr,
    /// Situation bits that start otherwise than in [`State::starts`].
    pub begins: Vec<(SlotId, Expr)>,
    /// Reached when this is certain.
    pub done: Expr,
}

/// What sort of move it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum MoveKind {
    /// Work a way or a control.
    Try,
    /// Look, listen, ask: changes nothing.
    Look,
    /// Mend, reset, set, and see whether it works now.
    Repair,
    /// Get a tool or get to a place.
    Fetch,
    /// Let someone else do it.
    Call,
}

/// Something that a person can do.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// Name, such as `replace_fob_cell`.
    pub id: String,
    /// What sort of move.
    pub kind: MoveKind,
    /// What code takes it for.
    pub role: Option<MoveRole>,
    /// Outcomes that people have already seen who come with a symptom.
    pub symptoms: Vec<(Symptom, OutcomeId)>,
    /// Goals that it can serve.
    pub goals: Vec<GoalKind>,
    /// Short title: an instruction or a question.
    pub title: Text,
    /// Short lines in order, at most eight.
    pub steps: Vec<Text>,
    /// Lines of `steps`, by index, that make sense for one goal only; the others are for all.
    pub steps_for: Vec<(usize, GoalKind)>,
    /// Why it is worth doing, for everybody: one sentence, may be empty.
    pub why: Text,
    /// What stays changed afterwards, such as clips that may break; empty when all can be put back as it was.
    pub leaves: Text,
    /// Where.
    pub place: Option<PlaceId>,
    /// What the hand does at each point of the place, in their order; empty where nothing is said.
    pub acts: Vec<Option<Act>>,
    /// Tools that it needs.
    pub tools: Vec<ToolId>,
    /// Dangers at this step.
    pub hazards: Vec<HazardId>,
    /// Must be certain before the move makes sense.
    pub needs: Expr,
    /// Must be certain before the move is advised, though it can be made without.
    pub worth: Expr,
    /// What the move changes before anything is seen.
    pub first: Vec<(SlotId, Expr)>,
    /// What may be seen; the first whose `when` is true is seen, the last has no condition.
    pub outcomes: Vec<Outcome>,
    /// Cost unless the outcome says otherwise.
    pub cost: Cost,
    /// Whom one calls; only for calls.
    pub professional: Option<Professional>,
}

/// What may be seen of a move.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Name, such as `opened`, `nothing`, `yes`, `no`, `lacking`.
    pub id: String,
    /// What a person says who sees it; a short answer.
    pub says: Text,
    /// Seen when this is true and no earlier outcome was seen. Noise is already in it.
    pub when: Expr,
    /// What changes when it is seen.
    pub then: Vec<(SlotId, Expr)>,
    /// Cost when it is seen.
    pub cost: Cost,
}

/// A professional to call.
#[derive(Clone, Debug, PartialEq)]
pub struct Professional {
    /// What they call themselves.
    pub name: Text,
    /// Price, least and most (USD).
    pub price: (f64, f64),
    /// Waiting time, least and most (min).
    pub wait: (f64, f64),
    /// When to call them: short sentences.
    pub when: Vec<Text>,
}

/// A tool or a thing to have at hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Tool {
    /// Name, such as `coin_cell`.
    pub id: String,
    /// Name for people.
    pub name: Text,
    /// Probability that a person has it at hand.
    pub have: f64,
    /// What it costs to get it; none if it cannot be got now.
    pub get: Option<Cost>,
}

/// A danger and how to avoid it.
#[derive(Clone, Debug, PartialEq)]
pub struct Hazard {
    /// Name.
    pub id: String,
    /// Warning: at most two short sentences.
    pub says: Text,
}

/// What makes it worse.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// Name.
    pub id: String,
    /// What not to do.
    pub says: Text,
    /// Why not.
    pub why: Text,
    /// Moves beside which it is shown.
    pub at: Vec<MoveId>,
    /// True for what every card says, whatever steps are on it.
    pub always: bool,
}

/// What to do later.
#[derive(Clone, Debug, PartialEq)]
pub struct Care {
    /// Name.
    pub id: String,
    /// What to do.
    pub says: Text,
    /// How often, as text; empty for after-care.
    pub every: Text,
    /// How often by the calendar (months); none for what has no date.
    pub months: Option<u32>,
    /// What it costs, each time.
    pub cost: Cost,
    /// True for what to do right after a manual opening.
    pub after: bool,
    /// Moves that it comes after: it is told when one of them was made. `None`: after any.
    pub of: Option<Vec<MoveId>>,
    /// Hidden Booleans that it makes rarer.
    pub lowers: Vec<HiddenId>,
}

impl Car {
    /// Number of slots: hidden Booleans, then situation bits.
    pub fn slots(&self) -> usize {
        self.hidden.len() + self.states.len()
    }

    /// The move of that name.
    pub fn find_move(&self, id: &str) -> Option<MoveId> {
        self.moves.iter().position(|m| m.id == id).map(MoveId::from_index)
    }

    /// The move with that id.
    pub fn at(&self, id: MoveId) -> &Move {
        &self[id]
    }

    /// The ids of all hidden Booleans, in order.
    pub fn hidden_ids(&self) -> impl Iterator<Item = HiddenId> + Clone + use<> {
        (0..self.hidden.len()).map(HiddenId::from_index)
    }

    /// The ids of all moves, in order.
    pub fn move_ids(&self) -> impl Iterator<Item = MoveId> + Clone + use<> {
        (0..self.moves.len()).map(MoveId::from_index)
    }

    /// The hidden Boolean of that name.
    pub fn find_hidden(&self, id: &str) -> Option<HiddenId> {
        self.hidden.iter().position(|h| h.id == id).map(HiddenId::from_index)
    }

    /// The sign of that name.
    pub fn find_sign(&self, id: &str) -> Option<SignId> {
        self.signs.iter().position(|s| s.id == id).map(SignId::from_index)
    }

    /// The ids of all signs, in order.
    pub fn sign_ids(&self) -> impl Iterator<Item = SignId> + Clone + use<> {
        (0..self.signs.len()).map(SignId::from_index)
    }

    /// The tool of that name.
    pub fn find_tool(&self, id: &str) -> Option<ToolId> {
        self.tools.iter().position(|t| t.id == id).map(ToolId::from_index)
    }

    /// The ids of all tools, in order.
    pub fn tool_ids(&self) -> impl Iterator<Item = ToolId> + Clone + use<> {
        (0..self.tools.len()).map(ToolId::from_index)
    }

    /// The goal of that kind, if the car has it.
    pub fn goal(&self, kind: GoalKind) -> Option<&Goal> {
        self.goals.iter().find(|g| g.kind == kind)
    }
}

impl Move {
    /// The unknown that this move asks about, if it was made from an `ask`.
    pub fn asks(&self) -> Option<&str> {
        self.id.strip_prefix(ASK).filter(|_| self.steps.is_empty())
    }

    /// The ids of all outcomes, in order.
    pub fn outcome_ids(&self) -> impl Iterator<Item = OutcomeId> + Clone + use<> {
        (0..self.outcomes.len()).map(OutcomeId::from_index)
    }

    /// The outcome of that name.
    pub fn find_outcome(&self, id: &str) -> Option<OutcomeId> {
        self.outcomes.iter().position(|o| o.id == id).map(OutcomeId::from_index)
    }

    /// The lines for somebody with that goal, in order.
    pub fn steps_toward(&self, goal: GoalKind) -> impl Iterator<Item = &Text> {
        let fits = move |at: usize| self.steps_for.iter().all(|(line, only)| *line != at || *only == goal);
        self.steps.iter().enumerate().filter(move |(at, _)| fits(*at)).map(|(_, step)| step)
    }

    /// True when the move can serve that goal.
    pub fn serves(&self, goal: GoalKind) -> bool {
        self.goals.contains(&goal)
    }
}

impl GoalKind {
    /// All goals in the order in which people meet them.
    pub const ALL: [GoalKind; 3] = [GoalKind::Open, GoalKind::Fixed, GoalKind::Secured];

    /// Name in files and commands.
    pub fn name(self) -> &'static str {
        match self {
            GoalKind::Open => "open",
            GoalKind::Fixed => "fixed",
            GoalKind::Secured => "secured",
        }
    }
}

words!(HiddenKind {
    Fault = "fault", Equipment = "equipment", Setting = "setting",
    Circumstance = "circumstance", Given = "given", Noise = "noise",
});
words!(PartKind {
    Fob = "fob", Battery = "battery", Fuse = "fuse", Wiring = "wiring", Switch = "switch",
    Actuator = "actuator", Latch = "latch", Lid = "lid", Cylinder = "cylinder",
    Mechanical = "mechanical", Module = "module", Seat = "seat",
});
words!(MoveKind { Try = "try", Look = "look", Repair = "repair", Fetch = "fetch", Call = "call" });
words!(FormulaKind { Circuit = "circuit", Control = "control", Way = "way", Define = "define" });
