//! Any text as a car file: the loader answers, never panics, and is quick about it.
//!
//! The text stands on a shelf with all cars of the catalogue and the small bases of the loader's own
//! tests, so it can be based on any of them. `fuzz/run` builds and starts this; how long one text may
//! take is libFuzzer's `-timeout`.
#![no_main]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use decklid_car::load::{Shelf, header};
use decklid_meaning::load;
use libfuzzer_sys::fuzz_target;

/// What the small bases are based on.
const SMALL_NUMBERS: &str = "small-numbers";

type Texts = BTreeMap<String, (String, String)>;

/// The catalogue with one more text before it.
struct Fuzzed<'t> {
    id: &'t str,
    text: &'t str,
    others: &'static Texts,
}

impl Shelf for Fuzzed<'_> {
    fn text(&self, id: &str) -> Option<(String, &str)> {
        if id == self.id { Some(("fuzzed".to_owned(), self.text)) } else { self.others.text(id) }
    }

    fn ids(&self) -> Vec<String> {
        self.others.ids()
    }
}

fuzz_target!(|text: &str| {
    let (head, _) = header("fuzzed", text);
    let id = head.map_or_else(|| "fuzzed".to_owned(), |h| h.id);
    let shelf = Fuzzed { id: &id, text, others: others() };
    let (car, problems) = load(&shelf, &id);
    assert!(car.is_some() || !problems.is_empty(), "neither a car nor a problem");
    for problem in &problems {
        assert!(problem.line >= 1 && problem.column >= 1, "{problem}");
        assert!(!problem.message.is_empty() && !problem.hint.is_empty(), "{problem}");
    }
});

/// Everything that the text can be based on.
fn others() -> &'static Texts {
    static OTHERS: OnceLock<Texts> = OnceLock::new();
    OTHERS.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut texts = Texts::new();
        for entry in
            fs::read_dir(root.join("crates/decklid-car/tests/fixtures/shelf")).expect("the small bases").flatten()
        {
            let id = entry.path().file_stem().expect("a name").to_string_lossy().into_owned();
            // Both have a file of numbers; that of the small bases gets another name.
            let id = if id == "numbers" { SMALL_NUMBERS.to_owned() } else { id };
            put(&mut texts, id, entry.path());
        }
        for (_, text) in texts.values_mut() {
            *text = text.replace("based_on = \"numbers\"", &format!("based_on = {SMALL_NUMBERS:?}"));
        }
        for entry in fs::read_dir(root.join("data/cars")).expect("the cars").flatten() {
            put(&mut texts, entry.file_name().to_string_lossy().into_owned(), entry.path().join("car.toml"));
        }
        put(&mut texts, "numbers".to_owned(), root.join("data/cars/numbers.toml"));
        texts
    })
}

fn put(texts: &mut Texts, id: String, file: PathBuf) {
    if let Ok(text) = fs::read_to_string(&file) {
        texts.insert(id, (file.display().to_string(), text));
    }
}
