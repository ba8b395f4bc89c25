//! How far a long command is.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Work that takes longer than this shows its progress.
const PATIENCE: Duration = Duration::from_millis(400);

/// A progress bar on standard error, only for people and only when the work takes long.
pub(crate) struct Progress {
    name: String,
    unit: &'static str,
    most: u64,
    begun: Instant,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Begins work of that name on so many units.
    pub(crate) fn new(name: &str, unit: &'static str, most: u64) -> Self {
        Progress { name: name.to_owned(), unit, most, begun: Instant::now(), bar: None }
    }

    /// So many are done.
    pub(crate) fn tell(&mut self, done: usize) {
        if self.bar.is_none() && self.begun.elapsed() > PATIENCE && std::io::stderr().is_terminal() {
            let line = format!("{{msg:12}} {{bar:30}} {{human_pos}} of {{human_len}} {}, {{eta}} left", self.unit);
            let style = ProgressStyle::with_template(&line).unwrap_or_else(|_| ProgressStyle::default_bar());
            self.bar = Some(ProgressBar::new(self.most).with_message(self.name.clone()).with_style(style));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(done as u64);
        }
    }

    /// All is done.
    pub(crate) fn end(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
