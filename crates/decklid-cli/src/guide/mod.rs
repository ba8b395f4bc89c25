//! `decklid guide`: the main job, one step at a time.
//!
//! ```text
//!   first line (trapped?) ─► which car ─► what do you want ─► what have you noticed ─► step ─► answer ─┐
//!                                                                                       ▲              │
//!                                                                                       └──────────────┘
//!                                                 open: cause, aftercare, what next
//! ```
//! Typing `!`, or words of panic, shows the emergency text anywhere; the guide goes on afterwards.

mod change;
mod choose;
mod finish;
mod noticed;
mod record;
mod replay;
mod resume;
mod session;
mod tools;
mod turn;

use decklid_advice::case::NamedCase;
use decklid_advice::consult::{AdviceKind, Case};
use decklid_car::car::Car;
use decklid_faces::layout::Page;
use decklid_faces::report::GuideReport;
use decklid_faces::request::CaseRequest;
use decklid_faces::text;

use crate::args::GuideArgs;
use decklid::emergency::Urgent;
use decklid_console::args::CaseArgs;
use decklid_console::case;
use decklid_console::console::{Alarm, Console, Leave};
use decklid_console::context::Context;
use decklid_console::failure::{Failure, code};
use decklid_console::output;
use resume::Keeper;
use session::Session;

/// Leads a person to the goal.
pub(crate) fn run(context: &Context, args: &GuideArgs) -> Result<u8, Failure> {
    let mut console = Console::new(context);
    let mut ending = GuideReport::default();
    let left = lead(context, args, &mut console, &mut ending);
    let code = match left {
        Ok(code) => code,
        Err(Leave::Failed(failure)) => return Err(failure),
        Err(Leave::End | Leave::Quit) => {
            if ending.car.is_none() && console.alarm_shown() != Alarm::Last {
                console.line(&context.look.texts.ask_car_none())?;
            }
            // Once opened counts as opened, even if the person quit afterwards.
            if ending.opened { code::DONE } else { code::NOT_OPENED }
        }
    };
    ending.emergency = console.alarm_shown() != Alarm::None;
    let code = if ending.emergency { code::EMERGENCY } else { code };
    if context.json {
        let text = serde_json::to_string_pretty(&ending)
            .map_err(|e| Failure::data(format!("The answer cannot be written as JSON: {e}."), ""))?;
        output::write(&format!("{text}\n"), false)?;
    }
    Ok(code)
}

fn lead(context: &Context, args: &GuideArgs, console: &mut Console, ending: &mut GuideReport) -> Result<u8, Leave> {
    console.alarm(&text::first_typed(&context.look))?;
    if let Some(file) = &args.record {
        record::ids(file)?;
    }
    let keeper = args.resume.as_ref().map(|named| Keeper::new(named.as_deref())).transpose()?;
    let earlier = keeper.as_ref().map(Keeper::earlier).transpose()?.flatten();
    let (car, told) = match keeper.as_ref().zip(earlier.as_ref()) {
        Some((keeper, earlier)) => go_on(context, args, keeper, earlier, console)?,
        None => begin(context, args, console)?,
    };
    ending.car = Some(car.id.clone());
    ending.model_hash = Some(car.hash.clone());
    console.set_emergency(Urgent::new(Some(&car), &context.look));
    let fresh = args.answers.is_none() && told == case::aged(&car, Case::new(told.goal));
    let replayed = args.answers.as_ref().map(|file| replay::read(&car, file)).transpose()?;
    introduce(&car, console)?;
    let mut session = Session::new(&car, told, keeper)?;
    if let Some(entries) = replayed {
        replay::play(&mut session, &entries, console)?;
        if !console.terminal() {
            return one_advice(&mut session, console, ending);
        }
    }
    let asked = if fresh { noticed::ask(&mut session, console) } else { Ok(()) };
    let left = asked.and_then(|()| walk(&mut session, console, ending));
    note(&mut session, ending);
    session.keep()?;
    if console.alarm_shown() != Alarm::Last {
        keep(&mut session, args, console, ending)?;
    }
    if let Err(Leave::End | Leave::Quit) = left
        && console.alarm_shown() != Alarm::Last
    {
        say_standing(&session, console)?;
    }
    left
}

/// The car and what the options tell of it; the person is asked for what they leave out.
fn begin(context: &Context, args: &GuideArgs, console: &mut Console) -> Result<(Car, Case), Leave> {
    let car = match &args.car {
        Some(name) => context.garage.car(name)?,
        None => choose::car(context, console)?,
    };
    let mut told = case::case(&car, &args.case)?;
    if args.car.is_none() && args.case.goal.is_none() {
        console.set_emergency(Urgent::new(Some(&car), &context.look));
        told.goal = choose::goal(&car, console)?;
    }
    Ok((car, told))
}

/// The car and what was told of it before.
fn go_on(
    context: &Context,
    args: &GuideArgs,
    keeper: &Keeper,
    earlier: &CaseRequest,
    console: &mut Console,
) -> Result<(Car, Case), Leave> {
    if args.case != CaseArgs::default() {
        let message = format!("{} keeps a case already, so no options can tell another.", keeper.place());
        return Err(Failure::usage(message, "Leave the options out, or name another file: --resume=FILE.").into());
    }
    let (car, told) = keeper.again(context, earlier, args.car.as_deref())?;
    let t = console.look().texts;
    console.say("\n")?;
    console.line(&t.resume_on(told.entries.len() + told.signs.len()))?;
    if earlier.model_hash.as_ref() != Some(&car.hash) {
        console.line(&t.resume_changed())?;
    }
    Ok((car, told))
}

/// Offers to write down what happened, if the person asked for that and told anything.
fn keep(
    session: &mut Session<'_>,
    args: &GuideArgs,
    console: &mut Console,
    ending: &mut GuideReport,
) -> Result<(), Leave> {
    let Some(file) = args.record.as_ref().filter(|_| !session.case().entries.is_empty()) else { return Ok(()) };
    let reached = session.advice().kind == AdviceKind::Reached;
    match record::offer(session, reached, console, file) {
        Ok(id) => ending.record = id,
        // Whoever leaves without an answer has not agreed.
        Err(Leave::End | Leave::Quit) => {}
        Err(failed) => return Err(failed),
    }
    Ok(())
}

fn introduce(car: &Car, console: &mut Console) -> Result<(), Leave> {
    let look = *console.look();
    let mut page = Page::new(&look);
    page.raw("\n").title(&look.texts.car(&car.name));
    if !car.summary.is_empty() {
        page.line(&look.texts.car(&car.summary));
    }
    page.converted();
    console.say(&page.finish()).map_err(Leave::from)
}

/// Step after step until the goal is reached and nothing more is wanted.
fn walk(session: &mut Session<'_>, console: &mut Console, ending: &mut GuideReport) -> Result<u8, Leave> {
    loop {
        let reached = turn::until_done(session, console)?;
        note(session, ending);
        if !reached {
            say_standing(session, console)?;
            return Ok(if ending.opened { code::DONE } else { code::NOT_OPENED });
        }
        match finish::wrap_up(session, console)? {
            Some(goal) => {
                if let Err(failure) = session.turn_to(goal) {
                    console.line(&failure.hint)?;
                    return Ok(code::DONE);
                }
            }
            None => return Ok(code::DONE),
        }
    }
}

/// After a replay with no one at the keyboard: the next step, and how to go on.
fn one_advice(session: &mut Session<'_>, console: &mut Console, ending: &mut GuideReport) -> Result<u8, Leave> {
    session.think();
    let reached = session.advice().kind == AdviceKind::Reached;
    note(session, ending);
    if reached {
        finish::tell(session, console)?;
        return Ok(code::DONE);
    }
    turn::show(session, console)?;
    say_standing(session, console)?;
    Ok(code::NOT_OPENED)
}

fn say_standing(session: &Session<'_>, console: &mut Console) -> Result<(), Leave> {
    let case = session.case();
    let resume = case::resume(session.car(), case);
    let look = *console.look();
    console.say(&text::standing(case.goal, case.entries.len(), &resume, &look))?;
    if let Some(keeper) = session.keeper() {
        let mut page = Page::new(&look);
        page.raw("\n").line(&look.texts.resume_kept(&keeper.place())).raw(&format!("  {}", keeper.command()));
        console.say(&page.finish())?;
    }
    Ok(())
}

fn note(session: &mut Session<'_>, ending: &mut GuideReport) {
    let advice = session.advice();
    let (car, case) = (session.car(), session.case());
    // A goal that was reached stays reached when the person goes on to the next.
    ending.opened |= advice.kind == AdviceKind::Reached;
    ending.goal = Some(case.goal.name());
    ending.kind = Some(advice.kind.word());
    ending.mv = advice.mv.map(|mv| car.at(mv).id.clone());
    ending.saw = NamedCase::of(car, case).saw.iter().map(case::spelled).collect();
    ending.resume = Some(case::resume(car, case));
}
