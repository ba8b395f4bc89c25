//! Points and lengths of time, and the one kind of timer that states are made of.

/// A point in virtual time [ms since the bench began].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(u64);

impl Instant {
    /// The point `ms` milliseconds after the beginning.
    pub const fn at_ms(ms: u64) -> Self {
        Instant(ms)
    }

    /// Milliseconds since the beginning.
    pub const fn as_ms(self) -> u64 {
        self.0
    }

    /// How long after `earlier` this is; nothing if it is not after it. Longer than 49 days counts as 49 days.
    pub const fn since(self, earlier: Instant) -> Span {
        let ms = self.0.saturating_sub(earlier.0);
        Span(if ms > u32::MAX as u64 { u32::MAX } else { ms as u32 })
    }

    /// The point `span` later.
    pub const fn after(self, span: Span) -> Self {
        Instant(self.0.saturating_add(span.0 as u64))
    }
}

/// A length of time (ms).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span(u32);

impl Span {
    /// No time at all.
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

    /// This many milliseconds.
    pub const fn as_ms(self) -> u32 {
        self.0
    }

    /// Both one after the other.
    pub const fn plus(self, other: Span) -> Self {
        Span(self.0.saturating_add(other.0))
    }

    /// What is left of this after `other`; nothing if `other` is longer.
    pub const fn minus(self, other: Span) -> Self {
        Span(self.0.saturating_sub(other.0))
    }

    /// `factor` times as long.
    pub const fn times(self, factor: u32) -> Self {
        Span(self.0.saturating_mul(factor))
    }

    /// True if there is no time in it.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

/// A timer that runs down to zero and stays there. States hold only such timers, never points in time, so that two
/// states that behave alike are equal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Countdown(Span);

impl Countdown {
    /// Not running.
    pub const IDLE: Countdown = Countdown(Span::ZERO);

    /// A timer that still runs for `span`.
    pub const fn of(span: Span) -> Self {
        Countdown(span)
    }

    /// Lets `passed` go by. True if the timer ran out by that.
    pub fn run(&mut self, passed: Span) -> bool {
        let was_running = self.is_running();
        self.0 = self.0.minus(passed);
        was_running && !self.is_running()
    }

    /// True until it has run out.
    pub const fn is_running(self) -> bool {
        !self.0.is_zero()
    }

    /// How long it still runs; zero if it does not.
    pub const fn left(self) -> Span {
        self.0
    }

    /// When it runs out, for `wake_in`: nothing if it does not run.
    pub const fn wake(self) -> Option<Span> {
        if self.is_running() { Some(self.0) } else { None }
    }
}

/// The shortest of the spans that are there.
pub fn earliest<const N: usize>(spans: [Option<Span>; N]) -> Option<Span> {
    // Compared as plain numbers, "never" the largest: this is asked in every step.
    const NEVER: u64 = u64::MAX;
    let mut soonest = NEVER;
    for span in &spans {
        soonest = soonest.min(span.map_or(NEVER, |span| u64::from(span.0)));
    }
    u32::try_from(soonest).ok().map(Span)
}
