//! The most items that each list of a response may have.
//!
//! A list item takes more memory than the JSON that it is read from: a document of 14 bytes, `{"stepId":"x"}`, takes
//! 800. With these limits, what is read of any response takes at most 64 MiB besides its text and images, and these at
//! most as much as the response. Reading stops at the first item beyond a limit, with an error of kind
//! [`LimitExceeded`](crate::ErrorKind::LimitExceeded) that names the limit and the list.

/// The most documents of a person. Flows have a few steps, and each step one document.
pub const MAX_DOCUMENTS: usize = 1_000;

/// The most sessions of a person.
pub const MAX_SESSIONS: usize = 10_000;

/// The most cases on a page of a list. The API's default is 10.
pub const MAX_PAGE_ITEMS: usize = 1_000;

/// The most items of a list within a case or document: documents and beneficial owners of a business case, kinds of a
/// proof of address.
pub const MAX_NESTED_ITEMS: usize = 100;

/// The most records that a screening finds.
pub const MAX_FOUND_RECORDS: usize = 10_000;

/// The most places that [`drift`](crate::Received::drift) lists. Further ones are left out, without an error.
pub const MAX_DRIFT: usize = 10_000;

/// The most messages of a [`Problem`](crate::Problem). Further ones are left out, without an error.
pub const MAX_PROBLEM_MESSAGES: usize = 100;

/// The most bytes of each text of a [`Problem`](crate::Problem). Longer ones are cut, without an error.
pub const MAX_PROBLEM_TEXT: usize = 1024;
