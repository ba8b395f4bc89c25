//! `decklid sources CAR`: the sources of the statements about a car; with `--weak` the statements to look up next.

use decklid::weak::{Weak, weak};
use decklid_car::car::Car;
use decklid_faces::report::{SourceList, WeakFact, WeakFacts};
use decklid_faces::text;

use crate::args::SourcesArgs;
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;

/// Lists the sources of a car, best grade first, or what rests on a single weak one.
pub(crate) fn run(context: &Context, args: &SourcesArgs) -> Result<Reply, Failure> {
    let car = context.garage.car(&args.car)?;
    if args.weak {
        let found = weak(&car).map_err(|refusal| Failure::data(format!("{}: {refusal}", car.id), "Check the car."))?;
        let json =
            WeakFacts { car: car.id.clone(), facts: found.iter().map(|weak| fact(context, &car, weak)).collect() };
        return Reply::new(text::weak_facts(&json, &context.look), &json);
    }
    let json = SourceList::of(&car);
    Reply::new(text::sources(&json, &context.look), &json)
}

fn fact(context: &Context, car: &Car, weak: &Weak<'_>) -> WeakFact {
    let source = car.sources.get(weak.fact.source);
    WeakFact {
        id: weak.fact.id.clone(),
        says: context.look.texts.car(&weak.fact.says),
        leans: weak.leans,
        grade: weak.fact.grade.word(),
        source: source.map(|source| source.title.clone()).unwrap_or_default(),
        url: source.map(|source| source.url.clone()).unwrap_or_default(),
    }
}
