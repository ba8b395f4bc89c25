//! Events that come back, as a calendar file (iCalendar, RFC 5545).
//!
//! Written here because it takes a dozen lines, and the same input always gives the same bytes. The check's
//! `calendar` step reads the file with another program.

use decklid_car::date::{Date, months_later};

/// Longest line of the file (bytes, without its end).
const LINE: usize = 75;

/// Something that comes back every so many months, for a whole day.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// Name that never changes, so that a calendar that reads the file again knows it.
    pub id: String,
    /// How often (months).
    pub months: u32,
    /// One line.
    pub title: String,
    /// More of it.
    pub about: String,
}

/// A calendar in which each event comes for the first time its months after `since`.
pub fn write(events: &[Event], since: Date, language: &str) -> String {
    let mut lines = vec!["BEGIN:VCALENDAR".to_owned(), "VERSION:2.0".to_owned()];
    lines.push("PRODID:-//decklid//care//EN".to_owned());
    lines.push("CALSCALE:GREGORIAN".to_owned());
    for event in events {
        lines.push("BEGIN:VEVENT".to_owned());
        lines.push(format!("UID:{}@decklid", event.id));
        lines.push(format!("DTSTAMP:{}T000000Z", digits(since)));
        lines.push(format!("DTSTART;VALUE=DATE:{}", digits(months_later(since, event.months))));
        lines.push(format!("RRULE:FREQ=MONTHLY;INTERVAL={}{}", event.months, month_end(since.day())));
        lines.push(format!("SUMMARY;LANGUAGE={language}:{}", escape(&event.title)));
        lines.push(format!("DESCRIPTION;LANGUAGE={language}:{}", escape(&event.about)));
        lines.push("TRANSP:TRANSPARENT".to_owned());
        lines.push("END:VEVENT".to_owned());
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| fold(line)).collect()
}

/// For days that not every month has: without this, shorter months would be skipped.
fn month_end(day: i8) -> String {
    if day <= 28 {
        return String::new();
    }
    let days: Vec<String> = (28..=day).map(|d| d.to_string()).collect();
    format!(";BYMONTHDAY={};BYSETPOS=-1", days.join(","))
}

fn digits(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
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
    fn lines_are_cut_between_letters_and_ended_as_they_must_be() {
        let event =
            Event { id: "a.b".to_owned(), months: 6, title: "Öl, ü; \\".repeat(20), about: "one\ntwo".to_owned() };
        let since = decklid_car::date::day("2026-08-31").expect("a day");
        let text = write(&[event], since, "de");
        assert!(text.split("\r\n").all(|line| line.len() <= LINE && !line.contains('\n')), "{text}");
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        let whole = text.replace("\r\n ", "");
        assert!(whole.contains("Öl\\, ü\\; \\\\Öl") && whole.contains(":one\\ntwo\r\n"), "{whole}");
        assert!(whole.contains("DTSTART;VALUE=DATE:20270228\r\n"), "{whole}");
        assert!(whole.contains("RRULE:FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=28,29,30,31;BYSETPOS=-1\r\n"), "{whole}");
    }
}
