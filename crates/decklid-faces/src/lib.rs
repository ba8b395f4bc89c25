//! An answer as text, a table, a graph or a picture: pure functions to strings.
//!
//! ```text
//!   access: Car, Advice, Reasons, Search
//!        │
//!      view     what a step says, in the reader's English
//!        ├── text    for a terminal or a note
//!        ├── report  the same as records, for pages and other programs (JSON)
//!        ├── plan    a policy as tree, Graphviz or Mermaid
//!        ├── plot    costs as a picture (SVG)
//!        └── ways    ways and what each needs, as a picture (SVG)
//! ```
//!
//! Nothing here reads a file, a clock or a socket. The same input gives the
//! same bytes.
//!
//! ```
//! use decklid_faces::english::English;
//! assert_eq!(English::Uk.fill("{trunk} stuck? Open the {hood}."), "Boot stuck? Open the bonnet.");
//! ```

pub mod after;
pub mod booklet;
pub mod calendar;
pub mod card;
pub mod care;
pub mod english;
pub mod explain;
pub mod layout;
pub mod page;
pub mod paper;
pub mod picture;
pub mod plan;
pub mod plot;
mod qr;
pub mod report;
pub mod text;
pub mod texts;
pub mod view;
pub mod ways;
