//! Costs of many people as a picture: cumulative curves side by side (SVG).
//!
//! Curves differ by dash and by color; the colors are legible on light and dark.

use crate::chart::{self, escaped};

/// One curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Name in the legend.
    pub name: String,
    /// Costs in rising order, in the reader's money.
    pub costs: Vec<f64>,
}

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 440.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 52.0;
const BOTTOM: f64 = 64.0;
/// A curve has at most this many corners.
const CORNERS: usize = 240;
/// Color on light, color on dark, dashes.
const PENS: [(&str, &str, &str); 6] = [
    ("#0b5fa5", "#6cb6ff", ""),
    ("#b3261e", "#ff8a80", "8 4"),
    ("#2e7d32", "#7ddc86", "2 3"),
    ("#7b3fa0", "#d3a4f5", "10 3 2 3"),
    ("#8a5a00", "#ffc46b", "5 5"),
    ("#4a4a4a", "#c8c8c8", "1 5"),
];

/// Costs from least to most that the picture shows; each decade is as wide as the next.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Span {
    least: f64,
    most: f64,
}

/// Share of people who pay at most so much `money` (its name, many of it), a curve a policy.
pub fn cumulative(title: &str, curves: &[Curve], money: &str) -> String {
    let span = Span::of(curves);
    let mut svg = head(title);
    svg += &axes(span, money);
    for (at, curve) in curves.iter().enumerate() {
        svg += &line(curve, at, span);
    }
    svg += &legend(curves);
    svg + "</svg>\n"
}

impl Span {
    /// Round numbers that nearly all costs stay between.
    fn of(curves: &[Curve]) -> Self {
        let low = |c: &Curve| c.costs.get(c.costs.len() / 50).copied();
        let high = |c: &Curve| c.costs.get(c.costs.len().saturating_sub(1) * 99 / 100).copied();
        let least = curves.iter().filter_map(low).fold(f64::INFINITY, f64::min).clamp(0.1, 1e6);
        let most = curves.iter().filter_map(high).fold(0.0, f64::max).clamp(10.0 * least, 1e8);
        let below = |x: f64| STEPS.iter().rev().map(|m| m * decade(x)).find(|end| *end <= x * 1.000_001);
        let above = |x: f64| STEPS.iter().chain(&[10.0]).map(|m| m * decade(x)).find(|end| *end >= x * 0.999_999);
        Span { least: below(least).unwrap_or(least), most: above(most).unwrap_or(most) }
    }

    /// The horizontal position of a cost.
    fn across(self, cost: f64) -> f64 {
        let share = (cost.clamp(self.least, self.most) / self.least).ln() / (self.most / self.least).ln();
        LEFT + (WIDTH - LEFT - RIGHT) * share
    }

    /// Costs that are written below the axis.
    fn marks(self) -> Vec<f64> {
        let mut marks = Vec::new();
        let mut unit = decade(self.least);
        while unit <= self.most {
            marks.extend(STEPS.iter().map(|m| m * unit).filter(|x| *x >= self.least * 0.99 && *x <= self.most * 1.01));
            unit *= 10.0;
        }
        marks
    }
}

/// Marks within a decade.
const STEPS: [f64; 3] = [1.0, 2.0, 5.0];

/// The power of ten at or below a number.
fn decade(x: f64) -> f64 {
    10f64.powf((x * 1.000_001).log10().floor())
}

fn head(title: &str) -> String {
    let mut style = String::from(
        ".grid{stroke:#d0d0d0;stroke-width:1}.axis{stroke:#1a1a1a;stroke-width:1.5}.curve{fill:none;stroke-width:2.5}",
    );
    let mut dark = String::from(".grid{stroke:#4a4a4a}.axis{stroke:#f0f0f0}");
    for (at, (light, bright, dash)) in PENS.iter().enumerate() {
        style += &format!(".c{at}{{stroke:{light};stroke-dasharray:{}}}", if dash.is_empty() { "none" } else { dash });
        dark += &format!(".c{at}{{stroke:{bright}}}");
    }
    chart::begin(title, WIDTH, HEIGHT, &style, &dark)
}

fn axes(span: Span, money: &str) -> String {
    let (x0, x1, y0, y1) = (LEFT, WIDTH - RIGHT, HEIGHT - BOTTOM, TOP);
    let mut out = String::new();
    for share in [0, 25, 50, 75, 100] {
        let y = height(f64::from(share) / 100.0);
        out += &format!("<line class=\"grid\" x1=\"{x0}\" y1=\"{y:.1}\" x2=\"{x1}\" y2=\"{y:.1}\"/>");
        out += &format!("<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{share} %</text>\n", x0 - 8.0, y + 5.0);
    }
    for cost in span.marks() {
        let x = span.across(cost);
        let digits = usize::from(cost < 0.95);
        out += &format!("<line class=\"grid\" x1=\"{x:.1}\" y1=\"{y0}\" x2=\"{x:.1}\" y2=\"{y1}\"/>");
        out += &format!("<text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{cost:.digits$}</text>\n", y0 + 20.0);
    }
    out += &format!("<path class=\"axis\" d=\"M{x0} {y1}V{y0}H{x1}\" fill=\"none\"/>\n");
    let middle = f64::midpoint(x0, x1);
    let below = format!("cost at most, in {money}");
    out += &format!("<text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{below}</text>\n", y0 + 44.0);
    let (x, y) = (18.0, f64::midpoint(y0, y1));
    out + &format!(
        "<text transform=\"rotate(-90 {x} {y})\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">share of people</text>\n"
    )
}

fn line(curve: &Curve, at: usize, span: Span) -> String {
    let count = curve.costs.len();
    if count == 0 {
        return String::new();
    }
    let mut path = format!("M{:.1} {:.1}", span.across(0.0), height(0.0));
    let corners = count.min(CORNERS);
    for corner in 1..=corners {
        let rank = (corner * count / corners).max(1);
        let x = span.across(curve.costs[rank - 1]);
        path += &format!("H{x:.1}V{:.1}", height(rank as f64 / count as f64));
        if curve.costs[rank - 1] >= span.most {
            break;
        }
    }
    let name = escaped(&curve.name);
    format!("<path class=\"curve c{}\" d=\"{path}\"><title>{name}</title></path>\n", at % PENS.len())
}

fn legend(curves: &[Curve]) -> String {
    let mut out = String::new();
    let x = WIDTH - RIGHT - 150.0;
    for (at, curve) in curves.iter().enumerate() {
        let y = HEIGHT - BOTTOM - 20.0 - 22.0 * (curves.len() - 1 - at) as f64;
        out += &format!("<path class=\"curve c{}\" d=\"M{x} {y}h34\"/>", at % PENS.len());
        out += &format!("<text x=\"{}\" y=\"{}\">{}</text>\n", x + 42.0, y + 5.0, escaped(&curve.name));
    }
    out
}

fn height(share: f64) -> f64 {
    HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_rises_to_the_top() {
        let curves = [
            Curve { name: "best <1>".to_owned(), costs: (0..1000).map(|n| f64::from(n) / 10.0).collect() },
            Curve { name: "none".to_owned(), costs: Vec::new() },
        ];
        let svg = cumulative("Costs & more", &curves, "dollars");
        assert!(svg.contains("Costs &amp; more") && svg.contains("best &lt;1&gt;"));
        assert!(!svg.contains("NaN") && !svg.contains("inf"));
        assert_eq!(Span::of(&curves), Span { least: 2.0, most: 100.0 });
        assert_eq!(svg, cumulative("Costs & more", &curves, "dollars"));
    }
}
