//! The plan against brute force: bounds that hold at every moment, and the optimum in the end.

mod common;

use decklid_advice::belief::Belief;
use decklid_advice::plan::policy::{Baseline, BaselinePolicy, Policy, Tried, evaluate};
use decklid_advice::plan::terms::Terms;
use decklid_advice::plan::world::World;
use decklid_car::car::{Car, GoalKind, HiddenKind, MoveId, Rates};
use decklid_logic::search::{Problem, Search, VertexId};

use common::brute::{Cases, Memory};
use common::closure::System;
use common::dice::Dice;
use common::reduce::{only_moves, reduce};
use common::solve::Solver;
use common::{shelf, small};

/// Money that differs by less is the same [USD].
const NEAR: f64 = 1e-6;
/// Branches rarer than this are not followed when a policy is evaluated: all of them together weigh nothing here.
const CUTOFF: f64 = 1e-13;

/// A car with its plan and the brute-force answer.
struct Pair<'c> {
    car: &'c Car,
    search: Search<World<'c>>,
    solver: Solver<'c>,
    told: String,
}

impl<'c> Pair<'c> {
    /// None when nobody comes with the goal or brute force would take too long.
    fn new(car: &'c Car, most: usize, told: String) -> Option<Self> {
        let goal = &car.goals[0];
        let cases = Cases::new(car, goal);
        if cases.weight() <= 0.0 {
            return None;
        }
        let terms = Terms::new(car, Rates::default());
        let solver = Solver::solve(&cases, &terms, most)?;
        let search = Search::new(World::new(car, goal, terms));
        Some(Pair { car, search, solver, told })
    }

    fn root(&self) -> Belief {
        self.search.problem().root()
    }

    /// Searches to the end; the bounds hold all the time.
    fn search(&mut self) {
        let optimum = self.solver.optimum();
        let told = self.told.clone();
        let (mut lows, mut highs) = (0.0, f64::INFINITY);
        let mut asked = 0;
        self.search.run(VertexId::ROOT, 0.0, &mut |low, high| {
            assert!(low <= optimum + NEAR && optimum <= high + NEAR, "{told}: {low} ≤ {optimum} ≤ {high} at {asked}");
            assert!(low >= lows - NEAR && high <= highs + NEAR, "{told}: bounds get worse at {asked}");
            (lows, highs) = (low, high);
            asked += 1;
            asked < 100_000
        });
        let (low, high) = (self.search.vertex(VertexId::ROOT).low, self.search.vertex(VertexId::ROOT).high);
        assert!((high - optimum).abs() <= NEAR, "{told}: ends at {high}, optimum {optimum}");
        assert!((low - optimum).abs() <= NEAR, "{told}: proves {low}, optimum {optimum}");
    }

    /// After so many rounds of a new search: the bounds of every belief met, not just the first.
    fn bounds_hold_everywhere(&mut self, rounds: usize) {
        let terms = self.search.problem().terms().clone();
        let mut search = Search::new(World::new(self.car, &self.car.goals[0], terms));
        let mut left = rounds;
        search.run(VertexId::ROOT, 0.0, &mut |_, _| {
            left = left.saturating_sub(1);
            left > 0
        });
        for (belief, like) in beliefs(&mut search, 60) {
            let at = search.locate(like);
            let (low, high) = (search.vertex(at).low, search.vertex(at).high);
            let told = || format!("{}: belief {at:?} after {rounds} rounds", self.told);
            let value = self.value_of(&mut search, belief).unwrap_or_else(|| panic!("{}: cannot be", told()));
            assert!(low <= value + NEAR && value <= high + NEAR, "{}: {low} ≤ {value} ≤ {high}", told());
        }
        let high = search.vertex(VertexId::ROOT).high;
        let cost = cost(&mut search, &self.told);
        assert!(cost <= high + NEAR, "{}: promises {high}, costs {cost}", self.told);
        assert!(cost >= self.solver.optimum() - NEAR, "{}: costs {cost}, less than the optimum", self.told);
    }

    /// The brute-force value of a belief of the search.
    fn value_of(&self, search: &mut Search<World>, belief: Belief) -> Option<f64> {
        let reasoner = search.problem_mut().reasoner();
        let memory = reasoner.memory(belief).to_vec();
        let slots = reasoner.order().slots.clone();
        self.solver.value_of(&|hidden: Memory| {
            let eval = |node| reasoner.diagram().eval(node, &|level| hidden >> slots[level] & 1 == 1);
            let bit = |(slot, &node): (usize, &_)| Memory::from(eval(node)) << slot;
            eval(belief.event).then(|| memory.iter().enumerate().map(bit).sum())
        })
    }

    /// What somebody pays who sees everything is a lower bound, and the bound of the search one of that.
    fn full_information_is_less(&mut self) {
        let root = self.root();
        let floor = self.search.problem_mut().floor(root);
        let (full, optimum) = (self.solver.full_information(), self.solver.optimum());
        assert!(full <= optimum + NEAR, "{}: full information {full}, optimum {optimum}", self.told);
        assert!(floor <= full + NEAR, "{}: floor {floor}, full information {full}", self.told);
    }

    /// Following the plan costs what it says.
    fn promise_is_kept(&mut self) {
        let root = self.root();
        let tally = evaluate(&mut self.search, root, CUTOFF);
        let high = self.search.vertex(VertexId::ROOT).high;
        assert!((tally.cost - high).abs() <= NEAR, "{}: promises {high}, costs {}", self.told, tally.cost);
        assert!(tally.alone <= 1.0 + NEAR && tally.called <= 1.0 + NEAR, "{}: {tally:?}", self.told);
    }

    fn baselines_cost_more(&self) {
        for (name, kind) in Baseline::NAMES {
            let world = World::new(self.car, &self.car.goals[0], self.search.problem().terms().clone());
            let cost = cost(&mut BaselinePolicy::new(world, kind), &format!("{}: {name}", self.told));
            let optimum = self.solver.optimum();
            assert!(cost >= optimum - NEAR, "{}: {name} costs {cost}, optimum {optimum}", self.told);
        }
    }
}

/// Beliefs that can be reached, with all that was learnt on the way and as the search has them;
/// nearest first, so many at most.
fn beliefs(search: &mut Search<World>, most: usize) -> Vec<(Belief, Belief)> {
    let world = search.problem_mut();
    let root = world.root();
    let mut all = vec![(root, world.representative(root))];
    let mut at = 0;
    while at < all.len() && all.len() < most {
        let (belief, like) = all[at];
        if !world.is_goal(belief) {
            for mv in world.advisable(belief) {
                let next = world.outcomes(belief, mv);
                let alike = world.outcomes(like, mv);
                assert_eq!(next.len(), alike.len(), "outcomes of alike beliefs");
                for (f, g) in next.into_iter().zip(alike) {
                    assert!((f.p - g.p).abs() < 1e-9 && f.cost == g.cost, "chances of alike beliefs");
                    let pair = (f.next, world.representative(g.next));
                    if !all.contains(&pair) {
                        all.push(pair);
                    }
                }
            }
        }
        at += 1;
    }
    all.truncate(most);
    all
}

/// Counts how often a policy is asked, for those that never end.
struct Counted<'p, 'c> {
    policy: &'p mut dyn Policy<'c>,
    asked: usize,
    told: &'p str,
}

impl<'c> Policy<'c> for Counted<'_, 'c> {
    fn world(&mut self) -> &mut World<'c> {
        self.policy.world()
    }

    fn choose(&mut self, belief: Belief, tried: &Tried) -> Option<MoveId> {
        self.asked += 1;
        assert!(self.asked < 100_000, "{}: goes in circles", self.told);
        self.policy.choose(belief, tried)
    }

    fn representative(&mut self, belief: Belief) -> Belief {
        self.policy.representative(belief)
    }
}

/// What following a policy costs [USD].
fn cost<'c>(policy: &mut dyn Policy<'c>, told: &str) -> f64 {
    let root = policy.world().root();
    evaluate(&mut Counted { policy, asked: 0, told }, root, CUTOFF).cost
}

fn check(car: &Car, most: usize, told: String) -> bool {
    let Some(mut pair) = Pair::new(car, most, told) else { return false };
    pair.full_information_is_less();
    pair.search();
    pair.promise_is_kept();
    for rounds in [1, 3, 10] {
        pair.bounds_hold_everywhere(rounds);
    }
    pair.baselines_cost_more();
    true
}

fn check_all(size: small::Size, seeds: std::ops::Range<u64>, most: usize) -> usize {
    let one = |seed| check(&small::car(&mut Dice::new(seed), size), most, format!("{size:?}, seed {seed}"));
    seeds.filter(|&seed| one(seed)).count()
}

#[test]
fn on_small_cars_the_plan_is_optimal() {
    let size = small::Size { hidden: (2, 6), moves: (3, 7), certain: false };
    let checked = check_all(size, 0..2_000, 2_000);
    assert!(checked >= 1_600, "only {checked} small cars");
}

#[test]
fn on_larger_small_cars_the_plan_is_optimal() {
    let size = small::Size { hidden: (4, 8), moves: (6, 9), certain: false };
    let checked = check_all(size, 0..600, 4_000);
    assert!(checked >= 400, "only {checked} small cars");
}

/// The family of the bench `scale`: repairs that do not test themselves, at most so many faults at once.
#[test]
fn on_closure_systems_the_plan_is_optimal() {
    let mut checked = 0;
    for seed in 0..60 {
        let (faults, most) = (6 + seed as usize % 2, 2 + seed as usize % 3);
        let car = System::random(faults, 9, most, seed).car();
        let Some(mut pair) = Pair::new(&car, 20_000, format!("system {seed}")) else { continue };
        pair.bounds_hold_everywhere(5);
        pair.full_information_is_less();
        pair.search();
        pair.promise_is_kept();
        checked += 1;
    }
    assert!(checked >= 40, "only {checked} systems");
}

/// Whoever walks to the shop is no longer where the neighbour can help: not at any moment may the
/// plan count on the neighbour there.
const SHOP: &str = r#"
format = 1
id = "shop"
name = "Shop"
closure = "hatch"
based_on = "numbers"
prior = { stuck = 0.5 }
cost = { walk = { minutes = 1 }, buy = { minutes = 2 }, ask_neighbour = { minutes = 12 }, call = { minutes = 200 } }
unknowns.stuck = { kind = "circumstance", says = "it is stuck" }
states.lid_open = { role = "lid_open", says = "open", starts = "false" }
states.away = { says = "away", starts = "false" }
goals.open = { given = "true", done = "lid_open" }

[moves]
walk = { kind = "fetch", title = "Walk", steps = ["Walk."], first = { away = "true" } }
buy = { kind = "try", title = "Buy", steps = ["Buy."], needs = "away", opens = "stuck" }

[moves.ask_neighbour]
kind = "call"
title = "Ask"
steps = ["Ask."]
needs = "!away"
professional = { name = "neighbour", price = [0, 0], wait = [0, 0], when = [] }
outcomes = [{ id = "opened", says = "Yes", when = "!stuck", then = { lid_open = "true" } }, { id = "nothing", says = "No" }]

[moves.call]
kind = "call"
title = "Call"
steps = ["Call."]
professional = { name = "workshop", price = [0, 0], wait = [0, 0], when = [] }
outcomes = [{ id = "opened", says = "Yes", then = { lid_open = "true" } }]
"#;

#[test]
fn the_fallback_makes_sense_wherever_it_is_promised() {
    let car = shelf::from_text("shop", SHOP);
    assert!(check(&car, 1_000, "shop".to_owned()));
    // Ask first (6 USD); if that was no use, walk and buy (1.50 USD).
    let terms = Terms::new(&car, Rates::default());
    let mut search = Search::new(World::new(&car, &car.goals[0], terms));
    search.run(VertexId::ROOT, 0.0, &mut |_, _| true);
    assert_eq!(search.best(VertexId::ROOT), Some((car.find_move("ask_neighbour").expect("a move"), 6.75)));
}

/// A part of a real car: a few hidden causes and moves, and every call.
fn part(car: &Car, kind: GoalKind, dice: &mut Dice) -> Car {
    loop {
        let worth = |h: &usize| car.hidden[*h].kind != HiddenKind::Noise || dice.chance(0.2);
        let known: Vec<usize> = (0..car.hidden.len()).filter(worth).collect();
        let keep: Vec<usize> = dice.some_of(5, known.len()).into_iter().map(|at| known[at]).collect();
        let told: Vec<bool> = car.hidden.iter().map(|h| dice.chance(h.prior)).collect();
        let mut part = reduce(car, &keep, &|h| told[h]);
        part.goals.retain(|g| g.kind == kind);
        let serves: Vec<usize> = (0..part.moves.len()).filter(|&at| part.moves[at].serves(kind)).collect();
        let mut moves: Vec<usize> = dice.some_of(9, serves.len()).into_iter().map(|at| serves[at]).collect();
        moves.extend(serves.iter().filter(|&&at| part.moves[at].professional.is_some()));
        moves.sort_unstable();
        moves.dedup();
        part = only_moves(&part, &moves);
        if Cases::new(&part, &part.goals[0]).weight() > 0.0 {
            return part;
        }
    }
}

#[test]
fn on_parts_of_real_cars_the_plan_is_optimal() {
    let mut checked = 0;
    for car in shelf::due() {
        for kind in GoalKind::ALL.into_iter().filter(|&k| car.goal(k).is_some()) {
            for seed in 0..3 {
                let part = part(&car, kind, &mut Dice::new(seed));
                checked += usize::from(check(&part, 4_000, format!("{}, {}, seed {seed}", car.id, kind.name())));
            }
        }
    }
    assert!(checked >= 40, "only {checked} parts");
}
