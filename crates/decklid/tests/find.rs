//! Names as people type them: `find/names.tsv` was written before the search was tuned, `find/later.tsv`,
//! `find/fresh.tsv` and `find/street.tsv` afterwards, each before it was tried.
#![allow(clippy::print_stdout)]

use decklid::Garage;
use decklid::find::{Finder, Kind, Market, Match, Meant};

/// A line of the files: what is typed, and what must come first.
struct Case<'t> {
    typed: &'t str,
    kind: &'t str,
    car: &'t str,
    body: &'t str,
}

fn cases(text: &str) -> Vec<Case<'_>> {
    let case = |line| {
        let fields: Vec<&str> = str::split(line, '\t').collect();
        let [typed, kind, car, body] = fields.as_slice() else { panic!("{line:?} has not four fields") };
        Case { typed, kind, car, body }
    };
    text.lines().filter(|line| !line.starts_with('#')).map(case).collect()
}

/// Letters and digits only, in lower case.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What was counted over a file.
#[derive(Default, Debug)]
struct Count {
    cases: usize,
    first: usize,
    bodies: usize,
    body_right: usize,
    body_first: usize,
    wrong_as_ours: usize,
    /// Most time of one search (s).
    slowest: f64,
    /// Time of all searches (s).
    time: f64,
}

/// A model of the table may have come into the catalog since: then it is ours by the same name.
fn is_meant(found: &Match, case: &Case<'_>) -> bool {
    match found.kind {
        Kind::Ours if case.kind == "listed" => {
            let begins = |car: &str| plain(&found.name()).starts_with(&plain(car));
            found.year_fits && !found.neighbour && case.car.split('|').any(begins)
        }
        Kind::Ours => case.kind == "ours" && found.id == case.car,
        Kind::Listed => case.kind == "listed" && case.car.split('|').any(|car| is_named(found, car)),
        Kind::Body => case.kind == "body",
    }
}

fn is_named(found: &Match, car: &str) -> bool {
    let name = found.name();
    let known = name.split(" (").next().unwrap_or_default();
    let wanted = car.strip_prefix("Mazda ").map_or(car.to_owned(), |model| format!("Mazda{model}"));
    [known, &name].iter().any(|name| plain(name) == plain(car) || plain(name) == plain(&wanted))
}

/// Searches for every name of a file and says what went wrong.
fn count(finder: &Finder, text: &str) -> Count {
    let mut count = Count::default();
    for case in cases(text) {
        let begun = std::time::Instant::now();
        let found = finder.find(case.typed, Market::America);
        count.time += begun.elapsed().as_secs_f64();
        count.slowest = count.slowest.max(begun.elapsed().as_secs_f64());
        count.cases += 1;
        let first = found.matches.first();
        let right = first.is_some_and(|first| is_meant(first, &case));
        count.first += usize::from(right);
        count.wrong_as_ours += usize::from(!right && first.is_some_and(|first| first.kind == Kind::Ours));
        let names: Vec<&str> = first.iter().flat_map(|first| &first.bodies).map(|body| body.name()).collect();
        let body = case.body == "-" || case.body.split('|').any(|body| names.contains(&body));
        if case.body != "-" {
            count.bodies += 1;
            count.body_right += usize::from(body);
            count.body_first +=
                usize::from(names.first().is_some_and(|first| case.body.split('|').any(|b| b == *first)));
        }
        if !right || !body {
            let said = first.map(|m| format!("{} {} | {} | {names:?} {}", m.kind.name(), m.make, m.model, m.id));
            println!(
                "{:40} wants {} {} {}, first is {}",
                case.typed,
                case.kind,
                case.car,
                case.body,
                said.unwrap_or_default()
            );
        }
    }
    println!("{count:?}");
    count
}

/// Names as people type them: how many are found at first, and with the right body (percent). None is a wrong car of ours.
#[test]
fn people_find_their_car() {
    let begun = std::time::Instant::now();
    let finder = Garage::built_in().finder();
    println!("made in {:.1} ms", begun.elapsed().as_secs_f64() * 1e3);
    for (text, first, body) in [
        (include_str!("find/names.tsv"), 98, 95),
        // Names that nobody tuned for.
        (include_str!("find/later.tsv"), 90, 0),
        // The last two were written down before they were tried.
        (include_str!("find/fresh.tsv"), 98, 95),
        (include_str!("find/street.tsv"), 98, 98),
    ] {
        let count = count(&finder, text);
        assert_eq!(count.wrong_as_ours, 0);
        assert!(count.first * 100 >= count.cases * first, "{count:?}");
        assert!(count.body_right * 100 >= count.bodies * body, "{count:?}");
    }
}

/// There are no steps for a tailgate, whatever leads to it.
#[test]
fn a_pickup_is_none_of_the_bodies_that_the_guide_knows() {
    let finder = Garage::built_in().finder();
    for typed in ["ford f-150", "tacoma 2017", "ram 1500", "ford pickup", "pickup", "ford-maverick-pickup-2023"] {
        let meant = finder.find(typed, Market::America).meant();
        assert!(matches!(meant, Meant::Unserved(_)), "{typed}: {meant:?}");
    }
    for typed in ["ford maverick", "chevy", "ford 2012"] {
        let meant = finder.find(typed, Market::America).meant();
        assert!(!matches!(meant, Meant::Unserved(_) | Meant::Ours(_)), "{typed}: {meant:?}");
    }
}

/// What names no car, and what may be offered of it at most: nothing.
#[test]
fn words_that_name_no_car_find_none() {
    let finder = Garage::built_in().finder();
    for typed in ["qq 0 pwn", "foo bar", "hund", "mein hund ist drin", "my car", "mein auto", "car"] {
        let found = finder.find(typed, Market::America).matches;
        let named: Vec<String> = found.iter().filter(|m| m.kind != Kind::Body).map(Match::name).collect();
        assert!(named.is_empty(), "{typed}: {named:?}");
    }
}

/// What the search gives for a car's id is that car.
#[test]
fn ids_are_names_too() {
    let finder = Garage::built_in().finder();
    let lines = decklid_data::MODELS.lines().filter(|line| !line.starts_with('#'));
    let mut wrong = Vec::new();
    let mut count = 0;
    for (make, rest) in lines.filter_map(|line| line.split_once('\t')) {
        let model = rest.split('\t').next().unwrap_or_default();
        for found in finder.find(&format!("{make} {model}"), Market::America).matches {
            for choice in found.choices.iter().filter(|_| found.kind == Kind::Listed) {
                count += 1;
                let again = finder.find(&choice.id, Market::America).matches;
                if again.first().map(|first| first.id.as_str()) != Some(choice.id.as_str()) {
                    wrong.push(format!("{} gives {:?}", choice.id, again.first().map(|m| m.id.clone())));
                }
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is typed, the id of the first car, and its name: trims stay in both.
const KEPT: &[(&str, &str, &str)] = &[
    ("ford focus titanium 2010 sedan", "ford-focus-titanium-sedan-2010", "Ford Focus (titanium)"),
    ("kia soul lx 2011", "kia-soul-lx-suv-2011", "Kia Soul (lx)"),
    ("bmw 318ti", "bmw-3-series-318ti-hatch", "BMW 3 Series (318ti)"),
    ("tvr chimaera 1998", "tvr-chimaera-1998", "TVR chimaera"),
];

#[test]
fn trims_stay_in_name_and_link() {
    let finder = Garage::built_in().finder();
    for (typed, id, name) in KEPT {
        for words in [typed, id] {
            let found = finder.find(words, Market::America).matches;
            let first = found.first().map(|first| (first.id.clone(), first.name()));
            assert_eq!(first, Some(((*id).to_owned(), (*name).to_owned())), "{words}");
        }
    }
}

/// A word that is perhaps a maker keeps a code from meaning a car of ours.
#[test]
fn a_strange_word_keeps_a_code_from_being_ours() {
    let finder = Garage::built_in().finder();
    for typed in ["TVR S3", "omoda 5", "lada s3", "wuling s3", "great wall c30", "abc s3", "xyz 3"] {
        let found = finder.find(typed, Market::America);
        assert!(!matches!(found.meant(), Meant::Ours(_)), "{typed}: {:?}", found.meant());
        let first = found.matches.first().map(|first| first.kind);
        assert_eq!(first, Some(Kind::Body), "{typed}");
    }
}
