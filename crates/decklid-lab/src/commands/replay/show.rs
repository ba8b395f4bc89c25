//! A replay in words.

use decklid_console::context::Context;
use decklid_faces::layout::Page;
use decklid_faces::report::{CaseReplay, ReplayCounts, ReplayReport};
use decklid_faces::texts::Texts;

/// Cases that fell short and are shown one by one.
const SHOWN: usize = 40;

/// The report for people.
pub(super) fn text(context: &Context, json: &ReplayReport) -> String {
    let (mut page, t) = (Page::new(&context.look), context.look.texts);
    page.line(&format!("{} cases told to the guide. Costs in {}, time counted.", json.counts.cases, t.money_name()));
    let head = [
        "car", "cases", "found", "tellable", "accepted", "first", "top 3", "log", "reached", "calls", "unsafe", "cost",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(json.by_car.iter().map(|car| row(&car.car, &car.counts, t)));
    rows.push(row("total", &json.counts, t));
    page.blank().table(&rows).converted();
    let c = &json.counts;
    let count = |verdict| json.by_case.iter().filter(|case| case.verdict == verdict).count();
    let verdicts = ["works", "partly", "fails", "unsafe"].map(|verdict| format!("{verdict} {}", count(verdict)));
    page.blank().line(&format!("Verdicts: {}.", verdicts.join(", ")));
    page.blank().line(&format!(
        "First and top 3 are out of {} cases whose cause has a name in the model, reached is out of {} whose way has. \
         Calls are those where the owner got in alone; for {} of {} the guide had expected the owner's way to cost more.",
        c.cause_known, c.way_known, c.called_cheaper, c.called_wrongly
    ));
    short(&mut page, json);
    for left in &json.left_out {
        page.item("- ", &format!("{} is left out: {}.", left.id, left.why));
    }
    for limit in &json.limits {
        let got = limit.got.map_or("no case tells".to_owned(), |got| format!("{got:.3}"));
        let kept = if limit.held { "kept" } else { "NOT kept" };
        page.line(&format!("{} {}: {got}, {kept}.", limit.option, limit.limit));
    }
    page.finish()
}

fn row(name: &str, c: &ReplayCounts, t: Texts) -> Vec<String> {
    let whole = [c.cases, c.found, c.tellable, c.accepted, c.cause_first, c.cause_top3];
    let log = c.log_score.map_or("-".to_owned(), |log| format!("{log:.2}"));
    let rest = [c.reached, c.called_wrongly, c.unsafe_cases];
    let cost = c.mean_cost.map_or("-".to_owned(), |cost| t.figure(cost));
    let texts = |numbers: &[usize]| numbers.iter().map(ToString::to_string).collect::<Vec<_>>();
    [vec![name.to_owned()], texts(&whole), vec![log], texts(&rest), vec![cost]].concat()
}

/// The cases that someone should look at, the worst verdicts first.
fn short(page: &mut Page, json: &ReplayReport) {
    let of = |verdict: &'static str| json.by_case.iter().filter(move |case| case.verdict == verdict);
    let worst: Vec<&CaseReplay> = of("unsafe").chain(of("fails")).chain(of("partly")).collect();
    page.blank();
    for case in worst.iter().take(SHOWN) {
        page.item("- ", &format!("{} ({}), {}: {}.", case.id, case.car, case.verdict, why(case)));
    }
    if worst.len() > SHOWN {
        page.line(&format!("{} more fell short; --json lists all.", worst.len() - SHOWN));
    }
}

fn why(case: &CaseReplay) -> String {
    let mut why = Vec::new();
    let rank = case.rank.map_or("not shown".to_owned(), |rank| format!("rank {rank}"));
    why.extend(case.p.map(|p| format!("cause {rank}, p {p:.3}")));
    why.extend((!case.cause_possible).then(|| "the model rules the cause out".to_owned()));
    why.extend((!case.way_possible).then(|| "the model does not see how the owner's way works".to_owned()));
    why.extend((!case.found).then(|| "another car comes first".to_owned()));
    why.extend((case.notes > 0).then(|| format!("{} of what was told has no words", case.notes)));
    why.extend(case.refused.iter().map(|refused| refused.trim_end_matches('.').to_owned()));
    why.extend(case.unsafe_steps.iter().cloned());
    why.push(format!(
        "{} after {}",
        case.end,
        if case.walk.is_empty() { "no step".to_owned() } else { case.walk.join(", ") }
    ));
    why.join("; ")
}
