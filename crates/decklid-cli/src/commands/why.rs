//! `decklid why CAR --saw …`: causes, exact, with the evidence for and against each.

use decklid_advice::consult::{Case, Entry, stand};
use decklid_car::car::Car;
use decklid_faces::report::{AnsweredStep, CauseReport, Weighing};
use decklid_faces::text;
use decklid_faces::texts::Texts;

use super::{Context, Reply, network};
use crate::args::WhyArgs;
use crate::case;
use crate::failure::Failure;

/// Ranks the causes.
pub(crate) fn run(context: &Context, args: &WhyArgs) -> Result<Reply, Failure> {
    if let Some(file) = &args.bif {
        return network::run(context, args, file);
    }
    let car = context.garage.car(args.car.as_deref().unwrap_or_default())?;
    let case = case::case(&car, &args.case)?;
    let weighing = weigh(&car, &case, args.most.min(100), context.look.texts)?;
    let json = CauseReport::of(&car, case.goal, &weighing, context.look.texts);
    Reply::new(text::causes_with_evidence(&json, &context.look), &json)
}

/// What each answer did to each cause.
pub(crate) fn weigh(car: &Car, case: &Case, most: usize, texts: impl Into<Texts>) -> Result<Weighing, Failure> {
    let texts = texts.into();
    let mut full = stand(car, case).map_err(|r| case::refused(car, case, &r))?;
    let mut after = Vec::new();
    for answers in 0..=case.entries.len() {
        let mut shorter = case.clone();
        shorter.entries.truncate(answers);
        let mut standing = stand(car, &shorter).map_err(|r| case::refused(car, &shorter, &r))?;
        after.push(standing.reasoner.posterior(standing.belief));
    }
    let told = |e: &Entry| {
        let word = case::word(car, e);
        let (step, answer) = decklid_faces::view::entry_words(car, e, texts);
        let (mv, outcome) = word.split_once('=').unwrap_or((&word, ""));
        AnsweredStep { mv: mv.to_owned(), outcome: outcome.to_owned(), step, answer }
    };
    Ok(Weighing {
        p_evidence: full.p_evidence,
        after,
        answers: case.entries.iter().map(told).collect(),
        explanations: full.reasoner.explanations(full.belief, most),
        relevant: full.reasoner.causes(full.belief).into_iter().map(|c| c.0).collect(),
    })
}
