//! Days that a person names, and today.

use decklid_car::date::{self, Date};
use jiff::ZonedDateTime;

use crate::failure::Failure;

/// Reads a day such as `2026-11-28`.
///
/// # Errors
/// The text is not a date, or one before 1970 or after 2199.
pub fn read(text: &str) -> Result<Date, Failure> {
    date::day(text).ok_or_else(|| {
        let message = format!("`{text}` is not a date.");
        Failure::usage(message, "Write year, month and day such as 2026-11-28, from 1970 to 2199.")
    })
}

/// The day it is in the reader's time zone; UTC where the system names none.
pub fn today() -> Date {
    ZonedDateTime::now().date()
}
