//! Conditions over what a person perceives: `lid_open & !latch_sound`.

use crate::sensation::Sensation;

/// A condition over what is perceived.
#[derive(Clone, PartialEq, Debug)]
pub enum Condition {
    /// This is perceived.
    Perceived(Sensation),
    /// The condition does not hold.
    Not(Box<Condition>),
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
}

impl Condition {
    /// Reads a condition; the error says what is wrong with it.
    pub fn read(text: &str) -> Result<Condition, String> {
        let mut parser = Parser { rest: text.trim_start(), depth: 0 };
        let condition = parser.any()?;
        if parser.rest.is_empty() { Ok(condition) } else { Err(format!("`{}` does not belong here.", parser.rest)) }
    }

    /// Whether it holds, given what is perceived.
    pub fn holds(&self, perceived: &dyn Fn(&Sensation) -> bool) -> bool {
        match self {
            Condition::Perceived(sensation) => perceived(sensation),
            Condition::Not(inner) => !inner.holds(perceived),
            Condition::All(parts) => parts.iter().all(|p| p.holds(perceived)),
            Condition::Any(parts) => parts.iter().any(|p| p.holds(perceived)),
        }
    }
}

/// How deep parentheses may nest.
const DEEPEST: usize = 32;

struct Parser<'t> {
    rest: &'t str,
    depth: usize,
}

impl Parser<'_> {
    fn any(&mut self) -> Result<Condition, String> {
        let mut parts = vec![self.all()?];
        while self.take("|") {
            parts.push(self.all()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Condition::Any(parts) })
    }

    fn all(&mut self) -> Result<Condition, String> {
        let mut parts = vec![self.one()?];
        while self.take("&") {
            parts.push(self.one()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Condition::All(parts) })
    }

    fn one(&mut self) -> Result<Condition, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("The parentheses nest too deep.".to_owned());
        }
        let condition = if self.take("!") {
            Condition::Not(Box::new(self.one()?))
        } else if self.take("(") {
            let inner = self.any()?;
            if !self.take(")") {
                return Err("A parenthesis is not closed.".to_owned());
            }
            inner
        } else {
            self.name()?
        };
        self.depth -= 1;
        Ok(condition)
    }

    fn name(&mut self) -> Result<Condition, String> {
        let end = self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'));
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        let sensation =
            Sensation::read(name).ok_or_else(|| format!("`{name}` is not something a person perceives."))?;
        self.rest = rest.trim_start();
        Ok(Condition::Perceived(sensation))
    }

    fn take(&mut self, mark: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(mark) else { return false };
        self.rest = rest.trim_start();
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sensation::Amiss;

    #[test]
    fn conditions() {
        let seen = [Sensation::LidOpen, Sensation::Amiss(Amiss::Missing, "glass".to_owned())];
        for (text, holds) in
            [("lid_open", true), ("!lid_open | missing.glass", true), ("lid_open & !(in_cabin | missing.glass)", false)]
        {
            let condition = Condition::read(text);
            assert_eq!(condition.map(|c| c.holds(&|sensation| seen.contains(sensation))), Ok(holds), "{text}");
        }
        for bad in ["", "lid_open &", "(lid_open", "lid_opened", "missing.", "lid_open lid_open", &"(".repeat(99)] {
            assert!(Condition::read(bad).is_err(), "{bad}");
        }
    }
}
