//! Cases that a thread has worked out before: in a fleet's data most are like an earlier one.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use decklid::learn::{Key, seen};
use decklid_advice::learn::Listener;
use decklid_car::car::{Car, GoalKind, HiddenId};
use rustc_hash::FxHashMap;

use crate::cars::Cars;

/// A thread forgets everything once it keeps more than this (bytes).
const MOST: usize = 256 << 20;
/// A reasoner that knows more functions begins anew.
const MOST_NODES: usize = 60_000;

/// What is known of a case: how likely everything hidden is.
pub(crate) struct Known {
    /// Its car.
    pub(crate) car: Arc<Car>,
    /// The probability of each hidden thing of the car.
    pub(crate) p: Vec<f64>,
    /// The likeliest cause.
    pub(crate) cause: Option<HiddenId>,
}

/// Why a case cannot be used: field, and what is wrong.
pub(crate) type Unfit = (String, String);

/// Cases by key.
#[derive(Default)]
pub(crate) struct Memory {
    numbers: u64,
    bytes: usize,
    places: FxHashMap<Box<str>, usize>,
    known: Vec<Option<Result<Known, Unfit>>>,
    /// Places that are not worked out yet.
    open: Vec<(Box<str>, usize)>,
}

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::default();
}

impl Memory {
    /// This thread's memory for these cars. A lock that all threads share would cost half as much again.
    pub(crate) fn with<T>(cars: &Cars, work: impl FnOnce(&mut Memory) -> T) -> T {
        MEMORY.with_borrow_mut(|memory| {
            if memory.numbers != cars.numbers || memory.bytes > MOST || !memory.open.is_empty() {
                *memory = Memory { numbers: cars.numbers, ..Memory::default() };
            }
            work(memory)
        })
    }

    /// The place of a case.
    pub(crate) fn place(&mut self, key: &str) -> usize {
        if let Some(place) = self.places.get(key) {
            return *place;
        }
        let place = self.known.len();
        self.places.insert(key.into(), place);
        self.open.push((key.into(), place));
        self.known.push(None);
        place
    }

    /// What is known of the case at a place, once [`Memory::work`] was done.
    pub(crate) fn at(&self, place: usize) -> Option<&Result<Known, Unfit>> {
        self.known.get(place)?.as_ref()
    }

    /// Works out everything that is not known yet, car by car.
    pub(crate) fn work(&mut self, cars: &Cars) {
        let mut by_car: BTreeMap<(&str, &str), Vec<(&str, usize)>> = BTreeMap::new();
        for (key, place) in &self.open {
            let (id, rest) = Key::split(key);
            let goal = rest.split('\n').next().unwrap_or("");
            by_car.entry((id, goal)).or_default().push((rest, *place));
        }
        for ((id, goal), cases) in by_car {
            let goal = GoalKind::ALL.into_iter().find(|kind| kind.name() == goal);
            let car = cars.file(id).map_err(|wrong| ("car".to_owned(), wrong.says()));
            let mut listener = None;
            for (rest, place) in cases {
                let known =
                    car.as_ref().map_err(Clone::clone).and_then(|car| worked_out(car, goal, rest, &mut listener));
                self.bytes += 200 + rest.len() * 2 + known.as_ref().map_or(0, |known| known.p.len() * 8);
                self.known[place] = Some(known);
            }
        }
        self.open.clear();
    }
}

fn worked_out<'c>(
    car: &'c Arc<Car>,
    goal: Option<GoalKind>,
    rest: &str,
    listener: &mut Option<Listener<'c>>,
) -> Result<Known, Unfit> {
    let case = seen(car, rest).map_err(|misfit| (misfit.field, misfit.says))?;
    let no_goal = || ("goal".to_owned(), format!("{} has no such goal", car.id));
    let mut ready = match listener.take() {
        Some(ready) => ready,
        None => goal.and_then(|goal| Listener::new(car, goal)).ok_or_else(no_goal)?,
    };
    let p = ready.posterior(&case);
    *listener = Some(ready).filter(|ready| ready.reasoner.diagram().len() < MOST_NODES);
    let p = p.ok_or_else(|| ("so".to_owned(), "what was found cannot be so after what was told".to_owned()))?;
    let causes = car.hidden_ids().filter(|id| car[*id].kind.is_cause());
    let cause = causes.max_by(|a, b| p[a.index()].total_cmp(&p[b.index()]).then(b.cmp(a)));
    Ok(Known { car: car.clone(), p, cause })
}
