//! `decklid card CAR`: a page for the glove box.

use decklid::card::{self, Wish};
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;
use decklid_console::{day, file};
use decklid_faces::card::Paper;
use decklid_faces::layout::Page;
use decklid_faces::picture::Sight;
use decklid_faces::report::CardReport;

use crate::args::{CardArgs, CardPaper, Side};

/// Makes the card and writes it.
pub(crate) fn run(context: &Context, args: &CardArgs) -> Result<Reply, Failure> {
    let kind = file::kind(&args.output)?;
    let car = context.garage.car(&args.car)?;
    let texts = context.look.texts;
    let wish = Wish {
        paper: match args.paper {
            CardPaper::A6 => Paper::A6,
            CardPaper::Letter => Paper::Letter,
            CardPaper::A4 => Paper::A4,
        },
        sight: Sight { language: texts.language(), drive: args.drive.unwrap_or(Side::Left).drive() },
        measures: Some(texts.measures()),
        link: args.link.clone(),
        date: args.date.as_deref().map(day::read).transpose()?,
    };
    let (list, sheet) = card::fit(&car, &wish)?;
    file::write(&args.output, &file::of_card(&sheet, kind)?)?;
    let json = CardReport {
        car: car.id.clone(),
        steps: list.moves.iter().map(|m| car.at(*m).id.clone()).collect(),
        expected_cost: list.cost,
        guide_cost: list.policy_cost,
        letters_points: sheet.points,
        model_hash: car.hash.clone(),
    };
    let (t, mut page) = (context.look.texts, Page::new(&context.look));
    let (file, steps) = (args.output.display().to_string(), list.moves.len().to_string());
    page.raw(&t.card_written(&t.sum(list.cost), &file, &t.sum(list.policy_cost), &steps));
    page.converted();
    Reply::new(page.finish(), &json)
}
