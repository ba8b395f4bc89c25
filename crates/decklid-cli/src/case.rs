//! From what was typed to a case, and back to what can be typed.

use decklid_advice::consult::{Answer, Case, Entry, Leg, Refusal};
use decklid_car::car::{Car, GoalKind, MoveId, Rates, ToolId};
use decklid_faces::texts::Texts;
use decklid_faces::view::{OWN, answer_id};

use crate::args::CaseArgs;
use decklid::find::nearest;
use decklid_console::failure::Failure;

/// The case that the options tell.
pub(crate) fn case(car: &Car, args: &CaseArgs) -> Result<Case, Failure> {
    let mut case = Case::new(args.goal.map_or(GoalKind::Open, |g| g.kind()));
    for text in &args.before {
        earlier(car, text, &mut case.before)?;
    }
    for text in &args.saw {
        case.entries.push(entry(car, text)?);
    }
    case.have = tools(car, &args.have)?;
    case.lack = tools(car, &args.lack)?;
    for name in &args.cannot {
        case.cannot.push(find_move(car, name)?);
    }
    case.rates = rates(args)?;
    Ok(case)
}

pub(crate) fn rates(args: &CaseArgs) -> Result<Rates, Failure> {
    let mut rates = Rates::default();
    for (name, given, rate) in [("hourly", args.hourly, &mut rates.hourly), ("thrift", args.thrift, &mut rates.thrift)]
    {
        let Some(given) = given else { continue };
        if !given.is_finite() || !(0.0..=100_000.0).contains(&given) {
            let message = format!("--{name} {given} makes no sense.");
            return Err(Failure::usage(message, "Give a number from 0 to 100000."));
        }
        *rate = given;
    }
    Ok(rates)
}

/// One answer for an earlier goal: `GOAL:MOVE=OUTCOME`.
pub(crate) fn earlier(car: &Car, text: &str, legs: &mut Vec<Leg>) -> Result<(), Failure> {
    let known = |name: &str| GoalKind::ALL.into_iter().find(|g| g.name() == name);
    let Some((goal, told)) = text.split_once(':').and_then(|(goal, told)| Some((known(goal)?, told))) else {
        let hint = "Write GOAL:MOVE=OUTCOME, such as open:hold_fob_button=nothing.";
        return Err(Failure::usage(format!("`{text}` is no answer for an earlier goal."), hint));
    };
    let entry = entry(car, told)?;
    match legs.last_mut() {
        Some(leg) if leg.goal == goal => leg.entries.push(entry),
        _ => legs.push(Leg { goal, entries: vec![entry] }),
    }
    Ok(())
}

/// One answer: `MOVE=OUTCOME`.
pub(crate) fn entry(car: &Car, text: &str) -> Result<Entry, Failure> {
    let Some((mv, outcome)) = text.split_once('=') else {
        return Err(Failure::usage(
            format!("`{text}` is no answer."),
            "Write MOVE=OUTCOME, such as hold_fob_button=nothing.",
        ));
    };
    let mv = find_move(car, mv.trim())?;
    let answer = answer(car, mv, outcome.trim())?;
    Ok(Entry { mv, answer })
}

pub(crate) fn find_move(car: &Car, name: &str) -> Result<MoveId, Failure> {
    car.find_move(name).ok_or_else(|| {
        let near = nearest(name, car.moves.iter().map(|m| m.id.as_str()), 3);
        Failure::unknown("step", name, &near, &format!("`decklid show {}` lists the steps of this car.", car.id))
    })
}

fn answer(car: &Car, mv: MoveId, word: &str) -> Result<Answer, Failure> {
    let it = car.at(mv);
    if let Some(outcome) = it.find_outcome(word) {
        return Ok(Answer::Saw(outcome));
    }
    if let Some((_, answer)) = OWN.iter().find(|o| o.0 == word) {
        return Ok(*answer);
    }
    let mut names: Vec<&str> = it.outcomes.iter().map(|o| o.id.as_str()).collect();
    names.extend(OWN.iter().map(|o| o.0));
    let near = nearest(word, names.iter().copied(), 2);
    let all = format!("{} takes: {}.", it.id, names.join(", "));
    let mut failure = Failure::unknown(&format!("answer to {}", it.id), word, &near, &all);
    if !near.is_empty() {
        failure.hint = format!("{} {all}", failure.hint);
    }
    Err(failure)
}

pub(crate) fn tools(car: &Car, names: &[String]) -> Result<Vec<ToolId>, Failure> {
    let mut found = Vec::new();
    for name in names {
        let id = name.strip_prefix("tool.").unwrap_or(name);
        let Some(at) = car.find_tool(id) else {
            let ids: Vec<&str> = car.tools.iter().map(|t| t.id.as_str()).collect();
            let all = format!("Tools of this car: {}.", ids.join(", "));
            return Err(Failure::unknown("tool", name, &nearest(id, ids.iter().copied(), 3), &all));
        };
        found.push(at);
    }
    Ok(found)
}

/// An entry as it is typed.
pub(crate) fn word(car: &Car, entry: &Entry) -> String {
    let it = car.at(entry.mv);
    format!("{}={}", it.id, answer_id(it, entry.answer))
}

/// The command that continues a case.
pub(crate) fn resume(car: &Car, case: &Case) -> String {
    let mut line = format!("decklid next {}", car.id);
    if case.goal != GoalKind::Open {
        line += &format!(" --goal {}", case.goal.name());
    }
    for leg in &case.before {
        for entry in &leg.entries {
            line += &format!(" --before {}:{}", leg.goal.name(), word(car, entry));
        }
    }
    for entry in &case.entries {
        line += &format!(" --saw {}", word(car, entry));
    }
    for (option, tools) in [("have", &case.have), ("lack", &case.lack)] {
        for tool in tools {
            line += &format!(" --{option} {}", car[*tool].id);
        }
    }
    for mv in &case.cannot {
        line += &format!(" --cannot {}", car.at(*mv).id);
    }
    let usual = Rates::default();
    for (option, rate, usual) in
        [("hourly", case.rates.hourly, usual.hourly), ("thrift", case.rates.thrift, usual.thrift)]
    {
        if rate != usual {
            line += &format!(" --{option} {rate}");
        }
    }
    line
}

/// Why a case cannot be, in words.
pub(crate) fn refused(car: &Car, case: &Case, refusal: &Refusal) -> Failure {
    let name = |at: &usize| case.entries.get(*at).map(|e| word(car, e)).unwrap_or_default();
    match refusal {
        Refusal::NoGoal if !case.before.is_empty() => Failure::usage(
            format!("After what was done before, nothing is left for the goal `{}`.", case.goal.name()),
            "As far as we can tell it works now. Try it.",
        ),
        Refusal::NoGoal => Failure::usage(
            format!("We know nothing about the goal `{}` for this car.", case.goal.name()),
            "Try --goal open.",
        ),
        Refusal::Tools => Failure::usage(
            "These tools cannot all be as you say.",
            "A tool is either at hand or not: check --have and --lack.",
        ),
        Refusal::TooEarly { entry, first } => {
            let first: Vec<&str> = first.iter().map(|mv| car.at(*mv).id.as_str()).collect();
            let hint = match first.as_slice() {
                [] => "Leave it out, or say first what came before it.".to_owned(),
                first => format!("Say first what came of {}.", Texts::default().choice(first)),
            };
            Failure::usage(format!("Answer {} ({}) comes too early.", entry + 1, name(entry)), hint)
        }
        Refusal::Impossible { entry, culprit } => {
            let hint = if entry == culprit {
                "Leave it out, or answer not_sure.".to_owned()
            } else {
                format!("Most likely answer {} ({}) is not right: leave it out and see.", culprit + 1, name(culprit))
            };
            Failure::usage(format!("Answer {} ({}) does not fit with the others.", entry + 1, name(entry)), hint)
        }
    }
}
