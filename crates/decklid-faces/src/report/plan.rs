//! The answer of `plan`: a policy as a graph.

use std::collections::BTreeMap;

use decklid_car::car::Car;
use serde::Serialize;

use crate::plan::Graph;
use crate::texts::Texts;

/// A policy with its price.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Plan"))]
pub struct PlanReport {
    /// Id of the car.
    pub car: String,
    /// `open`, `fixed` or `secured`.
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::GoalWord"))]
    pub goal: &'static str,
    /// What following the policy costs on average (USD).
    pub expected_cost: f64,
    /// No policy can do better than this (USD).
    pub lower_bound: f64,
    /// (expected_cost - lower_bound) / expected_cost.
    pub gap: f64,
    /// Expected time (min).
    pub expected_minutes: f64,
    /// Probability of calling a professional.
    pub called: f64,
    /// Situations; the first is the start.
    pub nodes: Vec<PlanNode>,
    /// Expected cost of each baseline policy (USD).
    pub baselines: BTreeMap<String, f64>,
    /// Expected cost of an all-knowing guide (USD): a lower bound.
    pub clairvoyant: f64,
    /// Time of the search (s).
    pub seconds: f64,
    /// Hash of the model.
    pub model_hash: String,
}

/// A situation that the policy can lead to.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanNode {
    /// Its number, from 0.
    pub id: usize,
    /// Probability of coming here.
    pub p: f64,
    /// The move; null at the end.
    #[serde(rename = "move")]
    pub mv: Option<String>,
    /// Its title.
    pub title: String,
    /// Whether the goal is reached.
    pub done: bool,
    /// Expected cost from here (USD).
    pub expected_cost: f64,
    /// No policy can do better from here (USD).
    pub lower_bound: f64,
    /// Possible outcomes of the move.
    pub outcomes: Vec<PlanOutcome>,
}

/// One outcome of a situation's move.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanOutcome {
    /// Its name.
    pub outcome: String,
    /// Its probability there.
    pub p: f64,
    /// The situation that it leads to; null when that is rarer than the cutoff.
    pub next: Option<usize>,
}

impl PlanNode {
    /// The situations of a policy.
    pub fn of_graph(car: &Car, graph: &Graph, texts: Texts) -> Vec<PlanNode> {
        let mut nodes = Vec::new();
        for (id, node) in graph.nodes.iter().enumerate() {
            let mv = node.mv.map(|mv| car.at(mv));
            let outcomes = node.branches.iter().filter_map(|b| {
                let outcome = mv?.outcomes[b.outcome.index()].id.clone();
                Some(PlanOutcome { outcome, p: b.p, next: b.next })
            });
            nodes.push(PlanNode {
                id,
                p: node.p,
                mv: mv.map(|mv| mv.id.clone()),
                title: mv.map(|mv| texts.car(&mv.title)).unwrap_or_default(),
                done: node.done,
                expected_cost: node.expected_cost,
                lower_bound: node.lower_bound,
                outcomes: outcomes.collect(),
            });
        }
        nodes
    }
}
