//! Thinking ahead: while nobody waits, the answers to what will be asked next are worked out.
//!
//! At first every car's first advice, for each goal; later what may follow an answer just given. One thread, only
//! while all workers are free, and a queue that forgets what is old: a busy server does not think ahead.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use decklid_advice::consult::{Answer, Case, Entry};
use decklid_car::car::GoalKind;
use decklid_faces::page::{Query, and};
use decklid_faces::view::Counsel;

use super::state::{Known, State};

/// So many questions are kept in mind.
const MOST: usize = 512;
/// How long to wait when there is nothing to do or somebody waits.
const PAUSE: Duration = Duration::from_millis(25);

/// A question that may be asked.
type Question = (Arc<Known>, Case);

/// What may be asked soon, likeliest first.
#[derive(Default)]
pub(super) struct Ahead {
    /// After answers just given.
    soon: Mutex<VecDeque<Question>>,
    /// First questions: none of them is forgotten.
    starts: Mutex<VecDeque<Question>>,
}

impl Ahead {
    /// The first question about every car.
    pub(super) fn starts<'k>(&self, cars: impl Iterator<Item = &'k Arc<Known>> + Clone) {
        for goal in GoalKind::ALL {
            let having = cars.clone().filter(|known| known.car.goal(goal).is_some());
            locked(&self.starts).extend(having.map(|known| (known.clone(), Case::new(goal))));
        }
    }

    /// What may be answered to this advice comes first from now on.
    pub(super) fn after(&self, known: &Arc<Known>, case: &Case, counsel: &Counsel) {
        let Some(mv) = counsel.advice.mv else { return };
        let mut seen: Vec<_> = counsel.reasons.ahead.iter().filter(|a| !a.done).collect();
        seen.sort_by(|a, b| a.p.total_cmp(&b.p));
        let own = [Answer::Skipped, Answer::Cannot, Answer::NotSure];
        let answers = own.into_iter().chain(seen.into_iter().map(|a| Answer::Saw(a.outcome)));
        let mut queue = locked(&self.soon);
        for answer in answers {
            queue.push_front((known.clone(), and(case, Entry { mv, answer })));
        }
        queue.truncate(MOST);
    }

    fn next(&self) -> Option<Question> {
        let soon = locked(&self.soon).pop_front();
        soon.or_else(|| locked(&self.starts).pop_front())
    }
}

fn locked(queue: &Mutex<VecDeque<Question>>) -> MutexGuard<'_, VecDeque<Question>> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Thinks on a thread of its own until the server is gone.
pub(super) fn think(state: &Arc<State>) {
    state.ahead.starts(state.cars.values());
    let state = Arc::downgrade(state);
    // Without the thread everything works, only later.
    let _ = std::thread::Builder::new().name("ahead".to_owned()).spawn(move || while one(&state) {});
}

/// One thought, or a pause; false when the server is gone.
fn one(state: &Weak<State>) -> bool {
    let Some(state) = state.upgrade() else { return false };
    let next = if state.is_idle() { state.ahead.next() } else { None };
    match next {
        Some((known, case)) => {
            let question = Query::of(&known.car, &case).after(&known.car.id);
            state.foresee(question, &known, case);
        }
        None => {
            drop(state);
            std::thread::sleep(PAUSE);
        }
    }
    true
}
