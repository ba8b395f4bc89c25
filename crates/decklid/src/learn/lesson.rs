//! What is to be learned from a pile: cases resolved for their cars, and the numbers that those cars share.

use std::collections::BTreeMap;

use decklid_advice::learn::{Number, Seen, Sums, Totals};
use decklid_car::car::{Car, GoalKind};
use decklid_car::load;

use super::kind::{Key, seen};
use super::pile::{Known, Pile, Place};
use crate::garage::{Garage, NUMBERS};

/// So many different cases are compiled together, whatever the number of threads.
const TOGETHER: usize = 2_048;

/// A number that cases may tell of, with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedNumber {
    /// Id of the file in which it stands: `numbers`, or a car or body type.
    pub owner: String,
    /// Id of the hidden thing; [`SLIP`] for the chance of a slip.
    pub id: String,
    /// What it was judged to be, and what it leans on.
    pub number: Number,
    /// How many cases are of cars that have it.
    pub cases: u64,
}

/// The id of the chance of a slip among the numbers.
pub const SLIP: &str = "rate.slip";

/// Cases of one car and goal that are compiled together.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Number of the car.
    pub car: usize,
    /// What they want.
    pub goal: GoalKind,
    /// The cases that teach.
    pub taught: Vec<Seen>,
    /// The cases that are held out.
    pub held: Vec<Seen>,
    /// Where each taught case stood first.
    pub places: Vec<Place>,
}

/// A kind of case that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faulty {
    /// Where it stood first.
    pub first: Place,
    /// How many records are like it.
    pub records: u64,
    /// Why.
    pub why: String,
}

/// What is to be learned.
pub struct Lesson {
    /// The cars, by id.
    pub cars: Vec<Car>,
    /// The cases, by car and goal.
    pub units: Vec<Unit>,
    /// All numbers that the cases might tell of; those that others stand in for come first.
    pub numbers: Vec<NamedNumber>,
    /// For each car and each hidden Boolean, its number; none where it is certain.
    links: Vec<Vec<Option<usize>>>,
    /// Cases that cannot be used.
    pub faulty: Vec<Faulty>,
}

impl Lesson {
    /// Resolves the cases of a pile for the cars of a garage.
    pub fn new(garage: &Garage, pile: &Pile) -> Self {
        let mut lesson =
            Lesson { cars: Vec::new(), units: Vec::new(), numbers: Vec::new(), links: Vec::new(), faulty: Vec::new() };
        let mut by_car: BTreeMap<&str, Vec<(&str, &Known)>> = BTreeMap::new();
        for (key, known) in &pile.kinds {
            let (car, rest) = Key::split(key);
            by_car.entry(car).or_default().push((rest, known));
        }
        let mut known_numbers = BTreeMap::new();
        for (id, kinds) in by_car {
            match garage.file(id) {
                Ok(car) => {
                    lesson.units_of(&car, &kinds);
                    lesson.number(garage, &car, &mut known_numbers);
                    lesson.cars.push(car);
                }
                Err(why) => lesson.faulty.extend(kinds.iter().map(|(_, known)| faulty(known, why.to_string()))),
            }
        }
        lesson.add_slip();
        lesson.count();
        lesson
    }

    /// The cases of the next car, by goal, so many together.
    fn units_of(&mut self, car: &Car, kinds: &[(&str, &Known)]) {
        let mut by_goal: BTreeMap<GoalKind, Vec<(Seen, &Known)>> = BTreeMap::new();
        for (rest, known) in kinds {
            match seen(car, rest) {
                Ok(seen) => by_goal.entry(seen.case.goal).or_default().push((seen, known)),
                Err(misfit) => self.faulty.push(faulty(known, misfit.says)),
            }
        }
        for (goal, cases) in by_goal {
            for some in cases.chunks(TOGETHER) {
                let with = |count: fn(&Known) -> u64| {
                    let counted = some.iter().filter(move |(_, known)| count(known) > 0);
                    counted.map(move |(seen, known)| Seen { count: count(known) as f64, ..seen.clone() }).collect()
                };
                let places = some.iter().filter(|(_, known)| known.taught > 0).map(|(_, known)| known.first);
                let (taught, held) = (with(|known| known.taught), with(|known| known.held));
                self.units.push(Unit { car: self.cars.len(), goal, taught, held, places: places.collect() });
            }
        }
    }

    /// The numbers of the next car: each stands in the nearest file of its chain, and leans on the one behind it.
    fn number(&mut self, garage: &Garage, car: &Car, known: &mut BTreeMap<(String, String), usize>) {
        let chain = load::priors(garage, &car.id);
        let link = |hidden: &decklid_car::car::Hidden| {
            if hidden.prior <= 0.0 || hidden.prior >= 1.0 {
                return None;
            }
            let mut class = None;
            for (owner, priors) in chain.iter().rev() {
                let Some((_, judged)) = priors.iter().find(|(id, _)| *id == hidden.id) else { continue };
                if *judged <= 0.0 || *judged >= 1.0 {
                    continue;
                }
                let at = *known.entry((owner.clone(), hidden.id.clone())).or_insert_with(|| {
                    let number = Number { judged: *judged, class };
                    let (owner, id) = (owner.clone(), hidden.id.clone());
                    self.numbers.push(NamedNumber { owner, id, number, cases: 0 });
                    self.numbers.len() - 1
                });
                class = Some(at);
            }
            class
        };
        let links = car.hidden.iter().map(link).collect();
        self.links.push(links);
    }

    /// The chance of a slip is the last number.
    fn add_slip(&mut self) {
        if let Some(car) = self.cars.first() {
            let number = Number { judged: car.slip, class: None };
            self.numbers.push(NamedNumber { owner: NUMBERS.to_owned(), id: SLIP.to_owned(), number, cases: 0 });
        }
    }

    /// Counts the cases behind each number; those of cars that stand in for it count, too.
    fn count(&mut self) {
        for unit in &self.units {
            let cases: f64 = unit.taught.iter().map(|seen| seen.count).sum();
            let mut of_car: Vec<usize> = self.links[unit.car].iter().flatten().copied().collect();
            of_car.extend(self.numbers.len().checked_sub(1));
            of_car.sort_unstable();
            of_car.dedup();
            for at in of_car {
                let classes = std::iter::successors(Some(at), |&at| self.numbers[at].number.class);
                for at in classes.collect::<Vec<_>>() {
                    self.numbers[at].cases += cases as u64;
                }
            }
        }
    }

    /// Leaves cases of a unit out, by their number among those that teach.
    pub fn leave_out(&mut self, unit: usize, cases: &[usize], why: &str) {
        let unit = &mut self.units[unit];
        for &at in cases.iter().rev() {
            let (seen, first) = (unit.taught.remove(at), unit.places.remove(at));
            self.faulty.push(Faulty { first, records: seen.count as u64, why: why.to_owned() });
        }
        if !cases.is_empty() {
            self.numbers.iter_mut().for_each(|number| number.cases = 0);
            self.count();
        }
    }

    /// Number of cases that teach.
    pub fn taught(&self) -> u64 {
        self.units.iter().flat_map(|unit| &unit.taught).map(|seen| seen.count as u64).sum()
    }

    /// The priors of a car's hidden Booleans under these numbers, and the chance of a slip.
    pub fn priors(&self, car: usize, p: &[f64]) -> (Vec<f64>, f64) {
        let hidden = self.cars[car].hidden.iter().zip(&self.links[car]);
        let priors = hidden.map(|(hidden, link)| link.map_or(hidden.prior, |at| p[at])).collect();
        (priors, p.last().copied().unwrap_or(self.cars[car].slip))
    }

    /// A car with these numbers.
    pub fn car_with(&self, car: usize, p: &[f64]) -> Car {
        let mut with = self.cars[car].clone();
        let (priors, slip) = self.priors(car, p);
        with.hidden.iter_mut().zip(priors).for_each(|(hidden, prior)| hidden.prior = prior);
        with.slip = slip;
        with
    }

    /// What all units together say, summed up in their order.
    pub fn total(&self, p: &[f64], sums: &[Sums]) -> Totals {
        let mut totals = Totals { log: 0.0, slope: vec![0.0; p.len()], people: vec![0.0; p.len()] };
        for (unit, sums) in self.units.iter().zip(sums) {
            totals.log += sums.log;
            for (link, excess) in self.links[unit.car].iter().zip(&sums.excess) {
                if let Some(at) = *link {
                    totals.slope[at] += excess;
                    totals.people[at] += sums.people;
                }
            }
            if let (Some(slope), Some(people), Some(slip)) =
                (totals.slope.last_mut(), totals.people.last_mut(), p.last())
            {
                *slope += (1.0 - slip) * (sums.slips - sums.due);
                *people += sums.others;
            }
        }
        totals
    }
}

fn faulty(known: &Known, why: String) -> Faulty {
    Faulty { first: known.first, records: known.taught + known.held, why }
}
