//! Lines of text: wrapped, indented, with or without color.

use anstyle::{AnsiColor, Style};

use crate::page::region::UNKNOWN;
use crate::texts::Texts;

/// How the reader wants to see text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// The reader's words, money and units.
    pub texts: Texts,
    /// Longest line (characters).
    pub width: usize,
    /// Emergency numbers where the reader is, the one to call first in front.
    pub calls: &'static [&'static str],
    /// Whether to mark headings and warnings with terminal colors.
    pub color: bool,
}

impl Default for Look {
    fn default() -> Self {
        Look { texts: Texts::default(), width: 80, calls: UNKNOWN, color: false }
    }
}

const TITLE: Style = Style::new().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const ALARM: Style = AnsiColor::Red.on_default().bold();
const QUIET: Style = Style::new().dimmed();

/// A text that grows from top to bottom.
pub struct Page {
    look: Look,
    text: String,
}

impl Page {
    /// An empty page.
    pub fn new(look: &Look) -> Self {
        Page { look: *look, text: String::new() }
    }

    /// The reader's words, money and units.
    pub fn texts(&self) -> Texts {
        self.look.texts
    }

    /// The finished text; ends with a line feed unless it is empty.
    pub fn finish(self) -> String {
        self.text
    }

    /// A heading with a blank line before it, unless it is the first thing.
    pub fn title(&mut self, text: &str) -> &mut Self {
        self.blank();
        self.put("", text, TITLE)
    }

    /// A paragraph.
    pub fn line(&mut self, text: &str) -> &mut Self {
        self.put("", text, Style::new())
    }

    /// A paragraph of lesser weight.
    pub fn quiet(&mut self, text: &str) -> &mut Self {
        self.put("", text, QUIET)
    }

    /// That amounts were converted and how, if they were.
    pub fn converted(&mut self) -> &mut Self {
        match self.look.texts.conversion_note() {
            Some(note) => self.blank().quiet(&note),
            None => self,
        }
    }

    /// A danger.
    pub fn warning(&mut self, text: &str) -> &mut Self {
        self.put("! ", text, WARNING)
    }

    /// What comes before everything else.
    pub fn alarm(&mut self, text: &str) -> &mut Self {
        self.put("", text, ALARM)
    }

    /// An item after a mark such as `  1. `; further lines are indented below its text.
    pub fn item(&mut self, mark: &str, text: &str) -> &mut Self {
        self.put(mark, text, Style::new())
    }

    /// An empty line, never two in a row.
    pub fn blank(&mut self) -> &mut Self {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") && self.text != "\n" {
            self.text.push('\n');
        }
        self
    }

    /// Lines that are already as they should be.
    pub fn raw(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        if !text.is_empty() && !text.ends_with('\n') {
            self.text.push('\n');
        }
        self
    }

    /// Rows in columns; columns after the first are set to the right.
    pub fn table(&mut self, rows: &[Vec<String>]) -> &mut Self {
        self.raw(&columns(rows, false))
    }

    /// Rows in columns, all set to the left.
    pub fn columns(&mut self, rows: &[Vec<String>]) -> &mut Self {
        self.raw(&columns(rows, true))
    }

    fn put(&mut self, mark: &str, text: &str, style: Style) -> &mut Self {
        let lead = mark.chars().count();
        for (at, line) in wrap(text, self.look.width.saturating_sub(lead).max(20)).iter().enumerate() {
            let mark = if at == 0 { mark.to_owned() } else { " ".repeat(lead) };
            if self.look.color && style != Style::new() {
                self.text.push_str(&format!("{style}{mark}{line}{style:#}"));
            } else {
                self.text.push_str(&mark);
                self.text.push_str(line);
            }
            self.text.push('\n');
        }
        self
    }
}

/// The text in lines of at most this many characters; longer words stay whole.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines.push(String::new());
            used = 0;
        }
        let Some(line) = lines.last_mut() else { break };
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += length;
    }
    lines
}

fn columns(rows: &[Vec<String>], left: bool) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let wide = |at: usize| rows.iter().filter_map(|r| r.get(at)).map(|c| c.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count).map(wide).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            let gap = " ".repeat(widths[at] - cell.chars().count());
            let gutter = if at == 0 { "" } else { "  " };
            line += gutter;
            line += &if left || at == 0 { format!("{cell}{gap}") } else { format!("{gap}{cell}") };
        }
        out += line.trim_end();
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_no_longer_than_asked() {
        let text = "Push along the edge of the lid with flat hands and wait.";
        for width in 20..70 {
            let lines = wrap(text, width);
            assert!(lines.iter().all(|l| l.chars().count() <= width));
            assert_eq!(lines.join(" "), text);
        }
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn items_hang_below_their_mark() {
        let mut page = Page::new(&Look { width: 24, ..Look::default() });
        page.item("  1. ", "one two three four five");
        assert_eq!(page.finish(), "  1. one two three four\n     five\n");
    }

    #[test]
    fn columns_line_up() {
        let rows = [vec!["a".to_owned(), "10".to_owned()], vec!["long".to_owned(), "7".to_owned()]];
        let mut page = Page::new(&Look::default());
        page.table(&rows);
        assert_eq!(page.finish(), "a     10\nlong   7\n");
    }
}
