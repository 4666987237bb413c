//! What this crate fails with. Texts hold a place in the JSON and a rule, and nothing that was read.

use alloc::{
    borrow::ToOwned,
    collections::BTreeSet,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use serde_json::error::Category;

use crate::{
    Schema,
    json::{list::TooMany, path::JsonPath},
};

/// The error of every fallible function of this crate.
///
/// `Display` and `Debug` name a place and a rule, never a value that was read: serde_json's own messages repeat the
/// offending value, so only their category, line and column are kept.
///
/// ```
/// use bytes::Bytes;
/// use vove_model::{ErrorKind, Received, UserVerification};
///
/// let response = Bytes::from_static(br#"{"_id": "u1", "refId": "r1", "status": 7}"#);
/// let error = Received::<UserVerification>::parse(response).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::SchemaMismatch);
/// assert_eq!(error.json_path(), Some("status"));
/// assert_eq!(error.to_string(), "the JSON does not match the documented schema at `status` (line 1, column 40)");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    detail: String,
    json_path: Option<String>,
    position: Option<(usize, usize)>,
}

/// The kind of an [`Error`], to branch on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An identifier breaks a rule of its type.
    InvalidId,
    /// The text is not JSON: another content type, an empty body, or damaged on the way.
    NotJson,
    /// The JSON ends too early.
    Truncated,
    /// Valid JSON that does not match the documented schema: [`Error::json_path`] says where.
    SchemaMismatch,
    /// A list has more items than a limit of [`limits`](crate::limits): the message names the limit, and
    /// [`Error::json_path`] the list.
    LimitExceeded,
    /// A session response without a token under any documented name.
    MissingToken,
    /// An image's text is not base64.
    InvalidBase64,
    /// The buffer for an image is smaller than the image.
    BufferTooSmall,
    /// A name to screen is empty or only white space.
    BlankName,
    /// A key for fingerprints is shorter than 16 bytes.
    ShortKey,
}

#[derive(Clone, Copy)]
pub(crate) enum IdFault {
    Empty,
    TooLong,
    ControlCharacter,
    Blank,
    DotSegment,
}

impl Error {
    /// The kind of the error.
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The place in the JSON, such as `documents[0].stepId`; `$` is the root. Made of keys of the type's schema and
    /// positions; any other key could be personal data and is `?`.
    pub fn json_path(&self) -> Option<&str> {
        self.json_path.as_deref()
    }

    /// Line and column in the JSON text, from 1.
    pub const fn position(&self) -> Option<(usize, usize)> {
        self.position
    }

    fn new(kind: ErrorKind, detail: String) -> Self {
        Self { kind, detail, json_path: None, position: None }
    }

    pub(crate) fn invalid_id(what: &str, fault: IdFault) -> Self {
        let rule = match fault {
            IdFault::Empty => "is empty",
            IdFault::TooLong => "is longer than 256 bytes",
            IdFault::ControlCharacter => "contains a control character",
            IdFault::Blank => "is blank",
            IdFault::DotSegment => "is a dot segment, which no URL path can carry",
        };
        Self::new(ErrorKind::InvalidId, alloc::format!("the {what} {rule}"))
    }

    /// `keys` are those of the schema, and `?` for any other.
    pub(crate) fn missing_token(keys: BTreeSet<&'static str>) -> Self {
        let keys = keys.into_iter().collect::<Vec<_>>().join(", ");
        let detail = alloc::format!("the session response has no token; its keys are [{keys}]");
        Self::new(ErrorKind::MissingToken, detail)
    }

    pub(crate) fn blank_name() -> Self {
        Self::new(ErrorKind::BlankName, "the name to screen is blank".to_owned())
    }

    pub(crate) fn buffer_too_small() -> Self {
        Self::new(ErrorKind::BufferTooSmall, "the buffer is smaller than the image".to_owned())
    }

    #[cfg(feature = "digest")]
    pub(crate) fn short_key() -> Self {
        Self::new(ErrorKind::ShortKey, "the key is shorter than 16 bytes".to_owned())
    }

    pub(crate) fn invalid_base64() -> Self {
        Self::new(ErrorKind::InvalidBase64, "the image is not base64".to_owned())
    }

    pub(crate) fn json(
        error: &serde_json::Error,
        path: Option<&serde_path_to_error::Path>,
        schema: &'static Schema,
    ) -> Self {
        let (mut kind, detail) = match error.classify() {
            Category::Eof => (ErrorKind::Truncated, "the JSON ends too early"),
            Category::Data => (ErrorKind::SchemaMismatch, "the JSON does not match the documented schema"),
            Category::Syntax | Category::Io => (ErrorKind::NotJson, "the text is not JSON"),
        };
        let (mut detail, mut json_path) = (detail.to_owned(), None);
        if kind == ErrorKind::SchemaMismatch {
            let (mut place, schema) = place_of(path, schema);
            // Only these messages hold a name of this crate or a limit, and nothing that was read.
            let message = error.to_string();
            for (prefix, rule) in [
                ("missing field `", "the JSON lacks a required field"),
                ("duplicate field `", "the JSON has a duplicate field"),
            ] {
                if let Some((field, _)) = message.strip_prefix(prefix).and_then(|rest| rest.split_once('`')) {
                    detail = rule.to_owned();
                    place.push_field(schema.field(field));
                }
            }
            if let Some(too_many) = TooMany::from_message(&message) {
                kind = ErrorKind::LimitExceeded;
                detail = alloc::format!("the list has {too_many}");
            }
            json_path = Some(place.to_text());
        }
        // Line 0: the error was found after the text had been read.
        let position = (error.line() > 0).then(|| (error.line(), error.column()));
        Self { json_path, position, ..Self::new(kind, detail) }
    }
}

/// The place that a record of serde_path_to_error stands for, and its schema.
fn place_of(path: Option<&serde_path_to_error::Path>, schema: &'static Schema) -> (JsonPath, &'static Schema) {
    use serde_path_to_error::Segment;

    let (mut place, mut schema) = (JsonPath::default(), schema);
    for segment in path.into_iter().flatten() {
        match segment {
            Segment::Seq { index } => {
                place.push_index(*index);
                schema = schema.item();
            }
            Segment::Map { key } | Segment::Enum { variant: key } => {
                let field = schema.field(key);
                place.push_field(field);
                schema = field.map_or(Schema::ANY, |field| &field.schema);
            }
            Segment::Unknown => {}
        }
    }
    (place, schema)
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail)?;
        if let Some(path) = &self.json_path {
            write!(f, " at `{path}`")?;
        }
        if let Some((line, column)) = self.position {
            write!(f, " (line {line}, column {column})")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({:?}: {self})", self.kind)
    }
}

impl core::error::Error for Error {}
