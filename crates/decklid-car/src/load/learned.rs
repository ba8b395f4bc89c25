//! Numbers that cases have taught, laid over the judged ones: the one place where they come in.
//!
//! ```text
//!  [learned]  cases = 10000         what stands behind them
//!  [prior]    "fob.cell_flat" = …   over numbers.toml
//!  [rate]     slip = …              over numbers.toml
//!  [car.sedan.prior]  …             over the numbers in the file of that car or body type
//! ```

use crate::car::Learned;

use super::fields::{Item, count, table as table_of};
use super::forms;
use super::problem::{Diagnostic, Place, Report};
use super::raw::{Table, Value};
use super::shelf::{Shelf, read_one};

/// Checks a file of learned numbers.
///
/// # Errors
/// Everything that is wrong with it.
pub fn learned(file: &str, text: &str) -> Result<Learned, Vec<Diagnostic>> {
    let mut report = Report::new();
    let read = read(file.to_owned(), text, &mut report).and_then(|(from, _)| from);
    let (_, problems) = report.finish();
    // A number that nothing knows by its name would be passed over in silence.
    read.filter(|_| problems.is_empty()).ok_or(problems)
}

/// Lays the learned numbers of the shelf over the tables of a chain; says what they were learned from.
pub(super) fn lay_over<'s>(
    shelf: &'s dyn Shelf,
    ids: &[String],
    tables: &mut [Table],
    report: &mut Report<'s>,
) -> Option<Learned> {
    let (file, text) = shelf.learned()?;
    let (from, mut learned) = read(file, text, report)?;
    if let Some(cars) = learned.entries.iter_mut().find(|entry| entry.key == "car")
        && let Value::Table(cars) = &mut cars.node.value
    {
        for own in std::mem::take(cars).entries {
            if let (Some(at), Value::Table(numbers)) = (ids.iter().position(|id| *id == own.key), own.node.value) {
                tables[at].lay_over(numbers);
            }
        }
    }
    learned.retain(|key| matches!(key, "prior" | "rate"));
    tables.last_mut()?.lay_over(learned);
    from
}

fn read<'s>(file: String, text: &'s str, report: &mut Report<'s>) -> Option<(Option<Learned>, Table)> {
    let at = Place { file: report.files.len() as u16, byte: 0 };
    let table = read_one(file, text, report)?;
    let root = Item { section: "", id: "", at, table: &table };
    root.form(&forms::LEARNED, report);
    let from = root.want("learned", report).and_then(|node| table_of(node, report));
    let from = from.map(|table| Item { section: "", id: "learned", at, table });
    let said = from.as_ref().and_then(|from| from.want("cases", report));
    let cases = said.and_then(|node| count(node, 1, u32::MAX, report));
    Some((cases.map(|cases| Learned { cases }), table))
}
