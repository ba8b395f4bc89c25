//! Problems of files for people: on a terminal with the line that each is on, elsewhere one a line.

use std::io::IsTerminal as _;
use std::ops::Range;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use decklid_car::load::Severity;
use decklid_console::folder;
use decklid_faces::layout::Look;
use decklid_faces::report::CarProblem;

/// All problems as text.
pub(crate) fn text(problems: &[CarProblem], look: &Look) -> String {
    if !look.color && !std::io::stdout().is_terminal() {
        return problems.iter().map(plain).collect();
    }
    let renderer = if look.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(look.width);
    problems.iter().map(|p| format!("{}\n\n", drawn(p, &renderer))).collect()
}

/// As compilers do it, so that editors find the place.
fn plain(p: &CarProblem) -> String {
    let CarProblem { rule, severity, file, line, column, message, hint, related } = p;
    let notes = related.iter().map(|r| format!("{}:{}:{}: note: {}\n", r.file, r.line, r.column, r.message));
    format!("{file}:{line}:{column}: {severity}: {rule}: {message} {hint}\n{}", notes.collect::<String>())
}

/// A place in a file, with what to say there.
struct Spot<'p> {
    file: &'p str,
    line: usize,
    column: usize,
    label: Option<&'p str>,
}

/// With a caret below the place, and the related places after it.
fn drawn(p: &CarProblem, renderer: &Renderer) -> String {
    let level = if p.severity == Severity::Error.word() { Level::ERROR } else { Level::WARNING };
    let here = Spot { file: &p.file, line: p.line, column: p.column, label: None };
    let others = p.related.iter();
    let others = others.map(|r| Spot { file: &r.file, line: r.line, column: r.column, label: Some(&r.message) });
    let mut group = level.primary_title(p.message.as_str()).id(p.rule).element(snippet(&here, AnnotationKind::Primary));
    for other in others {
        group = group.element(snippet(&other, AnnotationKind::Context));
    }
    if !p.hint.is_empty() {
        group = group.element(Level::HELP.message(p.hint.as_str()));
    }
    renderer.render(&[group])
}

fn snippet<'p>(spot: &Spot<'p>, kind: AnnotationKind) -> Snippet<'p, annotate_snippets::Annotation<'p>> {
    let line = line_of(spot.file, spot.line);
    let span = word(&line, spot.column);
    Snippet::source(line).line_start(spot.line).path(spot.file).annotation(kind.span(span).label(spot.label))
}

/// A line of a file on disk, else of one that is built in; empty if there is none.
fn line_of(file: &str, line: usize) -> String {
    let nth = |text: &str| text.lines().nth(line.saturating_sub(1)).unwrap_or_default().to_owned();
    match folder::read_text(Path::new(file)) {
        Ok(text) => nth(&text),
        Err(_) => built_in(file).map(nth).unwrap_or_default(),
    }
}

fn built_in(path: &str) -> Option<&'static str> {
    use decklid_data::{CARS, EXPECTED, GERMAN, WIRINGS, WORDS};
    let mut files = [CARS, WIRINGS, EXPECTED, GERMAN, WORDS].into_iter().flatten();
    Some(files.find(|file| file.path == path)?.text)
}

/// The bytes of the name, number or quoted text that begins in a column (characters, from 1).
fn word(line: &str, column: usize) -> Range<usize> {
    let start = line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |at| at.0);
    let rest = &line[start..];
    let length = match rest.strip_prefix('"') {
        Some(inner) => inner.find('"').map_or(1, |end| end + 2),
        None => rest.find(|c: char| !c.is_alphanumeric() && !"_-.".contains(c)).unwrap_or(rest.len()),
    };
    let first = rest.chars().next().map_or(0, char::len_utf8);
    start..start + length.max(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use decklid_faces::report::RelatedPlace;

    const FILE: &str = "cars/numbers.toml";

    fn problem() -> CarProblem {
        let (file, message) = (FILE.to_owned(), "here too".to_owned());
        let related = vec![RelatedPlace { file: file.clone(), line: 2, column: 1, message }];
        let (message, hint) = ("It is wrong.".to_owned(), "Mend it.".to_owned());
        CarProblem { rule: "cost", severity: "error", file, line: 1, column: 1, message, hint, related }
    }

    #[test]
    fn a_problem_is_drawn_with_its_line_and_the_related_ones() {
        let line = |n: usize| line_of(FILE, n);
        assert!(!line(1).is_empty(), "the file is built in");
        let drawn = drawn(&problem(), &Renderer::plain());
        let place = |n: usize| format!("{FILE}:{n}:1");
        for wanted in
            ["error[cost]: It is wrong.", "^", "- here too", "help: Mend it.", &line(1), &line(2), &place(1), &place(2)]
        {
            assert!(drawn.contains(wanted), "no `{wanted}` in\n{drawn}");
        }
    }

    #[test]
    fn elsewhere_a_problem_is_a_line() {
        let lines =
            "cars/numbers.toml:1:1: error: cost: It is wrong. Mend it.\ncars/numbers.toml:2:1: note: here too\n";
        assert_eq!(plain(&problem()), lines);
    }

    #[test]
    fn a_caret_covers_the_word_that_begins_there() {
        for (line, column, covered) in [
            ("based_on = \"sedann\"", 12, "\"sedann\""),
            ("moves.get_in = 1", 1, "moves.get_in"),
            ("ü = [1, 2]", 5, "["),
            ("says = \"ä & b\"", 9, "ä"),
            ("open = \"never closed", 8, "\""),
            ("short", 99, ""),
        ] {
            assert_eq!(&line[word(line, column)], covered, "{line}");
        }
    }
}
