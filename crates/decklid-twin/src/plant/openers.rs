//! Mechanical openers: keys in the lid, cables, handles. They act on the pawl, work at 0 V, and the computer knows
//! nothing of them.

use super::fob::Blade;
use super::knobs::{Knob, flag};
use super::observer::Observer;
use crate::sensation::Amiss;
use crate::words::Words;

/// From where an opener is worked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(crate) enum Reach {
    /// From outside the car.
    #[default]
    Outside,
    /// From the cabin.
    Cabin,
    /// With an arm in the trunk.
    Trunk,
}

impl Reach {
    /// Words in files.
    pub(crate) const NAMES: &'static Words<Reach> =
        &[("outside", Reach::Outside), ("cabin", Reach::Cabin), ("trunk", Reach::Trunk)];
}

/// Something that frees the latch by hand, without power.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Opener {
    /// Name, such as `release_cable`.
    pub(crate) name: String,
    /// From where it is worked.
    pub(crate) reach: Reach,
    /// The car has it.
    pub(crate) fitted: bool,
    /// It is wired to the computer instead of acting on the latch.
    pub(crate) electric: bool,
    /// It turns with the metal key.
    pub(crate) by_key: bool,
    /// Only the master key fits it.
    pub(crate) by_master_key: bool,
    /// It is locked while the doors are.
    pub(crate) locks_with_doors: bool,
    /// Broken, off its hook: it moves and does nothing.
    broken: bool,
    /// Seized: it doesn't move.
    stuck: bool,
    /// Something is screwed on top of it.
    covered: bool,
    /// A lock of its own keeps it still.
    locked: bool,
    /// It hangs half-pulled after use and keeps the pawl off.
    caught: bool,
    /// Input: a hand pulls it.
    pulled: bool,
}

/// Knobs of each opener, after its name.
pub(super) const OPENER_KNOBS: &[Knob<Opener>] = &[
    flag("fitted", "the car has it", |o| &mut o.fitted),
    flag("electric", "it is a switch of the computer", |o| &mut o.electric),
    flag("broken", "it moves and does nothing", |o| &mut o.broken),
    flag("stuck", "it does not move", |o| &mut o.stuck),
    flag("covered", "something is screwed on top of it", |o| &mut o.covered),
    flag("locked", "a lock of its own keeps it still", |o| &mut o.locked),
    flag("caught", "it hangs half-pulled and keeps the pawl off", |o| &mut o.caught),
    flag("by_key", "it turns with the metal key", |o| &mut o.by_key),
    flag("locks_with_doors", "it is locked while the doors are", |o| &mut o.locks_with_doors),
    flag("by_master_key", "only the master key fits it", |o| &mut o.by_master_key),
];

/// Where the hands of the person get to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Access {
    /// The person sits in the car.
    pub(super) cabin: bool,
    /// An arm reaches the trunk, or the lid is open.
    pub(super) trunk: bool,
    /// The doors are locked, the driver's perhaps not.
    pub(super) doors_locked: bool,
}

impl Opener {
    /// One of that name that this car doesn't have.
    pub(crate) fn named(name: &str) -> Self {
        Opener { name: name.to_owned(), ..Opener::default() }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The car has it.
    pub fn is_fitted(&self) -> bool {
        self.fitted
    }

    /// What keeps a hand from pulling it.
    fn hindrance(&self, access: Access, blade: &Blade) -> Option<Amiss> {
        let reached = match self.reach {
            Reach::Outside => true,
            Reach::Cabin => access.cabin,
            Reach::Trunk => access.trunk,
        };
        let key = (!self.by_key && !self.by_master_key)
            || (blade.opens_doors() && (!self.by_master_key || blade.opens_lid()));
        let hindrances = [
            (!reached, Amiss::Far),
            (!self.fitted, Amiss::Missing),
            (self.covered, Amiss::Covered),
            (!key || self.locked || (self.locks_with_doors && access.doors_locked), Amiss::Locked),
            (self.stuck, Amiss::Stuck),
        ];
        hindrances.iter().find(|hindrance| hindrance.0).map(|hindrance| hindrance.1)
    }
}

/// What came of a pull.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Pulled {
    /// Nothing: there is no such opener, it can't be pulled, or it is slack.
    Nothing,
    /// It acts on the latch.
    OnLatch,
    /// It is a switch of the computer.
    Electric,
}

/// All openers of a car.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Openers(pub(crate) Vec<Opener>);

impl Openers {
    /// All of them, in the order of the car's file.
    pub fn iter(&self) -> impl Iterator<Item = &Opener> {
        self.0.iter()
    }

    /// The opener of that name.
    pub(super) fn find(&mut self, name: &str) -> Option<&mut Opener> {
        self.0.iter_mut().find(|opener| opener.name == name)
    }

    /// A hand pulls or turns the opener of that name.
    pub(super) fn pull(&mut self, name: &str, access: Access, blade: &Blade, observer: &mut Observer) -> Pulled {
        let Some(opener) = self.find(name) else { return Pulled::Nothing };
        if let Some(amiss) = opener.hindrance(access, blade) {
            observer.feel_amiss(amiss, name);
            return Pulled::Nothing;
        }
        opener.pulled = true;
        if opener.broken {
            observer.feel_amiss(Amiss::Slack, name);
            Pulled::Nothing
        } else if opener.electric {
            Pulled::Electric
        } else {
            Pulled::OnLatch
        }
    }

    /// The hand lets it go. True if it is a switch of the computer.
    pub(super) fn let_go(&mut self, name: &str) -> bool {
        self.find(name).is_some_and(|opener| {
            opener.pulled = false;
            opener.electric
        })
    }

    /// A hand holds the opener of that name.
    pub(super) fn is_pulled(&self, name: &str) -> bool {
        self.0.iter().any(|opener| opener.name == name && opener.pulled)
    }

    /// Output: a hand pulls the pawl through one of them. Inputs: the slide on the latch parts those in the cabin from it;
    /// the link that an outside handle shares with the motor is off.
    pub(super) fn pull_latch(&self, slide_set: bool, link_off: bool) -> bool {
        let parted = |opener: &Opener| {
            opener.electric || (slide_set && opener.reach == Reach::Cabin) || (link_off && opener.locks_with_doors)
        };
        self.0.iter().any(|opener| opener.pulled && !opener.broken && !parted(opener))
    }

    /// A hand oils the opener of that name. Input: oil still helps.
    pub(super) fn oil(&mut self, name: &str, helps: bool) {
        if let Some(opener) = self.find(name) {
            opener.stuck &= !helps;
        }
    }

    /// Output: one of them hangs half-pulled.
    pub(super) fn hang(&self) -> bool {
        self.0.iter().any(|opener| opener.caught)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_hand_feels() {
        let cable = Opener { name: "cable".to_owned(), reach: Reach::Cabin, fitted: true, ..Opener::default() };
        for (opener, cabin, felt) in [
            (cable.clone(), false, Some(Amiss::Far)),
            (cable.clone(), true, None),
            (Opener { fitted: false, ..cable.clone() }, true, Some(Amiss::Missing)),
            (Opener { stuck: true, covered: true, ..cable.clone() }, true, Some(Amiss::Covered)),
            (Opener { broken: true, ..cable.clone() }, true, Some(Amiss::Slack)),
            (Opener { by_master_key: true, ..cable }, true, Some(Amiss::Locked)),
        ] {
            let mut observer = Observer::default();
            let service_key = Blade { master: false, ..Blade::default() };
            let mut openers = Openers(vec![opener.clone()]);
            openers.pull("cable", Access { cabin, trunk: false, doors_locked: false }, &service_key, &mut observer);
            let expected = felt.map(|amiss| crate::sensation::Sensation::Amiss(amiss, "cable".to_owned()));
            assert_eq!(observer.felt().first(), expected.as_ref(), "{opener:?}");
        }
    }
}
