//! What a hand can do, as lines of words: `hold fob.trunk 3 s`, `lift`, `if lid_up: shut claw`.
//!
//! A script is a list of such lines, done one after the other. Each line becomes moments at which a hand does
//! something, so that a bench can play it in virtual time.

use std::collections::BTreeMap;

use decklid_controller::signals::{Cylinder, Gear, Ignition};

use crate::bench::Bench;
use crate::plant::hands::{Button, Choice, Hand};
use crate::plant::knobs::Value;
use crate::plant::lid::Lift;
use crate::sense::{Sense, perceive};

/// One line of a script.
#[derive(Clone, PartialEq, Debug)]
pub struct Act {
    /// The line as written.
    pub text: String,
    /// Done only if this is perceived.
    pub only_if: Option<Sense>,
    /// What it does.
    pub does: Does,
}

/// What a line does.
#[derive(Clone, PartialEq, Debug)]
pub enum Does {
    /// Hands at moments after its beginning (ms), in order, and how long it takes (ms).
    Hands(Vec<(u64, Hand)>, u64),
    /// Sets a quantity of the plant: a repair, a setting.
    Set(String, Value),
    /// Another script by name.
    Routine(String),
}

/// Scripts by name.
pub type Routines = BTreeMap<String, Vec<Act>>;

/// Presses of one line at most: more than any car may miss.
const MOST_PRESSES: u64 = 20_000;

/// Routines within routines at most.
const DEPTH: usize = 8;

/// Reads a line; the error says what is wrong and what to do.
pub fn read(line: &str) -> Result<Act, String> {
    let text = line.trim().to_owned();
    let (only_if, rest) = match text.strip_prefix("if ").and_then(|rest| rest.split_once(':')) {
        Some((condition, rest)) => (Some(Sense::read(condition)?), rest.trim().to_owned()),
        None => (None, text.clone()),
    };
    let does = does(&rest)?;
    Ok(Act { text, only_if, does })
}

/// A length of time such as `3 s`, `200 ms`, `5 min`, `1 h`, `2 d`, in ms.
pub fn duration(text: &str) -> Result<u64, String> {
    let bad = || format!("`{text}` is no length of time: write `3 s`, `200 ms` or `5 min`.");
    let text = text.trim();
    let end = text.find(|c: char| c.is_ascii_alphabetic() || c == ' ').ok_or_else(bad)?;
    let number: f64 = text[..end].parse().map_err(|_| bad())?;
    let unit = match text[end..].trim() {
        "ms" => 1.0,
        "s" => 1_000.0,
        "min" => 60_000.0,
        "h" => 3_600_000.0,
        "d" => 86_400_000.0,
        _ => return Err(bad()),
    };
    let ms = number * unit;
    if number < 0.0 {
        return Err(format!("`{text}` is less than nothing: time only goes forward."));
    }
    if !ms.is_finite() || ms > 3.2e11 {
        return Err(format!("`{text}` is too long: ten years are the most."));
    }
    Ok(ms.round() as u64)
}

/// Verbs with one word or a fixed phrase.
const PLAIN: &[(&str, Hand)] = &[
    ("lean", Hand::Lean(true)),
    ("ease off", Hand::Lean(false)),
    ("close lid", Hand::Close),
    ("open door", Hand::OpenDoor),
    ("shut door", Hand::ShutDoor),
    ("show card", Hand::Card),
    ("fold seat", Hand::Fold),
    ("lift seat pad", Hand::LiftPad),
    ("unbolt seat", Hand::Unbolt),
    ("open glass", Hand::OpenGlass),
    ("work second catch", Hand::SecondCatch),
    ("ignition off", Hand::Ignition(Ignition::Off)),
    ("ignition accessory", Hand::Ignition(Ignition::Accessory)),
    ("ignition on", Hand::Ignition(Ignition::On)),
    ("ignition crank", Hand::Ignition(Ignition::Crank)),
    ("engine on", Hand::Engine(true)),
    ("engine off", Hand::Engine(false)),
    ("gear park", Hand::Gear(Gear::Park)),
    ("gear neutral", Hand::Gear(Gear::Neutral)),
    ("gear reverse", Hand::Gear(Gear::Reverse)),
    ("gear drive", Hand::Gear(Gear::Drive)),
    ("choose driver first", Hand::Choose(Choice::DriverFirst(true))),
    ("choose all doors", Hand::Choose(Choice::DriverFirst(false))),
    ("choose fob trunk on", Hand::Choose(Choice::RemoteTrunk(true))),
    ("choose fob trunk off", Hand::Choose(Choice::RemoteTrunk(false))),
    ("choose relock on", Hand::Choose(Choice::Relock(true))),
    ("choose relock off", Hand::Choose(Choice::Relock(false))),
    ("take spare", Hand::TakeSpare),
    ("teach fob", Hand::Teach),
    ("unlearn fob", Hand::Unlearn),
    ("record", Hand::Record),
    ("new cell", Hand::NewCell),
    ("charge fob", Hand::Charge),
    ("jump on", Hand::Jump(true)),
    ("jump off", Hand::Jump(false)),
    ("feed leads", Hand::FeedLeads),
    ("reset gate", Hand::ResetGate),
    ("shut claw", Hand::ShutClaw),
    ("open claw", Hand::OpenClaw),
    ("look at claw", Hand::LookClaw),
    ("pull lid", Hand::Pull),
    ("oil latch", Hand::Oil),
    ("mend wires", Hand::MendWires),
    ("press lid shut", Hand::WakeLatch),
    ("look at camera", Hand::Camera),
    ("forget", Hand::Forget),
];

/// All phrases that a line can begin with, for hints.
pub fn phrases() -> Vec<String> {
    let mut all: Vec<String> = PLAIN.iter().map(|p| p.0.to_owned()).collect();
    let more = [
        "press",
        "hold",
        "keep",
        "release",
        "turn door key to",
        "work",
        "pull",
        "let go",
        "lift",
        "drive",
        "rest",
        "wait",
        "set",
        "bridge exterior_button",
        "foot under bumper",
        "replace",
        "replay",
        "look at lamps on",
        "note",
        "do",
    ];
    all.extend(more.map(str::to_owned));
    all
}

fn does(text: &str) -> Result<Does, String> {
    if let Some((_, hand)) = PLAIN.iter().find(|p| p.0 == text) {
        return Ok(Does::Hands(vec![(0, hand.clone())], pace(hand)));
    }
    let (verb, rest) = text.split_once(' ').map_or((text, ""), |(verb, rest)| (verb, rest.trim()));
    match verb {
        "press" => press(rest),
        "hold" => hold(rest),
        "keep" => Ok(Does::Hands(vec![(0, Hand::Press(button(rest)?))], 0)),
        "release" => Ok(Does::Hands(vec![(0, Hand::Release(button(rest)?))], 0)),
        "turn" => turn(rest),
        "work" => work(rest),
        "pull" => Ok(Does::Hands(vec![(0, Hand::Work(name(rest)?))], 0)),
        "let" if rest.starts_with("go ") => Ok(Does::Hands(vec![(0, Hand::LetGo(name(&rest[3..])?))], 0)),
        "lift" => lift(rest),
        "drive" => drive(rest),
        "rest" if rest.is_empty() => Ok(Does::Hands(vec![(61_000, Hand::Rest)], 61_000)),
        "wait" => Ok(Does::Hands(Vec::new(), duration(rest)?)),
        "set" => set(rest),
        "bridge" if rest == "exterior_button" => {
            Ok(Does::Hands(vec![(0, Hand::Bridge(true)), (600, Hand::Bridge(false))], 1_500))
        }
        "foot" if rest == "under bumper" => {
            Ok(Does::Hands(vec![(0, Hand::Foot(true)), (1_500, Hand::Foot(false))], 7_000))
        }
        "replace" => replace(rest),
        "replay" => replay(rest),
        "look" if rest.starts_with("at lamps on ") => {
            Ok(Does::Hands(vec![(1_000, Hand::FuseMates(name(&rest[12..])?))], 2_000))
        }
        "note" => Ok(Does::Hands(vec![(0, Hand::Note(name(rest)?))], 0)),
        "do" => Ok(Does::Routine(name(rest)?)),
        _ => Err(format!("Nobody knows how to `{text}`.")),
    }
}

/// How long a plain act takes (ms).
fn pace(hand: &Hand) -> u64 {
    match hand {
        Hand::Ignition(_) => 500,
        Hand::Record => 0,
        Hand::Charge => 1_800_000,
        Hand::Jump(_) | Hand::Oil | Hand::MendWires => 300_000,
        _ => 2_000,
    }
}

fn button(text: &str) -> Result<Button, String> {
    let known = || Button::NAMES.iter().map(|b| b.0).collect::<Vec<_>>().join(", ");
    let found = Button::NAMES.iter().find(|b| b.0 == text).map(|b| b.1);
    found.ok_or_else(|| format!("There is no button `{text}`. There are: {}.", known()))
}

fn name(text: &str) -> Result<String, String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if text.is_empty() || !text.chars().all(plain) {
        return Err(format!("`{text}` is no name: write lower case letters, digits and `_`."));
    }
    Ok(text.to_owned())
}

/// `press B`, `press B 2 times`: 0.3 s down, 0.5 s up.
fn press(rest: &str) -> Result<Does, String> {
    let (which, times) = match rest.split_once(' ') {
        Some((which, times)) => {
            let count = times.trim().strip_suffix("times").map(str::trim).and_then(|n| n.parse::<u64>().ok());
            let count = count.filter(|n| (1..=MOST_PRESSES).contains(n));
            (which, count.ok_or_else(|| format!("`{times}` is no count: write `2 times`, at most {MOST_PRESSES}."))?)
        }
        None => (rest, 1),
    };
    let button = button(which)?;
    let mut hands = Vec::new();
    for n in 0..times {
        hands.push((n * 800, Hand::Press(button)));
        hands.push((n * 800 + 300, Hand::Release(button)));
    }
    Ok(Does::Hands(hands, times * 800))
}

fn hold(rest: &str) -> Result<Does, String> {
    let (which, time) = rest.split_once(' ').ok_or_else(|| "For how long? Write `hold fob.trunk 3 s`.".to_owned())?;
    let (button, time) = (button(which)?, duration(time)?);
    Ok(Does::Hands(vec![(0, Hand::Press(button)), (time, Hand::Release(button))], time + 500))
}

fn turn(rest: &str) -> Result<Does, String> {
    let to = match rest {
        "door key to unlock" => Cylinder::Unlock,
        "door key to lock" => Cylinder::Lock,
        _ => return Err("Write `turn door key to unlock` or `turn door key to lock`.".to_owned()),
    };
    Ok(Does::Hands(vec![(0, Hand::TurnDoor(to)), (700, Hand::TurnDoor(Cylinder::Rest))], 2_000))
}

/// `work NAME`, `work NAME lifting with both hands`: pulls for a second and lets go.
fn work(rest: &str) -> Result<Does, String> {
    let (which, how) = rest.split_once(" lifting ").map_or((rest, None), |(which, how)| (which, Some(how)));
    let opener = name(which)?;
    let mut hands = vec![(200, Hand::Work(opener.clone()))];
    if let Some(how) = how {
        hands.push((200, Hand::LiftWith(opener.clone(), strength(how)?)));
    }
    hands.push((1_500, Hand::LetGo(opener)));
    if how.is_some() {
        hands.push((1_700, Hand::Lift(None)));
    }
    Ok(Does::Hands(hands, 2_500))
}

fn lift(rest: &str) -> Result<Does, String> {
    let how = if rest.is_empty() { Lift::Hand } else { strength(rest)? };
    Ok(Does::Hands(vec![(0, Hand::Lift(Some(how))), (2_000, Hand::Lift(None))], 2_500))
}

fn strength(text: &str) -> Result<Lift, String> {
    let found = Lift::NAMES.iter().find(|l| l.0 == text).map(|l| l.1);
    found.ok_or_else(|| format!("`{text}` is no way to lift: `by hand`, `with both hands`, `from inside`."))
}

fn drive(rest: &str) -> Result<Does, String> {
    let kmh: f64 = rest.trim_end_matches("km/h").trim().parse().map_err(|_| "Write `drive 50 km/h`.".to_owned())?;
    if !(0.0..=400.0).contains(&kmh) {
        return Err("A car drives at 0 to 400 km/h.".to_owned());
    }
    Ok(Does::Hands(vec![(0, Hand::Drive(kmh))], 0))
}

/// `replace FUSE in cabin`, `replace FUSE behind lid`.
fn replace(rest: &str) -> Result<Does, String> {
    let (fuse, place) = rest.split_once(' ').unwrap_or((rest, ""));
    let behind = match place {
        "in cabin" => false,
        "behind lid" => true,
        _ => return Err("Write `replace FUSE in cabin` or `replace FUSE behind lid`.".to_owned()),
    };
    Ok(Does::Hands(vec![(300_000, Hand::Fuse(name(fuse)?, behind))], 300_000))
}

/// `replay 1`.
fn replay(rest: &str) -> Result<Does, String> {
    let number = rest.parse().ok().filter(|n| *n > 0);
    let number = number.ok_or_else(|| "Write `replay 1` for the first that was recorded.".to_owned())?;
    Ok(Does::Hands(vec![(0, Hand::Replay(number))], 1_000))
}

/// `set KNOB to VALUE`.
fn set(rest: &str) -> Result<Does, String> {
    let (knob, value) = rest.split_once(" to ").ok_or_else(|| "Write `set KNOB to VALUE`.".to_owned())?;
    Ok(Does::Set(knob.trim().to_owned(), self::value(value)))
}

/// A value as somebody types it.
pub fn value(text: &str) -> Value {
    match text.trim() {
        "true" | "on" | "yes" => Value::Flag(true),
        "false" | "off" => Value::Flag(false),
        text => text.parse().map_or_else(|_| Value::Word(text.to_owned()), Value::Number),
    }
}

/// Plays a script on a bench, one line after the other.
pub fn play(bench: &mut Bench, routines: &Routines, script: &[Act], began_shut: bool) {
    play_at(bench, routines, script, began_shut, 0);
}

fn play_at(bench: &mut Bench, routines: &Routines, script: &[Act], began_shut: bool, depth: usize) {
    for act in script {
        let so = |sense: &Sense| sense.holds(&perceive(&bench.plant, began_shut));
        if !act.only_if.as_ref().is_none_or(so) {
            continue;
        }
        match &act.does {
            Does::Hands(hands, span) => {
                bench.say(&act.text);
                play_hands(bench, hands, *span);
            }
            Does::Set(knob, value) => {
                // What this car does not have cannot be mended in it either.
                let _ = bench.set(knob, value);
            }
            Does::Routine(name) if depth < DEPTH => {
                let inner = routines.get(name).map_or(&[][..], Vec::as_slice);
                play_at(bench, routines, inner, began_shut, depth + 1);
            }
            Does::Routine(_) => {}
        }
    }
}

fn play_hands(bench: &mut Bench, hands: &[(u64, Hand)], span: u64) {
    let begin = bench.now();
    for (after, hand) in hands {
        bench.run_until(begin + after);
        bench.hand(hand);
    }
    bench.run_until(begin + span);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        for good in [
            "hold fob.trunk 3 s",
            "press fob.unlock 2 times",
            "if lid_up & !in_cabin: shut claw",
            "work release_cable lifting with both hands",
            "set fob.cell_volts to 1.6",
            "drive 50 km/h",
            "do all_buttons",
        ] {
            assert!(read(good).is_ok(), "{good}: {:?}", read(good));
        }
        for bad in [
            "",
            "hold fob.trunk",
            "hold fob.trunk -3 s",
            "press fob.boot",
            "press fob.trunk 0 times",
            "kick lid",
            "if flying: lift",
            "wait 3",
            "drive 900 km/h",
            "work Release",
            "turn door key",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
        assert_eq!(duration("1.5 s"), Ok(1500));
    }
}
