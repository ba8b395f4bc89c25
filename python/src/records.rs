//! Case records, one line of JSON each, as a batch.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{BooleanBuilder, Int64Builder, ListBuilder, StringBuilder};
use decklid::record::{self, Record, Told};
use pyo3::prelude::*;

use crate::batch::{Batch, batch};
use crate::fault::Wrong;

/// Case records (docs/cases.md), one line of JSON each, as a batch for the other functions.
///
/// Only ids go into it, besides what the owner typed to find the car. The row of an exception is that of the line, from 0.
#[pyfunction]
#[pyo3(signature = (lines, *, strict=true))]
pub(crate) fn records(py: Python<'_>, lines: Lines, strict: bool) -> PyResult<Batch> {
    Ok(py.detach(|| {
        let (mut columns, mut wrong) = (Columns::default(), None);
        record::each(lines.bytes(), &mut |row| {
            match row.read {
                Ok(record) => columns.add(&record),
                Err(problems) if strict => wrong = problems.into_iter().next(),
                Err(_) => {}
            }
            wrong.is_none()
        });
        match wrong {
            Some(problem) => {
                let says = format!("{}; {}", problem.says, problem.hint);
                Err(Wrong::at(problem.line.saturating_sub(1) as u64, problem.field, says))
            }
            None => columns.finish(),
        }
    })?)
}

/// Lines as text or as they come from a file.
#[derive(FromPyObject)]
pub(crate) enum Lines {
    Text(String),
    Bytes(Vec<u8>),
}

impl Lines {
    fn bytes(&self) -> &[u8] {
        match self {
            Lines::Text(text) => text.as_bytes(),
            Lines::Bytes(bytes) => bytes,
        }
    }
}

#[derive(Default)]
struct Columns {
    id: StringBuilder,
    car: StringBuilder,
    goal: StringBuilder,
    typed: StringBuilder,
    listed: BooleanBuilder,
    cause: StringBuilder,
    worked: StringBuilder,
    notes: Int64Builder,
    told: ListBuilder<StringBuilder>,
    so: ListBuilder<StringBuilder>,
    not: ListBuilder<StringBuilder>,
    lack: ListBuilder<StringBuilder>,
}

impl Columns {
    fn add(&mut self, record: &Record) {
        self.id.append_value(&record.id);
        self.car.append_value(&record.car);
        self.goal.append_value(record.goal.name());
        self.typed.append_value(&record.typed);
        self.listed.append_value(record.listed);
        self.cause.append_option(record.cause.id.as_ref());
        self.worked.append_option(record.worked.id.as_ref());
        self.notes.append_value(record.told.iter().filter(|told| matches!(told, Told::Note { .. })).count() as i64);
        let told = record.told.iter().filter_map(|told| match told {
            Told::Answer { mv, outcome, goal: None } => Some(format!("{mv}={outcome}")),
            Told::Answer { mv, outcome, goal: Some(goal) } => Some(format!("{}:{mv}={outcome}", goal.name())),
            Told::Note { .. } => None,
        });
        add(&mut self.told, told);
        add(&mut self.so, record.cause.id.iter().chain(&record.also).cloned());
        add(&mut self.not, record.not.iter().cloned());
        add(&mut self.lack, record.lack.iter().cloned());
    }

    fn finish(mut self) -> Result<Batch, Wrong> {
        let columns: [(&str, ArrayRef); 12] = [
            ("id", Arc::new(self.id.finish())),
            ("car", Arc::new(self.car.finish())),
            ("goal", Arc::new(self.goal.finish())),
            ("told", Arc::new(self.told.finish())),
            ("so", Arc::new(self.so.finish())),
            ("not", Arc::new(self.not.finish())),
            ("cause", Arc::new(self.cause.finish())),
            ("worked", Arc::new(self.worked.finish())),
            ("lack", Arc::new(self.lack.finish())),
            ("typed", Arc::new(self.typed.finish())),
            ("listed", Arc::new(self.listed.finish())),
            ("notes", Arc::new(self.notes.finish())),
        ];
        batch(columns.into())
    }
}

fn add(column: &mut ListBuilder<StringBuilder>, texts: impl Iterator<Item = String>) {
    texts.for_each(|text| column.values().append_value(text));
    column.append(true);
}
