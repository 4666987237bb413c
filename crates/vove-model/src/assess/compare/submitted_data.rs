//! Compares the submitted data with a document.

use alloc::{string::String, vec::Vec};

use super::{
    dates,
    names::{self, NameOperand},
    sex,
};
use crate::{
    Pii, SubmittedUser,
    assess::{
        input::{DateOperand, PreparedDocument, SexOperand, StatedDate, StatedSex},
        report::{Excerpt, Finding, Operand},
    },
};

/// Compares each submitted field with the document's. The date of birth is compared only with documents that identify
/// their holder, the sex only if the document has one.
pub(crate) fn compare_with_document<'a>(
    user: &'a SubmittedUser,
    document: &PreparedDocument<'_, 'a>,
    findings: &mut Vec<Finding<'a>>,
) {
    let submitted = |key, text: &'a Option<Pii<String>>| {
        let text = text.as_ref().map(|text| text.expose().as_str()).filter(|text| !text.trim().is_empty())?;
        Some((Operand::submitted(key, Excerpt::new(text)), text))
    };
    let name = NameOperand::submitted(user);
    if !name.is_absent() {
        findings.push(names::compare_with_document(&name, document));
    }
    if let Some((operand, text)) = submitted("dateOfBirth", &user.date_of_birth)
        && document.identifies_holder()
    {
        let birth = DateOperand { operand, date: StatedDate::from_text(text) };
        findings.push(dates::compare_births(birth, document.birth.stated()));
    }
    if let Some(((operand, text), other)) = submitted("gender", &user.gender).zip(document.stated_sex()) {
        findings.push(sex::compare(SexOperand { operand, sex: StatedSex::from_text(text) }, other));
    }
}
