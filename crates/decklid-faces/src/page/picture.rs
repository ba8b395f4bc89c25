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
    /// What its marks mean, each with its number.
    pub(crate) marks: Vec<(usize, String)>,
    /// What else the caption says.
    pub(crate) note: String,
}

impl Figure {
    /// A picture as this element.
    pub(crate) fn new(svg: String, picture: Picture) -> Self {
        let marks = picture.marks.into_iter().enumerate().map(|(at, says)| (at + 1, says)).collect();
        Figure { svg, marks, note: picture.note }
    }
}

/// How a reader sees pictures.
pub(crate) fn sight(reader: &Reader) -> Sight {
    let right = reader.region.is_some_and(|r| ON_THE_RIGHT.contains(&r.code));
    Sight { language: reader.texts.language(), drive: if right { Drive::Right } else { Drive::Left } }
}

/// The picture for a move.
pub(crate) fn figure(car: &Car, mv: MoveId, reader: &Reader) -> Option<Figure> {
    let picture = of_move(car, mv, sight(reader))?;
    Some(Figure::new(picture.in_parts(), picture))
}

/// The picture for a move with the name of its drawing, where several steps of a file share it.
pub(crate) fn shared(car: &Car, mv: MoveId, sight: Sight) -> Option<(String, Picture)> {
    let it = car.at(mv);
    let shut = if it.serves(GoalKind::Open) { "shut" } else { "up" };
    let acts: String = it.acts.iter().map(|act| act.map_or("-".to_owned(), |act| format!("-{act:?}"))).collect();
    Some((format!("p-{}-{shut}{}", car[it.place?].id, acts.to_lowercase()), of_move(car, mv, sight)?))
}
