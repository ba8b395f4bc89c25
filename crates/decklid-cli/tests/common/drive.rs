//! Drives a program as a user or another program would; `PROGRAM` says which.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

#[path = "schema.rs"]
pub(crate) mod schema;

/// What came of a run.
pub(crate) struct Run {
    /// The arguments, for the schema of the answer.
    args: Vec<String>,
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The folder with the test cars.
pub(crate) fn shelf() -> String {
    here("../decklid-cli/tests/shelf").display().to_string()
}

/// A path inside this crate.
pub(crate) fn here(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A path for a file that a test makes.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("decklid");
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

/// The program with a plain environment.
pub(crate) fn decklid(args: &[&str]) -> Command {
    let mut command = Command::new(super::PROGRAM);
    command.args(args).env("LC_ALL", "C").env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

/// Runs with the built-in cars.
pub(crate) fn run(args: &[&str], input: &str) -> Run {
    finish(decklid(args), input)
}

/// Runs with the test cars.
pub(crate) fn tiny(args: &[&str], input: &str) -> Run {
    let shelf = shelf();
    let mut all = vec!["--cars", shelf.as_str()];
    all.extend(args);
    finish(decklid(&all), input)
}

/// Runs a command to its end.
pub(crate) fn finish(mut command: Command, input: &str) -> Run {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let args = command.get_args().map(|arg| arg.to_str().unwrap().to_owned()).collect();
    let mut child = command.spawn().unwrap();
    // The program may end before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let done = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let run = Run { args, code: done.status.code().unwrap_or(-1), out: text(done.stdout), err: text(done.stderr) };
    assert!(!run.err.contains("panicked"), "{}", run.err);
    run
}

impl Run {
    /// The one JSON document on standard output, of the shape that is published for its command.
    pub(crate) fn json(&self) -> Value {
        let json = serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out));
        let root: Value = serde_json::from_str(decklid_faces::report::SCHEMA).unwrap();
        if let Some(of) = self.schema(&root, &json) {
            let misfits = schema::misfits(&root, of, &json);
            assert!(misfits.is_empty(), "{:?} has not the published shape:\n{}", self.args, misfits.join("\n"));
        }
        json
    }

    /// The published schema of the answer; a schema, a script or a page that was asked for has none.
    fn schema<'r>(&self, root: &'r Value, json: &Value) -> Option<&'r Value> {
        // Without --json, what is printed may be a JSON document of another kind.
        if !self.args.iter().any(|arg| arg == "--json") {
            return None;
        }
        let answers = root["properties"].as_object().unwrap();
        if json.get("error").is_some() {
            return answers.get("error");
        }
        let is_command = |arg: &&String| answers.keys().any(|key| key.split(' ').next() == Some(arg));
        let command = self.args.iter().find(is_command)?;
        let option = |arg: &String| answers.get(&format!("{command} {arg}"));
        self.args.iter().find_map(option).or_else(|| answers.get(command))
    }

    /// The same after checking the exit code.
    pub(crate) fn json_with(&self, code: i32) -> Value {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self.json()
    }
}

/// Asserts that an object has all these keys.
pub(crate) fn has_keys(value: &Value, keys: &[&str]) {
    for key in keys {
        assert!(value.get(key).is_some(), "no `{key}` in {value}");
    }
}

/// Asserts that a run failed with this code and said all these words.
pub(crate) fn fails(run: &Run, code: i32, words: &[&str]) {
    assert_eq!(run.code, code, "{}{}", run.out, run.err);
    for word in words {
        assert!(run.err.contains(word), "no `{word}` in {}", run.err);
    }
}
