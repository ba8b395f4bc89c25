//! What this individual car has, and how its computer was set up.

/// What this car has, and how its computer was set up: the profile is bent accordingly.
#[derive(Clone, PartialEq, Debug)]
pub struct Coding {
    /// There is a button on the lid.
    pub exterior_fitted: bool,
    /// There is a trunk button (not a cable lever) in the cabin.
    pub interior_fitted: bool,
    /// The fob's trunk button opens the trunk.
    pub fob_trunk: bool,
    /// … but only in an unlocked car.
    pub fob_after_unlock: bool,
    /// The trunk button in the cabin works in Park only.
    pub interior_park_only: bool,
    /// No electrical opener works out of Park.
    pub all_park_only: bool,
    /// A fob in the pocket is enough for the outside button.
    pub passive: bool,
    /// The driver's keyhole has a switch: turning it unlocks the car electrically as well.
    pub keyhole_switch: bool,
    /// Opening by fob is allowed in the settings.
    pub remote_trunk: bool,
    /// The car was locked when it was left.
    pub locked: bool,
    /// It was deadlocked when it was left.
    pub deadlocked: bool,
    /// The first press of unlock frees the driver's door only.
    pub driver_first: bool,
    /// The latch must be woken after the battery was off: the lid is pressed shut by hand, all the way.
    pub latch_asleep: bool,
    /// There is a camera in the lid.
    pub camera: bool,
    /// Its wires run apart from those that break.
    pub camera_spared: bool,
    /// The maker's app reaches the car.
    pub app: bool,
    /// A foot under the bumper works as the outside button with the fob in the pocket.
    pub foot_sensor: bool,
    /// A trailer is plugged in: a motor gate ignores the buttons.
    pub trailer: bool,
}

impl Default for Coding {
    fn default() -> Self {
        Coding {
            exterior_fitted: true,
            interior_fitted: false,
            fob_trunk: true,
            fob_after_unlock: false,
            interior_park_only: false,
            all_park_only: false,
            passive: false,
            keyhole_switch: false,
            remote_trunk: true,
            locked: false,
            deadlocked: false,
            driver_first: false,
            latch_asleep: false,
            camera: false,
            camera_spared: false,
            app: true,
            foot_sensor: false,
            trailer: false,
        }
    }
}
