//! What a language file may hold: the sections and keys of a car file that are texts for people.

use super::form::{Form, Key, Shape};
use super::forms::MOST_STEPS;
use Shape::{List, Named, Table as Inner, Text};

const LINES: Shape = List(&Text, usize::MAX);
const ENGLISH: Key = Key::free("english", Text, "fingerprint of the English that this table translates");
const SAYS: Key = Key::free("says", Text, "what the car file says under the same key");
const WHY: Key = Key::free("why", Text, "why");

/// A language file, such as `de.toml`: an overlay of texts, each under the section, id and key of the car file.
pub const TRANSLATION: Form = Form {
    name: "translation",
    keys: &[
        ENGLISH,
        Key::free("name", Text, "name of a body type"),
        Key::free("summary", Text, "what is special about this car"),
        Key::free("gaps", LINES, "what was looked for and not found, line by line"),
        Key::free("outcomes", Named(&Text), "answers to moves with `opens` or `sees`: opened, nothing, yes, no, done"),
        Key::free("facts", Named(&Inner(&SAID)), "statements"),
        Key::free("settings", Named(&Inner(&SETTING)), "how to change a setting of this car"),
        Key::free("recalls", Named(&Inner(&SAID)), "recalls and bulletins"),
        Key::free("law", Named(&Inner(&LAW)), "what the law asks of such cars"),
        Key::free("parts", Named(&Inner(&PART)), "parts and how they can fail"),
        Key::free("unknowns", Named(&Inner(&UNKNOWN)), "what is not known of this one car"),
        Key::free("tools", Named(&Text), "things to have at hand"),
        Key::free("states", Named(&Inner(&SAID)), "bits of the situation"),
        Key::free("circuits", Named(&Inner(&SAID)), "power or a signal gets through"),
        Key::free("controls", Named(&Inner(&SAID)), "working it now has its effect"),
        Key::free("ways", Named(&Inner(&SAID)), "routes to an open lid"),
        Key::free("defines", Named(&Inner(&SAID)), "named parts of other expressions"),
        Key::free("places", Named(&Inner(&PLACE)), "places that steps name"),
        Key::free("emergency", Inner(&EMERGENCY), "what to do when someone is trapped inside"),
        Key::free("hazards", Named(&Text), "dangers"),
        Key::free("moves", Named(&Inner(&MOVE)), "what a person can do, ask or call"),
        Key::free("signs", Named(&Inner(&SIGN)), "what people may have noticed"),
        Key::free("mistakes", Named(&Inner(&MISTAKE)), "what makes it worse"),
        Key::free("care", Named(&Inner(&CARE)), "what to do later"),
    ],
};

const SAID: Form = Form { name: "said", keys: &[ENGLISH, SAYS] };

const EMERGENCY: Form = Form {
    name: "emergency",
    keys: &[ENGLISH, Key::free("steps", List(&Text, MOST_STEPS), "as many lines as the car file has")],
};

const SETTING: Form = Form {
    name: "setting",
    keys: &[
        ENGLISH,
        Key::free("title", Text, "what is changed: a short instruction"),
        Key::free("steps", List(&Text, MOST_STEPS), "as many lines as the car file has"),
    ],
};

const LAW: Form = Form {
    name: "law",
    keys: &[
        ENGLISH,
        Key::free("asks", Text, "what it asks"),
        Key::free("otherwise", Text, "why it does not hold for other closures"),
        Key::free("hinges_on", Text, "what else it hinges on"),
        Key::free("unchecked", Text, "what of it was not read in the law itself"),
    ],
};

const PART: Form = Form {
    name: "part",
    keys: &[
        ENGLISH,
        Key::free("name", Text, "name for people"),
        Key::free("faults", Named(&Text), "what is so when it fails"),
    ],
};

const UNKNOWN: Form =
    Form { name: "unknown", keys: &[ENGLISH, SAYS, Key::free("ask", Text, "question that a person can answer")] };

const PLACE: Form = Form { name: "place", keys: &[ENGLISH, Key::free("words", Text, "where it is")] };

const MOVE: Form = Form {
    name: "move",
    keys: &[
        ENGLISH,
        Key::free("title", Text, "a short instruction or question"),
        Key::free("steps", List(&Text, MOST_STEPS), "as many lines as the car file has"),
        WHY,
        Key::free("leaves", Text, "what stays changed afterwards"),
        Key::free("outcomes", Named(&Text), "what may be seen, by the id of the outcome"),
        Key::free("yes", Text, "what is seen when it is so; with sees"),
        Key::free("no", Text, "what is seen when it is not; with sees"),
        Key::free("opened", Text, "instead of the usual words for opened; with opens"),
        Key::free("nothing", Text, "instead of the usual words for nothing; with opens"),
        Key::free("professional", Inner(&PROFESSIONAL), "whom one calls"),
    ],
};

const PROFESSIONAL: Form = Form {
    name: "professional",
    keys: &[
        Key::free("name", Text, "what they call themselves"),
        Key::free("when", LINES, "when to call them, line by line"),
    ],
};

const SIGN: Form = Form {
    name: "sign",
    keys: &[
        ENGLISH,
        SAYS,
        Key::free("words", Text, "other words that people type for it"),
        Key::free("outcomes", Named(&Text), "what may be told, by the id of the outcome"),
    ],
};

const MISTAKE: Form = Form { name: "mistake", keys: &[ENGLISH, SAYS, WHY] };

const CARE: Form = Form { name: "care", keys: &[ENGLISH, SAYS, Key::free("every", Text, "how often, in words")] };
