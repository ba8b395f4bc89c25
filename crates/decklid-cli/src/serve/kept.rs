//! Answers that are kept, bounded in bytes, so that a question asked before is answered at once. However many ask the
//! same question at a time, it is worked out once.
//!
//! The key is a hash of the canonical case and of whatever else the answer depends on, never what was sent.

use std::mem::{size_of, size_of_val};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use decklid::site::Worked;
use decklid_advice::consult::Case;
use decklid_car::car::Car;
use decklid_faces::page::Query;
use decklid_faces::report::CauseReport;
use decklid_faces::view::Counsel;
use quick_cache::sync::Cache;
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};
use sha2::{Digest, Sha256};

/// What an answer takes besides its own bytes.
const OVERHEAD: usize = 256;
/// What an answer takes on average (bytes): only a guess for the size of the tables.
const USUAL: u64 = 8 << 10;
/// The share that is for answers asked more than once; the rest is for new ones, and for what was thought of ahead.
const OFTEN: f64 = 0.5;

/// A question: a hash of all that its answer depends on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Key([u8; 16]);

impl Key {
    /// What is asked about a case: `kind` says what, in which language and the like.
    pub(super) fn of_case(kind: &str, car: &Car, case: &Case) -> Self {
        let mut case = case.clone();
        // The order in which signs were told makes no difference.
        case.signs.sort_unstable_by_key(|told| told.sign);
        Key::of(&[kind, &car.id, &car.hash, &Query::of(car, &case).after("")])
    }

    /// A question in words; no word runs into the next.
    pub(super) fn of(words: &[&str]) -> Self {
        let mut digest = Sha256::new();
        for word in words {
            digest.update((word.len() as u64).to_le_bytes());
            digest.update(word);
        }
        let mut key = [0; 16];
        key.iter_mut().zip(digest.finalize()).for_each(|(byte, of)| *byte = of);
        Key(key)
    }
}

/// An answer that is kept.
#[derive(Clone)]
pub(super) enum Answer {
    /// What to advise.
    Advice(Arc<Worked>),
    /// Weighed causes.
    Causes(Arc<CauseReport>, usize),
    /// A document, a card, a calendar.
    Bytes(Arc<[u8]>),
    /// What may follow was thought of already.
    Followed,
}

#[derive(Clone)]
struct Bytes;

impl Weighter<Key, Answer> for Bytes {
    fn weight(&self, _: &Key, answer: &Answer) -> u64 {
        let own = match answer {
            Answer::Advice(worked) => worked.as_ref().as_ref().map_or(0, size_of_counsel),
            Answer::Causes(_, size) => *size,
            Answer::Bytes(bytes) => bytes.len(),
            Answer::Followed => 0,
        };
        (own + OVERHEAD) as u64
    }
}

/// Roughly, as only small things vary beside these lists.
fn size_of_counsel(counsel: &Counsel) -> usize {
    let reasons = &counsel.reasons;
    let explained: usize = reasons.explanations.iter().map(|e| size_of_val(e) + size_of_val(&e.causes[..])).sum();
    size_of::<Counsel>()
        + size_of_val(&reasons.ahead[..])
        + size_of_val(&reasons.alternatives[..])
        + size_of_val(&reasons.posterior[..])
        + size_of_val(&counsel.causes[..])
        + explained
}

/// All kept answers.
pub(super) struct Kept {
    cache: Cache<Key, Answer, Bytes>,
    /// Questions that were answered from here.
    pub(super) hits: AtomicU64,
    /// Questions that had to be worked out.
    pub(super) misses: AtomicU64,
}

impl Kept {
    /// At most that many bytes.
    pub(super) fn with_bytes(most: u64) -> Self {
        let mut options = OptionsBuilder::new();
        options.weight_capacity(most).estimated_items_capacity((most / USUAL) as usize).hot_allocation(OFTEN);
        // The two numbers that options need are there.
        let cache = match options.build() {
            Ok(options) => Cache::with_options(options, Bytes, DefaultHashBuilder::default(), Default::default()),
            Err(_) => Cache::with_weighter(1, most, Bytes),
        };
        Kept { cache, hits: AtomicU64::new(0), misses: AtomicU64::new(0) }
    }

    /// The answer, if it is known.
    pub(super) fn get(&self, key: Key) -> Option<Answer> {
        let known = self.cache.get(&key);
        let count = if known.is_some() { &self.hits } else { &self.misses };
        count.fetch_add(1, Ordering::Relaxed);
        known
    }

    /// Whether the answer is known; does not count as asking.
    pub(super) fn knows(&self, key: Key) -> bool {
        self.cache.peek(&key).is_some()
    }

    /// Keeps an answer.
    pub(super) fn put(&self, key: Key, answer: Answer) {
        self.cache.insert(key, answer);
    }

    /// The answer, worked out if nobody knows it or works it out already.
    ///
    /// # Errors
    /// Those of the work, for whoever began it; the next who waits then tries.
    pub(super) async fn get_or<E>(&self, key: Key, work: impl Future<Output = Result<Answer, E>>) -> Result<Answer, E> {
        if let Some(known) = self.get(key) {
            return Ok(known);
        }
        self.cache.get_or_insert_async(&key, work).await
    }

    /// What all answers take (bytes).
    pub(super) fn bytes(&self) -> u64 {
        self.cache.weight()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.cache.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use decklid::Garage;
    use decklid_advice::case::{NamedCase, Saw};

    #[test]
    fn kept_answers_are_bounded_in_bytes() {
        let kept = Kept::with_bytes(1 << 20);
        let large: Arc<[u8]> = vec![0; 10_000].into();
        for n in 0..10_000 {
            kept.put(Key::of(&[&n.to_string()]), Answer::Bytes(large.clone()));
        }
        assert!(kept.len() > 50 && kept.bytes() <= 1 << 20, "{} answers, {} bytes", kept.len(), kept.bytes());
    }

    /// Cases that mean the same are one question, however they are told.
    #[test]
    fn the_same_case_is_one_question() {
        let car = Garage::built_in().car("sedan").expect("a car");
        let tools = || car.tools.iter().map(|tool| tool.id.clone());
        let saw = |told: &[(&str, &str)]| told.iter().map(|(step, seen)| Saw::new(*step, *seen)).collect();
        let key = |case: &NamedCase| Key::of_case("next", &car, &case.resolve_leniently(&car).0);
        let once = NamedCase {
            have: tools().collect(),
            saw: saw(&[("since_rain", "yes"), ("battery_was_off", "yes"), ("get_in", "cannot")]),
            ..NamedCase::default()
        };
        let often = NamedCase {
            have: tools().rev().chain(tools()).collect(),
            saw: saw(&[
                ("battery_was_off", "yes"),
                ("get_in", "cannot"),
                ("since_rain", "yes"),
                ("get_in", "cannot"),
                ("get_in", "cannot"),
            ]),
            ..NamedCase::default()
        };
        assert_eq!(key(&once), key(&often));
        let other = NamedCase { hourly: Some(31.0), ..once.clone() };
        assert_ne!(key(&once), key(&other));
    }
}
