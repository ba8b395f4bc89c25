//! What was learned, in words.

use decklid_console::context::Context;
use decklid_faces::layout::Page;
use decklid_faces::report::{Foretold, LearnReport, LearnedNumber};

/// Lines of a list.
const SHOWN: usize = 30;

/// The report for people.
pub(super) fn text(context: &Context, json: &LearnReport) -> String {
    let mut page = Page::new(&context.look);
    page.line(&format!(
        "{} cases taught, {} of them different; {} were held out. Judged odds are taken to be right within a factor of {}.",
        json.cases, json.different, json.held_out, json.judgment_factor
    ));
    if !json.settled {
        page.line("It was stopped before nothing moved any more: do not use these numbers.");
    }
    numbers(&mut page, json);
    still(&mut page, &json.judgment_still);
    scores(&mut page, json);
    steps(&mut page, json);
    left_out(&mut page, json);
    if let Some(file) = &json.file {
        page.blank().line(&format!("Written: {file}. Use it with --numbers {file}."));
    }
    page.finish()
}

fn name(number: &LearnedNumber) -> String {
    number.car.as_ref().map_or_else(|| number.id.clone(), |car| format!("{} ({car})", number.id))
}

fn percent(p: f64) -> String {
    let digits = usize::from(p < 0.1) + usize::from(p < 0.01);
    format!("{:.digits$} %", 100.0 * p)
}

fn numbers(page: &mut Page, json: &LearnReport) {
    if json.numbers.is_empty() {
        page.blank().line("The cases tell of no number: all stay as they were judged.");
        return;
    }
    let head = ["number", "judged", "learned", "90 % from", "to", "told", "cases"].map(str::to_owned).to_vec();
    let row = |number: &LearnedNumber| {
        let or_none = |p: Option<f64>| p.map_or("-".to_owned(), percent);
        let told = number.told.map_or("-".to_owned(), |told| format!("{:.0} %", 100.0 * told));
        let cases = if number.written { number.cases.to_string() } else { format!("{}, too few", number.cases) };
        let (judged, learned) = (percent(number.judged), percent(number.learned));
        vec![name(number), judged, learned, or_none(number.low), or_none(number.high), told, cases]
    };
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(json.numbers.iter().map(row)).collect();
    page.blank().table(&rows);
}

fn still(page: &mut Page, still: &[LearnedNumber]) {
    if still.is_empty() {
        return;
    }
    let names: Vec<String> = still.iter().map(name).collect();
    page.blank().line(&format!("Judgment still, {} numbers: {}.", names.len(), names.join(", ")));
}

fn scores(page: &mut Page, json: &LearnReport) {
    let (Some(before), Some(after)) = (&json.before, &json.after) else { return };
    page.title("Cases that were held out");
    let score = |when: &str, score: &Foretold| {
        format!(
            "{when}: log score {:.3} over {} cases; the likeliest cause was the true one in {} of {}.",
            score.log_score, score.cases, score.cause_first, score.cause_known
        )
    };
    page.line(&score("Before", before)).line(&score("After", after));
    let head = ["calibration", "cases", "foretold", "found"].map(str::to_owned).to_vec();
    let mut rows = vec![head];
    for (when, score) in [("before", before), ("after", after)] {
        rows.extend(
            score
                .calibration
                .iter()
                .map(|bin| vec![when.to_owned(), bin.cases.to_string(), percent(bin.foretold), percent(bin.found)]),
        );
    }
    page.table(&rows);
}

fn steps(page: &mut Page, json: &LearnReport) {
    if json.first_steps.is_empty() {
        return;
    }
    page.title("First steps that change");
    let step = |step: &Option<String>| step.clone().unwrap_or_else(|| "nothing".to_owned());
    for first in json.first_steps.iter().take(SHOWN) {
        let loses = first.regret.map_or_else(String::new, |regret| format!("; as before costs {regret:.2} USD more"));
        page.item("  ", &format!("{}: {} instead of {}{loses}.", first.car, step(&first.after), step(&first.before)));
    }
}

fn left_out(page: &mut Page, json: &LearnReport) {
    if json.left_out_records == 0 {
        return;
    }
    page.title(&format!("Left out: {} records", json.left_out_records));
    for left in json.left_out.iter().take(SHOWN) {
        let like = if left.records > 1 { format!(" ({} like it)", left.records) } else { String::new() };
        page.item("  ", &format!("{}, line {}{like}: {}.", left.file, left.line, left.why));
    }
    if json.left_out.len() > SHOWN {
        page.line(&format!("{} more kinds; --json lists all.", json.left_out.len() - SHOWN));
    }
}
