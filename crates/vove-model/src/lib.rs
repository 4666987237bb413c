#![doc = include_str!("../README.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod aml_case;
pub mod assess;
mod base64_text;
mod beneficial_owner;
mod business_check;
mod check;
mod claimed_user;
mod count;
mod date;
mod date_form;
mod decision;
#[cfg(feature = "digest")]
mod digest;
mod document;
mod drift;
mod error;
mod evidence;
mod id;
mod image;
mod image_bytes;
pub mod json;
mod kyb_case;
mod kyb_case_created;
mod kyb_document;
mod kyb_flow;
mod media_type;
mod month_name;
mod number;
mod object;
mod open_enum;
mod page;
mod partial_date;
mod payload;
mod pii;
mod problem;
mod raw_json;
mod readable;
mod received;
mod scalar_value;
mod screening;
mod session;
mod shape;
mod skeleton;
mod status;
mod step;
#[cfg(feature = "testing")]
pub mod testing;
mod text;
mod timestamp;
mod token;
mod transition;
mod user_documents;
mod user_verification;
mod wiped;

#[cfg(feature = "digest")]
pub use crate::digest::{Digest, FingerprintKey};
pub use crate::{
    aml_case::{AmlCase, AmlCaseStatus},
    assess::assess,
    beneficial_owner::{BeneficialOwner, OwnerStatus},
    business_check::{AnalysisStatus, BusinessSearch, WebsiteAnalysis, WebsiteRisk},
    check::CheckOutcome,
    claimed_user::ClaimedUser,
    date::{DateFault, DateReading, DocumentDate},
    decision::{Approved, Decision},
    document::{AddressProofType, Document, DocumentType, Sex},
    drift::{Drift, DriftKind},
    error::{Error, ErrorKind},
    id::{AmlCaseId, FlowId, KybCaseId, KybDocumentId, RefId, SessionId, UserId},
    image::Image,
    image_bytes::ImageBytes,
    kyb_case::{KybCase, KybCaseStatus, KybRejectionReason},
    kyb_case_created::KybCaseCreated,
    kyb_document::{DocumentAnalysis, KybDocument, KybDocumentType},
    kyb_flow::{KybFlow, KybFlowDetails},
    media_type::MediaType,
    number::Number,
    open_enum::{Spelling, UnknownText},
    page::Page,
    partial_date::{HijriDate, PartialDate},
    pii::Pii,
    problem::Problem,
    raw_json::RawJson,
    received::{Payload, Received},
    screening::{Gender, Screening, ScreeningData},
    session::Session,
    shape::{Field, Leaf, Presence, Shape, Shaped},
    status::VerificationStatus,
    step::StepId,
    text::Text,
    timestamp::Timestamp,
    token::{PortalToken, SessionToken},
    transition::{Transition, apply},
    user_documents::UserDocuments,
    user_verification::UserVerification,
};
pub use vove_mrz as mrz;
pub use vove_mrz::CalendarDate;
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub use vove_mrz::YearOutOfRange;
