//! Know your business: cases of businesses, their documents, owners and checks.

mod beneficial_owner;
mod business_check;
mod case;
mod case_created;
mod document;
mod flow;

pub use self::{
    beneficial_owner::{BeneficialOwner, OwnerStatus},
    business_check::{AnalysisStatus, BusinessSearch, WebsiteAnalysis, WebsiteRisk},
    case::{KybCase, KybCaseStatus, KybRejectionReason},
    case_created::KybCaseCreated,
    document::{DocumentAnalysis, KybDocument, KybDocumentType},
    flow::{KybFlow, KybFlowDetails},
};
