//! `decklid-lab schema`: the structure of a car file, for editors and linters.

use std::path::Path;

use decklid_car::file::forms::{self, TRANSLATION};
use decklid_faces::report::SavedFile;
use decklid_formats::json_schema;

use crate::args::{SchemaArgs, SchemaOf};
use decklid_console::failure::{Failure, code};
use decklid_console::file;
use decklid_console::reply::Reply;

/// Prints the schema, or writes it into a file.
pub(crate) fn run(args: &SchemaArgs) -> Result<Reply, Failure> {
    let text = text(args.of);
    let Some(file) = &args.output else {
        return Ok(Reply { json: text.clone(), text, code: code::DONE });
    };
    written(file, &text)
}

/// The schema of that file.
pub(crate) fn text(of: SchemaOf) -> String {
    match of {
        SchemaOf::Car => json_schema::write(&forms::CAR, "A car of decklid: cars/ID/car.toml"),
        SchemaOf::Numbers => json_schema::write(&forms::NUMBERS, "Judgement calls of decklid: cars/numbers.toml"),
        SchemaOf::Twin => json_schema::write(&decklid_twin::forms::WIRING, "The twin of a car: cars/ID/twin.toml"),
        SchemaOf::Expected => json_schema::write(&forms::EXPECTED, "Expected answers: cars/ID/expected.toml"),
        SchemaOf::Translation => {
            json_schema::write(&TRANSLATION, "Texts of a car in another language: cars/ID/de.toml")
        }
    }
}

fn written(file: &Path, text: &str) -> Result<Reply, Failure> {
    file::write(file, text.as_bytes())?;
    let report = SavedFile { bytes: text.len(), file: file.display().to_string() };
    Reply::new(format!("{} written, {} bytes.\n", file.display(), text.len()), &report)
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;

    #[test]
    fn the_schemas_in_the_repository_are_up_to_date() {
        let cars = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/cars");
        for of in SchemaOf::value_variants() {
            let name = of.to_possible_value().expect("a name");
            let name = name.get_name();
            let file = format!("{name}.schema.json");
            let kept = std::fs::read_to_string(cars.join(&file)).unwrap_or_default();
            assert!(kept == text(*of), "run decklid-lab schema {name} -o data/cars/{file}");
        }
    }
}
