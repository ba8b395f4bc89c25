//! Finding things in a car: by id, by role, by symptom.

use std::ops::Index;

use crate::car::{Car, Formula, Hazard, Hidden, Move, Outcome, Tool};
use crate::id::{FormulaId, HazardId, HiddenId, MoveId, OutcomeId, PlaceId, SignId, SlotId, ToolId};
use crate::place::Place;
use crate::role::{FormulaRole, MoveRole, StateRole, Symptom};
use crate::sign::{Sign, SignOutcome, SignUnit};

macro_rules! index {
    ($($owner:ident.$list:ident[$id:ident]: $of:ty;)*) => {$(
        impl Index<$id> for $owner {
            type Output = $of;

            fn index(&self, id: $id) -> &$of {
                &self.$list[id.index()]
            }
        }
    )*};
}

index! {
    Car.hidden[HiddenId]: Hidden;
    Car.formulas[FormulaId]: Formula;
    Car.moves[MoveId]: Move;
    Car.tools[ToolId]: Tool;
    Car.places[PlaceId]: Place;
    Car.hazards[HazardId]: Hazard;
    Move.outcomes[OutcomeId]: Outcome;
    Car.signs[SignId]: Sign;
    Sign.outcomes[OutcomeId]: SignOutcome;
}

impl Car {
    /// The move with that role.
    pub fn move_with(&self, role: MoveRole) -> Option<MoveId> {
        let at = self.moves.iter().position(|m| m.role == Some(role))?;
        Some(MoveId::from_index(at))
    }

    /// The slot of the state with that role.
    pub fn state_with(&self, role: StateRole) -> Option<SlotId> {
        let at = self.states.iter().position(|s| s.role == Some(role))?;
        Some(SlotId::from_index(self.hidden.len() + at))
    }

    /// The formula with that role.
    pub fn formula_with(&self, role: FormulaRole) -> Option<FormulaId> {
        let at = self.formulas.iter().position(|f| f.role == Some(role))?;
        Some(FormulaId::from_index(at))
    }

    /// The sign that is measured in that unit.
    pub fn measured(&self, unit: SignUnit) -> Option<SignId> {
        self.signs.iter().position(|s| s.unit == Some(unit)).map(SignId::from_index)
    }

    /// The move and the outcome that people with this symptom have already seen.
    pub fn symptom(&self, symptom: Symptom) -> Option<(MoveId, OutcomeId)> {
        self.moves.iter().enumerate().find_map(|(at, mv)| {
            let (_, outcome) = mv.symptoms.iter().find(|s| s.0 == symptom)?;
            Some((MoveId::from_index(at), *outcome))
        })
    }
}
