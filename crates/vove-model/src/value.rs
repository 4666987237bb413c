//! The values that payloads are made of: identifiers, texts, numbers, dates, tokens.

pub(crate) mod count;
pub(crate) mod date;
#[cfg(feature = "digest")]
mod digest;
#[cfg(feature = "digest")]
mod fingerprint;
pub(crate) mod id;
pub(crate) mod number;
mod pii;
mod text;
mod timestamp;
mod token;

pub use self::{
    date::{DateFault, DateReading, DocumentDate, HijriDate, PartialDate},
    id::{AmlCaseId, FlowId, KybCaseId, KybDocumentId, RefId, SessionId, UserId},
    number::Number,
    pii::Pii,
    text::Text,
    timestamp::Timestamp,
    token::{PortalToken, SessionToken},
};
#[cfg(feature = "digest")]
pub use self::{
    digest::Digest,
    fingerprint::{FingerprintKey, FingerprintKind},
};
