//! Numbers and grades in the words of a language: minutes, dates, chances.

use decklid_car::source::Grade;

use super::currency::two_digits;
use super::{Language, Texts};

/// The months in English and in German.
const MONTHS: [[&str; 2]; 12] = [
    ["January", "Januar"],
    ["February", "Februar"],
    ["March", "März"],
    ["April", "April"],
    ["May", "Mai"],
    ["June", "Juni"],
    ["July", "Juli"],
    ["August", "August"],
    ["September", "September"],
    ["October", "Oktober"],
    ["November", "November"],
    ["December", "Dezember"],
];

impl Texts {
    fn counted(&self, key: &'static str, n: f64) -> String {
        self.fill(key, &[("n", &format!("{n}"))])
    }

    fn span(&self, key: &'static str, from: f64, to: f64) -> String {
        self.fill(key, &[("from", &self.decimal(from)), ("to", &self.decimal(to))])
    }

    /// A number with the language's signs and no more digits than it has; thousands of five digits and more apart.
    pub(super) fn decimal(&self, x: f64) -> String {
        let text = self.point(format!("{x}"));
        let mark = match self.language() {
            Language::English(_) | Language::Trial(_) => ',',
            Language::German => '.',
        };
        if x.abs() < 10_000.0 || x.fract() != 0.0 || text.len() > 15 {
            return text;
        }
        let apart = |(at, digit): (usize, char)| {
            let before = at > 0 && (text.len() - at).is_multiple_of(3);
            before.then_some(mark).into_iter().chain([digit])
        };
        text.chars().enumerate().flat_map(apart).collect()
    }

    /// A written number with the language's decimal sign.
    pub(super) fn point(&self, number: String) -> String {
        match self.language() {
            Language::English(_) | Language::Trial(_) => number,
            Language::German => number.replace('.', ","),
        }
    }

    /// A year, a month or a day in words: `2026`, `2026-11`, `2026-11-28`.
    pub fn month(&self, date: &str) -> String {
        let mut parts = date.splitn(3, '-');
        let year = parts.next().unwrap_or_default();
        let month = parts.next().and_then(|m| m.parse::<usize>().ok()).and_then(|m| MONTHS.get(m.checked_sub(1)?));
        let Some(month) = month else { return year.to_owned() };
        let month = self.either(*month);
        let day = parts.next().and_then(|d| d.parse::<u8>().ok());
        match (day, self.language()) {
            (None, _) => format!("{month} {year}"),
            (Some(day), Language::German) => format!("{day}. {month} {year}"),
            (Some(day), Language::English(_) | Language::Trial(_)) => format!("{day} {month} {year}"),
        }
    }

    /// When a source was read and when it came out, in words.
    pub fn dates(&self, read: &str, published: &str) -> String {
        let read = match read {
            "" => self.say("source.not_noted"),
            date => self.fill("source.read", &[("date", &self.month(date))]),
        };
        match published {
            "" => read,
            date => self.fill("source.published", &[("read", &read), ("date", &self.month(date))]),
        }
    }

    /// Time in words, such as `about 5 minutes`.
    pub fn minutes(&self, minutes: f64) -> String {
        match minutes {
            m if m < 0.75 => self.say("time.moment"),
            m if m < 1.5 => self.say("time.minute"),
            m if m < 10.0 => self.counted("time.minutes", m.round()),
            m if m < 57.5 => self.counted("time.minutes", (m / 5.0).round() * 5.0),
            m if m < 75.0 => self.say("time.hour"),
            m if m < 105.0 => self.say("time.hour_and_half"),
            m => self.counted("time.hours", (m / 60.0).round()),
        }
    }

    /// The same for somebody with a watch: short times in seconds.
    pub fn seconds(&self, minutes: f64) -> String {
        match minutes {
            m if m < 1.75 => self.counted("time.seconds", (m * 12.0).ceil() * 5.0),
            m => self.minutes(m),
        }
    }

    /// A waiting time from least to most in words (min).
    pub fn wait(&self, (least, most): (f64, f64)) -> String {
        let hours = |m: f64| (m / 30.0).round() / 2.0;
        if most < 1.0 {
            self.say("time.no_wait")
        } else if most >= 120.0 && least < 60.0 {
            self.span("time.range_mixed", least.round(), hours(most))
        } else if most >= 120.0 {
            self.span("time.range_hours", hours(least), hours(most))
        } else if (most - least).abs() < 1.0 {
            self.minutes(most)
        } else {
            self.span("time.range", least.round(), most.round())
        }
    }

    /// A probability as a percentage, such as `12 %`.
    pub fn percent(&self, p: f64) -> String {
        let tenth = |x: f64| self.point(format!("{x:.1} %"));
        match p * 100.0 {
            x if x <= 0.0 => "0 %".to_owned(),
            x if x < 0.1 => self.fill("chance.under", &[("p", &tenth(0.1))]),
            x if x < 1.0 || (99.0..99.95).contains(&x) => tenth(x),
            x if (99.95..100.0).contains(&x) => self.fill("chance.over", &[("p", &tenth(99.9))]),
            x => format!("{x:.0} %"),
        }
    }

    /// A probability in words.
    pub fn likely(&self, p: f64) -> String {
        self.say(match p {
            p if p > 0.97 => "likely.sure",
            p if p > 0.80 => "likely.very",
            p if p > 0.55 => "likely.likely",
            p if p > 0.40 => "likely.even",
            p if p > 0.15 => "likely.possible",
            p if p > 0.03 => "likely.not",
            _ => "likely.hardly",
        })
    }

    /// Build years in words: `2022-` is since 2022.
    pub fn years(&self, years: &str) -> String {
        match years.strip_suffix(['-', '–']) {
            Some(first) => self.fill("time.since", &[("year", first)]),
            None => years.to_owned(),
        }
    }

    /// How often something happens, such as `in 2 of 3 cases`.
    pub fn cases(&self, p: f64) -> String {
        const SHARES: [(u32, u32); 9] = [(1, 10), (1, 5), (1, 4), (1, 3), (1, 2), (2, 3), (3, 4), (4, 5), (9, 10)];
        let of = |a: u32, b: f64| self.fill("chance.cases", &[("a", &a.to_string()), ("b", &b.to_string())]);
        match p {
            p if p > 0.97 => self.say("chance.always"),
            p if p < 0.02 => self.say("chance.rarely"),
            p if p < 0.08 => of(1, (1.0 / p / 5.0).round() * 5.0),
            p => {
                let far = |&(a, b): &(u32, u32)| (f64::from(a) / f64::from(b) - p).abs();
                let near = SHARES.iter().min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(&(1, 2));
                of(near.0, f64::from(near.1))
            }
        }
    }

    /// How often something happens that comes so many times a year; none if it never does.
    pub fn years_between(&self, per_year: f64) -> Option<String> {
        match per_year {
            rate if rate <= 0.0 || !rate.is_finite() => None,
            rate if rate < 0.75 => Some(self.counted("time.once_in_years", two_digits((1.0 / rate).round()))),
            rate if rate < 1.5 => Some(self.say("time.once_a_year")),
            rate => Some(self.counted("time.times_a_year", two_digits(rate.round()))),
        }
    }

    /// How hard it is, for more than 1 of 5 points.
    pub fn difficulty(&self, points: f64) -> Option<String> {
        let key = match points {
            d if d <= 1.0 => return None,
            d if d < 2.0 => "hard.fiddly",
            d if d < 3.0 => "hard.care",
            d if d < 4.0 => "hard.hard",
            _ => "hard.skilled",
        };
        Some(self.say(key))
    }

    /// How far to trust a source.
    pub fn grade(&self, grade: Grade) -> String {
        self.say(match grade {
            Grade::Manual => "grade.manual",
            Grade::Law => "grade.law",
            Grade::Service => "grade.service",
            Grade::Owners => "grade.owners",
            Grade::Web => "grade.web",
            Grade::Inference => "grade.inference",
        })
    }

    /// Words in a row: `a, b and c`.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.row(items, "list.and")
    }

    /// Words to choose from: `a, b or c`.
    pub fn choice<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.row(items, "list.or")
    }

    fn row<S: AsRef<str>>(&self, items: &[S], link: &'static str) -> String {
        match items {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [most @ .., last] => {
                let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
                format!("{} {} {}", most.join(", "), self.say(link), last.as_ref())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_large_numbers_are_told_as_the_language_does() {
        let [us, de] = [Texts::default(), Texts::of(Language::German)];
        let dates = [
            ("2026", "2026", "2026"),
            ("2026-03", "March 2026", "März 2026"),
            ("2026-11-28", "28 November 2026", "28. November 2026"),
            ("2026-13", "2026", "2026"),
        ];
        for (date, english, german) in dates {
            assert_eq!([us.month(date), de.month(date)], [english, german]);
        }
        assert_eq!(us.dates("", ""), "date of reading not noted");
        assert_eq!(de.dates("2026-11", "2019"), "gelesen November 2026, von 2019");
        let numbers = [(2.5, "2.5", "2,5"), (9999.0, "9999", "9999"), (1_234_567.0, "1,234,567", "1.234.567")];
        for (number, english, german) in numbers {
            assert_eq!([us.decimal(number), de.decimal(number)], [english, german]);
        }
        assert_eq!(
            [us.seconds(0.3), us.seconds(1.5), us.seconds(4.6)],
            ["about 20 seconds", "about 90 seconds", "about 5 minutes"]
        );
    }
}
