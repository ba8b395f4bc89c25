//! What a move costs, and a person's own rates that turn it into one number.

/// What a move costs.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Cost {
    /// Time (min), waiting included.
    pub minutes: f64,
    /// Money (USD).
    pub money: f64,
    /// Expected price of damage (USD): chance times price.
    pub damage: f64,
    /// How hard: 0 (anyone) to 5 (skilled hands).
    pub difficulty: f64,
}

/// A person's own rates: how costs become one number (USD).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rates {
    /// What an hour is worth (USD/h); high in a hurry.
    pub hourly: f64,
    /// Weight of money: above 1 for the thrifty.
    pub thrift: f64,
    /// What one point of difficulty is worth (USD).
    pub effort: f64,
}

impl Default for Rates {
    /// A judgement call: an hour 30 dollars, a point of difficulty half a dollar.
    fn default() -> Self {
        Self { hourly: 30.0, thrift: 1.0, effort: 0.5 }
    }
}

impl Rates {
    /// The cost as one number (USD).
    pub fn price(&self, cost: &Cost) -> f64 {
        cost.minutes * self.hourly / 60.0 + self.thrift * (cost.money + cost.damage) + self.effort * cost.difficulty
    }
}

impl Cost {
    /// Both costs together.
    pub fn plus(&self, other: &Cost) -> Cost {
        Cost {
            minutes: self.minutes + other.minutes,
            money: self.money + other.money,
            damage: self.damage + other.damage,
            difficulty: self.difficulty + other.difficulty,
        }
    }

    /// The cost times a factor.
    pub fn times(&self, factor: f64) -> Cost {
        Cost {
            minutes: self.minutes * factor,
            money: self.money * factor,
            damage: self.damage * factor,
            difficulty: self.difficulty * factor,
        }
    }
}
