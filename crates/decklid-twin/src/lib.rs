//! A car that runs: a physical plant and the real closure controller in virtual time, with faults on demand.
//!
//! ```text
//!  scenario ─► script ─► hands ─► plant ─► inputs ─► decklid_controller::step
//!  twin.toml ─► wiring ─► faults ──┘ ▲                          │
//!                                    └── motors, lamps ◄────────┘
//!                                    └─► sensations of the person, trace
//! ```
//! The twin is an independent judge of the car's meaning: it knows forces, volts and contacts, and none of the formulas.
//! Same car, same seed, same script: same trace.
//!
//! ```
//! use decklid_controller::profile::MINI_R56;
//! use decklid_twin::bench::Bench;
//! use decklid_twin::plant::{Gap, Plant};
//! use decklid_twin::script::{Routines, play, read, value};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut bench = Bench::new(Plant::default(), MINI_R56).tracing();
//! bench.set("fob.cell_volts", &value("1.6"))?; // a dead coin cell
//! play(&mut bench, &Routines::new(), &[read("hold fob.trunk 2 s")?, read("lift")?], true);
//! assert_eq!(bench.plant().lid().gap(), Gap::Shut);
//! assert!(bench.trace().json_lines().contains("fob 0 trunk: cell-flat"));
//!
//! bench.set("fob.cell_volts", &value("3.0"))?;
//! play(&mut bench, &Routines::new(), &[read("hold fob.trunk 2 s")?, read("lift")?], true);
//! assert_eq!(bench.plant().lid().gap(), Gap::Open);
//! # Ok(())
//! # }
//! ```

pub mod bench;
pub mod condition;
pub mod forms;
pub mod moves;
pub mod plant;
pub mod scenario;
pub mod script;
pub mod sensation;
pub mod trace;
pub mod wiring;
mod words;

/// The example of the README runs, too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
