//! JSON as text: structure without values, so that it can be written again in another form, number for number and letter
//! for letter.

use std::fmt::Write;

/// Deeper JSON is not rewritten.
const MAX_DEPTH: usize = 64;

#[derive(Clone)]
pub(super) enum Node<'a> {
    /// A number, `true`, `false` or `null`.
    Bare(&'a str),
    /// What stands between the quotation marks, escapes and all.
    Text(&'a str),
    List(Vec<Node<'a>>),
    Object(Vec<(&'a str, Node<'a>)>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    Compact,
    /// One blank after each comma and colon.
    Spaced,
    /// A line for each item, indented by so many blanks.
    Indented(usize),
}

pub(super) fn parse(text: &str) -> Option<Node<'_>> {
    let mut reader = Reader { rest: text };
    let node = reader.node(0)?;
    reader.blanks();
    reader.rest.is_empty().then_some(node)
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\r', '\n']);
    }

    fn take(&mut self, mark: char) -> Option<()> {
        self.blanks();
        self.rest = self.rest.strip_prefix(mark)?;
        Some(())
    }

    fn node(&mut self, depth: usize) -> Option<Node<'a>> {
        self.blanks();
        match self.rest.chars().next()? {
            _ if depth > MAX_DEPTH => None,
            '"' => self.text().map(Node::Text),
            '[' => self.items('[', ']', |reader| reader.node(depth + 1)).map(Node::List),
            '{' => self
                .items('{', '}', |reader| {
                    reader.blanks();
                    let name = reader.text()?;
                    reader.take(':')?;
                    Some((name, reader.node(depth + 1)?))
                })
                .map(Node::Object),
            _ => self.bare().map(Node::Bare),
        }
    }

    fn items<T>(&mut self, open: char, close: char, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        self.take(open)?;
        let mut items = Vec::new();
        if self.take(close).is_some() {
            return Some(items);
        }
        loop {
            items.push(item(self)?);
            if self.take(close).is_some() {
                return Some(items);
            }
            self.take(',')?;
        }
    }

    fn text(&mut self) -> Option<&'a str> {
        let inside = self.rest.strip_prefix('"')?;
        let mut escaped = false;
        let end = inside.bytes().position(|byte| {
            let end = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            end
        })?;
        let (text, rest) = inside.split_at_checked(end)?;
        self.rest = rest.strip_prefix('"')?;
        Some(text)
    }

    fn bare(&mut self) -> Option<&'a str> {
        let end = self.rest.find([',', ']', '}', ' ', '\t', '\r', '\n']).unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        (!text.is_empty()).then_some(text)
    }
}

impl Node<'_> {
    /// Writes the node, each text passed through `spell`.
    pub(super) fn write(&self, layout: Layout, spell: &dyn Fn(&str) -> String) -> String {
        let mut out = String::new();
        self.write_at(&mut out, layout, spell, 0);
        out
    }

    fn write_at(&self, out: &mut String, layout: Layout, spell: &dyn Fn(&str) -> String, depth: usize) {
        match self {
            Self::Bare(text) => out.push_str(text),
            Self::Text(text) => out.extend(["\"", &spell(text), "\""]),
            Self::List(items) => {
                let parts = items.iter().map(|item| (None, item));
                write_parts(out, ['[', ']'], parts, layout, spell, depth);
            }
            Self::Object(entries) => {
                let parts = entries.iter().map(|(name, value)| (Some(*name), value));
                write_parts(out, ['{', '}'], parts, layout, spell, depth);
            }
        }
    }
}

fn write_parts<'a>(
    out: &mut String,
    [open, close]: [char; 2],
    parts: impl ExactSizeIterator<Item = (Option<&'a str>, &'a Node<'a>)>,
    layout: Layout,
    spell: &dyn Fn(&str) -> String,
    depth: usize,
) {
    let empty = parts.len() == 0;
    let new_line = |out: &mut String, depth: usize| match layout {
        Layout::Indented(width) if !empty => {
            let _ = write!(out, "\n{:1$}", "", width * depth);
        }
        _ => {}
    };
    out.push(open);
    for (position, (name, value)) in parts.enumerate() {
        if position > 0 {
            out.push_str(if layout == Layout::Spaced { ", " } else { "," });
        }
        new_line(out, depth + 1);
        if let Some(name) = name {
            let colon = if layout == Layout::Compact { "\":" } else { "\": " };
            out.extend(["\"", &spell(name), colon]);
        }
        value.write_at(out, layout, spell, depth + 1);
    }
    new_line(out, depth);
    out.push(close);
}
