//! `decklid check [PATH]…`: every problem of car files, all at once.

use std::collections::BTreeSet;
use std::path::Path;

use decklid_car::load::{self, Diagnostic, Severity, Shelf};
use decklid_faces::layout::Page;
use decklid_faces::report::{CarProblem, CheckReport};
use decklid_twin::wiring;

use crate::args::CheckArgs;
use decklid::garage::Garage;
use decklid_console::context::Context;
use decklid_console::failure::{Failure, code};
use decklid_console::folder::{self, read_text};
use decklid_console::reply::Reply;

/// Checks the cars of the catalogue, or files and folders.
pub(crate) fn run(context: &Context, args: &CheckArgs) -> Result<Reply, Failure> {
    let mut found = Found::default();
    if args.paths.is_empty() {
        found.garage(&context.garage);
        found.twins(context);
    }
    for path in &args.paths {
        found.path(path)?;
    }
    let json = CheckReport { checked: found.checked, problems: found.problems };
    let mut page = Page::new(&context.look);
    for p in &json.problems {
        // Not wrapped: editors find the place.
        page.raw(&format!("{}:{}:{}: {}: {}\n    {}", p.file, p.line, p.column, p.rule, p.message, p.hint));
    }
    page.line(&match (json.problems.len(), json.checked) {
        (0, 1) => "1 car checked: no problem.".to_owned(),
        (0, n) => format!("{n} cars checked: no problem."),
        (1, _) => "1 problem.".to_owned(),
        (n, _) => format!("{n} problems."),
    });
    let bad = json.problems.iter().any(|p| p.severity == Severity::Error.word());
    Ok(Reply::new(page.finish(), &json)?.coded(if bad { code::BAD_DATA } else { code::DONE }))
}

/// What was checked and found. A problem of a base is told once, not for each of its cars.
#[derive(Default)]
struct Found {
    checked: usize,
    problems: Vec<CarProblem>,
    known: BTreeSet<(String, usize, usize, &'static str, String)>,
}

impl Found {
    fn garage(&mut self, garage: &Garage) {
        for id in garage.cars_and_bases() {
            self.car(garage, &id);
        }
    }

    fn car(&mut self, garage: &Garage, id: &str) {
        self.checked += 1;
        let (_, problems) = decklid_meaning::load(garage, id);
        self.add(problems);
    }

    /// What is wrong with the twins, or lacking in them; only of cars that come with one.
    fn twins(&mut self, context: &Context) {
        for id in context.garage.cars_and_bases() {
            let Some((file, _)) = context.workshop.text(&id) else { continue };
            let (wiring, problems) = wiring::load(&context.garage, &context.workshop, &id);
            self.add(problems);
            let (Some(wiring), (Some(car), _)) = (wiring, decklid_meaning::load(&context.garage, &id)) else {
                continue;
            };
            for lacking in wiring.lacks(&car) {
                let message = format!("The twin of `{id}` lacks `{lacking}`.");
                let hint =
                    "Say how it is put into the plant, or what hands do and eyes see; see docs/twin.md.".to_owned();
                self.add(vec![Diagnostic::of_file("twin", file.clone(), message, hint)]);
            }
        }
    }

    fn add(&mut self, problems: Vec<Diagnostic>) {
        for p in problems {
            let key = (p.file.clone(), p.line, p.column, p.rule, p.message.clone());
            if self.known.insert(key) {
                self.problems.push(CarProblem::from(p));
            }
        }
    }

    fn path(&mut self, path: &Path) -> Result<(), Failure> {
        if !path.is_dir() {
            return self.file(path);
        }
        let own = path.join("car.toml");
        if own.is_file() {
            return self.file(&own);
        }
        match folder::garage(Some(path)) {
            Ok(garage) if garage.cars_and_bases().is_empty() => Err(Failure::usage(
                format!("There are no cars in {}.", path.display()),
                "A car is a folder with a file car.toml in it.",
            )),
            Ok(garage) => {
                self.garage(&garage);
                Ok(())
            }
            Err(failure) => self.unreadable(path, failure),
        }
    }

    /// A file alone: its bases come from the catalogue.
    fn file(&mut self, path: &Path) -> Result<(), Failure> {
        let text = match read_text(path) {
            Ok(text) => text,
            Err(failure) => return self.unreadable(path, failure),
        };
        let name = path.display().to_string();
        let id = id_of(path, &name, &text);
        let mut files = folder::translations_beside(path, &id)?;
        files.insert(id.clone(), (name, text));
        let garage = Garage::with(files);
        debug_assert!(garage.text(&id).is_some());
        self.car(&garage, &id);
        Ok(())
    }

    /// A file that is too long or no text is a problem like others; one that is not there is a wrong name.
    fn unreadable(&mut self, path: &Path, failure: Failure) -> Result<(), Failure> {
        if failure.code != code::BAD_DATA {
            return Err(failure);
        }
        self.checked += 1;
        let rule = if failure.message.contains("too long") { "size" } else { "syntax" };
        let Failure { message, hint, .. } = failure;
        self.add(vec![Diagnostic::of_file(rule, path.display().to_string(), message, hint)]);
        Ok(())
    }
}

/// The id of a lone file: that of its folder for `ID/car.toml`, else what it says itself.
fn id_of(path: &Path, name: &str, text: &str) -> String {
    let folder = path.canonicalize().ok().and_then(|p| Some(p.parent()?.file_name()?.to_str()?.to_owned()));
    match folder {
        Some(folder) if path.file_name().is_some_and(|n| n == "car.toml") => folder,
        _ => match load::header(name, text).0 {
            Some(header) => header.id,
            None => path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default(),
        },
    }
}
