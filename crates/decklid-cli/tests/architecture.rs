//! ARCHITECTURE.md is a map: it names every crate, and no path or crate that is not there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page() -> String {
    fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md")
}

/// What stands between backticks.
fn quoted(text: &str) -> BTreeSet<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Names of the packages of this workspace.
fn crates() -> BTreeSet<String> {
    let entries = fs::read_dir(root().join("crates")).expect("crates");
    let folders = entries.map(|e| e.expect("an entry")).filter(|e| e.path().is_dir());
    let names = folders.map(|e| e.file_name().into_string().expect("a name"));
    names.chain(["decklid-data".to_owned()]).collect()
}

#[test]
fn every_crate_is_named() {
    let page = page();
    let named = quoted(&page);
    let missing: Vec<String> = crates().into_iter().filter(|name| !named.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md does not name: {}", missing.join(", "));
}

#[test]
fn nothing_is_named_that_is_gone() {
    let (page, crates) = (page(), crates());
    let is_crate = |name: &str| name.starts_with("decklid-") && !name.contains([' ', '/', '.', '_']);
    let is_path = |name: &str| name.contains('/') && !name.contains([' ', '<', '*', '{']) && !name.starts_with('/');
    let gone: Vec<&str> = quoted(&page)
        .into_iter()
        .filter(|name| is_crate(name) && !crates.contains(*name) || is_path(name) && !root().join(name).exists())
        .collect();
    assert!(gone.is_empty(), "ARCHITECTURE.md names what is not there: {}", gone.join(", "));
}
