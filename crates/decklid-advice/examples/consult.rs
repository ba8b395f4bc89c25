//! Follows a case to the open trunk: the likeliest answer is given to each piece of advice.
//!
//! `cargo run --release -p decklid-advice --example consult -- toyota-camry`
#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::error::Error;

use decklid_advice::{Ahead, Answer, Case, Consultation, Entry};
use decklid_car::GoalKind;

/// The search stops when the policy is proven this good (share of its cost), or after as many trials.
const GAP: f64 = 0.05;
const TRIALS: u32 = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let id = std::env::args().nth(1).unwrap_or_else(|| "sedan".to_owned());
    let mut shelf: BTreeMap<String, (String, String)> = BTreeMap::new();
    for file in decklid_data::CARS {
        shelf.insert(file.id.to_owned(), (file.path.to_owned(), file.text.to_owned()));
    }
    let car = decklid_meaning::load(&shelf, &id).0.ok_or_else(|| format!("There is no car `{id}`."))?;
    let mut consultation = Consultation::new(&car, Case::new(GoalKind::Open))?;
    loop {
        let mut trials = 0;
        consultation.think(GAP, &mut |_, _| {
            trials += 1;
            trials < TRIALS
        });
        let advice = consultation.advice();
        let Some(mv) = advice.mv else { break };
        let (ahead, likelier) = (consultation.ahead(), |a: &Ahead, b: &Ahead| a.p.total_cmp(&b.p));
        let Some(seen) = ahead.into_iter().max_by(likelier) else { break };
        let says = &car[mv][seen.outcome].says;
        println!("{:5.2} dollars to go. {} {says} ({:.0} %)", advice.expected_cost, car[mv].title, seen.p * 100.0);
        consultation.answer(Entry { mv, answer: Answer::Saw(seen.outcome) })?;
    }
    println!("Most likely causes:");
    for (cause, p) in consultation.causes().into_iter().take(3) {
        println!("{:3.0} %  {}", p * 100.0, car[cause].says);
    }
    Ok(())
}
