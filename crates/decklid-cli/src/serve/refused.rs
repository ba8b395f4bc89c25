//! What is wrong with a request, as an answer.

use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use decklid::site::{Lost, PROBLEM, Problem};

/// A problem on its way to the client.
pub(super) struct Refused(Problem);

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Refused(problem)
    }
}

impl From<Lost> for Refused {
    fn from(lost: Lost) -> Self {
        Refused(lost.into())
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let Refused(problem) = self;
        let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, [(CONTENT_TYPE, HeaderValue::from_static(PROBLEM))], problem.json()).into_response()
    }
}
