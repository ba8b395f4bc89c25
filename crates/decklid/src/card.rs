//! A page for the glove box, with as many steps as fit.

use std::fmt;

use decklid_advice::consult::Case;
use decklid_advice::plan::shortlist::shortlist;
use decklid_advice::plan::terms::Terms;
use decklid_advice::plan::world::World;
use decklid_car::car::{Car, GoalKind, Rates};
use decklid_faces::card::{Card, card};
use decklid_faces::texts::Texts;

use crate::think;

pub use decklid_advice::plan::shortlist::Shortlist;
pub use decklid_car::date::Date;
pub use decklid_faces::card::{Paper, Sheet};
pub use decklid_faces::picture::Sight;
pub use decklid_faces::texts::Measures;

/// How many steps someone in a hurry reads; fewer if they do not fit.
const STEPS: std::ops::RangeInclusive<usize> = 4..=8;
/// The longest address that a QR code of a card can hold (bytes).
const LONGEST_LINK: usize = 300;

/// How a card should be made.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// The paper it is printed on.
    pub paper: Paper,
    /// The reader's language and side of the road.
    pub sight: Sight,
    /// The reader's currency and units; by default those of the language.
    pub measures: Option<Measures>,
    /// Address behind the QR code; by default the command that starts the guide.
    pub link: Option<String>,
    /// Date to print on it.
    pub date: Option<Date>,
}

impl Wish {
    /// A card for whoever reads these texts.
    pub fn of(texts: Texts) -> Self {
        let sight = Sight { language: texts.language(), ..Sight::default() };
        Wish { sight, measures: Some(texts.measures()), ..Wish::default() }
    }
}

/// Why there is no card.
#[derive(Clone, Debug, PartialEq)]
pub enum CardError {
    /// The car has no goal `open`.
    NoGoal,
    /// The link is empty or longer than a QR code holds.
    Link,
    /// Even the fewest steps do not fit.
    TooTall {
        /// The id of the car.
        car: String,
        /// How much is too much (mm).
        excess: f64,
    },
}

impl fmt::Display for CardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CardError::NoGoal => f.write_str("the car has no goal `open`"),
            CardError::Link => write!(f, "the link must have 1 to {LONGEST_LINK} characters"),
            CardError::TooTall { car, excess } => {
                write!(f, "the card of `{car}` does not fit on its page: {excess:.1} mm too much")
            }
        }
    }
}

impl std::error::Error for CardError {}

/// As many steps as fit on the page, listed and laid out. [`crate::Guide::card`] is the short way.
///
/// # Errors
/// See [`CardError`].
pub fn fit(car: &Car, wish: &Wish) -> Result<(Shortlist, Sheet), CardError> {
    let guide = think::through(car, Case::new(GoalKind::Open)).map_err(|_| CardError::NoGoal)?;
    let mut search = guide.into_search();
    let mut excess = 0.0;
    for most in STEPS.rev() {
        let list = shortlist(&mut search, world(car)?, most);
        let sheet = sheet(car, wish, &list)?;
        if sheet.overflow <= 0.0 {
            return Ok((list, sheet));
        }
        excess = sheet.overflow;
    }
    Err(CardError::TooTall { car: car.id.clone(), excess })
}

fn world(car: &Car) -> Result<World<'_>, CardError> {
    let goal = car.goal(GoalKind::Open).ok_or(CardError::NoGoal)?;
    Ok(World::new(car, goal, Terms::new(car, Rates::default())))
}

fn sheet(car: &Car, wish: &Wish, list: &Shortlist) -> Result<Sheet, CardError> {
    let link = wish.link.clone().unwrap_or_else(|| format!("decklid guide {}", car.id));
    if link.len() > LONGEST_LINK || link.is_empty() {
        return Err(CardError::Link);
    }
    let content = Card {
        steps: &list.moves,
        cost: list.cost,
        guide_cost: list.policy_cost,
        link: &link,
        date: wish.date,
        paper: wish.paper,
        sight: wish.sight,
        measures: wish.measures.unwrap_or_else(|| Measures::of_language(wish.sight.language)),
    };
    Ok(card(car, &content))
}
