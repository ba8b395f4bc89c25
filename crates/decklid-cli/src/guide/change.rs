//! The list of signs and earlier answers: taking a sign back, changing an answer.

use decklid_advice::consult::Answer;
use decklid_faces::layout::Page;
use decklid_faces::view;

use super::session::Session;
use decklid_console::console::{Console, Leave};

/// Shows the answers and lets one be changed.
pub(crate) fn list(session: &mut Session<'_>, console: &mut Console) -> Result<(), Leave> {
    let look = *console.look();
    let signs = session.case().signs.len();
    let count = signs + session.case().entries.len();
    if count == 0 {
        console.line(&look.texts.ask_no_answers())?;
        return Ok(());
    }
    let mut page = Page::new(&look);
    page.raw("\n").title(&look.texts.answers_earlier());
    let (car, case) = (session.car(), session.case());
    let told = case.signs.iter().map(|told| view::sign_words(car, told, look.texts));
    let answered = case.entries.iter().map(|entry| view::entry_words(car, case.goal, entry, look.texts));
    for (at, (title, answer)) in told.chain(answered).enumerate() {
        page.item(&format!("{:>3}  ", at + 1), &format!("{title}: {answer}"));
    }
    page.line(&look.texts.ask_change());
    console.say(&page.finish())?;
    let chosen = console.number(count, Some(0))?;
    if chosen == 0 {
        return Ok(());
    }
    if chosen <= signs {
        session.untell(chosen - 1)?;
        console.line(&look.texts.ask_untold())?;
        return Ok(());
    }
    let at = chosen - 1 - signs;
    let answer = other_answer(session, console, at)?;
    session.change(at, answer);
    console.line(&look.texts.ask_changed())?;
    Ok(())
}

fn other_answer(session: &Session<'_>, console: &mut Console, at: usize) -> Result<Answer, Leave> {
    let look = *console.look();
    let step = view::step(session.car(), session.case().entries[at].mv, session.case(), look.texts);
    let mut page = Page::new(&look);
    page.raw("\n").title(&step.title);
    let mut answers: Vec<Answer> = step.answers.iter().map(|c| c.answer).collect();
    let mut words: Vec<String> = step.answers.iter().map(|c| c.says.clone()).collect();
    let t = look.texts;
    let own = [
        (Answer::NotSure, t.answer_not_sure()),
        (Answer::Cannot, t.answer_cannot()),
        (Answer::Skipped, t.answer_skip()),
    ];
    for (answer, says) in own {
        answers.push(answer);
        words.push(says);
    }
    for (at, says) in words.iter().enumerate() {
        page.item(&format!("{:>3}  ", at + 1), says);
    }
    console.say(&page.finish())?;
    let chosen = console.number(answers.len(), None)?;
    Ok(answers[chosen - 1])
}
