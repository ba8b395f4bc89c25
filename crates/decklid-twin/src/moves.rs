//! Moves of a car, made on its twin: what the hands do, and which outcome the person would report.

use decklid_car::car::{Car, Move, OutcomeId};

use crate::bench::Bench;
use crate::plant::Gap;
use crate::script::play;
use crate::wiring::Wiring;

/// How long a person watches after a move (ms): a power gate needs five seconds.
const WATCH_MS: u64 = 8_000;

/// Makes a move on the bench. The outcome that the person would report; none if the wiring doesn't have the move.
pub fn make(bench: &mut Bench, wiring: &Wiring, mv: &Move) -> Option<OutcomeId> {
    let began_shut = bench.plant().lid().gap() == Gap::Shut;
    make_from(bench, wiring, mv, began_shut)
}

/// The same for somebody who wants the lid up: a lid that is off its latch but held or down does not count as open.
pub fn make_to_open(bench: &mut Bench, wiring: &Wiring, mv: &Move) -> Option<OutcomeId> {
    let began_shut = bench.plant().lid().gap() != Gap::Open;
    make_from(bench, wiring, mv, began_shut)
}

fn make_from(bench: &mut Bench, wiring: &Wiring, mv: &Move, began_shut: bool) -> Option<OutcomeId> {
    let enacted = wiring.moves.get(&mv.id)?;
    bench.clear_senses();
    play(bench, &wiring.routines, &enacted.does, began_shut);
    bench.run_for(WATCH_MS);
    let seen = |id: &str| enacted.sees.iter().any(|s| s.0 == id && bench.perceives(&s.1, began_shut));
    let last = mv.outcomes.len().checked_sub(1)?;
    let at = mv.outcomes[..last].iter().position(|o| seen(&o.id)).unwrap_or(last);
    Some(OutcomeId::from_index(at))
}

/// Does what people do first; true if that opens the lid.
pub fn usual(bench: &mut Bench, wiring: &Wiring) -> bool {
    bench.clear_senses();
    play(bench, &wiring.routines, &wiring.usual, true);
    bench.run_for(WATCH_MS);
    bench.plant().lid().gap() == Gap::Open
}

/// Makes the car's move of that name; the id of the outcome.
pub fn make_named<'c>(bench: &mut Bench, wiring: &Wiring, car: &'c Car, id: &str) -> Option<&'c str> {
    let mv = car.at(car.find_move(id)?);
    let outcome = make(bench, wiring, mv)?;
    mv.outcomes.get(outcome.index()).map(|o| o.id.as_str())
}
