//! Every number of the protocol, in one place.

use crate::Span;

/// The numbers that fob and car agree on, and what the receiver tolerates. An exhaustive search may use smaller ones;
/// the claims of the crate hold for [`Rules::STANDARD`] only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rules {
    /// A counter at most this far ahead of the last one is accepted at once (presses).
    pub window: u32,
    /// Most lost presses that a run can make up for (presses).
    pub resync: u32,
    /// Strictly consecutive counters that make a run.
    pub run: u8,
    /// A run takes at least this long by the fob's clock, which counts in steps of 250 ms.
    pub run_least: Span,
    /// A run takes at most this long by the fob's clock.
    pub run_most: Span,
    /// Oldest telegram that is still accepted, plus what the two clocks may have drifted apart.
    pub freshness: Span,
    /// How far fob and car clocks may drift apart (ppm).
    pub drift_ppm: u32,
    /// Bad tags from one fob after which the receiver ignores it for a while.
    pub bad_tags: u8,
    /// How long it is ignored the first time; it doubles each time.
    pub penalty: Span,
    /// Longest time it is ignored.
    pub longest_penalty: Span,
    /// Telegrams with a good cell in a row that clear the low-cell mark.
    pub cell_clears: u8,
    /// Bits of the tag that are compared, at most 64. Use fewer only to measure how forging scales.
    pub tag_bits: u8,
    /// Upper halves of the fob's timer that are tried where its clock is not what was expected: all 65,536 let a fob in
    /// whatever its age.
    pub epochs: u32,
    /// Longest time from challenge to answer (µs).
    pub answer_within: u32,
    /// The same for passive entry, where it bounds the distance (µs).
    pub passive_within: u32,
}

impl Rules {
    /// The protocol as it is meant to be used.
    ///
    /// Window, resynchronization, run, penalties and the answer window are the design's own, in the range of published
    /// rolling codes (KeeLoq: 16 and 32 K with 2 in a row; Atmel AVR411: 100). Clearing the low-cell mark after 5 good
    /// telegrams is BMW's. Freshness, drift and the passive bound are judgment calls: a 32 kHz crystal is good for
    /// 200 ppm over temperature, a radio answer in firmware for 2 ms.
    pub const STANDARD: Rules = Rules {
        window: 256,
        resync: 16_384,
        run: 3,
        run_least: Span::ms(500),
        run_most: Span::s(10),
        freshness: Span::s(2),
        drift_ppm: 200,
        bad_tags: 3,
        penalty: Span::s(5),
        longest_penalty: Span::min(5),
        cell_clears: 5,
        tag_bits: 64,
        epochs: 65_536,
        answer_within: 20_000,
        passive_within: 2_000,
    };
}
