//! Does a document agree with itself, with its neighbours and with what its holder claimed?
//!
//! [`assess`] compares what a reply holds: the machine readable zone with the printed fields, dates with each other and with a
//! day of yours, documents of one verification with each other, the claim of the session, the images and the API's own
//! outcomes. Offline, without a clock, explained finding by finding: what agrees, what contradicts, what can't be known.
//!
//! ```
//! use bytes::Bytes;
//! use vove_model::{CalendarDate, Received, UserVerification, assess::{Code, Context}};
//!
//! let reply = Bytes::from_static(br#"{"_id": "u1", "refId": "cust-0042", "status": "successful", "documents": [{
//!     "stepId": "ID_DOCUMENT", "firstName": "ANNA MARIA", "lastName": "ERIKSSON", "dateOfBirth": "12/08/1975",
//!     "mrzLine1": "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
//!     "mrzLine2": "L898902C36UTO7408122F1204159ZE184226B<<<<<10"}]}"#);
//! let user = Received::<UserVerification>::parse(reply)?;
//! let context = Context::new(CalendarDate::new(2026, 11, 23).unwrap()).minimum_age(18);
//!
//! let assessment = user.assess(&context);
//! let wrong: Vec<Code> = assessment.contradictions().map(|finding| finding.code).collect();
//! assert_eq!(wrong, [Code::BirthDateContradicts]);
//! println!("{assessment}"); // no value of the person in it
//! # Ok::<(), vove_model::Error>(())
//! ```
//!
//! # What it proves
//!
//! Little, and it says so. Whoever forges a document can make its zone, its digits and its print agree; an agreement is the
//! absence of one kind of mistake. A contradiction is proof that something is wrong, but not of what: a camera misreads more
//! often than a forger writes. Names, sex and states have no check digit at all: look at
//! [`FieldStatus`](crate::mrz::FieldStatus) in [`Source::Zone`]. So there is no score and no verdict: `docs/evidence.md` says
//! for each [`Code`] what it means and what to do.

mod assessment;
mod check;
mod claim;
mod code;
mod context;
mod dates;
mod days;
mod expectation;
mod finding;
mod images;
mod issuer;
mod names;
mod neighbours;
mod number;
mod rule;
mod said;
mod sex;
mod side;
mod state;
mod subject;
mod text;
mod zone;

use alloc::vec::Vec;

pub use self::{
    assessment::Assessment,
    check::Check,
    code::{Code, Severity},
    context::Context,
    finding::Finding,
    rule::Rule,
    side::{Excerpt, Side, Source},
};
use self::{neighbours::Neighbours, subject::Subject};
use crate::{
    Document, StepId, UserDocuments, UserVerification,
    mrz::{Options, inspect},
};

/// About as many findings as a document has.
const FINDINGS: usize = 24;

/// Assesses one document. For a whole reply see [`UserVerification::assess`] and [`UserDocuments::assess`].
///
/// Total: any document gives an assessment. Of a document with nothing in it, that nothing can be known.
pub fn assess<'a>(document: &'a Document, context: &Context<'a>) -> Assessment<'a> {
    let mut findings = Vec::with_capacity(FINDINGS);
    one(0, document, context, &mut Neighbours::default(), &mut findings);
    Assessment::new(core::slice::from_ref(document), findings)
}

impl Document {
    /// Assesses this document alone: [`assess()`].
    pub fn assess<'a>(&'a self, context: &Context<'a>) -> Assessment<'a> {
        assess(self, context)
    }
}

impl UserVerification {
    /// Assesses every document, then documents against each other, and says where the API stands. Images are not in this reply: ask for
    /// [`UserDocuments`] to have them looked at.
    pub fn assess<'a>(&'a self, context: &Context<'a>) -> Assessment<'a> {
        let mut findings = all(&self.documents, context);
        findings.push(check::status(self));
        if !self.documents.is_empty() {
            findings.push(Finding::of(Code::ImagesUnknown, Rule::Absent));
        }
        Assessment::new(&self.documents, findings)
    }
}

impl UserDocuments {
    /// Assesses every document and its images, then documents against each other.
    pub fn assess<'a>(&'a self, context: &Context<'a>) -> Assessment<'a> {
        let mut findings = all(&self.documents, context);
        for (index, document) in self.documents.iter().enumerate() {
            images::of_document(index, document, &mut findings);
        }
        images::of_reply(self, &mut findings);
        Assessment::new(&self.documents, findings)
    }
}

fn all<'a>(documents: &'a [Document], context: &Context<'a>) -> Vec<Finding<'a>> {
    let mut findings = Vec::with_capacity(FINDINGS * documents.len().min(8));
    let mut neighbours = Neighbours::default();
    for (index, document) in documents.iter().enumerate() {
        one(index, document, context, &mut neighbours, &mut findings);
    }
    if documents.is_empty() {
        findings.push(Finding::of(Code::NoDocuments, Rule::Absent));
    }
    expectation::required(documents, context, &mut findings);
    findings
}

fn one<'a>(
    index: usize,
    document: &'a Document,
    context: &Context<'a>,
    neighbours: &mut Neighbours<'a>,
    out: &mut Vec<Finding<'a>>,
) {
    let mut lines = [""; 3];
    let mut count = 0;
    let printed = [&document.mrz_line1, &document.mrz_line2, &document.mrz_line3];
    for (slot, line) in lines.iter_mut().zip(printed.into_iter().flatten()) {
        (*slot, count) = (line.expose(), count + 1);
    }
    let lines = lines.get(..count).unwrap_or_default();
    let report = inspect(lines, &Options::default());
    let subject = Subject::new(index, document, lines, &report, context.today);

    if zone::read(&subject, out) {
        out.extend(names::against_zone(&subject));
        out.extend(number::against_zone(&subject));
        dates::against_zone(&subject, out);
        out.extend(subject.zone_sex().map(|zone| sex::compare(zone, subject.printed_sex())));
        state::against_print(&subject, out);
        issuer::habits(&subject, out);
    }
    dates::in_order(&subject, context, out);
    if subject.shows_a_face() {
        out.push(dates::validity(&subject, context));
    }
    check::outcomes(&subject, context, out);
    out.extend(check::match_level(&subject, context));
    out.extend(expectation::age(&subject, context));
    out.extend(state::expected(&subject, context));
    out.extend(expectation::address_proof(&subject, context));
    if let Some(user) = context.claimed {
        claim::against(user, &subject, out);
    }
    neighbours.meet(&subject, out);
}

impl<'a> Subject<'_, 'a> {
    /// Whether the document is of a kind that tells who somebody is, rather than where they live or what they drive.
    fn shows_a_face(&self) -> bool {
        !matches!(self.document.step_id.id(), StepId::AddressProof | StepId::CarRegistration)
    }
}
