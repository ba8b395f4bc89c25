//! The pocket card: one page for the glove box, after the rescue sheets of ISO 17840.
//!
//! Outline with numbered places, the first steps in the order that the policy gives, what not to do,
//! where fuse, jump post and fob cell are, whom to call, and a QR code to the guide.

mod blocks;
mod content;
mod sheet;

pub(crate) use blocks::source;
pub use content::{Card, Paper};

use decklid_car::car::Car;

#[cfg(feature = "paper")]
use crate::paper::{self, About, Unprintable};
use crate::picture::{Sight, num};
use blocks::{Block, blocks};
use sheet::{Brush, Fonts, POINT};

/// A card ready to be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    body: String,
    title: String,
    paper: Paper,
    sight: Sight,
    /// Size of the letters (points).
    pub points: f64,
    /// How far text reaches beyond its column (mm): 0 when all fits.
    pub overflow: f64,
    /// How many steps are on it.
    pub steps: usize,
}

/// Largest and smallest letters (points).
const SIZES: (f64, f64) = (10.5, 6.2);
/// How much smaller they get at a time (points).
const STEP: f64 = 0.1;

/// Lays out a card: the largest letters with which it fits on its page.
pub fn card(car: &Car, card: &Card<'_>) -> Sheet {
    let fonts = Fonts::new();
    let title = card.texts().car(&car.name);
    let blocks = blocks(car, card);
    let mut points = SIZES.0;
    loop {
        let (body, overflow) = flow(&fonts, &blocks, card.paper, points);
        if overflow <= 0.0 || points < SIZES.1 + STEP / 2.0 {
            return Sheet {
                body,
                title,
                paper: card.paper,
                sight: card.sight,
                points,
                overflow,
                steps: card.steps.len(),
            };
        }
        points -= STEP;
    }
}

/// Puts blocks into columns, and says how far they reach beyond the last one.
fn flow(fonts: &Fonts, blocks: &[Block<'_>], paper: Paper, points: f64) -> (String, f64) {
    let columns = paper.columns();
    let mut svg = String::new();
    let (mut at, mut y, mut over) = (0, columns[0].1, 0.0_f64);
    for block in blocks {
        let draw = |column: usize, y: f64| {
            let (x, _, width, _) = columns[column];
            let mut brush = Brush::new(fonts, (x, y), width, points * POINT);
            block.draw(&mut brush);
            brush
        };
        let mut brush = draw(at, y);
        let bottom = columns[at].1 + columns[at].3;
        if brush.y > bottom && at + 1 < columns.len() {
            at += 1;
            brush = draw(at, columns[at].1);
        }
        over = over.max(brush.over).max(brush.y - columns[at].1 - columns[at].3);
        y = brush.y;
        svg += &brush.svg;
    }
    if columns.len() > 1 {
        let (width, height) = paper.size();
        let (x, y, w, h) = (num(width / 2.0), num(height / 2.0), num(width), num(height));
        svg += &format!(
            "<path d=\"M{x} 0V{h}M0 {y}H{w}\" fill=\"none\" stroke=\"#888\" stroke-width=\".25\" stroke-dasharray=\"2 2\"/>"
        );
    }
    (svg, over.max(0.0))
}

impl Sheet {
    fn drawing(&self, style: &str) -> String {
        let (width, height) = self.paper.size();
        sheet::head(width, height, &self.title, style) + &self.body + "</svg>\n"
    }

    /// As a drawing with its fonts inside.
    pub fn svg(&self) -> String {
        self.drawing(&sheet::embedded())
    }
}

#[cfg(feature = "paper")]
impl Sheet {
    /// As a PDF of one page.
    ///
    /// # Errors
    /// When the drawing cannot be printed.
    pub fn pdf(&self) -> Result<Vec<u8>, Unprintable> {
        let about = About { title: self.title.clone(), language: self.sight.language.code().to_owned() };
        paper::pdf(&self.drawing(""), self.paper.size(), &about)
    }

    /// As pixels, this many per inch.
    ///
    /// # Errors
    /// When there would be too many dots.
    pub fn png(&self, dots: f64) -> Result<Vec<u8>, Unprintable> {
        paper::png(&self.drawing(""), dots / 96.0)
    }

    /// As gray values, this many per inch, with width and height.
    ///
    /// # Errors
    /// When there would be too many dots.
    pub fn greys(&self, dots: f64) -> Result<(usize, usize, Vec<u8>), Unprintable> {
        paper::greys(&self.drawing(""), dots / 96.0)
    }
}
