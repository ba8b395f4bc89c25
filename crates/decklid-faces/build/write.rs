//! Writes messages as Rust.

use std::fmt::Write;

use super::read::{Message, Words};

/// The functions, and tables of what there is.
pub(crate) fn rust(words: &Words) -> String {
    let mut out = format!(
        "/// Codes of the languages, in the order of their texts.\n#[cfg(test)]\npub(super) const CODES: &[&str] = &{:?};\n",
        words.codes
    );
    out += "/// Words that readers call differently, a word a language.\n";
    out += &format!("const TERMS: &[(&str, [&str; {}])] = &[\n", words.codes.len());
    for (name, says) in &words.terms {
        let _ = writeln!(out, "    ({name:?}, {says:?}),");
    }
    out += "];\n/// Messages that a language lacks: its code, the id, the English that is shown.\n";
    let _ = writeln!(out, "pub(super) const MISSING: &[(&str, &str, &str)] = &{:?};", words.missing);
    out += "\nimpl Texts {\n";
    for (id, message) in &words.messages {
        out += &function(id, message);
    }
    out + "}\n"
}

fn function(id: &str, it: &Message) -> String {
    let is_count = |name: &String| it.count.as_ref() == Some(name);
    let kind = |name| if is_count(name) { "usize" } else { "&str" };
    let parameters: String = it.arguments.iter().map(|name| format!(", {name}: {}", kind(name))).collect();
    let value = |name: &String| if is_count(name) { format!("&{name}.to_string()") } else { name.clone() };
    let values = it.arguments.iter().map(value).collect::<Vec<_>>().join(", ");
    format!(
        "    /// {}\n    pub fn {}(&self{parameters}) -> String {{\n        self.message({}, &[{values}])\n    }}\n\n",
        documented(it),
        id.replace('-', "_"),
        texts(it)
    )
}

/// The texts of all languages, chosen by the count if there is one.
fn texts(it: &Message) -> String {
    let Some(count) = &it.count else { return format!("{:?}", it.other) };
    if it.forms.is_empty() {
        return format!("{:?}", it.other);
    }
    let forms: String = it.forms.iter().map(|(n, texts)| format!("{n} => {texts:?}, ")).collect();
    format!("match {count} {{ {forms}_ => {:?} }}", it.other)
}

/// The English text with the names of its arguments, so that it shows where the function is called.
fn documented(it: &Message) -> String {
    let english = it.other.first().cloned().unwrap_or_default();
    let named = it.arguments.iter().enumerate();
    let english = named.fold(english, |text, (at, name)| text.replace(&format!("{{{at}}}"), &format!("{{{name}}}")));
    format!("`{}`", english.replace('`', "'").replace('\n', " "))
}
