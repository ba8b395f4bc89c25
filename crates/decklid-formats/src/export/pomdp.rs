//! Cases in Cassandra's `.pomdp`.

use std::fmt::Write;

use super::cases::{Cases, FORBIDDEN};

/// The problem in Cassandra's format; states are numbers, the last one is the goal.
pub fn write(cases: &Cases) -> String {
    let goal = cases.goal();
    let mut text = format!(
        "# The car {}: expected cost in dollars until the last state, not discounted.\n\
         # The discount is there because readers ask for one: a solver that uses it solves another problem.\n\
         # The states at the start cover {} of what is possible.\n\
         # A move that makes no sense in a state costs {FORBIDDEN} there and ends.\n\
         discount: 0.9999\nvalues: cost\nstates: {}\nactions: {}\nobservations: {}\nstart:",
        cases.car,
        cases.covered,
        goal + 1,
        cases.moves.join(" "),
        cases.seen.join(" ")
    );
    cases.start.iter().for_each(|p| {
        let _ = write!(text, " {p}");
    });
    text.push('\n');
    for (at, mv) in cases.moves.iter().enumerate() {
        let mut told = vec![0; goal + 1];
        let _ = writeln!(text, "T: {mv} : {goal} : {goal} 1");
        for (state, row) in cases.steps.iter().enumerate() {
            let step = row[at];
            let _ = writeln!(text, "T: {mv} : {state} : {} 1", step.to);
            told[step.to] = step.seen;
        }
        for (state, seen) in told.iter().enumerate() {
            let _ = writeln!(text, "O: {mv} : {state} : {} 1", cases.seen[*seen]);
        }
        for (state, row) in cases.steps.iter().enumerate() {
            let _ = writeln!(text, "R: {mv} : {state} : * : * {}", row[at].price);
        }
    }
    text
}
