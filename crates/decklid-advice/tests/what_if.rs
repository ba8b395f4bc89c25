//! What is left when things fail, and what care is worth: against brute force and against the diagram.

mod common;

use decklid_advice::lockout::{Prevention, Question, Settings, WhatIf, concerns, lid_opens};
use decklid_car::car::{Care, Cost, GoalKind, HiddenId, HiddenKind};
use decklid_logic::algebra::Plain;
use decklid_meaning::{act, start, value};

use common::dice::Dice;
use common::{shelf, small};

/// Chance of a lockout and of a breakdown, by trying every case; with what is named never so.
fn tried(car: &decklid_car::car::Car, never: &[HiddenId]) -> (f64, f64) {
    let goal = car.goal(GoalKind::Open).expect("a goal");
    let (mut locked, mut broken) = (0.0, 0.0);
    for case in 0..1_u32 << car.hidden.len() {
        let mut p = 1.0;
        let mut hidden = Vec::new();
        for (at, it) in car.hidden.iter().enumerate() {
            let so = case >> at & 1 == 1;
            let off = it.kind == HiddenKind::Noise || never.contains(&HiddenId::from_index(at));
            let prior = if off { 0.0 } else { it.prior };
            p *= if so { prior } else { 1.0 - prior };
            hidden.push(so);
        }
        if p == 0.0 {
            continue;
        }
        let memory = start(&mut Plain, car, goal, &hidden);
        if value(&mut Plain, car, &memory, &goal.given) {
            broken += p;
            if !lid_opens(&mut Plain, car, goal, &hidden) {
                locked += p;
            }
        }
    }
    (locked, broken)
}

#[test]
fn care_saves_what_trying_every_case_says() {
    let mut dice = Dice::new(41);
    let mut saving = 0;
    for _ in 0..300 {
        let mut car = small::car(&mut dice, small::Size { hidden: (3, 8), moves: (3, 7), certain: true });
        for at in 0..3 {
            let lowers = (0..car.hidden.len()).filter(|_| dice.chance(0.3)).map(HiddenId::from_index).collect();
            let (id, says, every) = (format!("c{at}"), "".into(), "".into());
            car.care.push(Care {
                id,
                says,
                every,
                months: None,
                cost: Cost::default(),
                after: false,
                of: None,
                lowers,
            });
        }
        let (locked, broken) = tried(&car, &[]);
        let Some(found) = Prevention::of(&car) else {
            assert!(broken == 0.0, "{broken}");
            continue;
        };
        assert!((found.lockout - locked / broken).abs() < 1e-9, "{} {locked} {broken}", found.lockout);
        for (care, saved) in car.care.iter().zip(&found.saved) {
            let left = tried(&car, &care.lowers).0;
            assert!((saved - (locked - left) / broken).abs() < 1e-9, "{saved} {locked} {left} {broken}");
            saving += usize::from(*saved > 1e-6);
        }
    }
    assert!(saving > 100, "{saving}");
}

#[test]
fn care_of_every_car_saves_no_more_than_there_is() {
    for car in shelf::due() {
        let found = Prevention::of(&car).expect("a goal");
        assert!(found.lockout > 0.0 && found.lockout < 1.0, "{}: {}", car.id, found.lockout);
        let shares: Vec<f64> = (0..car.care.len()).map(|at| found.share(at)).collect();
        assert!(shares.iter().all(|s| (-1e-9..=1.0).contains(s)), "{}: {shares:?}", car.id);
        assert!(shares.iter().any(|s| *s > 0.05), "{}: nothing helps: {shares:?}", car.id);
    }
}

/// The ways, the whole and the last straws are those of the diagram of all cases; the moves lead to an open lid.
#[test]
fn what_is_left_is_what_the_diagram_says() {
    let mut dice = Dice::new(17);
    let (mut shut, mut straws) = (0, 0);
    for car in shelf::due() {
        let lockouts = Question::new(&car, Settings::Free).expect("a goal").solve();
        let free = lockouts.question.free.clone();
        for round in 0..12 {
            let some: Vec<HiddenId> = free.iter().copied().filter(|_| dice.chance(f64::from(round) * 0.02)).collect();
            let sets: Vec<(HiddenId, bool)> = some.into_iter().map(|id| (id, dice.chance(0.8))).collect();
            let it = WhatIf::of(&car, &sets).expect("a goal");
            let holds = |id: Option<HiddenId>| {
                let hidden = it.hidden.clone();
                let free = free.clone();
                move |v: usize| hidden[free[v].index()] ^ (id == Some(free[v]))
            };
            let locked = |id| lockouts.diagram.eval(lockouts.function, &holds(id));
            assert_eq!(it.opens, !locked(None), "{} {sets:?}", car.id);
            for now in it.ways.iter().filter(|now| now.formula.is_some()) {
                let way = lockouts.ways.iter().find(|way| way.formula == now.formula);
                let works = way.is_some_and(|way| lockouts.diagram.eval(way.works, &holds(None)));
                assert_eq!(now.works, works, "{} {:?} {sets:?}", car.id, now.formula);
                assert!(!now.works || (now.because.is_empty() && now.wants.is_empty()));
            }
            for id in &it.last_straws {
                assert!(locked(Some(*id)), "{} {id:?}", car.id);
            }
            ends_open(&car, &it);
            shut += usize::from(!it.opens);
            straws += it.last_straws.len();
        }
    }
    assert!(shut > 20 && straws > 200, "{shut} {straws}");
}

/// Somebody who knows all and does what is said gets the lid open.
fn ends_open(car: &decklid_car::car::Car, it: &WhatIf) {
    let goal = car.goal(GoalKind::Open).expect("a goal");
    let mut memory = start(&mut Plain, car, goal, &it.hidden);
    for mv in &it.moves {
        assert!(value(&mut Plain, car, &memory, &car.at(*mv).needs), "{}", car.at(*mv).id);
        let branches = act(&mut Plain, car, &memory, car.at(*mv));
        memory = branches.into_iter().find(|b| b.seen).expect("an outcome").after;
    }
    assert!(value(&mut Plain, car, &memory, &goal.done), "{}: {:?}", car.id, it.moves);
}

#[test]
fn two_flat_batteries_leave_a_mini_its_pull_ring_and_the_latch() {
    let car = shelf::listed().into_iter().find(|car| car.id == "mini-r50-r53-hatch").expect("a MINI");
    let named = |id: &str| car.find_hidden(id).expect("a thing");
    let flat = [(named("fob.cell_flat"), true), (named("car_battery.flat"), true)];
    let it = WhatIf::of(&car, &flat).expect("a goal");
    let id = |now: &decklid_advice::lockout::Now| now.formula.map(|f| car[f].id.as_str());
    let works: Vec<_> = it.ways.iter().filter(|now| now.works).filter_map(id).collect();
    assert_eq!(works, ["way.bare_latch", "way.release_cable"]);
    let fob = it.ways.iter().find(|now| id(now) == Some("way.fob")).expect("the fob");
    assert_eq!(fob.because, [flat[0].0, flat[1].0]);
    assert!(!it.last_straws.contains(&named("release_cable.broken")), "the latch behind the trim is left");
    assert_eq!(it.moves.iter().map(|mv| car.at(*mv).id.as_str()).collect::<Vec<_>>(), ["get_in", "pull_release_cable"]);
    assert!(it.helps.iter().any(|help| car.at(help.mv).id == "jump_start"));
    assert!(it.helps.iter().all(|help| !help.call), "it opens without help");
    assert_eq!(it.otherwise(true), [flat[0].0, flat[1].0]);
}

#[test]
fn what_never_matters_is_no_concern() {
    for car in shelf::due() {
        let concerns = concerns(&car);
        let lockouts = Question::new(&car, Settings::Free).expect("a goal").solve();
        for v in lockouts.diagram.support(lockouts.function) {
            assert!(concerns[lockouts.question.free[v].index()], "{}", car.id);
        }
        let left = concerns.iter().zip(&car.hidden).filter(|(c, h)| !**c && h.kind == HiddenKind::Fault).count();
        assert!(left > 0, "{}: faults that only keep it from closing", car.id);
    }
}
