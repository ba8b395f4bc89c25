//! The lid: what pushes it up, what holds it down, and the motor that lifts a power gate.

/// How far the lid is up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Gap {
    /// Shut: the claw holds it, or it would.
    #[default]
    Shut,
    /// Off the main latch, held by a second catch (front trunk).
    Caught,
    /// Free but down: a finger's width.
    Ajar,
    /// Up.
    Open,
}

/// Who lifts, and so how hard.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Lift {
    /// One hand at the edge.
    Hand,
    /// Both hands, or a helper, at both corners.
    Helper,
    /// From inside, with back or legs.
    Inside,
}

impl Lift {
    /// Names in scripts.
    pub const NAMES: &'static [(&'static str, Lift)] =
        &[("by hand", Lift::Hand), ("with both hands", Lift::Helper), ("from inside", Lift::Inside)];

    /// Force at the edge (N); judgement calls.
    pub fn newtons(self) -> f64 {
        match self {
            Lift::Hand => 150.0,
            Lift::Helper => 350.0,
            Lift::Inside => 1000.0,
        }
    }
}

/// The lid with its seal, struts and what lies under it.
#[derive(Clone, PartialEq, Debug)]
pub struct Lid {
    /// How far it is up.
    pub gap: Gap,
    /// Push of the seal and of pop-up springs on a free lid (N).
    pub spring: f64,
    /// Struts or springs raise it by themselves once it is free; else it must be lifted.
    pub rises: bool,
    /// The struts are weak: it falls back when nobody holds it.
    pub weak: bool,
    /// Ice or a sticky seal holds with this force (N) until it is broken loose or thawed.
    pub seal: f64,
    /// Cargo or a strap holds with this force (N) until somebody leans on the lid or takes it away.
    pub cargo: f64,
    /// A window ajar or a roof half way holds with this force (N) until it is put right.
    pub jam: f64,
    /// Who lifts now.
    pub lifting: Option<Lift>,
    /// Somebody leans on it with flat hands.
    pub leaned: bool,
    /// There is a second catch under the edge.
    pub second_catch: bool,
    /// The second catch does not let go.
    pub second_catch_stuck: bool,
    /// The leaves of a split door were taken in the wrong order.
    pub wrong_leaf: bool,
}

impl Default for Lid {
    fn default() -> Self {
        Lid {
            gap: Gap::Shut,
            spring: 80.0,
            rises: false,
            weak: false,
            seal: 0.0,
            cargo: 0.0,
            jam: 0.0,
            lifting: None,
            leaned: false,
            second_catch: false,
            second_catch_stuck: false,
            wrong_leaf: false,
        }
    }
}

impl Lid {
    /// Force that holds a lid whose latch is free (N).
    pub fn held_by(&self) -> f64 {
        let cargo = if self.leaned { 0.0 } else { self.cargo };
        self.seal + cargo + self.jam
    }

    /// A free latch lets the lid go: what pushes wins over what holds.
    pub fn comes_free(&self) -> bool {
        let lift = self.lifting.map_or(0.0, Lift::newtons);
        self.spring + lift > self.held_by()
    }

    /// It stays up, or it is being lifted.
    pub fn goes_up(&self) -> bool {
        !self.wrong_leaf && ((self.rises && !self.weak) || self.lifting.is_some())
    }
}

/// The motor of a power gate with its own small computer.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GateMotor {
    /// The gate has one.
    pub fitted: bool,
    /// The motor is burnt out.
    pub dead: bool,
    /// It has lost its place and must be taught its ends again.
    pub lost: bool,
    /// The power gate is switched off in the car.
    pub off: bool,
    /// It feels something in its way.
    pub blocked: bool,
    /// It lifts in Park only.
    pub park_only: bool,
    /// When it will have lifted the gate (ms).
    pub arrives: Option<u64>,
}

/// Time that a power gate takes to go up (ms).
pub const GATE_MS: u64 = 5_000;
/// Least voltage at which the gate motor starts (V).
pub const GATE_VOLTS: f64 = 9.0;

impl GateMotor {
    /// It would try to lift: fed, on, alive.
    pub fn tries(&self, volts: f64) -> bool {
        self.fitted && !self.off && !self.dead && volts >= GATE_VOLTS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forces_decide() {
        let mut lid = Lid { seal: 250.0, ..Lid::default() };
        lid.lifting = Some(Lift::Hand);
        assert!(!lid.comes_free(), "one hand does not break the seal");
        lid.lifting = Some(Lift::Helper);
        assert!(lid.comes_free());
        lid = Lid { cargo: 450.0, leaned: true, ..Lid::default() };
        assert!(lid.comes_free(), "leaning takes the load off");
    }
}
