//! What is left when something fails, for people.

use crate::english::capital;
use crate::layout::{Look, Page};
use crate::report::{Label, MoveTitle, WayStatus, WhatIfReport};
use crate::texts::Texts;

/// Everything on one page.
pub fn what_if(name: &str, json: &WhatIfReport, look: &Look) -> String {
    let t = look.texts;
    let mut page = Page::new(look);
    page.title(&format!("{}. {}", t.car(name), t.say("whatif.title")));
    for thing in &json.so {
        page.item("  - ", &capital(&thing.says));
    }
    for thing in &json.not {
        page.item("  - ", &t.fill("whatif.not_so", &[("what", &thing.says)]));
    }
    page.blank().line(&t.say(if json.opens { "whatif.opens" } else { "whatif.shut" }));
    steps(&mut page, t.say("whatif.first"), &json.moves);
    ways(&mut page, t.say("whatif.works"), json.ways.iter().filter(|w| w.works), t);
    ways(&mut page, t.say("whatif.fails"), json.ways.iter().filter(|w| !w.because.is_empty()), t);
    ways(&mut page, t.say("whatif.never"), json.ways.iter().filter(|w| !w.works && w.because.is_empty()), t);
    steps(&mut page, t.say("whatif.helps"), &json.helps);
    if json.opens {
        page.title(&t.say("whatif.straws"));
    }
    if json.opens && json.last_straws.is_empty() {
        page.line(&t.say("whatif.no_straw"));
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
        return Some(t.fill("whatif.because", &[("what", &says(&way.because))]));
    }
    (!way.wants.is_empty()).then(|| t.fill("whatif.wants", &[("what", &says(&way.wants))]))
}
