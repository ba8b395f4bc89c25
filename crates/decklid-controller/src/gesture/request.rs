//! What somebody asks for by a gesture.

/// What somebody asks for, in the order in which requests that come together are answered: who is shut in first, then
/// what unlocks, then what opens, then what locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Request {
    /// Inside handle pulled.
    Handle,
    /// Fob: unlock.
    FobUnlock,
    /// Fob: unlock pressed a second time.
    FobUnlockAgain,
    /// Fob: unlock held.
    FobUnlockHeld,
    /// Door key: unlock.
    KeyUnlock,
    /// Dash: unlock.
    CentralUnlock,
    /// Key in the lid.
    KeyBoot,
    /// Fob: open the trunk.
    FobTrunk,
    /// Button above the plate.
    Exterior,
    /// Button in the cabin.
    Interior,
    /// Lever.
    Lever,
    /// Fob: lock.
    FobLock,
    /// Fob: lock pressed a second time.
    FobLockAgain,
    /// Door key: lock.
    KeyLock,
    /// Door key: lock a second time.
    KeyLockAgain,
    /// Dash: lock.
    CentralLock,
    /// Dash: lock held.
    CentralLockHeld,
}

impl Request {
    /// Every request, in order.
    pub(crate) const ALL: [Request; 17] = [
        Request::Handle,
        Request::FobUnlock,
        Request::FobUnlockAgain,
        Request::FobUnlockHeld,
        Request::KeyUnlock,
        Request::CentralUnlock,
        Request::KeyBoot,
        Request::FobTrunk,
        Request::Exterior,
        Request::Interior,
        Request::Lever,
        Request::FobLock,
        Request::FobLockAgain,
        Request::KeyLock,
        Request::KeyLockAgain,
        Request::CentralLock,
        Request::CentralLockHeld,
    ];
}

/// Requests that wait for their answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Requests(u32);

impl Requests {
    /// Puts `request` in.
    pub(crate) const fn add(&mut self, request: Request) {
        self.0 |= 1 << request as u32;
    }

    /// Puts all of `more` in.
    pub(crate) const fn add_all(&mut self, more: Requests) {
        self.0 |= more.0;
    }

    /// True if `request` is in it.
    pub(crate) const fn has(self, request: Request) -> bool {
        self.0 & 1 << request as u32 != 0
    }

    /// Takes the first out.
    pub(crate) fn pop(&mut self) -> Option<Request> {
        let first = Request::ALL.get(self.0.trailing_zeros() as usize).copied()?;
        self.0 &= self.0.wrapping_sub(1);
        Some(first)
    }

    /// True if none waits.
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}
