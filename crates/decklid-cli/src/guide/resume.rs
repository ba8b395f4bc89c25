//! What was told is kept in a file, if the person asks for that, and the guide goes on from it.
//!
//! The file holds what a program would send to the API: the car and the answers by name, nothing about the person.

use std::fs;
use std::path::{Path, PathBuf};

use decklid_advice::case::NamedCase;
use decklid_advice::consult::Case;
use decklid_car::car::Car;
use decklid_console::case;
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::file;
use decklid_console::folder::read_at_most;
use decklid_faces::request::CaseRequest;

/// The longest file that is read (bytes); a case has at most 64 answers.
const MOST: usize = 64 * 1024;

/// A file that keeps what was told.
pub(crate) struct Keeper {
    file: PathBuf,
    /// How the person goes on.
    command: String,
    /// What the file holds now.
    text: String,
}

impl Keeper {
    /// In the named file, or else in the place where programs keep such things.
    pub(crate) fn new(named: Option<&Path>) -> Result<Self, Failure> {
        let (file, command) = match named {
            Some(file) => {
                (file.to_owned(), format!("decklid guide {}", case::quoted(&format!("--resume={}", file.display()))))
            }
            None => (usual_place()?, "decklid guide --resume".to_owned()),
        };
        Ok(Keeper { file, command, text: String::new() })
    }

    /// Where it is.
    pub(crate) fn place(&self) -> String {
        self.file.display().to_string()
    }

    /// How the person goes on.
    pub(crate) fn command(&self) -> &str {
        &self.command
    }

    /// What was kept earlier; `None` if nothing was.
    pub(crate) fn earlier(&self) -> Result<Option<CaseRequest>, Failure> {
        if !self.file.exists() {
            return Ok(None);
        }
        let hint = "Delete it to begin anew, or name another file: --resume=FILE.";
        let text = read_at_most(&self.file, MOST, hint)?;
        serde_json::from_str(&text).map(Some).map_err(|error| {
            Failure::usage(format!("{} holds no case that was kept: {error}.", self.file.display()), hint)
        })
    }

    /// The car and the answers of an earlier case, which is of this car if one was named.
    pub(crate) fn again(
        &self,
        context: &Context,
        told: &CaseRequest,
        named: Option<&str>,
    ) -> Result<(Car, Case), Failure> {
        let car = context.garage.car(&told.car)?;
        if let Some(named) =
            named.map(|named| context.garage.car(named)).transpose()?.filter(|named| named.id != car.id)
        {
            let message = format!("{} keeps a case of the car `{}`, not `{}`.", self.place(), car.id, named.id);
            return Err(Failure::usage(
                message,
                "Leave out the car to go on with it, or name another file: --resume=FILE.",
            ));
        }
        let case = told.case().resolve(&car).map_err(|faults| {
            let failure = case::failure(&car, &faults);
            let message = format!("{} does not fit this car: {}", self.place(), failure.message);
            Failure::usage(message, "Delete it to begin anew, or name another file: --resume=FILE.")
        })?;
        Ok((car, case))
    }

    /// Keeps a case, whole or not at all.
    pub(crate) fn keep(&mut self, car: &Car, case: &Case) -> Result<(), Failure> {
        let request =
            CaseRequest { model_hash: Some(car.hash.clone()), ..CaseRequest::of(&car.id, &NamedCase::of(car, case)) };
        let text = serde_json::to_string_pretty(&request)
            .map_err(|error| Failure::data(format!("The case cannot be written as JSON: {error}."), ""))?;
        if text == self.text {
            return Ok(());
        }
        if let Some(folder) = self.file.parent() {
            let doing = format!("Cannot make {}", folder.display());
            fs::create_dir_all(folder).map_err(|error| Failure::io(&doing, &error))?;
        }
        file::write(&self.file, format!("{text}\n").as_bytes())?;
        self.text = text;
        Ok(())
    }
}

/// Where programs keep what they go on with.
fn usual_place() -> Result<PathBuf, Failure> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || set("HOME").map(|home| home.join(".local/state"));
    let folder = set("XDG_STATE_HOME").or_else(|| set("LOCALAPPDATA")).or_else(home);
    folder.map(|folder| folder.join("decklid").join("guide.json")).ok_or_else(|| {
        Failure::usage("There is no home folder to keep your answers in.", "Name a file: --resume=FILE.")
    })
}
