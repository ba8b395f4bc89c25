//! Counters, exhaustively: every pair of last and next, every street of a few events, and how presses get lost.

mod common;

use std::collections::HashSet;

use common::{Breach, Bytes, Car, Decklid, MASTER, Owner, Street, ms, paired};
use decklid_fob::{FobButton, Span};
use decklid_fob::{FobId, Key, Refusal, Rules};

/// Small enough to try everything.
const SMALL: Rules = Rules { window: 4, resync: 16, epochs: 2, ..Rules::STANDARD };

/// What a single telegram is worth, by the words of docs/fob.md: lost presses are those in between.
fn expected(last: u32, next: u32) -> Result<FobButton, Refusal> {
    match next.checked_sub(last) {
        None | Some(0) => Err(Refusal::Old),
        Some(1..=4) => Ok(FobButton::Unlock),
        Some(5..=17) => Err(Refusal::PressAgain),
        Some(_) => Err(Refusal::TooFar),
    }
}

#[test]
fn every_pair_of_counters_is_decided_as_documented() {
    let (car, mut owner) = paired(SMALL);
    let codes: Vec<Bytes> = (0..64).map(|_| owner.press(FobButton::Unlock, 2000)).collect();
    let counter = |bytes: &Bytes| u32::from_be_bytes([bytes[5], bytes[6], bytes[7], bytes[8]]);
    let mut at_last = vec![car];
    for code in &codes {
        let mut next = at_last.last().unwrap().clone();
        assert!(next.hear(*code, ms(2000)).is_ok());
        at_last.push(next);
    }
    for car in at_last {
        let last = car.receiver.last_counter(common::SLOT).unwrap();
        for code in &codes {
            assert_eq!(
                car.clone().hear(*code, ms(2000)),
                expected(last, counter(code)),
                "{last} then {}",
                counter(code)
            );
        }
    }
}

#[test]
fn lost_presses_are_caught_up_with_in_three() {
    for (lost, presses) in [(0, 1), (1, 1), (255, 1), (256, 3), (300, 3), (16_383, 3), (16_384, 3)] {
        let (mut car, mut owner) = paired(Rules::STANDARD);
        (0..lost).for_each(|_| {
            let _ = owner.press(FobButton::Lock, 1500);
        });
        let worked = (1..=3).find(|n| {
            let now = 2000 + n * 400;
            car.hear(owner.press(FobButton::Unlock, now), ms(now)).is_ok()
        });
        assert_eq!(worked, Some(presses), "{lost} lost presses");
    }
    let (mut car, mut owner) = paired(Rules::STANDARD);
    (0..16_385).for_each(|_| {
        let _ = owner.press(FobButton::Lock, 1500);
    });
    for now in [2000, 2400, 2800] {
        assert_eq!(car.hear(owner.press(FobButton::Unlock, now), ms(now)), Err(Refusal::TooFar));
    }
}

/// A name, when the presses of a run come (ms), counters skipped before each, and which of them is acted on.
type RunCase = (&'static str, &'static [u64], &'static [u32], Option<usize>);

#[test]
fn a_run_is_strictly_consecutive_and_takes_its_time() {
    let cases: [RunCase; 8] = [
        ("three at ease", &[0, 500, 1000], &[0, 0, 0], Some(2)),
        ("too fast, the next one counts", &[0, 100, 200, 700], &[0, 0, 0, 0], Some(3)),
        ("too fast", &[0, 100, 200], &[0, 0, 0], None),
        ("hammering", &[0, 150, 300, 450, 600], &[0, 0, 0, 0, 0], Some(4)),
        ("a slow first one does not count", &[0, 9_900, 10_300, 10_700], &[0, 0, 0, 0], Some(3)),
        ("too slow", &[0, 6000, 12_000], &[0, 0, 0], None),
        ("a gap begins anew", &[0, 500, 1000, 1500, 2000], &[0, 0, 1, 0, 0], Some(4)),
        ("ten seconds are enough", &[0, 5000, 10_000], &[0, 0, 0], Some(2)),
    ];
    for (name, times, skipped, acted) in cases {
        let (mut car, mut owner) = paired(Rules::STANDARD);
        (0..1000).for_each(|_| {
            let _ = owner.press(FobButton::Lock, 1500);
        });
        let done = times.iter().zip(skipped).position(|(time, skip)| {
            let now = 2000 + time;
            (0..*skip).for_each(|_| {
                let _ = owner.press(FobButton::Lock, now);
            });
            car.hear(owner.press(FobButton::Unlock, now), ms(now)).is_ok()
        });
        assert_eq!(done, acted, "{name}");
    }
}

/// The same event may be judged or not: what the car does in the state reached is what counts.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Node {
    car: Decklid,
    owner: Owner,
    now: u64,
    sent: Vec<(Bytes, u64)>,
    /// The newest press acted on, counted from 1.
    newest: usize,
    untold: bool,
}

const PRESSES: usize = 5;

/// Everything that can happen next: press (heard or jammed), each code again, waiting, a power cut.
fn successors(node: &Node, found: &mut HashSet<Breach>) -> Vec<Node> {
    let mut next = Vec::new();
    for heard in [true, false] {
        let mut after = node.clone();
        if after.sent.len() < PRESSES {
            let bytes = after.owner.press(FobButton::Trunk, after.now);
            after.sent.push((bytes, after.now));
            if heard {
                hear(&mut after, node.sent.len(), found);
            }
            next.push(after);
        }
    }
    for at in 0..node.sent.len() {
        let mut after = node.clone();
        hear(&mut after, at, found);
        next.push(after);
    }
    for wait in [300, 3000] {
        next.push(Node { now: node.now + wait, ..node.clone() });
    }
    let mut cut = Node { untold: true, ..node.clone() };
    cut.car.cut_power();
    next.push(cut);
    next
}

fn hear(node: &mut Node, at: usize, found: &mut HashSet<Breach>) {
    let (bytes, sent) = node.sent[at];
    let before = node.car.receiver.last_counter(common::SLOT);
    let acted = node.car.hear(bytes, ms(node.now)).is_ok();
    assert!(node.car.receiver.last_counter(common::SLOT) >= before, "the counter never goes back");
    if !acted {
        return;
    }
    let late = node.now - sent > 2251;
    if at < node.newest {
        found.insert(if at + 1 == node.newest { Breach::Replayed } else { Breach::Backwards });
    } else if late && !node.untold {
        found.insert(Breach::Late);
    }
    node.newest = node.newest.max(at + 1);
    node.untold = late || (node.untold && node.now > sent);
}

/// All states within `depth` events, breadth first; what went wrong in any.
fn explore(rules: Rules, depth: usize, each: impl Fn(&Node)) -> (usize, HashSet<Breach>) {
    let (car, owner) = paired(rules);
    let root = Node { car, owner, now: 2000, sent: Vec::new(), newest: 0, untold: false };
    let (mut seen, mut level, mut found) = (HashSet::from([fingerprint(&root)]), vec![root], HashSet::new());
    for _ in 0..depth {
        let mut next = Vec::new();
        for node in &level {
            for after in successors(node, &mut found) {
                if seen.insert(fingerprint(&after)) {
                    each(&after);
                    next.push(after);
                }
            }
        }
        level = next;
    }
    (seen.len(), found)
}

fn fingerprint(node: &Node) -> u128 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let half = |salt: u64| {
        let mut hasher = DefaultHasher::new();
        salt.hash(&mut hasher);
        node.hash(&mut hasher);
        hasher.finish()
    };
    u128::from(half(1)) << 64 | u128::from(half(2))
}

/// From here, three presses at ease open the car.
fn owner_gets_in(node: &Node) {
    let mut node = node.clone();
    let worked = (0..3).any(|_| {
        node.now += 400;
        let bytes = node.owner.press(FobButton::Trunk, node.now);
        node.car.hear(bytes, ms(node.now)).is_ok()
    });
    assert!(worked, "three presses are enough");
}

#[test]
fn no_street_of_eight_events_is_broken() {
    let (states, found) = explore(SMALL, 8, owner_gets_in);
    assert_eq!(found, HashSet::new());
    assert_eq!(states, STATES);
}

/// How many there are: a change tells that the search covers something else.
const STATES: usize = 88_683;

#[test]
#[ignore = "long"]
fn no_street_of_ten_events_is_broken() {
    let (_, found) = explore(SMALL, 10, owner_gets_in);
    assert_eq!(found, HashSet::new());
}

#[test]
fn the_search_finds_what_is_broken() {
    let timeless = Rules { freshness: Span::ms(u32::MAX), ..SMALL };
    let (_, found) = explore(timeless, 3, |_| ());
    assert_eq!(found, HashSet::from([Breach::Late]), "press, wait, replay");
}

/// Tags of `bits` bits fall to chance as they should, so that 64 bits can be reckoned from them.
#[test]
fn forging_takes_two_to_the_bits_tries() {
    for bits in [8, 10, 12, 14, 16] {
        let lax =
            Rules { tag_bits: bits, bad_tags: u8::MAX, penalty: Span::ZERO, longest_penalty: Span::ZERO, ..SMALL };
        let (car, mut owner) = paired(lax);
        let mut forged = owner.press(FobButton::Trunk, 2000);
        let mut dice = common::dice::Dice::new(u64::from(bits));
        let wanted = 64;
        let opened = (0..wanted << bits)
            .filter(|_| {
                forged[12..20].copy_from_slice(&dice.bits().to_be_bytes());
                car.clone().hear(forged, ms(2000)).is_ok()
            })
            .count();
        assert!((32..=96).contains(&opened), "{bits} bits: {opened} of 64 expected, four standard deviations are 32");
    }
}

/// 25 telegrams a second for a day, as fast as a radio can.
#[test]
fn penalties_leave_few_tries_a_day() {
    // How many values of the timer are tried matters not here, but takes long.
    let (mut car, mut owner) = paired(Rules { epochs: 1, ..Rules::STANDARD });
    let mut forged = owner.press(FobButton::Trunk, 2000);
    let mut tried = 0;
    for n in 0..25 * 86_400_u64 {
        forged[12..20].copy_from_slice(&n.to_be_bytes());
        let done = car.hear(forged, ms(2000 + 40 * n));
        assert!(done.is_err());
        tried += usize::from(done == Err(Refusal::Forged));
    }
    assert_eq!(tried, 879, "about three in five minutes: 2^21.6 in ten years, a chance of 2^-42 with 64 bits");
}

#[test]
fn keys_do_not_depend_on_each_other() {
    let keys: HashSet<Key> = (0..1000).map(|id| MASTER.of_fob(FobId(id))).collect();
    assert_eq!(keys.len(), 1000);
    let (car, owner) = paired(Rules::STANDARD);
    let mut street = Street::new(car, owner);
    street.wait(500);
    assert!(street.press(FobButton::Lock));
}
