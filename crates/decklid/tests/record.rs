//! The reader of case records: bad lines with what it says, its limits, and the published schema beside it.

use decklid::record::{self, FIELDS, LINE_BYTES, Record};
use serde_json::{Value, json};

/// A record with every field.
fn full() -> Value {
    json!({
        "id": "mine-1", "source": "own record", "read": "2026-11", "date": "2026-01-31", "typed": "my sedan 2010",
        "car": "sedan", "listed": false, "age_years": 16, "mileage_km": 120_000.5, "goal": "open",
        "told": [{ "note": "It rained." }, { "move": "hold_fob_button", "outcome": "nothing", "goal": "fixed" }],
        "lack": ["jump_source"],
        "cause": { "id": "car_battery.flat", "words": "Flat battery." }, "also": ["valet"], "not": ["fob.cell_flat"],
        "worked": { "id": null, "words": "Not told." },
        "minutes": 12, "money_usd": 0, "remark": "None."
    })
}

/// The full record with the value at this place changed, or removed where there is none.
fn with(place: &str, value: Option<Value>) -> Value {
    let mut record = full();
    let (within, key) = place.rsplit_once('/').expect("a place");
    let fields = record.pointer_mut(within).and_then(Value::as_object_mut).expect("an object");
    match value {
        Some(value) => fields.insert(key.to_owned(), value),
        None => fields.remove(key),
    };
    record
}

fn problems(text: &str) -> Vec<String> {
    let read = record::read(text.as_bytes());
    read.map_or_else(|problems| problems.0.iter().map(ToString::to_string).collect(), |_| Vec::new())
}

#[test]
fn a_record_comes_back_as_it_was() {
    let records = record::read(format!("\n{}\r\n", full()).as_bytes()).expect("it is good");
    let again = serde_json::to_value(&records[0]).expect("it can be written");
    let mut expected = full();
    for number in ["age_years", "minutes", "money_usd"] {
        expected[number] = json!(expected[number].as_f64());
    }
    assert_eq!(again, expected);
    let keys: Vec<&String> = again.as_object().expect("an object").keys().collect();
    let mut fields = FIELDS.to_vec();
    fields.sort_unstable();
    assert_eq!(keys, fields, "every field is in the full record");
}

#[test]
fn bad_fields_are_named_with_what_to_do() {
    let cases = [
        ("/id", json!("My car"), "`id`: `My car` is not an id; use lowercase letters, digits and hyphens"),
        ("/source", json!("a friend"), "`source`: `a friend` is no address; write a web address or \"own record\""),
        ("/date", json!("2026-13"), "`date`: `2026-13` is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("/listed", json!("yes"), "`listed`: \"yes\" is neither true nor false; write true or false"),
        ("/goal", json!("opened"), "`goal`: there is no goal `opened`; write open, fixed or secured"),
        ("/minutes", json!(-1), "`minutes`: is not a number in range; write a number from 0 to 1000000"),
        ("/age", json!(3), "`age`: there is no such field; did you mean `age_years`?"),
        ("/lack", json!("cables"), "`lack`: is not a list of tools; write a list of at most 500 names"),
        ("/typed", json!(" "), "`typed`: is not a text; write 1 to 2000 characters in quotes"),
        ("/told", json!("nothing"), "`told`: is not a list of what was told; write a list of at most 500"),
        ("/told/1/outcom", json!("x"), "`told[1].outcom`: there is no such field; did you mean `outcome`?"),
        ("/told/1/note", json!("x"), "`told[1].move`: does not go with a `note`; write the note as a thing of its own"),
        ("/cause/name", json!("x"), "`cause.name`: there is no such field; the fields are id, words"),
        ("/worked", json!("key"), "`worked`: is not an object; write an `id` (a name or null) and `words`"),
    ];
    for (place, value, says) in cases {
        let found = problems(&with(place, Some(value)).to_string());
        assert!(found.contains(&format!("line 1: {says}")), "{place}: {found:?}");
    }
}

#[test]
fn every_problem_of_every_line_is_told_at_once() {
    let good = full().to_string();
    let text = format!("{good}\n{{\"goal\": 1}}\n[]\n\n{good}\n");
    let found = record::read(text.as_bytes()).expect_err("it is bad").0;
    let on = |line| found.iter().filter(|p| p.line == line).map(|p| p.field.as_str()).collect::<Vec<_>>();
    assert_eq!(on(2), ["id", "source", "typed", "car", "listed", "goal", "told", "cause", "worked"]);
    assert_eq!(on(3), [""]);
    assert_eq!(on(5), ["id"], "the id is taken");
    assert_eq!(found.len(), 11);
}

#[test]
fn a_line_without_end_is_not_read_to_its_end() {
    let endless = std::io::BufReader::new(std::io::repeat(b' '));
    let found = record::read(endless).expect_err("it is too long");
    assert_eq!(found.to_string(), format!("line 1: longer than {LINE_BYTES} bytes; write one record on each line"));
}

#[test]
fn the_schema_says_what_the_reader_does() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/cases/case.schema.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("the schema")).expect("JSON");
    let defs = &schema["$defs"];
    let objects =
        [("", &schema), ("/cause", &defs["finding"]), ("/told/0", &defs["note"]), ("/told/1", &defs["answer"])];
    for (place, object) in objects {
        let full = full();
        let fields = full.pointer(place).and_then(Value::as_object).expect("an object");
        let properties = object["properties"].as_object().expect("properties");
        assert!(fields.keys().eq(properties.keys()), "{place}: {fields:?}, {properties:?}");
        assert_eq!(object["additionalProperties"], json!(false), "{place}");
        let required = object["required"].as_array().expect("required fields");
        for key in properties.keys() {
            let at = format!("{place}/{key}");
            let needed = required.contains(&json!(key));
            assert_eq!(needed, !problems(&with(&at, None).to_string()).is_empty(), "{at} left out");
            assert!(!problems(&with(&at, Some(json!([1]))).to_string()).is_empty(), "{at} of a wrong type");
        }
    }
    let goals = schema["properties"]["goal"]["enum"].as_array().expect("goals");
    for goal in goals {
        assert!(problems(&with("/goal", Some(goal.clone())).to_string()).is_empty(), "{goal}");
    }
    assert_eq!(goals.len(), decklid::GoalKind::ALL.len());
    for (name, rule) in schema["properties"].as_object().expect("properties") {
        for (bound, beyond) in [("minimum", -1.0), ("maximum", 1.0)] {
            let Some(edge) = rule[bound].as_f64() else { continue };
            let place = format!("/{name}");
            assert!(problems(&with(&place, Some(json!(edge))).to_string()).is_empty(), "{name} {edge}");
            assert!(!problems(&with(&place, Some(json!(edge + beyond))).to_string()).is_empty(), "{name} beyond");
        }
    }
}

#[test]
fn a_record_names_what_its_car_does_not_have() {
    let car = decklid::Garage::built_in().car("sedan").expect("a sedan");
    let read = |record: Value| -> Record { record::read(record.to_string().as_bytes()).expect("it is good").remove(0) };
    assert!(read(full()).misfits(&car).is_empty());
    let told = |thing: Value| read(with("/told", Some(json!([thing]))));
    let sign = |outcome: &str| told(json!({ "move": "since_frost", "outcome": outcome }));
    assert!(sign("yes").misfits(&car).is_empty() && sign("no").misfits(&car).is_empty());
    assert_eq!(sign("perhaps").misfits(&car).len(), 1, "no outcome of the sign");
    let earlier = told(json!({ "move": "since_frost", "outcome": "yes", "goal": "open" }));
    assert_eq!(earlier.misfits(&car).len(), 1, "a sign belongs to no goal");
    let lacking = read(with("/lack", Some(json!(["crane"])))).misfits(&car);
    assert!(lacking.len() == 1 && lacking[0].starts_with("lack[0]: ") && lacking[0].contains("crane"), "{lacking:?}");
    let wrong = [
        ("/told/1/move", "hold_it", "told[1]: "),
        ("/told/1/outcome", "flies", "told[1]: "),
        ("/cause/id", "luck", "cause.id: "),
        ("/worked/id", "hope", "worked.id: "),
    ];
    for (place, name, field) in wrong {
        let misfits = read(with(place, Some(json!(name)))).misfits(&car);
        assert!(
            misfits.len() == 1 && misfits[0].starts_with(field) && misfits[0].contains(name),
            "{place}: {misfits:?}"
        );
    }
}

#[test]
fn the_page_shows_a_record_that_can_be_read() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/cases.md");
    let page = std::fs::read_to_string(path).expect("the page");
    let example = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let record = record::read(example.as_bytes()).unwrap_or_else(|problems| panic!("{problems}")).remove(0);
    let car = decklid::Garage::built_in().car(&record.car).expect("its car");
    assert!(record.misfits(&car).is_empty(), "{:?}", record.misfits(&car));
    for field in FIELDS {
        assert!(page.contains(&format!("`{field}`")), "docs/cases.md does not name `{field}`");
    }
}
