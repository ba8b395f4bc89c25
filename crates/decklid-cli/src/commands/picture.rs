//! `decklid picture CAR`: the outline of a car, or where a place or a step is.

use decklid_car::car::Car;
use decklid_faces::paper;
use decklid_faces::picture::{self, Picture, Sight};
use decklid_faces::report::PictureReport;

use crate::args::{PictureArgs, Side};
use decklid::find::nearest;
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::file;
use decklid_console::reply::Reply;

/// Pixels per unit of the picture in a PNG.
const DOTS: f64 = 2.0;

/// Draws; without a file to write to, the SVG is the answer.
pub(crate) fn run(context: &Context, args: &PictureArgs) -> Result<Reply, Failure> {
    let car = context.garage.car(&args.car)?;
    let language = context.look.texts.language();
    let sight = Sight { language, drive: args.drive.unwrap_or(Side::Left).drive() };
    let picture = drawn(&car, args, sight)?;
    let svg = picture.file();
    let json = PictureReport { car: car.id.clone(), words: picture.words.clone(), svg: svg.clone() };
    let Some(file) = &args.output else { return Reply::new(svg.clone(), &json) };
    let bytes = match file::kind(file)? {
        file::Kind::Svg => svg.clone().into_bytes(),
        file::Kind::Png => paper::png(&svg, DOTS).map_err(file::unprintable)?,
        file::Kind::Pdf => {
            return Err(Failure::usage("Pictures cannot be written as PDF.", "Name a file that ends in .svg or .png."));
        }
    };
    file::write(file, &bytes)?;
    Reply::new(format!("{}\n", picture.words), &json)
}

fn drawn(car: &Car, args: &PictureArgs, sight: Sight) -> Result<Picture, Failure> {
    if let Some(id) = &args.step {
        let known = || car.moves.iter().map(|m| m.id.as_str());
        let mv = car.find_move(id).ok_or_else(|| Failure::unknown("step", id, &nearest(id, known(), 3), ""))?;
        let none = || Failure::usage(format!("The step `{id}` has no place."), "There is nothing to show for it.");
        return picture::of_move(car, mv, sight).ok_or_else(none);
    }
    if let Some(id) = &args.place {
        let known = || car.places.iter().map(|p| p.id.as_str());
        let place = car.places.iter().find(|p| p.id == *id);
        let place = place.ok_or_else(|| Failure::unknown("place", id, &nearest(id, known(), 3), ""))?;
        let none = || Failure::data(format!("The place `{id}` cannot be drawn."), "`decklid check` says why.");
        return picture::of_place(car, place, !args.lid_open, sight).ok_or_else(none);
    }
    Ok(picture::of_car(car, &[], sight))
}
