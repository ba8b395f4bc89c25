//! Three readings of one Boolean: a truth value, 64 cases at once, all cases at once.
//!
//! ```
//! use decklid_logic::algebra::{Algebra, Lanes};
//! let mut lanes = Lanes;
//! let a = 0b0011;
//! let not_a = lanes.not(a);
//! assert_eq!(lanes.and(not_a, 0b0101), 0b0100);
//! ```

use crate::diagram::{Diagram, Node};

/// What `decklid-meaning` needs to be able to do with a Boolean.
pub trait Algebra {
    /// One Boolean of this reading.
    type Bit: Copy + PartialEq;

    /// The constant.
    fn constant(&mut self, value: bool) -> Self::Bit;

    /// The opposite.
    fn not(&mut self, a: Self::Bit) -> Self::Bit;

    /// Both.
    fn and(&mut self, a: Self::Bit, b: Self::Bit) -> Self::Bit;

    /// At least one.
    fn or(&mut self, a: Self::Bit, b: Self::Bit) -> Self::Bit;

    /// `a` where `test` holds, `b` elsewhere.
    fn choose(&mut self, test: Self::Bit, a: Self::Bit, b: Self::Bit) -> Self::Bit {
        let yes = self.and(test, a);
        let no = self.not(test);
        let no = self.and(no, b);
        self.or(yes, no)
    }
}

/// One case: what happens now.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plain;

impl Algebra for Plain {
    type Bit = bool;

    fn constant(&mut self, value: bool) -> bool {
        value
    }

    fn not(&mut self, a: bool) -> bool {
        !a
    }

    fn and(&mut self, a: bool, b: bool) -> bool {
        a && b
    }

    fn or(&mut self, a: bool, b: bool) -> bool {
        a || b
    }
}

/// 64 cases side by side, one a bit of the word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lanes;

impl Algebra for Lanes {
    type Bit = u64;

    fn constant(&mut self, value: bool) -> u64 {
        if value { u64::MAX } else { 0 }
    }

    fn not(&mut self, a: u64) -> u64 {
        !a
    }

    fn and(&mut self, a: u64, b: u64) -> u64 {
        a & b
    }

    fn or(&mut self, a: u64, b: u64) -> u64 {
        a | b
    }
}

impl Algebra for Diagram {
    type Bit = Node;

    fn constant(&mut self, value: bool) -> Node {
        if value { Node::TRUE } else { Node::FALSE }
    }

    fn not(&mut self, a: Node) -> Node {
        Diagram::not(self, a)
    }

    fn and(&mut self, a: Node, b: Node) -> Node {
        Diagram::and(self, a, b)
    }

    fn or(&mut self, a: Node, b: Node) -> Node {
        Diagram::or(self, a, b)
    }

    fn choose(&mut self, test: Node, a: Node, b: Node) -> Node {
        Diagram::ite(self, test, a, b)
    }
}
