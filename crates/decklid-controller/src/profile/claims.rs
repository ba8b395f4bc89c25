//! Where each number of a profile comes from, as a list: for people who check it.

use super::{Profile, Sourced};

/// One field of a profile and its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Name of the field.
    pub field: &'static str,
    /// Where it was read, or why it is assumed.
    pub source: &'static str,
    /// False if it is assumed.
    pub read: bool,
}

impl Profile {
    /// Every field with its source, in the order of the profile.
    pub const fn claims(&self) -> [Claim; 40] {
        [
            claim("debounce", &self.debounce),
            claim("stuck_after", &self.stuck_after),
            claim("speed_fresh_for", &self.speed_fresh_for),
            claim("fob_trunk", &self.fob_trunk),
            claim("fob_second", &self.fob_second),
            claim("exterior", &self.exterior),
            claim("passive", &self.passive),
            claim("interior", &self.interior),
            claim("lever", &self.lever),
            claim("key_boot", &self.key_boot),
            claim("pulse", &self.pulse),
            claim("pulse_max", &self.pulse_max),
            claim("stop_when_open", &self.stop_when_open),
            claim("tries", &self.tries),
            claim("gap", &self.gap),
            claim("heat", &self.heat),
            claim("play", &self.play),
            claim("supply", &self.supply),
            claim("current", &self.current),
            claim("over_hold", &self.over_hold),
            claim("lock_pulse", &self.lock_pulse),
            claim("deadlock", &self.deadlock),
            claim("second_press", &self.second_press),
            claim("passive_pause", &self.passive_pause),
            claim("relock_after", &self.relock_after),
            claim("relock_lid_after", &self.relock_lid_after),
            claim("relock_on_close", &self.relock_on_close),
            claim("lock_at_speed", &self.lock_at_speed),
            claim("sees_keys", &self.sees_keys),
            claim("crash", &self.crash),
            claim("low_cell_blocks_lock", &self.low_cell_blocks_lock),
            claim("auto_release", &self.auto_release),
            claim("front_limit", &self.front_limit),
            claim("soft_close", &self.soft_close),
            claim("boot_light", &self.boot_light),
            claim("lockout_override", &self.lockout_override),
            claim("delivered", &self.delivered),
            claim("flashes", &self.flashes),
            claim("faults", &self.faults),
            claim("forget_after", &self.forget_after),
        ]
    }
}

const fn claim<T>(field: &'static str, number: &Sourced<T>) -> Claim {
    Claim { field, source: number.source, read: number.read }
}
