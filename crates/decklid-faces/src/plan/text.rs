//! A policy as numbered lines that point to each other, and its price beside other ways.

use decklid_car::car::Car;

use super::{Graph, Node};
use crate::english::capital;
use crate::layout::{Look, Page};
use crate::words;

/// One way of going about it in the table.
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
    let mut page = Page::new(look);
    let shown: Vec<usize> = (0..graph.nodes.len()).filter(|&n| graph.nodes[n].mv.is_some()).collect();
    let number = |at: usize| shown.iter().position(|&n| n == at).map(|n| n + 1);
    for &at in &shown {
        let node = &graph.nodes[at];
        let Some(mv) = node.mv.map(|mv| car.at(mv)) else { continue };
        let head = format!("{} ({})", look.texts.car(&mv.title), words::percent(node.p));
        page.item(&format!("{:>3}. ", number(at).unwrap_or(0)), &head);
        for branch in &node.branches {
            let says = capital(&look.texts.car(&mv.outcomes[branch.outcome.index()].says));
            let then = match branch.next.map(|n| (&graph.nodes[n], number(n))) {
                None => "rare, not shown".to_owned(),
                Some((Node { done: true, .. }, _)) => "done".to_owned(),
                Some((_, Some(number))) => format!("go to {number}"),
                Some((_, None)) => "nothing is left to advise".to_owned(),
            };
            page.item("       ", &format!("{} {says}: {then}", words::percent(branch.p)));
        }
    }
    page.finish()
}

/// Policies side by side, the first of them ours.
pub fn table(rows: &[PolicyRow], look: &Look) -> String {
    let mut cells = vec![["way of going about it", "cost", "minutes", "calls help"].map(str::to_owned).to_vec()];
    for row in rows {
        cells.push(vec![
            row.name.clone(),
            look.texts.figure(row.cost),
            row.minutes.map(|m| format!("{m:.1}")).unwrap_or_default(),
            row.called.map(words::percent).unwrap_or_default(),
        ]);
    }
    let mut page = Page::new(look);
    page.table(&cells).converted();
    page.finish()
}
