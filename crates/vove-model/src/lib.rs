#![doc = include_str!("../README.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod base64_text;
mod check;
mod date;
mod decision;
mod document;
mod error;
mod id;
mod image;
pub mod json;
mod open_enum;
mod pii;
mod raw_json;
mod received;
mod session;
mod status;
mod step;
mod timestamp;
mod user_documents;
mod user_verification;

pub use crate::{
    check::CheckOutcome,
    date::{DateFault, DateReading, DocumentDate},
    decision::{Approved, Decision},
    document::{AddressProofType, Document, DocumentType, Sex},
    error::{Error, ErrorKind},
    id::{FlowId, RefId, SessionId, UserId},
    image::{Image, MediaType},
    open_enum::{Spelling, UnknownText},
    pii::Pii,
    raw_json::RawJson,
    received::{Payload, Received},
    session::{ClaimedUser, Session, SessionToken},
    status::VerificationStatus,
    step::StepId,
    timestamp::Timestamp,
    user_documents::UserDocuments,
    user_verification::UserVerification,
};
pub use vove_mrz as mrz;
pub use vove_mrz::CalendarDate;
