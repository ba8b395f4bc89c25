//! A conversation with a person: lines out, lines in.

use std::io::{BufRead, IsTerminal};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use decklid_faces::layout::{Look, Page};

use crate::context::Context;
use crate::failure::Failure;
use crate::output;

/// Why a conversation ends before the goal.
pub enum Leave {
    /// Someone is trapped inside.
    Emergency,
    /// There is no more input.
    End,
    /// The person wants to stop.
    Quit,
    /// Something failed.
    Failed(Failure),
}

impl<F: Into<Failure>> From<F> for Leave {
    fn from(failure: F) -> Self {
        Leave::Failed(failure.into())
    }
}

/// Lines out, lines in. Input is read on its own thread, so neither reading nor thinking waits for the other.
pub struct Console {
    look: Look,
    to_error: bool,
    terminal: bool,
    lines: Receiver<String>,
}

impl Console {
    /// The console of this process.
    pub fn new(context: &Context) -> Self {
        let (send, lines) = channel();
        thread::spawn(move || {
            let mut input = std::io::stdin().lock();
            let mut bytes = Vec::new();
            // A line that is not UTF-8 is still a line.
            while input.read_until(b'\n', &mut bytes).is_ok_and(|n| n > 0) {
                let line = String::from_utf8_lossy(&bytes).trim().chars().take(1000).collect();
                bytes.clear();
                if send.send(line).is_err() {
                    break;
                }
            }
        });
        let terminal = std::io::stdin().is_terminal();
        Console { look: context.look, to_error: context.json, terminal, lines }
    }

    /// How the reader wants to see text.
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// Whether a person types.
    pub fn terminal(&self) -> bool {
        self.terminal
    }

    /// Says something.
    pub fn say(&mut self, text: &str) -> Result<(), Failure> {
        output::write(text, self.to_error)
    }

    /// Says one paragraph.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        let mut page = Page::new(&self.look);
        page.line(text);
        self.say(&page.finish())
    }

    /// Says the line that comes before everything else.
    pub fn alarm(&mut self, text: &str) -> Result<(), Failure> {
        let mut page = Page::new(&self.look);
        page.alarm(text);
        self.say(&page.finish())
    }

    /// Shows that it is the person's turn.
    pub fn prompt(&mut self) -> Result<(), Failure> {
        self.say("> ")
    }

    /// Waits for a line; `!` and `q` work anywhere.
    pub fn hear(&mut self) -> Result<String, Leave> {
        let heard = self.lines.recv().ok();
        if !self.terminal {
            // Piped input is not on the screen yet.
            self.say(&format!("{}\n", heard.as_deref().unwrap_or_default()))?;
        }
        let Some(line) = heard else { return Err(Leave::End) };
        match line.as_str() {
            l if l.starts_with('!') => Err(Leave::Emergency),
            "q" | "Q" | "quit" | "exit" => Err(Leave::Quit),
            _ => Ok(line),
        }
    }

    /// Prompts and waits for a line.
    pub fn ask(&mut self) -> Result<String, Leave> {
        self.prompt()?;
        self.hear()
    }

    /// Asks for the number of an item; an empty line takes `default`.
    pub fn number(&mut self, most: usize, default: Option<usize>) -> Result<usize, Leave> {
        loop {
            let line = self.ask()?;
            if line.is_empty()
                && let Some(default) = default
            {
                return Ok(default);
            }
            match line.parse::<usize>() {
                Ok(n) if (1..=most).contains(&n) => return Ok(n),
                _ => self.line(&self.look.texts.ask_number(&most.to_string()))?,
            }
        }
    }
}
