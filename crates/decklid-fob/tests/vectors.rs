//! AES-CMAC against RFC 4493, and the bytes of every telegram against themselves.

mod common;

use common::dice::Dice;
use decklid_fob::{Cell, Challenge, FobId, Hello, Key, Purpose, Reply, Status, Telegram};
use decklid_fob::{FobButton, Slot};

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len() / 2).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("hex")).collect()
}

#[test]
fn cmac_is_that_of_rfc_4493() {
    let key = Key::new(bytes("2b7e151628aed2a6abf7158809cf4f3c").try_into().unwrap());
    let message = bytes(
        "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
    );
    let vectors = [
        (0, "bb1d6929e95937287fa37d129b756746"),
        (16, "070a16b46b4d4144f79bdd9dd04a287c"),
        (40, "dfa66747de9ae63030ca32611497c827"),
        (64, "51f0bebf7e3b9d92fc49741779363cfe"),
    ];
    for (length, tag) in vectors {
        assert_eq!(key.cmac(&message[..length]).to_vec(), bytes(tag), "{length} bytes");
        assert_eq!(key.tag(&message[..length]).to_be_bytes().to_vec(), bytes(&tag[..16]), "{length} bytes, cut");
    }
}

#[test]
fn a_fobs_key_is_the_cmac_of_its_number() {
    let master = Key::new([3; 16]);
    assert_eq!(master.of_fob(FobId(0x0102_0304)), Key::new(master.cmac(&[1, 2, 3, 4])));
    assert_ne!(master.of_fob(FobId(1)), master.of_fob(FobId(2)));
    assert_eq!(format!("{master:?}"), "Key(secret)", "keys are never printed");
}

#[test]
fn every_status_byte_is_read_as_it_was_written_or_not_at_all() {
    let mut read = 0;
    for byte in 0..=255 {
        if let Some(status) = Status::from_byte(byte) {
            assert_eq!(status.to_byte(), byte);
            read += 1;
        }
    }
    assert_eq!(read, 48, "3 buttons, held or not, 4 cells, restarted or not");
}

#[test]
fn what_is_sent_is_what_is_read() {
    let mut dice = Dice::new(1);
    for _ in 0..1000 {
        let (slot, id) = (Slot::new(dice.below(4) as u8), FobId(dice.bits() as u32));
        let (counter, tag, nonce) = (dice.bits() as u32, dice.bits(), dice.bits());
        let status = Status {
            button: dice.of(&[FobButton::Lock, FobButton::Unlock, FobButton::Trunk]),
            held: dice.below(2) == 1,
            cell: dice.of(&[Cell::Good, Cell::Fair, Cell::Low, Cell::Empty]),
            restarted: dice.below(2) == 1,
        };
        let telegram = Telegram { slot, id, counter, status, ticks: dice.bits() as u16, tag };
        assert_eq!(Telegram::from_bytes(telegram.to_bytes()), Some(telegram));
        let hello = Hello { slot, id };
        assert_eq!(Hello::from_bytes(hello.to_bytes()), Some(hello));
        let challenge =
            Challenge { slot, purpose: dice.of(&[Purpose::Button, Purpose::Passive, Purpose::Pair]), id, nonce };
        assert_eq!(Challenge::from_bytes(challenge.to_bytes()), Some(challenge));
        let reply = Reply { slot, id, counter, status, ticks: dice.bits() as u32, tag };
        assert_eq!(Reply::from_bytes(reply.to_bytes()), Some(reply));
    }
}
