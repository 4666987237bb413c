//! What the API says about a person: verification, documents, sessions, and what to decide.

mod decision;
mod document;
mod document_lookup;
mod documents;
mod provider_check;
mod session;
mod status;
mod step;
mod submitted_user;
mod transition;
mod verification;

pub use self::{
    decision::{Approved, Decision},
    document::{AddressProofType, Document, DocumentType, Sex},
    documents::UserDocuments,
    provider_check::CheckOutcome,
    session::Session,
    status::VerificationStatus,
    step::{DocumentStep, StepId},
    submitted_user::SubmittedUser,
    transition::{Transition, VerificationState},
    verification::UserVerification,
};
