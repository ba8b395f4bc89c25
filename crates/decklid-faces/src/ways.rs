//! The ways to an open lid and what each needs, as a picture (SVG): a grid of dots.
//!
//! ```text
//!              fob  button  key        a full dot: takes the way away alone
//!   battery     ●     ●                a ring: can matter, but not alone
//!   seized      ●     ●      ●   ◄── bold: enough to lock you out
//! ```

use crate::chart::{self, escaped};
use crate::report::LockoutReport;

const LEFT: usize = 380;
const ROW: usize = 24;
const COLUMN: usize = 42;
const TOP: usize = 250;

const STYLE: &str = ".alone{font-weight:700}.off{fill:#777}.line{stroke:#d0d0d0}\
    .kills{fill:#b3261e;stroke:#b3261e;stroke-width:2}.matters{fill:none;stroke:#0b5fa5;stroke-width:2}";
const DARK: &str = ".off{fill:#999}.line{stroke:#4a4a4a}.kills{fill:#ff8a80;stroke:#ff8a80}.matters{stroke:#6cb6ff}";

/// The picture; the same words are next to it.
pub fn picture(title: &str, json: &LockoutReport) -> String {
    let ways = &json.ways;
    let matters = |event: &str| ways.iter().any(|way| has(&way.killed_by, event) || has(&way.touched_by, event));
    let rows: Vec<_> = json.importance.iter().filter(|row| matters(&row.event)).collect();
    let (width, height) = (LEFT + COLUMN * ways.len().max(1) + 160, TOP + ROW * rows.len() + 70);
    let mut svg = chart::begin(title, width, height, STYLE, DARK);
    for (at, way) in ways.iter().enumerate() {
        let x = LEFT + COLUMN * at + COLUMN / 2;
        let class = if way.works { "" } else { " class=\"off\"" };
        svg += &format!(
            "<text{class} transform=\"rotate(-50 {x} {y})\" x=\"{x}\" y=\"{y}\">{}</text>\n",
            escaped(&way.says),
            y = TOP - 14
        );
        svg += &format!("<path class=\"line\" d=\"M{x} {TOP}V{}\"/>\n", TOP + ROW * rows.len());
    }
    for (at, row) in rows.iter().enumerate() {
        let y = TOP + ROW * at + ROW / 2;
        let class = if json.single_points.contains(&row.event) { " class=\"alone\"" } else { "" };
        svg += &format!(
            "<text{class} x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\n",
            LEFT - 8,
            y + 5,
            says(&row.says, &row.event)
        );
        for (column, way) in ways.iter().enumerate() {
            let x = LEFT + COLUMN * column + COLUMN / 2;
            let class = match (has(&way.killed_by, &row.event), has(&way.touched_by, &row.event)) {
                (true, _) => "kills",
                (false, true) => "matters",
                (false, false) => continue,
            };
            svg += &format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"7\"/>\n");
        }
    }
    let y = height - 30;
    svg + &format!(
        "<circle class=\"kills\" cx=\"24\" cy=\"{y}\" r=\"7\"/><text x=\"38\" y=\"{t}\">takes the way away alone</text>\
         <circle class=\"matters\" cx=\"230\" cy=\"{y}\" r=\"7\"/><text x=\"244\" y=\"{t}\">can matter</text>\
         <text class=\"alone\" x=\"340\" y=\"{t}\">bold: locks you out alone</text>\n</svg>\n",
        t = y + 5
    )
}

fn has(names: &[String], name: &str) -> bool {
    names.iter().any(|n| n == name)
}

fn says(words: &str, name: &str) -> String {
    const LONGEST: usize = 56;
    let words = if words.is_empty() { name } else { words };
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", escaped(&words[..end])),
        None => escaped(words),
    }
}
