//! Reads Fluent files: messages with their arguments, in every language.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser::parse_runtime;

/// A file of messages.
#[derive(Clone, Copy)]
pub(crate) struct File<'a> {
    /// Its language, such as `de`; `en-GB` holds only what differs from `en`.
    pub(crate) code: &'a str,
    /// Where it is, for mistakes.
    pub(crate) path: &'a str,
    /// What it says.
    pub(crate) text: &'a str,
}

/// All messages in all languages.
pub(crate) struct Words {
    /// Codes of the languages, English first.
    pub(crate) codes: Vec<String>,
    /// The messages by id.
    pub(crate) messages: BTreeMap<String, Message>,
    /// Words that readers call differently, by name; a word a language.
    pub(crate) terms: BTreeMap<String, Vec<String>>,
    /// Messages that a language lacks: the code, the id and the English.
    pub(crate) missing: Vec<(String, String, String)>,
}

/// One message.
#[derive(Debug, PartialEq)]
pub(crate) struct Message {
    /// Names of the arguments, in alphabetical order: a reworded sentence keeps the order.
    pub(crate) arguments: Vec<String>,
    /// The argument that chooses between plural forms.
    pub(crate) count: Option<String>,
    /// Texts with `{0}` for the first argument, a text a language: for certain counts, and for all others.
    pub(crate) forms: BTreeMap<usize, Vec<String>>,
    pub(crate) other: Vec<String>,
}

type Patterns<'a> = BTreeMap<&'a str, Pattern<&'a str>>;

/// A language while it is read.
struct Language<'a> {
    file: File<'a>,
    terms: Patterns<'a>,
    messages: Patterns<'a>,
    /// The ids that this very file holds.
    own: BTreeSet<&'a str>,
}

/// The messages of all files, or every mistake with its line.
pub(crate) fn read(files: &[File<'_>]) -> Result<Words, Vec<String>> {
    let mut mistakes = Vec::new();
    let mut languages: Vec<Language<'_>> = Vec::new();
    let mut sorted = files.to_vec();
    sorted.sort_by_key(|file| (!file.code.starts_with("en"), file.code));
    for file in sorted {
        let base = file.code.split_once('-').and_then(|(tongue, _)| languages.iter().find(|l| l.file.code == tongue));
        let mut language = Language { file, terms: Patterns::new(), messages: Patterns::new(), own: BTreeSet::new() };
        if let Some(base) = base {
            language.terms.clone_from(&base.terms);
            language.messages.clone_from(&base.messages);
        }
        mistakes.extend(language.fill());
        languages.push(language);
    }
    let words = collect(&languages, &mut mistakes);
    if mistakes.is_empty() { Ok(words) } else { Err(mistakes) }
}

fn collect(languages: &[Language<'_>], mistakes: &mut Vec<String>) -> Words {
    let codes = languages.iter().map(|l| l.file.code.to_owned()).collect();
    let mut words = Words { codes, messages: BTreeMap::new(), terms: BTreeMap::new(), missing: Vec::new() };
    let Some(english) = languages.first() else { return words };
    for id in english.messages.keys() {
        match message(id, languages) {
            Ok(message) => drop(words.messages.insert((*id).to_owned(), message)),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    for (name, pattern) in &english.terms {
        let word = |l: &Language<'_>| l.told(l.terms.get(name).unwrap_or(pattern), None).unwrap_or_default();
        words.terms.insert((*name).to_owned(), languages.iter().map(word).collect());
    }
    for language in &languages[1..] {
        for id in language.own.iter().filter(|id| !english.messages.contains_key(**id)) {
            mistakes.push(language.at(id, "English has no such message: remove it, or add it to en.ftl"));
        }
        for (id, pattern) in &english.messages {
            if !language.messages.contains_key(id) {
                let says = english.told(pattern, None).unwrap_or_default();
                words.missing.push((language.file.code.to_owned(), (*id).to_owned(), says));
            }
        }
    }
    words
}

/// The message of that id; where a language lacks it, English stands in.
fn message(id: &str, languages: &[Language<'_>]) -> Result<Message, String> {
    let mut arguments = BTreeSet::new();
    let (mut count, mut counts) = (None, BTreeSet::new());
    for (at, language) in languages.iter().enumerate() {
        let Some(pattern) = language.messages.get(id) else { continue };
        let mut seen = Seen::default();
        seen.walk(pattern).map_err(|wrong| language.at(id, &wrong))?;
        count = count.or(seen.count);
        // A language may have one form for all counts.
        seen.arguments.extend(count.filter(|_| at > 0));
        if at == 0 {
            arguments.clone_from(&seen.arguments);
        } else if arguments != seen.arguments {
            let wanted = arguments.iter().map(|a| format!("${a}")).collect::<Vec<_>>().join(", ");
            return Err(language.at(id, &format!("English has other arguments: use [{wanted}]")));
        }
        counts.extend(seen.counts);
    }
    let arguments: Vec<String> = arguments.into_iter().map(str::to_owned).collect();
    let texts = |n: Option<usize>| -> Result<Vec<String>, String> {
        let one = |language: &Language<'_>| {
            let speaker = if language.messages.contains_key(id) { language } else { &languages[0] };
            let Some(pattern) = speaker.messages.get(id) else { return Ok(String::new()) };
            let text = speaker.told(pattern, n).map_err(|wrong| speaker.at(id, &wrong))?;
            Ok(arguments
                .iter()
                .enumerate()
                .fold(text, |text, (at, name)| text.replace(&gap(name), &format!("{{{at}}}"))))
        };
        languages.iter().map(one).collect()
    };
    let forms = counts.iter().map(|n| Ok((*n, texts(Some(*n))?))).collect::<Result<_, String>>()?;
    let other = texts(None)?;
    Ok(Message { forms, other, count: count.map(str::to_owned), arguments })
}

fn gap(name: &str) -> String {
    format!("{{{name}}}")
}

/// What a pattern needs.
#[derive(Default)]
struct Seen<'a> {
    arguments: BTreeSet<&'a str>,
    count: Option<&'a str>,
    counts: BTreeSet<usize>,
}

impl<'a> Seen<'a> {
    fn walk(&mut self, pattern: &Pattern<&'a str>) -> Result<(), String> {
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            match expression {
                Expression::Inline(InlineExpression::VariableReference { id }) => drop(self.arguments.insert(id.name)),
                Expression::Inline(InlineExpression::TermReference { .. }) => {}
                Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                    self.count_by(id.name, variants)?;
                }
                _ => return Err("only { $argument }, { -term } and { $count -> … } can stand here".to_owned()),
            }
        }
        Ok(())
    }

    fn count_by(&mut self, name: &'a str, variants: &[Variant<&'a str>]) -> Result<(), String> {
        if self.count.is_some_and(|other| other != name) {
            return Err("only one argument can choose the form".to_owned());
        }
        self.count = Some(name);
        self.arguments.insert(name);
        for variant in variants {
            let count = number(&variant.key).ok_or("a form is a number, one or other")?;
            self.counts.extend(count);
            self.walk(&variant.value)?;
        }
        Ok(())
    }
}

/// The count that a form is for: none for all others. English and German, the plural rules known here, have one
/// and other.
fn number(key: &VariantKey<&str>) -> Option<Option<usize>> {
    match key {
        VariantKey::Identifier { name: "one" } => Some(Some(1)),
        VariantKey::Identifier { name: "other" } => Some(None),
        VariantKey::Identifier { .. } => None,
        VariantKey::NumberLiteral { value } => value.parse().ok().map(Some),
    }
}

impl<'a> Language<'a> {
    /// Takes what the file says over what is there.
    fn fill(&mut self) -> Vec<String> {
        let parsed = parse_runtime(self.file.text);
        let (resource, errors) = parsed.map_or_else(|(resource, errors)| (resource, errors), |r| (r, Vec::new()));
        let line = |at: usize| 1 + self.file.text[..at.min(self.file.text.len())].matches('\n').count();
        let mut mistakes: Vec<String> =
            errors.iter().map(|e| format!("{}:{}: {}", self.file.path, line(e.pos.start), e.kind)).collect();
        let tongue = self.file.code.split('-').next().unwrap_or_default();
        if !matches!(tongue, "en" | "de") {
            mistakes.push(format!("{}:1: write the plural rule of `{tongue}` into build/read.rs", self.file.path));
        }
        for entry in resource.body {
            let (id, is_new) = match entry {
                Entry::Message(message) => {
                    let Some(value) = message.value else { continue };
                    self.messages.insert(message.id.name, value);
                    (message.id.name, self.own.insert(message.id.name))
                }
                Entry::Term(term) => {
                    self.terms.insert(term.id.name, term.value);
                    continue;
                }
                _ => continue,
            };
            if !is_new {
                mistakes.push(self.at(id, "this message is here twice"));
            }
        }
        mistakes
    }

    /// The text for a count; arguments stay in braces.
    fn told(&self, pattern: &Pattern<&'a str>, count: Option<usize>) -> Result<String, String> {
        let mut text = String::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => text += value,
                PatternElement::Placeable { expression } => text += &self.put(expression, count)?,
            }
        }
        Ok(text)
    }

    fn put(&self, expression: &Expression<&'a str>, count: Option<usize>) -> Result<String, String> {
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => Ok(gap(id.name)),
            Expression::Inline(InlineExpression::TermReference { id, .. }) => {
                let term = self.terms.get(id.name).ok_or_else(|| format!("there is no term -{}", id.name))?;
                self.told(term, count)
            }
            Expression::Select { variants, .. } => {
                let fits = |variant: &&Variant<&str>| number(&variant.key) == Some(count) && count.is_some();
                let form = variants.iter().find(fits).or_else(|| variants.iter().find(|v| v.default));
                form.map_or(Ok(String::new()), |form| self.told(&form.value, count))
            }
            Expression::Inline(_) => Err("only arguments and terms can stand in a text".to_owned()),
        }
    }

    /// A mistake at the message of that id.
    fn at(&self, id: &str, wrong: &str) -> String {
        let starts = |line: &str| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
        let line = self.file.text.lines().position(starts).map_or(1, |at| at + 1);
        format!("{}:{line}: {id}: {wrong}", self.file.path)
    }
}
