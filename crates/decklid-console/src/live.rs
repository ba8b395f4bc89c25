//! A line with a list below it of what fits what was typed so far: arrows choose, Enter takes, Esc takes nothing.

use std::cell::RefCell;
use std::io::IsTerminal;
use std::rc::Rc;

use decklid_faces::layout::Look;
use decklid_faces::texts::Texts;
use inquire::autocompletion::Replacement;
use inquire::ui::{Attributes, Color, IndexPrefix, RenderConfig, StyleSheet, Styled};
use inquire::{Autocomplete, CustomUserError, InquireError, Text};

use crate::output::is_dumb;

/// Lines of the list that are shown at once.
const SHOWN: usize = 8;

/// What a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed<T> {
    /// Typed a line.
    Line(String),
    /// Chose from the list.
    Chosen(T),
}

/// Why there is no line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unable {
    /// The person wants to stop.
    Stopped,
    /// The terminal cannot show a list.
    NoList,
}

/// Whether a list can be shown; the terminal of standard input is known to the caller.
pub(crate) fn is_possible() -> bool {
    let named = std::env::var("TERM").is_ok_and(|term| !term.is_empty());
    std::io::stderr().is_terminal() && named && !is_dumb()
}

/// A list that is made anew for each letter.
pub(crate) struct List<T> {
    fitting: Fitting<T>,
    texts: Texts,
}

impl<T: Clone + 'static> List<T> {
    /// Of what fits.
    pub(crate) fn new(fit: impl Fn(&str) -> Vec<(String, T)> + 'static, look: &Look) -> Self {
        let fitting = Fitting { fit: Rc::new(fit), shown: Rc::default(), width: look.width.saturating_sub(3) };
        List { fitting, texts: look.texts }
    }

    /// Lets a person type; empty when they leave with Esc.
    pub(crate) fn line(&self) -> Result<String, Unable> {
        let help = self.texts.ask_live();
        let prompt = Text::new("")
            .with_autocomplete(self.fitting.clone())
            .with_page_size(SHOWN)
            .with_help_message(&help)
            .with_render_config(colors());
        match prompt.prompt() {
            Ok(line) => Ok(line.trim().to_owned()),
            Err(InquireError::OperationCanceled) => Ok(String::new()),
            Err(InquireError::OperationInterrupted) => Err(Unable::Stopped),
            Err(_) => Err(Unable::NoList),
        }
    }

    /// What was chosen, if the line is one of the list.
    pub(crate) fn chosen(&self, line: String) -> Typed<T> {
        let shown = self.fitting.shown.borrow();
        match shown.iter().find(|(says, _)| *says == line) {
            Some((_, chosen)) => Typed::Chosen(chosen.clone()),
            None => Typed::Line(line),
        }
    }
}

/// What makes lines of a list.
type Fit<T> = Rc<dyn Fn(&str) -> Vec<(String, T)>>;

/// What fits, and what of it is on the screen.
#[derive(Clone)]
struct Fitting<T> {
    fit: Fit<T>,
    shown: Rc<RefCell<Vec<(String, T)>>>,
    /// Longest line (letters).
    width: usize,
}

impl<T: Clone + 'static> Autocomplete for Fitting<T> {
    fn get_suggestions(&mut self, typed: &str) -> Result<Vec<String>, CustomUserError> {
        let short = |says: String| match says.char_indices().nth(self.width) {
            Some(_) => says.chars().take(self.width - 1).chain(['…']).collect(),
            None => says,
        };
        let lines: Vec<(String, T)> = (self.fit)(typed).into_iter().map(|(says, of)| (short(says), of)).collect();
        let says = lines.iter().map(|(says, _)| says.clone()).collect();
        *self.shown.borrow_mut() = lines;
        Ok(says)
    }

    fn get_completion(&mut self, _: &str, chosen: Option<String>) -> Result<Replacement, CustomUserError> {
        Ok(chosen)
    }
}

/// The prompt as everywhere, what is chosen stands out, the rest is quiet.
fn colors() -> RenderConfig<'static> {
    let chosen = StyleSheet::new().with_fg(Color::DarkCyan).with_attr(Attributes::BOLD);
    let prompt = Styled::new(">");
    RenderConfig::empty()
        .with_prompt_prefix(prompt)
        .with_answered_prompt_prefix(prompt)
        .with_canceled_prompt_indicator(Styled::new(""))
        .with_highlighted_option_prefix(Styled::new(">").with_style_sheet(chosen))
        .with_scroll_up_prefix(Styled::new("^"))
        .with_scroll_down_prefix(Styled::new("v"))
        .with_option_index_prefix(IndexPrefix::None)
        .with_selected_option(Some(chosen))
        .with_help_message(StyleSheet::new().with_fg(Color::DarkGrey))
}
