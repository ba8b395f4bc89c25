//! Numbers before and after cases taught them, as a picture: a line each, from judged to learned (SVG).

use crate::chart::{self, escaped};
use crate::report::{LearnReport, LearnedNumber};

const WIDTH: usize = 760;
const LEFT: f64 = 300.0;
const RIGHT: f64 = 730.0;
const ROW: usize = 20;
const TOP: usize = 78;
/// More numbers than this are not drawn.
const MOST: usize = 120;

const STYLE: &str = ".grid{stroke:#d0d0d0}.span{stroke:#0b5fa5;stroke-width:5;stroke-linecap:round;opacity:.45}\
    .now{fill:#0b5fa5}.then{fill:none;stroke:#b3261e;stroke-width:2}.id{font-size:12px}";
const DARK: &str = ".grid{stroke:#4a4a4a}.span{stroke:#6cb6ff}.now{fill:#6cb6ff}.then{stroke:#ff8a80}";

/// The picture of a report: odds on a scale on which each decade is as wide as the next.
pub fn taught(title: &str, report: &LearnReport) -> String {
    let mut numbers: Vec<&LearnedNumber> = report.numbers.iter().collect();
    numbers.sort_by(|a, b| b.learned.total_cmp(&a.learned));
    numbers.truncate(MOST);
    let height = TOP + numbers.len() * ROW + 44;
    let mut svg = chart::begin(title, WIDTH, height, STYLE, DARK);
    svg += "<text class=\"id\" x=\"24\" y=\"54\">Ring: judged. Dot: learned. Bar: where it lies with 90 %.</text>\n";
    for (percent, p) in [("0.1", 0.001), ("1", 0.01), ("10", 0.1), ("50", 0.5), ("90", 0.9)] {
        let (x, low) = (across(p), TOP + numbers.len() * ROW);
        svg += &format!("<line class=\"grid\" x1=\"{x:.1}\" y1=\"{TOP}\" x2=\"{x:.1}\" y2=\"{low}\"/>");
        svg += &format!("<text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{percent} %</text>\n", low + 20);
    }
    numbers.iter().enumerate().for_each(|(at, number)| svg += &line(number, TOP + at * ROW + ROW / 2));
    svg + "</svg>\n"
}

/// The horizontal position of a probability: by its log odds.
fn across(p: f64) -> f64 {
    let odds = |p: f64| (p / (1.0 - p)).ln();
    let (least, most) = (odds(0.0003), odds(0.98));
    LEFT + (RIGHT - LEFT) * (odds(p.clamp(0.0003, 0.98)) - least) / (most - least)
}

fn line(number: &LearnedNumber, y: usize) -> String {
    let name = number.car.as_ref().map_or(number.id.clone(), |car| format!("{} ({car})", number.id));
    let (low, high) = (number.low.unwrap_or(number.learned), number.high.unwrap_or(number.learned));
    format!(
        "<g><title>{}: {:.4} judged, {:.4} learned, {low:.4} to {high:.4}</title>\
         <text class=\"id\" x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\
         <line class=\"span\" x1=\"{:.1}\" y1=\"{y}\" x2=\"{:.1}\" y2=\"{y}\"/>\
         <circle class=\"then\" cx=\"{:.1}\" cy=\"{y}\" r=\"4\"/><circle class=\"now\" cx=\"{:.1}\" cy=\"{y}\" r=\"3.5\"/></g>\n",
        escaped(&name),
        number.judged,
        number.learned,
        LEFT - 12.0,
        y + 4,
        escaped(&name),
        across(low),
        across(high),
        across(number.judged),
        across(number.learned),
    )
}
