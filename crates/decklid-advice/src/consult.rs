//! Evidence in, advice out: what a face needs to lead a person to the goal.
//!
//! A consultation is rebuilt from its [`Case`]: undo is taking the last answer
//! away, changing an earlier answer is replacing it.

mod others;
mod recall;
mod solve;
mod told;

pub use crate::refusal::Refusal;
pub use solve::solve;
pub use told::{Answer, Case, Entry, Leg, MOST_TOLD, Told};

use crate::belief::{Belief, Explanation, Reasoner, Story};
use crate::plan::policy::{Tally, evaluate};
use crate::plan::terms::Terms;
use crate::plan::world::World;
use decklid_car::car::{Car, Goal, HiddenId, MoveId, MoveKind, OutcomeId};
use decklid_logic::search::{Problem, Search, VertexId};

/// An answer is called doubtful when it is this likely a slip: people are asked to look at it again, so rarely.
const DOUBTFUL: f64 = 0.8;

/// Where a case stands.
pub struct Standing<'c> {
    /// Belief and everything behind it.
    pub reasoner: Reasoner<'c>,
    /// What is believed now.
    pub belief: Belief,
    /// What is believed if the likeliest reading of the answers is the right one: steps are planned in it.
    pub reading: Belief,
    /// Probability of all answers, before any was given, among people who come with this goal.
    pub p_evidence: f64,
    /// Probability, for each entry, that its answer is not what the car did; 0 for one that says nothing.
    pub doubts: Vec<f64>,
    /// Moves whose answer is a slip in that reading. Advised again they would be answered alike, so they are not.
    pub slips: Vec<MoveId>,
}

impl Standing<'_> {
    /// The terms on which steps are planned from here.
    pub fn terms(&self, car: &Car, case: &Case) -> Terms {
        terms_without(car, case, &self.slips)
    }
}

/// Works out what a case means. Answers without an outcome (not sure, cannot, skipped) say nothing.
///
/// # Errors
/// When the case makes no sense: see [`Refusal`].
pub fn stand<'c>(car: &'c Car, case: &Case) -> Result<Standing<'c>, Refusal> {
    let goal = car.goal(case.goal).ok_or(Refusal::NoGoal)?;
    if case.have.iter().any(|tool| case.lack.contains(tool)) {
        return Err(Refusal::Tools);
    }
    if !case.is_bounded() {
        return Err(Refusal::TooMany);
    }
    let mut reasoner = Reasoner::new(car, goal);
    let story = begin(&mut reasoner, car, goal, case).ok_or(Refusal::NoGoal)?;
    let (root, earlier) = (reasoner.believe(&story), story.answers());
    let start = reasoner.probability(root);
    if start <= 0.0 {
        return Err(if reasoner.diagram().gave_up() { Refusal::TooIntricate } else { Refusal::NoGoal });
    }
    let planned = telling(car, &case.signs).map(|signs| hear(&mut reasoner, story.clone(), car, &signs, &case.entries));
    let story = hear(&mut reasoner, story, car, &case.signs, &case.entries);
    let (belief, (reading, honest)) = (reasoner.believe(&story), reasoner.read(planned.as_ref().unwrap_or(&story)));
    let p_evidence = story.scale() * reasoner.probability(belief) / start;
    let mut doubts = reasoner.doubts(belief, &story).into_iter().skip(earlier);
    let mut doubt = |entry| outcome(car, entry).and_then(|_| doubts.next()).unwrap_or(0.0);
    let doubts = case.entries.iter().map(&mut doubt).collect();
    if reasoner.diagram().gave_up() {
        return Err(Refusal::TooIntricate);
    }
    let told = case.entries.iter().filter(|entry| outcome(car, entry).is_some());
    let slips = told.zip(honest.into_iter().skip(earlier)).filter(|(_, honest)| !honest).map(|(entry, _)| entry.mv);
    let slips = slips.collect();
    Ok(Standing { reasoner, belief, reading, p_evidence, doubts, slips })
}

/// Goes through a case from the start, sign by sign and answer by answer: `each` sees what is believed at the start and
/// after each. One walk, however much was told.
///
/// # Errors
/// When the case makes no sense: see [`Refusal`].
pub fn walk(car: &Car, case: &Case, each: &mut dyn FnMut(&mut Reasoner<'_>, Belief)) -> Result<(), Refusal> {
    let goal = car.goal(case.goal).ok_or(Refusal::NoGoal)?;
    if !case.is_bounded() {
        return Err(Refusal::TooMany);
    }
    let mut reasoner = Reasoner::new(car, goal);
    let mut story = begin(&mut reasoner, car, goal, case).ok_or(Refusal::NoGoal)?;
    let mut look = |reasoner: &mut Reasoner<'_>, story: &Story| {
        let belief = reasoner.believe(story);
        each(reasoner, belief);
    };
    look(&mut reasoner, &story);
    for told in case.signs.chunks(1) {
        reasoner.notice(&mut story, told);
        look(&mut reasoner, &story);
    }
    for told in case.entries.chunks(1) {
        tell(&mut reasoner, &mut story, car, told);
        look(&mut reasoner, &story);
    }
    Ok(())
}

/// The story up to where the goal begins; nothing if the car lacks one of the goals before it.
pub(crate) fn begin(reasoner: &mut Reasoner<'_>, car: &Car, goal: &Goal, case: &Case) -> Option<Story> {
    let mut story: Option<Story> = None;
    for leg in &case.before {
        let mut now = take_up(reasoner, story, car.goal(leg.goal)?);
        tell(reasoner, &mut now, car, &leg.entries);
        story = Some(now);
    }
    Some(take_up(reasoner, story, goal))
}

fn take_up(reasoner: &mut Reasoner<'_>, before: Option<Story>, goal: &Goal) -> Story {
    match before {
        Some(before) => reasoner.turn(before, goal),
        None => reasoner.begin(goal),
    }
}

/// The story after signs and answers.
pub(crate) fn hear(
    reasoner: &mut Reasoner<'_>,
    mut story: Story,
    car: &Car,
    signs: &[Told],
    entries: &[Entry],
) -> Story {
    reasoner.notice(&mut story, signs);
    tell(reasoner, &mut story, car, entries);
    story
}

/// Steps are planned with this many signs: every one more makes the search dearer, and the causes weigh them all.
const PLANNED: usize = 4;

/// The signs that change the situation and those that tell most, when there are too many to plan with all.
fn telling(car: &Car, signs: &[Told]) -> Option<Vec<Told>> {
    let mut telling = signs.to_vec();
    let changes = |told: &Told| !car[told.sign].changes(told.outcome).is_empty();
    let force = |told: &Told| car[told.sign].force(told.outcome);
    telling.sort_by(|a, b| changes(b).cmp(&changes(a)).then(force(b).total_cmp(&force(a))));
    telling.truncate(PLANNED);
    (signs.len() > PLANNED).then_some(telling)
}

fn tell(reasoner: &mut Reasoner<'_>, story: &mut Story, car: &Car, entries: &[Entry]) {
    for entry in entries {
        if let Some(outcome) = outcome(car, entry) {
            reasoner.tell(story, entry.mv, outcome);
        }
    }
}

/// What was seen, if anything was.
pub(crate) fn outcome(car: &Car, entry: &Entry) -> Option<OutcomeId> {
    let mv = car.moves.get(entry.mv.index())?;
    match entry.answer {
        Answer::Saw(outcome) => Some(outcome),
        Answer::NoChange => mv.find_outcome("nothing").or_else(|| mv.find_outcome("no")),
        Answer::NotSure | Answer::Cannot | Answer::Lacking | Answer::Skipped => None,
    }
}

/// What kind of advice it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AdviceKind {
    /// Look, listen, answer.
    Ask,
    /// Do something.
    Do,
    /// Call for help.
    Call,
    /// The goal is reached.
    Reached,
    /// Nothing is left to advise.
    Stop,
}

impl AdviceKind {
    /// All kinds.
    pub const ALL: [AdviceKind; 5] =
        [AdviceKind::Ask, AdviceKind::Do, AdviceKind::Call, AdviceKind::Reached, AdviceKind::Stop];

    /// Its name for other programs; `open` stands for every goal that is reached.
    pub fn word(self) -> &'static str {
        match self {
            AdviceKind::Ask => "ask",
            AdviceKind::Do => "do",
            AdviceKind::Call => "call",
            AdviceKind::Reached => "open",
            AdviceKind::Stop => "stop",
        }
    }
}

impl From<MoveKind> for AdviceKind {
    fn from(kind: MoveKind) -> Self {
        match kind {
            MoveKind::Call => AdviceKind::Call,
            MoveKind::Look => AdviceKind::Ask,
            MoveKind::Try | MoveKind::Repair | MoveKind::Fetch => AdviceKind::Do,
        }
    }
}

/// What to do next.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// What kind.
    pub kind: AdviceKind,
    /// The move; none when the goal is reached or nothing is left.
    pub mv: Option<MoveId>,
    /// Expected cost to the goal by the person's rates, if the advice is followed (USD).
    pub expected_cost: f64,
    /// No policy does better than this (USD).
    pub lower_bound: f64,
}

impl Advice {
    /// How far the advice may be from the best, as a share of its cost.
    pub fn gap(&self) -> f64 {
        if self.expected_cost > 0.0 { (self.expected_cost - self.lower_bound) / self.expected_cost } else { 0.0 }
    }
}

/// Why this advice: beside it, not inside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reasons {
    /// What each outcome would mean.
    pub ahead: Vec<Ahead>,
    /// Some other moves with what they would cost more as first step (USD), least first: see
    /// [`Consultation::reasons`].
    pub alternatives: Vec<(MoveId, f64)>,
    /// What following the advice to the end costs.
    pub tally: Tally,
    /// Probability that each hidden Boolean is true.
    pub posterior: Vec<f64>,
    /// Likeliest sets of causes.
    pub explanations: Vec<Explanation>,
}

/// One outcome of the advised move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ahead {
    /// The outcome.
    pub outcome: OutcomeId,
    /// Its probability.
    pub p: f64,
    /// Whether it reaches the goal.
    pub done: bool,
    /// What would be advised next.
    pub next: Option<MoveId>,
    /// Expected cost left after it (USD).
    pub cost_left: f64,
    /// The hidden cause that it speaks for most, with its probability then.
    pub speaks_for: Option<(HiddenId, f64)>,
}

/// How likely each answer to a move is, by its outcome: any may be a slip, but nobody thinks that a shut lid is open.
pub fn answer_odds(car: &Car, mv: MoveId, ahead: &[Ahead]) -> Vec<f64> {
    let weight = |outcome: usize| match ahead.iter().find(|a| a.outcome.index() == outcome) {
        Some(known) if known.done => known.p,
        Some(known) => known.p + car.slip * (1.0 - known.p),
        None => car.slip,
    };
    let weights: Vec<f64> = (0..car.at(mv).outcomes.len()).map(weight).collect();
    let sum: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / sum).collect()
}

/// A case with a search that improves as long as it is let.
pub struct Consultation<'c> {
    case: Case,
    search: Search<World<'c>>,
    here: VertexId,
    /// What is believed, all that was answered weighed.
    belief: Belief,
    /// A plan worked out beforehand.
    recalled: Option<recall::Recalled>,
    /// The likeliest reading of it; the search leaves out what no longer matters.
    reading: Belief,
    /// Whether more is believed than the case tells.
    supposed: bool,
    /// Probability of all answers so far among people with this goal.
    pub p_evidence: f64,
    /// Probability, for each entry of the case, that its answer is not what the car did.
    pub doubts: Vec<f64>,
}

impl<'c> Consultation<'c> {
    /// Rebuilds the consultation from its case.
    ///
    /// # Errors
    /// When the case cannot be true: see [`Refusal`].
    pub fn new(car: &'c Car, case: Case) -> Result<Self, Refusal> {
        let goal = car.goal(case.goal).ok_or(Refusal::NoGoal)?;
        let standing = stand(car, &case)?;
        Ok(Self::begin(car, goal, case, standing))
    }

    fn begin(car: &'c Car, goal: &'c Goal, case: Case, standing: Standing<'c>) -> Self {
        let terms = standing.terms(car, &case);
        let Standing { reasoner, belief, reading, p_evidence, doubts, .. } = standing;
        let world = World::asleep(reasoner, reading, goal, terms);
        let search = Search::new(world);
        let (here, recalled, supposed) = (VertexId::ROOT, None, false);
        Consultation { case, search, here, belief, reading, recalled, supposed, p_evidence, doubts }
    }

    /// The case so far.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// The car.
    pub fn car(&self) -> &'c Car {
        self.search.problem().car()
    }

    /// From now on, gives up when the functions of this case have so many nodes (about 100 bytes each).
    pub fn set_limit(&mut self, nodes: usize) {
        self.search.problem_mut().set_limit(nodes);
    }

    /// Nodes of all functions and costs so far: how much work it was.
    pub fn nodes(&self) -> usize {
        let (functions, costs, _) = self.search.problem().sizes();
        functions + costs
    }

    /// Whether the work took more memory than it may, or was called off: what is said then means nothing.
    pub fn gave_up(&self) -> bool {
        self.search.problem().gave_up()
    }

    /// The entry whose answer is most likely not what the car did, if that is likely enough to say so.
    pub fn doubtful(&self) -> Option<usize> {
        let doubts = self.doubts.iter().copied().enumerate();
        doubts.filter(|d| d.1 > DOUBTFUL).max_by(|a, b| a.1.total_cmp(&b.1)).map(|d| d.0)
    }

    /// What is believed now.
    pub fn belief(&self) -> Belief {
        self.belief
    }

    /// Possible causes of what the person came with, with their probability now, most likely first.
    pub fn causes(&mut self) -> Vec<(HiddenId, f64)> {
        let belief = self.belief;
        self.search.problem_mut().reasoner.causes(belief)
    }

    /// Probability that each hidden Boolean was true at the start, given the answers.
    pub fn posterior(&mut self) -> Vec<f64> {
        let belief = self.belief;
        self.search.problem_mut().reasoner.posterior(belief)
    }

    /// Searches on until the gap is at most `gap`, or `go_on` (asked with the bounds) says no. What was
    /// [recalled](Self::recall) comes first, and is enough where it says how good it is.
    pub fn think(&mut self, gap: f64, go_on: &mut dyn FnMut(f64, f64) -> bool) {
        self.lay_plan();
        // It was thought about longer than anybody would wait now.
        if self.proof().is_some() && self.search.is_expanded(self.here) {
            return;
        }
        self.wake();
        self.search.run(self.here, gap, go_on);
    }

    /// The search itself, with all that it found out.
    pub fn into_search(mut self) -> Search<World<'c>> {
        self.wake();
        self.search
    }

    /// The best advice known now.
    pub fn advice(&mut self) -> Advice {
        let spot = self.search.vertex(self.here);
        let (high, low, belief) = (spot.high, spot.low, spot.belief);
        if self.gave_up() {
            return Advice { kind: AdviceKind::Stop, mv: None, expected_cost: high, lower_bound: low };
        }
        if self.search.problem_mut().is_goal(belief) {
            return Advice { kind: AdviceKind::Reached, mv: None, expected_cost: 0.0, lower_bound: 0.0 };
        }
        let mv = self.search.best(self.here).map(|b| b.0);
        let kind = mv.map_or(AdviceKind::Stop, |mv| self.car().at(mv).kind.into());
        Advice { kind, mv, expected_cost: high, lower_bound: low }
    }

    /// Takes an answer: the search starts over from what is believed then.
    ///
    /// # Errors
    /// When the case makes no sense any more: see [`Refusal`]. The consultation is unchanged.
    pub fn answer(&mut self, entry: Entry) -> Result<(), Refusal> {
        let mut case = self.case.clone();
        case.entries.push(entry);
        self.begin_again(case)
    }

    /// Where the search stands after an outcome of a move.
    fn after(&mut self, at: VertexId, mv: MoveId, outcome: OutcomeId) -> Option<VertexId> {
        let belief = self.search.vertex(at).belief;
        let next = self.search.problem_mut().reasoner.see(belief, mv, outcome).ok()?;
        Some(self.search.locate(next))
    }

    /// Takes the last answer back.
    pub fn undo(&mut self) -> bool {
        let mut case = self.case.clone();
        let undone = case.take_back();
        // What was true with the answer is true without it.
        let _ = self.begin_again(case);
        undone
    }

    /// Turns to another case of the same car and goal, its answers taken at their word. What was searched stays where
    /// it began at the start and the person's terms are the same.
    ///
    /// # Errors
    /// When the case cannot be true: see [`Refusal`]. The consultation is unchanged.
    pub fn turn_to(&mut self, case: Case) -> Result<(), Refusal> {
        let world = self.search.problem();
        let begun = world.root() == world.reasoner.root() && case.goal == self.case.goal;
        if !begun || case.before != self.case.before || terms(self.car(), &case) != *world.terms() {
            return self.begin_again(case);
        }
        self.wake();
        let reasoner = &mut self.search.problem_mut().reasoner;
        let (car, mut belief) = (reasoner.car, reasoner.root());
        let start = reasoner.probability(belief);
        for entry in &case.entries {
            let Some(outcome) = outcome(car, entry) else { continue };
            match reasoner.see(belief, entry.mv, outcome) {
                Ok(next) => belief = next,
                Err(_) => return self.begin_again(case),
            }
        }
        self.p_evidence = reasoner.probability(belief) / start;
        self.here = self.search.locate(belief);
        (self.belief, self.reading, self.doubts) = (belief, belief, vec![0.0; case.entries.len()]);
        (self.case, self.supposed) = (case, false);
        Ok(())
    }

    /// Turns to the start of the search as people see it who know this of their car; the answers of the case are left
    /// aside. What was searched stays.
    pub fn suppose(&mut self, what: HiddenId, so: bool) {
        self.wake();
        let reasoner = &mut self.search.problem_mut().reasoner;
        let belief = reasoner.assume(reasoner.root(), what, so);
        self.here = self.search.locate(belief);
        (self.belief, self.reading, self.supposed) = (belief, belief, true);
    }

    /// Another case of the same car and goal; what was recalled is kept.
    fn begin_again(&mut self, case: Case) -> Result<(), Refusal> {
        let (plan, limit) = (self.recalled.take(), self.search.problem().reasoner.diagram().limit());
        match Self::new(self.car(), case) {
            Ok(fresh) => *self = fresh,
            Err(refusal) => {
                self.recalled = plan;
                return Err(refusal);
            }
        }
        self.set_limit(limit);
        if let Some(recall::Recalled { plan, .. }) = plan {
            self.recall(plan);
        }
        Ok(())
    }

    /// Why the advice: outcomes, price of the whole way, causes, and what that many other moves cost as first step.
    pub fn reasons(&mut self, others: usize) -> Reasons {
        let belief = self.belief();
        // Pricing other moves comes last, so that the rest is the same whether they are asked for or not.
        let (ahead, tally) = (self.ahead(), self.tally());
        Reasons {
            ahead,
            alternatives: self.others(others, self::others::WORK),
            tally,
            posterior: self.search.problem_mut().reasoner.posterior(belief),
            explanations: self.search.problem_mut().reasoner.explanations(belief, 5),
        }
    }

    /// What following the advice to the end costs.
    pub fn tally(&mut self) -> Tally {
        let belief = self.reading;
        evaluate(&mut self.search, belief, 1e-5)
    }

    /// What each outcome of the advised move would mean.
    pub fn ahead(&mut self) -> Vec<Ahead> {
        let Some(mv) = self.advice().mv else { return Vec::new() };
        let belief = self.reading;
        let now = self.search.problem_mut().reasoner.posterior(belief);
        let mut ahead = Vec::new();
        for f in self.search.problem_mut().outcomes(belief, mv) {
            let next = self.after(self.here, mv, OutcomeId::from_index(f.outcome.into()));
            let spot = next.unwrap_or_else(|| self.search.locate(f.next));
            let then = self.search.problem_mut().reasoner.posterior(f.next);
            ahead.push(Ahead {
                outcome: OutcomeId::from_index(f.outcome.into()),
                p: f.p,
                done: self.search.problem_mut().is_goal(f.next),
                next: self.search.best(spot).map(|b| b.0),
                cost_left: self.search.vertex(spot).high,
                speaks_for: strongest_rise(self.car(), &now, &then),
            });
        }
        ahead
    }
}

/// The cause whose probability rises most.
pub(crate) fn strongest_rise(car: &Car, now: &[f64], then: &[f64]) -> Option<(HiddenId, f64)> {
    let rise = |h: usize| then[h] - now[h];
    let causes = (0..now.len().min(then.len())).filter(|&h| car.hidden[h].kind.is_cause());
    let most = causes.max_by(|&a, &b| rise(a).total_cmp(&rise(b)))?;
    (rise(most) > 0.01).then(|| (HiddenId::from_index(most), then[most]))
}

/// The person's terms as far as the case tells them: a tool that was lacking once is lacking, and
/// a move that came to nothing (not sure, cannot, skipped, nothing known that is lacking) is not advised again.
pub fn terms(car: &Car, case: &Case) -> Terms {
    terms_without(car, case, &[])
}

/// The same without these moves.
fn terms_without(car: &Car, case: &Case, off: &[MoveId]) -> Terms {
    let mut lack = case.lack.clone();
    let mut cannot = [&case.cannot, off].concat();
    let earlier = case.before.iter().flat_map(|leg| &leg.entries);
    // What was skipped for an earlier goal may serve this one.
    let earlier = earlier.filter(|e| matches!(e.answer, Answer::Lacking | Answer::Cannot));
    for entry in earlier.chain(&case.entries) {
        match entry.answer {
            Answer::Lacking => {
                let missing = car.at(entry.mv).tools.iter().filter(|t| car[**t].have < 1.0);
                let news: Vec<_> = missing.filter(|t| !case.have.contains(t) && !lack.contains(t)).copied().collect();
                // Known to be missing already: it cannot be got either.
                if news.is_empty() {
                    cannot.push(entry.mv);
                }
                lack.extend(news);
            }
            Answer::NotSure | Answer::Cannot | Answer::Skipped => cannot.push(entry.mv),
            Answer::NoChange if outcome(car, entry).is_none() => cannot.push(entry.mv),
            Answer::Saw(_) | Answer::NoChange => {}
        }
    }
    Terms::with(car, case.rates, &case.have, &lack, &cannot)
}
