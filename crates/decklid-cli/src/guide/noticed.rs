//! What was noticed: typed in a few words, found among the car's signs, and ticked.

use std::rc::Rc;

use decklid::emergency::sounds_urgent;
use decklid::find;
use decklid_advice::consult::Told;
use decklid_car::car::{Car, SignId};
use decklid_faces::layout::Page;
use decklid_faces::texts::Texts;

use super::session::Session;
use super::tools::numbers;
use decklid_console::console::{Console, Leave};
use decklid_console::live::Typed;

/// The longest list on the screen.
const MOST: usize = 8;

/// Asks for words until none are typed.
pub(crate) fn ask(session: &mut Session<'_>, console: &mut Console) -> Result<(), Leave> {
    if session.car().signs.is_empty() {
        return Ok(());
    }
    let t = console.look().texts;
    console.say("\n")?;
    console.line(&t.ask_noticed())?;
    let car = Rc::new(session.car().clone());
    loop {
        let known = car.clone();
        let typed = console.ask_among(move |typed| {
            let told = fitting(&known, typed, t);
            told.into_iter().map(|told| (words(&known, &told, t), told)).collect()
        })?;
        let told = match typed {
            Typed::Chosen(told) => vec![told],
            Typed::Line(typed) if typed.is_empty() => return Ok(()),
            Typed::Line(typed) => {
                let found: Vec<SignId> = find::signs(&car, &typed, t).into_iter().take(MOST).collect();
                if found.is_empty() {
                    console.line(&t.ask_noticed_none())?;
                    continue;
                }
                chosen(session, &choices(&car, &found), console)?
            }
        };
        session.tell(&told)?;
        console.line(&t.ask_noticed_more())?;
    }
}

/// What can be told that fits what was typed so far: everything, as long as nothing was.
fn fitting(car: &Car, typed: &str, t: Texts) -> Vec<Told> {
    match typed.trim() {
        "" => choices(car, &car.sign_ids().collect::<Vec<_>>()),
        typed if sounds_urgent(typed) => Vec::new(),
        typed => choices(car, &find::signs(car, typed, t)),
    }
}

/// What can be told of these signs: that one is so, or each outcome of one that has several.
fn choices(car: &Car, signs: &[SignId]) -> Vec<Told> {
    let each = |id: &SignId| {
        let sign = &car[*id];
        let most = if sign.is_tick() { 1 } else { sign.outcomes.len() };
        sign.outcome_ids().take(most).map(|outcome| Told { sign: *id, outcome }).collect::<Vec<_>>()
    };
    signs.iter().flat_map(each).collect()
}

/// A line of a list.
fn words(car: &Car, told: &Told, t: Texts) -> String {
    let (says, outcome) = decklid_faces::view::sign_words(car, told, t);
    if car[told.sign].is_tick() { says } else { format!("{says} {outcome}") }
}

fn chosen(session: &Session<'_>, choices: &[Told], console: &mut Console) -> Result<Vec<Told>, Leave> {
    let look = *console.look();
    let mut page = Page::new(&look);
    page.raw("\n");
    for (at, told) in choices.iter().enumerate() {
        page.item(&format!("{:>3}  ", at + 1), &words(session.car(), told, look.texts));
    }
    page.line(&look.texts.ask_noticed_how());
    console.say(&page.finish())?;
    let numbers = numbers(choices.len(), console)?.unwrap_or_default();
    Ok(numbers.into_iter().filter_map(|n| choices.get(n - 1).copied()).collect())
}
