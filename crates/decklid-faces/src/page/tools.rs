//! What is at hand: a form that puts its answers into the address of the guide.

use askama::Template;
use decklid_advice::consult::Case;
use decklid_car::car::{Car, ToolId};

use super::address::{Query, Reader, guide};
use super::frame::Frame;
use super::home::kept;
use super::written;
use crate::texts::{Currency, Texts, Units};

struct Tool {
    id: String,
    name: String,
    has: bool,
    lacks: bool,
}

#[derive(Template)]
#[template(path = "tools.html")]
struct ToolsPage {
    frame: Frame,
    action: String,
    hidden: Vec<(&'static str, String)>,
    tools: Vec<Tool>,
    worth: String,
    worth_label: String,
    worth_in: &'static str,
    money: Vec<SelectOption>,
    units: Vec<SelectOption>,
}

/// A line of a list to choose from.
struct SelectOption {
    value: &'static str,
    says: String,
    chosen: bool,
}

/// The form; each tool is a field `tool.ID` with `have`, `lack` or nothing; `worth` is what an hour is worth in the
/// money `worth_in`.
pub fn tools(reader: &Reader, car: &Car, case: &Case) -> String {
    let t = reader.texts;
    let mut bare = case.clone();
    bare.have.clear();
    bare.lack.clear();
    let mut hidden: Vec<(&'static str, String)> = Query::of(car, &bare).pairs().to_vec();
    let own = |name: &str| matches!(name, "money" | "units");
    hidden.extend(kept(reader).into_iter().filter(|k| !own(k.0)).map(|(name, value)| (name, value.to_owned())));
    let tool = |(at, tool): (ToolId, &decklid_car::car::Tool)| Tool {
        id: tool.id.clone(),
        name: t.car(&tool.name),
        has: case.have.contains(&at),
        lacks: case.lack.contains(&at),
    };
    // What everybody has need not be asked.
    let asked = car.tool_ids().zip(&car.tools).filter(|(_, tool)| tool.have < 1.0);
    let frame = Frame::new(reader, t.tools_title(), &format!("/tools/{}", car.id), &Query::of(car, case), Some(car));
    written(&ToolsPage {
        frame: frame.back(guide(reader, car, case)),
        action: format!("/guide/{}", car.id),
        hidden,
        tools: asked.map(tool).collect(),
        worth: t.hourly_field(case.rates.hourly),
        worth_label: t.tools_worth(&t.money_name()),
        worth_in: t.measures().currency.code(),
        money: money(t),
        units: units(t),
    })
}

fn money(t: Texts) -> Vec<SelectOption> {
    let used = t.measures().currency;
    let choice = |c: Currency| SelectOption { value: c.code(), says: t.money_names(c), chosen: c == used };
    Currency::ALL.map(choice).into()
}

fn units(t: Texts) -> Vec<SelectOption> {
    let used = t.measures().units;
    let choice = |(value, units): (&'static str, Units)| {
        let says = match units {
            Units::Us => t.tools_units_us(),
            Units::Uk => t.tools_units_uk(),
            Units::Metric => t.tools_units_metric(),
        };
        SelectOption { value, says, chosen: units == used }
    };
    Units::NAMES.map(choice).into()
}
