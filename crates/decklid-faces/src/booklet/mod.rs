//! The whole policy of a car as one hypertext: every answer leads somewhere, without a computer that thinks.
//!
//! ```text
//!   explore   which situations a reader can get into, likeliest first
//!   names     what situations are called in links and on paper
//!   sheets    each step once, with the answers of all situations in which it is advised
//!   page      one self-contained HTML file of them, in which `:target` shows one
//!   site      the start page, manifest and worker of a folder of such files
//! ```
//!
//! A step that the reader cannot do leads into the plan without that step. How
//! many situations are kept is limited; beyond them the file says whom to call.

mod explore;
mod names;
mod page;
mod sheets;
mod site;

pub use explore::{AfterAnswer, Booklet, Leaf, Size, explore};
pub use page::{Chapter, Made, page};
#[cfg(feature = "paper")]
pub use site::icons;
pub use site::{ICON, index, manifest, worker};
