//! Every car has a twin, whole and healthy.
#![allow(clippy::unwrap_used)]

mod common;

use access::algebra::Plain;
use access::car::GoalKind;
use access::meaning;

#[test]
#[ignore]
fn compare() {
    let cars = common::shelf("car.toml");
    let wirings = common::shelf("twin.toml");
    let only = std::env::var("CAR").ok();
    let depth: usize = std::env::var("DEPTH").ok().and_then(|d| d.parse().ok()).unwrap_or(1);
    for id in common::ids(&cars).into_iter().filter(|i| only.as_ref().is_none_or(|o| o == i)) {
        let (car, wiring) = common::load(&cars, &wirings, &id);
        let mut counts = std::collections::BTreeMap::<String, (usize, String)>::new();
        let mut total = 0;
        println!("== {id}: lacks {:?}", wiring.lacks(&car));
        let n = car.hidden.len();
        // The likely equipment as the ground on which faults are put.
        let ground: Vec<bool> = car.hidden.iter().map(|h| h.prior > 0.5).collect();
        let mut sets: Vec<Vec<usize>> = vec![vec![]];
        sets.extend((0..n).map(|i| vec![i]));
        if depth > 1 {
            sets.extend((0..n).flat_map(|i| (0..i).map(move |j| vec![i, j])));
        }
        for set in sets {
            let mut hidden = ground.clone();
            for i in &set {
                hidden[*i] = !hidden[*i];
            }
            let names: Vec<&str> = set.iter().map(|i| car.hidden[*i].id.as_str()).collect();
            for kind in GoalKind::ALL {
                let Some(goal) = car.goal(kind) else { continue };
                let memory = meaning::start(&mut Plain, &car, goal, &hidden);
                let so = |name: &str| {
                    car.find_hidden(name).map(|h| memory[h.0 as usize]).unwrap_or_else(|| {
                        car.states.iter().position(|s| s.id == name).is_some_and(|at| memory[n + at])
                    })
                };
                if !meaning::value(&mut Plain, &car, &memory, &goal.given) && kind != GoalKind::Open {
                    continue;
                }
                if kind == GoalKind::Open {
                    let mut bench = wiring.bench(&so, 7);
                    let opened = twin::moves::usual(&mut bench, &wiring);
                    let given = meaning::value(&mut Plain, &car, &memory, &goal.given);
                    total += 1;
                    if opened == given {
                        let e = counts.entry(format!("usual twin={opened}")).or_insert((0, names.join("+")));
                        e.0 += 1;
                    }
                    if !given {
                        continue;
                    }
                }
                for mv in &car.moves {
                    if !wiring.moves.contains_key(&mv.id) || !mv.serves(kind) {
                        continue;
                    }
                    let memory = memory.clone();
                    if !meaning::value(&mut Plain, &car, &memory, &mv.needs) {
                        continue;
                    }
                    let noisy = mv.outcomes.len() == 2 && car.find_hidden(&format!("{}.missed", mv.id)).is_some();
                    if noisy {
                        // skip misheard ones
                    }
                    let branches = meaning::act(&mut Plain, &car, &memory, mv);
                    let at = branches.iter().position(|b| b.seen).unwrap();
                    let mut bench = wiring.bench(&so, 7);
                    let got = twin::moves::make(&mut bench, &wiring, mv).unwrap().0 as usize;
                    total += 1;
                    if got != at {
                        let key =
                            format!("{:?} {} meaning={} twin={}", kind, mv.id, mv.outcomes[at].id, mv.outcomes[got].id);
                        let e = counts.entry(key).or_insert((0, String::new()));
                        e.0 += 1;
                        if e.1.len() < 150 {
                            e.1 += &format!(" [{}]", names.join("+"));
                        }
                    }
                }
            }
        }
        println!("   {total} compared");
        for (k, (c, e)) in counts {
            println!("   {c:5} {k}: {e}");
        }
    }
}
