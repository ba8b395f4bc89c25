//! The cars of the repository, and the time that this thread has had of a processor.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use decklid_car::car::Car;
use decklid_car::load::header;
use decklid_meaning::load;

pub(crate) type Texts = BTreeMap<String, (String, String)>;

/// All texts of the catalog by id.
pub(crate) fn texts() -> Texts {
    let file = |f: &decklid_data::File| (f.id.to_owned(), (f.path.to_owned(), f.text.to_owned()));
    decklid_data::CARS.iter().map(file).collect()
}

/// The cars that lists show, in the order of their ids.
pub(crate) fn listed(texts: &Texts) -> Vec<Car> {
    let shown = |id: &&String| header(&texts[*id].0, &texts[*id].1).0.is_some_and(|h| h.listed);
    let ids = texts.keys().filter(|id| *id != "numbers").filter(shown);
    ids.map(|id| load(texts, id).0.unwrap_or_else(|| panic!("{id} cannot be used; see `decklid check`"))).collect()
}

/// Processor time of this thread so far, to a few milliseconds: on a busy machine the time that counts.
/// Where the system does not tell it, the time on the clock.
pub(crate) fn cpu() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    match told.and_then(|t| t.split(' ').next()?.parse().ok()) {
        Some(nanos) => Duration::from_nanos(nanos),
        None => std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default(),
    }
}

/// Milliseconds.
pub(crate) fn ms(time: Duration) -> String {
    format!("{:.3}", time.as_secs_f64() * 1e3)
}
