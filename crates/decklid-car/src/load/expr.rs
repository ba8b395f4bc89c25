//! The small language of conditions: `!a & (b | at_least(2, c, d, e))`.
//!
//! Text becomes a tree of names, each with its place in the text; `names` turns
//! the names into slots and formulas.

/// Nothing is nested deeper than this.
const DEPTH: usize = 64;
/// `at_least` counts no more than this.
const MOST_COUNTED: usize = 64;

/// An expression whose names are not looked up yet.
#[derive(Debug, Clone)]
pub(super) struct Ast {
    /// Byte in the text of the expression.
    pub(super) at: usize,
    pub(super) form: Form,
}

/// What an expression is made of.
#[derive(Debug, Clone)]
pub(super) enum Form {
    Const(bool),
    Name(String),
    Not(Box<Ast>),
    All(Vec<Ast>),
    Any(Vec<Ast>),
    AtLeast(usize, Vec<Ast>),
}

/// Why a text is no expression: byte, sentence.
pub(super) type Fault = (usize, String);

impl Ast {
    /// Calls `f` with each name and its byte.
    pub(super) fn each_name<'a>(&'a self, f: &mut impl FnMut(&'a str, usize)) {
        match &self.form {
            Form::Const(_) => {}
            Form::Name(name) => f(name, self.at),
            Form::Not(inner) => inner.each_name(f),
            Form::All(list) | Form::Any(list) | Form::AtLeast(_, list) => {
                for item in list {
                    item.each_name(f);
                }
            }
        }
    }
}

/// Reads an expression.
pub(super) fn parse(text: &str) -> Result<Ast, Fault> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    let ast = parser.any()?;
    parser.space();
    if parser.at < text.len() {
        let hint =
            if parser.rest().starts_with(')') { "a closing bracket too many" } else { "`&` or `|` is wanted here" };
        return Err((parser.at, format!("{} where {hint}.", parser.here())));
    }
    Ok(ast)
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Parser<'t> {
    fn any(&mut self) -> Result<Ast, Fault> {
        self.chain('|', Self::all, Form::Any)
    }

    fn all(&mut self) -> Result<Ast, Fault> {
        self.chain('&', Self::one, Form::All)
    }

    fn chain(
        &mut self,
        sign: char,
        part: fn(&mut Self) -> Result<Ast, Fault>,
        form: fn(Vec<Ast>) -> Form,
    ) -> Result<Ast, Fault> {
        let first = part(self)?;
        if !self.take(sign) {
            return Ok(first);
        }
        let at = first.at;
        let mut list = vec![first];
        loop {
            list.push(part(self)?);
            if !self.take(sign) {
                return Ok(Ast { at, form: form(list) });
            }
        }
    }

    fn one(&mut self) -> Result<Ast, Fault> {
        self.space();
        let at = self.at;
        self.depth += 1;
        if self.depth > DEPTH {
            return Err((at, format!("This is nested deeper than {DEPTH}.")));
        }
        let ast = if self.take('!') {
            Ast { at, form: Form::Not(Box::new(self.one()?)) }
        } else if self.take('(') {
            let inner = self.any()?;
            self.want(')', at)?;
            inner
        } else {
            self.word(at)?
        };
        self.depth -= 1;
        Ok(ast)
    }

    fn word(&mut self, at: usize) -> Result<Ast, Fault> {
        let word = self.letters();
        match word {
            "" => Err((at, format!("{} where a name is wanted.", self.here()))),
            "true" => Ok(Ast { at, form: Form::Const(true) }),
            "false" => Ok(Ast { at, form: Form::Const(false) }),
            "at_least" => self.at_least(at),
            name => Ok(Ast { at, form: Form::Name(name.to_owned()) }),
        }
    }

    fn at_least(&mut self, at: usize) -> Result<Ast, Fault> {
        self.want('(', at)?;
        self.space();
        let place = self.at;
        let number = self.letters();
        let Ok(count) = number.parse::<usize>() else {
            return Err((place, "`at_least` begins with a number.".to_owned()));
        };
        let mut list = Vec::new();
        while self.take(',') {
            list.push(self.any()?);
        }
        self.want(')', at)?;
        if list.len() > MOST_COUNTED {
            return Err((place, format!("`at_least` counts at most {MOST_COUNTED}.")));
        }
        if count == 0 || count > list.len() {
            return Err((place, format!("`at_least` wants {count} of {}.", list.len())));
        }
        Ok(Ast { at, form: Form::AtLeast(count, list) })
    }

    fn letters(&mut self) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn take(&mut self, sign: char) -> bool {
        self.space();
        let found = self.rest().starts_with(sign);
        if found {
            self.at += sign.len_utf8();
        }
        found
    }

    fn want(&mut self, sign: char, opened: usize) -> Result<(), Fault> {
        if self.take(sign) {
            return Ok(());
        }
        let from = self.text.get(opened..).unwrap_or("").chars().take(20).collect::<String>();
        Err((self.at, format!("{} where `{sign}` is wanted, for `{from}`.", self.here())))
    }

    fn here(&self) -> String {
        match self.rest().chars().next() {
            Some(c) => format!("There is `{c}`"),
            None => "The expression ends".to_owned(),
        }
    }
}
