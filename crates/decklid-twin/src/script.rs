//! Scripts: what hands do, line by line: `hold fob.trunk 3 s`, `lift`, `if lid_up: shut claw`.
//!
//! Each line becomes moments at which a hand does something, so that a bench can play it in virtual time.

use std::collections::BTreeMap;

use decklid_controller::signals::Cylinder;

use crate::bench::Bench;
use crate::condition::Condition;
use crate::plant::{
    Button, DoorAction, DrivingAction, Hand, LatchAction, LidAction, Lift, RadioAction, SupplyAction, Value, phrases,
};
use crate::words::{find, parse};

/// One line of a script.
#[derive(Clone, PartialEq, Debug)]
pub struct Act {
    /// The line as written.
    pub text: String,
    /// Done only if this is perceived.
    pub only_if: Option<Condition>,
    /// What it does.
    pub does: Does,
}

/// What a line does.
#[derive(Clone, PartialEq, Debug)]
pub enum Does {
    /// Hands at moments after its beginning (ms), in order, and how long it takes (ms).
    Hands(Vec<(u64, Hand)>, u64),
    /// Sets a knob of the plant: a repair, a setting.
    Set(String, Value),
    /// Plays another script by name.
    Routine(String),
}

/// Scripts by name.
pub type Routines = BTreeMap<String, Vec<Act>>;

/// Most presses in one line: more than any car may miss.
const MOST_PRESSES: u64 = 20_000;

/// How deep routines may nest.
const DEEPEST: usize = 8;

/// Why a line of a script can't be read, as a sentence for people.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ScriptError {
    /// It begins with no phrase that hands know.
    Unknown(String),
    /// The phrase goes on wrong; the sentence says how to write it.
    Wrong(String),
}

impl std::fmt::Display for ScriptError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ScriptError::Unknown(text) => write!(f, "Hands cannot `{text}`."),
            ScriptError::Wrong(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for ScriptError {}

impl From<String> for ScriptError {
    fn from(why: String) -> Self {
        ScriptError::Wrong(why)
    }
}

/// Reads a line.
///
/// # Errors
/// What is wrong with the line, and what to write.
pub fn read(line: &str) -> Result<Act, ScriptError> {
    let text = line.trim().to_owned();
    let (only_if, rest) = match text.strip_prefix("if ").and_then(|rest| rest.split_once(':')) {
        Some((condition, rest)) => (Some(Condition::read(condition)?), rest.trim().to_owned()),
        None => (None, text.clone()),
    };
    let does = does(&rest)?;
    Ok(Act { text, only_if, does })
}

/// Reads a duration such as `3 s`, `200 ms`, `5 min`, `1 h` or `2 d` (ms).
///
/// # Errors
/// A sentence for people: what is wrong with it, and what to write.
pub fn duration(text: &str) -> Result<u64, String> {
    let bad = || format!("`{text}` is not a duration: write `3 s`, `200 ms` or `5 min`.");
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
        return Err(format!("`{text}` is negative: time only moves forward."));
    }
    if !ms.is_finite() || ms > 3.2e11 {
        return Err(format!("`{text}` is too long: the most is ten years."));
    }
    Ok(ms.round() as u64)
}

/// Phrases that begin with a verb and go on with something to read.
const OPEN_PHRASES: &[&str] = &[
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
    "oil",
    "look at lamps on",
    "note",
    "do",
];

/// Fixed phrases that belong to no part of the plant in particular.
const OTHER_PHRASES: &[(&str, Hand)] =
    &[("reset gate", Hand::ResetGate), ("look at camera", Hand::LookAtCamera), ("forget", Hand::Forget)];

/// All phrases that a line can begin with.
pub fn phrases() -> Vec<&'static str> {
    fn words<T>(phrases: &'static [(&'static str, T)]) -> impl Iterator<Item = &'static str> {
        phrases.iter().map(|phrase| phrase.0)
    }
    let fixed = words(phrases::LID)
        .chain(words(phrases::DOORS))
        .chain(words(phrases::CABIN))
        .chain(words(phrases::DRIVING))
        .chain(words(phrases::MENU))
        .chain(words(phrases::RADIO))
        .chain(words(phrases::SUPPLY))
        .chain(words(phrases::LATCH))
        .chain(words(OTHER_PHRASES));
    fixed.chain(OPEN_PHRASES.iter().copied()).collect()
}

/// The hand of a fixed phrase.
fn fixed(text: &str) -> Option<Hand> {
    fn pick<T: Clone>(phrases: &[(&str, T)], text: &str) -> Option<T> {
        phrases.iter().find(|phrase| phrase.0 == text).map(|phrase| phrase.1.clone())
    }
    pick(phrases::LID, text)
        .map(Hand::Lid)
        .or_else(|| pick(phrases::DOORS, text).map(Hand::Door))
        .or_else(|| pick(phrases::CABIN, text).map(Hand::Cabin))
        .or_else(|| pick(phrases::DRIVING, text).map(Hand::Driving))
        .or_else(|| pick(phrases::MENU, text).map(Hand::Choose))
        .or_else(|| pick(phrases::RADIO, text).map(Hand::Radio))
        .or_else(|| pick(phrases::SUPPLY, text).map(Hand::Supply))
        .or_else(|| pick(phrases::LATCH, text).map(Hand::Latch))
        .or_else(|| pick(OTHER_PHRASES, text))
}

fn does(text: &str) -> Result<Does, ScriptError> {
    if let Some(hand) = fixed(text) {
        let span = pace(&hand);
        return Ok(Does::Hands(vec![(0, hand)], span));
    }
    let (verb, rest) = text.split_once(' ').map_or((text, ""), |(verb, rest)| (verb, rest.trim()));
    let at_once = |hand| Does::Hands(vec![(0, hand)], 0);
    Ok(match verb {
        "press" => press(rest)?,
        "hold" => hold(rest)?,
        "keep" => at_once(Hand::Press(button(rest)?)),
        "release" => at_once(Hand::Release(button(rest)?)),
        "turn" => turn(rest)?,
        "work" => work(rest)?,
        "pull" => at_once(Hand::Pull(name(rest)?)),
        "let" if rest.starts_with("go ") => at_once(Hand::LetGo(name(&rest[3..])?)),
        "lift" => lift(rest)?,
        "oil" => Does::Hands(vec![(0, Hand::Oil(name(rest)?))], 60_000),
        "drive" => drive(rest)?,
        "rest" if rest.is_empty() => Does::Hands(vec![(61_000, Hand::Rest)], 61_000),
        "wait" => Does::Hands(Vec::new(), duration(rest)?),
        "set" => set(rest)?,
        "bridge" if rest == "exterior_button" => {
            Does::Hands(vec![(0, Hand::Bridge(true)), (600, Hand::Bridge(false))], 1_500)
        }
        "foot" if rest == "under bumper" => {
            let foot = |on| Hand::Radio(RadioAction::Foot(on));
            Does::Hands(vec![(0, foot(true)), (1_500, foot(false))], 7_000)
        }
        "replace" => replace(rest)?,
        "replay" => replay(rest)?,
        "look" if rest.starts_with("at lamps on ") => {
            let look = SupplyAction::LookAtLamps(name(&rest[12..])?);
            Does::Hands(vec![(1_000, Hand::Supply(look))], 2_000)
        }
        "note" => at_once(Hand::Note(name(rest)?)),
        "do" => Does::Routine(name(rest)?),
        _ => return Err(ScriptError::Unknown(text.to_owned())),
    })
}

/// How long a fixed phrase takes (ms).
fn pace(hand: &Hand) -> u64 {
    match hand {
        Hand::Driving(DrivingAction::Ignition(_)) => 500,
        Hand::Radio(RadioAction::Record) => 0,
        Hand::Radio(RadioAction::Charge) => 1_800_000,
        Hand::Supply(SupplyAction::Jump(_) | SupplyAction::RepairWires) | Hand::Latch(LatchAction::Oil) => 300_000,
        _ => 2_000,
    }
}

fn button(text: &str) -> Result<Button, String> {
    let known = || Button::NAMES.iter().map(|b| b.0).collect::<Vec<_>>().join(", ");
    find(Button::NAMES, text).ok_or_else(|| format!("There is no button `{text}`. Buttons: {}.", known()))
}

fn name(text: &str) -> Result<String, String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if text.is_empty() || !text.chars().all(plain) {
        return Err(format!("`{text}` is not a name: write lowercase letters, digits and `_`."));
    }
    Ok(text.to_owned())
}

/// `press B`, `press B 2 times`: 0.3 s down, 0.5 s up.
fn press(rest: &str) -> Result<Does, String> {
    let (which, times) = match rest.split_once(' ') {
        Some((which, times)) => {
            let count = times.trim().strip_suffix("times").map(str::trim).and_then(|n| n.parse::<u64>().ok());
            let count = count.filter(|n| (1..=MOST_PRESSES).contains(n));
            (which, count.ok_or_else(|| format!("`{times}` is not a count: write `2 times`, at most {MOST_PRESSES}."))?)
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
    let turn = |to| Hand::Door(DoorAction::TurnKey(to));
    Ok(Does::Hands(vec![(0, turn(to)), (700, turn(Cylinder::Rest))], 2_000))
}

/// `work NAME`, `work NAME lifting with both hands`: pulls for a second and lets go.
fn work(rest: &str) -> Result<Does, String> {
    let (which, how) = rest.split_once(" lifting ").map_or((rest, None), |(which, how)| (which, Some(how)));
    let opener = name(which)?;
    let mut hands = vec![(200, Hand::Pull(opener.clone()))];
    if let Some(how) = how {
        hands.push((200, Hand::Lid(LidAction::LiftWith(opener.clone(), strength(how)?))));
    }
    hands.push((1_500, Hand::LetGo(opener)));
    if how.is_some() {
        hands.push((1_700, Hand::Lid(LidAction::Lift(None))));
    }
    Ok(Does::Hands(hands, 2_500))
}

fn lift(rest: &str) -> Result<Does, String> {
    let how = if rest.is_empty() { Lift::Hand } else { strength(rest)? };
    let lift = |how| Hand::Lid(LidAction::Lift(how));
    Ok(Does::Hands(vec![(0, lift(Some(how))), (2_000, lift(None))], 2_500))
}

fn strength(text: &str) -> Result<Lift, String> {
    parse(Lift::NAMES, text)
}

fn drive(rest: &str) -> Result<Does, String> {
    let kmh: f64 = rest.trim_end_matches("km/h").trim().parse().map_err(|_| "Write `drive 50 km/h`.".to_owned())?;
    if !(0.0..=400.0).contains(&kmh) {
        return Err("A car drives at 0 to 400 km/h.".to_owned());
    }
    Ok(Does::Hands(vec![(0, Hand::Driving(DrivingAction::Speed(kmh)))], 0))
}

/// `replace FUSE in cabin`, `replace FUSE behind lid`.
fn replace(rest: &str) -> Result<Does, String> {
    let (fuse, place) = rest.split_once(' ').unwrap_or((rest, ""));
    let behind_lid = match place {
        "in cabin" => false,
        "behind lid" => true,
        _ => return Err("Write `replace FUSE in cabin` or `replace FUSE behind lid`.".to_owned()),
    };
    let replace = SupplyAction::ReplaceFuse { fuse: name(fuse)?, behind_lid };
    Ok(Does::Hands(vec![(300_000, Hand::Supply(replace))], 300_000))
}

/// `replay 1`.
fn replay(rest: &str) -> Result<Does, String> {
    let number = rest.parse().ok().filter(|n| *n > 0);
    let number = number.ok_or_else(|| "Write `replay 1` for the first telegram that was recorded.".to_owned())?;
    Ok(Does::Hands(vec![(0, Hand::Radio(RadioAction::Replay(number)))], 1_000))
}

/// `set KNOB to VALUE`.
fn set(rest: &str) -> Result<Does, String> {
    let (knob, value) = rest.split_once(" to ").ok_or_else(|| "Write `set KNOB to VALUE`.".to_owned())?;
    Ok(Does::Set(knob.trim().to_owned(), self::value(value)))
}

/// Reads the value of a knob as people type it: `on`, `12.5`, `closed`.
pub fn value(text: &str) -> Value {
    match text.trim() {
        "true" | "on" | "yes" => Value::Flag(true),
        "false" | "off" => Value::Flag(false),
        text => text.parse().map_or_else(|_| Value::Word(text.to_owned()), Value::Number),
    }
}

/// Plays a script on a bench, line by line. `began_shut`: the lid was shut when the person began.
pub fn play(bench: &mut Bench, routines: &Routines, script: &[Act], began_shut: bool) {
    play_at(bench, routines, script, began_shut, 0);
}

fn play_at(bench: &mut Bench, routines: &Routines, script: &[Act], began_shut: bool, depth: usize) {
    for act in script {
        if act.only_if.as_ref().is_some_and(|condition| !bench.perceives(condition, began_shut)) {
            continue;
        }
        match &act.does {
            Does::Hands(hands, span) => {
                bench.say(&act.text);
                play_hands(bench, hands, *span);
            }
            Does::Set(knob, value) => {
                // What this car does not have cannot be repaired in it either.
                let _ = bench.set(knob, value);
            }
            Does::Routine(name) if depth < DEEPEST => {
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
