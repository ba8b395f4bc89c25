//! `decklid-lab export CAR --as FORMAT`: a car's problem for other programs.

use decklid_advice::lockout::{Question, Settings};
use decklid_advice::plan::terms::Terms;
use decklid_car::car::{Car, Goal, GoalKind, Rates};
use decklid_faces::report::ExportReport;
use decklid_formats::export::cases::{Cases, TooMany, cases};
use decklid_formats::export::{bif, pomdp, prism, problem};
use decklid_formats::open_psa;
use decklid_logic::tree::Event;

use crate::args::{ExportArgs, ExportFormat};
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;

/// Writes the format to a file or to standard output.
pub(crate) fn run(context: &Context, args: &ExportArgs) -> Result<Reply, Failure> {
    let car = context.garage.car(&args.car)?;
    let kind = args.goal.map_or(GoalKind::Open, |g| g.kind());
    let goal = car.goal(kind).ok_or_else(|| {
        let message = format!("We have no guide for the goal `{}` on this car.", kind.name());
        Failure::usage(message, "Try --goal open.")
    })?;
    let terms = Terms::new(&car, Rates::default());
    let likeliest = |write: fn(&Cases) -> String| {
        let cases = written_out(&car, goal, &terms, args)?;
        Ok::<_, Failure>((write(&cases), Some(cases.covered)))
    };
    let (text, covered) = match args.format {
        ExportFormat::ProblemJson => (problem::write(&car, goal, &terms), None),
        ExportFormat::Bif => (bif::write(&car, goal), None),
        ExportFormat::Pomdp => likeliest(pomdp::write)?,
        ExportFormat::Prism => likeliest(prism::write)?,
        ExportFormat::OpenPsa => (fault_tree(context, &car)?, None),
    };
    let Some(file) = &args.output else {
        let report = ExportReport::Text { car: car.id, covered, text: text.clone() };
        return Reply::new(text, &report);
    };
    decklid_console::file::write(file, text.as_bytes())?;
    let said = format!("{} written, {} bytes.{}\n", file.display(), text.len(), share(covered));
    let report = ExportReport::File { bytes: text.len(), car: car.id, covered, file: file.display().to_string() };
    Reply::new(said, &report)
}

/// How much of the car the file is about: its optimum is another one than the car's.
fn share(covered: Option<f64>) -> String {
    let percent = |p: f64| format!(" Its cases cover {:.1} % of what is possible: --most-cases takes more.", p * 100.0);
    covered.filter(|p| *p < 0.9995).map(percent).unwrap_or_default()
}

/// Settings have their typical values, as in `decklid-lab lockouts`.
fn fault_tree(context: &Context, car: &Car) -> Result<String, Failure> {
    let question = Question::new(car, Settings::Typical)
        .ok_or_else(|| Failure::data(format!("{} has no goal `open`.", car.id), "Add [goals.open] to its file."))?;
    let tree = question.tree();
    let label = |event: &Event| car.find_hidden(&event.name).map(|h| &car[h].says);
    let says = |event| label(event).map(|says| context.look.texts.car(says)).unwrap_or_default();
    let labels: Vec<String> = tree.events.iter().map(says).collect();
    Ok(open_psa::write(&car.id, &tree, &labels))
}

fn written_out(car: &Car, goal: &Goal, terms: &Terms, args: &ExportArgs) -> Result<Cases, Failure> {
    cases(car, goal, terms, args.most_cases, args.most_states).map_err(|e| match e {
        TooMany::States => Failure::usage(
            format!("More than {} states can be reached.", args.most_states),
            "Start with fewer cases (--most-cases) or allow more states (--most-states).",
        ),
        TooMany::Nothing => {
            Failure::data("The starting condition of the goal is impossible on this car.", "Check its priors.")
        }
    })
}
