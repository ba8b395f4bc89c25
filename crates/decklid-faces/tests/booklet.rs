//! The one-file guide as a page: every link leads somewhere, and what the file is made for stands in it.

mod common;

use std::collections::BTreeSet;
use std::sync::Arc;

use common::car;
use decklid_advice::consult::{Case, Consultation};
use decklid_advice::plan::follower::Follower;
use decklid_car::car::{Car, GoalKind};
use decklid_faces::booklet::{Chapter, Made, Size, explore, page};
use decklid_faces::page::Reader;
use decklid_faces::texts::Language;

const GOALS: [GoalKind; 3] = [GoalKind::Open, GoalKind::Fixed, GoalKind::Secured];

/// What follows the plan that a little thinking finds: what the pages look like does not hang on it.
fn follower(car: &Car, goal: GoalKind) -> Option<Follower<'_>> {
    let mut consultation = Consultation::new(car, Case::new(goal)).ok()?;
    let mut walks = 20;
    consultation.think(0.1, &mut |_, _| {
        walks -= 1;
        walks > 0
    });
    Some(Follower::new(car, car.goal(goal)?, Arc::new(consultation.plan()?)))
}

fn file(car: &Car, language: Language, situations: usize, made: &Made<'_>) -> String {
    let size = Size { situations, cannot: 1 };
    let booklet = |goal: &GoalKind| Some(explore(car, *goal, size, &mut follower(car, *goal)?));
    let booklets: Vec<_> = GOALS.iter().filter_map(booklet).collect();
    let chapters: Vec<_> = booklets.iter().map(|booklet| Chapter { booklet, cannot: size.cannot }).collect();
    page(&Reader::of(language), car, &chapters, made)
}

fn after<'h>(html: &'h str, before: &'h str) -> impl Iterator<Item = &'h str> {
    html.split(before).skip(1).filter_map(|rest| rest.split('"').next())
}

#[test]
fn every_link_leads_somewhere_and_three_goals_can_be_begun() {
    let car = car("sedan");
    let html = file(&car, Language::German, 40, &Made::default());
    let ids: Vec<&str> = after(&html, " id=\"").collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "a name stands twice");
    assert!(ids.len() > 80);
    for link in after(&html, "href=\"#") {
        assert!(ids.contains(&link), "{link} leads nowhere");
    }
    let start = html.split("id=\"start\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("a start");
    assert_eq!(after(start, "href=\"#").collect::<Vec<_>>(), ["o0", "f0", "c0", "help"]);
}

#[test]
fn a_hosted_file_holds_the_code_of_its_address() {
    let car = car("sedan");
    let address = "https://example.org/trunks/sedan.html";
    let made = Made { site: true, address: Some(address), date: decklid_car::date::day("2026-11-28") };
    let hosted = file(&car, Language::default(), 2, &made);
    assert!(hosted.contains("class=\"qr\"") && hosted.contains(address));
    assert!(hosted.contains("Printed 2026-11-28.") && hosted.contains(&car.hash));
    let kept = file(&car, Language::default(), 2, &Made::default());
    assert!(!kept.contains("class=\"qr\"") && !kept.contains("Printed 2026"));
}
