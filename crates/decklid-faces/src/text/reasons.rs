//! Why this step: a sentence for everybody, then the numbers.

use decklid_advice::consult::{Advice, Reasons};
use decklid_car::car::{Car, Rates};

use super::finish::causes;
use crate::english::capital;
use crate::explain::{Ranked, meaning, why};
use crate::layout::{Look, Page};
use crate::words;

/// The numbers: what each answer would mean, other steps, causes, the price of the whole way.
pub fn reasons(
    car: &Car,
    advice: &Advice,
    reasons: &Reasons,
    ranked: Ranked<'_>,
    rates: &Rates,
    look: &Look,
) -> String {
    let t = look.texts;
    let mut page = Page::new(look);
    page.line(&why(car, advice, &reasons.ahead, t));
    if let Some(mv) = advice.mv.map(|mv| car.at(mv)) {
        page.title("What each answer would mean");
        for ahead in &reasons.ahead {
            let says = t.car(&mv.outcomes[ahead.outcome.index()].says);
            page.item("  ", &format!("{says} ({}): {}", words::percent(ahead.p), meaning(car, ahead, t)));
        }
    }
    others(&mut page, car, reasons);
    causes(&mut page, car, ranked, 5);
    page.title("To the end");
    let tally = &reasons.tally;
    page.line(&format!(
        "On average {} and {}. You get there without help {}.",
        words::minutes(tally.minutes),
        t.money(tally.money),
        words::cases(tally.alone)
    ));
    page.quiet(&format!(
        "Time counted at {} an hour, the way costs {}. Nobody can do better than {}.",
        t.hourly(rates.hourly),
        t.sum(advice.expected_cost),
        t.sum(advice.lower_bound)
    ));
    page.finish()
}

fn others(page: &mut Page, car: &Car, reasons: &Reasons) {
    if reasons.alternatives.is_empty() {
        return;
    }
    page.title("Other steps first would cost more, time counted");
    for (mv, extra) in reasons.alternatives.iter().take(4) {
        let title = page.texts().car(&car.at(*mv).title);
        let money = page.texts().money(extra.max(0.0));
        page.item("  ", &format!("{title}: {} more", capital(&money)));
    }
}
