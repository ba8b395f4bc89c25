//! A car's problem as JSON: everything that a stranger needs to work out the same answers.
//!
//! `docs/problem-json.md` says what each part means.

use decklid_advice::plan::terms::Terms;
use decklid_advice::plan::world::GIVE_UP;
use decklid_car::car::{Car, Expr, Goal, Move, MoveId, SlotId};
use serde_json::{Map, Value, json};

/// The problem of a car, a goal and a person's terms, as one JSON document.
pub fn write(car: &Car, goal: &Goal, terms: &Terms) -> String {
    let rates = terms.rates();
    let hidden =
        car.hidden.iter().map(|h| json!({ "id": h.id, "kind": h.kind.word(), "prior": h.prior, "says": &*h.says }));
    let states = car.states.iter().map(|s| json!({ "id": s.id, "starts": expr(car, &s.starts) }));
    let formulas = car.formulas.iter().map(|f| json!({ "id": f.id, "when": expr(car, &f.when) }));
    let moves = car.moves.iter().enumerate().filter(|(_, mv)| mv.serves(goal.kind));
    let problem = json!({
        "format": "decklid-problem",
        "version": 1,
        "car": car.id,
        "model_hash": car.hash,
        "rates": { "hourly": rates.hourly, "thrift": rates.thrift, "effort": rates.effort },
        "give_up": GIVE_UP,
        "hidden": hidden.collect::<Vec<_>>(),
        "states": states.collect::<Vec<_>>(),
        "formulas": formulas.collect::<Vec<_>>(),
        "goal": {
            "kind": goal.kind.name(),
            "given": expr(car, &goal.given),
            "begins": sets(car, &goal.begins),
            "done": expr(car, &goal.done),
        },
        "moves": moves.map(|(at, mv)| one(car, terms, MoveId::from_index(at), mv)).collect::<Vec<_>>(),
    });
    format!("{problem:#}\n")
}

fn one(car: &Car, terms: &Terms, id: MoveId, mv: &Move) -> Value {
    let outcome = |at: usize| {
        let outcome = &mv.outcomes[at];
        let cost = terms.cost(car, id, at);
        json!({
            "id": outcome.id,
            "when": expr(car, &outcome.when),
            "then": sets(car, &outcome.then),
            "price": terms.price(car, id, at),
            "minutes": cost.minutes,
            "money": cost.money,
            "damage": cost.damage,
            "difficulty": cost.difficulty,
        })
    };
    json!({
        "id": mv.id,
        "kind": mv.kind.word(),
        "allowed": terms.allows(id),
        "needs": expr(car, &mv.needs),
        "worth": expr(car, &mv.worth),
        "first": sets(car, &mv.first),
        "outcomes": (0..mv.outcomes.len()).map(outcome).collect::<Vec<_>>(),
    })
}

fn sets(car: &Car, sets: &[(SlotId, Expr)]) -> Value {
    let set = |(slot, value): &(SlotId, Expr)| (slot_name(car, *slot).to_owned(), expr(car, value));
    Value::Object(sets.iter().map(set).collect::<Map<_, _>>())
}

fn slot_name(car: &Car, slot: SlotId) -> &str {
    let at = slot.index();
    car.hidden.get(at).map_or_else(|| car.states[at - car.hidden.len()].id.as_str(), |h| h.id.as_str())
}

fn expr(car: &Car, expression: &Expr) -> Value {
    let all = |word: &str, parts: &[Expr]| {
        let mut list = vec![json!(word)];
        list.extend(parts.iter().map(|p| expr(car, p)));
        Value::Array(list)
    };
    match expression {
        Expr::Const(value) => json!(value),
        Expr::Slot(slot) => json!(slot_name(car, *slot)),
        Expr::Formula(id) => json!(["formula", car[*id].id]),
        Expr::Not(inner) => json!(["not", expr(car, inner)]),
        Expr::All(parts) => all("all", parts),
        Expr::Any(parts) => all("any", parts),
        Expr::AtLeast(least, parts) => {
            let mut list = vec![json!("at_least"), json!(least)];
            list.extend(parts.iter().map(|p| expr(car, p)));
            Value::Array(list)
        }
    }
}
