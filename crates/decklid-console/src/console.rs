//! A conversation with a person: lines out, lines in.

use std::io::{BufRead, IsTerminal};

use decklid::emergency::{Urgent, sounds_urgent};
use decklid_faces::layout::{Look, Page};

use crate::context::Context;
use crate::failure::Failure;
use crate::live::{self, List, Typed, Unable};
use crate::output;
use crate::screen::pages;

/// The longest line that is read (letters).
const MOST: usize = 1000;

/// Why a conversation ends before the goal.
pub enum Leave {
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

/// Lines out, lines in.
pub struct Console {
    look: Look,
    to_error: bool,
    terminal: bool,
    /// Whether lists can be shown while a line is typed.
    live: bool,
    /// What to do when someone is trapped inside.
    emergency: Urgent,
    /// Said since the last line was heard: the question.
    question: String,
    alarm: Alarm,
}

/// Whether the emergency text was shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Alarm {
    /// Never.
    #[default]
    None,
    /// It is the last thing on the screen.
    Last,
    /// Before other things.
    Earlier,
}

impl Console {
    /// The console of this process.
    pub fn new(context: &Context) -> Self {
        let terminal = std::io::stdin().is_terminal();
        Console {
            look: context.look,
            to_error: context.json,
            terminal,
            live: terminal && context.look.color && !context.json && live::is_possible(),
            emergency: Urgent::new(None, &context.look),
            question: String::new(),
            alarm: Alarm::None,
        }
    }

    /// How the reader wants to see text.
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// Whether a person types.
    pub fn terminal(&self) -> bool {
        self.terminal
    }

    /// What to do when someone is trapped inside, once the car is known.
    pub fn set_emergency(&mut self, urgent: Urgent) {
        self.emergency = urgent;
    }

    /// Whether the emergency text was shown.
    pub fn alarm_shown(&self) -> Alarm {
        self.alarm
    }

    /// Says something.
    pub fn say(&mut self, text: &str) -> Result<(), Failure> {
        self.question.push_str(text);
        output::say(text, self.to_error)
    }

    /// Says something that begins anew, after a line across the screen; what is taller than the screen is said in pages.
    /// Where there is no terminal, all of it at once.
    pub fn present(&mut self, text: &str) -> Result<(), Leave> {
        let Some(height) = output::height().filter(|_| self.terminal) else { return Ok(self.say(text)?) };
        let mut page = Page::new(&self.look);
        let across = "─".repeat(self.look.width);
        page.raw("\n").quiet(&across);
        let text = page.finish() + text.trim_start_matches('\n');
        let pages = pages(&text, height);
        for (at, part) in pages.iter().enumerate() {
            self.say(part)?;
            if at + 1 < pages.len() {
                let mut more = Page::new(&self.look);
                more.quiet(&self.look.texts.ask_rest());
                self.say(&more.finish())?;
                self.ask()?;
            }
        }
        Ok(())
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

    /// Waits for a line; `!`, words of panic and `q` work anywhere. After the emergency text the guide goes on: Enter
    /// shows the question again, and an answer to it counts.
    pub fn hear(&mut self) -> Result<String, Leave> {
        self.hear_by("> ", &mut Console::read)
    }

    /// Prompts and waits for a line. In a terminal, lines that `fit` what was typed so far are shown below it, to choose
    /// from with the arrows.
    pub fn ask_among<T: Clone + 'static>(
        &mut self,
        fit: impl Fn(&str) -> Vec<(String, T)> + 'static,
    ) -> Result<Typed<T>, Leave> {
        if !self.live {
            return self.ask().map(Typed::Line);
        }
        let list = List::new(fit, &self.look);
        let line = self.hear_by("", &mut |console| list.line().or_else(|unable| console.plainly(unable)))?;
        Ok(list.chosen(line))
    }

    /// From now on without lists, which this terminal cannot show.
    fn plainly(&mut self, unable: Unable) -> Result<String, Leave> {
        match unable {
            Unable::Stopped => Err(Leave::Quit),
            Unable::NoList => {
                self.live = false;
                output::say("> ", self.to_error)?;
                self.read()
            }
        }
    }

    /// The next line of the input.
    fn read(&mut self) -> Result<String, Leave> {
        let mut bytes = Vec::new();
        let heard = std::io::stdin().lock().read_until(b'\n', &mut bytes).is_ok_and(|n| n > 0);
        // A line that is not UTF-8 is still a line.
        let line: String = String::from_utf8_lossy(&bytes).trim().chars().take(MOST).collect();
        if !self.terminal {
            // Piped input is not on the screen yet.
            output::say(&format!("{line}\n"), self.to_error)?;
        }
        if heard { Ok(line) } else { Err(Leave::End) }
    }

    fn hear_by(
        &mut self,
        prompt: &str,
        read: &mut dyn FnMut(&mut Self) -> Result<String, Leave>,
    ) -> Result<String, Leave> {
        let question = std::mem::take(&mut self.question);
        loop {
            let line = read(self)?;
            if line.starts_with('!') || sounds_urgent(&line) {
                self.shut_in(&line, prompt)?;
                continue;
            }
            if line.is_empty() && self.alarm == Alarm::Last {
                self.alarm = Alarm::Earlier;
                output::say(&question, self.to_error)?;
                continue;
            }
            self.alarm = if self.alarm == Alarm::None { Alarm::None } else { Alarm::Earlier };
            return match line.as_str() {
                "q" | "Q" | "quit" | "exit" => Err(Leave::Quit),
                _ => Ok(line),
            };
        }
    }

    /// Shows what to do when someone is trapped inside: the last thing on the screen.
    fn shut_in(&mut self, typed: &str, prompt: &str) -> Result<(), Failure> {
        self.alarm = Alarm::Last;
        let mut page = Page::new(&self.look);
        page.raw("\n").raw(self.emergency.says(typed)).quiet(&self.look.texts.emergency_back());
        output::say(&(page.finish() + prompt), self.to_error)
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
