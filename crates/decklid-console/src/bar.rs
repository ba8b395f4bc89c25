//! A bar on standard error, for people who wait.

use std::io::IsTerminal;

use crate::output;

/// Width of the bar (characters).
const WIDTH: usize = 24;

/// How much of some work is done; seen only on a terminal.
pub struct Bar {
    all: usize,
    seen: bool,
    shown: usize,
}

impl Bar {
    /// A bar for so many pieces.
    pub fn new(all: usize) -> Self {
        Bar { all, seen: all > 1 && std::io::stderr().is_terminal(), shown: 0 }
    }

    /// So many pieces are done; `next` is what comes now.
    pub fn at(&mut self, done: usize, next: &str) {
        self.show(&self.line(done, next));
    }

    /// All is done: the bar goes away.
    pub fn end(mut self) {
        self.show("");
    }

    fn line(&self, done: usize, next: &str) -> String {
        let full = WIDTH * done.min(self.all) / self.all.max(1);
        format!("{}{} {done}/{} {next}", "#".repeat(full), ".".repeat(WIDTH - full), self.all)
    }

    fn show(&mut self, line: &str) {
        if self.seen {
            let blank = self.shown.saturating_sub(line.chars().count());
            self.shown = line.chars().count();
            // A bar that cannot be shown is no reason to stop.
            let _ = output::write(&format!("\r{line}{}\r", " ".repeat(blank)), true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_full_in_the_end() {
        let bar = Bar { all: 3, seen: false, shown: 0 };
        assert!(bar.line(0, "sedan").starts_with("........................ 0/3 sedan"));
        assert!(bar.line(3, "").starts_with("######################## 3/3"));
    }
}
