//! The latch: claw, pawl, the motor that frees it, and what keeps it from catching.

/// Where the claw is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Claw {
    /// It lets the striker go.
    Open,
    /// Pre-latch: the lid is held, not tight (front trunk: secondary position).
    Pre,
    /// Main position: the lid is shut (front trunk: primary position).
    #[default]
    Main,
}

/// The mechanical latch.
#[derive(Clone, PartialEq, Debug)]
pub struct Latch {
    /// Position of the claw.
    pub claw: Claw,
    /// The pawl is off the claw: it can turn.
    pub pawl_off: bool,
    /// Force that it takes to move the pawl (N): 20 when clean, above what hands and motor give when seized.
    pub friction: f64,
    /// Force above which the claw turns too stiffly to catch the striker (N).
    pub dirt: f64,
    /// The claw does not hold even when it is shut: worn, broken.
    pub worn: bool,
    /// The base that carries pawl and lever has cracked: a pull from outside the motor moves it, not the pawl.
    pub base_cracked: bool,
    /// Bolts that hold the latch have sheared: it moves as a whole.
    pub bolts_sheared: bool,
    /// How far the striker is from where the claw meets it (mm).
    pub striker_offset: f64,
    /// The striker loop is bent.
    pub striker_bent: bool,
    /// The link between motor and latch (a cable on some cars) is off.
    pub link_off: bool,
}

impl Default for Latch {
    fn default() -> Self {
        Latch {
            claw: Claw::Main,
            pawl_off: false,
            friction: 20.0,
            dirt: 0.0,
            worn: false,
            base_cracked: false,
            bolts_sheared: false,
            striker_offset: 0.0,
            striker_bent: false,
            link_off: false,
        }
    }
}

/// Force that the release motor gives at 12 V (N).
pub const MOTOR_FORCE: f64 = 120.0;
/// Force of a hand on a lever, key or cable (N).
pub const HAND_FORCE: f64 = 200.0;

impl Latch {
    /// A pull by motor or by hand moves the pawl.
    pub fn yields(&self, force: f64, by_motor: bool) -> bool {
        let slips = self.bolts_sheared || if by_motor { self.link_off } else { self.base_cracked };
        force > self.friction && !slips
    }

    /// The claw turns freely enough to catch.
    pub fn turns(&self) -> bool {
        self.friction < HAND_FORCE && self.dirt < 40.0
    }

    /// The claw catches a striker that comes in, as long as nothing holds the pawl off.
    pub fn can_catch(&self) -> bool {
        let met = self.striker_offset.abs() <= 3.0 && !self.striker_bent;
        self.claw == Claw::Open && self.turns() && met && self.holds()
    }

    /// A shut claw stays shut when pulled at.
    pub fn holds(&self) -> bool {
        !self.worn && !self.base_cracked && !self.pawl_off
    }
}

/// The motor or solenoid that frees the pawl.
#[derive(Clone, PartialEq, Debug)]
pub struct Actuator {
    /// Burnt out or worn: it does not move.
    pub dead: bool,
    /// Its own electronics have given up after too many tries, until the ignition was on and off and a minute passed.
    pub gave_up: bool,
    /// Heat of its PTC: trips at 1, resets below 0.5.
    pub heat: f64,
    /// The PTC has tripped.
    pub tripped: bool,
    /// Driven since (ms).
    pub since: Option<u64>,
    /// When the pawl will have been pulled (ms).
    pub arrives: Option<u64>,
    /// When its PTC will trip if it is driven on (ms).
    pub trips: Option<u64>,
    /// When `heat` was last brought up to date (ms).
    heat_at: u64,
}

impl Default for Actuator {
    fn default() -> Self {
        Actuator {
            dead: false,
            gave_up: false,
            heat: 0.0,
            tripped: false,
            since: None,
            arrives: None,
            trips: None,
            heat_at: 0,
        }
    }
}

/// Resistance of the motor (Ω).
const MOTOR_OHMS: f64 = 1.6;
/// Run time that trips a cold PTC at 12 V (s).
const TRIP_SECONDS: f64 = 12.0;
/// Time constant of cooling (s).
const COOL_SECONDS: f64 = 120.0;
/// Least voltage at which it moves (V).
pub const LEAST_VOLTS: f64 = 7.0;

impl Actuator {
    /// The drive comes on with `volts` at the plug.
    pub fn start(&mut self, now: u64, volts: f64) {
        self.warm(now);
        self.since = Some(now);
        self.arrives = (self.moves() && volts >= LEAST_VOLTS).then(|| now + travel(volts));
        let left = ((1.0 - self.heat).max(0.0) * TRIP_SECONDS * 1000.0).ceil() as u64;
        self.trips = self.arrives.map(|_| now + left + 1);
    }

    /// The drive goes off.
    pub fn stop(&mut self, now: u64) {
        self.warm(now);
        self.since = None;
        (self.arrives, self.trips) = (None, None);
    }

    /// It would move if it were fed.
    pub fn moves(&self) -> bool {
        !self.dead && !self.gave_up && !self.tripped
    }

    /// Current that it draws at that voltage (A).
    pub fn amps(&self, volts: f64) -> f64 {
        if self.since.is_some() && self.moves() { volts / MOTOR_OHMS } else { 0.0 }
    }

    /// Brings heat and PTC up to `now`.
    pub fn warm(&mut self, now: u64) {
        let seconds = (now - self.heat_at) as f64 / 1000.0;
        self.heat_at = now;
        if seconds <= 0.0 {
            return;
        }
        if self.since.is_some() && self.moves() {
            self.heat += seconds / TRIP_SECONDS;
        } else {
            self.heat *= (-seconds / COOL_SECONDS).exp();
        }
        if self.heat >= 1.0 {
            self.tripped = true;
        } else if self.heat < 0.5 {
            self.tripped = false;
        }
    }
}

/// Time from drive to a free pawl (ms): 60 ms at 12 V, longer when the voltage falls.
pub fn travel(volts: f64) -> u64 {
    (60.0 * (12.0 / volts.max(1.0)).powi(2)).round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heat_trips_and_recovers() {
        let mut motor = Actuator::default();
        motor.start(0, 12.0);
        assert_eq!(motor.arrives, Some(60));
        motor.warm(11_900);
        assert!(!motor.tripped);
        motor.warm(12_100);
        assert!(motor.tripped && motor.amps(12.0) == 0.0);
        motor.stop(12_100);
        motor.warm(60_000);
        assert!(motor.tripped, "minutes, not seconds");
        motor.warm(200_000);
        assert!(!motor.tripped);
    }

    #[test]
    fn a_seized_latch_moves_for_nobody() {
        let mut latch = Latch { friction: 1000.0, ..Latch::default() };
        assert!(!latch.yields(HAND_FORCE, false) && !latch.yields(MOTOR_FORCE, true));
        latch.friction = 150.0;
        assert!(!latch.yields(MOTOR_FORCE, true), "stiff: the motor is too weak");
        assert!(latch.yields(HAND_FORCE, false));
    }
}
