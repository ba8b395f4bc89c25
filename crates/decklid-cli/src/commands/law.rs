//! `decklid law CAR`: what the law asks of its closure, and whether the model shows it.

use decklid_faces::{text, wire};

use super::{Context, Reply};
use crate::args::OneCar;
use crate::failure::Failure;

/// Tells the rules of a car.
pub(crate) fn run(context: &Context, args: &OneCar) -> Result<Reply, Failure> {
    let car = context.garage.car(&args.car)?;
    let json = wire::laws(&car, context.look.texts);
    Reply::new(text::laws(&car.name, &json, &context.look), &json)
}
