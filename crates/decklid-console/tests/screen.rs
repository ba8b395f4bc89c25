//! How steps look in a terminal of 80 columns and 24 lines: every line fits, and so does every page.

use decklid::Garage;
use decklid_advice::consult::Case;
use decklid_car::car::{Car, GoalKind};
use decklid_console::screen::pages;
use decklid_faces::layout::Look;
use decklid_faces::texts::{Language, Texts};
use decklid_faces::{text, view};

/// Lines of a terminal.
const LINES: usize = 24;
/// A step is in so many pages at most.
const PAGES: usize = 2;

#[test]
fn every_step_of_every_car_fits_on_the_screen() {
    let garage = Garage::built_in();
    let mut unfit = Vec::new();
    for listed in garage.list() {
        let car = garage.car(&listed.header.id).unwrap_or_else(|error| panic!("{error}"));
        for language in Language::ALL {
            unfit.extend(steps_that_do_not_fit(&car, Texts::of(language.1)));
        }
    }
    assert!(unfit.is_empty(), "{}", unfit.join("\n\n"));
}

fn steps_that_do_not_fit(car: &Car, texts: Texts) -> Vec<String> {
    let mut unfit = Vec::new();
    let look = Look { texts, ..Look::default() };
    let case = Case::new(GoalKind::Open);
    for mv in car.move_ids() {
        let step = view::step(car, mv, &case, texts);
        let said = format!("\n---\n{}\n{}", text::step(&step, &look), text::answers(&step, true, 30.0, &look));
        let name = format!("{} {} {:?}", car.id, car.at(mv).id, texts.language());
        let wide: Vec<&str> = said.lines().filter(|line| line.chars().count() > 80).collect();
        let pages = pages(&said, LINES).len();
        if !wide.is_empty() || pages > PAGES {
            unfit.push(format!("{name} is in {pages} pages, too wide: {wide:?}\n{said}"));
        }
    }
    unfit
}
