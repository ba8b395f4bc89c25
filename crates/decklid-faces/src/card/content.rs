//! What a card is made from.

use decklid_car::car::MoveId;
use decklid_car::date::Date;

use crate::picture::Sight;
use crate::texts::{Measures, Texts};

/// What a card is printed on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Paper {
    /// 105 by 148 mm.
    #[default]
    A6,
    /// 215.9 by 279.4 mm, to be folded twice.
    Letter,
    /// 210 by 297 mm, to be folded twice.
    A4,
}

impl Paper {
    /// Width and height (mm).
    pub fn size(self) -> (f64, f64) {
        match self {
            Paper::A6 => (105.0, 148.0),
            Paper::Letter => (215.9, 279.4),
            Paper::A4 => (210.0, 297.0),
        }
    }

    /// Upper left corners of the columns, with their width and height (mm).
    pub(super) fn columns(self) -> Vec<(f64, f64, f64, f64)> {
        let (width, height) = self.size();
        if self == Paper::A6 {
            return vec![(MARGIN, MARGIN, width - 2.0 * MARGIN, height - 2.0 * MARGIN)];
        }
        let margin = 2.0 * MARGIN;
        let (w, h) = (width / 2.0, height / 2.0);
        let cell = |x: f64, y: f64| (x + margin, y + margin, w - 2.0 * margin, h - 2.0 * margin);
        vec![cell(0.0, 0.0), cell(w, 0.0), cell(0.0, h), cell(w, h)]
    }
}

/// White edge of a card (mm).
const MARGIN: f64 = 4.5;

/// What is on a card besides the car.
#[derive(Clone, Debug, PartialEq)]
pub struct Card<'a> {
    /// The first steps, in order.
    pub steps: &'a [MoveId],
    /// Expected cost of following the card (USD).
    pub cost: f64,
    /// Expected cost of following the whole guide (USD).
    pub guide_cost: f64,
    /// Address or text behind the QR code.
    pub link: &'a str,
    /// Date of printing; none, so that the same card has the same bytes.
    pub date: Option<Date>,
    /// What it is printed on.
    pub paper: Paper,
    /// The reader's language and where the driver sits.
    pub sight: Sight,
    /// The reader's money and units.
    pub measures: Measures,
}

impl Card<'_> {
    pub(super) fn texts(&self) -> Texts {
        Texts::of(self.sight.language).measured_in(self.measures)
    }
}
