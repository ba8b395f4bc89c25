//! Temporary probe.
#![allow(clippy::print_stdout, clippy::unwrap_used)]
use access::car::*;
use access::plan::{policy::*, search::*, terms::*, world::*};
use std::collections::BTreeMap;
use std::time::Instant;
fn cpu() -> f64 { std::fs::read_to_string("/proc/self/schedstat").unwrap().split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9 }
fn main() {
    let mut shelf: BTreeMap<String, (String, String)> = BTreeMap::new();
    for e in std::fs::read_dir("cars").unwrap() {
        let e = e.unwrap();
        let p = e.path();
        let (id, f) = if p.is_dir() { (e.file_name().into_string().unwrap(), p.join("car.toml")) } else { (p.file_stem().unwrap().to_string_lossy().into_owned(), p.clone()) };
        if let Ok(t) = std::fs::read_to_string(&f) { shelf.insert(id, (f.display().to_string(), t)); }
    }
    let args: Vec<String> = std::env::args().collect();
    let t = Instant::now();
    let (car, problems) = access::load::load(&shelf, &args[1]);
    println!("load {:?} problems {}", t.elapsed(), problems.len());
    for p in problems.iter().take(20) { println!("{}:{}:{} {} {} [{}]", p.file, p.line, p.column, p.rule, p.message, p.hint); }
    let car = car.unwrap();
    let secs: f64 = args.get(2).map_or(1.0, |s| s.parse().unwrap());
    let kind = match args.get(3).map(String::as_str) { Some("fixed") => GoalKind::Fixed, Some("secured") => GoalKind::Secured, _ => GoalKind::Open };
    let goal = car.goal(kind).unwrap();
    println!("hidden {} states {} moves {} formulas {}", car.hidden.len(), car.states.len(), car.moves.iter().filter(|m| m.serves(kind)).count(), car.formulas.len());
    let t = Instant::now();
    let world = World::new(&car, goal, Terms::new(&car, Rates::default()));
    println!("world {:?} sizes {:?} p(given) {}", t.elapsed(), world.sizes(), world.reasoner.probability(world.root));
    let mut search = Search::new(world);
    let t = cpu();
    let mut next = 0.01;
    search.run(0, 0.01, &mut |lo, hi| {
        let e = cpu() - t;
        if e > next { next *= 2.0; println!("{e:.3}s low {lo:.4} high {hi:.4} gap {:.3}%", 100.0 * (hi - lo) / hi); }
        e < secs
    });
    let (lo, hi) = (search.at(0).low, search.at(0).high);
    println!("{:.3}s low {lo:.4} high {hi:.4} gap {:.3}% spots {} opened {} sizes {:?}", cpu() - t, 100.0 * (hi - lo) / hi, search.beliefs(), search.opened, search.problem.sizes());
    { let n = search.beliefs(); let mut tot = 0usize; let mut cnt = 0usize; let mut mems = std::collections::BTreeSet::new(); let mut evs = std::collections::BTreeSet::new();
      for i in 0..n { let b = search.at(i).belief; mems.insert(b.memory); evs.insert(b.event); if i % 97 == 0 { tot += search.problem.reasoner.diagram.size(b.event); cnt += 1; } }
      println!("avg event size {} distinct events {} memories {} spots {}", tot / cnt, evs.len(), mems.len(), n); }
    let root = search.problem.root;
    let tally = evaluate(&mut search, root, 1e-6);
    println!("best {tally:?}");
    let mut b = root;
    for _ in 0..25 {
        let s = search.spot(b);
        let Some((mv, h)) = search.best(s) else { break };
        let follow = search.problem.follow(b, mv);
        print!("{} ({h:.2}/{:.2}):", car.at(mv).id, search.at(s).low);
        for f in &follow { print!(" {}={:.2}", car.at(mv).outcomes[f.outcome as usize].id, f.p); }
        println!();
        let rest: Vec<_> = follow.into_iter().filter(|f| !search.problem.done(f.next)).collect();
        let Some(f) = rest.into_iter().max_by(|a, b| a.p.total_cmp(&b.p)) else { break };
        b = f.next;
    }
    if args.len() > 4 {
    for (name, kind) in Baseline::NAMES {
        let t = Instant::now();
        let world = World::new(&car, goal, Terms::new(&car, Rates::default()));
        let root = world.root;
        let mut old = Old::new(world, kind);
        let tally = evaluate(&mut old, root, 1e-4);
        println!("{name} {:?} {tally:?}", t.elapsed());
    }}
}
