//! Keys and tags: AES-CMAC (RFC 4493), truncated to 64 bits.

use core::fmt;

use aes::Aes128;
use cmac::{Cmac, KeyInit, Mac};

/// Serial number of a fob, unique per maker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FobId(pub u32);

/// An AES-128 key. It is never printed.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key([u8; 16]);

impl Key {
    /// A key from its bytes.
    pub const fn new(bytes: [u8; 16]) -> Self {
        Key(bytes)
    }

    /// The key of one fob, derived from the car's master key.
    pub fn of_fob(self, id: FobId) -> Key {
        Key(self.cmac(&id.0.to_be_bytes()))
    }

    /// AES-CMAC of a message [16 bytes].
    pub fn cmac(self, message: &[u8]) -> [u8; 16] {
        let mut mac = Cmac::<Aes128>::new(&self.0.into());
        mac.update(message);
        mac.finalize().into_bytes().into()
    }

    /// First 64 bits of the AES-CMAC of a message.
    pub fn tag(self, message: &[u8]) -> u64 {
        Prepared::new(self).tag(message)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(secret)")
    }
}

/// A key prepared for many tags.
pub(super) struct Prepared(Cmac<Aes128>);

impl Prepared {
    pub(super) fn new(key: Key) -> Self {
        Prepared(Cmac::<Aes128>::new(&key.0.into()))
    }

    pub(super) fn tag(&self, message: &[u8]) -> u64 {
        let mut mac = self.0.clone();
        mac.update(message);
        let full: [u8; 16] = mac.finalize().into_bytes().into();
        (u128::from_be_bytes(full) >> 64) as u64
    }
}

/// True if the first `bits` bits are equal, in constant time.
pub(super) const fn agree(a: u64, b: u64, bits: u8) -> bool {
    let ignored = 64u32.saturating_sub(bits as u32);
    match (a ^ b).checked_shr(ignored) {
        Some(difference) => difference == 0,
        None => false,
    }
}
