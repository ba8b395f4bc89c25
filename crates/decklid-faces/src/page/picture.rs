//! The only place where a picture is put into a page.

use decklid_car::car::{Car, GoalKind, MoveId};

use super::address::Reader;
use crate::picture::{Drive, Picture, Sight, of_move};

/// Regions where the driver sits on the right.
const ON_THE_RIGHT: [&str; 4] = ["au", "gb", "jp", "nz"];

/// A picture as embedded in a page.
pub(crate) struct Figure {
    /// An `<svg>` element.
    pub(crate) svg: String,
    /// What the caption says.
    pub(crate) words: String,
}

/// How a reader sees pictures.
pub(crate) fn sight(reader: &Reader) -> Sight {
    let right = reader.region.is_some_and(|r| ON_THE_RIGHT.contains(&r.code));
    Sight { language: reader.texts.language(), drive: if right { Drive::Right } else { Drive::Left } }
}

/// The picture for a move.
pub(crate) fn figure(car: &Car, mv: MoveId, reader: &Reader) -> Option<Figure> {
    let picture = of_move(car, mv, sight(reader))?;
    Some(Figure { svg: picture.in_parts(), words: picture.marks })
}

/// The picture for a move with the name of its drawing, where several steps of a file share it.
pub(crate) fn shared(car: &Car, mv: MoveId, sight: Sight) -> Option<(String, Picture)> {
    let it = car.at(mv);
    let shut = if it.serves(GoalKind::Open) { "shut" } else { "up" };
    Some((format!("p-{}-{shut}", car[it.place?].id), of_move(car, mv, sight)?))
}
