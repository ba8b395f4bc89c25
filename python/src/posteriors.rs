//! How likely everything hidden is, case by case.

use std::sync::Arc;

use arrow_array::builder::{Float64Builder, StringBuilder};
use arrow_array::{ArrayRef, ListArray};
use arrow_buffer::{NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{DataType, Field};
use pyo3::prelude::*;

use crate::batch::{Batch, Batches, batch};
use crate::cars::Cars;
use crate::fault::Wrong;
use crate::frame::Frame;
use crate::key::Keys;
use crate::memory::{Known, Memory, Unfit};

/// The exact probability of everything hidden in each case, given what was told and found.
///
/// One row for each row of `frame`: `cause`, the likeliest cause, `p_cause`, and `p`, a list in the order of `Car.hidden`;
/// with `of`, a column for each of these ids instead of `p`. A row that cannot be used is an exception; with
/// `strict=False` it is null, and the column `problem` says why.
#[pyfunction]
#[pyo3(signature = (frame, *, of=None, numbers=None, strict=true))]
pub(crate) fn posteriors(
    py: Python<'_>,
    frame: Batches,
    of: Option<Vec<String>>,
    numbers: Option<&str>,
    strict: bool,
) -> PyResult<Batch> {
    Ok(py.detach(|| {
        let cars = Cars::open(numbers)?;
        Memory::with(&cars, |memory| {
            let rows = places(frame, memory, &cars)?;
            let row = |row: &Result<usize, Unfit>| match row {
                Ok(place) => match memory.at(*place) {
                    Some(Ok(known)) => Ok(known),
                    Some(Err(unfit)) => Err(unfit.clone()),
                    None => Err(("car".to_owned(), "was not worked out".to_owned())),
                },
                Err(unfit) => Err(unfit.clone()),
            };
            write(rows.iter().map(row), of.as_deref(), strict)
        })
    })?)
}

/// The place of each row's case in the memory, where all are then known.
fn places(frame: Batches, memory: &mut Memory, cars: &Cars) -> Result<Vec<Result<usize, Unfit>>, Wrong> {
    let mut rows = Vec::new();
    for batch in frame {
        let batch = batch?;
        Keys::new(Frame::new(&batch, rows.len() as u64))?.each(&mut |row| {
            rows.push(match row {
                Ok(row) => Ok(memory.place(row.key)),
                Err(Wrong::Case { field, says, .. }) => Err((field, says)),
                Err(wrong) => return Err(wrong),
            });
            Ok(())
        })?;
    }
    memory.work(cars);
    Ok(rows)
}

fn write<'m>(
    rows: impl Iterator<Item = Result<&'m Known, Unfit>>,
    of: Option<&[String]>,
    strict: bool,
) -> Result<Batch, Wrong> {
    let (mut cause, mut p_cause, mut problem) = (StringBuilder::new(), Float64Builder::new(), StringBuilder::new());
    let mut columns: Vec<Float64Builder> = of.iter().flat_map(|of| of.iter()).map(|_| Float64Builder::new()).collect();
    let (mut p, mut ends, mut valid) = (Vec::new(), vec![0_i32], Vec::new());
    for (row, known) in rows.enumerate() {
        let known = match known {
            Ok(known) => Some(known),
            Err((field, says)) if strict => return Err(Wrong::at(row as u64, field, says)),
            Err((field, says)) => {
                problem.append_value(format!("`{field}`: {says}"));
                None
            }
        };
        let first = known.and_then(|known| Some((known, known.cause?)));
        cause.append_option(first.map(|(known, cause)| known.car[cause].id.as_str()));
        p_cause.append_option(first.map(|(known, cause)| known.p[cause.index()]));
        if known.is_some() {
            problem.append_null();
        }
        match of {
            Some(of) => of.iter().zip(&mut columns).for_each(|(id, column)| column.append_option(p_of(known, id))),
            None => {
                p.extend_from_slice(known.map_or(&[], |known| &known.p));
                valid.push(known.is_some());
                ends.push(i32::try_from(p.len()).map_err(|_| Wrong::Plain(TOO_MANY.to_owned()))?);
            }
        }
    }
    let mut named: Vec<(&str, ArrayRef)> =
        vec![("cause", Arc::new(cause.finish())), ("p_cause", Arc::new(p_cause.finish()))];
    match of {
        Some(of) => {
            let columns = columns.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef);
            named.extend(of.iter().map(String::as_str).zip(columns));
        }
        None => named.push(("p", lists(p, ends, valid)?)),
    }
    if !strict {
        named.push(("problem", Arc::new(problem.finish())));
    }
    batch(named)
}

const TOO_MANY: &str = "too many rows at once; give them in batches of at most a million";

fn p_of(known: Option<&Known>, id: &str) -> Option<f64> {
    known.and_then(|known| Some(known.p[known.car.find_hidden(id)?.index()]))
}

fn lists(p: Vec<f64>, ends: Vec<i32>, valid: Vec<bool>) -> Result<ArrayRef, Wrong> {
    let field = Arc::new(Field::new("item", DataType::Float64, false));
    let values = Arc::new(arrow_array::Float64Array::from(p));
    let lists =
        ListArray::try_new(field, OffsetBuffer::new(ScalarBuffer::from(ends)), values, Some(NullBuffer::from(valid)));
    lists.map(|lists| Arc::new(lists) as ArrayRef).map_err(|error| Wrong::Plain(error.to_string()))
}
