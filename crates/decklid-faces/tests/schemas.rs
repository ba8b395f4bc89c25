//! The published schema of the answers is the one of their types.
#![allow(clippy::expect_used)]

use std::path::Path;

use decklid_faces::report;
use serde_json::Value;

/// One entry a line, so that a change of one record is a change of one line.
fn pretty(schema: &Value) -> String {
    let entries = |value: &Value| -> Option<String> {
        let lines = value.as_object()?.iter().map(|(name, value)| format!("  \"{name}\": {value}"));
        Some(format!("{{\n{}\n }}", lines.collect::<Vec<_>>().join(",\n")))
    };
    let part = |(name, value): (&String, &Value)| {
        let text = entries(value).unwrap_or_else(|| value.to_string());
        format!(" \"{name}\": {text}")
    };
    let parts: Vec<String> = schema.as_object().expect("an object").iter().map(part).collect();
    format!("{{\n{}\n}}\n", parts.join(",\n"))
}

#[test]
fn published_schema_is_that_of_the_types() {
    let made = pretty(&report::schema::answers());
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("answers.schema.json");
        std::fs::write(file, &made).expect("the schema is written");
        return;
    }
    let changed = made.lines().zip(report::SCHEMA.lines()).find(|(made, published)| made != published);
    assert!(
        made == report::SCHEMA,
        "answers.schema.json is out of date: {changed:?}.\nRun UPDATE_SCHEMAS=1 cargo test -p decklid-faces --test schemas."
    );
}
