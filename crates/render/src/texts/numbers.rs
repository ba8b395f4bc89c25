//! Numbers and grades in the words of a language: minutes, money, chances.

use access::source::Grade;

use super::{Language, Texts};

impl Texts {
    fn counted(&self, key: &'static str, n: f64) -> String {
        self.fill(key, &[("n", &format!("{n}"))])
    }

    fn span(&self, key: &'static str, from: f64, to: f64) -> String {
        self.fill(key, &[("from", &self.decimal(from)), ("to", &self.decimal(to))])
    }

    /// A number with the language's decimal sign and no more digits than it has.
    fn decimal(&self, x: f64) -> String {
        let text = format!("{x}");
        match self.language() {
            Language::English(_) | Language::Trial(_) => text,
            Language::German => text.replace('.', ","),
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

    /// Money in words, such as `about 20 dollars`.
    pub fn money(&self, dollars: f64) -> String {
        match dollars {
            d if d < 0.05 => self.say("money.nothing"),
            d if d < 0.95 => self.say("money.cents"),
            d if d < 1.5 => self.say("money.dollar"),
            d => self.counted("money.dollars", two_digits(d)),
        }
    }

    /// A price from least to most in words (USD).
    pub fn price(&self, (least, most): (f64, f64)) -> String {
        if most < 0.5 {
            self.say("money.no_charge")
        } else if (most - least).abs() < 0.5 {
            self.money(most)
        } else {
            self.span("money.range", least.round(), most.round())
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
        let tenth = |x: f64| match self.language() {
            Language::English(_) | Language::Trial(_) => format!("{x:.1} %"),
            Language::German => format!("{x:.1} %").replace('.', ","),
        };
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

fn two_digits(x: f64) -> f64 {
    let unit = 10f64.powf((x.log10().floor() - 1.0).max(0.0));
    (x / unit).round() * unit
}
