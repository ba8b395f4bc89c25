//! Steps with the situations in which each is advised, to be put into a file.
//!
//! Many situations advise the same step and differ in where its answers lead to. Such a step stands once:
//! ```text
//!   <div class="g"> <i id="o3…"> <i id="o17…"> …   where links lead to
//!     <section> the step
//!       <div> answers in o3… <div> answers in o17… …   the k-th is shown where the k-th is the target
//! ```
//! This makes a file less than half as large, and what is not shown costs a browser next to nothing.

use std::collections::BTreeMap;

use access::car::{Car, GoalKind, MoveId};
use access::consult::Answer;

use super::explore::{Booklet, Leaf, Next};
use crate::explain;
use crate::page::address::Query;
use crate::page::picture::{self, Figure};
use crate::page::step::{Body, ask, body, own_answers};
use crate::page::{Link, Reader};
use crate::picture::Sight;
use crate::texts::Texts;
use crate::view::{self, Step};

/// Situations that are likelier than this are printed.
const PRINTED: f64 = 0.01;
/// A step stands once for at most so many situations; each costs a rule of style.
const TOGETHER: usize = 120;
/// Letters of which no words are made.
const LETTERS: &[u8] = b"bcdfghjkmnpqrstvwxz";

/// One step in full, with all the situations in which it is advised for the same reason.
pub(super) struct Sheet {
    pub(super) step: Body,
    pub(super) ask: String,
    pub(super) why: String,
    pub(super) printed: bool,
    pub(super) situations: Vec<Situation>,
}

/// Where the answers to a step lead to in one situation.
pub(super) struct Situation {
    pub(super) id: String,
    pub(super) printed: bool,
    pub(super) answers: Vec<Link>,
    pub(super) own: Vec<Link>,
    pub(super) left: String,
}

/// Drawings that many steps share: each stands once in the file.
pub(super) struct Drawings {
    sight: Sight,
    symbols: BTreeMap<String, String>,
}

impl Drawings {
    /// None yet.
    pub(super) fn of(reader: &Reader) -> Self {
        Drawings { sight: picture::sight(reader), symbols: BTreeMap::new() }
    }

    /// All of them, each as it stands in the file.
    pub(super) fn all(self) -> Vec<String> {
        self.symbols.into_values().collect()
    }

    /// The picture of a move, showing the drawing that it shares with others.
    fn small(&mut self, car: &Car, mv: MoveId) -> Option<Figure> {
        let (name, picture) = picture::shared(car, mv, self.sight)?;
        let svg = picture.showing(&name);
        self.symbols.entry(name).or_insert_with_key(|name| picture.symbol(name));
        Some(Figure { svg, words: picture.words })
    }
}

/// The steps of all situations, in the order in which they are first met.
pub(super) fn sheets(car: &Car, booklet: &Booklet, drawings: &mut Drawings, t: Texts) -> Vec<Sheet> {
    let names: Vec<String> = booklet.leaves.iter().enumerate().map(|(at, leaf)| name(car, leaf, at)).collect();
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut open: BTreeMap<(MoveId, Vec<String>, String), usize> = BTreeMap::new();
    for (at, leaf) in booklet.leaves.iter().enumerate() {
        let step = view::step(car, leaf.mv, &leaf.case, t);
        let situation = situation(leaf, &step, at, &names, t);
        let why = explain::why(car, &leaf.advised.advice, &leaf.advised.ahead, t);
        let to_get = step.to_get.iter().map(|(tool, _)| tool.clone()).collect();
        let of = open.entry((leaf.mv, to_get, why.clone())).or_insert(sheets.len());
        if sheets.get(*of).is_none_or(|sheet| sheet.situations.len() >= TOGETHER) {
            *of = sheets.len();
            let step_body = body(&step, drawings.small(car, leaf.mv), t);
            let ask = t.say(ask(step.kind));
            sheets.push(Sheet { step: step_body, ask, why, printed: false, situations: Vec::new() });
        }
        let sheet = &mut sheets[*of];
        sheet.printed |= situation.printed;
        sheet.situations.push(situation);
    }
    sheets
}

fn situation(leaf: &Leaf, step: &Step, at: usize, names: &[String], t: Texts) -> Situation {
    let target = |next: Next| match next {
        Next::Leaf(at) => format!("#{}", names[at]),
        Next::Done => format!("#{}", done(leaf.case.goal)),
        Next::Help => "#help".to_owned(),
        Next::Odd => "#odd".to_owned(),
    };
    let to = |answer: Answer| leaf.next.iter().find(|n| n.0 == answer).map_or("#help".to_owned(), |n| target(n.1));
    Situation {
        id: names[at].clone(),
        printed: leaf.p >= PRINTED && leaf.case.cannot.is_empty() && leaf.case.lack.is_empty(),
        answers: step.answers.iter().map(|c| Link::new(to(c.answer), c.says.clone())).collect(),
        own: own_answers(step).into_iter().map(|(key, own)| Link::new(to(own), t.say(key))).collect(),
        left: t.fill("step.left", &[("time", &t.minutes(leaf.advised.minutes))]),
    }
}

/// The name of the start of a goal.
pub(super) fn start(goal: GoalKind) -> String {
    format!("{}0", letter(goal))
}

/// The name of its end.
pub(super) fn done(goal: GoalKind) -> String {
    format!("{}-done", letter(goal))
}

/// The name of a situation: its number, and three letters that hang on what was told. So a link to a file that was
/// made anew leads to the same situation or, where that has another number now, to the start; never to another one.
fn name(car: &Car, leaf: &Leaf, at: usize) -> String {
    let start = start(leaf.case.goal);
    if at == 0 {
        return start;
    }
    let query = Query::of(car, &leaf.case);
    let told = query.pairs().iter().filter(|(name, _)| *name != "model");
    let bytes = told.flat_map(|(name, value)| name.bytes().chain(value.bytes()).chain([0]));
    // FNV-1a.
    let mut hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    let mut name = format!("{}{at}", letter(leaf.case.goal));
    for _ in 0..3 {
        name.push(char::from(LETTERS[(hash % LETTERS.len() as u64) as usize]));
        hash /= LETTERS.len() as u64;
    }
    name
}

/// The letter of a goal.
fn letter(goal: GoalKind) -> char {
    match goal {
        GoalKind::Open => 'o',
        GoalKind::Fixed => 'f',
        GoalKind::Secured => 'c',
    }
}
