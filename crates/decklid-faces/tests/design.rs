//! The design system: colors of the style sheet can be read, and `docs/design.md` says what is so.

use std::fs;
use std::path::Path;

use decklid_faces::page::{PICTURE, STYLE};

/// What is written on what, with the least contrast (WCAG 2.2: 4.5 for text, 3 for edges).
const PAIRS: &[(&str, &str, f64)] = &[
    ("ink", "paper", 7.0),
    ("ink", "soft", 7.0),
    ("ink", "warn-soft", 7.0),
    ("ink", "alarm-soft", 7.0),
    ("quiet", "paper", 4.5),
    ("quiet", "soft", 4.5),
    ("link", "paper", 4.5),
    ("link", "soft", 4.5),
    ("link", "alarm-soft", 4.5),
    ("alarm", "paper", 4.5),
    ("alarm", "alarm-soft", 4.5),
    ("warn", "warn-soft", 4.5),
    ("line", "paper", 3.0),
    ("line", "soft", 3.0),
];
/// Colors of marks, as pictures have them; their digits are black.
const MARKS: [&str; 4] = ["#ffd60a", "#6ecbff", "#ff9ec4", "#9be564"];

/// The value of a custom property in the light theme or the dark one.
fn color(name: &str, dark: bool) -> String {
    let block = STYLE.split(":root{").nth(if dark { 2 } else { 1 }).expect("a theme");
    let block = block.split('}').next().expect("its end");
    let value = block.split(';').find_map(|line| line.strip_prefix(&format!("--{name}:")));
    value.unwrap_or_else(|| panic!("--{name} in {block}")).to_owned()
}

/// Relative luminance of `#rgb` or `#rrggbb`.
fn luminance(hex: &str) -> f64 {
    let digits: Vec<u32> = hex.trim_start_matches('#').chars().map(|c| c.to_digit(16).expect("a digit")).collect();
    let wide: Vec<u32> = if digits.len() == 3 { digits.iter().flat_map(|d| [*d, *d]).collect() } else { digits };
    let channel = |at: usize| {
        let share = f64::from(wide[2 * at] * 16 + wide[2 * at + 1]) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/design.md")).expect("the page")
}

#[test]
fn contrast_is_enough_in_both_themes_and_as_the_docs_say() {
    let page = page();
    for (on, ground, least) in PAIRS {
        let [light, dark] = [false, true].map(|dark| contrast(&color(on, dark), &color(ground, dark)));
        assert!(light >= *least && dark >= *least, "{on} on {ground}: {light:.1}, {dark:.1}");
        let row = format!("| {on} | {ground} | {light:.1} | {dark:.1} | {least} |");
        assert!(page.contains(&row), "docs/design.md lacks {row}");
    }
}

#[test]
fn colors_in_the_docs_are_those_of_the_style_sheet() {
    let page = page();
    let names: std::collections::BTreeSet<&str> = PAIRS.iter().flat_map(|pair| [pair.0, pair.1]).collect();
    for name in names {
        let row = format!("| {name} | `{}` | `{}` |", color(name, false), color(name, true));
        assert!(page.contains(&row), "docs/design.md lacks {row}");
    }
}

#[test]
fn lines_have_the_colors_of_their_marks() {
    let keys: Vec<&str> = PICTURE.lines().filter(|line| line.starts_with(".key ") && line.contains(" b{")).collect();
    assert_eq!(keys.len(), MARKS.len());
    for (mark, key) in MARKS.iter().zip(keys) {
        assert!(key.contains(&format!("background:{mark}")), "{key}");
        assert!(contrast(mark, "#000") >= 9.0, "{mark}");
    }
}
