//! How much each event matters for the top.

use super::answers::{Answers, Leaf};
use super::listing::Families;
use crate::diagram::Sweep;

/// How much one event matters for the top; P is the probability of the top.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Importance {
    /// The event, by its number.
    pub event: usize,
    /// P(event).
    pub probability: f64,
    /// P(top | event).
    pub given: f64,
    /// P(top | not event).
    pub without: f64,
    /// Birnbaum: P(top | event) - P(top | not event). Negative where the event helps against the top.
    pub birnbaum: f64,
    /// Criticality: P(event) * Birnbaum / P. `None` where P = 0.
    pub criticality: Option<f64>,
    /// Fussell-Vesely: P(the top, by a minimal cut set that contains the event) / P. `None` where
    /// P = 0, or where it was not computed: see [`Answers::importance`].
    pub fussell_vesely: Option<f64>,
    /// Risk achievement worth: P(top | event) / P. `None` where P = 0.
    pub raw: Option<f64>,
    /// Risk reduction worth: P / P(top | not event), infinite where the top cannot be without the
    /// event. `None` where P = 0.
    pub rrw: Option<f64>,
}

impl Answers {
    /// Importance of every event, those that the top does not depend on included, in order of events.
    ///
    /// One sweep a module. `cuts` are the cut sets if Fussell-Vesely is wanted; it is left out where
    /// an event helps in one of several parts, and where it would take more than `Families::WORK` steps.
    pub fn importance(&self, cuts: Option<&Families>) -> Vec<Importance> {
        let total = self.probability();
        let mut places: Vec<Place> = vec![Place::default(); self.modules.len()];
        if let Some(top) = places.last_mut() {
            *top = Place { yes: 1.0, no: 0.0, slope: 1.0, share: cuts.map(|_| 1.0) };
        }
        let mut found = self.unimportant(total, cuts.is_some());
        let mut sweep = Sweep::new();
        for (at, module) in self.modules.iter().enumerate().rev() {
            let place = places[at];
            let shares = place.share.and_then(|_| cuts?.shares(at));
            sweep.for_each_given(&module.diagram, module.function, |variable, given| {
                let share = shares.as_ref().zip(place.share).map(|(shares, share)| shares[variable] * share);
                let inner = place.through(given.yes, given.no, given.slope, share);
                match module.leaves[variable] {
                    Leaf::Event(event) if given.tested => {
                        found[event] = inner.importance(event, self.events[event].probability, total);
                    }
                    Leaf::Event(_) => {}
                    Leaf::Module(below) => places[below] = inner,
                }
            });
        }
        found
    }

    /// What holds for events that the top does not depend on.
    fn unimportant(&self, total: f64, share: bool) -> Vec<Importance> {
        let place = Place { yes: total, no: total, slope: 0.0, share: share.then_some(0.0) };
        let numbered = self.events.iter().enumerate();
        numbered.map(|(event, it)| place.importance(event, it.probability, total)).collect()
    }
}

/// What the top becomes when one event or module is known.
#[derive(Clone, Copy, Default, Debug)]
struct Place {
    yes: f64,
    no: f64,
    slope: f64,
    /// P(the top, by a cut set with it) / P(top).
    share: Option<f64>,
}

impl Place {
    /// What the top becomes when something inside the module at this place is known.
    fn through(self, yes: f64, no: f64, slope: f64, share: Option<f64>) -> Place {
        let mix = |p: f64| p * self.yes + (1.0 - p).max(0.0) * self.no;
        Place { yes: mix(yes), no: mix(no), slope: self.slope * slope, share }
    }

    fn importance(self, event: usize, probability: f64, total: f64) -> Importance {
        let relative = |value: f64| (total > 0.0).then(|| value / total);
        Importance {
            event,
            probability,
            given: self.yes,
            without: self.no,
            birnbaum: self.slope,
            criticality: relative(probability * self.slope),
            fussell_vesely: self.share.filter(|_| total > 0.0),
            raw: relative(self.yes),
            rrw: (total > 0.0).then(|| if self.no > 0.0 { total / self.no } else { f64::INFINITY }),
        }
    }
}
