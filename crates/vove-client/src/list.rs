//! Lists that the API returns page by page.

mod paging;
mod query;
mod streams;

#[cfg(feature = "blocking")]
pub(crate) use self::paging::Paging;
pub(crate) use self::query::Query;
pub use self::{
    paging::Paged,
    streams::{Items, Pages},
};
