//! `decklid new ID --based-on BODY`: a folder for a new car, with everything you can override as comments.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use decklid_car::car::{Car, HiddenKind, MoveKind};
use decklid_car::role::Symptom;
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;
use decklid_faces::texts::Texts;
use serde::Serialize;

use crate::args::NewArgs;

/// Files that were written.
#[derive(Serialize)]
struct Written {
    car: String,
    files: Vec<String>,
}

/// Writes the skeleton of a car.
pub(crate) fn run(context: &Context, args: &NewArgs) -> Result<Reply, Failure> {
    check_id(&args.id)?;
    let base = context.garage.car(&args.based_on)?;
    let folder = args.into.join(&args.id);
    if folder.exists() {
        let message = format!("{} already exists.", folder.display());
        return Err(Failure::usage(message, "Choose another id, or another folder with --into."));
    }
    if !args.into.is_dir() {
        let message = format!("There is no folder {}.", args.into.display());
        return Err(Failure::usage(message, "Make it, or name the folder of your cars with --into."));
    }
    let texts = [
        ("car.toml", car(args, &base)),
        ("twin.toml", twin(&args.id, &base)),
        ("expected.toml", expected(&base)),
        ("de.toml", GERMAN.to_owned()),
    ];
    std::fs::create_dir(&folder).map_err(|e| Failure::io(&format!("Cannot make {}", folder.display()), &e))?;
    let mut files = Vec::new();
    for (name, text) in texts {
        let file: PathBuf = folder.join(name);
        decklid_console::file::write(&file, text.as_bytes())?;
        files.push(file.display().to_string());
    }
    let json = Written { car: args.id.clone(), files };
    Reply::new(next_steps(&context.look.texts, &folder, &json), &json)
}

fn next_steps(t: &Texts, folder: &Path, written: &Written) -> String {
    let command = format!("decklid check {}", folder.display());
    format!("{}\n{}\n", written.files.join("\n"), t.check_new(&command))
}

fn check_id(id: &str) -> Result<(), Failure> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(plain) {
        return Ok(());
    }
    let hint = "Use lowercase letters, digits and hyphens, starting with a letter: toyota-corolla.";
    Err(Failure::usage(format!("`{id}` is not a valid car id."), hint))
}

/// A text as TOML.
fn quoted(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The car's file: the required keys, then as comments everything of the base that you can override.
fn car(args: &NewArgs, base: &Car) -> String {
    let name = args.name.clone().unwrap_or_else(|| title(&args.id));
    let mut text = format!("format = 1\nid = {}\nname = {}\n", quoted(&args.id), quoted(&name));
    for (key, value) in [("make", &args.make), ("years", &args.years)] {
        let _ = match value {
            Some(value) => writeln!(text, "{key} = {}", quoted(value)),
            None => writeln!(text, "# {key} = \"\""),
        };
    }
    let _ = writeln!(text, "based_on = {}", quoted(&base.id));
    text += FACTS;
    text += "\n# ---- What the base says. Uncomment and change what is different; delete the rest.\n";
    hidden(&mut text, base);
    formulas(&mut text, base);
    moves(&mut text, base);
    text
}

/// What a statement needs, as an example.
const FACTS: &str = r#"# summary = "One or two sentences: what is special about this car."
# gaps = ["What you looked for and did not find."]
# remove = ["moves.some_move"] # what the base has and this car has not

# ---- Statements and where you read them. `about`: "car", or any id below.

# [sources.manual]
# title = "Owner's manual 2014, page 98"
# url = "https://…"
# grade = "manual" # manual, law, service, owners, web, inference or mill
# read = "2026-11-28" # the day when you read it

# [facts.lever]
# about = "car" # or a list: ["latch", "lid"]
# says = "The trunk has a floor lever beside the driver's seat."
# source = "manual"
"#;

fn hidden(text: &mut String, base: &Car) {
    *text += "\n# How likely each cause is before anything is known.\n# [prior]\n";
    for it in base.hidden.iter().filter(|h| h.kind != HiddenKind::Noise) {
        let _ = writeln!(text, "# {} = {} # {}", quoted(&it.id), it.prior, it.says);
    }
}

fn formulas(text: &mut String, base: &Car) {
    *text += "\n# When ways and controls work: `when = \"…\"` over these names.\n";
    for it in &base.formulas {
        let (kind, id) = it.id.split_once('.').unwrap_or(("", &it.id));
        let _ = writeln!(text, "# [{kind}s.{id}] # {}", it.says);
    }
}

fn moves(text: &mut String, base: &Car) {
    *text += "\n# Steps that people take: `title`, `steps`, `needs`, `opens` and so on. With new steps, `check` shows what they inherit.\n";
    for it in base.moves.iter().filter(|m| !m.id.starts_with("ask_")) {
        let _ = writeln!(text, "# [moves.{}] # {}", it.id, it.title);
    }
    *text += "\n# Where things are on this car.\n# [places]\n";
    for it in &base.places {
        let _ = writeln!(text, "# {} = {{ words = {} }}", it.id, quoted(&it.words));
    }
}

fn title(id: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    id.split('-').map(word).collect::<Vec<_>>().join(" ")
}

/// The car's own texts in German, once it has any.
const GERMAN: &str = r#"# What car.toml says, in German: the same sections, names and keys, texts only. What the base says is translated
# there. `decklid check` prints the lines that are lacking; steps need German, statements may stay English.

# [facts.lever]
# says = "Der Kofferraum hat einen Hebel am Boden neben dem Fahrersitz."
"#;

/// The base's twin, until the car has something of its own.
fn twin(id: &str, base: &Car) -> String {
    format!(
        "# What the twin of {id} has that the one of {} has not; see docs/twin.md. Each new hidden Boolean, move and\n\
         # outcome needs its line; `decklid check` says which are lacking.\n\n\
         # [hidden]\n# \"part.fault\" = {{ set = \"actuator.dead\", to = true }}\n\n\
         # [moves.some_move]\n# do = [\"press fob.trunk\"]\n# sees = {{ opened = \"opened\" }}\n",
        base.id
    )
}

/// One case that holds for every car: a dead fob does not mean calling a professional first.
fn expected(base: &Car) -> String {
    let calls = base.moves.iter().filter(|m| m.kind == MoveKind::Call).map(|m| quoted(&m.id)).collect::<Vec<_>>();
    let saw = base.symptom(Symptom::FobDead).map(|(mv, outcome)| {
        let mv = base.at(mv);
        quoted(&format!("{}={}", mv.id, mv.outcomes[outcome.index()].id))
    });
    format!(
        "# What must come out: `likely`, among the three likeliest causes; `advised_first`, one of these is the next\n\
         # step; `not_advised`, none of these is. See docs/car-format.md, \"Required answers\".\n\n[[case]]\n\
         name = \"the fob does nothing: do-it-yourself steps come first\"\ngoal = \"open\"\nsaw = [{}]\n\
         expect = {{ not_advised = [{}] }}\n",
        saw.unwrap_or_default(),
        calls.join(", ")
    )
}
