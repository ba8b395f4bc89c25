//! Plain text for a terminal, a note or a voice: short, calm, no jargon.

mod causes;
mod emergency;
mod finish;
mod lockouts;
mod reasons;
mod show;
mod step;

pub use causes::causes_with_evidence;
pub use emergency::{FIRST_LINE, FIRST_LINE_SHORT, emergency, fastest};
pub use finish::{Ranked, after_care, likely_causes, standing};
pub use lockouts::lockouts;
pub use reasons::{meaning, reasons, why};
pub use show::{show, sources};
pub use step::{answers, step};
