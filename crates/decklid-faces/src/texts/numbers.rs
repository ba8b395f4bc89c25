//! Numbers and grades in the words of a language: minutes, dates, chances.

use decklid_car::date::{PartialDate, Precision};
use decklid_car::source::Grade;

use super::currency::two_digits;
use super::{Message, Texts};

const MONTHS: [Message; 12] = [
    Texts::month_1,
    Texts::month_2,
    Texts::month_3,
    Texts::month_4,
    Texts::month_5,
    Texts::month_6,
    Texts::month_7,
    Texts::month_8,
    Texts::month_9,
    Texts::month_10,
    Texts::month_11,
    Texts::month_12,
];

impl Texts {
    /// A number with the language's signs and no more digits than it has; thousands of five digits and more apart.
    pub(super) fn decimal(&self, x: f64) -> String {
        let text = self.point(format!("{x}"));
        if x.abs() < 10_000.0 || x.fract() != 0.0 || text.len() > 15 {
            return text;
        }
        let mark = self.number_mark();
        let mut apart = String::with_capacity(text.len() + 4);
        for (at, digit) in text.chars().enumerate() {
            if at > 0 && (text.len() - at).is_multiple_of(3) {
                apart += &mark;
            }
            apart.push(digit);
        }
        apart
    }

    /// A written number with the language's decimal sign.
    pub(super) fn point(&self, number: String) -> String {
        number.replace('.', &self.number_point())
    }

    /// A year, a month or a day in words: `2026`, `2026-11`, `2026-11-28`; any other text as it is.
    pub fn month(&self, date: &str) -> String {
        let Some(PartialDate { first, precision }) = PartialDate::parse(date) else { return date.to_owned() };
        let year = first.year().to_string();
        let name = usize::try_from(first.month()).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
        let month = name.map(|name| name(self)).unwrap_or_default();
        match precision {
            Precision::Year => year,
            Precision::Month => self.date_month(&month, &year),
            Precision::Day => self.date_day(&first.day().to_string(), &month, &year),
        }
    }

    /// When a source was read and when it came out, in words.
    pub fn dates(&self, read: &str, published: &str) -> String {
        let read = match read {
            "" => self.source_not_noted(),
            date => self.source_read(&self.month(date)),
        };
        match published {
            "" => read,
            date => self.source_published(&self.month(date), &read),
        }
    }

    /// Time in words, such as `about 5 minutes`.
    pub fn minutes(&self, minutes: f64) -> String {
        match minutes {
            m if m < 0.75 => self.time_moment(),
            m if m < 1.5 => self.time_minutes(1),
            m if m < 10.0 => self.time_minutes(whole(m)),
            m if m < 57.5 => self.time_minutes(whole((m / 5.0).round() * 5.0)),
            m if m < 75.0 => self.time_hours(1),
            m if m < 105.0 => self.time_hour_and_half(),
            m => self.time_hours(whole((m / 60.0).round())),
        }
    }

    /// The same for someone with a watch: short times in seconds.
    pub fn seconds(&self, minutes: f64) -> String {
        match minutes {
            m if m < 1.75 => self.time_seconds(whole((m * 12.0).ceil() * 5.0)),
            m => self.minutes(m),
        }
    }

    /// A waiting time from least to most in words (min).
    pub fn wait(&self, (least, most): (f64, f64)) -> String {
        let hours = |m: f64| (m / 30.0).round() / 2.0;
        if most < 1.0 {
            self.time_no_wait()
        } else if most >= 120.0 && least < 60.0 {
            self.time_range_mixed(&self.decimal(least.round()), &self.decimal(hours(most)))
        } else if most >= 120.0 {
            self.time_range_hours(&self.decimal(hours(least)), &self.decimal(hours(most)))
        } else if (most - least).abs() < 1.0 {
            self.minutes(most)
        } else {
            self.time_range(&self.decimal(least.round()), &self.decimal(most.round()))
        }
    }

    /// A probability as a percentage, such as `12 %`.
    pub fn percent(&self, p: f64) -> String {
        let tenth = |x: f64| self.point(format!("{x:.1} %"));
        match p * 100.0 {
            x if x <= 0.0 => "0 %".to_owned(),
            x if x < 0.1 => self.chance_under(&tenth(0.1)),
            x if x < 1.0 || (99.0..99.95).contains(&x) => tenth(x),
            x if (99.95..100.0).contains(&x) => self.chance_over(&tenth(99.9)),
            x => format!("{x:.0} %"),
        }
    }

    /// A probability in words.
    pub fn likely(&self, p: f64) -> String {
        match p {
            p if p > 0.97 => self.likely_sure(),
            p if p > 0.80 => self.likely_very(),
            p if p > 0.55 => self.likely_likely(),
            p if p > 0.40 => self.likely_even(),
            p if p > 0.15 => self.likely_possible(),
            p if p > 0.03 => self.likely_not(),
            _ => self.likely_hardly(),
        }
    }

    /// Build years in words: `2022-` is since 2022.
    pub fn years(&self, years: &str) -> String {
        match years.strip_suffix(['-', '–']) {
            Some(first) => self.time_since(first),
            None => years.to_owned(),
        }
    }

    /// How often something happens, such as `in 2 of 3 cases`.
    pub fn cases(&self, p: f64) -> String {
        const SHARES: [(u32, u32); 9] = [(1, 10), (1, 5), (1, 4), (1, 3), (1, 2), (2, 3), (3, 4), (4, 5), (9, 10)];
        let of = |a: u32, b: f64| self.chance_cases(&a.to_string(), &b.to_string());
        match p {
            p if p > 0.97 => self.chance_always(),
            p if p < 0.02 => self.chance_rarely(),
            p if p < 0.08 => of(1, (1.0 / p / 5.0).round() * 5.0),
            p => {
                let far = |&(a, b): &(u32, u32)| (f64::from(a) / f64::from(b) - p).abs();
                let near = SHARES.iter().min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(&(1, 2));
                of(near.0, f64::from(near.1))
            }
        }
    }

    /// How often something happens, given its rate per year; `None` if never.
    pub fn years_between(&self, per_year: f64) -> Option<String> {
        match per_year {
            rate if rate <= 0.0 || !rate.is_finite() => None,
            rate if rate < 0.75 => Some(self.time_once_in_years(whole(two_digits((1.0 / rate).round())))),
            rate if rate < 1.5 => Some(self.time_times_a_year(1)),
            rate => Some(self.time_times_a_year(whole(two_digits(rate.round())))),
        }
    }

    /// How hard it is, for more than 1 of 5 points.
    pub fn difficulty(&self, points: f64) -> Option<String> {
        let says = match points {
            d if d <= 1.0 => return None,
            d if d < 2.0 => self.hard_fiddly(),
            d if d < 3.0 => self.hard_care(),
            d if d < 4.0 => self.hard_hard(),
            _ => self.hard_skilled(),
        };
        Some(says)
    }

    /// How far to trust a source.
    pub fn grade(&self, grade: Grade) -> String {
        match grade {
            Grade::Manual => self.grade_manual(),
            Grade::Law => self.grade_law(),
            Grade::Service => self.grade_service(),
            Grade::Owners => self.grade_owners(),
            Grade::Web => self.grade_web(),
            Grade::Inference => self.grade_inference(),
            Grade::Mill => self.grade_mill(),
        }
    }

    /// The grade of that name in the words of the reader.
    pub fn grade_word(&self, name: &str) -> String {
        let known = Grade::NAMES.iter().find(|g| g.0 == name);
        known.map_or_else(|| name.to_owned(), |g| self.grade(g.1))
    }

    /// Words in a row: `a, b and c`.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        row(items, &self.list_and())
    }

    /// Words to choose from: `a, b or c`.
    pub fn choice<S: AsRef<str>>(&self, items: &[S]) -> String {
        row(items, &self.list_or())
    }
}

fn row<S: AsRef<str>>(items: &[S], link: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} {link} {}", most.join(", "), last.as_ref())
        }
    }
}

/// The nearest whole number.
fn whole(x: f64) -> usize {
    x.round() as usize
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    #[test]
    fn dates_and_large_numbers_are_told_as_the_language_does() {
        let [us, de] = [Texts::default(), Texts::of(Language::German)];
        let dates = [
            ("2026", "2026", "2026"),
            ("2026-03", "March 2026", "März 2026"),
            ("2026-11-28", "28 November 2026", "28. November 2026"),
            ("2026-13", "2026-13", "2026-13"),
        ];
        for (date, english, german) in dates {
            assert_eq!([us.month(date), de.month(date)], [english, german]);
        }
        assert_eq!(us.dates("", ""), "date read not recorded");
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
