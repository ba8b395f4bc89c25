//! Elements of a document, and errors at them.

use decklid_logic::tree::Link;
use roxmltree::{Node, TextPos};

use crate::ReadError;

/// An error at a position of the XML parser.
pub(super) fn error_at(place: TextPos, message: impl Into<String>, hint: &str) -> ReadError {
    let (line, column) = (place.row as usize, place.col as usize);
    ReadError { line, column, message: message.into(), hint: hint.to_owned() }
}

/// An error at an element.
pub(super) fn at(node: Node, message: impl Into<String>, hint: &str) -> ReadError {
    let place = node.document().text_pos_at(node.range().start);
    error_at(place, message, hint)
}

/// A required attribute.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Result<&'a str, ReadError> {
    let tag = node.tag_name().name();
    node.attribute(name).ok_or_else(|| at(node, format!("<{tag}> has no {name}."), &format!("Add {name}=\"…\".")))
}

/// The child elements, without labels and tool-specific attributes.
pub(super) fn inside<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(|child| child.is_element() && !matches!(child.tag_name().name(), "label" | "attributes"))
}

/// The one element inside.
pub(super) fn only<'a, 'i>(node: Node<'a, 'i>) -> Result<Node<'a, 'i>, ReadError> {
    let tag = node.tag_name().name();
    let mut elements = inside(node);
    let first = elements.next().ok_or_else(|| at(node, format!("<{tag}> is empty."), "Add its content."))?;
    match elements.next() {
        None => Ok(first),
        Some(more) => Err(at(more, format!("<{tag}> holds more than one element."), "Put them into one gate.")),
    }
}

/// `<constant value="true"/>`.
pub(super) fn constant(node: Node) -> Result<Link, ReadError> {
    match (node.tag_name().name(), attribute(node, "value")?) {
        ("constant", "true") => Ok(Link::TRUE),
        ("constant", "false") => Ok(Link::FALSE),
        ("constant", other) => Err(at(node, format!("{other} is not a constant."), "Write true or false.")),
        (other, _) => Err(at(node, format!("<{other}> is not a constant."), "Write <constant value=\"true\"/>.")),
    }
}
