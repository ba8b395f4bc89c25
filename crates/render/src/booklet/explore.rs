//! Which situations a reader can come into, likeliest first.

use std::collections::{BTreeMap, BinaryHeap};

use access::belief::Belief;
use access::car::{Car, Goal, GoalKind, MoveId, OutcomeId};
use access::consult::{Answer, Case, Entry, terms};
use access::plan::search::{Problem, Search};
use access::plan::world::World;

/// How likely it is that somebody cannot do a step or cannot tell what they see: a judgement call.
const CANNOT: f64 = 0.05;

/// How far a booklet looks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Size {
    /// At most so many situations.
    pub situations: usize,
    /// So many steps that cannot be done are foreseen on one way.
    pub cannot: usize,
    /// The policy is searched until its gap is at most this share of its cost.
    pub gap: f64,
    /// Walks of the search at the start; a tenth of it in every other situation.
    pub walks: usize,
}

/// All situations of one goal; the first is the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Booklet {
    /// What the reader wants.
    pub goal: GoalKind,
    /// Situations, likeliest first.
    pub leaves: Vec<Leaf>,
}

/// A situation in which the reader may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// How likely the reader comes here, roughly.
    pub p: f64,
    /// The step.
    pub mv: MoveId,
    /// What was told on the way here, steps that cannot be done last.
    pub case: Case,
    /// How likely the step reaches the goal.
    pub works: f64,
    /// Time to the goal on average (min).
    pub minutes: f64,
    /// Every answer that the step takes, with what comes then.
    pub next: Vec<(Answer, Next)>,
}

/// What comes after an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Next {
    /// Another situation.
    Leaf(usize),
    /// The goal is reached.
    Done,
    /// Nothing is left to advise, or the booklet looks no further: call for help.
    Help,
    /// This cannot be, as far as the model knows.
    Odd,
}

/// Works out the booklet of a goal; nothing if the car does not have it.
pub fn explore(car: &Car, goal: GoalKind, size: Size) -> Option<Booklet> {
    let goal_of_car = car.goal(goal)?;
    let mut walk = Explorer { car, goal: goal_of_car, size, sheets: Vec::new(), by_off: BTreeMap::new() };
    let start = walk.place(&Case::new(goal))?;
    let mut waiting = BinaryHeap::from([Waiting { p: 1.0, turn: 0, place: start, case: Case::new(goal) }]);
    let mut found: BTreeMap<Place, usize> = BTreeMap::new();
    let mut leaves: Vec<(Leaf, Vec<Target>)> = Vec::new();
    let mut turn = 0;
    while let Some(Waiting { p, place, case, .. }) = waiting.pop() {
        if leaves.len() >= size.situations {
            break;
        }
        if found.contains_key(&place) {
            continue;
        }
        let Some((leaf, targets)) = walk.open(place, case, p) else { continue };
        found.insert(place, leaves.len());
        for (target, (answer, _)) in targets.iter().zip(&leaf.next) {
            if let Target::Place(place, p) = target {
                turn += 1;
                let case = told(car, &leaf.case, Entry { mv: leaf.mv, answer: *answer });
                waiting.push(Waiting { p: *p, turn, place: *place, case });
            }
        }
        leaves.push((leaf, targets));
    }
    Some(Booklet { goal, leaves: leaves.into_iter().map(|(leaf, targets)| linked(leaf, &targets, &found)).collect() })
}

/// Puts the numbers of situations in place of where they are.
fn linked(mut leaf: Leaf, targets: &[Target], found: &BTreeMap<Place, usize>) -> Leaf {
    for ((_, next), target) in leaf.next.iter_mut().zip(targets) {
        if let Target::Place(place, _) = target {
            *next = found.get(place).map_or(Next::Help, |&at| Next::Leaf(at));
        }
    }
    leaf
}

/// The case with one more entry; what cannot be done and what is lacking is kept once each, in order.
fn told(car: &Car, case: &Case, entry: Entry) -> Case {
    let mut case = case.clone();
    let rare = car.at(entry.mv).tools.iter().copied().filter(|t| car.tools[*t].have < 1.0);
    let lacks: Vec<usize> = rare.filter(|t| !case.lack.contains(t)).collect();
    match entry.answer {
        Answer::Saw(_) => case.entries.push(entry),
        // Whoever was told to get it and cannot, cannot do the step.
        Answer::Lacking if !lacks.is_empty() => case.lack.extend(lacks),
        Answer::NotSure | Answer::Cannot | Answer::Skipped | Answer::NoChange | Answer::Lacking => {
            case.cannot.push(entry.mv);
        }
    }
    case.cannot.sort();
    case.cannot.dedup();
    case.lack.sort_unstable();
    case
}

/// A belief on one of the sheets: with the same steps off, equal beliefs are one place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Place {
    sheet: usize,
    spot: usize,
}

/// Where an answer leads, and how likely the reader goes there.
enum Target {
    Place(Place, f64),
    Fixed,
}

/// A place to look at, likeliest first; among equals the one that was met first.
struct Waiting {
    p: f64,
    turn: usize,
    place: Place,
    case: Case,
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.p.total_cmp(&other.p).then(other.turn.cmp(&self.turn))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Waiting {}

/// The plan without some steps.
struct Sheet<'c> {
    search: Search<World<'c>>,
    minutes: BTreeMap<usize, f64>,
}

struct Explorer<'c> {
    car: &'c Car,
    goal: &'c Goal,
    size: Size,
    sheets: Vec<Sheet<'c>>,
    by_off: BTreeMap<(Vec<MoveId>, Vec<usize>), usize>,
}

impl Explorer<'_> {
    /// Where a case stands; nothing if it cannot be.
    fn place(&mut self, case: &Case) -> Option<Place> {
        let off = (case.cannot.clone(), case.lack.clone());
        let sheet = match self.by_off.get(&off) {
            Some(&sheet) => sheet,
            None => self.new_sheet(case, off),
        };
        let search = &mut self.sheets[sheet].search;
        let mut belief = search.problem.root;
        for entry in &case.entries {
            let Answer::Saw(outcome) = entry.answer else { continue };
            belief = search.problem.reasoner.see(belief, entry.mv, outcome).ok()?;
        }
        Some(Place { sheet, spot: search.spot(belief) })
    }

    fn new_sheet(&mut self, case: &Case, off: (Vec<MoveId>, Vec<usize>)) -> usize {
        let mut bare = case.clone();
        bare.entries.clear();
        let mut search = Search::new(World::new(self.car, self.goal, terms(self.car, &bare)));
        if self.sheets.is_empty() {
            think(&mut search, Search::<World<'_>>::ROOT, self.size.gap, self.size.walks);
        }
        self.sheets.push(Sheet { search, minutes: BTreeMap::new() });
        self.by_off.insert(off, self.sheets.len() - 1);
        self.sheets.len() - 1
    }

    /// The situation at a place with all its answers; nothing where nothing is left to do.
    fn open(&mut self, place: Place, case: Case, p: f64) -> Option<(Leaf, Vec<Target>)> {
        let (gap, walks) = (self.size.gap, self.size.walks.div_ceil(10));
        let sheet = &mut self.sheets[place.sheet];
        think(&mut sheet.search, place.spot, gap, walks);
        let (mv, _) = sheet.search.best(place.spot)?;
        let belief = sheet.search.at(place.spot).belief;
        let minutes = left(sheet, place.spot, 0);
        let mut leaf = Leaf { p, mv, case, works: 0.0, minutes, next: Vec::new() };
        let mut targets = Vec::new();
        self.seen(&mut leaf, &mut targets, place, belief);
        self.not_seen(&mut leaf, &mut targets);
        Some((leaf, targets))
    }

    /// Answers that tell an outcome.
    fn seen(&mut self, leaf: &mut Leaf, targets: &mut Vec<Target>, place: Place, belief: Belief) {
        let search = &mut self.sheets[place.sheet].search;
        let follow = search.problem.outcomes(belief, leaf.mv);
        for at in 0..self.car.at(leaf.mv).outcomes.len() {
            let answer = Answer::Saw(OutcomeId(at as u16));
            let (next, target) = match follow.iter().find(|f| usize::from(f.outcome) == at) {
                None => (Next::Odd, Target::Fixed),
                Some(f) if search.problem.done(f.next) => {
                    leaf.works += f.p;
                    (Next::Done, Target::Fixed)
                }
                Some(f) => {
                    let spot = search.spot(f.next);
                    (Next::Help, Target::Place(Place { sheet: place.sheet, spot }, leaf.p * f.p))
                }
            };
            leaf.next.push((answer, next));
            targets.push(target);
        }
    }

    /// Answers that take the step off.
    fn not_seen(&mut self, leaf: &mut Leaf, targets: &mut Vec<Target>) {
        let it = self.car.at(leaf.mv);
        let rare = it.tools.iter().filter(|t| self.car.tools[**t].have < 1.0);
        let has: f64 = rare.clone().map(|t| self.car.tools[*t].have).product();
        let mut answers = vec![(Answer::NotSure, CANNOT), (Answer::Cannot, CANNOT), (Answer::Skipped, CANNOT)];
        if crate::view::says_nothing_happened(it).is_none() {
            answers.push((Answer::NoChange, CANNOT));
        }
        if rare.count() > 0 {
            answers.push((Answer::Lacking, 1.0 - has));
        }
        for (answer, p) in answers {
            leaf.next.push((answer, Next::Help));
            let far = leaf.case.cannot.len() + leaf.case.lack.len() >= self.size.cannot;
            let case = told(self.car, &leaf.case, Entry { mv: leaf.mv, answer });
            let place = if far { None } else { self.place(&case) };
            targets.push(place.map_or(Target::Fixed, |place| Target::Place(place, leaf.p * p)));
        }
    }
}

fn think(search: &mut Search<World<'_>>, spot: usize, gap: f64, walks: usize) {
    let mut left = walks;
    search.run(spot, gap, &mut |_, _| {
        let go_on = left > 0;
        left = left.saturating_sub(1);
        go_on
    });
}

/// Time to the goal from a spot on average (min).
fn left(sheet: &mut Sheet<'_>, spot: usize, depth: usize) -> f64 {
    if let Some(&known) = sheet.minutes.get(&spot) {
        return known;
    }
    let search = &mut sheet.search;
    let belief = search.at(spot).belief;
    let best = if search.problem.done(belief) || depth > 60 { None } else { search.best(spot) };
    let mut minutes = 0.0;
    if let Some((mv, _)) = best {
        for f in sheet.search.problem.outcomes(belief, mv) {
            let cost = sheet.search.problem.terms().cost(sheet.search.problem.car(), mv, usize::from(f.outcome));
            let next = sheet.search.spot(f.next);
            minutes += f.p * (cost.minutes + left(sheet, next, depth + 1));
        }
    }
    sheet.minutes.insert(spot, minutes);
    minutes
}
