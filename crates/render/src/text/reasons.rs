//! Why this step: a sentence for everybody, then the numbers.

use access::car::{Car, MoveKind, Rates};
use access::consult::{Advice, Ahead, Reasons};

use super::finish::{Ranked, causes};
use crate::english::{English, capital};
use crate::layout::{Look, Page};
use crate::words;

/// Why the advised move, in one or two plain sentences.
pub fn why(car: &Car, advice: &Advice, reasons: &Reasons, english: English) -> String {
    let Some(mv) = advice.mv.map(|mv| car.at(mv)) else { return String::new() };
    let works: f64 = reasons.ahead.iter().filter(|a| a.done).map(|a| a.p).sum();
    let told = english.fill(&mv.why);
    let time = words::minutes(mv.cost.minutes);
    let reckoned = match mv.kind {
        MoveKind::Call => "Going on alone would cost more than this call, on average.".to_owned(),
        MoveKind::Fetch => "With it, the next steps are worth the way.".to_owned(),
        MoveKind::Look => tells(car, reasons, english).unwrap_or_else(|| "The answer saves steps later.".to_owned()),
        MoveKind::Try | MoveKind::Repair if works > 0.02 => {
            format!("It works {} and takes {time}.", words::cases(works))
        }
        MoveKind::Try | MoveKind::Repair => opens_the_way(car, reasons, english),
    };
    if told.is_empty() { reckoned } else { format!("{told} {reckoned}") }
}

fn tells(car: &Car, reasons: &Reasons, english: English) -> Option<String> {
    let most = reasons.ahead.iter().filter_map(|a| a.speaks_for).max_by(|a, b| a.1.total_cmp(&b.1))?;
    Some(format!("The answer tells us more about this: {}.", english.clause(&car.hidden[most.0.0 as usize].says)))
}

fn opens_the_way(car: &Car, reasons: &Reasons, english: English) -> String {
    let next = reasons.ahead.iter().filter(|a| !a.done).max_by(|a, b| a.p.total_cmp(&b.p)).and_then(|a| a.next);
    match next {
        Some(next) if !car.at(next).title.ends_with('?') => {
            format!("It makes the next step possible: {}.", lower(&english.fill(&car.at(next).title)))
        }
        Some(_) | None => "It makes the next steps possible.".to_owned(),
    }
}

/// The numbers: what each answer would mean, other steps, causes, the price of the whole way.
pub fn reasons(
    car: &Car,
    advice: &Advice,
    reasons: &Reasons,
    ranked: Ranked<'_>,
    rates: &Rates,
    look: &Look,
) -> String {
    let english = look.english;
    let mut page = Page::new(look);
    page.line(&why(car, advice, reasons, english));
    if let Some(mv) = advice.mv.map(|mv| car.at(mv)) {
        page.title("What each answer would mean");
        for ahead in &reasons.ahead {
            let says = english.fill(&mv.outcomes[ahead.outcome.0 as usize].says);
            page.item("  ", &format!("{says} ({}): {}", words::percent(ahead.p), meaning(car, ahead, english)));
        }
    }
    others(&mut page, car, reasons);
    causes(&mut page, car, ranked, 5);
    page.title("To the end");
    let tally = &reasons.tally;
    page.line(&format!(
        "On average {} and {}. You get there without help {}.",
        words::minutes(tally.minutes),
        words::money(tally.money),
        words::cases(tally.alone)
    ));
    page.quiet(&format!(
        "Time counted at {} dollars an hour, the way costs {:.2} dollars. Nobody can do better than {:.2}.",
        rates.hourly, advice.expected_cost, advice.lower_bound
    ));
    page.finish()
}

/// What an outcome would mean: done, or the next step and what it points to.
pub fn meaning(car: &Car, ahead: &Ahead, english: English) -> String {
    if ahead.done {
        return "you are done.".to_owned();
    }
    let mut text = match ahead.next {
        Some(next) => format!("then: {}", lower(&english.fill(&car.at(next).title))),
        None => "then nothing is left to advise".to_owned(),
    };
    if !text.ends_with(['.', '?', '!']) {
        text.push('.');
    }
    if let Some((cause, p)) = ahead.speaks_for {
        let says = english.clause(&car.hidden[cause.0 as usize].says);
        text += &format!(" It points to this: {says} ({}).", words::percent(p));
    }
    text
}

fn others(page: &mut Page, car: &Car, reasons: &Reasons) {
    if reasons.alternatives.is_empty() {
        return;
    }
    page.title("Other steps first would cost more, time counted");
    for (mv, extra) in reasons.alternatives.iter().take(4) {
        let title = page.english().fill(&car.at(*mv).title);
        page.item("  ", &format!("{title}: {} more", capital(&words::money(extra.max(0.0)))));
    }
}

/// The text with a small first letter, unless its first word is all capitals.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().collect::<String>() + &text[first.len_utf8()..]
        }
        _ => text.to_owned(),
    }
}
