//! Lists the files of this crate, in the order of their ids.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    println!("cargo::rerun-if-changed=cars");
    println!("cargo::rerun-if-changed=texts");
    let mut cars = in_folders(&here, "car.toml")?;
    cars.insert("numbers".to_owned(), "cars/numbers.toml".to_owned());
    write(&here, "cars.rs", &cars)?;
    write(&here, "wirings.rs", &in_folders(&here, "twin.toml")?)?;
    write(&here, "expected.rs", &in_folders(&here, "expected.toml")?)?;
    write(&here, "solved.rs", &in_folders(&here, "solved.txt")?)?;
    write(&here, "german.rs", &in_folders(&here, "de.toml")?)?;
    write(&here, "words.rs", &languages(&here, "ftl")?)
}

/// The files of that name in the folders of `cars`, by the name of the folder.
fn in_folders(here: &Path, name: &str) -> io::Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(here.join("cars"))? {
        let folder = entry?.path();
        if let Some(id) = folder.file_name().and_then(|n| n.to_str())
            && folder.join(name).is_file()
        {
            files.insert(id.to_owned(), format!("cars/{id}/{name}"));
        }
    }
    Ok(files)
}

/// The files of `texts` with that extension, by the code of their language.
fn languages(here: &Path, kind: &str) -> io::Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(here.join("texts"))? {
        let path = entry?.path();
        if let Some(code) = path.file_stem().and_then(|n| n.to_str())
            && path.extension().is_some_and(|e| e == kind)
        {
            files.insert(code.to_owned(), format!("texts/{code}.{kind}"));
        }
    }
    Ok(files)
}

fn write(here: &Path, to: &str, files: &BTreeMap<String, String>) -> io::Result<()> {
    let mut list = String::from("&[\n");
    for (id, path) in files {
        let file = fs::canonicalize(here.join(path))?;
        list += &format!("    File {{ id: {id:?}, path: {path:?}, text: include_str!({file:?}) }},\n");
    }
    list += "]\n";
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join(to), list)
}
