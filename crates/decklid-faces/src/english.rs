//! The reader's own English: trunk or boot, hood or bonnet, jumper cables or jump leads.

/// Which English the reader speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum English {
    /// Trunk, hood, fender, windshield.
    #[default]
    Us,
    /// Boot, bonnet, wing, windscreen.
    Uk,
}

/// American words of the car files, and what a British reader says; longer phrases before their parts.
const BRITISH: &[(&str, &str)] = &[
    ("jumper cables", "jump leads"),
    ("license plate", "number plate"),
    ("have roadside assistance", "have breakdown cover"),
    ("roadside assistance service", "breakdown service"),
    ("roadside assistance", "your breakdown service"),
    ("roadside plan", "breakdown cover"),
    ("dead battery", "flat battery"),
    ("dead car battery", "flat car battery"),
    ("battery is dead", "battery is flat"),
    ("wiring harness", "wiring loom"),
    ("spare tire", "spare wheel"),
    ("shift lever", "gear lever"),
    ("ground point", "earth point"),
    ("each fall", "each autumn"),
    ("every fall", "every autumn"),
    ("labor", "labour"),
    ("jewelry", "jewellery"),
];

impl English {
    /// Puts the reader's words for `{trunk}`, `{hood}`, `{fender}` and `{windshield}` into
    /// sentences; a word that begins a sentence gets a capital letter.
    pub fn fill(self, text: &str) -> String {
        self.reword(self.put(text, true))
    }

    /// The same for a clause inside a sentence: no capital at its start.
    pub fn clause(self, text: &str) -> String {
        self.reword(self.put(text, false))
    }

    /// A clause made into a sentence: a capital letter first, a full stop last.
    pub fn sentence(self, clause: &str) -> String {
        let text = capital(&self.clause(clause));
        if text.ends_with(['.', '!', '?', ':']) || text.is_empty() { text } else { text + "." }
    }

    /// The space for luggage.
    pub fn trunk(self) -> &'static str {
        match self {
            English::Us => "trunk",
            English::Uk => "boot",
        }
    }

    fn word(self, name: &str) -> Option<&'static str> {
        let language = match self {
            English::Us => 0,
            English::Uk => 1,
        };
        // A circle that stays: British words are messages, and the reader's language says which English.
        crate::texts::term(&name.replace('_', "-"), language)
    }

    fn put(self, text: &str, starts: bool) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            rest = &rest[open..];
            // A name holds no brace: looking no further keeps this linear.
            let end = rest[1..].find(['{', '}']).map(|end| end + 1).filter(|&end| rest[end..].starts_with('}'));
            let known = end.and_then(|end| Some((end, self.word(&rest[1..end])?)));
            let Some((end, word)) = known else {
                out.push('{');
                rest = &rest[1..];
                continue;
            };
            if begins_sentence(&out, starts) {
                out.push_str(&capital(word));
            } else {
                out.push_str(word);
            }
            rest = &rest[end + 1..];
        }
        out + rest
    }

    /// The sentence in the reader's own words where British and American English differ.
    fn reword(self, text: String) -> String {
        if self == English::Us {
            return text;
        }
        BRITISH.iter().fold(text, |text, (us, uk)| {
            let text = if text.contains(us) { text.replace(us, uk) } else { text };
            let first = capital(us);
            if text.contains(&first) { text.replace(&first, &capital(uk)) } else { text }
        })
    }
}

/// Whether what comes after `before` begins a sentence.
fn begins_sentence(before: &str, starts: bool) -> bool {
    let trimmed = before.trim_end();
    if trimmed.is_empty() { starts } else { trimmed.ends_with(['.', '!', '?']) }
}

/// The text with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_put_in() {
        let cases = [
            ("Open the {trunk}.", "Open the trunk.", "Open the boot."),
            ("{trunk} shut. {hood} too", "Trunk shut. Hood too", "Boot shut. Bonnet too"),
            ("{fender}, {windshield}", "Fender, windshield", "Wing, windscreen"),
            ("{other} { {trunk", "{other} { {trunk", "{other} { {trunk"),
            ("é{trunk}é", "étrunké", "ébooté"),
            ("Jumper cables, a license plate", "Jumper cables, a license plate", "Jump leads, a number plate"),
            ("You have roadside assistance.", "You have roadside assistance.", "You have breakdown cover."),
            ("Call roadside assistance", "Call roadside assistance", "Call your breakdown service"),
            ("When the battery is dead", "When the battery is dead", "When the battery is flat"),
            ("", "", ""),
        ];
        for (text, us, uk) in cases {
            assert_eq!(English::Us.fill(text), us);
            assert_eq!(English::Uk.fill(text), uk);
        }
        assert_eq!(English::Uk.clause("{trunk} button"), "boot button");
        assert_eq!(English::Us.sentence("the {trunk} is open"), "The trunk is open.");
    }
}
