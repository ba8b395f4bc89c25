//! Which car, and what the person wants.

use std::rc::Rc;

use decklid_car::car::{Car, GoalKind};
use decklid_faces::layout::Page;

use decklid::find::{Found, Kind, Market, Match, Meant, Offer, offer_words, unserved};
use decklid::listed::Listed;
use decklid_console::console::{Console, Leave};
use decklid_console::context::Context;
use decklid_console::live::Typed;
use decklid_faces::texts::Texts;

/// The longest list on the screen.
const MOST: usize = 8;

/// Asks for the car until one is chosen.
pub(crate) fn car(context: &Context, console: &mut Console) -> Result<Car, Leave> {
    let t = console.look().texts;
    let finder = Rc::new(context.garage.finder());
    let bodies: Vec<Choice> = context.garage.list().iter().filter_map(|car| Choice::of_body(car, t)).collect();
    console.say("\n")?;
    console.line(&t.ask_car())?;
    console.line(&t.ask_car_unsure())?;
    loop {
        let known = finder.clone();
        let typed = console.ask_among(move |typed| {
            let found = known.find(typed, Market::of(t.language()));
            Choice::likely(&found, t).into_iter().map(|choice| (choice.says.clone(), choice)).collect()
        })?;
        let chosen = match typed {
            Typed::Chosen(choice) => Some(choice),
            Typed::Line(line) => among(&finder.find(&line, Market::of(t.language())), &line, &bodies, console)?,
        };
        match chosen {
            Some(Choice { unserved: Some(says), .. }) => console.line(&says)?,
            Some(choice) => return Ok(context.garage.car(&choice.id)?),
            None => console.line(&t.ask_car_again())?,
        }
    }
}

/// Lets a person choose from what was found, or else from the bodies; `None` to search again.
fn among(found: &Found, typed: &str, bodies: &[Choice], console: &mut Console) -> Result<Option<Choice>, Leave> {
    let t = console.look().texts;
    if let Meant::Unserved(pickup) = found.meant() {
        console.line(&unserved(&pickup, t))?;
        return Ok(None);
    }
    let choices = Choice::all(found, t);
    match (choices.is_empty(), typed.is_empty()) {
        (true, true) => pick(bodies, &t.ask_other_car(), console),
        // Only words that any sentence has.
        (true, false) => Ok(None),
        (false, _) => {
            if let Some(choice) = pick(&choices, &t.ask_not_here(), console)? {
                return Ok(Some(choice));
            }
            console.line(&t.ask_body())?;
            pick(bodies, &t.ask_search_again(), console)
        }
    }
}

/// A line of a list.
#[derive(Clone)]
struct Choice {
    id: String,
    says: String,
    /// What to tell instead of steps.
    unserved: Option<String>,
}

impl Choice {
    fn of_body(car: &Listed, t: Texts) -> Option<Self> {
        car.header.archetype.then(|| Choice {
            id: car.header.id.clone(),
            says: t.car(&car.header.name),
            unserved: None,
        })
    }

    /// All that was found.
    fn all(found: &Found, t: Texts) -> Vec<Self> {
        found.matches.iter().flat_map(|found| Choice::of(found, t)).take(MOST).collect()
    }

    /// The same while it is typed: no other cars, no bodies of a name that is perhaps not whole, and nothing when it
    /// sounds as if someone is in danger.
    fn likely(found: &Found, t: Texts) -> Vec<Self> {
        let named = |found: &&Match| !found.neighbour && (found.kind != Kind::Body || !found.bodies.is_empty());
        let likely = found.matches.iter().filter(|_| !found.emergency).filter(named);
        likely.flat_map(|found| Choice::of(found, t)).take(MOST).collect()
    }

    /// A car of the catalog, or each body of another one.
    fn of(found: &Match, t: Texts) -> Vec<Self> {
        let one = |offer: Offer| Choice {
            says: offer_words(found, &offer, t),
            unserved: offer.is_unserved().then(|| unserved(found, t)),
            id: offer.id,
        };
        found.offers().into_iter().map(one).collect()
    }
}

/// Shows a numbered list and asks for a number; the last number is none of them.
fn pick(choices: &[Choice], none: &str, console: &mut Console) -> Result<Option<Choice>, Leave> {
    let mut page = Page::new(console.look());
    for (at, choice) in choices.iter().enumerate() {
        page.item(&format!("{:>3}  ", at + 1), &choice.says);
    }
    page.item(&format!("{:>3}  ", choices.len() + 1), none);
    console.say(&page.finish())?;
    let chosen = console.number(choices.len() + 1, (choices.len() == 1).then_some(1))?;
    Ok(choices.get(chosen - 1).cloned())
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
