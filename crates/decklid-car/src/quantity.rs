//! Quantities in texts of cars: written once, as the source has them, and told to each reader in units of their own.
//!
//! ```text
//!   {15 km/h}   {~2.5 m} about   {40-80 cm} from, to   {~11, 16, 24 K} a row; K: warmer or colder by
//! ```
//!
//! ```
//! use decklid_car::quantity::{Quantity, Unit, bare};
//!
//! let reach = Quantity::parse("~40-80 cm").unwrap();
//! assert_eq!((reach.about, reach.unit), (true, Unit::Centimetre));
//! assert_eq!(reach.numbers, [40.0, 80.0]);
//! assert_eq!(Quantity::parse("trunk"), None);
//! assert_eq!(bare("locks at 15 km/h, or at {15 km/h}"), Some(9..16));
//! ```

use std::ops::Range;

/// What is measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dimension {
    /// How fast.
    Speed,
    /// How long, far or high.
    Length,
    /// How heavy.
    Mass,
    /// How warm.
    Temperature,
    /// By how much warmer or colder.
    Warming,
}

/// A unit that texts of cars are written in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Unit {
    /// km/h.
    KilometreAnHour,
    /// mph.
    MileAnHour,
    /// km.
    Kilometre,
    /// m.
    Metre,
    /// cm.
    Centimetre,
    /// mm.
    Millimetre,
    /// mi.
    Mile,
    /// ft.
    Foot,
    /// in.
    Inch,
    /// kg.
    Kilogram,
    /// lb.
    Pound,
    /// °C on a thermometer.
    Celsius,
    /// °F on a thermometer.
    Fahrenheit,
    /// Kelvin: by how many °C something is warmer.
    Kelvin,
}

impl Unit {
    /// All units by their names in files.
    pub const NAMES: &'static [(&'static str, Unit)] = &[
        ("km/h", Unit::KilometreAnHour),
        ("mph", Unit::MileAnHour),
        ("km", Unit::Kilometre),
        ("m", Unit::Metre),
        ("cm", Unit::Centimetre),
        ("mm", Unit::Millimetre),
        ("mi", Unit::Mile),
        ("ft", Unit::Foot),
        ("in", Unit::Inch),
        ("kg", Unit::Kilogram),
        ("lb", Unit::Pound),
        ("°C", Unit::Celsius),
        ("°F", Unit::Fahrenheit),
        ("K", Unit::Kelvin),
    ];

    /// What it measures, and how much one of it is in km/h, m, kg, °C or K.
    pub fn size(self) -> (Dimension, f64) {
        match self {
            Unit::KilometreAnHour => (Dimension::Speed, 1.0),
            Unit::MileAnHour => (Dimension::Speed, 1.609_344),
            Unit::Kilometre => (Dimension::Length, 1000.0),
            Unit::Metre => (Dimension::Length, 1.0),
            Unit::Centimetre => (Dimension::Length, 0.01),
            Unit::Millimetre => (Dimension::Length, 0.001),
            Unit::Mile => (Dimension::Length, 1_609.344),
            Unit::Foot => (Dimension::Length, 0.3048),
            Unit::Inch => (Dimension::Length, 0.0254),
            Unit::Kilogram => (Dimension::Mass, 1.0),
            Unit::Pound => (Dimension::Mass, 0.453_592_37),
            Unit::Celsius => (Dimension::Temperature, 1.0),
            Unit::Fahrenheit => (Dimension::Temperature, 5.0 / 9.0),
            Unit::Kelvin => (Dimension::Warming, 1.0),
        }
    }

    /// A number of this unit in another that measures the same.
    pub fn convert(self, number: f64, to: Unit) -> f64 {
        let zero = |unit| if unit == Unit::Fahrenheit && self.size().0 == Dimension::Temperature { 32.0 } else { 0.0 };
        (number - zero(self)) * self.size().1 / to.size().1 + zero(to)
    }
}

/// A quantity in a text.
#[derive(Clone, PartialEq, Debug)]
pub struct Quantity {
    /// The source says "about".
    pub about: bool,
    /// One number; or least and most; or some in a row.
    pub numbers: Vec<f64>,
    /// True for least and most.
    pub span: bool,
    /// Of what.
    pub unit: Unit,
}

impl Quantity {
    /// Reads what stands between the braces.
    pub fn parse(inner: &str) -> Option<Self> {
        let (numbers, unit) = inner.rsplit_once(' ')?;
        let unit = Unit::NAMES.iter().find(|u| u.0 == unit)?.1;
        let (about, numbers) = numbers.strip_prefix('~').map_or((false, numbers), |rest| (true, rest));
        let span = numbers.split_once('-');
        let parts: Vec<&str> = span.map_or_else(|| numbers.split(", ").collect(), |(least, most)| vec![least, most]);
        let numbers = parts.into_iter().map(number).collect::<Option<Vec<f64>>>()?;
        Some(Quantity { about, numbers, span: span.is_some(), unit })
    }
}

/// Digits, with a point and digits behind it at most.
fn number(text: &str) -> Option<f64> {
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let plain = text.split_once('.').map_or_else(|| digits(text), |(whole, part)| digits(whole) && digits(part));
    text.parse().ok().filter(|_| plain)
}

/// A piece of a text.
#[derive(Clone, PartialEq, Debug)]
pub enum Piece<'t> {
    /// Words, as they stand.
    Words(&'t str),
    /// A quantity.
    Quantity(Quantity),
}

/// The places of the opening braces, each with what stands behind it up to the next brace: `true` if that one closes it.
/// What is read in braces holds no others, so one look at each letter is enough, whatever the text.
pub(crate) fn braces(text: &str) -> impl Iterator<Item = (usize, &str, bool)> {
    text.match_indices('{').map(|(open, _)| {
        let rest = &text[open + 1..];
        let end = rest.find(['{', '}']);
        let closed = end.is_some_and(|end| rest[end..].starts_with('}'));
        (open, &rest[..end.unwrap_or(rest.len())], closed)
    })
}

/// The text as words and quantities; braces around anything else are words.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut words) = (Vec::new(), 0);
    for (open, inner, _) in braces(text).filter(|it| it.2) {
        if let Some(quantity) = Quantity::parse(inner) {
            pieces.push(Piece::Words(&text[words..open]));
            pieces.push(Piece::Quantity(quantity));
            words = open + inner.len() + 2;
        }
    }
    pieces.push(Piece::Words(&text[words..]));
    pieces
}

/// How people write units in sentences, beside the names in files; `in`, `m` behind a word and `K` are left out.
const WRITTEN: &[&str] = &[
    "kilometre",
    "kilometer",
    "metre",
    "meter",
    "centimetre",
    "centimeter",
    "millimetre",
    "millimeter",
    "inch",
    "inches",
    "foot",
    "feet",
    "yard",
    "mile",
    "kilo",
    "kilogram",
    "lbs",
    "degrees C",
    "degrees F",
    "degrees Celsius",
    "degrees Fahrenheit",
    "Grad C",
    "Meter",
    "Zentimeter",
    "Kilometer",
    "Kilogramm",
    "Zoll",
    "Fuß",
    "Meile",
    "Meilen",
];

/// The first quantity that stands in the text without braces, such as `15 km/h`.
pub fn bare(text: &str) -> Option<Range<usize>> {
    let (mut depth, mut seen) = (0_usize, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            // Once for all digits of a number and the gap behind it.
            '0'..='9' if depth == 0 && at >= seen => {
                let rest = text[at..].trim_start_matches(|c: char| c.is_ascii_digit());
                let gap = rest.trim_start_matches([' ', '-', '\u{a0}', '\u{202f}']);
                seen = text.len() - gap.len();
                if let Some(length) = unit_of(gap) {
                    let start = text[..at].rfind(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
                    let start =
                        start.map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8));
                    return Some(start..seen + length);
                }
            }
            _ => {}
        }
    }
    None
}

/// Length of the unit at the start of a text, if there is one and no letter follows it.
fn unit_of(text: &str) -> Option<usize> {
    let names = Unit::NAMES.iter().map(|u| u.0).filter(|name| !matches!(*name, "in" | "K"));
    let ends = |length: usize| !text[length..].starts_with(|c: char| c.is_alphanumeric());
    let at_start = |name: &str| {
        let length = text.strip_prefix(name).map(|_| name.len())?;
        let plural = text[length..].strip_prefix('s').map(|_| length + 1);
        [Some(length), plural].into_iter().flatten().find(|length| ends(*length))
    };
    names.chain(WRITTEN.iter().copied()).find_map(at_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_become_each_other() {
        let cases = [
            (100.0, Unit::KilometreAnHour, Unit::MileAnHour, 62.137),
            (2.5, Unit::Metre, Unit::Foot, 8.202),
            (4.0, Unit::Inch, Unit::Centimetre, 10.16),
            (2.0, Unit::Celsius, Unit::Fahrenheit, 35.6),
            (-40.0, Unit::Fahrenheit, Unit::Celsius, -40.0),
            (10.0, Unit::Kelvin, Unit::Fahrenheit, 18.0),
            (80.0, Unit::Kilogram, Unit::Pound, 176.37),
        ];
        for (number, from, to, same) in cases {
            assert!((from.convert(number, to) - same).abs() < 0.01, "{number} {from:?} {to:?}");
        }
    }

    #[test]
    fn only_quantities_are_read() {
        let good = ["15 km/h", "~2.5 m", "40-80 cm", "~11, 16 K", "0 °C"];
        let bad = ["15km/h", "15 knots", "~ 2 m", "1e3 m", "-4 m", ".5 m", "5-6-7 m", "inf m", "m", "", "trunk"];
        assert!(good.iter().all(|text| Quantity::parse(text).is_some()));
        assert!(bad.iter().all(|text| Quantity::parse(text).is_none()));
    }

    #[test]
    fn texts_fall_into_pieces() {
        let text = "The {trunk} {15 km/h} {x";
        let found = pieces(text);
        assert_eq!(found.len(), 3);
        assert_eq!((&found[0], &found[2]), (&Piece::Words("The {trunk} "), &Piece::Words(" {x")));
        assert_eq!(pieces(""), [Piece::Words("")]);
        assert_eq!(pieces("{a{15 m}"), pieces("{a{15 m}"));
    }

    #[test]
    fn bare_quantities_are_seen() {
        let bare_ones = [
            ("about 2.5 m.", "2.5 m"),
            ("up to 5 feet behind", "5 feet"),
            ("40 to 80 cm", "80 cm"),
            ("below 2 degrees C", "2 degrees C"),
            ("a 10-inch gap", "10-inch"),
            ("1,000 km", "1,000 km"),
            ("bis 2 °C", "2 °C"),
            ("3 Meter", "3 Meter"),
        ];
        for (text, quantity) in bare_ones {
            assert_eq!(bare(text).map(|at| &text[at]), Some(quantity), "{text}");
        }
        for text in ["12 volts", "8 in 10 cars", "F60 models", "90 degrees", "2 motors", "{15 km/h}", "50 pounds", "3"]
        {
            assert_eq!(bare(text), None, "{text}");
        }
    }
}
