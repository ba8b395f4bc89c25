//! The sheet of pictures in the docs shows what is drawn now.
//!
//! `UPDATE_PICTURES=1 cargo test -p decklid-faces --test sheet` writes it anew; look at it before it is committed.

mod common;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use common::car;
use decklid_car::car::{Body, Closure};
use decklid_faces::picture::{Picture, Sight, of_body, of_move};

/// Width of a column, and of what is between two (units of the sheet).
const COLUMN: f64 = 300.0;
const GAP: f64 = 24.0;
/// Columns.
const COLUMNS: usize = 4;

/// Steps that together show every view, every act, every form of key and both benches.
const STEPS: &[(&str, &str)] = &[
    ("toyota-camry", "hold_fob_button"),
    ("volkswagen-jetta-6", "hold_fob_button"),
    ("honda-civic-8-sedan", "hold_fob_button"),
    ("tesla-model-3", "hold_fob_button"),
    ("toyota-camry", "turn_blade_in_lid"),
    ("toyota-camry", "get_in"),
    ("toyota-camry", "push_lid_and_release"),
    ("honda-crv-5", "push_lid_and_release"),
    ("volkswagen-golf", "unlock_then_button"),
    ("toyota-prius", "unlock_then_button"),
    ("split-doors", "push_lid_and_release"),
    ("front-trunk", "push_lid_and_release"),
    ("toyota-camry", "press_interior_button"),
    ("toyota-camry", "fold_seats"),
    ("mini-r50-r53-hatch", "fold_seats"),
    ("mini-r50-r53-hatch", "pull_release_cable"),
    ("toyota-camry", "pull_inside_handle"),
    ("toyota-camry", "work_inner_release"),
    ("toyota-camry", "replace_latch"),
    ("toyota-camry", "jump_start"),
    ("toyota-camry", "replace_fob_cell"),
    ("toyota-camry", "replace_fuse"),
    ("mini-f60-countryman", "foot_under_bumper"),
    ("tesla-model-3", "get_in"),
];

fn pictures() -> Vec<(String, Picture)> {
    let sight = Sight::default();
    let body = |(name, body): &(&str, Body)| ((*name).to_owned(), of_body(*body, Closure::TrunkLid, sight));
    let step = |(id, step): &(&str, &str)| {
        let car = car(id);
        let mv = car.find_move(step).expect("a step of the car");
        (format!("{id}: {step}"), of_move(&car, mv, sight).expect("a picture"))
    };
    Body::NAMES.iter().map(body).chain(STEPS.iter().map(step)).collect()
}

/// Height of a picture in the sheet.
fn tall(svg: &str) -> f64 {
    let numbers = svg.split("viewBox=\"0 0 400 ").nth(1).and_then(|rest| rest.split('"').next());
    numbers.and_then(|n| n.parse::<f64>().ok()).expect("a height") * COLUMN / 400.0
}

fn sheet() -> String {
    let (mut body, mut top) = (String::new(), GAP);
    let pictures = pictures();
    for row in pictures.chunks(COLUMNS) {
        let drawn: Vec<String> = row.iter().map(|(_, picture)| picture.svg()).collect();
        let high = drawn.iter().map(|svg| tall(svg)).fold(0.0, f64::max);
        for (at, ((name, _), svg)) in row.iter().zip(&drawn).enumerate() {
            let left = GAP + at as f64 * (COLUMN + GAP);
            let placed =
                format!("<svg x=\"{left}\" y=\"{}\" width=\"{COLUMN}\" height=\"{:.1}\" ", top + 10.0, tall(svg));
            let _ = writeln!(body, "<text x=\"{left}\" y=\"{top}\">{name}</text>{}", svg.replacen("<svg ", &placed, 1));
        }
        top += high + 50.0;
    }
    let wide = GAP + COLUMNS as f64 * (COLUMN + GAP);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {top:.0}\" font-family=\"sans-serif\" font-size=\"13\" \
         fill=\"currentColor\"><style>svg:root{{background:#fff;color:#111}}@media(prefers-color-scheme:dark)\
         {{svg:root{{background:#16181c;color:#f2f2f2}}}}</style>\n{body}</svg>\n"
    )
}

#[test]
fn the_sheet_in_the_docs_is_what_is_drawn() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/img/pictures.svg");
    let sheet = sheet();
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        fs::write(&file, &sheet).expect("written");
    }
    assert!(fs::read_to_string(&file).is_ok_and(|there| there == sheet), "UPDATE_PICTURES=1 writes it anew");
}
