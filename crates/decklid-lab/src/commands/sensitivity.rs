//! `decklid-lab sensitivity CAR`: which advice hangs on which number.

use decklid::sensitivity::{Sensitivity, Shift, sensitivity};
use decklid_car::car::{Car, MoveId};
use decklid_console::case::case;
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;
use decklid_faces::layout::Page;
use decklid_faces::report::{SensitivityReport, ShiftedPrior};

use super::progress::Progress;
use crate::args::SensitivityArgs;

/// Shifts each prior and says what changes.
pub(crate) fn run(context: &Context, args: &SensitivityArgs) -> Result<Reply, Failure> {
    let car = context.garage.car(&args.car)?;
    let case = case(&car, &args.case)?;
    let mut bar: Option<Progress> = None;
    let found = sensitivity(&car, &case, &mut |done, all| {
        bar.get_or_insert_with(|| Progress::new("sensitivity", "numbers", all as u64)).tell(done);
    });
    if let Some(bar) = bar {
        bar.end();
    }
    let found = found.map_err(|refusal| Failure::data(format!("{}: {refusal}", car.id), "Change what was told."))?;
    let json = report(&car, case.goal.name(), &found);
    Reply::new(table(context, &json), &json)
}

fn report(car: &Car, goal: &'static str, found: &Sensitivity) -> SensitivityReport {
    let step = |mv: Option<MoveId>| mv.map(|mv| car.at(mv).id.clone());
    let shifted = |shift: &Shift| ShiftedPrior {
        id: car[shift.hidden].id.clone(),
        prior: car[shift.hidden].prior,
        odds_times: shift.factor,
        shifted: shift.prior,
        step: step(shift.advised),
        expected_cost: shift.cost,
        regret: shift.regret,
        changes: shift.advised != found.advised,
    };
    SensitivityReport {
        car: car.id.clone(),
        goal,
        step: step(found.advised),
        expected_cost: found.cost,
        shifts: found.shifts.iter().map(shifted).collect(),
        model_hash: car.hash.clone(),
    }
}

/// The numbers on which the step hangs, then those on which the cost hangs most.
fn table(context: &Context, json: &SensitivityReport) -> String {
    let (mut page, texts) = (Page::new(&context.look), context.look.texts);
    let step = |step: &Option<String>| step.clone().unwrap_or_else(|| "nothing".to_owned());
    page.line(&format!("{} first, {} to the end.", step(&json.step), texts.sum(json.expected_cost)));
    let number =
        |s: &ShiftedPrior| format!("{} {} instead of {}", s.id, texts.percent(s.shifted), texts.percent(s.prior));
    page.title("Another number, another step");
    let mut changed: Vec<&ShiftedPrior> = json.shifts.iter().filter(|s| s.changes).collect();
    changed.sort_by(|a, b| b.regret.unwrap_or(f64::MAX).total_cmp(&a.regret.unwrap_or(f64::MAX)));
    for s in &changed {
        let loses = s.regret.map_or_else(|| "an amount that was not priced".to_owned(), |regret| texts.sum(regret));
        page.item("  ", &format!("{}: {} first. Going on as before loses {loses}.", number(s), step(&s.step)));
    }
    if changed.is_empty() {
        page.line("None: whichever of these numbers doubles or halves, the same step comes first.");
    }
    page.title("What the cost hangs on most");
    let moved = |s: &&ShiftedPrior| (s.expected_cost - json.expected_cost).abs();
    let mut all: Vec<&ShiftedPrior> = json.shifts.iter().collect();
    all.sort_by(|a, b| moved(b).total_cmp(&moved(a)));
    for s in all.into_iter().take(MOST) {
        page.item("  ", &format!("{}: {} to the end.", number(s), texts.sum(s.expected_cost)));
    }
    page.finish()
}

/// Lines of the second list.
const MOST: usize = 10;
