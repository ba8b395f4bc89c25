//! The body of an API request: parsed, or an error that says where it is wrong, what was expected and what to do.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use decklid::site::Problem;
use decklid_faces::request::CaseRequest;
use serde_json::Value;
use serde_json::error::Category;

/// Longest body (bytes).
pub(super) const BODY: usize = 64 * 1024;

/// What a field must be; `[]` is an entry of a list.
const WANTED: [(&str, &str); 24] = [
    ("", "an object"),
    ("car", "a string"),
    ("goal", "a string or null"),
    ("evidence", "a list of objects"),
    ("evidence[]", "an object with `move` and `outcome`"),
    ("evidence[].move", "a string"),
    ("evidence[].outcome", "a string"),
    ("before", "a list of objects"),
    ("before[]", "an object with `goal`, `move` and `outcome`"),
    ("before[].goal", "a string"),
    ("before[].move", "a string"),
    ("before[].outcome", "a string"),
    ("volts", "a number or null"),
    ("have", "a list of strings"),
    ("have[]", "a string"),
    ("lack", "a list of strings"),
    ("lack[]", "a string"),
    ("cannot", "a list of strings"),
    ("cannot[]", "a string"),
    ("hourly", "a number or null"),
    ("thrift", "a number or null"),
    ("emergency", "true or false"),
    ("language", "a string or null"),
    ("model_hash", "a string or null"),
];

/// Where to find the full description.
const DESCRIBED: &str = "GET /openapi.json describes the body and has an example.";

/// Parses an API request.
pub(super) fn read(headers: &HeaderMap, body: Result<Bytes, BytesRejection>) -> Result<CaseRequest, Problem> {
    of_kind(headers)?;
    let body = body.map_err(|e| match e.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        _ => unreadable(),
    })?;
    parsed(&body)
}

/// A body that did not come whole.
pub(super) fn unreadable() -> Problem {
    bad("unreadable", "The body ended early.").hint("Send as many bytes as Content-Length announces.")
}

/// A body that is longer than any case.
pub(super) fn too_large() -> Problem {
    let detail = format!("A body may have at most {BODY} bytes.");
    Problem::new(413, "too-large", detail).hint("Leave out old answers.")
}

fn bad(kind: &str, detail: impl Into<String>) -> Problem {
    Problem::new(400, kind, detail)
}

/// Refuses a body that is not declared as JSON.
fn of_kind(headers: &HeaderMap) -> Result<(), Problem> {
    let kind = headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let bare = kind.split(';').next().unwrap_or_default().trim();
    if bare.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    let short: String = bare.chars().take(60).collect();
    let detail = match short.as_str() {
        "" => "The request does not declare the type of its body.".to_owned(),
        kind => format!("The body is declared as `{kind}`, but only JSON is accepted here."),
    };
    let problem = Problem::new(415, "not-json", detail).at("Content-Type");
    Err(problem.hint("Send the header `Content-Type: application/json`."))
}

fn parsed(body: &[u8]) -> Result<CaseRequest, Problem> {
    if body.iter().all(u8::is_ascii_whitespace) {
        let detail = "The body is empty; expected an object.";
        return Err(bad("empty", detail).hint(format!("Send at least `{{\"car\": \"sedan\"}}`. {DESCRIBED}")));
    }
    let reader = &mut serde_json::Deserializer::from_slice(body);
    let told = serde_path_to_error::deserialize(&mut *reader).map_err(|e| wrong(&e.path().to_string(), e.inner()))?;
    reader.end().map_err(|e| wrong(".", &e))?;
    shaped(body)?;
    Ok(told)
}

/// Refuses lists in place of objects: what each entry means would be a guess.
fn shaped(body: &[u8]) -> Result<(), Problem> {
    let list = |field: &str| {
        let detail = format!("{} is a list; expected {}.", named(field), wanted(field));
        bad("bad-json", detail).at(field).hint(DESCRIBED)
    };
    let value: Value = serde_json::from_slice(body).map_err(|e| wrong(".", &e))?;
    if value.is_array() {
        return Err(list(""));
    }
    for name in ["evidence", "before"] {
        let entries = value.get(name).and_then(Value::as_array);
        if let Some(at) = entries.and_then(|entries| entries.iter().position(Value::is_array)) {
            return Err(list(&format!("{name}[{at}]")));
        }
    }
    Ok(())
}

/// What the JSON parser stumbled over, in our words.
fn wrong(path: &str, error: &serde_json::Error) -> Problem {
    // A question mark means what could not be read.
    let field = path.trim_end_matches('?').trim_end_matches('.');
    let said = error.to_string();
    let twice = said.strip_prefix("duplicate field `").and_then(|rest| rest.split_once('`')).map(|(name, _)| name);
    let field = match (field, twice) {
        (owner, None) => owner.to_owned(),
        ("", Some(name)) => name.to_owned(),
        (owner, Some(name)) => format!("{owner}.{name}"),
    };
    let (line, column) = (error.line(), error.column());
    let at = format!("line {line}, column {column}");
    let problem = match error.classify() {
        Category::Eof | Category::Io => {
            let hint = format!("It may have been cut off: send it whole, with its length. {DESCRIBED}");
            bad("cut-off", format!("The body ends too early, at {at}.")).hint(hint)
        }
        Category::Syntax => {
            let said = plainly(said.split(" at line ").next().unwrap_or_default());
            let hint = format!(
                "Put keys and strings in double quotes, leave out trailing commas, and do not send NaN. {DESCRIBED}"
            );
            bad("bad-json", format!("The body is not JSON at {at}: {said}.")).hint(hint)
        }
        Category::Data => bad("bad-json", format!("{}, at {at}.", mismatch(&field, &said))).hint(DESCRIBED),
    };
    let problem = problem.place(line, column);
    if field.is_empty() { problem } else { problem.at(field) }
}

/// What the JSON parser says, without its jargon.
fn plainly(said: &str) -> &str {
    match said {
        "expected value" | "expected ident" => "expected a value there",
        "trailing characters" => "there is something after the end",
        other => other,
    }
}

/// JSON of the wrong structure, in words.
fn mismatch(field: &str, said: &str) -> String {
    let quoted = said.split('`').nth(1).unwrap_or_default();
    let owner = named(field.rsplit_once('.').map_or("", |(owner, _)| owner));
    if said.starts_with("missing field") {
        format!("{} has no `{quoted}`", named(field))
    } else if said.starts_with("unknown field") {
        format!("{owner} has no field `{quoted}`; unknown fields are refused")
    } else if said.starts_with("duplicate field") {
        format!("{owner} has the field `{quoted}` twice")
    } else {
        let found = said.strip_prefix("invalid type: ").unwrap_or_default();
        format!("{} is {}; expected {}", named(field), kind(found), wanted(field))
    }
}

/// What was found, from the first word that the JSON parser has for it.
fn kind(found: &str) -> &'static str {
    match found.split([' ', ',']).next().unwrap_or_default() {
        "string" => "a string",
        "integer" | "floating" => "a number",
        "boolean" => "true or false",
        "map" => "an object",
        "sequence" => "a list",
        "null" => "null",
        _ => "something else",
    }
}

fn named(field: &str) -> String {
    if field.is_empty() { "The body".to_owned() } else { format!("`{field}`") }
}

fn wanted(field: &str) -> &'static str {
    let mut bare = String::new();
    let mut inside = false;
    for letter in field.chars() {
        inside = (inside && letter != ']') || letter == '[';
        if !letter.is_ascii_digit() || !inside {
            bare.push(letter);
        }
    }
    WANTED.iter().find(|w| w.0 == bare).map_or("another value", |w| w.1)
}
