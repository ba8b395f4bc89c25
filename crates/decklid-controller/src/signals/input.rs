//! Raw levels that reach the controller. They may bounce and stick: nothing here is filtered yet.

use decklid_fob::{FOBS, Press, Slot, Span};

/// Everything that the controller can see at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Inputs {
    /// Voltage at the controller (mV).
    pub battery: u16,
    /// Road speed, with the age of the message.
    pub speed: Speed,
    /// Position of the ignition.
    pub ignition: Ignition,
    /// Position of the gear lever.
    pub gear: Gear,
    /// Button on the lid above the number plate.
    pub exterior: Level,
    /// Trunk button in the cabin.
    pub interior: Level,
    /// Lever by the seat, where it is electric.
    pub lever: Level,
    /// Dash central-lock switch, side "lock".
    pub central_lock: Level,
    /// Dash central-lock switch, side "unlock".
    pub central_unlock: Level,
    /// Inside handle (FMVSS 401), where it is electric.
    pub handle: Level,
    /// Valet switch, on: no electrical opener works.
    pub valet: Level,
    /// Contacts in the latch.
    pub latch: LatchContacts,
    /// Door contacts.
    pub doors: Doors,
    /// A person in the cabin is known of (seat or motion sensor).
    pub occupant: bool,
    /// A person in the trunk is known of (automatic variant of FMVSS 401).
    pub trunk_occupant: bool,
    /// Where the aerials see each fob.
    pub keys: [Seen; FOBS],
    /// A fob is close enough to the lid for passive entry.
    pub near_lid: Option<Slot>,
    /// The crash line is active.
    pub crash: bool,
    /// What an authenticated receiver says is pressed on a fob just now.
    pub radio: Option<Press>,
    /// Current through the release motor (mA).
    pub motor_current: u16,
    /// Key in a cylinder with switches.
    pub cylinder: Cylinder,
    /// A choice in the settings menu, for one fob.
    pub menu: Option<MenuChoice>,
}

impl Inputs {
    /// A healthy car parked, shut, unattended: 12.6 V, fresh speed 0, ignition off, PARK, latch closed.
    pub const PARKED: Inputs = Inputs {
        battery: 12_600,
        speed: Speed { deci_kmh: 0, age: Span::ZERO },
        ignition: Ignition::Off,
        gear: Gear::Park,
        exterior: Level::Up,
        interior: Level::Up,
        lever: Level::Up,
        central_lock: Level::Up,
        central_unlock: Level::Up,
        handle: Level::Up,
        valet: Level::Up,
        latch: LatchContacts { main: true, pre: true },
        doors: Doors { driver: false, other: false },
        occupant: false,
        trunk_occupant: false,
        keys: [Seen::Nowhere; FOBS],
        near_lid: None,
        crash: false,
        radio: None,
        motor_current: 0,
        cylinder: Cylinder::Rest,
        menu: None,
    };
}

impl Inputs {
    /// True while the starter turns.
    pub const fn is_cranking(&self) -> bool {
        matches!(self.ignition, Ignition::Crank)
    }

    /// True if keys are seen, and all that are seen are in the trunk.
    pub fn all_keys_in_trunk(&self) -> bool {
        let seen = |place: Seen| self.keys.contains(&place);
        seen(Seen::Trunk) && !seen(Seen::Outside) && !seen(Seen::Cabin)
    }
}

impl Default for Inputs {
    fn default() -> Self {
        Inputs::PARKED
    }
}

/// A contact, up or pressed (closed).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Level {
    /// Not pressed.
    #[default]
    Up,
    /// Pressed, pulled or switched on.
    Down,
}

impl Level {
    /// `Down` if true.
    pub const fn from_bool(down: bool) -> Self {
        if down { Level::Down } else { Level::Up }
    }

    /// True if pressed.
    pub const fn is_down(self) -> bool {
        matches!(self, Level::Down)
    }
}

/// Road speed as received.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Speed {
    /// Speed (0.1 km/h).
    pub deci_kmh: u16,
    /// How old the message is (ms). Too old counts as moving.
    pub age: Span,
}

/// Ignition, terminal by terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ignition {
    /// Everything off.
    #[default]
    Off,
    /// Accessory (terminal R).
    Accessory,
    /// Run (terminal 15).
    On,
    /// Starter turns (terminal 50).
    Crank,
}

/// Gear lever.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Gear {
    /// Park.
    #[default]
    Park,
    /// Neutral.
    Neutral,
    /// Reverse.
    Reverse,
    /// Any forward gear.
    Drive,
    /// A manual gearbox, or no valid signal.
    Unknown,
}

/// Contacts in the latch; each true while that position is engaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LatchContacts {
    /// Main position (front trunk: primary).
    pub main: bool,
    /// Pre-latch (front trunk: secondary). A lid in the main position engages both.
    pub pre: bool,
}

/// Door contacts, true while open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Doors {
    /// Driver's door.
    pub driver: bool,
    /// Any other door.
    pub other: bool,
}

impl Doors {
    /// True if any door is open.
    pub const fn any(self) -> bool {
        self.driver || self.other
    }
}

/// Where a fob is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Seen {
    /// Out of reach, or the car has no aerials for it.
    #[default]
    Nowhere,
    /// Near the car, outside.
    Outside,
    /// In the cabin.
    Cabin,
    /// In the trunk.
    Trunk,
}

/// Key in a cylinder with switches, spring-loaded to rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Cylinder {
    /// Nobody turns it.
    #[default]
    Rest,
    /// Turned to unlock (driver's door).
    Unlock,
    /// Turned to lock (driver's door).
    Lock,
    /// Turned in the lid, where that cylinder is only a switch.
    Boot,
}

/// A choice of the settings menu: which fob, and its new settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MenuChoice {
    /// For whose fob.
    pub slot: Slot,
    /// What it shall be from now on.
    pub settings: crate::locking::FobSettings,
}
