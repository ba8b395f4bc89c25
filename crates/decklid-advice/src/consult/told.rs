//! What a person has told: answers, signs, tools, limits, rates.

use decklid_car::car::{GoalKind, MoveId, OutcomeId, Rates, SignId, ToolId};

/// The most answers that a case may hold, and as many for earlier goals: nobody gives half as many.
pub const MOST_TOLD: usize = 64;

/// An answer to a move.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Answer {
    /// This outcome was seen.
    Saw(OutcomeId),
    /// Done or looked, but the person cannot tell.
    NotSure,
    /// The person cannot do it.
    Cannot,
    /// A tool that it needs is not there.
    Lacking,
    /// Not now.
    Skipped,
    /// Done, and nothing changed.
    NoChange,
}

/// A move with its answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The move.
    pub mv: MoveId,
    /// What came of it.
    pub answer: Answer,
}

/// A goal that was pursued before, with what came of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leg {
    /// What the person wanted then.
    pub goal: GoalKind,
    /// Moves and answers in order.
    pub entries: Vec<Entry>,
}

/// A sign with what was told of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Told {
    /// The sign.
    pub sign: SignId,
    /// Which of its outcomes.
    pub outcome: OutcomeId,
}

/// Everything a person has said so far.
#[derive(Clone, PartialEq, Debug)]
pub struct Case {
    /// What was done before for other goals, in order: it stays known.
    pub before: Vec<Leg>,
    /// What the person wants.
    pub goal: GoalKind,
    /// Signs that were noticed, each at most once; their order makes no difference.
    pub signs: Vec<Told>,
    /// Moves and answers in order.
    pub entries: Vec<Entry>,
    /// Tools at hand.
    pub have: Vec<ToolId>,
    /// Tools not to be had.
    pub lack: Vec<ToolId>,
    /// Moves that are out of the question.
    pub cannot: Vec<MoveId>,
    /// The person's own rates.
    pub rates: Rates,
}

impl Case {
    /// Nothing told yet.
    pub fn new(goal: GoalKind) -> Self {
        Case {
            before: Vec::new(),
            goal,
            signs: Vec::new(),
            entries: Vec::new(),
            have: Vec::new(),
            lack: Vec::new(),
            cannot: Vec::new(),
            rates: Rates::default(),
        }
    }

    /// Brings the case into its one form: tools and steps are sets, and not being able to do a step is told once.
    /// Cases that mean the same are then equal, but for the order of signs.
    pub fn tidy(&mut self) {
        self.have.sort_unstable();
        self.have.dedup();
        self.lack.sort_unstable();
        self.lack.dedup();
        self.cannot.sort_unstable();
        self.cannot.dedup();
        let says_nothing = |answer| matches!(answer, Answer::NotSure | Answer::Cannot | Answer::Skipped);
        let mut off = Vec::new();
        self.entries.retain(|entry| {
            let again = says_nothing(entry.answer) && off.contains(entry);
            off.push(*entry);
            !again
        });
    }

    /// Whether it holds no more than a case may.
    pub(crate) fn is_bounded(&self) -> bool {
        let earlier: usize = self.before.iter().map(|leg| leg.entries.len()).sum();
        self.entries.len() <= MOST_TOLD && earlier <= MOST_TOLD
    }

    /// Takes the last answer back, or the last sign when there is no answer; false when there is neither.
    pub fn take_back(&mut self) -> bool {
        self.entries.pop().is_some() || self.signs.pop().is_some()
    }

    /// Tells a sign; what was told of it before is replaced.
    pub fn tell(&mut self, told: Told) {
        match self.signs.iter_mut().find(|known| known.sign == told.sign) {
            Some(known) => *known = told,
            None => self.signs.push(told),
        }
    }
}
