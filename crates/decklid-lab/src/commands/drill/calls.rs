//! Whether calling was right although a way was left: what the guide expected the call and that way to cost.

use decklid_advice::belief::Belief;
use decklid_advice::plan::world::World;
use decklid_car::car::{Car, MoveId};
use decklid_faces::report::CallEstimate;
use decklid_logic::search::{Problem, Search};

use decklid::think::GOOD_ENOUGH;

/// Trials of the search at each situation that may follow, increased each round until the two can be told apart.
const TRIALS: [usize; 4] = [60, 300, 1_500, 6_000];

/// Someone called although they could have opened the car themselves.
#[derive(Clone, Debug)]
pub(super) struct Called {
    /// What the guide knew; `None` if it was no longer asked.
    pub(super) belief: Option<Belief>,
    /// The call.
    pub(super) call: MoveId,
    /// Moves that open this car from there, in order.
    pub(super) way: Vec<MoveId>,
}

/// Bounds on the expected cost of a move followed by the best plan (USD).
#[derive(Clone, Copy, Debug, PartialEq)]
struct Expected {
    low: f64,
    high: f64,
}

/// What the guide expected both to cost.
#[derive(Clone, Debug)]
pub(super) struct Reckoning {
    /// The call costs no more than the best plan that begins with a move of the way that was left: proven within the gap.
    pub(super) call_is_cheaper: bool,
    /// In numbers.
    pub(super) json: CallEstimate,
}

/// Asks the guide what it expected; thinks until it is sure or the limit is reached.
pub(super) fn reckon(search: &mut Search<World<'_>>, car: &Car, called: &Called) -> Reckoning {
    let id = |mv: MoveId| car.at(mv).id.clone();
    let mut json = CallEstimate {
        call: id(called.call),
        call_low: 0.0,
        call_high: 0.0,
        way: called.way.iter().map(|mv| id(*mv)).collect(),
        begins: None,
        way_low: 0.0,
        way_high: 0.0,
    };
    let mut call_is_cheaper = false;
    let Some(belief) = called.belief else { return Reckoning { call_is_cheaper, json } };
    let reasoner = search.problem_mut().reasoner();
    let begins: Vec<MoveId> = called.way.iter().copied().filter(|mv| reasoner.applies(belief, *mv)).collect();
    for trials in TRIALS {
        let call = expected(search, belief, called.call, trials);
        (json.call_low, json.call_high) = (call.low, call.high);
        let ways = begins.iter().map(|mv| (*mv, expected(search, belief, *mv, trials)));
        let Some((begin, way)) = ways.min_by(|a, b| a.1.low.total_cmp(&b.1.low)) else { break };
        (json.begins, json.way_low, json.way_high) = (Some(id(begin)), way.low, way.high);
        call_is_cheaper = call.high <= way.low * (1.0 + GOOD_ENOUGH);
        if call_is_cheaper || way.high < call.low {
            break;
        }
    }
    Reckoning { call_is_cheaper, json }
}

/// The expected cost of a move, with this many more trials at each situation that may follow.
fn expected(search: &mut Search<World<'_>>, belief: Belief, mv: MoveId, trials: usize) -> Expected {
    let mut sum = Expected { low: 0.0, high: 0.0 };
    for follow in search.problem_mut().successors(belief, mv) {
        let spot = search.locate(follow.next);
        let mut left = trials;
        search.run(spot, GOOD_ENOUGH / 10.0, &mut |_, _| {
            left = left.saturating_sub(1);
            left > 0
        });
        let next = search.vertex(spot);
        sum.low += follow.p * (follow.cost + next.low);
        sum.high += follow.p * (follow.cost + next.high);
    }
    sum
}
