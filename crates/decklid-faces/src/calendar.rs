//! Days, and recurring events, as a calendar file (iCalendar, RFC 5545).
//!
//! Written here rather than with a crate: it takes a dozen lines of text, gives the same bytes for the same input, and needs no
//! date library. Another program checks that it can be read (`scripts/check`, step `calendar`).
//!
//! ```
//! use decklid_faces::calendar::Day;
//! let day = Day::parse("2026-08-31").expect("a day");
//! assert_eq!(day.later(6).to_string(), "2027-02-28");
//! assert_eq!(Day::parse("2026-02-30"), None);
//! ```

use std::fmt;

/// Longest line of the file (bytes, without its end).
const LINE: usize = 75;

/// A day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Day {
    year: i64,
    /// From 1.
    month: u32,
    /// From 1.
    day: u32,
}

/// An all-day event that recurs every few months.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// Name that never changes, so a calendar that imports the file again recognizes it.
    pub id: String,
    /// How often (months).
    pub months: u32,
    /// One line.
    pub title: String,
    /// More of it.
    pub about: String,
}

impl Day {
    /// A day such as `2026-11-28`, from 1970 to 2199.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts.as_slice() else { return None };
        let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        let it = Day { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
        let there = (1970..2200).contains(&it.year) && (1..=12).contains(&it.month);
        (there && (1..=last_day(it.year, it.month)).contains(&it.day)).then_some(it)
    }

    /// The day this many days after 1 January 1970.
    pub fn of_days(days: i64) -> Self {
        // Eras of 400 years that begin on 1 March, so that the leap day comes last.
        let days = days + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = (of_year - (153 * from_march + 2) / 5 + 1) as u32;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 } as u32;
        Day { year: year + era * 400 + i64::from(month <= 2), month, day }
    }

    /// This many months later; the last day of the month if it has no such day.
    pub fn later(self, months: u32) -> Self {
        let count = self.year * 12 + i64::from(self.month) - 1 + i64::from(months);
        let (year, month) = (count.div_euclid(12), count.rem_euclid(12) as u32 + 1);
        Day { year, month, day: self.day.min(last_day(year, month)) }
    }

    fn digits(self) -> String {
        format!("{:04}{:02}{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn last_day(year: i64, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// A calendar in which each event comes for the first time its months after `since`.
pub fn write(events: &[Event], since: Day, language: &str) -> String {
    let mut lines = vec!["BEGIN:VCALENDAR".to_owned(), "VERSION:2.0".to_owned()];
    lines.push("PRODID:-//decklid//care//EN".to_owned());
    lines.push("CALSCALE:GREGORIAN".to_owned());
    for event in events {
        lines.push("BEGIN:VEVENT".to_owned());
        lines.push(format!("UID:{}@decklid", event.id));
        lines.push(format!("DTSTAMP:{}T000000Z", since.digits()));
        lines.push(format!("DTSTART;VALUE=DATE:{}", since.later(event.months).digits()));
        lines.push(format!("RRULE:FREQ=MONTHLY;INTERVAL={}{}", event.months, month_end(since.day)));
        lines.push(format!("SUMMARY;LANGUAGE={language}:{}", escape(&event.title)));
        lines.push(format!("DESCRIPTION;LANGUAGE={language}:{}", escape(&event.about)));
        lines.push("TRANSP:TRANSPARENT".to_owned());
        lines.push("END:VEVENT".to_owned());
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| fold(line)).collect()
}

/// Days that not every month has: without this, such a month would be skipped.
fn month_end(day: u32) -> String {
    if day <= 28 {
        return String::new();
    }
    let days: Vec<String> = (28..=day).map(|d| d.to_string()).collect();
    format!(";BYMONTHDAY={};BYSETPOS=-1", days.join(","))
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// The line with its end, cut where it is too long; what follows begins with a space.
fn fold(line: &str) -> String {
    let mut out = String::new();
    let mut room = LINE;
    for c in line.chars() {
        if c.len_utf8() > room {
            out += "\r\n ";
            room = LINE - 1;
        }
        room -= c.len_utf8();
        out.push(c);
    }
    out + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted() {
        for (days, day) in [(0, "1970-01-01"), (59, "1970-03-01"), (11_016, "2000-02-29"), (20_785, "2026-11-28")] {
            assert_eq!(Day::of_days(days).to_string(), day);
        }
        let all: Vec<Day> = (0..80_000).map(Day::of_days).collect();
        assert!(all.windows(2).all(|w| w[0] < w[1]));
        assert!(all.iter().all(|day| Day::parse(&day.to_string()) == Some(*day)));
    }

    #[test]
    fn no_other_text_is_a_day() {
        for text in ["", "2026", "2026-1-01", "26-01-01", "2026-13-01", "2026-04-31", "2023-02-29", "1969-12-31"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn lines_are_cut_between_letters_and_ended_as_they_must_be() {
        let event =
            Event { id: "a.b".to_owned(), months: 6, title: "Öl, ü; \\".repeat(20), about: "one\ntwo".to_owned() };
        let text = write(&[event], Day::parse("2026-08-31").expect("a day"), "de");
        assert!(text.split("\r\n").all(|line| line.len() <= LINE && !line.contains('\n')), "{text}");
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        let whole = text.replace("\r\n ", "");
        assert!(whole.contains("Öl\\, ü\\; \\\\Öl") && whole.contains(":one\\ntwo\r\n"), "{whole}");
        assert!(whole.contains("DTSTART;VALUE=DATE:20270228\r\n"), "{whole}");
        assert!(whole.contains("RRULE:FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=28,29,30,31;BYSETPOS=-1\r\n"), "{whole}");
    }
}
