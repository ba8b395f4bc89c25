//! `decklid next`: one step of advice, nothing remembered.

use access::car::Car;
use access::consult::{AdviceKind, Consultation};
use access::emergency;
use render::layout::{Look, Page};
use render::{text, view, wire};

use super::{Context, Reply};
use crate::args::NextArgs;
use crate::case;
use crate::failure::{Failure, code};
use crate::think;

/// How many ways the emergency text names.
pub const WAYS: usize = 5;

/// Advises one step.
pub fn run(context: &Context, args: &NextArgs) -> Result<Reply, Failure> {
    let car = context.garage.car(&args.car)?;
    let case = case::case(&car, &args.case)?;
    let told = case.clone();
    let mut consultation = Consultation::new(&car, case).map_err(|r| case::refused(&car, &told, &r))?;
    think::steadily(&mut consultation);
    let emergency_text = emergency_text(&car, &Look { colour: false, ..context.look });
    let (mut next, reasons) = wire::next(&mut consultation, emergency_text, context.look.english);
    if args.emergency {
        next.emergency = true;
        return Ok(Reply::new(self::emergency_text(&car, &context.look), &next)?.coded(code::EMERGENCY));
    }
    let mut page = Page::new(&context.look);
    let advice = consultation.advice();
    match advice.mv {
        Some(mv) => {
            let step = view::step(&car, mv, context.look.english);
            page.raw(&text::step(&step, &context.look));
            page.blank().line("Answer with one of:");
            for answer in &step.answers {
                page.item("  ", &format!("--saw {}={}  {}", step.id, answer.id, answer.says));
            }
            page.quiet("Or, in place of the outcome: not_sure, cannot, skipped, no_change.");
            page.title("Why this step");
            page.raw(&text::reasons(&car, &advice, &reasons, &consultation.case().rates, &context.look));
        }
        None => {
            page.line(&next.step);
            page.line(&text::likely_causes(&car, &reasons.posterior, context.look.english));
        }
    }
    page.blank().quiet(text::FIRST_LINE_SHORT);
    let stuck = advice.kind == AdviceKind::Stop;
    Ok(Reply::new(page.finish(), &next)?.coded(if stuck { code::NOT_OPENED } else { code::DONE }))
}

/// What to do when somebody is shut in this car.
pub fn emergency_text(car: &Car, look: &Look) -> String {
    text::emergency(Some((car, &emergency::fastest(car, WAYS))), look)
}
