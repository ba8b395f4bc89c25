//! The latch: the claw that holds the striker, the pawl that holds the claw, and what keeps them from working.

use super::knobs::{Knob, assign, flag, list, number, word};
use super::observer::Observer;
use super::release::LEAST_VOLTS;
use super::switch::Stuck;
use crate::sensation::Sensation;
use crate::trace::What;
use crate::words::Words;

/// Force of a hand on a lever, key or cable (N).
pub(crate) const HAND_FORCE: f64 = 200.0;
/// Stiffness from which on the claw does not catch, and from which on a hand feels it (N).
const STIFF: f64 = 40.0;
/// Friction of a clean or oiled pawl (N).
const CLEAN: f64 = 20.0;
/// The share of the force on the claw that the pawl feels as friction.
const LOAD_SHARE: f64 = 0.25;
/// How far the striker may be off for the claw to meet it (mm).
const STRIKER_PLAY: f64 = 3.0;

/// Where the claw is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Claw {
    /// It lets the striker go.
    Open,
    /// Pre-latch: the lid is held, not tight (front trunk: secondary position).
    Pre,
    /// Main position: the lid is shut (front trunk: primary position).
    #[default]
    Main,
}

impl Claw {
    /// Words in files and in the trace.
    pub const NAMES: &'static Words<Claw> = &[("open", Claw::Open), ("pre", Claw::Pre), ("main", Claw::Main)];
}

/// What a hand does to the latch of an open lid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LatchAction {
    /// Shuts the claw with a screwdriver.
    ShutClaw,
    /// Swings the claw open with a screwdriver while the pawl is off.
    OpenClaw,
    /// Looks at the claw.
    LookAtClaw,
    /// Pulls on the lid, or on the claw when the lid is up.
    Pull,
    /// Oils the latch.
    Oil,
    /// Puts rod, cable or lever from the motor back on, if that can be done by hand.
    HookLink,
    /// Moves the slide on the latch back.
    UndoSlide,
    /// Presses the lid all the way shut: wakes a latch that was without power.
    PressShut,
}

/// Phrases in scripts.
pub(crate) const PHRASES: &[(&str, LatchAction)] = &[
    ("shut claw", LatchAction::ShutClaw),
    ("open claw", LatchAction::OpenClaw),
    ("look at claw", LatchAction::LookAtClaw),
    ("pull lid", LatchAction::Pull),
    ("oil latch", LatchAction::Oil),
    ("hook link on", LatchAction::HookLink),
    ("undo slide", LatchAction::UndoSlide),
    ("press lid shut", LatchAction::PressShut),
];

/// The mechanical latch.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Latch {
    /// Position of the claw.
    pub(crate) claw: Claw,
    /// Output: the pawl is off the claw, which can turn.
    pub(crate) pawl_off: bool,
    /// Input: the computer left the release at its open end.
    pub(crate) held_open: bool,
    /// Input: force on the claw, which presses it against the pawl (N).
    pub(super) load: f64,
    /// Force that it takes to move an unloaded pawl (N): more than the motor has when it is dry or rusty, more than hands
    /// have when it is seized.
    friction: f64,
    /// Stiffness of the claw (N).
    dirt: f64,
    /// The claw doesn't hold even when it is shut: worn, broken.
    worn: bool,
    /// The base that carries pawl and lever is cracked: a pull by hand moves the base, not the pawl.
    base_cracked: bool,
    /// The bolts that hold the latch have sheared: it moves as a whole.
    pub(crate) bolts_sheared: bool,
    /// How far the striker is from where the claw meets it (mm).
    striker_offset: f64,
    /// The striker loop is bent.
    striker_bent: bool,
    /// It misses the claw for a reason that nobody finds.
    striker_lost: bool,
    /// Rod, cable or lever between motor and pawl is off: the motor turns, the pawl doesn't follow.
    pub(super) link_off: bool,
    /// The slide on the latch is set: it parts the cabin lever from the pawl, and its contact reads as a valet switch.
    pub(super) slide_set: bool,
    /// The motor that pulls the lid in is stuck: it holds the claw (closed), or never pulls it in (open).
    soft_close: Stuck,
    /// It never pulls the claw in until it is reset.
    soft_close_hung: bool,
}

pub(super) const KNOBS: &[Knob<Latch>] = &[
    number("latch.friction", "force that moves the pawl [N]; 20 is clean", (0.0, 10_000.0), |l| &mut l.friction),
    number("latch.dirt", "stiffness of the claw [N]; from 40 on it does not catch", (0.0, 1000.0), |l| &mut l.dirt),
    flag("latch.worn", "the claw does not hold", |l| &mut l.worn),
    flag("latch.base_cracked", "the base of the latch is cracked", |l| &mut l.base_cracked),
    flag("latch.bolts_sheared", "the bolts of the latch have sheared", |l| &mut l.bolts_sheared),
    flag("latch.link_off", "rod, cable or lever from motor to latch is off", |l| &mut l.link_off),
    flag("latch.slide", "the slide on the latch is set: buttons and cabin lever do nothing", |l| &mut l.slide_set),
    word(
        "soft_close.stuck",
        "the motor that pulls the lid in is stuck: never pulls (open), holds the claw (closed)",
        || list(Stuck::NAMES),
        |l, word| assign(&mut l.soft_close, Stuck::NAMES, word),
    ),
    flag("soft_close.hung", "that motor does not pull until it is reset", |l| &mut l.soft_close_hung),
    word("latch.claw", "where the claw is", || list(Claw::NAMES), |l, word| assign(&mut l.claw, Claw::NAMES, word)),
    number("striker.offset", "how far the striker is off [mm]; over 3 it misses", (-50.0, 50.0), |l| {
        &mut l.striker_offset
    }),
    flag("striker.lost", "it misses the claw, nobody knows why", |l| &mut l.striker_lost),
    flag("striker.bent", "the striker is bent", |l| &mut l.striker_bent),
];

impl Default for Latch {
    fn default() -> Self {
        Latch {
            claw: Claw::Main,
            pawl_off: false,
            held_open: false,
            load: 0.0,
            friction: CLEAN,
            dirt: 0.0,
            worn: false,
            base_cracked: false,
            bolts_sheared: false,
            striker_offset: 0.0,
            striker_bent: false,
            striker_lost: false,
            link_off: false,
            slide_set: false,
            soft_close: Stuck::No,
            soft_close_hung: false,
        }
    }
}

/// Who pulls the pawl.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum By {
    /// The release motor.
    Motor,
    /// A hand on key, cable or handle.
    Hand,
}

/// Everything that may pull the pawl at one moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Pull {
    /// A hand pulls a cable, key or handle.
    pub(super) by_hand: bool,
    /// A cable hangs half-pulled.
    pub(super) by_caught_cable: bool,
    /// The motor holds the pawl.
    pub(super) by_motor: bool,
}

impl Latch {
    /// A pull by motor or by hand moves the pawl.
    pub(crate) fn yields(&self, force: f64, by: By) -> bool {
        let slips = match by {
            By::Motor => self.link_off,
            By::Hand => self.base_cracked,
        };
        force > self.friction + LOAD_SHARE * self.load && !slips && !self.bolts_sheared
    }

    /// Output: nothing but the pawl holds the claw.
    pub(super) fn claw_is_free(&self) -> bool {
        self.soft_close != Stuck::Closed
    }

    /// Input: what pulls now. True if the pawl moved.
    pub(super) fn pull_pawl(&mut self, pull: Pull, observer: &mut Observer) -> bool {
        let by_hand = pull.by_hand && self.yields(HAND_FORCE, By::Hand);
        // A cable that hangs half-pulled holds the pawl itself, no matter what the base and bolts are like.
        let caught = pull.by_caught_cable && self.friction < HAND_FORCE;
        let was = self.pawl_off;
        self.pawl_off = by_hand || caught || pull.by_motor || self.held_open;
        if self.pawl_off == was {
            return false;
        }
        // A claw that hangs open gives nothing away when a caught cable holds the pawl.
        let felt = pull.by_motor || by_hand || self.claw != Claw::Open;
        observer.feel_if(self.pawl_off && felt && self.claw_is_free(), Sensation::Freed);
        observer.record(What::Pawl { off: self.pawl_off });
        true
    }

    /// The claw turns freely enough to catch.
    fn turns(&self) -> bool {
        self.friction < HAND_FORCE && self.dirt < STIFF && self.claw_is_free()
    }

    /// A shut claw stays shut when pulled.
    fn holds(&self) -> bool {
        !self.worn && !self.base_cracked && !self.pawl_off
    }

    /// The claw reaches its main position when the lid comes down.
    fn comes_in(&self) -> bool {
        self.soft_close == Stuck::No && !self.soft_close_hung
    }

    /// The motor that pulls the lid in is reset. Input: its voltage (V).
    pub(super) fn reset_soft_close(&mut self, volts: f64) {
        self.soft_close_hung &= volts < LEAST_VOLTS;
    }

    /// Turns the claw.
    pub(super) fn turn_claw(&mut self, claw: Claw, observer: &mut Observer) {
        if self.claw != claw {
            self.claw = claw;
            observer.record(What::Claw { claw });
        }
    }

    /// The striker comes in: true if the claw catches it.
    pub(super) fn catch(&mut self, observer: &mut Observer) -> bool {
        let met = self.striker_offset.abs() <= STRIKER_PLAY && !self.striker_bent && !self.striker_lost;
        let catches = self.claw == Claw::Open && self.turns() && met && self.holds() && self.comes_in();
        if catches {
            self.turn_claw(Claw::Main, observer);
        }
        catches
    }

    /// Input: the soft-close motor pulls.
    pub(super) fn pull_in(&mut self, observer: &mut Observer) {
        if self.claw == Claw::Pre && self.comes_in() {
            self.turn_claw(Claw::Main, observer);
        }
    }

    /// A screwdriver shuts the claw of an open lid.
    pub(super) fn shut_claw(&mut self, observer: &mut Observer) {
        observer.feel_if(!self.turns() || self.friction >= STIFF, Sensation::ClawStiff);
        if self.turns() && !self.pawl_off && !self.worn {
            self.turn_claw(Claw::Main, observer);
        }
    }

    /// A screwdriver swings the claw of an open lid open.
    pub(super) fn open_claw(&mut self, observer: &mut Observer) {
        if self.pawl_off && self.claw_is_free() {
            self.turn_claw(Claw::Open, observer);
        }
    }

    /// Fingers put the link to the motor back on. Input: that is enough to mend it.
    pub(super) fn hook_link(&mut self, helps: bool) {
        self.link_off &= !helps;
    }

    /// A finger moves the slide on the latch back.
    pub(super) fn undo_slide(&mut self) {
        self.slide_set = false;
    }

    /// An eye looks at the claw.
    pub(super) fn look_at_claw(&self, observer: &mut Observer) {
        observer.feel_if(self.claw != Claw::Open, Sensation::ClawShut);
    }

    /// A hand pulls on the claw, through the lid or directly: true if it holds.
    pub(super) fn holds_when_pulled(&self) -> bool {
        self.claw == Claw::Main && self.holds()
    }

    /// Oil loosens the claw, and the pawl where it helps.
    pub(super) fn oil(&mut self, helps: bool, observer: &mut Observer) {
        self.dirt = 0.0;
        if helps {
            self.friction = self.friction.min(CLEAN);
        }
        observer.feel_if(self.friction < STIFF, Sensation::LatchMoves);
    }
}

#[cfg(test)]
mod tests {
    use super::super::lid::Lid;
    use super::super::release::ReleaseDrive;
    use super::*;

    /// Clean, too stiff for the motor, seized; and the load of a shut lid is not what decides.
    #[test]
    fn a_seized_latch_moves_for_nobody() {
        let motor = ReleaseDrive::default();
        for (friction, by_motor, by_hand) in [(20.0, true, true), (150.0, false, true), (1000.0, false, false)] {
            let latch = Latch { friction, load: Lid::default().load(), ..Latch::default() };
            for volts in [8.0, 12.0, 14.5] {
                assert_eq!(latch.yields(motor.force(volts), By::Motor), by_motor, "{friction} N, {volts} V");
            }
            assert_eq!(latch.yields(HAND_FORCE, By::Hand), by_hand, "{friction} N");
        }
    }

    #[test]
    fn what_parts_motor_and_pawl_leaves_them_to_the_hand() {
        for (latch, by_hand) in [
            (Latch { link_off: true, ..Latch::default() }, true),
            (Latch { bolts_sheared: true, ..Latch::default() }, false),
        ] {
            assert!(!latch.yields(1000.0, By::Motor), "{latch:?}");
            assert_eq!(latch.yields(HAND_FORCE, By::Hand), by_hand, "{latch:?}");
        }
    }

    #[test]
    fn the_claw_catches_only_what_it_meets() {
        let open = Latch { claw: Claw::Open, ..Latch::default() };
        for (latch, catches) in [
            (open.clone(), true),
            (Latch { striker_offset: 4.0, ..open.clone() }, false),
            (Latch { dirt: STIFF, ..open.clone() }, false),
            (Latch { pawl_off: true, ..open }, false),
            (Latch::default(), false),
        ] {
            assert_eq!(latch.clone().catch(&mut Observer::default()), catches, "{latch:?}");
        }
    }
}
