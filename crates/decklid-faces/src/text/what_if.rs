//! What is left when something fails, for people.

use crate::english::capital;
use crate::layout::{Look, Page};
use crate::report::{Label, MoveTitle, WayStatus, WhatIfReport};
use crate::texts::Texts;

/// Everything on one page.
pub fn what_if(name: &str, json: &WhatIfReport, look: &Look) -> String {
    let t = look.texts;
    let mut page = Page::new(look);
    page.title(&format!("{}. {}", t.car(name), t.whatif_title()));
    for thing in &json.so {
        page.item("  - ", &capital(&thing.says));
    }
    for thing in &json.not {
        page.item("  - ", &t.whatif_not_so(&thing.says));
    }
    page.blank().line(&if json.opens { t.whatif_opens() } else { t.whatif_shut() });
    steps(&mut page, t.whatif_first(), &json.moves);
    ways(&mut page, t.whatif_works(), json.ways.iter().filter(|w| w.works), t);
    ways(&mut page, t.whatif_fails(), json.ways.iter().filter(|w| !w.because.is_empty()), t);
    ways(&mut page, t.whatif_never(), json.ways.iter().filter(|w| !w.works && w.because.is_empty()), t);
    steps(&mut page, t.whatif_helps(), &json.helps);
    if json.opens {
        page.title(&t.whatif_straws());
    }
    if json.opens && json.last_straws.is_empty() {
        page.line(&t.whatif_no_straw());
    }
    for thing in &json.last_straws {
        page.item("  - ", &format!("{} ({})", thing.says, thing.id));
    }
    page.finish()
}

fn steps(page: &mut Page, title: String, steps: &[MoveTitle]) {
    if !steps.is_empty() {
        page.title(&title);
    }
    for step in steps {
        page.item("  - ", &step.title);
    }
}

fn ways<'w>(page: &mut Page, title: String, ways: impl Iterator<Item = &'w WayStatus>, t: Texts) {
    let ways: Vec<&WayStatus> = ways.collect();
    if !ways.is_empty() {
        page.title(&title);
    }
    for way in ways {
        page.item("  - ", &capital(&way.says));
        if let Some(why) = why_not(way, t) {
            page.item("      ", &why);
        }
    }
}

/// Why a way does not work, in words.
pub(crate) fn why_not(way: &WayStatus, t: Texts) -> Option<String> {
    let says = |things: &[Label]| things.iter().map(|thing| thing.says.clone()).collect::<Vec<_>>().join("; ");
    if !way.because.is_empty() {
        return Some(t.whatif_because(&says(&way.because)));
    }
    (!way.wants.is_empty()).then(|| t.whatif_wants(&says(&way.wants)))
}
