//! Which situations a reader can get into, likeliest first.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use decklid_advice::belief::Belief;
use decklid_advice::consult::{Answer, Case, Entry, terms};
use decklid_advice::plan::follower::{Followed, Follower, Position, TermsId};
use decklid_car::car::{Car, GoalKind, MoveId, OutcomeId, ToolId};
use decklid_logic::diagram::Node;

/// How likely someone is unable to do a step or to tell what they see: a judgment call.
const CANNOT: f64 = 0.05;

/// How far a booklet looks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Size {
    /// At most this many situations.
    pub situations: usize,
    /// How many steps that cannot be done are foreseen on one path.
    pub cannot: usize,
}

/// All situations of one goal; the first is the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Booklet {
    /// What the reader wants.
    pub goal: GoalKind,
    /// Situations, likeliest first.
    pub leaves: Vec<Leaf>,
}

/// A situation in which the reader may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// How likely the reader comes here, roughly.
    pub p: f64,
    /// The answers on the way here; steps ruled out and missing tools are kept separately.
    pub case: Case,
    /// What is advised, and what it costs to go on by this file.
    pub advised: Followed,
    /// Whether it was proven beforehand what this situation costs: every face then tells the same numbers.
    pub proven: bool,
    /// Every answer that the step takes, with what comes then.
    pub next: Vec<(Answer, AfterAnswer)>,
}

/// What comes after an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AfterAnswer {
    /// Another situation.
    Leaf(usize),
    /// The goal is reached.
    Done,
    /// Nothing is left to advise, or the booklet looks no further: call for help.
    Help,
    /// Impossible, as far as the model knows.
    Odd,
}

/// The booklet of a goal, by the plan that the follower has; nothing that would have to be searched for.
pub fn explore<'c>(car: &'c Car, goal: GoalKind, size: Size, follower: &mut Follower<'c>) -> Booklet {
    let Belief { event, memory } = follower.reasoner().root();
    let start = StateKey { off: Vec::new(), lack: Vec::new(), event, memory, at: Position::Stored(0) };
    let waiting = BinaryHeap::from([Waiting { p: 1.0, turn: 0, place: start, case: Case::new(goal) }]);
    let mut walk = Explorer { car, size, follower, terms: BTreeMap::new(), waiting, met: BTreeSet::new() };
    let mut found: BTreeMap<StateKey, usize> = BTreeMap::new();
    let mut leaves: Vec<(Leaf, Vec<Target>)> = Vec::new();
    let mut turn = 0;
    while leaves.len() < size.situations
        && let Some(Waiting { p, place, case, .. }) = walk.likeliest()
    {
        let Some((leaf, targets)) = walk.open(&place, case, p) else { continue };
        found.insert(place, leaves.len());
        for (target, (answer, _)) in targets.iter().zip(&leaf.next) {
            if let Target::State(place, p) = target {
                turn += 1;
                let case = case_after(car, &leaf.case, Entry { mv: leaf.advised.mv, answer: *answer });
                walk.waiting.push(Waiting { p: *p, turn, place: place.clone(), case });
            }
        }
        leaves.push((leaf, targets));
    }
    Booklet { goal, leaves: leaves.into_iter().map(|(leaf, targets)| link(leaf, &targets, &found)).collect() }
}

/// Puts the numbers of situations in place of where they are.
fn link(mut leaf: Leaf, targets: &[Target], found: &BTreeMap<StateKey, usize>) -> Leaf {
    for ((_, next), target) in leaf.next.iter_mut().zip(targets) {
        if let Target::State(place, _) = target {
            *next = found.get(place).map_or(AfterAnswer::Help, |&at| AfterAnswer::Leaf(at));
        }
    }
    leaf
}

/// The case with one more entry; steps ruled out and missing tools are kept once each, in order.
fn case_after(car: &Car, case: &Case, entry: Entry) -> Case {
    let mut case = case.clone();
    let rare = car.at(entry.mv).tools.iter().copied().filter(|t| car[*t].have < 1.0);
    let lacks: Vec<ToolId> = rare.filter(|t| !case.lack.contains(t)).collect();
    match entry.answer {
        Answer::Saw(_) => case.entries.push(entry),
        // Someone asked to get the tool who cannot, cannot do the step.
        Answer::Lacking if !lacks.is_empty() => case.lack.extend(lacks),
        Answer::NotSure | Answer::Cannot | Answer::Skipped | Answer::NoChange | Answer::Lacking => {
            case.cannot.push(entry.mv);
        }
    }
    case.cannot.sort();
    case.cannot.dedup();
    case.lack.sort_unstable();
    case
}

/// What decides about the advice: the same belief at the same place of the plan, with the same steps off and the same
/// tools lacking. Ways that lead there by other answers are one situation, for the advice is the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct StateKey {
    off: Vec<MoveId>,
    lack: Vec<ToolId>,
    event: Node,
    memory: u32,
    at: Position,
}

impl StateKey {
    fn belief(&self) -> Belief {
        Belief { event: self.event, memory: self.memory }
    }
}

/// Where an answer leads, and how likely the reader goes there.
enum Target {
    State(StateKey, f64),
    Fixed,
}

/// A place to look at, likeliest first; among equals the one met first.
struct Waiting {
    p: f64,
    turn: usize,
    place: StateKey,
    case: Case,
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.p.total_cmp(&other.p).then(other.turn.cmp(&self.turn))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Waiting {}

struct Explorer<'c, 'f> {
    car: &'c Car,
    size: Size,
    follower: &'f mut Follower<'c>,
    /// The terms of those who cannot do some steps and lack some tools.
    terms: BTreeMap<(Vec<MoveId>, Vec<ToolId>), TermsId>,
    waiting: BinaryHeap<Waiting>,
    /// States that were asked about.
    met: BTreeSet<StateKey>,
}

impl Explorer<'_, '_> {
    /// The likeliest place not asked about yet.
    fn likeliest(&mut self) -> Option<Waiting> {
        loop {
            let waiting = self.waiting.pop()?;
            if self.met.insert(waiting.place.clone()) {
                return Some(waiting);
            }
        }
    }

    fn terms(&mut self, case: &Case) -> TermsId {
        let key = (case.cannot.clone(), case.lack.clone());
        let (car, follower) = (self.car, &mut self.follower);
        *self.terms.entry(key).or_insert_with(|| follower.on(terms(car, case)))
    }

    /// The situation at a place with all its answers; nothing where nothing is left to do.
    fn open(&mut self, place: &StateKey, case: Case, p: f64) -> Option<(Leaf, Vec<Target>)> {
        let terms = self.terms(&case);
        let mut advised = self.follower.advise(terms, place.belief(), place.at, p)?;
        let proven = case.cannot.is_empty() && case.lack.is_empty() && self.follower.is_proven(advised.at);
        if proven {
            advised.minutes = self.follower.minutes(terms, place.belief(), place.at);
        }
        let mut leaf = Leaf { p, case, advised, proven, next: Vec::new() };
        let mut targets = Vec::new();
        self.follow_outcomes(&mut leaf, &mut targets, place);
        self.follow_other_answers(&mut leaf, &mut targets, place);
        Some((leaf, targets))
    }

    /// Answers that report an outcome.
    fn follow_outcomes(&mut self, leaf: &mut Leaf, targets: &mut Vec<Target>, place: &StateKey) {
        let (belief, mv, here) = (place.belief(), leaf.advised.mv, leaf.advised.at);
        for number in 0..self.car.at(mv).outcomes.len() {
            let outcome = OutcomeId::from_index(number);
            let at = self.follower.after(here, number);
            let reasoner = self.follower.reasoner();
            let (next, target) = match reasoner.see(belief, mv, outcome) {
                Err(_) => (AfterAnswer::Odd, Target::Fixed),
                Ok(after) if reasoner.reaches_goal(after) => (AfterAnswer::Done, Target::Fixed),
                Ok(Belief { event, memory }) => {
                    let p = leaf.p * reasoner.chance(belief, mv, outcome);
                    (AfterAnswer::Help, Target::State(StateKey { event, memory, at, ..place.clone() }, p))
                }
            };
            leaf.next.push((Answer::Saw(outcome), next));
            targets.push(target);
        }
    }

    /// Answers that take the step off.
    fn follow_other_answers(&self, leaf: &mut Leaf, targets: &mut Vec<Target>, place: &StateKey) {
        let mv = leaf.advised.mv;
        let it = self.car.at(mv);
        let rare = it.tools.iter().filter(|t| self.car[**t].have < 1.0);
        let has: f64 = rare.clone().map(|t| self.car[*t].have).product();
        let mut answers = vec![(Answer::NotSure, CANNOT), (Answer::Cannot, CANNOT), (Answer::Skipped, CANNOT)];
        if crate::view::says_nothing_happened(it).is_none() {
            answers.push((Answer::NoChange, CANNOT));
        }
        if rare.count() > 0 {
            answers.push((Answer::Lacking, 1.0 - has));
        }
        for (answer, p) in answers {
            leaf.next.push((answer, AfterAnswer::Help));
            let far = leaf.case.cannot.len() + leaf.case.lack.len() >= self.size.cannot;
            let Case { cannot: off, lack, .. } = case_after(self.car, &leaf.case, Entry { mv, answer });
            let place = StateKey { off, lack, at: leaf.advised.at, ..place.clone() };
            targets.push(if far { Target::Fixed } else { Target::State(place, leaf.p * p) });
        }
    }
}
