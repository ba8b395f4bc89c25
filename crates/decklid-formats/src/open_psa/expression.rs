//! Probabilities of basic events: a number, an exponential distribution, or a parameter.

use roxmltree::Node;

use super::names::Names;
use super::xml::{at, attribute, inside, only};
use crate::ReadError;

/// Maximum nesting of parameters.
const DEEPEST: usize = 32;

/// The probability of a basic event.
pub(super) fn probability(names: &Names, event: Node) -> Result<f64, ReadError> {
    let name = attribute(event, "name")?;
    let Some(expression) = inside(event).next() else {
        let message = format!("The basic event {name} has no probability.");
        return Err(at(event, message, "Add <float value=\"…\"/>."));
    };
    let value = value(names, expression, DEEPEST)?;
    if (0.0..=1.0).contains(&value) {
        return Ok(value);
    }
    Err(at(expression, format!("The probability of {name} is {value}."), "It must be from 0 to 1."))
}

fn value(names: &Names, node: Node, depth: usize) -> Result<f64, ReadError> {
    let Some(depth) = depth.checked_sub(1) else {
        return Err(at(node, format!("Expressions are nested more than {DEEPEST} deep."), "Is there a circle?"));
    };
    match node.tag_name().name() {
        "float" | "int" => {
            let text = attribute(node, "value")?;
            let number = text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
            number.ok_or_else(|| at(node, format!("{text} is not a number."), "Write it like 0.001 or 1e-3."))
        }
        "parameter" => {
            let name = attribute(node, "name")?;
            let Some(&found) = names.parameters.get(name) else {
                return Err(at(node, format!("The parameter {name} is not defined."), "Define it or fix the name."));
            };
            value(names, only(found)?, depth)
        }
        "exponential" => {
            let inner = inside(node).map(|child| value(names, child, depth)).collect::<Result<Vec<f64>, _>>()?;
            match inner[..] {
                [rate, time] if rate >= 0.0 && time >= 0.0 => Ok(-(-rate * time).exp_m1()),
                _ => Err(at(
                    node,
                    "An exponential distribution needs a rate and a time, neither negative.",
                    "Give both.",
                )),
            }
        }
        other => {
            let message = format!("<{other}> is not a known expression.");
            Err(at(node, message, "Known expressions: float, int, exponential, parameter."))
        }
    }
}
