//! What the law asks of a car's closure, and whether it asks it of this car.
//!
//! A [`Law`] is data of the car files: which closures, from which build date, what it asks, where that was
//! read, and which names of the model show it. Whether it applies follows from the closure and from the
//! build years; years that lie on both sides of the date leave it open.

use std::fmt;

use crate::car::{Car, Closure};
use crate::source::Grade;
use crate::texts::Text;

/// A month of a year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Month {
    /// The year.
    pub year: u32,
    /// From 1.
    pub month: u32,
}

/// A rule of law.
#[derive(Clone, Debug, PartialEq)]
pub struct Law {
    /// Name in the file.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it holds, such as `US`.
    pub region: String,
    /// What it asks: sentences.
    pub asks: Text,
    /// Closures that it is about; empty for all.
    pub closures: Vec<Closure>,
    /// Why it does not hold for other closures; may be empty.
    pub otherwise: Text,
    /// Cars built from this month on; none if it is older than every car here.
    pub from: Option<Month>,
    /// What else it depends on that cannot be seen at the car; empty if nothing.
    pub hinges_on: Text,
    /// Names of the model that show what it asks, if the car has them.
    pub shown_by: Vec<String>,
    /// Index into [`Car::sources`].
    pub source: usize,
    /// How far to trust that it says so.
    pub grade: Grade,
    /// What of it was not read in the law itself; empty if nothing.
    pub unchecked: Text,
}

/// Whether a law holds for a car.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Applies {
    /// It does.
    Yes,
    /// It is about other closures.
    OtherClosure,
    /// The car was built before.
    TooOld,
    /// The build date is not known, or cars of both sides of the date were built.
    BuildDate,
    /// It depends on something that cannot be seen at the car.
    Hinges,
}

impl Month {
    /// A month such as `2001-09`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        let it = Month { year: year.parse().ok()?, month: month.parse().ok()? };
        (1..=12).contains(&it.month).then_some(it)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// Whether the law holds for the car.
pub fn applies(car: &Car, law: &Law) -> Applies {
    if !law.closures.is_empty() && !law.closures.contains(&car.closure) {
        return Applies::OtherClosure;
    }
    let (first, last) = built(&car.years);
    if let Some(from) = law.from {
        if last.is_some_and(|last| last < from.year) {
            return Applies::TooOld;
        }
        // Built in the year of the date: before or after it.
        let after = first.is_some_and(|first| first > from.year || (first == from.year && from.month == 1));
        if !after {
            return Applies::BuildDate;
        }
    }
    if law.hinges_on.is_empty() { Applies::Yes } else { Applies::Hinges }
}

/// First and last build year, as far as the text says: `2001-2006`, `2022-`, `2015`.
fn built(years: &str) -> (Option<u32>, Option<u32>) {
    let numbers: Vec<u32> =
        years.split(|c: char| !c.is_ascii_digit()).filter(|n| n.len() == 4).filter_map(|n| n.parse().ok()).collect();
    let open = years.trim_end().ends_with(['-', '–']);
    (numbers.iter().min().copied(), numbers.iter().max().copied().filter(|_| !open))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read() {
        let month = Month::parse("2001-09").expect("a month");
        assert_eq!((month.year, month.month, month.to_string()), (2001, 9, "2001-09".to_owned()));
        for text in ["2001", "2001-9", "2001-13", "2001-00", "01-09", "2001-09-01"] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }

    #[test]
    fn build_years_are_read() {
        assert_eq!(built("2001-2006"), (Some(2001), Some(2006)));
        assert_eq!(built("2022-"), (Some(2022), None));
        assert_eq!(built("2015"), (Some(2015), Some(2015)));
        assert_eq!(built(""), (None, None));
    }
}
