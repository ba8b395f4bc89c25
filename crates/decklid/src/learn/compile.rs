//! The cases of a lesson as events.

use decklid_advice::learn::Bundle;

use super::Lesson;

/// The cases of a unit, and the numbers of those that cannot be; none if the car's file is too intricate for them.
pub type Compiled = (Option<Bundle>, Vec<usize>);

/// Compiles the cases; those that cannot be are left out of the lesson. `all` makes so many pieces, one after the other
/// or side by side, and gives them back in their order.
pub fn compile(
    lesson: &mut Lesson,
    all: impl FnOnce(usize, &(dyn Fn(usize) -> Compiled + Sync)) -> Vec<Compiled>,
) -> Vec<Option<Bundle>> {
    let units = &lesson.units;
    let compiled = all(units.len(), &|at| {
        let unit = &units[at];
        let mut impossible = Vec::new();
        let bundle = Bundle::new(&lesson.cars[unit.car], unit.goal, &unit.taught, &mut |at| impossible.push(at));
        (bundle, impossible)
    });
    let mut bundles = Vec::with_capacity(compiled.len());
    for (at, (bundle, impossible)) in compiled.into_iter().enumerate() {
        match &bundle {
            Some(_) => lesson.leave_out(at, &impossible, "what was found cannot be so after what was told"),
            None => {
                let all: Vec<usize> = (0..lesson.units[at].taught.len()).collect();
                lesson.leave_out(at, &all, "the car's file is too intricate for these cases");
            }
        }
        bundles.push(bundle);
    }
    bundles
}
