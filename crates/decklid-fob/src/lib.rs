//! The fob's radio protocol: who pressed what, and that nobody else did.
//!
//! ```text
//!  Transmitter ── Telegram (one way, 20 bytes) ───────────► Receiver ─► Heard {slot, button, held, cell}
//!      │  ▲                                                   │  ▲
//!      │  └─────────── Challenge (nonce) ─────────────────────┘  │
//!      └────────────── Reply (two way) ──────────────────────────┘
//!   Journal                                                 Journal      each over an abstract Memory
//! ```
//!
//! What it claims, and what it cannot, is in `docs/fob.md`. The order is always: tag, counter, freshness, **commit to
//! memory**, then action. A telegram that was not committed does nothing; one that was does at most one thing.

#![no_std]

mod challenge;
mod clock;
mod journal;
mod pairing;
mod press;
mod receiver;
mod record;
mod refusal;
mod rules;
mod run;
mod tag;
mod telegram;
mod time;
mod transmitter;

pub use challenge::{CHALLENGE, Challenge, HELLO, Hello, Purpose, REPLY, Reply};
pub use journal::{Fault, Journal, Memory, Ram};
pub use pairing::Pairing;
pub use press::{FOBS, FobButton, Press, Slot};
pub use receiver::{Heard, Receiver};
pub use record::RECEIVER_WORDS;
pub use refusal::Refusal;
pub use rules::Rules;
pub use tag::{FobId, Key};
pub use telegram::{Cell, Status, TELEGRAM, Telegram};
pub use time::{Countdown, Instant, Span, earliest};
pub use transmitter::{TRANSMITTER_WORDS, Transmitter};
