//! Lockouts for people: single points of failure first, numbers with their definitions.

use crate::layout::{Look, Page};
use crate::report::{DEFINITIONS, EventImportance, LockoutReport, ReductionWorth, SetCount};

/// Rows of importance that are shown.
const MOST: usize = 25;

/// Everything on one page.
pub fn lockouts(json: &LockoutReport, first: usize, look: &Look) -> String {
    let mut page = Page::new(look);
    page.title(if json.car.is_some() { "What locks you out" } else { "What makes the top happen" });
    page.line(&format!("Probability: {:.6e}, exact.", json.top_probability));
    let count = json.minimal_cut_sets.map(number).unwrap_or_default();
    page.line(&format!("There are {count} {}.", json.kind));
    match json.kind {
        "prime implicants" => page.quiet("Settings and equipment may vary here. A ! marks what is absent."),
        "minimal solutions" => page.quiet("Some events help. The sets are smallest sets of events that are enough."),
        _ => page.blank(),
    };
    single_points(&mut page, json);
    sets(&mut page, json, first);
    ways(&mut page, json);
    importance(&mut page, json);
    granted(&mut page, json);
    page.finish()
}

fn number(count: SetCount) -> String {
    match count {
        SetCount::Whole(count) => count.to_string(),
        SetCount::Large(count) => format!("about {count:.6e}"),
    }
}

fn single_points(page: &mut Page, json: &LockoutReport) {
    page.title("Enough alone");
    if json.single_points.is_empty() {
        page.line("Nothing. It takes two things at least.");
    }
    for event in &json.single_points {
        let row = json.importance.iter().find(|row| row.event == *event);
        let says = row.map(|row| row.says.as_str()).filter(|says| !says.is_empty());
        page.item("  - ", &says.map_or_else(|| event.clone(), |says| format!("{says} ({event})")));
    }
}

fn sets(page: &mut Page, json: &LockoutReport, first: usize) {
    page.title("By size");
    let sizes = json.by_order.iter().enumerate().filter(|(_, count)| **count != SetCount::Whole(0));
    let rows: Vec<Vec<String>> = sizes.map(|(size, count)| vec![format!("  {size}"), number(*count)]).collect();
    page.table(&rows);
    page.title(&format!("The first {}", json.cut_sets.len().min(first)));
    for set in json.cut_sets.iter().take(first) {
        page.item("  - ", &set.join(" + "));
    }
    if let Some(paths) = &json.path_sets {
        page.title("What prevents a lockout, as long as nothing on a line fails");
        page.quiet(&format!("{} such sets; the smallest:", number(paths.count)));
        for set in paths.first.iter().take(first.min(8)) {
            page.item("  - ", &set.join(" + "));
        }
    }
}

fn ways(page: &mut Page, json: &LockoutReport) {
    if json.ways.is_empty() {
        return;
    }
    page.title("The ways, and what takes each away alone");
    for way in &json.ways {
        let works = if way.works { "" } else { " (not on a typical car)" };
        page.item("  ", &format!("{}{works}: works with probability {:.3}", way.says, way.probability));
        if !way.killed_by.is_empty() {
            page.item("      ", &way.killed_by.join(", "));
        }
    }
}

fn importance(page: &mut Page, json: &LockoutReport) {
    page.title("How much each matters");
    let head = ["event", "P(e)", "birnbaum", "critical", "FV", "RAW", "RRW"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(json.importance.iter().take(MOST).map(row));
    page.table(&rows);
    if json.importance.len() > MOST {
        page.quiet(&format!("{} more with --json.", json.importance.len() - MOST));
    }
    page.blank();
    for (name, says) in
        DEFINITIONS.iter().filter(|(name, _)| !["by_order", "top_probability", "path_sets"].contains(name))
    {
        page.item("  ", &format!("{name}: {says}"));
    }
}

fn row(it: &EventImportance) -> Vec<String> {
    let short = |value: f64| format!("{value:.4}");
    let maybe = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), short);
    let worth = match it.rrw {
        Some(ReductionWorth::Finite(worth)) => short(worth),
        Some(ReductionWorth::Infinite(word)) => word.to_owned(),
        None => "-".to_owned(),
    };
    vec![
        it.event.clone(),
        format!("{:.4}", it.probability),
        format!("{:.3e}", it.birnbaum),
        maybe(it.criticality),
        maybe(it.fussell_vesely),
        maybe(it.raw),
        worth,
    ]
}

fn granted(page: &mut Page, json: &LockoutReport) {
    if json.taken_for_granted.is_empty() {
        return;
    }
    page.title("Taken for granted");
    let told = json.taken_for_granted.iter().map(|(name, so)| if *so { name.clone() } else { format!("not {name}") });
    page.line(&told.collect::<Vec<String>>().join(", "));
    page.quiet(
        "You stand at the car with the key and do all you can alone: every try, with tools that can be got. \
         Repairs, spare keys and calls do not count.",
    );
}
