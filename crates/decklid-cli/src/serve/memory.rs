//! Results are kept for a while: the same question is answered at once.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

/// At most this many answers are kept; the oldest goes first.
const MOST: usize = 4_096;

/// Answers by question.
#[derive(Debug)]
pub(super) struct Memory<T> {
    kept: Mutex<Kept<T>>,
}

#[derive(Debug)]
struct Kept<T> {
    answers: BTreeMap<String, Arc<T>>,
    order: VecDeque<String>,
}

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Memory { kept: Mutex::new(Kept { answers: BTreeMap::new(), order: VecDeque::new() }) }
    }
}

impl<T> Memory<T> {
    /// The answer to a question, if it was asked before.
    pub(super) fn get(&self, question: &str) -> Option<Arc<T>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).answers.get(question).cloned()
    }

    /// Keeps an answer.
    pub(super) fn put(&self, question: String, answer: Arc<T>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.answers.insert(question.clone(), answer).is_none() {
            kept.order.push_back(question);
        }
        while kept.order.len() > MOST {
            if let Some(oldest) = kept.order.pop_front() {
                kept.answers.remove(&oldest);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_answer_goes_first() {
        let memory = Memory::default();
        for n in 0..=MOST {
            memory.put(n.to_string(), Arc::new(n));
        }
        assert!(memory.get("0").is_none());
        assert_eq!(memory.get("1").as_deref(), Some(&1));
        assert_eq!(memory.get(&MOST.to_string()).as_deref(), Some(&MOST));
    }
}
