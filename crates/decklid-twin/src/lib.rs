//! A car that runs: a physical plant and the real closure controller in virtual time, with faults on demand.
//!
//! ```text
//!  script, scenario ─► hands ─► plant ─► inputs ─► decklid_controller::step
//!                       faults ──┘ ▲                    │
//!                                  └── motors, lamps ◄──┘
//!                                  └─► trace, senses of the person
//! ```
//! It is the independent judge of the car's meaning in `access`: it knows forces, volts and contacts, no formulas.
//! Same car, same seed, same script: same trace.
//!
//! ```
//! use decklid_controller::profile::MINI_R56;
//! use decklid_twin::bench::Bench;
//! use decklid_twin::plant::{Plant, lid::Gap};
//! use decklid_twin::script::{play, read};
//!
//! let mut bench = Bench::new(Plant::default(), MINI_R56);
//! let script: Vec<_> = ["hold fob.trunk 2 s", "lift"].into_iter().filter_map(|l| read(l).ok()).collect();
//! play(&mut bench, &Default::default(), &script, true);
//! assert_eq!(bench.plant.lid.gap, Gap::Open);
//! ```

pub mod bench;
pub mod forms;
pub mod moves;
pub mod plant;
pub mod scenario;
pub mod script;
pub mod sense;
pub mod trace;
pub mod wiring;
