//! Settings that can be changed, and recalls.

use crate::id::HiddenId;
use crate::source::{Recall, Setting, Source};

use super::facts::{all_sources, one_or_more, places};
use super::fields::Item;
use super::forms;
use super::names::Names;
use super::problem::Report;

/// Reads how settings are changed.
pub(super) fn settings(root: &Item<'_>, sources: &[Source], names: &Names, report: &mut Report<'_>) -> Vec<Setting> {
    let places = places(sources);
    let mut settings = Vec::new();
    for item in root.section("settings", report) {
        item.form(&forms::SETTING, report);
        settings.push(Setting {
            id: item.id.to_owned(),
            title: item.text("title", report).into(),
            steps: super::moves::steps(&item, report).0,
            applies: item.text_or_empty("applies", report),
            about: about(&item, names, report),
            sources: all_sources(&item, &places, report),
        });
    }
    settings
}

/// Reads recalls and bulletins.
pub(super) fn recalls(root: &Item<'_>, sources: &[Source], names: &Names, report: &mut Report<'_>) -> Vec<Recall> {
    let places = places(sources);
    let mut recalls = Vec::new();
    for item in root.section("recalls", report) {
        item.form(&forms::RECALL, report);
        recalls.push(Recall {
            id: item.id.to_owned(),
            number: item.text("number", report),
            says: item.text("says", report).into(),
            applies: item.text_or_empty("applies", report),
            about: about(&item, names, report),
            sources: all_sources(&item, &places, report),
        });
    }
    recalls
}

fn about(item: &Item<'_>, names: &Names, report: &mut Report<'_>) -> Vec<HiddenId> {
    let Some(node) = item.get("about") else { return Vec::new() };
    one_or_more(node, report).into_iter().filter_map(|name| names.hidden(name, report)).collect()
}
