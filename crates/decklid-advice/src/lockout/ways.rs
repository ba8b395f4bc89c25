//! The ways to an open lid: when each works, and what each part does to it.

use super::reach::Route;
use decklid_car::car::{Car, FormulaId, MoveId};
use decklid_car::texts::Text;
use decklid_logic::diagram::Node;

/// One way to an open lid, everything included that a person does to come to it.
#[derive(Clone, PartialEq, Debug)]
pub struct Way {
    /// Its name, such as `way.fob`, or that of a move that uses no way.
    pub id: String,
    /// What holds when it works.
    pub says: Text,
    /// The formula, if it is a way of the car.
    pub formula: Option<FormulaId>,
    /// The move, if it is none.
    pub by: Option<MoveId>,
    /// When it opens the lid, in the diagram of the lockouts.
    pub works: Node,
}

/// What a variable does to a way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Alone, with everything else as it should be, it takes the way away.
    Kills,
    /// It can matter, but not alone.
    Matters,
    /// The way never depends on it.
    Nothing,
}

pub(super) fn ways(car: &Car, reached: Vec<(Route, Node)>) -> Vec<Way> {
    let way = |(route, works): (Route, Node)| match route {
        Route::Way(id) => {
            let formula = &car[id];
            Way { id: formula.id.clone(), says: formula.says.clone(), formula: Some(id), by: None, works }
        }
        Route::Move(at) => {
            let mv = &car.moves[at];
            Way {
                id: format!("move.{}", mv.id),
                says: mv.title.clone(),
                formula: None,
                by: Some(MoveId::from_index(at)),
                works,
            }
        }
    };
    reached.into_iter().map(way).collect()
}
