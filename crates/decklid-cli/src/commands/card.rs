//! `decklid card CAR`: a page for the glove box.

use std::time::{Duration, Instant};

use decklid_advice::plan::shortlist::{Shortlist, shortlist};
use decklid_advice::plan::terms::Terms;
use decklid_advice::plan::world::World;
use decklid_car::car::{Car, GoalKind, Rates};
use decklid_faces::card::{Card, Paper, Sheet, card};
use decklid_faces::layout::Page;
use decklid_faces::picture::Sight;
use decklid_faces::texts::Measures;
use decklid_logic::search::Search;
use serde::Serialize;

use super::{Context, Reply, paint};
use crate::args::{CardArgs, CardPaper, Side};
use crate::failure::Failure;
use crate::think::GOOD_ENOUGH;

/// So many steps are read in a hurry; fewer where they do not fit.
const STEPS: std::ops::RangeInclusive<usize> = 4..=8;
/// Trials of the search for the policy: counted, so that the same car has the same card.
const TRIALS: usize = 3_000;
/// Never longer than this.
const GUARD: Duration = Duration::from_secs(60);
/// Dots an inch in a PNG.
const DOTS: f64 = 300.0;

#[derive(Serialize)]
struct CardReport<'a> {
    car: &'a str,
    steps: Vec<&'a str>,
    expected_cost: f64,
    guide_cost: f64,
    letters_points: f64,
    model_hash: &'a str,
}

/// Makes the card and writes it.
pub(crate) fn run(context: &Context, args: &CardArgs) -> Result<Reply, Failure> {
    let kind = paint::kind(&args.output)?;
    let car = context.garage.car(&args.car)?;
    let texts = context.texts(args.lang.as_deref())?;
    let wish = Wish {
        paper: match args.paper {
            CardPaper::A6 => Paper::A6,
            CardPaper::Letter => Paper::Letter,
            CardPaper::A4 => Paper::A4,
        },
        sight: Sight { language: texts.language(), drive: args.drive.unwrap_or(Side::Left).drive() },
        measures: Some(texts.measures()),
        link: args.link.clone(),
        date: args.date.clone(),
    };
    let (list, sheet) = fitting(&car, &wish)?;
    paint::write(&args.output, &bytes(&sheet, kind)?)?;
    let json = CardReport {
        car: &car.id,
        steps: list.moves.iter().map(|m| car.at(*m).id.as_str()).collect(),
        expected_cost: list.cost,
        guide_cost: list.policy_cost,
        letters_points: sheet.points,
        model_hash: &car.hash,
    };
    let (t, mut page) = (context.look.texts, Page::new(&context.look));
    page.raw(&format!(
        "{} steps on {}. Following it costs {} on average, the guide {}.",
        list.moves.len(),
        args.output.display(),
        t.sum(list.cost),
        t.sum(list.policy_cost)
    ));
    page.converted();
    Reply::new(page.finish(), &json)
}

/// How somebody wants a card.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wish {
    /// What it is printed on.
    pub(crate) paper: Paper,
    /// The reader's language and side of the road.
    pub(crate) sight: Sight,
    /// The reader's money and units; without them, those of the language.
    pub(crate) measures: Option<Measures>,
    /// Address behind the QR code; without one, the command that starts the guide.
    pub(crate) link: Option<String>,
    /// Date to print on it.
    pub(crate) date: Option<String>,
}

/// The card as a file.
pub(crate) fn bytes(sheet: &Sheet, kind: paint::Kind) -> Result<Vec<u8>, Failure> {
    match kind {
        paint::Kind::Svg => Ok(sheet.svg().into_bytes()),
        paint::Kind::Pdf => sheet.pdf().map_err(paint::unprintable),
        paint::Kind::Png => sheet.png(DOTS).map_err(paint::unprintable),
    }
}

/// As many steps as fit on the page.
pub(crate) fn fitting(car: &Car, wish: &Wish) -> Result<(Shortlist, Sheet), Failure> {
    let mut search = searched(car)?;
    let mut tried = None;
    for most in STEPS.rev() {
        let list = shortlist(&mut search, world(car)?, most);
        let sheet = sheet(car, wish, &list)?;
        if sheet.overflow <= 0.0 {
            return Ok((list, sheet));
        }
        tried = Some(sheet.overflow);
    }
    let message =
        format!("The card of `{}` does not fit on its page: {:.1} mm too much.", car.id, tried.unwrap_or(0.0));
    Err(Failure::data(message, "Try --paper a4, or shorten the car's texts."))
}

fn world(car: &Car) -> Result<World<'_>, Failure> {
    let missing = || Failure::data("The car has no goal `open`.", "`decklid check` tells what is wrong.");
    let goal = car.goal(GoalKind::Open).ok_or_else(missing)?;
    Ok(World::new(car, goal, Terms::new(car, Rates::default())))
}

/// The best policy, after work that is counted.
fn searched(car: &Car) -> Result<Search<World<'_>>, Failure> {
    let mut search = Search::new(world(car)?);
    let (begun, mut trials) = (Instant::now(), 0);
    search.run(Search::<World<'_>>::ROOT, GOOD_ENOUGH, &mut |_, _| {
        trials += 1;
        trials <= TRIALS && begun.elapsed() < GUARD
    });
    Ok(search)
}

fn sheet(car: &Car, wish: &Wish, list: &Shortlist) -> Result<Sheet, Failure> {
    let link = wish.link.clone().unwrap_or_else(|| format!("decklid guide {}", car.id));
    if link.len() > 300 || link.is_empty() {
        return Err(Failure::usage("--link must have 1 to 300 letters.", "Take a shorter address."));
    }
    Ok(card(
        car,
        &Card {
            steps: &list.moves,
            cost: list.cost,
            guide_cost: list.policy_cost,
            link: &link,
            date: wish.date.as_deref(),
            paper: wish.paper,
            sight: wish.sight,
            measures: wish.measures.unwrap_or_else(|| Measures::of_language(wish.sight.language)),
        },
    ))
}
