//! `decklid next`: one step of advice, nothing remembered.

use decklid::emergency;
use decklid_advice::consult::{AdviceKind, Consultation, Reasons};
use decklid_car::car::{HiddenId, MoveId};
use decklid_faces::layout::{Look, Page};
use decklid_faces::{text, view, wire};

use crate::args::NextArgs;
use crate::case;
use decklid_console::context::{Context, Reply};
use decklid_console::failure::{Failure, code};
use decklid_console::think;

/// Advises one step.
pub(crate) fn run(context: &Context, args: &NextArgs) -> Result<Reply, Failure> {
    let car = context.garage.car(&args.car)?;
    let case = case::case(&car, &args.case)?;
    let fastest = emergency::fastest(&car);
    let plain = emergency::says(&car, &fastest, &Look { colour: false, ..context.look });
    if args.emergency {
        let json = wire::emergency(&car, case.goal, plain);
        return Ok(Reply::new(emergency::says(&car, &fastest, &context.look), &json)?.coded(code::EMERGENCY));
    }
    let told = case.clone();
    let mut consultation = Consultation::new(&car, case).map_err(|r| case::refused(&car, &told, &r))?;
    think::steadily(&mut consultation);
    let (next, reasons) = wire::next(&mut consultation, plain, context.look.texts);
    let advice = consultation.advice();
    let page = match advice.mv {
        Some(mv) => advised(context, args, &mut consultation, mv, &reasons),
        None => ended(context, &mut consultation, &next.step),
    };
    let stuck = advice.kind == AdviceKind::Stop;
    Ok(Reply::new(page, &next)?.coded(if stuck { code::NOT_OPENED } else { code::DONE }))
}

/// The step with what can be answered, and why.
fn advised(
    context: &Context,
    args: &NextArgs,
    consultation: &mut Consultation<'_>,
    mv: MoveId,
    reasons: &Reasons,
) -> String {
    let (car, look, advice) = (consultation.car(), &context.look, consultation.advice());
    let step = view::step(car, mv, consultation.case(), look.texts);
    let mut page = Page::new(look);
    page.raw(&text::step(&step, look));
    page.blank().line("Then ask again with one of these added:");
    let row = |a: &view::Choice| vec![format!("  --saw {}={}", step.id, a.id), a.says.clone()];
    page.columns(&step.answers.iter().map(row).collect::<Vec<_>>());
    page.quiet("In place of the outcome also: not_sure, cannot, skipped, no_change.");
    page.title("Why this step");
    if args.numbers {
        let causes = causes(consultation);
        page.raw(&text::reasons(car, &advice, reasons, &causes, &consultation.case().rates, look));
    } else {
        page.line(&text::why(car, &advice, &reasons.ahead, look.texts));
        page.quiet("For the numbers, add --numbers.");
    }
    page.converted().blank().quiet(text::FIRST_LINE_SHORT);
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

/// Causes that the answers say something about, most likely first.
fn causes(consultation: &mut Consultation<'_>) -> Vec<(HiddenId, f64)> {
    let belief = consultation.belief();
    consultation.reasoner().causes(belief)
}
