//! Counts what happened to people, and keeps the cases that someone should look at.

use decklid_car::car::{Car, MoveId};
use decklid_faces::report::{CallEstimate, DrillCase, DrillCounts};

use super::calls::Reckoning;
use super::people::likely;
use super::person::{End, Story};

/// Trouble cases reported per car.
const TOLD: usize = 20;

/// What happened to people so far.
#[derive(Default)]
pub(super) struct Tally {
    /// Counts; the costs are sums until [`Tally::counts`].
    sums: DrillCounts,
    /// The worst cost relative to someone who sees everything.
    pub(super) worst: Option<DrillCase>,
    /// Cases that should not happen.
    pub(super) trouble: Vec<DrillCase>,
    /// How many more there are.
    pub(super) left_out: usize,
}

impl Tally {
    /// Counts one more.
    pub(super) fn take(&mut self, car: &Car, hidden: &[bool], story: &Story) {
        let sums = &mut self.sums;
        sums.lockouts += 1;
        match story.end {
            End::Opened => sums.opened += 1,
            End::Called => sums.called += 1,
            End::Unresolved(_) => sums.unresolved += 1,
        }
        let wrongly = story.end == End::Called && story.called.is_some();
        let cheaper = story.reckoning.as_ref().is_some_and(|reckoning| reckoning.call_is_cheaper);
        sums.called_wrongly += usize::from(wrongly);
        sums.called_dearly += usize::from(wrongly && story.clairvoyant < story.calls);
        sums.called_cheaper += usize::from(wrongly && cheaper);
        sums.called_unexplained += usize::from(wrongly && !cheaper);
        sums.contradicted += usize::from(story.contradicted.is_some());
        sums.differs += story.differs.len();
        sums.forbidden += story.forbidden.len();
        sums.impossible += story.impossible.len();
        sums.mean_cost += story.cost;
        sums.mean_clairvoyant += story.clairvoyant;
        let ratio = if story.clairvoyant > 0.0 { story.cost / story.clairvoyant } else { 1.0 };
        if ratio > sums.worst_ratio_to_clairvoyant {
            sums.worst_ratio_to_clairvoyant = ratio;
            self.worst = Some(lived(car, hidden, story));
        }
        if !remarks(car, story).is_empty() {
            match self.trouble.len() {
                TOLD => self.left_out += 1,
                _ => self.trouble.push(lived(car, hidden, story)),
            }
        }
    }

    /// Adds the counts of another car.
    pub(super) fn add(&mut self, other: &Tally) {
        let (sums, more) = (&mut self.sums, &other.sums);
        sums.lockouts += more.lockouts;
        sums.opened += more.opened;
        sums.called += more.called;
        sums.called_wrongly += more.called_wrongly;
        sums.called_dearly += more.called_dearly;
        sums.called_cheaper += more.called_cheaper;
        sums.called_unexplained += more.called_unexplained;
        sums.unresolved += more.unresolved;
        sums.contradicted += more.contradicted;
        sums.differs += more.differs;
        sums.forbidden += more.forbidden;
        sums.impossible += more.impossible;
        sums.mean_cost += more.mean_cost;
        sums.mean_clairvoyant += more.mean_clairvoyant;
        sums.worst_ratio_to_clairvoyant = sums.worst_ratio_to_clairvoyant.max(more.worst_ratio_to_clairvoyant);
    }

    /// The counts, with means.
    pub(super) fn counts(&self) -> DrillCounts {
        let people = self.sums.lockouts.max(1) as f64;
        let mut counts = self.sums.clone();
        counts.mean_cost /= people;
        counts.mean_clairvoyant /= people;
        counts
    }

    /// No one was left stranded, no step was wrong, and every call was expected to pay off.
    pub(super) fn held(&self) -> bool {
        self.sums.unresolved == 0
            && self.sums.called_unexplained == 0
            && self.sums.forbidden == 0
            && self.sums.impossible == 0
    }
}

/// What stands out in a story, in words.
fn remarks(car: &Car, story: &Story) -> Vec<String> {
    let names = |moves: &[MoveId]| moves.iter().map(|mv| car.at(*mv).id.as_str()).collect::<Vec<_>>().join(", ");
    let mut remarks = Vec::new();
    if let End::Unresolved(why) = story.end {
        remarks.push(format!("unresolved: {why}"));
    }
    if let Some(mv) = story.contradicted {
        remarks.push(format!("considered impossible: {}", names(&[mv])));
    }
    for (mv, meant) in &story.differs {
        let mv = car.at(*mv);
        let meant = mv.outcomes.get(meant.index()).map_or("", |o| o.id.as_str());
        remarks.push(format!("the meaning says {}={meant}", mv.id));
    }
    if let (End::Called, Some(called)) = (story.end, &story.called) {
        remarks.push(format!("called, though {} was left{}", names(&called.way), reckoned(story)));
    }
    for (word, moves) in [("forbidden", &story.forbidden), ("impossible", &story.impossible)] {
        if !moves.is_empty() {
            remarks.push(format!("{word}: {}", names(moves)));
        }
    }
    remarks
}

/// What the guide expected, in words.
fn reckoned(story: &Story) -> String {
    let Some(Reckoning { call_is_cheaper, json }) = &story.reckoning else { return String::new() };
    let CallEstimate { call_low, call_high, way_low, way_high, begins, .. } = json;
    let verdict = if *call_is_cheaper { "the call was expected to be cheaper" } else { "not explained" };
    match begins {
        Some(begins) => format!(
            ": {verdict} (call {call_low:.2} to {call_high:.2}, beginning with {begins} {way_low:.2} to {way_high:.2})"
        ),
        None => format!(": {verdict} (the guide cannot know that any of its steps makes sense)"),
    }
}

fn lived(car: &Car, hidden: &[bool], story: &Story) -> DrillCase {
    let usual = likely(car);
    let name = |at: usize| format!("{}{}", if hidden[at] { "" } else { "!" }, car.hidden[at].id);
    let step = |(mv, seen): &(MoveId, decklid_car::car::OutcomeId)| {
        let mv = car.at(*mv);
        format!("{}={}", mv.id, mv.outcomes.get(seen.index()).map_or("", |o| o.id.as_str()))
    };
    DrillCase {
        end: match story.end {
            End::Opened => "opened",
            End::Called => "called",
            End::Unresolved(_) => "unresolved",
        },
        why: remarks(car, story).join("; "),
        otherwise: (0..hidden.len()).filter(|&at| hidden[at] != usual[at]).map(name).collect(),
        steps: story.steps.iter().map(step).collect(),
        cost: story.cost,
        clairvoyant: story.clairvoyant,
        call: story.reckoning.as_ref().filter(|_| story.end == End::Called).map(|reckoning| reckoning.json.clone()),
    }
}
