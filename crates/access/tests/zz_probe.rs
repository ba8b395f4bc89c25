//! Temporary.
mod common;
use common::dice::Dice; use common::small; use access::plan::{search::*,world::*,terms::*}; use access::car::*;
#[test] fn probe() {
    let size = small::Size { hidden: (2, 6), moves: (3, 7), certain: false };
    let seed: u64 = std::env::var("SEED").unwrap().parse().unwrap();
    let car = small::car(&mut Dice::new(seed), size);
    for m in &car.moves { println!("{} {:?} needs {:?} first {:?}", m.id, m.kind, m.needs, m.first); for o in &m.outcomes { println!("    {} when {:?} then {:?} {:?}", o.id, o.when, o.then, Rates::default().price(&o.cost)); } }
    println!("hidden {:?}", car.hidden.iter().map(|h| h.prior).collect::<Vec<_>>());
    println!("states {:?} goal {:?}", car.states, car.goals);
    for f in &car.formulas { println!("{:?}", f.when); }
    let terms = Terms::new(&car, Rates::default());
    let mut s = Search::new(World::new(&car, &car.goals[0], terms));
    let mut n = 3; s.run(0, 0.0, &mut |l, h| { println!("{l} {h}"); n -= 1; n > 0 });
    for at in 0..s.beliefs().min(10) { let sp = s.at(at); println!("{at} {} {} {:?} {:?}", sp.low, sp.high, sp.fallback, sp.belief); println!("   {:?} {:?}", s.best(at), s.ranking(at)); }
}
