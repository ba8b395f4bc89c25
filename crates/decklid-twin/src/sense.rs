//! What a person perceives, as names and conditions over names: `lid_open & !latch_sound`.

use std::collections::BTreeSet;

use crate::plant::Plant;
use crate::plant::latch::Claw;
use crate::plant::lid::Gap;

/// Names that are always known; others begin with one of [`PREFIXES`].
pub const NAMES: &[&str] = &[
    "opened",
    "lid_open",
    "lid_up",
    "lid_shut",
    "claw_open",
    "latch_sound",
    "freed",
    "car_reacts",
    "gate_beeps",
    "gate_moves",
    "plug_power",
    "in_cabin",
    "through",
    "lamp_lit",
    "cabin_light",
    "doors_locked",
    "shut_out",
    "key_turned",
    "lid_latched",
    "lid_stays",
    "seat_folded",
    "glass_open",
    "hood_open",
    "claw_shut",
    "claw_stiff",
    "claw_holds",
    "latch_moves",
    "picture",
    "locked_by_car",
    "clumsy",
    "handle_first",
    "misses_catch",
    "hook_finds",
    "gate_fitted",
    "always",
];

/// Beginnings of names that go on with a control: `missing.release_cable`.
pub const PREFIXES: &[&str] = &["missing.", "stuck.", "slack.", "locked.", "covered.", "sealed.", "far.", "noted."];

/// A condition over what is perceived.
#[derive(Clone, PartialEq, Debug)]
pub enum Sense {
    /// That is perceived.
    Name(String),
    /// It is not.
    Not(Box<Sense>),
    /// All of them.
    All(Vec<Sense>),
    /// One of them.
    Any(Vec<Sense>),
}

impl Sense {
    /// Reads a condition; the error says what is wrong with it.
    pub fn read(text: &str) -> Result<Sense, String> {
        let mut reader = Reader { rest: text.trim_start(), depth: 0 };
        let sense = reader.any()?;
        if reader.rest.is_empty() { Ok(sense) } else { Err(format!("`{}` is too much here.", reader.rest)) }
    }

    /// Whether it is so.
    pub fn holds(&self, perceived: &BTreeSet<String>) -> bool {
        match self {
            Sense::Name(name) => perceived.contains(name),
            Sense::Not(inner) => !inner.holds(perceived),
            Sense::All(parts) => parts.iter().all(|p| p.holds(perceived)),
            Sense::Any(parts) => parts.iter().any(|p| p.holds(perceived)),
        }
    }
}

/// Brackets within brackets at most.
const DEPTH: usize = 32;

struct Reader<'t> {
    rest: &'t str,
    depth: usize,
}

impl Reader<'_> {
    fn any(&mut self) -> Result<Sense, String> {
        let mut parts = vec![self.all()?];
        while self.take("|") {
            parts.push(self.all()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Sense::Any(parts) })
    }

    fn all(&mut self) -> Result<Sense, String> {
        let mut parts = vec![self.one()?];
        while self.take("&") {
            parts.push(self.one()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Sense::All(parts) })
    }

    fn one(&mut self) -> Result<Sense, String> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err("The brackets are too deep.".to_owned());
        }
        let sense = if self.take("!") {
            Sense::Not(Box::new(self.one()?))
        } else if self.take("(") {
            let inner = self.any()?;
            if !self.take(")") {
                return Err("A bracket is not closed.".to_owned());
            }
            inner
        } else {
            self.name()?
        };
        self.depth -= 1;
        Ok(sense)
    }

    fn name(&mut self) -> Result<Sense, String> {
        let end = self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'));
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        let known = NAMES.contains(&name) || PREFIXES.iter().any(|p| name.len() > p.len() && name.starts_with(p));
        if !known {
            return Err(format!("Nobody can perceive `{name}`."));
        }
        self.rest = rest.trim_start();
        Ok(Sense::Name(name.to_owned()))
    }

    fn take(&mut self, mark: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(mark) else { return false };
        self.rest = rest.trim_start();
        true
    }
}

/// Everything that the person perceives now, and perceived since their senses were last cleared.
pub fn perceive(plant: &Plant, began_shut: bool) -> BTreeSet<String> {
    let senses = &plant.senses;
    let mut seen = senses.more.clone();
    let gap = plant.lid.gap;
    let claw_open = plant.latch.claw == Claw::Open;
    // A gate that was up at the beginning works when its claw lets go and its motor, if there is one, moves.
    let works = senses.freed && claw_open && (senses.gate_up || !plant.gate.fitted);
    let opened = if began_shut { gap == Gap::Open } else { works };
    let now = [
        ("opened", opened),
        ("lid_open", gap == Gap::Open),
        ("lid_up", gap != Gap::Shut),
        ("lid_shut", gap == Gap::Shut),
        ("claw_open", claw_open),
        ("latch_sound", senses.latch && !plant.person.deaf),
        ("freed", senses.freed),
        ("car_reacts", senses.car),
        ("gate_beeps", senses.gate && !plant.person.deaf),
        ("gate_moves", senses.gate_up),
        ("plug_power", senses.plug),
        ("in_cabin", plant.person.in_cabin),
        ("through", plant.person.through),
        ("lamp_lit", plant.lamp_is_lit()),
        ("doors_locked", plant.doors.driver_locked && plant.doors.others_locked),
        ("locked_by_car", senses.car && plant.doors.driver_locked),
        ("clumsy", plant.person.clumsy),
        ("handle_first", plant.person.handle_first),
        ("misses_catch", plant.person.misses_catch),
        ("hook_finds", plant.person.hook_finds),
        ("gate_fitted", plant.gate.fitted),
        ("noted.blade", plant.blade.here && plant.blade.fits),
        ("noted.master", plant.blade.here && plant.blade.fits && plant.blade.master),
        ("always", true),
    ];
    seen.extend(now.iter().filter(|n| n.1).map(|n| n.0.to_owned()));
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions() {
        let seen = BTreeSet::from(["lid_open".to_owned(), "missing.glass".to_owned()]);
        for (text, so) in
            [("lid_open", true), ("!lid_open | missing.glass", true), ("lid_open & !(in_cabin | missing.glass)", false)]
        {
            assert_eq!(Sense::read(text).map(|s| s.holds(&seen)), Ok(so), "{text}");
        }
        for bad in ["", "lid_open &", "(lid_open", "lid_opened", "lid_open lid_open", &"(".repeat(99)] {
            assert!(Sense::read(bad).is_err(), "{bad}");
        }
    }
}
