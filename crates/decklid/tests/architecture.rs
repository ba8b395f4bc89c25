//! ARCHITECTURE.md names every crate and every module, and nothing that is not there.
//!
//! A crate is a heading with its name in backticks. Each of its modules is named in backticks before the
//! next heading; a line that begins with `- **` names a module at the top of the crate.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Names of what is in a folder, in order.
fn entries(folder: &Path) -> Vec<String> {
    let list = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        list.map(|e| e.expect("an entry").file_name().into_string().expect("a name")).collect();
    names.sort();
    names
}

/// Modules below a folder of sources: a file or folder each, but for the roots of crates and modules.
fn modules(folder: &Path, found: &mut BTreeSet<String>) {
    for name in entries(folder) {
        let path = folder.join(&name);
        if path.is_dir() {
            found.insert(name);
            modules(&path, found);
        } else if let Some(module) = name.strip_suffix(".rs")
            && !["lib", "main", "mod", "tests"].contains(&module)
        {
            found.insert(module.to_owned());
        }
    }
}

/// What the page says about a crate.
fn section<'t>(page: &'t str, name: &str) -> Option<&'t str> {
    let heading = page.lines().find(|l| l.starts_with('#') && l.contains(&format!("`{name}`")))?;
    let begin = page.find(heading)? + heading.len();
    let end = page[begin..].find("\n#").map_or(page.len(), |at| begin + at);
    Some(&page[begin..end])
}

/// Words in backticks; of a path such as `plan::search` or `plan/search.rs` each part.
fn named(text: &str) -> BTreeSet<String> {
    let spans = text.split('`').skip(1).step_by(2);
    let parts = spans.flat_map(|s| s.split(|c: char| !c.is_alphanumeric() && c != '_'));
    parts.filter(|p| !p.is_empty()).map(str::to_owned).collect()
}

#[test]
fn every_crate_and_module_is_named() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let mut missing = Vec::new();
    for name in entries(&root().join("crates")) {
        let Some(section) = section(&page, &name) else {
            missing.push(format!("crate {name}"));
            continue;
        };
        let mut there = BTreeSet::new();
        modules(&root().join("crates").join(&name).join("src"), &mut there);
        let named = named(section);
        missing.extend(there.difference(&named).map(|m| format!("module {m} of {name}")));
    }
    assert!(missing.is_empty(), "ARCHITECTURE.md does not name: {}", missing.join(", "));
}

#[test]
fn nothing_is_named_that_is_gone() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let mut gone = Vec::new();
    for name in entries(&root().join("crates")) {
        let mut there = BTreeSet::new();
        modules(&root().join("crates").join(&name).join("src"), &mut there);
        let lines = section(&page, &name).unwrap_or_default().lines().filter(|l| l.starts_with("- **"));
        for line in lines {
            let head = line.split("**").nth(1).unwrap_or_default();
            gone.extend(named(head).difference(&there).map(|m| format!("{m} of {name}")));
        }
    }
    assert!(gone.is_empty(), "ARCHITECTURE.md names what is not there: {}", gone.join(", "));
}
