//! What goes wrong, as exceptions.

use decklid::CarError;
use decklid::learn::Misfit;
use decklid_advice::case::{Fault, Faults, Field};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::{PyErr, Python, create_exception};

create_exception!(decklid, Error, PyValueError, "Something that decklid cannot use.");
create_exception!(decklid, CarNotFound, Error, "No car has this name; `near` lists ids that it may have meant.");
create_exception!(
    decklid,
    CaseError,
    Error,
    "A case that its car does not know; `field` says where, and `row` in which row of a batch (from 0), else None."
);

/// Exceptions cross threads, so that they are made only once Python's lock is held again.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Wrong {
    /// Anything that has neither row nor field.
    Plain(String),
    /// No such car, with what is near.
    Car { says: String, near: Vec<String> },
    /// A field of a case, in a row of a batch or alone.
    Case { row: Option<u64>, field: String, says: String },
}

impl Wrong {
    /// Something wrong in a field of a row.
    pub(crate) fn at(row: u64, field: impl Into<String>, says: impl Into<String>) -> Self {
        Wrong::Case { row: Some(row), field: field.into(), says: says.into() }
    }

    /// The same in that row.
    pub(crate) fn of_row(row: u64, misfit: Misfit) -> Self {
        Wrong::at(row, misfit.field, misfit.says)
    }

    /// What is wrong, in a sentence.
    pub(crate) fn says(&self) -> String {
        match self {
            Wrong::Plain(says) | Wrong::Car { says, .. } => says.clone(),
            Wrong::Case { row: Some(row), field, says } => format!("row {row}: `{field}`: {says}"),
            Wrong::Case { row: None, field, says } => format!("`{field}`: {says}"),
        }
    }
}

impl From<CarError> for Wrong {
    fn from(error: CarError) -> Self {
        let near = match &error {
            CarError::Unknown { near, .. } => near.clone(),
            CarError::Several { offers, .. } => offers.iter().map(|offer| offer.id.clone()).collect(),
            CarError::Unserved { .. } | CarError::Unusable { .. } => Vec::new(),
        };
        Wrong::Car { says: error.to_string(), near }
    }
}

impl From<Faults> for Wrong {
    fn from(faults: Faults) -> Self {
        let field = faults.0.first().map_or_else(|| "case".to_owned(), |first| name(first.field));
        Wrong::Case { row: None, field, says: faults.to_string() }
    }
}

impl From<Fault> for Wrong {
    fn from(fault: Fault) -> Self {
        Faults::from(fault).into()
    }
}

impl From<Wrong> for PyErr {
    fn from(wrong: Wrong) -> PyErr {
        let says = wrong.says();
        Python::attach(|py| match wrong {
            Wrong::Plain(_) => Error::new_err(says),
            Wrong::Car { near, .. } => with(py, CarNotFound::new_err(says), |value| value.setattr("near", near)),
            Wrong::Case { row, field, .. } => with(py, CaseError::new_err(says), |value| {
                value.setattr("row", row)?;
                value.setattr("field", field)
            }),
        })
    }
}

fn with(py: Python<'_>, error: PyErr, set: impl FnOnce(&Bound<'_, PyAny>) -> PyResult<()>) -> PyErr {
    match set(error.value(py)) {
        Ok(()) => error,
        Err(other) => other,
    }
}

/// The argument that a field of a case came from.
fn name(field: Field) -> String {
    match field {
        Field::Goal => "goal".to_owned(),
        Field::Before(at, _) => format!("before[{at}]"),
        Field::Saw(at, _) => format!("saw[{at}]"),
        Field::Volts => "volts".to_owned(),
        Field::Have(at) => format!("have[{at}]"),
        Field::Lack(at) => format!("lack[{at}]"),
        Field::Cannot(at) => format!("cannot[{at}]"),
        Field::Hourly => "hourly".to_owned(),
        Field::Thrift => "thrift".to_owned(),
    }
}
