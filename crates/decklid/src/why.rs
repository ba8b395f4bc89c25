//! Exact causes, with the effect of each answer on them.

use decklid_advice::case::{Saw, answer_name};
use decklid_advice::consult::{Case, Entry, Refusal, Told, stand, walk};
use decklid_car::car::Car;
use decklid_faces::report::{AnsweredStep, Weighing};
use decklid_faces::texts::Texts;
use decklid_faces::view::{entry_words, sign_words};

/// Weighs the causes of a case; at most `most` explanations.
///
/// # Errors
/// The case is impossible.
pub fn weigh(car: &Car, case: &Case, most: usize, texts: Texts) -> Result<Weighing, Refusal> {
    let mut full = stand(car, case)?;
    let mut after = Vec::new();
    walk(car, case, &mut |reasoner, belief| after.push(reasoner.posterior(belief)))?;
    let signs_told = case.signs.iter().map(|told| sign(car, told, texts));
    Ok(Weighing {
        p_evidence: full.p_evidence,
        after,
        answers: signs_told.chain(case.entries.iter().map(|entry| answer(car, case, entry, texts))).collect(),
        explanations: full.reasoner.explanations(full.belief, most),
        relevant: full.reasoner.causes(full.belief).into_iter().map(|c| c.0).collect(),
    })
}

fn sign(car: &Car, told: &Told, texts: Texts) -> AnsweredStep {
    let Saw { step: mv, outcome } = Saw::of_sign(car, told);
    let (step, answer) = sign_words(car, told, texts);
    AnsweredStep { mv, outcome, step, answer }
}

fn answer(car: &Car, case: &Case, entry: &Entry, texts: Texts) -> AnsweredStep {
    let it = car.at(entry.mv);
    let (step, answer) = entry_words(car, case.goal, entry, texts);
    AnsweredStep { mv: it.id.clone(), outcome: answer_name(it, entry.answer).to_owned(), step, answer }
}
