//! Words that people type when someone is trapped inside, in English and German.
//!
//! A false alarm costs a glance; a missed one may cost a life. So in doubt it is one, but a child seat is none.

use decklid_faces::text::Place;

/// Those whom one gets out first.
const BEINGS: &[&str] = &[
    "child",
    "children",
    "kid",
    "kids",
    "baby",
    "babies",
    "toddler",
    "infant",
    "newborn",
    "dog",
    "dogs",
    "puppy",
    "cat",
    "kitten",
    "pet",
    "pets",
    "kind",
    "kinder",
    "säugling",
    "kleinkind",
    "hund",
    "hunde",
    "hündin",
    "welpe",
    "katze",
    "haustier",
];
/// Others who may be trapped; alone they say nothing.
const OTHERS: &[&str] = &[
    "he",
    "she",
    "they",
    "someone",
    "somebody",
    "person",
    "people",
    "man",
    "woman",
    "boy",
    "girl",
    "son",
    "daughter",
    "grandson",
    "granddaughter",
    "mother",
    "father",
    "mom",
    "mum",
    "dad",
    "wife",
    "husband",
    "friend",
    "er",
    "sie",
    "jemand",
    "mensch",
    "menschen",
    "mann",
    "frau",
    "junge",
    "mädchen",
    "sohn",
    "tochter",
    "enkel",
    "enkelin",
    "mutter",
    "vater",
    "mama",
    "papa",
    "oma",
    "opa",
    "freund",
    "freundin",
    "tier",
];
/// Those who type; being in the car says nothing of them, being locked in does.
const SELF: &[&str] = &["i", "im", "we", "were", "me", "ich", "wir", "mich"];
/// What follows a being that is only part of the name of a thing.
const THINGS: &[&str] = &[
    "seat",
    "seats",
    "lock",
    "locks",
    "safety",
    "proof",
    "guard",
    "gate",
    "crate",
    "box",
    "cage",
    "bed",
    "blanket",
    "hair",
    "hairs",
    "barrier",
    "carrier",
    "net",
    "ramp",
    "toy",
    "toys",
    "food",
    "bag",
    "buggy",
    "stroller",
    "chair",
    "mode",
    "of",
    "converter",
];
/// What can be inside without haste.
const IDLE: &[&str] = &[
    "key",
    "keys",
    "fob",
    "phone",
    "bag",
    "bags",
    "wallet",
    "purse",
    "luggage",
    "cargo",
    "strap",
    "belt",
    "blanket",
    "mat",
    "water",
    "snow",
    "ice",
    "handle",
    "button",
    "lever",
    "light",
    "battery",
    "schlüssel",
    "handy",
    "tasche",
    "gepäck",
    "gurt",
    "decke",
    "wasser",
    "griff",
    "taste",
    "hebel",
    "licht",
    "batterie",
    "no",
    "not",
    "nobody",
    "kein",
    "keine",
    "nicht",
    "niemand",
];
/// Being shut in.
const SHUT: &[&[&str]] = &[
    &["trapped"],
    &["locked", "in"],
    &["shut", "in"],
    &["stuck", "in"],
    &["stuck", "inside"],
    &["get", "out"],
    &["eingesperrt"],
    &["eingeschlossen"],
    &["gefangen"],
];
/// The same, said with a word that otherwise stands for nothing being wrong.
const NO_WAY_OUT: &[&[&str]] =
    &[&["not", "get", "out"], &["nicht", "raus"], &["nicht", "heraus"], &["nicht", "mehr", "raus"]];
/// Being in there.
const PLACE: &[&[&str]] = &[
    &["inside"],
    &["in", "my", "car"],
    &["in", "our", "car"],
    &["in", "the", "vehicle"],
    &["in", "my", "trunk"],
    &["in", "my", "boot"],
    &["in", "meinem", "auto"],
    &["in", "meinem", "kofferraum"],
    &["auf", "dem", "rücksitz"],
    &["in", "the", "car"],
    &["in", "the", "trunk"],
    &["in", "the", "boot"],
    &["in", "the", "back"],
    &["in", "car"],
    &["in", "trunk"],
    &["in", "boot"],
    &["drin"],
    &["drinnen"],
    &["im", "auto"],
    &["im", "wagen"],
    &["im", "kofferraum"],
];
/// Words that say the trunk.
const TRUNK: &[&str] =
    &["trunk", "boot", "frunk", "cargo", "hatch", "tailgate", "liftgate", "kofferraum", "heckklappe", "laderaum"];
/// Words that, without those, say where the seats are.
const CABIN: &[&str] = &[
    "car",
    "vehicle",
    "truck",
    "cabin",
    "backseat",
    "seat",
    "seats",
    "auto",
    "wagen",
    "innenraum",
    "rücksitz",
    "rückbank",
    "fahrzeug",
    "kindersitz",
];
/// Danger to life, whoever it is.
const DANGER: &[&[&str]] = &[
    &["not", "breathing"],
    &["cant", "breathe"],
    &["unconscious"],
    &["suffocating"],
    &["bewusstlos"],
    &["erstickt"],
    &["atmet", "nicht"],
    &["heat", "stroke"],
    &["hitzschlag"],
    &["ambulance"],
    &["fire", "brigade"],
    &["feuerwehr"],
    &["krankenwagen"],
    &["notarzt"],
    &["notruf"],
    &["sos"],
];
/// Numbers that people dial.
const NUMBERS: &[&str] = &["112", "911", "999", "000"];
/// Words that, with nothing else but numbers and each other, call for help.
const CALLS: &[&str] = &[
    "help",
    "please",
    "me",
    "us",
    "now",
    "quick",
    "call",
    "dial",
    "emergency",
    "hilfe",
    "bitte",
    "schnell",
    "mir",
    "uns",
    "notfall",
    "ruf",
    "rufen",
    "anrufen",
];
/// Those of them that say so alone.
const CRIES: &[&str] = &["help", "emergency", "hilfe", "notfall"];
/// A being alone with at most this many words is a cry.
const SHORT: usize = 3;

/// Whether what was typed sounds as if someone, or a pet, is trapped or in danger.
///
/// ```
/// use decklid::emergency::sounds_urgent;
///
/// assert!(sounds_urgent("My dog is in the trunk!") && sounds_urgent("Hilfe"));
/// assert!(!sounds_urgent("child seat") && !sounds_urgent("keys locked inside") && !sounds_urgent("Porsche 911"));
/// ```
pub fn sounds_urgent(typed: &str) -> bool {
    let lower = typed.to_lowercase().replace(['\'', '’'], "");
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let phrase = |list: &[&[&str]]| list.iter().any(|phrase| words.windows(phrase.len()).any(|part| part == *phrase));
    let (shut, place, alone) = (phrase(SHUT), phrase(PLACE), words.len() == 1);
    let others = has(OTHERS) || alone;
    cries(&words)
        || phrase(DANGER)
        || being(&words) && (shut || place || words.len() <= SHORT)
        || !has(IDLE) && (shut && (others || has(SELF)) || place && others)
        || phrase(NO_WAY_OUT) && (others || has(SELF))
}

/// Where what was typed says that someone is; in doubt the trunk, whose list opens the doors as well.
///
/// ```
/// use decklid::emergency::{Place, place};
///
/// assert_eq!(place("my dog is in the car"), Place::Cabin);
/// assert_eq!(place("a child is in the trunk of my car"), Place::Trunk);
/// assert_eq!(place("!"), Place::Trunk);
/// ```
pub fn place(typed: &str) -> Place {
    let lower = typed.to_lowercase();
    let has = |list: &[&str]| lower.split(|c: char| !c.is_alphanumeric()).any(|word| list.contains(&word));
    if has(CABIN) && !has(TRUNK) { Place::Cabin } else { Place::Trunk }
}

/// Nothing but a call for help or a number.
fn cries(words: &[&str]) -> bool {
    words.iter().all(|word| CALLS.contains(word) || NUMBERS.contains(word))
        && words.iter().any(|word| CRIES.contains(word) || NUMBERS.contains(word))
}

/// Whether a child or an animal is spoken of, and not a thing that is called after one.
fn being(words: &[&str]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let asked =
            *word == "kind" && at > 0 && ["what", "which", "some", "any", "this", "that"].contains(&words[at - 1]);
        let thing = words.get(at + 1).is_some_and(|next| THINGS.contains(next));
        BEINGS.contains(word) && !asked && !thing
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What people type who need help at once.
    const URGENT: &[&str] = &[
        "child",
        "Baby!!",
        "kid inside",
        "my child is in the car",
        "dog in trunk",
        "My 2 year old kid locked herself in the car",
        "someone is trapped",
        "trapped",
        "inside",
        "I'm locked in",
        "we are stuck in the car",
        "I can't get out",
        "help",
        "HELP!",
        "please help me",
        "911",
        "call 112",
        "999",
        "emergency",
        "not breathing",
        "she is unconscious",
        "my son is in the trunk",
        "keys and baby inside",
        "Kind",
        "Kind im Auto",
        "Hund",
        "mein Hund ist im Kofferraum",
        "Hilfe!",
        "hilfe bitte",
        "eingesperrt",
        "ich komme nicht raus",
        "jemand ist drin",
        "Notruf",
        "Baby eingesperrt",
        "cat stuck in boot",
        "the kids are inside",
        "my dog is locked in my car",
        "dog in my car",
        "mein Hund ist in meinem Auto",
    ];

    /// What people type who do not.
    const CALM: &[&str] = &[
        "",
        "child seat",
        "child lock",
        "Child safety locks are on",
        "baby seat in the way",
        "dog crate",
        "dog hair in the latch",
        "pet barrier",
        "Kindersitz",
        "Kindersicherung",
        "Hundebox im Kofferraum",
        "keys inside",
        "keys locked inside",
        "key locked in the car",
        "phone in the trunk",
        "no handle inside",
        "Porsche 911",
        "porsche 911 2008",
        "BMW 112i",
        "what kind of car",
        "some kind of click",
        "help with honda civic",
        "toyota camry",
        "battery disconnected",
        "strap trapped in the latch",
        "Schlüssel im Kofferraum",
        "stuck",
        "trunk stuck",
        "locked",
        "emergency key",
        "emergency release handle",
        "1",
        "not sure",
        "mini cooper 2006",
        "nobody inside",
        "I am in the car",
        "I'm inside, all is dark",
        "catalytic converter",
        "Batterie abgeklemmt",
        "the dog chewed the fob",
        "h",
        "?",
    ];

    #[test]
    fn where_someone_is_follows_from_the_words() {
        for typed in ["Kind im Auto", "my baby is in the car", "dog in the back seat", "child locked in vehicle"] {
            assert_eq!(place(typed), Place::Cabin, "{typed}");
        }
        for typed in ["dog in trunk", "Kind im Kofferraum vom Auto", "my son is in the car's trunk", "help", "child"] {
            assert_eq!(place(typed), Place::Trunk, "{typed}");
        }
    }

    #[test]
    fn panic_is_heard_and_child_seats_are_not() {
        for typed in URGENT {
            assert!(sounds_urgent(typed), "{typed:?} is urgent");
        }
        for typed in CALM {
            assert!(!sounds_urgent(typed), "{typed:?} is not urgent");
        }
    }
}
