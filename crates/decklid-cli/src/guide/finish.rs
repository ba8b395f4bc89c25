//! The goal is reached: the likely cause, what to do now and later, and what comes next.

use decklid_car::car::GoalKind;
use decklid_faces::after;
use decklid_faces::layout::Page;
use decklid_faces::text;

use super::session::Session;
use decklid_console::console::{Console, Leave};

/// Shows the ending and asks what comes next; `None` when the person is finished.
pub(crate) fn wrap_up(session: &mut Session<'_>, console: &mut Console) -> Result<Option<GoalKind>, Leave> {
    tell(session, console)?;
    let goals = after::goals(session.car(), session.case());
    if goals.is_empty() {
        return Ok(None);
    }
    let t = console.look().texts;
    let mut page = Page::new(console.look());
    page.raw("\n").title(&t.ask_next());
    for (at, goal) in goals.iter().enumerate() {
        let words = match goal {
            GoalKind::Open => t.done_open_next(),
            GoalKind::Fixed => t.done_fixed_next(),
            GoalKind::Secured => t.done_secured_next(),
        };
        page.item(&format!("{:>3}  ", at + 1), &words);
    }
    page.item(&format!("{:>3}  ", goals.len() + 1), &t.ask_next_nothing());
    console.say(&page.finish())?;
    match console.number(goals.len() + 1, Some(goals.len() + 1)) {
        Ok(chosen) => Ok(goals.get(chosen - 1).copied()),
        // The goal is reached, so stopping here is no failure.
        Err(Leave::End | Leave::Quit) => Ok(None),
        Err(leave) => Err(leave),
    }
}

/// Shows the likely cause, aftercare and prevention.
pub(crate) fn tell(session: &mut Session<'_>, console: &mut Console) -> Result<(), Leave> {
    let look = *console.look();
    let causes = session.causes();
    let goal = session.case().goal;
    let mut page = Page::new(&look);
    page.raw("\n").title(&match goal {
        GoalKind::Open => look.texts.done_open(),
        GoalKind::Fixed => look.texts.done_fixed(),
        GoalKind::Secured => look.texts.done_secured(),
    });
    page.line(&text::likely_causes(session.car(), &causes, look.texts));
    page.blank().raw(&text::after_care(session.car(), session.case(), &causes, goal == GoalKind::Open, &look));
    console.say(&page.finish())?;
    Ok(())
}
