//! Plans that were worked out beforehand are what a fresh search finds; wrong or old ones are not used.

use decklid::Garage;
use decklid::think::{self, GOOD_ENOUGH, TRIALS};
use decklid_advice::consult::{Answer, Case, Consultation, Entry, solve};
use decklid_advice::plan::stored::{self, StoredPlan, Unusable};
use decklid_car::car::{Car, GoalKind, OutcomeId};

/// A fresh search may find something better by this share at most: away from the start, less is proven than there.
const DEARER: f64 = 0.02;
/// Situations that are compared for each car and goal.
const SAMPLE: usize = 4;

fn cars() -> Vec<Car> {
    let garage = Garage::built_in();
    let ids = ["mini-f56-f55-hatch", "tesla-model-3", "hatch"];
    ids.map(|id| garage.car(id).unwrap_or_else(|e| panic!("{id}: {e}"))).into()
}

/// Proven situations with what has to be told to get there, nearest the start first.
fn proven(plan: &StoredPlan) -> Vec<(usize, Vec<Entry>)> {
    let (mut open, mut found) = (std::collections::VecDeque::from([(0, Vec::new())]), Vec::new());
    while let Some((at, told)) = open.pop_front() {
        let situation = &plan.situations[at];
        for outcome in 0..situation.next.len() {
            let Some(next) = plan.after(at, outcome) else { continue };
            let entry = Entry { mv: situation.mv, answer: Answer::Saw(OutcomeId::from_index(outcome)) };
            if plan.situations[next].proof.is_some() {
                open.push_back((next, [told.as_slice(), &[entry]].concat()));
            }
        }
        found.push((at, told));
    }
    found
}

fn search(car: &Car, case: &Case) -> (f64, f64) {
    let mut fresh = Consultation::new(car, case.clone()).expect("a case that can be");
    let mut left = TRIALS;
    fresh.think(GOOD_ENOUGH, &mut |_, _| {
        left -= 1;
        left > 0
    });
    let advice = fresh.advice();
    (advice.lower_bound, advice.expected_cost)
}

#[test]
fn stored_plans_are_what_a_fresh_search_finds() {
    for car in cars() {
        for goal in GoalKind::ALL.into_iter().filter(|&kind| car.goal(kind).is_some()) {
            // A car that was changed and not solved again falls back to searching.
            let Some(plan) = decklid::solved::plan(&car, goal) else { continue };
            for (at, entries) in proven(&plan).into_iter().take(SAMPLE) {
                let case = Case { entries, ..Case::new(goal) };
                let told = think::through(&car, case.clone()).expect("a case that can be").advice();
                let place = format!("{} {} {at}: {told:?}", car.id, goal.name());
                assert_eq!(told.mv, Some(plan.situations[at].mv), "{place}");
                assert!(told.lower_bound <= told.expected_cost, "{place}");
                let (low, high) = search(&car, &case);
                assert!(
                    told.expected_cost >= low - 1e-3 && told.lower_bound <= high + 1e-3,
                    "{place}: {low} to {high}"
                );
                assert!(told.expected_cost <= high * (1.0 + DEARER), "{place}: {high} can be had");
            }
        }
    }
}

#[test]
fn what_is_written_is_read_and_nothing_else() {
    let car = Garage::built_in().car("tesla-model-3").expect("a car");
    let plan = solve(&car, GoalKind::Open, TRIALS).expect("a plan");
    let text = stored::write(&car, &[(GoalKind::Open, plan.clone())]);
    let read = stored::read(&text, &car, GoalKind::Open).expect("it can be read");
    let moves = |plan: &StoredPlan| plan.situations.iter().map(|s| (s.mv, s.next.clone())).collect::<Vec<_>>();
    assert_eq!(moves(&read), moves(&plan));
    assert_eq!(stored::read(&text, &car, GoalKind::Fixed), None);
    let mut other = car.clone();
    other.hidden[0].prior *= 1.5;
    assert_eq!(stored::check(&text, &other), Err(Unusable::Stale));
    assert_eq!(stored::read(&text, &other, GoalKind::Open), None);
    let damaged = text.replacen(" 1", " 2", 3);
    assert!(matches!(stored::check(&damaged, &car), Err(Unusable::Damaged | Unusable::Form)));
    for wrong in ["", "decklid-solved 1\n", &text[..text.len() / 2]] {
        assert!(stored::read(wrong, &car, GoalKind::Open).is_none());
    }
}

/// Whatever a plan says, the advice is sound and its cost is what following it costs.
#[test]
fn a_bad_plan_costs_time_only() {
    let car = Garage::built_in().car("tesla-model-3").expect("a car");
    let mut plan = solve(&car, GoalKind::Open, TRIALS).expect("a plan");
    let right = think::through(&car, Case::new(GoalKind::Open)).expect("a case").advice();
    for situation in &mut plan.situations {
        situation.mv = car.move_ids().nth(situation.mv.index() / 2).expect("a move");
        situation.proof = None;
    }
    let mut consultation = Consultation::new(&car, Case::new(GoalKind::Open)).expect("a case");
    consultation.recall(std::sync::Arc::new(plan));
    let mut trials = 0;
    consultation.think(GOOD_ENOUGH, &mut |_, _| {
        trials += 1;
        trials <= 5_000
    });
    let advice = consultation.advice();
    assert!(advice.gap() <= GOOD_ENOUGH, "{advice:?}");
    assert!(advice.lower_bound <= right.expected_cost + 1e-6, "{advice:?} {right:?}");
    assert!(right.lower_bound <= advice.expected_cost + 1e-6, "{advice:?} {right:?}");
}
