//! The pocket card: it fits, can be read by people and machines, and is the same every time.

mod common;

use common::{car, due};
use decklid_car::car::{Car, GoalKind, MoveId};
use decklid_faces::card::{Card, Paper, Sheet, card};
use decklid_faces::english::English;
use decklid_faces::picture::{Drive, Sight};
use decklid_faces::texts::{Language, Measures};

const PAPERS: [Paper; 3] = [Paper::A6, Paper::Letter, Paper::A4];
const LINK: &str = "https://example.org/guide/mini-r50-r53-hatch?goal=open";

/// The first moves of the fixed list, at most eight: longer texts than most policies have.
fn list(car: &Car) -> Vec<MoveId> {
    let open = car.checklists.iter().find(|c| c.0 == GoalKind::Open).expect("a checklist");
    open.1.iter().copied().take(8).collect()
}

fn sheet(car: &Car, paper: Paper, sight: Sight) -> Sheet {
    with_steps(car, &list(car), paper, sight)
}

fn with_steps(car: &Car, steps: &[MoveId], paper: Paper, sight: Sight) -> Sheet {
    let measures = Measures::of_language(sight.language);
    card(
        car,
        &Card {
            steps,
            cost: 31.0,
            guide_cost: 25.4,
            link: LINK,
            date: decklid_car::date::day("2026-11-20"),
            paper,
            sight,
            measures,
        },
    )
}

fn one() -> Car {
    car("mini-r50-r53-hatch")
}

/// A small card may hold two steps less than the list, and in German, whose words are longer, fewer still.
#[test]
fn every_card_fits_on_its_page() {
    let mut small = Vec::new();
    for car in due() {
        let list = list(&car);
        for paper in PAPERS {
            for (code, language) in Language::ALL {
                let least = match (paper, language) {
                    (Paper::A6, Language::German) => 4,
                    (Paper::A6, Language::English(_)) => list.len() - 2,
                    _ => list.len(),
                };
                let sight = Sight { language, drive: Drive::Right };
                let tried = (least..=list.len()).rev().map(|most| with_steps(&car, &list[..most], paper, sight));
                let sheet = tried.into_iter().find(|s| s.overflow <= 0.0);
                let sheet = sheet.unwrap_or_else(|| panic!("{} {paper:?} {code} does not fit", car.id));
                small.push(sheet.points);
            }
        }
    }
    let least = small.into_iter().fold(f64::INFINITY, f64::min);
    assert!(least > 6.19, "letters of {least} points");
}

#[test]
fn the_same_card_has_the_same_bytes() {
    let car = one();
    let (a, b) = (sheet(&car, Paper::A6, Sight::default()), sheet(&car, Paper::A6, Sight::default()));
    assert_eq!(a.svg(), b.svg());
    assert_eq!(a.pdf(), b.pdf());
    assert_eq!(a.png(150.0), b.png(150.0));
}

#[test]
fn the_qr_code_is_read_again_from_a_print() {
    let car = one();
    for paper in PAPERS {
        let (width, height, greys) = sheet(&car, paper, Sight::default()).greys(300.0).expect("printed");
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| greys[y * width + x]);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1, "{paper:?}");
        let (about, text) = grids[0].decode().expect("it can be read");
        assert_eq!(text, LINK);
        let bounds = &grids[0].bounds;
        let (left, right) = (bounds.iter().map(|p| p.x).min(), bounds.iter().map(|p| p.x).max());
        let (top, bottom) = (bounds.iter().map(|p| p.y).min(), bounds.iter().map(|p| p.y).max());
        let (left, right, top, bottom) = (left.expect("x"), right.expect("x"), top.expect("y"), bottom.expect("y"));
        let millimetres = f64::from(right - left) * 25.4 / 300.0;
        assert!(millimetres >= 19.7, "{millimetres} mm across");
        let quiet = ((right - left) as usize * 4 / (about.version.0 * 4 + 17)) as i32 - 2;
        let white = |x: i32, y: i32| greys[y as usize * width + x as usize] > 250;
        for along in left - quiet..=right + quiet {
            assert!(white(along, top - quiet) && white(along, bottom + quiet), "{paper:?}: no quiet zone");
        }
        for along in top - quiet..=bottom + quiet {
            assert!(white(left - quiet, along) && white(right + quiet, along), "{paper:?}: no quiet zone");
        }
    }
}

#[test]
fn the_pdf_is_one_page_with_text() {
    let car = one();
    for paper in PAPERS {
        let pdf = sheet(&car, paper, Sight::default()).pdf().expect("a PDF");
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.starts_with("%PDF-"));
        assert!(text.contains("/Type/Pages/Count 1/"), "{paper:?}: not one page");
        assert!(text.contains("/ToUnicode"), "{paper:?}: its text cannot be copied");
        assert!(pdf.len() < 120_000, "{} bytes", pdf.len());
    }
}

#[test]
fn marks_can_be_told_apart_in_grey() {
    let car = one();
    let (_, _, greys) = sheet(&car, Paper::A6, Sight::default()).greys(300.0).expect("printed");
    let light = greys.iter().filter(|g| (190..=215).contains(*g)).count();
    assert!(light > 20_000, "the yellow of the marks is light grey: {light} dots");
}

#[test]
fn it_says_what_the_page_costs_and_where_it_comes_from() {
    let car = one();
    let svg = sheet(&car, Paper::A4, Sight { language: Language::English(English::Uk), drive: Drive::Left }).svg();
    for part in [car.hash.as_str(), "2026-11-20", "sources", "costs", "Call 112"] {
        assert!(svg.contains(part), "{part} is missing");
    }
    assert!(!svg.contains("{trunk}") && svg.contains("boot"));
}

#[test]
fn a_german_card_has_no_english_words() {
    let car = one();
    let language = Language::German;
    let svg = sheet(&car, Paper::A4, Sight { language, ..Sight::default() }).svg();
    for part in ["Was tun, wenn", "Der Reihe nach.", "Gedruckt 2026-11-20", "Niemals", "Rufen Sie", "Euro", "0,86"] {
        assert!(svg.contains(part), "{part} is missing");
    }
    for part in ["Where", " the ", "Never", "Call "] {
        assert!(!svg.contains(part), "{part} is English");
    }
}
