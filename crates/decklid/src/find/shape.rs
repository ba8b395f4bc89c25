//! Bodies and years.

use decklid_car::car::{Body, Closure};

/// The body of a car, as coarse as people name it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Shape {
    /// A trunk with a lid, four doors.
    Sedan,
    /// A back door with glass.
    Hatch,
    /// A long roof and a back door.
    Wagon,
    /// High, with a back door.
    Suv,
    /// A trunk with a lid, two doors.
    Coupe,
    /// A folding roof and a trunk with a lid.
    Convertible,
    /// High and square, with back doors.
    Van,
    /// An open bed with a tailgate: the guide has no steps for it.
    Pickup,
}

impl Shape {
    /// All with their names.
    pub const NAMES: &[(&str, Shape)] = &[
        ("sedan", Shape::Sedan),
        ("hatch", Shape::Hatch),
        ("wagon", Shape::Wagon),
        ("suv", Shape::Suv),
        ("coupe", Shape::Coupe),
        ("convertible", Shape::Convertible),
        ("van", Shape::Van),
        ("pickup", Shape::Pickup),
    ];

    /// The shape of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|known| known.0 == name).map(|known| known.1)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|known| known.1 == self).map_or("", |known| known.0)
    }

    /// The car of the catalog that holds what is known of such bodies; `None` where nothing of ours holds.
    pub fn archetype(self) -> Option<&'static str> {
        match self {
            Shape::Sedan => Some("sedan"),
            Shape::Hatch => Some("hatch"),
            Shape::Wagon | Shape::Suv | Shape::Van => Some("wagon"),
            Shape::Coupe => Some("coupe"),
            Shape::Convertible => Some("convertible"),
            Shape::Pickup => None,
        }
    }

    /// The lid of most such cars; `None` for a tailgate.
    pub fn closure(self) -> Option<Closure> {
        match self {
            Shape::Sedan | Shape::Coupe => Some(Closure::TrunkLid),
            Shape::Hatch => Some(Closure::Hatch),
            Shape::Wagon | Shape::Suv | Shape::Van => Some(Closure::Liftgate),
            Shape::Convertible => Some(Closure::ConvertibleLid),
            Shape::Pickup => None,
        }
    }
}

impl From<Body> for Shape {
    fn from(body: Body) -> Self {
        match body {
            Body::Sedan => Shape::Sedan,
            Body::Coupe => Shape::Coupe,
            Body::Hatch3 | Body::Hatch5 | Body::Liftback => Shape::Hatch,
            Body::Wagon => Shape::Wagon,
            Body::Suv => Shape::Suv,
            Body::Convertible | Body::Roadster => Shape::Convertible,
            Body::Van => Shape::Van,
            Body::Pickup => Shape::Pickup,
        }
    }
}

/// A set of bodies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Shapes(u8);

impl Shapes {
    /// Any body.
    pub(super) const ALL: Shapes = Shapes(u8::MAX);

    /// Whether it is one of them.
    pub(super) fn has(self, shape: Shape) -> bool {
        self.0 & 1 << shape as u8 != 0
    }

    /// Those of both; where nothing is left, the others say more than these.
    pub(super) fn and(self, others: Shapes) -> Shapes {
        if self.0 & others.0 == 0 { self } else { Shapes(self.0 & others.0) }
    }
}

impl FromIterator<Shape> for Shapes {
    fn from_iter<I: IntoIterator<Item = Shape>>(shapes: I) -> Self {
        Shapes(shapes.into_iter().fold(0, |set, shape| set | 1 << shape as u8))
    }
}

/// First and last model year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Span {
    /// The first.
    pub first: u16,
    /// The last; [`Span::OPEN`] or later while the car is still built.
    pub last: u16,
}

impl Span {
    /// A listing of this year or later does not tell when the model ended.
    pub const OPEN: u16 = 2026;

    /// Reads `2001-2006` or `2001`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        Some(Span { first: first.parse().ok()?, last: last.parse().ok()? })
    }

    /// Reads the build years of a car file: `2001-2006`, `2022-`, `2015`; `None` where they are not told.
    pub(super) fn of_car(years: &str) -> Option<Self> {
        let mut told = years.split(|c: char| !c.is_ascii_digit()).filter_map(|year| year.parse::<u16>().ok());
        let first = told.next()?;
        let open = years.contains("since") || years.trim_end().ends_with(['-', '–']);
        let last = told.next_back().unwrap_or(if open { u16::MAX } else { first });
        Some(Span { first, last })
    }

    /// Whether some year is in both.
    pub(super) fn meets(self, other: Span) -> bool {
        let last = if self.last >= Self::OPEN { u16::MAX } else { self.last };
        self.first <= other.last && other.first <= last
    }

    /// Whether most of the other is in this one.
    pub(super) fn holds_most(self, other: Span) -> bool {
        let middle = other.first + (other.last.saturating_sub(other.first)) / 2;
        self.meets(Span { first: middle, last: middle })
    }

    /// `2001-2006`, `2022-` while it is built.
    pub(super) fn text(self) -> String {
        match self {
            Span { first, last } if last >= Self::OPEN => format!("{first}-"),
            Span { first, last } if last == first => first.to_string(),
            Span { first, last } => format!("{first}-{last}"),
        }
    }
}
