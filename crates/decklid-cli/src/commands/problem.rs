//! `decklid plan --pomdp FILE`: a problem of others, solved with the same search.

use std::io::IsTerminal;
use std::path::Path;
use std::time::{Duration, Instant};

use decklid_faces::layout::Page;
use decklid_faces::words;
use decklid_formats::pomdp::policy::{Node, nodes};
use decklid_formats::pomdp::{Explicit, GOAL, LONGEST_TEXT, Pomdp, read};
use decklid_formats::scan::Mistake;
use decklid_logic::search::{Problem, Search, VertexId};
use indicatif::ProgressBar;
use serde_json::{Value, json};

use super::{Context, Reply};
use crate::args::{Format, PlanArgs};
use crate::failure::Failure;
use crate::garage::read_at_most;

/// At most so many situations are printed.
const MOST_NODES: usize = 5_000;
/// Progress is shown after this time.
const PATIENCE: Duration = Duration::from_secs(1);

/// Reads, searches and prints the policy.
pub(crate) fn run(context: &Context, args: &PlanArgs, file: &Path) -> Result<Reply, Failure> {
    refuse_what_is_for_cars(args)?;
    let begun = Instant::now();
    let hint = format!("A problem may have {LONGEST_TEXT} bytes.");
    let text = read_at_most(file, LONGEST_TEXT, &hint)?;
    let pomdp = read(&text).map_err(|m| mistaken(file, &m))?;
    let problem = Explicit::new(&pomdp).map_err(|m| mistaken(file, &m))?;
    let (classes, awake, read_in) = (problem.classes(), problem.awake(), begun.elapsed());
    let mut search = Search::new(problem);
    solve(&mut search, Duration::from_secs_f64(args.seconds));
    let searched = begun.elapsed() - read_in;
    let root = search.problem().root();
    let fallback = if awake > 0.0 { awake * search.problem_mut().fallback(root).1 } else { 0.0 };
    let clairvoyant = awake * search.problem_mut().floor(root);
    let graph = nodes(&mut search, args.cutoff, MOST_NODES);
    let spot = search.vertex(VertexId::ROOT);
    let (high, low) = (awake * spot.high, awake * spot.low);
    let gap = if high > 0.0 { (high - low) / high } else { 0.0 };
    let json = json!({
        "file": file.display().to_string(),
        "expected_cost": high,
        "lower_bound": low,
        "gap": gap,
        "nodes": graph.iter().enumerate().map(|(id, node)| node_json(&pomdp, id, node)).collect::<Vec<_>>(),
        "baselines": { "without_looking": fallback },
        "clairvoyant": clairvoyant,
        "states": pomdp.states.len(),
        "classes": classes,
        "beliefs": search.beliefs(),
        "seconds": searched.as_secs_f64(),
        "reading_seconds": read_in.as_secs_f64(),
    });
    let said = format!(
        "Expected cost {high:.6}; nobody can do better than {low:.6} (gap {}). Found in {:.2} s.",
        words::percent(gap),
        searched.as_secs_f64()
    );
    let mut reply = Reply::new(page(context, file, &said, &pomdp, &graph), &json)?;
    if args.format == Format::Json {
        reply.text = format!("{}\n", reply.json);
    }
    Ok(reply)
}

fn page(context: &Context, file: &Path, said: &str, pomdp: &Pomdp, graph: &[Node]) -> String {
    let mut page = Page::new(&context.look);
    page.title(&file.display().to_string());
    page.line(said);
    page.quiet("Costs are not discounted; they end in a state that no action leaves and that costs nothing.");
    page.blank();
    let rows: Vec<Vec<String>> = graph.iter().enumerate().map(|(id, node)| row(pomdp, id, node)).collect();
    page.columns(&rows);
    page.finish()
}

/// A mistake in a file of others.
pub(crate) fn mistaken(file: &Path, mistake: &Mistake) -> Failure {
    let Mistake { line, column, message, hint } = mistake;
    Failure::data(format!("{}:{line}:{column}: {message}", file.display()), hint.clone())
}

fn refuse_what_is_for_cars(args: &PlanArgs) -> Result<(), Failure> {
    if matches!(args.format, Format::Dot | Format::Mermaid) {
        return Err(Failure::usage("A problem from a file is printed as text or JSON.", "Try --format json."));
    }
    let case = &args.case;
    let told = [&case.saw, &case.before, &case.have, &case.lack, &case.cannot].iter().any(|list| !list.is_empty());
    if told || case.goal.is_some() || case.hourly.is_some() || case.thrift.is_some() {
        let hint = "Leave them out: the file says where the problem starts, ends, and what it costs.";
        return Err(Failure::usage("--pomdp takes no options about a car.", hint));
    }
    Ok(())
}

/// Searches to the end or the limit; bounds are shown when it takes long and somebody is there.
fn solve(search: &mut Search<Explicit>, limit: Duration) {
    let begun = Instant::now();
    let mut bar: Option<ProgressBar> = None;
    search.run(VertexId::ROOT, 0.0, &mut |low, high| {
        if begun.elapsed() > PATIENCE && std::io::stderr().is_terminal() {
            let bar = bar.get_or_insert_with(ProgressBar::new_spinner);
            bar.set_message(format!("between {low:.6} and {high:.6}"));
            bar.tick();
        }
        begun.elapsed() < limit
    });
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
}

fn outcome(pomdp: &Pomdp, seen: u16) -> &str {
    if seen == GOAL { "goal" } else { &pomdp.observations[usize::from(seen)] }
}

fn action<'p>(pomdp: &'p Pomdp, node: &Node) -> Option<&'p str> {
    node.action.map(|a| pomdp.actions[usize::from(a.0)].as_str())
}

fn node_json(pomdp: &Pomdp, id: usize, node: &Node) -> Value {
    let branches = node.branches.iter();
    let outcomes: Vec<Value> =
        branches.map(|&(seen, p, next)| json!({ "outcome": outcome(pomdp, seen), "p": p, "next": next })).collect();
    json!({
        "id": id,
        "p": node.p,
        "move": action(pomdp, node),
        "done": node.done,
        "expected_cost": node.cost,
        "lower_bound": node.bound,
        "outcomes": outcomes,
    })
}

fn row(pomdp: &Pomdp, id: usize, node: &Node) -> Vec<String> {
    let branch = |&(seen, p, next): &(u16, f64, Option<usize>)| {
        let to = next.map_or_else(|| "…".to_owned(), |n: usize| n.to_string());
        format!("{} ({}) {to}", outcome(pomdp, seen), words::percent(p))
    };
    let what = match action(pomdp, node) {
        Some(action) => action,
        None if node.done => "done",
        None => "any action",
    };
    vec![id.to_string(), what.to_owned(), node.branches.iter().map(branch).collect::<Vec<_>>().join(", ")]
}
