//! Points in time, spans of time, and the one kind of timer that states are made of.

/// A point in time [ms since the clock started].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(u64);

impl Instant {
    /// `ms` milliseconds after the start.
    pub const fn at_ms(ms: u64) -> Self {
        Instant(ms)
    }

    /// Milliseconds since the start.
    pub const fn as_ms(self) -> u64 {
        self.0
    }

    /// Time from `earlier` to this; zero if this is not later. More than 49 days counts as 49 days.
    pub const fn since(self, earlier: Instant) -> Span {
        let ms = self.0.saturating_sub(earlier.0);
        Span(if ms > u32::MAX as u64 { u32::MAX } else { ms as u32 })
    }

    /// The point `span` later.
    pub const fn after(self, span: Span) -> Self {
        Instant(self.0.saturating_add(span.0 as u64))
    }
}

/// A span of time (ms).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span(u32);

impl Span {
    /// No time.
    pub const ZERO: Span = Span(0);

    /// `ms` milliseconds.
    pub const fn ms(ms: u32) -> Self {
        Span(ms)
    }

    /// `s` seconds.
    pub const fn s(s: u32) -> Self {
        Span(s.saturating_mul(1000))
    }

    /// `min` minutes.
    pub const fn min(min: u32) -> Self {
        Span(min.saturating_mul(60_000))
    }

    /// Its length in milliseconds.
    pub const fn as_ms(self) -> u32 {
        self.0
    }

    /// The sum of both.
    pub const fn plus(self, other: Span) -> Self {
        Span(self.0.saturating_add(other.0))
    }

    /// What is left after `other`; zero if `other` is longer.
    pub const fn minus(self, other: Span) -> Self {
        Span(self.0.saturating_sub(other.0))
    }

    /// `factor` times as long.
    pub const fn times(self, factor: u32) -> Self {
        Span(self.0.saturating_mul(factor))
    }

    /// True if its length is zero.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

/// A timer that runs down to zero and stays there. States hold only such timers, never points in time, so that states
/// that behave the same are equal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Countdown(Span);

impl Countdown {
    /// Not running.
    pub const IDLE: Countdown = Countdown(Span::ZERO);

    /// A timer that runs for `span`.
    pub const fn of(span: Span) -> Self {
        Countdown(span)
    }

    /// Lets `passed` go by. True if the timer ran out meanwhile.
    pub fn run(&mut self, passed: Span) -> bool {
        let was_running = self.is_running();
        self.0 = self.0.minus(passed);
        was_running && !self.is_running()
    }

    /// True until it has run out.
    pub const fn is_running(self) -> bool {
        !self.0.is_zero()
    }

    /// Time left; zero if it is not running.
    pub const fn left(self) -> Span {
        self.0
    }

    /// Time until it runs out; none if it is not running.
    pub const fn wake(self) -> Option<Span> {
        if self.is_running() { Some(self.0) } else { None }
    }
}

/// The shortest of the given spans; none if there is none.
pub fn earliest<const N: usize>(spans: [Option<Span>; N]) -> Option<Span> {
    // Compared as plain numbers, with "never" the largest: this runs in every step.
    const NEVER: u64 = u64::MAX;
    let mut soonest = NEVER;
    for span in &spans {
        soonest = soonest.min(span.map_or(NEVER, |span| u64::from(span.0)));
    }
    u32::try_from(soonest).ok().map(Span)
}
