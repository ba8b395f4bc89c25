//! Sentences that explain: why this step, what an answer would mean, what the cause may be.

use decklid_advice::consult::{Advice, Ahead};
use decklid_car::car::{Car, HiddenId, Move, MoveKind};
use decklid_car::source::{Recall, Setting};

use crate::english::capital;
use crate::report::EvidenceWeight;
use crate::texts::{Language, Texts};
use crate::view::wants;

/// Causes with their probability, most likely first.
pub type Ranked<'r> = &'r [(HiddenId, f64)];

/// Why the advised move, in one or two plain sentences; `ahead` are its outcomes.
pub fn why(car: &Car, advice: &Advice, ahead: &[Ahead], texts: impl Into<Texts>) -> String {
    let texts = texts.into();
    let Some(mv) = advice.mv.map(|mv| car.at(mv)) else { return String::new() };
    let (told, reckoned) = (texts.car(&mv.why), reckoned(car, mv, ahead, texts));
    if told.is_empty() { reckoned } else { format!("{told} {reckoned}") }
}

/// The part of it that depends on the answers so far.
pub(crate) fn reckoned(car: &Car, mv: &Move, ahead: &[Ahead], texts: Texts) -> String {
    let works: f64 = ahead.iter().filter(|a| a.done).map(|a| a.p).sum();
    match mv.kind {
        MoveKind::Call => texts.why_call(),
        MoveKind::Fetch => texts.why_fetch(),
        MoveKind::Look => tells(car, ahead, texts).unwrap_or_else(|| texts.why_look()),
        MoveKind::Try | MoveKind::Repair if works > 0.02 => works_so_often(works, mv.cost.minutes, texts),
        MoveKind::Try | MoveKind::Repair => opens_the_way(car, mv, ahead, texts),
    }
}

/// How often a move reaches the goal, and how long it takes (min).
fn works_so_often(works: f64, minutes: f64, texts: Texts) -> String {
    texts.why_works(&texts.cases(works), &texts.minutes(minutes))
}

fn tells(car: &Car, ahead: &[Ahead], texts: Texts) -> Option<String> {
    let most = ahead.iter().filter_map(|a| a.speaks_for).max_by(|a, b| a.1.total_cmp(&b.1))?;
    Some(texts.why_tells(&texts.clause(&car[most.0].says)))
}

/// What comes next if the move makes that possible, else what the move tells.
fn opens_the_way(car: &Car, mv: &Move, ahead: &[Ahead], texts: Texts) -> String {
    let likeliest = ahead.iter().filter(|a| !a.done).max_by(|a, b| a.p.total_cmp(&b.p));
    let possible = |a: &Ahead| a.next.filter(|next| is_due_to(car.at(*next), mv, a));
    match likeliest.and_then(possible) {
        Some(next) if !car.at(next).title.ends_with('?') => {
            texts.why_opens_way_to(&inside(&texts.car(&car.at(next).title), texts))
        }
        Some(_) => texts.why_opens_way(),
        None => tells(car, ahead, texts).unwrap_or_else(|| texts.why_look()),
    }
}

/// Whether a move hangs on something that the outcome of another one changes.
fn is_due_to(next: &Move, mv: &Move, ahead: &Ahead) -> bool {
    let after = mv.outcomes.get(ahead.outcome.index()).map_or(&[][..], |outcome| &outcome.then);
    mv.first.iter().chain(after).any(|(slot, _)| wants(&next.needs, *slot) || wants(&next.worth, *slot))
}

/// What an outcome would mean: done, or the next step and what it points to.
pub fn meaning(car: &Car, ahead: &Ahead, texts: impl Into<Texts>) -> String {
    let texts = texts.into();
    if ahead.done {
        return texts.why_done();
    }
    let mut text = match ahead.next {
        Some(next) => texts.why_then(&inside(&texts.car(&car.at(next).title), texts)),
        None => texts.why_nothing(),
    };
    if !text.ends_with(['.', '?', '!']) {
        text.push('.');
    }
    if let Some((cause, p)) = ahead.speaks_for {
        let says = texts.clause(&car[cause].says);
        text += &format!(" {}", texts.why_points_to(&says, &texts.percent(p)));
    }
    text
}

/// What it most likely was, in a sentence or two.
pub fn likely_causes(car: &Car, ranked: Ranked<'_>, texts: impl Into<Texts>) -> String {
    let texts = texts.into();
    let says = |at: HiddenId| texts.clause(&car[at].says);
    match ranked {
        [] | [(_, ..0.05), ..] => texts.cause_unknown(),
        [(first, p), ..] if *p > 0.9 => texts.cause_sure(&says(*first)),
        [(first, p)] => texts.cause_one(&says(*first), &texts.percent(*p)),
        [(first, p), (second, q), ..] => {
            let (p, q) = (texts.percent(*p), texts.percent(*q));
            texts.cause_two(&says(*first), &says(*second), &p, &q)
        }
    }
}

/// A cause is told what is known of it from this probability on, if it is among the first three.
const LIKELY: f64 = 0.05;

/// Whether one of these is among the likely causes.
fn is_likely(about: &[HiddenId], ranked: Ranked<'_>) -> bool {
    ranked.iter().take(3).any(|(cause, p)| *p >= LIKELY && about.contains(cause))
}

/// Recalls and bulletins on a likely cause, by number, each as a sentence.
pub fn recalls(car: &Car, ranked: Ranked<'_>, texts: impl Into<Texts>) -> Vec<(String, String)> {
    let t = texts.into();
    let fitting = car.recalls.iter().filter(|recall| is_likely(&recall.about, ranked));
    let named =
        |r: &Recall| if r.applies.is_empty() { r.number.clone() } else { format!("{} ({})", r.number, r.applies) };
    fitting.map(|r| (r.number.clone(), t.why_recall(&named(r), &t.car(&r.says)))).collect()
}

/// Settings of this car that have to do with a likely cause.
pub fn settings<'c>(car: &'c Car, ranked: Ranked<'_>) -> Vec<&'c Setting> {
    car.settings.iter().filter(|setting| is_likely(&setting.about, ranked)).collect()
}

/// What an answer did to the odds, in words.
pub(crate) fn weight(e: &EvidenceWeight, t: Texts) -> String {
    let odds = match e.factor {
        Some(f) if f >= 1.0 => t.helper_odds(&format!("{f:.1}")),
        Some(f) => t.helper_odds_less(&format!("{:.1}", 1.0 / f)),
        None if e.speaks_for => t.helper_made_sure(),
        None => t.helper_ruled_out(),
    };
    let says = if e.speaks_for { t.helper_for(&e.says) } else { t.helper_against(&e.says) };
    format!("{says} ({odds})")
}

/// A title as a part of a sentence: in English with a small first letter, unless its first word is all capitals.
fn inside(text: &str, texts: Texts) -> String {
    let mut letters = text.chars();
    match (texts.language(), letters.next(), letters.next()) {
        (Language::English(_), Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().collect::<String>() + &text[first.len_utf8()..]
        }
        _ => text.to_owned(),
    }
}

/// A clause made into a sentence: a capital letter first, a full stop last.
pub fn sentence(clause: &str) -> String {
    let text = capital(clause);
    if text.ends_with(['.', '!', '?', ':']) || text.is_empty() { text } else { text + "." }
}
