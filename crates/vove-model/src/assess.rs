//! Consistency checks: MRZ against printed fields, documents against each other, both against submitted data.
//!
//! [`assess()`] compares the fields of a response: the machine readable zone (MRZ) with the printed fields, dates with
//! each other and with the assessment date, the documents of a verification with each other and with the submitted
//! data. It also checks the images, the API's own results and the caller's requirements. It works offline and reads no
//! clock. The result is a list of [`Finding`]s: matches, mismatches, and what could not be compared.
//!
//! ```
//! use bytes::Bytes;
//! use vove_model::{CalendarDate, Received, UserVerification, assess::{AssessOptions, FindingCode}};
//!
//! let response = Bytes::from_static(br#"{"_id": "u1", "refId": "cust-0042", "status": "successful", "documents": [{
//!     "stepId": "ID_DOCUMENT", "firstName": "ANNA MARIA", "lastName": "ERIKSSON", "dateOfBirth": "12/08/1975",
//!     "mrzLine1": "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
//!     "mrzLine2": "L898902C36UTO7408122F1204159ZE184226B<<<<<10"}]}"#);
//! let user = Received::<UserVerification>::parse(response)?;
//! let options = AssessOptions::new(CalendarDate::new(2026, 11, 23).unwrap()).minimum_age(18);
//!
//! let assessment = user.assess(&options);
//! let mismatches: Vec<FindingCode> = assessment.mismatches().map(|finding| finding.code).collect();
//! assert_eq!(mismatches, [FindingCode::BirthDateContradicts]);
//! println!("{assessment}"); // contains no personal data
//! # Ok::<(), vove_model::Error>(())
//! ```
//!
//! # Limits
//!
//! A match does not prove that a document is genuine: a forger can make the MRZ, its check digits and the printed
//! fields consistent. A mismatch proves that one of the operands is wrong, but not which one, and OCR errors are more
//! common than forgeries. Names, sex and states have no check digit: see [`FieldStatus`](crate::mrz::FieldStatus) in
//! [`Source::Mrz`]. For these reasons an assessment has no score and makes no decision. `docs/evidence.md` explains
//! each [`FindingCode`] and what to do about it.

mod check;
mod compare;
mod input;
mod report;

use alloc::vec::Vec;

use self::{
    check::{date_order, expiration, images, issuer_profile, provider_checks, requirements},
    compare::{cross_document::FirstValues, dates, document_number, issuing_state, names, sex, submitted_data},
    input::PreparedDocument,
};
pub use self::{
    input::{AssessOptions, ProviderCheck},
    report::{Assessment, Excerpt, Finding, FindingCode, Operand, Outcome, Reason, Source},
};
use crate::{
    Document, UserDocuments, UserVerification,
    mrz::{Options, inspect},
};

/// The typical number of findings of a document, with some room, so that an assessment needs one allocation.
const FINDINGS_PER_DOCUMENT: usize = 24;

/// The greatest number of documents for which memory is reserved.
const RESERVED_DOCUMENTS: usize = 8;

/// Assesses one document. [`UserVerification::assess`] and [`UserDocuments::assess`] assess a whole response.
///
/// It never fails: an empty document gives findings with [`Outcome::Inconclusive`] only.
pub fn assess<'a>(document: &'a Document, options: &AssessOptions<'a>) -> Assessment<'a> {
    let mut findings = Vec::with_capacity(FINDINGS_PER_DOCUMENT);
    assess_document(0, document, options, &mut FirstValues::default(), &mut findings);
    Assessment::new(core::slice::from_ref(document), findings)
}

impl Document {
    /// Assesses this document: see [`assess()`](crate::assess()).
    pub fn assess<'a>(&'a self, options: &AssessOptions<'a>) -> Assessment<'a> {
        assess(self, options)
    }
}

impl UserVerification {
    /// Assesses each document and the documents against each other, and reports the status of the verification. This
    /// response contains no images: [`UserDocuments::assess`] checks them.
    pub fn assess<'a>(&'a self, options: &AssessOptions<'a>) -> Assessment<'a> {
        let mut findings = assess_documents(&self.documents, options);
        findings.push(provider_checks::check_status(self));
        if !self.documents.is_empty() {
            findings.push(Finding::overall(FindingCode::ImagesUnknown, Reason::Absent));
        }
        Assessment::new(&self.documents, findings)
    }
}

impl UserDocuments {
    /// Assesses each document with its images, and the documents against each other.
    pub fn assess<'a>(&'a self, options: &AssessOptions<'a>) -> Assessment<'a> {
        let mut findings = assess_documents(&self.documents, options);
        for (index, document) in self.documents.iter().enumerate() {
            images::check_document(index, document, &mut findings);
        }
        images::check_response(self, &mut findings);
        Assessment::new(&self.documents, findings)
    }
}

fn assess_documents<'a>(documents: &'a [Document], options: &AssessOptions<'a>) -> Vec<Finding<'a>> {
    let mut findings = Vec::with_capacity(FINDINGS_PER_DOCUMENT * documents.len().min(RESERVED_DOCUMENTS));
    let mut first_values = FirstValues::default();
    for (index, document) in documents.iter().enumerate() {
        assess_document(index, document, options, &mut first_values, &mut findings);
    }
    if documents.is_empty() {
        findings.push(Finding::overall(FindingCode::NoDocuments, Reason::Absent));
    }
    requirements::check_steps(documents, options, &mut findings);
    findings
}

fn assess_document<'a>(
    index: usize,
    document: &'a Document,
    options: &AssessOptions<'a>,
    first_values: &mut FirstValues<'a>,
    findings: &mut Vec<Finding<'a>>,
) {
    let mut lines = [""; 3];
    let mut count = 0;
    let present = [&document.mrz_line1, &document.mrz_line2, &document.mrz_line3];
    for (slot, line) in lines.iter_mut().zip(present.into_iter().flatten()) {
        (*slot, count) = (line.expose(), count + 1);
    }
    let lines = lines.get(..count).unwrap_or_default();
    let report = inspect(lines, &Options::default());
    let document = PreparedDocument::new(index, document, lines, &report, options.today);

    if check::mrz::check(&document, findings) {
        findings.extend(names::compare_mrz_with_printed(&document));
        findings.extend(document_number::compare_mrz_with_printed(&document));
        dates::compare_mrz_with_printed(&document, findings);
        findings.extend(document.mrz_sex().map(|mrz| sex::compare(mrz, document.printed_sex())));
        issuing_state::compare_mrz_with_printed(&document, findings);
        issuer_profile::check(&document, findings);
    }
    date_order::check(&document, options.today, findings);
    if document.identifies_holder() {
        findings.push(expiration::check(&document, options.today));
    }
    provider_checks::check(&document, options, findings);
    findings.extend(requirements::check_match_level(&document, options));
    findings.extend(requirements::check_age(&document, options));
    findings.extend(requirements::check_issuer(&document, options));
    findings.extend(requirements::check_address_proof(&document, options));
    if let Some(user) = options.submitted_data {
        submitted_data::compare_with_document(user, &document, findings);
    }
    first_values.compare(&document, findings);
}
