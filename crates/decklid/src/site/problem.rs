//! What is wrong with an API request, following RFC 9457, with the field named.

use decklid_advice::case::{Fault, Faults, Field, Kind, Part, What};
use decklid_faces::texts::Texts;
use serde::Serialize;

use super::think::Lost;

/// What a problem is sent as.
pub const MEDIA: &str = "application/problem+json";

/// A problem; large compared with an answer, so it is boxed.
#[derive(Clone, Debug)]
pub struct Problem(Box<Detail>);

#[derive(Clone, Debug, Serialize)]
struct Detail {
    /// The kind of problem, as a URI.
    #[serde(rename = "type")]
    kind: String,
    /// The status in words.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What is wrong: a sentence.
    detail: String,
    /// What to do about it: a sentence.
    #[serde(skip_serializing_if = "String::is_empty")]
    hint: String,
    /// Which field of the request, such as `evidence[2].outcome`.
    #[serde(skip_serializing_if = "String::is_empty")]
    field: String,
    /// Line of the body, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    /// Byte of that line, from 1; 0 before the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    /// Everything that is wrong, if more than one thing is; the first is the one above.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError>,
}

/// One of several things that are wrong.
#[derive(Clone, Debug, Serialize)]
struct FieldError {
    field: String,
    detail: String,
    hint: String,
}

impl Problem {
    /// A problem of this kind.
    pub fn new(status: u16, kind: &str, detail: impl Into<String>) -> Self {
        Problem(Box::new(Detail {
            kind: format!("urn:decklid:problem:{kind}"),
            title: title(status),
            status,
            detail: detail.into(),
            hint: String::new(),
            field: String::new(),
            line: None,
            column: None,
            errors: Vec::new(),
        }))
    }

    /// An internal error.
    pub fn internal() -> Self {
        Problem::new(500, "internal", "An error on our side. Try again.")
    }

    /// An invalid value of a field.
    pub fn bad_value(field: &str, detail: &str, hint: &str) -> Self {
        Problem::new(422, "bad-value", detail).at(field).hint(hint)
    }

    /// There is nothing at this address.
    pub fn missing() -> Self {
        Problem::new(404, "not-found", "There is no such resource.")
    }

    /// The same with the field that it is about.
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.0.field = field.into();
        self
    }

    /// The same with the line and the column of the body.
    pub fn place(mut self, line: usize, column: usize) -> Self {
        (self.0.line, self.0.column) = (Some(line), Some(column));
        self
    }

    /// The same with what to do about it.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.0.hint = hint.into();
        self
    }

    /// A case with unknown names, or an impossible one.
    pub fn of_case(faults: &Faults) -> Self {
        let error = |fault: &Fault| FieldError { field: path(fault.field), detail: detail(fault), hint: hint(fault) };
        let errors: Vec<FieldError> = faults.0.iter().map(error).collect();
        let first = errors.first().cloned().unwrap_or(FieldError {
            field: String::new(),
            detail: "The case is impossible.".to_owned(),
            hint: String::new(),
        });
        let problem = Problem::new(422, "bad-value", first.detail);
        let mut problem = problem.at(first.field).hint(first.hint);
        if errors.len() > 1 {
            problem.0.errors = errors;
        }
        problem
    }

    /// Its HTTP status.
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// The problem as JSON, of the type [`MEDIA`].
    pub fn json(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }
}

impl From<Lost> for Problem {
    fn from(lost: Lost) -> Self {
        match lost {
            Lost::Busy => {
                let detail = "Too much is asked at once. Try again in a moment.";
                Problem::new(503, "busy", detail)
            }
            Lost::Broken => Problem::internal(),
        }
    }
}

/// A status in words, of those that problems have.
fn title(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        409 => "Conflict",
        413 => "Payload Too Large",
        414 => "URI Too Long",
        415 => "Unsupported Media Type",
        422 => "Unprocessable Entity",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "Problem",
    }
}

/// A field of a request, such as `evidence[2].outcome`.
fn path(field: Field) -> String {
    let part = |part: Part| match part {
        Part::Whole => "",
        Part::Goal => ".goal",
        Part::Step => ".move",
        Part::Outcome => ".outcome",
    };
    match field {
        Field::Goal => "goal".to_owned(),
        Field::Before(at, of) => format!("before[{at}]{}", part(of)),
        Field::Saw(at, of) => format!("evidence[{at}]{}", part(of)),
        Field::Volts => "volts".to_owned(),
        Field::Have(at) => format!("have[{at}]"),
        Field::Lack(at) => format!("lack[{at}]"),
        Field::Cannot(at) => format!("cannot[{at}]"),
        Field::Hourly => "hourly".to_owned(),
        Field::Thrift => "thrift".to_owned(),
    }
}

fn detail(fault: &Fault) -> String {
    match &fault.kind {
        Kind::Unknown { what, value, .. } => {
            let short: String = value.chars().take(60).collect();
            match what {
                What::Goal => format!("There is no goal `{short}`."),
                What::Step => format!("This car has no move `{short}`."),
                What::Outcome { step } => format!("The move `{step}` has no outcome `{short}`."),
                What::Tool => format!("This car needs no tool `{short}`."),
            }
        }
        Kind::OutOfRange { value, .. } => format!("`{}` is {value}, which is out of range.", path(fault.field)),
        Kind::TooMany { most } => format!("The list has more than {most} entries."),
        Kind::TooIntricate => "This car's file is too intricate to work this out.".to_owned(),
        Kind::HaveAndLack { tool } => format!("The tool `{tool}` is in both `have` and `lack`."),
        Kind::NoGoal { goal } => format!("This car has no guide for the goal `{goal}`."),
        Kind::NothingLeft { goal } => format!("After `before`, nothing is left to do for the goal `{goal}`."),
    }
}

fn hint(fault: &Fault) -> String {
    match &fault.kind {
        Kind::Unknown { what: What::Step, near, .. } if near.is_empty() => {
            "GET /api/v1/cars/{id} lists the moves of a car.".to_owned()
        }
        Kind::Unknown { near, known, .. } if near.is_empty() => format!("Known: {}.", Texts::default().list(known)),
        Kind::Unknown { near, .. } => format!("Did you mean {}?", Texts::default().choice(near)),
        Kind::OutOfRange { least, most, .. } => format!("Send a number from {least} to {most}."),
        Kind::TooMany { .. } => "Leave out old entries.".to_owned(),
        Kind::TooIntricate => "`decklid check` says more about the file.".to_owned(),
        Kind::HaveAndLack { .. } => "Remove it from one of the two.".to_owned(),
        Kind::NoGoal { .. } => "Every car has the goal `open`.".to_owned(),
        Kind::NothingLeft { .. } => "As far as we can tell it works now.".to_owned(),
    }
}
