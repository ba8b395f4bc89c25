//! Circuits, controls, ways and definitions, each put after those it uses.

use std::collections::BTreeMap;

use crate::car::{Expr, Formula, FormulaId, FormulaKind};
use crate::role::FormulaRole;

use super::expr::{Ast, Form};
use super::fields::{Item, Text, text};
use super::forms;
use super::names::{Meaning, Names, Scope, read};
use super::problem::{Place, Report};
use super::roles::Taken;

/// More formulas than this are no car.
const MOST: usize = 2048;
/// Formulas that use formulas that use formulas are not followed deeper than this, brackets included.
const DEEPEST: usize = 128;

/// How the expressions of a formula are joined.
type Join = fn(Vec<Expr>) -> Expr;

/// A formula whose names are not looked up yet.
struct Draft<'t> {
    id: String,
    kind: FormulaKind,
    item: Item<'t>,
    /// How the parts are joined: in series, in parallel, or a single one.
    join: Join,
    parts: Vec<(Text<'t>, Ast)>,
}

/// Reads all formulas, adds their names, and returns them in order.
pub(super) fn formulas(root: &Item<'_>, names: &mut Names, report: &mut Report<'_>) -> Vec<Formula> {
    let mut drafts = Vec::new();
    let sections = [
        ("circuits", FormulaKind::Circuit),
        ("controls", FormulaKind::Control),
        ("ways", FormulaKind::Way),
        ("defines", FormulaKind::Define),
    ];
    for (section, kind) in sections {
        for item in root.section(section, report) {
            drafts.push(draft(item, kind, report));
        }
    }
    if let Some(draft) = drafts.get(MOST) {
        report.add(draft.item.at, "size", format!("There are more than {MOST} formulas."), "Leave some out.");
        drafts.truncate(MOST);
    }
    let order = sort(&drafts, report);
    for (place, draft) in order.iter().map(|d| &drafts[*d]).enumerate() {
        names.add(&draft.id, draft.item.at, Meaning::Formula(FormulaId::from_index(place)), report);
    }
    let mut formulas: Vec<Formula> = Vec::with_capacity(order.len());
    let mut depths: Vec<usize> = Vec::with_capacity(order.len());
    let mut roles = Taken::new();
    for draft in order.iter().map(|d| &drafts[*d]) {
        let formula = finish(draft, names, &mut roles, report);
        let depth = depth(&formula.when, &depths);
        if depth > DEEPEST {
            let message = format!("`{}` goes through more than {DEEPEST} formulas and brackets.", draft.id);
            report.add(draft.item.at, "expression", message, "Write it flatter.");
        }
        // Told once, not again for everything built on it.
        depths.push(if depth > DEEPEST { 0 } else { depth });
        formulas.push(formula);
    }
    formulas
}

/// How deep an expression goes, with the formulas that it uses.
fn depth(expr: &Expr, formulas: &[usize]) -> usize {
    match expr {
        Expr::Const(_) | Expr::Slot(_) => 1,
        Expr::Formula(id) => 1 + formulas.get(id.index()).copied().unwrap_or(0),
        Expr::Not(inner) => 1 + depth(inner, formulas),
        Expr::All(parts) | Expr::Any(parts) | Expr::AtLeast(_, parts) => {
            1 + parts.iter().map(|p| depth(p, formulas)).max().unwrap_or(0)
        }
    }
}

/// Keys of a circuit that exclude each other.
pub(super) const CONDITIONS: &[&str] = &["when", "series", "parallel"];

fn draft<'t>(item: Item<'t>, kind: FormulaKind, report: &mut Report<'_>) -> Draft<'t> {
    let form = match kind {
        FormulaKind::Circuit => &forms::CIRCUIT,
        FormulaKind::Control | FormulaKind::Way | FormulaKind::Define => &forms::FORMULA,
    };
    item.form(form, report);
    let key = if kind == FormulaKind::Circuit { item.one_of(CONDITIONS, "wrong-type", report) } else { None };
    let (join, texts): (Join, Vec<Text<'t>>) = match key {
        Some("series") => (Expr::All, item.texts("series", report)),
        Some("parallel") => (Expr::Any, item.texts("parallel", report)),
        Some(_) | None => (Expr::All, item.want("when", report).and_then(|n| text(n, report)).into_iter().collect()),
    };
    let parts = texts.into_iter().filter_map(|t| Some((t, read(t, report)?))).collect();
    Draft { id: format!("{}.{}", kind.word(), item.id), kind, item, join, parts }
}

fn finish(draft: &Draft<'_>, names: &Names, roles: &mut Taken<FormulaRole>, report: &mut Report<'_>) -> Formula {
    let mut parts: Vec<Expr> =
        draft.parts.iter().map(|(text, ast)| names.resolve(ast, *text, Scope::All, report)).collect();
    let when = if parts.len() == 1 { parts.remove(0) } else { (draft.join)(parts) };
    let says = draft.item.text("says", report);
    let role = roles.role(&draft.item, FormulaRole::NAMES, report);
    Formula { id: draft.id.clone(), kind: draft.kind, says: says.into(), when, role }
}

/// Places of the drafts, each after those it uses; every circle is reported.
fn sort(drafts: &[Draft<'_>], report: &mut Report<'_>) -> Vec<usize> {
    let mut by_name: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, draft) in drafts.iter().enumerate() {
        by_name.entry(&draft.id).or_insert(place);
    }
    let uses: Vec<Vec<(usize, Place)>> = drafts.iter().map(|d| uses(d, &by_name)).collect();
    let mut order = Vec::with_capacity(drafts.len());
    let mut begun = vec![false; drafts.len()];
    let mut done = vec![false; drafts.len()];
    for start in 0..drafts.len() {
        let mut path: Vec<(usize, usize)> = Vec::new();
        if !begun[start] {
            begun[start] = true;
            path.push((start, 0));
        }
        while let Some((at, next)) = path.last_mut() {
            let here = *at;
            let Some((used, place)) = uses[here].get(*next).copied() else {
                done[here] = true;
                order.push(here);
                path.pop();
                continue;
            };
            *next += 1;
            if !begun[used] {
                begun[used] = true;
                path.push((used, 0));
            } else if !done[used] {
                circle(drafts, &path, used, place, report);
            }
        }
    }
    order
}

fn uses(draft: &Draft<'_>, by_name: &BTreeMap<&str, usize>) -> Vec<(usize, Place)> {
    let mut found = Vec::new();
    for (text, ast) in &draft.parts {
        if matches!(ast.form, Form::Const(_)) {
            continue;
        }
        ast.each_name(&mut |name, byte| {
            if let Some(used) = by_name.get(name) {
                found.push((*used, text.place(byte)));
            }
        });
    }
    found
}

fn circle(drafts: &[Draft<'_>], path: &[(usize, usize)], used: usize, place: Place, report: &mut Report<'_>) {
    let from = path.iter().position(|p| p.0 == used).unwrap_or(0);
    let mut around: Vec<&str> = path[from..].iter().map(|p| drafts[p.0].id.as_str()).collect();
    around.push(&drafts[used].id);
    let message = format!("These use each other in a circle: {}.", around.join(" → "));
    report.add(place, "cycle", message, "Take one of them out of the circle.");
}
