//! Compares names: the MRZ's with the printed one, the submitted one with a document's, and those of two documents.

use crate::{
    Document, SubmittedUser,
    assess::{
        input::PreparedDocument,
        report::{Excerpt, Finding, FindingCode, Operand, Reason},
    },
    mrz::{
        FieldName,
        names::{NameComparison, NameVerdict, PrintedName, compare_names, compare_zone_name},
    },
};

/// A printed or submitted name and the fields that contain it.
#[derive(Clone, Copy)]
pub(crate) struct NameOperand<'a> {
    operand: Operand<'a>,
    name: PrintedName<'a>,
}

impl<'a> NameOperand<'a> {
    /// The printed name of a document: its surname and given names, or its full name if it has neither.
    pub(crate) fn printed(index: usize, document: &'a Document) -> Self {
        let text = |field: &'a Option<crate::Pii<crate::Text>>| field.as_ref().map(|text| text.expose().as_str());
        let name = PrintedName {
            surname: text(&document.last_name),
            given_names: text(&document.first_name),
            full_name: text(&document.full_name),
        };
        let operand = |key, text| Operand::field(index, key, text);
        Self::new(name, "firstName, lastName", "fullName", operand)
    }

    /// The name in the submitted data.
    pub(crate) fn submitted(user: &'a SubmittedUser) -> Self {
        let text =
            |field: &'a Option<crate::Pii<alloc::string::String>>| field.as_ref().map(|text| text.expose().as_str());
        let name = PrintedName { surname: text(&user.last_name), given_names: text(&user.first_name), full_name: None };
        Self::new(name, "firstName, lastName", "", Operand::submitted)
    }

    fn new(
        name: PrintedName<'a>,
        keys_of_parts: &'static str,
        key_of_full_name: &'static str,
        operand: impl Fn(&'static str, Excerpt<'a>) -> Operand<'a>,
    ) -> Self {
        let operand = match (name.given_names, name.surname, name.full_name) {
            (None, None, Some(text)) => operand(key_of_full_name, Excerpt::new(text)),
            (given, surname, _) => {
                operand(keys_of_parts, Excerpt::of_two(given.unwrap_or_default(), surname.unwrap_or_default()))
            }
        };
        Self { operand, name }
    }

    pub(crate) fn is_absent(&self) -> bool {
        self.operand.text.expose().is_empty()
    }
}

/// Compares the name in the MRZ with the printed name; `None` if the layout has no name.
pub(crate) fn compare_mrz_with_printed<'a>(document: &PreparedDocument<'_, 'a>) -> Option<Finding<'a>> {
    let mrz = mrz_name(document)?;
    let printed = NameOperand::printed(document.index, document.document);
    Some(finding(compare_zone_name(document.report, &printed.name), mrz, printed.operand))
}

/// Compares a submitted name with a document's: the printed name, or the MRZ's if none is printed.
pub(crate) fn compare_with_document<'a>(
    submitted: &NameOperand<'a>,
    document: &PreparedDocument<'_, 'a>,
) -> Finding<'a> {
    let printed = NameOperand::printed(document.index, document.document);
    match mrz_name(document).filter(|_| printed.is_absent()) {
        Some(mrz) => finding(compare_zone_name(document.report, &submitted.name), submitted.operand, mrz),
        None => compare(submitted, &printed),
    }
}

/// Compares two names that are printed or submitted.
pub(crate) fn compare<'a>(first: &NameOperand<'a>, second: &NameOperand<'a>) -> Finding<'a> {
    finding(compare_names(&first.name, &second.name), first.operand, second.operand)
}

fn finding<'a>(comparison: NameComparison, first: Operand<'a>, second: Operand<'a>) -> Finding<'a> {
    let code = match comparison.verdict {
        NameVerdict::Exact | NameVerdict::Transliterated => FindingCode::NameAgrees,
        NameVerdict::TruncationCompatible => FindingCode::NameTruncated,
        NameVerdict::Reordered => FindingCode::NameReordered,
        NameVerdict::SpellingVariant => FindingCode::NameSpelling,
        NameVerdict::OcrNear => FindingCode::NameMisread,
        NameVerdict::Mismatch => FindingCode::NameContradicts,
        NameVerdict::NotComparable => FindingCode::NameUnknown,
    };
    Finding::between(code, Reason::Name(comparison), first, second)
}

/// The name in the MRZ, which layouts have in one field or in two.
fn mrz_name<'a>(document: &PreparedDocument<'_, 'a>) -> Option<Operand<'a>> {
    if let Some(name) = document.mrz_operand(FieldName::Name) {
        return Some(name);
    }
    let surname = document.mrz_operand(FieldName::Surname)?;
    Some(match document.mrz_operand(FieldName::GivenNames) {
        Some(given) => {
            let [given, family] = [given, surname].map(|operand| operand.text.expose().first_part());
            Operand { text: Excerpt::of_two(given, family).into(), ..surname }
        }
        None => surname,
    })
}
