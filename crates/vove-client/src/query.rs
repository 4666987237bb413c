use std::fmt::{self, Write};

use crate::endpoint::segment;

/// What is asked of a list. `Debug` shows the page alone: what is searched for may be a name.
#[derive(Clone, Default)]
pub(crate) struct Query {
    pub(crate) page: Option<u64>,
    pub(crate) limit: Option<u64>,
    filters: Vec<(&'static str, String)>,
}

impl Query {
    /// Sets a filter, once.
    pub(crate) fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.filters.retain(|(known, _)| *known != name);
        self.filters.push((name, value.into()));
    }

    /// The path with its query.
    pub(crate) fn after(&self, path: &str) -> String {
        let numbers = [("page", self.page), ("limit", self.limit)];
        let numbers = numbers.into_iter().filter_map(|(name, number)| Some((name, number?.to_string())));
        let mut target = path.to_owned();
        let pairs = numbers.chain(self.filters.iter().map(|(name, value)| (*name, segment(value).to_string())));
        for ((name, value), mark) in pairs.zip(std::iter::once('?').chain(std::iter::repeat('&'))) {
            // Writing into a text can't fail.
            let _ = write!(target, "{mark}{name}={value}");
        }
        target
    }
}

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Query").field("page", &self.page).field("limit", &self.limit).finish_non_exhaustive()
    }
}
