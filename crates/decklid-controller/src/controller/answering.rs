//! Requests and their answers: one a step.

use super::Step;
use crate::gesture::{Noticed, Request};
use crate::interlock::{self, Situation};
use crate::locking::{Level, LidLock, UnlockMode};
use crate::profile::{DeadlockRule, Gesture};
use crate::signals::{Answer, Cause, Countdown, Ignition, Reason, Seen, Span};

impl Step<'_> {
    /// Answers the first request that waits, one a millisecond. After a drive that was just given up, which has been
    /// answered already, all but the inside handle wait.
    pub(super) fn answer_requests(&mut self, noticed: &Noticed) {
        self.state.waiting.add_all(noticed.requests);
        let again = self.passed.is_zero() && noticed.requests.is_empty() && !self.state.waiting.is_empty();
        let handle = self.state.waiting.has(Request::Handle);
        if (self.out.answer.is_some() || again) && !handle {
            return;
        }
        self.out.answer = match self.state.waiting.pop() {
            Some(request) => Some(self.answer(request)),
            None if self.inputs.menu != self.state.menu => self.choose(),
            None => noticed.unarmed.then_some(Answer::Refused(Reason::ButtonStuck)),
        };
    }

    fn answer(&mut self, request: Request) -> Answer {
        match request {
            Request::Handle => self.open(Cause::Handle),
            Request::FobUnlock => self.unlock(Cause::FobUnlock, false),
            Request::FobUnlockAgain => self.second_click(),
            Request::FobUnlockHeld => self.open(Cause::FobSecondClick),
            Request::KeyUnlock => self.unlock(Cause::KeyUnlock, true),
            Request::CentralUnlock => self.unlock(Cause::CentralUnlock, true),
            Request::KeyBoot => self.open(Cause::KeyBoot),
            Request::FobTrunk => self.open(Cause::FobTrunk),
            Request::Exterior => self.open_outside(),
            Request::Interior => self.open(Cause::Interior),
            Request::Lever => self.open(Cause::Lever),
            Request::FobLock => self.lock(Cause::FobLock, false),
            Request::FobLockAgain => self.lock(Cause::FobLock, true),
            Request::KeyLock => self.lock(Cause::KeyLock, false),
            Request::KeyLockAgain => self.lock(Cause::KeyLock, true),
            Request::CentralLock => self.lock(Cause::CentralLock, false),
            Request::CentralLockHeld => self.lock(Cause::CentralLock, true),
        }
    }

    /// The button above the plate: as it is, or with a fob close by.
    fn open_outside(&mut self) -> Answer {
        let by_fob = self.inputs.near_lid.is_some() && self.profile.passive.value.fitted;
        let cause = if by_fob && self.forbids(Cause::Exterior).is_some() { Cause::Passive } else { Cause::Exterior };
        if cause == Cause::Passive
            && self.forbids(cause).is_none_or(|reason| reason >= Reason::TooSoon)
            && self.state.passive_pause.is_running()
        {
            return Answer::Refused(Reason::TooSoon);
        }
        let answer = self.open(cause);
        if let Answer::Accepted(cause) = answer {
            self.state.accepted_outside = true;
            if cause == Cause::Passive {
                self.state.passive_pause = Countdown::of(self.profile.passive_pause.value);
            }
        }
        answer
    }

    /// Why the trunk must not be opened for `cause`; never a reason for a cause without a gate: the inside handle.
    fn forbids(&self, cause: Cause) -> Option<Reason> {
        interlock::gate(self.profile, cause)?;
        let saved = self.state.saved;
        let situation = Situation {
            level: saved.level,
            lid: saved.lid,
            unlocked_for: self.state.unlocked_for,
            remote_trunk: saved.settings(self.state.slot).remote_trunk,
        };
        interlock::forbids(self.profile, self.inputs, &situation, cause)
            .or_else(|| self.state.release.forbids(self.inputs, self.profile))
    }

    fn open(&mut self, cause: Cause) -> Answer {
        if let Some(reason) = self.forbids(cause) {
            return Answer::Refused(reason);
        }
        self.state.release.start(cause, self.inputs, self.profile);
        self.state.hold_open = false;
        self.out.flashes = self.profile.flashes.value.lid;
        if cause != Cause::Handle && self.state.saved.level != Level::Unlocked {
            self.state.saved.lid = LidLock::Free;
            if self.state.lid.is_closed() {
                self.state.relock.freed(self.profile);
            }
        }
        Answer::Accepted(cause)
    }

    /// The second press of a fob's unlock button: everything, and on some cars the trunk.
    fn second_click(&mut self) -> Answer {
        let unlocked = self.unlock(Cause::FobUnlock, true);
        let gate = self.profile.fob_second.value;
        let by_click = gate.fitted && matches!(gate.gesture, Gesture::Second(_));
        let opens = by_click && unlocked == Answer::Accepted(Cause::FobUnlock);
        if opens { self.open(Cause::FobSecondClick) } else { unlocked }
    }

    fn unlock(&mut self, cause: Cause, everything: bool) -> Answer {
        let before = self.state.saved.level;
        let inside = cause == Cause::CentralUnlock;
        if inside && before == Level::Deadlocked {
            self.out.horn = true;
            return Answer::Refused(Reason::Deadlocked);
        }
        if let Some(reason) = self.locks_forbid() {
            return Answer::Refused(reason);
        }
        if self.state.locks.played().is_some() {
            return Answer::Refused(Reason::Played);
        }
        let settings = self.state.saved.settings(self.state.slot);
        let driver_first = settings.unlock == UnlockMode::DriverFirst && !everything && before != Level::Unlocked;
        self.set_level(if driver_first { Level::DriverOnly } else { Level::Unlocked });
        self.state.saved.lid = LidLock::WithCar;
        self.state.unlocked_for = Span::ZERO;
        let shut = self.state.lid.is_closed() && !self.inputs.doors.any();
        if cause == Cause::FobUnlock && shut {
            self.state.relock.unlocked(before, settings, self.profile);
        }
        if cause != Cause::FobUnlock {
            self.state.relock.forget();
        }
        Answer::Accepted(cause)
    }

    /// Locks; `again` for a second press or a long one.
    fn lock(&mut self, cause: Cause, again: bool) -> Answer {
        if let Some(reason) = self.lock_forbids(cause, again) {
            self.out.horn = matches!(reason, Reason::KeyInTrunk | Reason::Deadlocked);
            return Answer::Refused(reason);
        }
        let level = self.lock_level(cause, again);
        self.set_level(level);
        self.state.saved.lid = LidLock::WithCar;
        self.state.relock.forget();
        Answer::Accepted(cause)
    }

    fn lock_forbids(&self, cause: Cause, again: bool) -> Option<Reason> {
        let inside = cause == Cause::CentralLock;
        let key_in = |place: Seen| self.profile.sees_keys.value && self.inputs.keys.contains(&place);
        let doors = self.inputs.doors;
        let cell_low = cause == Cause::FobLock && self.state.cell_low && self.profile.low_cell_blocks_lock.value;
        let insists = inside && again;
        let when = |wrong: bool, reason: Reason| if wrong { Some(reason) } else { None };
        when(inside && self.state.saved.level == Level::Deadlocked, Reason::Deadlocked)
            .or_else(|| when(self.state.crash.holds(), Reason::CrashHold))
            .or_else(|| when(key_in(Seen::Trunk) && self.inputs.all_keys_in_trunk(), Reason::KeyInTrunk))
            .or_else(|| when(!insists && inside && doors.any() && key_in(Seen::Cabin), Reason::KeyInCabin))
            .or_else(|| when(!insists && doors.driver, Reason::DoorOpen))
            .or_else(|| when(cell_low, Reason::FobCellLow))
            .or_else(|| self.locks_forbid())
            .or_else(|| when(self.state.locks.played().is_some(), Reason::Played))
    }

    /// From inside the car is only locked; from outside it is deadlocked as the profile says, unless somebody is in.
    fn lock_level(&self, cause: Cause, again: bool) -> Level {
        let deadlocks = match self.profile.deadlock.value {
            DeadlockRule::Never => false,
            DeadlockRule::OnLock => true,
            DeadlockRule::OnSecond(_) => again || self.state.saved.level == Level::Deadlocked,
        };
        let outside = matches!(cause, Cause::FobLock | Cause::KeyLock);
        if deadlocks && outside && !self.inputs.occupant { Level::Deadlocked } else { Level::Locked }
    }

    /// A choice of the settings menu counts once, at a standstill with the ignition on.
    fn choose(&mut self) -> Option<Answer> {
        self.state.menu = self.inputs.menu;
        let choice = self.inputs.menu?;
        let stands = interlock::moving(self.profile, self.inputs, 1).is_none();
        if !stands || self.inputs.ignition != Ignition::On {
            return Some(Answer::Refused(Reason::NotAtStandstill));
        }
        self.state.saved.set(choice.slot, choice.settings);
        Some(Answer::Accepted(Cause::Menu))
    }
}
