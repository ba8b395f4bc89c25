//! Emergency numbers by region: only those for which a source was read.

use crate::texts::{Currency, Language, Measures, Message, Texts, Units};

/// A region with its emergency numbers.
#[derive(Clone, Copy, Debug)]
pub struct Region {
    /// Name in links: a country code, or `eu`.
    pub code: &'static str,
    /// What it is called.
    pub name: Message,
    /// Emergency numbers, the one to call first in front.
    pub numbers: &'static [&'static str],
    /// Where it was read; all of them again in November 2026.
    pub source: &'static str,
    /// Money and units that people use there.
    pub measures: Measures,
}

/// What to call when the region is not known: phones know both and send them to the help that is near.
pub const UNKNOWN: &[&str] = &["112", "911"];

/// All regions, in the order of their English names.
pub const REGIONS: &[Region] = &[
    Region {
        code: "au",
        name: Texts::region_au,
        numbers: &["000", "112"],
        source: "https://www.triplezero.gov.au/triple-zero/other-emergency-numbers",
        measures: Measures { currency: Currency::Aud, units: Units::Metric },
    },
    Region {
        code: "ca",
        name: Texts::region_ca,
        numbers: &["911"],
        source: "https://crtc.gc.ca/eng/archive/2014/2014-342.htm",
        measures: Measures { currency: Currency::Cad, units: Units::Metric },
    },
    Region {
        code: "eu",
        name: Texts::region_eu,
        numbers: &["112"],
        source: "https://digital-strategy.ec.europa.eu/en/news/112-new-measures-improve-effective-access-emergency-communications",
        measures: Measures { currency: Currency::Eur, units: Units::Metric },
    },
    Region {
        code: "jp",
        name: Texts::region_jp,
        numbers: &["119", "110"],
        source: "https://www.city.odate.lg.jp/city/foreign-language/english/emergency-call",
        measures: Measures { currency: Currency::Jpy, units: Units::Metric },
    },
    Region {
        code: "nz",
        name: Texts::region_nz,
        numbers: &["111", "112"],
        source: "https://www.nbr.co.nz/article/emergency-dial-111-or-112-ck-216147",
        measures: Measures { currency: Currency::Nzd, units: Units::Metric },
    },
    Region {
        code: "gb",
        name: Texts::region_gb,
        numbers: &["999", "112"],
        source: "https://www.wellingtonpractice.co.uk/emergency-information/",
        measures: Measures { currency: Currency::Gbp, units: Units::Uk },
    },
    Region {
        code: "us",
        name: Texts::region_us,
        numbers: &["911"],
        source: "https://www.safekids.org/safetytips/field_risks/trunk-entrapment",
        measures: Measures { currency: Currency::Usd, units: Units::Us },
    },
];

/// States of the European Union, by their country codes. Those with their own currency get euros too.
const UNION: &[&str] = &[
    "at", "be", "bg", "hr", "cy", "cz", "dk", "ee", "fi", "fr", "de", "gr", "hu", "ie", "it", "lv", "lt", "lu", "mt",
    "nl", "pl", "pt", "ro", "sk", "si", "es", "se",
];

impl Region {
    /// The region of a language tag with a country, such as `en-GB` or `de_AT`.
    pub fn of_tag(tag: &str) -> Option<&'static Region> {
        let tag = tag.split('.').next().unwrap_or_default().replace('_', "-");
        tag.split('-').skip(1).find_map(Region::named)
    }

    /// The region of a country code or link name.
    pub fn named(code: &str) -> Option<&'static Region> {
        let code = code.to_lowercase();
        let code = if UNION.contains(&code.as_str()) { "eu" } else { code.as_str() };
        REGIONS.iter().find(|r| r.code == code)
    }
}

impl Measures {
    /// What is used in a country of that code, or in the European Union.
    pub fn of_land(code: &str) -> Option<Self> {
        Region::named(code).map(|region| region.measures)
    }

    /// Of a language tag with a country, such as `en-IE` or `de_AT`: what is used there. Of other countries only
    /// this is known: they measure in metres. Without a country it is what the language uses.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let tag = tag.split('.').next().unwrap_or_default().replace('_', "-");
        let usual = Language::named(&tag).map(Measures::of_language);
        let Some((_, land)) = tag.split_once('-') else { return usual };
        Measures::of_land(land).or_else(|| usual.map(Measures::abroad))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_found_and_complete() {
        assert_eq!(Region::named("DE").map(|r| r.code), Some("eu"));
        assert_eq!(Region::named("gb").map(|r| r.numbers[0]), Some("999"));
        assert!(Region::named("xx").is_none());
        let tags =
            [("en_GB.UTF-8", Some("gb")), ("de-DE", Some("eu")), ("en-US", Some("us")), ("de", None), ("C", None)];
        for (tag, code) in tags {
            assert_eq!(Region::of_tag(tag).map(|r| r.code), code, "{tag}");
        }
        assert_eq!(UNION.len(), 27);
        let names: Vec<String> = REGIONS.iter().map(|r| (r.name)(&Texts::default())).collect();
        assert!(names.is_sorted(), "in the order of their names: {names:?}");
        for region in REGIONS {
            assert!(!region.numbers.is_empty() && region.source.starts_with("http"), "{}", region.code);
            assert!(region.numbers.iter().all(|n| n.len() == 3 && n.bytes().all(|b| b.is_ascii_digit())));
        }
    }
}
