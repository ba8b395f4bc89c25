//! Numbers in plain English words: minutes and chances. For other languages ask [`crate::texts::Texts`].

use crate::texts::Texts;

/// Time in words, such as `about 5 minutes`.
pub fn minutes(minutes: f64) -> String {
    Texts::default().minutes(minutes)
}

/// A waiting time from least to most in words.
pub fn wait(wait: (f64, f64)) -> String {
    Texts::default().wait(wait)
}

/// A probability as a percentage, such as `12 %`.
pub fn percent(p: f64) -> String {
    Texts::default().percent(p)
}

/// A probability in words.
pub fn likely(p: f64) -> String {
    Texts::default().likely(p)
}

/// Build years in words: `2022-` is since 2022.
pub fn years(years: &str) -> String {
    Texts::default().years(years)
}

/// How often something happens, such as `in 2 of 3 cases`.
pub fn cases(p: f64) -> String {
    Texts::default().cases(p)
}

/// How hard it is, for more than 1 of 5 points.
pub fn difficulty(points: f64) -> Option<String> {
    Texts::default().difficulty(points)
}

/// Words in a row: `a, b and c`.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    Texts::default().list(items)
}

/// Words to choose from: `a, b or c`.
pub fn choice<S: AsRef<str>>(items: &[S]) -> String {
    Texts::default().choice(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_words() {
        assert_eq!(minutes(0.3), "less than a minute");
        assert_eq!(minutes(4.6), "about 5 minutes");
        assert_eq!(minutes(33.0), "about 35 minutes");
        assert_eq!(minutes(180.0), "about 3 hours");
        assert_eq!(wait((60.0, 240.0)), "1 to 4 hours");
        assert_eq!(percent(0.12345), "12 %");
        assert_eq!(percent(0.99999), "over 99.9 %");
        assert_eq!(cases(0.52), "in 1 of 2 cases");
        assert_eq!(cases(0.05), "in 1 of 20 cases");
        assert_eq!(difficulty(1.0), None);
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(choice(&["a"]), "a");
    }
}
