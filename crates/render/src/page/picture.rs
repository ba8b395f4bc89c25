//! The only place where a picture is put into a page.

use access::car::{Car, GoalKind, MoveId};

use super::address::Reader;
use crate::english::capital;
use crate::picture::{Drive, Picture, Sight, escaped, of_move};
use crate::texts::{Language, Texts};

/// Regions where the driver sits on the right.
const ON_THE_RIGHT: [&str; 4] = ["au", "gb", "jp", "nz"];

/// How a reader sees pictures.
pub(crate) fn sight(reader: &Reader) -> Sight {
    let right = reader.region.is_some_and(|r| ON_THE_RIGHT.contains(&r.code));
    Sight { english: reader.texts.english(), drive: if right { Drive::Right } else { Drive::Left } }
}

/// The picture for a move, with the place in the reader's language.
pub(crate) fn of(car: &Car, mv: MoveId, sight: Sight, texts: Texts) -> Option<Picture> {
    let picture = of_move(car, mv, sight)?;
    match texts.language() {
        Language::English(_) => Some(picture),
        Language::German => {
            let words = capital(&texts.car(&car.places[car.at(mv).place?].words));
            let (opening, inside) = cut(&picture.svg)?;
            let drawing = inside.split_once("</desc>").or_else(|| inside.split_once("</title>"))?.1;
            let svg = format!("{opening}<title>{}</title>{drawing}</svg>", escaped(&words));
            Some(Picture { svg, words })
        }
    }
}

/// The name of a move's drawing where several steps of a file share it.
pub(crate) fn shared_name(car: &Car, mv: MoveId) -> Option<String> {
    let it = car.at(mv);
    let shut = if it.serves(GoalKind::Open) { "shut" } else { "up" };
    Some(format!("p-{}-{shut}", car.places[it.place?].id))
}

/// The drawing as a symbol of that name, and a small picture that shows it.
pub(crate) fn shared(picture: &Picture, name: &str) -> Option<(String, Picture)> {
    let (opening, inside) = cut(&picture.svg)?;
    let view_box = opening.split('"').nth(1)?;
    let title = inside.find("</title>").map_or("", |end| &inside[..end + "</title>".len()]);
    let drawing = inside.split_once("</desc>").or_else(|| inside.split_once("</title>")).map_or(inside, |it| it.1);
    let symbol = format!("<symbol id=\"{name}\" viewBox=\"{view_box}\">{drawing}</symbol>");
    let svg = format!("<svg viewBox=\"{view_box}\" role=\"img\">{title}<use href=\"#{name}\"/></svg>");
    Some((symbol, Picture { svg, words: picture.words.clone() }))
}

/// Opening tag and content of an `<svg>` element.
fn cut(svg: &str) -> Option<(&str, &str)> {
    let end = svg.find('>')? + 1;
    Some((&svg[..end], svg[end..].strip_suffix("</svg>")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_shared() {
        let svg = "<svg viewBox=\"0 0 9 8\" role=\"img\"><title>Here</title><desc>There</desc><path/></svg>".to_owned();
        let picture = Picture { svg, words: "Here".to_owned() };
        let (symbol, small) = shared(&picture, "p-x").expect("it has both tags");
        assert_eq!(symbol, "<symbol id=\"p-x\" viewBox=\"0 0 9 8\"><path/></symbol>");
        let wanted = "<svg viewBox=\"0 0 9 8\" role=\"img\"><title>Here</title><use href=\"#p-x\"/></svg>";
        assert_eq!(small.svg, wanted);
    }
}
