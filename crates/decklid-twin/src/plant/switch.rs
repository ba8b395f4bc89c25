//! Contacts that bounce when they close and open, and that may stick.

use crate::words::Words;

/// How a contact is stuck.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Stuck {
    /// It follows the finger.
    #[default]
    No,
    /// It never closes: dead, wet, worn.
    Open,
    /// It never opens.
    Closed,
}

impl Stuck {
    /// Words in files.
    pub(crate) const NAMES: &'static Words<Stuck> =
        &[("no", Stuck::No), ("open", Stuck::Open), ("closed", Stuck::Closed)];
}

/// A microswitch.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Switch {
    /// How it is stuck.
    pub(crate) stuck: Stuck,
    /// Water keeps it from closing until it is dried.
    pub(crate) wet: bool,
    /// Corrosion keeps it from closing until it is cleaned.
    pub(crate) corroded: bool,
    /// Input: a finger presses it.
    pressed: bool,
    /// The contact is closed now, unless it is stuck.
    contact: bool,
    /// Times at which the contact still flips (ms), next first.
    flips: [u64; 4],
    /// How many of `flips` are left.
    left: u8,
    /// Presses so far: each has a bounce of its own.
    count: u64,
}

impl Switch {
    /// A finger presses or lets go at `now` (ms): the contact flips at once, and then 0, 2 or 4 times more within 8 ms.
    pub(crate) fn press(&mut self, pressed: bool, now: u64, seed: u64) {
        if self.pressed == pressed {
            return;
        }
        self.pressed = pressed;
        self.contact = pressed;
        self.count += 1;
        let noise = mix(seed ^ self.count.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let span = 1 + noise % 8;
        self.left = match (noise >> 8) % 3 {
            0 => 0,
            _ if span < 2 => 0,
            1 => 2,
            _ if span < 4 => 2,
            _ => 4,
        };
        let pieces = u64::from(self.left);
        for (at, flip) in (1..).zip(self.flips.iter_mut().take(self.left as usize)) {
            *flip = now + (span * at).div_ceil(pieces);
        }
    }

    /// Lets time pass up to `now`.
    pub(crate) fn advance(&mut self, now: u64) {
        while self.left > 0 && self.flips[0] <= now {
            self.flips.rotate_left(1);
            self.left -= 1;
            self.contact = !self.contact;
        }
    }

    /// When the contact flips next (ms).
    pub(crate) fn due(&self) -> Option<u64> {
        (self.left > 0).then_some(self.flips[0])
    }

    /// Output: what the wire says.
    pub(crate) fn is_closed(&self) -> bool {
        match self.stuck {
            Stuck::No => self.contact && !self.wet && !self.corroded,
            Stuck::Open => false,
            Stuck::Closed => true,
        }
    }
}

/// Scatters a number (SplitMix64): the same seed gives the same bounces.
fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounces_end_where_the_finger_is() {
        let mut bounced = 0;
        for seed in 0..200 {
            let mut switch = Switch::default();
            for (at, pressed) in [(100, true), (400, false)] {
                switch.press(pressed, at, seed);
                let mut flips = 0;
                while let Some(due) = switch.due() {
                    assert!(due > at - 1 && due <= at + 8, "seed {seed}: {due}");
                    switch.advance(due);
                    flips += 1;
                }
                bounced += usize::from(flips > 0);
                assert_eq!(switch.is_closed(), pressed, "seed {seed}");
            }
        }
        assert!(bounced > 100, "{bounced}");
    }

    #[test]
    fn stuck_contacts_do_not_follow() {
        let mut switch = Switch { stuck: Stuck::Open, ..Switch::default() };
        switch.press(true, 0, 1);
        assert!(!switch.is_closed());
        switch.stuck = Stuck::Closed;
        switch.press(false, 50, 1);
        assert!(switch.is_closed());
    }
}
