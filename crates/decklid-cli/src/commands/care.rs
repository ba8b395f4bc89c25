//! `decklid care CAR`: what to do so that it does not happen again, and a calendar of it.

use std::time::{SystemTime, UNIX_EPOCH};

use decklid_advice::lockout::Prevention;
use decklid_car::car::Car;
use decklid_faces::calendar::{self, Day};
use decklid_faces::report::{CalendarFile, CareReport};
use decklid_faces::texts::Texts;
use decklid_faces::{care, text};

use super::{Context, Reply, paint};
use crate::args::CareArgs;
use crate::failure::Failure;

const A_DAY: u64 = 24 * 60 * 60;

/// Tells the care of a car, and writes the calendar if a file is named.
pub(crate) fn run(context: &Context, args: &CareArgs) -> Result<Reply, Failure> {
    let car = context.garage.car(&args.car)?;
    let since = day(args.since.as_deref())?;
    let worth = Prevention::of(&car);
    let mut json = CareReport::of(&car, worth.as_ref(), context.look.texts);
    if let Some(file) = &args.ics {
        let (text, events) = calendar(&car, worth.as_ref(), since, context.texts(args.lang.as_deref())?);
        paint::write(file, text.as_bytes())?;
        json.calendar = Some(CalendarFile { file: file.display().to_string(), since: since.to_string(), events });
    }
    Reply::new(text::care(&car.name, &json, &context.look), &json)
}

/// The calendar of a car from that day on, and how many events it has.
pub(crate) fn calendar(car: &Car, worth: Option<&Prevention>, since: Day, texts: Texts) -> (String, usize) {
    let events = care::events(car, &CareReport::of(car, worth, texts), texts);
    (calendar::write(&events, since, texts.language().code()), events.len())
}

/// The day that was named, else today (UTC).
pub(crate) fn day(named: Option<&str>) -> Result<Day, Failure> {
    match named {
        Some(text) => Day::parse(text).ok_or_else(|| {
            let message = format!("`{text}` is no day.");
            Failure::usage(message, "Write year, month and day such as 2026-11-28, from 1970 to 2199.")
        }),
        None => {
            let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
            Ok(Day::of_days(i64::try_from(seconds / A_DAY).unwrap_or_default()))
        }
    }
}
