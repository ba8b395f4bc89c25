//! All buttons of the car together, and the requests that their gestures make.

use super::request::{Request, Requests};
use super::{Button, Events, Rules};
use crate::profile::{Gate, Gesture, Profile};
use crate::signals::{Cylinder, FobButton, Inputs, Level, Span, earliest};

/// Something that can be pressed, pulled or turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Contact {
    /// Inside handle, electric.
    Handle,
    /// Button above the plate.
    Exterior,
    /// Button in the cabin.
    Interior,
    /// Lever by the seat, electric.
    Lever,
    /// Key in the lid.
    KeyBoot,
    /// Trunk button of a fob.
    FobTrunk,
    /// Unlock button of a fob.
    FobUnlock,
    /// Lock button of a fob.
    FobLock,
    /// Dash switch, unlock.
    CentralUnlock,
    /// Dash switch, lock.
    CentralLock,
    /// Key in the door, unlock.
    KeyUnlock,
    /// Key in the door, lock.
    KeyLock,
}

impl Contact {
    /// How many there are.
    pub(crate) const COUNT: usize = 12;

    /// Every contact.
    pub(crate) const ALL: [Contact; Contact::COUNT] = [
        Contact::Handle,
        Contact::Exterior,
        Contact::Interior,
        Contact::Lever,
        Contact::KeyBoot,
        Contact::FobTrunk,
        Contact::FobUnlock,
        Contact::FobLock,
        Contact::CentralUnlock,
        Contact::CentralLock,
        Contact::KeyUnlock,
        Contact::KeyLock,
    ];

    /// True if it is on a fob: the receiver has filtered it already.
    pub(crate) const fn is_fob(self) -> bool {
        matches!(self, Contact::FobTrunk | Contact::FobUnlock | Contact::FobLock)
    }

    /// What it asks for; `again` if it was a second press.
    pub(crate) const fn request(self, again: bool) -> Request {
        match self {
            Contact::Handle => Request::Handle,
            Contact::Exterior => Request::Exterior,
            Contact::Interior => Request::Interior,
            Contact::Lever => Request::Lever,
            Contact::KeyBoot => Request::KeyBoot,
            Contact::FobTrunk => Request::FobTrunk,
            Contact::FobUnlock if again => Request::FobUnlockAgain,
            Contact::FobUnlock => Request::FobUnlock,
            Contact::FobLock if again => Request::FobLockAgain,
            Contact::FobLock => Request::FobLock,
            Contact::CentralUnlock => Request::CentralUnlock,
            Contact::CentralLock => Request::CentralLock,
            Contact::KeyUnlock => Request::KeyUnlock,
            Contact::KeyLock if again => Request::KeyLockAgain,
            Contact::KeyLock => Request::KeyLock,
        }
    }

    #[inline]
    fn raw(self, inputs: &Inputs) -> Level {
        let fob = |button: FobButton| Level::from_bool(matches!(inputs.radio, Some(press) if press.button == button));
        match self {
            Contact::Handle => inputs.handle,
            Contact::Exterior => inputs.exterior,
            Contact::Interior => inputs.interior,
            Contact::Lever => inputs.lever,
            Contact::KeyBoot => Level::from_bool(inputs.cylinder == Cylinder::Boot),
            Contact::FobTrunk => fob(FobButton::Trunk),
            Contact::FobUnlock => fob(FobButton::Unlock),
            Contact::FobLock => fob(FobButton::Lock),
            Contact::CentralUnlock => inputs.central_unlock,
            Contact::CentralLock => inputs.central_lock,
            Contact::KeyUnlock => Level::from_bool(inputs.cylinder == Cylinder::Unlock),
            Contact::KeyLock => Level::from_bool(inputs.cylinder == Cylinder::Lock),
        }
    }

    #[inline]
    fn rules(self, profile: &Profile) -> Rules {
        const NONE: Span = Span::ZERO;
        let opener = |gate: &Gate, long: Span| (gate.gesture, gate.gesture.window(), long);
        let (gesture, second, long) = match self {
            Contact::Exterior => opener(&profile.exterior.value, profile.over_hold.value),
            Contact::Interior => opener(&profile.interior.value, NONE),
            Contact::Lever => opener(&profile.lever.value, NONE),
            Contact::KeyBoot => opener(&profile.key_boot.value, NONE),
            Contact::FobTrunk => opener(&profile.fob_trunk.value, NONE),
            Contact::FobUnlock => (Gesture::Press, profile.second_press.value, profile.fob_second.value.hold()),
            Contact::FobLock | Contact::KeyLock => (Gesture::Press, profile.deadlock.value.second(), NONE),
            Contact::CentralLock => (Gesture::Press, NONE, profile.lockout_override.value),
            Contact::Handle | Contact::CentralUnlock | Contact::KeyUnlock => (Gesture::Press, NONE, NONE),
        };
        let debounce = if self.is_fob() { NONE } else { profile.debounce.value };
        Rules { debounce, gesture, second, long, stuck: profile.stuck_after.value }
    }
}

/// A set of contacts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Contacts(u16);

impl Contacts {
    /// Puts `contact` in or takes it out.
    pub(crate) const fn set(&mut self, contact: Contact, is_in: bool) {
        self.0 = self.0 & !(1 << contact as u16) | (is_in as u16) << contact as u16;
    }

    /// Those in this set or in `other`.
    const fn or(self, other: Contacts) -> Contacts {
        Contacts(self.0 | other.0)
    }

    /// Those in it, in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = Contact> {
        let mut left = self.0;
        core::iter::from_fn(move || {
            let contact = Contact::ALL.get(left.trailing_zeros() as usize).copied()?;
            left &= left.wrapping_sub(1);
            Some(contact)
        })
    }

    /// Those that are down now.
    fn down(inputs: &Inputs) -> Self {
        let mut down = Contacts::default();
        for contact in Contact::ALL {
            down.set(contact, contact.raw(inputs).is_down());
        }
        down
    }

    /// True if `contact` is in it.
    pub(crate) const fn has(self, contact: Contact) -> bool {
        self.0 & 1 << contact as u16 != 0
    }
}

/// What the buttons said in a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Noticed {
    /// Gestures that are complete.
    pub(crate) requests: Requests,
    /// A button that was down when power came on now counts as pressed.
    pub(crate) unarmed: bool,
    /// The outside button has been held for the profile's `over_hold`.
    pub(crate) over_held: bool,
    /// The outside button came up.
    pub(crate) exterior_up: bool,
    /// The buttons that are stuck.
    pub(crate) stuck: Contacts,
    /// When the buttons want to be looked at again.
    pub(crate) wake: Option<Span>,
}

impl Noticed {
    fn note(&mut self, contact: Contact, events: Events) {
        // The handle counts even if it was pulled before power came on: somebody may be shut in.
        let fired = events.fired || (events.unarmed && contact == Contact::Handle);
        if fired {
            self.requests.add(contact.request(events.second));
        }
        match contact {
            Contact::CentralLock if events.long => self.requests.add(Request::CentralLockHeld),
            Contact::FobUnlock if events.long => self.requests.add(Request::FobUnlockHeld),
            _ => {}
        }
        self.unarmed |= events.unarmed && !fired;
        self.over_held |= events.long && contact == Contact::Exterior;
        self.exterior_up |= events.released && contact == Contact::Exterior;
    }
}

/// All buttons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Panel {
    buttons: [Button; Contact::COUNT],
    /// Those of which a timer runs or which are down: only they and those pressed now need a look.
    busy: Contacts,
}

impl Panel {
    /// Takes all raw levels after `passed`. `first` marks the first step after power came on.
    pub(crate) fn take(&mut self, inputs: &Inputs, passed: Span, profile: &Profile, first: bool) -> Noticed {
        let mut noticed = Noticed::default();
        let down = Contacts::down(inputs);
        for contact in self.busy.or(down).iter() {
            let Some(button) = self.buttons.get_mut(contact as usize) else { continue };
            let rules = contact.rules(profile);
            let raw = Level::from_bool(down.has(contact));
            noticed.note(contact, button.take(raw, passed, &rules, first));
            noticed.stuck.set(contact, button.is_stuck(&rules));
            noticed.wake = earliest([noticed.wake, button.wake(&rules)]);
            self.busy.set(contact, !button.is_quiet());
        }
        noticed
    }
}
