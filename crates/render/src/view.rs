//! What one step says to a person, in their English: the base of every face.

use access::car::{Car, Move, MoveId, MoveKind, OutcomeId};

use crate::english::English;

/// One step with everything that belongs beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Name of the move.
    pub id: String,
    /// What sort of move.
    pub kind: MoveKind,
    /// An instruction or a question.
    pub title: String,
    /// Why it is worth doing; may be empty.
    pub why: String,
    /// Where, in words.
    pub place: Option<String>,
    /// Tools by name.
    pub tools: Vec<String>,
    /// Time [min].
    pub minutes: f64,
    /// Money [USD].
    pub money: f64,
    /// 0 (anybody) to 5 (skilled hands).
    pub difficulty: f64,
    /// Warnings: to be read before the steps.
    pub hazards: Vec<String>,
    /// Short lines in order.
    pub steps: Vec<String>,
    /// What may be seen; `lacking` last.
    pub answers: Vec<Choice>,
    /// True when "tried, nothing changed" says something that no answer says.
    pub no_change: bool,
    /// What makes it worse: what not to do, and why not.
    pub mistakes: Vec<(String, String)>,
    /// Who is called.
    pub helper: Option<Helper>,
}

/// One answer to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The outcome.
    pub outcome: OutcomeId,
    /// Its name.
    pub id: String,
    /// What the person says who sees it.
    pub says: String,
}

/// Somebody to call.
#[derive(Clone, Debug, PartialEq)]
pub struct Helper {
    /// What they call themselves.
    pub name: String,
    /// Price, least and most [USD].
    pub price: (f64, f64),
    /// Waiting time, least and most [min].
    pub wait: (f64, f64),
    /// When to call them.
    pub when: Vec<String>,
}

/// What a move says.
pub fn step(car: &Car, mv: MoveId, english: English) -> Step {
    let it = car.at(mv);
    let fill = |texts: &[String]| texts.iter().map(|t| english.fill(t)).collect();
    let mistakes = car.mistakes.iter().filter(|m| m.at.contains(&mv));
    Step {
        id: it.id.clone(),
        kind: it.kind,
        title: english.fill(&it.title),
        why: english.fill(&it.why),
        place: it.place.and_then(|p| car.places.get(p)).map(|p| english.clause(&p.words)),
        tools: it.tools.iter().filter_map(|t| car.tools.get(*t)).map(|t| english.clause(&t.name)).collect(),
        minutes: it.cost.minutes,
        money: it.cost.money,
        difficulty: it.cost.difficulty,
        hazards: it.hazards.iter().filter_map(|h| car.hazards.get(*h)).map(|h| english.fill(&h.says)).collect(),
        steps: fill(&it.steps),
        answers: answers(it, english),
        no_change: it.kind != MoveKind::Look && says_nothing_happened(it).is_none(),
        mistakes: mistakes.map(|m| (english.fill(&m.says), english.fill(&m.why))).collect(),
        helper: it.professional.as_ref().map(|p| Helper {
            name: p.name.clone(),
            price: p.price,
            wait: p.wait,
            when: fill(&p.when),
        }),
    }
}

fn answers(it: &Move, english: English) -> Vec<Choice> {
    let choice = |at: usize| Choice {
        outcome: OutcomeId(at as u16),
        id: it.outcomes[at].id.clone(),
        says: english.fill(&it.outcomes[at].says),
    };
    let lacking = |at: &usize| it.outcomes[*at].id == "lacking";
    let all = 0..it.outcomes.len();
    all.clone().filter(|at| !lacking(at)).chain(all.filter(lacking)).map(choice).collect()
}

/// The outcome that "tried, nothing changed" stands for.
pub fn says_nothing_happened(it: &Move) -> Option<OutcomeId> {
    it.find_outcome("nothing").or_else(|| it.find_outcome("no"))
}
