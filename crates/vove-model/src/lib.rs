#![doc = include_str!("../README.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod aml_case;
mod base64_text;
mod beneficial_owner;
mod business_check;
mod check;
mod claimed_user;
mod date;
mod decision;
mod document;
mod error;
mod id;
mod image;
pub mod json;
mod kyb_case;
mod kyb_case_created;
mod kyb_document;
mod kyb_flow;
mod number;
mod open_enum;
mod page;
mod payload;
mod pii;
mod problem;
mod raw_json;
mod received;
mod screening;
mod session;
mod shape;
mod status;
mod step;
mod timestamp;
mod token;
mod user_documents;
mod user_verification;

pub use crate::{
    aml_case::{AmlCase, AmlCaseStatus},
    beneficial_owner::{BeneficialOwner, OwnerStatus},
    business_check::{AnalysisStatus, BusinessSearch, WebsiteAnalysis, WebsiteRisk},
    check::CheckOutcome,
    claimed_user::ClaimedUser,
    date::{DateFault, DateReading, DocumentDate},
    decision::{Approved, Decision},
    document::{AddressProofType, Document, DocumentType, Sex},
    error::{Error, ErrorKind},
    id::{AmlCaseId, FlowId, KybCaseId, KybDocumentId, RefId, SessionId, UserId},
    image::{Image, MediaType},
    kyb_case::{KybCase, KybCaseStatus, KybRejectionReason},
    kyb_case_created::KybCaseCreated,
    kyb_document::{DocumentAnalysis, KybDocument, KybDocumentType},
    kyb_flow::{KybFlow, KybFlowDetails},
    number::Number,
    open_enum::{Spelling, UnknownText},
    page::Page,
    pii::Pii,
    problem::Problem,
    raw_json::RawJson,
    received::{Payload, Received},
    screening::{Gender, Screening, ScreeningData},
    session::Session,
    shape::{Shape, Shaped},
    status::VerificationStatus,
    step::StepId,
    timestamp::Timestamp,
    token::{PortalToken, SessionToken},
    user_documents::UserDocuments,
    user_verification::UserVerification,
};
pub use vove_mrz as mrz;
pub use vove_mrz::CalendarDate;
