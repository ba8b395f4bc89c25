//! The worked example of [`decklid_logic::search`]: three actions, three reasons why a lid is stuck.
//!
//! `cargo run -p decklid-logic --example three_moves` prints how the bounds meet, and the policy.
#![allow(clippy::print_stdout)]

use decklid_logic::search::{Problem, Search, Successor, VertexId};

/// The reasons that are left: bit 0, 1, 2 for A, B, C. None left means that the lid is open.
pub type Reasons = u8;

/// What can be done, in order of preference among equals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Action {
    /// Helps with reason A.
    Press,
    /// Helps with reason B.
    Jump,
    /// Always helps.
    Call,
}

/// The stuck lid.
pub struct StuckLid;

/// Prior probabilities of the reasons A, B and C.
const PRIOR: [f64; 3] = [0.3, 0.5, 0.2];

impl Action {
    const ALL: [Action; 3] = [Action::Press, Action::Jump, Action::Call];

    fn cost(self) -> f64 {
        match self {
            Action::Press => 2.0,
            Action::Jump => 3.0,
            Action::Call => 10.0,
        }
    }

    /// The reasons that it removes.
    fn helps(self) -> Reasons {
        match self {
            Action::Press => 0b001,
            Action::Jump => 0b010,
            Action::Call => 0b111,
        }
    }
}

/// Prior probability of a set of reasons.
fn weight(reasons: Reasons) -> f64 {
    (0..3).filter(|r| reasons >> r & 1 == 1).map(|r| PRIOR[r]).sum()
}

/// What somebody pays who sees the reason.
fn informed_cost(reason: usize) -> f64 {
    let helping = Action::ALL.into_iter().filter(|a| a.helps() >> reason & 1 == 1);
    helping.map(Action::cost).fold(f64::INFINITY, f64::min)
}

impl Problem for StuckLid {
    type Belief = Reasons;
    type Action = Action;

    fn root(&self) -> Reasons {
        0b111
    }

    fn representative(&mut self, reasons: Reasons) -> Reasons {
        reasons
    }

    fn is_goal(&mut self, reasons: Reasons) -> bool {
        reasons == 0
    }

    /// Somebody who sees the reason pays no more than anybody else.
    fn floor(&mut self, reasons: Reasons) -> f64 {
        let left = (0..3).filter(|r| reasons >> r & 1 == 1);
        left.map(|r| PRIOR[r] * informed_cost(r)).sum::<f64>() / weight(reasons)
    }

    fn actions(&mut self, reasons: Reasons, floor: f64) -> Vec<(Action, f64)> {
        let useful = Action::ALL.into_iter().filter(|a| a.helps() & reasons != 0);
        useful.map(|a| (a, floor.max(a.cost()))).collect()
    }

    /// Its price, and what somebody who then sees the reason pays.
    fn refine(&mut self, reasons: Reasons, action: Action) -> f64 {
        let left = reasons & !action.helps();
        action.cost() + if left == 0 { 0.0 } else { weight(left) / weight(reasons) * self.floor(left) }
    }

    fn successors(&mut self, reasons: Reasons, action: Action) -> Vec<Successor<Reasons>> {
        let (cost, only_informs) = (action.cost(), false);
        let outcomes = [("opened", reasons & action.helps(), 0), ("stuck", reasons & !action.helps(), 1)];
        let possible = outcomes.into_iter().filter(|(_, cases, _)| *cases != 0);
        let successor = |(_, cases, outcome): (&str, Reasons, u16)| Successor {
            outcome,
            p: weight(cases) / weight(reasons),
            cost,
            next: if outcome == 0 { 0 } else { cases },
            only_informs,
            informed_low: self.floor(cases),
        };
        possible.map(successor).collect()
    }

    fn fallback(&mut self, _: Reasons) -> (Option<Action>, f64) {
        (Some(Action::Call), Action::Call.cost())
    }
}

fn main() {
    let mut search = Search::new(StuckLid);
    search.run(VertexId::ROOT, 0.0, &mut |low, high| {
        println!("between {low:.2} and {high:.2}");
        true
    });
    let mut left = search.problem().root();
    loop {
        let here = search.locate(left);
        let Some((action, cost)) = search.best(here) else { break };
        println!("{left:03b}: {action:?}, {cost:.2} to expect");
        left &= !action.helps();
    }
    println!("{} actions expanded", search.expansions());
    assert_eq!(search.expansions(), 4);
}
