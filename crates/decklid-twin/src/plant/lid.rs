//! The lid: what pushes it up, and what holds it down.

use super::knobs::{Knob, assign, flag, list, number, word};
use super::observer::Observer;
use crate::sensation::{Amiss, Sensation};
use crate::trace::What;
use crate::words::Words;

/// How far up the lid is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Gap {
    /// Shut: the claw holds it, or could.
    #[default]
    Shut,
    /// Off the main latch, held by a second catch (front trunk).
    Caught,
    /// Free but down: a finger's width.
    Ajar,
    /// Up.
    Open,
}

impl Gap {
    /// Words in files and in the trace.
    pub const NAMES: &'static Words<Gap> =
        &[("shut", Gap::Shut), ("caught", Gap::Caught), ("ajar", Gap::Ajar), ("open", Gap::Open)];
}

/// How somebody lifts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Lift {
    /// One hand at the edge.
    Hand,
    /// Both hands, or a helper, at both corners.
    Helper,
    /// From inside, with back or legs.
    Inside,
}

impl Lift {
    /// Words in scripts.
    pub(crate) const NAMES: &'static Words<Lift> =
        &[("by hand", Lift::Hand), ("with both hands", Lift::Helper), ("from inside", Lift::Inside)];

    /// Force at the edge (N); judgment calls.
    fn newtons(self) -> f64 {
        match self {
            Lift::Hand => 150.0,
            Lift::Helper => 350.0,
            Lift::Inside => 1000.0,
        }
    }
}

/// What a hand does to the lid.
#[derive(Clone, PartialEq, Debug)]
pub enum LidAction {
    /// Lifts, or stops lifting.
    Lift(Option<Lift>),
    /// Lifts while that opener is pulled; one that isn't there or doesn't move is no reason to lift.
    LiftWith(String, Lift),
    /// Leans on the lid with flat hands, or eases off.
    Lean(bool),
    /// Lifts it half-way and lets go, hands near it.
    TryStruts,
    /// Works the second catch under the edge.
    SecondCatch,
    /// Presses the lid down until it shuts.
    Close,
}

/// Phrases in scripts.
pub(crate) const PHRASES: &[(&str, LidAction)] = &[
    ("lean", LidAction::Lean(true)),
    ("ease off", LidAction::Lean(false)),
    ("close lid", LidAction::Close),
    ("push up from inside", LidAction::Lift(Some(Lift::Inside))),
    ("stop pushing", LidAction::Lift(None)),
    ("try struts", LidAction::TryStruts),
    ("work second catch", LidAction::SecondCatch),
];

/// Weight at the edge that weak struts no longer carry (N); a judgment call.
const WEIGHT: f64 = 250.0;
/// How hard flat hands lean (N); a judgment call.
const LEAN: f64 = 500.0;
/// Ice that holds with less than this breaks under hands that lean on it (N); a judgment call.
const THIN_ICE: f64 = 300.0;
/// More cargo than this doesn't let the lid close (N).
const CARGO_IN_THE_WAY: f64 = 300.0;

/// Push of the claw's own spring (N).
const CLAW_SPRING: f64 = 60.0;
/// More than this in a bent lid doesn't let it close (N).
const BENT: f64 = 300.0;

/// The lid with its seal, its struts and what lies under it.
#[derive(Clone, PartialEq, Debug)]
pub struct Lid {
    /// Output: how far up it is.
    pub(crate) gap: Gap,
    /// Push of the seal and of pop-up springs on a free lid (N).
    spring: f64,
    /// Struts or springs raise it once it is free; otherwise it must be lifted.
    rises: bool,
    /// The struts are weak: it takes two hands to raise it, and it falls back when nothing holds it.
    weak: bool,
    /// A stick or a helper holds it up.
    propped: bool,
    /// Ice or a sticky seal holds with this force until it breaks loose or thaws (N).
    seal: f64,
    /// Cargo or a strap holds with this force until somebody takes it away (N). Leaning on the lid takes some of it off.
    cargo: f64,
    /// A window ajar or a roof halfway holds with this force until it is put right (N).
    jam: f64,
    /// Metal that was bent in a crash jams in its frame with this force (N).
    bend: f64,
    /// Input: somebody lifts.
    lifting: Option<Lift>,
    /// Input: somebody leans on it with flat hands.
    leaned: bool,
    /// There is a second catch under the edge.
    second_catch: bool,
    /// The second catch doesn't let go.
    second_catch_stuck: bool,
    /// The halves of a split door were moved in the wrong order.
    wrong_leaf: bool,
}

pub(super) const KNOBS: &[Knob<Lid>] = &[
    number("lid.seal", "ice or a sticky seal holds the lid [N]", (0.0, 10_000.0), |l| &mut l.seal),
    number("lid.cargo", "cargo holds the lid or the latch [N]", (0.0, 10_000.0), |l| &mut l.cargo),
    number("lid.jam", "a window ajar or a roof halfway holds it [N]", (0.0, 10_000.0), |l| &mut l.jam),
    number("lid.bend", "a bent lid jams in its frame [N]", (0.0, 10_000.0), |l| &mut l.bend),
    number("lid.spring", "push of the seal on a free lid [N]", (0.0, 1000.0), |l| &mut l.spring),
    flag("lid.rises", "it rises by itself", |l| &mut l.rises),
    flag("lid.weak", "weak struts: it is heavy and falls", |l| &mut l.weak),
    flag("lid.propped", "a stick or a helper holds it up", |l| &mut l.propped),
    flag("lid.second_catch", "a second catch under the edge", |l| &mut l.second_catch),
    flag("lid.second_catch_stuck", "the second catch does not let go", |l| &mut l.second_catch_stuck),
    flag("lid.wrong_leaf", "the halves of a split door were moved in the wrong order", |l| &mut l.wrong_leaf),
    word("lid.gap", "how far up the lid is", || list(Gap::NAMES), |l, word| assign(&mut l.gap, Gap::NAMES, word)),
];

impl Default for Lid {
    fn default() -> Self {
        Lid {
            gap: Gap::Shut,
            spring: 80.0,
            rises: false,
            weak: false,
            propped: false,
            seal: 0.0,
            cargo: 0.0,
            jam: 0.0,
            bend: 0.0,
            lifting: None,
            leaned: false,
            second_catch: false,
            second_catch_stuck: false,
            wrong_leaf: false,
        }
    }
}

impl Lid {
    /// How far up it is.
    pub fn gap(&self) -> Gap {
        self.gap
    }

    /// Output: force on the claw (N). Seal and claw spring push it against the pawl; flat hands on a shut lid take all of
    /// that away.
    pub(super) fn load(&self) -> f64 {
        match self.gap {
            Gap::Shut if self.leaned => 0.0,
            Gap::Shut => self.spring + CLAW_SPRING,
            Gap::Caught | Gap::Ajar | Gap::Open => CLAW_SPRING,
        }
    }

    /// What pushes a lid whose latch is free wins over what holds it.
    pub(super) fn comes_free(&self) -> bool {
        let cargo = (self.cargo - if self.leaned { LEAN } else { 0.0 }).max(0.0);
        let lift = self.lifting.map_or(0.0, Lift::newtons);
        self.spring + lift > self.seal + cargo + self.jam + self.bend
    }

    /// Output: a motor would have to lift a lid that its struts no longer carry.
    pub(super) fn is_heavy(&self) -> bool {
        self.weak
    }

    /// The latch lets go: the lid comes up to its second catch, or ajar.
    pub(super) fn let_go(&mut self, observer: &mut Observer) {
        self.move_to(if self.second_catch { Gap::Caught } else { Gap::Ajar }, observer);
    }

    /// A free lid goes up when something raises it, and falls back when nothing holds it.
    pub(super) fn settle(&mut self, observer: &mut Observer) {
        let weight = if self.weak { WEIGHT } else { 0.0 };
        let lifted = self.lifting.is_some_and(|lift| lift.newtons() > weight);
        let raised = !self.wrong_leaf && ((self.rises && !self.weak) || lifted);
        if self.gap == Gap::Ajar && raised && !self.leaned {
            self.move_to(Gap::Open, observer);
        } else if self.gap == Gap::Open && self.weak && !self.propped && self.lifting.is_none() {
            self.move_to(Gap::Ajar, observer);
        }
    }

    /// Moves the lid.
    pub(super) fn move_to(&mut self, gap: Gap, observer: &mut Observer) {
        if self.gap != gap {
            self.gap = gap;
            observer.record(What::Lid { gap });
        }
    }

    /// Hands lift, or stop lifting. Hands that feel a raised lid sink prop it.
    pub(super) fn lift(&mut self, lift: Option<Lift>, observer: &mut Observer) {
        if lift.is_none() && self.lifting.is_some() && self.gap == Gap::Open {
            self.try_struts(observer);
        }
        self.lifting = lift;
    }

    /// Hands let a raised lid go, near enough to catch it.
    pub(super) fn try_struts(&mut self, observer: &mut Observer) {
        self.propped |= self.weak;
        observer.feel_if(self.weak, Sensation::LidSinks);
    }

    /// Flat hands lean on the lid: that takes the load off the claw and breaks thin ice.
    pub(super) fn lean(&mut self, on: bool) {
        self.leaned = on;
        if on && self.seal < THIN_ICE {
            self.seal = 0.0;
        }
    }

    /// A finger works the second catch under the edge.
    pub(super) fn work_second_catch(&mut self, observer: &mut Observer) {
        if self.gap != Gap::Caught {
            return;
        }
        if self.second_catch_stuck {
            observer.feel_amiss(Amiss::Stuck, "second_catch");
        } else {
            self.move_to(Gap::Ajar, observer);
            self.settle(observer);
        }
    }

    /// Hands press the lid down. Input: a try of the latch to catch. It falls back ajar if that fails.
    pub(super) fn close(&mut self, catch: impl FnOnce(&mut Observer) -> bool, observer: &mut Observer) {
        if self.gap == Gap::Shut {
            return;
        }
        (self.lifting, self.propped) = (None, false);
        let room = self.cargo < CARGO_IN_THE_WAY && !self.wrong_leaf && self.jam == 0.0 && self.bend < BENT;
        if room && catch(observer) {
            self.move_to(Gap::Shut, observer);
            observer.feel(Sensation::LidLatched);
        } else {
            self.move_to(Gap::Ajar, observer);
        }
    }

    /// A window or roof is held out of its frame: a hand gets past it.
    pub(super) fn window_is_ajar(&self) -> bool {
        self.jam > 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaned_on(mut lid: Lid) -> Lid {
        lid.lean(true);
        lid
    }

    #[test]
    fn forces_decide() {
        let ice = Lid { seal: 250.0, ..Lid::default() };
        for (lid, free, why) in [
            (Lid { lifting: Some(Lift::Hand), ..ice.clone() }, false, "one hand doesn't break the seal"),
            (Lid { lifting: Some(Lift::Helper), ..ice }, true, "two do"),
            (leaned_on(Lid { seal: 250.0, ..Lid::default() }), true, "leaning breaks thin ice"),
            (leaned_on(Lid { seal: 380.0, ..Lid::default() }), false, "and not thick ice"),
            (Lid { cargo: 450.0, ..Lid::default() }, false, "cargo holds"),
            (Lid { cargo: 450.0, leaned: true, ..Lid::default() }, true, "leaning takes the load off"),
            (Lid { cargo: 900.0, leaned: true, ..Lid::default() }, false, "not all of it"),
            (Lid { cargo: 900.0, lifting: Some(Lift::Inside), ..Lid::default() }, true, "legs from inside do"),
            (Lid { bend: 5000.0, lifting: Some(Lift::Inside), ..Lid::default() }, false, "bent metal stays"),
        ] {
            assert_eq!(lid.comes_free(), free, "{why}");
        }
    }

    #[test]
    fn a_free_lid_finds_its_place() {
        let ajar = Lid { gap: Gap::Ajar, ..Lid::default() };
        for (lid, gap) in [
            (ajar.clone(), Gap::Ajar),
            (Lid { rises: true, ..ajar.clone() }, Gap::Open),
            (Lid { rises: true, leaned: true, ..ajar.clone() }, Gap::Ajar),
            (Lid { rises: true, weak: true, gap: Gap::Open, ..ajar.clone() }, Gap::Ajar),
            (Lid { lifting: Some(Lift::Hand), wrong_leaf: true, ..ajar }, Gap::Ajar),
        ] {
            let mut settled = lid.clone();
            settled.settle(&mut Observer::default());
            assert_eq!(settled.gap, gap, "{lid:?}");
        }
    }
}
