//! A car that rewrites the steps of a move keeps the base's conditions for them: it is told which.
//!
//! `opens` and `sees` are left out. They name a formula, which already holds for the car itself.

use super::fields::{Item, Text, texts};
use super::problem::{Place, Report};
use super::raw::{Node, Value};

/// What new steps may no longer fit.
pub(super) const CONDITIONS: &[&str] = &["needs", "worth", "outcomes"];

const RULE: &str = "inherits";

/// Warns of inherited conditions that `inherits` does not accept, and of names there that are not inherited.
pub(super) fn lint(root: &Item<'_>, report: &mut Report<'_>) {
    for item in root.section("moves", report) {
        let accepted = item.get("inherits").map_or(Vec::new(), |node| texts(node, report));
        let accepted: Vec<Text<'_>> = accepted.into_iter().filter(|word| is_own(word.at)).collect();
        let inherited = inherited(&item, report);
        unread(&item, &accepted, &inherited, report);
        for word in accepted.iter().filter(|word| inherited.iter().all(|i| i.0 != word.text)) {
            let message = format!("{} does not inherit `{}` for new steps.", item.name(), word.text);
            report.add(word.at, RULE, message, "Take the name out of `inherits`.");
        }
    }
}

/// Conditions from a base for steps that are the car's own.
fn inherited<'t>(item: &Item<'t>, report: &mut Report<'_>) -> Vec<(&'static str, &'t Node)> {
    if !item.get("steps").is_some_and(|steps| is_own(steps.at)) {
        return Vec::new();
    }
    let seen = item.one_of(&["outcomes", "opens", "sees"], "outcomes", report);
    let conditions = CONDITIONS.iter().filter(|key| **key != "outcomes" || seen == Some("outcomes"));
    conditions.filter_map(|key| Some((*key, item.get(key).filter(|node| !is_own(node.at))?))).collect()
}

fn is_own(place: Place) -> bool {
    place.file == 0
}

fn unread(item: &Item<'_>, accepted: &[Text<'_>], inherited: &[(&str, &Node)], report: &mut Report<'_>) {
    let is_open = |key: &str| accepted.iter().all(|word| word.text != key);
    let open: Vec<_> = inherited.iter().filter(|(key, _)| is_open(key)).collect();
    let Some(steps) = item.get("steps").filter(|_| !open.is_empty()) else { return };
    let list = |keys: Vec<String>, between: &str| keys.join(between);
    let names = list(open.iter().map(|(key, _)| format!("`{key}`")).collect(), " and ");
    let message = format!("{} has new steps but inherits {names}.", item.name());
    let all = list(inherited.iter().map(|(key, _)| format!("\"{key}\"")).collect(), ", ");
    let hint = format!("If they fit the new steps, add `inherits = [{all}]`; otherwise write your own.");
    let related = open.iter().map(|(key, node)| (node.at, clause(key, node))).collect();
    report.add_related(steps.at, RULE, message, hint, related);
}

fn clause(key: &str, node: &Node) -> String {
    match &node.value {
        Value::Text(text, _) => format!("`{key}` is `{text}`"),
        _ => format!("`{key}` is inherited from here"),
    }
}
