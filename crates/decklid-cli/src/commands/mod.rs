//! One file per command. Each makes a [`Reply`](decklid_console::reply::Reply); only `output` writes it.

pub(crate) mod card;
pub(crate) mod care;
pub(crate) mod cars;
pub(crate) mod check;
pub(crate) mod export_site;
pub(crate) mod gaps;
pub(crate) mod law;
pub(crate) mod merged;
pub(crate) mod new;
pub(crate) mod next;
pub(crate) mod picture;
pub(crate) mod plan;
pub(crate) mod problems;
pub(crate) mod show;
pub(crate) mod sources;
pub(crate) mod what_if;
pub(crate) mod why;

use decklid_console::failure::Failure;

/// Commands for engineers, now in their own program.
const MOVED: [&str; 6] = ["simulate", "drill", "twin", "lockouts", "export", "schema"];

/// Options that moved with them, after the command they belonged to.
const MOVED_OPTIONS: [(&str, &str); 2] = [("plan", "--pomdp"), ("why", "--bif")];

/// What to say about a command or option that has moved to the other program.
pub(crate) fn moved(words: &[String]) -> Option<Failure> {
    let has = |wanted: &str| words.iter().any(|word| word.split('=').next() == Some(wanted));
    let what = match MOVED.iter().find(|name| has(name)) {
        Some(name) => (*name).to_owned(),
        None => {
            MOVED_OPTIONS.iter().find(|(name, option)| has(name) && has(option)).map(|(n, o)| format!("{n} {o}"))?
        }
    };
    let hint = format!("Run: decklid-lab {}", words.join(" "));
    Some(Failure::usage(format!("`decklid {what}` moved to the program decklid-lab."), hint))
}
