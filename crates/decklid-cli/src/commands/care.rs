//! `decklid care CAR`: how to keep it from happening again, also as a calendar.

use decklid::care::calendar;
use decklid_advice::lockout::Prevention;
use decklid_faces::report::{CalendarFile, CareReport};
use decklid_faces::text;

use crate::args::CareArgs;
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;
use decklid_console::{day, file};

/// Shows a car's maintenance, and writes the calendar if a file is named.
pub(crate) fn run(context: &Context, args: &CareArgs) -> Result<Reply, Failure> {
    let car = context.garage.car(&args.car)?;
    let since = args.since.as_deref().map_or_else(|| Ok(day::today()), day::read)?;
    let worth = Prevention::of(&car);
    let mut json = CareReport::of(&car, worth.as_ref(), context.look.texts);
    if let Some(file) = &args.ics {
        let (text, events) = calendar(&car, worth.as_ref(), since, context.look.texts);
        file::write(file, text.as_bytes())?;
        json.calendar = Some(CalendarFile { file: file.display().to_string(), since: since.to_string(), events });
    }
    Reply::new(text::care(&car.name, &json, &context.look), &json)
}
