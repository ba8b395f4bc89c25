//! Dates as car files, options and links write them; `jiff` reads them and counts with them.
//!
//! ```
//! use decklid_car::date::{self, PartialDate};
//! assert!(date::day("2024-02-29").is_some() && date::day("2026-02-30").is_none());
//! assert_eq!(PartialDate::parse("2026-11").map(|d| d.to_string()), Some("2026-11".to_owned()));
//! ```

use std::fmt;

use jiff::Span;

pub use jiff::civil::Date;

/// A date as precise as its source: a year, a month or a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PartialDate {
    /// Its first day.
    pub first: Date,
    /// How much of it is meant.
    pub precision: Precision,
}

/// How much of a date is meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Precision {
    /// The year alone.
    Year,
    /// Year and month.
    Month,
    /// The day.
    Day,
}

/// Reads a day such as `2026-11-28`, from 1970 to 2199.
pub fn day(text: &str) -> Option<Date> {
    exact(text).filter(|date| (1970..2200).contains(&date.year()))
}

/// The day that many months later, or the last day of its month where that is shorter.
pub fn months_later(since: Date, months: u32) -> Date {
    Span::new().try_months(months).map_or(Date::MAX, |span| since.saturating_add(span))
}

/// `jiff` takes other spellings as well, such as `20261128` or a time of day; only its own is good here.
fn exact(text: &str) -> Option<Date> {
    text.parse().ok().filter(|date: &Date| date.to_string() == text)
}

impl PartialDate {
    /// Reads `2026`, `2026-11` or `2026-11-28`.
    pub fn parse(text: &str) -> Option<Self> {
        let (rest, precision) = match text.len() {
            4 => ("-01-01", Precision::Year),
            7 => ("-01", Precision::Month),
            _ => ("", Precision::Day),
        };
        let first = exact(&format!("{text}{rest}")).filter(|date| date.year() > 0)?;
        Some(PartialDate { first, precision })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.precision {
            Precision::Year => write!(f, "{year:04}"),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Day => write!(f, "{}", self.first),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_that_exist_are_read() {
        for text in ["2026-11-28", "2024-02-29", "2000-02-29", "1970-01-01", "2199-12-31"] {
            assert_eq!(day(text).map(|d| d.to_string()).as_deref(), Some(text));
        }
        let wrong = ["2026-02-30", "2026-13-01", "2026-04-31", "2023-02-29", "2100-02-29", "1969-12-31", "2200-01-01"];
        let misspelled = ["", "soon", "2026", "2026-11", "2026-1-01", "26-01-01", "20261128", "2026-11-28T10:00"];
        for text in wrong.into_iter().chain(misspelled) {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn months_are_counted() {
        let counted = [
            ("2026-08-31", 6, "2027-02-28"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2024-02-29", 48, "2028-02-29"),
            ("2026-11-28", 2, "2027-01-28"),
            ("2026-11-28", u32::MAX, "9999-12-31"),
        ];
        for (since, months, expected) in counted {
            assert_eq!(day(since).map(|d| months_later(d, months).to_string()).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_date_is_as_precise_as_it_is_written() {
        let precision = |text| PartialDate::parse(text).map(|d| d.precision);
        let good = [
            ("1886", Precision::Year),
            ("2001-09", Precision::Month),
            ("2026-11-28", Precision::Day),
            ("2024-02-29", Precision::Day),
        ];
        for (text, expected) in good {
            assert_eq!(precision(text), Some(expected), "{text}");
            assert_eq!(PartialDate::parse(text).map(|d| d.to_string()).as_deref(), Some(text));
        }
        for text in ["", "0000", "26", "2026-13", "2026-00", "2026-9", "11/2026", "2026-02-30", "2026-13-01", "-001"] {
            assert_eq!(precision(text), None, "{text}");
        }
    }
}
