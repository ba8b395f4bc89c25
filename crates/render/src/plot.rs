//! Costs of many people as a picture: cumulative curves side by side (SVG).
//!
//! Curves differ by dash and by colour; the colours read on light and dark.
//! No font, script or style sheet from outside.

/// One curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Name in the legend.
    pub name: String,
    /// Costs in rising order [USD].
    pub costs: Vec<f64>,
}

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 440.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 52.0;
const BOTTOM: f64 = 64.0;
/// A curve has at most so many corners.
const CORNERS: usize = 240;
/// Colour on light, colour on dark, dashes.
const PENS: [(&str, &str, &str); 6] = [
    ("#0b5fa5", "#6cb6ff", ""),
    ("#b3261e", "#ff8a80", "8 4"),
    ("#2e7d32", "#7ddc86", "2 3"),
    ("#7b3fa0", "#d3a4f5", "10 3 2 3"),
    ("#8a5a00", "#ffc46b", "5 5"),
    ("#4a4a4a", "#c8c8c8", "1 5"),
];

/// Share of people (0 to 1) who pay at most so much, a curve a policy.
pub fn cumulative(title: &str, curves: &[Curve]) -> String {
    let most = axis_end(curves);
    let mut svg = head(title);
    svg += &axes(most);
    for (at, curve) in curves.iter().enumerate() {
        svg += &line(curve, at, most);
    }
    svg += &legend(curves);
    svg + "</svg>\n"
}

fn head(title: &str) -> String {
    let mut style = String::from(
        "text{font:14px system-ui,sans-serif;fill:#1a1a1a}.title{font-size:17px;font-weight:600}\
         .grid{stroke:#d0d0d0;stroke-width:1}.axis{stroke:#1a1a1a;stroke-width:1.5}\
         .curve{fill:none;stroke-width:2.5}.ground{fill:#fff}",
    );
    let mut dark = String::from("text{fill:#f0f0f0}.grid{stroke:#4a4a4a}.axis{stroke:#f0f0f0}.ground{fill:#16181c}");
    for (at, (light, bright, dash)) in PENS.iter().enumerate() {
        style += &format!(".c{at}{{stroke:{light};stroke-dasharray:{}}}", if dash.is_empty() { "none" } else { dash });
        dark += &format!(".c{at}{{stroke:{bright}}}");
    }
    let title = escaped(title);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{title}\">\n\
         <title>{title}</title>\n<style>{style}@media(prefers-color-scheme:dark){{{dark}}}</style>\n\
         <rect class=\"ground\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>\n\
         <text class=\"title\" x=\"{LEFT}\" y=\"30\">{title}</text>\n"
    )
}

fn axes(most: f64) -> String {
    let (x0, x1, y0, y1) = (LEFT, WIDTH - RIGHT, HEIGHT - BOTTOM, TOP);
    let mut out = String::new();
    for share in [0, 25, 50, 75, 100] {
        let y = height(f64::from(share) / 100.0);
        out += &format!("<line class=\"grid\" x1=\"{x0}\" y1=\"{y:.1}\" x2=\"{x1}\" y2=\"{y:.1}\"/>");
        out += &format!("<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{share} %</text>\n", x0 - 8.0, y + 5.0);
    }
    for step in 0..=5 {
        let cost = most * f64::from(step) / 5.0;
        let x = across(cost, most);
        out += &format!("<line class=\"grid\" x1=\"{x:.1}\" y1=\"{y0}\" x2=\"{x:.1}\" y2=\"{y1}\"/>");
        out += &format!("<text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{cost:.0}</text>\n", y0 + 20.0);
    }
    out += &format!("<path class=\"axis\" d=\"M{x0} {y1}V{y0}H{x1}\" fill=\"none\"/>\n");
    let middle = f64::midpoint(x0, x1);
    out +=
        &format!("<text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">cost at most, in dollars</text>\n", y0 + 44.0);
    let (x, y) = (18.0, f64::midpoint(y0, y1));
    out + &format!(
        "<text transform=\"rotate(-90 {x} {y})\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">share of people</text>\n"
    )
}

fn line(curve: &Curve, at: usize, most: f64) -> String {
    let count = curve.costs.len();
    if count == 0 {
        return String::new();
    }
    let mut path = format!("M{:.1} {:.1}", across(0.0, most), height(0.0));
    let corners = count.min(CORNERS);
    for corner in 1..=corners {
        let rank = (corner * count / corners).max(1);
        let x = across(curve.costs[rank - 1].min(most), most);
        path += &format!("H{x:.1}V{:.1}", height(rank as f64 / count as f64));
        if curve.costs[rank - 1] >= most {
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

/// A round number that nearly all costs stay below [USD].
fn axis_end(curves: &[Curve]) -> f64 {
    let high = |c: &Curve| c.costs.get((c.costs.len().max(1) - 1) * 98 / 100).copied().unwrap_or(0.0);
    let most = curves.iter().map(high).fold(1.0, f64::max);
    let unit = 10f64.powf(most.log10().floor());
    [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.5, 10.0]
        .into_iter()
        .map(|m| m * unit)
        .find(|end| *end >= most)
        .unwrap_or(most)
}

fn across(cost: f64, most: f64) -> f64 {
    LEFT + (WIDTH - LEFT - RIGHT) * cost / most
}

fn height(share: f64) -> f64 {
    HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * share
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
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
        let svg = cumulative("Costs & more", &curves);
        assert!(svg.contains("Costs &amp; more") && svg.contains("best &lt;1&gt;"));
        assert!(!svg.contains("NaN") && !svg.contains("inf"));
        assert_eq!(axis_end(&curves), 100.0);
        assert_eq!(svg, cumulative("Costs & more", &curves));
    }
}
