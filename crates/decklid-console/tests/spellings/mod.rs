//! Random cases through all four spellings: link, JSON, command line and library. Shared with the fuzzer.

use clap::Parser;
use decklid::garage::Garage;
use decklid_advice::case::{COMMON_ANSWERS, Earlier, NamedCase, Saw};
use decklid_car::car::{Car, GoalKind, Rates};
use decklid_console::args::CaseArgs;
use decklid_console::case::{arguments, named};
use decklid_faces::page::Query;
use decklid_faces::page::address::named_case;
use decklid_faces::request::CaseRequest;

/// What names are made of: real ones, and everything that some spelling uses itself.
const PIECES: [&str; 20] = [
    "hold_fob_button",
    "nothing",
    "a",
    "=",
    ".",
    "%",
    "%2E",
    "%25",
    "&",
    "+",
    " ",
    "é",
    "-",
    "'",
    "\"",
    ":",
    "--saw",
    "\n",
    "#",
    "\\",
];

/// Choices from bytes; zeros when they are used up.
pub(crate) struct Choices<'b>(pub(crate) &'b [u8]);

impl Choices<'_> {
    fn below(&mut self, most: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first) % most.max(1)
    }

    fn of<'t, T: ?Sized>(&mut self, all: &[&'t T]) -> &'t T {
        all[self.below(all.len())]
    }

    fn many<T>(&mut self, most: usize, one: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| one(self)).collect()
    }

    fn name(&mut self) -> String {
        self.many(4, |choices| choices.of(&PIECES)).concat()
    }

    fn goal(&mut self) -> String {
        GoalKind::ALL[self.below(3)].name().to_owned()
    }

    fn rate(&mut self) -> Option<f64> {
        let parts = (self.below(256) as f64, self.below(256) as f64);
        [None, Some(parts.0), Some(parts.0 / (1.0 + parts.1)), Some(-parts.1)][self.below(4)]
    }
}

/// A case of any names at all.
fn any_case(choices: &mut Choices<'_>) -> NamedCase {
    let saw = |choices: &mut Choices<'_>| Saw::new(choices.name(), choices.name());
    NamedCase {
        goal: Some(choices.goal()).filter(|_| choices.below(2) == 1),
        before: choices.many(3, |choices| Earlier { goal: choices.goal(), saw: saw(choices) }),
        saw: choices.many(4, saw),
        volts: choices.rate(),
        have: choices.many(3, Choices::name),
        lack: choices.many(3, Choices::name),
        cannot: choices.many(3, Choices::name),
        hourly: choices.rate(),
        thrift: choices.rate(),
    }
}

/// A case of names that the car knows.
fn known_case(car: &Car, choices: &mut Choices<'_>) -> NamedCase {
    let step = |choices: &mut Choices<'_>| car.moves[choices.below(car.moves.len())].id.clone();
    let tool = |choices: &mut Choices<'_>| car.tools[choices.below(car.tools.len())].id.clone();
    let saw = |choices: &mut Choices<'_>| {
        let step = &car.moves[choices.below(car.moves.len())];
        let mut names: Vec<&str> = step.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
        names.extend(COMMON_ANSWERS.iter().map(|common| common.0));
        Saw::new(step.id.as_str(), choices.of(&names))
    };
    let have = choices.many(3, tool);
    let mut lack = choices.many(3, tool);
    lack.retain(|tool| !have.contains(tool));
    let before = choices.many(3, |choices| Earlier { goal: choices.goal(), saw: saw(choices) });
    // Signs come first when a case is told again, each once.
    let mut signs = choices.many(3, |choices| {
        let sign = &car.signs[choices.below(car.signs.len())];
        let names: Vec<&str> = sign.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
        Saw::new(sign.id.as_str(), choices.of(&names))
    });
    signs.sort_by(|a, b| a.step.cmp(&b.step));
    signs.dedup_by(|a, b| a.step == b.step);
    let goal = choices.goal();
    let usual = Rates::default();
    NamedCase {
        goal: Some(goal).filter(|goal| goal != "open" || !before.is_empty()),
        before,
        saw: signs.into_iter().chain(choices.many(4, saw)).collect(),
        volts: None,
        have,
        lack,
        cannot: choices.many(3, step),
        hourly: choices.rate().filter(|rate| *rate >= 0.0 && *rate != usual.hourly),
        thrift: choices.rate().filter(|rate| *rate >= 0.0 && *rate != usual.thrift),
    }
}

/// The one form of a case: tools and steps are sets in the order of the car, and what says nothing is told once.
fn tidy(car: &Car, mut case: NamedCase) -> NamedCase {
    let set = |names: &mut Vec<String>, order: &dyn Fn(&str) -> Option<usize>| {
        names.sort_by_key(|name| order(name));
        names.dedup();
    };
    let tool = |name: &str| car.tools.iter().position(|tool| tool.id == name);
    set(&mut case.have, &tool);
    set(&mut case.lack, &tool);
    set(&mut case.cannot, &|name| car.moves.iter().position(|mv| mv.id == name));
    let mut told = Vec::new();
    case.saw.retain(|saw| {
        let again = ["not_sure", "cannot", "skipped"].contains(&saw.outcome.as_str()) && told.contains(saw);
        told.push(saw.clone());
        !again
    });
    case
}

/// Cases from these bytes come back as they were from every spelling.
pub(crate) fn come_back(car: &Car, bytes: &[u8]) {
    let mut choices = Choices(bytes);
    let any = any_case(&mut choices);
    assert_eq!(from_link(&any), any, "link");
    assert_eq!(from_json(&any), any, "JSON");
    if is_clear(&any) {
        assert_eq!(from_words(&any), any, "command line");
    }
    let known = tidy(car, known_case(car, &mut choices));
    let case = known.resolve(car).unwrap_or_else(|faults| panic!("{faults}: {known:?}"));
    assert_eq!(NamedCase::of(car, &case), known, "library");
    for spelled in [from_link(&known), from_json(&known), from_words(&known)] {
        assert_eq!(spelled.resolve(car).as_ref(), Ok(&case));
    }
}

/// The car that known names come from.
pub(crate) fn sedan() -> Car {
    Garage::built_in().car("sedan").unwrap_or_else(|error| panic!("{error}"))
}

fn from_link(case: &NamedCase) -> NamedCase {
    let address = Query::of_names(case).after("/guide/sedan");
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    named_case(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

fn from_json(case: &NamedCase) -> NamedCase {
    let json = serde_json::to_string(&CaseRequest::of("sedan", case)).unwrap_or_else(|error| panic!("{error}"));
    let request: CaseRequest = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
    request.case()
}

#[derive(Parser)]
struct Words {
    #[command(flatten)]
    case: CaseArgs,
}

fn from_words(case: &NamedCase) -> NamedCase {
    let words = ["decklid".to_owned()].into_iter().chain(arguments(case));
    let words = Words::try_parse_from(words).unwrap_or_else(|error| panic!("{error}"));
    let steps = steps(case);
    let known = |step: &str| steps.contains(&step);
    named(&words.case, &known).unwrap_or_else(|failure| panic!("{}", failure.message))
}

fn steps(case: &NamedCase) -> Vec<&str> {
    case.before.iter().map(|earlier| &earlier.saw).chain(&case.saw).map(|saw| saw.step.as_str()).collect()
}

/// Whether no step of the case is the beginning of another up to a `=`: only then can a typed answer mean one thing.
fn is_clear(case: &NamedCase) -> bool {
    let steps = steps(case);
    let spelled = case.before.iter().map(|earlier| &earlier.saw).chain(&case.saw);
    spelled.map(|saw| (saw, format!("{}={}", saw.step, saw.outcome))).all(|(saw, text)| {
        let first = text.match_indices('=').map(|(at, _)| &text[..at]).find(|step| steps.contains(step));
        first == Some(saw.step.as_str())
    })
}
