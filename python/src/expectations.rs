//! What cases say about the numbers, and the numbers that they teach.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::builder::{Float64Builder, StringBuilder};
use decklid::learn as lessons;
use decklid::learn::{Key, Known, Lesson, Pile, Place, SLIP};
use decklid_advice::learn::{Bundle, Judgment, Sums};
use decklid_car::car::GoalKind;
use pyo3::prelude::*;
use rustc_hash::FxHashMap;

use crate::batch::{Batch, Batches, batch};
use crate::cars::Cars;
use crate::fault::Wrong;
use crate::frame::Frame;
use crate::key::Keys;

/// What cases say about each number of each car: the sums of expectation and maximization.
///
/// One row for each `car`, `goal` and `hidden` thing, and one for `rate.slip`: `prior`, how many `cases`, `excess` (the sum
/// over the cases of its probability less that of a stuck lid of which nothing is told), and `people`, so that a plain
/// step of expectation and maximization is `prior + excess / people`. `log`, in the row of `rate.slip`, is the logarithm
/// of the likelihood of the car's cases. All columns of the same car, goal and thing may be added up.
///
/// With `strict=False` cases that cannot be used are rows without `hidden`, with their number and the `problem`.
#[pyfunction]
#[pyo3(signature = (frame, *, numbers=None, strict=true))]
pub(crate) fn expectations(py: Python<'_>, frame: Batches, numbers: Option<&str>, strict: bool) -> PyResult<Batch> {
    Ok(py.detach(|| {
        let (lesson, bundles, problems) = lesson(frame, numbers, strict)?;
        write(&lesson, &bundles, if strict { None } else { Some(problems) })
    })?)
}

/// The numbers that cases teach, as a file that `--numbers` and `numbers=` take; docs/learning.md has the method.
///
/// All cases teach: hold some out yourself. `judgment` is the factor within which judged odds are right in two of three
/// numbers; numbers and cars with fewer than `k_anonymous` cases are left out of what is written.
#[pyfunction]
#[pyo3(signature = (frame, *, judgment=2.0, k_anonymous=1, strict=true))]
pub(crate) fn learn(py: Python<'_>, frame: Batches, judgment: f64, k_anonymous: u64, strict: bool) -> PyResult<String> {
    if !(1.01..=100.0).contains(&judgment) {
        let says = "is no factor; give a number from 1.01 to 100".to_owned();
        return Err(Wrong::Case { row: None, field: "judgment".to_owned(), says }.into());
    }
    Ok(py.detach(|| {
        let (lesson, bundles, _) = lesson(frame, None, strict)?;
        if lesson.taught() == 0 {
            return Err(Wrong::Plain("there is no case that can teach anything".to_owned()));
        }
        let judgment = Judgment { factor: judgment, ..Judgment::default() };
        let mut ask = |p: &[f64]| (0..bundles.len()).map(|at| sums(&lesson, &bundles, at, p)).collect();
        let learned = lessons::learn(&lesson, judgment, None, &mut ask, &mut |_| {});
        Ok(lessons::write(&lesson, &learned, k_anonymous))
    })?)
}

/// Cases that cannot be used: their car and goal, how many, and why.
type Problem = (String, u64, String);

fn lesson(
    frame: Batches,
    numbers: Option<&str>,
    strict: bool,
) -> Result<(Lesson, Vec<Option<Bundle>>, Vec<Problem>), Wrong> {
    let cars = Cars::open(numbers)?;
    let (pile, mut problems) = pile(frame, strict)?;
    if pile.overflow > 0 {
        return Err(Wrong::Plain(format!("more than {} different cases; give them car by car", lessons::MOST_KINDS)));
    }
    let mut lesson = Lesson::new(&cars.garage, &pile);
    let bundles = lessons::compile(&mut lesson, |count, one| (0..count).map(one).collect());
    if let Some(first) = lesson.faulty.iter().min_by_key(|faulty| faulty.first).filter(|_| strict) {
        return Err(named(&cars, &pile, first.first, &first.why));
    }
    problems.extend(
        lesson
            .faulty
            .iter()
            .map(|faulty| (key_at(&pile, faulty.first).0.to_owned(), faulty.records, faulty.why.clone())),
    );
    Ok((lesson, bundles, problems))
}

/// Each different case once, in the order of their keys, whatever the order of the rows.
fn pile(frame: Batches, strict: bool) -> Result<(Pile, Vec<Problem>), Wrong> {
    let mut kinds: FxHashMap<Box<str>, Known> = FxHashMap::default();
    let (mut problems, mut rows) = (BTreeMap::new(), 0);
    for batch in frame {
        let batch = batch?;
        Keys::new(Frame::new(&batch, rows))?.each(&mut |row| {
            match row {
                Ok(row) if row.count == 0 => {}
                Ok(row) => match kinds.get_mut(row.key) {
                    Some(known) => known.taught += row.count,
                    None => {
                        let first = Place { file: 0, line: row.number };
                        kinds.insert(row.key.into(), Known { taught: row.count, held: 0, first });
                    }
                },
                Err(wrong) if strict => return Err(wrong),
                Err(Wrong::Case { field, says, .. }) => {
                    *problems.entry(format!("`{field}`: {says}")).or_insert(0) += 1;
                }
                Err(wrong) => return Err(wrong),
            }
            Ok(())
        })?;
        rows += batch.num_rows() as u64;
        if kinds.len() > lessons::MOST_KINDS {
            return Err(Wrong::Plain(format!(
                "more than {} different cases; give them car by car",
                lessons::MOST_KINDS
            )));
        }
    }
    let mut pile = Pile::default();
    // A pile is sorted, so the order in which it is made does not matter.
    #[allow(clippy::iter_over_hash_type)]
    for (key, known) in kinds {
        pile.lay(key.into(), known);
    }
    let problems: BTreeMap<String, u64> = problems;
    Ok((pile, problems.into_iter().map(|(why, records)| (String::new(), records, why)).collect()))
}

/// Car and rest of the key of the case that stood there first.
fn key_at(pile: &Pile, first: Place) -> (&str, &str) {
    let found = pile.kinds.iter().find(|(_, known)| known.first == first);
    found.map_or(("", ""), |(key, _)| Key::split(key))
}

/// What is wrong with the case that stood there first, with its field.
fn named(cars: &Cars, pile: &Pile, first: Place, why: &str) -> Wrong {
    let (id, rest) = key_at(pile, first);
    match cars.file(id).map(|car| lessons::seen(&car, rest)) {
        Err(_) => Wrong::at(first.line, "car", why),
        Ok(Err(misfit)) => Wrong::of_row(first.line, misfit),
        Ok(Ok(_)) => Wrong::at(first.line, "so", why),
    }
}

fn sums(lesson: &Lesson, bundles: &[Option<Bundle>], at: usize, p: &[f64]) -> Sums {
    let (priors, slip) = lesson.priors(lesson.units[at].car, p);
    bundles[at].as_ref().map_or_else(Sums::default, |bundle| bundle.weigh(&priors, slip))
}

fn write(lesson: &Lesson, bundles: &[Option<Bundle>], problems: Option<Vec<Problem>>) -> Result<Batch, Wrong> {
    let p: Vec<f64> = lesson.numbers.iter().map(|number| number.number.judged).collect();
    let mut totals: BTreeMap<(usize, GoalKind), Sums> = BTreeMap::new();
    for (at, unit) in lesson.units.iter().enumerate() {
        add(totals.entry((unit.car, unit.goal)).or_default(), &sums(lesson, bundles, at, &p));
    }
    let mut table = Table::default();
    for ((car, goal), sums) in totals.iter().filter(|(_, sums)| sums.cases > 0.0) {
        let car = &lesson.cars[*car];
        for (hidden, excess) in car.hidden.iter().zip(&sums.excess) {
            table.row(&car.id, goal.name(), (&hidden.id, hidden.prior), sums.cases, *excess, sums.people);
            table.log.append_null();
        }
        table.row(&car.id, goal.name(), (SLIP, car.slip), sums.cases, sums.slips - sums.due, sums.others);
        table.log.append_value(sums.log);
    }
    table.finish(problems)
}

fn add(all: &mut Sums, more: &Sums) {
    all.cases += more.cases;
    all.log += more.log;
    all.people += more.people;
    all.slips += more.slips;
    all.due += more.due;
    all.others += more.others;
    all.excess.resize(all.excess.len().max(more.excess.len()), 0.0);
    all.excess.iter_mut().zip(&more.excess).for_each(|(all, more)| *all += more);
}

#[derive(Default)]
struct Table {
    names: [StringBuilder; 3],
    figures: [Float64Builder; 4],
    log: Float64Builder,
    rows: usize,
}

impl Table {
    fn row(&mut self, car: &str, goal: &str, (hidden, prior): (&str, f64), cases: f64, excess: f64, people: f64) {
        self.names.iter_mut().zip([car, goal, hidden]).for_each(|(column, name)| column.append_value(name));
        self.figures.iter_mut().zip([prior, cases, excess, people]).for_each(|(column, it)| column.append_value(it));
        self.rows += 1;
    }

    fn finish(mut self, problems: Option<Vec<Problem>>) -> Result<Batch, Wrong> {
        let mut said = StringBuilder::new();
        said.append_nulls(self.rows);
        for (car, records, why) in problems.iter().flatten() {
            self.names[0].append_option(Some(car).filter(|car| !car.is_empty()));
            self.names[1..].iter_mut().for_each(|column| column.append_null());
            self.figures.iter_mut().enumerate().for_each(|(at, column)| match at {
                1 => column.append_value(*records as f64),
                _ => column.append_null(),
            });
            self.log.append_null();
            said.append_value(why);
        }
        let names = ["car", "goal", "hidden"].into_iter().zip(self.names.each_mut());
        let figures = ["prior", "cases", "excess", "people"].into_iter().zip(self.figures.each_mut());
        let mut columns: Vec<(&str, arrow_array::ArrayRef)> =
            names.map(|(name, column)| (name, Arc::new(column.finish()) as arrow_array::ArrayRef)).collect();
        columns.extend(figures.map(|(name, it)| (name, Arc::new(it.finish()) as arrow_array::ArrayRef)));
        columns.push(("log", Arc::new(self.log.finish())));
        if problems.is_some() {
            columns.push(("problem", Arc::new(said.finish())));
        }
        batch(columns)
    }
}
