//! Places in JSON, for errors and drift.

use alloc::{borrow::ToOwned, string::String};
use core::fmt::Write;

use super::schema::SchemaField;

/// A place in JSON, such as `documents[0].stepId`. It is made of keys of a schema and positions: any other key could be
/// personal data, in an object keyed by names or numbers, and is `?`.
#[derive(Default)]
pub(crate) struct JsonPath(String);

impl JsonPath {
    /// Goes to an item of a list.
    pub(crate) fn push_index(&mut self, index: usize) {
        // Writing to a string can't fail.
        let _ = write!(self.0, "[{index}]");
    }

    /// Goes to the value under a key of an object: a documented one, or any other.
    pub(crate) fn push_field(&mut self, field: Option<&SchemaField>) {
        if !self.0.is_empty() {
            self.0.push('.');
        }
        self.0.push_str(field.map_or("?", |field| field.key));
    }

    /// The length, to go back to this place with [`truncate`](Self::truncate).
    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    /// Goes back to a place on the way to this one.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }

    /// The place as text; `$` is the root.
    pub(crate) fn to_text(&self) -> String {
        if self.0.is_empty() { "$".to_owned() } else { self.0.clone() }
    }
}
