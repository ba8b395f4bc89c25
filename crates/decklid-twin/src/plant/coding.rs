//! What this individual car has, and how its computer was set up: the maker's profile is changed accordingly.

use decklid_controller::locking::{FobSettings, Level, LidLock, Saved, UnlockMode};
use decklid_controller::profile::{GearRule, LockRule, Profile};

use super::knobs::{Knob, flag};

/// What this car has, and how its computer was set up.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Coding {
    /// There is a button on the lid.
    pub(crate) exterior_fitted: bool,
    /// There is a trunk button (not a cable lever) in the cabin.
    pub(crate) interior_fitted: bool,
    /// The fob's trunk button opens the trunk.
    fob_trunk: bool,
    /// … but only in an unlocked car.
    fob_after_unlock: bool,
    /// The trunk button in the cabin works in Park only.
    interior_park_only: bool,
    /// The fob's trunk button works in Park only.
    fob_park_only: bool,
    /// No electrical opener works out of Park.
    all_park_only: bool,
    /// A fob in the pocket is enough for the outside button.
    pub(crate) passive: bool,
    /// The driver's keyhole has a switch: turning it unlocks the car electrically as well.
    pub(crate) keyhole_switch: bool,
    /// Opening by fob is allowed in the settings.
    remote_trunk: bool,
    /// The car was left locked.
    pub(crate) locked: bool,
    /// The car was left deadlocked.
    pub(crate) deadlocked: bool,
    /// The first press of unlock frees only the driver's door.
    driver_first: bool,
    /// There is a camera in the lid.
    pub(crate) camera: bool,
    /// Its wires don't run with those that break.
    pub(crate) camera_spared: bool,
    /// The maker's app reaches the car.
    pub(crate) app: bool,
    /// A foot under the bumper works as the outside button does with the fob in the pocket.
    pub(crate) foot_sensor: bool,
    /// A trailer is plugged in: a power gate ignores the buttons.
    trailer: bool,
}

pub(super) const KNOBS: &[Knob<Coding>] = &[
    flag("coding.exterior_button", "there is a button on the lid", |c| &mut c.exterior_fitted),
    flag("coding.interior_button", "there is a trunk button in the cabin", |c| &mut c.interior_fitted),
    flag("coding.fob_trunk", "the fob opens the trunk", |c| &mut c.fob_trunk),
    flag("coding.fob_after_unlock", "… only in an unlocked car", |c| &mut c.fob_after_unlock),
    flag("coding.interior_park_only", "the trunk button in the cabin works in Park only", |c| {
        &mut c.interior_park_only
    }),
    flag("coding.fob_park_only", "the fob opens the trunk in Park only", |c| &mut c.fob_park_only),
    flag("coding.all_park_only", "no electrical opener works out of Park", |c| &mut c.all_park_only),
    flag("coding.passive", "a fob in the pocket is enough for the button on the lid", |c| &mut c.passive),
    flag("coding.keyhole_switch", "the door key unlocks electrically too", |c| &mut c.keyhole_switch),
    flag("coding.remote_trunk", "opening by fob is allowed in the settings", |c| &mut c.remote_trunk),
    flag("coding.driver_first", "one press unlocks only the driver's door", |c| &mut c.driver_first),
    flag("coding.locked", "the car was left locked", |c| &mut c.locked),
    flag("coding.deadlocked", "the car was left deadlocked", |c| &mut c.deadlocked),
    flag("coding.camera", "there is a camera in the lid", |c| &mut c.camera),
    flag("coding.camera_spared", "its wires run apart from those that break", |c| &mut c.camera_spared),
    flag("coding.app", "the maker's app reaches the car", |c| &mut c.app),
    flag("coding.foot_sensor", "a foot under the bumper opens", |c| &mut c.foot_sensor),
    flag("coding.trailer", "a trailer is plugged in", |c| &mut c.trailer),
];

impl Default for Coding {
    fn default() -> Self {
        Coding {
            exterior_fitted: true,
            interior_fitted: false,
            fob_trunk: true,
            fob_after_unlock: false,
            interior_park_only: false,
            fob_park_only: false,
            all_park_only: false,
            passive: false,
            keyhole_switch: false,
            remote_trunk: true,
            locked: false,
            deadlocked: false,
            driver_first: false,
            camera: false,
            camera_spared: false,
            app: true,
            foot_sensor: false,
            trailer: false,
        }
    }
}

impl Coding {
    /// The maker's profile, as it was coded into this car.
    pub(crate) fn apply(&self, profile: &Profile) -> Profile {
        let mut profile = *profile;
        profile.exterior.value.fitted = self.exterior_fitted;
        profile.interior.value.fitted = self.interior_fitted;
        profile.fob_trunk.value.fitted &= self.fob_trunk;
        profile.fob_second.value.fitted &= self.fob_trunk && self.remote_trunk;
        profile.passive.value.fitted = self.passive;
        if self.interior_park_only {
            profile.interior.value.gear = GearRule::Park;
        }
        if self.fob_park_only {
            profile.fob_trunk.value.gear = GearRule::Park;
        }
        if self.all_park_only {
            for gate in [&mut profile.fob_trunk, &mut profile.exterior, &mut profile.passive, &mut profile.interior] {
                gate.value.gear = GearRule::Park;
            }
        }
        if self.trailer {
            profile.fob_trunk.value.fitted = false;
            profile.interior.value.fitted = false;
        }
        if self.fob_after_unlock {
            profile.fob_trunk.value.lock = LockRule::Driver;
        }
        profile
    }

    /// What the computer remembers of a car that was left as this says.
    pub(crate) fn saved(&self, profile: &Profile) -> Saved {
        let level = match (self.locked, self.deadlocked) {
            (_, true) => Level::Deadlocked,
            (true, false) => Level::Locked,
            (false, false) => Level::Unlocked,
        };
        let mut saved = profile.new_car();
        for fob in &mut saved.fobs {
            fob.remote_trunk &= self.remote_trunk;
            if self.driver_first {
                fob.unlock = UnlockMode::DriverFirst;
            }
        }
        // The last slot is the app, which the settings of fobs don't concern.
        if let Some(app) = saved.fobs.last_mut() {
            *app = FobSettings::DELIVERED;
        }
        Saved { level, lid: LidLock::WithCar, ..saved }
    }
}
