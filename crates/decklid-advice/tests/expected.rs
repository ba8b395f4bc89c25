//! cars/*/expected.toml: cases with the advice and the causes that must come out.

mod common;

use std::fs;

use common::cores::on_all_cores;
use common::shelf;
use decklid_advice::consult::Consultation;
use decklid_advice::expected::{self, Expected};
use decklid_car::car::{Car, MoveId};

/// Walks of the search for each case: enough that the advice no longer changes.
const TRIALS: usize = 1_500;
/// The same after a sign, which makes a search many times dearer: what people get.
const AFTER_SIGN: usize = 60;

/// What does not come out as expected.
fn faults(car: &Car, told: &Expected) -> Vec<String> {
    let name = |mv: &MoveId| car.at(*mv).id.as_str();
    let mut consultation = match Consultation::new(car, told.case.clone()) {
        Ok(consultation) => consultation,
        Err(refusal) => return vec![format!("refused: {refusal:?}")],
    };
    let mut trials = if told.case.signs.is_empty() { TRIALS } else { AFTER_SIGN };
    consultation.think(0.002, &mut |_, _| {
        trials -= 1;
        trials > 0
    });
    let advised = consultation.advice().mv;
    let shown = advised.as_ref().map_or("nothing", name);
    let mut faults = Vec::new();
    let first = &told.advised_first;
    if !first.is_empty() && !advised.is_some_and(|mv| first.contains(&mv)) {
        faults.push(format!("advises {shown}, not one of {:?}", first.iter().map(name).collect::<Vec<_>>()));
    }
    if advised.is_some_and(|mv| told.not_advised.contains(&mv)) {
        faults.push(format!("advises {shown}"));
    }
    let causes = consultation.causes();
    for wanted in &told.likely {
        if !causes.iter().take(3).any(|c| c.0 == *wanted) {
            let three: Vec<&str> = causes.iter().take(3).map(|c| car[c.0].id.as_str()).collect();
            faults.push(format!("{} is not among the likeliest: {three:?}", car[*wanted].id));
        }
    }
    faults
}

#[test]
fn every_car_answers_as_expected() {
    let cars = shelf::due();
    let (mut wrong, mut asked) = (Vec::new(), Vec::new());
    for car in &cars {
        let name = format!("data/cars/{}/expected.toml", car.id);
        let Ok(text) = fs::read_to_string(shelf::path(&name)) else { continue };
        let (cases, problems) = expected::read(&name, &text, car);
        wrong.extend(problems.iter().map(ToString::to_string));
        asked.extend(cases.into_iter().map(|told| (car, told)));
    }
    let checked = asked.len();
    let found = on_all_cores(&asked, |(car, told)| {
        let faults = faults(car, told).into_iter();
        faults.map(|fault| format!("{}: {}: {fault}", car.id, told.name)).collect::<Vec<_>>()
    });
    wrong.extend(found.into_iter().flatten());
    assert!(checked >= 40 || shelf::chosen::is_narrow(), "only {checked} cases");
    assert!(wrong.is_empty(), "{} of {checked}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_bad_file_is_told_with_its_places() {
    let car = shelf::listed().into_iter().find(|car| car.id == "toyota-camry").expect("it is listed");
    let text = "[[case]]\nname = \"x\"\ngoal = \"opne\"\nsaw = [\"hold_fob_button=nothink\", \"hold\"]\n\
                expect = { likely = [\"fob.flat\"], advised_frist = [] }\n";
    let problems = expected::read("expected.toml", text, &car).1;
    let places: Vec<String> = problems.iter().map(|p| format!("{}:{}:{}", p.rule, p.line, p.column)).collect();
    let wanted = ["unknown-name:3:8", "unknown-name:4:8", "unknown-name:4:35", "unknown-name:5:22", "unknown-key:5:35"];
    assert_eq!(places, wanted);
}
