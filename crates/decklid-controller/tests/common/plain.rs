//! Words that anybody can read, and codes that programs can tell apart.

use std::collections::BTreeSet;

/// Syllables as the groups of vowels, without a silent e at the end.
fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let vowel = |c: char| "aeiouy".contains(c);
    let groups = word.chars().fold((0, false), |(n, was), c| (n + usize::from(vowel(c) && !was), vowel(c))).0;
    let silent = word.ends_with('e') && !word.ends_with("le") && groups > 1;
    (groups - usize::from(silent)).max(1)
}

/// Short sentences, US grade 6 at most over all texts (Flesch-Kincaid), and nothing that must never be advised.
pub(crate) fn reads_easily(texts: &[&str]) {
    let (mut words, mut sentences, mut count) = (0, 0, 0);
    for text in texts {
        for sentence in text.split_inclusive(['.', '?']).filter(|s| !s.trim().is_empty()) {
            let n = sentence.split_whitespace().count();
            assert!(n <= 18, "too long: {sentence}");
            sentences += 1;
            words += n;
        }
        count += text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).map(syllables).sum::<usize>();
        let lower = text.to_lowercase();
        for never in ["drill", "pry", "force", "hammer"] {
            assert!(!lower.contains(never), "{text}");
        }
    }
    let grade = 0.39 * words as f64 / sentences as f64 + 11.8 * count as f64 / words as f64 - 15.59;
    assert!(grade <= 6.0, "US grade {grade:.1}");
}

/// Codes in kebab-case, each once.
pub(crate) fn are_codes<'a>(codes: impl Iterator<Item = &'a str>) {
    let codes: Vec<&str> = codes.collect();
    let kebab = |code: &&str| code.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    assert!(!codes.is_empty() && codes.iter().all(kebab), "{codes:?}");
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
}
