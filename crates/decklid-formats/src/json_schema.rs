//! The structure of a car file as JSON Schema (draft 2020-12), for editors and linters.
//!
//! ```
//! use decklid_car::file::forms;
//! let schema = decklid_formats::json_schema::write(&forms::NUMBERS, "Judgment calls");
//! assert!(schema.contains("\"minimum\": 0.0") && schema.contains("breakdowns_per_year"));
//! ```

use std::collections::BTreeMap;

use decklid_car::file::{Form, Key, Need, Shape};
use serde_json::{Map, Value, json};

/// The pattern of the author's own names.
const NAME: &str = "^[a-z][a-z0-9_]*$";
/// The pattern of car ids.
const CAR_ID: &str = "^[a-z][a-z0-9-]*$";
/// The pattern of model years.
const YEAR: &str = "^[0-9]{4}$";
/// The pattern of months.
const MONTH: &str = "^[0-9]{4}-(0[1-9]|1[0-2])$";

/// The schema of a file of that form.
pub fn write(form: &Form, title: &str) -> String {
    let mut parts = BTreeMap::new();
    let mut schema = table(form, &mut parts);
    let condition = json!({ "type": "string", "description": "Boolean expression such as !a & (b | c)" });
    parts.insert("condition", condition);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(title);
    schema["$defs"] = json!(parts);
    format!("{schema:#}\n")
}

/// A table; nested ones are added to the parts.
fn table(form: &Form, parts: &mut BTreeMap<&'static str, Value>) -> Value {
    let mut properties = Map::new();
    for key in form.keys {
        properties.insert(key.name.to_owned(), property(key, parts));
    }
    let required: Vec<&str> = form.keys.iter().filter(|k| k.need == Need::Here).map(|k| k.name).collect();
    let mut table = json!({ "type": "object", "additionalProperties": false, "properties": properties });
    if !required.is_empty() {
        table["required"] = json!(required);
    }
    table
}

fn property(key: &Key, parts: &mut BTreeMap<&'static str, Value>) -> Value {
    let mut value = shape(key.shape, parts);
    let needed = if key.need == Need::Somewhere { " (must be there, here or in what this is based on)" } else { "" };
    value["description"] = json!(format!("{}{needed}", key.says));
    value
}

fn shape(of: Shape, parts: &mut BTreeMap<&'static str, Value>) -> Value {
    match of {
        Shape::Text => json!({ "type": "string" }),
        Shape::CarId => json!({ "type": "string", "pattern": CAR_ID }),
        Shape::Month => json!({ "type": "string", "pattern": MONTH }),
        Shape::Condition => json!({ "$ref": "#/$defs/condition" }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Number(f64::MIN, f64::MAX) => json!({ "type": "number" }),
        Shape::Number(least, f64::MAX) => json!({ "type": "number", "minimum": least }),
        Shape::Number(least, most) => json!({ "type": "number", "minimum": least, "maximum": most }),
        Shape::Count(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Shape::Word(words) => json!({ "type": "string", "enum": words() }),
        Shape::List(of, usize::MAX) => json!({ "type": "array", "items": shape(*of, parts) }),
        Shape::List(of, most) => json!({ "type": "array", "items": shape(*of, parts), "maxItems": most }),
        Shape::Range => {
            let number = json!({ "type": "number", "minimum": 0 });
            json!({ "type": "array", "items": number, "minItems": 2, "maxItems": 2 })
        }
        Shape::Table(form) => {
            if !parts.contains_key(form.name) {
                let table = table(form, parts);
                parts.insert(form.name, table);
            }
            json!({ "$ref": format!("#/$defs/{}", form.name) })
        }
        Shape::Named(of) => names(NAME, of, parts),
        Shape::ByYear(of) => names(YEAR, of, parts),
        Shape::ByName(of) => json!({ "type": "object", "additionalProperties": shape(*of, parts) }),
        Shape::Either(all) => {
            json!({ "anyOf": all.iter().map(|of| shape(*of, parts)).collect::<Vec<_>>() })
        }
    }
}

/// A table whose names all have this pattern.
fn names(pattern: &str, each: &Shape, parts: &mut BTreeMap<&'static str, Value>) -> Value {
    json!({ "type": "object", "patternProperties": { pattern: shape(*each, parts) }, "additionalProperties": false })
}

#[cfg(test)]
mod tests {
    use decklid_car::file::forms;

    use super::*;

    /// Everything that a schema refers to.
    fn references<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
        match value {
            Value::Object(map) => {
                found.extend(map.get("$ref").and_then(Value::as_str));
                map.values().for_each(|v| references(v, found));
            }
            Value::Array(list) => list.iter().for_each(|v| references(v, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    #[test]
    fn every_key_stands_in_it_and_every_reference_leads_somewhere() {
        for form in [&forms::CAR, &forms::NUMBERS, &forms::EXPECTED] {
            let schema: Value = serde_json::from_str(&write(form, "A file")).expect("JSON");
            let keys: Vec<&String> = schema["properties"].as_object().expect("keys").keys().collect();
            let mut names = form.names();
            names.sort_unstable();
            assert_eq!(keys, names);
            let mut found = Vec::new();
            references(&schema, &mut found);
            assert!(!found.is_empty());
            for reference in found {
                let part = reference.strip_prefix("#/$defs/").and_then(|name| schema["$defs"].get(name));
                assert!(part.is_some(), "{reference}");
            }
        }
    }

    #[test]
    fn shapes_are_said_as_the_draft_says_them() {
        let schema: Value = serde_json::from_str(&write(&forms::CAR, "A car")).expect("JSON");
        let part = |name: &str, key: &str| schema["$defs"][name]["properties"][key].clone();
        assert_eq!(schema["$defs"]["outcome"]["required"], json!(["id", "says"]));
        assert_eq!(schema["$defs"]["move"].get("required"), None, "a move may be inherited");
        assert_eq!(part("have", "have")["maximum"], json!(1.0));
        assert_eq!(part("amounts", "minutes").get("maximum"), None);
        assert_eq!(part("care", "months")["type"], "integer");
        assert_eq!(part("move", "steps")["maxItems"], 8);
        assert_eq!(part("place", "at")["anyOf"].as_array().map(Vec::len), Some(3));
        assert_eq!(schema["properties"]["moves"]["patternProperties"][NAME]["$ref"], "#/$defs/move");
        assert_eq!(schema["properties"]["moves"]["additionalProperties"], false);
    }
}
