//! Units and money by country and language, and quantities in units that the reader knows.

use decklid_car::quantity::{Dimension, Piece, Quantity, Unit, pieces};

use super::currency::{Currency, two_digits};
use super::{Language, Texts};
use crate::english::English;

/// What a reader measures with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Units {
    /// Miles, feet, inches, pounds, °F.
    Us,
    /// Miles and mph; all else metric.
    Uk,
    /// Kilometres, metres, kilograms, °C.
    Metric,
}

impl Units {
    /// All of them with their names in links and options.
    pub const NAMES: [(&'static str, Units); 3] = [("us", Units::Us), ("uk", Units::Uk), ("metric", Units::Metric)];

    /// Its name in links and options.
    pub fn code(self) -> &'static str {
        match self {
            Units::Us => "us",
            Units::Uk => "uk",
            Units::Metric => "metric",
        }
    }

    /// The units of that name.
    pub fn named(code: &str) -> Option<Self> {
        Units::NAMES.iter().find(|u| u.0 == code).map(|u| u.1)
    }

    /// The unit for so much of a dimension (km/h, m, kg, °C or K).
    fn unit(self, dimension: Dimension, size: f64) -> Unit {
        match (dimension, self) {
            (Dimension::Speed, Units::Metric) => Unit::KilometreAnHour,
            (Dimension::Speed, Units::Us | Units::Uk) => Unit::MileAnHour,
            (Dimension::Length, Units::Us | Units::Uk) if size >= 1000.0 => Unit::Mile,
            (Dimension::Length, Units::Us) if size >= 0.9 => Unit::Foot,
            (Dimension::Length, Units::Us) => Unit::Inch,
            (Dimension::Length, Units::Metric) if size >= 1000.0 => Unit::Kilometre,
            (Dimension::Length, Units::Uk | Units::Metric) if size >= 1.0 => Unit::Metre,
            (Dimension::Length, Units::Uk | Units::Metric) => Unit::Centimetre,
            (Dimension::Mass, Units::Us) => Unit::Pound,
            (Dimension::Mass, Units::Uk | Units::Metric) => Unit::Kilogram,
            (Dimension::Temperature | Dimension::Warming, Units::Us) => Unit::Fahrenheit,
            (Dimension::Temperature, Units::Uk | Units::Metric) => Unit::Celsius,
            (Dimension::Warming, Units::Uk | Units::Metric) => Unit::Kelvin,
        }
    }

    /// Whether a reader knows that unit.
    fn knows(self, unit: Unit) -> bool {
        match unit {
            Unit::KilometreAnHour | Unit::Kilometre => self == Units::Metric,
            Unit::MileAnHour | Unit::Mile => self != Units::Metric,
            Unit::Foot | Unit::Inch | Unit::Pound | Unit::Fahrenheit => self == Units::Us,
            Unit::Metre | Unit::Centimetre | Unit::Millimetre | Unit::Kilogram | Unit::Celsius | Unit::Kelvin => {
                self != Units::Us
            }
        }
    }
}

/// The reader's money and units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Measures {
    /// Currency of prices.
    pub currency: Currency,
    /// Units of quantities.
    pub units: Units,
}

impl Measures {
    /// What most readers of a language use.
    pub fn of_language(language: Language) -> Self {
        let (currency, units) = match language {
            Language::English(English::Us) => (Currency::Usd, Units::Us),
            #[cfg(feature = "trial")]
            Language::Trial(_) => (Currency::Usd, Units::Us),
            Language::English(English::Uk) => (Currency::Gbp, Units::Uk),
            Language::German => (Currency::Eur, Units::Metric),
        };
        Measures { currency, units }
    }

    /// In a country of which we have no rate: German readers know euros, others the dollars that sources state.
    pub(crate) fn abroad(self) -> Self {
        let currency = if self.currency == Currency::Eur { Currency::Eur } else { Currency::Usd };
        Measures { currency, units: Units::Metric }
    }
}

impl Texts {
    /// The text with its quantities in units that the reader knows.
    pub(super) fn with_quantities(&self, text: &str) -> String {
        if !text.contains('{') {
            return text.to_owned();
        }
        let told = |piece| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Quantity(quantity) => self.quantity(&quantity),
        };
        pieces(text).into_iter().map(told).collect()
    }

    fn quantity(&self, it: &Quantity) -> String {
        let units = self.measures().units;
        let known = units.knows(it.unit);
        let most = it.numbers.iter().copied().fold(0.0, f64::max);
        let (dimension, one) = it.unit.size();
        let unit = if known { it.unit } else { units.unit(dimension, most * one) };
        let number = |n: &f64| match dimension {
            _ if known => *n,
            Dimension::Mass => bearable(it.unit.convert(*n, unit)),
            Dimension::Speed | Dimension::Length | Dimension::Temperature | Dimension::Warming => {
                sensible(it.unit.convert(*n, unit))
            }
        };
        let numbers: Vec<String> = it.numbers.iter().map(|n| self.decimal(number(n))).collect();
        let row = match numbers.as_slice() {
            [least, most] if it.span => self.quantity_span(least, most),
            row => self.list(row),
        };
        let row = if it.about || !known { self.quantity_about(&row) } else { row };
        format!("{row} {}", self.unit(unit))
    }

    /// A unit in the reader's words.
    fn unit(&self, unit: Unit) -> String {
        match unit {
            Unit::Foot => self.unit_feet(),
            Unit::Inch => self.unit_inches(),
            Unit::Mile => self.unit_miles(),
            Unit::Kelvin => "°C".to_owned(),
            Unit::KilometreAnHour
            | Unit::MileAnHour
            | Unit::Kilometre
            | Unit::Metre
            | Unit::Centimetre
            | Unit::Millimetre
            | Unit::Kilogram
            | Unit::Pound
            | Unit::Celsius
            | Unit::Fahrenheit => Unit::NAMES.iter().find(|u| u.1 == unit).map_or("", |u| u.0).to_owned(),
        }
    }
}

/// Two digits, and at most one decimal place for small values.
fn sensible(x: f64) -> f64 {
    if x.abs() < 3.0 { (x * 10.0).round() / 10.0 } else { two_digits(x.abs()).copysign(x) }
}

/// A mass in our texts is what something may carry, so it is never rounded up.
fn bearable(x: f64) -> f64 {
    if x < 10.0 { (x * 10.0).floor() / 10.0 } else { (x / 5.0).floor() * 5.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_told_in_the_readers_units() {
        let [us, uk, de] =
            [Language::English(English::Us), Language::English(English::Uk), Language::German].map(Texts::of);
        let cases = [
            ("at {~15 km/h}.", "at about 9 mph.", "at about 9 mph.", "at etwa 15 km/h."),
            ("{5 ft} behind", "5 feet behind", "about 1.5 m behind", "etwa 1,5 m behind"),
            ("{4 in}", "4 inches", "about 10 cm", "etwa 10 cm"),
            ("{~2.5 m}", "about 8 feet", "about 2.5 m", "etwa 2,5 m"),
            ("{40-80 cm}", "about 16 to 31 inches", "40 to 80 cm", "40 bis 80 cm"),
            ("{80 kg}", "about 175 lb", "80 kg", "80 kg"),
            ("{~2 °C}", "about 36 °F", "about 2 °C", "etwa 2 °C"),
            ("{~11, 24 K}", "about 20 and 43 °F", "about 11 and 24 °C", "etwa 11 und 24 °C"),
            (
                "{3 km} {50 mph} {32 °F}",
                "about 1.9 miles 50 mph 32 °F",
                "about 1.9 miles 50 mph about 0 °C",
                "3 km etwa 80 km/h etwa 0 °C",
            ),
            ("{trunk", "{trunk", "{trunk", "{trunk"),
        ];
        for (text, in_us, in_uk, in_de) in cases {
            assert_eq!([us.car(text), uk.car(text), de.car(text)], [in_us, in_uk, in_de]);
        }
    }

    #[test]
    fn money_and_units_follow_the_country() {
        let of = |tag| Measures::of_tag(tag).map(|m| (m.currency.code(), m.units.code()));
        let cases = [
            ("en-US", Some(("usd", "us"))),
            ("en", Some(("usd", "us"))),
            ("en_GB.UTF-8", Some(("gbp", "uk"))),
            ("en-IE", Some(("eur", "metric"))),
            ("en-ZA", Some(("usd", "metric"))),
            ("en-CA", Some(("cad", "metric"))),
            ("de", Some(("eur", "metric"))),
            ("de-CH", Some(("eur", "metric"))),
            ("fr", None),
        ];
        for (tag, expected) in cases {
            assert_eq!(of(tag), expected, "{tag}");
        }
        for region in crate::page::region::REGIONS {
            assert!(Measures::of_land(region.code).is_some(), "{}", region.code);
        }
    }
}
