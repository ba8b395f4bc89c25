//! Elements with too many attributes, found before the XML parser sees them: it compares each with each.

/// At most so many attributes of one element; Open-PSA knows four.
pub(super) const MOST_ATTRIBUTES: usize = 64;

/// Where the first element with more attributes begins (byte). What is no XML is left to the parser.
pub(super) fn crowded(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(open) = text[at..].find('<').map(|found| at + found) {
        let rest = &text[open..];
        let plain = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")].into_iter().find(|it| rest.starts_with(it.0));
        let (values, length) = match plain {
            Some((begin, end)) => (0, rest[begin.len()..].find(end).map(|found| begin.len() + found + end.len())?),
            None => tag(rest)?,
        };
        if values > MOST_ATTRIBUTES {
            return Some(open);
        }
        at = open + length;
    }
    None
}

/// Values in quotes and length (bytes) of the tag at the start of a text that ends one.
fn tag(text: &str) -> Option<(usize, usize)> {
    let (mut values, mut at) = (0, 0);
    loop {
        at += text[at..].find(['>', '"', '\''])?;
        let mark = text[at..].chars().next()?;
        at += 1;
        if mark == '>' {
            return Some((values, at));
        }
        values += 1;
        at += text[at..].find(mark)? + 1;
    }
}
