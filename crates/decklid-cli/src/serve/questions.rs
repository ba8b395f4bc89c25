//! What may be asked soon, likeliest first: a queue that drops old entries.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use decklid::site::Known;
use decklid_advice::consult::{Answer, Case, Entry};
use decklid_car::car::GoalKind;
use decklid_faces::page::and;
use decklid_faces::view::Counsel;

/// At most this many questions are kept.
const MOST: usize = 512;
/// A question that may be asked.
pub(super) type Question = (Arc<Known>, Case);

/// What may be asked soon, likeliest first.
#[derive(Default)]
pub(super) struct Questions {
    /// After answers just given.
    soon: Mutex<VecDeque<Question>>,
    /// First questions: these are never dropped.
    starts: Mutex<VecDeque<Question>>,
}

impl Questions {
    /// The first question about every car.
    pub(super) fn starts<'k>(&self, cars: impl Iterator<Item = &'k Arc<Known>> + Clone) {
        for goal in GoalKind::ALL {
            let having = cars.clone().filter(|known| known.car.goal(goal).is_some());
            locked(&self.starts).extend(having.map(|known| (known.clone(), Case::new(goal))));
        }
    }

    /// The possible answers to this advice come first from now on.
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

    /// A question that somebody interrupted comes next.
    pub(super) fn again(&self, question: Question) {
        let mut queue = locked(&self.soon);
        queue.push_front(question);
        queue.truncate(MOST);
    }

    /// Takes the likeliest question.
    pub(super) fn next(&self) -> Option<Question> {
        let soon = locked(&self.soon).pop_front();
        soon.or_else(|| locked(&self.starts).pop_front())
    }
}

fn locked(queue: &Mutex<VecDeque<Question>>) -> MutexGuard<'_, VecDeque<Question>> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}
