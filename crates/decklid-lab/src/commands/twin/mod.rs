//! `decklid-lab twin CAR`: a simulated car, operated by hand or by a scenario.

mod session;
mod words;

use std::path::Path;

use decklid_car::load::Diagnostic;
use decklid_faces::layout::Page;
use decklid_faces::report::{ScenarioFailure, ScenarioReport, TraceEvent};
use decklid_twin::bench::Bench;
use decklid_twin::scenario::{self, Ending, Scenario};
use decklid_twin::wiring::{self, Wiring};

use crate::args::TwinArgs;
use decklid::find;
use decklid_console::context::Context;
use decklid_console::failure::{Failure, code};
use decklid_console::folder::read_text;
use decklid_console::reply::Reply;
use words::{clock, lines};

/// Plays a scenario, or lets a person operate the car; only a scenario has a reply.
pub(crate) fn run(context: &Context, args: &TwinArgs) -> Result<Option<Reply>, Failure> {
    let id = context.garage.id_of(&args.car)?;
    if let Some(file) = &args.scenario {
        return play(context, &id, file, args.trace).map(Some);
    }
    let (wiring, bench) = fresh(context, &id, args)?;
    session::run(context, &wiring, bench, args)?;
    Ok(None)
}

/// The car of that id, with its starting faults and states.
fn fresh(context: &Context, id: &str, args: &TwinArgs) -> Result<(Wiring, Bench), Failure> {
    let wiring = wired(context, id)?;
    let names: Vec<&str> = wiring.injections.iter().map(|i| i.name.as_str()).collect();
    for name in &args.so {
        if !names.contains(&name.as_str()) {
            let near = find::nearest(name, names.iter().copied(), 3);
            return Err(Failure::unknown("fault or state", name, &near, "Type `faults` in the twin to list them all."));
        }
    }
    let bench = wiring.bench(&|name| args.so.iter().any(|s| s == name), args.seed).tracing();
    Ok((wiring, bench))
}

/// The wiring of that car's twin.
pub(crate) fn wired(context: &Context, id: &str) -> Result<Wiring, Failure> {
    let (wiring, problems) = wiring::load(&context.garage, &context.workshop, id);
    wiring.ok_or_else(|| unusable(&format!("The wiring of the twin of `{id}`"), &problems))
}

fn unusable(what: &str, problems: &[Diagnostic]) -> Failure {
    let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
    Failure::data(format!("{what} cannot be used: {} problem(s).\n{}", problems.len(), list.join("\n")), "")
}

fn play(context: &Context, id: &str, file: &Path, whole: bool) -> Result<Reply, Failure> {
    let text = read_text(file)?;
    let name = file.display().to_string();
    let (scenario, problems) = scenario::load(&context.garage, &context.workshop, &name, &text);
    let scenario = scenario.ok_or_else(|| unusable("The scenario", &problems))?;
    if scenario.car != id {
        let message = format!("The scenario is about `{}`, not `{id}`.", scenario.car);
        return Err(Failure::usage(message, "Name that car, or another scenario."));
    }
    let ending = scenario.run();
    let held = ending.failures.is_empty();
    let text = told(context, &scenario, &ending, &name, whole);
    let report = report(scenario, &ending);
    Ok(Reply::new(text, &report)?.coded(if held { code::DONE } else { code::NOT_OPENED }))
}

fn report(scenario: Scenario, ending: &Ending) -> ScenarioReport {
    let failures = ending.failures.iter().map(|f| ScenarioFailure {
        at_ms: f.at,
        expected: f.expected.clone(),
        line: f.line,
        saw: f.saw.clone(),
    });
    let events = ending.trace.events.iter().enumerate().map(|(id, e)| {
        let (event, says) = e.what.words();
        TraceEvent { at_ms: e.at, because: e.because.map(|b| b.0), event, id, says }
    });
    ScenarioReport {
        about: scenario.about,
        car: scenario.car,
        failures: failures.collect(),
        held: ending.failures.is_empty(),
        source: scenario.source,
        trace: events.collect(),
    }
}

fn told(context: &Context, scenario: &Scenario, ending: &Ending, name: &str, whole: bool) -> String {
    let mut page = Page::new(&context.look);
    page.line(&scenario.about);
    if whole {
        for line in lines(&ending.trace, 0) {
            page.raw(&line);
        }
    }
    for f in &ending.failures {
        page.raw(&format!("{name}:{}: at {}: expected `{}`, saw {}", f.line, clock(f.at), f.expected, f.saw));
    }
    page.line(match ending.failures.len() {
        0 => "It held.",
        _ => "It did not hold.",
    });
    page.finish()
}
