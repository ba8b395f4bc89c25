//! A policy as numbered lines that point to each other, and its cost compared with other policies.

use decklid_car::car::Car;

use super::{Graph, Node};
use crate::english::capital;
use crate::layout::{Look, Page};

/// One policy in the table.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyRow {
    /// Name of the policy.
    pub name: String,
    /// Expected cost (USD).
    pub cost: f64,
    /// Expected time (min); unknown for a bound.
    pub minutes: Option<f64>,
    /// Probability of needing help; unknown for a bound.
    pub called: Option<f64>,
}

/// The policy, one numbered situation after the other.
pub fn text(car: &Car, graph: &Graph, look: &Look) -> String {
    let (mut page, t) = (Page::new(look), look.texts);
    let shown: Vec<usize> = (0..graph.nodes.len()).filter(|&n| graph.nodes[n].mv.is_some()).collect();
    let number = |at: usize| shown.iter().position(|&n| n == at).map(|n| n + 1);
    for &at in &shown {
        let node = &graph.nodes[at];
        let Some(mv) = node.mv.map(|mv| car.at(mv)) else { continue };
        let head = format!("{} ({})", t.car(&mv.title), t.percent(node.p));
        page.item(&format!("{:>3}. ", number(at).unwrap_or(0)), &head);
        for branch in &node.branches {
            let says = capital(&t.car(&mv.outcomes[branch.outcome.index()].says));
            let then = match branch.next.map(|n| (&graph.nodes[n], number(n))) {
                None => t.plan_rare(),
                Some((Node { done: true, .. }, _)) => t.plan_done(),
                Some((_, Some(number))) => t.plan_go_to(&number.to_string()),
                Some((_, None)) => t.plan_nothing(),
            };
            page.item("       ", &format!("{} {says}: {then}", t.percent(branch.p)));
        }
    }
    page.finish()
}

/// Policies side by side, the first of them ours.
pub fn table(rows: &[PolicyRow], look: &Look) -> String {
    let t = look.texts;
    let mut cells = vec![vec![t.plan_policy(), t.plan_cost(), t.plan_minutes(), t.plan_calls()]];
    for row in rows {
        cells.push(vec![
            row.name.clone(),
            t.figure(row.cost),
            row.minutes.map(|m| format!("{m:.1}")).unwrap_or_default(),
            row.called.map(|p| t.percent(p)).unwrap_or_default(),
        ]);
    }
    let mut page = Page::new(look);
    page.table(&cells).converted();
    page.finish()
}
