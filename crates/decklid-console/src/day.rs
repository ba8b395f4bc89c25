//! The day given, or today.

use std::time::{SystemTime, UNIX_EPOCH};

use decklid_faces::calendar::Day;

use crate::failure::Failure;

const A_DAY: u64 = 24 * 60 * 60;

/// The day given, otherwise today (UTC).
///
/// # Errors
/// There is no such day.
pub fn named(named: Option<&str>) -> Result<Day, Failure> {
    match named {
        Some(text) => Day::parse(text).ok_or_else(|| {
            let message = format!("`{text}` is not a date.");
            Failure::usage(message, "Write year, month and day such as 2026-11-28, from 1970 to 2199.")
        }),
        None => {
            let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
            Ok(Day::of_days(i64::try_from(seconds / A_DAY).unwrap_or_default()))
        }
    }
}
