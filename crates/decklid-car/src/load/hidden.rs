//! The hidden Booleans of a car, in their order: faults, unknowns, noise.

use crate::car::{Hidden, HiddenId, HiddenKind, Part, PartKind, Tool};

use super::fields::{Item, text};
use super::forms::{self, UNKNOWN_KINDS};
use super::names::{Meaning, Names};
use super::numbers::Numbers;
use super::problem::{Place, Report};
use super::raw::Entry;

/// More hidden Booleans and situation bits than this are no car.
pub(super) const MOST_SLOTS: usize = 2048;

/// Hidden Booleans, and what they were found in.
#[derive(Default)]
pub(super) struct Declared {
    pub(super) hidden: Vec<Hidden>,
    pub(super) parts: Vec<Part>,
    pub(super) tools: Vec<Tool>,
}

/// Reads parts, unknowns, tools and the noise of moves, and adds their names.
pub(super) fn declare(
    root: &Item<'_>,
    moves: &[Item<'_>],
    numbers: &Numbers<'_>,
    names: &mut Names,
    report: &mut Report<'_>,
) -> Declared {
    let mut declaring = Declaring { root, numbers, names, all: Declared::default() };
    for item in root.section("parts", report) {
        declaring.part(&item, report);
    }
    for item in root.section("unknowns", report) {
        item.form(&forms::UNKNOWN, report);
        let kind = item.choice("kind", UNKNOWN_KINDS, report).unwrap_or(HiddenKind::Circumstance);
        let says = item.text("says", report);
        declaring.add(item.id.to_owned(), kind, says, item.at, report);
    }
    for entry in root.entries("tools", report) {
        declaring.tool(entry, report);
    }
    for item in moves {
        declaring.noise(item, report);
    }
    declaring.all
}

struct Declaring<'d, 't> {
    root: &'d Item<'t>,
    numbers: &'d Numbers<'t>,
    names: &'d mut Names,
    all: Declared,
}

impl Declaring<'_, '_> {
    fn part(&mut self, item: &Item<'_>, report: &mut Report<'_>) {
        item.form(&forms::PART, report);
        let mut faults = Vec::new();
        for entry in item.entries("faults", report) {
            let says = text(&entry.node, report).map_or("", |t| t.text).to_owned();
            let id = format!("{}.{}", item.id, entry.key);
            faults.push(self.add(id, HiddenKind::Fault, says, entry.at, report));
        }
        self.names.add(&format!("{}.ok", item.id), item.at, Meaning::Fine(faults.clone()), report);
        let place = item.get_text("place", report);
        if let Some(place) = place {
            self.root.place_in("places", place, report);
        }
        self.all.parts.push(Part {
            id: item.id.to_owned(),
            name: item.text("name", report).into(),
            kind: item.choice("kind", PartKind::NAMES, report).unwrap_or(PartKind::Mechanical),
            place: place.map(|p| p.text.to_owned()),
            faults,
        });
    }

    fn tool(&mut self, entry: &Entry, report: &mut Report<'_>) {
        let name = text(&entry.node, report).map_or("", |t| t.text).to_owned();
        let (have, get) = self.numbers.tool(&entry.key);
        self.all.tools.push(Tool { id: entry.key.clone(), name: name.into(), have, get });
    }

    fn noise(&mut self, item: &Item<'_>, report: &mut Report<'_>) {
        let title = item.get_text("title", report).map_or("", |t| t.text);
        for word in item.texts("noise", report) {
            let says = match word.text {
                "missed" => format!("it was so but went unnoticed: {title}"),
                "imagined" => format!("it was not so but seemed so: {title}"),
                other => {
                    let hint = report.nearest(other, forms::NOISES, "Write `missed`, `imagined` or both.");
                    report.add(word.at, "noise", format!("There is no noise `{other}`."), hint);
                    continue;
                }
            };
            self.add(format!("{}.{}", item.id, word.text), HiddenKind::Noise, says, word.at, report);
        }
    }

    fn add(&mut self, id: String, kind: HiddenKind, says: String, at: Place, report: &mut Report<'_>) -> HiddenId {
        let hidden = &mut self.all.hidden;
        if hidden.len() >= MOST_SLOTS {
            let message = format!("There are more than {MOST_SLOTS} hidden Booleans.");
            report.add(Place { file: 0, byte: 0 }, "size", message, "Leave out what makes no difference.");
            return HiddenId::from_index(0);
        }
        let place = HiddenId::from_index(hidden.len());
        self.names.add(&id, at, Meaning::Hidden(place), report);
        let prior = self.numbers.prior(&id, at, report);
        hidden.push(Hidden { id, kind, says: says.into(), prior });
        place
    }
}
