//! Fault trees in the Open-PSA Model Exchange Format (XML).
//!
//! Read: `and`, `or`, `not`, `atleast`, `xor`, `nand`, `nor`, `iff`, `imply`, nested freely, gates
//! in any order, house events, constants; probabilities as `float`, `int`, `exponential`, `parameter`.
//! Not read: event trees, common causes, and anything else without a Boolean function.
//!
//! ```
//! let text = r#"<opsa-mef><define-fault-tree name="lid">
//!   <define-gate name="top"><or><basic-event name="a"/><basic-event name="b"/></or></define-gate>
//!   <define-basic-event name="a"><float value="0.1"/></define-basic-event>
//!   <define-basic-event name="b"><float value="0.2"/></define-basic-event>
//! </define-fault-tree></opsa-mef>"#;
//! let tree = decklid_formats::open_psa::read(text, None)?;
//! assert_eq!(tree.events.len(), 2);
//! let again = decklid_formats::open_psa::read(&decklid_formats::open_psa::write("lid", &tree, &[]), None)?;
//! assert_eq!(again.events, tree.events);
//! # Ok::<(), decklid_formats::ReadError>(())
//! ```

mod crowded;
mod expression;
mod formula;
mod names;
mod whole;
mod write;
mod xml;

use decklid_logic::tree::Tree;
use roxmltree::{Document, Error, ParsingOptions, TextPos};

use crate::ReadError;
use crowded::{MOST_ATTRIBUTES, crowded};
use names::Names;
use xml::error_at;

pub use write::write;

/// The longest text accepted (bytes); reading takes about fifteen times as much memory at worst.
pub const LONGEST: usize = 64 << 20;

/// At most this many elements, texts and comments.
const MOST_NODES: u32 = 6_000_000;

/// Reads a fault tree; `top` names the top gate if several gates are not used by any other.
///
/// # Errors
/// The first error, with its place: broken XML, a document type (entities can blow up), a name that
/// is undefined or defined twice, gates in a circle, an invalid probability, a text too long.
pub fn read(text: &str, top: Option<&str>) -> Result<Tree, ReadError> {
    if text.len() > LONGEST {
        let message = format!("The text is too long: {} bytes.", text.len());
        return Err(error_at(TextPos::new(1, 1), message, &format!("The limit is {LONGEST} bytes.")));
    }
    if let Some(at) = crowded(text) {
        let message = format!("This element has more than {MOST_ATTRIBUTES} attributes.");
        return Err(error_at(position(text, at), message, "Open-PSA elements have a name and a few more."));
    }
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| broken(&error))?;
    whole::tree(&Names::collect(&document)?, top)
}

/// Line and column of a byte, as the XML parser counts.
fn position(text: &str, at: usize) -> TextPos {
    let before = &text[..at];
    let line = before.rsplit('\n').next().unwrap_or(before);
    TextPos::new(before.matches('\n').count() as u32 + 1, line.chars().count() as u32 + 1)
}

/// The XML parser's error.
fn broken(error: &Error) -> ReadError {
    let (message, hint) = match error {
        Error::DtdDetected => (
            "There is a document type (DOCTYPE).".to_owned(),
            "Remove it: entities can expand without limit, so they are not supported.",
        ),
        Error::NodesLimitReached => {
            (format!("There are more than {MOST_NODES} elements and texts."), "Split the tree into smaller ones.")
        }
        other => (format!("This is not valid XML: {}.", plain(&other.to_string())), "Fix it there or slightly before."),
    };
    error_at(error.pos(), message, hint)
}

/// The XML parser's message without its own position.
fn plain(message: &str) -> &str {
    message.rsplit_once(" at ").map_or(message, |(what, _)| what)
}
