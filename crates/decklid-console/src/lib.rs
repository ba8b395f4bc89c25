//! Code that decklid's two programs share: options, output, exit codes, folders of cars, a clock.
//!
//! ```text
//!  args ──► context: cars, language, look ──► a command ──► Reply ──► output: text or JSON, exit code
//!                                                      └──► console: lines out, lines in
//! ```
//!
//! The crates below use no files, clock or threads; this one and the two programs do.

pub mod args;
pub mod bar;
pub mod case;
pub mod console;
pub mod context;
pub mod cores;
pub mod day;
pub mod dongle;
pub mod failure;
pub mod file;
pub mod folder;
pub mod help;
pub mod live;
pub mod output;
pub mod reply;
pub mod screen;
pub mod signals;
pub mod think;
