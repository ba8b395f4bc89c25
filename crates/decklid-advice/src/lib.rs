#![doc = include_str!("../README.md")]

pub mod belief;
pub mod case;
pub mod consult;
pub mod expected;
pub mod learn;
pub mod lockout;
pub mod near;
pub mod plan;
mod refusal;
pub mod simulate;

pub use belief::{Belief, Conflict, Explanation, Reasoner};
pub use consult::{Advice, AdviceKind, Ahead, Answer, Case, Consultation, Entry, Leg, Reasons, Refusal};
pub use lockout::{Lockouts, Question, Settings};
pub use plan::policy::{Baseline, BaselinePolicy, Policy, Tally, evaluate};
pub use plan::terms::Terms;
pub use plan::world::World;
