//! The radio protocol of a key fob: who pressed which button, and proof that nobody else did.
//!
//! ```text
//!  Transmitter ── Telegram (one way, 20 bytes) ───────────► Receiver ─► Heard {slot, button, held, cell}
//!      │  ▲                                                   │  ▲
//!      │  └─────────── Challenge (nonce) ─────────────────────┘  │
//!      └────────────── Reply (two way) ──────────────────────────┘
//!   Journal                                                 Journal      each over an abstract Memory
//! ```
//!
//! - **Rolling code**: each press carries a counter and a clock under a tag (AES-CMAC). A replayed or delayed telegram is
//!   [refused](Refusal).
//! - **Challenge**: a deadlocked car, and passive entry, ask the fob for an answer to a nonce within a time limit.
//! - **Pairing**: two presses put a fob into one of [`FOBS`] slots; a fob that can answer must do so.
//! - **Journal**: counters survive a loss of power at any moment, and in the car the decay of a copy.
//!
//! The order is always: tag, counter, freshness, **commit to memory**, then action. A telegram that was not committed does
//! nothing; one that was does at most one thing. What takes a right away (a press, forgetting, pairing another fob) is
//! written twice, and the counters of fobs that are paired no more are kept.
//!
//! The crate is `no_std`, allocates nothing, has no clock and no randomness of its own: the caller passes the time, the
//! nonce and the [`Memory`]. The protocol is a proposal built from published parts, not that of any maker, and nobody has
//! audited it. `docs/fob.md` in the repository says what it claims and what it cannot do; each claim is a test.
//!
//! ```
//! use decklid_fob::{
//!     FobButton, FobId, Instant, Key, Pairing, RECEIVER_WORDS, Ram, Receiver, Refusal, Rules, Slot, TRANSMITTER_WORDS,
//!     Transmitter,
//! };
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let (master, id, slot) = (Key::new(*b"keep this secret"), FobId(7), Slot::new(0));
//! let (mut car, mut pocket) = (Ram::<RECEIVER_WORDS>::BLANK, Ram::<TRANSMITTER_WORDS>::BLANK);
//! let mut receiver = Receiver::power_on(Rules::STANDARD, master, &car);
//! let mut fob = Transmitter::with_cell(id, slot, master.of_fob(id), &pocket);
//!
//! // Two presses within half a minute pair a fob that cannot answer.
//! let mut pairing = Pairing::open(slot, false, Instant::at_ms(0));
//! let first = fob.press(FobButton::Lock, false, Instant::at_ms(1_000), &mut pocket)?;
//! assert_eq!(pairing.hear(&mut receiver, first, Instant::at_ms(1_000), &mut car), Err(Refusal::PressAgain));
//! let second = fob.press(FobButton::Lock, false, Instant::at_ms(2_000), &mut pocket)?;
//! assert_eq!(pairing.hear(&mut receiver, second, Instant::at_ms(2_000), &mut car), Ok(id));
//!
//! // A press works once; a recording of it does not.
//! let now = Instant::at_ms(5_000);
//! let telegram = fob.press(FobButton::Trunk, false, now, &mut pocket)?;
//! assert_eq!(receiver.hear(telegram, false, now, &mut car)?.button, FobButton::Trunk);
//! assert_eq!(receiver.hear(telegram, false, now, &mut car), Err(Refusal::Old));
//! # Ok(())
//! # }
//! ```

#![no_std]

mod answer;
mod challenge;
mod clock;
mod floors;
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
pub use floors::RECEIVER_WORDS;
pub use journal::{Fault, Journal, Memory, Ram};
pub use pairing::Pairing;
pub use press::{FOBS, FobButton, Press, Slot};
pub use receiver::{Heard, Receiver};
pub use refusal::Refusal;
pub use rules::Rules;
pub use tag::{FobId, Key};
pub use telegram::{Cell, Status, TELEGRAM, Telegram};
pub use time::{Countdown, Instant, Span, earliest};
pub use transmitter::{TRANSMITTER_WORDS, Transmitter};

/// The example of the README runs, too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
