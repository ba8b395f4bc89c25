//! What the person has with them.

use decklid_car::car::{Tool, ToolId};
use decklid_faces::layout::Page;

use super::session::Session;
use decklid_console::console::{Console, Leave};

/// Asks which of the tools that matter are at hand.
pub(crate) fn ask(session: &mut Session<'_>, console: &mut Console) -> Result<(), Leave> {
    let tools = wanted(session);
    let t = console.look().texts;
    if tools.is_empty() {
        console.line(&t.ask_tools_none())?;
        return Ok(());
    }
    let look = *console.look();
    let mut page = Page::new(&look);
    page.raw("\n").title(&t.tools_title());
    for (at, &tool) in tools.iter().enumerate() {
        let Tool { name, .. } = &session.car()[tool];
        let name = t.car(name);
        let name = if session.case().have.contains(&tool) { t.ask_tools_have(&name) } else { name };
        page.item(&format!("{:>3}  ", at + 1), &name);
    }
    page.line(&t.ask_tools_how());
    console.say(&page.finish())?;
    let Some(chosen) = numbers(tools.len(), console)? else { return Ok(()) };
    let (have, lack): (Vec<ToolId>, Vec<ToolId>) =
        tools.iter().partition(|&t| chosen.iter().any(|&n| tools[n - 1] == *t));
    session.set_tools(have, lack)?;
    console.line(&t.ask_tools_thanks())?;
    Ok(())
}

/// Tools that steps to this goal need and not everyone has; first those that cannot be obtained now.
fn wanted(session: &Session<'_>) -> Vec<ToolId> {
    let (car, goal) = (session.car(), session.case().goal);
    let mut tools: Vec<ToolId> = car
        .tool_ids()
        .filter(|t| car[*t].have < 1.0)
        .filter(|t| car.moves.iter().any(|m| m.serves(goal) && m.tools.contains(t)))
        .collect();
    tools.sort_by_key(|&t| (car[t].get.is_some(), t));
    tools
}

/// Numbers from 1 to `most`; none when nothing was typed.
pub(super) fn numbers(most: usize, console: &mut Console) -> Result<Option<Vec<usize>>, Leave> {
    loop {
        let line = console.ask()?;
        if line.is_empty() {
            return Ok(None);
        }
        let words = line.split(|c: char| c == ',' || c.is_whitespace()).filter(|w| !w.is_empty());
        let chosen: Result<Vec<usize>, _> = words.map(str::parse).collect();
        match chosen {
            Ok(numbers) if numbers == [0] => return Ok(Some(Vec::new())),
            Ok(numbers) if numbers.iter().all(|n| (1..=most).contains(n)) => return Ok(Some(numbers)),
            _ => console.line(&console.look().texts.ask_numbers(&most.to_string()))?,
        }
    }
}
