//! What the guide would have made of cases.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::Array;
use arrow_array::builder::{BooleanBuilder, Float64Builder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, BooleanArray};
use decklid::find::Finder;
use decklid::record::{Finding, OWN, Record, Told};
use decklid::replay::{in_short, score};
use decklid_car::car::GoalKind;
use decklid_faces::report::CaseReplay;
use pyo3::prelude::*;

use crate::batch::{Batch, Batches, batch};
use crate::cars::Cars;
use crate::fault::Wrong;
use crate::frame::{Counts, Frame, Lists, Texts};

/// What following the guide would have led to in each case, as `decklid-lab replay` has it; docs/cases.md has the method.
///
/// One row for each row of `frame`. Besides the columns of a case it reads `cause` and `worked`, and `id`, `typed`,
/// `listed`, `lack` and `notes` where they are there. It takes a tenth of a second or more a case; the same case is
/// worked out once. A row that cannot be used is an exception; with `strict=False` it is null, and `problem` says why.
#[pyfunction]
#[pyo3(signature = (frame, *, numbers=None, strict=true))]
pub(crate) fn replay(py: Python<'_>, frame: Batches, numbers: Option<&str>, strict: bool) -> PyResult<Batch> {
    Ok(py.detach(|| {
        let cars = Cars::open(numbers)?;
        let finder = cars.garage.finder();
        let (mut done, mut columns, mut rows) = (BTreeMap::new(), Columns::default(), 0);
        for batch in frame {
            let batch = batch?;
            let frame = Frame::new(&batch, rows);
            let reader = Reader::new(&frame)?;
            for row in 0..frame.len() {
                let replayed = reader.record(row).and_then(|record| {
                    let key = format!("{record:?}");
                    let replayed = done.entry(key).or_insert_with(|| one(&cars, &finder, &record)).clone();
                    replayed.map(|it| CaseReplay { id: reader.id(row), ..it })
                });
                match replayed {
                    Ok(replayed) => columns.add(&replayed),
                    Err((field, says)) if strict => return Err(Wrong::at(frame.number(row), field, says)),
                    Err((field, says)) => columns.fail(&reader.id(row), &format!("`{field}`: {says}")),
                }
            }
            rows += batch.num_rows() as u64;
        }
        columns.finish(strict)
    })?)
}

type Unfit = (String, String);

fn one(cars: &Cars, finder: &Finder, record: &Record) -> Result<CaseReplay, Unfit> {
    let car = cars.file(&record.car).map_err(|wrong| ("car".to_owned(), wrong.says()))?;
    let score = score(finder, &car, record).map_err(|misfits| {
        let first = misfits.into_iter().next().unwrap_or_default();
        let (field, says) = first.split_once(": ").unwrap_or(("told", &first));
        (field.trim_end_matches(".id").to_owned(), says.to_owned())
    })?;
    Ok(in_short(&car, &score))
}

/// The columns that a record is made of.
struct Reader<'b> {
    texts: [Option<Texts<'b>>; 6],
    told: Lists<'b>,
    others: [Option<Lists<'b>>; 3],
    listed: Option<&'b BooleanArray>,
    notes: Option<Counts<'b>>,
}

impl<'b> Reader<'b> {
    fn new(frame: &Frame<'b>) -> Result<Self, Wrong> {
        let text = |name| frame.texts_if_any(name);
        frame.texts("car")?;
        Ok(Reader {
            texts: [text("car")?, text("goal")?, text("cause")?, text("worked")?, text("typed")?, text("id")?],
            told: frame.lists("told")?,
            others: [frame.lists_if_any("so")?, frame.lists_if_any("not")?, frame.lists_if_any("lack")?],
            listed: frame.booleans_if_any("listed")?,
            notes: frame.counts_if_any("notes")?,
        })
    }

    fn text(&self, column: usize, row: usize) -> Option<String> {
        self.texts[column].as_ref().and_then(|texts| texts.at(row)).map(str::to_owned)
    }

    fn id(&self, row: usize) -> String {
        self.text(5, row).unwrap_or_default()
    }

    fn list(&self, list: usize, row: usize) -> Result<Vec<String>, Unfit> {
        self.others[list].iter().flat_map(|list| list.at(row)).map(|text| text.map(str::to_owned)).collect()
    }

    /// The record of a row, without the words that a batch does not have.
    fn record(&self, row: usize) -> Result<Record, Unfit> {
        let car = self.text(0, row).ok_or_else(|| ("car".to_owned(), "is null; write the id of a car".to_owned()))?;
        let goal = self.text(1, row).unwrap_or_else(|| "open".to_owned());
        let no_goal = || ("goal".to_owned(), format!("there is no goal `{goal}`; write open, fixed or secured"));
        let finding = |id: Option<String>| Finding { id, words: String::new() };
        let cause = self.text(2, row);
        let also = self.list(0, row)?.into_iter().filter(|id| Some(id) != cause.as_ref()).collect();
        Ok(Record {
            id: String::new(),
            source: OWN.to_owned(),
            read: None,
            date: None,
            typed: self.text(4, row).unwrap_or_else(|| car.clone()),
            car,
            listed: self.listed.is_none_or(|listed| listed.is_null(row) || listed.value(row)),
            age_years: None,
            mileage_km: None,
            goal: GoalKind::ALL.into_iter().find(|kind| kind.name() == goal).ok_or_else(no_goal)?,
            told: self.told(row)?,
            lack: self.list(2, row)?,
            cause: finding(cause),
            also,
            not: self.list(1, row)?,
            worked: finding(self.text(3, row)),
            minutes: None,
            money_usd: None,
            remark: None,
        })
    }

    fn told(&self, row: usize) -> Result<Vec<Told>, Unfit> {
        let mut told = Vec::new();
        for (at, text) in self.told.at(row).enumerate() {
            let text = text?;
            let unfit = |says: String| (format!("told[{at}]"), says);
            let (step, outcome) = text
                .split_once('=')
                .ok_or_else(|| unfit(format!("`{text}` is no answer; write `STEP=OUTCOME`, or `GOAL:STEP=OUTCOME`")))?;
            let (goal, mv) = step.split_once(':').map_or((None, step), |(goal, mv)| (Some(goal), mv));
            let kind = goal.and_then(|goal| GoalKind::ALL.into_iter().find(|kind| kind.name() == goal));
            if let Some(goal) = goal.filter(|_| kind.is_none()) {
                return Err(unfit(format!("there is no goal `{goal}`; write open, fixed or secured")));
            }
            told.push(Told::Answer { mv: mv.to_owned(), outcome: outcome.to_owned(), goal: kind });
        }
        let notes = self.notes.as_ref().map_or(Some(0), |notes| notes.at(row)).unwrap_or(0).min(1_000);
        told.extend((0..notes).map(|_| Told::Note { note: String::new() }));
        Ok(told)
    }
}

#[derive(Default)]
struct Columns {
    texts: [StringBuilder; 3],
    whole: [Int64Builder; 2],
    figures: [Float64Builder; 5],
    flags: [BooleanBuilder; 3],
    walk: ListBuilder<StringBuilder>,
    refused: ListBuilder<StringBuilder>,
    unsafe_steps: ListBuilder<StringBuilder>,
    problem: StringBuilder,
}

impl Columns {
    fn add(&mut self, case: &CaseReplay) {
        let texts = [case.id.as_str(), case.verdict, case.end];
        self.texts.iter_mut().zip(texts).for_each(|(column, text)| column.append_value(text));
        let whole = [case.rank, Some(case.steps)].map(|it| it.and_then(|it| i64::try_from(it).ok()));
        self.whole.iter_mut().zip(whole).for_each(|(column, it)| column.append_option(it));
        let figures = [case.p, Some(case.cost), Some(case.minutes), Some(case.money), case.dearer_by];
        self.figures.iter_mut().zip(figures).for_each(|(column, it)| column.append_option(it));
        let flags = [case.found, case.cause_possible, case.way_possible];
        self.flags.iter_mut().zip(flags).for_each(|(column, it)| column.append_value(it));
        let lists = [&mut self.walk, &mut self.refused, &mut self.unsafe_steps];
        for (column, texts) in lists.into_iter().zip([&case.walk, &case.refused, &case.unsafe_steps]) {
            texts.iter().for_each(|text| column.values().append_value(text));
            column.append(true);
        }
        self.problem.append_null();
    }

    fn fail(&mut self, id: &str, why: &str) {
        self.texts[0].append_value(id);
        self.texts[1..].iter_mut().for_each(|column| column.append_null());
        self.whole.iter_mut().for_each(|column| column.append_null());
        self.figures.iter_mut().for_each(|column| column.append_null());
        self.flags.iter_mut().for_each(|column| column.append_null());
        [&mut self.walk, &mut self.refused, &mut self.unsafe_steps].into_iter().for_each(|it| it.append(false));
        self.problem.append_value(why);
    }

    fn finish(mut self, strict: bool) -> Result<Batch, Wrong> {
        let mut columns: Vec<(&str, ArrayRef)> = Vec::new();
        let texts = ["id", "verdict", "end"].into_iter().zip(self.texts.each_mut());
        columns.extend(texts.map(|(name, it)| (name, Arc::new(it.finish()) as ArrayRef)));
        let whole = ["rank", "steps"].into_iter().zip(self.whole.each_mut());
        columns.extend(whole.map(|(name, it)| (name, Arc::new(it.finish()) as ArrayRef)));
        let figures = ["p", "cost", "minutes", "money", "dearer_by"].into_iter().zip(self.figures.each_mut());
        columns.extend(figures.map(|(name, it)| (name, Arc::new(it.finish()) as ArrayRef)));
        let flags = ["found", "cause_possible", "way_possible"].into_iter().zip(self.flags.each_mut());
        columns.extend(flags.map(|(name, it)| (name, Arc::new(it.finish()) as ArrayRef)));
        let lists = [("walk", self.walk), ("refused", self.refused), ("unsafe", self.unsafe_steps)];
        columns.extend(lists.map(|(name, mut it)| (name, Arc::new(it.finish()) as ArrayRef)));
        if !strict {
            columns.push(("problem", Arc::new(self.problem.finish())));
        }
        batch(columns)
    }
}
