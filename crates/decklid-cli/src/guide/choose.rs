//! Which car, and what the person wants.

use decklid_car::car::{Car, GoalKind};
use decklid_faces::layout::Page;

use decklid::find;
use decklid::listed::Listed;
use decklid_console::console::{Console, Leave};
use decklid_console::context::Context;

/// The longest list on the screen.
const MOST: usize = 8;

/// Asks for the car until one is chosen.
pub(crate) fn car(context: &Context, console: &mut Console) -> Result<Car, Leave> {
    let t = console.look().texts;
    let list = context.garage.list();
    let bodies: Vec<&Listed> = list.iter().filter(|c| c.header.archetype).collect();
    console.say("\n")?;
    console.line(&t.ask_car())?;
    console.line(&t.ask_car_unsure())?;
    loop {
        let typed = console.ask()?;
        let found = if typed.is_empty() { Vec::new() } else { find::cars(&list, &typed) };
        let real: Vec<&Listed> = found.into_iter().take(MOST).collect();
        if real.is_empty() && !typed.is_empty() {
            console.line(&t.ask_car_unknown())?;
        }
        let chosen = if real.is_empty() {
            pick(&bodies, &t.ask_other_car(), console)?
        } else {
            pick(&real, &t.ask_not_here(), console)?
        };
        let chosen = match chosen {
            Some(car) => Some(car),
            None if real.is_empty() => None,
            None => {
                console.line(&t.ask_body())?;
                pick(&bodies, &t.ask_search_again(), console)?
            }
        };
        match chosen {
            Some(listed) => return Ok(context.garage.car(&listed.header.id)?),
            None => console.line(&t.ask_car_again())?,
        }
    }
}

/// Shows a numbered list and asks for a number; the last number is none of them.
fn pick<'l>(cars: &[&'l Listed], none: &str, console: &mut Console) -> Result<Option<&'l Listed>, Leave> {
    let t = console.look().texts;
    let mut page = Page::new(console.look());
    for (at, car) in cars.iter().enumerate() {
        let name = t.car(&car.header.name);
        let years =
            if car.header.years.is_empty() { String::new() } else { format!(", {}", t.years(&car.header.years)) };
        page.item(&format!("{:>3}  ", at + 1), &format!("{name}{years}"));
    }
    page.item(&format!("{:>3}  ", cars.len() + 1), none);
    console.say(&page.finish())?;
    let chosen = console.number(cars.len() + 1, (cars.len() == 1).then_some(1))?;
    Ok(cars.get(chosen - 1).copied())
}

/// Asks what the person wants; Enter takes the first.
pub(crate) fn goal(car: &Car, console: &mut Console) -> Result<GoalKind, Leave> {
    let goals: Vec<GoalKind> = GoalKind::ALL.into_iter().filter(|g| car.goal(*g).is_some()).collect();
    if goals.len() < 2 {
        return Ok(goals.first().copied().unwrap_or(GoalKind::Open));
    }
    let t = console.look().texts;
    let mut page = Page::new(console.look());
    page.raw("\n").line(&t.ask_goal());
    for (at, goal) in goals.iter().enumerate() {
        let words = match goal {
            GoalKind::Open => t.ask_goal_open(),
            GoalKind::Fixed => t.ask_goal_fixed(),
            GoalKind::Secured => t.ask_goal_secured(),
        };
        page.item(&format!("{:>3}  ", at + 1), &words);
    }
    console.say(&page.finish())?;
    let chosen = console.number(goals.len(), Some(1))?;
    Ok(goals.get(chosen - 1).copied().unwrap_or(GoalKind::Open))
}
