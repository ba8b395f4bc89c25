//! Puts the catalogue into the binary: one list of ids, file names and texts, in the order of ids.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let cars = here.join("../../cars");
    println!("cargo::rerun-if-changed={}", cars.display());
    let mut files: BTreeMap<String, PathBuf> = BTreeMap::new();
    files.insert("numbers".to_owned(), cars.join("numbers.toml"));
    for entry in fs::read_dir(&cars)? {
        let file = entry?.path().join("car.toml");
        if let Some(id) = file.parent().and_then(Path::file_name).and_then(|n| n.to_str())
            && file.is_file()
        {
            files.insert(id.to_owned(), file.clone());
        }
    }
    let mut list = String::from("&[\n");
    for (id, file) in &files {
        let name = if id == "numbers" { "cars/numbers.toml".to_owned() } else { format!("cars/{id}/car.toml") };
        let path = fs::canonicalize(file)?;
        list += &format!("    ({id:?}, {name:?}, include_str!({path:?})),\n");
    }
    list += "]\n";
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("catalogue.rs"), list)
}
