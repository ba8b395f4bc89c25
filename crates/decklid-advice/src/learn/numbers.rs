//! The numbers to be learned, what was thought of them, and what cases say.

/// How far today's numbers are to be trusted: the one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgment {
    /// Judged odds are right within this factor, in two of three cases.
    pub factor: f64,
    /// A number of a car's own strays by this factor from the one that it stands in for, in two of three cases.
    pub stray: f64,
}

impl Default for Judgment {
    fn default() -> Self {
        Judgment { factor: 2.0, stray: 1.5 }
    }
}

/// A number that cases may tell of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// What it was judged to be; above 0 and below 1.
    pub judged: f64,
    /// The number that it stands in for, which all other cars share: an earlier one of the list. It leans on that.
    pub class: Option<usize>,
}

/// What all cases together say under some numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Totals {
    /// Logarithm of the likelihood.
    pub log: f64,
    /// Its slope by the log odds of each number.
    pub slope: Vec<f64>,
    /// How many people there would be if all could be asked, for each number.
    pub people: Vec<f64>,
}

/// Log odds.
pub(super) fn logit(p: f64) -> f64 {
    (p / (1.0 - p)).ln()
}

/// The probability of log odds.
pub(super) fn logistic(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

/// The numbers that shifts of log odds make; a shift of a number moves those that stand in for it, too.
pub(super) fn shifted(numbers: &[Number], shifts: &[f64]) -> Vec<f64> {
    let mut moved: Vec<f64> = shifts.to_vec();
    for (at, number) in numbers.iter().enumerate() {
        if let Some(class) = number.class {
            moved[at] += moved[class];
        }
    }
    numbers.iter().zip(moved).map(|(number, by)| logistic(logit(number.judged) + by)).collect()
}

/// How good numbers are, judgement and cases together.
#[derive(Clone, Debug)]
pub(super) struct Worth {
    /// Logarithm of the posterior density, up to a constant.
    pub(super) log: f64,
    /// Its slope by each shift.
    pub(super) slope: Vec<f64>,
    /// For each shift, the curvature that there would be if all people could be asked.
    pub(super) stiff: Vec<f64>,
}

/// Adds the judgement to what the cases say.
pub(super) fn worth(numbers: &[Number], judgment: Judgment, shifts: &[f64], p: &[f64], totals: Totals) -> Worth {
    let (mut slope, mut log) = (totals.slope, totals.log);
    let mut stiff: Vec<f64> = p.iter().zip(&totals.people).map(|(p, people)| people * p * (1.0 - p)).collect();
    // Those that stand in for others come after them.
    for at in (0..numbers.len()).rev() {
        if let Some(class) = numbers[at].class {
            slope[class] += slope[at];
            stiff[class] += stiff[at];
        }
    }
    for (at, number) in numbers.iter().enumerate() {
        if number.class.is_some() {
            let weight = 1.0 / judgment.stray.ln().powi(2);
            log -= weight * shifts[at] * shifts[at] / 2.0;
            slope[at] -= weight * shifts[at];
            stiff[at] += weight;
        } else {
            let weight = weight(number.judged, judgment);
            log += weight * (number.judged * p[at].ln() + (1.0 - number.judged) * (1.0 - p[at]).ln());
            slope[at] += weight * (number.judged - p[at]);
            stiff[at] += weight * p[at] * (1.0 - p[at]);
        }
    }
    Worth { log, slope, stiff }
}

/// A Beta distribution round the judgement counts as much as so many people.
fn weight(judged: f64, judgment: Judgment) -> f64 {
    1.0 / (judgment.factor.ln().powi(2) * judged * (1.0 - judged))
}

/// Variance of a number's log odds before any case.
pub(super) fn doubt(numbers: &[Number], judgment: Judgment, at: usize) -> f64 {
    match numbers[at].class {
        Some(class) => judgment.stray.ln().powi(2) + doubt(numbers, judgment, class),
        None => judgment.factor.ln().powi(2),
    }
}
