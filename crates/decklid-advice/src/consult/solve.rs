//! Works a plan out beforehand: proven at the start and in the situations that people are likely to tell of.

use std::collections::{BTreeMap, BinaryHeap};

use super::{Answer, Case, Consultation, Entry};
use crate::plan::stored::{MOST_LINES, Proof, Situation, StoredPlan};
use decklid_car::car::{Car, GoalKind, MoveId};
use decklid_logic::search::VertexId;

/// Situations at least this likely are proven.
const LIKELY: f64 = 0.03;
/// Situations less likely than this are not stored.
const RARE: f64 = 2e-5;
/// How well the start is proven (share).
const START_GAP: f64 = 0.001;
/// How well other situations are proven (share): better than anybody asks for, since rare ways are left out.
const GAP: f64 = 0.005;
/// Actions expanded at most to price one of them.
const WORK: usize = 600;
/// How many other moves are priced.
const OTHERS: usize = 6;
/// A move that costs this much less than the advised one is advised instead (USD).
const BETTER: f64 = 1e-3;

/// Where a plan may stand: in a situation that was told, or at a vertex of the search.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Told(usize),
    Met(VertexId),
}

/// A situation that somebody may tell of.
struct Told {
    vertex: VertexId,
    mv: MoveId,
    proof: Option<Proof>,
    /// The situation told after each outcome, where that is likely.
    next: Vec<Option<usize>>,
}

/// Outcomes on the way to a likely situation, and the situation and outcome just before it.
struct Way {
    entries: Vec<Entry>,
    p: f64,
    from: Option<(usize, usize)>,
}

/// A situation with the places after each outcome.
struct Draft {
    mv: MoveId,
    proof: Option<Proof>,
    next: Vec<Option<Place>>,
}

/// The plan for a goal; none if the car does not have it or nothing can be done. At most `trials` trials of the
/// search at the start, and a tenth of them in each other situation.
pub fn solve(car: &Car, goal: GoalKind, trials: usize) -> Option<StoredPlan> {
    let mut consultation = Consultation::new(car, Case::new(goal)).ok()?;
    let told = consultation.foresee(goal, trials);
    let drafts = consultation.follow(&told);
    if consultation.gave_up() {
        return None;
    }
    Some(StoredPlan { situations: number(&drafts) }).filter(|plan| !plan.situations.is_empty())
}

impl Consultation<'_> {
    /// The plan found so far, from where the case stands on; none if nothing can be done. Nothing of it is proven.
    pub fn plan(&mut self) -> Option<StoredPlan> {
        let mv = self.advice().mv?;
        let start = Told { vertex: self.here, mv, proof: None, next: vec![None; self.car().at(mv).outcomes.len()] };
        let drafts = self.follow(&[start]);
        Some(StoredPlan { situations: number(&drafts) }).filter(|plan| !plan.situations.is_empty())
    }

    /// The likely situations, the start first.
    fn foresee(&mut self, goal: GoalKind, trials: usize) -> Vec<Told> {
        let mut told: Vec<Told> = Vec::new();
        let mut open = vec![Way { entries: Vec::new(), p: 1.0, from: None }];
        while let Some(way) = open.pop() {
            let case = Case { entries: way.entries.clone(), ..Case::new(goal) };
            if self.turn_to(case).is_err() {
                continue;
            }
            let start = way.entries.is_empty();
            let mut left = if start { trials } else { trials / 10 };
            self.think(if start { START_GAP } else { GAP }, &mut |_, _| {
                left = left.saturating_sub(1);
                left > 0
            });
            let Some(situation) = self.situation_here() else { continue };
            let (at, mv) = (told.len(), situation.mv);
            if let Some((from, outcome)) = way.from {
                told[from].next[outcome] = Some(at);
            }
            told.push(situation);
            for ahead in self.ahead().into_iter().filter(|ahead| !ahead.done && way.p * ahead.p >= LIKELY) {
                let entry = Entry { mv, answer: Answer::Saw(ahead.outcome) };
                let entries = way.entries.iter().copied().chain([entry]).collect();
                open.push(Way { entries, p: way.p * ahead.p, from: Some((at, ahead.outcome.index())) });
            }
        }
        told
    }

    /// What to do where the case stands, with what is proven of it.
    fn situation_here(&mut self) -> Option<Told> {
        let mut others = self.others(OTHERS, WORK);
        // Pricing may find a better first step: it is taken up.
        for _ in 0..OTHERS {
            let Some(&(better, _)) = others.first().filter(|other| other.1 < -BETTER) else { break };
            self.search.lay(self.here, better);
            self.search.settle(self.here);
            others = self.others(OTHERS, WORK);
        }
        let advice = self.advice();
        let mv = advice.mv?;
        let proof = Some(Proof { low: advice.lower_bound, others });
        Some(Told { vertex: self.here, mv, proof, next: vec![None; self.car().at(mv).outcomes.len()] })
    }

    /// The told situations and all that may follow by the policy found, likeliest first.
    fn follow(&mut self, told: &[Told]) -> BTreeMap<Place, Draft> {
        let mut drafts = BTreeMap::new();
        // Probabilities are positive: their bits are in the same order.
        let mut open = BinaryHeap::from([(1.0_f64.to_bits(), Place::Told(0))]);
        while let Some((p, place)) = open.pop() {
            if drafts.contains_key(&place) || drafts.len() >= MOST_LINES {
                continue;
            }
            if let Some((draft, after)) = self.draft(told, place) {
                let p = f64::from_bits(p);
                open.extend(after.into_iter().map(|(q, to)| ((p * q).to_bits(), to)).filter(|a| a.0 >= RARE.to_bits()));
                drafts.insert(place, draft);
            }
        }
        drafts
    }

    /// A situation, with what may follow it.
    fn draft(&mut self, told: &[Told], place: Place) -> Option<(Draft, Vec<(f64, Place)>)> {
        let (vertex, mv, situation) = match place {
            Place::Told(at) => told.get(at).map(|told| (told.vertex, told.mv, Some(told)))?,
            Place::Met(vertex) if self.search.is_expanded(vertex) => (vertex, self.search.best(vertex)?.0, None),
            Place::Met(_) => return None,
        };
        let mut draft = Draft { mv, proof: None, next: vec![None; self.car().at(mv).outcomes.len()] };
        let mut after = Vec::new();
        for (outcome, p, to) in self.search.lay(vertex, mv) {
            let told = situation.and_then(|told| told.next.get(usize::from(outcome)).copied().flatten());
            if !self.search.is_goal(to) {
                let place = told.map_or(Place::Met(to), Place::Told);
                draft.next[usize::from(outcome)] = Some(place);
                after.push((p, place));
            }
        }
        draft.proof = situation.and_then(|told| told.proof.clone());
        Some((draft, after))
    }
}

/// The drafts in an order in which each stands before all that follow it.
fn number(drafts: &BTreeMap<Place, Draft>) -> Vec<Situation> {
    let mut order = Vec::new();
    visit(Place::Told(0), drafts, &mut BTreeMap::new(), &mut order);
    order.reverse();
    let numbers: BTreeMap<Place, usize> = order.iter().enumerate().map(|(at, place)| (*place, at)).collect();
    let situation = |(at, place): (usize, &Place)| {
        let Draft { mv, proof, next } = drafts.get(place)?;
        let number = |to: &Option<Place>| to.and_then(|to| numbers.get(&to).copied()).filter(|&to| to > at);
        let next = next.iter().map(|to| number(to).unwrap_or(0)).collect();
        Some(Situation { mv: *mv, next, proof: proof.clone() })
    };
    order.iter().enumerate().filter_map(situation).collect()
}

/// Depth first: no deeper than a plan is long.
fn visit(place: Place, drafts: &BTreeMap<Place, Draft>, met: &mut BTreeMap<Place, ()>, order: &mut Vec<Place>) {
    if let Some(draft) = drafts.get(&place)
        && met.insert(place, ()).is_none()
    {
        draft.next.iter().flatten().for_each(|to| visit(*to, drafts, met, order));
        order.push(place);
    }
}
