//! Steps with the situations in which each is advised, to be put into a file.
//!
//! Many situations advise the same step and differ in where its answers lead. Such a step appears once:
//! ```text
//!   <div class="g"> <i id="o3…"> <i id="o17…"> …   where links lead to
//!     <section> the step
//!       <div> answers in o3… <div> answers in o17… …   the k-th is shown where the k-th is the target
//! ```
//! This makes a file less than half as large, and what is not shown costs a browser next to nothing.

use std::collections::BTreeMap;

use decklid_advice::consult::Answer;
use decklid_car::car::{Car, MoveId};

use super::explore::{AfterAnswer, Booklet, Leaf};
use super::names::Names;
use crate::explain;
use crate::page::picture::{self, Figure};
use crate::page::step::{StepBody, ask, body, own_answers};
use crate::page::{Link, Reader};
use crate::picture::Sight;
use crate::texts::Texts;
use crate::view::{self, AnswerChoice, StepView};

/// Situations that are likelier than this are printed.
const PRINTED: f64 = 0.01;
/// A step appears once for at most this many situations; each costs a CSS rule.
const TOGETHER: usize = 120;

/// One step in full, with all the situations in which it is advised.
pub(super) struct Sheet {
    pub(super) step: StepBody,
    pub(super) ask: String,
    pub(super) why: String,
    /// Its number on paper, if it is printed.
    pub(super) number: Option<usize>,
    pub(super) situations: Vec<Situation>,
}

/// Where the answers to a step lead to in one situation.
pub(super) struct Situation {
    pub(super) id: String,
    /// Its name on paper, if it is printed.
    pub(super) paper: Option<String>,
    pub(super) answers: Vec<AnswerLink>,
    pub(super) own: Vec<Link>,
    /// Why the step is worth it here, and how long it takes from here.
    pub(super) left: String,
}

/// An answer with where it leads to, on paper too if it is printed.
pub(super) struct AnswerLink {
    pub(super) href: String,
    pub(super) says: String,
    pub(super) paper: Option<String>,
}

/// What the steps of a file share: drawings, each included once, and numbers on paper.
pub(super) struct Shared {
    sight: Sight,
    symbols: BTreeMap<String, String>,
    on_paper: usize,
}

impl Shared {
    /// Nothing yet.
    pub(super) fn of(reader: &Reader) -> Self {
        Shared { sight: picture::sight(reader), symbols: BTreeMap::new(), on_paper: 0 }
    }

    /// All drawings, as in the file.
    pub(super) fn drawings(self) -> Vec<String> {
        self.symbols.into_values().collect()
    }

    /// The picture of a move, showing the drawing that it shares with others.
    fn small(&mut self, car: &Car, mv: MoveId) -> Option<Figure> {
        let (name, picture) = picture::shared(car, mv, self.sight)?;
        let svg = picture.showing(&name);
        self.symbols.entry(name).or_insert_with_key(|name| picture.symbol(name));
        Some(Figure::new(svg, picture))
    }
}

/// The steps of all situations, in the order in which they are first met.
pub(super) fn sheets(car: &Car, booklet: &Booklet, shared: &mut Shared, t: Texts) -> Vec<Sheet> {
    let mut names = Names::of(car, booklet);
    let mut groups = Vec::new();
    for group in alike(car, booklet, t) {
        let printed: Vec<usize> = group.iter().copied().filter(|at| is_printed(&booklet.leaves[*at])).collect();
        shared.on_paper += usize::from(!printed.is_empty());
        names.number(shared.on_paper, &printed);
        groups.push((group, Some(shared.on_paper).filter(|_| !printed.is_empty())));
    }
    let sheet = |(group, number): (Vec<usize>, Option<usize>)| {
        let first = &booklet.leaves[group[0]];
        let step = view::step(car, first.advised.mv, &first.case, t);
        let situations = group.into_iter().map(|at| situation(car, booklet, at, &step, &names, t)).collect();
        let (ask, why) = (ask(step.kind, t), step.why.clone());
        Sheet { ask, why, step: body(&step, shared.small(car, first.advised.mv), t), number, situations }
    };
    groups.into_iter().map(sheet).collect()
}

/// Situations in which the same step is advised, with the same tools to be got first.
fn alike(car: &Car, booklet: &Booklet, t: Texts) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut open: BTreeMap<(MoveId, Vec<String>), usize> = BTreeMap::new();
    for (at, leaf) in booklet.leaves.iter().enumerate() {
        let step = view::step(car, leaf.advised.mv, &leaf.case, t);
        let to_get = step.to_get.into_iter().map(|(tool, _)| tool).collect();
        let group = open.entry((leaf.advised.mv, to_get)).or_insert(groups.len());
        if groups.get(*group).is_none_or(|group| group.len() >= TOGETHER) {
            *group = groups.len();
            groups.push(Vec::new());
        }
        groups[*group].push(at);
    }
    groups
}

fn is_printed(leaf: &Leaf) -> bool {
    leaf.p >= PRINTED && leaf.case.cannot.is_empty() && leaf.case.lack.is_empty()
}

fn situation(car: &Car, booklet: &Booklet, at: usize, step: &StepView, names: &Names, t: Texts) -> Situation {
    let leaf = &booklet.leaves[at];
    let next = |answer: Answer| leaf.next.iter().find(|n| n.0 == answer).map_or(AfterAnswer::Help, |n| n.1);
    let paper = names.on_paper(at);
    let left = t.step_left(&t.minutes(leaf.advised.minutes));
    let way = |c: &AnswerChoice| AnswerLink {
        href: names.href(next(c.answer)),
        says: c.says.clone(),
        paper: paper.and_then(|_| names.told_on_paper(next(c.answer), t)),
    };
    Situation {
        id: names.id(at).to_owned(),
        paper: paper.map(str::to_owned),
        answers: step.answers.iter().map(way).collect(),
        own: joined(own_answers(step).into_iter().map(|(says, own)| Link::new(names.href(next(own)), says(&t)))),
        left: format!("{} {left}", explain::reckoned(car, car.at(leaf.advised.mv), &leaf.advised.ahead, t)),
    }
}

/// Answers that lead to the same place as one.
fn joined(links: impl Iterator<Item = Link>) -> Vec<Link> {
    let mut joined: Vec<Link> = Vec::new();
    for link in links {
        match joined.iter_mut().find(|known| known.href == link.href) {
            Some(known) => known.says += &format!(" · {}", link.says),
            None => joined.push(link),
        }
    }
    joined
}
