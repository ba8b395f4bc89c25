//! A vehicle identification number tells maker and model year. It is read and forgotten.
//!
//! Position 9 is a check digit, position 10 the year and position 7 its cycle where US law asks for them
//! (49 CFR 565.15); elsewhere only the maker is certain.

use super::table::TABLE;

/// Letters and digits of a number.
const LENGTH: usize = 17;
/// What each position counts for the check digit.
const WEIGHTS: [u32; LENGTH] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
/// Codes of model years from 1980 on, thirty of them.
const YEARS: &str = "ABCDEFGHJKLMNPRSTVWXY123456789";
/// The latest model year that a number can have by now.
const LATEST: u16 = 2030;

/// What a number tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vin {
    /// The maker, if its code is in our table.
    pub make: Option<&'static str>,
    /// The model year, where the number tells it.
    pub year: Option<u16>,
    /// False if the check digit is wrong in a number that must have a right one: it was mistyped.
    pub sound: bool,
}

impl Vin {
    /// The first number in what was typed.
    pub fn read(typed: &str) -> Option<Self> {
        let whole: String = typed.chars().filter(|c| !c.is_whitespace()).take(LENGTH + 1).collect();
        let words = typed.split_whitespace().map(str::to_owned).chain([whole]);
        words.map(|word| word.to_uppercase()).filter(|word| is_number(word)).find_map(|word| Vin::of(&word))
    }

    fn of(number: &str) -> Option<Self> {
        let signs: Vec<char> = number.chars().collect();
        let make = make(number);
        let american = signs.first().is_some_and(|c| ('1'..='5').contains(c));
        let checked = check_digit(&signs)? == *signs.get(8)?;
        // Other words of that length have neither.
        if !checked && make.is_none() {
            return None;
        }
        let sound = checked || !american;
        Some(Vin { make: make.filter(|_| sound), year: year(&signs).filter(|_| checked), sound })
    }

    /// The same as words to search for.
    pub fn words(&self) -> String {
        let year = self.year.map(|year| year.to_string());
        let words = [self.make.map(str::to_owned), year];
        words.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// Whether a word has the form of a number; nobody types seventeen letters of a name that way.
fn is_number(word: &str) -> bool {
    let fits = |c: char| c.is_ascii_digit() || (c.is_ascii_uppercase() && !"IOQ".contains(c));
    word.len() == LENGTH && word.chars().all(fits) && word.chars().filter(char::is_ascii_digit).count() >= 5
}

fn check_digit(signs: &[char]) -> Option<char> {
    let mut sum = 0;
    for (sign, weight) in signs.iter().zip(WEIGHTS) {
        sum += value(*sign)? * weight;
    }
    match sum % 11 {
        10 => Some('X'),
        digit => char::from_digit(digit, 10),
    }
}

/// What a sign counts.
fn value(sign: char) -> Option<u32> {
    let place = |letters: &str| letters.find(sign).and_then(|at| u32::try_from(at).ok());
    sign.to_digit(10)
        .or_else(|| place("ABCDEFGH").map(|at| at + 1))
        .or_else(|| place("JKLMN").map(|at| at + 1))
        .or_else(|| (sign == 'P').then_some(7))
        .or_else(|| (sign == 'R').then_some(9))
        .or_else(|| place("STUVWXYZ").map(|at| at + 2))
}

fn year(signs: &[char]) -> Option<u16> {
    let code = YEARS.find(*signs.get(9)?).and_then(|at| u16::try_from(at).ok())?;
    let late = signs.get(6)?.is_ascii_alphabetic();
    let year = 1980 + code + if late { 30 } else { 0 };
    Some(if year > LATEST { year - 30 } else { year })
}

/// The maker by the first three signs, or by the first two where a maker has them all.
fn make(number: &str) -> Option<&'static str> {
    let by = |length: usize| {
        let begin = number.get(..length)?;
        TABLE.makers.iter().find(|(_, codes)| codes.split(' ').any(|code| code == begin)).map(|maker| maker.0)
    };
    by(3).or_else(|| by(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_tell_maker_and_year() {
        // Examples of public documents, and made-up numbers with a right check digit.
        let told = [
            ("1HGCM82633A004352", Some("Honda"), Some(2003), true),
            ("1M8GDM9AXKP042788", None, Some(1989), true),
            ("my vin is 5YJ3E1EA2JF000316", Some("Tesla"), Some(2018), true),
            ("1HGCM82633A004353", None, None, false),
            ("WVWZZZ1KZ6W000001", Some("Volkswagen"), None, true),
        ];
        for (typed, make, year, sound) in told {
            let vin = Vin::read(typed);
            assert_eq!(vin, Some(Vin { make, year, sound }), "{typed}");
        }
        for typed in ["", "ford focus 2010", "aaaaaaaaaaaaaaaaa", "1HGCM82633A00435", "IHGCM82633A004352"] {
            assert_eq!(Vin::read(typed), None, "{typed}");
        }
    }
}
