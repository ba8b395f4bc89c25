//! Belief against brute force: every question asked of lists of cases too.

mod common;

use std::collections::BTreeMap;

use decklid_advice::belief::{Belief, Reasoner};
use decklid_advice::consult::{Answer, Case, Entry, Leg, stand};
use decklid_car::car::{Car, GoalKind, HiddenId, MoveId, OutcomeId};

use common::brute::{Cases, Memory};
use common::dice::Dice;
use common::reduce::reduce;
use common::{shelf, small};

/// Answers differ by at most this.
const NEAR: f64 = 1e-9;

/// A reasoner and the list of cases that it stands for.
struct Pair<'c> {
    reasoner: Reasoner<'c>,
    belief: Belief,
    cases: Cases<'c>,
    /// Causes on which it depends whether somebody comes with the goal at all.
    causes: Vec<usize>,
    told: String,
}

impl<'c> Pair<'c> {
    fn new(car: &'c Car, told: String) -> Self {
        let goal = &car.goals[0];
        let reasoner = Reasoner::new(car, goal);
        let belief = reasoner.root();
        let cases = Cases::new(car, goal);
        Pair { reasoner, belief, causes: spoken_of(&cases), cases, told }
    }

    fn near(&self, what: &str, got: f64, wanted: f64) {
        let Pair { told, .. } = self;
        assert!((got - wanted).abs() <= NEAR, "{told}: {what}: {got}, by brute force {wanted}");
    }

    /// Everything that one can ask about a belief.
    fn agrees(&mut self) {
        self.near("probability", self.reasoner.probability(self.belief), self.cases.weight());
        let (got, wanted) = (self.reasoner.posterior(self.belief), self.cases.posterior());
        for (h, (&got, &wanted)) in got.iter().zip(&wanted).enumerate() {
            self.near(&format!("posterior of {h}"), got, wanted);
        }
        assert_eq!(self.reasoner.reaches_goal(self.belief), self.cases.done(), "{}: done", self.told);
        let car = self.cases.car;
        for at in 0..car.moves.len() {
            let mv = MoveId::from_index(at);
            let fits = self.cases.applies(car.at(mv));
            assert_eq!(self.reasoner.applies(self.belief, mv), fits, "{}: {at} applies", self.told);
            let worth = self.cases.advisable(car.at(mv));
            assert_eq!(self.reasoner.advisable(self.belief, mv), worth, "{}: {at} advisable", self.told);
            for outcome in 0..car.at(mv).outcomes.len() {
                let wanted = self.cases.after(car.at(mv), outcome).weight() / self.cases.weight();
                let got = self.reasoner.chance(self.belief, mv, OutcomeId::from_index(outcome));
                self.near(&format!("chance of {at}={outcome}"), got, wanted);
            }
        }
        self.memory_agrees();
        self.causes_agree(&wanted);
        for k in [1, 3, 300] {
            self.explanations_agree(k);
        }
    }

    /// Event and memory, case by case.
    fn memory_agrees(&mut self) {
        let car = self.cases.car;
        let left: BTreeMap<Memory, Memory> = self.cases.list.iter().map(|c| (c.hidden, c.memory)).collect();
        let memory = self.reasoner.memory(self.belief).to_vec();
        for hidden in 0..1 << car.hidden.len() {
            let order = self.reasoner.order();
            let of = |level: usize| hidden >> order.slots[level] & 1 == 1;
            let eval = |node| self.reasoner.diagram().eval(node, &of);
            assert_eq!(eval(self.belief.event), left.contains_key(&hidden), "{}: event", self.told);
            if let Some(now) = left.get(&hidden) {
                for (slot, &node) in memory.iter().enumerate() {
                    assert_eq!(eval(node), now >> slot & 1 == 1, "{}: slot {slot} of {hidden:b}", self.told);
                }
            }
        }
    }

    fn causes_agree(&mut self, posterior: &[f64]) {
        let causes = self.reasoner.causes(self.belief);
        // The likeliest cause of what one came with, then all others, each group in order.
        let rest = causes.get(1..).unwrap_or_default();
        assert!(rest.windows(2).all(|w| w[0].1 >= w[1].1), "{}: causes are in order", self.told);
        let asked = causes.iter().filter(|c| self.causes.contains(&c.0.index())).map(|c| c.1).reduce(f64::max);
        assert!(asked.is_none_or(|p| causes[0].1 == p), "{}: the first is a cause of what one came with", self.told);
        let mut ids: Vec<usize> = causes.iter().map(|c| c.0.index()).collect();
        ids.sort_unstable();
        let raised = |h: usize| posterior[h] > self.cases.car.hidden[h].prior + 0.01;
        let is_told = |&h: &usize| self.cases.car.hidden[h].kind.is_cause() && (self.causes.contains(&h) || raised(h));
        let told: Vec<usize> = (0..posterior.len()).filter(is_told).collect();
        assert_eq!(ids, told, "{}: causes", self.told);
        for (cause, p) in causes {
            self.near("cause", p, posterior[cause.index()]);
        }
    }

    fn explanations_agree(&mut self, k: usize) {
        let mut by_set: BTreeMap<Vec<HiddenId>, f64> = BTreeMap::new();
        let spoken_of = spoken_of(&self.cases);
        for case in &self.cases.list {
            let set =
                spoken_of.iter().filter(|&&h| case.hidden >> h & 1 == 1).map(|&h| HiddenId::from_index(h)).collect();
            *by_set.entry(set).or_default() += case.weight / self.cases.weight();
        }
        let mut wanted: Vec<f64> = by_set.values().copied().filter(|&p| p > 0.0).collect();
        wanted.sort_by(|a, b| b.total_cmp(a));
        wanted.truncate(k);
        let got = self.reasoner.explanations(self.belief, k);
        assert_eq!(got.len(), wanted.len(), "{}: number of explanations", self.told);
        for (got, wanted) in got.into_iter().zip(wanted) {
            self.near("explanation", got.p, wanted);
            let mut causes = got.causes;
            causes.sort_unstable();
            self.near("explanation itself", got.p, by_set.remove(&causes).expect("each explanation once"));
        }
    }

    /// A random move with a random outcome, possible or not.
    fn step(&mut self, dice: &mut Dice) {
        let car = self.cases.car;
        let mv = MoveId::from_index(dice.below(car.moves.len()));
        let outcome = dice.below(car.at(mv).outcomes.len());
        self.told += &format!(", {}={outcome}", mv.index());
        let got = self.reasoner.see(self.belief, mv, OutcomeId::from_index(outcome));
        match (got, self.cases.see(car.at(mv), outcome)) {
            (Ok(belief), Ok(cases)) => (self.belief, self.cases) = (belief, cases),
            (Err(got), Err(wanted)) => assert_eq!(got, wanted, "{}", self.told),
            (got, wanted) => panic!("{}: {got:?}, by brute force {:?}", self.told, wanted.map(|c| c.list)),
        }
    }

    /// Something told that no move shows.
    fn given(&mut self, dice: &mut Dice) {
        let (what, value) = (dice.below(self.cases.car.hidden.len()), dice.chance(0.5));
        let is = |c: &common::brute::Case| (c.hidden >> what & 1 == 1) == value;
        let mut cases = self.cases.clone();
        cases.list.retain(is);
        if cases.weight() > 0.0 {
            self.told += &format!(", {what} is {value}");
            self.belief = self.reasoner.assume(self.belief, HiddenId::from_index(what), value);
            self.cases = cases;
        }
    }
}

/// Causes on which it depends which cases are left.
fn spoken_of(cases: &Cases) -> Vec<usize> {
    cases.support().into_iter().filter(|&h| cases.car.hidden[h].kind.is_cause()).collect()
}

fn walk(car: &Car, told: String, steps: usize, dice: &mut Dice) -> bool {
    let mut pair = Pair::new(car, told);
    if pair.cases.weight() <= 0.0 {
        return false;
    }
    pair.agrees();
    for _ in 0..steps {
        if dice.chance(0.1) {
            pair.given(dice)
        } else {
            pair.step(dice)
        }
        pair.agrees();
    }
    true
}

/// What the small cars of these tests look like.
const SIZE: small::Size = small::Size { hidden: (2, 8), moves: (4, 7), certain: true };

#[test]
fn on_small_cars_belief_is_brute_force() {
    let mut walked = 0;
    for seed in 0..2_500 {
        let mut dice = Dice::new(seed);
        let car = small::car(&mut dice, SIZE);
        walked += usize::from(walk(&car, format!("seed {seed}"), 8, &mut dice));
    }
    assert!(walked >= 2_000, "only {walked} small cars have a possible start");
}

/// A real car of which only some hidden Booleans are still hidden, drawn until people come with it.
fn small_part(car: &Car, kind: GoalKind, count: usize, dice: &mut Dice) -> Car {
    loop {
        let keep = dice.some_of(count, car.hidden.len());
        let told: Vec<bool> = car.hidden.iter().map(|h| dice.chance(h.prior)).collect();
        let mut part = reduce(car, &keep, &|h| told[h]);
        part.goals.retain(|g| g.kind == kind);
        if Cases::new(&part, &part.goals[0]).weight() > 0.0 {
            return part;
        }
    }
}

#[test]
fn on_real_cars_made_small_belief_is_brute_force() {
    for car in shelf::due() {
        let mut dice = Dice::new(12);
        for kind in GoalKind::ALL.into_iter().filter(|&k| car.goal(k).is_some()) {
            let part = small_part(&car, kind, 11, &mut dice);
            walk(&part, format!("{}, {}", car.id, kind.name()), 12, &mut dice);
        }
    }
}

/// A random story: moves that make sense in some case, with any outcome.
fn stroll<'c>(mut cases: Cases<'c>, steps: usize, dice: &mut Dice) -> (Vec<Entry>, Cases<'c>) {
    let (car, mut entries) = (cases.car, Vec::new());
    for _ in 0..steps {
        let mv = MoveId::from_index(dice.below(car.moves.len()));
        let outcome = dice.below(car.at(mv).outcomes.len());
        if cases.sensible(car.at(mv)).weight() > 0.0 {
            cases = cases.tell(car.at(mv), outcome);
            entries.push(Entry { mv, answer: Answer::Saw(OutcomeId::from_index(outcome)) });
        }
    }
    (entries, cases)
}

#[test]
fn what_was_learnt_for_one_goal_holds_for_the_next() {
    let (mut compared, mut learnt) = (0, 0);
    for car in shelf::various() {
        for seed in 0..12 {
            let mut dice = Dice::new(seed);
            let told: Vec<bool> = car.hidden.iter().map(|h| dice.chance(h.prior)).collect();
            let part = reduce(&car, &dice.some_of(10, car.hidden.len()), &|h| told[h]);
            let (Some(open), Some(fixed)) = (part.goal(GoalKind::Open), part.goal(GoalKind::Fixed)) else { continue };
            let first = Cases::new(&part, open);
            if first.weight() <= 0.0 {
                continue;
            }
            let (entries, cases) = stroll(first, 10, &mut dice);
            let begun = cases.go_on(fixed);
            if begun.weight() <= 0.0 {
                continue;
            }
            let before = vec![Leg { goal: GoalKind::Open, entries }];
            let (entries, cases) = stroll(begun, 10, &mut dice);
            let case = Case { before, entries, ..Case::new(GoalKind::Fixed) };
            let mut standing = stand(&part, &case).unwrap_or_else(|r| panic!("{}, seed {seed}: {r:?}", car.id));
            let got = standing.reasoner.posterior(standing.belief);
            for (h, (got, wanted)) in got.iter().zip(cases.posterior()).enumerate() {
                assert!((got - wanted).abs() <= NEAR, "{}, seed {seed}: {h}: {got}, {wanted}", car.id);
            }
            compared += 1;
            learnt += usize::from(!case.before[0].entries.is_empty() && !case.entries.is_empty());
        }
    }
    assert!(compared >= 20 && learnt >= 10, "{compared} compared, {learnt} with evidence for both goals");
}

/// What a story means, against the list of all cases with their likelihoods.
fn story_is_brute_force(car: &Car, told: &str, dice: &mut Dice) {
    let first = Cases::new(car, &car.goals[0]);
    let start = first.weight();
    let (entries, cases) = stroll(first, 8, dice);
    let case = Case { entries, ..Case::new(car.goals[0].kind) };
    let mut standing = stand(car, &case).unwrap_or_else(|r| panic!("{told}: {r:?}"));
    let outcomes = |e: &Entry| car.at(e.mv).outcomes.len() as f64;
    let scale: f64 = case.entries.iter().map(|e| 1.0 + car.slip * (outcomes(e) - 1.0)).product();
    let p = cases.weight() / start / scale;
    assert!((standing.p_evidence - p).abs() <= NEAR, "{told}: {case:?}: {} instead of {p}", standing.p_evidence);
    for (got, wanted) in standing.reasoner.posterior(standing.belief).into_iter().zip(cases.posterior()) {
        assert!((got - wanted).abs() <= NEAR, "{told}: {case:?}: {got} instead of {wanted}");
    }
    assert!(standing.doubts.iter().all(|d| (-NEAR..=1.0 + NEAR).contains(d)), "{told}: {:?}", standing.doubts);
    assert!(standing.reasoner.probability(standing.reading) > 0.0, "{told}: nothing is left to plan in");
}

#[test]
fn any_story_is_weighed_as_by_brute_force() {
    let mut tried = 0;
    for seed in 0..3_000 {
        let mut dice = Dice::new(seed);
        let car = small::car(&mut dice, SIZE);
        if Cases::new(&car, &car.goals[0]).weight() > 0.0 {
            tried += 1;
            story_is_brute_force(&car, &format!("seed {seed}"), &mut dice);
        }
    }
    for car in shelf::due() {
        let mut dice = Dice::new(4);
        let part = small_part(&car, GoalKind::Open, 8, &mut dice);
        story_is_brute_force(&part, &car.id, &mut dice);
    }
    assert!(tried > 1_000, "only {tried} small cars");
}
