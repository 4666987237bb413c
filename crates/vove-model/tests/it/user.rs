//! Payloads about a person.

mod document_lookup;
mod documents;
mod session;
mod transition;
mod verification;
