//! What the law asks, rule by rule.

use std::collections::{BTreeMap, BTreeSet};

use crate::car::Closure;
use crate::date::{PartialDate, Precision};
use crate::law::Law;
use crate::source::{Grade, Source};

use super::facts;
use super::fields::{Item, choice};
use super::forms;
use super::problem::Report;

/// Reads the section `law`.
pub(super) fn laws(root: &Item<'_>, sources: &[Source], report: &mut Report<'_>) -> Vec<Law> {
    let items = root.section("law", report);
    if items.is_empty() {
        return Vec::new();
    }
    let topics = facts::topics(root);
    let places = facts::places(sources);
    let laws: Vec<Law> = items.iter().map(|item| law(item, &topics, sources, &places, report)).collect();
    if sources.is_empty() { Vec::new() } else { laws }
}

fn law(
    item: &Item<'_>,
    topics: &BTreeSet<String>,
    sources: &[Source],
    places: &BTreeMap<&str, usize>,
    report: &mut Report<'_>,
) -> Law {
    item.form(&forms::LAW, report);
    let source = facts::source(item, places, report);
    let closures = item.texts("closures", report);
    for name in item.texts("shown_by", report) {
        facts::topic(name, topics, report);
    }
    Law {
        id: item.id.to_owned(),
        title: item.text("title", report),
        region: item.text("region", report),
        asks: item.text("asks", report).into(),
        closures: closures.into_iter().filter_map(|t| choice(t, Closure::NAMES, report)).collect(),
        otherwise: item.text_or_empty("otherwise", report).into(),
        from: month(item, report),
        hinges_on: item.text_or_empty("hinges_on", report).into(),
        shown_by: item.strings("shown_by", report),
        source: source.unwrap_or(0),
        grade: source.and_then(|at| Some(sources.get(at)?.grade)).unwrap_or(Grade::Inference),
        unchecked: item.text_or_empty("unchecked", report).into(),
    }
}

fn month(item: &Item<'_>, report: &mut Report<'_>) -> Option<PartialDate> {
    let text = item.get_text("from", report)?;
    let month = PartialDate::parse(text.text).filter(|date| date.precision == Precision::Month);
    if month.is_none() {
        let message = format!("`{}` is not a month.", text.text);
        report.add(text.at, "date", message, "Write year and month, such as `2001-09`.");
    }
    month
}
