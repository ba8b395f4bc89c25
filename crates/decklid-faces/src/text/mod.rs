//! Plain text for a terminal, a note or a voice: short, calm, no jargon.

mod care;
mod causes;
mod emergency;
mod finish;
mod gaps;
mod law;
mod lockouts;
mod reasons;
mod show;
mod step;
mod what_if;

pub use crate::explain::{Ranked, likely_causes, meaning, why};
pub use care::care;
pub use causes::causes_with_evidence;
pub use emergency::{Place, call, emergency, first, first_typed, steps as emergency_steps};
pub use finish::{after_care, standing};
pub use gaps::gaps;
pub use law::laws;
pub use lockouts::lockouts;
pub use reasons::reasons;
pub use show::{show, sources, weak_facts};
pub use step::{answers, doubt, step};
pub use what_if::what_if;
pub(crate) use what_if::why_not;
