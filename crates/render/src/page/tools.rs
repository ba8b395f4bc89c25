//! What is at hand: a form that puts its answers into the address of the guide.

use access::car::Car;
use access::consult::Case;
use askama::Template;

use super::address::{Query, Reader, guide};
use super::frame::Frame;
use super::home::kept;
use super::written;

struct Tool {
    id: String,
    name: String,
    has: bool,
    lacks: bool,
}

#[derive(Template)]
#[template(path = "tools.html")]
struct Page {
    frame: Frame,
    action: String,
    hidden: Vec<(&'static str, String)>,
    tools: Vec<Tool>,
}

/// The form; each tool is a field `tool.ID` with `have`, `lack` or nothing.
pub fn tools(reader: &Reader, car: &Car, case: &Case) -> String {
    let t = reader.texts;
    let mut bare = case.clone();
    bare.have.clear();
    bare.lack.clear();
    let mut hidden: Vec<(&'static str, String)> = Query::of(car, &bare).pairs().to_vec();
    hidden.extend(kept(reader).into_iter().map(|(name, value)| (name, value.to_owned())));
    let tool = |(at, tool): (usize, &access::car::Tool)| Tool {
        id: tool.id.clone(),
        name: t.car(&tool.name),
        has: case.have.contains(&at),
        lacks: case.lack.contains(&at),
    };
    // What everybody has need not be asked.
    let asked = car.tools.iter().enumerate().filter(|(_, tool)| tool.have < 1.0);
    let frame =
        Frame::new(reader, t.say("tools.title"), &format!("/tools/{}", car.id), &Query::of(car, case), Some(car));
    written(&Page {
        frame: frame.back(guide(reader, car, case)),
        action: format!("/guide/{}", car.id),
        hidden,
        tools: asked.map(tool).collect(),
    })
}
