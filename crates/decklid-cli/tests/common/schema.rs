//! Compares an answer with its JSON Schema: types, required fields, and no field that the schema does not name.

use serde_json::{Map, Value};

/// What the schemas of this project say; another word would be ignored silently, so it is refused.
const WORDS: [&str; 17] = [
    "$ref",
    "$schema",
    "type",
    "enum",
    "anyOf",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "minItems",
    "maxItems",
    "minimum",
    "maximum",
    "title",
    "description",
    "example",
    "format",
];

/// Everything in `value` that does not fit the schema `of`; `root` is the document that its references point into.
pub(crate) fn misfits(root: &Value, of: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare(root, of, value, "", &mut found);
    found
}

fn compare(root: &Value, of: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let Some(rules) = of.as_object() else { return };
    for word in rules.keys().filter(|word| !WORDS.contains(&word.as_str())) {
        found.push(format!("{at}: the schema says `{word}`, which this test does not know"));
    }
    if let Some(target) = rules.get("$ref").and_then(Value::as_str) {
        match root.pointer(target.trim_start_matches('#')) {
            Some(of) => compare(root, of, value, at, found),
            None => found.push(format!("{at}: there is no {target}")),
        }
    }
    if !rules.get("type").is_none_or(|kind| has_type(kind, value)) {
        found.push(format!("{at}: {} expected, found {value}", rules["type"]));
    }
    if !rules.get("enum").and_then(Value::as_array).is_none_or(|words| words.contains(value)) {
        found.push(format!("{at}: one of {} expected, found {value}", rules["enum"]));
    }
    let bound = |name: &str| rules.get(name).and_then(Value::as_f64).zip(value.as_f64());
    if bound("minimum").is_some_and(|(least, n)| n < least) || bound("maximum").is_some_and(|(most, n)| n > most) {
        found.push(format!("{at}: {value} is out of range"));
    }
    if let Some(kinds) = rules.get("anyOf").and_then(Value::as_array)
        && !kinds.iter().any(|of| misfits(root, of, value).is_empty())
    {
        found.push(format!("{at}: {value} fits none of {}", rules["anyOf"]));
    }
    match value {
        Value::Object(fields) => compare_fields(root, rules, fields, at, found),
        Value::Array(items) => compare_items(root, rules, items, at, found),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn compare_fields(
    root: &Value,
    rules: &Map<String, Value>,
    fields: &Map<String, Value>,
    at: &str,
    found: &mut Vec<String>,
) {
    let names = rules.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    found.extend(names.filter(|name| !fields.contains_key(*name)).map(|name| format!("{at}: no `{name}`")));
    let properties = rules.get("properties").and_then(Value::as_object);
    let others = rules.get("additionalProperties");
    if properties.is_none() && others.is_none() {
        return;
    }
    for (name, value) in fields {
        let at = format!("{at}.{name}");
        match properties.and_then(|all| all.get(name)).or(others) {
            Some(Value::Bool(false)) | None => found.push(format!("{at}: the schema does not name it")),
            Some(of) => compare(root, of, value, &at, found),
        }
    }
}

fn compare_items(root: &Value, rules: &Map<String, Value>, items: &[Value], at: &str, found: &mut Vec<String>) {
    let limit = |name: &str| rules.get(name).and_then(Value::as_u64).map(|n| n as usize);
    if limit("minItems").is_some_and(|n| items.len() < n) || limit("maxItems").is_some_and(|n| items.len() > n) {
        found.push(format!("{at}: {} items", items.len()));
    }
    for (n, item) in items.iter().enumerate() {
        if let Some(of) = rules.get("items") {
            compare(root, of, item, &format!("{at}[{n}]"), found);
        }
    }
}

fn has_type(kind: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    };
    match kind {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).any(is),
        kind => kind.as_str().is_some_and(is),
    }
}
