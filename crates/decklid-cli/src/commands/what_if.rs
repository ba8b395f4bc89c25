//! `decklid what-if CAR`: with these parts broken, which ways in are left.

use decklid::what_if::{self, hidden};
use decklid_advice::lockout::WhatIf;
use decklid_faces::report::WhatIfReport;
use decklid_faces::text;

use crate::args::WhatIfArgs;
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;

/// Shows what is left.
pub(crate) fn run(context: &Context, args: &WhatIfArgs) -> Result<Reply, Failure> {
    let car = context.garage.car(&args.car)?;
    let mut sets = Vec::new();
    for (names, value) in [(&args.so, true), (&args.not, false)] {
        for name in names {
            let unknown = |unknown: what_if::Unknown| {
                Failure::unknown(
                    "fault",
                    name,
                    &unknown.near,
                    &format!("`decklid show {}` lists all faults and settings.", car.id),
                )
            };
            sets.push((hidden(&car, name).map_err(unknown)?, value));
        }
    }
    if let Some((id, _)) = sets.iter().find(|(id, value)| sets.contains(&(*id, !value))) {
        let name = &car[*id].id;
        return Err(Failure::usage(format!("`{name}` is in both --so and --not."), "Leave out one of the two."));
    }
    let none = || Failure::data(format!("{} has no goal `open`.", car.id), "Add [goals.open] to its file.");
    let it = WhatIf::of(&car, &sets).ok_or_else(none)?;
    let json = WhatIfReport::of(&car, &it, context.look.texts);
    Reply::new(text::what_if(&car.name, &json, &context.look), &json)
}
