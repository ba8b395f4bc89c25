//! A case on the command line: writing it, reading it, and its errors in terms of options.

use decklid::find;
use decklid_advice::case::{Earlier, Fault, Faults, Field, Kind, NamedCase, Saw, What};
use decklid_advice::consult::{Case, Refusal};
use decklid_car::car::Car;
use decklid_car::sign::SignUnit;
use decklid_faces::texts::Texts;

use crate::args::{CaseArgs, Volts};
use crate::day;
use crate::dongle;
use crate::failure::{Failure, code};
use crate::signals;

/// The case that the options give for a car.
///
/// # Errors
/// An option cannot be parsed, or the car does not know a name in it.
pub fn case(car: &Car, args: &CaseArgs) -> Result<Case, Failure> {
    let mut named = named(args, &|step| car.find_move(step).is_some() || car.find_sign(step).is_some())?;
    if let Some(path) = &args.signals {
        // What a person tells counts before what the car says of itself.
        let measured =
            car.measured(SignUnit::Volts).filter(|_| named.volts.is_some()).map(|sign| car[sign].id.as_str());
        let known = |sign: &Saw| named.saw.iter().any(|told| told.step == sign.step) || measured == Some(&sign.step);
        let news: Vec<Saw> = signals::read(path, car)?.into_iter().filter(|sign| !known(sign)).collect();
        named.saw.extend(news);
    }
    named.resolve(car).map(|case| aged(car, case)).map_err(|faults| failure(car, &faults))
}

/// The case with the age that the typed year of a car outside the catalog tells, unless the person told it.
pub fn aged(car: &Car, mut case: Case) -> Case {
    let told = find::age(car, day::today().year());
    let told = told.filter(|told| !case.signs.iter().any(|known| known.sign == told.sign));
    case.signs.extend(told);
    case
}

/// The case that the options give, by name; `known` knows the steps, so no name is split at a `=` that it contains.
///
/// # Errors
/// An answer is malformed.
pub fn named(args: &CaseArgs, known: &dyn Fn(&str) -> bool) -> Result<NamedCase, Failure> {
    Ok(NamedCase {
        goal: args.goal.clone(),
        before: args.before.iter().map(|text| earlier(text, known)).collect::<Result<_, _>>()?,
        saw: args.saw.iter().map(|text| answer(text, known)).collect::<Result<_, _>>()?,
        volts: args.volts.as_ref().map(measured).transpose()?,
        have: args.have.clone(),
        lack: args.lack.clone(),
        cannot: args.cannot.clone(),
        hourly: args.hourly,
        thrift: args.thrift,
    })
}

fn measured(volts: &Volts) -> Result<f64, Failure> {
    match volts {
        Volts::Number(volts) => Ok(*volts),
        Volts::Dongle(place) => dongle::volts(place),
    }
}

/// `STEP=OUTCOME`, split at the first `=` after the name of a step, or else at the first one.
///
/// # Errors
/// There is no `=` in it.
pub fn answer(text: &str, known: &dyn Fn(&str) -> bool) -> Result<Saw, Failure> {
    let mut cuts = text.match_indices('=').map(|(at, _)| (&text[..at], &text[at + 1..]));
    if let Some((step, outcome)) = cuts.find(|(step, _)| known(step)) {
        return Ok(Saw::new(step, outcome));
    }
    let (step, outcome) = text.split_once('=').ok_or_else(|| {
        let hint = "Write MOVE=OUTCOME, such as hold_fob_button=nothing.";
        Failure::usage(format!("`{text}` is not an answer to a step."), hint)
    })?;
    Ok(Saw::new(step.trim(), outcome.trim()))
}

/// `GOAL:STEP=OUTCOME`.
fn earlier(text: &str, known: &dyn Fn(&str) -> bool) -> Result<Earlier, Failure> {
    let wrong = || {
        let hint = "Write GOAL:MOVE=OUTCOME, such as open:hold_fob_button=nothing.";
        Failure::usage(format!("`{text}` is not an answer for an earlier goal."), hint)
    };
    let (goal, saw) = text.split_once(':').ok_or_else(wrong)?;
    Ok(Earlier { goal: goal.to_owned(), saw: answer(saw, known).map_err(|_| wrong())? })
}

/// The options that express a case.
pub fn arguments(case: &NamedCase) -> Vec<String> {
    let mut options: Vec<(&str, String)> = Vec::new();
    options.extend(case.goal.iter().map(|goal| ("--goal", goal.clone())));
    options.extend(case.before.iter().map(|e| ("--before", format!("{}:{}", e.goal, spelled(&e.saw)))));
    options.extend(case.saw.iter().map(|saw| ("--saw", spelled(saw))));
    for (option, names) in [("--have", &case.have), ("--lack", &case.lack), ("--cannot", &case.cannot)] {
        options.extend(names.iter().map(|name| (option, name.clone())));
    }
    for (option, rate) in [("--volts", case.volts), ("--hourly", case.hourly), ("--thrift", case.thrift)] {
        options.extend(rate.map(|rate| (option, rate.to_string())));
    }
    let apart = |(option, value): (&str, String)| {
        // A value that looks like an option must be in the same word.
        if value.is_empty() || value.starts_with('-') {
            return vec![format!("{option}={value}")];
        }
        vec![option.to_owned(), value]
    };
    options.into_iter().flat_map(apart).collect()
}

/// An answer as it is typed.
pub fn spelled(saw: &Saw) -> String {
    format!("{}={}", saw.step, saw.outcome)
}

/// The command that continues a case.
pub fn resume(car: &Car, case: &Case) -> String {
    let words = arguments(&NamedCase::of(car, case));
    let words: Vec<String> = ["decklid", "next", &car.id].into_iter().map(str::to_owned).chain(words).collect();
    words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ")
}

/// A word quoted for a shell.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-=:.,/".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// Why a case was refused, in terms of options.
pub fn refused(car: &Car, case: &Case, refusal: &Refusal) -> Failure {
    failure(car, &Fault::of(car, case, refusal).into())
}

/// What is wrong with a case, in terms of options.
pub fn failure(car: &Car, faults: &Faults) -> Failure {
    let said: Vec<(String, String)> = faults.0.iter().map(|fault| says(car, fault)).collect();
    let join = |part: fn(&(String, String)) -> &String| {
        let mut parts: Vec<&str> = said.iter().map(|pair| part(pair).as_str()).collect();
        parts.dedup();
        parts.join(" ")
    };
    let failure = Failure::usage(join(|pair| &pair.0), join(|pair| &pair.1));
    let data = faults.0.iter().any(|fault| fault.kind == Kind::TooIntricate);
    if data { Failure { code: code::BAD_DATA, ..failure } } else { failure }
}

/// What is wrong, and what to do about it.
fn says(car: &Car, fault: &Fault) -> (String, String) {
    match &fault.kind {
        Kind::Unknown { what, value, near, known } => {
            (format!("There is no {} `{value}`.", sort(what)), hint(car, what, near, known))
        }
        Kind::OutOfRange { value, least, most } => {
            let option = option(fault.field);
            (format!("{option} {value} is out of range."), format!("Give a number from {least} to {most}."))
        }
        Kind::TooMany { most } => {
            (format!("{} is given too often.", option(fault.field)), format!("At most {most} times."))
        }
        Kind::TooIntricate => (
            format!("The file of the car `{}` is too intricate to work this out.", car.id),
            "Split its outcomes into fewer unknowns, or leave some out; `decklid check` names the formula.".to_owned(),
        ),
        Kind::HaveAndLack { tool } => {
            (format!("The tool `{tool}` cannot be both at hand and missing."), "Leave out --have or --lack.".to_owned())
        }
        Kind::NoGoal { goal } => {
            (format!("We have no guide for the goal `{goal}` on this car."), "Try --goal open.".to_owned())
        }
        Kind::NothingLeft { goal } => (
            format!("After the steps so far, nothing is left to do for the goal `{goal}`."),
            "As far as we can tell it works now. Try it.".to_owned(),
        ),
    }
}

fn sort(what: &What) -> String {
    match what {
        What::Goal => "goal".to_owned(),
        What::Step => "step".to_owned(),
        What::Outcome { step } => format!("answer to {step}"),
        What::Tool => "tool".to_owned(),
    }
}

fn hint(car: &Car, what: &What, near: &[String], known: &[String]) -> String {
    let all = match what {
        What::Goal => format!("Goals: {}.", known.join(", ")),
        What::Step => format!("`decklid show {}` lists the steps of this car.", car.id),
        What::Outcome { step } => format!("Outcomes of {step}: {}.", known.join(", ")),
        What::Tool => format!("Tools of this car: {}.", known.join(", ")),
    };
    match near {
        [] => all,
        near => {
            let meant = format!("Did you mean {}?", Texts::default().choice(near));
            if matches!(what, What::Outcome { .. }) { format!("{meant} {all}") } else { meant }
        }
    }
}

/// The option for a field.
fn option(field: Field) -> &'static str {
    match field {
        Field::Goal => "--goal",
        Field::Before(..) => "--before",
        Field::Saw(..) => "--saw",
        Field::Volts => "--volts",
        Field::Have(_) => "--have",
        Field::Lack(_) => "--lack",
        Field::Cannot(_) => "--cannot",
        Field::Hourly => "--hourly",
        Field::Thrift => "--thrift",
    }
}
