//! `decklid what-if CAR`: with these things broken, which ways are left.

use decklid_advice::lockout::WhatIf;
use decklid_car::car::{Car, HiddenId, HiddenKind};
use decklid_faces::report::WhatIfReport;
use decklid_faces::text;

use super::{Context, Reply};
use crate::args::WhatIfArgs;
use crate::failure::Failure;
use crate::find::nearest;

/// Tells what is left.
pub(crate) fn run(context: &Context, args: &WhatIfArgs) -> Result<Reply, Failure> {
    let car = context.garage.car(&args.car)?;
    let mut sets = Vec::new();
    for (names, value) in [(&args.so, true), (&args.not, false)] {
        for name in names {
            sets.push((hidden(&car, name)?, value));
        }
    }
    if let Some((id, _)) = sets.iter().find(|(id, value)| sets.contains(&(*id, !value))) {
        let name = &car.hidden[id.0 as usize].id;
        return Err(Failure::usage(format!("`{name}` cannot be so and not so."), "Leave out --so or --not."));
    }
    let none = || Failure::data(format!("{} has no goal `open`.", car.id), "Add [goals.open] to its file.");
    let it = WhatIf::of(&car, &sets).ok_or_else(none)?;
    let json = WhatIfReport::of(&car, &it, context.look.texts);
    Reply::new(text::what_if(&car.name, &json, &context.look), &json)
}

/// A thing that can be so or not; misheard answers are none.
pub(crate) fn hidden(car: &Car, name: &str) -> Result<HiddenId, Failure> {
    let known = || car.hidden.iter().filter(|h| h.kind != HiddenKind::Noise).map(|h| h.id.as_str());
    let found = car.find_hidden(name).filter(|id| car.hidden[id.0 as usize].kind != HiddenKind::Noise);
    found.ok_or_else(|| {
        let near = nearest(name, known(), 3);
        Failure::unknown("thing", name, &near, &format!("`decklid show {}` lists what can be so.", car.id))
    })
}
