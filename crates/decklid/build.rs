//! Puts the catalogue into the binary: lists of ids, file names and texts, in the order of ids.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let cars = here.join("../../cars");
    println!("cargo::rerun-if-changed={}", cars.display());
    let mut texts = files(&cars, "car.toml")?;
    texts.insert("numbers".to_owned(), ("cars/numbers.toml".to_owned(), cars.join("numbers.toml")));
    write("catalogue.rs", &texts)?;
    write("wirings.rs", &files(&cars, "twin.toml")?)
}

/// The files of that name in the folders of `cars`, by the name of the folder.
fn files(cars: &Path, name: &str) -> io::Result<BTreeMap<String, (String, PathBuf)>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(cars)? {
        let file = entry?.path().join(name);
        if let Some(id) = file.parent().and_then(Path::file_name).and_then(|n| n.to_str())
            && file.is_file()
        {
            files.insert(id.to_owned(), (format!("cars/{id}/{name}"), file.clone()));
        }
    }
    Ok(files)
}

fn write(to: &str, files: &BTreeMap<String, (String, PathBuf)>) -> io::Result<()> {
    let mut list = String::from("&[\n");
    for (id, (name, file)) in files {
        let path = fs::canonicalize(file)?;
        list += &format!("    ({id:?}, {name:?}, include_str!({path:?})),\n");
    }
    list += "]\n";
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join(to), list)
}
