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

mod expression;
mod formula;
mod names;
mod write;

use decklid_logic::tree::Tree;
use roxmltree::{Document, Error, Node, ParsingOptions, TextPos};

use crate::ReadError;
use names::Names;

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
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| broken(&error))?;
    Names::collect(&document)?.tree(top)
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

/// An error at a position of the XML parser.
fn error_at(place: TextPos, message: impl Into<String>, hint: &str) -> ReadError {
    let (line, column) = (place.row as usize, place.col as usize);
    ReadError { line, column, message: message.into(), hint: hint.to_owned() }
}

/// An error at an element.
fn at(node: Node, message: impl Into<String>, hint: &str) -> ReadError {
    let place = node.document().text_pos_at(node.range().start);
    error_at(place, message, hint)
}

/// A required attribute.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Result<&'a str, ReadError> {
    let tag = node.tag_name().name();
    node.attribute(name).ok_or_else(|| at(node, format!("<{tag}> has no {name}."), &format!("Add {name}=\"…\".")))
}

/// The child elements, without labels and tool-specific attributes.
fn inside<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(|child| child.is_element() && !matches!(child.tag_name().name(), "label" | "attributes"))
}

/// The one element inside.
fn only<'a, 'i>(node: Node<'a, 'i>) -> Result<Node<'a, 'i>, ReadError> {
    let tag = node.tag_name().name();
    let mut elements = inside(node);
    let first = elements.next().ok_or_else(|| at(node, format!("<{tag}> is empty."), "Add its content."))?;
    match elements.next() {
        None => Ok(first),
        Some(more) => Err(at(more, format!("<{tag}> holds more than one element."), "Put them into one gate.")),
    }
}
