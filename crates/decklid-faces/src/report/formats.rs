//! The answers about other programs' files and about scenarios: `plan --pomdp`, `why --bif`, `twin --scenario`.

use std::collections::BTreeMap;

use serde::Serialize;

/// A policy for a problem in Cassandra's format.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PomdpReport {
    /// Expected cost of baseline policies.
    pub baselines: BTreeMap<&'static str, f64>,
    /// Beliefs that the search looked at.
    pub beliefs: usize,
    /// Expected cost of an all-knowing agent: a lower bound.
    pub clairvoyant: f64,
    /// States that can be told apart.
    pub classes: usize,
    /// Expected cost of the policy.
    pub expected_cost: f64,
    /// The file that was read.
    pub file: String,
    /// (expected_cost - lower_bound) / expected_cost.
    pub gap: f64,
    /// No policy can do better than this.
    pub lower_bound: f64,
    /// Situations; the first is the start.
    pub nodes: Vec<PomdpNode>,
    /// Time to read the file (s).
    pub reading_seconds: f64,
    /// Time of the search (s).
    pub seconds: f64,
    /// States in the file.
    pub states: usize,
}

/// A situation that the policy can lead to.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PomdpNode {
    /// Whether the goal is reached.
    pub done: bool,
    /// Expected cost from here.
    pub expected_cost: f64,
    /// Its number, from 0.
    pub id: usize,
    /// No policy can do better from here.
    pub lower_bound: f64,
    /// The action; null at the end.
    #[serde(rename = "move")]
    pub action: Option<String>,
    /// Possible observations.
    pub outcomes: Vec<PomdpOutcome>,
    /// Probability of coming here.
    pub p: f64,
}

/// One observation in a situation.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PomdpOutcome {
    /// The situation that it leads to; null when that is rarer than the cutoff.
    pub next: Option<usize>,
    /// Its name.
    pub outcome: String,
    /// Its probability there.
    pub p: f64,
}

/// What findings say about a network in BIF.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NetworkReport {
    /// Always empty; cars have explanations.
    pub explanations: Vec<String>,
    /// The file that was read.
    pub file: String,
    /// Natural logarithm of `p_evidence`, which may be too small for a number.
    pub log_p_evidence: f64,
    /// Probability of all findings.
    pub p_evidence: f64,
    /// The variables that were asked for.
    pub posterior: Vec<NetworkVariable>,
    /// Time of the answer (s).
    pub seconds: f64,
    /// Numbers in the junction tree.
    pub tree_numbers: usize,
    /// Time to build the junction tree (s).
    pub tree_seconds: f64,
}

/// One variable of a network.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NetworkVariable {
    /// Its name.
    pub id: String,
    /// Probability of each of its states.
    pub p: BTreeMap<String, f64>,
}

/// How a scenario went on the simulated car.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScenarioReport {
    /// What the scenario shows.
    pub about: String,
    /// Id of the car.
    pub car: String,
    /// Expectations that did not hold.
    pub failures: Vec<ScenarioFailure>,
    /// True if every expectation held.
    pub held: bool,
    /// Where it comes from.
    pub source: String,
    /// Everything that happened, in order.
    pub trace: Vec<TraceEvent>,
}

/// An expectation that did not hold.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScenarioFailure {
    /// When (ms from the start).
    pub at_ms: u64,
    /// What was expected.
    pub expected: String,
    /// Line of the scenario file, from 1.
    pub line: usize,
    /// What happened instead.
    pub saw: String,
}

/// Something that happened in a simulated car.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TraceEvent {
    /// When (ms from the start).
    pub at_ms: u64,
    /// Number of the event that caused it.
    pub because: Option<usize>,
    /// What kind of event.
    pub event: &'static str,
    /// Its number, from 0.
    pub id: usize,
    /// Particulars.
    pub says: String,
}
