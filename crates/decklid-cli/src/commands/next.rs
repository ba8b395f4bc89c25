//! `decklid next`: one step of advice, nothing stored.

use decklid::{emergency, think};
use decklid_advice::consult::{Consultation, Reasons};
use decklid_car::car::HiddenId;
use decklid_faces::layout::{Look, Page};
use decklid_faces::report::{Next, NextReport};
use decklid_faces::text;
use decklid_faces::view::{AnswerChoice, MOST_OTHERS, StepView};

use crate::args::NextArgs;
use decklid_console::case;
use decklid_console::context::Context;
use decklid_console::failure::{Failure, code};
use decklid_console::reply::Reply;

/// Advises one step.
pub(crate) fn run(context: &Context, args: &NextArgs) -> Result<Reply, Failure> {
    let car = context.garage.car(&args.car)?;
    let case = case::case(&car, &args.case)?;
    let plain = emergency::says(&car, &Look { color: false, ..context.look });
    if args.emergency {
        let json = NextReport::emergency(&car, case.goal, plain, &context.look);
        return Ok(Reply::new(emergency::says(&car, &context.look), &json)?.coded(code::EMERGENCY));
    }
    let told = case.clone();
    let mut consultation = think::through(&car, case).map_err(|r| case::refused(&car, &told, &r))?;
    // Other steps take long to price: only where they are shown.
    let others = if context.json || args.figures { MOST_OTHERS } else { 0 };
    let (report, reasons) = NextReport::of(&mut consultation, others, plain, context.look.texts);
    let (page, code) = match &report.next {
        Next::Step(next) => (advised(context, args, &mut consultation, &next.step, &reasons), code::DONE),
        Next::Reached(end) => (ended(context, &mut consultation, &end.says), code::DONE),
        Next::Stop(end) => (ended(context, &mut consultation, &end.says), code::NOT_OPENED),
        Next::Emergency(_) => (emergency::says(&car, &context.look), code::EMERGENCY),
    };
    Ok(Reply::new(page, &report)?.coded(code))
}

/// The step with its possible answers, and why.
fn advised(
    context: &Context,
    args: &NextArgs,
    consultation: &mut Consultation<'_>,
    step: &StepView,
    reasons: &Reasons,
) -> String {
    let (car, look, advice) = (consultation.car(), &context.look, consultation.advice());
    let (mut page, t) = (Page::new(look), look.texts);
    if let Some(says) = &car.unlisted {
        page.line(&t.car(says)).blank();
    }
    page.raw(&text::step(step, look));
    if let Some(entry) = consultation.doubtful().and_then(|at| consultation.case().entries.get(at)) {
        page.raw(&text::doubt(car, consultation.case().goal, entry, look));
    }
    page.blank().line(&t.next_ask_again());
    let row = |a: &AnswerChoice| vec![format!("  --saw {}={}", step.id, a.id), a.says.clone()];
    page.columns(&step.answers.iter().map(row).collect::<Vec<_>>());
    page.quiet(&t.next_outcomes());
    page.title(&t.why_title());
    if args.figures {
        let causes = causes(consultation);
        page.raw(&text::reasons(car, &advice, reasons, &causes, &consultation.case().rates, look));
    } else {
        page.line(&text::why(car, &advice, &reasons.ahead, look.texts));
        page.quiet(&t.next_numbers());
    }
    if let Some(from) = car.learned {
        page.quiet(&t.next_learned(from.cases as usize));
    }
    page.converted().blank().quiet(&text::first(look));
    page.finish()
}

/// The goal is reached, or nothing is left.
fn ended(context: &Context, consultation: &mut Consultation<'_>, says: &str) -> String {
    let mut page = Page::new(&context.look);
    page.line(says);
    let causes = causes(consultation);
    page.line(&text::likely_causes(consultation.car(), &causes, context.look.texts));
    page.finish()
}

/// Causes that the answers bear on, most likely first.
fn causes(consultation: &mut Consultation<'_>) -> Vec<(HiddenId, f64)> {
    consultation.causes()
}
