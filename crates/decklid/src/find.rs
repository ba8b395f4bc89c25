//! Finding the car that a person means, and what they noticed.

use decklid_car::car::{Car, Closure, SignId};
use decklid_faces::texts::Texts;

use crate::listed::Listed;

pub use decklid_advice::near::nearest;

/// What a typed word costs that fits nothing.
const FAR: u32 = 8;
/// Words that do not distinguish cars.
const IDLE: &[&str] = &["a", "an", "the", "my", "car", "with", "and", "of"];

/// Cars that fit what was typed, best first.
pub fn cars<'l>(list: &'l [Listed], typed: &str) -> Vec<&'l Listed> {
    let words = words(typed);
    let mut found: Vec<(u32, usize)> = Vec::new();
    for (at, car) in list.iter().enumerate() {
        if let Some(cost) = misfit(car, &words) {
            found.push((cost, at));
        }
    }
    found.sort();
    let best = found.first().map_or(0, |f| f.0);
    found.into_iter().filter(|f| f.0 < best + FAR).map(|f| &list[f.1]).collect()
}

/// Words of sentences that do not distinguish signs.
const FILLERS: &[&str] = &[
    "it", "is", "was", "or", "not", "no", "in", "on", "to", "i", "has", "does", "but", "der", "die", "das", "es",
    "ist", "und", "oder", "nicht", "ein", "eine", "im", "am", "auf", "ich",
];

/// Signs of a car that fit what was typed, in the reader's language or in English, best first.
pub fn signs(car: &Car, typed: &str, texts: Texts) -> Vec<SignId> {
    let telling = |text: &str| {
        let mut words = words(text);
        words.retain(|word| !FILLERS.contains(&word.as_str()));
        words
    };
    let typed = telling(typed);
    let mut found: Vec<(u32, SignId)> = Vec::new();
    for id in car.sign_ids() {
        let sign = &car[id];
        let texts = [&sign.says, &sign.words].map(|text| format!("{} {}", texts.car(text), &**text));
        let known: Vec<String> = texts.iter().flat_map(|text| text.split_whitespace()).flat_map(telling).collect();
        let far: Vec<Option<u32>> = typed.iter().map(|word| near(word, &known)).collect();
        if far.iter().any(Option::is_some) {
            found.push((far.iter().map(|far| far.unwrap_or(FAR)).sum(), id));
        }
    }
    found.sort();
    let best = found.first().map_or(0, |f| f.0);
    found.into_iter().filter(|f| f.0 < best + FAR).map(|f| f.1).collect()
}

/// Ids of the cars nearest to a mistyped id or name.
pub fn nearest_cars(list: &[Listed], typed: &str, most: usize) -> Vec<String> {
    let mut ids: Vec<String> = cars(list, typed).into_iter().map(|c| c.header.id.clone()).take(most).collect();
    if ids.is_empty() {
        ids = nearest(typed, list.iter().map(|c| c.header.id.as_str()), most);
    }
    ids
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let all = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !IDLE.contains(w));
    all.take(12).map(|w| w.chars().take(30).collect()).collect()
}

/// How badly a car fits the words; `None` when no word fits at all.
fn misfit(car: &Listed, typed: &[String]) -> Option<u32> {
    let head = &car.header;
    let mut known = words(&format!("{} {} {} {}", head.id, head.name, head.make, head.aliases.join(" ")));
    known.extend(car.closure.iter().flat_map(|c| body(*c)).map(|w| (*w).to_owned()));
    let mut cost = 0;
    let mut fits = false;
    for word in typed {
        let far = match year(word) {
            Some(year) => outside(&head.years, year).or_else(|| near(word, &known)),
            None => near(word, &known),
        };
        fits |= far.is_some() && year(word).is_none();
        cost += far.unwrap_or(FAR);
    }
    let only_years = typed.iter().all(|w| year(w).is_some());
    let whole = typed.join(" ") == words(&head.name).join(" ") || typed.join(" ") == words(&head.id).join(" ");
    let cost = if whole { 0 } else { cost * 2 + 1 + u32::from(head.archetype) };
    (fits || (only_years && cost < 6)).then_some(cost)
}

/// How far a typed word is from the nearest known one.
fn near(word: &str, known: &[String]) -> Option<u32> {
    let length = word.chars().count();
    let far = |name: &String| -> Option<u32> {
        if name == word {
            return Some(0);
        }
        if length >= 2 && name.starts_with(word) {
            return Some(1);
        }
        if length >= 3 && name.contains(word) {
            return Some(2);
        }
        let distance = strsim::osa_distance(word, name);
        (length >= 4 && distance <= length / 3).then_some(2 + distance as u32)
    };
    known.iter().filter_map(far).min()
}

fn year(word: &str) -> Option<u32> {
    let year: u32 = word.parse().ok()?;
    (1950..2100).contains(&year).then_some(year)
}

/// 0 when the year is among the build years; far when it is not; `None` when they are unknown.
fn outside(years: &str, year: u32) -> Option<u32> {
    let told: Vec<u32> = years.split(|c: char| !c.is_ascii_digit()).filter_map(self::year).collect();
    let (first, last) = match told.as_slice() {
        [] => return None,
        [only] if years.trim_end().ends_with(|c: char| c.is_ascii_digit()) && !years.contains("since") => {
            (*only, *only)
        }
        [first] => (*first, 2100),
        [first, .., last] => (*first, *last),
    };
    Some(if (first..=last).contains(&year) { 0 } else { 6 })
}

/// Everyday names of the body that goes with a lid.
fn body(closure: Closure) -> &'static [&'static str] {
    match closure {
        Closure::TrunkLid => &["sedan", "saloon", "trunk", "boot", "lid"],
        Closure::Hatch => &["hatch", "hatchback"],
        Closure::Liftgate | Closure::PowerLiftgate => &["wagon", "estate", "suv", "tailgate", "liftgate"],
        Closure::SplitDoors => &["split", "doors", "barn", "van"],
        Closure::ConvertibleLid => &["convertible", "cabrio", "roadster"],
        Closure::FrontTrunk => &["frunk", "front", "electric"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn car(id: &str, name: &str, years: &str, aliases: &[&str]) -> Listed {
        let toml = format!(
            "format = 1\nid = {id:?}\nname = {name:?}\nyears = {years:?}\naliases = {aliases:?}\nclosure = \"hatch\"\n"
        );
        let header = decklid_car::load::header("test", &toml).0.expect("a header");
        Listed { closure: header.closure, header }
    }

    #[test]
    fn people_find_their_car() {
        let list = [
            car("honda-civic-11", "Honda Civic", "2021-", &["Civic sedan"]),
            car("honda-civic-8", "Honda Civic", "2005-2011", &[]),
            car("mini-r50", "MINI Hatch", "2001-2006", &["Cooper", "One"]),
            car("tesla-3", "Tesla Model 3", "2017-", &[]),
        ];
        let first = |typed| cars(&list, typed).first().map(|c| c.header.id.clone());
        assert_eq!(first("civic 2008").as_deref(), Some("honda-civic-8"));
        assert_eq!(first("Hondra Civic, 2023").as_deref(), Some("honda-civic-11"));
        assert_eq!(first("mini coper").as_deref(), Some("mini-r50"));
        assert_eq!(first("my tesla").as_deref(), Some("tesla-3"));
        assert_eq!(first("zzzz"), None);
        assert_eq!(cars(&list, "hatchback").len(), 4);
    }
}
