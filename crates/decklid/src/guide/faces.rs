//! What a guide shows besides the next step: names to choose from, any step, pictures, a card, the emergency text.

use decklid_advice::case::{Fault, Faults, Field, Part, find_step};
use decklid_car::car::MoveId;
use decklid_faces::card::Sheet;
use decklid_faces::layout::Look;
use decklid_faces::picture::{self, Drive, Picture, Sight};
use decklid_faces::view::{self, StepView};

use super::Guide;
use crate::card::{self, CardError, Wish};
use crate::emergency;

/// Something that a case can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its name, such as `jump_source`.
    pub id: String,
    /// What it is called, in words.
    pub says: String,
}

impl Guide<'_> {
    /// All tools that [`Guide::have`] and [`Guide::lack`] know.
    pub fn tools(&self) -> Vec<Name> {
        let name = |tool: &decklid_car::car::Tool| Name { id: tool.id.clone(), says: self.texts.clause(&tool.name) };
        self.car().tools.iter().map(name).collect()
    }

    /// All steps of the car, in the order of its file.
    pub fn steps(&self) -> Vec<Name> {
        let name = |step: &decklid_car::car::Move| Name { id: step.id.clone(), says: self.texts.car(&step.title) };
        self.car().moves.iter().map(name).collect()
    }

    /// A step in words.
    ///
    /// # Errors
    /// The car has no such step.
    pub fn step(&self, name: &str) -> Result<StepView, Faults> {
        Ok(view::step(self.car(), self.find(name)?, self.consultation.case(), self.texts))
    }

    /// Where a step takes place, drawn; `None` when it takes place nowhere in particular.
    ///
    /// # Errors
    /// The car has no such step.
    pub fn picture(&self, step: &str, drive: Drive) -> Result<Option<Picture>, Faults> {
        Ok(picture::of_move(self.car(), self.find(step)?, self.sight(drive)))
    }

    /// A page for the glove box, whatever was answered so far; [`crate::card`] has more wishes.
    ///
    /// # Errors
    /// See [`CardError`].
    pub fn card(&self, drive: Drive) -> Result<Sheet, CardError> {
        let wish = Wish { sight: self.sight(drive), measures: Some(self.texts.measures()), ..Wish::default() };
        card::fit(self.car(), &wish, &mut || true).map(|(_, sheet)| sheet)
    }

    /// What to do when someone is trapped inside: lines of plain text. Show it before everything else.
    pub fn emergency(&self) -> String {
        let look = Look { texts: self.texts, ..Look::default() };
        emergency::says(self.car(), &look)
    }

    fn sight(&self, drive: Drive) -> Sight {
        Sight { language: self.texts.language(), drive }
    }

    /// A step by name; a fault is that of the next answer.
    fn find(&self, step: &str) -> Result<MoveId, Faults> {
        let field = Field::Saw(self.consultation.case().entries.len(), Part::Step);
        find_step(self.car(), step).map_err(|kind| Fault { field, kind }.into())
    }
}
