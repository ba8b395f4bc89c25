//! Every table of a car file and every key in it: what the loader reads, and what the schema says.
//!
//! A key that is not here is unknown to the loader. That the loader wants of each key what its shape
//! says is tested (`tests/forms.rs`), key by key.

use crate::car::{Act, Anchor, Body, Closure, GoalKind, HiddenKind, Keys, MoveKind, PartKind};
use crate::role::{FormulaRole, MoveRole, StateRole};
use crate::sign::{SignGroup, SignUnit};
use crate::source::Grade;

use super::form::{Form, Key, Shape};
use super::inherits::CONDITIONS;
use Shape::{
    ByName, ByYear, CarId, Condition, Count, Either, Flag, List, Month, Named, Number, Range, Table, Text, Word,
};

/// No bound on the length of a list.
const ANY: usize = usize::MAX;
/// Largest number where only the sign matters.
const MOST: f64 = f64::MAX;
/// More lines than this are not read beside a car.
pub(super) const MOST_STEPS: usize = 8;
/// More outcomes than this nobody can choose from.
pub(super) const MOST_OUTCOMES: usize = 32;
/// More breakdowns a year than this nobody has.
pub(super) const MOST_A_YEAR: f64 = 366.0;
/// The least chance of a slip: with none at all, an odd answer would leave nothing possible.
pub(super) const LEAST_SLIP: f64 = 1e-6;
/// More slips than this, and answers would be worth little.
pub(super) const MOST_SLIP: f64 = 0.2;
/// Kinds that an unknown can have.
pub(super) const UNKNOWN_KINDS: &[(&str, HiddenKind)] = &[
    ("equipment", HiddenKind::Equipment),
    ("setting", HiddenKind::Setting),
    ("circumstance", HiddenKind::Circumstance),
    ("given", HiddenKind::Given),
];
/// Longest time between two times of care (months).
pub(super) const MOST_MONTHS: u32 = 120;

const TEXTS: Shape = List(&Text, ANY);
const ONE_OR_MORE: Shape = Either(&[Text, TEXTS]);
const CHANGES: Shape = ByName(&Condition);
const GOAL_WORDS: Shape = Word(|| GoalKind::ALL.map(GoalKind::name).to_vec());
const GRADES: Shape = Word(|| words(Grade::NAMES));
const ACTS: Shape = Word(|| or_none(Act::NAMES));
const ANCHORS: Shape = Word(|| words(Anchor::NAMES));

/// The words of a table of names, and the empty text that takes an inherited one away.
fn or_none<T>(names: &[(&'static str, T)]) -> Vec<&'static str> {
    [words(names), vec![""]].concat()
}

/// The words of a table of names.
fn words<T>(names: &[(&'static str, T)]) -> Vec<&'static str> {
    names.iter().map(|n| n.0).collect()
}

/// A car file, `car.toml`.
pub const CAR: Form = Form {
    name: "car",
    keys: &[
        Key::here("format", Count(1, 1), "version of this format"),
        Key::here("id", CarId, "name of the folder"),
        Key::here("name", Text, "name for people"),
        Key::free("make", Text, "maker"),
        Key::free("years", Text, "build years, such as 2001-2006"),
        Key::free("archetype", Flag, "a body type of which nothing else is known"),
        Key::free("listed", Flag, "false: a base that no list shows"),
        Key::free("based_on", CarId, "the car or body type that this one is laid over"),
        Key::free("closure", Word(|| words(Closure::NAMES)), "what kind of lid; own or inherited"),
        Key::free("body", Word(|| words(Body::NAMES)), "outline of the pictures; follows from the closure"),
        Key::free(
            "keys",
            Word(|| words(Keys::NAMES)),
            "what the driver carries in the pictures; by default a remote with a metal key inside",
        ),
        Key::free("aliases", TEXTS, "other names that people type"),
        Key::free("summary", Text, "what is special about this car"),
        Key::free("remove", TEXTS, "paths taken away from what this is based on, such as moves.get_in"),
        Key::free("gaps", TEXTS, "what was looked for and not found"),
        Key::free("sources", Named(&Table(&SOURCE)), "where statements were read"),
        Key::free("facts", Named(&Table(&FACT)), "statements with their source"),
        Key::free("settings", Named(&Table(&SETTING)), "how to change a setting of this car"),
        Key::free("recalls", Named(&Table(&RECALL)), "recalls and bulletins on what opens this car"),
        Key::free("law", Named(&Table(&LAW)), "what the law asks of such cars"),
        PRIOR,
        BEFORE,
        COST,
        TOOL,
        RATE,
        SIGN_RATES,
        Key::free("parts", Named(&Table(&PART)), "parts and how they can fail"),
        Key::free("unknowns", Named(&Table(&UNKNOWN)), "what is not known of this one car"),
        Key::free("tools", Named(&Text), "things to have at hand, by name"),
        Key::free("states", Named(&Table(&STATE)), "bits of the situation"),
        Key::free("circuits", Named(&Table(&CIRCUIT)), "power or a signal gets through"),
        Key::free("controls", Named(&Table(&FORMULA)), "working it now has its effect"),
        Key::free("ways", Named(&Table(&FORMULA)), "routes to an open lid"),
        Key::free("defines", Named(&Table(&FORMULA)), "named parts of other expressions"),
        Key::somewhere("goals", Table(&GOALS), "what people want to reach"),
        Key::free("places", Named(&Table(&PLACE)), "places that steps name"),
        Key::free("emergency", Table(&EMERGENCY), "what to do when someone is trapped inside"),
        Key::free("hazards", Named(&Text), "dangers, by name"),
        Key::free("moves", Named(&Table(&MOVE)), "what a person can do, ask or call"),
        Key::free("signs", Named(&Table(&SIGN)), "what people may have noticed before anything was tried"),
        Key::free("mistakes", Named(&Table(&MISTAKE)), "what makes it worse"),
        Key::free("care", Named(&Table(&CARE)), "what to do later"),
        Key::free("checklists", Table(&CHECKLISTS), "fixed lists to be compared with"),
    ],
};

/// What to do when someone is trapped inside.
pub(super) const EMERGENCY: Form = Form {
    name: "emergency",
    keys: &[Key::somewhere("steps", List(&Text, MOST_STEPS), "short lines in order, without tools, the fastest first")],
};

/// The file of judgement calls, `numbers.toml`: these sections of a car file.
pub const NUMBERS: Form = Form { name: "numbers", keys: &[PRIOR, BEFORE, COST, TOOL, RATE, SIGN_RATES] };

/// The file of numbers that cases have taught, laid over the judged ones.
pub(super) const LEARNED: Form = Form {
    name: "learned numbers",
    keys: &[
        Key::here("learned", Table(&LEARNED_FROM), "what they were learned from"),
        PRIOR,
        RATE,
        Key::free("car", ByName(&Table(&OWN_NUMBERS)), "numbers that stand in the file of one car"),
    ],
};

/// What numbers were learned from.
const LEARNED_FROM: Form = Form { name: "learned", keys: &[Key::here("cases", Count(1, u32::MAX), "number of cases")] };

/// Numbers in the file of one car.
const OWN_NUMBERS: Form = Form { name: "own numbers", keys: &[PRIOR] };

/// The file of questions with the answers that must come out, `expected.toml`.
pub const EXPECTED: Form =
    Form { name: "expected", keys: &[Key::here("case", List(&Table(&CASE), ANY), "people, and what is told to them")] };

/// A case of [`EXPECTED`].
pub const CASE: Form = Form {
    name: "case",
    keys: &[
        Key::here("name", Text, "what it is about: a sentence"),
        Key::here("goal", GOAL_WORDS, "what they want"),
        Key::free("saw", TEXTS, "what came of each step, as MOVE=OUTCOME"),
        Key::free("have", TEXTS, "tools at hand"),
        Key::free("lack", TEXTS, "tools not to be had"),
        Key::here("expect", Table(&EXPECT), "what must come out"),
    ],
};

/// What must come out of a [`CASE`].
pub const EXPECT: Form = Form {
    name: "expect",
    keys: &[
        Key::free("likely", TEXTS, "hidden Booleans that are among the three likeliest causes"),
        Key::free("advised_first", TEXTS, "one of these moves is advised"),
        Key::free("not_advised", TEXTS, "none of these moves is advised"),
    ],
};

const PRIOR: Key = Key::free("prior", ByName(&Number(0.0, 1.0)), "probability of being true before anything is known");
const BEFORE: Key = Key::free(
    "before",
    ByYear(&ByName(&Number(0.0, 1.0))),
    "priors of cars that are not listed and were built before that model year; the earliest year that fits counts",
);
const COST: Key = Key::free("cost", ByName(&Table(&AMOUNTS)), "what a move, MOVE.OUTCOME or care.ID costs");
const TOOL: Key = Key::free("tool", ByName(&Table(&HAVE)), "chance to have a tool, and what getting it costs");
const RATE: Key = Key::free("rate", Table(&RATES), "how often things happen");

const SIGN_RATES: Key = Key::free(
    "sign",
    Named(&ByName(&Either(&[Number(0.0, 1.0), List(&Number(0.0, 1.0), MOST_OUTCOMES)]))),
    "how likely a sign is when a condition over hidden Booleans holds, the first that does, or otherwise: one number for \
     yes, or one for each outcome",
);

const MINUTES: Key = Key::free("minutes", Number(0.0, MOST), "time [min]");
const MONEY: Key = Key::free("money", Number(0.0, MOST), "money [USD]");
const DAMAGE: Key = Key::free("damage", Number(0.0, MOST), "expected price of damage [USD]");
const DIFFICULTY: Key = Key::free("difficulty", Number(0.0, 5.0), "from 0 (anybody) to 5 (skilled hands)");

pub(super) const AMOUNTS: Form = Form { name: "amounts", keys: &[MINUTES, MONEY, DAMAGE, DIFFICULTY] };

pub(super) const HAVE: Form = Form {
    name: "have",
    keys: &[
        Key::somewhere("have", Number(0.0, 1.0), "chance that somebody has it at hand"),
        MINUTES,
        MONEY,
        DAMAGE,
        DIFFICULTY,
    ],
};

pub(super) const RATES: Form = Form {
    name: "rate",
    keys: &[
        Key::free(
            "breakdowns_per_year",
            Number(0.0, MOST_A_YEAR),
            "how often a year an owner stands before a lid that the usual way does not open",
        ),
        Key::free(
            "slip",
            Number(LEAST_SLIP, MOST_SLIP),
            "how likely one other answer is, compared with the one that the car would give",
        ),
    ],
};

pub(super) const SOURCE: Form = Form {
    name: "source",
    keys: &[
        Key::somewhere("title", Text, "what was read"),
        Key::somewhere("url", Text, "where it is"),
        Key::somewhere("grade", GRADES, "how far to trust it"),
        Key::free("read", Text, "when it was read: a year, a month or a day"),
        Key::free("published", Text, "when it came out: a year, a month or a day"),
    ],
};

pub(super) const FACT: Form = Form {
    name: "fact",
    keys: &[
        Key::somewhere("about", ONE_OR_MORE, "car, or names of parts, moves, formulas, places and so on"),
        Key::somewhere("says", Text, "one statement in your own words"),
        SOURCES,
        Key::free("applies", Text, "which of these cars it is true of"),
        Key::free("price", Flag, "it says what something costs"),
        Key::free("sister", Flag, "said of a related car"),
        Key::free("grade", GRADES, "if it is not that of the source"),
        Key::free("contradicts", ONE_OR_MORE, "facts that say otherwise"),
    ],
};

const SOURCES: Key =
    Key::somewhere("source", ONE_OR_MORE, "ids of sources that say so independently, or of the only one");

pub(super) const SETTING: Form = Form {
    name: "setting",
    keys: &[
        Key::somewhere("title", Text, "what is changed: a short instruction"),
        Key::somewhere("steps", List(&Text, MOST_STEPS), "short lines in order"),
        SOURCES,
        Key::free("applies", Text, "which of these cars it is true of"),
        Key::free("about", ONE_OR_MORE, "hidden Booleans that it has to do with"),
    ],
};

pub(super) const RECALL: Form = Form {
    name: "recall",
    keys: &[
        Key::somewhere("number", Text, "under which it is looked up"),
        Key::somewhere("says", Text, "what it is about, in your own words"),
        SOURCES,
        Key::free("applies", Text, "which of these cars, by year"),
        Key::free("about", ONE_OR_MORE, "hidden Booleans that it makes likelier"),
    ],
};

pub(super) const LAW: Form = Form {
    name: "law",
    keys: &[
        Key::somewhere("title", Text, "what it is called"),
        Key::somewhere("region", Text, "where it holds"),
        Key::somewhere("asks", Text, "what it asks, in your own words"),
        Key::free(
            "closures",
            List(&Word(|| words(Closure::NAMES)), ANY),
            "closures that it is about; all if nothing is said",
        ),
        Key::free("otherwise", Text, "why it does not hold for other closures"),
        Key::free("from", Month, "cars built from this month on"),
        Key::free("hinges_on", Text, "what else it hinges on, which nobody sees at the car"),
        Key::free("shown_by", TEXTS, "names of this car that show what it asks"),
        Key::somewhere("source", Text, "id of a source"),
        Key::free("unchecked", Text, "what of it was not read in the law itself"),
    ],
};

pub(super) const PART: Form = Form {
    name: "part",
    keys: &[
        Key::somewhere("name", Text, "name for people"),
        Key::somewhere("kind", Word(|| words(PartKind::NAMES)), "what kind of thing it is"),
        Key::free("place", Text, "where it is"),
        Key::free("faults", Named(&Text), "what is so when it fails in this way: a clause"),
    ],
};

const SAYS: Key = Key::somewhere("says", Text, "what is so when it is true: a clause");

pub(super) const UNKNOWN: Form = Form {
    name: "unknown",
    keys: &[
        Key::somewhere("kind", Word(|| words(UNKNOWN_KINDS)), "why it is not known"),
        SAYS,
        Key::free("ask", Text, "question that a person can answer"),
        Key::free("ask_when", Condition, "asked only when this is certain"),
        Key::free("place", Text, "where to look"),
    ],
};

pub(super) const STATE: Form = Form {
    name: "state",
    keys: &[
        SAYS,
        Key::somewhere("starts", Condition, "value at the start, over hidden Booleans"),
        Key::free("role", Word(|| or_none(StateRole::NAMES)), "what code takes it for"),
    ],
};

pub(super) const CIRCUIT: Form = Form {
    name: "circuit",
    keys: &[
        SAYS,
        Key::free("when", Condition, "when it is closed; or series, or parallel"),
        Key::free("series", List(&Condition, ANY), "all of them"),
        Key::free("parallel", List(&Condition, ANY), "one of them"),
        FORMULA_ROLE,
    ],
};

pub(super) const FORMULA: Form =
    Form { name: "formula", keys: &[SAYS, Key::somewhere("when", Condition, "when it is so"), FORMULA_ROLE] };

const FORMULA_ROLE: Key = Key::free("role", Word(|| or_none(FormulaRole::NAMES)), "what code takes it for");

pub(super) const GOALS: Form = Form {
    name: "goals",
    keys: &[
        Key::somewhere("open", Table(&GOAL), "the lid is open"),
        Key::free("fixed", Table(&GOAL), "the usual way works again"),
        Key::free("secured", Table(&GOAL), "the lid closes, latches and locks again"),
    ],
};

pub(super) const GOAL: Form = Form {
    name: "goal",
    keys: &[
        Key::free("given", Condition, "what is so or nobody would ask"),
        Key::free("begins", CHANGES, "bits that start otherwise"),
        Key::somewhere("done", Condition, "reached when certain"),
    ],
};

pub(super) const PLACE: Form = Form {
    name: "place",
    keys: &[
        Key::somewhere("words", Text, "where it is"),
        Key::somewhere(
            "at",
            Either(&[ANCHORS, Table(&SPOT), List(&Either(&[ANCHORS, Table(&LISTED_SPOT)]), ANY)]),
            "points of the picture that it means, the likeliest first",
        ),
    ],
};

const X: &str = "percent of the closest picture from its left, driver on the left";
const Y: &str = "percent of the closest picture from its top";

pub(super) const SPOT: Form = Form {
    name: "spot",
    keys: &[
        Key::somewhere("point", ANCHORS, "which point"),
        Key::somewhere("x", Number(0.0, 100.0), X),
        Key::somewhere("y", Number(0.0, 100.0), Y),
    ],
};

/// The same in a list, which is never laid over another.
const LISTED_SPOT: Form = Form {
    name: "listed_spot",
    keys: &[
        Key::here("point", ANCHORS, "which point"),
        Key::here("x", Number(0.0, 100.0), X),
        Key::here("y", Number(0.0, 100.0), Y),
    ],
};

pub(super) const MOVE: Form = Form {
    name: "move",
    keys: &[
        Key::somewhere("kind", Word(|| words(MoveKind::NAMES)), "what sort of move"),
        Key::free("role", Word(|| or_none(MoveRole::NAMES)), "what code takes it for"),
        Key::free("goals", List(&GOAL_WORDS, ANY), "goals that it can serve; open if nothing is said"),
        Key::somewhere("title", Text, "a short instruction or question"),
        Key::somewhere("steps", List(&Text, MOST_STEPS), "short lines in order"),
        Key::free("why", Text, "why it is worth doing: one sentence"),
        Key::free("leaves", Text, "what stays changed afterwards"),
        Key::free("place", Text, "where"),
        Key::free(
            "act",
            Either(&[ACTS, List(&ACTS, ANY)]),
            "what the hand does there: the same at each point of the place, or one word for each; empty for nothing",
        ),
        Key::free("tools", TEXTS, "tools that it needs"),
        Key::free("hazards", TEXTS, "dangers at this step"),
        Key::free("needs", Condition, "must be certain before the move makes sense"),
        Key::free("worth", Condition, "must be certain before the move is advised"),
        Key::free(
            "inherits",
            List(&Word(|| CONDITIONS.to_vec()), ANY),
            "conditions of the base that also fit the car's own steps",
        ),
        Key::free("first", CHANGES, "what the move changes before anything is seen"),
        Key::free("outcomes", List(&Table(&OUTCOME), MOST_OUTCOMES), "what may be seen; or opens, or sees"),
        Key::free("opens", Condition, "short for: opened when this is so, else nothing"),
        Key::free("sees", Condition, "short for: yes when this is so, else no"),
        Key::free("yes", Text, "what is seen when it is so; with sees"),
        Key::free("no", Text, "what is seen when it is not; with sees"),
        Key::free("symptoms", Table(&SYMPTOMS), "outcomes that people have seen who come with that symptom"),
        Key::free("noise", List(&Word(|| NOISES.to_vec()), ANY), "how answers can be wrong"),
        Key::free("professional", Table(&PROFESSIONAL), "whom one calls; for calls"),
    ],
};

/// Outcomes by what people say when they arrive.
pub(super) const SYMPTOMS: Form = Form {
    name: "symptoms",
    keys: &[
        Key::free("fob_dead", Text, "the button on the fob does nothing"),
        Key::free("clicks", Text, "the latch clicks, and the lid stays shut"),
        Key::free("reacts", Text, "lights or doors react, and the lid does not"),
        Key::free("dark", Text, "the whole car is dark"),
    ],
};

/// How an answer can be wrong.
pub(super) const NOISES: [&str; 2] = ["missed", "imagined"];

pub(super) const OUTCOME: Form = Form {
    name: "outcome",
    keys: &[
        Key::here("id", Text, "name"),
        Key::here("says", Text, "what a person says who sees it"),
        Key::free("when", Condition, "seen when this is so; the last goes without"),
        Key::free("then", CHANGES, "what changes when it is seen"),
    ],
};

pub(super) const PROFESSIONAL: Form = Form {
    name: "professional",
    keys: &[
        Key::somewhere("name", Text, "what they call themselves"),
        Key::somewhere("price", Range, "least and most [USD]"),
        Key::somewhere("wait", Range, "least and most [min]"),
        Key::free("when", TEXTS, "when to call them: short sentences"),
    ],
};

pub(super) const SIGN: Form = Form {
    name: "sign",
    keys: &[
        Key::somewhere("says", Text, "what a person ticks: a short sentence without full stop"),
        Key::somewhere("group", Word(|| words(SignGroup::NAMES)), "how people came to know it"),
        Key::free("words", Text, "other words that people type for it"),
        Key::free("unit", Word(|| words(SignUnit::NAMES)), "in what it is measured, if a number can be told"),
        Key::free(
            "outcomes",
            List(&Table(&SIGN_OUTCOME), MOST_OUTCOMES),
            "what may be told; yes and no if nothing is said",
        ),
        Key::free("then", CHANGES, "what holds from then on if it is so; situation only"),
    ],
};

pub(super) const SIGN_OUTCOME: Form = Form {
    name: "sign_outcome",
    keys: &[
        Key::here("id", Text, "name"),
        Key::here("says", Text, "what a person says"),
        Key::free("below", Number(0.0, MOST), "measured numbers below this belong to it; the last goes without"),
    ],
};

pub(super) const MISTAKE: Form = Form {
    name: "mistake",
    keys: &[
        Key::somewhere("says", Text, "what not to do"),
        Key::free("why", Text, "why not"),
        Key::free("at", TEXTS, "moves beside which it is shown"),
        Key::free("always", Flag, "every card says it"),
    ],
};

pub(super) const CARE: Form = Form {
    name: "care",
    keys: &[
        Key::somewhere("says", Text, "what to do"),
        Key::free("every", Text, "how often, in words"),
        Key::free("months", Count(1, MOST_MONTHS), "how often by the calendar [months]"),
        Key::free("after", Flag, "right after an opening by hand"),
        Key::free("of", TEXTS, "moves that it comes after; without it, any"),
        Key::free("lowers", TEXTS, "hidden Booleans that it makes rarer"),
    ],
};

pub(super) const CHECKLISTS: Form = Form {
    name: "checklists",
    keys: &[
        Key::free("open", TEXTS, "moves in order"),
        Key::free("fixed", TEXTS, "moves in order"),
        Key::free("secured", TEXTS, "moves in order"),
    ],
};
