//! The motor of a power gate, with its own small computer.

use super::knobs::{Knob, flag};
use super::lid::Gap;
use super::observer::Observer;
use crate::sensation::Sensation;
use crate::trace::What;

/// Time that a power gate takes to go up (ms).
const LIFT_MS: u64 = 5_000;
/// Least voltage at which the motor starts (V).
const LEAST_VOLTS: f64 = 9.0;

/// The motor.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct GateMotor {
    /// The gate has one.
    pub(crate) fitted: bool,
    /// The motor is burnt out.
    dead: bool,
    /// It has lost its position and must learn its ends again.
    lost: bool,
    /// A reset doesn't teach it them.
    reset_fails: bool,
    /// The power gate is switched off in the car.
    off: bool,
    /// It feels something in its way.
    blocked: bool,
    /// It lifts in Park only.
    park_only: bool,
    /// When it will have lifted the gate (ms).
    arrives: Option<u64>,
}

pub(super) const KNOBS: &[Knob<GateMotor>] = &[
    flag("gate.fitted", "a motor lifts the gate", |g| &mut g.fitted),
    flag("gate.dead", "that motor is burnt out", |g| &mut g.dead),
    flag("gate.lost", "it has lost its position", |g| &mut g.lost),
    flag("gate.reset_fails", "a reset does not teach it its ends", |g| &mut g.reset_fails),
    flag("gate.off", "the power gate is switched off", |g| &mut g.off),
    flag("gate.blocked", "it feels something in its way", |g| &mut g.blocked),
    flag("gate.park_only", "it lifts in Park only", |g| &mut g.park_only),
];

/// What the gate's own computer sees when the latch lets go.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct GateInputs {
    /// Voltage at the motor (V).
    pub(super) volts: f64,
    /// The release motor let the latch go; a hand does not start the gate.
    pub(super) released_by_motor: bool,
    /// The gear lever is in Park.
    pub(super) parked: bool,
    /// Its struts are too weak to help.
    pub(super) heavy: bool,
    /// Where the gate is.
    pub(super) gap: Gap,
}

impl GateMotor {
    /// The latch let go: the gate goes up, beeps and stops, or does nothing.
    pub(super) fn start(&mut self, now: u64, inputs: GateInputs, observer: &mut Observer) {
        if !self.fitted || self.off || inputs.volts < LEAST_VOLTS || !inputs.released_by_motor {
            return;
        }
        if self.blocked || self.lost || (inputs.heavy && !self.dead) {
            observer.feel(Sensation::GateBeeps);
            observer.record(What::Gate { up: false });
        } else if !self.dead && (inputs.parked || !self.park_only) {
            observer.feel(Sensation::GateMoves);
            observer.record(What::Gate { up: true });
            if inputs.gap != Gap::Open {
                self.arrives = Some(now + LIFT_MS);
            }
        }
    }

    /// Output: it pushes up again what hands press down. Inputs: voltage at the motor (V); the struts are too weak.
    pub(super) fn fights(&self, volts: f64, heavy: bool) -> bool {
        self.fitted && (self.lost || heavy) && !self.dead && !self.off && volts >= LEAST_VOLTS
    }

    /// When it arrives (ms).
    pub(super) fn due(&self) -> Option<u64> {
        self.arrives
    }

    /// Lets time pass up to `now` (ms): true when the gate has arrived at the top.
    pub(super) fn advance(&mut self, now: u64) -> bool {
        let arrived = self.arrives.is_some_and(|at| at <= now);
        if arrived {
            self.arrives = None;
        }
        arrived
    }

    /// A hand teaches it its ends. Input: voltage at the motor (V).
    pub(super) fn reset(&mut self, volts: f64) {
        self.lost &= volts < LEAST_VOLTS || self.reset_fails;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_lifts_only_when_all_is_well() {
        let good = GateInputs { volts: 12.0, released_by_motor: true, parked: false, heavy: false, gap: Gap::Ajar };
        let fitted = GateMotor { fitted: true, ..GateMotor::default() };
        for (motor, inputs, felt) in [
            (fitted.clone(), good, Some(Sensation::GateMoves)),
            (GateMotor::default(), good, None),
            (fitted.clone(), GateInputs { volts: 8.0, ..good }, None),
            (fitted.clone(), GateInputs { released_by_motor: false, ..good }, None),
            (fitted.clone(), GateInputs { heavy: true, ..good }, Some(Sensation::GateBeeps)),
            (GateMotor { dead: true, ..fitted.clone() }, GateInputs { heavy: true, ..good }, None),
            (GateMotor { lost: true, ..fitted.clone() }, good, Some(Sensation::GateBeeps)),
            (GateMotor { park_only: true, ..fitted }, good, None),
        ] {
            let mut observer = Observer::default();
            motor.clone().start(0, inputs, &mut observer);
            assert_eq!(observer.felt().first(), felt.as_ref(), "{motor:?} {inputs:?}");
        }
    }
}
