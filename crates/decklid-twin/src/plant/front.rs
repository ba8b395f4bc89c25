//! The front of the car: hood, posts for jumper cables, leads in the bumper.

use super::knobs::{Knob, flag};
use super::observer::Observer;
use super::openers::Access;
use super::supply::BULB_VOLTS;
use crate::sensation::{Amiss, Sensation};

/// Hood and the points at which power can be fed from outside.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Front {
    /// The hood can be opened.
    hood_opens: bool,
    /// The hood opens by a motor that needs 12 V.
    hood_electric: bool,
    /// The hood is open.
    hood_open: bool,
    /// There are posts for jumper cables under the hood, wherever the battery is.
    jump_posts: bool,
    /// The battery is under the hood.
    battery_in_front: bool,
    /// Leads behind a cap in the bumper, for a hood or front trunk that has no power.
    leads_fitted: bool,
    /// The wires behind those leads are whole.
    leads_whole: bool,
}

pub(super) const KNOBS: &[Knob<Front>] = &[
    flag("battery.in_front", "the battery is under the hood", |f| &mut f.battery_in_front),
    flag("jump.posts", "posts for jumper cables under the hood", |f| &mut f.jump_posts),
    flag("hood.opens", "the hood can be opened", |f| &mut f.hood_opens),
    flag("hood.electric", "the hood opens by a motor only", |f| &mut f.hood_electric),
    flag("hood.open", "the hood is open", |f| &mut f.hood_open),
    flag("leads.fitted", "leads in the bumper feed the hood or front lid", |f| &mut f.leads_fitted),
    flag("leads.whole", "those leads are whole", |f| &mut f.leads_whole),
];

impl Front {
    fn hood_comes_up(&self, in_cabin: bool) -> bool {
        self.hood_open || (self.hood_opens && !self.hood_electric && in_cabin)
    }

    /// A hand gets to the clamps of the battery.
    pub(super) fn reaches_battery(&self, access: Access) -> bool {
        if self.battery_in_front { self.hood_comes_up(access.cabin) } else { access.trunk }
    }

    /// A hand finds a place for jumper cables under the hood. Input: the person sits in the car, where the hood lever is.
    pub(super) fn takes_jumper(&self, in_cabin: bool, observer: &mut Observer) -> bool {
        let found = self.hood_comes_up(in_cabin) && (self.jump_posts || self.battery_in_front);
        if !found {
            observer.feel_amiss(Amiss::Missing, "jump_point");
        }
        found
    }

    /// A hand feeds 12 V into the leads in the bumper: an electric hood opens. Inputs: voltage on the car's own bus (V);
    /// the jumper cables have contact. True if the leads reach battery and latch instead, as on a front trunk.
    pub(super) fn feed_leads(&mut self, bus: f64, contact: bool, observer: &mut Observer) -> bool {
        if !self.leads_fitted {
            observer.feel_amiss(Amiss::Missing, "leads");
            return false;
        }
        // A car that has power doesn't let the hood be opened from outside.
        // The opener of a hood takes any small battery, held to two bare wires.
        if self.leads_whole && self.hood_electric && bus < BULB_VOLTS {
            self.hood_open = true;
            observer.feel(Sensation::HoodOpen);
        }
        contact && self.leads_whole && !self.hood_electric
    }
}
