//! A car and its guide.

use std::sync::Arc;

use decklid::emergency;
use decklid::find;
use decklid::think;
use decklid::why::weigh;
use decklid_advice::case::{Earlier, Fault, NamedCase, Saw};
use decklid_advice::consult::Case;
use decklid_advice::lockout::{Question, Settings};
use decklid_car::car as model;
use decklid_faces::layout::Look;
use decklid_faces::report::{CarList, CauseReport, LockoutReport, NextReport};
use decklid_faces::texts::{Language, Texts};
use decklid_faces::view::MOST_OTHERS;
use pyo3::prelude::*;

use crate::cars::Cars;
use crate::fault::Wrong;

/// As many as the programs show in JSON.
const MOST_SETS: usize = 1_000;

/// A car, by what its owner calls it.
#[pyclass(frozen, module = "decklid")]
pub(crate) struct Car {
    car: Arc<model::Car>,
    texts: Texts,
}

/// What a person has said, by names.
#[derive(FromPyObject)]
pub(crate) enum Named {
    /// `"STEP=OUTCOME"`.
    Text(String),
    /// `("STEP", "OUTCOME")`.
    Pair(String, String),
}

#[pymethods]
impl Car {
    #[new]
    #[pyo3(signature = (name, *, numbers=None, language=None))]
    fn new(py: Python<'_>, name: &str, numbers: Option<&str>, language: Option<&str>) -> PyResult<Self> {
        let texts = texts(language)?;
        let car = py.detach(|| Cars::open(numbers)?.garage.car(name).map_err(Wrong::from))?;
        Ok(Car { car: Arc::new(car), texts })
    }

    /// Id in the catalog.
    #[getter]
    fn id(&self) -> &str {
        &self.car.id
    }

    /// Make and model.
    #[getter]
    fn name(&self) -> String {
        self.texts.car(&self.car.name)
    }

    /// Hash of the model.
    #[getter]
    fn hash(&self) -> &str {
        &self.car.hash
    }

    /// Ids of everything hidden, in the order of `posteriors`.
    #[getter]
    fn hidden(&self) -> Vec<&str> {
        self.car.hidden.iter().map(|hidden| hidden.id.as_str()).collect()
    }

    /// The prior of each hidden thing.
    #[getter]
    fn priors(&self) -> Vec<f64> {
        self.car.hidden.iter().map(|hidden| hidden.prior).collect()
    }

    /// Steps, each with its outcomes.
    #[getter]
    fn steps(&self) -> Vec<(&str, Vec<&str>)> {
        let named =
            self.car.moves.iter().map(|it| (it.id.as_str(), it.outcomes.iter().map(|o| o.id.as_str()).collect()));
        named.collect()
    }

    /// Signs, each with what may be so.
    #[getter]
    fn signs(&self) -> Vec<(&str, Vec<&str>)> {
        let named =
            self.car.signs.iter().map(|it| (it.id.as_str(), it.outcomes.iter().map(|o| o.id.as_str()).collect()));
        named.collect()
    }

    /// The next step, as `decklid next --json` prints it.
    #[pyo3(signature = (saw=Vec::new(), *, goal=None, before=Vec::new(), volts=None, have=Vec::new(), lack=Vec::new(),
        cannot=Vec::new(), hourly=None, thrift=None))]
    #[allow(clippy::too_many_arguments)]
    fn next<'py>(
        &self,
        py: Python<'py>,
        saw: Vec<Named>,
        goal: Option<String>,
        before: Vec<Before>,
        volts: Option<f64>,
        have: Vec<String>,
        lack: Vec<String>,
        cannot: Vec<String>,
        hourly: Option<f64>,
        thrift: Option<f64>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let named = NamedCase { volts, have, lack, cannot, hourly, thrift, ..told(saw, goal, before)? };
        let year = year(py)?;
        let json = py.detach(|| {
            let case = self.case(&named, year)?;
            let look = Look { texts: self.texts, ..Look::default() };
            let emergency = emergency::says(&self.car, &look);
            let mut thought = think::through(&self.car, case.clone()).map_err(|r| Fault::of(&self.car, &case, &r))?;
            json(&NextReport::of(&mut thought, MOST_OTHERS, emergency, self.texts).0)
        })?;
        load(py, &json)
    }

    /// Causes with the evidence for and against each, as `decklid why --json` prints them.
    #[pyo3(signature = (saw=Vec::new(), *, goal=None, before=Vec::new(), volts=None, most=5))]
    fn why<'py>(
        &self,
        py: Python<'py>,
        saw: Vec<Named>,
        goal: Option<String>,
        before: Vec<Before>,
        volts: Option<f64>,
        most: usize,
    ) -> PyResult<Bound<'py, PyAny>> {
        let named = NamedCase { volts, ..told(saw, goal, before)? };
        let year = year(py)?;
        let json = py.detach(|| {
            let case = self.case(&named, year)?;
            let weighing = weigh(&self.car, &case, most.min(100), self.texts);
            let weighing = weighing.map_err(|refusal| Fault::of(&self.car, &case, &refusal))?;
            json(&CauseReport::of(&self.car, case.goal, &weighing, self.texts))
        })?;
        load(py, &json)
    }

    /// What has to fail together to lock an owner out, as `decklid-lab lockouts --json` prints it.
    #[pyo3(signature = (*, free=false, first=MOST_SETS))]
    fn lockouts<'py>(&self, py: Python<'py>, free: bool, first: usize) -> PyResult<Bound<'py, PyAny>> {
        let json = py.detach(|| {
            let settings = if free { Settings::Free } else { Settings::Typical };
            let no_goal = || Wrong::Plain(format!("{} has no guide for the goal `open`", self.car.id));
            let question = Question::new(&self.car, settings).ok_or_else(no_goal)?;
            json(&LockoutReport::of_car(&question.solve(), first, self.texts))
        })?;
        load(py, &json)
    }

    fn __repr__(&self) -> String {
        format!("decklid.Car({:?})", self.car.id)
    }
}

impl Car {
    /// The case, with the age that a typed year tells, as the programs have it.
    fn case(&self, named: &NamedCase, year: i16) -> Result<Case, Wrong> {
        let mut case = named.resolve(&self.car)?;
        let told = find::age(&self.car, year).filter(|told| !case.signs.iter().any(|known| known.sign == told.sign));
        case.signs.extend(told);
        Ok(case)
    }
}

/// What came of a step for an earlier goal: `"GOAL:STEP=OUTCOME"` or `("GOAL", "STEP", "OUTCOME")`.
#[derive(FromPyObject)]
pub(crate) enum Before {
    /// In one text.
    Text(String),
    /// In three.
    Three(String, String, String),
}

fn told(saw: Vec<Named>, goal: Option<String>, before: Vec<Before>) -> Result<NamedCase, Wrong> {
    let wrong = |field: String, says: &str| Wrong::Case { row: None, field, says: says.to_owned() };
    let saw = saw.into_iter().enumerate().map(|(at, named)| match named {
        Named::Pair(step, outcome) => Ok(Saw { step, outcome }),
        Named::Text(text) => answer(&text).ok_or_else(|| wrong(format!("saw[{at}]"), "write `STEP=OUTCOME`")),
    });
    let before = before.into_iter().enumerate().map(|(at, earlier)| match earlier {
        Before::Three(goal, step, outcome) => Ok(Earlier { goal, saw: Saw { step, outcome } }),
        Before::Text(text) => {
            let parts = text.split_once(':').and_then(|(goal, saw)| Some((goal, answer(saw)?)));
            let (goal, saw) = parts.ok_or_else(|| wrong(format!("before[{at}]"), "write `GOAL:STEP=OUTCOME`"))?;
            Ok(Earlier { goal: goal.to_owned(), saw })
        }
    });
    Ok(NamedCase {
        saw: saw.collect::<Result<_, Wrong>>()?,
        before: before.collect::<Result<_, Wrong>>()?,
        goal,
        ..NamedCase::default()
    })
}

fn answer(text: &str) -> Option<Saw> {
    text.split_once('=').map(|(step, outcome)| Saw::new(step.trim(), outcome.trim()))
}

/// The cars of the catalog, as `decklid cars --json` lists them.
#[pyfunction]
pub(crate) fn cars(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let list = decklid::Garage::built_in().list();
    let cars = list.iter().map(|car| car.entry(Texts::default())).collect();
    load(py, &json(&CarList { cars })?)?.get_item("cars")
}

fn texts(language: Option<&str>) -> Result<Texts, Wrong> {
    let Some(name) = language else { return Ok(Texts::default()) };
    let known = || Language::ALL.map(|known| known.0).join(", ");
    let unknown = || Wrong::Plain(format!("there is no language `{name}`; known are {}", known()));
    Language::named(name).map(Texts::of).ok_or_else(unknown)
}

fn year(py: Python<'_>) -> PyResult<i16> {
    py.import("datetime")?.getattr("date")?.call_method0("today")?.getattr("year")?.extract()
}

fn json(report: &impl serde::Serialize) -> Result<String, Wrong> {
    serde_json::to_string(report).map_err(|error| Wrong::Plain(error.to_string()))
}

/// A document as Python's own reader makes it.
fn load<'py>(py: Python<'py>, json: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (json,))
}
