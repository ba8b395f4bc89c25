//! Any text as a problem of others: the reader answers, never panics, and is quick about it. A small
//! problem is searched for a while, and its bounds must not cross.
#![no_main]

use decklid_formats::pomdp::{Explicit, read};
use decklid_logic::search::{Search, VertexId};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let pomdp = match read(text) {
        Ok(pomdp) if pomdp.states.len() <= 30 && pomdp.actions.len() <= 30 => pomdp,
        Ok(_) => return,
        Err(mistake) => {
            assert!(mistake.line >= 1 && mistake.column >= 1, "{mistake}");
            assert!(!mistake.message.is_empty() && !mistake.hint.is_empty(), "{mistake}");
            return;
        }
    };
    let Ok(problem) = Explicit::new(&pomdp) else { return };
    let mut search = Search::new(problem);
    let mut trials = 10;
    search.run(VertexId::ROOT, 0.0, &mut |_, _| {
        trials -= 1;
        trials > 0
    });
    let root = search.vertex(VertexId::ROOT);
    assert!(root.low <= root.high * (1.0 + 1e-9) + 1e-9, "{} {}", root.low, root.high);
});
