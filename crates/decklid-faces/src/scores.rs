//! How a guide does on cases, as a picture: a bar for each count, a square for each case (SVG).
//!
//! Verdicts differ by letter as well as by color.

use crate::chart::{self, escaped};
use crate::report::{CaseReplay, ReplayReport};

const WIDTH: usize = 760;
const LEFT: usize = 250;
const BAR: usize = 420;
const ROW: usize = 26;
const TOP: usize = 56;
/// Side of a case's square, and how many stand in a row.
const SIDE: usize = 22;
const IN_A_ROW: usize = 32;
/// More squares than this are not drawn.
const MOST: usize = 3_200;

const STYLE: &str = ".rest{fill:#e4e4e4}.bar{fill:#0b5fa5}.letter{font-size:12px;text-anchor:middle;fill:#fff}\
    .works{fill:#2e7d32}.partly{fill:#8a5a00}.fails{fill:#b3261e}.unsafe{fill:#4a0072}";
const DARK: &str = ".rest{fill:#3a3d42}.bar{fill:#6cb6ff}";

/// A count with the number of cases that it is out of.
struct Bar {
    says: &'static str,
    count: usize,
    of: usize,
}

/// The picture of a report.
pub fn scores(title: &str, report: &ReplayReport) -> String {
    let bars = bars(report);
    let squares = &report.by_case[..report.by_case.len().min(MOST)];
    let below = TOP + bars.len() * ROW + 24;
    let height = below + squares.len().div_ceil(IN_A_ROW) * SIDE + 48;
    let mut svg = chart::begin(title, WIDTH, height, STYLE, DARK);
    bars.iter().enumerate().for_each(|(at, bar)| svg += &drawn(bar, TOP + at * ROW));
    squares.iter().enumerate().for_each(|(at, case)| {
        svg += &square(case, 24 + at % IN_A_ROW * SIDE, below + at / IN_A_ROW * SIDE);
    });
    let foot = "Each square is a case: w works, p partly, f fails, u unsafe.";
    svg + &format!("<text x=\"24\" y=\"{}\">{foot}</text>\n</svg>\n", height - 16)
}

fn bars(report: &ReplayReport) -> Vec<Bar> {
    let c = &report.counts;
    let bar = |says, count, of| Bar { says, count, of };
    vec![
        bar("car found, or honestly not listed", c.found, c.cases),
        bar("everything told has words", c.tellable, c.cases),
        bar("every answer taken", c.accepted, c.cases),
        bar("true cause first", c.cause_first, c.cause_known),
        bar("true cause in the first three", c.cause_top3, c.cause_known),
        bar("true cause not ruled out", c.cause_open, c.cause_known),
        bar("goal reached as the owner did, or alike", c.reached, c.way_known),
    ]
}

fn drawn(bar: &Bar, y: usize) -> String {
    let Bar { says, count, of } = bar;
    let long = BAR * count / (*of).max(1);
    let text = y + 15;
    format!(
        "<text x=\"{}\" y=\"{text}\" text-anchor=\"end\">{says}</text>\
         <rect class=\"rest\" x=\"{LEFT}\" y=\"{y}\" width=\"{BAR}\" height=\"20\"/>\
         <rect class=\"bar\" x=\"{LEFT}\" y=\"{y}\" width=\"{long}\" height=\"20\"/>\
         <text x=\"{}\" y=\"{text}\">{count}/{of}</text>\n",
        LEFT - 10,
        LEFT + BAR + 10
    )
}

fn square(case: &CaseReplay, x: usize, y: usize) -> String {
    let (id, verdict, end) = (escaped(&case.id), case.verdict, case.end);
    let letter = verdict.chars().next().unwrap_or('?');
    let (side, across, down) = (SIDE - 2, x + SIDE / 2 - 1, y + SIDE / 2 + 3);
    format!(
        "<g><title>{id}: {verdict}, {end}</title>\
         <rect class=\"{verdict}\" x=\"{x}\" y=\"{y}\" width=\"{side}\" height=\"{side}\"/>\
         <text class=\"letter\" x=\"{across}\" y=\"{down}\">{letter}</text></g>\n"
    )
}
