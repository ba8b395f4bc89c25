//! Numbers in plain words: minutes, money, chances.

/// Time in words, such as `about 5 minutes`.
pub fn minutes(minutes: f64) -> String {
    match minutes {
        m if m < 0.75 => "less than a minute".to_owned(),
        m if m < 1.5 => "about 1 minute".to_owned(),
        m if m < 10.0 => format!("about {} minutes", m.round()),
        m if m < 57.5 => format!("about {} minutes", (m / 5.0).round() * 5.0),
        m if m < 75.0 => "about an hour".to_owned(),
        m if m < 105.0 => "about an hour and a half".to_owned(),
        m => format!("about {} hours", (m / 60.0).round()),
    }
}

/// Money in words, such as `about 20 dollars`.
pub fn money(dollars: f64) -> String {
    match dollars {
        d if d < 0.05 => "nothing".to_owned(),
        d if d < 0.95 => "less than a dollar".to_owned(),
        d if d < 1.5 => "about 1 dollar".to_owned(),
        d => format!("about {} dollars", two_digits(d)),
    }
}

/// A price from least to most in words.
pub fn price((least, most): (f64, f64)) -> String {
    if most < 0.5 {
        "no extra charge".to_owned()
    } else if (most - least).abs() < 0.5 {
        money(most)
    } else {
        format!("{} to {} dollars", least.round(), most.round())
    }
}

/// A waiting time from least to most in words.
pub fn wait((least, most): (f64, f64)) -> String {
    if most < 1.0 {
        "no waiting".to_owned()
    } else if most >= 120.0 {
        let hours = |m: f64| (m / 30.0).round() / 2.0;
        match least {
            l if l < 60.0 => format!("{} minutes to {} hours", l.round(), hours(most)),
            l => format!("{} to {} hours", hours(l), hours(most)),
        }
    } else if (most - least).abs() < 1.0 {
        minutes(most)
    } else {
        format!("{} to {} minutes", least.round(), most.round())
    }
}

/// A probability as a percentage, such as `12 %`.
pub fn percent(p: f64) -> String {
    match p * 100.0 {
        x if x <= 0.0 => "0 %".to_owned(),
        x if x < 0.1 => "under 0.1 %".to_owned(),
        x if x < 1.0 => format!("{x:.1} %"),
        x if (99.0..99.95).contains(&x) => format!("{x:.1} %"),
        x if (99.95..100.0).contains(&x) => "over 99.9 %".to_owned(),
        x => format!("{x:.0} %"),
    }
}

/// A probability in words.
pub fn likely(p: f64) -> &'static str {
    match p {
        p if p > 0.97 => "almost sure",
        p if p > 0.80 => "very likely",
        p if p > 0.55 => "likely",
        p if p > 0.40 => "as likely as not",
        p if p > 0.15 => "possible",
        p if p > 0.03 => "not likely",
        _ => "very unlikely",
    }
}

/// Build years in words: `2022-` is since 2022.
pub fn years(years: &str) -> String {
    match years.strip_suffix(['-', '–']) {
        Some(first) => format!("since {first}"),
        None => years.to_owned(),
    }
}

/// How often something happens, such as `in 2 of 3 cases`.
pub fn cases(p: f64) -> String {
    const SHARES: [(u32, u32); 9] = [(1, 10), (1, 5), (1, 4), (1, 3), (1, 2), (2, 3), (3, 4), (4, 5), (9, 10)];
    match p {
        p if p > 0.97 => "almost always".to_owned(),
        p if p < 0.02 => "very rarely".to_owned(),
        p if p < 0.08 => format!("in 1 of {} cases", (1.0 / p / 5.0).round() * 5.0),
        p => {
            let far = |&(a, b): &(u32, u32)| (f64::from(a) / f64::from(b) - p).abs();
            let near = SHARES.iter().min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(&(1, 2));
            format!("in {} of {} cases", near.0, near.1)
        }
    }
}

/// How hard it is, for more than 1 of 5 points.
pub fn difficulty(points: f64) -> Option<&'static str> {
    match points {
        d if d <= 1.0 => None,
        d if d < 2.0 => Some("a bit fiddly"),
        d if d < 3.0 => Some("takes some care"),
        d if d < 4.0 => Some("hard"),
        _ => Some("for skilled hands"),
    }
}

/// Words in a row: `a, b and c`.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    row(items, "and")
}

/// Words to choose from: `a, b or c`.
pub fn choice<S: AsRef<str>>(items: &[S]) -> String {
    row(items, "or")
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

fn two_digits(x: f64) -> f64 {
    let unit = 10f64.powf((x.log10().floor() - 1.0).max(0.0));
    (x / unit).round() * unit
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
        assert_eq!(money(0.0), "nothing");
        assert_eq!(money(137.0), "about 140 dollars");
        assert_eq!(price((75.0, 150.0)), "75 to 150 dollars");
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
