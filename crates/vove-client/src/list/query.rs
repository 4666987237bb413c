//! The query string of a list request.

use std::fmt::{self, Write};

use crate::endpoint::encode_segment;

/// The query parameters of a list. `Debug` shows only the numbers: a filter may contain a name.
#[derive(Clone, Default)]
pub(crate) struct Query {
    pub(crate) page: Option<u64>,
    pub(crate) limit: Option<u64>,
    filters: Vec<(&'static str, String)>,
}

impl Query {
    /// Sets a filter, and replaces an earlier value of the same name.
    pub(crate) fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.filters.retain(|(known, _)| *known != name);
        self.filters.push((name, value.into()));
    }

    /// Returns the path with the query appended.
    pub(crate) fn append_to(&self, path: &str) -> String {
        let numbers = [("page", self.page), ("limit", self.limit)];
        let numbers = numbers.into_iter().filter_map(|(name, number)| Some((name, number?.to_string())));
        let filters = self.filters.iter().map(|(name, value)| (*name, encode_segment(value).to_string()));
        let mut target = path.to_owned();
        for (index, (name, value)) in numbers.chain(filters).enumerate() {
            let separator = if index == 0 { '?' } else { '&' };
            // Writing to a string can't fail.
            let _ = write!(target, "{separator}{name}={value}");
        }
        target
    }
}

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Query").field("page", &self.page).field("limit", &self.limit).finish_non_exhaustive()
    }
}
