//! What one step says to a person, in their language: the base of every face.

use decklid_advice::consult::{Advice, Answer, Case, Consultation, Entry, Reasons, Told};
use decklid_car::car::{
    Car, Cost, Expr, GoalKind, HiddenId, Move, MoveId, MoveKind, Outcome, OutcomeId, SlotId, ToolId,
};
use decklid_car::role::{StateRole, Symptom};
use decklid_car::texts::Text;

use crate::texts::Texts;

/// One step with everything that goes with it.
#[derive(Clone, Debug, PartialEq)]
pub struct StepView {
    /// Its name in a case.
    pub id: String,
    /// What sort of step.
    pub kind: MoveKind,
    /// An instruction or a question.
    pub title: String,
    /// Why it is worth doing; may be empty.
    pub why: String,
    /// Where, in words.
    pub place: Option<String>,
    /// Tools it needs, in words.
    pub tools: Vec<String>,
    /// Tools that are known to be missing, in words, with what getting each costs.
    pub to_get: Vec<(String, Cost)>,
    /// Time (min).
    pub minutes: f64,
    /// Money (USD).
    pub money: f64,
    /// 0 (anybody) to 5 (skilled hands).
    pub difficulty: f64,
    /// Warnings: to be read before the lines.
    pub hazards: Vec<String>,
    /// True right after the car was found dark: whoever got in is asked whether they can get out again.
    pub asks_way_out: bool,
    /// Lasting effects, to be shown before the lines; mostly none.
    pub leaves: Option<String>,
    /// How to do it: short lines in order.
    pub lines: Vec<String>,
    /// What may be seen, then `lacking` if a tool may be missing.
    pub answers: Vec<AnswerChoice>,
    /// True when "tried, nothing changed" says something that no answer says.
    pub no_change: bool,
    /// What makes it worse: what not to do, and why not.
    pub mistakes: Vec<(String, String)>,
    /// Who is called.
    pub helper: Option<Helper>,
}

/// One answer to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerChoice {
    /// The answer.
    pub answer: Answer,
    /// Its name in a case: the outcome.
    pub id: String,
    /// What the person says who sees it.
    pub says: String,
}

/// A professional to call.
#[derive(Clone, Debug, PartialEq)]
pub struct Helper {
    /// What they call themselves.
    pub name: String,
    /// Price, least and most (USD).
    pub price: (f64, f64),
    /// Waiting time, least and most (min).
    pub wait: (f64, f64),
    /// When to call them.
    pub when: Vec<String>,
}

/// What a move says to someone with this case.
pub fn step(car: &Car, mv: MoveId, case: &Case, texts: impl Into<Texts>) -> StepView {
    let texts = texts.into();
    let it = car.at(mv);
    let missing = missing(car, case);
    let tools = || it.tools.iter().map(|t| &car[*t]);
    let to_get = it.tools.iter().filter(|t| missing.contains(t)).map(|t| &car[*t]);
    let fill = |lines: &[Text]| lines.iter().map(|line| texts.car(line)).collect();
    let lines = it.steps_toward(case.goal).map(|line| texts.car(line)).collect();
    let mistakes = car.mistakes.iter().filter(|m| m.at.contains(&mv));
    StepView {
        id: it.id.clone(),
        kind: it.kind,
        title: texts.car(&it.title),
        why: again(car, mv, case, texts).into_iter().chain([texts.car(&it.why)]).collect::<Vec<_>>().join(" "),
        place: it.place.map(|p| &car[p]).map(|p| texts.clause(&p.words)),
        tools: tools().map(|t| texts.clause(&t.name)).collect(),
        to_get: to_get.filter_map(|t| Some((texts.clause(&t.name), t.get?))).collect(),
        minutes: it.cost.minutes,
        money: it.cost.money,
        difficulty: it.cost.difficulty,
        hazards: hazards(car, mv, case, texts),
        asks_way_out: case.entries.last().is_some_and(|last| found_dark(car, last) == Some(true)),
        leaves: Some(texts.car(&it.leaves)).filter(|leaves| !leaves.is_empty()),
        lines,
        answers: answers(car, case.goal, it, it.tools.iter().any(|t| missing.contains(t)), texts),
        no_change: it.kind != MoveKind::Look && says_nothing_happened(it).is_none(),
        mistakes: mistakes.map(|m| (texts.car(&m.says), texts.car(&m.why))).collect(),
        helper: it.professional.as_ref().map(|p| Helper {
            name: texts.car(&p.name),
            price: p.price,
            wait: p.wait,
            when: fill(&p.when),
        }),
    }
}

/// Why a step that was answered before comes again: what was done since.
fn again(car: &Car, mv: MoveId, case: &Case, texts: Texts) -> Option<String> {
    let told = case.entries.iter().rposition(|entry| entry.mv == mv)?;
    let done = |entry: &&Entry| car.at(entry.mv).kind != MoveKind::Look && matches!(entry.answer, Answer::Saw(_));
    let since = case.entries.iter().skip(told + 1).rev().find(done)?;
    Some(texts.step_again(&texts.car(&car.at(since.mv).title)))
}

/// The warnings of a move. Whoever gets into a car that may have no power is told to keep a door open.
fn hazards(car: &Car, mv: MoveId, case: &Case, texts: Texts) -> Vec<String> {
    let it = car.at(mv);
    let dark = case.entries.iter().rev().find_map(|entry| found_dark(car, entry));
    let gets_in = car.symptom(Symptom::Dark).is_some_and(|(gets_in, _)| gets_in == mv);
    let inside = car.state_with(StateRole::InCabin).is_some_and(|slot| wants(&it.needs, slot));
    let keep_open = dark.map_or(gets_in, |dark| dark && (gets_in || inside)).then(|| texts.dark_keep_door());
    keep_open.into_iter().chain(it.hazards.iter().map(|h| texts.car(&car[*h].says))).collect()
}

/// Whether an answer says that the car is dark, or that it is not; none if it says neither.
fn found_dark(car: &Car, entry: &Entry) -> Option<bool> {
    let (mv, dark) = car.symptom(Symptom::Dark)?;
    match entry.answer {
        Answer::Saw(outcome) if entry.mv == mv => Some(outcome == dark),
        _ => None,
    }
}

/// Whether a condition wants that bit to be set.
pub(crate) fn wants(expr: &Expr, slot: SlotId) -> bool {
    match expr {
        Expr::Slot(wanted) => *wanted == slot,
        Expr::All(parts) | Expr::Any(parts) => parts.iter().any(|part| wants(part, slot)),
        Expr::Const(_) | Expr::Formula(_) | Expr::Not(_) | Expr::AtLeast(..) => false,
    }
}

/// What can be answered; `to_get` if a tool is known to be missing.
fn answers(car: &Car, goal: GoalKind, it: &Move, to_get: bool, texts: Texts) -> Vec<AnswerChoice> {
    let choice = |(at, o): (usize, &Outcome)| {
        let outcome = OutcomeId::from_index(at);
        AnswerChoice {
            answer: Answer::Saw(outcome),
            id: o.id.clone(),
            says: outcome_words(car, goal, it, outcome, texts),
        }
    };
    let mut answers: Vec<AnswerChoice> = it.outcomes.iter().enumerate().map(choice).collect();
    let rare = it.tools.iter().map(|t| &car[*t]).filter(|t| t.have < 1.0);
    let rare: Vec<String> = rare.map(|t| texts.clause(&t.name)).collect();
    if !rare.is_empty() {
        let tools = texts.choice(&rare);
        let says = if to_get { texts.answer_cannot_get(&tools) } else { texts.answer_lacking(&tools) };
        answers.push(AnswerChoice { answer: Answer::Lacking, id: "lacking".to_owned(), says });
    }
    answers
}

/// Tools that the case says are missing.
fn missing(car: &Car, case: &Case) -> Vec<ToolId> {
    let mut missing = case.lack.clone();
    for entry in case.entries.iter().filter(|e| e.answer == Answer::Lacking) {
        let rare = car.at(entry.mv).tools.iter().filter(|t| car[**t].have < 1.0);
        missing.extend(rare.copied());
    }
    missing.retain(|t| !case.have.contains(t));
    missing
}

/// What somebody with this goal says who sees the outcome. Once the lid is up, "it is open" says nothing: there a cure is
/// told by fob and button both working.
pub fn outcome_words(car: &Car, goal: GoalKind, it: &Move, at: OutcomeId, texts: Texts) -> String {
    let Some(outcome) = it.outcomes.get(at.index()) else { return String::new() };
    let cures =
        |o: &Outcome| [StateRole::LidOpen, StateRole::UsualProved].into_iter().all(|role| changes(car, o, role));
    let mends = goal == GoalKind::Fixed && it.kind != MoveKind::Call && it.outcomes.iter().any(cures);
    match mends {
        true if cures(outcome) => texts.answer_both_work(),
        true if at.index() + 1 == it.outcomes.len() => texts.answer_not_both(),
        _ => texts.car(&outcome.says),
    }
}

fn changes(car: &Car, outcome: &Outcome, role: StateRole) -> bool {
    car.state_with(role).is_some_and(|slot| outcome.then.iter().any(|(changed, _)| *changed == slot))
}

/// The outcome behind "tried, nothing changed".
pub fn says_nothing_happened(it: &Move) -> Option<OutcomeId> {
    it.find_outcome("nothing").or_else(|| it.find_outcome("no"))
}

/// An entry in words: the step and what somebody with this goal answered.
pub fn entry_words(car: &Car, goal: GoalKind, entry: &Entry, texts: impl Into<Texts>) -> (String, String) {
    let texts = texts.into();
    let it = car.at(entry.mv);
    let answer = match entry.answer {
        Answer::Saw(outcome) => outcome_words(car, goal, it, outcome, texts),
        Answer::NotSure => texts.answer_not_sure(),
        Answer::Cannot => texts.answer_cannot(),
        Answer::Lacking => texts.answer_lacking_told(),
        Answer::Skipped => texts.answer_skipped(),
        Answer::NoChange => texts.answer_no_change(),
    };
    (texts.car(&it.title), answer)
}

/// No face shows more steps beside the advised one.
pub const MOST_OTHERS: usize = 6;

/// A told sign in words: what was noticed and what was said of it.
pub fn sign_words(car: &Car, told: &Told, texts: impl Into<Texts>) -> (String, String) {
    let texts = texts.into();
    let sign = &car[told.sign];
    (texts.car(&sign.says), texts.car(&sign[told.outcome].says))
}

/// The results for a case: all that a face needs to show the advice.
#[derive(Clone, Debug)]
pub struct Counsel {
    /// What to do next.
    pub advice: Advice,
    /// Why.
    pub reasons: Reasons,
    /// Causes that the answers say something about, most likely first.
    pub causes: Vec<(HiddenId, f64)>,
    /// Probability of all answers so far among people with this goal.
    pub p_evidence: f64,
    /// The entry of the case that most likely is not what the car did, if any is more likely so than not.
    pub doubtful: Option<usize>,
}

impl Counsel {
    /// What a consultation knows by now, with that many other moves as first step.
    pub fn of(consultation: &mut Consultation<'_>, others: usize) -> Self {
        Counsel {
            advice: consultation.advice(),
            reasons: consultation.reasons(others),
            causes: consultation.causes(),
            p_evidence: consultation.p_evidence,
            doubtful: consultation.doubtful(),
        }
    }
}
