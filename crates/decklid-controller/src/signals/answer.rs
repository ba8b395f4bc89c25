//! Answers to requests: the cause that was accepted, or the one reason why not.

/// Who asked: why the car moves something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// Inside handle (FMVSS 401), where electric.
    Handle,
    /// Automatic release of a person in the trunk (FMVSS 401, S4.1).
    AutoRelease,
    /// Unlocking after a crash.
    Crash,
    /// Trunk button of a fob.
    FobTrunk,
    /// Second click on the unlock button of a fob, or a long hold, where that opens the trunk.
    FobSecondClick,
    /// Unlock button of a fob.
    FobUnlock,
    /// Lock button of a fob.
    FobLock,
    /// Button above the license plate.
    Exterior,
    /// Button above the license plate with a fob nearby.
    Passive,
    /// Trunk button in the cabin.
    Interior,
    /// Lever by the seat, where electric.
    Lever,
    /// Key in the lid, where that cylinder is a switch.
    KeyBoot,
    /// Key in the door turned to unlock.
    KeyUnlock,
    /// Key in the door turned to lock.
    KeyLock,
    /// Dash switch, unlock.
    CentralUnlock,
    /// Dash switch, lock.
    CentralLock,
    /// A choice in the settings menu.
    Menu,
}

impl Cause {
    /// Every cause.
    pub const ALL: [Cause; 17] = [
        Cause::Handle,
        Cause::AutoRelease,
        Cause::Crash,
        Cause::FobTrunk,
        Cause::FobSecondClick,
        Cause::FobUnlock,
        Cause::FobLock,
        Cause::Exterior,
        Cause::Passive,
        Cause::Interior,
        Cause::Lever,
        Cause::KeyBoot,
        Cause::KeyUnlock,
        Cause::KeyLock,
        Cause::CentralUnlock,
        Cause::CentralLock,
        Cause::Menu,
    ];

    /// Its stable code, for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Cause::Handle => "handle",
            Cause::AutoRelease => "auto-release",
            Cause::Crash => "crash",
            Cause::FobTrunk => "fob-trunk",
            Cause::FobSecondClick => "fob-second-click",
            Cause::FobUnlock => "fob-unlock",
            Cause::FobLock => "fob-lock",
            Cause::Exterior => "exterior",
            Cause::Passive => "passive",
            Cause::Interior => "interior",
            Cause::Lever => "lever",
            Cause::KeyBoot => "key-boot",
            Cause::KeyUnlock => "key-unlock",
            Cause::KeyLock => "key-lock",
            Cause::CentralUnlock => "central-unlock",
            Cause::CentralLock => "central-lock",
            Cause::Menu => "menu",
        }
    }
}

/// Why a request was refused, in order of precedence: only the first that applies is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// This car has no such opener.
    NotFitted,
    /// The button has been down for so long that it counts as stuck.
    ButtonStuck,
    /// The car drives too fast.
    Moving,
    /// No fresh speed: the car might be driving.
    SpeedUnknown,
    /// The valet switch is on.
    Valet,
    /// The lever is not in PARK (or NEUTRAL).
    NotInPark,
    /// The ignition is in the wrong position for this.
    IgnitionWrong,
    /// The fob's trunk button was switched off in its settings.
    RemoteOff,
    /// The car is deadlocked.
    Deadlocked,
    /// The car is locked.
    Locked,
    /// Too much time has passed since unlocking.
    WindowOver,
    /// Locking is off after a crash.
    CrashHold,
    /// The only keys are in the trunk.
    KeyInTrunk,
    /// A key is in the cabin and a door is open.
    KeyInCabin,
    /// A door is open.
    DoorOpen,
    /// The fob's cell is low: it might not be able to unlock again.
    FobCellLow,
    /// Just locked or unlocked by passive entry.
    TooSoon,
    /// The starter turns.
    Cranking,
    /// The battery is too weak.
    Undervoltage,
    /// The drive is off until the next start because of an electrical fault.
    OutputFault,
    /// The motor is too hot.
    Hot,
    /// The switch was played with.
    Played,
    /// Settings change only at a standstill with the ignition on.
    NotAtStandstill,
}

impl Reason {
    /// Every reason, in order of precedence.
    pub const ALL: [Reason; 23] = [
        Reason::NotFitted,
        Reason::ButtonStuck,
        Reason::Moving,
        Reason::SpeedUnknown,
        Reason::Valet,
        Reason::NotInPark,
        Reason::IgnitionWrong,
        Reason::RemoteOff,
        Reason::Deadlocked,
        Reason::Locked,
        Reason::WindowOver,
        Reason::CrashHold,
        Reason::KeyInTrunk,
        Reason::KeyInCabin,
        Reason::DoorOpen,
        Reason::FobCellLow,
        Reason::TooSoon,
        Reason::Cranking,
        Reason::Undervoltage,
        Reason::OutputFault,
        Reason::Hot,
        Reason::Played,
        Reason::NotAtStandstill,
    ];

    /// Its stable code, for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Reason::NotFitted => "not-fitted",
            Reason::ButtonStuck => "button-stuck",
            Reason::Moving => "moving",
            Reason::SpeedUnknown => "speed-unknown",
            Reason::Valet => "valet",
            Reason::NotInPark => "not-in-park",
            Reason::IgnitionWrong => "ignition-wrong",
            Reason::RemoteOff => "remote-off",
            Reason::Deadlocked => "deadlocked",
            Reason::Locked => "locked",
            Reason::WindowOver => "window-over",
            Reason::CrashHold => "crash-hold",
            Reason::KeyInTrunk => "key-in-trunk",
            Reason::KeyInCabin => "key-in-cabin",
            Reason::DoorOpen => "door-open",
            Reason::FobCellLow => "fob-cell-low",
            Reason::TooSoon => "too-soon",
            Reason::Cranking => "cranking",
            Reason::Undervoltage => "undervoltage",
            Reason::OutputFault => "output-fault",
            Reason::Hot => "hot",
            Reason::Played => "played",
            Reason::NotAtStandstill => "not-at-standstill",
        }
    }

    /// What it means and what helps, as a sentence for people; `{trunk}` stands for the reader's word, as in all texts.
    pub const fn words(self) -> &'static str {
        match self {
            Reason::NotFitted => "This car does not have that opener.",
            Reason::ButtonStuck => "The button seems stuck. Let it come up, or use another way.",
            Reason::Moving => "The car is moving. Stop first.",
            Reason::SpeedUnknown => {
                "The car does not know if it stands still. Turn the key off and on, or use the key."
            }
            Reason::Valet => "The valet switch is on. Turn it off first.",
            Reason::NotInPark => "Put the lever in park first.",
            Reason::IgnitionWrong => "Turn the key to the right place first.",
            Reason::RemoteOff => "The {trunk} button on this key was turned off. Turn it on in the menu.",
            Reason::Deadlocked => "The car is double locked. Unlock it with the key first.",
            Reason::Locked => "The car is locked. Unlock it first.",
            Reason::WindowOver => "You waited too long. Unlock the car again, then try.",
            Reason::CrashHold => "The car was in a crash, so it will not lock. Turn it off for a short time.",
            Reason::KeyInTrunk => "The key is in the {trunk}. Take it out first.",
            Reason::KeyInCabin => "A key is in the car and a door is open. Take the key out first.",
            Reason::DoorOpen => "A door is open. Shut it first.",
            Reason::FobCellLow => "The cell in the key is low. Lock with the key blade, and put in a new cell.",
            Reason::TooSoon => "That was too quick. Wait two seconds and try again.",
            Reason::Cranking => "The engine is starting. Try again when it runs.",
            Reason::Undervoltage => "The car battery is too weak. Charge it or jump start the car.",
            Reason::OutputFault => "The car found a fault in the wire or the motor. Use the key or the inside way.",
            Reason::Hot => "The motor is too hot. Wait half a minute.",
            Reason::Played => "It was used too often. Wait half a minute.",
            Reason::NotAtStandstill => "Stop the car and turn the key on first.",
        }
    }
}

/// The answer to a request; every request gets exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// It is done, for this cause.
    Accepted(Cause),
    /// It is not done, for this one reason. Also given later, if a drive that had begun is abandoned.
    Refused(Reason),
}
