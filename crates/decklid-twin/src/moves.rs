//! Moves of a car, made on its twin: what the hands do, and which outcome the person would tell.

use decklid_car::car::{Car, Move, OutcomeId};

use crate::bench::Bench;
use crate::plant::body::Senses;
use crate::plant::lid::Gap;
use crate::script::play;
use crate::sense::perceive;
use crate::wiring::Wiring;

/// Time after a move in which a person still watches (ms): a power gate needs five seconds.
const WATCH: u64 = 8_000;

/// Makes a move on the bench; the outcome that the person would tell, if the wiring says how.
pub fn make(bench: &mut Bench, wiring: &Wiring, mv: &Move) -> Option<OutcomeId> {
    let began_shut = bench.plant.lid.gap == Gap::Shut;
    made(bench, wiring, mv, began_shut)
}

/// The same for somebody who wants the lid up: one that is off its latch but held or down is not open for them.
pub fn make_to_open(bench: &mut Bench, wiring: &Wiring, mv: &Move) -> Option<OutcomeId> {
    let began_shut = bench.plant.lid.gap != Gap::Open;
    made(bench, wiring, mv, began_shut)
}

fn made(bench: &mut Bench, wiring: &Wiring, mv: &Move, began_shut: bool) -> Option<OutcomeId> {
    let played = wiring.moves.get(&mv.id)?;
    bench.plant.senses = Senses::default();
    play(bench, &wiring.routines, &played.does, began_shut);
    bench.run_for(WATCH);
    let perceived = perceive(&bench.plant, began_shut);
    let told = |id: &str| played.sees.iter().any(|s| s.0 == id && s.1.holds(&perceived));
    let last = mv.outcomes.len().checked_sub(1)?;
    let at = mv.outcomes[..last].iter().position(|o| told(&o.id)).unwrap_or(last);
    Some(OutcomeId::from_index(at))
}

/// Does what people do first; true if the lid is open then.
pub fn usual(bench: &mut Bench, wiring: &Wiring) -> bool {
    bench.plant.senses = Senses::default();
    play(bench, &wiring.routines, &wiring.usual, true);
    bench.run_for(WATCH);
    bench.plant.lid.gap == Gap::Open
}

/// The move of that name in a car, made on the bench; the id of the outcome.
pub fn make_named<'c>(bench: &mut Bench, wiring: &Wiring, car: &'c Car, id: &str) -> Option<&'c str> {
    let mv = car.at(car.find_move(id)?);
    let outcome = make(bench, wiring, mv)?;
    mv.outcomes.get(outcome.index()).map(|o| o.id.as_str())
}
