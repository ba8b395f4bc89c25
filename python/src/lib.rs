//! The Python package `decklid`: a car's guide, and batches of cases.
//!
//! ```text
//!  Car("sedan") ──── next, why, lockouts ──► dicts, as the programs print them with --json
//!  Arrow batches ─ frame ─► kinds ─ posteriors, expectations, learn, replay ──► Arrow batches
//! ```
//! Everything is worked out by the library `decklid`; here are only names, rows and errors. Python's lock is released
//! while it works.

mod batch;
mod car;
mod cars;
mod expectations;
mod fault;
mod frame;
mod key;
mod memory;
mod posteriors;
mod records;
mod replay;

/// The part of the package that is compiled.
#[pyo3::pymodule]
mod _decklid {
    #[pymodule_export]
    use crate::batch::Batch;
    #[pymodule_export]
    use crate::car::{Car, cars};
    #[pymodule_export]
    use crate::expectations::{expectations, learn};
    #[pymodule_export]
    use crate::fault::{CarNotFound, CaseError, Error};
    #[pymodule_export]
    use crate::posteriors::posteriors;
    #[pymodule_export]
    use crate::records::records;
    #[pymodule_export]
    use crate::replay::replay;
}
