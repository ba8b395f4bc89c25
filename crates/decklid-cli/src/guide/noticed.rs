//! What was noticed: typed in a few words, found among the car's signs, and ticked.

use decklid::find;
use decklid_advice::consult::Told;
use decklid_car::car::SignId;
use decklid_faces::layout::Page;

use super::session::Session;
use super::tools::numbers;
use decklid_console::console::{Console, Leave};

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
    loop {
        let typed = console.ask()?;
        if typed.is_empty() {
            return Ok(());
        }
        let found: Vec<SignId> = find::signs(session.car(), &typed, t).into_iter().take(MOST).collect();
        if found.is_empty() {
            console.line(&t.ask_noticed_none())?;
            continue;
        }
        let choices = choices(session, &found);
        let told = chosen(session, &choices, console)?;
        session.tell(&told)?;
        console.line(&t.ask_noticed_more())?;
    }
}

/// What can be told of these signs: that one is so, or each outcome of one that has several.
fn choices(session: &Session<'_>, signs: &[SignId]) -> Vec<Told> {
    let each = |id: &SignId| {
        let sign = &session.car()[*id];
        let most = if sign.is_tick() { 1 } else { sign.outcomes.len() };
        sign.outcome_ids().take(most).map(|outcome| Told { sign: *id, outcome }).collect::<Vec<_>>()
    };
    signs.iter().flat_map(each).collect()
}

fn chosen(session: &Session<'_>, choices: &[Told], console: &mut Console) -> Result<Vec<Told>, Leave> {
    let look = *console.look();
    let mut page = Page::new(&look);
    page.raw("\n");
    for (at, told) in choices.iter().enumerate() {
        let (says, outcome) = decklid_faces::view::sign_words(session.car(), told, look.texts);
        let tick = session.car()[told.sign].is_tick();
        page.item(&format!("{:>3}  ", at + 1), &if tick { says } else { format!("{says} {outcome}") });
    }
    page.line(&look.texts.ask_noticed_how());
    console.say(&page.finish())?;
    let numbers = numbers(choices.len(), console)?.unwrap_or_default();
    Ok(numbers.into_iter().filter_map(|n| choices.get(n - 1).copied()).collect())
}
