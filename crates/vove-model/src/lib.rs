#![doc = include_str!("../README.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod aml;
pub mod assess;
mod image;
pub mod json;
mod kyb;
pub mod limits;
mod response;
#[cfg(test)]
mod schema_agreement;
#[cfg(feature = "testing")]
pub mod testing;
mod user;
mod value;

#[cfg(feature = "digest")]
pub use crate::value::{Digest, FingerprintKey, FingerprintKind};
pub use crate::{
    aml::{AmlCase, AmlCaseStatus, Gender, Screening, ScreeningData},
    assess::assess,
    image::{Image, ImageBytes, MediaType},
    json::error::{Error, ErrorKind},
    json::{
        open_enum::UnknownText,
        raw::RawJson,
        schema::{HasSchema, Leaf, Presence, Schema, SchemaField},
    },
    kyb::{
        AnalysisStatus, BeneficialOwner, BusinessSearch, DocumentAnalysis, KybCase, KybCaseCreated, KybCaseStatus,
        KybDocument, KybDocumentType, KybFlow, KybFlowDetails, KybRejectionReason, OwnerStatus, WebsiteAnalysis,
        WebsiteRisk,
    },
    response::{Drift, DriftKind, Page, Payload, Problem, Received},
    user::{
        AddressProofType, Approved, CheckOutcome, Decision, Document, DocumentStep, DocumentType, Session, Sex, StepId,
        SubmittedUser, Transition, UserDocuments, UserVerification, VerificationState, VerificationStatus,
    },
    value::{
        AmlCaseId, DateFault, DateReading, DocumentDate, FlowId, HijriDate, KybCaseId, KybDocumentId, Number,
        PartialDate, Pii, PortalToken, RefId, SessionId, SessionToken, Text, Timestamp, UserId,
    },
};
pub use vove_mrz as mrz;
pub use vove_mrz::CalendarDate;
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub use vove_mrz::YearOutOfRange;
