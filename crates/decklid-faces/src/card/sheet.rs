//! A sheet of paper in millimetres: text that knows its width, blocks that flow into columns.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ttf_parser::Face;

use crate::font::{BOLD, FONT, REGULAR};
use crate::picture::escaped;

/// Millimetres in a point.
pub(super) const POINT: f64 = 25.4 / 72.0;
/// Distance of lines, in sizes of the letters.
const LEADING: f64 = 1.2;

/// Which letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Weight {
    /// For reading.
    Regular,
    /// For finding.
    Bold,
}

/// Measures text.
pub(super) struct Fonts {
    regular: Option<Face<'static>>,
    bold: Option<Face<'static>>,
}

impl Fonts {
    /// The fonts that are part of decklid.
    pub(super) fn new() -> Self {
        Fonts { regular: Face::parse(REGULAR, 0).ok(), bold: Face::parse(BOLD, 0).ok() }
    }

    /// Width of a text (mm) at that size (mm); letters that the font lacks count as wide ones.
    pub(super) fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let face = match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        let Some(face) = face else { return text.chars().count() as f64 * size };
        let em = f64::from(face.units_per_em());
        let advance = |c| face.glyph_index(c).and_then(|g| face.glyph_hor_advance(g)).map_or(em, f64::from);
        text.chars().map(advance).sum::<f64>() * size / em
    }

    /// Words in lines no wider than asked (but for single words that are), each with its weight and
    /// its distance from the left.
    fn wrap<'t>(&self, runs: &[(&'t str, Weight)], size: f64, width: f64) -> Vec<Vec<Word<'t>>> {
        let mut lines = vec![Vec::new()];
        let mut at = 0.0;
        let gap = self.width(" ", size, Weight::Regular);
        for (text, weight) in runs.iter().flat_map(|(t, w)| t.split_whitespace().map(move |word| (word, *w))) {
            let wide = self.width(text, size, weight);
            if at > 0.0 && at + wide > width {
                lines.push(Vec::new());
                at = 0.0;
            }
            if let Some(line) = lines.last_mut() {
                line.push(Word { text, weight, at, wide });
            }
            at += wide + gap;
        }
        lines
    }
}

/// A word in its line (mm).
struct Word<'t> {
    text: &'t str,
    weight: Weight,
    at: f64,
    wide: f64,
}

/// Something that is drawn at a place with a width and then knows its height.
pub(super) struct Brush<'f> {
    fonts: &'f Fonts,
    /// What was drawn.
    pub(super) svg: String,
    /// Left edge (mm).
    pub(super) x: f64,
    /// Upper edge of what comes next (mm).
    pub(super) y: f64,
    /// Width (mm).
    pub(super) width: f64,
    /// Size of letters (mm).
    pub(super) size: f64,
    /// The farthest that anything reached beyond the right edge (mm).
    pub(super) over: f64,
}

impl<'f> Brush<'f> {
    /// Begins at a place.
    pub(super) fn new(fonts: &'f Fonts, (x, y): (f64, f64), width: f64, size: f64) -> Self {
        Brush { fonts, svg: String::new(), x, y, width, size, over: 0.0 }
    }

    /// A paragraph of one weight behind an indent; the ink is an SVG color.
    pub(super) fn text(&mut self, text: &str, indent: f64, scale: f64, weight: Weight, ink: &str) {
        self.runs(&[(text, weight)], indent, scale, ink);
    }

    /// A paragraph of several weights.
    pub(super) fn runs(&mut self, runs: &[(&str, Weight)], indent: f64, scale: f64, ink: &str) {
        let (fonts, size) = (self.fonts, self.size * scale);
        for line in fonts.wrap(runs, size, self.width - indent) {
            let end = line.last().map_or(0.0, |w| w.at + w.wide);
            self.over = self.over.max(end - (self.width - indent));
            for same in line.chunk_by(|a, b| a.weight == b.weight) {
                let words: Vec<&str> = same.iter().map(|w| w.text).collect();
                let bold = if same[0].weight == Weight::Bold { " font-weight=\"700\"" } else { "" };
                let _ = write!(
                    self.svg,
                    "<text x=\"{:.2}\" y=\"{:.2}\" font-size=\"{size:.2}\"{bold} fill=\"{ink}\">{}</text>",
                    self.x + indent + same[0].at,
                    self.y + size * 0.95,
                    escaped(&words.join(" "))
                );
            }
            self.y += size * LEADING;
        }
    }

    /// A box with rounded corners; `fill` and `stroke` are SVG colors.
    pub(super) fn plate(&mut self, y: f64, height: f64, fill: &str, stroke: &str) {
        let _ = write!(
            self.svg,
            "<rect x=\"{:.2}\" y=\"{y:.2}\" width=\"{:.2}\" height=\"{height:.2}\" rx=\"1\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\".5\"/>",
            self.x, self.width
        );
    }

    /// Leaves room, in sizes of the letters.
    pub(super) fn skip(&mut self, share: f64) {
        self.y += self.size * share;
    }
}

/// The start of a drawing in millimetres.
pub(super) fn head(width: f64, height: f64, title: &str, style: &str) -> String {
    let title = escaped(title);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{FONT}, sans-serif\" color=\"#000\" role=\"img\">\
         <title>{title}</title>{style}<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>"
    )
}

/// The fonts inside a drawing, so that it looks the same everywhere.
pub(super) fn embedded() -> String {
    let face = |data, weight| {
        format!(
            "@font-face{{font-family:\"{FONT}\";font-weight:{weight};src:url(data:font/ttf;base64,{})}}",
            STANDARD.encode(data)
        )
    };
    format!("<style>{}{}</style>", face(REGULAR, 400), face(BOLD, 700))
}
