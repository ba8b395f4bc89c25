//! `decklid-lab plan --pomdp FILE`: a third-party decision problem, solved with the same search.

use std::io::IsTerminal;
use std::path::Path;
use std::time::{Duration, Instant};

use decklid_faces::layout::Page;
use decklid_faces::report::{PomdpNode, PomdpOutcome, PomdpReport};
use decklid_faces::texts::Texts;
use decklid_formats::ReadError;
use decklid_formats::pomdp::policy::{Node, nodes};
use decklid_formats::pomdp::{Explicit, GOAL, LONGEST_TEXT, Pomdp, read};
use decklid_logic::search::{Problem, Search, VertexId};
use indicatif::ProgressBar;

use decklid_console::args::Format;
use decklid_console::context::Context;
use decklid_console::reply::Reply;

use crate::args::PlanArgs;
use decklid_console::failure::Failure;
use decklid_console::folder::read_at_most;

/// At most this many situations are printed.
const MOST_NODES: usize = 5_000;
/// Progress is shown after this time.
const PATIENCE: Duration = Duration::from_secs(1);

/// Reads, searches and prints the policy.
pub(crate) fn run(context: &Context, args: &PlanArgs) -> Result<Reply, Failure> {
    check(args)?;
    let file = args.pomdp.as_path();
    let begun = Instant::now();
    let hint = format!("The limit for a problem is {LONGEST_TEXT} bytes.");
    let text = read_at_most(file, LONGEST_TEXT, &hint)?;
    let pomdp = read(&text).map_err(|m| mistaken(file, &m))?;
    let problem = Explicit::new(&pomdp).map_err(|m| mistaken(file, &m))?;
    let (classes, awake, read_in) = (problem.classes(), problem.awake(), begun.elapsed());
    let mut search = Search::new(problem);
    solve(&mut search, Duration::from_secs_f64(args.policy.seconds));
    let searched = begun.elapsed() - read_in;
    let root = search.problem().root();
    let fallback = if awake > 0.0 { awake * search.problem_mut().fallback(root).1 } else { 0.0 };
    let clairvoyant = awake * search.problem_mut().floor(root);
    let graph = nodes(&mut search, args.policy.cutoff, MOST_NODES);
    let spot = search.vertex(VertexId::ROOT);
    let (high, low) = (awake * spot.high, awake * spot.low);
    let gap = if high > 0.0 { (high - low) / high } else { 0.0 };
    let report = PomdpReport {
        baselines: [("without_looking", fallback)].into(),
        beliefs: search.beliefs(),
        clairvoyant,
        classes,
        expected_cost: high,
        file: file.display().to_string(),
        gap,
        lower_bound: low,
        nodes: graph.iter().enumerate().map(|(id, node)| report_node(&pomdp, id, node)).collect(),
        reading_seconds: read_in.as_secs_f64(),
        seconds: searched.as_secs_f64(),
        states: pomdp.states.len(),
    };
    let said = format!(
        "Expected cost {high:.6}; nobody can do better than {low:.6} (gap {}). Found in {:.2} s.",
        Texts::default().percent(gap),
        searched.as_secs_f64()
    );
    let mut reply = Reply::new(page(context, file, &said, &pomdp, &graph), &report)?;
    if args.policy.format == Format::Json {
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

/// An error in a third-party file.
pub(crate) fn mistaken(file: &Path, error: &ReadError) -> Failure {
    let ReadError { line, column, message, hint } = error;
    Failure::data(format!("{}:{line}:{column}: {message}", file.display()), hint.clone())
}

fn check(args: &PlanArgs) -> Result<(), Failure> {
    if matches!(args.policy.format, Format::Dot | Format::Mermaid) {
        return Err(Failure::usage("A problem from a file is printed as text or JSON.", "Try --format json."));
    }
    args.policy.check("Try 10.")
}

/// Searches to the end or the limit; shows the bounds when it takes long and someone is watching.
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

fn report_node(pomdp: &Pomdp, id: usize, node: &Node) -> PomdpNode {
    let branch = |&(seen, p, next): &(u16, f64, Option<usize>)| PomdpOutcome {
        next,
        outcome: outcome(pomdp, seen).to_owned(),
        p,
    };
    PomdpNode {
        done: node.done,
        expected_cost: node.cost,
        id,
        lower_bound: node.bound,
        action: action(pomdp, node).map(str::to_owned),
        outcomes: node.branches.iter().map(branch).collect(),
        p: node.p,
    }
}

fn row(pomdp: &Pomdp, id: usize, node: &Node) -> Vec<String> {
    let branch = |&(seen, p, next): &(u16, f64, Option<usize>)| {
        let to = next.map_or_else(|| "…".to_owned(), |n: usize| n.to_string());
        format!("{} ({}) {to}", outcome(pomdp, seen), Texts::default().percent(p))
    };
    let what = match action(pomdp, node) {
        Some(action) => action,
        None if node.done => "done",
        None => "any action",
    };
    vec![id.to_string(), what.to_owned(), node.branches.iter().map(branch).collect::<Vec<_>>().join(", ")]
}
