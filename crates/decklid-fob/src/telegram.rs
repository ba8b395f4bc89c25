//! The one-way telegram: 20 bytes on the air, the first 12 of them and the upper half of the fob's timer under the tag.
//!
//! ```text
//!  0      1        5         9        10       12          20
//!  │ver·slot│ fob id │ counter │ status │ ticks │    tag     │   big endian
//! ```

use super::tag::{FobId, Prepared};
use crate::{FobButton, Slot};

/// Length of a telegram (bytes).
pub const TELEGRAM: usize = 20;

/// Version in the upper half of the first byte.
pub(super) const ONE_WAY: u8 = 0x10;

/// State of a fob's coin cell, as the fob measures it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// As new.
    #[default]
    Good,
    /// Used, no reason to act.
    Fair,
    /// It should be replaced.
    Low,
    /// May fail at any press.
    Empty,
}

impl Cell {
    /// True if the cell should be replaced.
    pub const fn is_low(self) -> bool {
        matches!(self, Cell::Low | Cell::Empty)
    }
}

/// What a fob reports in one byte: button (4 bits), held (1), cell (2), timer lost (1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Status {
    /// Which button.
    pub button: FobButton,
    /// It has been held down for the holding time.
    pub held: bool,
    /// State of the cell.
    pub cell: Cell,
    /// The timer stood still while the fob had no cell, and is behind.
    pub restarted: bool,
}

impl Status {
    /// Encodes it as a byte.
    pub const fn to_byte(self) -> u8 {
        let button = match self.button {
            FobButton::Lock => 1,
            FobButton::Unlock => 2,
            FobButton::Trunk => 3,
        };
        let cell = match self.cell {
            Cell::Good => 0,
            Cell::Fair => 1,
            Cell::Low => 2,
            Cell::Empty => 3,
        };
        (button << 4) | ((self.held as u8) << 3) | (cell << 1) | self.restarted as u8
    }

    /// Decodes a byte; none if it names no button.
    pub const fn from_byte(byte: u8) -> Option<Status> {
        let button = match byte >> 4 {
            1 => FobButton::Lock,
            2 => FobButton::Unlock,
            3 => FobButton::Trunk,
            _ => return None,
        };
        let cell = match (byte >> 1) & 3 {
            0 => Cell::Good,
            1 => Cell::Fair,
            2 => Cell::Low,
            _ => Cell::Empty,
        };
        Some(Status { button, held: byte & 8 != 0, cell, restarted: byte & 1 != 0 })
    }
}

/// A decoded telegram. Trust nothing in it before its tag is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Telegram {
    /// Place in the car's table of fobs.
    pub slot: Slot,
    /// Which fob.
    pub id: FobId,
    /// Presses so far; never the same twice.
    pub counter: u32,
    /// Button, hold, cell.
    pub status: Status,
    /// Lower half of the fob's timer [250 ms].
    pub ticks: u16,
    /// First 64 bits of the CMAC.
    pub tag: u64,
}

impl Telegram {
    /// Encodes it as sent.
    pub const fn to_bytes(self) -> [u8; TELEGRAM] {
        let [i0, i1, i2, i3] = self.id.0.to_be_bytes();
        let [c0, c1, c2, c3] = self.counter.to_be_bytes();
        let [k0, k1] = self.ticks.to_be_bytes();
        let [t0, t1, t2, t3, t4, t5, t6, t7] = self.tag.to_be_bytes();
        let head = ONE_WAY | self.slot.number();
        let status = self.status.to_byte();
        [head, i0, i1, i2, i3, c0, c1, c2, c3, status, k0, k1, t0, t1, t2, t3, t4, t5, t6, t7]
    }

    /// Decodes what was received; none if version, slot or button do not exist.
    pub fn from_bytes(bytes: [u8; TELEGRAM]) -> Option<Telegram> {
        let [head, i0, i1, i2, i3, c0, c1, c2, c3, status, k0, k1, t0, t1, t2, t3, t4, t5, t6, t7] = bytes;
        Some(Telegram {
            slot: slot(head, ONE_WAY)?,
            id: FobId(u32::from_be_bytes([i0, i1, i2, i3])),
            counter: u32::from_be_bytes([c0, c1, c2, c3]),
            status: Status::from_byte(status)?,
            ticks: u16::from_be_bytes([k0, k1]),
            tag: u64::from_be_bytes([t0, t1, t2, t3, t4, t5, t6, t7]),
        })
    }

    /// The tag it should carry if the upper half of the fob's timer is `epoch`.
    pub(super) fn expected(self, key: &Prepared, epoch: u16) -> u64 {
        let [h0, h1, h2, h3, h4, h5, h6, h7, h8, h9, h10, h11, ..] = self.to_bytes();
        let [e0, e1] = epoch.to_be_bytes();
        key.tag(&[h0, h1, h2, h3, h4, h5, h6, h7, h8, h9, h10, h11, e0, e1])
    }
}

/// The slot in a first byte of the given version; none if version or slot do not exist.
pub(super) fn slot(head: u8, version: u8) -> Option<Slot> {
    let slot = Slot::new(head & 0x0f);
    (head == version | slot.number()).then_some(slot)
}
