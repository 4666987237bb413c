//! A JSON text as a tree of its tokens, to write it again with another order or other whitespace and change nothing
//! else.
//!
//! `serde_json::Value` is no substitute: it decodes strings and numbers, and sorts or merges members.

use std::{fmt, io};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::{
    ser::{CompactFormatter, Formatter, PrettyFormatter},
    value::RawValue,
};

/// Maximum depth of a text that is parsed.
const MAX_DEPTH: usize = 64;

/// A JSON value. Tokens are parts of the original text.
#[derive(Clone)]
pub(super) enum Json<'a> {
    /// A number, `true`, `false` or `null`.
    Literal(&'a str),
    /// A string without its quotation marks, with its escape sequences.
    String(&'a str),
    Array(Vec<Self>),
    Object(Vec<(&'a str, Self)>),
}

/// The whitespace between tokens.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whitespace {
    None,
    /// A space after each comma and colon.
    Spaces,
    /// A line for each item, indented by this text for each level.
    Lines(&'static str),
}

impl<'a> Json<'a> {
    /// Parses a JSON text, or returns `None` if it is invalid or nested too deeply.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        Self::from_raw(serde_json::from_str(text).ok()?, 0)
    }

    fn from_raw(raw: &'a RawValue, depth: usize) -> Option<Self> {
        let text = raw.get();
        match text.as_bytes().first()? {
            _ if depth > MAX_DEPTH => None,
            b'"' => without_quotes(raw).map(Self::String),
            b'[' => {
                let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
                items.into_iter().map(|item| Self::from_raw(item, depth + 1)).collect::<Option<_>>().map(Self::Array)
            }
            b'{' => {
                let Members(members) = serde_json::from_str(text).ok()?;
                let members = members
                    .into_iter()
                    .map(|(name, value)| Some((without_quotes(name)?, Self::from_raw(value, depth + 1)?)));
                members.collect::<Option<_>>().map(Self::Object)
            }
            _ => Some(Self::Literal(text)),
        }
    }

    /// The JSON text with other whitespace, each string changed by `respell`.
    pub(super) fn write(&self, whitespace: Whitespace, respell: &dyn Fn(&str) -> String) -> String {
        let mut out = Vec::new();
        let written = match whitespace {
            Whitespace::None => self.write_with(&mut CompactFormatter, &mut out, respell),
            Whitespace::Spaces => self.write_with(&mut SpacedFormatter, &mut out, respell),
            Whitespace::Lines(indent) => {
                self.write_with(&mut PrettyFormatter::with_indent(indent.as_bytes()), &mut out, respell)
            }
        };
        // Writing to memory can't fail.
        written.ok().and_then(|()| String::from_utf8(out).ok()).unwrap_or_default()
    }

    fn write_with<F: Formatter>(
        &self,
        formatter: &mut F,
        out: &mut Vec<u8>,
        respell: &dyn Fn(&str) -> String,
    ) -> io::Result<()> {
        let write_string = |formatter: &mut F, out: &mut Vec<u8>, text: &str| {
            formatter.begin_string(out)?;
            formatter.write_string_fragment(out, &respell(text))?;
            formatter.end_string(out)
        };
        match self {
            Self::Literal(text) => formatter.write_raw_fragment(out, text),
            Self::String(text) => write_string(formatter, out, text),
            Self::Array(items) => {
                formatter.begin_array(out)?;
                for (position, item) in items.iter().enumerate() {
                    formatter.begin_array_value(out, position == 0)?;
                    item.write_with(formatter, out, respell)?;
                    formatter.end_array_value(out)?;
                }
                formatter.end_array(out)
            }
            Self::Object(members) => {
                formatter.begin_object(out)?;
                for (position, (name, value)) in members.iter().enumerate() {
                    formatter.begin_object_key(out, position == 0)?;
                    write_string(formatter, out, name)?;
                    formatter.end_object_key(out)?;
                    formatter.begin_object_value(out)?;
                    value.write_with(formatter, out, respell)?;
                    formatter.end_object_value(out)?;
                }
                formatter.end_object(out)
            }
        }
    }
}

fn without_quotes(string: &RawValue) -> Option<&str> {
    string.get().strip_prefix('"')?.strip_suffix('"')
}

/// The members of an object in their order, repeated names included.
struct Members<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

/// Writes a space after each comma and colon, as Python's `json.dumps` does.
struct SpacedFormatter;

impl Formatter for SpacedFormatter {
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}
