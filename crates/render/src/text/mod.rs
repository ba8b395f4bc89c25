//! Plain text for a terminal, a note or a voice: short, calm, no jargon.

mod causes;
mod emergency;
mod finish;
mod lockouts;
mod reasons;
mod show;
mod step;

pub use crate::explain::{Ranked, likely_causes, meaning, why};
pub use causes::causes_with_evidence;
pub use emergency::{FIRST_LINE, FIRST_LINE_SHORT, emergency, fastest, has_glow_handle};
pub use finish::{after_care, standing};
pub use lockouts::lockouts;
pub use reasons::reasons;
pub use show::{show, sources};
pub use step::{answers, step};
