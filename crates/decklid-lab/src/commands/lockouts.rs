//! `decklid-lab lockouts CAR` and `decklid-lab lockouts --open-psa FILE`: what has to fail together.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use decklid_advice::lockout::{Question, Settings};
use decklid_faces::report::LockoutReport;
use decklid_faces::text;
use decklid_formats::open_psa;
use decklid_logic::tree::{Effort, answers};

use crate::args::LockoutsArgs;
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;

/// Sets in the text, and in the JSON document, unless a number is given.
const FIRST_TEXT: usize = 20;
const FIRST_JSON: usize = 1000;

/// Computes all lockouts.
pub(crate) fn run(context: &Context, args: &LockoutsArgs) -> Result<Reply, Failure> {
    let first = args.first.unwrap_or(if context.json { FIRST_JSON } else { FIRST_TEXT });
    let json = match (&args.car, &args.open_psa) {
        (Some(name), None) => of_car(context, args, name, first)?,
        (None, Some(file)) => of_tree(file, args, first)?,
        _ => return Err(Failure::usage("Name a car or a file.", "`decklid-lab lockouts mini` or `--open-psa FILE`.")),
    };
    Reply::new(text::lockouts(&json, first, &context.look), &json)
}

fn of_car(context: &Context, args: &LockoutsArgs, name: &str, first: usize) -> Result<LockoutReport, Failure> {
    let car = context.garage.car(name)?;
    let settings = if args.free { Settings::Free } else { Settings::Typical };
    let question = Question::new(&car, settings)
        .ok_or_else(|| Failure::data(format!("{} has no goal `open`.", car.id), "Add [goals.open] to its file."))?;
    let json = LockoutReport::of_car(&question.solve(), first, context.look.texts);
    if let Some(file) = &args.svg {
        let title = format!("{}: the ways and what each needs", context.look.texts.car(&car.name));
        decklid_console::file::write(file, decklid_faces::ways::picture(&title, &json).as_bytes())?;
    }
    Ok(json)
}

fn of_tree(file: &Path, args: &LockoutsArgs, first: usize) -> Result<LockoutReport, Failure> {
    let text = read_text(file)?;
    let tree = open_psa::read(&text, args.top.as_deref()).map_err(|problem| {
        let place = format!("{}:{}:{}", file.display(), problem.line, problem.column);
        Failure::data(format!("{place}: {}", problem.message), problem.hint)
    })?;
    drop(text);
    let solved = answers(&tree, Effort::default()).map_err(|unsolved| {
        let message = format!("{}: {unsolved}.", file.display());
        Failure::data(
            message,
            "Results are never silently truncated: use a smaller tree, or only a part of it with --top.",
        )
    })?;
    Ok(LockoutReport::of_tree(&solved, first))
}

/// The text of a file, up to the limit.
fn read_text(file: &Path) -> Result<String, Failure> {
    let doing = format!("Cannot read {}", file.display());
    let open = File::open(file).map_err(|e| Failure::io(&doing, &e))?;
    let mut bytes = Vec::new();
    open.take(open_psa::LONGEST as u64 + 1).read_to_end(&mut bytes).map_err(|e| Failure::io(&doing, &e))?;
    if bytes.len() > open_psa::LONGEST {
        let message = format!("{}:1:1: The file is too long.", file.display());
        return Err(Failure::data(message, format!("The limit is {} bytes.", open_psa::LONGEST)));
    }
    String::from_utf8(bytes).map_err(|e| {
        let good = &e.as_bytes()[..e.utf8_error().valid_up_to()];
        let line = good.iter().filter(|&&byte| byte == b'\n').count() + 1;
        let column = good.iter().rev().take_while(|&&byte| byte != b'\n').count() + 1;
        Failure::data(format!("{}:{line}:{column}: This is not UTF-8 text.", file.display()), "Save it as UTF-8.")
    })
}
