//! `decklid check [PATH]…`: every problem in car files, all at once.

use std::collections::BTreeSet;
use std::path::Path;

use decklid_advice::expected;
use decklid_car::car::Car;
use decklid_car::load::{self, Diagnostic, Severity, Shelf};
use decklid_faces::layout::Page;
use decklid_faces::report::{CarProblem, CheckReport};
use decklid_faces::texts::{self, Texts};
use decklid_twin::wiring;

use super::problems;
use crate::args::CheckArgs;
use decklid::garage::Garage;
use decklid::tried::{self, Intricate, Useless};
use decklid_console::context::Context;
use decklid_console::failure::{Failure, code};
use decklid_console::folder::{self, Workshop, read_text};
use decklid_console::reply::Reply;

/// Checks the cars of the catalog, or files and folders.
pub(crate) fn run(context: &Context, args: &CheckArgs) -> Result<Reply, Failure> {
    let t = &context.look.texts;
    let mut found = Found::new(t);
    if args.paths.is_empty() {
        let built_in = |id: &str| {
            let ours = decklid_data::find(decklid_data::CARS, id)?.path == context.garage.text(id)?.0;
            let file = decklid_data::find(decklid_data::EXPECTED, id).filter(|_| ours)?;
            Some((file.path.to_owned(), file.text.to_owned()))
        };
        found.garage(&Sources { garage: &context.garage, workshop: &context.workshop, expected: &built_in });
        found.problems.extend(untranslated(t));
    }
    for path in &args.paths {
        found.path(path)?;
    }
    let json = CheckReport { checked: found.checked, problems: found.problems };
    let mut page = Page::new(&context.look);
    page.raw(&problems::text(&json.problems, &context.look));
    let errors = json.problems.iter().filter(|p| p.severity == Severity::Error.word()).count();
    page.line(&summary(t, json.checked, errors, json.problems.len() - errors));
    Ok(Reply::new(page.finish(), &json)?.coded(if errors > 0 { code::BAD_DATA } else { code::DONE }))
}

/// How it went: `2 cars checked: no error, 1 warning.`
fn summary(t: &Texts, cars: usize, errors: usize, warnings: usize) -> String {
    let found = match (errors, warnings) {
        (0, 0) => t.check_no_problem(),
        (_, 0) => t.check_errors(errors),
        _ => t.check_both(&t.check_errors(errors), &t.check_warnings(warnings)),
    };
    t.check_summary(&t.check_cars(cars), &found)
}

/// Messages that readers of another language see in English.
fn untranslated(t: &Texts) -> impl Iterator<Item = CarProblem> {
    texts::untranslated().iter().map(|(language, id, english)| CarProblem {
        rule: "untranslated",
        severity: Severity::Warning.word(),
        file: format!("texts/{language}.ftl"),
        line: 1,
        column: 1,
        message: t.check_untranslated(id),
        hint: t.check_untranslated_do(&format!("{id} = {english}")),
        related: Vec::new(),
    })
}

/// What was checked and found. A problem in a base is reported once, not for each of its cars.
struct Found<'t> {
    texts: &'t Texts,
    checked: usize,
    problems: Vec<CarProblem>,
    known: BTreeSet<(String, usize, usize, &'static str, String)>,
}

/// Where the files of cars are.
struct Sources<'s> {
    garage: &'s Garage,
    workshop: &'s Workshop,
    /// Name and text of a car's `expected.toml`.
    expected: &'s dyn Fn(&str) -> Option<(String, String)>,
}

impl<'t> Found<'t> {
    fn new(texts: &'t Texts) -> Self {
        Found { texts, checked: 0, problems: Vec::new(), known: BTreeSet::new() }
    }

    fn garage(&mut self, from: &Sources<'_>) {
        for id in from.garage.cars_and_bases() {
            self.car(from, &id);
        }
    }

    /// The car, its twin and the answers that it must give.
    fn car(&mut self, from: &Sources<'_>, id: &str) {
        self.checked += 1;
        let (car, problems) = decklid_meaning::load(from.garage, id);
        let sound = problems.iter().all(|p| p.severity != Severity::Error);
        self.add(problems);
        let Some(car) = car else { return };
        if sound {
            self.first_advice(from, &car);
        }
        self.twin(from, &car);
        if let Some((file, text)) = (from.expected)(id) {
            self.add(expected::read(&file, &text, &car).1);
        }
    }

    /// Goals for which the car gives no first advice.
    fn first_advice(&mut self, from: &Sources<'_>, car: &Car) {
        let file = from.garage.text(&car.id).map(|(file, _)| file).unwrap_or_default();
        for (goal, why) in tried::first_advice(car) {
            let goal = goal.name();
            let (message, hint) = match why {
                Useless::TooIntricate(most) => (
                    format!("The first advice for the goal `{goal}` cannot be worked out: the car is too intricate."),
                    most.map_or_else(String::new, |Intricate { id, nodes }| {
                        format!("`{id}` alone takes {nodes} nodes: let it rest on fewer things, or split it.")
                    }),
                ),
                Useless::NeverGiven => (
                    format!("Nobody can come with the goal `{goal}`: its `given` is never true."),
                    "Say what is so when people ask, or leave `given` out.".to_owned(),
                ),
                Useless::ReachedAtOnce => (
                    format!("The goal `{goal}` is reached before anything is done."),
                    "Let `done` ask for something that a move changes, such as `lid_open`.".to_owned(),
                ),
            };
            self.add(vec![Diagnostic::of_file("advice", file.clone(), message, hint)]);
        }
    }

    /// What is wrong with the twin and what it lacks: only a warning while the car has no `twin.toml` of its own.
    fn twin(&mut self, from: &Sources<'_>, car: &Car) {
        let own = from.workshop.text(&car.id).map(|(file, _)| file);
        let (wiring, problems) = wiring::load(from.garage, from.workshop, &car.id);
        if own.is_some() {
            self.add(problems);
        }
        let Some(wiring) = wiring.filter(|_| own.is_some() || !car.archetype) else { return };
        let severity = if own.is_some() { Severity::Error } else { Severity::Warning };
        let file = own.or_else(|| Some(from.garage.text(&car.id)?.0)).unwrap_or_default();
        for lacking in wiring.lacks(car) {
            let message = self.texts.check_lacks(&car.id, &lacking);
            let hint = self.texts.check_lacks_do();
            self.add(vec![Diagnostic { severity, ..Diagnostic::of_file("twin", file.clone(), message, hint) }]);
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
            Ok(garage) if garage.cars_and_bases().is_empty() => {
                Err(Failure::usage(self.texts.check_no_car(&path.display().to_string()), self.texts.check_no_car_do()))
            }
            Ok(garage) => {
                let workshop = Workshop::open(Some(path))?;
                self.garage(&Sources { garage: &garage, workshop: &workshop, expected: &|id| beside(&path.join(id)) });
                Ok(())
            }
            Err(failure) => self.unreadable(path, failure),
        }
    }

    /// A single car, with the files beside it; its bases come from the catalog.
    fn file(&mut self, path: &Path) -> Result<(), Failure> {
        let text = match read_text(path) {
            Ok(text) => text,
            Err(failure) => return self.unreadable(path, failure),
        };
        let name = path.display().to_string();
        let id = id_of(path, &name, &text);
        let folder = path.parent().filter(|_| path.file_name().is_some_and(|n| n == "car.toml"));
        let twin = folder.and_then(|folder| read_if_there(&folder.join("twin.toml")));
        let mut files = folder::translations_beside(path, &id)?;
        files.insert(id.clone(), (name, text));
        let garage = Garage::with(files);
        let workshop = Workshop::with(twin.map(|twin| (id.clone(), twin)).into_iter().collect());
        let expected = |_: &str| beside(folder?);
        self.car(&Sources { garage: &garage, workshop: &workshop, expected: &expected }, &id);
        Ok(())
    }

    /// A file that is too long or not text is a problem like any other; a file that does not exist is a wrong name.
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

/// The id of a single file: its folder's name for `ID/car.toml`, otherwise the id it states.
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

/// Name and text of the `expected.toml` in a car's folder.
fn beside(folder: &Path) -> Option<(String, String)> {
    read_if_there(&folder.join("expected.toml"))
}

/// Name and text of a file, if there is one.
fn read_if_there(file: &Path) -> Option<(String, String)> {
    let text = read_text(file).ok()?;
    Some((file.display().to_string(), text))
}
