//! Checks a car file: `cargo run -p decklid-car --example check -- path/to/car.toml`.
//!
//! Without a file it checks one with a mistake, to show what a problem looks like.
#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

const WITH_A_MISTAKE: &str = "format = 1\nid = \"mine\"\nname = \"Mine\"\nbased_on = \"sedann\"\n";

fn main() -> Result<(), Box<dyn Error>> {
    let mut shelf: BTreeMap<String, (String, String)> = BTreeMap::new();
    for file in decklid_data::CARS {
        shelf.insert(file.id.to_owned(), (file.path.to_owned(), file.text.to_owned()));
    }
    let path = std::env::args().nth(1);
    let text = path.as_ref().map_or(Ok(WITH_A_MISTAKE.to_owned()), fs::read_to_string)?;
    let path = path.unwrap_or_else(|| "mine/car.toml".to_owned());
    let id = decklid_car::load::header(&path, &text).0.map_or("mine".to_owned(), |header| header.id);
    shelf.insert(id.clone(), (path, text));

    let (car, problems) = decklid_car::load(&shelf, &id);
    for problem in &problems {
        println!("{problem}");
    }
    match car {
        Some(car) => println!("{}: {} moves, {} problems", car.name, car.moves.len(), problems.len()),
        None => println!("{id} cannot be used."),
    }
    Ok(())
}
