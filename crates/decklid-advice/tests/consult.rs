//! Consultations: every kind of answer, on every car, and what follows from it.

mod common;

use decklid_advice::case::MOST_TOLD;
use decklid_advice::consult::{Advice, AdviceKind, Answer, Case, Consultation, Entry, Leg, Refusal, stand, walk};
use decklid_car::car::{Car, GoalKind, MoveId, MoveKind, OutcomeId, ToolId};
use decklid_car::role::StateRole;

use common::shelf;

/// Rounds of search before each advice.
const ROUNDS: usize = 6;
/// Probabilities that differ by less are the same.
const NEAR: f64 = 1e-9;

fn begin<'c>(car: &'c Car, case: &Case) -> Consultation<'c> {
    let mut begun = Consultation::new(car, case.clone()).unwrap_or_else(|r| panic!("{}: {r:?}", car.id));
    think(&mut begun);
    begun
}

fn think(consultation: &mut Consultation) {
    let mut left = ROUNDS;
    consultation.think(0.0, &mut |_, _| {
        left -= 1;
        left > 0
    });
}

fn advised(consultation: &mut Consultation) -> MoveId {
    consultation.advice().mv.expect("something is advised")
}

/// The likeliest outcome that does not reach the goal.
fn likeliest(consultation: &mut Consultation, mv: MoveId) -> Option<OutcomeId> {
    let ahead = consultation.ahead();
    assert_eq!(consultation.advice().mv, Some(mv));
    let open = ahead.into_iter().filter(|a| !a.done);
    open.max_by(|a, b| a.p.total_cmp(&b.p)).map(|a| a.outcome)
}

fn posterior(consultation: &mut Consultation) -> Vec<f64> {
    consultation.posterior()
}

fn near(told: &str, a: &[f64], b: &[f64]) {
    assert_eq!(a.len(), b.len(), "{told}");
    for (a, b) in a.iter().zip(b) {
        assert!((a - b).abs() < NEAR, "{told}: {a} and {b}");
    }
}

/// Follows the advice a few steps, always seeing the likeliest failure.
fn follow(car: &Car, steps: usize) -> Consultation<'_> {
    let mut consultation = begin(car, &Case::new(GoalKind::Open));
    for _ in 0..steps {
        let mv = advised(&mut consultation);
        let Some(outcome) = likeliest(&mut consultation, mv) else { break };
        consultation.answer(Entry { mv, answer: Answer::Saw(outcome) }).expect("what is likely can be");
        think(&mut consultation);
    }
    consultation
}

#[test]
fn undo_leads_back() {
    for car in shelf::various() {
        let mut consultation = begin(&car, &Case::new(GoalKind::Open));
        assert!(!consultation.undo(), "{}: nothing to undo", car.id);
        let mut before = Vec::new();
        for _ in 0..3 {
            let mv = advised(&mut consultation);
            let Some(outcome) = likeliest(&mut consultation, mv) else { break };
            before.push((consultation.case().clone(), consultation.p_evidence, posterior(&mut consultation)));
            consultation.answer(Entry { mv, answer: Answer::Saw(outcome) }).expect("what is likely can be");
        }
        for (case, p, wanted) in before.into_iter().rev() {
            assert!(consultation.undo(), "{}", car.id);
            assert_eq!(consultation.case(), &case, "{}", car.id);
            near(&car.id, &[consultation.p_evidence], &[p]);
            near(&car.id, &posterior(&mut consultation), &wanted);
        }
    }
}

#[test]
fn answer_by_answer_is_the_same_as_the_whole_case() {
    for car in shelf::various() {
        let mut stepped = follow(&car, 4);
        let mut whole = begin(&car, stepped.case());
        near(&car.id, &[stepped.p_evidence], &[whole.p_evidence]);
        near(&car.id, &posterior(&mut stepped), &posterior(&mut whole));
        let (one, other) = (stepped.advice(), whole.advice());
        assert!(one.lower_bound <= other.expected_cost + 1e-6, "{}: {one:?} {other:?}", car.id);
        assert!(other.lower_bound <= one.expected_cost + 1e-6, "{}: {one:?} {other:?}", car.id);
    }
}

#[test]
fn an_earlier_answer_can_be_changed() {
    for car in shelf::various().into_iter().take(2) {
        let long = follow(&car, 3);
        for at in 0..long.case().entries.len() {
            let mv = long.case().entries[at].mv;
            for outcome in 0..car.at(mv).outcomes.len() {
                let mut case = long.case().clone();
                case.entries[at].answer = Answer::Saw(OutcomeId::from_index(outcome));
                let told = format!("{}: {case:?}", car.id);
                // The changed story is what somebody would have told in the first place.
                let mut fresh = begin(&car, &Case::new(GoalKind::Open));
                for entry in &case.entries {
                    fresh.answer(*entry).unwrap_or_else(|r| panic!("{told}: {r:?}"));
                }
                near(&told, &posterior(&mut begin(&car, &case)), &posterior(&mut fresh));
            }
        }
    }
}

#[test]
fn who_cannot_tell_has_told_nothing_and_is_not_asked_again() {
    for car in shelf::various().into_iter().take(3) {
        for answer in [Answer::NotSure, Answer::Cannot, Answer::Skipped] {
            let mut consultation = begin(&car, &Case::new(GoalKind::Open));
            let before = posterior(&mut consultation);
            let mut asked = Vec::new();
            for _ in 0..6 {
                let Some(mv) = consultation.advice().mv else { break };
                assert!(!asked.contains(&mv), "{}: {} again after {answer:?}", car.id, car.at(mv).id);
                asked.push(mv);
                consultation.answer(Entry { mv, answer }).expect("nobody is refused for not knowing");
                near(&car.id, &posterior(&mut consultation), &before);
                near(&car.id, &[consultation.p_evidence], &[1.0]);
                think(&mut consultation);
            }
            assert!(asked.len() > 3, "{}: gives up early", car.id);
        }
    }
}

#[test]
fn no_change_is_the_outcome_that_says_so() {
    for car in shelf::various() {
        for at in 0..car.moves.len() {
            let mv = MoveId::from_index(at);
            let Some(nothing) = car.at(mv).find_outcome("nothing").or_else(|| car.at(mv).find_outcome("no")) else {
                continue;
            };
            let stands = |answer| {
                let mut case = Case::new(GoalKind::Open);
                case.entries.push(Entry { mv, answer });
                stand(&car, &case).map(|mut s| (s.p_evidence, s.reasoner.posterior(s.belief)))
            };
            let (one, other) = (stands(Answer::NoChange), stands(Answer::Saw(nothing)));
            assert_eq!(one, other, "{}: {}", car.id, car.at(mv).id);
        }
    }
}

#[test]
fn no_change_where_something_always_changes_tells_nothing() {
    for car in shelf::various() {
        let silent = |m: &&decklid_car::car::Move| m.find_outcome("nothing").or_else(|| m.find_outcome("no")).is_none();
        for mv in car.moves.iter().filter(|m| m.serves(GoalKind::Open)).filter(silent) {
            let mv = car.find_move(&mv.id).expect("a move");
            let mut case = Case::new(GoalKind::Open);
            case.entries.push(Entry { mv, answer: Answer::NoChange });
            let mut consultation = begin(&car, &case);
            near(&car.id, &[consultation.p_evidence], &[1.0]);
            assert_ne!(consultation.advice().mv, Some(mv), "{}: advised again", car.id);
        }
    }
}

/// Advice for somebody with these tools and without those.
fn advice_with(car: &Car, have: &[ToolId], lack: &[ToolId]) -> Advice {
    let case = Case { have: have.to_vec(), lack: lack.to_vec(), ..Case::new(GoalKind::Open) };
    begin(car, &case).advice()
}

#[test]
fn a_tool_at_hand_is_worth_something_and_a_missing_one_costs() {
    let mut changed = 0;
    for car in shelf::various().into_iter().take(1) {
        let unknown = advice_with(&car, &[], &[]);
        for tool in car.tool_ids() {
            let told = format!("{}: {}", car.id, car[tool].id);
            let (have, lack) = (advice_with(&car, &[tool], &[]), advice_with(&car, &[], &[tool]));
            assert!(have.lower_bound <= unknown.expected_cost + 1e-6, "{told}: {have:?} {unknown:?}");
            assert!(unknown.lower_bound <= lack.expected_cost + 1e-6, "{told}: {unknown:?} {lack:?}");
            changed += usize::from(have.expected_cost < lack.expected_cost);
            let both = Case { have: vec![tool], lack: vec![tool], ..Case::new(GoalKind::Open) };
            assert_eq!(Consultation::new(&car, both).err(), Some(Refusal::Tools), "{told}");
        }
    }
    assert!(changed > 0, "no tool makes any difference");
}

/// More answers than anybody gives are refused however they come; as many as may be told are answered.
#[test]
fn a_case_holds_so_many_answers() {
    let car = shelf::various().into_iter().next().expect("a car");
    let mv = car.move_ids().next().expect("a move");
    let entry = Entry { mv, answer: Answer::Saw(OutcomeId::from_index(0)) };
    let told = |count: usize| Case { entries: vec![entry; count], ..Case::new(GoalKind::Open) };
    assert_eq!(stand(&car, &told(MOST_TOLD + 1)).err(), Some(Refusal::TooMany));
    let leg = Leg { goal: GoalKind::Open, entries: vec![entry; MOST_TOLD + 1] };
    let before = Case { before: vec![leg], ..Case::new(GoalKind::Fixed) };
    assert_eq!(stand(&car, &before).err(), Some(Refusal::TooMany));
    assert!(stand(&car, &told(MOST_TOLD)).is_ok());
}

/// What the causes are after each answer is found in one walk, and is what standing there says.
#[test]
fn a_walk_stands_where_each_answer_leads() {
    let car = shelf::various().into_iter().next().expect("a car");
    let entries: Vec<Entry> =
        car.move_ids().take(5).map(|mv| Entry { mv, answer: Answer::Saw(OutcomeId::from_index(0)) }).collect();
    let case = Case { entries, ..Case::new(GoalKind::Open) };
    let mut after = Vec::new();
    walk(&car, &case, &mut |reasoner, belief| after.push(reasoner.posterior(belief))).expect("possible");
    assert_eq!(after.len(), 6);
    for (told, walked) in after.iter().enumerate() {
        let mut standing =
            stand(&car, &Case { entries: case.entries[..told].to_vec(), ..case.clone() }).expect("possible");
        let stood = standing.reasoner.posterior(standing.belief);
        assert!(walked.iter().zip(&stood).all(|(a, b)| (a - b).abs() < 1e-12), "after {told}");
    }
}

#[test]
fn a_missing_tool_is_priced_or_the_move_is_off_the_list() {
    for car in shelf::various() {
        for at in 0..car.moves.len() {
            let mv = MoveId::from_index(at);
            let told = format!("{}: {}", car.id, car.at(mv).id);
            let lacking = |have: Vec<ToolId>| {
                let entries = vec![Entry { mv, answer: Answer::Lacking }];
                Case { entries, have, ..Case::new(GoalKind::Open) }
            };
            let terms = decklid_advice::consult::terms(&car, &lacking(Vec::new()));
            let before = decklid_advice::consult::terms(&car, &Case::new(GoalKind::Open));
            let dearer = || terms.price(&car, mv, 0) > before.price(&car, mv, 0);
            assert!(!terms.allows(mv) || dearer(), "{told}: as if nothing had been said");
            // Who lacks it still, when told to get it, cannot do the step.
            let mut twice = lacking(Vec::new());
            twice.entries.push(twice.entries[0]);
            assert!(!decklid_advice::consult::terms(&car, &twice).allows(mv), "{told}: lacking twice");
            // Who has said to have everything, and then lacks something, cannot do it.
            let all = decklid_advice::consult::terms(&car, &lacking(car.at(mv).tools.clone()));
            assert!(!all.allows(mv) || all.price(&car, mv, 0) > before.price(&car, mv, 0), "{told}: with all tools");
        }
    }
}

fn saw(mv: MoveId, outcome: usize) -> Entry {
    Entry { mv, answer: Answer::Saw(OutcomeId::from_index(outcome)) }
}

#[test]
fn every_answer_is_taken_at_any_time() {
    let mut doubted = 0;
    for car in shelf::various() {
        let begun = follow(&car, 3).case().clone();
        for (mv, it) in car.move_ids().zip(&car.moves) {
            for outcome in 0..it.outcomes.len() {
                let mut case = begun.clone();
                case.entries.push(saw(mv, outcome));
                let told = format!("{}: {}={}", car.id, it.id, it.outcomes[outcome].id);
                let mut standing = stand(&car, &case).unwrap_or_else(|r| panic!("{told}: {r:?}"));
                let posterior = standing.reasoner.posterior(standing.belief);
                assert!(posterior.iter().all(|p| (-NEAR..=1.0 + NEAR).contains(p)), "{told}: {posterior:?}");
                assert!(standing.p_evidence > 0.0, "{told}");
                doubted += usize::from(standing.doubts.iter().any(|&doubt| doubt > 0.5));
            }
        }
    }
    assert!(doubted > 0, "no answer is ever doubted");
}

#[test]
fn a_told_step_brings_what_it_needs_about() {
    for car in shelf::various() {
        let (Some(inside), Some(state)) = (car.find_move("press_interior_button"), car.state_with(StateRole::InCabin))
        else {
            continue;
        };
        let mut case = Case::new(GoalKind::Open);
        case.entries.push(saw(inside, car.at(inside).outcomes.len() - 1));
        let standing = stand(&car, &case).unwrap_or_else(|r| panic!("{}: {r:?}", car.id));
        let inside = standing.reasoner.memory(standing.reading)[state.index()];
        assert_eq!(inside, decklid_logic::diagram::Node::TRUE, "{}: who pressed a button inside is inside", car.id);
    }
}

#[test]
fn at_most_two_questions_come_before_the_first_thing_to_try() {
    let mut long = String::new();
    for car in shelf::various() {
        let mut open = vec![(Case::new(GoalKind::Open), 1.0)];
        while let Some((case, p)) = open.pop() {
            let mut consultation = begin(&car, &case);
            let advice = consultation.advice();
            if advice.kind != AdviceKind::Ask {
                continue;
            }
            if case.entries.len() == 2 {
                let asked: Vec<&str> = case.entries.iter().map(|e| car.at(e.mv).id.as_str()).collect();
                long += &format!("{}: {:?} with probability {p:.3}\n", car.id, asked);
                continue;
            }
            let mv = advice.mv.expect("a question");
            assert_eq!(car.at(mv).kind, MoveKind::Look);
            for ahead in consultation.ahead().into_iter().filter(|a| p * a.p > 0.01) {
                let mut next = case.clone();
                next.entries.push(Entry { mv, answer: Answer::Saw(ahead.outcome) });
                open.push((next, p * ahead.p));
            }
        }
    }
    assert!(long.is_empty(), "{long}");
}

#[test]
fn the_first_advice_is_sound() {
    for car in shelf::various() {
        for kind in GoalKind::ALL.into_iter().filter(|&k| car.goal(k).is_some()) {
            let mut consultation = begin(&car, &Case::new(kind));
            let advice = consultation.advice();
            assert!(advice.lower_bound <= advice.expected_cost, "{}: {advice:?}", car.id);
            let reasons = consultation.reasons(6);
            let total: f64 = reasons.ahead.iter().map(|a| a.p).sum();
            near(&car.id, &[total], &[1.0]);
            let left: f64 = reasons.ahead.iter().map(|a| a.p * a.cost_left).sum();
            assert!(left <= advice.expected_cost * 1.01 + 1e-6, "{}: {left} is left of {advice:?}", car.id);
            // Pricing may find a better step, but not a better one than can be.
            let least = advice.lower_bound - advice.expected_cost - NEAR;
            assert!(reasons.alternatives.iter().all(|a| a.1 >= least), "{}: {:?}", car.id, reasons.alternatives);
            assert!(reasons.alternatives.windows(2).all(|w| w[0].1 <= w[1].1), "{}", car.id);
            let likeliest: f64 = reasons.explanations.iter().map(|e| e.p).sum();
            assert!(likeliest <= 1.0 + NEAR, "{}", car.id);
        }
    }
}
