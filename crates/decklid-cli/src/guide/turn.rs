//! One step: show it and take the answer.

use decklid_advice::consult::{AdviceKind, Answer, Entry};
use decklid_car::car::MoveId;
use decklid_faces::layout::Page;
use decklid_faces::view::StepView;
use decklid_faces::{explain, text, view};

use super::session::Session;
use super::{change, noticed, tools};
use decklid_console::case;
use decklid_console::console::{Console, Leave};

/// Goes from step to step; true when the goal is reached, false when nothing is left to advise.
pub(crate) fn until_done(session: &mut Session<'_>, console: &mut Console) -> Result<bool, Leave> {
    loop {
        session.keep()?;
        session.think();
        let advice = session.advice();
        let Some(mv) = advice.mv else {
            if advice.kind == AdviceKind::Reached {
                return Ok(true);
            }
            nothing_left(session, console)?;
            return Ok(false);
        };
        show(session, console)?;
        one(session, console, mv)?;
    }
}

/// Shows the advised step with its answers.
pub(crate) fn show(session: &mut Session<'_>, console: &mut Console) -> Result<(), Leave> {
    let Some(mv) = session.advice().mv else { return Ok(()) };
    let look = *console.look();
    let step = view::step(session.car(), mv, session.case(), look.texts);
    if step.asks_way_out {
        console.say("\n")?;
        console.alarm(&look.texts.dark_get_out_typed())?;
    }
    let left = session.minutes_left();
    let back = !session.case().entries.is_empty() || !session.case().signs.is_empty();
    let answers = text::answers(&step, back, left, &look);
    console.present(&format!("\n{}\n{answers}", text::step(&step, &look)))?;
    known(session, console)
}

/// What is known of a likely cause of this car: each recall once, and where its settings are shown.
fn known(session: &mut Session<'_>, console: &mut Console) -> Result<(), Leave> {
    let (t, car, causes) = (console.look().texts, session.car(), session.causes());
    for (number, says) in explain::recalls(car, &causes, t) {
        if session.is_news(&number) {
            console.line(&says)?;
        }
    }
    for setting in explain::settings(car, &causes) {
        if session.is_news(&setting.id) {
            console.line(&t.why_setting(&car.id, &t.car(&setting.title)))?;
        }
    }
    Ok(())
}

/// Reads lines until one of them changes the case.
fn one(session: &mut Session<'_>, console: &mut Console, mv: MoveId) -> Result<(), Leave> {
    let t = console.look().texts;
    let step = view::step(session.car(), mv, session.case(), t);
    loop {
        console.prompt()?;
        let line = console.hear()?;
        let answer = match meant(&step, &line) {
            Meant::Answer(answer) => answer,
            Meant::Why => {
                why(session, console)?;
                continue;
            }
            Meant::Back if session.undo() => {
                console.line(&t.ask_taken_back())?;
                return Ok(());
            }
            Meant::Back => {
                console.line(&t.ask_first_step())?;
                continue;
            }
            Meant::List => return change::list(session, console),
            Meant::Noticed => return noticed::ask(session, console),
            Meant::Tools => return tools::ask(session, console),
            Meant::Help => {
                help(&step, console)?;
                continue;
            }
            Meant::Nothing => {
                console.line(&t.ask_number_or_letter(&step.answers.len().to_string()))?;
                continue;
            }
        };
        return take(session, console, Entry { mv, answer });
    }
}

/// What a typed line means.
enum Meant {
    Answer(Answer),
    Why,
    Back,
    List,
    Noticed,
    Tools,
    Help,
    Nothing,
}

fn meant(step: &StepView, line: &str) -> Meant {
    let word = line.to_lowercase();
    if let Ok(number) = word.parse::<usize>() {
        let chosen = number.checked_sub(1).and_then(|at| step.answers.get(at));
        return chosen.map_or(Meant::Nothing, |c| Meant::Answer(c.answer));
    }
    if let Some(choice) = step.answers.iter().find(|c| c.id == word || c.says.to_lowercase() == word) {
        return Meant::Answer(choice.answer);
    }
    let yes_or_no = |id: &str| step.answers.iter().find(|c| c.id == id).map(|c| Meant::Answer(c.answer));
    match word.as_str() {
        "?" | "not sure" | "not_sure" => Meant::Answer(Answer::NotSure),
        "c" | "cannot" => Meant::Answer(Answer::Cannot),
        "s" | "skip" | "skipped" => Meant::Answer(Answer::Skipped),
        "y" => yes_or_no("yes").unwrap_or(Meant::Nothing),
        "n" | "no_change" if step.no_change => Meant::Answer(Answer::NoChange),
        "n" => yes_or_no("no").or_else(|| yes_or_no("nothing")).unwrap_or(Meant::Nothing),
        "w" | "why" => Meant::Why,
        "b" | "back" => Meant::Back,
        "l" | "list" => Meant::List,
        "m" | "more" => Meant::Noticed,
        "t" | "tools" => Meant::Tools,
        "h" | "help" => Meant::Help,
        _ => Meant::Nothing,
    }
}

/// Takes an answer, and says so if one of them hardly fits the others now.
fn take(session: &mut Session<'_>, console: &mut Console, entry: Entry) -> Result<(), Leave> {
    let doubted = session.doubtful();
    if let Err(refusal) = session.answer(entry) {
        let failure = case::refused(session.car(), session.case(), &refusal);
        return Err(Leave::Failed(failure));
    }
    match session.doubtful() {
        now if now == doubted => Ok(()),
        Some(at) => doubt(session, console, at),
        None => Ok(()),
    }
}

/// Says once which answer hardly fits the others.
fn doubt(session: &Session<'_>, console: &mut Console, at: usize) -> Result<(), Leave> {
    let look = *console.look();
    let Some(entry) = session.case().entries.get(at) else { return Ok(()) };
    console.say(&text::doubt(session.car(), session.case().goal, entry, &look))?;
    Ok(())
}

fn why(session: &mut Session<'_>, console: &mut Console) -> Result<(), Leave> {
    let look = *console.look();
    let reasons = session.reasons();
    let advice = session.advice();
    let rates = session.case().rates;
    let causes = session.causes();
    console.say(&format!("\n{}\n", text::reasons(session.car(), &advice, &reasons, &causes, &rates, &look)))?;
    Ok(())
}

fn help(step: &StepView, console: &mut Console) -> Result<(), Leave> {
    let t = console.look().texts;
    let mut page = Page::new(console.look());
    page.raw("\n").line(&t.help_how()).line(&t.help_safe());
    let no_change = step.no_change.then(|| ("n", t.help_no_change()));
    let first = [("?", t.help_not_sure()), ("c", t.help_cannot()), ("s", t.help_skip())];
    let rest = [
        ("w", t.help_why()),
        ("b", t.help_back()),
        ("l", t.help_list()),
        ("m", t.help_noticed()),
        ("t", t.help_tools()),
        ("q", t.help_stop()),
        ("!", t.help_emergency()),
    ];
    for (key, says) in first.into_iter().chain(no_change).chain(rest) {
        page.item(&format!("  {key}  "), &says);
    }
    console.say(&page.finish())?;
    Ok(())
}

/// Nothing is left: skipped steps that can still be done, and whom to call.
fn nothing_left(session: &mut Session<'_>, console: &mut Console) -> Result<(), Leave> {
    let look = *console.look();
    let (mut page, t) = (Page::new(&look), look.texts);
    page.raw("\n").title(&t.end_stop()).line(&t.end_call());
    let left: Vec<String> = session
        .case()
        .entries
        .iter()
        .filter(|e| matches!(e.answer, Answer::Skipped | Answer::Cannot | Answer::Lacking | Answer::NotSure))
        .map(|e| t.car(&session.car().at(e.mv).title))
        .collect();
    if !left.is_empty() {
        page.line(&t.ask_left_out(&t.list(&left)));
    }
    console.say(&page.finish())?;
    Ok(())
}
