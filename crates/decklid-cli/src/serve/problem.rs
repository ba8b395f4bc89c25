//! What is wrong with a request of a program, after RFC 9457, with the field named.

use axum::http::StatusCode;
use axum::http::header::{self, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use decklid_console::failure::Failure;

/// A problem; large beside an answer, so it stands on the heap.
#[derive(Clone, Debug)]
pub(super) struct Problem(Box<Detail>);

#[derive(Clone, Debug, Serialize)]
struct Detail {
    /// Name of the kind of problem, as an address.
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
    #[serde(skip)]
    code: StatusCode,
}

impl Problem {
    /// A problem of a kind.
    pub(super) fn new(code: StatusCode, kind: &str, detail: impl Into<String>) -> Self {
        Problem(Box::new(Detail {
            kind: format!("urn:decklid:problem:{kind}"),
            title: code.canonical_reason().unwrap_or("Problem"),
            status: code.as_u16(),
            detail: detail.into(),
            hint: String::new(),
            field: String::new(),
            line: None,
            column: None,
            code,
        }))
    }

    /// The same with the field that it is about.
    pub(super) fn at(mut self, field: impl Into<String>) -> Self {
        self.0.field = field.into();
        self
    }

    /// The same with the line and the column of the body.
    pub(super) fn place(mut self, line: usize, column: usize) -> Self {
        (self.0.line, self.0.column) = (Some(line), Some(column));
        self
    }

    /// The same with what to do about it.
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.0.hint = hint.into();
        self
    }

    /// A value of a field that cannot be.
    pub(super) fn of(failure: &Failure, field: impl Into<String>) -> Self {
        let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "bad-value", failure.message.clone());
        problem.at(field).hint(failure.hint.clone())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let json = serde_json::to_string(&self.0).unwrap_or_default();
        let kind = HeaderValue::from_static("application/problem+json");
        (self.0.code, [(header::CONTENT_TYPE, kind)], json).into_response()
    }
}
