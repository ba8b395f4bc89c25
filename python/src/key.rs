//! What a row says, as the key of a pile of cases: rows with the same key are the same case.

use decklid::learn::Key;

use crate::fault::Wrong;
use crate::frame::{Counts, Frame, Lists, Texts};

/// The columns that say what a case is.
pub(crate) struct Keys<'b> {
    frame: Frame<'b>,
    car: Texts<'b>,
    goal: Option<Texts<'b>>,
    told: Lists<'b>,
    so: Option<Lists<'b>>,
    not: Option<Lists<'b>>,
    count: Option<Counts<'b>>,
}

/// A row, read.
pub(crate) struct Row<'k> {
    /// Number of the row among all.
    pub(crate) number: u64,
    /// Its key, as [`decklid::learn::Pile`] has it.
    pub(crate) key: &'k str,
    /// How many such cases there are.
    pub(crate) count: u64,
}

impl<'b> Keys<'b> {
    /// The columns of a frame.
    pub(crate) fn new(frame: Frame<'b>) -> Result<Self, Wrong> {
        Ok(Keys {
            car: frame.texts("car")?,
            goal: frame.texts_if_any("goal")?,
            told: frame.lists("told")?,
            so: frame.lists_if_any("so")?,
            not: frame.lists_if_any("not")?,
            count: frame.counts_if_any("count")?,
            frame,
        })
    }

    /// Reads each row in order; `take` may end it.
    pub(crate) fn each(&self, take: &mut dyn FnMut(Result<Row<'_>, Wrong>) -> Result<(), Wrong>) -> Result<(), Wrong> {
        let (mut key, mut found) = (Key::default(), Vec::new());
        for row in 0..self.frame.len() {
            let number = self.frame.number(row);
            let read = self.read(row, &mut key, &mut found);
            take(match read {
                Ok(count) => Ok(Row { number, key: key.as_str(), count }),
                Err((field, says)) => Err(Wrong::at(number, field, says)),
            })?;
        }
        Ok(())
    }

    fn read(&self, row: usize, key: &mut Key, found: &mut Vec<&'b str>) -> Result<u64, (String, String)> {
        let missing = || ("car".to_owned(), "is null; write the id of a car".to_owned());
        let car = self.car.at(row).ok_or_else(missing)?;
        key.begin(car, self.goal.as_ref().and_then(|goal| goal.at(row)).unwrap_or("open"));
        for (at, told) in self.told.at(row).enumerate() {
            let told = told?;
            let (step, outcome) = told.split_once('=').ok_or_else(|| unfit(at, told))?;
            match step.split_once(':') {
                Some((goal, step)) => key.told(Some(goal), step, outcome),
                None => key.told(None, step, outcome),
            }
        }
        for (so, lists) in [(true, &self.so), (false, &self.not)] {
            let Some(lists) = lists else { continue };
            found.clear();
            for id in lists.at(row) {
                found.push(id?);
            }
            key.found(so, found);
        }
        let negative = || ("count".to_owned(), "is below 0".to_owned());
        self.count.as_ref().map_or(Some(1), |count| count.at(row)).ok_or_else(negative)
    }
}

fn unfit(at: usize, told: &str) -> (String, String) {
    (format!("told[{at}]"), format!("`{told}` is no answer; write `STEP=OUTCOME`, or `GOAL:STEP=OUTCOME`"))
}
