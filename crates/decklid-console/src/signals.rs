//! What a car says of itself, as Home Assistant or another feeder has it: one JSON object.
//!
//! ```json
//! {"locked": true, "ajar": false, "volts": 11.4, "reachable": "unknown"}
//! ```
//! A value that is not known tells nothing: a missing one must never count as "shut" or "open".

use std::fs::File;
use std::io::Read;
use std::path::Path;

use decklid_advice::case::{Saw, VOLTS};
use decklid_car::car::Car;
use decklid_car::sign::SignUnit;
use serde_json::{Map, Value};

use crate::failure::Failure;

/// The longest file (bytes).
const LONGEST: u64 = 64 * 1024;

/// What a signal means.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Meaning {
    /// A sign with yes and no, said when the signal is true, or when it is false.
    Sign(&'static str, bool),
    /// The battery's voltage.
    Volts,
    /// Nothing that a car's model has a word for.
    Nothing,
}

/// Signals by name: ours, then those of the Vehicle Signal Specification.
const SIGNALS: [(&str, Meaning); 12] = [
    ("locked", Meaning::Sign("doors_unlocked", false)),
    ("ajar", Meaning::Sign("dash_says_open", true)),
    ("refused", Meaning::Sign("app_refused", true)),
    ("volts", Meaning::Volts),
    ("reachable", Meaning::Nothing),
    ("Vehicle.Cabin.Door.Row1.DriverSide.IsLocked", Meaning::Sign("doors_unlocked", false)),
    ("Vehicle.Cabin.Door.Row1.Left.IsLocked", Meaning::Sign("doors_unlocked", false)),
    ("Vehicle.Body.Trunk.Rear.IsOpen", Meaning::Sign("dash_says_open", true)),
    ("Vehicle.Body.Trunk.Front.IsOpen", Meaning::Nothing),
    ("Vehicle.Body.Trunk.Rear.IsLocked", Meaning::Nothing),
    ("Vehicle.LowVoltageBattery.CurrentVoltage", Meaning::Volts),
    ("Vehicle.IsMoving", Meaning::Nothing),
];

/// States that say nothing.
const UNKNOWN: [&str; 5] = ["", "unknown", "unavailable", "none", "null"];
/// States that say yes and no, whatever the signal.
const TRUE: [&str; 3] = ["true", "yes", "1"];
const FALSE: [&str; 3] = ["false", "no", "0"];

/// The signs that a file of signals tells of a car.
///
/// # Errors
/// The file cannot be read, or a signal is not one, or its value is none that it can have.
pub fn read(path: &Path, car: &Car) -> Result<Vec<Saw>, Failure> {
    let doing = format!("Cannot read {}", path.display());
    let file = File::open(path).map_err(|error| Failure::io(&doing, &error))?;
    let mut text = String::new();
    file.take(LONGEST).read_to_string(&mut text).map_err(|error| Failure::io(&doing, &error))?;
    let signals: Map<String, Value> = serde_json::from_str(&text).map_err(|error| {
        Failure::data(
            format!("{}: not a JSON object: {error}.", path.display()),
            "Write {\"locked\": true, \"volts\": 11.4}.",
        )
    })?;
    told(&signals, car).map_err(|(message, hint)| Failure::data(format!("{}: {message}", path.display()), hint))
}

type Wrong = (String, String);

fn told(signals: &Map<String, Value>, car: &Car) -> Result<Vec<Saw>, Wrong> {
    let mut saw = Vec::<Saw>::new();
    for (name, value) in signals {
        let known = SIGNALS.iter().find(|signal| signal.0 == name);
        let names = || format!("Signals: {}.", SIGNALS.map(|signal| signal.0).join(", "));
        let (_, meaning) = known.ok_or_else(|| (format!("there is no signal `{name}`."), names()))?;
        let told = match *meaning {
            _ if is_unknown(value) => None,
            Meaning::Sign(sign, when) => {
                let told = truth(name, value)? == when;
                Some(Saw::new(sign, if told { "yes" } else { "no" }))
            }
            Meaning::Volts => voltage(car, name, value)?,
            Meaning::Nothing => truth(name, value).map(|_| None)?,
        };
        // A car may have no such sign.
        saw.extend(told.filter(|told| told.check(car).is_ok()));
    }
    saw.sort();
    saw.dedup();
    // Two doors may disagree: then nothing is told.
    let clear = |told: &&Saw| saw.iter().filter(|other| other.step == told.step).count() == 1;
    Ok(saw.iter().filter(clear).cloned().collect())
}

/// The battery's voltage. Many cars switch the socket off, so that 0 is no measurement.
fn voltage(car: &Car, name: &str, value: &Value) -> Result<Option<Saw>, Wrong> {
    let volts = number(name, value)?;
    if !VOLTS.contains(&volts) {
        return Err((format!("`{name}` is {value}."), format!("Write volts up to {}.", VOLTS.end())));
    }
    let sign = car.measured(SignUnit::Volts).filter(|_| volts > 0.0);
    Ok(sign.map(|sign| Saw::new(car[sign].id.as_str(), volts.to_string())))
}

fn is_unknown(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => UNKNOWN.contains(&text.trim().to_lowercase().as_str()),
        _ => false,
    }
}

fn truth(name: &str, value: &Value) -> Result<bool, Wrong> {
    let (yes, no): (&[&str], &[&str]) = match name.rsplit('.').next() {
        Some("locked" | "IsLocked") => (&["locked"], &["unlocked"]),
        Some("ajar" | "IsOpen") => (&["open", "on"], &["closed", "off"]),
        _ => (&["on"], &["off"]),
    };
    let wrong = || {
        (
            format!("`{name}` is {value}."),
            format!("Write true, false, {}, {} or unknown.", yes.join(", "), no.join(", ")),
        )
    };
    let text = match value {
        Value::Bool(known) => return Ok(*known),
        Value::String(text) => text.trim().to_lowercase(),
        _ => return Err(wrong()),
    };
    let is = |words: &[&str], own: &[&str]| words.contains(&text.as_str()) || own.contains(&text.as_str());
    match (is(&TRUE, yes), is(&FALSE, no)) {
        (true, _) => Ok(true),
        (_, true) => Ok(false),
        _ => Err(wrong()),
    }
}

fn number(name: &str, value: &Value) -> Result<f64, Wrong> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    number
        .filter(|number: &f64| number.is_finite())
        .ok_or_else(|| (format!("`{name}` is {value}."), "Write a number, such as 11.4.".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use decklid::Garage;

    /// A file, and what it tells.
    type Row = (&'static str, &'static [(&'static str, &'static str)]);

    #[test]
    fn signals_tell_signs_and_what_is_unknown_tells_nothing() {
        let car = Garage::built_in().car("sedan").expect("it is in the catalog");
        let rows: [Row; 12] = [
            ("{}", &[]),
            (r#"{"locked": true}"#, &[("doors_unlocked", "no")]),
            (r#"{"locked": "unlocked", "ajar": "on"}"#, &[("dash_says_open", "yes"), ("doors_unlocked", "yes")]),
            (r#"{"locked": null, "ajar": "unavailable", "volts": "unknown", "reachable": false}"#, &[]),
            (r#"{"volts": "11.4"}"#, &[("volts", "11.4")]),
            (r#"{"volts": 0}"#, &[]),
            (r#"{"refused": true}"#, &[("app_refused", "yes")]),
            (r#"{"Vehicle.Body.Trunk.Rear.IsOpen": false}"#, &[("dash_says_open", "no")]),
            (r#"{"Vehicle.Cabin.Door.Row1.DriverSide.IsLocked": false}"#, &[("doors_unlocked", "yes")]),
            (r#"{"Vehicle.LowVoltageBattery.CurrentVoltage": 12.3}"#, &[("volts", "12.3")]),
            // Two doors that disagree.
            (r#"{"locked": true, "Vehicle.Cabin.Door.Row1.Left.IsLocked": false}"#, &[]),
            (r#"{"Vehicle.Body.Trunk.Rear.IsLocked": true}"#, &[]),
        ];
        for (text, signs) in rows {
            let signals = serde_json::from_str(text).expect("an object");
            let expected: Vec<Saw> = signs.iter().map(|(sign, told)| Saw::new(*sign, *told)).collect();
            assert_eq!(told(&signals, &car), Ok(expected), "{text}");
        }
        for text in [
            r#"{"lock": true}"#,
            r#"{"locked": "on"}"#,
            r#"{"ajar": 3}"#,
            r#"{"volts": true}"#,
            r#"{"volts": "1e999"}"#,
            r#"{"volts": 400}"#,
        ] {
            let signals = serde_json::from_str(text).expect("an object");
            assert!(told(&signals, &car).is_err(), "{text}");
        }
    }
}
