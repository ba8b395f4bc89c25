//! Cases in the language of PRISM and Storm.

use std::fmt::Write;

use super::cases::{Cases, FORBIDDEN};

/// The problem as a `pomdp` module; ask for `R{"cost"}min=? [F "done"]`.
pub fn write(cases: &Cases) -> String {
    let (goal, seen) = (cases.goal(), cases.seen.len());
    let begin = goal + 1;
    let mut text = format!(
        "// The car {}: R{{\"cost\"}}min=? [F \"done\"] is the least expected cost in dollars.\n\
         // The states at the start cover {} of what is possible.\n\
         // A move that makes no sense in a state costs {FORBIDDEN} there and ends.\n\
         pomdp\nobservables\n  o\nendobservables\nmodule car\n\
         \x20 s:[0..{begin}] init {begin};\n  o:[0..{}] init {};\n",
        cases.car,
        cases.covered,
        seen + 1,
        seen
    );
    let starts: Vec<String> = cases
        .start
        .iter()
        .enumerate()
        .filter(|(_, p)| **p > 0.0)
        .map(|(s, p)| {
            let o = if s == goal { 0 } else { seen + 1 };
            format!("{p}:(s'={s})&(o'={o})")
        })
        .collect();
    let _ = writeln!(text, "  [begin] s={begin} -> {};", starts.join(" + "));
    for (state, row) in cases.steps.iter().enumerate() {
        for (mv, step) in cases.moves.iter().zip(row) {
            let _ = writeln!(text, "  [m_{mv}] s={state} -> (s'={})&(o'={});", step.to, step.seen);
        }
    }
    let _ = write!(text, "  [stay] s={goal} -> true;\nendmodule\nlabel \"done\" = s={goal};\nrewards \"cost\"\n");
    for (state, row) in cases.steps.iter().enumerate() {
        for (mv, step) in cases.moves.iter().zip(row) {
            let _ = writeln!(text, "  [m_{mv}] s={state} : {};", step.price);
        }
    }
    text.push_str("endrewards\n");
    text
}
