//! A path in few letters: SVG's relative commands, in whole tenths, so that nothing drifts.

/// The `d` of a path while it is drawn.
#[derive(Default)]
pub(super) struct Trail {
    d: String,
    /// Where it is (tenths); `None` before its first point.
    at: Option<(f64, f64)>,
    /// The last command.
    command: char,
}

impl Trail {
    /// A trail from there.
    pub(super) fn from(at: (f64, f64)) -> Self {
        let mut trail = Trail::default();
        trail.line(at);
        trail
    }

    /// Straight on to there; nothing if that is where it is.
    pub(super) fn line(&mut self, to: (f64, f64)) {
        let to = tenths(to);
        let Some(at) = self.at else {
            self.at = Some(to);
            return self.write('M', &[to.0, to.1]);
        };
        self.at = Some(to);
        match (to.0 - at.0, to.1 - at.1) {
            (0.0, 0.0) => {}
            (x, 0.0) => self.write('h', &[x]),
            (0.0, y) => self.write('v', &[y]),
            (x, y) => self.write('l', &[x, y]),
        }
    }

    /// A bend around a corner.
    pub(super) fn bend(&mut self, corner: (f64, f64), to: (f64, f64)) {
        let (at, corner, to) = (self.at.unwrap_or_default(), tenths(corner), tenths(to));
        self.at = Some(to);
        self.write('q', &[corner.0 - at.0, corner.1 - at.1, to.0 - at.0, to.1 - at.1]);
    }

    /// An arc of a circle: its longer part or not, clockwise or not.
    pub(super) fn arc(&mut self, r: f64, long: bool, clockwise: bool, to: (f64, f64)) {
        let (at, to, r) = (self.at.unwrap_or_default(), tenths(to), tenths((r, 0.0)).0);
        self.at = Some(to);
        let [long, clockwise] = [long, clockwise].map(|flag| f64::from(u8::from(flag)) * 10.0);
        self.write('a', &[r, r, 0.0, long, clockwise, to.0 - at.0, to.1 - at.1]);
    }

    /// Back to its start.
    pub(super) fn closed(self) -> String {
        self.d + "z"
    }

    /// As far as it came.
    pub(super) fn open(self) -> String {
        self.d
    }

    /// A command that is repeated is written once; a sign or a second point parts numbers as well as a space.
    fn write(&mut self, command: char, numbers: &[f64]) {
        let mut parted = command != self.command || matches!(command, 'M' | 'a');
        if parted {
            self.d.push(command);
        }
        self.command = command;
        for number in numbers {
            let number = num(number / 10.0);
            if !parted && !number.starts_with('-') {
                self.d.push(' ');
            }
            self.d += &number;
            parted = false;
        }
    }
}

fn tenths((x, y): (f64, f64)) -> (f64, f64) {
    ((x * 10.0).round(), (y * 10.0).round())
}

/// A number with at most one decimal place.
pub(crate) fn num(x: f64) -> String {
    let tenths = (x * 10.0).round() as i64;
    let (sign, whole, rest) = (if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10);
    match (whole, rest) {
        (_, 0) => format!("{sign}{whole}"),
        (0, _) => format!("{sign}.{rest}"),
        _ => format!("{sign}{whole}.{rest}"),
    }
}
