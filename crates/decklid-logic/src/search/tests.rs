//! The worked example of the documentation, as the search really does it.

#[path = "../../examples/three_moves.rs"]
#[allow(dead_code, unreachable_pub)]
mod three_moves;

use std::fmt::Write;

use super::graph::{Link, Progress};
use super::{Search, Vertex, VertexId};
use three_moves::{Action, Reasons, StuckLid};

/// The graph as text: each vertex with its bounds, then its actions.
fn drawn(search: &Search<StuckLid>) -> String {
    let mut text = String::new();
    for (number, vertex) in search.vertices.iter().enumerate().filter(|(_, v)| !v.goal) {
        let Vertex { belief, low, high, choices, .. } = vertex;
        let _ = writeln!(text, "  #{number} {:<5} [{low:5.2}, {high:5.2}]", letters(*belief));
        for choice in choices {
            let known = if choice.progress == Progress::Expanded { ' ' } else { '~' };
            let _ = write!(text, "       {known}{:<5}", format!("{:?}", choice.action));
            let _ = match choice.high.is_finite() {
                true => {
                    writeln!(text, " [{:5.2}, {:5.2}]  {}", choice.low, choice.high, outcomes(search, &choice.links))
                }
                false => writeln!(text, " [{:5.2},      ]", choice.low),
            };
        }
    }
    text
}

fn letters(reasons: Reasons) -> String {
    (0..3).filter(|r| reasons >> r & 1 == 1).map(|r| ["A", "B", "C"][r]).collect::<Vec<_>>().join(" ")
}

fn outcomes(search: &Search<StuckLid>, links: &[Link]) -> String {
    let name = |link: &Link| match search.vertex(link.to).goal {
        true => "open".to_owned(),
        false => format!("#{}", link.to.index()),
    };
    links.iter().map(|link| format!("{:.0} % {}", link.p * 100.0, name(link))).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_documentation_shows_the_search_as_it_is() {
    let mut search = Search::new(StuckLid);
    let mut text = format!("start\n{}", drawn(&search));
    let mut trial = 1;
    while search.trial(VertexId::ROOT, 0.0, true) && trial < 10 {
        let _ = write!(text, "after trial {trial}\n{}", drawn(&search));
        trial += 1;
    }
    assert_eq!(text, include_str!("three_moves.txt"), "it is now:\n{text}");
    let (action, cost) = search.best(VertexId::ROOT).expect("an action");
    assert_eq!(action, Action::Jump);
    assert!((cost - 6.0).abs() < 1e-9, "{cost}");
}
