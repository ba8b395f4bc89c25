//! Why this step: a sentence for everybody, then the numbers.

use decklid_advice::consult::{Advice, Reasons};
use decklid_car::car::{Car, Rates};

use super::finish::causes;
use crate::english::capital;
use crate::explain::{Ranked, meaning, why};
use crate::layout::{Look, Page};

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
        page.title(&t.why_each_answer());
        for ahead in &reasons.ahead {
            let says = t.car(&mv.outcomes[ahead.outcome.index()].says);
            page.item("  ", &format!("{says} ({}): {}", t.percent(ahead.p), meaning(car, ahead, t)));
        }
    }
    others(&mut page, car, reasons);
    causes(&mut page, car, ranked, 5);
    page.title(&t.why_end());
    let tally = &reasons.tally;
    page.line(&t.why_to_the_end(&t.cases(tally.alone), &t.money(tally.money), &t.minutes(tally.minutes)));
    page.quiet(&t.helper_cost(&t.sum(advice.lower_bound), &t.sum(advice.expected_cost), &t.hourly(rates.hourly)));
    page.finish()
}

fn others(page: &mut Page, car: &Car, reasons: &Reasons) {
    if reasons.alternatives.is_empty() {
        return;
    }
    let t = page.texts();
    page.title(&t.helper_alternatives());
    for (mv, extra) in reasons.alternatives.iter().take(4) {
        let title = t.car(&car.at(*mv).title);
        page.item("  ", &format!("{title}: {}", capital(&t.extra(*extra))));
    }
}
