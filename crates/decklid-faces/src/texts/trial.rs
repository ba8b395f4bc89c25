//! Languages made up of English, which show what was forgotten: a text that still has an English letter was
//! never translated, and one that does not fit would not fit in a language with longer words.

/// How a language for tests is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Script {
    /// Latin letters with accents, half as many again.
    Latin,
    /// Hebrew letters, from right to left.
    RightToLeft,
}

const PLAIN: &str = "abcdefghijklmnopqrstuvwxyz";
const LATIN: &str = "áƀćđéƒǵĥíĵķłɱńóƥɋŕśťúṽŵẋýž";
const HEBREW: &str = "אבגדהוזחטיכלמנסעפצקרשתםןףץ";

/// The text with other letters and two for each vowel, which makes it about 40 % longer; names in braces stay,
/// so that they can be filled in.
pub(super) fn stretched(text: &str, script: Script) -> String {
    let letters = match script {
        Script::Latin => LATIN,
        Script::RightToLeft => HEBREW,
    };
    let mut out = String::with_capacity(text.len() * 3);
    let mut name = false;
    for c in text.chars() {
        name = (name || c == '{') && c != '}';
        let small = c.to_ascii_lowercase();
        let Some(other) = PLAIN.find(small).filter(|_| !name).and_then(|at| letters.chars().nth(at)) else {
            out.push(c);
            continue;
        };
        let other = if small == c { vec![other] } else { other.to_uppercase().collect() };
        out.extend(&other);
        if "aeiou".contains(small) {
            out.extend(&other);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_stays_and_names_do() {
        let text = stretched("Open the {car} now: {n} of 3, Ford", Script::Latin);
        assert_eq!(text, "ÓÓƥééń ťĥéé {car} ńóóŵ: {n} óóƒ 3, Ƒóóŕđ");
        let hebrew = stretched("Open {car}", Script::RightToLeft);
        assert!(hebrew.ends_with("{car}") && !hebrew.starts_with(|c: char| c.is_ascii()));
        for letters in [LATIN, HEBREW] {
            assert_eq!(letters.chars().count(), PLAIN.len());
        }
    }
}
