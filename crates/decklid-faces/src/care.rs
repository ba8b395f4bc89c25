//! Care in words, for every face: how often, what it costs, what it is worth; and as events of a calendar.

use decklid_car::car::Car;

use crate::calendar::Event;
use crate::report::{CareItem, CareReport};
use crate::texts::Texts;

/// Lockouts that get rarer by less than this share are not spoken of.
const LITTLE: f64 = 0.0005;

/// The lines below a thing to do.
pub fn lines(item: &CareItem, t: Texts) -> Vec<String> {
    let mut lines = Vec::new();
    if !item.every_says.is_empty() {
        lines.push(t.care_every(&item.every_says));
    }
    if item.minutes > 0.0 || item.money > 0.0 {
        let (time, money) = (t.minutes(item.minutes), t.money(item.money));
        lines.push(if item.money > 0.0 { t.care_cost(&money, &time) } else { t.care_time(&time) });
    }
    if !item.lowers_says.is_empty() {
        lines.push(t.care_lowers(&item.lowers_says.join("; ")));
    }
    if let Some(share) = item.share_of_lockouts.filter(|share| *share > LITTLE) {
        lines.push(t.care_share(&t.percent(share)));
    }
    lines
}

/// What is done so that it does not happen again: what helps most first.
pub fn later(json: &CareReport) -> Vec<&CareItem> {
    let mut items: Vec<&CareItem> = json.items.iter().filter(|item| !item.after).collect();
    let share = |item: &CareItem| item.share_of_lockouts.unwrap_or(0.0);
    items.sort_by(|a, b| share(b).total_cmp(&share(a)));
    items
}

/// How often one is locked out by our reckoning, and how far that is to be trusted; none without a rate.
pub fn reckoning(json: &CareReport, t: Texts) -> Option<String> {
    let (rate, lockout) = (json.breakdowns_per_year?, json.lockout_per_breakdown?);
    let years = |per_year: f64| t.years_between(per_year);
    let (fails, locked) = (years(rate)?, years(rate * lockout)?);
    Some(t.care_reckoning(&fails, &locked, &t.percent(lockout)))
}

/// Recurring maintenance, as events.
pub fn events(car: &Car, json: &CareReport, t: Texts) -> Vec<Event> {
    let event = |(care, item): (&decklid_car::car::Care, &CareItem)| {
        Some(Event {
            id: format!("care.{}.{}", care.id, car.id),
            months: care.months?,
            title: format!("{}: {}", t.car(&car.name), item.says),
            about: lines(item, t).join("\n"),
        })
    };
    car.care.iter().zip(&json.items).filter_map(event).collect()
}
