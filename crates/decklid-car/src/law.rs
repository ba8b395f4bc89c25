//! What the law asks of a car's closure, and whether it asks it of this car.
//!
//! A [`Law`] is data of the car files: which closures, from which build date, what it asks, where that was
//! read, and which names of the model show it. Whether it applies follows from the closure and from the
//! build years; years that lie on both sides of the date leave it open.

use crate::date::PartialDate;
use crate::place::Closure;
use crate::source::Grade;
use crate::text::Text;

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
    pub from: Option<PartialDate>,
    /// What else it depends on that cannot be seen at the car; empty if nothing.
    pub hinges_on: Text,
    /// Names of the model that show what it asks, if the car has them.
    pub shown_by: Vec<String>,
    /// Index into [`crate::car::Car::sources`].
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

impl Law {
    /// Whether it holds for a car with this closure and these build years.
    pub fn applies(&self, closure: Closure, years: &str) -> Applies {
        if !self.closures.is_empty() && !self.closures.contains(&closure) {
            return Applies::OtherClosure;
        }
        let (first, last) = built(years);
        if let Some(from) = self.from.map(|month| month.first) {
            let year = u32::try_from(from.year()).unwrap_or_default();
            if last.is_some_and(|last| last < year) {
                return Applies::TooOld;
            }
            // Built in the year of the date: before or after it.
            let after = first.is_some_and(|first| first > year || (first == year && from.day_of_year() == 1));
            if !after {
                return Applies::BuildDate;
            }
        }
        if self.hinges_on.is_empty() { Applies::Yes } else { Applies::Hinges }
    }
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
    fn build_years_are_read() {
        assert_eq!(built("2001-2006"), (Some(2001), Some(2006)));
        assert_eq!(built("2022-"), (Some(2022), None));
        assert_eq!(built("2015"), (Some(2015), Some(2015)));
        assert_eq!(built(""), (None, None));
    }
}
