//! Where each number of a profile comes from, as a list: for people who check it.

use super::Profile;

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
        // So that no field is forgotten: a new one makes this pattern fail.
        let Profile {
            id: _,
            name: _,
            closure: _,
            debounce,
            stuck_after,
            speed_fresh_for,
            fob_trunk,
            fob_second,
            exterior,
            passive,
            interior,
            lever,
            key_boot,
            pulse,
            pulse_max,
            stop_when_open,
            tries,
            gap,
            heat,
            play,
            supply,
            current,
            over_hold,
            lock_pulse,
            deadlock,
            second_press,
            passive_pause,
            relock_after,
            relock_lid_after,
            relock_on_close,
            lock_at_speed,
            sees_keys,
            crash,
            cell_low,
            auto_release,
            front_limit,
            soft_close,
            boot_light,
            lockout_override,
            delivered,
            flashes,
            faults,
            forget_after,
        } = self;
        [
            Claim { field: "debounce", source: debounce.source, read: debounce.read },
            Claim { field: "stuck_after", source: stuck_after.source, read: stuck_after.read },
            Claim { field: "speed_fresh_for", source: speed_fresh_for.source, read: speed_fresh_for.read },
            Claim { field: "fob_trunk", source: fob_trunk.source, read: fob_trunk.read },
            Claim { field: "fob_second", source: fob_second.source, read: fob_second.read },
            Claim { field: "exterior", source: exterior.source, read: exterior.read },
            Claim { field: "passive", source: passive.source, read: passive.read },
            Claim { field: "interior", source: interior.source, read: interior.read },
            Claim { field: "lever", source: lever.source, read: lever.read },
            Claim { field: "key_boot", source: key_boot.source, read: key_boot.read },
            Claim { field: "pulse", source: pulse.source, read: pulse.read },
            Claim { field: "pulse_max", source: pulse_max.source, read: pulse_max.read },
            Claim { field: "stop_when_open", source: stop_when_open.source, read: stop_when_open.read },
            Claim { field: "tries", source: tries.source, read: tries.read },
            Claim { field: "gap", source: gap.source, read: gap.read },
            Claim { field: "heat", source: heat.source, read: heat.read },
            Claim { field: "play", source: play.source, read: play.read },
            Claim { field: "supply", source: supply.source, read: supply.read },
            Claim { field: "current", source: current.source, read: current.read },
            Claim { field: "over_hold", source: over_hold.source, read: over_hold.read },
            Claim { field: "lock_pulse", source: lock_pulse.source, read: lock_pulse.read },
            Claim { field: "deadlock", source: deadlock.source, read: deadlock.read },
            Claim { field: "second_press", source: second_press.source, read: second_press.read },
            Claim { field: "passive_pause", source: passive_pause.source, read: passive_pause.read },
            Claim { field: "relock_after", source: relock_after.source, read: relock_after.read },
            Claim { field: "relock_lid_after", source: relock_lid_after.source, read: relock_lid_after.read },
            Claim { field: "relock_on_close", source: relock_on_close.source, read: relock_on_close.read },
            Claim { field: "lock_at_speed", source: lock_at_speed.source, read: lock_at_speed.read },
            Claim { field: "sees_keys", source: sees_keys.source, read: sees_keys.read },
            Claim { field: "crash", source: crash.source, read: crash.read },
            Claim { field: "cell_low", source: cell_low.source, read: cell_low.read },
            Claim { field: "auto_release", source: auto_release.source, read: auto_release.read },
            Claim { field: "front_limit", source: front_limit.source, read: front_limit.read },
            Claim { field: "soft_close", source: soft_close.source, read: soft_close.read },
            Claim { field: "boot_light", source: boot_light.source, read: boot_light.read },
            Claim { field: "lockout_override", source: lockout_override.source, read: lockout_override.read },
            Claim { field: "delivered", source: delivered.source, read: delivered.read },
            Claim { field: "flashes", source: flashes.source, read: flashes.read },
            Claim { field: "faults", source: faults.source, read: faults.read },
            Claim { field: "forget_after", source: forget_after.source, read: forget_after.read },
        ]
    }
}
